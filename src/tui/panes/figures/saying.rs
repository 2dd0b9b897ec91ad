//! The first analysis: where it goes is chosen, then it is written there in one change.

use super::FiguresPane;
use super::view::{AnalysisPlace, AnalysisView};
use crate::domain::id::LineId;
use crate::domain::order;
use crate::domain::outcome::{Line, LineContent};
use crate::store::{Edit, Entity, Expected};
use crate::tui::event::{Command, Cx, Effect, Tag};
use crate::tui::overlay::chooser::Chooser;
use crate::tui::view::Query;

impl FiguresPane {
    /// Asks for the sentences about what is shown.
    pub(super) fn ask_analysis(&mut self, cx: &mut Cx<'_>) {
        let Some(question) = self.question().cloned() else {
            return;
        };
        self.analysis = Some(cx.read(Query::Analysis(Box::new(question))));
    }
}

/// Opens the choice of where the sentences go.
pub(super) fn choose_place(view: &AnalysisView, cx: &mut Cx<'_>) {
    let mut chooser = Chooser::new(cx.texts.get("analysis-where"));
    let text = view.lines.join("\n");
    let first = view.places.iter().position(|place| place.is_likeliest);
    chooser.add(
        cx.texts.get("analysis-to-clipboard"),
        "",
        first.is_none(),
        move |cx| {
            cx.effects.push(Effect::Copy(text));
            cx.say(cx.texts.get("app-copied").into_owned());
        },
    );
    for (at, place) in view.places.iter().enumerate() {
        let is_first = Some(at) == first;
        let (label, meeting) = (place.label.as_str(), place.meeting.as_str());
        let place = place.clone();
        chooser.add(label, meeting, is_first, move |cx| write(&place, cx));
    }
    cx.commands.push(Command::Open(Box::new(chooser)));
}

/// Puts the sentences behind the last line of an item.
fn write(place: &AnalysisPlace, cx: &mut Cx<'_>) {
    let Some(positions) = order::spread(place.after, None, place.lines.len()) else {
        cx.warn(cx.texts.get("analysis-no-room").into_owned());
        return;
    };
    let lines = place.lines.iter().zip(positions).zip(1..);
    let edits = lines.map(|((text, position), n)| Edit::Put {
        record: Line {
            id: LineId::provisional(n),
            item: place.item,
            position,
            content: LineContent::Text(text.clone()),
        }
        .record(),
        expected: Expected::New,
    });
    cx.apply(Tag::Plain, edits.collect());
    let said = cx.texts.with(
        "analysis-written",
        &[
            ("place", place.number.as_str().into()),
            ("meeting", place.meeting.as_str().into()),
        ],
    );
    cx.commands.push(Command::SayUndoable(said));
}
