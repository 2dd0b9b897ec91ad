//! Documents from templates.
//!
//! Responsible for: what the program writes for people to hand out. Not for: what programs read
//! (`crate::exchange`).

pub mod error;
mod gather;
pub mod markdown;
pub mod minutes;
pub mod names;
mod template;
mod view;

pub use error::ReportError;
