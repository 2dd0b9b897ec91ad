//! The pieces panes are made of.

pub mod input;
pub mod list;
mod list_draw;
