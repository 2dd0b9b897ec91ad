//! Calendar rules: months, public holidays, working days, deadlines, dates as people type them.
//!
//! Responsible for every question whose answer is a day. Not for the clock: a rule that needs
//! "today" is given it. Not for which duty has which deadline: that is said where the duty is.
//!
//! Days are whole calendar days; a period "until 30 June" includes 30 June. Everything is total:
//! a result beyond the calendar's range stops at its end instead of failing.
mod deadline;
mod holidays;
mod land;
mod month;
mod quarter;
pub mod spoken;
mod week;
mod working;

pub use deadline::{Deadline, FixedDay, Span, SpanError, deadline, extended, fixed_day};
pub use holidays::{Holiday, LocalHolidays, holiday, public_holidays};
pub use land::{Land, UnknownLand};
pub use month::{
    Month, MonthError, add_months, exactly_months_end, last_day_of_month, lasts_longer_than,
};
pub use quarter::{Quarter, QuarterError};
pub use week::{iso_week, monday_of_week, weeks_in_year};
pub use working::{
    add_working_days, is_working_day, next_working_day, previous_working_day, working_days_between,
};

#[cfg(test)]
mod vectors;
