//! Which overlay opens for what.

use std::collections::BTreeMap;

use super::action::Context;
use super::event::Cx;
use super::keymap::Keymap;
use super::overlay::Overlay;
use super::overlay::form::Form;
use super::overlay::history::History;
use super::overlay::import::ImportFigures;
use super::overlay::palette::{self, Mode, Palette};
use super::view::FormView;
use crate::domain::id::RecordId;
use crate::store::backend::Revision;
use crate::store::{Record, Stored};
use crate::text::locale::Texts;

/// The form of a record that was read, with what an earlier one left unsaved.
pub(super) fn edit(
    view: FormView,
    drafts: &BTreeMap<String, Vec<u8>>,
    cx: &mut Cx<'_>,
) -> Box<dyn Overlay> {
    let draft = drafts
        .get(&Form::draft_key(&view.stored))
        .map(Vec::as_slice);
    Box::new(Form::open(view, draft, cx.defaults, cx.texts))
}

/// The form of a new record, with what an earlier one left unsaved.
pub(super) fn create(
    record: Record,
    drafts: &BTreeMap<String, Vec<u8>>,
    cx: &mut Cx<'_>,
) -> Box<dyn Overlay> {
    let key = Form::draft_key(&Stored {
        record: record.clone(),
        revision: Revision(0),
    });
    let draft = drafts.get(&key).map(Vec::as_slice);
    Box::new(Form::create(record, draft, cx))
}

/// Help, command menu or search, telling about the place it was opened from.
pub(super) fn palette(
    mode: Mode,
    contexts: &[Context],
    keymap: &Keymap,
    texts: &Texts,
    ascii: bool,
) -> Box<dyn Overlay> {
    let offers = palette::offers(contexts, keymap, texts, ascii, &|_| None);
    Box::new(Palette::new(mode, offers))
}

/// Who changed what: of one record, or of everything.
pub(super) fn history(
    record: Option<RecordId>,
    title: String,
    cx: &mut Cx<'_>,
) -> Box<dyn Overlay> {
    Box::new(History::open(record, title, cx))
}

/// A file of figures from the disk.
pub(super) fn import_figures(cx: &mut Cx<'_>) -> Box<dyn Overlay> {
    Box::new(ImportFigures::open(cx))
}
