//! The film in the README keeps its promises: `demo.tape` is read strictly, typed key by key into a
//! real shell on a terminal of 80×24, and every screen it waits for has to come.
//!
//! What is read is a subset of VHS's language, each command as VHS itself takes it; anything else
//! is an error, so that a typing mistake can't make the test skip a check:
//!
//! ```text
//! tape    = { line }            line = comment | command
//! command = Output FILE | Require PROGRAM | Set SETTING VALUE | Env NAME "VALUE"
//!         | Type[@TIME] "TEXT" | KEY[@TIME] [COUNT] | Ctrl+LETTER
//!         | Sleep TIME | Wait+Screen /PATTERN/
//! TIME    = NUMBER ("ms" | "s")
//! PATTERN = plain text; what a regular expression would read otherwise stands behind a \
//! ```
//! Pauses are summed, not made: a replay goes as fast as the program.
#![expect(
    clippy::expect_used,
    reason = "helpers of tests, outside of #[test] functions"
)]

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const TAPE: &str = include_str!("../demo.tape");
const PATIENCE: Duration = Duration::from_secs(30);
/// What a wait costs in the film: the program answers at once, the recorder looks every moment.
const WAITING: Duration = Duration::from_millis(300);

// --- Reading ---------------------------------------------------------------------------------

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Setting(String, String),
    Env(String, String),
    Require(String),
    Output(String),
    /// Bytes of one key, after a pause.
    Key(Vec<u8>, Option<Duration>),
    Sleep(Duration),
    Wait(String),
}

const SETTINGS: &[&str] = &[
    "Shell",
    "Width",
    "Height",
    "FontSize",
    "Padding",
    "TypingSpeed",
];

/// Keys as a terminal sends them.
const KEYS: &[(&str, &[u8])] = &[
    ("Enter", b"\r"),
    ("Escape", b"\x1b"),
    ("Tab", b"\t"),
    ("Space", b" "),
    ("Backspace", b"\x7f"),
    ("Up", b"\x1b[A"),
    ("Down", b"\x1b[B"),
    ("Right", b"\x1b[C"),
    ("Left", b"\x1b[D"),
    ("PageUp", b"\x1b[5~"),
    ("PageDown", b"\x1b[6~"),
];

fn parse(tape: &str) -> Result<Vec<Step>, String> {
    let mut steps = Vec::new();
    for (at, line) in tape.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        parse_line(line, &mut steps).map_err(|why| format!("line {}: {why}: {line}", at + 1))?;
    }
    Ok(steps)
}

fn parse_line(line: &str, steps: &mut Vec<Step>) -> Result<(), String> {
    let (command, rest) = line.split_once(' ').unwrap_or((line, ""));
    let rest = rest.trim();
    let (name, speed) = match command.split_once('@') {
        Some((name, speed)) => (name, Some(time(speed)?)),
        None => (command, None),
    };
    match name {
        "Output" => steps.push(Step::Output(bare(rest)?)),
        "Require" => steps.push(Step::Require(bare(rest)?)),
        "Set" => {
            let (setting, value) = rest.split_once(' ').ok_or("a setting and its value")?;
            if !SETTINGS.contains(&setting) {
                return Err(format!("no setting {setting:?}"));
            }
            let value = quoted(value).unwrap_or_else(|_| value.to_owned());
            steps.push(Step::Setting(setting.to_owned(), value));
        }
        "Env" => {
            let (variable, value) = rest.split_once(' ').ok_or("a name and its value")?;
            steps.push(Step::Env(variable.to_owned(), quoted(value)?));
        }
        "Type" => {
            let text = quoted(rest)?;
            steps.extend(text.chars().map(|one| {
                let bytes = one.to_string().into_bytes();
                Step::Key(bytes, speed)
            }));
        }
        "Sleep" => steps.push(Step::Sleep(time(rest)?)),
        "Wait+Screen" => steps.push(Step::Wait(pattern(rest)?)),
        _ => {
            let (bytes, count) = key(name, rest)?;
            for _ in 0..count {
                steps.push(Step::Key(bytes.clone(), speed));
            }
        }
    }
    Ok(())
}

fn key(name: &str, count: &str) -> Result<(Vec<u8>, usize), String> {
    if let Some(letter) = name.strip_prefix("Ctrl+") {
        return match letter.as_bytes() {
            [letter @ b'A'..=b'Z'] if count.is_empty() => Ok((vec![letter - b'A' + 1], 1)),
            _ => Err("Ctrl+ takes one capital letter".to_owned()),
        };
    }
    let (_, bytes) = KEYS
        .iter()
        .find(|(known, _)| *known == name)
        .ok_or_else(|| format!("no command {name:?}"))?;
    let count = match count {
        "" => 1,
        count => count.parse().map_err(|_| "not a count")?,
    };
    Ok((bytes.to_vec(), count))
}

fn bare(text: &str) -> Result<String, String> {
    if text.is_empty() || text.contains([' ', '"']) {
        return Err("one word".to_owned());
    }
    Ok(text.to_owned())
}

/// VHS knows no escapes in its strings.
fn quoted(text: &str) -> Result<String, String> {
    text.strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
        .filter(|text| !text.is_empty() && !text.contains('"'))
        .map(str::to_owned)
        .ok_or_else(|| "a text between quotation marks".to_owned())
}

fn time(text: &str) -> Result<Duration, String> {
    let (number, unit) = match text.strip_suffix("ms") {
        Some(number) => (number, 1),
        None => (text.strip_suffix('s').ok_or("ms or s")?, 1000),
    };
    let number: u64 = number.parse().map_err(|_| "not a time")?;
    Ok(Duration::from_millis(number * unit))
}

fn pattern(text: &str) -> Result<String, String> {
    let inner = text
        .strip_prefix('/')
        .and_then(|text| text.strip_suffix('/'))
        .filter(|inner| !inner.is_empty())
        .ok_or("a pattern between slashes")?;
    let mut plain = String::new();
    let mut symbols = inner.chars();
    while let Some(symbol) = symbols.next() {
        match symbol {
            '\\' => match symbols.next() {
                Some(next) if next.is_ascii_punctuation() => plain.push(next),
                _ => return Err("nothing to be escaped behind \\".to_owned()),
            },
            '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '^' | '$' | '|' | '/' => {
                return Err(format!("{symbol:?} has to stand behind \\ here"));
            }
            plain_one => plain.push(plain_one),
        }
    }
    Ok(plain)
}

/// How long the film is.
fn length(steps: &[Step]) -> Duration {
    let speed = steps
        .iter()
        .find_map(|step| match step {
            Step::Setting(name, value) if name == "TypingSpeed" => time(value).ok(),
            _ => None,
        })
        .expect("a TypingSpeed");
    steps
        .iter()
        .map(|step| match step {
            Step::Key(_, own) => own.unwrap_or(speed),
            Step::Sleep(pause) => *pause,
            Step::Wait(_) => WAITING,
            _ => Duration::ZERO,
        })
        .sum()
}

// --- Replaying -------------------------------------------------------------------------------

struct Seen {
    emulator: vt100::Parser,
    closed: bool,
}

struct Terminal {
    seen: Arc<(Mutex<Seen>, Condvar)>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    /// A shell in an empty folder that finds the program built for this test and nothing of the
    /// person's own.
    fn shell(folder: &Path, environment: &[(String, String)]) -> Self {
        let size = PtySize {
            rows: 24,
            cols: 80,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).expect("a pty");
        // Another build of the program can be looked at in place of the one made for this test.
        let built = Path::new(env!("CARGO_BIN_EXE_ringbuch")).parent();
        let folder_of_program = std::env::var_os("RINGBUCH_BINARY_FOLDER")
            .map_or_else(|| built.expect("a folder").to_owned(), PathBuf::from);
        let path = std::env::join_paths([folder_of_program].into_iter().chain(
            std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()),
        ))
        .expect("a path");
        let mut command = CommandBuilder::new("sh");
        command.cwd(folder);
        for (name, _) in std::env::vars() {
            if name.starts_with("RINGBUCH_") || name.starts_with("LC_") {
                command.env_remove(name);
            }
        }
        command.env("PATH", path);
        command.env("HOME", folder);
        for variable in [
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_STATE_HOME",
            "TMPDIR",
        ] {
            let own = folder.join(format!(".{variable}"));
            std::fs::create_dir_all(&own).expect("a folder");
            command.env(variable, own);
        }
        command.env("TERM", "xterm-256color");
        command.env("PS1", "$ ");
        for (name, value) in environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).expect("a shell");
        drop(pair.slave);
        let side = |side| NonZeroU16::new(side).expect("not empty");
        let seen = Arc::new((
            Mutex::new(Seen {
                emulator: vt100::Parser::new(side(24), side(80), 0),
                closed: false,
            }),
            Condvar::new(),
        ));
        let mut source = pair.master.try_clone_reader().expect("a reader");
        let filled = Arc::clone(&seen);
        std::thread::spawn(move || {
            let (seen, changed) = &*filled;
            let mut bytes = [0; 4096];
            loop {
                let length = source.read(&mut bytes).unwrap_or(0);
                let Ok(mut seen) = seen.lock() else { break };
                seen.emulator.process(&bytes[..length]);
                seen.closed = length == 0;
                changed.notify_all();
                if seen.closed {
                    break;
                }
            }
        });
        Self {
            seen,
            writer: pair.master.take_writer().expect("a writer"),
            child,
            _master: pair.master,
        }
    }

    fn press(&mut self, bytes: &[u8]) {
        self.writer.write_all(bytes).expect("typed");
        self.writer.flush().expect("typed");
    }

    #[track_caller]
    fn wait(&self, what: &str, condition: impl Fn(&vt100::Screen) -> bool) {
        let (seen, changed) = &*self.seen;
        let guard = seen.lock().expect("not poisoned");
        let (guard, _) = changed
            .wait_timeout_while(guard, PATIENCE, |seen| {
                !condition(seen.emulator.screen()) && !seen.closed
            })
            .expect("not poisoned");
        assert!(
            condition(guard.emulator.screen()),
            "never came: {what}; the screen shows:\n{}",
            guard.emulator.screen().contents()
        );
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Types a tape; gives the documents written.
fn replay(steps: &[Step]) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().expect("a folder");
    let environment: Vec<(String, String)> = steps
        .iter()
        .filter_map(|step| match step {
            Step::Env(name, value) => Some((name.clone(), value.clone())),
            _ => None,
        })
        .collect();
    let mut terminal = Terminal::shell(folder.path(), &environment);
    terminal.wait("a prompt", |screen| screen.contents().contains('$'));
    for step in steps {
        match step {
            Step::Key(bytes, _) => terminal.press(bytes),
            Step::Wait(text) => {
                terminal.wait(text, |screen| screen.contents().contains(text.as_str()));
            }
            // The shell has to be there again before it is typed to: who leaves raw mode throws away
            // what was typed until then.
            Step::Sleep(_) if is_after_leaving(steps, step) => {
                terminal.wait("the shell", |screen| {
                    !screen.alternate_screen() && screen.contents().trim_end().ends_with('$')
                });
            }
            _ => {}
        }
    }
    let mut written: Vec<(String, String)> = std::fs::read_dir(folder.path())
        .expect("a folder")
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_file())
        .map(|entry| {
            let text = std::fs::read_to_string(entry.path()).expect("a text");
            (entry.file_name().to_string_lossy().into_owned(), text)
        })
        .filter(|(name, _)| !name.starts_with('.'))
        .collect();
    written.sort();
    let left = std::fs::read_dir(folder.path().join(".TMPDIR")).expect("a folder");
    assert_eq!(left.count(), 0, "the demonstration leaves nothing behind");
    written
}

/// Whether this very step follows the key that leaves the program.
fn is_after_leaving(steps: &[Step], step: &Step) -> bool {
    let leave = Step::Key(vec![b'Q' - b'A' + 1], None);
    steps
        .windows(2)
        .any(|pair| pair[0] == leave && std::ptr::eq(&raw const pair[1], step))
}

// --- The tests -------------------------------------------------------------------------------

#[test]
fn the_tape_shows_the_way_from_agenda_to_markdown() {
    let steps = parse(TAPE).expect("a tape");
    let written = replay(&steps);
    let [(name, minutes)] = written.as_slice() else {
        panic!("one document was promised: {written:?}");
    };
    assert_eq!(name, "Protokoll-Vergleichsring-4-2026-11-24.md");
    for line in [
        "**B1** (Beschluss) Die Tagesordnung gilt wie umgestellt. – Abstimmung 9:0:2",
        "**G1** (Gutes Beispiel, Steinfurt) Lotsen begleiten durch den Antrag",
        "**A1** (Auftrag) Ablaufplan an alle schicken – zuständig: Steinfurt – bis 15.12.2026",
    ] {
        assert!(minutes.contains(line), "{line:?} is not in\n{minutes}");
    }
}

#[test]
fn the_tape_takes_less_than_a_minute_and_starts_as_a_newcomer_does() {
    let steps = parse(TAPE).expect("a tape");
    let length = length(&steps);
    assert!(length < Duration::from_secs(60), "{length:?}");
    let typed: Vec<u8> = steps
        .iter()
        .filter_map(|step| match step {
            Step::Key(bytes, _) => Some(bytes.clone()),
            _ => None,
        })
        .flatten()
        .collect();
    assert!(typed.starts_with(b"ringbuch demo --try"));
    for wanted in ["Width", "Height", "FontSize", "TypingSpeed"] {
        let is_set = |step: &Step| matches!(step, Step::Setting(name, _) if name == wanted);
        assert!(steps.iter().any(is_set), "no {wanted}");
    }
    assert!(steps.contains(&Step::Output("demo.gif".into())));
    assert!(steps.contains(&Step::Require("ringbuch".into())));
    let last = steps
        .iter()
        .rev()
        .find(|step| !matches!(step, Step::Sleep(_)));
    assert!(matches!(last, Some(Step::Wait(_))), "the end is checked");
}

#[test]
fn what_is_no_tape_is_refused() {
    for (tape, why) in [
        ("Tipe \"a\"", "no command"),
        ("Type a", "quotation marks"),
        ("Sleep 5", "ms or s"),
        ("Wait+Screen /a.b/", "behind \\"),
        ("Wait+Screen /a", "slashes"),
        ("Wait /a/", "no command"),
        ("Ctrl+PageDown", "one capital letter"),
        ("Set Speed 3", "no setting"),
        ("Down x", "not a count"),
    ] {
        let error = parse(tape).expect_err(tape);
        assert!(error.contains(why), "{tape}: {error}");
    }
    let steps = parse("Set TypingSpeed 50ms\nType \"ab\"\nDown@1s 2\nSleep 2s").expect("a tape");
    assert_eq!(length(&steps), Duration::from_millis(4100));
}
