//! What comes in and goes out as files.
pub mod ics;
pub mod import;
pub mod jsonl;
pub mod measure_kinds;
pub mod profiles;
pub mod table;
mod write;

pub use write::{CsvStyle, write_csv};
