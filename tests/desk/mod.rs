//! The real app on the demonstration, drawn by the real backend into memory: what a key writes, and
//! what it costs, without a terminal.
#![expect(
    clippy::expect_used,
    reason = "helpers of tests, outside of #[test] functions"
)]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::layout::Size;
use ringbuch::demo;
use ringbuch::domain::date::Land;
use ringbuch::domain::meeting::MeetingLanguage;
use ringbuch::fields::Defaults;
use ringbuch::store::backend::Watcher;
use ringbuch::store::{Actor, Change, Client, Store, changed};
use ringbuch::text::locale::{Lang, Texts};
use ringbuch::tui::app::{App, Setup};
use ringbuch::tui::backend::Screen;
use ringbuch::tui::event::{Effect, Event};
use ringbuch::tui::keymap::Keymap;
use ringbuch::tui::reader::{Memory, Reader};
use ringbuch::tui::theme::{ColorDepth, Glyphs, Theme};
use ringbuch::tui::view::{Answer, Query};

/// A Tuesday.
pub(crate) fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 24)
        .and_then(|day| day.and_hms_opt(14, 32, 0))
        .expect("a time")
}

pub(crate) fn actor() -> Actor {
    Actor {
        author: "ute".to_owned(),
        uid: 1000,
        now_ms: now().and_utc().timestamp_millis(),
    }
}

/// Fills an empty store with about 720 × `scale` records.
pub(crate) fn fill(store: &Store, scale: u32) {
    let (client, actor, day) = (Client::new(), actor(), now().date());
    demo::fill(store, &client, &actor, day, MeetingLanguage::De, scale).expect("a demo");
}

/// Somebody at a terminal.
pub(crate) struct Desk {
    app: App,
    store: Arc<Store>,
    client: Client,
    watcher: Watcher,
    texts: Arc<Texts>,
    memory: RefCell<Memory>,
    terminal: Terminal<Screen<Vec<u8>>>,
    asked: usize,
}

impl Desk {
    pub(crate) fn new(store: &Arc<Store>, (columns, rows): (u16, u16)) -> Self {
        let texts = Arc::new(Texts::new(Lang::De));
        let app = App::new(Setup {
            texts: Arc::clone(&texts),
            keymap: Keymap::default(),
            theme: Theme::standard(ColorDepth::Indexed256),
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
        let screen = Screen::new(Vec::new(), Size::new(columns, rows));
        let mut desk = Self {
            app,
            watcher: store.watch(store.backend().revision()).expect("a watcher"),
            store: Arc::clone(store),
            client: Client::new(),
            texts,
            memory: RefCell::default(),
            terminal: Terminal::new(screen).expect("a terminal"),
            asked: 0,
        };
        desk.terminal.clear().expect("a screen");
        let effects = desk.app.start(now());
        desk.perform(effects);
        desk.draw();
        desk
    }

    /// Takes keys in as they come in one read, then draws once; answers draw again, as in the loop.
    /// The bytes that wrote.
    pub(crate) fn keys(&mut self, keys: &[KeyCode]) -> u64 {
        let before = self.written();
        let mut effects = Vec::new();
        for key in keys {
            let key = Event::Key(KeyEvent::new(*key, KeyModifiers::NONE));
            effects.extend(self.app.update(key, now()));
        }
        self.draw();
        if self.perform(effects) {
            self.draw();
        }
        self.written() - before
    }

    /// Questions asked of the reader until now.
    pub(crate) fn asked(&self) -> usize {
        self.asked
    }

    /// The cursor stands for a moment. The bytes of what follows it then.
    pub(crate) fn rests(&mut self) -> u64 {
        let before = self.written();
        let moment = Duration::from_millis(60);
        if self.app.next_tick(now()).is_some_and(|left| left <= moment) {
            let effects = self.app.update(Event::Tick, now() + moment);
            self.perform(effects);
            self.draw();
        }
        self.written() - before
    }

    pub(crate) fn key(&mut self, key: KeyCode) -> u64 {
        self.keys(&[key])
    }

    pub(crate) fn types(&mut self, text: &str) -> Vec<u64> {
        text.chars()
            .map(|letter| self.key(KeyCode::Char(letter)))
            .collect()
    }

    /// The bytes of one more frame.
    pub(crate) fn draw(&mut self) -> u64 {
        let before = self.written();
        let app = &self.app;
        self.terminal
            .draw(|frame| app.draw(frame, now()))
            .expect("a frame");
        self.terminal.backend_mut().sink_mut().clear();
        self.written() - before
    }

    fn written(&self) -> u64 {
        self.terminal.backend().bytes_written()
    }

    /// What the reader says.
    pub(crate) fn ask(&self, query: &Query) -> Answer {
        let reader = Reader {
            store: &self.store,
            texts: &self.texts,
            glyphs: &Glyphs::UTF8,
            today: now().date(),
            now: now(),
            memory: &self.memory,
        };
        reader.answer(query).expect("an answer")
    }

    /// What the runtime's threads do, at once. Whether anything came back.
    fn perform(&mut self, effects: Vec<Effect>) -> bool {
        let mut heard = false;
        let mut effects = effects;
        while !effects.is_empty() {
            let mut next = Vec::new();
            for effect in effects {
                let event = match effect {
                    Effect::Read { number, query } => {
                        self.asked += 1;
                        Event::Answered {
                            number,
                            answer: Ok(self.ask(&query)),
                        }
                    }
                    Effect::Apply { tag, edits } => {
                        let change = Change {
                            edits,
                            ..self.client.change()
                        };
                        let result = self.store.apply(&change, &actor());
                        Event::Applied { tag, result }
                    }
                    _ => continue,
                };
                heard = true;
                next.extend(self.app.update(event, now()));
            }
            while let Ok(notice) = self.watcher.try_recv() {
                next.extend(self.app.update(Event::Changed(changed(notice)), now()));
            }
            effects = next;
        }
        heard
    }
}
