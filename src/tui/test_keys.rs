//! Tests that read like use: keys in the person's own language, through the real default keymap,
//! onto a screen of a given size.
//!
//! ```text
//! Typist::new(overlay).on(&store).keys("Fulda<tab>24.11.<ctrl+s>").shows("gespeichert").end();
//! ```
//! `<tab>`, `<ctrl+s>`, `<f4>` are keys in keymap spelling, `<lt>` is a `<`, everything else types
//! itself. With a store, reads and changes are answered at once; [`Typist::wait`] holds answers back
//! until [`Typist::answers`].

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Rect;

use super::Ui;
use super::action::{Action, Context};
use super::event::{Command, Cx, Effect, Event, Message};
use super::keymap::{Key, Keymap, PendingKeys, Resolved};
use super::overlay::{Overlay, Stay};
use super::theme::{ColorDepth, Glyphs, Theme};
use crate::store::{Actor, Client, Store};
use crate::text::locale::{Lang, Texts};

/// What keys can be typed into.
pub(crate) trait Keyed {
    fn contexts(&self) -> Vec<Context>;
    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Option<Stay>;
    fn text(&mut self, character: char, cx: &mut Cx<'_>);
    fn paste(&mut self, text: &str, cx: &mut Cx<'_>) -> bool;
    fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) -> Stay;
    fn draw(&self, frame: &mut ratatui::Frame<'_>, screen: Rect, ui: &Ui<'_>);
}

impl<O: Overlay> Keyed for O {
    fn contexts(&self) -> Vec<Context> {
        Overlay::contexts(self)
    }
    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Option<Stay> {
        Overlay::act(self, action, cx)
    }
    fn text(&mut self, character: char, cx: &mut Cx<'_>) {
        Overlay::text(self, character, cx);
    }
    fn paste(&mut self, text: &str, cx: &mut Cx<'_>) -> bool {
        Overlay::paste(self, text, cx)
    }
    fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) -> Stay {
        Overlay::hear(self, event, cx)
    }
    fn draw(&self, frame: &mut ratatui::Frame<'_>, screen: Rect, ui: &Ui<'_>) {
        Overlay::draw(self, frame, screen, ui);
    }
}

/// The texts all tests share: loading them takes longer than a test.
pub(crate) fn german() -> &'static Texts {
    static TEXTS: std::sync::OnceLock<Texts> = std::sync::OnceLock::new();
    TEXTS.get_or_init(|| Texts::new(Lang::De))
}

/// The day of all tests: a Tuesday.
pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day")
}

/// Answers what a screen asks of the store.
pub(crate) type Answerer =
    Box<dyn FnMut(&Store, &super::view::Query) -> Option<super::view::Answer>>;

/// Somebody at a keyboard, before one thing.
#[must_use]
pub(crate) struct Typist<T> {
    pub(crate) on_screen: T,
    /// What it wanted and nobody has done yet.
    pub(crate) effects: Vec<Effect>,
    pub(crate) commands: Vec<Command>,
    pub(crate) message: Option<Message>,
    /// Actions it did not know: the app would have them.
    pub(crate) unheard: Vec<Action>,
    closed: bool,
    keymap: Keymap,
    pending: PendingKeys,
    last_query: u64,
    size: (u16, u16),
    store: Option<(Arc<Store>, Client)>,
    answerer: Option<Answerer>,
    waiting: bool,
}

impl<T: Keyed> Typist<T> {
    pub(crate) fn new(on_screen: T) -> Self {
        Self {
            on_screen,
            effects: Vec::new(),
            commands: Vec::new(),
            message: None,
            unheard: Vec::new(),
            closed: false,
            keymap: Keymap::default(),
            pending: PendingKeys::default(),
            last_query: 0,
            size: (80, 24),
            store: None,
            answerer: None,
            waiting: false,
        }
    }

    /// Another size of screen.
    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// Reads are answered and changes applied from now on.
    pub(crate) fn on(mut self, store: &Arc<Store>, answerer: Answerer) -> Self {
        self.store = Some((Arc::clone(store), Client::new()));
        self.answerer = Some(answerer);
        self
    }

    /// Answers take their time from now on.
    pub(crate) fn wait(mut self) -> Self {
        self.waiting = true;
        self
    }

    /// Every answer arrives.
    pub(crate) fn answers(mut self) -> Self {
        self.waiting = false;
        self.serve();
        self
    }

    fn with<R>(&mut self, work: impl FnOnce(&mut T, &mut Cx<'_>) -> R) -> R {
        let mut cx = Cx {
            texts: german(),
            today: today(),
            now: now(),
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
            last_query: &mut self.last_query,
        };
        let result = work(&mut self.on_screen, &mut cx);
        self.effects.append(&mut cx.effects);
        self.commands.append(&mut cx.commands);
        if cx.message.is_some() {
            self.message = cx.message;
        }
        result
    }

    /// Types.
    pub(crate) fn keys(mut self, keys: &str) -> Self {
        for key in read(keys) {
            assert!(!self.closed, "{key} is typed after it closed");
            self.key(key);
            self.serve();
        }
        self
    }

    fn key(&mut self, key: Key) {
        let mut stack = self.on_screen.contexts();
        stack.push(Context::Global);
        match self.keymap.resolve(&stack, &mut self.pending, &key.event()) {
            Resolved::Matched(action) => match self.with(|screen, cx| screen.act(action, cx)) {
                Some(stay) => self.closed |= stay == Stay::Close,
                None => self.unheard.push(action),
            },
            Resolved::Text(typed) => self.with(|screen, cx| screen.text(typed, cx)),
            Resolved::Pending | Resolved::NotFound | Resolved::Ignored => {}
        }
    }

    /// Pastes.
    pub(crate) fn pastes(mut self, text: &str) -> Self {
        assert!(
            self.with(|screen, cx| screen.paste(text, cx)),
            "a place for text"
        );
        self.serve();
        self
    }

    /// Something happens outside.
    pub(crate) fn hears(mut self, event: &Event) -> Self {
        let stay = self.with(|screen, cx| screen.hear(event, cx));
        self.closed |= stay == Stay::Close;
        self.serve();
        self
    }

    /// Reads and changes, until nothing is left to answer.
    fn serve(&mut self) {
        while !self.waiting && self.store.is_some() {
            let asked = |effect: &Effect| {
                matches!(
                    effect,
                    Effect::Read { .. } | Effect::ReadWhenStill { .. } | Effect::Apply { .. }
                )
            };
            let Some(at) = self.effects.iter().position(asked) else {
                return;
            };
            let event = self.answer(at);
            let stay = self.with(|screen, cx| screen.hear(&event, cx));
            self.closed |= stay == Stay::Close;
        }
    }

    fn answer(&mut self, at: usize) -> Event {
        let (store, client) = self.store.as_ref().expect("a store");
        match self.effects.remove(at) {
            Effect::Read { number, query } | Effect::ReadWhenStill { number, query } => {
                let answerer = self.answerer.as_mut().expect("an answerer");
                let answer = answerer(store, &query);
                let answer = answer.ok_or_else(|| format!("nobody answers {query:?}"));
                Event::Answered { number, answer }
            }
            Effect::Apply { tag, edits } => {
                let mut change = client.change();
                change.edits = edits;
                let result = store.apply(&change, &actor());
                Event::Applied { tag, result }
            }
            other => unreachable!("{other:?}"),
        }
    }

    /// Draws, as it happens before every key.
    pub(crate) fn look(self) -> Self {
        let _ = self.screen();
        self
    }

    /// What stands on the screen, and where the cursor is.
    pub(crate) fn screen(&self) -> String {
        let (columns, rows) = self.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a screen");
        let theme = Theme::standard(ColorDepth::Ansi16);
        let ui = Ui {
            texts: german(),
            theme: &theme,
            glyphs: &Glyphs::UTF8,
            today: today(),
            now: now(),
        };
        terminal
            .draw(|frame| self.on_screen.draw(frame, frame.area(), &ui))
            .expect("a frame");
        let cursor = terminal.get_cursor_position().expect("a cursor");
        let backend = terminal.backend();
        let shown = if backend.cursor_visible() {
            format!("{}/{}", cursor.x, cursor.y)
        } else {
            "hidden".to_owned()
        };
        let buffer = backend.buffer();
        let mut text = String::new();
        for y in 0..rows {
            let mut x = 0;
            while x < columns {
                let symbol = buffer[(x, y)].symbol();
                text.push_str(symbol);
                // What a wide character covers is not there to be read.
                x += (crate::text::width::columns(symbol) as u16).max(1);
            }
            text.truncate(text.trim_end_matches(' ').len());
            text.push('\n');
        }
        format!("{text}cursor {shown}\n")
    }

    /// Compares the screen with the one kept.
    pub(crate) fn snapshot(self, name: &str) {
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, self.screen());
        });
    }

    /// Holds that a text stands on the screen.
    #[track_caller]
    pub(crate) fn shows(self, text: &str) -> Self {
        let screen = self.screen();
        assert!(screen.contains(text), "{text:?} is not on\n{screen}");
        self
    }

    /// Holds that a text does not.
    #[track_caller]
    pub(crate) fn hides(self, text: &str) -> Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "{text:?} is on\n{screen}");
        self
    }

    /// Holds that the message says this.
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        let said = self.message.as_ref().map_or("", |message| &message.text);
        assert!(said.contains(text), "{text:?} is not said: {said:?}");
        self
    }

    /// Holds that it is done.
    #[track_caller]
    pub(crate) fn closes(self) -> Self {
        assert!(self.closed, "still there:\n{}", self.screen());
        self
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.closed
    }

    /// The end of a chain: what it left can still be drawn.
    pub(crate) fn end(self) {
        assert!(!self.screen().is_empty());
    }
}

/// Who types.
pub(crate) fn actor() -> Actor {
    Actor {
        author: "Ute Bär".to_owned(),
        uid: 1000,
        now_ms: now().and_utc().timestamp_millis(),
    }
}

fn now() -> NaiveDateTime {
    today().and_hms_opt(14, 32, 0).expect("a time")
}

/// Reads the language of keys.
#[track_caller]
pub(crate) fn read(keys: &str) -> Vec<Key> {
    let mut found = Vec::new();
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let word = match (first, rest.find('>')) {
            ('<', Some(end)) => {
                let word = &rest[1..end];
                rest = &rest[end + 1..];
                if word == "lt" { "<" } else { word }.to_owned()
            }
            _ => {
                rest = &rest[first.len_utf8()..];
                match first {
                    ' ' => "space".to_owned(),
                    other => other.to_string(),
                }
            }
        };
        found.push(Key::parse(&word).unwrap_or_else(|error| panic!("{keys}: {error}")));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Says what is typed; Esc closes it, Enter asks.
    #[derive(Default)]
    struct Echo(String);

    impl Overlay for Echo {
        fn contexts(&self) -> Vec<Context> {
            vec![Context::Text]
        }
        fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Option<Stay> {
            match action {
                Action::Cancel => Some(Stay::Close),
                Action::Newline => {
                    cx.read(super::super::view::Query::Me(String::new()));
                    Some(Stay::Open)
                }
                _ => None,
            }
        }
        fn text(&mut self, character: char, cx: &mut Cx<'_>) {
            self.0.push(character);
            cx.say(self.0.clone());
        }
        fn paste(&mut self, text: &str, _cx: &mut Cx<'_>) -> bool {
            self.0.push_str(text);
            true
        }
        fn hear(&mut self, event: &Event, _cx: &mut Cx<'_>) -> Stay {
            if matches!(event, Event::Answered { .. }) {
                self.0.push('!');
            }
            Stay::Open
        }
        fn draw(&self, frame: &mut ratatui::Frame<'_>, screen: Rect, _ui: &Ui<'_>) {
            frame.render_widget(&*self.0, screen);
        }
    }

    fn empty() -> Arc<Store> {
        let backend = crate::store::backend::MemoryBackend::new();
        Arc::new(Store::new(Arc::new(backend)))
    }

    #[test]
    fn keys_are_typed_as_they_are_written() {
        Typist::new(Echo::default())
            .size(20, 2)
            .keys("a B<lt>ü<f9>")
            .pastes("漢")
            .shows("a B<ü漢")
            .hides("x")
            .says("a B<ü")
            .keys("<esc>")
            .closes()
            .end();
    }

    #[test]
    fn answers_arrive_when_they_may() {
        let answers =
            || -> Answerer { Box::new(|_, _| Some(super::super::view::Answer::Found(Vec::new()))) };
        Typist::new(Echo::default())
            .on(&empty(), answers())
            .keys("a<enter>")
            .shows("a!")
            .end();
        Typist::new(Echo::default())
            .on(&empty(), answers())
            .wait()
            .keys("a<enter>")
            .hides("!")
            .answers()
            .shows("a!")
            .hears(&Event::Tick)
            .end();
    }
}
