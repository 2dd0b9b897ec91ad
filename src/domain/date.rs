//! Calendar rules.
