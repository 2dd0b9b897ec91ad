//! Typed records on an ordered map of bytes.
pub mod backend;
