//! Thin binary: everything is in the library.

fn main() -> std::process::ExitCode {
    // The hook's report is for faults of the program; what a person did wrong is said in sentences.
    let _ = color_eyre::install();
    ringbuch::cli::main()
}
