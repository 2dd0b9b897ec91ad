//! Which meetings the demonstration has, and on which days.
//!
//! Three a ring and year, as the tender wants them: spring, early summer, autumn, the rings some
//! days apart. What lies before `today` was held, what lies behind is planned. Ring 4 goes by
//! `today` alone: it meets today, and its last meeting left tasks open.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};

use super::base::{Cast, CastRing};
use crate::domain::date::{Land, LocalHolidays, is_working_day};
use crate::domain::meeting::{MeetingDay, MeetingKind, MeetingState, MinutesState};

/// Position of ring 4, which meets today.
pub(super) const TODAYS: usize = 3;
/// Which member hosts today's meeting.
const TODAYS_TURN: usize = 4;
/// Position of the ring that falls short of its target this year.
const SHORT: usize = 6;
/// Invitations are out this many days before.
const INVITED_BEFORE: i64 = 60;
/// Minutes of meetings older than this are approved and the report is out.
const SETTLED_AFTER: i64 = 100;
/// How far back meetings reach that only make a store large, in days.
const LONG_AGO: u64 = 3_650;
/// A step through those days that meets each of them once (a prime that does not divide them).
const STEP: u64 = 1_439;

/// A meeting to be written.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) kind: MeetingKind,
    /// Position of the ring in the cast.
    pub(super) ring: Option<usize>,
    pub(super) days: Vec<MeetingDay>,
    pub(super) state: MeetingState,
    pub(super) minutes: MinutesState,
    /// Number of the topic, from 1.
    pub(super) theme: usize,
    /// Which member hosts it, counted on.
    pub(super) turn: usize,
}

impl Plan {
    pub(super) const fn is_held(&self) -> bool {
        self.state.is_held()
    }
}

/// Every meeting of a demonstration, by ring and day.
pub(super) fn around(today: NaiveDate, cast: &Cast) -> Vec<Plan> {
    let mut plans = Vec::new();
    for (index, ring) in cast.rings.iter().enumerate() {
        if index == TODAYS {
            todays_ring(today, ring, &mut plans);
            continue;
        }
        let mut turn = 0;
        for year in [today.year() - 1, today.year(), today.year() + 1] {
            for (slot, (month, day)) in [(3, 3), (6, 2), (10, 6)].into_iter().enumerate() {
                let wanted = (year - today.year(), slot);
                // Last autumn, this year, and next spring once the year grows old.
                let is_shown = match wanted {
                    (-1, 2) | (0, 0) => true,
                    (0, _) => index != SHORT,
                    (1, 0) => today.month() >= 8 && index != SHORT,
                    _ => false,
                };
                let start = date(year, month, day) + Days::new(2 * index as u64);
                if is_shown {
                    plans.push(ring_meeting(today, index, ring, start, turn));
                }
                turn += 1;
            }
        }
        if index == SHORT {
            let days = two_days(date(today.year(), 6, 16), land_of(ring, turn));
            plans.push(Plan {
                state: MeetingState::Cancelled {
                    reason: String::new(), // filled in by whoever knows the language
                },
                ..plan(MeetingKind::Ring, Some(index), days, turn)
            });
        }
    }
    for (year, month, day, kind) in [
        (-1, 11, 18, MeetingKind::Speakers),
        (0, 2, 10, MeetingKind::Speakers),
        (0, 6, 30, MeetingKind::Speakers),
        (0, 11, 17, MeetingKind::Speakers),
        (-1, 9, 22, MeetingKind::Symposium),
        (0, 9, 22, MeetingKind::Symposium),
    ] {
        let start = next_pair(date(today.year() + year, month, day), Land::Berlin);
        // Another topic each time: months differ within a year, years shift them by one.
        let turn = usize::try_from(month).unwrap_or(0) + usize::from(year == 0);
        plans.push(settled(
            today,
            plan(kind, None, vec![whole_day(start)], turn),
        ));
    }
    let steering = next_pair(today + Days::new(12), Land::Berlin);
    plans.push(settled(
        today,
        plan(MeetingKind::Steering, None, vec![whole_day(steering)], 1),
    ));
    plans
}

/// Meetings of long ago, without end: whoever wants a large store takes as many as it needs.
pub(super) fn long_ago(today: NaiveDate, cast: &Cast) -> impl Iterator<Item = Plan> + '_ {
    let last = date(today.year() - 1, 6, 1);
    (0_usize..).map_while(move |n| {
        let index = n.checked_rem(cast.rings.len())?;
        let ring = cast.rings.get(index)?;
        let back = (n as u64 * STEP) % LONG_AGO;
        let start = last.checked_sub_days(Days::new(back))?;
        Some(ring_meeting(today, index, ring, start, n / 7))
    })
}

/// Two held, one today, two to come.
fn todays_ring(today: NaiveDate, ring: &CastRing, plans: &mut Vec<Plan>) {
    for (turn, offset) in [-280_i64, -140, 120, 250].into_iter().enumerate() {
        let start = today + chrono::TimeDelta::days(offset);
        plans.push(ring_meeting(today, TODAYS, ring, start, turn));
    }
    // On a Friday the second day is Monday: people who try the program on a Friday should see a
    // meeting that begins today all the same.
    let land = land_of(ring, TODAYS_TURN);
    let mut second = today + Days::new(1);
    while !is_working_day(second, land, &LocalHolidays::default()) {
        second = second + Days::new(1);
    }
    let days = vec![afternoon(today), morning(second)];
    plans.push(Plan {
        state: MeetingState::Invited {
            on: today - Days::new(28),
        },
        theme: 1,
        ..plan(MeetingKind::Ring, Some(TODAYS), days, TODAYS_TURN)
    });
}

fn ring_meeting(
    today: NaiveDate,
    index: usize,
    ring: &CastRing,
    start: NaiveDate,
    turn: usize,
) -> Plan {
    let days = two_days(start, land_of(ring, turn));
    settled(today, plan(MeetingKind::Ring, Some(index), days, turn))
}

fn plan(kind: MeetingKind, ring: Option<usize>, days: Vec<MeetingDay>, turn: usize) -> Plan {
    Plan {
        kind,
        ring,
        days,
        state: MeetingState::Planned,
        minutes: MinutesState::Draft,
        theme: (ring.unwrap_or(0) + turn) % super::minutes::THEMES + 1,
        turn,
    }
}

/// Gives a plan the state it has on this day.
fn settled(today: NaiveDate, mut plan: Plan) -> Plan {
    let (Some(first), Some(last)) = (plan.days.first(), plan.days.last()) else {
        return plan;
    };
    let (first, last) = (first.date, last.date);
    let age = (today - last).num_days();
    if age > SETTLED_AFTER {
        plan.state = MeetingState::Reported {
            on: last + Days::new(42),
        };
        plan.minutes = MinutesState::Approved;
    } else if age > 0 {
        plan.state = MeetingState::Minuted { on: last };
        plan.minutes = if age > 14 {
            MinutesState::Sent
        } else {
            MinutesState::Draft
        };
    } else if first <= today {
        plan.state = MeetingState::Running { since: first };
    } else if (first - today).num_days() <= INVITED_BEFORE {
        plan.state = MeetingState::Invited {
            on: (first - Days::new(56)).min(today),
        };
    }
    plan
}

/// One and a half days, both of them working days where the host is.
fn two_days(from: NaiveDate, land: Land) -> Vec<MeetingDay> {
    let first = next_pair(from, land);
    vec![afternoon(first), morning(first + Days::new(1))]
}

/// The first day from this one on that is a working day and is followed by one.
fn next_pair(mut day: NaiveDate, land: Land) -> NaiveDate {
    let works = |day| is_working_day(day, land, &LocalHolidays::default());
    while !(works(day) && works(day + Days::new(1))) {
        day = day + Days::new(1);
    }
    day
}

fn land_of(ring: &CastRing, turn: usize) -> Land {
    let count = ring.members.len().max(1);
    ring.members
        .get(turn % count)
        .map_or(Land::Berlin, |member| member.land)
}

fn afternoon(date: NaiveDate) -> MeetingDay {
    day(date, (13, 0), (17, 30))
}

fn morning(date: NaiveDate) -> MeetingDay {
    day(date, (9, 0), (13, 0))
}

fn whole_day(date: NaiveDate) -> MeetingDay {
    day(date, (10, 0), (16, 0))
}

fn day(date: NaiveDate, start: (u32, u32), end: (u32, u32)) -> MeetingDay {
    let time = |(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN);
    MeetingDay {
        date,
        start: time(start),
        end: time(end),
    }
}

/// A day of the plan; all of them exist in every year.
fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MIN)
}
