//! What every layer needs about text: cleaning, folding, widths, the languages.
//!
//! Lies beside `domain` at the bottom: it knows nothing of ours.
pub mod clean;
mod csv_cell;
mod file_name;
pub mod fold;
pub mod locale;
pub mod own_file;
pub mod width;

pub use clean::{clean, multi_line, single_line};
pub use csv_cell::{csv_safe, csv_unguarded};
pub use file_name::safe_file_name;
pub use fold::{Folded, Query, fold};
