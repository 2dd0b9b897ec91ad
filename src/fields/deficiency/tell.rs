//! The story of a deficiency in sentences: what was done in a step, what has to be done next.

use crate::domain::date::FixedDay;
use crate::domain::date::{Deadline, Land, LocalHolidays, holiday};
use crate::domain::deficiency::next::NextKind;
use crate::domain::deficiency::{Ground, Level, StepKind};
use crate::domain::id::PersonId;
use crate::text::locale::{Texts, Value};

/// What was done; `name` gives people their names.
pub fn tell(what: &StepKind, name: &dyn Fn(PersonId) -> String, texts: &Texts) -> String {
    let with = |id: &str, variables: &[(&str, String)]| {
        let values = variables
            .iter()
            .map(|(name, value)| (*name, Value::from(value.as_str())));
        texts.with(id, &values.collect::<Vec<_>>())
    };
    let person = |id: &Option<PersonId>| id.map_or_else(String::new, name);
    let behind = |text: &str| match text.trim() {
        "" => String::new(),
        text => format!(" {text}"),
    };
    let stands = |fixed: &FixedDay| {
        let stands = *fixed == FixedDay::Stands;
        if stands { "yes" } else { "no" }.to_owned()
    };
    match what {
        StepKind::Demanded {
            deadline, fixed, ..
        } => with(
            "told-demanded",
            &[("day", texts.date(*deadline)), ("stands", stands(fixed))],
        ),
        StepKind::Extended {
            deadline, fixed, ..
        } => with(
            "told-extended",
            &[("day", texts.date(*deadline)), ("stands", stands(fixed))],
        ),
        StepKind::LetterFiled => with("told-letter-filed", &[]),
        StepKind::Insufficient { note } => with("told-insufficient", &[("note", note.clone())]),
        StepKind::QualityOfficer {
            officer,
            audit_service,
        } => {
            let id = if *audit_service {
                "told-audit-service"
            } else {
                "told-quality-officer"
            };
            let who = person(officer);
            match who.as_str() {
                "" => with(id, &[]),
                who => format!("{}: {who}", with(id, &[])),
            }
        }
        StepKind::Advised { note } => with("told-advised", &[("note", note.clone())]),
        StepKind::Escalated {
            ground,
            reason,
            agreed_with,
        } => {
            let ground = texts.get(&format!(
                "choice-deficiency_ground-{}",
                ground_name(*ground)
            ));
            let mut told = with(
                "told-escalated",
                &[("ground", ground.into_owned()), ("reason", reason.clone())],
            );
            let who = person(agreed_with);
            if !who.is_empty() {
                told.push_str(&behind(&with("told-agreed", &[("name", who)])));
            }
            told
        }
        StepKind::Informed { level } => with(
            match level {
                Level::Divisional => "told-informed-divisional",
                Level::General => "told-informed-general",
            },
            &[],
        ),
        StepKind::Remedied {
            verified_by,
            evidence,
        } => {
            let told = with("told-remedied", &[("name", verified_by.clone())]);
            format!("{told}{}", behind(evidence))
        }
        StepKind::Withdrawn { reason } => with("told-withdrawn", &[("reason", reason.clone())]),
        StepKind::ContractEnded { reason } => {
            with("told-contract-ended", &[("reason", reason.clone())])
        }
        StepKind::EffectivenessChecked { effective, note } => {
            let id = if *effective {
                "told-effective"
            } else {
                "told-not-effective"
            };
            format!("{}{}", with(id, &[]), behind(note))
        }
    }
}

/// Name of a step in JSON.
pub const fn step_name(what: &StepKind) -> &'static str {
    match what {
        StepKind::Demanded { .. } => "demanded",
        StepKind::LetterFiled => "letter_filed",
        StepKind::Extended { .. } => "extended",
        StepKind::Insufficient { .. } => "insufficient",
        StepKind::QualityOfficer { .. } => "quality_officer",
        StepKind::Advised { .. } => "advised",
        StepKind::Escalated { .. } => "escalated",
        StepKind::Informed { .. } => "informed",
        StepKind::Remedied { .. } => "remedied",
        StepKind::Withdrawn { .. } => "withdrawn",
        StepKind::ContractEnded { .. } => "contract_ended",
        StepKind::EffectivenessChecked { .. } => "effectiveness_checked",
    }
}

const fn ground_name(ground: Ground) -> &'static str {
    match ground {
        Ground::NotMet => "not_met",
        Ground::Insufficient => "insufficient",
        Ground::NotExpected => "not_expected",
        Ground::Severe => "severe",
    }
}

/// What has to be done next, in a few words.
pub fn next(kind: NextKind, texts: &Texts) -> String {
    texts.get(&format!("next-{}", kind.name())).into_owned()
}

/// Whose it is to do, by role, the leading one first.
pub fn roles(kind: NextKind, texts: &Texts) -> String {
    let names = kind.roles().iter().map(|role| {
        let name = match role {
            crate::domain::person::Role::Coordinator => "next-by-coordinator",
            crate::domain::person::Role::Supervisor => "next-by-supervisor",
            _ => "next-by-quality_officer",
        };
        texts.get(name).into_owned()
    });
    names.collect::<Vec<_>>().join("/")
}

/// A deadline as it comes out: the day with its weekday, and from where it moved and why.
pub fn deadline(found: Deadline, land: Land, local: &LocalHolidays, texts: &Texts) -> String {
    let day = texts.date(found.due);
    let from = texts.date(found.by_count);
    let why = match holiday(found.by_count, land, local) {
        Some(holiday) => texts
            .get(&format!("holiday-{}", holiday.key()))
            .into_owned(),
        None => texts.get("step-weekend").into_owned(),
    };
    let variables = [
        ("day", Value::from(day.as_str())),
        ("from", Value::from(from.as_str())),
        ("why", Value::from(why.as_str())),
    ];
    let is_free = !crate::domain::date::is_working_day(found.due, land, local);
    let id = match (found.moved(), is_free) {
        (true, _) => "step-deadline-moved",
        (false, true) => "step-deadline-stands",
        (false, false) => "step-deadline-is",
    };
    texts.with(id, &variables)
}
