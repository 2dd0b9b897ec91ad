//! The agenda of a meeting: ordered items whose times add up from each day's start.
//! Source: `domain.md` § 2.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::id::{AgendaItemId, Kind, MeetingId, References};
use super::meeting::MeetingDay;
use super::problem::{Problem, Wrong};

/// What an item is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// Welcome (Begrüßung).
    Welcome,
    /// Review of the tasks of the last meeting.
    TaskReview,
    /// News.
    News,
    /// Comparison of indicators.
    Indicators,
    /// Structured practice comparison.
    PracticeComparison,
    /// A good example.
    GoodExample,
    /// Any topic.
    Topic,
    /// Agreements.
    Agreements,
    /// The next meeting.
    NextMeeting,
    /// A break: takes time, gets no number.
    Break,
    /// Approval of the last minutes.
    Approval,
}

/// A stretch of time spent on an item, as the clock was started and stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockRun {
    /// Started, local time.
    pub start: NaiveDateTime,
    /// Stopped; none = running.
    pub end: Option<NaiveDateTime>,
}

/// An item of the agenda (Tagesordnungspunkt).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// Its number in this store.
    pub id: AgendaItemId,
    /// The meeting.
    pub meeting: MeetingId,
    /// Order within the meeting (days first, then this); gaps are normal, see [`super::order`].
    pub position: u64,
    /// Day of the meeting, from 1.
    pub day: u8,
    /// Title.
    pub title: String,
    /// What it is for.
    pub kind: ItemKind,
    /// Planned length in minutes.
    pub minutes: u32,
    /// Who presents.
    pub presenter: String,
    /// Added during the meeting.
    pub unplanned: bool,
    /// The item of an earlier meeting it was carried over from.
    pub carried_from: Option<AgendaItemId>,
    /// When it was really treated.
    pub clock: Vec<ClockRun>,
    /// Links and file names that belong to it.
    pub attachments: Vec<String>,
}

impl AgendaItem {
    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.title.trim().is_empty() {
            problems.push(Problem::new("title", Wrong::Missing));
        }
        if self.minutes > 24 * 60 {
            problems.push(Problem::new(
                "minutes",
                Wrong::NotInRange {
                    min: 0,
                    max: 24 * 60,
                },
            ));
        }
        if self.day == 0 || self.day > 31 {
            problems.push(Problem::new("day", Wrong::NotInRange { min: 1, max: 31 }));
        }
        problems
    }

    /// Whether its clock runs.
    pub fn is_running(&self) -> bool {
        self.clock.last().is_some_and(|run| run.end.is_none())
    }

    /// Starts the clock, or stops it if it runs.
    pub fn toggle_clock(&mut self, now: NaiveDateTime) {
        match self.clock.last_mut() {
            Some(run) if run.end.is_none() => run.end = Some(now.max(run.start)),
            _ => self.clock.push(ClockRun {
                start: now,
                end: None,
            }),
        }
    }

    /// Whole minutes spent on it so far.
    pub fn minutes_spent(&self, now: NaiveDateTime) -> u32 {
        let spent: TimeDelta = self
            .clock
            .iter()
            .map(|run| run.end.unwrap_or(now).max(run.start) - run.start)
            .sum();
        u32::try_from(spent.num_minutes()).unwrap_or(0)
    }
}

impl References for AgendaItem {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        visit(Kind::Meeting, &mut self.meeting.0);
        if let Some(item) = &mut self.carried_from {
            visit(Kind::AgendaItem, &mut item.0);
        }
    }
}

/// An item with its number and its time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// "TOP n": breaks have none. Counted over all days.
    pub number: Option<u32>,
    /// When it begins by plan.
    pub start: NaiveTime,
    /// When it ends by plan.
    pub end: NaiveTime,
    /// Minutes by which it ends after its day does; 0 if it fits.
    pub overrun: u32,
}

/// Start, end and number of every item, in the order given (which is the agenda's: see
/// [`sort_key`]). Times add up from the start of the item's day. An item whose day the meeting does
/// not have is reckoned on the last day. Times that would pass midnight stop at 23:59.
pub fn schedule(days: &[MeetingDay], items: &[AgendaItem]) -> Vec<Slot> {
    let mut spent = vec![0_u32; days.len().max(1)];
    let mut number = 0;
    items
        .iter()
        .map(|item| {
            let index = usize::from(item.day)
                .saturating_sub(1)
                .min(days.len().saturating_sub(1));
            let begin = days.get(index).map_or(NaiveTime::MIN, |day| day.start);
            let length = days.get(index).map_or(u32::MAX, MeetingDay::minutes);
            let start = spent[index];
            let end = start.saturating_add(item.minutes);
            spent[index] = end;
            let numbered = item.kind != ItemKind::Break;
            number += u32::from(numbered);
            Slot {
                number: numbered.then_some(number),
                start: minutes_after(begin, start),
                end: minutes_after(begin, end),
                overrun: end.saturating_sub(length),
            }
        })
        .collect()
}

fn minutes_after(begin: NaiveTime, minutes: u32) -> NaiveTime {
    let (time, days) = begin.overflowing_add_signed(TimeDelta::minutes(i64::from(minutes)));
    if days == 0 {
        time
    } else {
        NaiveTime::from_hms_opt(23, 59, 0).unwrap_or(NaiveTime::MIN)
    }
}

/// Minutes by which each day of the meeting is over-planned (0 = fits).
pub fn overrun_by_day(days: &[MeetingDay], items: &[AgendaItem]) -> Vec<u32> {
    let mut over = vec![0; days.len()];
    for (item, slot) in items.iter().zip(schedule(days, items)) {
        let index = usize::from(item.day)
            .saturating_sub(1)
            .min(days.len().saturating_sub(1));
        if let Some(most) = over.get_mut(index) {
            *most = (*most).max(slot.overrun);
        }
    }
    over
}

/// The agenda's order: by day, then position, then number.
pub fn sort_key(item: &AgendaItem) -> (u8, u64, AgendaItemId) {
    (item.day, item.position, item.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> NaiveTime {
        NaiveTime::parse_from_str(text, "%H:%M").unwrap()
    }

    fn days() -> Vec<MeetingDay> {
        vec![
            MeetingDay {
                date: "2026-11-24".parse().unwrap(),
                start: time("13:00"),
                end: time("17:30"),
            },
            MeetingDay {
                date: "2026-11-25".parse().unwrap(),
                start: time("09:00"),
                end: time("10:00"),
            },
        ]
    }

    fn item(day: u8, minutes: u32, kind: ItemKind) -> AgendaItem {
        AgendaItem {
            id: AgendaItemId(0),
            meeting: MeetingId(1),
            position: 0,
            day,
            title: "x".into(),
            kind,
            minutes,
            presenter: String::new(),
            unplanned: false,
            carried_from: None,
            clock: vec![],
            attachments: vec![],
        }
    }

    #[test]
    fn times_add_up_from_each_days_start_and_breaks_take_no_number() {
        let items = [
            item(1, 15, ItemKind::Welcome),
            item(1, 30, ItemKind::Break),
            item(1, 60, ItemKind::Topic),
            item(2, 45, ItemKind::Indicators),
            item(2, 30, ItemKind::Topic),
        ];
        let slots = schedule(&days(), &items);
        let shown: Vec<_> = slots
            .iter()
            .map(|slot| (slot.number, slot.start, slot.end, slot.overrun))
            .collect();
        assert_eq!(
            shown,
            [
                (Some(1), time("13:00"), time("13:15"), 0),
                (None, time("13:15"), time("13:45"), 0),
                (Some(2), time("13:45"), time("14:45"), 0),
                (Some(3), time("09:00"), time("09:45"), 0),
                (Some(4), time("09:45"), time("10:15"), 15),
            ]
        );
        assert_eq!(overrun_by_day(&days(), &items), [0, 15]);
    }

    #[test]
    fn an_item_of_a_day_the_meeting_lost_is_reckoned_on_the_last() {
        let slots = schedule(&days()[..1], &[item(2, 10, ItemKind::Topic)]);
        assert_eq!(slots[0].start, time("13:00"));
    }

    #[test]
    fn times_stop_at_midnight() {
        let slots = schedule(&days(), &[item(1, 24 * 60, ItemKind::Topic)]);
        assert_eq!(slots[0].end, time("23:59"));
    }

    #[test]
    fn the_clock_adds_up_its_runs() {
        let at = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        let mut topic = item(1, 10, ItemKind::Topic);
        topic.toggle_clock(at("2026-11-24 13:00"));
        assert!(topic.is_running());
        topic.toggle_clock(at("2026-11-24 13:20"));
        topic.toggle_clock(at("2026-11-24 14:00"));
        assert_eq!(topic.minutes_spent(at("2026-11-24 14:05")), 25);
    }
}
