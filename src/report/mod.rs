//! Documents from templates.
//!
//! Responsible for: what the program writes for people to hand out. Not for: what programs read
//! (`crate::exchange`).

pub mod agenda;
pub mod appointments;
pub mod day;
pub mod error;
pub mod figures;
pub mod file;
pub mod follow_up;
mod gather;
pub mod lists;
pub mod markdown;
pub mod measures;
pub mod minutes;
pub mod names;
pub mod outside;
mod template;
mod view;

pub use agenda::agenda_template;
pub use error::ReportError;
