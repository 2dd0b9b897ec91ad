//! Documents from templates.
//!
//! Responsible for: what the program writes for people to hand out. Not for: what programs read
//! (`crate::exchange`).

pub mod markdown;
