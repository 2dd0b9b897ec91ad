//! Documents about figures.
//!
//! Responsible for: a comparison as a table, and that table as a file of any kind; figures in words,
//! what their check found, the first analysis, the data sheet. Not for: what the figures come to (`crate::domain::indicator`), nor who asks
//! for them.

pub mod analysis;
pub mod bars;
pub mod findings;
pub mod group;
pub mod naming;
pub mod paper;
pub mod sheet;
pub mod table;
pub mod words;
pub mod workbook;

pub use naming::Naming;
pub use paper::{Form, Paper};
pub use table::{ComparisonTable, Datum};
