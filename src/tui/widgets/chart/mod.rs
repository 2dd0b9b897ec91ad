//! Figures as pictures of characters.
//!
//! Responsible for: plain numbers in, cells out. Not for: which numbers, whose, and in what words: the
//! reader gathers them, the panes say what is shown.
//!
//! Built from block and line characters, not from Braille dots: PuTTY's usual fonts and the Linux
//! console lack those, and dots are what a projector shows worst.

pub mod spark;
