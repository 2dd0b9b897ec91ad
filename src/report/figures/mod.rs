//! Documents about figures.
//!
//! Responsible for: a comparison as a table, and that table as a file of any kind. Not for: what the
//! figures come to (`crate::domain::indicator`), nor who asks for them.

pub mod naming;
pub mod paper;
pub mod table;
pub mod workbook;

pub use naming::Naming;
pub use paper::{Form, Paper};
pub use table::{ComparisonTable, Datum};
