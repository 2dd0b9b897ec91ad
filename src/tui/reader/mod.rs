//! Answers the panes' queries from the store, on a thread of its own.
//!
//! Responsible for: gathering views. Not for: when they are asked for or shown. Every function reads
//! through indexes, so that the first screen costs what it shows and not what is stored.

mod audit;
mod audits;
mod calendar;
mod checklist_sheet;
mod deficiencies;
mod deficiency_rows;
mod figures;
pub mod find;
pub mod form;
pub mod history;
mod joined;
mod kept;
mod measures;
mod meeting_rows;
mod meetings;
mod minutes;
mod names;
mod rating_sheet;
mod rings;
mod sheets;
mod since;
pub mod title;
mod today;

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use super::theme::Glyphs;
use super::view::{Answer, DetailView, ListRow, Listing, Names, Query, Table};
use super::widgets::list::{CellText, Column};
use crate::domain::id::{
    AuditId, DeficiencyId, Kind, MeasureId, MeetingId, PersonId, ProviderId, RecordId, RingId,
};
use crate::domain::meeting::{Meeting, MeetingKind};
use crate::report::outside::OutsideNames;
use crate::store::{ReadFailure, Store};
use crate::text::fold::Folded;
use crate::text::locale::Texts;

/// What answering needs beside the store.
pub struct Reader<'a> {
    /// The store.
    pub store: &'a Store,
    /// Every text.
    pub texts: &'a Texts,
    /// Every mark.
    pub glyphs: &'a Glyphs,
    /// The day to reckon from.
    pub today: NaiveDate,
    /// Now, local time.
    pub now: NaiveDateTime,
    /// What it keeps between two questions.
    pub memory: &'a RefCell<Memory>,
}

/// What was read before and is only brought up to date: nothing of it is read until it is asked for.
#[derive(Debug, Default)]
pub struct Memory {
    /// The person's own templates.
    templates: Option<PathBuf>,
    /// What bodies and procedures outside are called.
    names: OutsideNames,
    /// Who sits here, as the history names them.
    author: String,
    /// The search index.
    finder: find::Finder,
    meetings: meeting_rows::MeetingRows,
    kept: kept::Kept,
    deficiencies: deficiency_rows::Known,
    measures: measures::rows::MeasureRows,
    figures: figures::known::Known,
}

impl Memory {
    /// Nothing read yet; lists to fill in come from these templates where there are own ones.
    pub fn new(templates: Option<PathBuf>) -> Self {
        Self {
            templates,
            ..Self::default()
        }
    }

    /// With the outside names in force, and who ticks.
    #[must_use]
    pub fn of(self, names: OutsideNames, author: String) -> Self {
        Self {
            names,
            author,
            ..self
        }
    }
}

impl Reader<'_> {
    /// The answer to a query.
    pub fn answer(&self, query: &Query) -> Result<Answer, ReadFailure> {
        if !kept::Kept::takes(query) {
            return self.read(query);
        }
        // Before reading: what is written meanwhile makes the answer too old, never too new.
        let of = (self.store.backend().revision(), self.today);
        let kept = self.memory.borrow().kept.find(query, of);
        if let Some(answer) = kept {
            return Ok(answer);
        }
        let answer = self.read(query)?;
        self.memory.borrow_mut().kept.keep(query, &answer, of);
        Ok(answer)
    }

    fn read(&self, query: &Query) -> Result<Answer, ReadFailure> {
        Ok(match query {
            Query::Today { whose, stranger } => Answer::Today(self.today(*whose, *stranger)?),
            Query::Uses(whose) => Answer::Uses(self.uses(*whose)?),
            Query::List { of, mine } => Answer::List(self.list(*of, *mine)?),
            Query::Detail(id) => Answer::Detail(self.detail(*id)?.map(Box::new)),
            Query::Minutes(id) => Answer::Minutes(self.minutes(*id)?.map(Box::new)),
            Query::Me(user) => Answer::Me(
                self.store
                    .person_of_user(user)?
                    .map(|stored| Box::new(stored.record)),
            ),
            Query::Form(id) => form::form(self.store, *id)?,
            Query::NewForm(record) => form::new_form(self.store, record)?,
            Query::Find { kinds, text, fuzzy } => self.memory.borrow_mut().finder.find(
                self.store,
                (kinds, text, *fuzzy),
                self.texts,
            )?,
            Query::History(record) => history::history(
                self.store,
                *record,
                self.now,
                history::local_time,
                self.texts,
            )?,
            Query::Records { ids, names } => {
                let mut records = Vec::with_capacity(ids.len());
                for id in ids {
                    records.extend(self.store.record(*id)?);
                }
                let names = if *names {
                    names::all(self.store)?
                } else {
                    Names::default()
                };
                Answer::Records { records, names }
            }
            Query::Sheet(kind) => Answer::Sheet(self.sheet(*kind)?.map(Box::new)),
            Query::Analysis(question) => Answer::Analysis(self.analysis(question)?.map(Box::new)),
            Query::Figures(query) => Answer::Figures(self.figures(query)?.map(Box::new)),
            Query::Move(id) => Answer::Move(Box::new(self.moving(*id)?)),
            Query::Calendar { month, land, mine } => {
                Answer::Calendar(self.calendar(*month, *land, *mine)?)
            }
        })
    }

    /// The list of a tab.
    fn list(&self, of: Listing, mine: Option<PersonId>) -> Result<Table, ReadFailure> {
        match of {
            Listing::Rings => self.rings(),
            Listing::Meetings => self.meetings(),
            Listing::OpenDeficiencies => self.deficiencies(deficiencies::Of::Open, mine),
            Listing::OverdueDeficiencies => self.deficiencies(deficiencies::Of::Overdue, mine),
            Listing::DeficienciesByStage => self.deficiencies(deficiencies::Of::ByStage, mine),
            Listing::Audits { of, by_place } => self.audits(of, by_place, mine),
            Listing::Measures(list) => self.measures(list, mine),
            Listing::Providers => self.providers(mine),
        }
    }

    /// A record in full; none as well for a kind that no tab shows.
    fn detail(&self, id: RecordId) -> Result<Option<DetailView>, ReadFailure> {
        match id.kind {
            Kind::Ring => self.ring(RingId(id.id)),
            Kind::Meeting => self.meeting(MeetingId(id.id)),
            Kind::Audit => self.audit(AuditId(id.id)),
            Kind::Deficiency => self.deficiency(DeficiencyId(id.id)),
            Kind::Measure => self.measure(MeasureId(id.id)),
            Kind::Provider => self.provider(ProviderId(id.id)),
            _ => Ok(None),
        }
    }

    /// The title of a meeting: its own, or kind and ring.
    fn title(&self, meeting: &Meeting) -> Result<String, ReadFailure> {
        if !meeting.title.trim().is_empty() {
            return Ok(meeting.title.clone());
        }
        let kind = self.kind_name(meeting.kind);
        Ok(match self.ring_number(meeting)? {
            Some(number) => self.texts.with(
                "meeting-title-ring",
                &[("kind", kind.into()), ("ring", number.into())],
            ),
            None => kind,
        })
    }

    fn ring_number(&self, meeting: &Meeting) -> Result<Option<u32>, ReadFailure> {
        Ok(match meeting.ring {
            Some(id) => self
                .store
                .get::<crate::domain::ring::Ring>(id)?
                .map(|stored| stored.record.number),
            None => None,
        })
    }

    fn kind_name(&self, kind: MeetingKind) -> String {
        let name = match kind {
            MeetingKind::Ring => "choice-meeting_kind-ring",
            MeetingKind::Speakers => "choice-meeting_kind-speakers",
            MeetingKind::Symposium => "choice-meeting_kind-symposium",
            MeetingKind::ProviderTalk => "choice-meeting_kind-provider_talk",
            MeetingKind::Steering => "choice-meeting_kind-steering",
        };
        self.texts.get(name).into_owned()
    }

    fn state_name(&self, meeting: &Meeting) -> String {
        self.texts
            .get(&format!("choice-meeting_state-{}", meeting.state.name()))
            .into_owned()
    }
}

/// Rows with their columns.
fn table(columns: &'static [Column], rows: Vec<ListRow>) -> Table {
    Table {
        columns,
        rows: rows.into(),
        lanes: Arc::default(),
    }
}

/// A row of a list: cells, with everything in them searchable.
fn row(target: RecordId, cells: Vec<CellText>, sort: Vec<i64>) -> ListRow {
    let text: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
    ListRow {
        target: Some(target),
        folded: Folded::new(&text.join(" ")),
        cells,
        sort,
        lane: 0,
    }
}

/// A heading between rows.
fn heading(text: String) -> ListRow {
    ListRow {
        target: None,
        folded: Folded::new(""),
        cells: vec![super::widgets::list::cell(text)],
        sort: Vec::new(),
        lane: 0,
    }
}
