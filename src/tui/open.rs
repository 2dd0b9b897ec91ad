//! Which overlay opens for what.

use std::collections::BTreeMap;

use super::action::Context;
use super::event::Cx;
use super::overlay::Overlay;
use super::overlay::form::Form;
use super::view::FormView;
use crate::store::backend::Revision;
use crate::store::{Record, Stored};

/// What a palette begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Records and commands.
    Search,
    /// Every key of this place.
    Help,
    /// The commands of this place.
    Commands,
}

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

/// Help, command menu or palette.
pub(super) fn palette(_mode: Mode, _contexts: Vec<Context>) -> Option<Box<dyn Overlay>> {
    None
}

/// The history of everything.
pub(super) fn history(_cx: &mut Cx<'_>) -> Option<Box<dyn Overlay>> {
    None
}
