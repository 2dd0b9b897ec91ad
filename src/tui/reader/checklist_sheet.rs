//! The checklist and the filing list of a measure as a sheet: by phase and role, what is ticked, when
//! and by whom.

use super::Reader;
use crate::domain::checklist::{Checklist, ChecklistTask, Phase, Ticked};
use crate::domain::id::MeasureId;
use crate::domain::measure::Measure;
use crate::domain::person::Role;
use crate::report::lists::ListProblem;
use crate::report::lists::checklist::ChecklistTemplate;
use crate::store::backend::Revision;
use crate::store::{Entity, ReadFailure, Stored};
use crate::tui::sheet::view::{
    CellKind, FILED, HEADING, SheetColumn, SheetKind, SheetRow, SheetView, TICKED,
};

/// Characters a note about a document may have.
const MAX_NOTE: usize = 500;

impl Reader<'_> {
    /// The list as it was begun; else the template's, which the first tick begins.
    pub(super) fn checklist_sheet(&self, id: MeasureId) -> Result<Option<SheetView>, ReadFailure> {
        let Some(measure) = self.store.get::<Measure>(id)? else {
            return Ok(None);
        };
        let measure = measure.record;
        let (stored, wrong) = match self.store.checklist_of(id)? {
            Some(stored) => (stored, Vec::new()),
            None => {
                let memory = self.memory.borrow();
                let (template, problems) = ChecklistTemplate::load(memory.templates.as_deref());
                let record = template.begin(&measure, self.texts.lang(), &memory.names);
                let revision = Revision(0);
                (
                    Stored { record, revision },
                    self.template_problems(&problems),
                )
            }
        };
        let is_right = wrong.is_empty();
        let list = &stored.record;
        // A list is kept as it was begun, so the built-in one must not slip in for a wrong one.
        let rows = if is_right {
            self.checklist_rows(list)
        } else {
            Vec::new()
        };
        let column = |heading: &str, width, cell| SheetColumn {
            heading: self.texts.get(heading).into_owned(),
            width,
            cell,
            right: false,
        };
        let name = format!("{} {}", measure.number, measure.title);
        Ok(Some(SheetView {
            kind: SheetKind::Checklist(id),
            title: self
                .texts
                .with("sheet-checklist", &[("measure", name.trim().into())]),
            head: wrong,
            columns: vec![
                column("sheet-done", 4, CellKind::Tick),
                column("sheet-done-on", 9, CellKind::Fixed),
                column("sheet-done-by", 10, CellKind::Fixed),
                column("sheet-note", 0, CellKind::Text { max: MAX_NOTE }),
            ],
            rows,
            records: vec![Stored {
                revision: stored.revision,
                record: stored.record.record(),
            }],
            none: if is_right {
                "sheet-checklist-none"
            } else {
                "sheet-template-wrong"
            },
            me: self.memory.borrow().author.clone(),
        }))
    }

    fn checklist_rows(&self, list: &Checklist) -> Vec<SheetRow> {
        let mut rows: Vec<SheetRow> = Vec::new();
        let mut under: Option<(Phase, Role)> = None;
        let mut tasks: Vec<(u64, &ChecklistTask)> = (0..).zip(&list.tasks).collect();
        // By phase, and within one by role in the order in which roles come up.
        tasks.sort_by_key(|(_, task)| {
            let first = list
                .tasks
                .iter()
                .position(|one| one.phase == task.phase && one.role == task.role);
            (task.phase, first)
        });
        for (key, task) in tasks {
            if under != Some((task.phase, task.role)) {
                under = Some((task.phase, task.role));
                rows.push(heading_row(rows.len(), self.phase_and_role(task)));
            }
            rows.push(SheetRow {
                key,
                label: task.text.clone(),
                cells: Some(self.ticked(task.done.as_ref())),
            });
        }
        if !list.filing.is_empty() {
            let file = self.memory.borrow().names.file.clone();
            let heading = self.texts.with("sheet-filing", &[("file", file.into())]);
            rows.push(heading_row(rows.len(), heading));
        }
        for (key, filed) in (FILED..).zip(&list.filing) {
            let mut cells = self.ticked(filed.done.as_ref());
            cells.push(filed.note.clone());
            rows.push(SheetRow {
                key,
                label: filed.document.clone(),
                cells: Some(cells),
            });
        }
        rows
    }

    /// What is wrong with an own template, as facts above the sheet.
    pub(super) fn template_problems(&self, problems: &[ListProblem]) -> Vec<(String, String)> {
        let label = self.texts.get("sheet-template");
        let line = |problem: &ListProblem| {
            let values = [
                ("file", problem.file.clone().into()),
                ("line", problem.line.into()),
                ("why", problem.sentence(self.texts).into()),
            ];
            let text = self.texts.with("sheet-template-line", &values);
            (label.clone().into_owned(), text)
        };
        problems.iter().map(line).collect()
    }

    fn phase_and_role(&self, task: &ChecklistTask) -> String {
        let phase = match task.phase {
            Phase::Planning => "phase-planning",
            Phase::Running => "phase-running",
            Phase::FollowUp => "phase-follow_up",
        };
        let role = crate::fields::role_label(task.role);
        format!("{} – {}", self.texts.get(phase), self.texts.get(role))
    }

    /// Tick, day, who.
    fn ticked(&self, done: Option<&Ticked>) -> Vec<String> {
        match done {
            Some(done) => vec![
                TICKED.to_owned(),
                self.texts.date_tight(done.on),
                done.by.clone(),
            ],
            None => vec![String::new(); 3],
        }
    }
}

/// A heading, by the place it stands at.
pub(super) fn heading_row(place: usize, label: String) -> SheetRow {
    SheetRow {
        key: HEADING + place as u64,
        label,
        cells: None,
    }
}
