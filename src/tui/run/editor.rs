//! The person's own editor, on a text of theirs.
//!
//! Responsible for: which program, waiting for it, and stopping with it (Strg-Z in the editor leads
//! to the shell, as everywhere else). Not for: the terminal's modes; the caller has given it away.

use std::env;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rustix::io::Errno;
use rustix::process::{Pid, Signal, WaitOptions, WaitStatus, kill_current_process_group, waitpid};
use signal_hook::consts::SIGQUIT;

use crate::tui::terminal::{can_suspend, stop_until_continued};

/// More than this is not read back: a draft may not be longer either.
const MOST: u64 = 16 << 20;

/// What the editor left behind.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// A text.
    Text(String),
    /// It failed or was told to fail, and nothing was written.
    Nothing,
    /// It failed, but what lies in the file is another text.
    Failed,
    /// Not UTF-8, or far too long.
    NoText,
}

/// `VISUAL`, else `EDITOR`, else what is there.
fn choose(variable: impl Fn(&str) -> Option<String>) -> String {
    let set = ["VISUAL", "EDITOR"].into_iter().filter_map(&variable);
    let mut set = set.filter(|editor| !editor.trim().is_empty());
    set.next().unwrap_or_else(|| {
        let path = variable("PATH").unwrap_or_default();
        let is_there = |editor: &&str| env::split_paths(&path).any(|at| at.join(editor).is_file());
        let found = ["nano", "vi"].into_iter().find(is_there);
        found.unwrap_or("vi").to_owned()
    })
}

/// Opens the editor on a file that holds `before` and waits until it ends.
pub(super) fn edit(path: &Path, before: &str) -> io::Result<Left> {
    // The variable may hold arguments and quotes, so a shell reads it, as git does.
    let editor = choose(|name| env::var(name).ok());
    // Strg-\ is the editor's business; there is no way back to the default, and none is needed.
    let ignored = signal_hook::flag::register(SIGQUIT, Arc::new(AtomicBool::new(false)))?;
    let child = Command::new("sh")
        .arg("-c")
        .arg(format!("{editor} \"$1\""))
        .arg("sh")
        .arg(path)
        .spawn();
    let status = child.and_then(|child| wait(child.id()));
    signal_hook::low_level::unregister(ignored);
    let succeeded = status?.exit_status() == Some(0);
    read_back(path, before, succeeded)
}

/// Not `Child::wait`: a stopped editor has to stop us too, or the shell would never come back.
fn wait(child: u32) -> io::Result<WaitStatus> {
    let child = i32::try_from(child).ok().and_then(Pid::from_raw);
    let child = child.ok_or(io::ErrorKind::InvalidInput)?;
    loop {
        match waitpid(Some(child), WaitOptions::UNTRACED) {
            Ok(Some((_, status))) if status.stopped() => {
                if can_suspend() {
                    stop_until_continued()?;
                }
                // Where no shell waits, the editor just goes on. Our own share of the signal only
                // paints the screen once more.
                kill_current_process_group(Signal::CONT)?;
            }
            Ok(Some((_, status))) => return Ok(status),
            Ok(None) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

fn read_back(path: &Path, before: &str, succeeded: bool) -> io::Result<Left> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    let text = match String::from_utf8(bytes) {
        Ok(text) if text.len() as u64 <= MOST => text,
        _ => return Ok(Left::NoText),
    };
    // Editors end every file with a line feed.
    let text = match text.strip_suffix('\n') {
        Some(shorter) if !before.ends_with('\n') => shorter.to_owned(),
        _ => text,
    };
    let left = match (succeeded, text == before) {
        (true, _) => Left::Text(text),
        (false, true) => Left::Nothing,
        (false, false) => return Ok(Left::Failed),
    };
    // What it held is back in the app, whose draft it is from here on.
    fs::remove_file(path)?;
    Ok(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variables_decide_and_then_what_is_there() {
        let choose = |pairs: &'static [(&str, &str)]| {
            choose(|name| {
                pairs
                    .iter()
                    .find(|(key, _)| *key == name)
                    .map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(choose(&[("VISUAL", "a -b"), ("EDITOR", "c")]), "a -b");
        assert_eq!(choose(&[("VISUAL", " "), ("EDITOR", "c")]), "c");
        assert_eq!(choose(&[]), "vi");
    }

    #[test]
    fn what_was_written_comes_back_and_the_file_goes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("text");
        let cases: &[(&str, &[u8], bool, Left)] = &[
            ("a", b"a\n", true, Left::Text("a".into())),
            ("a\n", b"a\nb\n", true, Left::Text("a\nb\n".into())),
            ("a", b"a\n", false, Left::Nothing),
            ("a", b"b\n", false, Left::Failed),
            ("a", b"\xff", true, Left::NoText),
        ];
        for (before, bytes, succeeded, expected) in cases {
            fs::write(&path, bytes).unwrap();
            let left = read_back(&path, before, *succeeded).unwrap();
            assert_eq!(left, *expected);
            let kept = matches!(expected, Left::Failed | Left::NoText);
            assert_eq!(path.exists(), kept, "{expected:?}");
        }
    }
}
