//! An audit's form: the sections of the guideline as cells to type in.
//!
//! Responsible for: what keys do there beyond typing – a deficiency from a section, the result, the
//! form on paper. Not for: the cells ([`crate::tui::sheet`]).

use ratatui::Frame;
use ratatui::layout::Rect;

use super::one::{deficiency, paper_of};
use super::steps::{Taking, Wanted};
use crate::domain::audit::Audit;
use crate::domain::date::LocalHolidays;
use crate::domain::id::AuditId;
use crate::store::{Entity, Stored};
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::{Command, Cx, Effect, Event};
use crate::tui::overlay::step;
use crate::tui::panes::Pane;
use crate::tui::sheet::Sheet;
use crate::tui::sheet::view::SheetKind;

/// See the module.
pub(super) struct Recording {
    sheet: Sheet,
    local: LocalHolidays,
    /// What waits until everything typed is stored.
    then: Option<Action>,
}

impl Recording {
    pub(super) fn new(audit: AuditId, local: LocalHolidays) -> Self {
        Self {
            sheet: Sheet::new(SheetKind::Audit(audit)),
            local,
            then: None,
        }
    }

    fn audit(&self) -> Option<Stored<&Audit>> {
        let stored = self.sheet.view()?.records.first()?;
        Audit::of(&stored.record).map(|record| Stored {
            record,
            revision: stored.revision,
        })
    }

    /// What was typed is stored first: it belongs to what comes now.
    fn act_when_stored(&mut self, action: Action, cx: &mut Cx<'_>) {
        self.sheet.leave(cx);
        if self.sheet.is_stored() {
            self.go_on(action, cx);
        } else {
            self.then = Some(action);
        }
    }

    fn go_on(&self, action: Action, cx: &mut Cx<'_>) {
        let Some(stored) = self.audit() else { return };
        match action {
            Action::AuditDone => {
                let taking =
                    Taking::new(Wanted::Done, stored.record, stored.revision, self.local, cx);
                let dialog = step::dialog(Box::new(taking), cx);
                cx.commands.push(dialog);
            }
            Action::NewDeficiency => {
                let section = self.sheet.row().and_then(|row| {
                    let at = usize::try_from(row).ok()?.checked_sub(1)?;
                    stored.record.sections.get(at)
                });
                let record = deficiency(stored.record, section, cx);
                cx.commands.push(Command::NewRecord(Box::new(record)));
            }
            Action::AuditPaper => {
                cx.effects.push(Effect::WritePaper(paper_of(stored.record)));
            }
            _ => {}
        }
    }
}

impl Pane for Recording {
    fn contexts(&self) -> Vec<Context> {
        let mut contexts = vec![Context::AuditForm];
        contexts.extend(self.sheet.contexts());
        contexts
    }

    fn is_reading(&self) -> bool {
        self.sheet.is_reading()
    }

    fn refresh(&mut self, cx: &mut Cx<'_>) {
        self.sheet.refresh(cx);
    }

    fn leave(&mut self, cx: &mut Cx<'_>) {
        self.sheet.leave(cx);
    }

    fn offers(&self, action: Action) -> bool {
        self.sheet.offers(action)
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::AuditDone | Action::NewDeficiency | Action::AuditPaper => {
                self.act_when_stored(action, cx);
                true
            }
            action => self.sheet.act(action, cx),
        }
    }

    fn text(&mut self, character: char, cx: &mut Cx<'_>) {
        self.sheet.text(character, cx);
    }

    fn paste(&mut self, text: &str, cx: &mut Cx<'_>) -> bool {
        self.sheet.paste(text, cx)
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) {
        self.sheet.hear(event, cx);
        if self.sheet.is_stored()
            && let Some(action) = self.then.take()
        {
            self.go_on(action, cx);
        }
    }

    fn count(&self, ui: &Ui<'_>) -> String {
        self.sheet.count(ui)
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        self.sheet.draw(frame, area, ui, focused);
    }
}
