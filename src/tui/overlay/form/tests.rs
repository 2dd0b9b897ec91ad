use super::*;
use crate::domain::date::Land;
use crate::domain::id::{MunicipalityId, PersonId, RecordId, RingId};
use crate::domain::meeting::MeetingLanguage;
use crate::domain::person::Person;
use crate::domain::ring::Ring;
use crate::store::backend::MemoryBackend;
use crate::store::{Client, Entity, Store};
use crate::tui::reader;
use crate::tui::test_keys::{Answerer, Typist, actor, german, today};
use crate::tui::view::Hit;

fn defaults() -> Defaults {
    Defaults {
        today: today(),
        land: Land::Hesse,
        language: MeetingLanguage::De,
    }
}

/// Two people, two municipalities, a ring, a meeting.
fn store() -> Arc<Store> {
    let store = Store::new(Arc::new(MemoryBackend::new()));
    let mut change = Client::new().change();
    for (id, name) in [(1, "Ute Bär"), (2, "Jens Krüger")] {
        change = change.create(Person::named(PersonId::provisional(id), name));
    }
    for (n, (number, name)) in [("06631", "Fulda"), ("08126", "Hohenlohekreis")]
        .into_iter()
        .enumerate()
    {
        let Record::Municipality(mut one) = fields::blank(Kind::Municipality, defaults()) else {
            unreachable!()
        };
        one.id = MunicipalityId::provisional(n as u64 + 1);
        number.clone_into(&mut one.number);
        name.clone_into(&mut one.name);
        change = change.create(one);
    }
    change = change.create(Ring::numbered(RingId::provisional(1), 4));
    store.apply(&change, &actor()).expect("a store");
    store.apply(&meeting_change(), &actor()).expect("a meeting");
    Arc::new(store)
}

fn meeting_change() -> crate::store::Change {
    let mut record = fields::blank(Kind::Meeting, defaults());
    let Record::Meeting(meeting) = &mut record else {
        unreachable!()
    };
    meeting.ring = Some(RingId(1));
    meeting.place = "Fulda".to_owned();
    let store = Store::new(Arc::new(MemoryBackend::new()));
    let context = fields::StoreContext::new(&store, today(), german()).expect("names");
    let days = fields::named(Kind::Meeting, "days").expect("a field");
    let value = fields::parse(days, "10.12.2026 13:00-17:30; 11.12.2026 9-15", &context);
    (days.set)(&mut record, value.expect("days")).expect("a meeting");
    Client::new().change().create(record)
}

/// Answers as the reader does; finding goes by the beginning of a name.
fn answers() -> Answerer {
    Box::new(|store, query| match query {
        Query::Form(id) => reader::form::form(store, *id).ok(),
        Query::NewForm(record) => reader::form::new_form(store, record).ok(),
        Query::Find { kinds, text, .. } => {
            let letters = crate::text::fold::Query::new(text);
            let mut hits = Vec::new();
            for kind in kinds {
                let found = store.each(*kind, |stored| {
                    let title = stored.record.title();
                    if crate::text::fold::Folded::new(&title).matches(&letters) {
                        hits.push(Hit {
                            record: stored.record.id(),
                            title,
                            detail: String::new(),
                        });
                    }
                    std::ops::ControlFlow::Continue(())
                });
                found.ok()?;
            }
            Some(Answer::Found(hits))
        }
        _ => None,
    })
}

const MEETING: RecordId = RecordId {
    kind: Kind::Meeting,
    id: 1,
};

fn view(store: &Store, id: RecordId) -> FormView {
    match reader::form::form(store, id) {
        Ok(Answer::Form(Some(view))) => *view,
        other => panic!("{other:?}"),
    }
}

fn form_on(store: &Arc<Store>, id: RecordId, draft: Option<&[u8]>) -> Typist<Form> {
    let form = Form::open(view(store, id), draft, defaults(), german());
    Typist::new(form).on(store, answers())
}

fn new_form(store: &Arc<Store>, kind: Kind) -> Typist<Form> {
    let record = fields::blank(kind, defaults());
    let Ok(Answer::Form(Some(view))) = reader::form::new_form(store, &record) else {
        panic!("a view")
    };
    Typist::new(Form::open(*view, None, defaults(), german())).on(store, answers())
}

fn stored<T: Entity>(store: &Store, id: T::Id) -> T {
    store
        .get::<T>(id)
        .expect("a store")
        .expect("a record")
        .record
}

/// The draft that was kept last; none if it was deleted.
fn draft<T>(typist: &Typist<T>) -> Option<Vec<u8>> {
    let last = typist.effects.iter().rev().find_map(|effect| match effect {
        Effect::Draft { content, .. } => Some(content.clone()),
        _ => None,
    });
    last.expect("a draft was kept or deleted")
}

#[test]
fn a_person_is_typed_field_by_field() {
    let store = store();
    let typist = new_form(&store, Kind::Person)
        .keys("Änne Öztürk<enter>Moderatorin<tab>con_sens<down>a@b.de<tab><tab>")
        .keys("aenne<tab>mod<tab><tab>he<ctrl+s>")
        .closes()
        .says("Änne Öztürk");
    assert_eq!(draft(&typist), None, "the draft goes with the commit");
    let person: Person = stored(&store, PersonId(3));
    assert_eq!(person.name, "Änne Öztürk");
    assert_eq!(person.function, "Moderatorin");
    assert_eq!(person.mail, "a@b.de");
    assert_eq!(person.roles, [crate::domain::person::Role::Moderator]);
    assert_eq!(person.land, Some(Land::Hesse));
}

#[test]
fn a_new_form_opens_before_the_names_are_there() {
    let store = store();
    let Record::Topic(mut topic) = fields::blank(Kind::Topic, defaults()) else {
        unreachable!()
    };
    topic.from_meeting = Some(crate::domain::id::MeetingId(1));
    topic.ring = Some(RingId(1));
    let (mut asked, mut number) = (Vec::new(), 0);
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
        drafts: &std::collections::BTreeMap::new(),
        last_query: &mut number,
    };
    let form = Form::create(topic.into(), None, &mut cx);
    asked.append(&mut cx.effects);
    let [Effect::Read { number, query }] = &asked[..] else {
        panic!("one question: {asked:?}")
    };
    let answer = answers()(&store, query).ok_or_else(String::new);
    Typist::new(form)
        .on(&store, answers())
        .keys("<tab>Wohnkosten")
        .hides("Ring 4")
        .hears(&Event::Answered {
            number: *number,
            answer,
        })
        .shows("Ring 4")
        .shows("Wohnkosten")
        .keys("<ctrl+s>")
        .closes()
        .end();
}

#[test]
fn enter_on_the_last_field_saves() {
    let store = store();
    let keys = "Kurz<enter><enter><enter><enter><enter><enter><enter><enter><enter>";
    new_form(&store, Kind::Person).keys(keys).closes().end();
    assert_eq!(stored::<Person>(&store, PersonId(3)).name, "Kurz");
}

#[test]
fn the_form_of_a_meeting_looks_like_this() {
    let store = store();
    form_on(&store, MEETING, None).snapshot("form_meeting_80x24");
    form_on(&store, MEETING, None)
        .size(120, 40)
        .keys("<tab><tab><tab>")
        .snapshot("form_meeting_120x40");
    form_on(&store, MEETING, None)
        .size(60, 15)
        .keys("<up><up><up><up><up>")
        .look()
        .snapshot("form_meeting_60x15");
}

#[test]
fn names_are_suggested_and_taken() {
    let store = store();
    let typist = form_on(&store, MEETING, None).keys("<tab><tab><tab><tab><tab>ful");
    typist.snapshot("form_suggestion");
    form_on(&store, MEETING, None)
        .keys("<tab><tab><tab><tab><tab>ful<tab>bä<tab>; kru<enter><ctrl+s>")
        .closes()
        .end();
    let meeting: crate::domain::meeting::Meeting = stored(&store, crate::domain::id::MeetingId(1));
    assert_eq!(meeting.host, Some(MunicipalityId(1)));
    assert_eq!(meeting.moderators, [PersonId(1), PersonId(2)]);
}

#[test]
fn typing_does_not_wait_for_suggestions() {
    let store = store();
    let typist = form_on(&store, MEETING, None)
        .keys("<tab><tab><tab><tab><tab>")
        .wait()
        .keys("Fulda");
    let asked = typist
        .effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Read { .. }));
    assert_eq!(asked.count(), 1, "one question at a time");
    let typist = typist.answers().shows("▌ Fulda");
    typist.keys("<tab><f9>").closes().end();
    // Gone on before any answer came: the name is understood all the same.
    form_on(&store, MEETING, None)
        .keys("<tab><tab><tab><tab><tab>")
        .wait()
        .keys("<home><ctrl+k>Hohenlohekreis<tab><ctrl+s>")
        .answers()
        .closes()
        .end();
    let meeting: crate::domain::meeting::Meeting = stored(&store, crate::domain::id::MeetingId(1));
    assert_eq!(meeting.host, Some(MunicipalityId(2)));
}

#[test]
fn a_missing_person_is_made_on_the_way() {
    let store = store();
    let typist = form_on(&store, MEETING, None)
        .keys("<tab><tab><tab><tab><tab><tab>Neu, Anna")
        .shows("+ legt neu an")
        .keys("+");
    let [Command::NewRecord(record)] = &typist.commands[..] else {
        panic!("a form is asked for")
    };
    assert_eq!(record.title(), "Neu, Anna");
    let change = Client::new().change().create((**record).clone());
    let applied = store.apply(&change, &actor()).expect("a person");
    let typist = typist
        .hears(&Event::Applied {
            tag: Tag::Form,
            result: Ok(applied),
        })
        .shows("Neu, Anna");
    typist.keys("<ctrl+s>").closes().end();
    let meeting: crate::domain::meeting::Meeting = stored(&store, crate::domain::id::MeetingId(1));
    assert_eq!(meeting.moderators, [PersonId(3)]);
}

#[test]
fn a_day_is_shown_back_in_full() {
    let store = store();
    let to_reply = "<tab>".repeat(8);
    form_on(&store, MEETING, None)
        .keys(&to_reply)
        .keys("25.12.")
        .shows("→ Fr 25.12.2026, Erster Weihnachtstag")
        .keys("<home><ctrl+k>+14")
        .shows("→ Di 08.12.2026")
        .keys("<tab>")
        .shows("+14")
        .end();
    // What can't be read traps nobody and says what would be right.
    form_on(&store, MEETING, None)
        .keys(&to_reply)
        .keys("31.2.<tab>")
        .shows("! Den Tag „31.2.“ gibt es im Kalender nicht.")
        .keys("<ctrl+s>")
        .says("Eine Angabe stimmt nicht")
        .keys("<home><ctrl+k><ctrl+s>")
        .closes()
        .end();
}

#[test]
fn what_is_wrong_stands_at_the_field() {
    let store = store();
    let typist = new_form(&store, Kind::Meeting)
        .keys("<ctrl+s>")
        .says("2 Angaben stimmen nicht");
    typist.snapshot("form_problem");
    // What the store refuses as well: the number of another municipality.
    new_form(&store, Kind::Municipality)
        .keys("06631<tab>Doppelt<ctrl+s>")
        .shows("Die Nummer 06631 ist schon vergeben.")
        .keys("<backspace>2<ctrl+s>")
        .closes()
        .end();
}

#[test]
fn escape_keeps_the_draft_and_it_comes_back() {
    let store = store();
    let place = "<tab><tab><tab><tab>";
    let typist = form_on(&store, MEETING, None)
        .keys(place)
        .keys(", Stadtschloss<esc>")
        .closes()
        .says("Entwurf behalten");
    let kept = draft(&typist).expect("a draft");
    form_on(&store, MEETING, Some(&kept))
        .shows("Fulda, Stadtschloss")
        .shows("Ein früherer Entwurf")
        .keys("<f8>")
        .says("verworfen")
        .hides("Stadtschloss")
        .keys("<f8>")
        .shows("Stadtschloss")
        .keys("<ctrl+s>")
        .closes()
        .end();
    // Without a change nothing is kept.
    let typist = form_on(&store, MEETING, None)
        .keys(place)
        .keys("<esc>")
        .closes();
    assert!(typist.effects.is_empty() && typist.message.is_none());
    // A draft that can't be read is no reason not to open.
    form_on(&store, MEETING, Some(b"{broken"))
        .hides("früherer Entwurf")
        .end();
}

/// Somebody else changes fields of the meeting.
fn meanwhile(store: &Store, change: impl FnOnce(&mut crate::domain::meeting::Meeting)) {
    let stored = store
        .get::<crate::domain::meeting::Meeting>(crate::domain::id::MeetingId(1))
        .expect("a store")
        .expect("a meeting");
    let mut meeting = stored.record;
    change(&mut meeting);
    let edit = Client::new().change().put(meeting, stored.revision);
    store.apply(&edit, &actor()).expect("a change");
}

#[test]
fn what_only_others_changed_is_taken_over() {
    let store = store();
    let typist = form_on(&store, MEETING, None).keys("<tab><tab>Herbstsitzung");
    meanwhile(&store, |meeting| meeting.place = "Kassel".to_owned());
    typist.keys("<ctrl+s>").closes().end();
    let meeting: crate::domain::meeting::Meeting = stored(&store, crate::domain::id::MeetingId(1));
    assert_eq!(meeting.place, "Kassel");
    assert_eq!(meeting.title, "Herbstsitzung");
}

#[test]
fn what_both_changed_is_a_question() {
    for (keys, place) in [("<enter>", "Fulda West"), ("<right><enter>", "Kassel")] {
        let store = store();
        let typist = form_on(&store, MEETING, None).keys("<tab><tab><tab><tab> West");
        meanwhile(&store, |meeting| meeting.place = "Kassel".to_owned());
        let typist = typist
            .keys("<ctrl+s>")
            .says("gleichzeitig anders")
            .shows("Eigene: Fulda West")
            .shows("Andere: Kassel");
        typist.screen();
        typist.keys(keys).keys("<ctrl+s>").closes().end();
        let meeting: crate::domain::meeting::Meeting =
            stored(&store, crate::domain::id::MeetingId(1));
        assert_eq!(meeting.place, place);
    }
}

#[test]
fn a_conflict_looks_like_this() {
    let store = store();
    let typist = form_on(&store, MEETING, None).keys("<tab><tab><tab><tab> West");
    meanwhile(&store, |meeting| meeting.place = "Kassel".to_owned());
    typist.keys("<ctrl+s>").snapshot("form_conflict");
}

#[test]
fn a_draft_meets_what_was_changed_meanwhile() {
    let store = store();
    let typist = form_on(&store, MEETING, None).keys("<tab><tab><tab><tab> West<esc>");
    let kept = draft(&typist).expect("a draft");
    meanwhile(&store, |meeting| meeting.place = "Kassel".to_owned());
    form_on(&store, MEETING, Some(&kept))
        .keys("<ctrl+s>")
        .says("zwei Fassungen")
        .keys("<right><enter><ctrl+s>")
        .says("Nichts geändert")
        .closes()
        .end();
}

#[test]
fn a_record_deleted_meanwhile_can_come_back() {
    let store = store();
    let id = RecordId {
        kind: Kind::Person,
        id: 2,
    };
    let typist = form_on(&store, id, None).keys("<ctrl+w>Kruse");
    let revision = store.revision_of(id).expect("a store").expect("a record");
    let gone = Client::new().change().delete(id, revision);
    store.apply(&gone, &actor()).expect("a deletion");
    typist
        .keys("<ctrl+s>")
        .says("gelöscht")
        .keys("<ctrl+s>")
        .closes()
        .end();
    assert_eq!(stored::<Person>(&store, PersonId(2)).name, "Jens Kruse");
}

#[test]
fn numbers_of_participants_are_asked_about() {
    let store = store();
    let typist = new_form(&store, Kind::Task)
        .keys("123A456789 anrufen<ctrl+s>")
        .says("Erneutes Speichern")
        .shows("sieht aus wie eine Kunden- oder BG-Nummer");
    assert!(!typist.is_closed());
    // Another text is another question.
    let typist = typist.keys("!<ctrl+s>");
    assert!(!typist.is_closed());
    typist.keys("<ctrl+s>").closes().end();
}

#[test]
fn a_long_text_keeps_the_arrows_and_goes_to_the_editor() {
    let store = store();
    let typist = new_form(&store, Kind::Task).keys("eins<enter>zwei<up>!<down><down>?");
    assert_eq!(typist.on_screen.entries[0].text(), "eins!\nzwei?");
    let typist = typist.keys("<f4>");
    let asked = typist
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::Editor(text) if text == "eins!\nzwei?"));
    assert!(asked);
    typist
        .hears(&Event::Edited(Some("draußen geschrieben\n".to_owned())))
        .shows("draußen geschrieben")
        .keys("<tab>jens<tab>fr<ctrl+s>")
        .closes()
        .end();
    let task: crate::domain::task::Task = stored(&store, crate::domain::id::TaskId(1));
    assert_eq!(task.text, "draußen geschrieben");
    assert_eq!(task.due, chrono::NaiveDate::from_ymd_opt(2026, 11, 27));
    assert_eq!(
        task.responsible,
        Some(crate::domain::task::Responsible::Person(PersonId(2)))
    );
}

#[test]
fn a_name_that_fits_nobody_stays_as_it_is_typed() {
    let store = store();
    new_form(&store, Kind::Task)
        .keys("Raum<tab>Frau Uters Büro<tab><ctrl+s>")
        .closes()
        .end();
    let task: crate::domain::task::Task = stored(&store, crate::domain::id::TaskId(1));
    assert_eq!(
        task.responsible,
        Some(crate::domain::task::Responsible::Named(
            "Frau Uters Büro".to_owned()
        ))
    );
}

#[test]
fn a_paste_is_one_edit() {
    let store = store();
    let typist = new_form(&store, Kind::Person).pastes("Anna\r\nNeu");
    assert_eq!(typist.on_screen.entries[0].text(), "Anna Neu");
    let typist = typist.keys("<ctrl+z>");
    assert_eq!(typist.on_screen.entries[0].text(), "");
}

#[test]
fn every_kind_opens_is_left_and_traps_nobody() {
    let store = store();
    for kind in Kind::ALL {
        let fields = new_form(&store, *kind).on_screen.entries.len();
        for size in [(60, 15), (80, 24), (120, 40), (20, 3), (1, 1)] {
            let mut typist = new_form(&store, *kind).size(size.0, size.1);
            for _ in 0..fields {
                typist = typist.look().keys("<tab>");
            }
            assert_eq!(typist.on_screen.at, 0, "{kind:?}: Tab goes round");
            typist
                .keys("<shift+tab>")
                .look()
                .keys("<esc>")
                .closes()
                .end();
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(60))]

    /// Whatever is typed, nothing panics, every frame has a cursor, and what was typed is in the
    /// draft.
    #[test]
    fn whatever_is_typed_is_kept(keys in "([a-zäß漢0-9;:+., -]|<tab>|<enter>|<left>|<up>|<backspace>|<ctrl\\+w>|<ctrl\\+z>|<home>){0,40}") {
        let store = store();
        let typist = form_on(&store, MEETING, None).wait();
        let typed = typist.look().keys("<tab><tab>");
        let typed = if keys.contains("<enter>") {
            typed.keys(&keys.replace("<enter>", "<down>"))
        } else {
            typed.keys(&keys)
        };
        proptest::prop_assert!(!typed.screen().contains("hidden"));
        let texts = typed.on_screen.texts();
        if typed.on_screen.is_touched() {
            let left = typed.keys("<esc>");
            let left = if left.is_closed() { left } else { left.keys("<esc>") };
            let kept = draft(&left).expect("a draft");
            let again = form_on(&store, MEETING, Some(&kept));
            proptest::prop_assert_eq!(again.on_screen.texts(), texts);
        }
    }
}
