//! The real program on a real terminal device, typed into and looked at like a person would.
//!
//! Nothing sleeps: every wait ends with what the screen shows or with an event of the process. Only
//! proofs that nothing happens ([`Screen::assert_quiet`]) have to let time go by.
mod keys;

use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

pub(crate) use keys::bytes_of;

const PATIENCE: Duration = Duration::from_secs(20);

/// The day of all tests: a Tuesday.
pub(crate) const TODAY: &str = "2026-11-24";

/// A home of its own, with a store in it.
pub(crate) struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self { folder }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The store's folder.
    pub(crate) fn store(&self) -> PathBuf {
        self.path().join("data/ringbuch")
    }

    fn variables(&self) -> Vec<(&'static str, String)> {
        let below = |name: &str| self.path().join(name).display().to_string();
        vec![
            ("HOME", below("")),
            ("XDG_DATA_HOME", below("data")),
            ("XDG_STATE_HOME", below("state")),
            ("XDG_CONFIG_HOME", below("config")),
            ("LANG", "de_DE.UTF-8".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
            ("PATH", std::env::var("PATH").unwrap_or_default()),
        ]
    }

    /// Runs a command to its end.
    pub(crate) fn command(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ringbuch"));
        command.args(["--today", TODAY]).args(arguments);
        command.env_clear().envs(self.variables());
        command.current_dir(self.path()).output().expect("started")
    }

    /// Runs a command that has to succeed; its output.
    #[track_caller]
    pub(crate) fn succeed(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments);
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// The screen, as a session's first process.
    pub(crate) fn screen(&self, columns: u16, rows: u16) -> Screen {
        self.screen_with(columns, rows, &[])
    }

    /// The screen in a changed environment.
    pub(crate) fn screen_with(&self, columns: u16, rows: u16, more: &[(&str, &str)]) -> Screen {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_ringbuch"));
        command.args(["--today", TODAY]);
        self.run(command, columns, rows, more)
    }

    /// The screen as a job of a shell, which says when it stopped and waits before it goes on.
    pub(crate) fn screen_under_a_shell(&self) -> Screen {
        let mut command = CommandBuilder::new("sh");
        let script = r#""$0" --today "$1"; echo back in the shell; read go; fg; echo ended"#;
        command.args(["-mc", script, env!("CARGO_BIN_EXE_ringbuch"), TODAY]);
        self.run(command, 80, 24, &[])
    }

    fn run(
        &self,
        mut command: CommandBuilder,
        columns: u16,
        rows: u16,
        more: &[(&str, &str)],
    ) -> Screen {
        let pair = native_pty_system()
            .openpty(pty_size(columns, rows))
            .expect("a pty");
        command.env_clear();
        for (name, value) in self.variables() {
            command.env(name, value);
        }
        for (name, value) in more {
            command.env(name, value);
        }
        command.cwd(self.path());
        let child = pair.slave.spawn_command(command).expect("started");
        drop(pair.slave);
        let side = |side| NonZeroU16::new(side).expect("not empty");
        let seen = Arc::new(Shared {
            seen: Mutex::new(Seen {
                emulator: vt100::Parser::new(side(rows), side(columns), 0),
                bytes: Vec::new(),
                closed: false,
                cut: false,
            }),
            changed: Condvar::new(),
        });
        let mut source = pair.master.try_clone_reader().expect("a reader");
        let filled = Arc::clone(&seen);
        let reader = std::thread::spawn(move || {
            let mut bytes = [0; 16 * 1024];
            loop {
                let length = source.read(&mut bytes).unwrap_or(0);
                let mut seen = filled.lock();
                seen.emulator.process(&bytes[..length]);
                seen.bytes.extend_from_slice(&bytes[..length]);
                seen.closed = length == 0;
                filled.changed.notify_all();
                if seen.closed || seen.cut {
                    break;
                }
            }
        });
        Screen {
            seen,
            writer: Some(pair.master.take_writer().expect("a writer")),
            master: Some(pair.master),
            reader: Some(reader),
            child,
            marked: 0,
        }
    }

    /// The files of drafts.
    pub(crate) fn drafts(&self) -> Vec<String> {
        let mut names = Vec::new();
        let stores = fs::read_dir(self.path().join("state/ringbuch"));
        for store in stores.into_iter().flatten().filter_map(Result::ok) {
            let drafts = fs::read_dir(store.path().join("drafts"));
            for draft in drafts.into_iter().flatten().filter_map(Result::ok) {
                names.push(draft.file_name().to_string_lossy().into_owned());
            }
        }
        names.sort();
        names
    }
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        ..PtySize::default()
    }
}

/// What has come from the program.
pub(crate) struct Seen {
    emulator: vt100::Parser,
    bytes: Vec<u8>,
    closed: bool,
    cut: bool,
}

impl Seen {
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.emulator.screen()
    }

    pub(crate) fn text(&self) -> String {
        self.screen().contents()
    }

    pub(crate) fn shows(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// One row of the screen, from 0, without the blanks at its end.
    pub(crate) fn row(&self, row: u16) -> String {
        let columns = self.screen().size().1;
        let text = self.screen().contents_between(row, 0, row, columns.get());
        text.trim_end().to_owned()
    }

    /// Row and column of the cursor, from 0.
    pub(crate) fn cursor(&self) -> (u16, u16) {
        self.screen().cursor_position()
    }

    /// What stands in the cursor's row before the cursor.
    pub(crate) fn before_cursor(&self) -> String {
        let (row, column) = self.cursor();
        self.screen().contents_between(row, 0, row, column)
    }
}

struct Shared {
    seen: Mutex<Seen>,
    changed: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The program at work.
pub(crate) struct Screen {
    seen: Arc<Shared>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    reader: Option<JoinHandle<()>>,
    child: Box<dyn Child + Send + Sync>,
    /// Bytes seen at the last [`Screen::mark`].
    marked: usize,
}

impl Screen {
    /// Types keys in the keymap's language: `1jj<enter>Ä<ctrl+s>`.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        self.raw(&bytes_of(keys))
    }

    /// Pastes a text, as terminals do.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        let text = text.replace('\n', "\r");
        self.raw(format!("\x1b[200~{text}\x1b[201~").as_bytes())
    }

    /// Sends bytes in one write.
    pub(crate) fn raw(&mut self, bytes: &[u8]) -> &mut Self {
        let writer = self.writer.as_mut().expect("still connected");
        writer.write_all(bytes).expect("typed");
        writer.flush().expect("typed");
        self
    }

    pub(crate) fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock()
    }

    /// The screen as text.
    pub(crate) fn text(&self) -> String {
        self.seen().text()
    }

    #[track_caller]
    pub(crate) fn wait_until(&self, what: &str, condition: impl Fn(&Seen) -> bool) -> &Self {
        let seen = self.seen.lock();
        let (seen, _) = self
            .seen
            .changed
            .wait_timeout_while(seen, PATIENCE, |seen| !condition(seen) && !seen.closed)
            .unwrap_or_else(PoisonError::into_inner);
        let (row, column) = seen.cursor();
        assert!(
            condition(&seen),
            "never came: {what}; cursor {row}:{column}; the screen shows:\n{}",
            seen.text()
        );
        drop(seen);
        self
    }

    #[track_caller]
    pub(crate) fn wait_for(&self, text: &str) -> &Self {
        self.wait_until(text, |seen| seen.shows(text))
    }

    #[track_caller]
    pub(crate) fn wait_until_gone(&self, text: &str) -> &Self {
        self.wait_until(&format!("end of {text}"), |seen| !seen.shows(text))
    }

    /// Waits until the terminal is as a shell leaves it.
    #[track_caller]
    pub(crate) fn wait_until_given_back(&self) -> &Self {
        self.wait_until("the end of the alternate screen", |seen| {
            let screen = seen.screen();
            !screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor()
        })
    }

    /// Begins counting bytes.
    pub(crate) fn mark(&mut self) -> &mut Self {
        let now = self.seen().bytes.len();
        self.marked = now;
        self
    }

    /// Bytes since the last mark.
    pub(crate) fn bytes(&self) -> usize {
        self.seen().bytes.len() - self.marked
    }

    /// Everything that came since the start.
    pub(crate) fn all_bytes(&self) -> Vec<u8> {
        self.seen().bytes.clone()
    }

    /// How often everything was painted anew.
    pub(crate) fn paintings(&self) -> usize {
        let seen = self.seen();
        let wanted = b"\x1b[H\x1b[J";
        let windows = seen.bytes.windows(wanted.len());
        windows.filter(|window| window == wanted).count()
    }

    /// Lets the program come to rest: until nothing has come for this long.
    pub(crate) fn settle(&self, pause: Duration) -> &Self {
        let mut seen = self.seen.lock();
        loop {
            let before = seen.bytes.len();
            seen = self
                .seen
                .changed
                .wait_timeout_while(seen, pause, |seen| {
                    seen.bytes.len() == before && !seen.closed
                })
                .unwrap_or_else(PoisonError::into_inner)
                .0;
            if seen.bytes.len() == before || seen.closed {
                return self;
            }
        }
    }

    /// Nothing is written for this long.
    #[track_caller]
    pub(crate) fn assert_quiet(&self, pause: Duration) {
        let before = self.seen().bytes.len();
        let seen = self.seen.lock();
        let (seen, _) = self
            .seen
            .changed
            .wait_timeout_while(seen, pause, |seen| seen.bytes.len() == before)
            .unwrap_or_else(PoisonError::into_inner);
        let late = seen.bytes[before..].escape_ascii().to_string();
        assert!(late.is_empty(), "not quiet: {late}");
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        let side = |side| NonZeroU16::new(side).expect("not empty");
        let mut seen = self.seen.lock();
        let screen = seen.emulator.screen_mut();
        screen.set_size(side(rows), side(columns));
        drop(seen);
        let master = self.master.as_ref().expect("still connected");
        master.resize(pty_size(columns, rows)).expect("resized");
        self
    }

    fn pid(&self) -> Pid {
        let id = self.child.process_id().expect("a process");
        Pid::from_raw(id as i32).expect("an id")
    }

    pub(crate) fn signal(&mut self, signal: Signal) -> &mut Self {
        kill_process(self.pid(), signal).expect("sent");
        self
    }

    /// Ends the program as a crash of the machine's memory would: nothing is tidied up.
    pub(crate) fn kill9(mut self) -> Vec<u8> {
        self.signal(Signal::KILL);
        self.child.wait().expect("ended");
        self.rest()
    }

    /// Cuts the line, as a dropped connection does, and waits for the program's end.
    pub(crate) fn hang_up(mut self) -> u32 {
        self.seen.lock().cut = true;
        // Something to read, so that the reader sees that it shall let go of the device.
        self.signal(Signal::WINCH);
        if let Some(reader) = self.reader.take() {
            reader.join().expect("the reader let go");
        }
        self.writer = None;
        self.master = None;
        self.child.wait().expect("ended").exit_code()
    }

    /// Waits for the end; the exit code.
    #[track_caller]
    pub(crate) fn exit_code(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            // A process that is ending has closed its terminal: that event is waited for first.
            self.wait_closed();
            if let Some(status) = self.child.try_wait().expect("a process") {
                return status.exit_code();
            }
            assert!(Instant::now() < end, "it does not end:\n{}", self.text());
            std::thread::yield_now();
        }
    }

    fn wait_closed(&self) {
        let seen = self.seen.lock();
        drop(
            self.seen
                .changed
                .wait_timeout_while(seen, PATIENCE, |seen| !seen.closed)
                .unwrap_or_else(PoisonError::into_inner),
        );
    }

    /// Everything that was written, once the program has ended.
    pub(crate) fn rest(mut self) -> Vec<u8> {
        if let Some(reader) = self.reader.take() {
            reader.join().expect("read to the end");
        }
        self.all_bytes()
    }

    /// How often threads of this program (not sled's) have gone to sleep so far.
    pub(crate) fn wake_ups(&self) -> Vec<(String, u64)> {
        let pid = self.child.process_id().expect("a process");
        let tasks = fs::read_dir(format!("/proc/{pid}/task")).expect("tasks");
        let mut found = Vec::new();
        for task in tasks.filter_map(Result::ok) {
            let read = |name: &str| fs::read_to_string(task.path().join(name)).unwrap_or_default();
            let name = read("comm").trim().to_owned();
            let ours = [
                "ringbuch", "input", "reader", "writer", "long", "watch", "drafts",
            ];
            if !ours.contains(&name.as_str()) {
                continue;
            }
            let status = read("status");
            let line = status.lines().find(|line| line.starts_with("voluntary"));
            let count = line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
            found.push((name, count.unwrap_or(0)));
        }
        found.sort();
        found
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // A test that failed must not leave a program behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
