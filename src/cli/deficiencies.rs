//! `deficiencies`: lists, and the steps of the procedure.
//!
//! Responsible for: narrowing a list, from flags to the answers of a step, saying what was done. Not
//! for: what a step asks for and the change it is written with ([`crate::fields::deficiency`]), which
//! step may follow which ([`crate::domain::deficiency::steps`]), and cells
//! ([`super::projection`]).

use std::ops::ControlFlow;

use super::args::deficiencies::{
    Deficiencies, DeficiencyList, Demand, Effectiveness, Ended, Escalate, Extension, Inform,
    Involve, LevelArgument, Noted, One, Raise, Remedied,
};
use super::args::{Add, Records, Step};
use super::documents;
use super::failure::{FAILED, Failure, with};
use super::listing::{Cell, Listing};
use super::projection;
use super::records;
use super::session::Session;
use crate::domain::deficiency::Deficiency;
use crate::domain::id::{DeficiencyId, Kind, MeasureId, ProviderId};
use crate::domain::measure::Measure;
use crate::domain::problem::{Problem, Wrong};
use crate::domain::task::Task;
use crate::fields::deficiency::change::Case;
use crate::fields::deficiency::{DeficiencyStep, tell};
use crate::fields::{self, Answers, Context, Field, StoreContext, Value};
use crate::store::{Change, Entity, Record, Store};

pub(super) fn run(session: &Session, command: Deficiencies) -> Result<(), Failure> {
    use DeficiencyStep as S;
    let kind = Kind::Deficiency;
    match command {
        Deficiencies::List(list) => self::list(session, &list),
        Deficiencies::Show(show) => records::run(session, kind, &Records::Show(show)),
        Deficiencies::Raise(raise) => self::raise(session, raise),
        Deficiencies::Add(add) => records::run(session, kind, &Records::Add(add)),
        Deficiencies::Edit(edit) => records::run(session, kind, &Records::Edit(edit)),
        Deficiencies::Delete(delete) => records::run(session, kind, &Records::Delete(delete)),
        Deficiencies::Demand(Demand {
            id,
            deadline,
            within,
            on,
            stands,
        }) => {
            let given = Given::new(on).deadline(session, deadline, within)?;
            take(session, &id, S::Demand, &given.yes("stands", stands))
        }
        Deficiencies::Extend(Extension {
            id,
            until,
            span,
            on,
            stands,
        }) => {
            let given = Given::new(on).deadline(session, until, span)?;
            take(session, &id, S::Extend, &given.yes("stands", stands))
        }
        Deficiencies::Filed(Step { id, on }) => take(session, &id, S::FileLetter, &Given::new(on)),
        Deficiencies::Remedied(Remedied {
            id,
            on,
            by,
            evidence,
        }) => {
            let by = by.unwrap_or_else(|| session.author().to_owned());
            let given = Given::new(on)
                .with("verified_by", Some(by))
                .with("evidence", evidence);
            take(session, &id, S::Remedied, &given)
        }
        Deficiencies::Insufficient(noted) => self::noted(session, noted, S::Insufficient),
        Deficiencies::Advise(noted) => self::noted(session, noted, S::Advise),
        Deficiencies::Involve(Involve {
            id,
            officer,
            audit_service,
            on,
        }) => {
            let given = Given::new(on)
                .with("officer", officer)
                .yes("audit_service", audit_service);
            take(session, &id, S::Involve, &given)
        }
        Deficiencies::Escalate(Escalate {
            called,
            ground,
            agreed_with,
            on,
        }) => {
            let given = Given::new(on)
                .with("reason", Some(called.reason))
                .with("ground", ground)
                .with("agreed_with", agreed_with);
            take(session, &called.id, S::Escalate, &given)
        }
        Deficiencies::Inform(Inform { id, level, on }) => {
            let step = match level {
                LevelArgument::Divisional => S::InformDivisional,
                LevelArgument::General => S::InformGeneral,
            };
            take(session, &id, step, &Given::new(on))
        }
        Deficiencies::Withdraw(ended) => self::ended(session, ended, S::Withdraw),
        Deficiencies::EndContract(ended) => self::ended(session, ended, S::EndContract),
        Deficiencies::Effectiveness(Effectiveness {
            id,
            not_effective,
            note,
            on,
        }) => {
            let given = Given::new(on)
                .with("note", note)
                .yes("effective", !not_effective);
            take(session, &id, S::CheckEffectiveness, &given)
        }
        Deficiencies::Steps(one) => steps(session, &one),
        Deficiencies::Letter(paper) => documents::letter(session, &paper),
        Deficiencies::Notice(paper) => documents::notice(session, &paper),
    }
}

fn noted(session: &Session, noted: Noted, step: DeficiencyStep) -> Result<(), Failure> {
    let given = Given::new(noted.on).with("note", Some(noted.note));
    take(session, &noted.id, step, &given)
}

fn ended(session: &Session, ended: Ended, step: DeficiencyStep) -> Result<(), Failure> {
    let given = Given::new(ended.on).with("reason", Some(ended.called.reason));
    take(session, &ended.called.id, step, &given)
}

/// The same as `add`, with flags for what everybody gives.
fn raise(session: &Session, raise: Raise) -> Result<(), Failure> {
    let pairs = [
        ("measure", raise.measure),
        ("audit", raise.audit),
        ("found_on", raise.found_on),
        ("severity", raise.severity),
        ("kind", raise.kind),
        ("text", raise.text),
    ];
    let set = pairs
        .into_iter()
        .filter_map(|(field, value)| Some(format!("{field}={}", value?)));
    let add = Add {
        set: set.chain(raise.set).collect(),
        keep_suspicious: raise.keep_suspicious,
        formatted: raise.formatted,
    };
    records::run(session, Kind::Deficiency, &Records::Add(add))
}

/// What flags gave, by the step's fields.
struct Given {
    texts: Vec<(&'static str, String)>,
    yes: Vec<(&'static str, bool)>,
}

impl Given {
    fn new(on: Option<String>) -> Self {
        Self {
            texts: on.map(|on| ("on", on)).into_iter().collect(),
            yes: Vec::new(),
        }
    }

    fn with(mut self, field: &'static str, text: Option<String>) -> Self {
        self.texts.extend(text.map(|text| (field, text)));
        self
    }

    fn yes(mut self, field: &'static str, yes: bool) -> Self {
        self.yes.push((field, yes));
        self
    }

    /// A deadline as a day, or as a length that has to be one.
    fn deadline(
        self,
        session: &Session,
        day: Option<String>,
        span: Option<String>,
    ) -> Result<Self, Failure> {
        if let Some(text) = &span
            && fields::deficiency::span(text).is_none()
        {
            let line = with(&session.texts, "cli-span-shape", &[("text", text)]);
            return Err(Failure::usage(line));
        }
        Ok(self.with("deadline", day.or(span)))
    }

    /// The answers, or every flag that can't be read.
    fn answers(
        &self,
        session: &Session,
        context: &StoreContext<'_>,
        step: DeficiencyStep,
    ) -> Result<Answers, Vec<Problem>> {
        let mut answers = Answers::default().with("on", Value::Date(session.today));
        let mut problems = Vec::new();
        for (name, yes) in &self.yes {
            answers.set(name, Value::Bool(*yes));
        }
        for (name, text) in &self.texts {
            let Some(field) = field(step, name) else {
                continue;
            };
            let value = fields::parse(field, text, context).and_then(|value| {
                match fields::suspicious(field, &value) {
                    Some(wrong) => Err(wrong),
                    None => Ok(value),
                }
            });
            match value {
                Ok(value) => answers.set(name, value),
                Err(wrong) => problems.push(Problem::new(field.name, wrong)),
            }
        }
        if problems.is_empty() {
            Ok(answers)
        } else {
            Err(problems)
        }
    }
}

fn field(step: DeficiencyStep, name: &str) -> Option<&'static Field> {
    step.fields().iter().find(|field| field.name == name)
}

/// What stands against a step: the sentence the screen has, behind the label it stands at there.
fn refused(session: &Session, step: DeficiencyStep, problems: &[Problem]) -> Failure {
    let texts = &session.texts;
    let line = |problem: &Problem| {
        let sentence = fields::say(&problem.what, texts);
        match field(step, problem.field) {
            Some(field) => format!("{}: {sentence}", texts.get(field.label)),
            None => sentence,
        }
    };
    Failure::Said {
        code: FAILED,
        lines: problems.iter().map(line).collect(),
    }
}

fn case(
    session: &Session,
    store: &Store,
    context: &StoreContext<'_>,
    id: &str,
) -> Result<Case, Failure> {
    let stored = records::find(session, store, context, Kind::Deficiency, id)?;
    let found = Case::read(store, DeficiencyId(stored.record.number()))?;
    found.ok_or_else(|| {
        let gone = Wrong::Unknown {
            text: id.to_owned(),
            similar: String::new(),
        };
        Failure::said(fields::say(&gone, &session.texts))
    })
}

/// Takes a step and says it, with the tasks that came along.
fn take(session: &Session, id: &str, step: DeficiencyStep, given: &Given) -> Result<(), Failure> {
    let store = &session.existing()?.store;
    let context = session.context(store)?;
    let case = case(session, store, &context, id)?;
    let deficiency = &case.deficiency.record;
    // That it has no place now is said before anything about its flags.
    if let Some(wrong) = step.blocked(deficiency) {
        return Err(refused(session, step, &[Problem::new("", wrong)]));
    }
    let edits = given
        .answers(session, &context, step)
        .and_then(|answers| {
            let (today, texts) = (session.today, &session.texts);
            case.take(step, &answers, session.author(), today, texts)
                .map(|edits| {
                    (
                        edits,
                        step.deadline(deficiency, &answers, case.around(today)),
                    )
                })
        })
        .map_err(|problems| refused(session, step, &problems));
    let (edits, deadline) = edits?;
    let applied = session.apply(&Change {
        edits,
        ..session.change()
    })?;
    if let Some(after) = applied.first::<Deficiency>()
        && let Some(last) = after.steps.last()
    {
        let name = |id| named(&context, id);
        let told = tell::tell(&last.what, &name, &session.texts);
        let number = after.id.to_string();
        session.tell_with("cli-step-taken", &[("id", &number), ("told", &told)]);
    }
    if let Some(deadline) = deadline.filter(|deadline| deadline.moved()) {
        let (land, local) = (case.measure.land, case.rules.local_holidays);
        session.tell(&tell::deadline(deadline, land, &local, &session.texts));
    }
    for task in applied.records.iter().filter_map(Task::of) {
        let (id, due) = if task.is_open() {
            ("cli-step-task", task.due)
        } else {
            ("cli-step-task-settled", None)
        };
        let due = due.map_or_else(String::new, |day| session.texts.date(day));
        session.tell_with(id, &[("text", &task.text), ("due", &due)]);
    }
    Ok(())
}

fn named(context: &StoreContext<'_>, id: crate::domain::id::PersonId) -> String {
    let id = crate::domain::id::RecordId {
        kind: Kind::Person,
        id: id.0,
    };
    context.name(id).unwrap_or_default()
}

/// Every step there is, and what stands against those that can't be taken now.
fn steps(session: &Session, one: &One) -> Result<(), Failure> {
    let store = &session.reading()?.store;
    let context = session.context(store)?;
    let case = case(session, store, &context, &one.id)?;
    let mut listing = Listing::new(
        session,
        &[
            ("step", "listed-step"),
            ("allowed", "listed-allowed"),
            ("why_not", "listed-why_not"),
        ],
    );
    for step in DeficiencyStep::ALL {
        let wrong = step.blocked(&case.deficiency.record);
        let why = wrong.as_ref().map_or_else(Cell::none, |wrong| {
            Cell::same(fields::say(wrong, &session.texts))
        });
        let label = session.texts.get(step.label());
        let allowed = wrong.is_none();
        let word = if allowed {
            "choice-bool-yes"
        } else {
            "choice-bool-no"
        };
        listing.rows.push(vec![
            Cell::new(step.name(), label),
            Cell::new(allowed, session.texts.get(word)),
            why,
        ]);
    }
    listing.print(session, one.formatted.format)
}

fn list(session: &Session, list: &DeficiencyList) -> Result<(), Failure> {
    let store = &session.reading()?.store;
    let context = session.context(store)?;
    let measure = match &list.measure {
        Some(text) => {
            let stored = records::find(session, store, &context, Kind::Measure, text)?;
            Some(MeasureId(stored.record.number()))
        }
        None => None,
    };
    let provider = match &list.provider {
        Some(text) => Some(ProviderId(records::reference(
            session,
            &context,
            Kind::Provider,
            text,
        )?)),
        None => None,
    };
    let mut found = rows(session, store, list, measure)?;
    if let Some(provider) = provider {
        let mut of_it = Vec::new();
        for one in found {
            let measure = store.get::<Measure>(one.measure)?;
            if measure.is_some_and(|stored| stored.record.provider == provider) {
                of_it.push(one);
            }
        }
        found = of_it;
    }
    if list.filter.is_none() {
        found.truncate(list.limit.unwrap_or(usize::MAX));
    }
    let records: Vec<Record> = found.into_iter().map(Entity::record).collect();
    let mut listing = projection::of_these(session, store, &context, Kind::Deficiency, &records)?;
    listing.narrow(list.filter.as_deref(), list.limit);
    listing.print(session, list.formatted.format)
}

/// The deficiencies wanted, the most urgent first: open ones by their deadline, then the closed ones.
/// Overdue ones are found by their index.
fn rows(
    session: &Session,
    store: &Store,
    list: &DeficiencyList,
    measure: Option<MeasureId>,
) -> Result<Vec<Deficiency>, Failure> {
    let today = session.today;
    let mut found = Vec::new();
    if let Some(measure) = measure {
        let of_it = store.of_measure::<Deficiency>(measure, DeficiencyId)?;
        found.extend(of_it.into_iter().map(|stored| stored.record));
    } else if list.overdue || list.open {
        let until = today.pred_opt().filter(|_| list.overdue);
        let open = store.open_deficiencies(until)?;
        found.extend(open.into_iter().map(|stored| stored.record));
    } else {
        store.each(Kind::Deficiency, |stored| {
            if let Record::Deficiency(one) = stored.record {
                found.push(one);
            }
            ControlFlow::Continue(())
        })?;
    }
    found.retain(|one| {
        (!list.overdue || one.overdue_days(today) > 0)
            && (!list.open || one.is_open())
            && list.stage.is_none_or(|stage| one.stage() == stage)
    });
    found.sort_by_key(|one| {
        let deadline = one.deadline();
        (!one.is_open(), deadline.is_none(), deadline, one.id)
    });
    Ok(found)
}
