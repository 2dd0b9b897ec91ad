//! One change for all chosen records: another day, or somebody else responsible.
//!
//! Responsible for: reading them, asking, making the edits. Not for: which records are chosen
//! ([`super::Base::chosen`]) and which of their fields it is (the tab's [`Setters`]).

use chrono::NaiveDate;

use crate::domain::date::spoken;
use crate::domain::id::RecordId;
use crate::domain::task::Responsible;
use crate::store::{Edit, Entity, Expected, Record, Stored};
use crate::tui::event::{Command, Cx, Effect, Event, Tag};
use crate::tui::overlay::question::ReasonQuestion;
use crate::tui::view::{Answer, Names, Query};

/// Which fields a day or a name goes into; none = it can't be changed for several.
pub struct Setters<E> {
    /// Takes the day.
    pub day: Option<fn(&mut E, NaiveDate)>,
    /// Takes who is responsible.
    pub responsible: Option<fn(&mut E, Responsible)>,
}

type Ask = Box<dyn FnOnce(Vec<Stored<Record>>, Names, &mut Cx<'_>)>;

/// A change whose records are being read.
#[derive(Default)]
pub(super) struct Change(Option<(u64, Ask)>);

impl Change {
    /// Reads those of a type; false if none is of it.
    pub(super) fn begin<E: Entity + 'static>(
        &mut self,
        mut chosen: Vec<RecordId>,
        set: Setters<E>,
        cx: &mut Cx<'_>,
    ) -> bool {
        chosen.retain(|id| id.kind == E::KIND);
        if chosen.is_empty() {
            return false;
        }
        let number = cx.read(Query::Records {
            ids: chosen,
            names: set.responsible.is_some(),
        });
        let ask = move |records: Vec<_>, names, cx: &mut Cx<'_>| ask(records, names, set, cx);
        self.0 = Some((number, Box::new(ask)));
        true
    }

    /// The records were read: asks what the change is. False if the event is nothing of it.
    pub(super) fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) -> bool {
        if let Event::Answered {
            number,
            answer: Ok(Answer::Records { records, names }),
        } = event
            && let Some((_, ask)) = self.0.take_if(|(asked, _)| asked == number)
        {
            ask(records.clone(), names.clone(), cx);
            return true;
        }
        false
    }
}

fn ask<E: Entity + 'static>(
    records: Vec<Stored<Record>>,
    names: Names,
    set: Setters<E>,
    cx: &mut Cx<'_>,
) {
    let question = match (set.day, set.responsible) {
        (_, None) => "ask-chosen-day",
        (None, Some(_)) => "ask-chosen-who",
        (Some(_), Some(_)) => "ask-chosen-day-or-who",
    };
    let n = records.len();
    let question = cx.texts.with(question, &[("n", n.into())]);
    let today = cx.today;
    let then = move |answer: String| answered(&records, &names, &set, &answer, today);
    let question = ReasonQuestion::answer_to(question, Box::new(then));
    cx.commands.push(Command::Open(Box::new(question)));
}

fn answered<E: Entity>(
    records: &[Stored<Record>],
    names: &Names,
    set: &Setters<E>,
    answer: &str,
    today: NaiveDate,
) -> Vec<Effect> {
    let day = set.day.zip(spoken::date(answer, today).ok());
    let edits = if let Some((set, day)) = day {
        changed(records, |entity| set(entity, day))
    } else if let Some((set, who)) = set.responsible.zip(names.exact(answer)) {
        changed(records, |entity| set(entity, who.clone()))
    } else {
        return vec![Effect::Say(if set.responsible.is_some() {
            "chosen-no-day-no-name"
        } else {
            "today-no-date"
        })];
    };
    vec![Effect::Apply {
        tag: Tag::Plain,
        edits,
    }]
}

/// The records of one type, each changed the same way; those of other types are left alone.
pub fn changed<E: Entity>(records: &[Stored<Record>], change: impl Fn(&mut E)) -> Vec<Edit> {
    records
        .iter()
        .filter_map(|stored| {
            let mut entity = E::of(&stored.record)?.clone();
            change(&mut entity);
            Some(Edit::Put {
                record: entity.record(),
                expected: Expected::Revision(stored.revision),
            })
        })
        .collect()
}
