//! Who changed what, when: of one record, or of everything.
//!
//! Responsible for: showing the changes with the fields of the one under the cursor, and asking
//! whether it is to be taken back. Not for: putting changes into words (the reader) and not for
//! taking them back (the store refuses what was changed again since, and the app says so).

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::asking::{Asking, Heard};
use super::window::{put, put_right, window};
use super::{Overlay, Stay, belongs_to_the_frame};
use crate::domain::id::RecordId;
use crate::text::width;
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::{Command, Cx, Effect, Event};
use crate::tui::view::{Answer, HistoryRow, Query};

/// Columns at most.
const COLUMNS: u16 = 100;
/// Columns of day and time.
const AT: u16 = 17;
/// Columns of a name.
const AUTHOR: u16 = 16;
/// Rows that the fields of one change take at most.
const FIELDS: usize = 9;
/// Rows of one field at most.
const FIELD: usize = 3;

/// The history.
#[derive(Debug)]
pub struct History {
    record: Option<RecordId>,
    title: String,
    /// None while they are read for the first time.
    rows: Option<Vec<HistoryRow>>,
    at: usize,
    asking: Asking,
    top: Cell<usize>,
    height: Cell<usize>,
}

impl History {
    /// Opens the history of a record (with its title), or of everything, and asks for it.
    pub fn open(record: Option<RecordId>, title: impl Into<String>, cx: &mut Cx<'_>) -> Self {
        let mut history = Self {
            record,
            title: title.into(),
            rows: None,
            at: 0,
            asking: Asking::default(),
            top: Cell::new(0),
            height: Cell::new(1),
        };
        history.asking.ask(cx, Query::History(record));
        history
    }

    fn rows(&self) -> &[HistoryRow] {
        self.rows.as_deref().unwrap_or_default()
    }

    fn step(&mut self, by: isize) {
        let last = self.rows().len().saturating_sub(1) as isize;
        self.at = (self.at as isize).saturating_add(by).clamp(0, last) as usize;
    }

    /// New rows; the cursor stays on its change.
    fn take(&mut self, rows: &[HistoryRow]) {
        let seq = self.rows().get(self.at).and_then(|row| row.seqs.first());
        let seq = seq.copied();
        let place = rows
            .iter()
            .position(|row| seq.is_some_and(|seq| row.seqs.contains(&seq)));
        // Whoever stands at the top sees what is new.
        self.at = if self.at == 0 { 0 } else { place.unwrap_or(0) };
        self.rows = Some(rows.to_vec());
    }

    fn ask_to_undo(&self, cx: &mut Cx<'_>) {
        let Some(row) = self.rows().get(self.at) else {
            return;
        };
        let question = cx.texts.with(
            "history-ask",
            &[
                ("what", row.what.as_str().into()),
                ("at", row.at.as_str().into()),
                ("author", row.author.as_str().into()),
            ],
        );
        // The newest first: an older one could not be taken back under it.
        let then = row.seqs.iter().map(|seq| Effect::UndoSeq(*seq)).collect();
        cx.commands.push(Command::Ask { question, then });
    }

    /// The fields of a change as lines.
    fn fields(row: &HistoryRow, columns: usize, ui: &Ui<'_>) -> Vec<String> {
        let mut lines = Vec::new();
        for (label, old, new) in &row.fields {
            let shown = |text: &str| {
                if text.is_empty() {
                    ui.glyphs.missing.to_owned()
                } else {
                    text.replace('\n', " / ")
                }
            };
            let text = format!("{label}: {} {} {}", shown(old), ui.glyphs.arrow, shown(new));
            let wrapped = width::wrap(&text, columns);
            let cut = wrapped.len() > FIELD;
            lines.extend(wrapped.into_iter().take(FIELD).map(str::to_owned));
            if cut && let Some(last) = lines.last_mut() {
                *last = format!(
                    "{} {}",
                    width::cut(last, columns.saturating_sub(2)),
                    ui.glyphs.cut
                );
            }
        }
        if lines.len() > FIELDS {
            let more = lines.len() - (FIELDS - 1);
            lines.truncate(FIELDS - 1);
            lines.push(ui.texts.with("history-more", &[("n", more.into())]));
        }
        lines
    }

    fn draw_row(&self, frame: &mut Frame<'_>, area: Rect, at: usize, ui: &Ui<'_>) {
        let row = &self.rows()[at];
        let chosen = at == self.at;
        let style = ui.style(if chosen { "selection" } else { "base" });
        let mark = if chosen { ui.glyphs.cursor } else { " " };
        put(frame, (area.x, area.y), 1, mark, style);
        let mut x = area.x + 1;
        // On a narrow screen what happened is worth more than the minute.
        let author = AUTHOR.min(area.width / 5);
        for (text, columns, style) in [
            (&row.at, AT.min(area.width / 4), ui.style("muted")),
            (&row.author, author, ui.style("label")),
            (&row.what, area.width, style),
        ] {
            let room = columns.min(area.right().saturating_sub(x));
            put(frame, (x, area.y), room, text, style);
            x = (x + room + 1).min(area.right());
        }
        if chosen {
            frame.set_cursor_position(Position::new(area.x, area.y));
        }
    }
}

impl Overlay for History {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Overlay, Context::Detail]
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Option<Stay> {
        let page = self.height.get().max(1) as isize;
        match action {
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::PageUp => self.step(-page),
            Action::PageDown => self.step(page),
            Action::First => self.step(isize::MIN / 2),
            Action::Last => self.step(isize::MAX / 2),
            Action::Back | Action::Cancel => return Some(Stay::Close),
            Action::Open | Action::Undo => self.ask_to_undo(cx),
            action if belongs_to_the_frame(action) => return None,
            _ => {}
        }
        Some(Stay::Open)
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) -> Stay {
        match event {
            Event::Answered { number, answer } => match (self.asking.hear(*number), answer) {
                (Heard::NotMine, _) => {}
                (Heard::Stale, _) => self.asking.ask(cx, Query::History(self.record)),
                (Heard::Mine, Ok(Answer::History(rows))) => self.take(rows),
                (Heard::Mine, Ok(_)) => {}
                (Heard::Mine, Err(why)) => cx.fail(why.clone()),
            },
            Event::Changed(_) => self.asking.ask(cx, Query::History(self.record)),
            _ => {}
        }
        Stay::Open
    }

    fn draw(&self, frame: &mut Frame<'_>, screen: Rect, ui: &Ui<'_>) {
        let size = (
            COLUMNS.min(screen.width),
            screen.height.saturating_sub(2).max(3),
        );
        let title = if self.title.is_empty() {
            ui.texts.get("history-title").into_owned()
        } else {
            ui.texts
                .with("history-title-of", &[("name", self.title.as_str().into())])
        };
        let inner = window(frame, screen, size, &title, ui);
        if inner.is_empty() {
            return;
        }
        let Some(chosen) = self.rows().get(self.at) else {
            let id = if self.rows.is_some() {
                "history-none"
            } else {
                "history-reading"
            };
            put(
                frame,
                (inner.x, inner.y),
                inner.width,
                &ui.texts.get(id),
                ui.style("muted"),
            );
            frame.set_cursor_position(Position::new(inner.x, inner.y));
            return;
        };
        let columns = usize::from(inner.width.saturating_sub(3));
        let mut fields = Self::fields(chosen, columns, ui);
        let room = usize::from(inner.height);
        fields.truncate(room.saturating_sub(1));
        let rows = room - fields.len();
        self.height.set(rows);
        let mut top = self.top.get().min(self.at);
        if self.at >= top + rows {
            top = self.at + 1 - rows;
        }
        self.top.set(top);
        let mut y = inner.y;
        for at in (top..self.rows().len()).take(rows) {
            self.draw_row(
                frame,
                Rect {
                    y,
                    height: 1,
                    ..inner
                },
                at,
                ui,
            );
            y += 1;
            if at == self.at {
                for line in &fields {
                    let place = (inner.x + 3, y);
                    put(
                        frame,
                        place,
                        inner.width.saturating_sub(3),
                        line,
                        ui.style("base"),
                    );
                    y += 1;
                }
            }
        }
        let seen = format!(" {}/{} ", self.at + 1, self.rows().len());
        let below = Rect::new(inner.x, inner.bottom(), inner.width, 1);
        put_right(frame, below, &seen, ui.style("muted"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Seq;
    use crate::tui::test_keys::{Typist, german, today};

    fn row(seqs: &[u64], what: &str, fields: &[(&str, &str, &str)]) -> HistoryRow {
        HistoryRow {
            seqs: seqs.iter().copied().map(Seq).collect(),
            at: "24.11.2026 14:32".to_owned(),
            author: "Ute Bär".to_owned(),
            what: what.to_owned(),
            fields: fields
                .iter()
                .map(|(label, old, new)| {
                    ((*label).to_owned(), (*old).to_owned(), (*new).to_owned())
                })
                .collect(),
        }
    }

    fn history() -> Typist<History> {
        let mut number = 0;
        let mut cx = Cx {
            texts: german(),
            today: today(),
            now: today().and_hms_opt(9, 0, 0).expect("a time"),
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
            last_query: &mut number,
        };
        Typist::new(History::open(None, "", &mut cx))
    }

    fn rows() -> Vec<HistoryRow> {
        let long =
            "Der Ring vergleicht die Kosten der Unterkunft und fragt nach Künzelsau. ".repeat(9);
        let mut rows = vec![
            row(
                &[7],
                "Sitzung „Fulda“ geändert",
                &[("Ort", "Fulda", "Kassel"), ("Titel", "", "Herbst")],
            ),
            row(
                &[6, 5, 4],
                "Protokoll geschrieben (3 Änderungen)",
                &[("Inhalt", "", &long)],
            ),
        ];
        rows.extend((1..40).map(|n| row(&[n], &format!("Person „{n}“ angelegt"), &[])));
        rows
    }

    fn answered() -> Event {
        Event::Answered {
            number: 1,
            answer: Ok(Answer::History(rows())),
        }
    }

    #[test]
    fn the_change_under_the_cursor_shows_its_fields() {
        history()
            .shows("Wird gelesen")
            .hears(&answered())
            .snapshot("history");
        history()
            .hears(&answered())
            .keys("j")
            .size(60, 15)
            .snapshot("history_60x15");
        let mut typist = history().hears(&answered());
        for keys in ["<pgdn>", "G", "g", "<down>"] {
            typist = typist.look().keys(keys);
        }
        typist.shows("Inhalt: ·").end();
        for size in [(20, 5), (3, 3), (1, 1)] {
            history().hears(&answered()).size(size.0, size.1).end();
        }
    }

    #[test]
    fn a_change_is_taken_back_after_a_question() {
        let typist = history().hears(&answered()).keys("<down><enter>");
        let [Command::Ask { question, then }] = &typist.commands[..] else {
            panic!("a question")
        };
        assert!(question.contains("Protokoll geschrieben"), "{question}");
        let seqs: Vec<u64> = then
            .iter()
            .map(|effect| match effect {
                Effect::UndoSeq(seq) => seq.0,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(seqs, [6, 5, 4], "the newest first");
        assert!(typist.keys("q").is_closed());
    }

    #[test]
    fn the_cursor_stays_on_its_change_when_others_come() {
        let typist = history().hears(&answered()).keys("<down>");
        let changed = Event::Changed(crate::store::Changed::Everything(
            crate::store::backend::Revision(9),
        ));
        let mut more = rows();
        more.insert(0, row(&[8], "Neu", &[]));
        let typist = typist.hears(&changed);
        let number = typist.effects.iter().find_map(|effect| match effect {
            Effect::Read { number, .. } => Some(*number),
            _ => None,
        });
        let typist = typist.hears(&Event::Answered {
            number: number.expect("it is read again"),
            answer: Ok(Answer::History(more)),
        });
        assert_eq!(typist.on_screen.rows()[typist.on_screen.at].seqs[0], Seq(6));
    }
}
