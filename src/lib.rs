//! Ringbuch keeps the work of comparison rings (Vergleichsringe) and the quality of labour-market
//! measures: meetings and their minutes, indicators, audits, deficiencies.
//!
//! # Map of the crate
//!
//! Arrows run one way only; nothing below knows anything above it:
//!
//! ```text
//! main → cli, tui → report, exchange → fields → store → domain
//! ```
//!
//! | module | one idea |
//! | --- | --- |
//! | [`domain`] | plain records and the rules of the field as pure functions; no clock, no file, no screen |
//! | [`store`] | typed records on an ordered map of bytes; [`store::Store::apply`] is the only way to write |
//! | [`fields`] | one table an entity: name, label, kind, get, set. Form, columns, `--set`, CSV read it |
//! | [`exchange`] | what comes in and goes out as files: CSV, JSON Lines |
//! | [`report`] | documents from templates: minutes |
//! | [`text`] | what every layer needs about text: cleaning, folding, widths, the languages |
//! | [`demo`] | a store filled for looking around: real municipalities, invented people |
//! | [`tui`] | the screen: one `App`, events in, one draw out |
//! | [`cli`] | one file a command |
//! | [`quiet_panic`] | panics that are caught on purpose, so that no hook tears the screen down |
//!
//! # The screen, in words
//!
//! ```text
//!  1 Heute  2 Ringe  3 Sitzungen …                      ← tab bar
//! ┌ title ───────────────────────┬ title ─────────────┐
//! │▌row            ← list        │ detail             │  ← pane: the content of one tab
//! │ row                          │                    │
//! └──────────────────────────────┴────────────────────┘
//!  hints for here                                 3 hier ← hint line; messages show in its place
//! ```
//! An *overlay* (help and palette, form, question) lies above the pane and takes every key.
#![doc(html_no_source)]

pub mod cli;
pub mod demo;
pub mod domain;
pub mod exchange;
pub mod fields;
pub mod quiet_panic;
pub mod report;
pub mod store;
pub mod text;
pub mod tui;
