//! One question to the reader at a time, whatever is typed meanwhile.

use crate::tui::event::Cx;
use crate::tui::view::Query;

/// What an answer means to whoever asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heard {
    /// It is for somebody else, or came too late.
    NotMine,
    /// It is the answer, but the text has changed since: ask again.
    Stale,
    /// It is the answer.
    Mine,
}

/// Whether an answer is outstanding. While one is, further questions only mean that the answer will
/// be stale: a slow reader never gets a queue of questions that nobody waits for any more.
#[derive(Debug, Default)]
pub(super) struct Asking {
    outstanding: Option<u64>,
    again: bool,
}

impl Asking {
    /// Asks, or notes that it has to be asked again.
    pub(super) fn ask(&mut self, cx: &mut Cx<'_>, query: Query) {
        if self.outstanding.is_some() {
            self.again = true;
        } else {
            self.outstanding = Some(cx.read(query));
        }
    }

    /// The answer no longer matters.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// An answer came.
    pub(super) fn hear(&mut self, number: u64) -> Heard {
        if self.outstanding != Some(number) {
            return Heard::NotMine;
        }
        self.outstanding = None;
        if std::mem::take(&mut self.again) {
            Heard::Stale
        } else {
            Heard::Mine
        }
    }
}
