//! Plain records and the rules of the field as pure functions of (records, date).
//!
//! Knows no clock, no file and no screen. Every rule names its source in its doc comment.
pub mod date;
mod plain;
