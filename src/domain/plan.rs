//! What has to be planned for a measure: the audits of the rhythm and the success review. Source:
//! `domain.md` § 4 (concept §§ 6.1, 6.3).
//!
//! Responsible for: from a measure, its audits, its review and the house rules to what has to be
//! written, so that planning again changes nothing. Not for: when it is asked (the store does, with
//! every change of one of them), nor for what people do with an audit (`audit`'s steps).
//!
//! What people decided stays: audits that are done or waived by hand keep everything but the copy of
//! their subject; appointments, announcements and names stay on all of them.

use chrono::{Datelike, NaiveDate};

use super::audit::{Audit, AuditKind, AuditState, Subject, WaiveReason};
use super::date::{
    LocalHolidays, add_months, lasts_longer_than, next_working_day, previous_working_day,
};
use super::house_rules::{AfterEnd, HouseRules};
use super::id::{AuditId, ReviewId};
use super::measure::{Measure, Stage};
use super::review::{Review, ReviewState};

/// The kinds of audit the rhythm knows.
pub const REGULAR: [AuditKind; 2] = [AuditKind::RegularThreeMonths, AuditKind::RegularNineMonths];

/// What has to be written; empty when everything is planned already.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// New audits under provisional ids, and changed ones.
    pub audits: Vec<Audit>,
    /// A new review under a provisional id, or the changed one.
    pub review: Option<Review>,
}

/// The days of a regular audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regular {
    /// The day by the rhythm.
    pub rule_date: NaiveDate,
    /// The last day it is in time.
    pub due: NaiveDate,
    /// Whether the rhythm's day or the working day after it lies behind the measure's end.
    pub after_end: bool,
}

/// § 6.1: the rhythm is for purchased measures, and for what else the house has audited; a measure
/// called off has no rhythm any more.
pub fn rhythm_applies(measure: &Measure, rules: &HouseRules) -> bool {
    rules.audits(measure.procurement) && !is_cancelled(measure)
}

/// § 6.1: the first audit is due three months after the start.
pub fn three_months(start: NaiveDate) -> NaiveDate {
    add_months(start, 3)
}

/// § 6.1: another one nine months after the start, if the measure is longer than six months (§ 188
/// BGB). Reckoned from the start, not from the first audit.
pub fn nine_months(start: NaiveDate, end: NaiveDate) -> Option<NaiveDate> {
    lasts_longer_than(start, end, 6).then(|| add_months(start, 9))
}

/// The day of a kind of audit by the rhythm; none if the rhythm does not demand it.
pub fn rule_date(kind: AuditKind, start: NaiveDate, end: NaiveDate) -> Option<NaiveDate> {
    match kind {
        AuditKind::RegularThreeMonths => Some(three_months(start)),
        AuditKind::RegularNineMonths => nine_months(start, end),
        AuditKind::SupplierManagement | AuditKind::Occasion | AuditKind::External => None,
    }
}

/// § 6.1: the day moves to the next working day of the place of performance, unless the house
/// reckons in calendar days.
pub fn moved(day: NaiveDate, measure: &Measure, rules: &HouseRules) -> NaiveDate {
    if rules.working_day {
        next_working_day(day, measure.land, &rules.local_holidays)
    } else {
        day
    }
}

/// § 6.1: the last working day on or before the end. A measure without a single working day has its
/// first day instead: an audit before the start would find nobody.
pub fn brought_forward(measure: &Measure, local: &LocalHolidays) -> NaiveDate {
    previous_working_day(measure.end, measure.land, local).max(measure.start)
}

/// The days of a regular audit of this measure; none if the rhythm does not demand it. Where the
/// house drops audits behind the end, the days are those it would have (`after_end` says so).
pub fn regular(kind: AuditKind, measure: &Measure, rules: &HouseRules) -> Option<Regular> {
    if !has_days(measure) || !rhythm_applies(measure, rules) {
        return None;
    }
    let rule_date = rule_date(kind, measure.start, measure.end)?;
    let moved = moved(rule_date, measure, rules);
    let after_end = rule_date > measure.end || moved > measure.end;
    let due = if after_end && rules.after_end == AfterEnd::BringForward {
        brought_forward(measure, &rules.local_holidays)
    } else {
        moved
    };
    Some(Regular {
        rule_date,
        due,
        after_end,
    })
}

/// § 6.3: the success review is due six months (the house's number of months) after the end, moved
/// as audits are: the day by the rule and the last day. None while the end is not known.
pub fn review_days(measure: &Measure, rules: &HouseRules) -> Option<(NaiveDate, NaiveDate)> {
    has_days(measure).then(|| {
        let months = i32::try_from(rules.review_months).unwrap_or(i32::MAX);
        let day = add_months(measure.end, months);
        (day, moved(day, measure, rules))
    })
}

/// § 6.1: a supplier-management audit is covered by a regular one of the same measure that is due, or
/// was done, in the quarter it is due in. One that is waived covers nothing.
pub fn covers(regular: &Audit, supplier: &Audit) -> bool {
    let quarter = |day: NaiveDate| (day.year(), day.month0() / 3);
    let wanted = quarter(supplier.due);
    let done = match regular.status {
        AuditState::Done { on, .. } => Some(on),
        AuditState::Planned | AuditState::Announced { .. } => None,
        AuditState::Waived { .. } => return false,
    };
    regular.kind.is_regular()
        && (quarter(regular.due) == wanted || done.is_some_and(|on| quarter(on) == wanted))
}

/// What audits show of their measure.
pub fn subject(measure: &Measure) -> Subject {
    Subject {
        number: measure.number.clone(),
        title: measure.title.clone(),
        provider: measure.provider,
        coordinator: measure.coordinator,
        place: measure.place.clone(),
        land: measure.land,
    }
}

/// What has to be written so that everything of a measure is planned. `audits` are all audits of it.
pub fn plan(
    measure: &Measure,
    audits: &[Audit],
    review: Option<&Review>,
    rules: &HouseRules,
) -> Plan {
    let mut planned: Vec<Audit> = audits.to_vec();
    for (kind, number) in REGULAR.into_iter().zip(1..) {
        let demanded = regular(kind, measure, rules);
        // Of several the first one is the rhythm's; the store lets no second one in.
        match planned.iter_mut().find(|audit| audit.kind == kind) {
            Some(audit) => {
                if let Some(days) = demanded
                    && !is_settled(audit)
                {
                    audit.rule_date = days.rule_date;
                    audit.due = days.due;
                    audit.after_end = days.after_end;
                }
            }
            None => planned.extend(
                demanded
                    .filter(|days| !(days.after_end && rules.after_end == AfterEnd::Drop))
                    .map(|days| new_audit(AuditId::provisional(number), kind, days, measure)),
            ),
        }
    }
    for audit in &mut planned {
        audit.subject = subject(measure);
        if !is_settled(audit) {
            stand(audit, waived(audit, measure, rules));
        }
    }
    cover(&mut planned);
    Plan {
        audits: planned
            .into_iter()
            .filter(|audit| !audits.contains(audit))
            .collect(),
        review: planned_review(measure, review, rules),
    }
}

fn is_cancelled(measure: &Measure) -> bool {
    matches!(measure.status, Stage::Cancelled { .. })
}

/// Whether both days are known: a measure without them is not planned yet.
fn has_days(measure: &Measure) -> bool {
    Measure::set(measure.start).is_some() && Measure::set(measure.end).is_some()
}

/// Done or waived by hand: people decided, the plan keeps out of it.
const fn is_settled(audit: &Audit) -> bool {
    match &audit.status {
        AuditState::Done { .. } => true,
        AuditState::Waived { reason } => !reason.is_by_plan(),
        AuditState::Planned | AuditState::Announced { .. } => false,
    }
}

/// Why the plan waives an audit: the measure is called off, the rhythm does not demand it (any more),
/// or it lies behind the end and the house drops those.
fn waived(audit: &Audit, measure: &Measure, rules: &HouseRules) -> Option<WaiveReason> {
    if is_cancelled(measure) {
        return Some(WaiveReason::MeasureCancelled);
    }
    // Without days nothing is known that could have changed.
    if !audit.kind.is_regular() || !has_days(measure) {
        return None;
    }
    match regular(audit.kind, measure, rules) {
        None => Some(WaiveReason::NotDemanded),
        Some(days) if days.after_end && rules.after_end == AfterEnd::Drop => {
            Some(WaiveReason::AfterEnd)
        }
        Some(_) => None,
    }
}

/// An audit the plan waived comes back as soon as it is demanded again.
fn stand(audit: &mut Audit, waived: Option<WaiveReason>) {
    match waived {
        Some(reason) => audit.status = AuditState::Waived { reason },
        None if matches!(audit.status, AuditState::Waived { .. }) => {
            audit.status = AuditState::Planned;
        }
        None => {}
    }
}

/// Says of every supplier-management audit which regular one covers it. The earliest does, if both
/// could.
fn cover(audits: &mut [Audit]) {
    let regulars: Vec<Audit> = audits
        .iter()
        .filter(|audit| audit.kind.is_regular())
        .cloned()
        .collect();
    for audit in audits {
        let open = matches!(
            audit.status,
            AuditState::Planned | AuditState::Announced { .. }
        );
        audit.covered_by = regulars
            .iter()
            .filter(|_| open && audit.kind == AuditKind::SupplierManagement)
            .filter(|regular| covers(regular, audit))
            .min_by_key(|regular| (regular.due, regular.id))
            .map(|regular| regular.id);
    }
}

fn new_audit(id: AuditId, kind: AuditKind, days: Regular, measure: &Measure) -> Audit {
    Audit {
        id,
        measure: measure.id,
        subject: subject(measure),
        kind,
        rule_date: days.rule_date,
        due: days.due,
        after_end: days.after_end,
        scheduled: None,
        responsible: None,
        status: AuditState::Planned,
        covered_by: None,
        prompted_by: None,
        advice_on: None,
        auditors: Vec::new(),
        sections: Vec::new(),
        note: String::new(),
        recorded: false,
        filed_on: None,
        result_sent_on: None,
    }
}

/// § 6.3: every measure has one, whatever its procurement; a measure called off has nothing to
/// review. One waived without a reason was waived by the plan.
fn planned_review(
    measure: &Measure,
    review: Option<&Review>,
    rules: &HouseRules,
) -> Option<Review> {
    let days = review_days(measure, rules);
    let Some(before) = review else {
        let (rule_date, due) = days?;
        return (!is_cancelled(measure)).then(|| Review {
            id: ReviewId::provisional(1),
            measure: measure.id,
            rule_date,
            due,
            status: ReviewState::Open,
            by: Vec::new(),
            participants: None,
            integrated: None,
            note: String::new(),
            recorded: false,
        });
    };
    let by_plan = match &before.status {
        ReviewState::Open => true,
        ReviewState::Done { .. } => false,
        ReviewState::Waived { reason } => reason.is_empty(),
    };
    if !by_plan {
        return None;
    }
    let mut after = before.clone();
    after.status = if is_cancelled(measure) {
        ReviewState::Waived {
            reason: String::new(),
        }
    } else {
        ReviewState::Open
    };
    if let Some((rule_date, due)) = days {
        (after.rule_date, after.due) = (rule_date, due);
    }
    (after != *before).then_some(after)
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
