//! The list of files: newest first, narrowed while a name is typed, or a path typed in full.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::text::{fold, single_line, width};
use crate::tui::Ui;
use crate::tui::action::Action;
use crate::tui::event::Cx;
use crate::tui::files::{Entry, Folder};
use crate::tui::overlay::window::{put, put_right, window};
use crate::tui::widgets::input::Input;

/// Columns at most.
const COLUMNS: u16 = 100;
/// Columns of size and day behind a name.
const ABOUT: u16 = 24;

/// What follows from a key.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Then {
    Stay,
    Leave,
    Ask(PathBuf),
    Take(PathBuf),
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Choose {
    input: Input,
    /// None until it was read.
    folder: Option<Arc<Folder>>,
    /// Where a typed path begins, and the folder of it that was asked for.
    base: PathBuf,
    asked: Option<PathBuf>,
    at: usize,
    top: Cell<usize>,
    height: Cell<usize>,
}

impl Choose {
    /// What lies in the folder now.
    pub(super) fn take(&mut self, folder: &Arc<Folder>) {
        self.folder = Some(Arc::clone(folder));
        if !self.input.text().contains('/') {
            self.base.clone_from(&folder.path);
        }
        self.at = 0;
        self.top.set(0);
    }

    pub(super) fn fail(&mut self, why: &str, cx: &mut Cx<'_>) {
        // While a path is typed its folders come and go.
        if self.asked.is_none() || self.folder.is_none() {
            cx.fail(why.to_owned());
        }
    }

    /// What is typed behind the last slash narrows the list.
    fn narrowing(&self) -> &str {
        let text = self.input.text();
        text.rsplit_once('/').map_or(text, |(_, name)| name)
    }

    fn shown(&self) -> Vec<&Entry> {
        let wanted = fold(self.narrowing().trim());
        let entries = self.folder.iter().flat_map(|folder| &folder.entries);
        entries
            .filter(|entry| wanted.is_empty() || fold(&entry.name).contains(&wanted))
            .collect()
    }

    /// The folder a typed path names, if it is another one than what is shown.
    fn typed(&mut self) -> Option<PathBuf> {
        self.at = 0;
        self.top.set(0);
        let wanted = match self.input.text().rsplit_once('/') {
            None => return None,
            Some(("", _)) => PathBuf::from("/"),
            Some((folder, _)) => match (folder.strip_prefix('~'), std::env::var_os("HOME")) {
                (Some(rest), Some(home)) => Path::new(&home).join(rest.trim_start_matches('/')),
                _ => self.base.join(folder),
            },
        };
        let is_new = self.asked.as_ref() != Some(&wanted);
        is_new.then(|| {
            self.asked = Some(wanted.clone());
            wanted
        })
    }

    fn step(&mut self, by: isize) {
        let last = self.shown().len().saturating_sub(1) as isize;
        self.at = (self.at as isize).saturating_add(by).clamp(0, last) as usize;
    }

    fn enter(&mut self, folder: PathBuf) -> Then {
        self.input = Input::default();
        self.asked = None;
        Then::Ask(folder)
    }

    pub(super) fn act(&mut self, action: Action) -> Then {
        let page = self.height.get().max(1) as isize;
        match action {
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::PageUp => self.step(-page),
            Action::PageDown => self.step(page),
            Action::First => self.step(isize::MIN / 2),
            Action::Last => self.step(isize::MAX / 2),
            Action::Back | Action::Cancel if self.input.is_empty() => return Then::Leave,
            Action::Back | Action::Cancel => {
                let back = self.asked.is_some().then(|| self.base.clone());
                self.input = Input::default();
                self.asked = None;
                self.at = 0;
                if let Some(folder) = back {
                    return Then::Ask(folder);
                }
            }
            Action::Open | Action::NextArea => {
                let Some(entry) = self.shown().get(self.at).copied().cloned() else {
                    return Then::Stay;
                };
                if entry.is_folder {
                    return self.enter(entry.path);
                }
                if action == Action::Open {
                    return Then::Take(entry.path);
                }
            }
            Action::Backspace if self.input.is_empty() => {
                let above = self.folder.as_ref().and_then(|folder| folder.path.parent());
                if let Some(above) = above.map(Path::to_owned) {
                    return self.enter(above);
                }
            }
            action => {
                if self.input.act(action)
                    && let Some(folder) = self.typed()
                {
                    return Then::Ask(folder);
                }
            }
        }
        Then::Stay
    }

    pub(super) fn text(&mut self, character: char) -> Option<PathBuf> {
        self.input.insert(character);
        self.typed()
    }

    pub(super) fn paste(&mut self, text: &str) -> Option<PathBuf> {
        self.input.insert_text(text.trim());
        self.typed()
    }

    pub(super) fn draw(&self, frame: &mut Frame<'_>, screen: Rect, ui: &Ui<'_>) {
        let size = (COLUMNS.min(screen.width), screen.height);
        let inner = window(frame, screen, size, &ui.texts.get("import-choose"), ui);
        if inner.is_empty() {
            return;
        }
        let line = Rect { height: 1, ..inner };
        self.input.draw(frame, line, ui.style("field.focus"), true);
        if self.input.is_empty() {
            let hint = ui.texts.get("import-type");
            put(
                frame,
                (line.x, line.y),
                line.width,
                &hint,
                ui.style("muted"),
            );
        }
        let muted = ui.style("muted");
        let Some(folder) = &self.folder else {
            let reading = ui.texts.get("import-reading-folder");
            put(frame, (inner.x, inner.y + 1), inner.width, &reading, muted);
            return;
        };
        let path = single_line(&folder.path.display().to_string());
        let room = usize::from(inner.width);
        let path = width::cut_start(&path, room);
        put(
            frame,
            (inner.x, inner.y + 1),
            inner.width,
            &path,
            ui.style("label"),
        );
        let list = Rect {
            y: inner.y + 2,
            height: inner.height.saturating_sub(2),
            ..inner
        };
        let shown = self.shown();
        if shown.iter().all(|entry| entry.is_folder) && shown.len() < usize::from(list.height) {
            let none = ui.texts.get("import-no-tables");
            let last = Rect::new(list.x, list.bottom().saturating_sub(1), list.width, 1);
            put(frame, (last.x, last.y), last.width, &none, muted);
        }
        let rows = usize::from(list.height);
        self.height.set(rows);
        let mut top = self.top.get().min(self.at);
        if rows > 0 && self.at >= top + rows {
            top = self.at + 1 - rows;
        }
        self.top.set(top);
        for (at, y) in (top..shown.len()).take(rows).zip(list.y..) {
            let row = Rect {
                y,
                height: 1,
                ..list
            };
            draw_entry(frame, row, shown[at], at == self.at, ui);
        }
    }
}

fn draw_entry(frame: &mut Frame<'_>, row: Rect, entry: &Entry, is_chosen: bool, ui: &Ui<'_>) {
    let style = ui.style(if is_chosen { "selection" } else { "base" });
    let mark = if is_chosen { ui.glyphs.cursor } else { " " };
    put(frame, (row.x, row.y), 1, mark, style);
    let slash = if entry.is_folder { "/" } else { "" };
    let name = format!("{}{slash}", entry.name);
    let room = row.width.saturating_sub(1 + ABOUT);
    put(frame, (row.x + 1, row.y), room, &name, style);
    if !entry.is_folder && row.width > ABOUT {
        let day = entry.changed.map(|at| ui.texts.date_plain(at.date()));
        let about = format!("{}  {}", size(entry.bytes, ui), day.unwrap_or_default());
        put_right(frame, row, &about, ui.style("muted"));
    }
    if is_chosen {
        frame.set_cursor_position(Position::new(row.x, row.y));
    }
}

/// A size as people say it.
fn size(bytes: u64, ui: &Ui<'_>) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{} MB", ui.texts.number(bytes as f64 / 1e6, 1)),
    }
}
