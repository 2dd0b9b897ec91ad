//! Plain records and the rules of the field as pure functions of (records, date).
//!
//! Knows no clock, no file and no screen. Every rule names its source in its doc comment.

pub mod agenda;
pub mod audit;
pub mod carrier;
pub mod checklist;
pub mod contact;
pub mod date;
pub mod deficiency;
pub mod duty;
pub mod house_rules;
pub mod id;
pub mod indicator;
pub mod lifting;
pub mod measure;
pub mod meeting;
pub mod order;
pub mod outcome;
pub mod person;
mod plain;
pub mod plan;
pub mod points;
pub mod problem;
pub mod provider;
pub mod rating;
pub mod review;
pub mod ring;
pub mod task;
pub mod utilisation;
