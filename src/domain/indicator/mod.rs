//! Indicators (Kennzahlen) and their figures. Source: `domain.md` § 3.

pub mod catalogue;
pub mod check;
pub mod compare;
pub mod course;
pub mod figure;
pub mod member;
pub mod period;
pub mod question;
pub mod series;
pub mod spread;
pub mod target;
