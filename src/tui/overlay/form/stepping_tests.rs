use std::collections::BTreeMap;
use std::sync::Arc;

use super::*;
use crate::domain::date::Land;
use crate::domain::id::{Kind, MeetingId, PersonId, RingId};
use crate::domain::meeting::{Meeting, MeetingLanguage};
use crate::domain::person::Person;
use crate::domain::ring::Ring;
use crate::fields::{self, Defaults, FieldKind, Problem, Wrong, asked};
use crate::store::backend::MemoryBackend;
use crate::store::{Client, Edit, Entity, Expected, Store, Stored};
use crate::text::locale::Texts;
use crate::tui::event::Effect;
use crate::tui::reader;
use crate::tui::test_keys::{Answerer, Typist, actor, german, today};
use crate::tui::view::Answer;

const FIELDS: &[Field] = &[
    asked("on", "column-day", FieldKind::Date, true),
    asked(
        "who",
        "column-presenter",
        FieldKind::Reference(Kind::Person),
        false,
    ),
    asked(
        "reason",
        "column-title",
        FieldKind::LongText { max: 200 },
        true,
    ),
];

/// Moves a meeting elsewhere: the reason becomes its place.
struct Move(Stored<Record>);

impl Step for Move {
    fn name(&self) -> &'static str {
        "move"
    }
    fn record(&self) -> &Record {
        &self.0.record
    }
    fn title(&self, _texts: &Texts) -> String {
        "Verlegen".to_owned()
    }
    fn fields(&self) -> &'static [Field] {
        FIELDS
    }
    fn begin(&self, field: &str) -> Value {
        match field {
            "on" => Value::Date(today()),
            "who" => Value::Reference(Person::named(PersonId(1), "").record().id()),
            _ => Value::Empty,
        }
    }
    fn note(&self, field: &str, answers: &Answers, texts: &Texts) -> Option<Note> {
        let day = answers.day("on").filter(|_| field == "on")?;
        Some(Note {
            text: format!("also {}", texts.date(day.succ_opt()?)),
            warning: false,
        })
    }
    fn edits(&self, answers: &Answers, cx: &Cx<'_>) -> Result<Vec<Edit>, Vec<Problem>> {
        if answers.day("on") > Some(cx.today) {
            return Err(vec![Problem::new("on", Wrong::InTheFuture)]);
        }
        let Some(meeting) = Meeting::of(&self.0.record) else {
            return Err(vec![Problem::new("", Wrong::Missing)]);
        };
        let who = answers.person("who").map_or(0, |id| id.0);
        let place = format!("{} {who} {}", answers.text("reason"), cx.author);
        Ok(vec![Edit::Put {
            record: Meeting {
                place,
                ..meeting.clone()
            }
            .record(),
            expected: Expected::Revision(self.0.revision),
        }])
    }
    fn taken(&self, _applied: &Applied, cx: &mut Cx<'_>) {
        cx.say("verlegt");
    }
}

fn store() -> Arc<Store> {
    let store = Store::new(Arc::new(MemoryBackend::new()));
    let mut meeting = fields::blank(Kind::Meeting, defaults());
    let days = fields::named(Kind::Meeting, "days").expect("a field");
    let context = fields::StoreContext::new(&store, today(), german()).expect("names");
    let value = fields::parse(days, "10.12.2026 13-17", &context).expect("days");
    (days.set)(&mut meeting, value).expect("a meeting");
    if let Record::Meeting(meeting) = &mut meeting {
        meeting.ring = Some(RingId::provisional(1));
    }
    let change = Client::new()
        .change()
        .create(Person::named(PersonId::provisional(1), "Ute Bär"))
        .create(Ring::numbered(RingId::provisional(1), 4))
        .create(meeting);
    store.apply(&change, &actor()).expect("a store");
    Arc::new(store)
}

fn defaults() -> Defaults {
    Defaults {
        today: today(),
        land: Land::Hesse,
        language: MeetingLanguage::De,
    }
}

fn answers() -> Answerer {
    Box::new(|store, query| match query {
        Query::NewForm(record) => reader::form::new_form(store, record).ok(),
        Query::Find { .. } => Some(Answer::Found(Vec::new())),
        _ => None,
    })
}

fn meeting(store: &Store) -> Stored<Meeting> {
    let found = store.get::<Meeting>(MeetingId(1)).expect("a store");
    found.expect("a meeting")
}

fn dialog(store: &Arc<Store>, drafts: &BTreeMap<String, Vec<u8>>) -> Typist<Form> {
    let stored = meeting(store);
    let step = Move(Stored {
        record: stored.record.record(),
        revision: stored.revision,
    });
    let mut number = 0;
    let mut cx = Cx {
        texts: german(),
        today: today(),
        now: today().and_hms_opt(9, 0, 0).expect("a time"),
        defaults: defaults(),
        effects: Vec::new(),
        commands: Vec::new(),
        message: None,
        author: "kim",
        me: None,
        drafts,
        last_query: &mut number,
    };
    let form = Form::of_step(Box::new(step), &mut cx);
    let asked = std::mem::take(&mut cx.effects);
    let typist = Typist::new(form).on(store, answers());
    asked.into_iter().fold(typist, |typist, effect| {
        let Effect::Read { number, query } = effect else {
            panic!("{effect:?}")
        };
        let answer = answers()(store, &query).ok_or_else(String::new);
        typist.hears(&crate::tui::event::Event::Answered { number, answer })
    })
}

fn draft<T>(typist: &Typist<T>) -> Option<(String, Vec<u8>)> {
    let last = typist.effects.iter().rev().find_map(|effect| match effect {
        Effect::Draft { key, content } => Some((key.clone(), content.clone())),
        _ => None,
    });
    let (key, content) = last.expect("a draft was kept or deleted");
    content.map(|content| (key, content))
}

#[test]
fn a_step_is_typed_like_a_record_and_writes_what_it_says() {
    let store = store();
    let typist = dialog(&store, &BTreeMap::new());
    dialog(&store, &BTreeMap::new()).snapshot("step");
    let typist = typist
        .shows("also Mi 25.11.2026")
        .keys("<tab><tab>Bahnstreik<ctrl+s>")
        .closes()
        .says("verlegt");
    assert_eq!(draft(&typist), None);
    assert_eq!(meeting(&store).record.place, "Bahnstreik 1 kim");
}

#[test]
fn what_stands_against_a_step_stands_at_its_field() {
    let store = store();
    let empty = "<backspace>".repeat(20);
    let typed = |day: &str| {
        dialog(&store, &BTreeMap::new())
            .keys("<ctrl+s>")
            .says("Eine Angabe stimmt nicht")
            .keys("Bahnstreik<shift+tab><shift+tab>")
            .keys(&format!("{empty}{day}<ctrl+s>"))
    };
    typed("gestern morgen")
        .hides("also ")
        .snapshot("step_unread");
    typed("morgen").snapshot("step_refused");
    assert_eq!(meeting(&store).record.place, "");
}

#[test]
fn a_step_given_up_or_too_late_is_typed_only_once() {
    let store = store();
    let typist = dialog(&store, &BTreeMap::new())
        .keys("<tab><tab>Bahnstreik<esc>")
        .closes();
    let (key, bytes) = draft(&typist).expect("a draft");
    assert_eq!(key, "step/meeting/1/move");
    let drafts = BTreeMap::from([(key, bytes)]);
    let typist = dialog(&store, &drafts).shows("Bahnstreik");

    let other = meeting(&store);
    let change = Client::new().change().put(
        Meeting {
            place: "Kassel".to_owned(),
            ..other.record
        },
        other.revision,
    );
    store.apply(&change, &actor()).expect("somebody else");
    let typist = typist.keys("<ctrl+s>").closes().says("noch einmal ansehen");
    let (key, bytes) = draft(&typist).expect("what was typed is kept");
    dialog(&store, &BTreeMap::from([(key, bytes)]))
        .shows("Bahnstreik")
        .keys("<ctrl+s>")
        .closes()
        .end();
    assert_eq!(meeting(&store).record.place, "Bahnstreik 1 kim");
}
