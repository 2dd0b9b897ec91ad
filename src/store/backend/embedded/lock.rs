//! One process at a time, and who it is.
//!
//! Responsible for: the `flock` on `<store>/lock`, held for the holder's whole life, the line in it
//! that names the holder, and waiting where waiting helps. Not for: stealing; the kernel frees the
//! lock when the process is gone, and nobody else does.
//!
//! The line survives a killed holder. That is used: the same boot id in it means that the process
//! died but the machine did not, so sled's files are as the process left them, and that it had
//! checked them.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use rustix::process::{Pid, test_kill_process};

/// A command waits this long for another command.
const PATIENCE: Duration = Duration::from_secs(5);
/// It waits this long for a row of them, each of which gets its own time: the lock has no queue.
const ROW_PATIENCE: Duration = Duration::from_secs(60);
/// A holder that is just leaving, or one that only looks (see [`peek`]), is given this much.
const SETTLE: Duration = Duration::from_millis(40);
const STEP: Duration = Duration::from_millis(5);

/// What the holder is doing with the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolderKind {
    /// Somebody works at the screen: may last all day.
    Screen,
    /// `ringbuch serve`: lasts.
    Serve,
    /// One command: over in a moment.
    Command,
}

impl HolderKind {
    /// The word in the lock file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Screen => "screen",
            Self::Serve => "serve",
            Self::Command => "command",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Screen, Self::Serve, Self::Command]
            .into_iter()
            .find(|kind| kind.word() == word)
    }
}

/// Who holds a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holder {
    /// What for.
    pub kind: HolderKind,
    /// Its process.
    pub pid: u32,
    /// Its Unix user.
    pub uid: u32,
    /// Since when, in milliseconds since 1970 (UTC).
    pub since_ms: i64,
}

impl Holder {
    /// This process, from now on.
    pub fn this_process(kind: HolderKind) -> Self {
        let since = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap_or_default();
        Self {
            kind,
            pid: std::process::id(),
            uid: rustix::process::getuid().as_raw(),
            since_ms: since.as_millis() as i64,
        }
    }

    fn line(self, boot: Option<&str>) -> String {
        let Self {
            kind,
            pid,
            uid,
            since_ms,
        } = self;
        format!(
            "{} pid={pid} uid={uid} since={since_ms} boot={}\n",
            kind.word(),
            boot.unwrap_or("?")
        )
    }

    /// A whole line or nothing: a holder may be writing it at this moment.
    fn parse(text: &str) -> Option<(Self, String)> {
        let mut words = text.strip_suffix('\n')?.split(' ');
        let kind = HolderKind::from_word(words.next()?)?;
        let mut field = |name: &str| {
            words
                .next()?
                .strip_prefix(name)?
                .strip_prefix('=')
                .map(str::to_owned)
        };
        let holder = Self {
            kind,
            pid: field("pid")?.parse().ok()?,
            uid: field("uid")?.parse().ok()?,
            since_ms: field("since")?.parse().ok()?,
        };
        Some((holder, field("boot")?))
    }

    /// Gone, as far as this process can see: then its lock is about to be freed.
    fn is_dead(self) -> bool {
        i32::try_from(self.pid)
            .ok()
            .and_then(Pid::from_raw)
            .is_some_and(|pid| test_kill_process(pid) == Err(rustix::io::Errno::SRCH))
    }
}

/// Why the lock was not taken.
#[derive(Debug)]
pub(super) enum LockError {
    /// Somebody else has it; nobody knows who if they left no readable line.
    Held(Option<Holder>),
    Io(io::Error),
}

/// The lock, held until dropped.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    /// Whoever held it last and did not leave in good order.
    pub(super) crashed: Option<Holder>,
    /// That one ran since this machine started, and had vouched for the state.
    pub(super) crashed_this_boot: bool,
    signed: Option<Holder>,
    is_kept: bool,
}

/// The file of a store.
pub(super) fn lock_path(store: &Path) -> PathBuf {
    store.join("lock")
}

fn read_holder(file: &mut File) -> Option<(Holder, String)> {
    let mut text = String::new();
    io::Seek::rewind(file).ok()?;
    file.take(400).read_to_string(&mut text).ok()?;
    Holder::parse(&text)
}

impl Lock {
    /// Takes it, waiting as the module says. Writes nothing yet: see [`Lock::sign`].
    pub(super) fn take(store: &Path, kind: HolderKind) -> Result<Self, LockError> {
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(lock_path(store))
            .map_err(LockError::Io)?;
        let begun = Instant::now();
        let mut seen = (None, begun);
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::Error(error)) => return Err(LockError::Io(error)),
                Err(TryLockError::WouldBlock) => {}
            }
            let holder = read_holder(&mut file).map(|(holder, _)| holder);
            if seen.0 != holder {
                seen = (holder, Instant::now());
            }
            let patience = match holder {
                Some(holder) if holder.is_dead() => PATIENCE,
                Some(Holder {
                    kind: HolderKind::Command,
                    ..
                }) if kind == HolderKind::Command => PATIENCE,
                // Just beginning or just leaving; who begins signs soon.
                None if kind == HolderKind::Command => PATIENCE,
                _ => SETTLE,
            };
            if seen.1.elapsed() >= patience || begun.elapsed() >= ROW_PATIENCE {
                return Err(LockError::Held(holder));
            }
            std::thread::sleep(STEP);
        }
        let last = read_holder(&mut file);
        let boot = boot_id();
        Ok(Self {
            file,
            crashed_this_boot: last
                .as_ref()
                .is_some_and(|(_, its)| Some(its) == boot.as_ref()),
            crashed: last.map(|(holder, _)| holder),
            signed: None,
            is_kept: false,
        })
    }

    /// Writes who holds it. The line names no boot yet: until somebody has vouched for the state, a
    /// successor must not take it for one that a process of this boot had checked.
    pub(super) fn sign(&mut self, holder: Holder) -> io::Result<()> {
        self.signed = Some(holder);
        self.write(&holder.line(None))
    }

    /// The state was checked: should this process be killed, its successor need not wait for a scan.
    pub(super) fn vouch(&self) -> io::Result<()> {
        match self.signed {
            Some(holder) => self.write(&holder.line(boot_id().as_deref())),
            None => Ok(()),
        }
    }

    /// The store is open: from here on only a good end takes the line away.
    pub(super) fn keep_line(&mut self) {
        self.is_kept = true;
    }

    /// First the line, then the length: a process that looks meanwhile finds a whole one.
    fn write(&self, line: &str) -> io::Result<()> {
        self.file.write_all_at(line.as_bytes(), 0)?;
        self.file.set_len(line.len() as u64)
    }

    /// Takes the line out again: a good end.
    pub(super) fn blank(&self) -> io::Result<()> {
        self.file.set_len(0)
    }
}

impl Drop for Lock {
    /// An open that failed leaves no line behind: it was no crash.
    fn drop(&mut self) {
        if self.signed.is_some() && !self.is_kept {
            drop(self.blank());
        }
    }
}

/// Who holds the store now; `None` if nobody does or there is none.
pub(super) fn peek(store: &Path) -> Option<Holder> {
    let mut file = File::open(lock_path(store)).ok()?;
    match file.try_lock_shared() {
        Err(TryLockError::WouldBlock) => read_holder(&mut file).map(|(holder, _)| holder),
        Ok(()) | Err(TryLockError::Error(_)) => None,
    }
}

/// The kernel's name for the time since this machine started.
pub(super) fn boot_id() -> Option<String> {
    let text = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    Some(text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_a_holder_reads_back_and_half_a_line_does_not() {
        let holder = Holder::this_process(HolderKind::Serve);
        let line = holder.line(Some("abc"));
        assert_eq!(Holder::parse(&line), Some((holder, "abc".to_owned())));
        for end in 0..line.len() {
            assert_eq!(Holder::parse(&line[..end]), None);
        }
    }

    #[test]
    fn a_second_taker_learns_who_holds_it_at_once() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(peek(folder.path()), None);
        let mut first = Lock::take(folder.path(), HolderKind::Screen).unwrap();
        let holder = Holder::this_process(HolderKind::Screen);
        first.sign(holder).unwrap();
        first.keep_line();
        let begun = Instant::now();
        let second = Lock::take(folder.path(), HolderKind::Command);
        assert!(matches!(second, Err(LockError::Held(Some(found))) if found == holder));
        assert!(begun.elapsed() < Duration::from_secs(1));
        assert_eq!(peek(folder.path()), Some(holder));
        drop(first);
        assert_eq!(peek(folder.path()), None);
        let third = Lock::take(folder.path(), HolderKind::Command).unwrap();
        assert_eq!(
            third.crashed,
            Some(holder),
            "it left without blanking its line"
        );
        assert!(!third.crashed_this_boot, "it had vouched for nothing");
    }

    #[test]
    fn only_a_holder_that_vouched_is_believed_and_a_failed_open_leaves_no_line() {
        let folder = tempfile::tempdir().unwrap();
        let holder = Holder::this_process(HolderKind::Screen);
        let mut first = Lock::take(folder.path(), HolderKind::Screen).unwrap();
        first.sign(holder).unwrap();
        first.vouch().unwrap();
        first.keep_line();
        assert_eq!(peek(folder.path()), Some(holder));
        drop(first);
        let mut second = Lock::take(folder.path(), HolderKind::Screen).unwrap();
        assert!(second.crashed_this_boot);
        second.sign(holder).unwrap();
        drop(second);
        let third = Lock::take(folder.path(), HolderKind::Screen).unwrap();
        assert_eq!(third.crashed, None);
    }

    #[test]
    fn a_command_waits_for_one_that_has_not_signed_yet() {
        let folder = tempfile::tempdir().unwrap();
        let first = Lock::take(folder.path(), HolderKind::Command).unwrap();
        let path = folder.path().to_owned();
        let waiting = std::thread::spawn(move || Lock::take(&path, HolderKind::Command).is_ok());
        std::thread::sleep(Duration::from_millis(300));
        assert!(!waiting.is_finished());
        drop(first);
        assert!(waiting.join().unwrap());
    }

    #[test]
    fn a_command_waits_for_a_command() {
        let folder = tempfile::tempdir().unwrap();
        let mut first = Lock::take(folder.path(), HolderKind::Command).unwrap();
        first
            .sign(Holder::this_process(HolderKind::Command))
            .unwrap();
        let path = folder.path().to_owned();
        let waiting = std::thread::spawn(move || Lock::take(&path, HolderKind::Command).is_ok());
        std::thread::sleep(Duration::from_millis(150));
        assert!(!waiting.is_finished());
        first.blank().unwrap();
        drop(first);
        assert!(waiting.join().unwrap());
    }
}
