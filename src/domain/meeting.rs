//! Meetings of rings, speakers, symposia: days, place, people, states. Source: `domain.md` § 2.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::id::{Kind, MeetingId, MunicipalityId, PersonId, References, RingId};
use super::problem::{Problem, Wrong};

/// What kind of meeting it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingKind {
    /// Ring meeting (Vergleichsringsitzung), usually one and a half days.
    Ring,
    /// Speakers' meeting (Sprechersitzung).
    Speakers,
    /// Symposium (Fachtagung).
    Symposium,
    /// Talk with a provider (Trägergespräch).
    ProviderTalk,
    /// Project lead or working group (Steuerung).
    Steering,
}

/// One day of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MeetingDay {
    /// The day.
    pub date: NaiveDate,
    /// When it begins.
    pub start: NaiveTime,
    /// When it ends, later on the same day.
    pub end: NaiveTime,
}

impl MeetingDay {
    /// Length in minutes; 0 if the end does not lie after the start.
    pub fn minutes(&self) -> u32 {
        u32::try_from((self.end - self.start).num_minutes()).unwrap_or(0)
    }
}

/// Where the meeting stands. Each state carries what had to be known to reach it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingState {
    /// Being prepared.
    Planned,
    /// The invitation went out.
    Invited {
        /// On this day.
        on: NaiveDate,
    },
    /// Under way.
    Running {
        /// Since this day.
        since: NaiveDate,
    },
    /// Held; the minutes exist.
    Minuted {
        /// On this day it was closed.
        on: NaiveDate,
    },
    /// The report went out.
    Reported {
        /// On this day.
        on: NaiveDate,
    },
    /// Will not take place.
    Cancelled {
        /// Why.
        reason: String,
    },
}

impl MeetingState {
    /// Name in JSON and in the locales.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Invited { .. } => "invited",
            Self::Running { .. } => "running",
            Self::Minuted { .. } => "minuted",
            Self::Reported { .. } => "reported",
            Self::Cancelled { .. } => "cancelled",
        }
    }

    /// Whether the meeting took place or is taking place (counts towards the ring's target).
    pub const fn is_held(&self) -> bool {
        matches!(
            self,
            Self::Running { .. } | Self::Minuted { .. } | Self::Reported { .. }
        )
    }
}

/// A step a person takes with a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeetingStep {
    /// Mark the invitation as sent.
    Invite,
    /// Start it, on one of its days.
    Start,
    /// Close it: the minutes stand.
    Finish,
    /// Mark the report as sent.
    Report,
    /// Call it off.
    Cancel {
        /// Why; must not be empty.
        reason: String,
    },
    /// Set it back to planned (after a mistake), with a reason.
    Reset {
        /// Why; must not be empty.
        reason: String,
    },
}

/// Where the minutes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MinutesState {
    /// Not sent yet.
    Draft,
    /// Sent for comments.
    Sent,
    /// Approved at the next meeting.
    Approved,
    /// Corrected, visibly, after approval.
    Corrected,
}

impl MinutesState {
    /// Name in JSON and in the locales.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Sent => "sent",
            Self::Approved => "approved",
            Self::Corrected => "corrected",
        }
    }
}

/// The language a meeting is held and minuted in: its letters, numbers and documents follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingLanguage {
    /// German.
    De,
    /// English.
    En,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Its number.
    pub id: MeetingId,
    /// What kind.
    pub kind: MeetingKind,
    /// The ring, for a ring meeting.
    pub ring: Option<RingId>,
    /// Title; empty = made from kind, ring and year.
    pub title: String,
    /// Its days, ascending.
    pub days: Vec<MeetingDay>,
    /// Where.
    pub place: String,
    /// Who hosts it.
    pub host: Option<MunicipalityId>,
    /// Who moderates.
    pub moderators: Vec<PersonId>,
    /// Who takes the minutes.
    pub minute_taker: Option<PersonId>,
    /// Replies are asked for until this day.
    pub reply_until: Option<NaiveDate>,
    /// See [`MeetingLanguage`].
    pub language: MeetingLanguage,
    /// Where it stands.
    pub state: MeetingState,
    /// Why the state was set by hand, if it was.
    pub state_reason: String,
    /// Where the minutes stand.
    pub minutes: MinutesState,
}

impl Meeting {
    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.kind == MeetingKind::Ring && self.ring.is_none() {
            problems.push(Problem::new("ring", Wrong::Missing));
        }
        if self.days.is_empty() {
            problems.push(Problem::new("days", Wrong::Missing));
        }
        if self.days.iter().any(|day| day.end <= day.start) {
            problems.push(Problem::new("days", Wrong::EndBeforeStart));
        }
        if self
            .days
            .windows(2)
            .any(|pair| pair[1].date <= pair[0].date)
        {
            problems.push(Problem::new("days", Wrong::DaysNotAscending));
        }
        problems
    }

    /// Its first day.
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.days.first().map(|day| day.date)
    }

    /// Its last day.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.days.last().map(|day| day.date)
    }

    /// The state after a step on `today`, or what forbids it. Planned → invited → running →
    /// minuted → reported; cancelled from everything not yet held; back to planned by hand with a
    /// reason. Starting is allowed on one of its days only (§ 2).
    pub fn after(&self, step: &MeetingStep, today: NaiveDate) -> Result<MeetingState, Wrong> {
        use MeetingState as S;
        use MeetingStep as Do;
        let forbidden = || Wrong::StateForbids {
            state: self.state.name(),
        };
        match (step, &self.state) {
            (Do::Invite, S::Planned) => Ok(S::Invited { on: today }),
            (Do::Start, S::Planned | S::Invited { .. } | S::Minuted { .. }) => {
                if self.days.iter().any(|day| day.date == today) {
                    Ok(S::Running { since: today })
                } else {
                    Err(Wrong::StateForbids {
                        state: "not_on_a_meeting_day",
                    })
                }
            }
            (Do::Finish, S::Running { .. } | S::Invited { .. } | S::Planned) => {
                if self.first_day().is_some_and(|first| first <= today) {
                    Ok(S::Minuted { on: today })
                } else {
                    Err(Wrong::StateForbids {
                        state: "not_begun_yet",
                    })
                }
            }
            (Do::Report, S::Minuted { .. }) => Ok(S::Reported { on: today }),
            (Do::Cancel { reason }, S::Planned | S::Invited { .. }) => {
                if reason.trim().is_empty() {
                    Err(Wrong::ReasonMissing)
                } else {
                    Ok(S::Cancelled {
                        reason: reason.clone(),
                    })
                }
            }
            (Do::Reset { reason }, _) => {
                if reason.trim().is_empty() {
                    Err(Wrong::ReasonMissing)
                } else {
                    Ok(S::Planned)
                }
            }
            _ => Err(forbidden()),
        }
    }
}

impl References for Meeting {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        if let Some(ring) = &mut self.ring {
            visit(Kind::Ring, &mut ring.0);
        }
        if let Some(host) = &mut self.host {
            visit(Kind::Municipality, &mut host.0);
        }
        for person in self.moderators.iter_mut().chain(&mut self.minute_taker) {
            visit(Kind::Person, &mut person.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn time(text: &str) -> NaiveTime {
        text.parse().unwrap()
    }

    fn meeting(state: MeetingState) -> Meeting {
        Meeting {
            id: MeetingId(1),
            kind: MeetingKind::Ring,
            ring: Some(RingId(4)),
            title: String::new(),
            days: vec![
                MeetingDay {
                    date: day("2026-11-24"),
                    start: time("13:00:00"),
                    end: time("17:30:00"),
                },
                MeetingDay {
                    date: day("2026-11-25"),
                    start: time("09:00:00"),
                    end: time("16:00:00"),
                },
            ],
            place: "Fulda".into(),
            host: None,
            moderators: vec![],
            minute_taker: None,
            reply_until: None,
            language: MeetingLanguage::De,
            state,
            state_reason: String::new(),
            minutes: MinutesState::Draft,
        }
    }

    #[test]
    fn a_meeting_takes_only_the_steps_its_state_allows() {
        use MeetingState as S;
        use MeetingStep as Do;
        let on = day("2026-11-24");
        let states = [
            S::Planned,
            S::Invited { on },
            S::Running { since: on },
            S::Minuted { on },
            S::Reported { on },
            S::Cancelled {
                reason: "krank".into(),
            },
        ];
        let steps = [
            Do::Invite,
            Do::Start,
            Do::Finish,
            Do::Report,
            Do::Cancel {
                reason: "krank".into(),
            },
            Do::Reset {
                reason: "Irrtum".into(),
            },
        ];
        // One row a state, one column a step: the name of the state after it, `-` = forbidden.
        let table = [
            ["invited", "running", "minuted", "-", "cancelled", "planned"],
            ["-", "running", "minuted", "-", "cancelled", "planned"],
            ["-", "-", "minuted", "-", "-", "planned"],
            ["-", "running", "-", "reported", "-", "planned"],
            ["-", "-", "-", "-", "-", "planned"],
            ["-", "-", "-", "-", "-", "planned"],
        ];
        for (state, row) in states.iter().zip(table) {
            for (step, expected) in steps.iter().zip(row) {
                let after = meeting(state.clone()).after(step, on);
                let name = after.as_ref().map_or("-", MeetingState::name);
                assert_eq!(name, expected, "{} {step:?}", state.name());
            }
        }
    }

    #[test]
    fn a_meeting_starts_only_on_one_of_its_days() {
        let planned = meeting(MeetingState::Planned);
        assert!(
            planned
                .after(&MeetingStep::Start, day("2026-11-25"))
                .is_ok()
        );
        assert!(
            planned
                .after(&MeetingStep::Start, day("2026-11-26"))
                .is_err()
        );
        assert!(
            planned
                .after(&MeetingStep::Finish, day("2026-11-23"))
                .is_err()
        );
    }

    #[test]
    fn calling_off_needs_a_reason() {
        let planned = meeting(MeetingState::Planned);
        let step = MeetingStep::Cancel {
            reason: "  ".into(),
        };
        assert_eq!(
            planned.after(&step, day("2026-11-01")),
            Err(Wrong::ReasonMissing)
        );
    }

    #[test]
    fn days_have_to_follow_each_other_and_end_after_they_begin() {
        let mut wrong = meeting(MeetingState::Planned);
        wrong.days.swap(0, 1);
        assert_eq!(
            wrong.check(),
            [Problem::new("days", Wrong::DaysNotAscending)]
        );
        let mut wrong = meeting(MeetingState::Planned);
        wrong.days[0].end = time("13:00:00");
        assert_eq!(wrong.check(), [Problem::new("days", Wrong::EndBeforeStart)]);
        let mut wrong = meeting(MeetingState::Planned);
        wrong.days.clear();
        wrong.ring = None;
        assert_eq!(
            wrong.check(),
            [
                Problem::new("ring", Wrong::Missing),
                Problem::new("days", Wrong::Missing)
            ]
        );
    }
}
