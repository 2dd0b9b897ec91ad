use std::sync::Arc;

use super::*;
use crate::domain::id::{Kind, PersonId, RecordId};
use crate::domain::person::Person;
use crate::store::backend::MemoryBackend;
use crate::store::{Client, Store};
use crate::tui::reader::find::{Search, find};
use crate::tui::test_keys::{Answerer, Typist, actor, german};

const STACK: [Context; 2] = [Context::List, Context::Global];

fn here() -> Vec<Offer> {
    let why_not =
        |action| (action == Action::Delete).then(|| "Hier ist nichts zum Löschen.".to_owned());
    offers(&STACK, &Keymap::default(), german(), false, &why_not)
}

fn palette(mode: Mode) -> Typist<Palette> {
    Typist::new(Palette::new(mode, here()))
}

/// A few that stay: a screen kept in a file should not change with every new action.
fn some(mode: Mode) -> Typist<Palette> {
    let some = [
        Action::Up,
        Action::Down,
        Action::New,
        Action::Delete,
        Action::Filter,
        Action::SortNext,
        Action::SortReverse,
        Action::Palette,
        Action::Help,
    ];
    let mut offers = here();
    offers.retain(|offer| some.contains(&offer.action));
    Typist::new(Palette::new(mode, offers))
}

fn store() -> Arc<Store> {
    let store = Store::new(Arc::new(MemoryBackend::new()));
    let mut change = Client::new().change();
    for (n, name) in ["Ute Bär", "Bernd Sorter", "漢字 Öztürk"]
        .iter()
        .enumerate()
    {
        let mut person = Person::named(PersonId::provisional(n as u64 + 1), *name);
        "Moderation".clone_into(&mut person.function);
        change = change.create(person);
    }
    store.apply(&change, &actor()).expect("people");
    Arc::new(store)
}

fn answers() -> Answerer {
    let mut search = Search::default();
    Box::new(move |store, query| match query {
        Query::Find { kinds, text, fuzzy } => {
            find(&mut search, store, (kinds, text, *fuzzy), german()).ok()
        }
        _ => None,
    })
}

fn chosen(typist: &Typist<Palette>) -> String {
    match &typist.commands[..] {
        [Command::Act(action)] => action.name().to_owned(),
        [Command::GoTo(record)] => record.to_string(),
        other => format!("{} commands", other.len()),
    }
}

#[test]
fn the_help_shows_every_key_of_the_place() {
    some(Mode::Help).snapshot("help_80x24");
    some(Mode::Help)
        .size(60, 15)
        .keys("sort")
        .snapshot("help_filtered_60x15");
    let typist = palette(Mode::Help).keys("lösch");
    typist.shows("Eintrag löschen").hides("Neuen Eintrag").end();
}

#[test]
fn what_the_help_shows_can_be_done_from_it() {
    let typist = palette(Mode::Help).keys("filter<enter>").closes();
    assert_eq!(chosen(&typist), "filter");
    let typist = palette(Mode::Help).keys("u<enter>").closes();
    assert_eq!(chosen(&typist), "undo", "a key finds what it does");
}

#[test]
fn the_menu_has_commands_and_says_why_one_is_off() {
    let typist = palette(Mode::Commands).keys("loeschen");
    let typist = typist
        .shows("Hier ist nichts zum Löschen")
        .hides("Nach oben");
    let typist = typist.keys("<enter>").says("nichts zum Löschen");
    assert!(!typist.is_closed() && typist.commands.is_empty());
    some(Mode::Commands).snapshot("menu");
}

#[test]
fn records_are_found_and_gone_to() {
    let store = store();
    let search = || palette(Mode::Search).on(&store, answers());
    some(Mode::Search)
        .on(&store, answers())
        .keys("mod")
        .snapshot("search");
    let typist = search().keys("oeztu<enter>").closes();
    assert_eq!(chosen(&typist), "person/3");
    let typist = search().keys("brs").shows("Bernd Sorter");
    assert_eq!(chosen(&typist.keys("<enter>")), "person/2");
    let typist = search().keys("sorti").keys("<enter>").closes();
    assert_eq!(chosen(&typist), "sort_next", "commands are found too");
    search().keys("xqxq").shows("Nichts gefunden").end();
}

#[test]
fn one_question_at_a_time_and_no_stale_answer() {
    let store = store();
    let typist = palette(Mode::Search)
        .on(&store, answers())
        .wait()
        .keys("ute");
    let asked = |typist: &Typist<Palette>| {
        let texts = typist.effects.iter().filter_map(|effect| match effect {
            crate::tui::event::Effect::Read {
                query: Query::Find { text, .. },
                ..
            } => Some(text.clone()),
            _ => None,
        });
        texts.collect::<Vec<_>>()
    };
    assert_eq!(asked(&typist), ["u"]);
    let stranger = Hit {
        record: RecordId {
            kind: Kind::Person,
            id: 9,
        },
        title: "Uwe Stale".to_owned(),
        detail: String::new(),
    };
    let typist = typist
        .hears(&Event::Answered {
            number: 1,
            answer: Ok(Answer::Found(vec![stranger])),
        })
        .hides("Uwe Stale");
    assert_eq!(asked(&typist), ["u", "ute"]);
    typist.answers().shows("Ute Bär").end();
}

#[test]
fn the_three_turn_into_each_other() {
    palette(Mode::Help)
        .keys("neu<f2>")
        .shows("Befehle")
        .shows("neu")
        .keys("<f3>")
        .shows("Suchen")
        .keys("<f1>")
        .shows("Hilfe")
        .keys("<esc>")
        .closes()
        .end();
}

#[test]
fn the_cursor_never_stands_on_a_heading() {
    let mut typist = palette(Mode::Help);
    for keys in [
        "<pgdn>",
        "<pgdn>",
        "<pgdn>",
        "<ctrl+end>",
        "<pgup>",
        "<up>",
        "<ctrl+home>",
    ] {
        typist = typist.look().keys(keys);
        let palette = &typist.on_screen;
        assert!(
            !matches!(palette.rows[palette.at], Row::Heading(_)),
            "{keys}"
        );
    }
    for size in [(60, 15), (20, 4), (3, 3), (1, 1)] {
        palette(Mode::Help)
            .size(size.0, size.1)
            .look()
            .keys("<down>a")
            .end();
    }
}
