//! The pictures in `docs/screens`: made by the program itself, and held against it.
//!
//! ```text
//! cargo test --test pictures -- --ignored      # draws them anew
//! ```
//! The real app, on the demonstration in memory, driven by keys on a fixed day.
#![expect(
    clippy::expect_used,
    reason = "helpers of tests, outside of #[test] functions"
)]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ringbuch::demo;
use ringbuch::domain::date::Land;
use ringbuch::domain::meeting::MeetingLanguage;
use ringbuch::fields::Defaults;
use ringbuch::store::backend::{MemoryBackend, Watcher};
use ringbuch::store::{Actor, Change, Client, Store, changed};
use ringbuch::text::locale::{Lang, Texts};
use ringbuch::tui::app::{App, Setup};
use ringbuch::tui::event::{Effect, Event};
use ringbuch::tui::keymap::Keymap;
use ringbuch::tui::picture;
use ringbuch::tui::reader::{Memory, Reader};
use ringbuch::tui::theme::{ColorDepth, Glyphs, Theme};

/// A Tuesday.
fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 24)
        .and_then(|day| day.and_hms_opt(14, 32, 0))
        .expect("a time")
}

/// So long the cursor has to stand until the detail beside a list follows.
const MOMENT: Duration = Duration::from_millis(60);

/// Somebody with the demonstration on the screen.
struct Desk {
    app: App,
    store: Store,
    client: Client,
    actor: Actor,
    watcher: Watcher,
    texts: Arc<Texts>,
    memory: RefCell<Memory>,
    size: (u16, u16),
}

impl Desk {
    fn new(size: (u16, u16)) -> Self {
        let store = Store::new(Arc::new(MemoryBackend::new()));
        let client = Client::new();
        let actor = Actor {
            author: "ute".to_owned(),
            uid: 1000,
            now_ms: now().and_utc().timestamp_millis(),
        };
        demo::fill(
            &store,
            &client,
            &actor,
            now().date(),
            MeetingLanguage::De,
            1,
        )
        .expect("a demo");
        let texts = Arc::new(Texts::new(Lang::De));
        let watcher = store.watch(store.backend().revision()).expect("a watcher");
        let app = App::new(Setup {
            texts: Arc::clone(&texts),
            keymap: Keymap::default(),
            theme: Theme::standard(ColorDepth::Ansi16),
            glyphs: Glyphs::UTF8,
            today: None,
            user: "ute".to_owned(),
            author: "ute".to_owned(),
            defaults: Defaults {
                today: now().date(),
                land: Land::Hesse,
                language: MeetingLanguage::De,
            },
            drafts: BTreeMap::new(),
            notices: Vec::new(),
        });
        let mut desk = Self {
            app,
            store,
            client,
            actor,
            watcher,
            texts,
            memory: RefCell::default(),
            size,
        };
        desk.drawn();
        let effects = desk.app.start(now());
        desk.perform(effects);
        desk
    }

    fn types(mut self, text: &str) -> Self {
        for one in text.chars() {
            self = self.presses(&[KeyCode::Char(one)]);
        }
        self
    }

    fn presses(mut self, keys: &[KeyCode]) -> Self {
        for key in keys {
            self.event(Event::Key(KeyEvent::new(*key, KeyModifiers::NONE)));
        }
        self
    }

    fn presses_ctrl(mut self, key: KeyCode) -> Self {
        self.event(Event::Key(KeyEvent::new(key, KeyModifiers::CONTROL)));
        self
    }

    fn event(&mut self, event: Event) {
        let effects = self.app.update(event, now());
        self.perform(effects);
        // Panes learn from a frame how much of them is seen.
        self.drawn();
    }

    /// What the runtime's threads do, at once.
    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let event = match effect {
                Effect::Read { number, query } => {
                    let reader = Reader {
                        store: &self.store,
                        texts: &self.texts,
                        glyphs: &Glyphs::UTF8,
                        today: now().date(),
                        now: now(),
                        memory: &self.memory,
                    };
                    let answer = reader.answer(&query).map_err(|error| error.to_string());
                    Some(Event::Answered { number, answer })
                }
                Effect::Apply { tag, edits } => {
                    let change = Change {
                        edits,
                        ..self.client.change()
                    };
                    let result = self.store.apply(&change, &self.actor);
                    Some(Event::Applied { tag, result })
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
        // A moment later the detail has followed the cursor.
        if self.app.next_tick(now()).is_some_and(|left| left <= MOMENT) {
            let effects = self.app.update(Event::Tick, now() + MOMENT);
            self.perform(effects);
        }
    }

    fn drawn(&self) -> Terminal<TestBackend> {
        let (columns, rows) = self.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a terminal");
        terminal
            .draw(|frame| self.app.draw(frame, now()))
            .expect("a frame");
        terminal
    }

    fn picture(&self, title: &str) -> String {
        let mut terminal = self.drawn();
        let cursor = terminal.get_cursor_position().expect("a cursor");
        picture::svg(terminal.backend().buffer(), Some(cursor), title)
    }
}

/// Steps from the first indicator of the demonstration to K2.
const FIGURES_UNTIL_K2: usize = 5;

/// Name, picture.
fn pictures() -> Vec<(&'static str, String)> {
    use KeyCode::{Down, Enter, PageDown};
    let (home, wide) = ((80, 24), (112, 30));
    let today = Desk::new(home);
    let rings = Desk::new(wide).types("2").presses(&[Down, Down, Down]);
    let measures = Desk::new(home).types("5");
    let audits = Desk::new(home).types("6");
    let deficiencies = Desk::new(wide).types("7");
    let mut figures = Desk::new(wide).types("4");
    for _ in 0..FIGURES_UNTIL_K2 {
        figures = figures.types("+");
    }
    let figures = figures.types("jjc");
    let agenda = Desk::new(home).types("3").presses(&[Enter]);
    let mut minutes = Desk::new(wide).types("3").presses(&[Enter]).types("b");
    // To the good example.
    for _ in 0..6 {
        minutes = minutes.presses_ctrl(PageDown);
    }
    for line in [
        "Steinfurt stellt die Arbeit der Lotsinnen und Lotsen vor.",
        "G: Steinfurt: Lotsen begleiten durch den Antrag",
        "Die Wege werden kürzer, die Rückfragen weniger.",
        "B: Der Ring übernimmt den Ablaufplan. 7:2:1",
        "A: Steinfurt: Ablaufplan an alle Kommunen schicken bis 15.12.",
        "O: Woran lässt sich der Erfolg messen?",
    ] {
        minutes = minutes.types(line).presses(&[Enter]);
    }
    vec![
        (
            "heute",
            today.picture("Ringbuch: was heute ansteht und was überfällig ist"),
        ),
        (
            "sitzung",
            agenda.picture("Ringbuch: die Tagesordnung einer Ringsitzung"),
        ),
        (
            "protokoll",
            minutes.picture("Ringbuch: das Protokoll entsteht beim Tippen"),
        ),
        (
            "ringe",
            rings.picture("Ringbuch: die Vergleichsringe, rechts Ring 4"),
        ),
        (
            "massnahmen",
            measures.picture("Ringbuch: die laufenden Maßnahmen mit Auslastung und Stand"),
        ),
        (
            "pruefungen",
            audits.picture("Ringbuch: ein Monat mit Prüfungen, daneben die überfälligen"),
        ),
        (
            "kennzahlen",
            figures
                .picture("Ringbuch: der Verlauf einer Kennzahl, mit Median und mittlerer Hälfte"),
        ),
        (
            "maengel",
            deficiencies.picture("Ringbuch: die Mängel mit ihrem nächsten Schritt"),
        ),
    ]
}

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("docs/screens")
        .join(format!("{name}.svg"))
}

#[test]
fn the_pictures_show_what_the_program_shows() {
    for (name, svg) in pictures() {
        let kept = fs::read_to_string(file(name)).unwrap_or_default();
        assert!(
            kept == svg,
            "docs/screens/{name}.svg is not what the program shows now; \
             `cargo test --test pictures -- --ignored` draws it anew"
        );
    }
}

#[test]
#[ignore = "writes docs/screens"]
fn draw_the_pictures_anew() {
    for (name, svg) in pictures() {
        let file = file(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, svg).expect("a file");
    }
}
