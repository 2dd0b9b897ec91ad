//! A file looked at: what is changed about its reading, and how it is taken.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::rows::{MEANINGS, Row, Setting};
use crate::domain::date::spoken;
use crate::domain::indicator::catalogue::BUILT_IN;
use crate::domain::indicator::series::Quality;
use crate::exchange::import::{Between0And1, Look, Plan, Preview, ProfileChoice, period};
use crate::store::What;
use crate::store::apply::{Applied, ApplyError};
use crate::text::locale::Texts;
use crate::text::{single_line, width};
use crate::tui::Ui;
use crate::tui::action::Action;
use crate::tui::app::sentence;
use crate::tui::event::{Command, Cx, Effect};
use crate::tui::files::FileAsk;
use crate::tui::overlay::window::{put, put_right, window};
use crate::tui::widgets::input::Input;

/// Columns at most.
const COLUMNS: u16 = 110;

/// What follows from a key.
pub(super) enum Then {
    Stay,
    Back,
    Look,
    Save(String),
}

/// What became of writing it.
pub(super) enum Done {
    Stored,
    Failed,
    LookAgain,
}

/// What is being waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Busy {
    No,
    /// Rows read, of all.
    Reading(usize, usize),
    Storing,
}

/// What is being typed.
#[derive(Debug)]
enum Typing {
    Setting(Setting, Input),
    Profile(Input),
}

/// See the module.
#[derive(Debug)]
pub(super) struct Check {
    pub(super) look: Look,
    pub(super) preview: Option<Arc<Preview>>,
    /// Why the file can't be read at all.
    pub(super) refused: Option<String>,
    pub(super) busy: Busy,
    /// Bad rows are left out instead of keeping the others from being taken.
    pub(super) skip_bad: bool,
    rows: Vec<Row>,
    typing: Option<Typing>,
    at: usize,
    top: Cell<usize>,
    height: Cell<usize>,
}

impl Check {
    pub(super) fn of(file: PathBuf) -> Self {
        Self {
            look: Look {
                file,
                ..Look::default()
            },
            preview: None,
            refused: None,
            busy: Busy::Reading(0, 0),
            skip_bad: false,
            rows: Vec::new(),
            typing: None,
            at: 0,
            top: Cell::new(0),
            height: Cell::new(1),
        }
    }

    /// The question that answers what it shows.
    pub(super) fn ask(&self) -> FileAsk {
        FileAsk::Look(Box::new(self.look.clone()))
    }

    pub(super) const fn is_typing(&self) -> bool {
        self.typing.is_some()
    }

    pub(super) fn name(&self) -> String {
        let name = self.look.file.file_name().unwrap_or_default();
        single_line(&name.to_string_lossy())
    }

    /// What would be written, if the file can be read.
    pub(super) fn plan(&self) -> Option<&Plan> {
        self.preview.as_ref()?.plan.as_ref().ok()
    }

    pub(super) fn progress(&mut self, done: usize, all: usize) {
        if self.busy != Busy::Storing {
            self.busy = Busy::Reading(done, all);
        }
    }

    pub(super) fn take(&mut self, result: &Result<Arc<Preview>, String>, texts: &Texts) {
        self.busy = Busy::No;
        match result {
            Ok(preview) => {
                self.refused = None;
                self.preview = Some(Arc::clone(preview));
            }
            Err(why) => {
                self.preview = None;
                self.refused = Some(why.clone());
            }
        }
        self.arrange(texts);
    }

    /// Puts the rows together; the cursor stays on what it stands on.
    fn arrange(&mut self, texts: &Texts) {
        let under = self.rows.get(self.at).filter(|row| row.can_turn()).cloned();
        self.rows = self.made_rows(texts);
        let place = match under {
            Some(under) => self.rows.iter().position(|row| *row == under),
            None => self.place_to_begin(),
        };
        self.at = place.unwrap_or_else(|| self.at.min(self.rows.len().saturating_sub(1)));
    }

    /// Where something has to be said before the file can be read.
    fn place_to_begin(&self) -> Option<usize> {
        let preview = self.preview.as_ref().filter(|one| one.plan.is_err())?;
        let is_missing = |row: &Row| match row {
            Row::Setting(setting) => matches!(setting, Setting::Indicator | Setting::Period),
            Row::Column(at) => preview.outline.columns[*at].field.is_none(),
            _ => false,
        };
        self.rows.iter().position(is_missing)
    }

    fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1) as isize;
        self.at = (self.at as isize).saturating_add(by).clamp(0, last) as usize;
    }

    pub(super) fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Then {
        if self.busy == Busy::Storing {
            return Then::Stay;
        }
        if self.typing.is_some() {
            return self.act_typing(action, cx);
        }
        let page = self.height.get().max(1) as isize;
        match action {
            Action::Up => self.step(-1),
            Action::Down | Action::NextArea => self.step(1),
            Action::PrevArea => self.step(-1),
            Action::PageUp => self.step(-page),
            Action::PageDown => self.step(page),
            Action::First => self.step(isize::MIN / 2),
            Action::Last => self.step(isize::MAX / 2),
            Action::Back | Action::Cancel => return Then::Back,
            Action::ChoicePrev => return self.turn(false, cx),
            Action::ChoiceNext => return self.turn(true, cx),
            Action::RunImport | Action::Open => self.run(cx),
            Action::SaveProfile => {
                if self.profile().is_empty() {
                    cx.warn(cx.texts.get("import-nothing-to-save").into_owned());
                } else {
                    let known = self.preview.as_ref().and_then(|one| one.profile.clone());
                    let name = Input::new(&known.unwrap_or_default());
                    self.typing = Some(Typing::Profile(name));
                }
            }
            _ => {}
        }
        Then::Stay
    }

    fn act_typing(&mut self, action: Action, cx: &mut Cx<'_>) -> Then {
        match action {
            Action::Back | Action::Cancel => self.typing = None,
            Action::RunImport | Action::Open | Action::Up | Action::Down => {
                return self.typed(cx);
            }
            action => {
                if let Some(Typing::Setting(_, input) | Typing::Profile(input)) = &mut self.typing {
                    input.act(action);
                }
            }
        }
        Then::Stay
    }

    /// What was typed is taken, if it can be read.
    fn typed(&mut self, cx: &mut Cx<'_>) -> Then {
        let texts = cx.texts;
        match self.typing.take() {
            Some(Typing::Profile(input)) => {
                let name = single_line(input.text()).trim().to_owned();
                if name.is_empty() {
                    return Then::Stay;
                }
                Then::Save(name)
            }
            Some(Typing::Setting(setting, input)) => {
                let text = input.text().trim().to_owned();
                let figures = &mut self.look.figures;
                let is_read = match setting {
                    _ if text.is_empty() => {
                        match setting {
                            Setting::DataStatus => figures.data_status = None,
                            Setting::Period => figures.period = None,
                            _ => figures.indicator = None,
                        }
                        true
                    }
                    Setting::DataStatus => {
                        figures.data_status = spoken::date(&text, cx.today).ok();
                        figures.data_status.is_some()
                    }
                    Setting::Period => {
                        figures.period = period(&text);
                        figures.period.is_some()
                    }
                    _ => {
                        figures.indicator = Some(single_line(&text));
                        true
                    }
                };
                if is_read {
                    return Then::Look;
                }
                let id = match setting {
                    Setting::Period => "import-no-period",
                    _ => "problem-not-a-date",
                };
                cx.warn(texts.with(id, &[("text", text.into())]));
                self.typing = Some(Typing::Setting(setting, input));
                Then::Stay
            }
            None => Then::Stay,
        }
    }

    pub(super) fn text(&mut self, character: char, cx: &mut Cx<'_>) {
        if self.busy == Busy::Storing {
            return;
        }
        if let Some(Typing::Setting(_, input) | Typing::Profile(input)) = &mut self.typing {
            input.insert(character);
            return;
        }
        match self.rows.get(self.at) {
            Some(Row::Setting(setting)) if setting.is_typed() => {
                let mut input = Input::default();
                input.insert(character);
                self.typing = Some(Typing::Setting(*setting, input));
            }
            _ => cx.say(cx.texts.get("import-turn").into_owned()),
        }
    }

    pub(super) fn paste(&mut self, text: &str) -> bool {
        if let Some(Typing::Setting(_, input) | Typing::Profile(input)) = &mut self.typing {
            input.insert_text(text.trim());
            return true;
        }
        match self.rows.get(self.at) {
            Some(Row::Setting(setting)) if setting.is_typed() => {
                let mut input = Input::default();
                input.insert_text(text.trim());
                self.typing = Some(Typing::Setting(*setting, input));
                true
            }
            _ => false,
        }
    }

    /// The next, or the last, of what a setting or column can be.
    fn turn(&mut self, forward: bool, cx: &mut Cx<'_>) -> Then {
        let (Some(row), Some(preview)) = (self.rows.get(self.at).cloned(), self.preview.clone())
        else {
            return Then::Stay;
        };
        match row {
            Row::Column(at) => {
                let Some(heading) = preview.outline.columns.get(at) else {
                    return Then::Stay;
                };
                if heading.name.is_empty() {
                    cx.warn(cx.texts.get("import-no-name").into_owned());
                    return Then::Stay;
                }
                let said = self.look.columns.get(&heading.name);
                let said = said.map(String::as_str).or(heading.field);
                let now = MEANINGS.iter().position(|one| *one == said);
                let next = next(now.unwrap_or(0), MEANINGS.len(), forward);
                match MEANINGS[next] {
                    Some(field) => {
                        let name = heading.name.clone();
                        self.look.columns.insert(name, field.to_owned());
                    }
                    None => {
                        self.look.columns.remove(&heading.name);
                    }
                }
                Then::Look
            }
            Row::Setting(setting) => self.turn_setting(setting, &preview, forward, cx),
            _ => Then::Stay,
        }
    }

    fn turn_setting(
        &mut self,
        setting: Setting,
        preview: &Preview,
        forward: bool,
        cx: &mut Cx<'_>,
    ) -> Then {
        /// The neighbour of a choice among those there are.
        fn turned<T: PartialEq + Clone>(all: &[T], now: &T, forward: bool) -> T {
            let at = all.iter().position(|one| one == now).unwrap_or(0);
            all[next(at, all.len(), forward)].clone()
        }
        let figures = &mut self.look.figures;
        match setting {
            Setting::Profile => {
                let named = preview.profiles.iter().cloned().map(Some);
                let all: Vec<Option<String>> = std::iter::once(None).chain(named).collect();
                self.look.profile = match turned(&all, &preview.profile, forward) {
                    None => ProfileChoice::None,
                    Some(name) => ProfileChoice::Named(name),
                };
                // What the profile says counts, not what was tried before it.
                self.look.columns.clear();
            }
            Setting::Sheet => {
                let Some((now, others)) = &preview.outline.sheet else {
                    return Then::Stay;
                };
                let mut all = others.clone();
                all.push(now.clone());
                all.sort();
                self.look.sheet = Some(turned(&all, now, forward));
                self.look.columns.clear();
            }
            Setting::Quality => {
                let now = figures.quality.unwrap_or(Quality::Final);
                figures.quality = Some(turned(&Quality::ALL, &now, forward));
            }
            Setting::Shares => {
                let all = [
                    None,
                    Some(Between0And1::PerCent),
                    Some(Between0And1::Shares),
                ];
                figures.between_0_and_1 = turned(&all, &figures.between_0_and_1, forward);
            }
            Setting::Dash => figures.dash_is_zero = !figures.dash_is_zero,
            Setting::Decimal => {
                let all = [None, Some(','), Some('.')];
                figures.decimal = turned(&all, &figures.decimal, forward);
            }
            Setting::Indicator => {
                let built_in = BUILT_IN.iter().map(|one| Some(one.code.to_owned()));
                let all: Vec<Option<String>> = std::iter::once(None).chain(built_in).collect();
                figures.indicator = turned(&all, &figures.indicator, forward);
            }
            Setting::Bad => {
                self.skip_bad = !self.skip_bad;
                self.arrange(cx.texts);
                return Then::Stay;
            }
            Setting::DataStatus | Setting::Period => {
                cx.say(cx.texts.get("import-type-it").into_owned());
                return Then::Stay;
            }
        }
        Then::Look
    }

    /// What a profile of this file would say: every column with a meaning, and those left out.
    pub(super) fn profile(&self) -> BTreeMap<String, String> {
        let Some(preview) = &self.preview else {
            return BTreeMap::new();
        };
        let columns = preview.outline.columns.iter();
        let columns = columns.filter(|heading| !heading.name.is_empty());
        columns
            .filter_map(|heading| {
                let said = preview.columns.get(&heading.name).map(String::as_str);
                let field = heading.field.or(said)?;
                Some((heading.name.clone(), field.to_owned()))
            })
            .collect()
    }

    /// From now on by this profile.
    pub(super) fn use_profile(&mut self, name: String) {
        self.look.profile = ProfileChoice::Named(name);
        self.look.columns.clear();
    }

    /// Takes the file, or says why not.
    fn run(&mut self, cx: &mut Cx<'_>) {
        if let Busy::Reading(..) = self.busy {
            cx.say(cx.texts.get("import-still-reading").into_owned());
            return;
        }
        let Some(plan) = self.plan() else {
            cx.warn(cx.texts.get("import-not-readable").into_owned());
            return;
        };
        if !plan.problems.is_empty() && !self.skip_bad {
            let bad = self
                .rows
                .iter()
                .position(|row| *row == Row::Setting(Setting::Bad));
            let n = plan.bad_rows;
            self.at = bad.unwrap_or(self.at);
            cx.warn(cx.texts.with("import-bad-rows", &[("n", n.into())]));
            return;
        }
        if plan.edits.is_empty() {
            cx.say(cx.texts.get("import-nothing-new").into_owned());
            return;
        }
        let what = What::Import {
            file: self.name(),
            digest: plan.digest.clone(),
            lines: (plan.rows - plan.bad_rows) as u64,
        };
        let edits = plan.edits.clone();
        cx.effects.push(Effect::Import { what, edits });
        self.busy = Busy::Storing;
    }

    pub(super) fn applied(
        &mut self,
        result: &Result<Applied, ApplyError>,
        cx: &mut Cx<'_>,
    ) -> Done {
        if self.busy != Busy::Storing {
            return Done::Failed;
        }
        self.busy = Busy::No;
        match result {
            Ok(_) => {
                let counts = self
                    .plan()
                    .map_or([0; 3], |plan| [plan.created, plan.changed, plan.bad_rows]);
                let variables = [
                    ("file", self.name().into()),
                    ("created", cx.texts.count(counts[0] as u64).into()),
                    ("changed", cx.texts.count(counts[1] as u64).into()),
                    ("skipped", counts[2].into()),
                ];
                let done = cx.texts.with("import-done-screen", &variables);
                cx.commands.push(Command::SayUndoable(done));
                Done::Stored
            }
            Err(ApplyError::Conflict(_)) => {
                cx.warn(cx.texts.get("import-changed-meanwhile").into_owned());
                self.busy = Busy::Reading(0, 0);
                Done::LookAgain
            }
            // What the file adds, somebody else may have added since.
            Err(error @ ApplyError::Rejected(_)) => {
                cx.fail(sentence(error, cx.texts));
                self.busy = Busy::Reading(0, 0);
                Done::LookAgain
            }
            Err(error) => {
                cx.fail(sentence(error, cx.texts));
                Done::Failed
            }
        }
    }

    pub(super) fn draw(&self, frame: &mut Frame<'_>, screen: Rect, ui: &Ui<'_>) {
        let size = (COLUMNS.min(screen.width), screen.height);
        let variables = [("file", self.name().into())];
        let title = ui.texts.with("import-title", &variables);
        let inner = window(frame, screen, size, &title, ui);
        if inner.is_empty() {
            return;
        }
        let (verdict, scope) = self.verdict(ui.texts);
        let lines = width::wrap(&verdict, usize::from(inner.width));
        let mut y = inner.y;
        for line in lines.into_iter().take(usize::from(inner.height / 2).max(1)) {
            put(frame, (inner.x, y), inner.width, line, ui.style(scope));
            y += 1;
        }
        let list = Rect {
            y,
            height: inner.bottom().saturating_sub(y),
            ..inner
        };
        if let Some(Typing::Profile(input)) = &self.typing {
            let label = ui.texts.get("import-profile-name");
            let used = put(frame, (list.x, y), list.width, &label, ui.style("label")) + 1;
            let room = Rect {
                x: list.x + used,
                width: list.width.saturating_sub(used),
                height: 1,
                ..list
            };
            input.draw(frame, room, ui.style("field.focus"), true);
            return;
        }
        self.draw_rows(frame, list, ui);
    }

    fn draw_rows(&self, frame: &mut Frame<'_>, list: Rect, ui: &Ui<'_>) {
        let rows = usize::from(list.height);
        self.height.set(rows);
        if rows == 0 {
            return;
        }
        let mut top = self.top.get().min(self.at);
        if self.at >= top + rows {
            top = self.at + 1 - rows;
        }
        self.top.set(top);
        for (at, y) in (top..self.rows.len()).take(rows).zip(list.y..) {
            let row = Rect {
                y,
                height: 1,
                ..list
            };
            let is_chosen = at == self.at;
            self.draw_row(frame, row, &self.rows[at], is_chosen, ui);
            if is_chosen {
                if let Some(Typing::Setting(_, input)) = &self.typing {
                    let used = super::rows::LABEL.min(row.width / 2) + 1;
                    let room = Rect {
                        x: row.x + used,
                        width: row.width.saturating_sub(used),
                        ..row
                    };
                    put(
                        frame,
                        (room.x, y),
                        room.width,
                        &" ".repeat(usize::from(room.width)),
                        ui.style("base"),
                    );
                    input.draw(frame, room, ui.style("field.focus"), true);
                } else {
                    frame.set_cursor_position(Position::new(row.x, row.y));
                }
            }
        }
        if self.rows.len() > rows {
            let seen = format!(" {}/{} ", self.at + 1, self.rows.len());
            let below = Rect::new(list.x, list.bottom(), list.width, 1);
            put_right(frame, below, &seen, ui.style("muted"));
        }
    }
}

/// The neighbour in a circle.
const fn next(at: usize, all: usize, forward: bool) -> usize {
    if forward {
        (at + 1) % all
    } else {
        (at + all - 1) % all
    }
}
