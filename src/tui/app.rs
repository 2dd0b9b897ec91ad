//! The whole state of the screen: which tab, which pane, what lies above, what was said.
//!
//! Responsible for: giving every event to the one it concerns, doing what panes ask for with
//! commands, the frame around them. Not for: what panes show, and anything outside (effects go out
//! of [`App::update`], the runtime does them).

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};
use ratatui::Frame;
use ratatui::layout::Size;

use super::Ui;
use super::action::{Action, Context};
use super::event::{Command, Cx, Effect, Event, Message, Tag};
use super::keymap::{Keymap, PendingKeys, Resolved};
use super::minutes::{MinutesDraft, MinutesPane, SESSION};
use super::open;
use super::overlay::palette::Mode;
use super::overlay::question::Question;
use super::overlay::{Overlay, Stay};
use super::panes::Pane;
use super::tabs::Tabs;
use super::theme::{Glyphs, Theme};
use super::view::{Answer, Query};
use crate::domain::id::{AgendaItemId, Kind, MeetingId, PersonId, RecordId};
use crate::domain::person::Person;
use crate::fields::Defaults;
use crate::store::Record;
use crate::store::apply::ApplyError;
use crate::store::backend::CommitError;
use crate::text::locale::Texts;

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
    defaults: Defaults,
    drafts: BTreeMap<String, Vec<u8>>,
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
            defaults: setup.defaults,
            drafts: setup.drafts,
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

    /// What an earlier run left: the meeting, and when.
    fn interrupted(&self) -> Option<String> {
        let (meeting, draft) = self.session()?;
        if draft.at.is_empty() {
            return None; // left in order
        }
        let unsaved = self.drafts.contains_key(&MinutesPane::draft_key(meeting));
        let key = self
            .keymap
            .name_for(
                &[Context::List, Context::Global],
                Action::ResumeMeeting,
                &self.texts,
                self.glyphs.ascii,
            )
            .unwrap_or_default();
        let id = if unsaved {
            "app-resume-unsaved"
        } else {
            "app-resume"
        };
        Some(
            self.texts
                .with(id, &[("at", draft.at.into()), ("key", key.into())]),
        )
    }

    fn session(&self) -> Option<(MeetingId, MinutesDraft)> {
        serde_json::from_slice(self.drafts.get(SESSION)?).ok()
    }

    /// Runs something with a context and does what it asked of the app.
    fn with_cx(
        &mut self,
        now: NaiveDateTime,
        run: impl FnOnce(&mut Self, &mut Cx<'_>),
    ) -> Vec<Effect> {
        let texts = Arc::clone(&self.texts);
        let mut last_query = self.last_query;
        let mut cx = Cx {
            texts: &texts,
            today: self.day(now),
            now,
            effects: Vec::new(),
            commands: Vec::new(),
            message: None,
            me: self.me,
            defaults: Defaults {
                today: self.day(now),
                ..self.defaults
            },
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
        self.keep_drafts(&effects);
        effects
    }

    /// Drafts written in this run count as found when their form opens again.
    fn keep_drafts(&mut self, effects: &[Effect]) {
        for effect in effects {
            if let Effect::Draft { key, content } = effect {
                match content {
                    Some(content) => {
                        self.drafts.insert(key.clone(), content.clone());
                    }
                    None => {
                        self.drafts.remove(key);
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
                        self.with_cx(now, |app, cx| app.act(action, cx))
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
            event => self.with_cx(now, |app, cx| app.hear(&event, cx)),
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

    /// How many things are late, for the tab bar.
    pub(super) fn overdue(&self) -> usize {
        self.tabs.today.overdue
    }

    /// The minutes, while they are in front.
    pub(super) fn minutes_in_front(&self) -> Option<&MinutesPane> {
        self.minutes.as_ref().filter(|_| self.in_minutes)
    }

    /// What lies above the panes, lowest first.
    pub(super) fn overlays(&self) -> &[Box<dyn Overlay>] {
        &self.overlays
    }

    // ── actions ───────────────────────────────────────────────────────────────────────────────────

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) {
        if let Some(overlay) = self.overlays.last_mut() {
            match overlay.act(action, cx) {
                Some(Stay::Close) => {
                    self.overlays.pop();
                }
                Some(Stay::Open) => {}
                None => self.act_globally(action, cx),
            }
            return;
        }
        let done = match (&mut self.minutes, self.in_minutes) {
            (Some(minutes), true) => minutes.act(action, cx),
            _ => self.tabs.pane_mut().act(action, cx),
        };
        if !done {
            self.act_globally(action, cx);
        }
    }

    fn act_globally(&mut self, action: Action, cx: &mut Cx<'_>) {
        if let Some(tab) = action.tab() {
            self.show_tab(tab, cx);
            return;
        }
        match action {
            Action::ResumeMeeting => self.resume(cx),
            Action::Palette => self.open_palette(Mode::Search, cx),
            Action::Help => self.open_palette(Mode::Help, cx),
            Action::CommandMenu => self.open_palette(Mode::Commands, cx),
            Action::Undo => cx.effects.push(Effect::Undo { redo: false }),
            Action::Redo => cx.effects.push(Effect::Undo { redo: true }),
            Action::History => {
                let history = open::history(None, String::new(), cx);
                self.overlays.push(history);
            }
            Action::Redraw => cx.effects.push(Effect::Redraw),
            Action::Suspend => cx.effects.push(Effect::Suspend),
            Action::Quit => self.quit(cx),
            // A key that does nothing looks broken; one that says why does not.
            action if action.is_command() => {
                cx.say(cx.texts.get("app-not-here").into_owned());
            }
            _ => {}
        }
    }

    fn show_tab(&mut self, tab: usize, cx: &mut Cx<'_>) {
        self.tabs.pane_mut().leave(cx);
        if !self.tabs.show(tab) {
            cx.say(cx.texts.get("app-tab-empty").into_owned());
            return;
        }
        if self.in_minutes
            && let Some(minutes) = &mut self.minutes
        {
            minutes.leave_in_order(cx);
        }
        self.in_minutes = false;
        self.tabs.pane_mut().refresh(cx);
    }

    fn open_palette(&mut self, mode: Mode, cx: &mut Cx<'_>) {
        if mode == Mode::Search {
            // Nobody waits for this answer: asking builds the index while the first letter is typed.
            cx.read(Query::Find {
                kinds: Vec::new(),
                text: String::new(),
                fuzzy: false,
            });
        }
        // The palette tells about the place it was opened from, not about itself.
        let contexts = self.contexts();
        let ascii = self.glyphs.ascii;
        let palette = open::palette(mode, &contexts, &self.keymap, &self.texts, ascii);
        self.overlays.push(palette);
    }

    /// Asks while a clock runs or a form holds something; drafts keep it all in any case.
    fn quit(&mut self, cx: &mut Cx<'_>) {
        let clock = self
            .minutes
            .as_ref()
            .is_some_and(MinutesPane::has_running_clock);
        let draft = self.overlays.iter().any(|overlay| overlay.has_draft())
            || self.drafts.keys().any(|key| key.starts_with("form/"));
        if let Some(minutes) = &mut self.minutes {
            minutes.leave_in_order(cx);
        }
        self.tabs.leave(cx);
        let question = if clock {
            "ask-quit-clock"
        } else if draft {
            "ask-quit-draft"
        } else {
            cx.effects.push(Effect::Quit);
            return;
        };
        let question = cx.texts.get(question).into_owned();
        self.overlays
            .push(Box::new(Question::new(question, vec![Effect::Quit])));
    }

    /// Back to the meeting one was in, cursor where it was.
    fn resume(&mut self, cx: &mut Cx<'_>) {
        if self.minutes.is_some() {
            self.in_minutes = true;
            return;
        }
        if let Some((meeting, draft)) = self.session() {
            let restored = self
                .drafts
                .get(&MinutesPane::draft_key(meeting))
                .and_then(|bytes| MinutesDraft::from_bytes(bytes))
                .unwrap_or(draft);
            let item = restored.item;
            self.minutes = Some(MinutesPane::new(meeting, item, Some(restored), cx));
            self.in_minutes = true;
            return;
        }
        match self.tabs.today.running {
            Some(meeting) => self.open_minutes(meeting, None, cx),
            None => cx.warn(cx.texts.get("app-no-running-meeting").into_owned()),
        }
    }

    fn open_minutes(&mut self, meeting: MeetingId, item: Option<AgendaItemId>, cx: &mut Cx<'_>) {
        self.in_minutes = true;
        if let Some(minutes) = &mut self.minutes {
            if minutes.meeting == meeting {
                if let Some(item) = item {
                    minutes.go_to(item, cx);
                }
                return;
            }
            minutes.leave(cx);
        }
        let before = self.minutes.take();
        self.left.extend(before.filter(MinutesPane::has_unsaved));
        if let Some(at) = self.left.iter().position(|left| left.meeting == meeting) {
            // Its draft is of before the answers: read again, it would bring lines back twice.
            let mut minutes = self.left.remove(at);
            minutes.come_back(cx);
            if let Some(item) = item {
                minutes.go_to(item, cx);
            }
            self.minutes = Some(minutes);
            return;
        }
        let restored = self
            .drafts
            .get(&MinutesPane::draft_key(meeting))
            .and_then(|bytes| MinutesDraft::from_bytes(bytes));
        self.minutes = Some(MinutesPane::new(meeting, item, restored, cx));
    }

    // ── text ──────────────────────────────────────────────────────────────────────────────────────

    fn text(&mut self, character: char, cx: &mut Cx<'_>) {
        if let Some(overlay) = self.overlays.last_mut() {
            overlay.text(character, cx);
        } else if let (Some(minutes), true) = (&mut self.minutes, self.in_minutes) {
            minutes.text(character, cx);
        } else {
            self.tabs.pane_mut().text(character, cx);
        }
    }

    fn paste(&mut self, text: &str, cx: &mut Cx<'_>) {
        let taken = if let Some(overlay) = self.overlays.last_mut() {
            overlay.paste(text, cx)
        } else if let (Some(minutes), true) = (&mut self.minutes, self.in_minutes) {
            minutes.paste(text, cx)
        } else {
            self.tabs.pane_mut().paste(text, cx)
        };
        if !taken {
            let key = self
                .keymap
                .name_for(
                    &self.contexts(),
                    Action::New,
                    &self.texts,
                    self.glyphs.ascii,
                )
                .unwrap_or_default();
            cx.warn(cx.texts.with("frame-paste-refused", &[("key", key.into())]));
        }
    }

    // ── what comes back ───────────────────────────────────────────────────────────────────────────

    fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) {
        match event {
            Event::Answered { number, answer } => {
                self.last_answered = self.last_answered.max(*number);
                if let Err(why) = answer {
                    cx.fail(why.clone());
                }
                self.answered(*number, answer, cx);
            }
            Event::Applied { tag, result } => self.applied(tag, result, cx),
            Event::Changed(_) => {
                // The tab bar counts what is late, whatever stands in front.
                self.tabs.today.refresh(cx);
                if !self.in_minutes && self.tabs.front() != 0 {
                    self.tabs.pane_mut().refresh(cx);
                }
            }
            Event::Notice(text) => cx.warn(text.clone()),
            Event::Written { result, .. } => match result {
                Ok(path) => cx.say(cx.texts.with(
                    "app-written",
                    &[("path", path.display().to_string().into())],
                )),
                Err(why) => cx.fail(why.clone()),
            },
            _ => {}
        }
        self.tabs.hear(event, cx);
        if let Some(minutes) = &mut self.minutes {
            minutes.hear(event, cx);
        }
        self.left.retain_mut(|left| left.hear_left(event, cx));
        let mut at = 0;
        while at < self.overlays.len() {
            if self.overlays[at].hear(event, cx) == Stay::Close {
                self.overlays.remove(at);
            } else {
                at += 1;
            }
        }
    }

    fn answered(&mut self, number: u64, answer: &Result<Answer, String>, cx: &mut Cx<'_>) {
        if number == self.asked_me {
            match answer {
                Ok(Answer::Me(me)) => self.know_me(me.as_deref(), cx),
                _ => self.tabs.today.refresh(cx),
            }
        }
        if self.wanted_form == Some(number) {
            self.wanted_form = None;
            if let Ok(Answer::Form(view)) = answer {
                match view {
                    Some(view) => {
                        let form = open::edit((**view).clone(), &self.drafts, cx);
                        self.overlays.push(form);
                    }
                    None => cx.warn(cx.texts.get("app-record-gone").into_owned()),
                }
            }
        }
    }

    /// "Mine" and the Land need to know who sits here; a stranger is asked on the first screen.
    fn know_me(&mut self, me: Option<&Person>, cx: &mut Cx<'_>) {
        if let Some(land) = me.and_then(|person| person.land) {
            self.defaults.land = land;
        }
        let me = me.map(|person| person.id);
        self.me = me;
        self.tabs.today.set_me(me.ok_or_else(|| self.user.clone()));
        self.tabs.today.refresh(cx);
    }

    fn applied(
        &mut self,
        tag: &Tag,
        result: &Result<crate::store::apply::Applied, ApplyError>,
        cx: &mut Cx<'_>,
    ) {
        match (tag, result) {
            (Tag::Undo { redo, .. }, Ok(applied)) => {
                let what: Vec<String> = applied.records.iter().take(1).map(Record::title).collect();
                let id = if *redo { "app-redone" } else { "app-undone" };
                let what = what.into_iter().next().unwrap_or_default();
                cx.say(cx.texts.with(id, &[("what", what.into())]));
            }
            // Whoever saved their own person is known from now on.
            (Tag::Form, Ok(applied))
                if applied
                    .first::<Person>()
                    .is_some_and(|person| person.user == self.user) =>
            {
                self.asked_me = cx.read(Query::Me(self.user.clone()));
            }
            (
                Tag::Plain | Tag::Clock | Tag::Order | Tag::Undo { .. } | Tag::Step(_),
                Err(error),
            ) => {
                cx.fail(sentence(error, cx.texts));
            }
            _ => {}
        }
    }

    // ── commands ──────────────────────────────────────────────────────────────────────────────────

    fn command(&mut self, command: Command, cx: &mut Cx<'_>) {
        match command {
            Command::Open(overlay) => self.overlays.push(overlay),
            Command::EditRecord(id) => self.wanted_form = Some(cx.read(Query::Form(id))),
            Command::NewRecord(record) => {
                let form = open::create(*record, &self.drafts, cx);
                self.overlays.push(form);
            }
            Command::History(id, title) => {
                let history = open::history(Some(id), title, cx);
                self.overlays.push(history);
            }
            Command::GoTo(id) => self.go_to(id, cx),
            Command::OpenMinutes(meeting, item) => self.open_minutes(meeting, item, cx),
            Command::Close => {
                let meeting = self.minutes.as_ref().map(|minutes| minutes.meeting);
                self.in_minutes = false;
                if let Some(MeetingId(id)) = meeting {
                    let kind = Kind::Meeting;
                    self.go_to(RecordId { kind, id }, cx);
                }
            }
            Command::Ask { question, then } => {
                self.overlays.push(Box::new(Question::new(question, then)));
            }
            Command::Act(action) => self.act(action, cx),
        }
    }

    /// To where a record is shown; what has no place of its own opens as a form.
    fn go_to(&mut self, id: RecordId, cx: &mut Cx<'_>) {
        match self.tabs.place_of(id.kind) {
            Some(tab) => {
                self.show_tab(tab, cx);
                self.tabs.pane_mut().open(id, cx);
            }
            None => self.wanted_form = Some(cx.read(Query::Form(id))),
        }
    }

    // ── time and drawing ──────────────────────────────────────────────────────────────────────────

    /// How long until something happens by itself; none = nothing will.
    pub fn next_tick(&self, now: NaiveDateTime) -> Option<Duration> {
        self.minutes
            .as_ref()
            .and_then(|minutes| minutes.next_tick(now))
            .and_then(|left| left.to_std().ok())
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

/// Why a change was not stored, as a sentence.
pub(super) fn sentence(error: &ApplyError, texts: &Texts) -> String {
    match error {
        ApplyError::Rejected(rejected) => rejected
            .first()
            .and_then(|one| {
                let problem = one.problems.first()?;
                Some(crate::fields::say(&problem.what, texts))
            })
            .unwrap_or_default(),
        ApplyError::Conflict(_) => texts.get("apply-conflict").into_owned(),
        ApplyError::Twice(_) | ApplyError::Codec(..) => {
            texts.with("apply-error", &[("why", error.to_string().into())])
        }
        ApplyError::Commit(error) => match error {
            CommitError::Conflict { .. } => texts.get("apply-conflict").into_owned(),
            CommitError::Full => texts.get("apply-full").into_owned(),
            CommitError::ReadOnly(why) => {
                texts.with("apply-read-only", &[("why", why.clone().into())])
            }
            other => texts.with("apply-error", &[("why", other.to_string().into())]),
        },
        ApplyError::Read(error) => texts.with("apply-error", &[("why", error.to_string().into())]),
    }
}
