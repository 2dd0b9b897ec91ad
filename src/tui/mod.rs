//! The screen: one `App` value, events in, effects out, one draw.

pub mod action;
pub mod backend;
pub mod crash;
pub mod input;
pub mod keymap;
pub mod problem;
pub mod signals;
pub mod terminal;
pub mod theme;
