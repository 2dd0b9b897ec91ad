//! The steps of a measure: those it can take are offered, what one needs is asked in a form.
//!
//! Responsible for: what is asked and what it begins with. Not for: which steps there are and what
//! forbids them ([`MeasureStep`]): each is tried with an answer that would do before it is offered.

use chrono::{Days, NaiveDate};

use crate::domain::id::{Kind, PersonId, RecordId};
use crate::domain::measure::step::MeasureStep;
use crate::domain::measure::{Measure, Status};
use crate::fields::{Answers, Field, FieldKind, Problem, Value, asked};
use crate::store::apply::Applied;
use crate::store::backend::Revision;
use crate::store::{Edit, Entity, Expected, Record, Stored};
use crate::text::locale::Texts;
use crate::tui::event::{Command, Cx, Tag};
use crate::tui::overlay::menu::Menu;
use crate::tui::overlay::step::{Step, dialog};

/// What can have happened to a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Happened {
    Tendered,
    Awarded,
    TalkedTo,
    Extended,
    ReportChecked,
    AnomaliesReported,
    Cancelled,
}

impl Happened {
    /// In the order they happen.
    const ALL: [Self; 7] = [
        Self::Tendered,
        Self::Awarded,
        Self::TalkedTo,
        Self::Extended,
        Self::ReportChecked,
        Self::AnomaliesReported,
        Self::Cancelled,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Tendered => "tender",
            Self::Awarded => "award",
            Self::TalkedTo => "talk",
            Self::Extended => "extend",
            Self::ReportChecked => "report",
            Self::AnomaliesReported => "anomalies",
            Self::Cancelled => "cancel",
        }
    }

    /// Text id of its name in the menu, above the form and in the message.
    fn label(self) -> String {
        format!("measure-step-{}", self.name())
    }

    const fn fields(self) -> &'static [Field] {
        match self {
            Self::Tendered => TENDERED,
            Self::Awarded => &[],
            Self::TalkedTo => TALKED_TO,
            Self::Extended => EXTENDED,
            Self::ReportChecked => REPORT_CHECKED,
            Self::AnomaliesReported => ANOMALIES_REPORTED,
            Self::Cancelled => CANCELLED,
        }
    }

    /// An answer that would do.
    fn probe(self, measure: &Measure, today: NaiveDate) -> Answers {
        let somebody = person(PersonId(1));
        let later = measure.end.checked_add_days(Days::new(1));
        Answers::default()
            .with("supervisor", somebody.clone())
            .with("named_by", somebody)
            .with("on", Value::Date(today))
            .with("end", Value::Date(later.unwrap_or(measure.end)))
            .with("reason", Value::Text(self.name().to_owned()))
    }
}

const PERSON: FieldKind = FieldKind::Reference(Kind::Person);
const REASON: FieldKind = FieldKind::Text { max: 500 };

// A field is called as in the problems of the domain.
const TENDERED: &[Field] = &[
    asked("supervisor", "field-measure-supervisor", PERSON, true),
    asked(
        "named_by",
        "field-measure-supervisor_named_by",
        PERSON,
        true,
    ),
    asked(
        "on",
        "field-measure-supervisor_named_on",
        FieldKind::Date,
        true,
    ),
];
const TALKED_TO: &[Field] = &[asked(
    "on",
    "field-measure-provider_talk_on",
    FieldKind::Date,
    true,
)];
const EXTENDED: &[Field] = &[
    asked("end", "measure-new-end", FieldKind::Date, true),
    asked("on", "measure-agreed-on", FieldKind::Date, true),
    asked("reason", "measure-reason", REASON, false),
];
const REPORT_CHECKED: &[Field] = &[asked(
    "on",
    "field-measure-final_report_on",
    FieldKind::Date,
    true,
)];
const ANOMALIES_REPORTED: &[Field] = &[asked(
    "on",
    "field-measure-anomalies_on",
    FieldKind::Date,
    true,
)];
const CANCELLED: &[Field] = &[asked("reason", "measure-reason", REASON, true)];

fn person(id: PersonId) -> Value {
    Value::Reference(RecordId {
        kind: Kind::Person,
        id: id.0,
    })
}

/// The measure after what happened, or what stands against it.
fn after(
    measure: &Measure,
    happened: Happened,
    answers: &Answers,
    today: NaiveDate,
) -> Result<Measure, Problem> {
    let on = answers.day("on").unwrap_or(today);
    let person = |field| answers.person(field).unwrap_or(PersonId(0));
    let reason = || answers.text("reason").to_owned();
    let step = match happened {
        Happened::Tendered => MeasureStep::Tender {
            supervisor: person("supervisor"),
            named_by: person("named_by"),
            named_on: on,
        },
        Happened::Awarded => MeasureStep::Award,
        Happened::TalkedTo => MeasureStep::TalkedTo { on },
        Happened::Extended => MeasureStep::Extend {
            until: answers.day("end").unwrap_or(measure.end),
            on,
            reason: reason(),
        },
        Happened::Cancelled => MeasureStep::Cancel { reason: reason() },
        Happened::ReportChecked | Happened::AnomaliesReported => {
            return noted(measure, happened, on, today);
        }
    };
    measure.step(&step, today)
}

/// Days that are noted once a measure runs; no step of the procedure hangs on them.
fn noted(
    measure: &Measure,
    happened: Happened,
    on: NaiveDate,
    today: NaiveDate,
) -> Result<Measure, Problem> {
    let state = measure.status(today);
    if !matches!(state, Status::Running | Status::Ended) {
        let state = state.name();
        return Err(Problem::new(
            "status",
            crate::fields::Wrong::StateForbids { state },
        ));
    }
    if on > today {
        return Err(Problem::new("on", crate::fields::Wrong::InTheFuture));
    }
    let mut after = measure.clone();
    match happened {
        Happened::ReportChecked => after.final_report_on = Some(on),
        _ => after.anomalies_on = Some(on),
    }
    Ok(after)
}

/// Offers what can have happened to a measure.
pub(super) fn offer(stored: &Stored<Measure>, cx: &mut Cx<'_>) {
    let mut menu = Menu::new(cx.texts.get("measure-step-title"));
    for happened in Happened::ALL {
        let probe = happened.probe(&stored.record, cx.today);
        if after(&stored.record, happened, &probe, cx.today).is_err() {
            continue;
        }
        let stored = stored.clone();
        menu.add(cx.texts.get(&happened.label()), move |cx| {
            begin(&stored, happened, cx);
        });
    }
    if menu.is_empty() {
        cx.say(cx.texts.get("measure-step-none").into_owned());
        return;
    }
    cx.commands.push(Command::Open(Box::new(menu)));
}

/// Asks what there is to ask; else does it.
fn begin(stored: &Stored<Measure>, happened: Happened, cx: &mut Cx<'_>) {
    let asked = Asked {
        happened,
        measure: stored.record.clone(),
        record: stored.record.clone().record(),
        revision: stored.revision,
        today: cx.today,
    };
    if !happened.fields().is_empty() {
        let dialog = dialog(Box::new(asked), cx);
        cx.commands.push(dialog);
        return;
    }
    match asked.edits(&Answers::default(), cx) {
        Ok(edits) => {
            cx.apply(Tag::Plain, edits);
            asked.say(cx);
        }
        Err(problems) => {
            if let Some(problem) = problems.first() {
                cx.warn(crate::fields::say(&problem.what, cx.texts));
            }
        }
    }
}

/// A step being asked for.
struct Asked {
    happened: Happened,
    measure: Measure,
    record: Record,
    revision: Revision,
    today: NaiveDate,
}

impl Asked {
    fn say(&self, cx: &mut Cx<'_>) {
        let values = [
            (
                "step",
                cx.texts.get(&self.happened.label()).into_owned().into(),
            ),
            ("title", self.measure.title.clone().into()),
        ];
        let text = cx.texts.with("measure-step-taken", &values);
        cx.commands.push(Command::SayUndoable(text));
    }
}

impl Step for Asked {
    fn name(&self) -> &'static str {
        self.happened.name()
    }

    fn record(&self) -> &Record {
        &self.record
    }

    fn title(&self, texts: &Texts) -> String {
        let name = format!("{} {}", self.measure.number, self.measure.title);
        let step = texts.get(&self.happened.label());
        format!("{step}: {}", name.trim())
    }

    fn fields(&self) -> &'static [Field] {
        self.happened.fields()
    }

    fn begin(&self, field: &str) -> Value {
        let day = match self.happened {
            Happened::Tendered => self.measure.supervisor_named_on,
            Happened::TalkedTo => self.measure.provider_talk_on,
            Happened::ReportChecked => self.measure.final_report_on,
            Happened::AnomaliesReported => self.measure.anomalies_on,
            _ => None,
        };
        match field {
            "supervisor" => self.measure.supervisor.map_or(Value::Empty, person),
            "named_by" => self
                .measure
                .supervisor_named_by
                .map_or(Value::Empty, person),
            "on" => Value::Date(day.unwrap_or(self.today)),
            _ => Value::Empty,
        }
    }

    fn edits(&self, answers: &Answers, cx: &Cx<'_>) -> Result<Vec<Edit>, Vec<Problem>> {
        let after = after(&self.measure, self.happened, answers, cx.today);
        Ok(vec![Edit::Put {
            record: after.map_err(|problem| vec![problem])?.record(),
            expected: Expected::Revision(self.revision),
        }])
    }

    fn taken(&self, _applied: &Applied, cx: &mut Cx<'_>) {
        self.say(cx);
    }
}
