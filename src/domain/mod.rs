//! Plain records and the rules of the field as pure functions of (records, date).
//!
//! Knows no clock, no file and no screen. Every rule names its source in its doc comment.

pub mod agenda;
pub mod carrier;
pub mod date;
pub mod id;
pub mod lifting;
pub mod meeting;
pub mod order;
pub mod outcome;
pub mod person;
mod plain;
pub mod problem;
pub mod ring;
pub mod task;
