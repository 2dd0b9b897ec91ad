//! Which overlay opens for what.

use std::collections::BTreeMap;

use super::action::Context;
use super::event::Cx;
use super::overlay::Overlay;
use super::view::FormView;
use crate::store::Record;

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

/// The form of a record that was read.
pub(super) fn edit(
    _view: FormView,
    _drafts: &BTreeMap<String, Vec<u8>>,
    _cx: &mut Cx<'_>,
) -> Option<Box<dyn Overlay>> {
    None
}

/// The form of a new record.
pub(super) fn create(
    _record: Record,
    _drafts: &BTreeMap<String, Vec<u8>>,
    _cx: &mut Cx<'_>,
) -> Option<Box<dyn Overlay>> {
    None
}

/// Help, command menu or palette.
pub(super) fn palette(_mode: Mode, _contexts: Vec<Context>) -> Option<Box<dyn Overlay>> {
    None
}

/// The history of everything.
pub(super) fn history(_cx: &mut Cx<'_>) -> Option<Box<dyn Overlay>> {
    None
}
