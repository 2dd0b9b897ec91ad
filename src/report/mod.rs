//! Documents from templates.
