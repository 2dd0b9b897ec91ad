//! Moving appointments by days: as fast as keys come, each move on what the one before it left.
//!
//! Responsible for: reading the audits that are meant, moving them together, saying on which day they
//! stand now. A held key comes faster than the store: days asked for meanwhile are added up.

use chrono::{Days, NaiveDate};

use super::steps::unusual;
use crate::domain::audit::Audit;
use crate::domain::audit::step::AuditStep;
use crate::domain::date::LocalHolidays;
use crate::domain::id::RecordId;
use crate::store::{Edit, Entity, Expected, Record, Stored};
use crate::tui::event::{Command, Cx, Event, Tag};
use crate::tui::view::{Answer, Query};

/// See the module.
#[derive(Default)]
pub(super) struct Moving {
    under_way: Option<UnderWay>,
}

struct UnderWay {
    asked: u64,
    ids: Vec<RecordId>,
    /// Asked for since they were read.
    more: i64,
    by: i64,
    /// What is said once they are stored.
    say: Option<String>,
}

impl Moving {
    /// Moves these by so many days.
    pub(super) fn by(&mut self, days: i64, ids: Vec<RecordId>, cx: &mut Cx<'_>) {
        match &mut self.under_way {
            Some(under_way) if under_way.ids == ids => under_way.more += days,
            // Others than those on their way: one after the other.
            Some(_) => {}
            None if ids.is_empty() => {}
            None => {
                let query = Query::Records {
                    ids: ids.clone(),
                    names: false,
                };
                self.under_way = Some(UnderWay {
                    asked: cx.read(query),
                    ids,
                    more: 0,
                    by: days,
                    say: None,
                });
            }
        }
    }

    pub(super) fn hear(&mut self, event: &Event, local: LocalHolidays, cx: &mut Cx<'_>) {
        match event {
            Event::Answered { number, answer }
                if self
                    .under_way
                    .as_ref()
                    .is_some_and(|one| one.asked == *number) =>
            {
                let Ok(Answer::Records { records, .. }) = answer else {
                    self.under_way = None;
                    return;
                };
                self.read(records, local, cx);
            }
            Event::Applied {
                tag: Tag::Appointments,
                result,
            } => {
                let Some(done) = self.under_way.take() else {
                    return;
                };
                if result.is_err() {
                    return;
                }
                if let Some(say) = done.say {
                    cx.commands.push(Command::SayUndoable(say));
                }
                if done.more != 0 {
                    self.by(done.more, done.ids, cx);
                }
            }
            _ => {}
        }
    }

    fn read(&mut self, records: &[Stored<Record>], local: LocalHolidays, cx: &mut Cx<'_>) {
        let Some(under_way) = &mut self.under_way else {
            return;
        };
        let by = under_way.by + std::mem::take(&mut under_way.more);
        let mut edits = Vec::new();
        let mut after = Vec::new();
        let mut refused = None;
        for stored in records {
            let Some(audit) = Audit::of(&stored.record) else {
                continue;
            };
            let on = moved(audit.scheduled.unwrap_or(audit.due), by);
            match audit.step(&AuditStep::Schedule { on }, cx.today) {
                Ok(moved) => {
                    edits.push(Edit::Put {
                        record: moved.clone().record(),
                        expected: Expected::Revision(stored.revision),
                    });
                    after.push(moved);
                }
                Err(problem) => refused = Some(problem),
            }
        }
        if let Some(problem) = refused.filter(|_| edits.is_empty()) {
            cx.warn(crate::fields::say(&problem.what, cx.texts));
        }
        if edits.is_empty() {
            self.under_way = None;
            return;
        }
        under_way.say = Some(sentence(&after, local, cx));
        cx.apply(Tag::Appointments, edits);
    }
}

fn moved(day: NaiveDate, by: i64) -> NaiveDate {
    let days = Days::new(by.unsigned_abs());
    let moved = if by < 0 {
        day.checked_sub_days(days)
    } else {
        day.checked_add_days(days)
    };
    moved.unwrap_or(day)
}

/// Where they stand now, and what is unusual about it. Nothing is skipped: who moves by days wants to
/// see each of them.
fn sentence(after: &[Audit], local: LocalHolidays, cx: &Cx<'_>) -> String {
    let texts = cx.texts;
    if let [audit] = after {
        let day = audit
            .scheduled
            .map_or_else(String::new, |day| texts.date(day));
        let said = texts.with("audit-moved", &[("date", day.into())]);
        return match unusual(audit, local, texts) {
            Some(unusual) => format!("{said} {unusual}"),
            None => said,
        };
    }
    let warned = after.iter().filter(|one| !one.warnings(&local).is_empty());
    texts.with(
        "audits-moved",
        &[("n", after.len().into()), ("warned", warned.count().into())],
    )
}
