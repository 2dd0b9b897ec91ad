//! The first analysis of a question, and where in which minutes it could stand.

use std::collections::BTreeMap;

use chrono::Duration;

use super::Reader;
use crate::domain::agenda::{AgendaItem, ItemKind};
use crate::domain::indicator::question::{Group, Question};
use crate::domain::meeting::{Meeting, MeetingState, MinutesState};
use crate::domain::ring::Ring;
use crate::report::figures::analysis::Analysis;
use crate::report::figures::{Naming, group};
use crate::report::names;
use crate::store::ReadFailure;
use crate::store::figures::Figures;
use crate::text::locale::Texts;
use crate::text::width::cut;
use crate::tui::panes::figures::view::{AnalysisPlace, AnalysisView};

/// Columns of an item's number and title.
const LABEL: usize = 46;

/// How far a meeting may lie where no ring says which are meant, in days.
const NEAR: i64 = 180;

impl Reader<'_> {
    /// The sentences in the person's language and in that of each meeting they could go to; none if the
    /// indicator is gone.
    pub(in crate::tui::reader) fn analysis(
        &self,
        question: &Question,
    ) -> Result<Option<AnalysisView>, ReadFailure> {
        let catalogue = self.store.catalogue()?;
        let Some(indicator) = catalogue.get(&question.indicator) else {
            return Ok(None);
        };
        let figures = self.store.figures(indicator, question, self.today)?;
        let lines = self.sentences(&figures, self.texts)?;
        let mut said: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
        let mut places = Vec::new();
        for meeting in self.open_minutes(question)? {
            let texts = names::texts(meeting.language);
            let lang = texts.lang().code();
            if !said.contains_key(lang) {
                said.insert(lang, self.sentences(&figures, texts)?);
            }
            let lines = said.get(lang).cloned().unwrap_or_default();
            self.add_places(&meeting, &lines, &mut places)?;
        }
        Ok(Some(AnalysisView { lines, places }))
    }

    fn sentences(&self, figures: &Figures, texts: &Texts) -> Result<Vec<String>, ReadFailure> {
        let group = group::name(self.store, &figures.question.group, texts)?.title;
        let mut naming = Naming::names();
        let analysis = Analysis::of(self.store, figures, &group, &mut naming, texts, self.today)?;
        Ok(analysis.lines())
    }

    /// The meetings whose minutes can still be written: running ones, the next, the last.
    fn open_minutes(&self, question: &Question) -> Result<Vec<Meeting>, ReadFailure> {
        let found = match &question.group {
            Group::Ring(ring) => self.store.meetings_of_ring(*ring)?,
            _ => {
                let from = self.today - Duration::days(NEAR);
                let to = self.today + Duration::days(NEAR);
                self.store.meetings_between(from, Some(to))?
            }
        };
        let open: Vec<Meeting> = found
            .into_iter()
            .map(|stored| stored.record)
            .filter(|meeting| {
                !matches!(meeting.state, MeetingState::Cancelled { .. })
                    && matches!(meeting.minutes, MinutesState::Draft | MinutesState::Sent)
            })
            .collect();
        let is_running = |meeting: &&Meeting| matches!(meeting.state, MeetingState::Running { .. });
        let ahead = |meeting: &&Meeting| {
            let day = meeting.first_day();
            day.is_some_and(|day| day >= self.today) && !is_running(meeting)
        };
        let behind = |meeting: &&Meeting| {
            let day = meeting.first_day();
            day.is_some_and(|day| day < self.today) && !is_running(meeting)
        };
        let running = open.iter().filter(is_running);
        let next = open.iter().find(ahead);
        let last = open.iter().rev().find(behind);
        Ok(running.chain(next).chain(last).cloned().collect())
    }

    /// The items of a meeting; the one that is being treated, or is about indicators, is the likeliest.
    fn add_places(
        &self,
        meeting: &Meeting,
        lines: &[String],
        places: &mut Vec<AnalysisPlace>,
    ) -> Result<(), ReadFailure> {
        let ring = match meeting.ring {
            Some(ring) => self.store.get::<Ring>(ring)?.map(|stored| stored.record),
            None => None,
        };
        let what = match ring {
            Some(ring) => {
                let number = [("ring", ring.number.into())];
                self.texts.with("ring-title", &number)
            }
            None => {
                let kind = names::meeting_kind_name(meeting.kind);
                let kind = format!("choice-meeting_kind-{kind}");
                self.texts.get(&kind).into_owned()
            }
        };
        let day = meeting.first_day().map(|day| self.texts.date_tight(day));
        let title = format!("{what} \u{b7} {}", day.unwrap_or_default());
        let items: Vec<AgendaItem> = self
            .store
            .agenda_of(meeting.id)?
            .into_iter()
            .map(|stored| stored.record)
            .filter(|item| item.kind != ItemKind::Break)
            .collect();
        let likeliest = items
            .iter()
            .position(AgendaItem::is_running)
            .or_else(|| {
                items
                    .iter()
                    .position(|item| item.kind == ItemKind::Indicators)
            })
            .unwrap_or(0);
        for (at, item) in items.iter().enumerate() {
            let last = self.store.lines_of(item.id)?;
            let number = self.texts.with("analysis-place", &[("n", (at + 1).into())]);
            places.push(AnalysisPlace {
                // Its meeting stands behind it and counts as much.
                label: cut(&format!("{number}: {}", item.title), LABEL).into_owned(),
                number,
                meeting: title.clone(),
                item: item.id,
                after: last.last().map(|stored| stored.record.position),
                lines: lines.to_vec(),
                is_likeliest: at == likeliest,
            });
        }
        Ok(())
    }
}
