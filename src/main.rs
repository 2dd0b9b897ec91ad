//! Thin binary: everything is in the library.

use std::io::IsTerminal as _;

use color_eyre::config::{HookBuilder, Theme};

fn main() -> std::process::ExitCode {
    // The hook's report is for faults of the program; what a person did wrong is said in sentences.
    let hook = HookBuilder::default();
    let colours = std::io::stderr().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let hook = if colours {
        hook
    } else {
        hook.theme(Theme::new())
    };
    let _ = hook.install();
    // Panics that are caught on purpose (a library at a damaged file) end in a sentence, not a report.
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if !ringbuch::quiet_panic::is_quiet() {
            report(info);
        }
    }));
    ringbuch::cli::main()
}
