//! The whole state of the screen: which tab, which pane, what lies above, what was said.
//!
//! Responsible for: giving every event to the one it concerns, doing what panes ask for with
//! commands, the frame around them. Not for: what panes show, and anything outside (effects go out
//! of [`App::update`], the runtime does them).

mod answers;
mod commands;
mod keys;
mod later;
mod meeting;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};
use ratatui::Frame;
use ratatui::layout::Size;

use super::Ui;
use super::action::Context;
use super::event::{Cx, Effect, Event, Message};
use super::keymap::{Keymap, PendingKeys, Resolved};
use super::minutes::MinutesPane;
use super::overlay::Overlay;
use super::panes::Pane;
use super::tabs::Tabs;
use super::theme::{Glyphs, Theme};
use super::view::Query;
use crate::domain::id::{Kind, PersonId};
use crate::fields::Defaults;
use crate::text::locale::Texts;
pub(super) use answers::sentence;
use later::Later;

/// What the app is started with.
pub struct Setup {
    /// Every text.
    pub texts: Arc<Texts>,
    /// Keys.
    pub keymap: Keymap,
    /// Colours.
    pub theme: Theme,
    /// Marks.
    pub glyphs: Glyphs,
    /// The day to reckon from, if it is not the clock's.
    pub today: Option<NaiveDate>,
    /// The Unix user.
    pub user: String,
    /// Who acts, as the history names them.
    pub author: String,
    /// What new records take from their surroundings.
    pub defaults: Defaults,
    /// Drafts found at the start, by key.
    pub drafts: BTreeMap<String, Vec<u8>>,
    /// What is to be told first: repairs of the store, errors of the configuration.
    pub notices: Vec<String>,
}

/// Keys typed ahead at most; more is a cat on the keyboard.
const MAX_HELD: usize = 10_000;

/// See the module.
pub struct App {
    pub(super) texts: Arc<Texts>,
    pub(super) keymap: Keymap,
    pub(super) theme: Theme,
    pub(super) glyphs: Glyphs,
    fixed_today: Option<NaiveDate>,
    user: String,
    author: Arc<str>,
    defaults: Defaults,
    drafts: Arc<BTreeMap<String, Vec<u8>>>,
    notices: Vec<String>,
    /// Who sits here, once known.
    me: Option<PersonId>,
    tabs: Tabs,
    minutes: Option<MinutesPane>,
    /// Minutes that were left while lines of theirs were on the way to the store.
    left: Vec<MinutesPane>,
    /// The minutes lie in front of the tabs.
    in_minutes: bool,
    overlays: Vec<Box<dyn Overlay>>,
    pub(super) pending: PendingKeys,
    pub(super) message: Option<Message>,
    last_query: u64,
    last_answered: u64,
    /// Keys and pastes typed while what they are meant for is still being read.
    held: VecDeque<Event>,
    /// The form to open when its record was read.
    wanted_form: Option<u64>,
    asked_me: u64,
    /// What is asked of the reader once the cursor stands still.
    later: Option<Later>,
}

impl App {
    /// The app before anything was read.
    pub fn new(setup: Setup) -> Self {
        Self {
            texts: setup.texts,
            keymap: setup.keymap,
            theme: setup.theme,
            glyphs: setup.glyphs,
            fixed_today: setup.today,
            user: setup.user,
            author: setup.author.into(),
            defaults: setup.defaults,
            drafts: Arc::new(setup.drafts),
            notices: setup.notices,
            me: None,
            tabs: Tabs::default(),
            minutes: None,
            left: Vec::new(),
            in_minutes: false,
            overlays: Vec::new(),
            pending: PendingKeys::default(),
            message: None,
            last_query: 0,
            last_answered: 0,
            held: VecDeque::new(),
            wanted_form: None,
            asked_me: 0,
            later: None,
        }
    }

    /// The day to reckon from.
    pub fn day(&self, now: NaiveDateTime) -> NaiveDate {
        self.fixed_today.unwrap_or(now.date())
    }

    /// What is asked for first.
    pub fn start(&mut self, now: NaiveDateTime) -> Vec<Effect> {
        if !self.notices.is_empty() {
            self.message = Some(Message {
                text: self.notices.join(" · "),
                scope: "message.warning",
            });
        } else if let Some(text) = self.interrupted() {
            self.message = Some(Message {
                text,
                scope: "message",
            });
        }
        self.with_cx(now, |app, cx| {
            // The first screen is read when it is known for whom: asked at once as well, it would be
            // read twice at every start.
            app.asked_me = cx.read(Query::Me(app.user.clone()));
        })
    }

    /// Runs something with a context and does what it asked of the app.
    fn with_cx(
        &mut self,
        now: NaiveDateTime,
        run: impl FnOnce(&mut Self, &mut Cx<'_>),
    ) -> Vec<Effect> {
        let texts = Arc::clone(&self.texts);
        let drafts = Arc::clone(&self.drafts);
        let author = Arc::clone(&self.author);
        let mut last_query = self.last_query;
        let mut cx = Cx {
            texts: &texts,
            today: self.day(now),
            now,
            effects: Vec::new(),
            commands: Vec::new(),
            message: None,
            author: &author,
            me: self.me,
            defaults: Defaults {
                today: self.day(now),
                ..self.defaults
            },
            drafts: &drafts,
            last_query: &mut last_query,
        };
        run(self, &mut cx);
        // A command may lead to others; a chain longer than this would be a mistake of ours.
        for _ in 0..8 {
            if cx.commands.is_empty() {
                break;
            }
            for command in std::mem::take(&mut cx.commands) {
                self.command(command, &mut cx);
            }
        }
        let Cx {
            mut effects,
            mut message,
            ..
        } = cx;
        effects.retain(|effect| {
            if let Effect::Say(id) = effect {
                message = Some(Message {
                    text: texts.get(id).into_owned(),
                    scope: "message.warning",
                });
            }
            !matches!(effect, Effect::Say(_))
        });
        self.last_query = last_query;
        if message.is_some() {
            self.message = message;
        }
        drop(drafts);
        self.keep_drafts(&effects);
        self.put_off(effects, now)
    }

    /// Drafts written in this run count as found when their form opens again.
    fn keep_drafts(&mut self, effects: &[Effect]) {
        for effect in effects {
            if let Effect::Draft { key, content } = effect {
                match content {
                    Some(content) => {
                        Arc::make_mut(&mut self.drafts).insert(key.clone(), content.clone());
                    }
                    None => {
                        Arc::make_mut(&mut self.drafts).remove(key);
                    }
                }
            }
        }
    }

    /// Takes in an event; what has to be done outside comes back. What is typed while a form or the
    /// minutes are still being read waits for them: typing ahead loses nothing.
    pub fn update(&mut self, event: Event, now: NaiveDateTime) -> Vec<Effect> {
        if matches!(event, Event::Key(_) | Event::Paste(_)) && self.is_reading() {
            if self.held.len() < MAX_HELD {
                self.held.push_back(event);
            }
            return Vec::new();
        }
        let mut effects = self.take_in(event, now);
        while !self.is_reading()
            && let Some(event) = self.held.pop_front()
        {
            effects.extend(self.take_in(event, now));
        }
        effects
    }

    /// Whether what keys are meant for is not there yet. An answer that never comes (the reader
    /// failed) is no reason to wait: only a query still open is.
    fn is_reading(&self) -> bool {
        // The reader answers in order and gives up an older query of a kind for a newer one: behind a
        // later answer this one will not come, and keys held for it would be held for ever.
        if self
            .wanted_form
            .is_some_and(|number| number > self.last_answered)
        {
            return true;
        }
        if !self.overlays.is_empty() {
            return false;
        }
        match (&self.minutes, self.in_minutes) {
            (Some(minutes), true) => minutes.is_reading(),
            _ => self.pane().is_reading() && self.last_answered < self.last_query,
        }
    }

    fn take_in(&mut self, event: Event, now: NaiveDateTime) -> Vec<Effect> {
        match event {
            Event::Key(key) => {
                let stack = self.contexts();
                match self.keymap.resolve(&stack, &mut self.pending, &key) {
                    Resolved::Matched(action) => {
                        self.message = None;
                        let settled = self.settle(action);
                        let effects = self.with_cx(now, |app, cx| app.act(action, cx));
                        settled.into_iter().chain(effects).collect()
                    }
                    Resolved::Text(character) => {
                        self.message = None;
                        self.with_cx(now, |app, cx| app.text(character, cx))
                    }
                    Resolved::Pending | Resolved::NotFound | Resolved::Ignored => Vec::new(),
                }
            }
            Event::Paste(text) => {
                self.message = None;
                self.with_cx(now, |app, cx| app.paste(&text, cx))
            }
            Event::Resize => Vec::new(),
            Event::HangUp => self.with_cx(now, |app, cx| {
                if let Some(minutes) = &mut app.minutes {
                    minutes.leave(cx);
                }
                app.tabs.leave(cx);
                cx.effects.push(Effect::Quit);
            }),
            event => {
                let due = self.due(now);
                let effects = self.with_cx(now, |app, cx| app.hear(&event, cx));
                due.into_iter().chain(effects).collect()
            }
        }
    }

    /// Where keys mean something now, nearest first.
    pub fn contexts(&self) -> Vec<Context> {
        let mut contexts = match self.overlays.last() {
            Some(overlay) => overlay.contexts(),
            None => match (&self.minutes, self.in_minutes) {
                (Some(minutes), true) => minutes.contexts(),
                _ => self.pane().contexts(),
            },
        };
        contexts.push(Context::Global);
        contexts
    }

    pub(super) fn pane(&self) -> &dyn Pane {
        self.tabs.pane()
    }

    /// Number of the tab in front.
    pub(super) fn tab_index(&self) -> usize {
        self.tabs.front()
    }

    /// How many things of a tab are late, for the tab bar; the first one has them all.
    pub(super) fn overdue(&self, tab: usize) -> usize {
        let today = &self.tabs.today;
        match tab {
            0 => today.overdue,
            _ if Some(tab) == self.tabs.place_of(Kind::Audit) => today.late.audits,
            _ if Some(tab) == self.tabs.place_of(Kind::Deficiency) => today.late.deficiencies,
            _ => 0,
        }
    }

    /// The minutes, while they are in front.
    pub(super) fn minutes_in_front(&self) -> Option<&MinutesPane> {
        self.minutes.as_ref().filter(|_| self.in_minutes)
    }

    /// What lies above the panes, lowest first.
    pub(super) fn overlays(&self) -> &[Box<dyn Overlay>] {
        &self.overlays
    }

    /// How long until something happens by itself; none = nothing will.
    pub fn next_tick(&self, now: NaiveDateTime) -> Option<Duration> {
        let minutes = self.minutes.as_ref();
        let minutes = minutes
            .and_then(|minutes| minutes.next_tick(now))
            .and_then(|left| left.to_std().ok());
        let still = self.until_still(now);
        minutes.into_iter().chain(still).min()
    }

    /// Shows everything.
    pub fn draw(&self, frame: &mut Frame<'_>, now: NaiveDateTime) {
        let ui = Ui {
            texts: &self.texts,
            theme: &self.theme,
            glyphs: &self.glyphs,
            today: self.day(now),
            now,
        };
        super::frame::draw(self, frame, &ui);
    }

    /// Whether the screen has room enough.
    pub(super) fn fits(size: Size) -> bool {
        size.width >= 60 && size.height >= 15
    }
}
