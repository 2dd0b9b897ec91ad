//! Municipalities (Optionskommunen), comparison rings (Vergleichsringe) and who belongs to which
//! ring on which day. Source: `domain.md` § 1 (tender 2012, KomtrZV).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::date::Land;
use super::id::{Kind, MembershipId, MunicipalityId, PersonId, References, RingId};
use super::problem::{Problem, Wrong};

/// District (Landkreis, Kreis) or city.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MunicipalityKind {
    /// Landkreis or Kreis.
    District,
    /// Kreisfreie Stadt.
    City,
}

/// From this day on the number covers another territory: no change is computed across it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TerritoryBreak {
    /// First day of the new territory.
    pub from: NaiveDate,
    /// What changed.
    pub note: String,
}

/// A municipal job centre (zugelassener kommunaler Träger).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Municipality {
    /// Its number in this store.
    pub id: MunicipalityId,
    /// The carrier number: five characters, leading zeros kept. This is the identity; names clash.
    pub number: String,
    /// Full name ("Landkreis Fulda").
    pub name: String,
    /// Short name ("Fulda").
    pub short_name: String,
    /// Its Land.
    pub land: Land,
    /// District or city.
    pub kind: MunicipalityKind,
    /// First day of its authorisation; partly derived in the source.
    pub since: Option<NaiveDate>,
    /// Comparison type (Ia … IIIe), as loaded.
    pub comparison_type: String,
    /// Whether it takes part in the rings.
    pub participates: bool,
    /// Kind of settlement (the tender wants regional aspects evaluated).
    pub settlement_type: String,
    /// Size of the organisation, in own words.
    pub organisation_size: String,
    /// Own notes on the region.
    pub region_notes: String,
    /// Own notes on the organisation.
    pub organisation_notes: String,
    /// Breaks of its territory, ascending.
    pub territory_breaks: Vec<TerritoryBreak>,
}

impl Municipality {
    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.number.len() != 5 || !self.number.bytes().all(|byte| byte.is_ascii_digit()) {
            problems.push(Problem::new(
                "number",
                Wrong::Shape {
                    text: self.number.clone(),
                    example: "03444",
                },
            ));
        }
        if self.name.trim().is_empty() {
            problems.push(Problem::new("name", Wrong::Missing));
        }
        problems
    }

    /// The name for lists: short where there is one.
    pub fn display_name(&self) -> &str {
        if self.short_name.is_empty() {
            &self.name
        } else {
            &self.short_name
        }
    }
}

impl References for Municipality {
    fn references(&mut self, _visit: &mut dyn FnMut(Kind, &mut u64)) {}
}

/// A comparison ring (Vergleichsring).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ring {
    /// Its number in this store.
    pub id: RingId,
    /// The number people use ("Ring 4").
    pub number: u32,
    /// A name, if it has one.
    pub name: String,
    /// By what its members were grouped, in words.
    pub criteria: String,
    /// Meetings it should hold a year (default 3).
    pub target: u32,
    /// Who moderates it.
    pub moderators: Vec<PersonId>,
    /// Who speaks for it.
    pub speakers: Vec<PersonId>,
}

/// Meetings a ring should hold a year unless it says otherwise (tender: about three).
pub const DEFAULT_TARGET: u32 = 3;

impl Ring {
    /// A ring of which only the number is known.
    pub fn numbered(id: RingId, number: u32) -> Self {
        Self {
            id,
            number,
            name: String::new(),
            criteria: String::new(),
            target: DEFAULT_TARGET,
            moderators: Vec::new(),
            speakers: Vec::new(),
        }
    }

    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.number == 0 || self.number > 999 {
            problems.push(Problem::new(
                "number",
                Wrong::NotInRange { min: 1, max: 999 },
            ));
        }
        if self.target > 52 {
            problems.push(Problem::new(
                "target",
                Wrong::NotInRange { min: 0, max: 52 },
            ));
        }
        problems
    }
}

impl References for Ring {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        for person in self.moderators.iter_mut().chain(&mut self.speakers) {
            visit(Kind::Person, &mut person.0);
        }
    }
}

/// That a municipality belongs to a ring, from a day to a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// Its number.
    pub id: MembershipId,
    /// The ring.
    pub ring: RingId,
    /// The member.
    pub municipality: MunicipalityId,
    /// First day; none = since ever.
    pub from: Option<NaiveDate>,
    /// Last day, inclusive; none = until further notice.
    pub to: Option<NaiveDate>,
}

impl Membership {
    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if to < from => {
                vec![Problem::new("to", Wrong::EndBeforeStart)]
            }
            _ => Vec::new(),
        }
    }

    /// Whether it covers this day. Both ends belong to it.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether both cover a common day.
    pub fn overlaps(&self, other: &Self) -> bool {
        let starts_before_end = |a: &Self, b: &Self| match (a.from, b.to) {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        };
        starts_before_end(self, other) && starts_before_end(other, self)
    }
}

/// § 1 over a whole store: memberships of one municipality that overlap, as places in `all`: one, and
/// an earlier one it overlaps. One pair for each that does not fit, however many it overlaps.
pub fn overlapping(all: &[Membership]) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|&at| (all[at].municipality.0, all[at].from, all[at].id.0));
    // Without an end is the longest there is.
    let end = |at: usize| (all[at].to.is_none(), all[at].to);
    let mut found = Vec::new();
    let mut longest: Option<usize> = None;
    for at in order {
        let before = longest.filter(|&one| all[one].municipality == all[at].municipality);
        if let Some(one) = before
            && all[one].overlaps(&all[at])
        {
            found.push((at, one));
        }
        longest = match before {
            Some(one) if end(one) >= end(at) => Some(one),
            _ => Some(at),
        };
    }
    found
}

impl References for Membership {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        visit(Kind::Ring, &mut self.ring.0);
        visit(Kind::Municipality, &mut self.municipality.0);
    }
}

/// The ring of a municipality on a day (§ 1: at most one).
pub fn ring_on(
    memberships: &[Membership],
    municipality: MunicipalityId,
    day: NaiveDate,
) -> Option<RingId> {
    memberships
        .iter()
        .find(|one| one.municipality == municipality && one.covers(day))
        .map(|one| one.ring)
}

/// Members of a ring on a day, in the order given ("minutes of 2024 show the members of 2024").
pub fn members_on(memberships: &[Membership], ring: RingId, day: NaiveDate) -> Vec<MunicipalityId> {
    memberships
        .iter()
        .filter(|one| one.ring == ring && one.covers(day))
        .map(|one| one.municipality)
        .collect()
}

/// What it takes to put a municipality into a ring from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Move {
    /// It is there already on that day: nothing to do.
    AlreadyThere,
    /// These change or go; `new` begins.
    Change {
        /// Memberships whose end is set to the day before.
        ended: Vec<Membership>,
        /// Memberships that would only have begun on or after the day and are replaced.
        dropped: Vec<MembershipId>,
        /// The new one.
        new: Membership,
    },
}

/// Moves a municipality into `ring` from `from` on (none = since ever): the membership that runs on
/// that day ends the day before; later ones are replaced. `own` are its memberships, `id` the number
/// for the new one.
pub fn move_to(
    own: &[Membership],
    municipality: MunicipalityId,
    ring: RingId,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    id: MembershipId,
) -> Move {
    let new = Membership {
        id,
        ring,
        municipality,
        from,
        to,
    };
    if own
        .iter()
        .any(|one| one.ring == ring && one.from == from && one.to == to)
    {
        return Move::AlreadyThere;
    }
    if let (Some(day), None) = (from, to)
        && own
            .iter()
            .any(|one| one.ring == ring && one.covers(day) && one.to.is_none())
    {
        return Move::AlreadyThere;
    }
    let mut ended = Vec::new();
    let mut dropped = Vec::new();
    for one in own.iter().filter(|one| one.overlaps(&new)) {
        let last = from.and_then(|day| day.pred_opt());
        match (one.from, last) {
            (start, Some(last)) if start.is_none_or(|start| start <= last) => {
                ended.push(Membership {
                    to: Some(last),
                    ..one.clone()
                });
            }
            _ => dropped.push(one.id),
        }
    }
    Move::Change {
        ended,
        dropped,
        new,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn one(id: u64, ring: u64, from: Option<&str>, to: Option<&str>) -> Membership {
        Membership {
            id: MembershipId(id),
            ring: RingId(ring),
            municipality: MunicipalityId(1),
            from: from.map(day),
            to: to.map(day),
        }
    }

    #[test]
    fn both_ends_of_a_membership_belong_to_it() {
        let membership = one(1, 4, Some("2020-01-01"), Some("2024-12-31"));
        for (on, expected) in [
            ("2019-12-31", false),
            ("2020-01-01", true),
            ("2024-12-31", true),
            ("2025-01-01", false),
        ] {
            assert_eq!(membership.covers(day(on)), expected, "{on}");
        }
    }

    #[test]
    fn overlap_is_symmetric_and_counts_common_days() {
        let cases = [
            (one(1, 1, None, None), one(2, 2, None, None), true),
            (
                one(1, 1, None, Some("2024-12-31")),
                one(2, 2, Some("2025-01-01"), None),
                false,
            ),
            (
                one(1, 1, None, Some("2025-01-01")),
                one(2, 2, Some("2025-01-01"), None),
                true,
            ),
            (
                one(1, 1, Some("2020-01-01"), Some("2021-01-01")),
                one(2, 2, Some("2022-01-01"), Some("2023-01-01")),
                false,
            ),
        ];
        for (a, b, expected) in cases {
            assert_eq!(a.overlaps(&b), expected, "{a:?} {b:?}");
            assert_eq!(b.overlaps(&a), expected, "{b:?} {a:?}");
        }
    }

    proptest! {
        #[test]
        fn the_sweep_finds_an_overlap_where_comparing_all_does(
            spans in prop::collection::vec((1..3_u64, prop::option::of(0..9_i64), prop::option::of(0..4_i64)), 0..8)
        ) {
            let at = |days| day("2026-01-01") + chrono::Duration::days(days);
            let all: Vec<Membership> = (1..)
                .zip(spans)
                .map(|(id, (municipality, from, length))| Membership {
                    id: MembershipId(id),
                    ring: RingId(id),
                    municipality: MunicipalityId(municipality),
                    from: from.map(at),
                    to: length.map(|days| at(from.unwrap_or(0) + days)),
                })
                .collect();
            let found = overlapping(&all);
            let fits = |a: &Membership, b: &Membership| {
                a.id == b.id || a.municipality != b.municipality || !a.overlaps(b)
            };
            let good = all.iter().all(|a| all.iter().all(|b| fits(a, b)));
            prop_assert_eq!(found.is_empty(), good);
            prop_assert!(found.iter().all(|&(a, b)| !fits(&all[a], &all[b])));
        }
    }

    #[test]
    fn moving_ends_the_old_membership_the_day_before() {
        let own = [one(7, 1, Some("2020-01-01"), None)];
        let moved = move_to(
            &own,
            MunicipalityId(1),
            RingId(2),
            Some(day("2026-07-01")),
            None,
            MembershipId(8),
        );
        let Move::Change {
            ended,
            dropped,
            new,
        } = moved
        else {
            panic!("{moved:?}");
        };
        assert_eq!(ended, [one(7, 1, Some("2020-01-01"), Some("2026-06-30"))]);
        assert!(dropped.is_empty());
        assert_eq!(new, one(8, 2, Some("2026-07-01"), None));
    }

    #[test]
    fn moving_to_where_it_is_changes_nothing() {
        let own = [one(7, 1, Some("2020-01-01"), None)];
        for from in ["2020-01-01", "2023-05-05"] {
            assert_eq!(
                move_to(
                    &own,
                    MunicipalityId(1),
                    RingId(1),
                    Some(day(from)),
                    None,
                    MembershipId(8)
                ),
                Move::AlreadyThere
            );
        }
    }

    #[test]
    fn a_membership_that_would_begin_later_is_replaced() {
        let own = [one(7, 1, Some("2027-01-01"), None)];
        let Move::Change { ended, dropped, .. } = move_to(
            &own,
            MunicipalityId(1),
            RingId(2),
            Some(day("2026-07-01")),
            None,
            MembershipId(8),
        ) else {
            panic!("nothing moved");
        };
        assert!(ended.is_empty());
        assert_eq!(dropped, [MembershipId(7)]);
    }
}
