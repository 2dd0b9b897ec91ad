//! A tab made up for this: what every tab gets from browsing, without a real one's rules.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Base, Browse, Mode, Setters, Spec, Tab};
use crate::domain::id::{Kind, RecordId, TaskId};
use crate::domain::task::{Responsible, Task, TaskSource, TaskState};
use crate::store::backend::MemoryBackend;
use crate::store::{Client, Record, Store, Stored};
use crate::text::fold::Folded;
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::{Command, Cx, Effect, Event};
use crate::tui::overlay::Stay;
use crate::tui::panes::Pane;
use crate::tui::test_keys::{Answerer, Keyed, Typist, actor, today};
use crate::tui::view::{Answer, DetailView, ListRow, Listing, Names, Query, Section, Table};
use crate::tui::widgets::list::{Column, Width, cell, column};

const COLUMNS: &[Column] = &[
    column("column-title", Width::Rest),
    column("column-day", Width::Fixed(12)),
];

#[derive(Default)]
struct Fake;

impl Tab for Fake {
    const SPEC: Spec = Spec {
        name: "tab-rings",
        kind: Kind::Task,
        modes: &[
            Mode {
                action: None,
                listing: Listing::Rings,
                title: "tab-rings",
                none: "rings-none",
            },
            Mode {
                action: Some(Action::OverdueOnly),
                listing: Listing::Meetings,
                title: "tab-meetings",
                none: "meetings-none",
            },
        ],
        mine: true,
        share: 50,
        detail: None,
        ask_delete: "ask-delete-meeting",
    };

    fn act(&mut self, action: Action, base: &mut Base, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::Edit if base.marked() > 0 => base.change_chosen(
                Setters::<Task> {
                    day: Some(|task, day| task.due = Some(day)),
                    responsible: Some(|task, who| task.responsible = Some(who)),
                },
                cx,
            ),
            Action::Complete => {
                base.enter(Box::<Inside>::default(), cx);
                true
            }
            _ => false,
        }
    }
}

/// Something that takes the whole place.
#[derive(Default)]
struct Inside {
    ups: usize,
}

impl Pane for Inside {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::List]
    }
    fn is_reading(&self) -> bool {
        false
    }
    fn refresh(&mut self, _cx: &mut Cx<'_>) {}
    fn leave(&mut self, cx: &mut Cx<'_>) {
        cx.say("kept");
    }
    fn act(&mut self, action: Action, _cx: &mut Cx<'_>) -> bool {
        // The first way back is its own.
        self.ups += usize::from(action == Action::Back);
        action == Action::Back && self.ups == 1
    }
    fn hear(&mut self, _event: &Event, _cx: &mut Cx<'_>) {}
    fn count(&self, _ui: &Ui<'_>) -> String {
        String::new()
    }
    fn draw(&self, frame: &mut Frame<'_>, area: Rect, _ui: &Ui<'_>, _focused: bool) {
        frame
            .buffer_mut()
            .set_string(0, area.y, "inside", ratatui::style::Style::default());
    }
}

/// The tab as the app holds it.
struct Shown(Browse<Fake>);

impl Keyed for Shown {
    fn contexts(&self) -> Vec<Context> {
        self.0.contexts()
    }
    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Option<Stay> {
        self.0.act(action, cx).then_some(Stay::Open)
    }
    fn text(&mut self, character: char, cx: &mut Cx<'_>) {
        self.0.text(character, cx);
    }
    fn paste(&mut self, text: &str, cx: &mut Cx<'_>) -> bool {
        self.0.paste(text, cx)
    }
    fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) -> Stay {
        // What is heard first is that it was brought to the front.
        if matches!(event, Event::Resize) {
            self.0.refresh(cx);
        }
        self.0.hear(event, cx);
        Stay::Open
    }
    fn draw(&self, frame: &mut Frame<'_>, screen: Rect, ui: &Ui<'_>) {
        self.0.draw(frame, screen, ui, true);
        let count = self.0.count(ui);
        frame.buffer_mut().set_string(
            screen.right().saturating_sub(24),
            screen.bottom().saturating_sub(1),
            count,
            ratatui::style::Style::default(),
        );
    }
}

fn row(kind: Kind, id: u64, title: &str, lane: usize) -> ListRow {
    ListRow {
        target: Some(RecordId { kind, id }),
        cells: vec![cell(title), cell(format!("Tag {id}"))],
        folded: Folded::new(title),
        sort: Vec::new(),
        lane,
    }
}

fn table(rows: Vec<ListRow>) -> Table {
    Table {
        columns: COLUMNS,
        rows: Arc::new(rows),
        lanes: Arc::default(),
    }
}

fn task(id: u64) -> Task {
    Task {
        id: TaskId(id),
        text: format!("Auftrag {id}"),
        source: TaskSource::Manual,
        created_on: today(),
        responsible: None,
        due: None,
        state: TaskState::Open,
    }
}

fn detail(id: u64, members: u64) -> DetailView {
    let list = |name, heading: &str, rows| Section::List {
        name,
        heading: heading.to_owned(),
        table: table(rows),
        none: "ring-no-members",
    };
    let rows = |n| {
        (1..=n)
            .map(|id| row(Kind::Person, id, &format!("Person {id}"), 0))
            .collect()
    };
    DetailView {
        stored: Stored {
            record: Record::Task(task(id)),
            revision: crate::store::backend::Revision(1),
        },
        title: format!("Einzelheit {id}"),
        sections: vec![
            Section::Facts(vec![("Zuständig".to_owned(), "Ute Bär".to_owned())]),
            Section::Text {
                heading: "Anlass".to_owned(),
                text: "Ein Absatz, der für eine Zeile der schmalen Spalte viel zu lang ist.".into(),
            },
            list("people", "Beteiligte", rows(members)),
            list("story", "Verlauf", rows(2)),
        ],
        records: Vec::new(),
    }
}

/// Five tasks in a list, or as a board of three lanes; tasks are read from the store.
fn answerer() -> Answerer {
    let titles = ["Beirat", "Anhörung", "Ortstermin", "Nachschau", "Bericht"];
    Box::new(move |store, query| {
        Some(match query {
            Query::List { of, mine } => {
                let rows = (1..).zip(titles).map(|(id, title)| {
                    let lane = [0, 2, 0, 2, 0][id as usize - 1];
                    row(Kind::Task, id, title, lane)
                });
                let rows = rows.take(if mine.is_some() { 1 } else { 5 });
                let mut table = table(rows.collect());
                if *of == Listing::Meetings {
                    table.lanes = ["neu", "leer", "fertig"].map(str::to_owned).into();
                }
                Answer::List(table)
            }
            Query::Detail(id) => Answer::Detail(Some(Box::new(detail(id.id, 30)))),
            Query::Records { ids, names } => {
                let records = ids.iter().filter_map(|id| store.record(*id).ok().flatten());
                let who = Responsible::Named("Fulda".into());
                let known = ("Fulda".to_owned(), Folded::new("Fulda"), Some(who));
                Answer::Records {
                    records: records.collect(),
                    names: Names(if *names { vec![known] } else { Vec::new() }),
                }
            }
            _ => return None,
        })
    })
}

fn store() -> Arc<Store> {
    let store = Store::new(Arc::new(MemoryBackend::new()));
    let change = (1..=5).fold(Client::new().change(), |change, id| {
        change.create(Task {
            id: TaskId::provisional(id),
            ..task(id)
        })
    });
    store.apply(&change, &actor()).unwrap();
    Arc::new(store)
}

fn typist(store: &Arc<Store>) -> Typist<Shown> {
    Typist::new(Shown(Browse::default()))
        .on(store, answerer())
        .hears(&Event::Resize)
}

#[test]
fn the_detail_has_facts_a_paragraph_and_two_lists() {
    let store = store();
    // Narrow: the lists don't fit, the one with the keys has the room.
    typist(&store)
        .keys("<enter>")
        .snapshot("browse_detail_first_80x24");
    typist(&store)
        .keys("<enter><tab>")
        .shows("Beteiligte  30")
        .snapshot("browse_detail_second_80x24");
    typist(&store)
        .size(120, 60)
        .look()
        .keys("<down>")
        .shows("Einzelheit 2")
        .snapshot("browse_120x60");
}

#[test]
fn tab_walks_through_list_and_sections_and_back() {
    let mut typist = typist(&store()).keys("<enter>");
    let mut areas = Vec::new();
    for key in [
        "<tab>",
        "<tab>",
        "<tab>",
        "<shift+tab>",
        "<shift+tab>",
        "<shift+tab>",
    ] {
        typist = typist.keys(key);
        let base = &typist.on_screen.0.base;
        areas.push(match (base.in_detail(), base.detail_row()) {
            (true, _) if base.detail.list().unwrap().rows().len() == 30 => "people",
            (true, _) => "story",
            (false, _) => "list",
        });
    }
    assert_eq!(
        areas,
        ["story", "list", "people", "list", "story", "people"]
    );
}

#[test]
fn a_mode_goes_on_and_off_with_its_key() {
    let typist = typist(&store()).shows("Ringe").keys("o");
    typist.shows("neu 3").keys("o").hides("neu 3").end();
}

#[test]
fn a_board_moves_within_lanes_and_over_empty_ones() {
    let store = store();
    typist(&store).keys("o").snapshot("browse_board_80x24");
    for (keys, at) in [
        ("<down>", 3),
        ("<end>", 5),
        ("<end><down>", 5),
        ("<right>", 2),
        ("<end><right>", 4),
        ("<end><right><left>", 3),
        ("<right><up><right>", 2),
        ("<left>", 1),
    ] {
        let typist = typist(&store).keys("o").look().keys(keys);
        let cursor = typist.on_screen.0.base.under_cursor();
        assert_eq!(cursor.map(|id| id.id), Some(at), "{keys}");
    }
}

#[test]
fn marked_rows_are_counted_and_changed_together() {
    for (answer, day, who) in [
        ("1.12.", "2026-12-01".parse().ok(), None),
        ("fulda", None, Some("Fulda")),
    ] {
        let store = store();
        let mut typist = typist(&store)
            .keys("<space><down><space>")
            .shows("5 hier, 2 markiert")
            .keys("e");
        let Some(Command::Open(question)) = typist.commands.pop() else {
            panic!("a question");
        };
        let effects = answered(question, answer);
        let [Effect::Apply { edits, .. }] = &effects[..] else {
            panic!("{effects:?}");
        };
        let mut change = Client::new().change();
        change.edits.clone_from(edits);
        store.apply(&change, &actor()).unwrap();
        for stored in store.all::<Task>().unwrap() {
            let chosen = [1, 3].contains(&stored.record.id.0);
            assert_eq!(stored.record.due, day.filter(|_| chosen));
            let responsible = who.map(|name| Responsible::Named(name.into()));
            assert_eq!(stored.record.responsible, responsible.filter(|_| chosen));
        }
    }
}

#[test]
fn neither_day_nor_name_changes_nothing() {
    let mut typist = typist(&store()).keys("<space>e");
    let Some(Command::Open(question)) = typist.commands.pop() else {
        panic!("a question");
    };
    let effects = answered(question, "irgendwann");
    assert!(matches!(
        effects[..],
        [Effect::Say("chosen-no-day-no-name")]
    ));
}

/// What an answer typed into a question sets off.
fn answered(mut question: Box<dyn crate::tui::overlay::Overlay>, text: &str) -> Vec<Effect> {
    let mut last_query = 0;
    let mut cx = Cx {
        texts: crate::tui::test_keys::german(),
        today: today(),
        now: today().and_hms_opt(14, 32, 0).unwrap(),
        effects: Vec::new(),
        commands: Vec::new(),
        message: None,
        author: "kim",
        me: None,
        defaults: crate::fields::Defaults {
            today: today(),
            land: crate::domain::date::Land::Hesse,
            language: crate::domain::meeting::MeetingLanguage::De,
        },
        drafts: &std::collections::BTreeMap::new(),
        last_query: &mut last_query,
    };
    for character in text.chars() {
        question.text(character, &mut cx);
    }
    question.act(Action::Newline, &mut cx);
    cx.effects
}

#[test]
fn mine_needs_to_know_who_sits_here() {
    typist(&store()).keys("m").says("Nur Eigenes").end();
}

#[test]
fn what_takes_the_whole_place_gives_it_back() {
    typist(&store())
        .keys("a")
        .shows("inside")
        .keys("<esc>")
        .shows("inside")
        .keys("<esc>")
        .says("kept")
        .hides("inside")
        .shows("Beirat")
        .end();
}

#[test]
fn forty_thousand_rows_are_shared_and_only_those_in_sight_are_drawn() {
    let rows: Vec<ListRow> = (1..=40_000)
        .map(|id| row(Kind::Task, id, &format!("Auftrag {id}"), 0))
        .collect();
    let table = table(rows);
    let all = Arc::clone(&table.rows);
    let mut typist = Typist::new(Shown(Browse::default())).hears(&Event::Resize);
    let [Effect::Read { number, .. }] = typist.effects[..] else {
        panic!("one question");
    };
    let answer = Ok(Answer::List(table));
    typist = typist.hears(&Event::Answered { number, answer });
    assert!(Arc::strong_count(&all) >= 2, "no copy was made");
    typist
        .shows("40000 hier")
        .keys("<end>")
        .shows("Auftrag 40000")
        .hides("Auftrag 1 ")
        .end();
}
