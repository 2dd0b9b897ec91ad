//! Deficiencies: the open ones, the late ones, all by stage; and one in full with its story.
//!
//! Responsible for: which rows there are and what stands in them. Open ones are found by their index;
//! only the board asks for closed ones, and those of the last twelve months. Not for: what comes next
//! and what a repeat is ([`crate::domain::deficiency`]), nor the words of the story
//! ([`crate::fields::deficiency::tell`]).

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::deficiency_rows::Known;
use super::{Reader, names, row, table};
use crate::domain::audit::Audit;
use crate::domain::date::add_months;
use crate::domain::deficiency::next::{NextKind, NextStep};
use crate::domain::deficiency::{Deficiency, DeficiencyState, Severity};
use crate::domain::id::{DeficiencyId, Kind, PersonId, RecordId};
use crate::domain::measure::Measure;
use crate::domain::person::Person;
use crate::domain::provider::Provider;
use crate::domain::task::TaskState;
use crate::fields::deficiency::change::{Case, officer, who};
use crate::fields::deficiency::tell;
use crate::store::{Entity, ReadFailure, Stored};
use crate::text::fold::Folded;
use crate::tui::view::{DetailView, ListRow, Section, Table};
use crate::tui::widgets::list::{Column, Width, cell, column, marked, numbers};

const COLUMNS: &[Column] = &[
    column("", Width::Fixed(2)),
    column("column-deficiency-measure", Width::Fixed(12)),
    column("column-deficiency-what", Width::Rest),
    column("column-deficiency-provider", Width::Fixed(18)).from(96),
    column("column-deficiency-deadline", Width::Fixed(10)),
    numbers("column-deficiency-late", Width::Fixed(5)),
    column("column-deficiency-next", Width::Fixed(22)).from(66),
    column("column-deficiency-who", Width::Fixed(14)).from(110),
];

/// A card has a line for each.
const CARD: &[Column] = &[
    column("column-deficiency-measure", Width::Rest),
    column("column-deficiency-what", Width::Rest),
    column("column-deficiency-provider", Width::Rest),
    column("column-deficiency-deadline", Width::Rest),
    column("column-deficiency-next", Width::Rest),
    column("column-deficiency-who", Width::Rest),
];

const NEXT: &[Column] = &[
    column("", Width::Fixed(1)),
    column("", Width::Rest),
    column("", Width::Fixed(24)),
    column("", Width::Fixed(10)),
];

const STORY: &[Column] = &[
    column("", Width::Fixed(10)),
    column("", Width::Fixed(14)),
    column("", Width::Rest),
];

const TASKS: &[Column] = &[
    column("", Width::Fixed(1)),
    column("", Width::Rest),
    column("", Width::Fixed(10)),
];

/// Which of them a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Open,
    Overdue,
    ByStage,
}

/// What a row is made of.
struct Seen<'a> {
    deficiency: &'a Deficiency,
    measure: &'a Measure,
    provider: String,
    again: bool,
    next: Option<NextStep>,
    late: u32,
}

impl Reader<'_> {
    /// A list of deficiencies, the most urgent first.
    pub(super) fn deficiencies(
        &self,
        of: Of,
        mine: Option<PersonId>,
    ) -> Result<Table, ReadFailure> {
        let rules = self.store.house_rules()?;
        let mut memory = self.memory.borrow_mut();
        let known = memory.deficiencies.fresh(self)?;
        let me = match mine {
            Some(id) => self.store.get::<Person>(id)?.map(|stored| stored.record),
            None => None,
        };
        let since = add_months(self.today, -12);
        let mut seen = Vec::new();
        for deficiency in known.all() {
            let wanted = match of {
                Of::Open => deficiency.is_open(),
                Of::Overdue => deficiency.overdue_days(self.today) > 0,
                Of::ByStage => deficiency.is_open() || deficiency.last_day() >= since,
            };
            let Some(measure) = known.measure(deficiency.measure).filter(|_| wanted) else {
                continue;
            };
            let next = deficiency.next_steps(self.today, &rules);
            let next = next.into_iter().next();
            if let Some(me) = &me
                && !is_of(me, deficiency, measure, next)
            {
                continue;
            }
            seen.push(Seen {
                deficiency,
                measure,
                provider: known.provider(measure.provider),
                again: deficiency.is_repeat(known.at_provider(measure.provider)),
                next,
                late: deficiency.overdue_days(self.today),
            });
        }
        seen.sort_by_key(|one| self.urgency(one));
        let mut people = BTreeMap::new();
        let rows = seen.iter().map(|one| match of {
            Of::ByStage => self.deficiency_card(one, &mut people),
            Of::Open | Of::Overdue => self.deficiency_row(one, &mut people),
        });
        let rows = rows.collect::<Result<Vec<_>, ReadFailure>>()?;
        if of == Of::ByStage {
            let lanes = [
                "deficiencies-lane-found",
                "deficiencies-lane-1",
                "deficiencies-lane-2",
                "deficiencies-lane-closed",
            ];
            let lanes = lanes.map(|id| self.texts.get(id).into_owned());
            return Ok(Table {
                lanes: lanes.into(),
                ..table(CARD, rows)
            });
        }
        Ok(table(COLUMNS, rows))
    }

    /// What is late stands first, the longest on top; then by deadline; what waits for its demand by its
    /// severity; what is closed by the day it was, the last on top.
    fn urgency(&self, one: &Seen<'_>) -> (u8, i64, DeficiencyId) {
        let deficiency = one.deficiency;
        let day = |day: NaiveDate| i64::from(day.num_days_from_ce());
        let severe = match deficiency.severity {
            Severity::Severe => 0,
            Severity::Major => 1,
            Severity::Minor => 2,
        };
        let (group, within) = match deficiency.deadline() {
            _ if !deficiency.is_open() => (4, -day(deficiency.last_day())),
            Some(deadline) if deadline < self.today => (0, day(deadline)),
            // Stage 2 at once: nothing may wait for it.
            None if severe == 0 => (1, day(deficiency.found_on)),
            Some(deadline) => (2, day(deadline)),
            None => (3, severe * 1_000_000 + day(deficiency.found_on)),
        };
        (group, within, deficiency.id)
    }

    fn deficiency_row(
        &self,
        one: &Seen<'_>,
        people: &mut BTreeMap<PersonId, String>,
    ) -> Result<ListRow, ReadFailure> {
        let deficiency = one.deficiency;
        let scope = self.lateness(one);
        let deadline = deficiency.deadline();
        let next = one
            .next
            .map_or_else(String::new, |next| tell::next(next.kind, self.texts));
        let who = match one.next {
            Some(next) => self.who_does(deficiency, one.measure, next.kind, people)?,
            None => String::new(),
        };
        let day = deadline.unwrap_or(NaiveDate::MAX).num_days_from_ce();
        let mut made = row(
            deficiency_id(deficiency.id),
            vec![
                severity_mark(deficiency.severity),
                cell(&one.measure.number),
                cell(self.what(one)),
                cell(&one.provider),
                marked(
                    deadline.map_or_else(String::new, |day| self.texts.date_plain(day)),
                    scope,
                ),
                marked(
                    match one.late {
                        0 => String::new(),
                        late => late.to_string(),
                    },
                    scope,
                ),
                cell(next),
                cell(who),
            ],
            vec![
                -severity_rank(deficiency.severity),
                0,
                0,
                0,
                i64::from(day),
                -i64::from(one.late),
                0,
                0,
            ],
        );
        made.folded = self.searchable(one, &made);
        Ok(made)
    }

    /// A card on the board.
    fn deficiency_card(
        &self,
        one: &Seen<'_>,
        people: &mut BTreeMap<PersonId, String>,
    ) -> Result<ListRow, ReadFailure> {
        let deficiency = one.deficiency;
        let scope = self.lateness(one);
        let deadline = match (deficiency.deadline(), one.late) {
            _ if !deficiency.is_open() => self.texts.with(
                "deficiencies-closed",
                &[
                    ("state", self.deficiency_state(deficiency.state()).into()),
                    ("day", self.texts.date_short(deficiency.last_day()).into()),
                ],
            ),
            (None, _) => String::new(),
            (Some(day), 0) => {
                let day = self.texts.date_plain(day);
                self.texts
                    .with("deficiencies-until", &[("day", day.into())])
            }
            (Some(day), late) => {
                let day = self.texts.date_short(day);
                let variables = [("day", day.into()), ("n", late.into())];
                self.texts.with("deficiencies-late", &variables)
            }
        };
        let (next, who) = match one.next {
            Some(next) => {
                let said = tell::next(next.kind, self.texts);
                let who = self.who_does(deficiency, one.measure, next.kind, people)?;
                (format!("{} {said}", self.glyphs.arrow), format!("  {who}"))
            }
            None => (String::new(), String::new()),
        };
        let mark = severity_mark(deficiency.severity);
        let number = format!("{} {}", mark.text.trim(), one.measure.number);
        let mut made = row(
            deficiency_id(deficiency.id),
            vec![
                marked(number.trim().to_owned(), mark.scope),
                cell(self.what(one)),
                cell(&one.provider),
                marked(deadline, scope),
                cell(next),
                cell(who),
            ],
            Vec::new(),
        );
        made.lane = match deficiency.stage() {
            _ if !deficiency.is_open() => 3,
            stage => usize::from(stage),
        };
        made.folded = self.searchable(one, &made);
        Ok(made)
    }

    /// What stands in no column can be typed into the filter all the same.
    fn searchable(&self, one: &Seen<'_>, row: &ListRow) -> Folded {
        let cells = row.cells.iter().map(|cell| cell.text.as_str());
        let mut words: Vec<&str> = cells.collect();
        let state = self.deficiency_state(one.deficiency.state());
        words.extend([&*one.measure.title, &*one.deficiency.text, &*state]);
        Folded::new(&words.join(" "))
    }

    fn lateness(&self, one: &Seen<'_>) -> &'static str {
        let today = one.deficiency.deadline() == Some(self.today);
        match one.late {
            0 if today && one.deficiency.is_open() => "mark.soon",
            0 => "",
            _ => "mark.overdue",
        }
    }

    /// Its kind, or what was found; a repeat says so.
    fn what(&self, one: &Seen<'_>) -> String {
        let what = match one.deficiency.kind.trim() {
            "" => crate::text::single_line(&one.deficiency.text),
            kind => kind.to_owned(),
        };
        if one.again {
            self.texts
                .with("deficiencies-again", &[("what", what.into())])
        } else {
            what
        }
    }

    fn deficiency_state(&self, state: DeficiencyState) -> String {
        let id = format!("choice-deficiency_state-{}", state.name());
        self.texts.get(&id).into_owned()
    }

    /// Who has to do it: by name where somebody is known, else by role.
    fn who_does(
        &self,
        deficiency: &Deficiency,
        measure: &Measure,
        next: NextKind,
        people: &mut BTreeMap<PersonId, String>,
    ) -> Result<String, ReadFailure> {
        let Some(id) = who(deficiency, measure, next) else {
            return Ok(tell::roles(next, self.texts));
        };
        if let Some(name) = people.get(&id) {
            return Ok(name.clone());
        }
        let name = names::person(self.store, id)?;
        people.insert(id, name.clone());
        Ok(name)
    }

    /// A deficiency with what comes next, its story and its tasks.
    pub(super) fn deficiency(&self, id: DeficiencyId) -> Result<Option<DetailView>, ReadFailure> {
        let Some(case) = Case::read(self.store, id)? else {
            return Ok(None);
        };
        let record = &case.deficiency.record;
        let mut sections = vec![
            Section::Facts(self.deficiency_facts(&case)?),
            Section::Text {
                heading: String::new(),
                text: record.text.clone(),
            },
            Section::List {
                name: "next",
                heading: self.texts.get("deficiencies-next").into_owned(),
                table: table(NEXT, self.next_rows(&case)?),
                none: "deficiencies-next-none",
            },
            Section::List {
                name: "story",
                heading: self.texts.get("deficiencies-story").into_owned(),
                table: table(STORY, self.story(record)?),
                none: "deficiencies-story-none",
            },
        ];
        if !case.tasks.is_empty() {
            sections.push(Section::List {
                name: "tasks",
                heading: self.texts.get("deficiencies-tasks").into_owned(),
                table: table(TASKS, self.task_rows(&case)),
                none: "deficiencies-next-none",
            });
        }
        let title = format!(
            "{} {}",
            case.measure.number,
            record.clone().record().title()
        );
        let mut records = vec![
            Stored {
                record: case.measure.clone().record(),
                revision: case.deficiency.revision,
            },
            Stored {
                record: case.rules.clone().record(),
                revision: case.deficiency.revision,
            },
        ];
        records.extend(case.tasks.iter().map(|task| Stored {
            record: task.record.clone().record(),
            revision: task.revision,
        }));
        Ok(Some(DetailView {
            title: title.trim().to_owned(),
            sections,
            records,
            stored: Stored {
                record: record.clone().record(),
                revision: case.deficiency.revision,
            },
        }))
    }

    fn deficiency_facts(&self, case: &Case) -> Result<Vec<(String, String)>, ReadFailure> {
        let one = &case.deficiency.record;
        let provider = self.store.get::<Provider>(case.measure.provider)?;
        let provider = provider.map_or_else(String::new, |stored| stored.record.name);
        let deadline = one.deadline().map_or_else(String::new, |day| {
            let day = self.texts.date(day);
            match one.overdue_days(self.today) {
                0 => day,
                late => {
                    let since = self
                        .texts
                        .with("deficiencies-late-since", &[("n", late.into())]);
                    format!("{day}, {since}")
                }
            }
        });
        let repeat = {
            let mut memory = self.memory.borrow_mut();
            let known: &Known = memory.deficiencies.fresh(self)?;
            let repeated = one.repeats(known.at_provider(case.measure.provider));
            repeated.map_or_else(String::new, |of| {
                let variables = [
                    ("id", of.id.to_string().into()),
                    ("day", self.texts.date_plain(of.found_on).into()),
                ];
                self.texts.with("deficiencies-repeats", &variables)
            })
        };
        let audit = match one.audit {
            Some(id) => self.store.get::<Audit>(id)?,
            None => None,
        };
        let audit = audit.map_or_else(String::new, |stored| {
            let kind = self.kind_in_full(stored.record.kind);
            format!("{kind}, {}", self.texts.date_plain(stored.record.due))
        });
        let severity = match one.severity {
            Severity::Minor => "choice-severity-minor",
            Severity::Major => "choice-severity-major",
            Severity::Severe => "choice-severity-severe",
        };
        let facts = [
            ("fact-deficiency-state", self.deficiency_state(one.state())),
            ("fact-deficiency-deadline", deadline),
            (
                "fact-deficiency-severity",
                self.texts.get(severity).into_owned(),
            ),
            ("fact-deficiency-kind", one.kind.clone()),
            ("fact-deficiency-repeat", repeat),
            ("fact-deficiency-found", self.texts.date(one.found_on)),
            ("fact-deficiency-audit", audit),
            ("fact-deficiency-measure", case.measure.title.clone()),
            ("fact-deficiency-provider", provider),
        ];
        let facts = facts.into_iter().filter(|(_, text)| !text.is_empty());
        Ok(facts
            .map(|(label, text)| (self.texts.get(label).into_owned(), text))
            .collect())
    }

    fn next_rows(&self, case: &Case) -> Result<Vec<ListRow>, ReadFailure> {
        let one = &case.deficiency.record;
        let mut people = BTreeMap::new();
        let mut rows = Vec::new();
        for next in one.next_steps(self.today, &case.rules) {
            let who = self.who_does(one, &case.measure, next.kind, &mut people)?;
            let (mark, scope) = if next.overdue {
                (self.glyphs.overdue, "mark.overdue")
            } else {
                (" ", "")
            };
            let until = next
                .until
                .map_or_else(String::new, |day| self.texts.date_plain(day));
            let place = NextKind::ALL.iter().position(|kind| *kind == next.kind);
            rows.push(row(
                deficiency_id(one.id),
                vec![
                    marked(mark, scope),
                    cell(tell::next(next.kind, self.texts)),
                    cell(who),
                    marked(until, scope),
                ],
                // Says which of them it is; see `view::next_kind`.
                vec![0, 0, 0, 0, place.map_or(-1, |place| place as i64)],
            ));
        }
        Ok(rows)
    }

    /// Every step, the newest on top.
    fn story(&self, one: &Deficiency) -> Result<Vec<ListRow>, ReadFailure> {
        let mut people: BTreeMap<PersonId, String> = BTreeMap::new();
        for step in &one.steps {
            use crate::domain::deficiency::StepKind as S;
            let named = match &step.what {
                S::QualityOfficer { officer, .. } => *officer,
                S::Escalated { agreed_with, .. } => *agreed_with,
                _ => None,
            };
            if let Some(id) = named {
                people.insert(id, names::person(self.store, id)?);
            }
        }
        let name = |id: PersonId| people.get(&id).cloned().unwrap_or_default();
        let rows = one.steps.iter().rev().map(|step| {
            row(
                deficiency_id(one.id),
                vec![
                    cell(self.texts.date_plain(step.on)),
                    cell(&step.by),
                    cell(tell::tell(&step.what, &name, self.texts)),
                ],
                Vec::new(),
            )
        });
        Ok(rows.collect())
    }

    fn task_rows(&self, case: &Case) -> Vec<ListRow> {
        let rows = case.tasks.iter().map(|stored| {
            let task = &stored.record;
            let (mark, scope) = match task.state {
                TaskState::Done { .. } => (self.glyphs.done, "mark.done"),
                TaskState::Dropped { .. } => (self.glyphs.missing, "muted"),
                TaskState::Open if task.overdue_days(self.today) > 0 => {
                    (self.glyphs.overdue, "mark.overdue")
                }
                TaskState::Open => (" ", ""),
            };
            let due = task
                .due
                .map_or_else(String::new, |day| self.texts.date_plain(day));
            let target = RecordId {
                kind: Kind::Task,
                id: task.id.0,
            };
            let cells = vec![marked(mark, scope), cell(&task.text), marked(due, scope)];
            row(target, cells, Vec::new())
        });
        rows.collect()
    }
}

/// Whether somebody has to do with it: its measure's coordinator or supervisor, the officer who was
/// involved, or whoever has the role of what comes next while nobody is named for that.
fn is_of(me: &Person, deficiency: &Deficiency, measure: &Measure, next: Option<NextStep>) -> bool {
    let named = [measure.coordinator, measure.supervisor, officer(deficiency)];
    let by_role = next.is_some_and(|next| {
        who(deficiency, measure, next.kind).is_none()
            && next.roles().iter().any(|role| me.roles.contains(role))
    });
    named.contains(&Some(me.id)) || by_role
}

fn severity_rank(severity: Severity) -> i64 {
    match severity {
        Severity::Minor => 0,
        Severity::Major => 1,
        Severity::Severe => 2,
    }
}

/// The more of them, the worse.
fn severity_mark(severity: Severity) -> crate::tui::widgets::list::CellText {
    match severity {
        Severity::Minor => cell(""),
        Severity::Major => marked("!", "mark.soon"),
        Severity::Severe => marked("!!", "mark.overdue"),
    }
}

fn deficiency_id(id: DeficiencyId) -> RecordId {
    RecordId {
        kind: Kind::Deficiency,
        id: id.0,
    }
}
