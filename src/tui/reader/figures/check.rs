//! What is odd about the figures, as rows.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Gathered, Reader};
use crate::domain::ring::Municipality;
use crate::report::figures::findings;
use crate::report::figures::words::Words;
use crate::store::ReadFailure;
use crate::store::findings::{Findings, Judged, Standing};
use crate::text::fold::Folded;
use crate::tui::panes::figures::view::CheckRow;
use crate::tui::widgets::list::{cell, marked};

impl Reader<'_> {
    /// All findings up to the period asked about, the newest first.
    pub(super) fn check(&self, gathered: &Gathered) -> Result<Arc<Vec<CheckRow>>, ReadFailure> {
        let (indicator, question) = (&gathered.figures.indicator, &gathered.figures.question);
        let found = self.store.findings(indicator, question, None, self.today)?;
        let mut seen: BTreeMap<u64, u64> = BTreeMap::new();
        let rows = found.judged.iter().map(|judged| {
            let mut row = self.check_row(&found, judged);
            // Several corrections of one figure are several rows.
            let n = seen.entry(row.key).or_insert(0);
            row.key += *n;
            *n += 1;
            row
        });
        Ok(Arc::new(rows.collect()))
    }

    fn check_row(&self, found: &Findings, judged: &Judged) -> CheckRow {
        let finding = &judged.finding;
        let texts = self.texts;
        let words = Words::new(texts, &found.indicator);
        let kind = findings::kind(texts, finding.odd.name());
        let reason = findings::reason(&words, finding);
        let name = found.municipality(finding.municipality);
        let name = name.map_or("", Municipality::display_name);
        let period = finding.period.to_string();
        let standing = judged.standing();
        let state = texts.get(&format!("check-state-{}", standing.name()));
        let (mark, scope) = match standing {
            Standing::Open => (self.glyphs.overdue, "mark.overdue"),
            Standing::Reopened => (self.glyphs.soon, "mark.soon"),
            Standing::Acknowledged => (self.glyphs.done, "mark.done"),
        };
        let said = judged.acknowledgement.as_ref().map(|one| {
            texts.with(
                "check-said",
                &[
                    ("state", state.clone().into_owned().into()),
                    ("on", texts.date_plain(one.on).into()),
                    ("by", one.by.as_str().into()),
                    ("note", one.note.as_str().into()),
                ],
            )
        });
        // Municipality, period, rule: the same row when it is read again. Sixteen are kept free for
        // findings of one rule about one figure.
        let rule = u64::from(finding.odd.number());
        let when = u64::from(finding.period.ordinal());
        let key = (finding.municipality.0 << 25) | (when << 8) | (rule << 4);
        CheckRow {
            key,
            municipality: finding.municipality,
            period: finding.period,
            indicator: finding.indicator.clone(),
            check: finding.check(),
            is_settled: standing == Standing::Acknowledged,
            folded: Folded::new(&format!("{kind} {name} {period} {reason}")),
            cells: vec![
                marked(mark, scope),
                cell(kind),
                cell(name),
                cell(finding.indicator.as_str()),
                cell(period),
                cell(reason.as_str()),
            ],
            reason,
            state: state.into_owned(),
            said: said.unwrap_or_default(),
        }
    }
}
