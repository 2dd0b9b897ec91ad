//! What every layer needs about text: cleaning, folding, widths, the languages.
//!
//! Lies beside `domain` at the bottom: it knows nothing of ours.

pub mod locale;
