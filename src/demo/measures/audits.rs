//! Audits that somebody did something about. Those nobody touched are planned by the store.

use chrono::{Days, NaiveDate};

use super::samples::{Sample, Tale, place};
use super::{Setting, Writer, shifted};
use crate::domain::audit::{
    Audit, AuditKind, AuditResult, AuditState, PromptedBy, Verdict, WaiveReason,
};
use crate::domain::date::{LocalHolidays, next_working_day, previous_working_day};
use crate::domain::id::AuditId;
use crate::domain::measure::{Measure, Stage};
use crate::domain::plan::{self, REGULAR, Regular};

/// The audits that found something, for the deficiencies.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Found {
    pub(super) experienced: Option<AuditId>,
    pub(super) metal: Option<AuditId>,
}

/// An audit nobody did anything about yet.
pub(super) fn plain(id: AuditId, measure: &Measure, kind: AuditKind, days: Regular) -> Audit {
    Audit {
        id,
        measure: measure.id,
        subject: plan::subject(measure),
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

/// Makes it one that was recorded in full, section by section.
fn recorded(audit: &mut Audit, setting: &Setting<'_>, measure: &Measure, result: AuditResult) {
    done(audit, measure, result, setting.today);
    audit.sections = setting
        .guideline
        .sections(measure.procurement, setting.lang());
    for (n, section) in audit.sections.iter_mut().enumerate() {
        let is_finding = result == AuditResult::Deficient && n == 1;
        section.verdict = if is_finding {
            section.note = setting.text("demo-audit-finding");
            Verdict::Finding
        } else {
            Verdict::Fine
        };
    }
}

/// Makes it one that was done, with all that follows.
pub(super) fn done(audit: &mut Audit, measure: &Measure, result: AuditResult, today: NaiveDate) {
    let on = previous_working_day(audit.due, measure.land, &LocalHolidays::NONE)
        .max(measure.start)
        .min(today);
    let later = |days| Some(on + Days::new(days)).filter(|day| *day <= today);
    audit.status = AuditState::Done { on, result };
    audit.scheduled = Some(on);
    audit.auditors = measure.coordinator.into_iter().collect();
    audit.recorded = later(3).is_some();
    audit.filed_on = later(5);
    audit.result_sent_on = later(8);
}

/// The audits of the rhythm of a measure of the table.
pub(super) fn regular(
    writer: &mut Writer<'_>,
    setting: &Setting<'_>,
    sample: &Sample,
    measure: &Measure,
) {
    if measure.status != Stage::Awarded {
        return;
    }
    for (kind, tale) in REGULAR.into_iter().zip([sample.three, sample.nine]) {
        let Some(days) = plan::regular(kind, measure, &setting.rules) else {
            continue;
        };
        let mut audit = plain(AuditId(0), measure, kind, days);
        if !told(&mut audit, setting, measure, tale) {
            continue;
        }
        audit.id = AuditId::provisional(writer.number());
        writer.add(audit);
    }
}

/// What became of an audit; false if nothing did.
fn told(audit: &mut Audit, setting: &Setting<'_>, measure: &Measure, tale: Tale) -> bool {
    let working = |days| next_working_day(setting.day(days), measure.land, &LocalHolidays::NONE);
    match tale {
        Tale::Open => return false,
        Tale::Plain if audit.due > setting.today => return false,
        Tale::Plain => recorded(audit, setting, measure, AuditResult::Passed),
        Tale::Deficient => {
            recorded(audit, setting, measure, AuditResult::Deficient);
            audit.note = setting.text("demo-audit-deficient");
        }
        Tale::Scheduled(days) => audit.scheduled = Some(working(days)),
        Tale::Announced(days) => {
            audit.scheduled = Some(working(days));
            audit.status = AuditState::Announced {
                on: setting.day(-1),
            };
        }
        Tale::Waived => {
            audit.status = AuditState::Waived {
                reason: WaiveReason::ByHand(setting.text("demo-audit-waived")),
            };
        }
    }
    true
}

/// Audits beside the rhythm; gives back those that found something.
pub(super) fn others(
    writer: &mut Writer<'_>,
    setting: &Setting<'_>,
    measures: &[Measure],
) -> Found {
    let mut wanted = |at: usize, kind: AuditKind, due: NaiveDate| {
        let measure = measures.get(at)?;
        let days = Regular {
            rule_date: due,
            due,
            after_end: false,
        };
        let id = AuditId::provisional(writer.number());
        Some((plain(id, measure, kind, days), measure))
    };
    let mut all = Vec::new();
    // In the quarter of the regular one: covered by it.
    let regular_due = measures
        .get(place::PREPARATION)
        .and_then(|one| plan::regular(AuditKind::RegularThreeMonths, one, &setting.rules))
        .map_or(setting.today, |days| days.due);
    all.extend(wanted(
        place::PREPARATION,
        AuditKind::SupplierManagement,
        regular_due,
    ));
    // Nobody did it.
    all.extend(wanted(
        place::STOCK,
        AuditKind::SupplierManagement,
        setting.day(-8),
    ));
    if let Some((mut audit, measure)) = wanted(place::STORE, AuditKind::Occasion, setting.day(4)) {
        audit.status = AuditState::Announced {
            on: setting.day(-1),
        };
        audit.scheduled = Some(setting.day(3));
        audit.note = setting.text("demo-audit-occasion");
        all.push((audit, measure));
    }
    let mut found = Found::default();
    if let Some((mut audit, measure)) =
        wanted(place::EXPERIENCED, AuditKind::External, setting.day(-30))
    {
        recorded(&mut audit, setting, measure, AuditResult::Deficient);
        audit.prompted_by = Some(PromptedBy::CustomerReaction);
        audit.auditors = setting.cast.quality_officer.into_iter().collect();
        audit.note = setting.text("demo-audit-external");
        found.experienced = Some(audit.id);
        all.push((audit, measure));
    }
    if let Some((mut audit, measure)) = wanted(place::METAL, AuditKind::External, setting.day(18)) {
        audit.prompted_by = Some(PromptedBy::JobCentre);
        audit.advice_on = Some(setting.day(-6));
        audit.responsible = setting.cast.quality_officer;
        all.push((audit, measure));
    }
    if let Some((mut audit, measure)) = wanted(place::METAL, AuditKind::Occasion, setting.day(-75))
    {
        recorded(&mut audit, setting, measure, AuditResult::Deficient);
        audit.note = setting.text("demo-audit-deficient");
        found.metal = Some(audit.id);
        all.push((audit, measure));
    }
    for (audit, _) in all {
        writer.add(audit);
    }
    found
}

/// The audits of a measure of long ago: both regular ones, supplier management, one by occasion.
pub(super) fn long_ago(
    writer: &mut Writer<'_>,
    setting: &Setting<'_>,
    measure: &Measure,
    is_left_open: bool,
) {
    for kind in REGULAR {
        let Some(days) = plan::regular(kind, measure, &setting.rules) else {
            continue;
        };
        if days.due >= setting.today || is_left_open {
            continue;
        }
        let id = AuditId::provisional(writer.number());
        let mut audit = plain(id, measure, kind, days);
        done(&mut audit, measure, AuditResult::Passed, setting.today);
        writer.add(audit);
    }
    for (kind, after) in [
        (AuditKind::SupplierManagement, 190),
        (AuditKind::Occasion, 60),
    ] {
        let due = shifted(measure.start, after);
        let id = AuditId::provisional(writer.number());
        let days = Regular {
            rule_date: due,
            due,
            after_end: false,
        };
        let mut audit = plain(id, measure, kind, days);
        if due < setting.today {
            done(&mut audit, measure, AuditResult::Passed, setting.today);
        }
        writer.add(audit);
    }
}
