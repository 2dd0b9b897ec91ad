//! Contacts, single tasks about measures, and the duties that were done.

use chrono::Datelike;

use super::samples::place;
use super::{Setting, Writer};
use crate::domain::checklist::{Phase, Ticked};
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::date::Month;
use crate::domain::duty::{Duty, DutyKind};
use crate::domain::id::{ChecklistId, ContactId, DutyId, TaskId};
use crate::domain::measure::{Measure, Stage};
use crate::domain::task::{Responsible, Task, TaskSource, TaskState};
use crate::report::lists::checklist::ChecklistTemplate;
use crate::report::outside::OutsideNames;

pub(super) fn fill(writer: &mut Writer<'_>, setting: &Setting<'_>, measures: &[Measure]) {
    contacts(writer, setting, measures);
    checklists(writer, setting, measures);
    tasks(writer, setting, measures);
    duties(writer, setting);
}

/// Measure, days from today, kind, number of its text, whether it is recorded.
const CONTACTS: &[(usize, i64, ContactKind, usize, bool)] = &[
    (0, -40, ContactKind::Visit, 1, true),
    (0, -6, ContactKind::Talk, 2, false),
    (1, -33, ContactKind::Visit, 3, true),
    (4, -65, ContactKind::Visit, 1, true),
    (4, -15, ContactKind::Letter, 4, false),
    (place::METAL, -74, ContactKind::Audit, 5, true),
    (place::METAL, -20, ContactKind::Talk, 6, false),
    (place::EXPERIENCED, -29, ContactKind::Audit, 5, false),
    (place::EXPERIENCED, -4, ContactKind::Talk, 6, false),
    (13, -11, ContactKind::Visit, 3, false),
    (place::FAMILIES, -22, ContactKind::Talk, 2, true),
    (18, -8, ContactKind::Letter, 4, false),
];

fn contacts(writer: &mut Writer<'_>, setting: &Setting<'_>, measures: &[Measure]) {
    for (at, days, kind, text, recorded) in CONTACTS {
        let Some(measure) = measures.get(*at) else {
            continue;
        };
        let contact = Contact {
            id: ContactId::provisional(writer.number()),
            measure: measure.id,
            on: setting.day(*days),
            kind: *kind,
            by: measure.coordinator,
            with: setting.text("demo-contact-with"),
            text: setting.text(&format!("demo-contact-{text}")),
            recorded: *recorded,
        };
        writer.add(contact);
    }
}

/// Of so many measures, one has a checklist that was begun.
const CHECKED: usize = 2;

/// What belongs before the start is ticked, of what belongs to the run every second task; documents
/// likewise.
fn checklists(writer: &mut Writer<'_>, setting: &Setting<'_>, measures: &[Measure]) {
    let (template, _) = ChecklistTemplate::load(None);
    let outside = OutsideNames::default();
    let begun = measures.iter().step_by(CHECKED);
    for measure in begun.filter(|one| one.status == Stage::Awarded) {
        let mut list = template.begin(measure, setting.lang(), &outside);
        list.id = ChecklistId::provisional(writer.number());
        let before = super::shifted(measure.start, -10).min(setting.day(-1));
        let since = super::shifted(measure.start, 30);
        let ticked = |on| Ticked {
            on,
            by: "Katharina Wendel".to_owned(),
        };
        for (n, task) in list.tasks.iter_mut().enumerate() {
            let runs = since < setting.today;
            task.done = match task.phase {
                Phase::Planning => Some(ticked(before)),
                Phase::Running if runs && n.is_multiple_of(2) => Some(ticked(since)),
                Phase::Running | Phase::FollowUp => None,
            };
        }
        for (n, document) in list.filing.iter_mut().enumerate() {
            let lies_there = since < setting.today && n.is_multiple_of(3);
            document.done = lies_there.then(|| ticked(since));
        }
        writer.add(list);
    }
}

fn tasks(writer: &mut Writer<'_>, setting: &Setting<'_>, measures: &[Measure]) {
    let me = setting.coordinator(0).map(Responsible::Person);
    let other = setting.coordinator(1).map(Responsible::Person);
    for (at, text, responsible, due) in [
        (0, 1, &me, -2),
        (13, 2, &me, 5),
        (18, 3, &me, 11),
        (1, 4, &other, -6),
    ] {
        let Some(measure) = measures.get(at) else {
            continue;
        };
        let task = Task {
            id: TaskId::provisional(writer.number()),
            text: format!(
                "{} ({})",
                setting.text(&format!("demo-measure_task-{text}")),
                measure.number
            ),
            responsible: responsible.clone(),
            due: Some(setting.day(due)),
            state: TaskState::Open,
            source: TaskSource::Measure(measure.id),
            created_on: setting.day(-20),
        };
        writer.add(task);
    }
}

/// What was done so far: last month's report and this week's information are still to come.
fn duties(writer: &mut Writer<'_>, setting: &Setting<'_>) {
    let monday = setting.day(-i64::from(setting.today.weekday().num_days_from_monday()));
    let this = Month::of(setting.today);
    let quarter = this.plus(-i32::try_from(setting.today.month0() % 3).unwrap_or(0));
    let weeks = (1..=3).map(|week| {
        (
            DutyKind::MeasureInformation,
            super::shifted(monday, -7 * week),
            3,
        )
    });
    let months = (2..=4).map(|back| {
        (
            DutyKind::UtilisationReport,
            this.plus(-back).first_day(),
            35,
        )
    });
    let quarters = [
        DutyKind::RatingData,
        DutyKind::RatingReview,
        DutyKind::RatingReport,
        DutyKind::RatingAssessment,
    ];
    let quarters = quarters
        .into_iter()
        .map(|kind| (kind, quarter.plus(-6).first_day(), 110));
    for (kind, period, after) in weeks.chain(months).chain(quarters) {
        let duty = Duty {
            id: DutyId::provisional(writer.number()),
            kind,
            period,
            on: super::shifted(period, after).min(setting.today),
            by: "Beate Riedel".to_owned(),
        };
        writer.add(duty);
    }
}
