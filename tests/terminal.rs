//! The ground under the screen, on a real terminal device.
//!
//! Each test runs this very program again in a pty, as a tiny app on the terminal guard, the input
//! thread and the backend, and looks at it through a terminal emulator. Nothing sleeps: every wait
//! ends with what the screen shows.
#![expect(
    clippy::expect_used,
    reason = "helpers of tests, outside of #[test] functions"
)]

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;
use std::{env, fs};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use ratatui::text::Text;
use ringbuch::text::locale::{Lang, Texts};
use ringbuch::tui::backend::assert_only_allowed_sequences;
use ringbuch::tui::crash;
use ringbuch::tui::input::{Event, Input, Signal};
use ringbuch::tui::keymap::Key;
use ringbuch::tui::terminal::{ScreenGuard, repaint};

const APP: &str = "RINGBUCH_TEST_TERMINAL_APP";
const PATIENCE: Duration = Duration::from_secs(20);

// --- The app ---------------------------------------------------------------------------------

/// Not a test by itself: what the others run in the pty. It shows every event as a line.
#[test]
fn the_app() {
    let Ok(folder) = env::var(APP) else {
        return;
    };
    crash::install(Arc::new(Texts::new(Lang::En)), || {});
    let guard = ScreenGuard::enter().expect("a terminal");
    let mut tui = guard.terminal().expect("a screen");
    let (sender, events) = mpsc::channel::<Event>();
    let input = Input::start(sender).expect("an input thread");
    let mut lines = vec!["ready".to_owned()];
    loop {
        let shown = lines.join("\n");
        let drawn = tui.draw(|frame| {
            frame.render_widget(Text::raw(shown.as_str()), frame.area());
            frame.set_cursor_position((0, 0));
        });
        // A line that drops in the middle of a frame shows here first; the events say it as well.
        if drawn.is_err() {
            lines.push("not drawn".to_owned());
        }
        let event = events.recv().expect("the input thread lives");
        let key = match &event {
            Event::Key(key) => Key::from_event(key).map(|key| key.to_string()),
            _ => None,
        };
        match (key.as_deref(), event) {
            (Some("q"), _) => break,
            (Some("p"), _) => panic!("on purpose"),
            (Some("i"), _) => lines.push(format!("idle {}", wake_ups_while_idle(&events))),
            (Some("e"), _) => {
                input.pause();
                guard.release();
                println!("editor here\r");
                let mut typed = String::new();
                std::io::stdin().read_line(&mut typed).expect("a line");
                guard.reclaim().expect("the terminal");
                input.resume();
                repaint(&mut tui).expect("a screen");
                lines.push(format!("edited {}", typed.trim()));
            }
            (Some("ctrl+z"), _) | (_, Event::Signal(Signal::Suspend)) => {
                let stopped = guard.suspend().expect("the terminal");
                repaint(&mut tui).expect("a screen");
                lines.push(format!("suspended {stopped}"));
            }
            (_, Event::Signal(Signal::Continue)) => {
                guard.reclaim().expect("the terminal");
                repaint(&mut tui).expect("a screen");
            }
            (_, Event::Resize(size)) => {
                repaint(&mut tui).expect("a screen");
                lines.push(format!("size {}x{}", size.width, size.height));
            }
            (_, Event::Paste(text)) => lines.push(format!("paste {text:?}")),
            (_, Event::Signal(Signal::HangUp) | Event::InputClosed) => {
                let ticks = cpu_ticks_while_hung_up(&events);
                fs::write(Path::new(&folder).join("hung-up"), ticks.to_string()).expect("a file");
                break;
            }
            (_, Event::Signal(signal)) => {
                lines.push(format!("{signal:?}"));
                fs::write(Path::new(&folder).join("signal"), format!("{signal:?}"))
                    .expect("a file");
                break;
            }
            (Some(key), _) => lines.push(format!("key {key}")),
            (None, Event::Key(_)) => {}
        }
    }
}

/// How often the input thread wakes while nothing happens.
fn wake_ups_while_idle(events: &Receiver<Event>) -> u64 {
    let wake_ups = || -> u64 {
        let tasks = fs::read_dir("/proc/self/task").expect("tasks");
        tasks
            .filter_map(Result::ok)
            .map(|task| task.path())
            .filter(|task| {
                fs::read_to_string(task.join("comm")).is_ok_and(|name| name == "input\n")
            })
            .filter_map(|task| fs::read_to_string(task.join("status")).ok())
            .flat_map(|status| {
                let switches = status.lines().filter(|line| line.starts_with("voluntary"));
                let counts =
                    switches.filter_map(|line| line.split_whitespace().nth(1)?.parse().ok());
                counts.collect::<Vec<u64>>()
            })
            .sum()
    };
    // The key that brought us here may still be on its way back into poll.
    let _ = events.recv_timeout(Duration::from_millis(50));
    let before = wake_ups();
    assert_eq!(
        events.recv_timeout(Duration::from_millis(400)),
        Err(RecvTimeoutError::Timeout)
    );
    wake_ups() - before
}

/// Processor time, in hundredths of a second, over a while in which the line is gone.
fn cpu_ticks_while_hung_up(events: &Receiver<Event>) -> u64 {
    let ticks = || -> u64 {
        let stat = fs::read_to_string("/proc/self/stat").expect("stat");
        let behind_name = stat.rsplit(')').next().expect("fields");
        let fields = behind_name.split_whitespace().skip(11).take(2);
        fields.filter_map(|field| field.parse::<u64>().ok()).sum()
    };
    let before = ticks();
    while events.recv_timeout(Duration::from_millis(400)).is_ok() {}
    ticks() - before
}

// --- Looking at it ---------------------------------------------------------------------------

struct Seen {
    emulator: vt100::Parser,
    bytes: Vec<u8>,
    closed: bool,
}

struct Session {
    seen: Arc<(Mutex<Seen>, Condvar)>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    reader: Option<JoinHandle<()>>,
    child: Box<dyn Child + Send + Sync>,
    folder: tempfile::TempDir,
}

/// The key after which nobody reads any more: the line is about to be cut.
const CUT: &str = "key h";

impl Session {
    /// The app as a session's first process, as `ssh -t host ringbuch` starts it.
    fn start() -> Self {
        let program = env::current_exe().expect("this program");
        Self::run(
            &mut CommandBuilder::new(program),
            &["--exact", "the_app", "--nocapture"],
        )
    }

    /// The app as a job of a shell, which says when it stopped and waits before it goes on.
    fn start_under_a_shell() -> Self {
        let program = env::current_exe().expect("this program");
        let program = program.display().to_string();
        let script = r#""$0" --exact the_app --nocapture; echo back in the shell; read go; fg"#;
        Self::run(&mut CommandBuilder::new("sh"), &["-mc", script, &program])
    }

    fn run(command: &mut CommandBuilder, arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let size = PtySize {
            rows: 24,
            cols: 80,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).expect("a pty");
        command.args(arguments);
        command.env(APP, folder.path());
        command.env("XDG_STATE_HOME", folder.path());
        command.env("TERM", "xterm-256color");
        let child = pair.slave.spawn_command(command.clone()).expect("started");
        drop(pair.slave);
        let side = |side| NonZeroU16::new(side).expect("not empty");
        let seen = Arc::new((
            Mutex::new(Seen {
                emulator: vt100::Parser::new(side(24), side(80), 0),
                bytes: Vec::new(),
                closed: false,
            }),
            Condvar::new(),
        ));
        let mut source = pair.master.try_clone_reader().expect("a reader");
        let filled = Arc::clone(&seen);
        let reader = std::thread::spawn(move || {
            let (seen, changed) = &*filled;
            let mut bytes = [0; 4096];
            loop {
                let length = source.read(&mut bytes).unwrap_or(0);
                let mut seen = seen.lock().expect("not poisoned");
                seen.emulator.process(&bytes[..length]);
                seen.bytes.extend_from_slice(&bytes[..length]);
                seen.closed = length == 0 || seen.emulator.screen().contents().contains(CUT);
                changed.notify_all();
                if seen.closed {
                    break;
                }
            }
        });
        Self {
            seen,
            writer: Some(pair.master.take_writer().expect("a writer")),
            master: Some(pair.master),
            reader: Some(reader),
            child,
            folder,
        }
    }

    fn type_keys(&mut self, bytes: &str) {
        let writer = self.writer.as_mut().expect("still connected");
        writer.write_all(bytes.as_bytes()).expect("typed");
        writer.flush().expect("typed");
    }

    #[track_caller]
    fn wait_until(&self, what: &str, condition: impl Fn(&Seen) -> bool) {
        let (seen, changed) = &*self.seen;
        let guard = seen.lock().expect("not poisoned");
        let (guard, waited) = changed
            .wait_timeout_while(guard, PATIENCE, |seen| !condition(seen) && !seen.closed)
            .expect("not poisoned");
        assert!(
            !waited.timed_out() && condition(&guard),
            "never came: {what}; the screen shows:\n{}",
            guard.emulator.screen().contents()
        );
    }

    #[track_caller]
    fn wait_for(&self, text: &str) {
        self.wait_until(text, |seen| {
            seen.emulator.screen().contents().contains(text)
        });
    }

    /// Whether the terminal is as a shell leaves it.
    #[track_caller]
    fn assert_given_back(&self) {
        let (seen, _) = &*self.seen;
        let seen = seen.lock().expect("not poisoned");
        let screen = seen.emulator.screen();
        assert!(!screen.alternate_screen(), "alternate screen");
        assert!(!screen.bracketed_paste(), "bracketed paste");
        assert!(!screen.hide_cursor(), "hidden cursor");
    }

    /// Whether keys are echoed and lines edited by the terminal; raw mode does neither.
    fn is_cooked(&self) -> bool {
        const ICANON_AND_ECHO: u32 = 0o2 | 0o10;
        let master = self.master.as_ref().expect("still connected");
        let modes = master.get_termios().expect("modes");
        modes.local_flags.bits() & ICANON_AND_ECHO == ICANON_AND_ECHO
    }

    /// Waits for the end and gives everything that was written.
    fn end(mut self) -> (Vec<u8>, tempfile::TempDir) {
        self.child.wait().expect("ended");
        if let Some(reader) = self.reader.take() {
            reader.join().expect("read to the end");
        }
        let (seen, _) = &*self.seen;
        let bytes = seen.lock().expect("not poisoned").bytes.clone();
        (bytes, self.folder)
    }

    fn signal(&self, signal: rustix::process::Signal) {
        let id = self.child.process_id().expect("a process");
        let id = rustix::process::Pid::from_raw(id as i32).expect("an id");
        rustix::process::kill_process(id, signal).expect("sent");
    }

    /// Waits until the app has given the terminal back, while the device is still open.
    #[track_caller]
    fn wait_until_given_back(&self) {
        self.wait_until("the end of the alternate screen", |seen| {
            !seen.emulator.screen().alternate_screen()
        });
    }
}

fn count(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes
        .windows(wanted.len())
        .filter(|window| *window == wanted)
        .count()
}

// --- The tests -------------------------------------------------------------------------------

#[test]
fn quitting_gives_the_terminal_back_and_sends_only_allowed_sequences() {
    let mut session = Session::start();
    session.wait_for("ready");
    assert!(!session.is_cooked(), "raw mode while it runs");
    session.type_keys("ä");
    session.wait_for("key ä");
    session.type_keys("\x1b");
    session.wait_for("key esc");
    session.type_keys("q");
    session.wait_until_given_back();
    session.assert_given_back();
    let (bytes, _) = session.end();
    let start = bytes
        .windows(8)
        .position(|window| window == b"\x1b[?1049h")
        .expect("entered");
    let end = bytes
        .windows(8)
        .position(|window| window == b"\x1b[?1049l")
        .expect("left");
    assert_only_allowed_sequences(&bytes[start..end + 8]);
}

#[test]
fn a_panic_gives_the_terminal_back_and_names_its_report() {
    let mut session = Session::start();
    session.wait_for("ready");
    session.type_keys("p");
    session.wait_for("fault of its own");
    session.assert_given_back();
    assert!(session.is_cooked());
    let (_, folder) = session.end();
    let reports: Vec<_> = fs::read_dir(folder.path().join("ringbuch"))
        .expect("the folder of reports")
        .filter_map(Result::ok)
        .collect();
    assert_eq!(reports.len(), 1);
    let report = fs::read_to_string(reports[0].path()).expect("a report");
    assert!(report.contains("on purpose"), "{report}");
}

#[test]
fn a_signal_to_end_is_an_event_and_the_terminal_is_given_back() {
    let session = Session::start();
    session.wait_for("ready");
    session.signal(rustix::process::Signal::TERM);
    session.wait_until_given_back();
    session.assert_given_back();
    let (_, folder) = session.end();
    let seen = fs::read_to_string(folder.path().join("signal")).expect("the app saw it");
    assert_eq!(seen, "Terminate");
}

#[test]
fn a_dropped_line_is_an_event_and_nothing_spins() {
    let mut session = Session::start();
    session.wait_for("ready");
    session.type_keys("h");
    session
        .reader
        .take()
        .expect("a reader")
        .join()
        .expect("the reader let go");
    session.writer = None;
    session.master = None;
    session.child.wait().expect("ended");
    let ticks = fs::read_to_string(session.folder.path().join("hung-up")).expect("the app saw it");
    let ticks: u64 = ticks.parse().expect("a number");
    assert!(
        ticks <= 5,
        "{ticks} hundredths of a second of work while nothing happened"
    );
}

#[test]
fn nothing_wakes_up_while_nothing_happens() {
    let mut session = Session::start();
    session.wait_for("ready");
    session.type_keys("i");
    session.wait_for("idle");
    session.wait_for("idle 0");
    session.type_keys("q");
    session.end();
}

#[test]
fn a_paste_arrives_as_one_event_however_long() {
    let mut session = Session::start();
    session.wait_for("ready");
    session.type_keys("\x1b[200~B: eins\rA: zwei\x1b[201~");
    session.wait_for(r#"paste "B: eins\nA: zwei""#);
    session.type_keys("x");
    session.wait_for("key x");
    session.type_keys("q");
    session.end();
}

#[test]
fn a_burst_of_keys_longer_than_any_buffer_is_read_at_once() {
    let mut session = Session::start();
    session.wait_for("ready");
    // Ignored keys and one at the end: all of them arrive without another key to push them.
    session.type_keys(&"\x1b[99~".repeat(600));
    session.type_keys("x");
    session.wait_for("key x");
    session.type_keys("q");
    session.end();
}

#[test]
fn the_same_size_again_repaints_everything() {
    let mut session = Session::start();
    session.wait_for("ready");
    let repaints = |seen: &Seen| count(&seen.bytes, b"\x1b[H\x1b[J");
    let before = repaints(&session.seen.0.lock().expect("not poisoned"));
    session.signal(rustix::process::Signal::WINCH);
    session.wait_for("size 80x24");
    session.wait_until("another painting", |seen| repaints(seen) > before);
    session.wait_for("ready");
    let smaller = PtySize {
        rows: 20,
        cols: 70,
        ..PtySize::default()
    };
    session
        .master
        .as_ref()
        .expect("connected")
        .resize(smaller)
        .expect("resized");
    session.wait_for("size 70x20");
    session.type_keys("q");
    session.end();
}

#[test]
fn an_editor_gets_every_key_while_it_has_the_terminal() {
    let mut session = Session::start();
    session.wait_for("ready");
    session.type_keys("e");
    session.wait_for("editor here");
    assert!(session.is_cooked());
    session.type_keys("some text\n");
    session.wait_for("edited some text");
    session.type_keys("q");
    session.end();
}

#[test]
fn a_sessions_first_process_does_not_suspend() {
    let mut session = Session::start();
    session.wait_for("ready");
    session.type_keys("\x1a");
    session.wait_for("suspended false");
    session.type_keys("q");
    session.end();
}

#[test]
fn suspending_leaves_a_clean_shell_and_fg_brings_everything_back() {
    let mut session = Session::start_under_a_shell();
    session.wait_for("ready");
    session.type_keys("x");
    session.wait_for("key x");
    session.type_keys("\x1a");
    session.wait_for("back in the shell");
    session.assert_given_back();
    assert!(session.is_cooked());
    session.type_keys("\n");
    session.wait_for("suspended true");
    session.wait_for("key x");
    assert!(!session.is_cooked());
    session.type_keys("q");
    session.wait_until_given_back();
    session.end();
}
