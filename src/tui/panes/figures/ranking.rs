//! Rangliste: who stands where in the group, with how it went in the last thirteen months.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::copy::Grid;
use super::look::{Looking, Shared};
use super::view::Part;
use crate::domain::id::{Kind, MunicipalityId, RecordId};
use crate::text::locale::Texts;
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::Cx;
use crate::tui::view::{ListRow, row_key};
use crate::tui::widgets::list::List;

/// See the module.
pub(super) struct RankingLook {
    list: List<ListRow>,
}

impl Default for RankingLook {
    fn default() -> Self {
        Self {
            list: List::new(&[]),
        }
    }
}

fn key(id: MunicipalityId) -> u64 {
    row_key(RecordId {
        kind: Kind::Municipality,
        id: id.0,
    })
}

fn municipality(row: &ListRow) -> Option<MunicipalityId> {
    row.target.map(|target| MunicipalityId(target.id))
}

impl RankingLook {
    /// Cursor and marks are the tab's.
    fn share(&self, shared: &mut Shared) {
        shared.at = self.list.selected().and_then(municipality).or(shared.at);
        for row in self.list.rows() {
            let Some(id) = municipality(row) else {
                continue;
            };
            if self.list.is_marked(key(id)) {
                shared.marked.insert(id);
            } else {
                shared.marked.remove(&id);
            }
        }
    }
}

impl Looking for RankingLook {
    fn title(&self) -> &'static str {
        "figures-ranking"
    }

    fn take(&mut self, shared: &mut Shared) {
        let Some(Part::Ranking(ranking)) = shared.view.as_ref().map(|view| &view.part) else {
            return;
        };
        self.list.set_table(&ranking.table);
        self.list.mark(shared.marked.iter().map(|id| key(*id)));
        if let Some(at) = shared.at {
            self.list.select(key(at));
        }
        let row = self.list.selected();
        shared.at = row.and_then(municipality).or(shared.at);
    }

    fn contexts(&self) -> Vec<Context> {
        if self.list.is_typing() {
            vec![Context::Text]
        } else {
            Vec::new()
        }
    }

    fn act(&mut self, action: Action, shared: &mut Shared, _cx: &mut Cx<'_>) -> bool {
        // Left and right lead through the periods.
        if matches!(action, Action::Left | Action::Right) && !self.list.is_typing() {
            return false;
        }
        let done = self.list.act(action);
        self.share(shared);
        done
    }

    fn text(&mut self, character: char, shared: &mut Shared) {
        self.list.type_char(character);
        self.share(shared);
    }

    fn paste(&mut self, text: &str, shared: &mut Shared) -> bool {
        if !self.list.is_typing() {
            return false;
        }
        self.list.paste(text);
        self.share(shared);
        true
    }

    fn count(&self, ui: &Ui<'_>) -> String {
        super::super::count_rows(&self.list, ui)
    }

    fn grid(&self, texts: &Texts, _shared: &Shared) -> Grid {
        let mut columns = self.list.columns().iter();
        let picture = columns.position(|column| column.title == "figures-course");
        let grid = Grid::of(&self.list, texts);
        match picture {
            Some(at) => grid.without(at),
            None => grid,
        }
    }

    fn draw(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        ui: &Ui<'_>,
        _shared: &Shared,
        focused: bool,
    ) {
        self.list.draw(frame, area, ui, focused);
    }
}
