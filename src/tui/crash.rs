//! What happens when the program hits a fault of its own.
//!
//! Responsible for: giving the terminal back before anything is printed, writing a short report and
//! naming it. Not for drafts: they are files already. A panic that is caught on purpose
//! ([`crate::quiet_panic`]) is none of its business.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use super::terminal;
use crate::quiet_panic;
use crate::text::locale::Texts;

/// The folder of reports: `$XDG_STATE_HOME/ringbuch`, else `~/.local/state/ringbuch`.
pub fn report_folder(variable: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    let absolute = |name: &str| {
        variable(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    absolute("XDG_STATE_HOME")
        .or_else(|| absolute("HOME").map(|home| home.join(".local/state")))
        .map(|state| state.join("ringbuch"))
}

/// Installs the hook, once, after `color_eyre::install()`; the hook from before runs behind it, on a
/// terminal that can show it.
///
/// `on_panic` is called last, in the thread that panicked. A panic elsewhere than in the main thread
/// leaves the app running on a terminal that is no longer its own, so let it send an event that ends
/// the app.
pub fn install(texts: Arc<Texts>, on_panic: impl Fn() + Send + Sync + 'static) {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if quiet_panic::is_quiet() {
            return;
        }
        terminal::restore();
        let folder = report_folder(|name| std::env::var(name).ok());
        let report = folder.and_then(|folder| write_report(&folder, info));
        before(info);
        let sentence = match report {
            Some(path) => {
                let path = path.display().to_string();
                texts.with("frame-panic", &[("path", path.into())])
            }
            None => texts.get("frame-panic-no-report").into_owned(),
        };
        // Standard error may be gone with the line; a panic in here would abort.
        let _ = writeln!(std::io::stderr(), "\n{sentence}");
        on_panic();
    }));
}

/// Writes the report, readable by its owner alone. `None` if that fails: there is a worse problem.
fn write_report(folder: &Path, info: &PanicHookInfo<'_>) -> Option<PathBuf> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true).mode(0o700).create(folder).ok()?;
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .ok()?
        .as_millis();
    let path = folder.join(format!("panic-{since}-{}.txt", std::process::id()));
    let mut options = OpenOptions::new();
    let mut file = options
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&path)
        .ok()?;
    file.write_all(report(info).as_bytes()).ok()?;
    Some(path)
}

fn report(info: &PanicHookInfo<'_>) -> String {
    let mut text = format!("ringbuch {}\n", env!("CARGO_PKG_VERSION"));
    let thread = thread::current();
    // Writing into a String can't fail.
    let _ = writeln!(text, "thread {}", thread.name().unwrap_or("?"));
    let _ = writeln!(text, "{info}\n\n{}", Backtrace::force_capture());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_lie_in_the_state_folder() {
        let folder = |pairs: &'static [(&str, &str)]| {
            report_folder(|name| {
                pairs
                    .iter()
                    .find(|(key, _)| *key == name)
                    .map(|(_, value)| (*value).to_owned())
            })
        };
        let both: &[_] = &[("XDG_STATE_HOME", "/s"), ("HOME", "/h")];
        assert_eq!(folder(both), Some(PathBuf::from("/s/ringbuch")));
        let relative: &[_] = &[("XDG_STATE_HOME", "s"), ("HOME", "/h")];
        assert_eq!(
            folder(relative),
            Some(PathBuf::from("/h/.local/state/ringbuch"))
        );
        assert_eq!(folder(&[]), None);
    }
}
