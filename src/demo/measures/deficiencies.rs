//! Deficiencies in every state, each by the steps of the procedure.

use super::audits::Found;
use super::samples::place;
use super::{DemoError, Setting, Writer};
use crate::domain::date::Span;
use crate::domain::deficiency::next::FollowUp;
use crate::domain::deficiency::steps::{Surroundings, Term};
use crate::domain::deficiency::{Deficiency, Ground, Level, Severity, Step, StepKind};
use crate::domain::id::{AuditId, DeficiencyId, TaskId};
use crate::domain::measure::Measure;
use crate::domain::task::{Responsible, Task, TaskSource, TaskState};
use crate::fields::deficiency::{DeficiencyStep, change};

/// A step so many days from today.
type At = (i64, What);

/// Steps as they are told here.
#[derive(Debug, Clone, Copy)]
enum What {
    /// With a deadline so many days from today.
    Demanded(i64),
    /// With a deadline of so many weeks.
    DemandedWeeks(u16),
    Filed,
    Extended(i64),
    Insufficient,
    Officer,
    Escalated(Ground),
    Informed(Level),
    Remedied,
    Withdrawn,
    ContractEnded,
    Effective,
}

/// A deficiency as a story.
struct Story {
    measure: usize,
    audit: Option<AuditId>,
    /// Number of its texts.
    text: usize,
    severity: Severity,
    found: i64,
    steps: &'static [At],
}

const STORIES: &[(usize, usize, Severity, i64, &[At])] = &[
    (0, 1, Severity::Minor, -3, &[]),
    (
        1,
        2,
        Severity::Major,
        -12,
        &[(-10, What::Demanded(6)), (-9, What::Filed)],
    ),
    (
        place::EXPERIENCED,
        3,
        Severity::Major,
        -30,
        &[(-27, What::Demanded(-8)), (-26, What::Filed)],
    ),
    (
        4,
        4,
        Severity::Major,
        -48,
        &[
            (-45, What::DemandedWeeks(3)),
            (-45, What::Filed),
            (-16, What::Insufficient),
            (-14, What::Officer),
        ],
    ),
    (
        place::METAL,
        5,
        Severity::Major,
        -75,
        &[
            (-70, What::DemandedWeeks(2)),
            (-70, What::Filed),
            (-58, What::Extended(-40)),
            (-58, What::Filed),
            (-30, What::Officer),
            (-9, What::Escalated(Ground::NotMet)),
            (-9, What::Informed(Level::Divisional)),
        ],
    ),
    (
        place::STORE,
        6,
        Severity::Severe,
        -5,
        &[
            (-5, What::Escalated(Ground::Severe)),
            (-5, What::Informed(Level::Divisional)),
            (-4, What::Informed(Level::General)),
        ],
    ),
    (
        9,
        7,
        Severity::Minor,
        -70,
        &[
            (-68, What::DemandedWeeks(2)),
            (-67, What::Filed),
            (-38, What::Remedied),
        ],
    ),
    // The same kind at the same provider within a year: a repeat.
    (
        1,
        7,
        Severity::Minor,
        -9,
        &[(-7, What::Demanded(12)), (-7, What::Filed)],
    ),
    (13, 8, Severity::Minor, -60, &[(-55, What::Withdrawn)]),
    (
        place::CANCELLED,
        9,
        Severity::Severe,
        -90,
        &[
            (-90, What::Escalated(Ground::Severe)),
            (-90, What::Informed(Level::Divisional)),
            (-89, What::Informed(Level::General)),
            (-60, What::ContractEnded),
        ],
    ),
    (
        2,
        10,
        Severity::Minor,
        -150,
        &[
            (-148, What::DemandedWeeks(3)),
            (-148, What::Filed),
            (-130, What::Remedied),
            (-85, What::Effective),
        ],
    ),
];

pub(super) fn fill(
    writer: &mut Writer<'_>,
    setting: &Setting<'_>,
    measures: &[Measure],
    audits: Found,
) -> Result<(), DemoError> {
    for (measure, text, severity, found, steps) in STORIES {
        let story = Story {
            measure: *measure,
            audit: match *measure {
                place::EXPERIENCED => audits.experienced,
                place::METAL => audits.metal,
                _ => None,
            },
            text: *text,
            severity: *severity,
            found: *found,
            steps,
        };
        if let Some(measure) = measures.get(story.measure) {
            tell(writer, setting, measure, &story)?;
        }
    }
    Ok(())
}

fn tell(
    writer: &mut Writer<'_>,
    setting: &Setting<'_>,
    measure: &Measure,
    story: &Story,
) -> Result<(), DemoError> {
    let text = |part| setting.text(&format!("demo-deficiency-{}-{part}", story.text));
    let around = Surroundings::of(measure, &setting.rules, setting.today);
    let mut deficiency = Deficiency {
        id: DeficiencyId::provisional(writer.number()),
        measure: measure.id,
        audit: story.audit,
        found_on: setting.day(story.found),
        kind: text("kind"),
        severity: story.severity,
        text: text("text"),
        steps: Vec::new(),
    };
    let mut to_do: Vec<FollowUp> = Vec::new();
    for (days, what) in story.steps {
        let step = step(setting, &deficiency, *days, *what, around);
        deficiency = deficiency
            .take(step, around)
            .map_err(|problems| DemoError::Data(format!("{}: {problems:?}", story.text)))?;
        to_do.retain(|one| Some(one.kind) != deficiency.settles());
        to_do.extend(deficiency.follow_ups(&setting.rules));
    }
    for follow_up in to_do {
        let Some(step) = DeficiencyStep::doing(follow_up.kind) else {
            continue;
        };
        let who = change::who(&deficiency, measure, follow_up.kind);
        let label = setting.text(step.label());
        let task = Task {
            id: TaskId::provisional(writer.number()),
            text: format!("{label}: {} {}", measure.number, deficiency.kind),
            responsible: who
                .or(setting.cast.quality_officer)
                .map(Responsible::Person),
            due: Some(follow_up.due),
            state: TaskState::Open,
            source: TaskSource::Deficiency(deficiency.id),
            created_on: deficiency.last_day(),
        };
        writer.add(task);
    }
    writer.add(deficiency);
    Ok(())
}

fn step(
    setting: &Setting<'_>,
    so_far: &Deficiency,
    days: i64,
    what: What,
    around: Surroundings,
) -> Step {
    let on = setting.day(days);
    let text = |id: &str| setting.text(id);
    let what = match what {
        What::Demanded(until) => StepKind::demanded(Term::day(setting.day(until)), on, around),
        What::DemandedWeeks(weeks) => {
            StepKind::demanded(Term::Span(Span::Weeks(weeks)), on, around)
        }
        What::Filed => StepKind::LetterFiled,
        What::Extended(until) => StepKind::extended(
            Term::day(setting.day(until)),
            so_far.deadline().unwrap_or(on),
            around,
        ),
        What::Insufficient => StepKind::Insufficient {
            note: text("demo-step-insufficient"),
        },
        What::Officer => StepKind::QualityOfficer {
            officer: setting.cast.quality_officer,
            audit_service: false,
        },
        What::Escalated(ground) => StepKind::Escalated {
            ground,
            reason: text("demo-step-escalated"),
            agreed_with: setting.supervisor(0),
        },
        What::Informed(level) => StepKind::Informed { level },
        What::Remedied => StepKind::Remedied {
            verified_by: text("demo-step-verified_by"),
            evidence: text("demo-step-evidence"),
        },
        What::Withdrawn => StepKind::Withdrawn {
            reason: text("demo-step-withdrawn"),
        },
        What::ContractEnded => StepKind::ContractEnded {
            reason: text("demo-step-contract_ended"),
        },
        What::Effective => StepKind::EffectivenessChecked {
            effective: true,
            note: text("demo-step-effective"),
        },
    };
    Step {
        on,
        by: "Beate Riedel".to_owned(),
        what,
    }
}
