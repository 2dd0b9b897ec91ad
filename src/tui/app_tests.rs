//! The whole app on a store in memory, driven by keys: what it asks for is done at once, or held
//! back to see what happens meanwhile.

mod figures;
mod import;
mod measures;
mod ratings;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::app::{App, Setup};
use super::event::{Effect, Event};
use super::files::{self, Desk};
use super::keymap::Keymap;
use super::reader::{Memory, Reader};
use super::test_keys::{read, today};
use super::theme::{ColorDepth, Glyphs, Theme};
use crate::domain::agenda::{AgendaItem, ItemKind};
use crate::domain::date::Land;
use crate::domain::id::{AgendaItemId, MeetingId, MembershipId, MunicipalityId, PersonId, RingId};
use crate::domain::meeting::{
    Meeting, MeetingDay, MeetingKind, MeetingLanguage, MeetingState, MinutesState,
};
use crate::domain::person::Person;
use crate::domain::ring::{Membership, Municipality, MunicipalityKind, Ring};
use crate::domain::task::{Task, TaskState, Topic};
use crate::exchange::profiles::Profiles;
use crate::fields::Defaults;
use crate::report::outside::OutsideNames;
use crate::store::backend::{Fault, Faulty, MemoryBackend, Watcher};
use crate::store::history::UndoError;
use crate::store::{Actor, Change, Client, Edit, Store, changed};
use crate::text::locale::{Lang, Texts};

type Backend = Faulty<MemoryBackend>;

/// A person at a terminal, with a store that lives longer than the program.
#[must_use]
pub(super) struct Session {
    app: App,
    backend: Arc<Backend>,
    pub(super) store: Arc<Store>,
    client: Client,
    watcher: Watcher,
    texts: Arc<Texts>,
    drafts: BTreeMap<String, Vec<u8>>,
    now: NaiveDateTime,
    size: (u16, u16),
    /// Changes wait here until `deliver`, if set.
    held: Option<Vec<Effect>>,
    /// Questions wait here until `read`, if set.
    unread: Option<Vec<Effect>>,
    /// Answers wait here until `answer`, if set: they were read when they were asked for.
    late: Option<Vec<Event>>,
    exported: Vec<MeetingId>,
    pub(super) papers: Vec<super::event::Paper>,
    pub(super) lists: Vec<super::event::TableForm>,
    pub(super) copied: Vec<String>,
    glyphs: Glyphs,
    left: bool,
    memory: RefCell<Memory>,
    profiles: Profiles,
}

fn setup(texts: &Arc<Texts>, drafts: BTreeMap<String, Vec<u8>>) -> Setup {
    Setup {
        texts: Arc::clone(texts),
        keymap: Keymap::default(),
        theme: Theme::standard(ColorDepth::Ansi16),
        glyphs: Glyphs::UTF8,
        today: None,
        user: "ute".into(),
        author: "ute".into(),
        defaults: Defaults {
            today: today(),
            land: Land::Hesse,
            language: MeetingLanguage::De,
        },
        drafts,
        notices: Vec::new(),
    }
}

fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

/// Ring 4 with Fulda and the Kreis Offenbach, its moderator, and a meeting today with three items.
fn furnish(store: &Store, client: &Client, actor: &Actor) {
    let municipality = |n: u64, number: &str, name: &str, short: &str| Municipality {
        id: MunicipalityId::provisional(n),
        number: number.into(),
        name: name.into(),
        short_name: short.into(),
        land: Land::Hesse,
        kind: MunicipalityKind::District,
        since: None,
        comparison_type: String::new(),
        participates: true,
        settlement_type: String::new(),
        organisation_size: String::new(),
        region_notes: String::new(),
        organisation_notes: String::new(),
        territory_breaks: vec![],
    };
    let mut ring = Ring::numbered(RingId::provisional(1), 4);
    ring.moderators = vec![PersonId::provisional(1)];
    let mut ute = Person::named(PersonId::provisional(1), "Ute Bär");
    ute.user = "ute".into();
    let member = |n: u64| Membership {
        id: MembershipId::provisional(n),
        ring: RingId::provisional(1),
        municipality: MunicipalityId::provisional(n),
        from: None,
        to: None,
    };
    let day = |date: NaiveDate, start, end| MeetingDay {
        date,
        start: time(start),
        end: time(end),
    };
    let meeting = Meeting {
        id: MeetingId::provisional(1),
        kind: MeetingKind::Ring,
        ring: Some(RingId::provisional(1)),
        title: String::new(),
        days: vec![
            day(today(), "13:00", "17:30"),
            day(today() + TimeDelta::days(1), "09:00", "12:00"),
        ],
        place: "Fulda".into(),
        host: None,
        moderators: vec![PersonId::provisional(1)],
        minute_taker: None,
        reply_until: None,
        language: MeetingLanguage::De,
        state: MeetingState::Planned,
        state_reason: String::new(),
        minutes: MinutesState::Draft,
    };
    let item = |n: u64, title: &str, kind| AgendaItem {
        id: AgendaItemId::provisional(n),
        meeting: MeetingId::provisional(1),
        position: n << 32,
        day: 1,
        title: title.into(),
        kind,
        minutes: 30,
        presenter: String::new(),
        unplanned: false,
        carried_from: None,
        clock: vec![],
        attachments: vec![],
    };
    let change = client
        .change()
        .create(ute)
        .create(ring)
        .create(municipality(1, "41110", "Landkreis Fulda", "Fulda"))
        .create(municipality(2, "45108", "Kreis Offenbach", "Offenbach"))
        .create(member(1))
        .create(member(2))
        .create(meeting)
        .create(item(1, "Begrüßung", ItemKind::Welcome))
        .create(item(2, "Kennzahlen", ItemKind::Indicators))
        .create(item(3, "Nächste Sitzung", ItemKind::NextMeeting));
    store.apply(&change, actor).unwrap();
}

impl Session {
    pub(super) fn new() -> Self {
        let backend = Arc::new(Faulty::new(MemoryBackend::new()));
        let store = Arc::new(Store::new(Arc::clone(&backend) as Arc<_>));
        let client = Client::new();
        let now = today().and_time(time("14:30"));
        furnish(&store, &client, &actor(now));
        let texts = Arc::new(Texts::new(Lang::De));
        let watcher = store.watch(store.backend().revision()).unwrap();
        let session = Self {
            app: App::new(setup(&texts, BTreeMap::new())),
            backend,
            store,
            client,
            watcher,
            texts,
            drafts: BTreeMap::new(),
            now,
            size: (80, 24),
            held: None,
            unread: None,
            late: None,
            exported: Vec::new(),
            papers: Vec::new(),
            lists: Vec::new(),
            copied: Vec::new(),
            glyphs: Glyphs::UTF8,
            left: false,
            memory: RefCell::new(Memory::default().of(OutsideNames::default(), "ute".into())),
            profiles: Profiles::default(),
        };
        session.started()
    }

    fn started(mut self) -> Self {
        let effects = self.app.start(self.now);
        self.perform(effects);
        self
    }

    /// The program is killed and started again: what is in the store and in drafts is all there is.
    fn killed(self) -> Self {
        let drafts = self.drafts.clone();
        Self {
            app: App::new(Setup {
                glyphs: self.glyphs,
                ..setup(&self.texts, drafts)
            }),
            held: None,
            late: None,
            left: false,
            ..self
        }
        .started()
    }

    /// The same person, whose terminal speaks English.
    pub(super) fn english(mut self) -> Self {
        self.texts = Arc::new(Texts::new(Lang::En));
        self.killed()
    }

    /// The same person at a terminal without UTF-8.
    pub(super) fn ascii(mut self) -> Self {
        self.glyphs = Glyphs::ASCII;
        self.killed()
    }

    pub(super) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// On a terminal without colours and without UTF-8.
    pub(super) fn plain(mut self) -> Self {
        self = self.ascii();
        self.app.theme = Theme::standard(ColorDepth::None);
        self
    }

    /// Changes are held back from now on.
    pub(super) fn hold(mut self) -> Self {
        self.held = Some(Vec::new());
        self
    }

    /// Questions are answered only when `read` says so.
    fn slow(mut self) -> Self {
        self.unread = Some(Vec::new());
        self
    }

    /// Questions asked meanwhile are answered, and those they lead to.
    fn read(mut self) -> Self {
        let unread = self.unread.take().unwrap_or_default();
        self.perform(unread);
        self
    }

    /// Changes held back are made, and answered.
    pub(super) fn deliver(mut self) -> Self {
        let held = self.held.take().unwrap_or_default();
        self.perform(held);
        self
    }

    /// Answers come late from now on.
    fn late(mut self) -> Self {
        self.late = Some(Vec::new());
        self
    }

    /// Late answers arrive.
    fn answer(mut self) -> Self {
        for event in self.late.take().unwrap_or_default() {
            self.event(event);
        }
        self
    }

    /// Somebody else changes the text of a line.
    fn elsewhere(self, line: u64, text: &str) -> Self {
        use crate::domain::outcome::{Line, LineContent};
        let stored = self
            .store
            .get::<Line>(crate::domain::id::LineId(line))
            .unwrap()
            .unwrap();
        let changed = Line {
            content: LineContent::Text(text.into()),
            ..stored.record
        };
        let change = Client::new().change().put(changed, stored.revision);
        self.store.apply(&change, &actor(self.now)).unwrap();
        self
    }

    /// A second meeting of the ring, months later, with one item.
    fn another_meeting(self) -> Self {
        let mut meeting = self
            .store
            .get::<Meeting>(MeetingId(1))
            .unwrap()
            .unwrap()
            .record;
        meeting.id = MeetingId::provisional(1);
        for day in &mut meeting.days {
            day.date += TimeDelta::days(100);
        }
        let mut item = self
            .store
            .get::<AgendaItem>(AgendaItemId(1))
            .unwrap()
            .unwrap()
            .record;
        item.id = AgendaItemId::provisional(1);
        item.meeting = meeting.id;
        item.title = "Rückblick".into();
        let change = Client::new().change().create(meeting).create(item);
        self.store.apply(&change, &actor(self.now)).unwrap();
        self
    }

    /// Something is in the store beforehand.
    pub(super) fn given(mut self, fill: impl FnOnce(Change) -> Change) -> Self {
        let change = fill(self.client.change());
        self.store.apply(&change, &actor(self.now)).unwrap();
        while let Ok(notice) = self.watcher.try_recv() {
            self.event(Event::Changed(changed(notice)));
        }
        self
    }

    /// Somebody else deletes an agenda item.
    fn item_deleted(self, item: u64) -> Self {
        let id = crate::domain::id::RecordId {
            kind: crate::domain::id::Kind::AgendaItem,
            id: item,
        };
        let change = self
            .store
            .deletion_of(id)
            .unwrap()
            .into_iter()
            .fold(Client::new().change(), |change, id| {
                change.delete(id, self.store.revision_of(id).unwrap().unwrap())
            });
        self.store.apply(&change, &actor(self.now)).unwrap();
        self
    }

    pub(super) fn keys(mut self, keys: &str) -> Self {
        for key in read(keys) {
            self.event(Event::Key(key.event()));
        }
        self
    }

    pub(super) fn paste(mut self, text: &str) -> Self {
        self.event(Event::Paste(text.into()));
        self
    }

    fn minutes_pass(mut self, seconds: i64) -> Self {
        self.now += TimeDelta::seconds(seconds);
        self.event(Event::Tick);
        self
    }

    fn event(&mut self, event: Event) {
        let effects = self.app.update(event, self.now);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let event = match effect {
                effect @ Effect::Read { .. } if self.unread.is_some() => {
                    self.unread.get_or_insert_default().push(effect);
                    None
                }
                Effect::Read { number, query } => {
                    let reader = Reader {
                        store: &self.store,
                        texts: &self.texts,
                        glyphs: &self.glyphs,
                        today: self.now.date(),
                        now: self.now,
                        memory: &self.memory,
                    };
                    let answer = reader.answer(&query).map_err(|error| error.to_string());
                    let event = Event::Answered { number, answer };
                    match &mut self.late {
                        Some(late) => {
                            late.push(event);
                            None
                        }
                        None => Some(event),
                    }
                }
                Effect::Draft { key, content } => {
                    match content {
                        Some(content) => self.drafts.insert(key, content),
                        None => self.drafts.remove(&key),
                    };
                    None
                }
                effect @ (Effect::Apply { .. }
                | Effect::Import { .. }
                | Effect::Undo { .. }
                | Effect::Delete { .. })
                    if self.held.is_some() =>
                {
                    self.held.get_or_insert_default().push(effect);
                    None
                }
                Effect::Apply { tag, edits } => {
                    let change = Change {
                        edits,
                        ..self.client.change()
                    };
                    let result = self.store.apply(&change, &actor(self.now));
                    Some(Event::Applied { tag, result })
                }
                Effect::Import { what, edits } => {
                    let change = Change {
                        what,
                        edits,
                        ..self.client.change()
                    };
                    let result = self.store.apply(&change, &actor(self.now));
                    let tag = super::event::Tag::Import;
                    Some(Event::Applied { tag, result })
                }
                Effect::File { number, ask } => {
                    let desk = Desk {
                        store: &self.store,
                        texts: &self.texts,
                        profiles: &self.profiles,
                        today: self.now.date(),
                    };
                    let news = files::answer(&ask, &desk, &mut |_, _| {});
                    Some(Event::File { number, news })
                }
                Effect::BeginAgenda(meeting) => {
                    let (items, _) = crate::report::agenda_template(&meeting, None);
                    let change = items.into_iter().fold(self.client.change(), Change::create);
                    let result = self.store.apply(&change, &actor(self.now));
                    let tag = super::event::Tag::Plain;
                    Some(Event::Applied { tag, result })
                }
                Effect::Undo { redo } => self.undo(redo),
                Effect::Delete { id } => {
                    let edits = self
                        .store
                        .deletion_of(id)
                        .unwrap()
                        .into_iter()
                        .filter_map(|id| {
                            let expected = self.store.record(id).unwrap()?.revision;
                            Some(Edit::Delete { id, expected })
                        })
                        .collect();
                    let change = Change {
                        edits,
                        ..self.client.change()
                    };
                    let result = self.store.apply(&change, &actor(self.now));
                    let tag = super::event::Tag::Plain;
                    Some(Event::Applied { tag, result })
                }
                Effect::ExportMinutes(id) => {
                    self.exported.push(id);
                    None
                }
                Effect::WritePaper(paper) => {
                    self.papers.push(paper);
                    None
                }
                Effect::ExportRows { form, rows, .. } => {
                    assert!(!rows.is_empty());
                    self.lists.push(form);
                    None
                }
                Effect::Copy(text) => {
                    self.copied.push(text);
                    None
                }
                Effect::Quit => {
                    self.left = true;
                    None
                }
                _ => None,
            };
            if let Some(event) = event {
                self.event(event);
            }
            while let Ok(notice) = self.watcher.try_recv() {
                self.event(Event::Changed(changed(notice)));
            }
        }
        self.stand_still();
    }

    /// The moment after a step that makes the detail follow the cursor.
    fn stand_still(&mut self) {
        let moment = TimeDelta::milliseconds(60);
        let left = self.app.next_tick(self.now);
        if left.is_some_and(|left| left <= moment.to_std().unwrap_or_default()) {
            let effects = self.app.update(Event::Tick, self.now + moment);
            self.perform(effects);
        }
    }

    fn undo(&mut self, redo: bool) -> Option<Event> {
        let author = actor(self.now).author;
        let seq = if redo {
            self.store.last_redoable(&author)
        } else {
            self.store.last_undoable(&author)
        };
        let change: Result<Change, UndoError> =
            seq.and_then(|seq| self.store.undo(seq, self.client.change()));
        let result = self.store.apply(&change.ok()?, &actor(self.now));
        let tag = super::event::Tag::Undo { of: None, redo };
        Some(Event::Applied { tag, result })
    }

    pub(super) fn screen(&self) -> String {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        terminal
            .draw(|frame| self.app.draw(frame, self.now))
            .unwrap();
        let cursor = terminal.get_cursor_position().unwrap();
        let buffer = terminal.backend().buffer();
        let mut text = String::new();
        for y in 0..self.size.1 {
            let mut line = String::new();
            let mut skip = 0;
            for x in 0..self.size.0 {
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                let symbol = buffer[(x, y)].symbol();
                skip = crate::text::width::columns(symbol).saturating_sub(1);
                line.push_str(symbol);
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        format!("{text}cursor {},{}\n", cursor.x, cursor.y)
    }

    #[track_caller]
    pub(super) fn shows(self, text: &str) -> Self {
        let screen = self.screen();
        assert!(screen.contains(text), "no {text:?} on\n{screen}");
        self
    }

    #[track_caller]
    pub(super) fn lacks(self, text: &str) -> Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "{text:?} on\n{screen}");
        self
    }

    /// The minutes as they are in the store.
    fn markdown(&self) -> String {
        crate::report::minutes::export(
            &self.store,
            MeetingId(1),
            &crate::report::minutes::MinutesOptions::default(),
        )
        .unwrap()
    }

    /// The lines of an item in the store, marks as `→B1`.
    pub(super) fn lines(&self, item: u64) -> Vec<String> {
        use crate::domain::outcome::{LineContent, Outcome};
        self.store
            .lines_of(AgendaItemId(item))
            .unwrap()
            .into_iter()
            .map(|line| match line.record.content {
                LineContent::Text(text) => text,
                LineContent::Note(text) => format!("N: {text}"),
                LineContent::Topic(_) => "→T".into(),
                LineContent::Outcome(id) => {
                    let outcome = self.store.get::<Outcome>(id).unwrap().unwrap().record;
                    let number = crate::report::names::number(
                        MeetingLanguage::De,
                        outcome.kind,
                        outcome.number,
                    );
                    format!("→{number} {}", outcome.text)
                }
            })
            .collect()
    }

    #[track_caller]
    fn stores(self, item: u64, lines: &[&str]) -> Self {
        assert_eq!(self.lines(item), lines, "{}", self.screen());
        assert_eq!(self.store.verify().unwrap().findings, []);
        self
    }

    /// The last word of a chain.
    pub(super) fn end(self) {
        drop(self);
    }
}

fn actor(now: NaiveDateTime) -> Actor {
    Actor {
        author: "ute".into(),
        uid: 1000,
        now_ms: now.and_utc().timestamp_millis(),
    }
}

/// Into the minutes of the meeting, at its first item.
const IN_MINUTES: &str = "3<enter><enter>";

#[test]
fn the_first_screen_leads_to_the_agenda_and_into_the_minutes() {
    let session = Session::new()
        .shows("Heute, Di 24.11.2026")
        .shows("Ring 4")
        .keys("3<enter>")
        .shows("Begrüßung")
        .shows("13:30");
    insta::assert_snapshot!("agenda_80x24", session.screen());
    let session = session.keys("<enter>Wir beginnen.<enter>B: Wir machen mit 7:2:1<enter>");
    insta::assert_snapshot!("minutes_80x24", session.screen());
    insta::assert_snapshot!("minutes_120x40", session.size(120, 40).screen());
}

#[test]
fn lines_with_letters_become_outcomes_and_others_stay_text() {
    Session::new()
        .keys(IN_MINUTES)
        .keys("Begrüßung durch die Gastgeberin<enter>B: Wir machen mit 7:2:1<enter>")
        .keys("A: Fulda: Text liefern bis fr<enter>A: Bericht @Ute bis 15.12.<enter>")
        .keys("N: nur für mich<enter>T: Digitale Akte<enter>F: gilt<enter>F: gilt auch<enter>")
        .stores(
            1,
            &[
                "Begrüßung durch die Gastgeberin",
                "→B1 Wir machen mit",
                "→A1 Text liefern",
                "→A2 Bericht",
                "N: nur für mich",
                "→T",
                "→F1 gilt",
                "→F2 gilt auch",
            ],
        )
        .shows("B1 Wir machen mit (7:2:1)")
        .shows("A1 Text liefern – Fulda – 27.11.2026")
        .end();
}

#[test]
fn a_name_that_two_bear_is_left_as_text() {
    let session = Session::new()
        .keys(IN_MINUTES)
        .keys("A: Offenbach: Zahlen liefern<enter>");
    assert_eq!(session.lines(1), ["→A1 Offenbach: Zahlen liefern"]);
}

#[test]
fn backspace_right_after_gives_the_line_back_as_text() {
    Session::new()
        .keys(IN_MINUTES)
        .keys("F: Wer macht mit?<enter><backspace>")
        .stores(1, &["F: Wer macht mit?"])
        .keys("<enter>A: Alle.<enter><backspace><enter>Weiter.<enter>")
        .stores(1, &["F: Wer macht mit?", "A: Alle.", "Weiter."])
        .keys("B: Doch<enter>")
        .stores(1, &["F: Wer macht mit?", "A: Alle.", "Weiter.", "→B1 Doch"])
        .end();
}

#[test]
fn a_task_taken_back_says_again_who_and_until_when() {
    Session::new()
        .keys(IN_MINUTES)
        .keys("A: Fulda: Text bis fr<enter><backspace>")
        .stores(1, &["A: Fulda: Text bis 27.11.2026"])
        .end();
}

#[test]
fn a_number_taken_back_is_not_given_again() {
    Session::new()
        .keys(IN_MINUTES)
        .keys("B: eins<enter><backspace><enter>B: zwei<enter>")
        .stores(1, &["B: eins", "→B2 zwei"])
        .end();
}

#[test]
fn a_pasted_letter_is_not_lifted() {
    Session::new()
        .keys(IN_MINUTES)
        .paste("B: aus einem Brief\nA: auch\nletzte")
        .keys(" Zeile<enter>B: getippt<enter>")
        .stores(
            1,
            &[
                "B: aus einem Brief",
                "A: auch",
                "letzte Zeile",
                "→B1 getippt",
            ],
        )
        .end();
}

/// Changes of the store so far.
fn changes(session: &Session) -> u64 {
    session.store.last_undoable("ute").unwrap().0
}

#[test]
fn a_pasted_page_is_one_change_and_one_undo() {
    for (typed, before, held) in [
        ("", vec![], false),
        ("eins<enter>zw", vec!["eins", "zw"], false),
        ("eins<enter>zw", vec!["eins", "zw"], true),
        // Between two lines: the tail of the line goes behind the page.
        (
            "eins<enter>zwei<ctrl+s><up><home>",
            vec!["eins", "zwei"],
            false,
        ),
    ] {
        let session = Session::new().keys(IN_MINUTES).keys(typed);
        let session = if typed.ends_with("zw") {
            session.minutes_pass(11)
        } else {
            session
        };
        let at = changes(&session);
        let page: Vec<String> = (0..40).map(|n| format!("Zeile {n}")).collect();
        let session = if held {
            session.hold().paste(&page.join("\n")).deliver()
        } else {
            session.paste(&page.join("\n"))
        };
        assert_eq!(changes(&session), at + 1, "{typed}");
        assert!(session.lines(1).len() >= 40, "{:?}", session.lines(1));
        session.keys("<ctrl+z>").stores(1, &before).end();
    }
}

#[test]
fn what_was_typed_before_a_paste_stays_when_it_is_taken_back() {
    let paste = "B: a\n\nb\n";
    Session::new()
        .keys(IN_MINUTES)
        .keys("mein ")
        .hold()
        .paste(paste)
        .deliver()
        .stores(1, &["mein B: a", "", "b"])
        .keys("<ctrl+z>")
        .stores(1, &["mein "])
        .keys("<ctrl+y>")
        .stores(1, &["mein B: a", "", "b"])
        .end();
    // Killed before anything arrived: it comes back as one paste.
    let session = Session::new().keys(IN_MINUTES).hold().paste(paste).killed();
    let at = changes(&session);
    let session = session.keys("0<ctrl+s>");
    assert_eq!(changes(&session), at + 1);
    session.stores(1, &["B: a", "", "b"]).end();
}

#[test]
fn lines_split_and_join() {
    Session::new()
        .keys(IN_MINUTES)
        .keys("eins zwei<enter>drei<enter>")
        .keys("<up><up><home><ctrl+right><enter><down>")
        .stores(1, &["eins", "zwei", "drei"])
        .end();
    Session::new()
        .keys(IN_MINUTES)
        .keys("eins<enter>zwei<enter><up><home><backspace>, <ctrl+s>")
        .stores(1, &["eins, zwei"])
        .end();
}

#[test]
fn an_empty_line_between_two_thoughts_stays() {
    Session::new()
        .keys(IN_MINUTES)
        .keys("eins<enter><enter>zwei<enter>")
        .stores(1, &["eins", "", "zwei"])
        .end();
}

#[test]
fn going_to_the_next_item_stores_the_line() {
    Session::new()
        .keys(IN_MINUTES)
        .keys("B: eins<alt+down>K2 ist gestiegen<ctrl+pgup>")
        .stores(1, &["→B1 eins"])
        .stores(2, &["K2 ist gestiegen"])
        .end();
}

#[test]
fn ten_seconds_store_the_line_and_enter_still_lifts_it() {
    Session::new()
        .keys(IN_MINUTES)
        .keys("B: Wir mach")
        .stores(1, &[])
        .minutes_pass(11)
        .stores(1, &["B: Wir mach"])
        .keys("en mit<enter>")
        .stores(1, &["→B1 Wir machen mit"])
        .end();
    Session::new()
        .keys(IN_MINUTES)
        .keys("B: fertig")
        .minutes_pass(11)
        .keys("<enter>")
        .stores(1, &["→B1 fertig"])
        .end();
}

#[test]
fn nothing_typed_is_lost_when_the_program_is_killed() {
    Session::new()
        .keys(IN_MINUTES)
        .keys("eins<enter>B: halb fert")
        .killed()
        .shows("Fortsetzen")
        .keys("0")
        .shows("B: halb fert")
        .keys("ig<enter>drei<enter>")
        .stores(1, &["eins", "→B1 halb fertig", "drei"])
        .end();
}

#[test]
fn lines_on_their_way_at_the_kill_arrive_once() {
    // Killed before the store heard of them.
    Session::new()
        .keys(IN_MINUTES)
        .hold()
        .keys("B: eins<enter>zwei<enter>dr")
        .killed()
        .keys("0ei<enter>")
        .stores(1, &["→B1 eins", "zwei", "drei"])
        .end();
    // Killed after the store had them and before the answer came.
    let session = Session::new()
        .keys(IN_MINUTES)
        .hold()
        .keys("B: eins<enter>zw");
    let drafts = session.drafts.clone();
    let mut session = session.deliver();
    session.drafts = drafts;
    session
        .killed()
        .keys("0ei<enter>")
        .stores(1, &["→B1 eins", "zwei"])
        .end();
}

#[test]
fn typing_goes_on_while_the_store_is_slow() {
    Session::new()
        .keys(IN_MINUTES)
        .hold()
        .keys("eins<enter>B: zwei<enter>drei<enter><up><up><up>x")
        .deliver()
        .keys("<down><down><down>")
        .stores(1, &["einsx", "→B1 zwei", "drei"])
        .end();
}

#[test]
fn a_full_disk_loses_nothing() {
    let session = Session::new().keys(IN_MINUTES);
    session.backend.next_commits([Fault::Full]);
    session
        .keys("B: eins<enter>")
        .shows("kein Platz")
        .shows("B: eins")
        .keys("zwei<enter>")
        .killed()
        .keys("0<alt+down>")
        .stores(1, &["→B1 eins", "zwei"])
        .end();
}

#[test]
fn undo_in_the_minutes_takes_back_typing_first() {
    Session::new()
        .keys(IN_MINUTES)
        .keys("eins<enter>zwei drei<ctrl+w><ctrl+z>")
        .shows("zwei drei")
        .end();
}

#[test]
fn an_overdue_task_is_on_the_first_screen_and_done_with_a_key() {
    let session = Session::new();
    let task = Task {
        text: "Bericht liefern".into(),
        due: Some(today() - TimeDelta::days(3)),
        ..match crate::fields::blank(
            crate::domain::id::Kind::Task,
            setup(&session.texts, BTreeMap::new()).defaults,
        ) {
            crate::store::Record::Task(task) => task,
            other => panic!("{other:?}"),
        }
    };
    let change = session.client.change().create(task);
    session.store.apply(&change, &actor(session.now)).unwrap();
    let session = session
        .killed()
        .shows("1 Heute !1")
        .shows("! 3 Tage")
        .shows("Bericht liefern");
    insta::assert_snapshot!("today_80x24", session.screen());
    let session = session
        .keys("<down><space>a")
        .shows("Erledigt")
        .lacks("! 3 Tage");
    let tasks = session.store.all::<Task>().unwrap();
    assert!(matches!(tasks[0].record.state, TaskState::Done { .. }));
    session.keys("u").shows("! 3 Tage").end();
}

#[test]
fn a_meeting_starts_on_its_day_and_ends_as_markdown() {
    let session = Session::new()
        .keys("3<enter>b")
        .keys("B: Beschlossen<enter><esc>")
        .shows("läuft")
        .keys("f");
    assert_eq!(session.exported, [MeetingId(1)]);
    assert!(
        session.markdown().contains("Beschlossen"),
        "{}",
        session.markdown()
    );
}

#[test]
fn a_new_meeting_begins_with_the_agenda_of_its_kind() {
    let session = Session::new()
        .keys("3n<tab>4<tab><tab>2.12. 13-17:30; 3.12. 9-12<tab>Fulda<ctrl+s>")
        .shows("Ringsitzung, Ring 4")
        .shows("Mi 02.12.2026");
    let meeting = session.store.all::<Meeting>().unwrap()[1].record.clone();
    let items = session.store.agenda_of(meeting.id).unwrap();
    assert!(items.len() > 3, "{}", session.screen());
    assert_eq!(items[1].record.kind, ItemKind::TaskReview);
    insta::assert_snapshot!("new_meeting_80x24", session.screen());
    // Changing it later does not fill an agenda somebody emptied on purpose.
    let session = session
        .keys("<esc>e<tab><tab>Klausur<ctrl+s>")
        .shows("Klausur");
    let again = session.store.agenda_of(meeting.id).unwrap();
    assert_eq!(again.len(), items.len());
}

#[test]
fn zero_leads_back_to_the_line() {
    Session::new()
        .keys(IN_MINUTES)
        .keys("eins<esc>1")
        .shows("Heute, ")
        .keys("0")
        .shows("eins")
        .end();
}

#[test]
fn the_rings_show_members_and_moving_the_cursor_costs_little() {
    let session = Session::new().keys("2").shows("Ute Bär").keys("<enter>");
    insta::assert_snapshot!("ring_80x24", session.screen());
    insta::assert_snapshot!("ring_120x40", session.size(120, 40).screen());
}

#[test]
fn a_few_letters_find_a_record_and_a_command() {
    Session::new()
        .keys("<ctrl+p>fulda")
        .shows("Fulda")
        .keys("<enter>")
        .shows("41110")
        .end();
    let session = Session::new().keys("?");
    insta::assert_snapshot!("help_80x24", session.screen());
    Session::new().keys(":abhak<enter>").lacks("abhak").end();
}

#[test]
fn several_tasks_get_another_day_at_once() {
    let session = Session::new()
        .keys(IN_MINUTES)
        .keys("A: eins bis 25.11.<enter>A: zwei bis 26.11.<enter><esc>1")
        .keys("<home><down><space><space>e")
        .shows("2 Aufträge")
        .keys("15.12.<enter>");
    let due: Vec<_> = session
        .store
        .all::<Task>()
        .unwrap()
        .into_iter()
        .map(|task| task.record.due.unwrap().to_string())
        .collect();
    assert_eq!(due, ["2026-12-15", "2026-12-15"], "{}", session.screen());
}

#[test]
fn the_clock_pressed_twice_is_no_conflict() {
    Session::new()
        .keys(IN_MINUTES)
        .hold()
        .keys("<f5><f5>")
        .deliver()
        .lacks("jemand anderes")
        .end();
}

#[test]
fn moving_an_item_twice_at_once_is_no_conflict() {
    Session::new()
        .keys("3<enter>")
        .hold()
        .keys("++")
        .deliver()
        .lacks("jemand anderes")
        .end();
}

#[test]
fn typing_ahead_loses_nothing() {
    Session::new()
        .slow()
        .keys("3<enter><enter>")
        .keys("B: sofort getippt<enter>weiter")
        .read()
        .keys("<ctrl+s>")
        .stores(1, &["→B1 sofort getippt", "weiter"])
        .end();
    // The same through a step that needs the details first.
    Session::new()
        .slow()
        .keys("3<enter>bGrüße<enter>")
        .read()
        .stores(1, &["Grüße"])
        .end();
}

#[test]
fn leaving_in_order_announces_nothing_at_the_next_start() {
    Session::new()
        .keys(IN_MINUTES)
        .keys("eins<ctrl+q>")
        .killed()
        .lacks("Fortsetzen")
        .keys("0")
        .shows("eins")
        .end();
}

#[test]
fn what_was_typed_while_a_line_was_on_its_way_is_stored_too() {
    Session::new()
        .keys(IN_MINUTES)
        .keys("eins<enter>")
        .keys("<up><end>!")
        .hold()
        .keys("<down><up><end>?<down>")
        .deliver()
        .stores(1, &["eins!?"])
        .end();
}

#[test]
fn a_line_refused_by_a_full_disk_is_sent_again_with_the_next() {
    let session = Session::new().keys(IN_MINUTES);
    session.backend.next_commits([Fault::Full]);
    session
        .keys("B: eins<enter>zwei<enter>")
        .stores(1, &["→B1 eins", "zwei"])
        .end();
}

#[test]
fn the_history_of_a_ring_names_what_changed() {
    Session::new()
        .keys("2e<tab>Nord<ctrl+s>")
        .keys("v")
        .shows("Nord")
        .keys("<esc>x")
        .end();
}

#[test]
fn a_key_without_effect_says_so() {
    Session::new().keys("2m").shows("keine Wirkung").end();
}

#[test]
fn o_shows_only_what_is_overdue() {
    Session::new()
        .shows("Ringsitzung")
        .keys("o")
        .lacks("Ringsitzung")
        .shows("Nichts überfällig")
        .keys("o")
        .shows("Ringsitzung")
        .end();
}

#[test]
fn a_small_window_asks_for_room() {
    Session::new()
        .size(50, 12)
        .shows("mindestens 60 mal")
        .size(60, 15)
        .shows("Heute, ")
        .end();
}

#[test]
fn a_note_stored_by_the_pause_is_still_a_note() {
    let session = Session::new()
        .keys(IN_MINUTES)
        .keys("N: geheim")
        .minutes_pass(11)
        .keys("<enter>offen<enter>");
    assert!(
        !session.markdown().contains("geheim"),
        "{}",
        session.markdown()
    );
}

#[test]
fn the_pause_leaves_the_blank_before_the_cursor() {
    Session::new()
        .keys(IN_MINUTES)
        .keys("Hallo ")
        .minutes_pass(11)
        .keys("Welt<enter>")
        .stores(1, &["Hallo Welt"])
        .end();
}

#[test]
fn an_answer_read_before_the_last_change_takes_nothing_away() {
    Session::new()
        .keys(IN_MINUTES)
        .late()
        .keys("eins<enter>zwei")
        .minutes_pass(11)
        .answer()
        .keys(" mehr<enter>drei<enter>")
        .stores(1, &["eins", "zwei mehr", "drei"])
        .end();
}

#[test]
fn an_answer_read_before_the_last_change_makes_no_second_line() {
    Session::new()
        .keys(IN_MINUTES)
        .late()
        .keys("eins<enter>zwei")
        .minutes_pass(11)
        .keys(" mehr")
        .answer()
        .keys("<enter>drei<enter>")
        .stores(1, &["eins", "zwei mehr", "drei"])
        .end();
}

#[test]
fn a_draft_never_overwrites_what_somebody_else_wrote_meanwhile() {
    let session = Session::new()
        .keys(IN_MINUTES)
        .keys("eins")
        .minutes_pass(11)
        .keys(" und mehr");
    let drafts = session.drafts.clone();
    let mut session = session.elsewhere(1, "eins von ihr");
    session.drafts = drafts;
    let session = session.killed().keys("0<enter><alt+down>");
    let lines = session.lines(1);
    assert!(lines.contains(&"eins von ihr".into()), "{lines:?}");
    assert!(lines.contains(&"eins und mehr".into()), "{lines:?}");
}

#[test]
fn a_draft_survives_a_line_of_somebody_else_in_its_place() {
    use crate::domain::outcome::{Line, LineContent};
    let session = Session::new().keys(IN_MINUTES).keys("von mir");
    let drafts = session.drafts.clone();
    let change = session.client.change().create(Line {
        id: crate::domain::id::LineId::provisional(1),
        item: AgendaItemId(1),
        position: crate::domain::order::GAP,
        content: LineContent::Text("von ihr".into()),
    });
    session.store.apply(&change, &actor(session.now)).unwrap();
    let mut session = session;
    session.drafts = drafts;
    let session = session.killed().keys("0<alt+down>");
    let lines = session.lines(1);
    assert!(lines.contains(&"von mir".into()), "{lines:?}");
}

#[test]
fn a_line_stored_late_does_not_come_into_another_meeting() {
    let session = Session::new();
    let mut second = session
        .store
        .get::<Meeting>(MeetingId(1))
        .unwrap()
        .unwrap()
        .record;
    second.id = MeetingId::provisional(1);
    let mut item = session
        .store
        .get::<AgendaItem>(AgendaItemId(1))
        .unwrap()
        .unwrap()
        .record;
    item.id = AgendaItemId::provisional(1);
    item.meeting = MeetingId::provisional(1);
    second.title = "Zweite".into();
    let change = session.client.change().create(second).create(item);
    session.store.apply(&change, &actor(session.now)).unwrap();
    let session = session
        .keys(IN_MINUTES)
        .hold()
        .keys("eins<esc>q<down><enter><enter>zwei")
        .deliver()
        .keys("<enter>drei<enter>");
    assert_eq!(session.lines(1), ["eins"], "{}", session.screen());
    assert_eq!(session.lines(4), ["zwei", "drei"], "{}", session.screen());
}

#[test]
fn minutes_of_a_meeting_that_is_gone_are_no_trap() {
    let session = Session::new().keys(IN_MINUTES).keys("<esc>1");
    let mut change = session.client.change();
    for id in session
        .store
        .deletion_of(crate::domain::id::RecordId {
            kind: crate::domain::id::Kind::Meeting,
            id: 1,
        })
        .unwrap()
    {
        let revision = session.store.record(id).unwrap().unwrap().revision;
        change = change.delete(id, revision);
    }
    session.store.apply(&change, &actor(session.now)).unwrap();
    session.keys("1").keys("0<esc>1").shows("Heute, ").end();
}

#[test]
fn undo_of_a_taken_name_gives_the_typed_letters_back() {
    Session::new()
        .keys(IN_MINUTES)
        .keys("A: x @Ful<tab><ctrl+z>")
        .shows("A: x @Ful")
        .end();
}

#[test]
fn saving_an_empty_new_row_wipes_no_other() {
    Session::new()
        .keys(IN_MINUTES)
        .keys("B: x<enter>wichtig<enter><up><up>")
        .paste("")
        .keys("<ctrl+s><alt+down>")
        .stores(1, &["→B1 x", "wichtig"])
        .end();
}

#[test]
fn a_topic_taken_back_and_typed_again_is_one() {
    let session = Session::new()
        .keys(IN_MINUTES)
        .keys("T: Akte<enter><backspace><home><delete>T<enter>");
    let topics = session
        .store
        .all::<crate::domain::task::Topic>()
        .unwrap()
        .len();
    assert_eq!(topics, 1, "{}", session.screen());
}

#[test]
fn a_new_item_given_up_comes_back_in_its_own_meeting_only() {
    let draft = |session: &Session| session.drafts.keys().any(|key| key.starts_with("form/"));
    let session = Session::new().keys("3<enter>nPause<esc><esc>");
    assert!(draft(&session));
    // Another meeting of the same ring.
    session
        .another_meeting()
        .keys("3<end><enter>")
        .lacks("Begrüßung")
        .keys("n")
        .lacks("Pause")
        .keys("<esc><esc>3<home><enter>")
        .shows("Begrüßung")
        .keys("n")
        .shows("Pause")
        .end();
}

#[test]
fn what_is_typed_under_an_item_deleted_elsewhere_moves_to_its_neighbour() {
    // Under the cursor and not stored, and on its way.
    Session::new()
        .keys(IN_MINUTES)
        .keys("da<enter><alt+down>")
        .hold()
        .keys("B: eins<enter>zw")
        .item_deleted(2)
        .deliver()
        .shows("anderswo gelöscht")
        .shows("zw")
        .keys("ei<enter>")
        .stores(1, &["da", "→B1 eins", "zwei"])
        .end();
    // Out of a draft.
    Session::new()
        .keys(IN_MINUTES)
        .keys("<alt+down>")
        .hold()
        .keys("eins<enter>zw")
        .item_deleted(2)
        .killed()
        .keys("0<ctrl+s>")
        .stores(1, &["eins", "zw"])
        .end();
}

#[test]
fn lines_on_their_way_are_heard_of_when_their_minutes_were_left() {
    let left = || {
        Session::new()
            .another_meeting()
            .keys("3<home><enter><enter>")
            .hold()
            .keys("B: eins<enter>zwei<esc>3<esc><end><enter><enter>drei")
    };
    let session = left();
    session.backend.next_commits([Fault::Full]);
    session
        .deliver()
        .shows("verlassenen Sitzung")
        .keys("<esc>3<esc><home><enter><enter><ctrl+s><alt+down>")
        .stores(1, &["→B1 eins", "zwei"])
        .end();
    let key = super::minutes::MinutesPane::draft_key(MeetingId(1));
    let session = left();
    assert!(session.drafts.contains_key(&key));
    let session = session.deliver();
    assert!(!session.drafts.contains_key(&key));
    session.stores(1, &["→B1 eins", "zwei"]).end();
}

#[test]
fn parking_says_what_it_did_and_how_to_take_it_back() {
    let topics = |session: &Session| session.store.all::<Topic>().unwrap().len();
    let session = Session::new()
        .keys("3<enter><f8>")
        .shows("Begrüßung (u nimmt es zurück)");
    assert_eq!(topics(&session), 1);
    let session = session.keys("u");
    assert_eq!(topics(&session), 0);
    let session = session
        .keys("<enter>eins<f8>")
        .shows("Begrüßung (Strg-Z nimmt es zurück)");
    assert_eq!(topics(&session), 1);
    let session = session.keys("<ctrl+z>");
    assert_eq!(topics(&session), 0);
    session.stores(1, &["eins"]).end();
}

#[test]
fn the_hint_line_offers_the_step_a_meeting_can_take() {
    Session::new()
        .keys("3<enter>")
        .shows("b beginnen")
        .lacks("f beenden")
        .keys("b<esc>")
        .lacks("b beginnen")
        .shows("f beenden")
        .keys("f<right>")
        .lacks("beginnen")
        .lacks("f beenden")
        .end();
}
