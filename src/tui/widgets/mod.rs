//! The pieces panes are made of.

mod board;
pub mod chart;
pub mod input;
pub mod list;
mod list_draw;
