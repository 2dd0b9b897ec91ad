use super::*;
use crate::domain::audit::AuditResult;
use crate::domain::date::{Land, exactly_months_end, is_working_day};
use crate::domain::id::{MeasureId, PersonId, ProviderId};
use crate::domain::measure::Procurement;
use proptest::prelude::*;

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn measure(land: Land, start: NaiveDate, end: NaiveDate) -> Measure {
    Measure {
        id: MeasureId(5),
        number: "701/00001/26".into(),
        title: "Aktivierung".into(),
        kind: "MAT".into(),
        legal_basis: String::new(),
        procurement: Procurement::PurchasingCentre,
        predecessor: None,
        provider: ProviderId(1),
        place: "Fulda".into(),
        land,
        start,
        end,
        extensions: vec![],
        places: 12,
        coordinator: Some(PersonId(2)),
        supervisor: None,
        supervisor_named_by: None,
        supervisor_named_on: None,
        team: String::new(),
        status: Stage::Awarded,
        provider_talk_on: None,
        final_report_on: None,
        anomalies_on: None,
        note: String::new(),
    }
}

/// A year in Hesse: audits due 1 April and 1 October 2026, review 30 June 2027.
fn year() -> Measure {
    measure(Land::Hesse, d("2026-01-01"), d("2026-12-31"))
}

fn house(after_end: AfterEnd) -> HouseRules {
    HouseRules {
        after_end,
        ..HouseRules::default()
    }
}

fn rules() -> HouseRules {
    HouseRules::default()
}

fn another(kind: AuditKind, id: u64, due: &str) -> Audit {
    let days = Regular {
        rule_date: d(due),
        due: d(due),
        after_end: false,
    };
    new_audit(AuditId(id), kind, days, &year())
}

/// What stands after a plan was written: the store's part, in small.
struct Written {
    audits: Vec<Audit>,
    review: Option<Review>,
}

impl Written {
    fn nothing() -> Self {
        Self {
            audits: vec![],
            review: None,
        }
    }

    fn plan(&mut self, measure: &Measure, rules: &HouseRules) {
        let plan = plan(measure, &self.audits, self.review.as_ref(), rules);
        for audit in plan.audits {
            match self.audits.iter_mut().find(|old| old.id == audit.id) {
                Some(old) => *old = audit,
                None => self.audits.push(audit),
            }
        }
        self.review = plan.review.or(self.review.take());
    }

    fn of(measure: &Measure, rules: &HouseRules) -> Self {
        let mut written = Self::nothing();
        written.plan(measure, rules);
        written
    }

    /// Last day and state of every audit, as `2026-04-01 planned`.
    fn said(&self) -> Vec<String> {
        self.audits
            .iter()
            .map(|audit| match &audit.status {
                AuditState::Waived { reason } => format!("{} {reason:?}", audit.due),
                state => format!("{} {}", audit.due, state.name()),
            })
            .collect()
    }
}

#[test]
fn the_days_are_those_of_the_table() {
    let table = include_str!("../../tests/data/deadlines_audits.csv");
    for line in table.lines().skip(1) {
        let row: Vec<&str> = line.split(';').collect();
        let one = measure(row[0].parse().unwrap(), d(row[1]), d(row[2]));
        let rules = house(AfterEnd::Keep);
        let first = regular(AuditKind::RegularThreeMonths, &one, &rules).unwrap();
        assert_eq!(first.rule_date, d(row[5]), "{line}");
        assert_eq!(first.due, d(row[6]), "{line}");
        let second = regular(AuditKind::RegularNineMonths, &one, &rules);
        assert_eq!(second.is_some(), row[4] == "ja", "{line}");
        if let Some(second) = second {
            assert_eq!(second.rule_date, d(row[7]), "{line}");
            assert_eq!(second.due, d(row[8]), "{line}");
            assert_eq!(second.after_end, row[11] == "ja", "{line}");
        }
        assert_eq!(
            review_days(&one, &rules),
            Some((d(row[9]), d(row[10]))),
            "{line}"
        );
        let written = Written::of(&one, &rules);
        assert_eq!(
            written.audits.len(),
            1 + usize::from(row[4] == "ja"),
            "{line}"
        );
        assert_eq!(written.review.unwrap().due, d(row[10]), "{line}");
    }
}

#[test]
fn what_lies_behind_the_end_follows_the_house() {
    use AfterEnd::{BringForward, Drop, Keep};
    // Land, start, end, policy, then rule date, last day and whether it is behind the end.
    let three = AuditKind::RegularThreeMonths;
    let nine = AuditKind::RegularNineMonths;
    let table = [
        // Over before three months: the last working day, here a Friday before a Sunday.
        (
            "HE",
            "2026-01-05",
            "2026-03-15",
            BringForward,
            three,
            "2026-04-05",
            "2026-03-13",
        ),
        (
            "HE",
            "2026-01-05",
            "2026-03-15",
            Keep,
            three,
            "2026-04-05",
            "2026-04-07",
        ),
        // Exactly three months: the rhythm's day is the day after the end.
        (
            "HE",
            "2026-02-02",
            "2026-05-01",
            BringForward,
            three,
            "2026-05-02",
            "2026-04-30",
        ),
        // The rhythm's day lies before the end, the working day after it behind: Easter 2026.
        (
            "HE",
            "2026-01-03",
            "2026-04-06",
            BringForward,
            three,
            "2026-04-03",
            "2026-04-02",
        ),
        (
            "HE",
            "2026-01-03",
            "2026-04-06",
            Keep,
            three,
            "2026-04-03",
            "2026-04-07",
        ),
        // One day, and that one New Year: no working day, so the day itself.
        (
            "HE",
            "2026-01-01",
            "2026-01-01",
            BringForward,
            three,
            "2026-04-01",
            "2026-01-01",
        ),
        // A weekend: its first day, never the Friday before.
        (
            "HE",
            "2026-01-10",
            "2026-01-11",
            BringForward,
            three,
            "2026-04-10",
            "2026-01-10",
        ),
        // The end is a holiday in Saxony (Buß- und Bettag) and none in Hesse.
        (
            "SN",
            "2026-04-01",
            "2026-11-18",
            BringForward,
            nine,
            "2027-01-01",
            "2026-11-17",
        ),
        (
            "HE",
            "2026-04-01",
            "2026-11-18",
            BringForward,
            nine,
            "2027-01-01",
            "2026-11-18",
        ),
        // Exactly nine months: longer than six, and the rhythm's day is the day after the end.
        (
            "HE",
            "2026-01-01",
            "2026-09-30",
            BringForward,
            nine,
            "2026-10-01",
            "2026-09-30",
        ),
        // A missing day becomes the month's last one, also in leap years.
        (
            "HE",
            "2027-11-30",
            "2028-02-28",
            BringForward,
            three,
            "2028-02-29",
            "2028-02-28",
        ),
        (
            "HE",
            "2026-11-30",
            "2027-02-26",
            Drop,
            three,
            "2027-02-28",
            "2027-03-01",
        ),
    ];
    for (land, start, end, policy, kind, rule_date, due) in table {
        let one = measure(land.parse().unwrap(), d(start), d(end));
        let expected = Regular {
            rule_date: d(rule_date),
            due: d(due),
            after_end: true,
        };
        let found = regular(kind, &one, &house(policy));
        assert_eq!(found, Some(expected), "{land} {start} {end} {policy:?}");
        let planned = Written::of(&one, &house(policy));
        let there = planned.audits.iter().any(|audit| audit.kind == kind);
        assert_eq!(there, policy != Drop, "{land} {start} {end} {policy:?}");
    }
}

#[test]
fn nine_months_are_demanded_only_of_what_is_longer_than_six() {
    // Start, the last day that is exactly six months.
    for (start, six) in [
        ("2026-03-01", "2026-08-31"),
        ("2026-03-31", "2026-09-30"),
        ("2025-08-29", "2026-02-28"),
        ("2025-08-30", "2026-02-28"),
        ("2025-08-31", "2026-02-28"),
        ("2023-08-29", "2024-02-28"),
        ("2023-08-31", "2024-02-29"),
        ("2026-01-01", "2026-06-30"),
    ] {
        let (start, six) = (d(start), d(six));
        assert_eq!(nine_months(start, six), None, "{start}");
        let longer = nine_months(start, six.succ_opt().unwrap());
        assert_eq!(longer, Some(add_months(start, 9)), "{start}");
    }
}

#[test]
fn the_same_days_move_differently_in_different_laender() {
    // Corpus Christi 2026 is 4 June, the assumption 15 August, the Reformation 31 October (Saturday).
    for (land, start, due) in [
        (Land::Hesse, "2026-03-04", "2026-06-05"),
        (Land::Berlin, "2026-03-04", "2026-06-04"),
        (Land::Saarland, "2024-05-15", "2024-08-16"),
        (Land::Hesse, "2024-05-15", "2024-08-15"),
        (Land::Berlin, "2025-12-08", "2026-03-09"),
        (Land::Hesse, "2025-12-08", "2026-03-09"),
        (Land::Berlin, "2026-12-08", "2027-03-09"),
        (Land::Hesse, "2026-12-08", "2027-03-08"),
    ] {
        let start = d(start);
        let one = measure(land, start, add_months(start, 6));
        let found = regular(AuditKind::RegularThreeMonths, &one, &rules()).unwrap();
        assert_eq!(found.due, d(due), "{land} {start}");
    }
    let bavaria = measure(Land::Bavaria, d("2025-05-08"), d("2025-12-31"));
    let augsburg = HouseRules {
        local_holidays: LocalHolidays {
            peace_festival: true,
            ..LocalHolidays::NONE
        },
        ..rules()
    };
    let due = |rules: &HouseRules| {
        regular(AuditKind::RegularThreeMonths, &bavaria, rules)
            .unwrap()
            .due
    };
    assert_eq!(due(&rules()), d("2025-08-08"));
    assert_eq!(due(&augsburg), d("2025-08-11"));
}

#[test]
fn a_house_may_reckon_in_calendar_days() {
    let calendar = HouseRules {
        working_day: false,
        ..rules()
    };
    // 28 February 2026 is a Saturday.
    let one = measure(Land::Hesse, d("2025-11-30"), d("2025-12-31"));
    let keep = HouseRules {
        after_end: AfterEnd::Keep,
        ..calendar.clone()
    };
    let found = regular(AuditKind::RegularThreeMonths, &one, &keep).unwrap();
    assert_eq!(
        (found.rule_date, found.due),
        (d("2026-02-28"), d("2026-02-28"))
    );
    // The end of June 2026 plus a day of rest: the review stays on the Sunday.
    let one = measure(Land::Hesse, d("2025-01-01"), d("2025-11-15"));
    let review = Written::of(&one, &calendar).review.unwrap();
    assert_eq!(review.due, d("2026-05-15"));
    let one = measure(Land::Hesse, d("2025-01-01"), d("2025-11-16"));
    assert_eq!(
        Written::of(&one, &calendar).review.unwrap().due,
        d("2026-05-16")
    );
    assert_eq!(
        Written::of(&one, &rules()).review.unwrap().due,
        d("2026-05-18")
    );
}

#[test]
fn the_rhythm_is_for_what_the_house_has_audited() {
    for (procurement, by_default) in [
        (Procurement::PurchasingCentre, true),
        (Procurement::Negotiated, true),
        (Procurement::Voucher, false),
        (Procurement::Grant, false),
        (Procurement::Other, false),
    ] {
        let one = Measure {
            procurement,
            ..year()
        };
        assert_eq!(
            rhythm_applies(&one, &rules()),
            by_default,
            "{procurement:?}"
        );
        let written = Written::of(&one, &rules());
        assert_eq!(written.audits.len(), if by_default { 2 } else { 0 });
        assert!(written.review.is_some(), "{procurement:?}");
        let vouchers_too = HouseRules {
            audited: vec![procurement],
            ..rules()
        };
        assert_eq!(Written::of(&one, &vouchers_too).audits.len(), 2);
    }
}

#[test]
fn a_measure_of_any_stage_is_planned_but_one_called_off() {
    let cancelled = Stage::Cancelled {
        reason: "kein Bedarf".into(),
    };
    for (status, audits) in [
        (Stage::Planned, 2),
        (Stage::Tendered, 2),
        (Stage::Awarded, 2),
        (cancelled, 0),
    ] {
        let one = Measure { status, ..year() };
        let written = Written::of(&one, &rules());
        assert_eq!(written.audits.len(), audits, "{:?}", one.status);
        assert_eq!(written.review.is_some(), audits > 0, "{:?}", one.status);
    }
    for (start, end) in [(true, false), (false, true), (false, false)] {
        let mut one = year();
        if !start {
            one.start = crate::domain::measure::NO_DAY;
        }
        if !end {
            one.end = crate::domain::measure::NO_DAY;
        }
        assert_eq!(plan(&one, &[], None, &rules()), Plan::default());
    }
}

#[test]
fn calling_off_waives_what_is_open_and_taking_it_back_brings_it_again() {
    let mut written = Written::of(&year(), &rules());
    written.audits[0].status = AuditState::Done {
        on: d("2026-03-30"),
        result: AuditResult::Passed,
    };
    written
        .audits
        .push(another(AuditKind::Occasion, 9, "2026-05-01"));
    let mut by_hand = another(AuditKind::External, 10, "2026-05-01");
    by_hand.status = AuditState::Waived {
        reason: WaiveReason::ByHand("zurückgezogen".into()),
    };
    written.audits.push(by_hand);
    let before = written.said();
    let off = Measure {
        status: Stage::Cancelled {
            reason: "kein Bedarf".into(),
        },
        ..year()
    };
    written.plan(&off, &rules());
    assert_eq!(
        written.said(),
        [
            "2026-04-01 done",
            "2026-10-01 MeasureCancelled",
            "2026-05-01 MeasureCancelled",
            "2026-05-01 ByHand(\"zurückgezogen\")",
        ]
    );
    let review = written.review.clone().unwrap();
    assert_eq!(
        review.status,
        ReviewState::Waived {
            reason: String::new()
        }
    );
    written.plan(&year(), &rules());
    assert_eq!(written.said(), before);
    assert_eq!(written.review.as_ref().map(Review::is_open), Some(true));
}

#[test]
fn changed_dates_plan_again_what_is_not_done() {
    let mut written = Written::of(&year(), &rules());
    assert_eq!(written.said(), ["2026-04-01 planned", "2026-10-01 planned"]);
    written.audits[1].status = AuditState::Announced {
        on: d("2026-09-20"),
    };
    written.audits[1].scheduled = Some(d("2026-09-24"));
    // A month later.
    let later = measure(Land::Hesse, d("2026-02-01"), d("2027-01-31"));
    written.plan(&later, &rules());
    assert_eq!(
        written.said(),
        ["2026-05-04 planned", "2026-11-02 announced"]
    );
    assert_eq!(written.audits[1].scheduled, Some(d("2026-09-24")));
    // Shortened to six months: the second one is not demanded any more.
    let short = measure(Land::Hesse, d("2026-02-01"), d("2026-07-31"));
    written.plan(&short, &rules());
    assert_eq!(
        written.said(),
        ["2026-05-04 planned", "2026-11-02 NotDemanded"]
    );
    assert_eq!(
        written.review.as_ref().map(|one| one.due),
        Some(d("2027-02-01"))
    );
    // Extended again: it comes back, with its appointment.
    written.plan(&later, &rules());
    assert_eq!(written.said(), ["2026-05-04 planned", "2026-11-02 planned"]);
    assert_eq!(written.audits[1].scheduled, Some(d("2026-09-24")));
    assert_eq!(written.audits.len(), 2);
}

#[test]
fn another_house_rule_drops_keeps_or_brings_forward() {
    let short = measure(Land::Hesse, d("2026-01-05"), d("2026-03-13"));
    let mut written = Written::of(&short, &house(AfterEnd::Keep));
    assert_eq!(written.said(), ["2026-04-07 planned"]);
    written.plan(&short, &house(AfterEnd::Drop));
    assert_eq!(written.said(), ["2026-04-07 AfterEnd"]);
    written.plan(&short, &house(AfterEnd::BringForward));
    assert_eq!(written.said(), ["2026-03-13 planned"]);
    assert!(
        Written::of(&short, &house(AfterEnd::Drop))
            .audits
            .is_empty()
    );
}

#[test]
fn what_people_decided_stays() {
    for status in [
        AuditState::Done {
            on: d("2026-03-30"),
            result: AuditResult::Deficient,
        },
        AuditState::Waived {
            reason: WaiveReason::ByHand("Träger insolvent".into()),
        },
    ] {
        let mut written = Written::of(&year(), &rules());
        written.audits[0].status = status;
        let mut expected = written.audits[0].clone();
        let mut later = measure(Land::Berlin, d("2026-02-01"), d("2027-01-31"));
        later.title = "Neuer Titel".into();
        written.plan(&later, &rules());
        expected.subject = subject(&later);
        assert_eq!(written.audits[0], expected);
        assert_eq!(written.audits.len(), 2);
    }
    let mut written = Written::of(&year(), &rules());
    for status in [
        ReviewState::Done {
            on: d("2027-06-01"),
        },
        ReviewState::Waived {
            reason: "Maßnahme ohne Teilnehmende".into(),
        },
    ] {
        let review = Review {
            status,
            ..written.review.clone().unwrap()
        };
        written.review = Some(review.clone());
        written.plan(
            &measure(Land::Hesse, d("2026-02-01"), d("2027-01-31")),
            &rules(),
        );
        assert_eq!(written.review, Some(review));
    }
}

#[test]
fn every_audit_bears_what_its_measure_is_called() {
    let mut written = Written::of(&year(), &rules());
    written
        .audits
        .push(another(AuditKind::Occasion, 9, "2026-05-01"));
    written.audits[0].status = AuditState::Done {
        on: d("2026-03-30"),
        result: AuditResult::Passed,
    };
    let renamed = Measure {
        number: "701/00002/26".into(),
        title: "Aktivierung II".into(),
        provider: ProviderId(8),
        coordinator: None,
        place: "Kassel".into(),
        ..year()
    };
    written.plan(&renamed, &rules());
    for audit in &written.audits {
        assert_eq!(audit.subject, subject(&renamed));
    }
}

#[test]
fn a_supplier_audit_is_covered_in_the_quarter_of_a_regular_one() {
    // Due day of the supplier audit, and the last day of the audit that covers it.
    for (due, by) in [
        ("2026-03-31", None),
        ("2026-04-01", Some("2026-04-01")),
        ("2026-06-30", Some("2026-04-01")),
        ("2026-07-01", None),
        ("2026-12-31", Some("2026-10-01")),
        ("2027-04-01", None),
    ] {
        let mut written = Written::of(&year(), &rules());
        written
            .audits
            .push(another(AuditKind::SupplierManagement, 9, due));
        written.plan(&year(), &rules());
        let covered = written.audits[2].covered_by;
        let found = written
            .audits
            .iter()
            .find(|audit| Some(audit.id) == covered);
        assert_eq!(found.map(|audit| audit.due), by.map(d), "{due}");
        assert_eq!(written.audits[2].is_open(), by.is_none(), "{due}");
    }
}

#[test]
fn only_what_takes_place_covers_and_only_what_is_open_is_covered() {
    let covered = |change: &dyn Fn(&mut [Audit])| {
        let mut written = Written::of(&year(), &rules());
        written
            .audits
            .push(another(AuditKind::SupplierManagement, 9, "2026-06-30"));
        written
            .audits
            .push(another(AuditKind::External, 10, "2026-06-30"));
        written.plan(&year(), &rules());
        change(&mut written.audits);
        written.plan(&year(), &rules());
        assert_eq!(written.audits[3].covered_by, None);
        written.audits[2].covered_by.is_some()
    };
    let done = |on: &str| AuditState::Done {
        on: d(on),
        result: AuditResult::Passed,
    };
    assert!(covered(&|_| {}));
    assert!(covered(&|all| all[0].status = done("2026-03-20")));
    assert!(!covered(&|all| all[0].status = AuditState::Waived {
        reason: WaiveReason::ByHand("Insolvenz".into()),
    }));
    assert!(!covered(&|all| all[2].status = done("2026-06-01")));
    // Done late, in the quarter of another supplier audit: covers that one as well.
    assert!(covered(&|all| {
        all[0].status = done("2026-07-02");
        all[2].due = d("2026-09-30");
    }));
}

#[test]
fn the_ends_of_the_calendar_are_planned_without_a_panic() {
    let first = NaiveDate::MIN.succ_opt().unwrap();
    for (start, end) in [
        (first, NaiveDate::MAX),
        (first, first),
        (NaiveDate::MAX, NaiveDate::MAX),
        (NaiveDate::MAX, first),
    ] {
        for policy in [AfterEnd::BringForward, AfterEnd::Keep, AfterEnd::Drop] {
            let rules = HouseRules {
                review_months: u32::MAX,
                ..house(policy)
            };
            Written::of(&measure(Land::Hesse, start, end), &rules);
        }
    }
}

fn a_policy() -> impl Strategy<Value = AfterEnd> {
    prop_oneof![
        Just(AfterEnd::BringForward),
        Just(AfterEnd::Keep),
        Just(AfterEnd::Drop)
    ]
}

prop_compose! {
    fn a_measure()(day in 0..9_000_i64, length in 0..800_i64, land in 0..16_usize,
                   procurement in 0..3_usize, off in prop::bool::weighted(0.2)) -> Measure {
        let start = d("2010-01-01") + chrono::TimeDelta::days(day);
        let mut one = measure(Land::ALL[land], start, start + chrono::TimeDelta::days(length));
        one.procurement = [
            Procurement::PurchasingCentre, Procurement::Negotiated, Procurement::Voucher,
        ][procurement];
        if off {
            one.status = Stage::Cancelled { reason: "kein Bedarf".into() };
        }
        one
    }
}

proptest! {
    #[test]
    fn planning_twice_changes_nothing(first in a_measure(), then in a_measure(), policy in a_policy(),
                                      other in a_policy(), supplier in 0..1_000_i64) {
        let mut written = Written::of(&first, &house(policy));
        let due = first.start + chrono::TimeDelta::days(supplier);
        written.audits.push(another(AuditKind::SupplierManagement, 9, &due.to_string()));
        for (one, rules) in [(&first, house(policy)), (&then, house(other))] {
            written.plan(one, &rules);
            let again = plan(one, &written.audits, written.review.as_ref(), &rules);
            prop_assert_eq!(again, Plan::default());
        }
    }

    #[test]
    fn what_is_planned_does_not_depend_on_what_was(first in a_measure(), then in a_measure(),
                                                   policy in a_policy(), other in a_policy()) {
        let mut written = Written::of(&first, &house(policy));
        written.plan(&then, &house(other));
        let open = |written: &Written| written.audits.iter()
            .filter(|audit| audit.is_open())
            .map(|audit| (audit.kind, audit.rule_date, audit.due, audit.after_end))
            .collect::<std::collections::BTreeSet<_>>();
        prop_assert_eq!(open(&written), open(&Written::of(&then, &house(other))));
    }

    #[test]
    fn the_last_day_is_a_working_day_of_the_measure(one in a_measure(), policy in a_policy()) {
        let rules = house(policy);
        let works = |day| is_working_day(day, one.land, &rules.local_holidays);
        for kind in REGULAR {
            let Some(found) = regular(kind, &one, &rules) else { continue };
            prop_assert!(found.due >= one.start);
            let none_at_all = one.start.iter_days().take_while(|day| *day <= one.end).all(|day| !works(day));
            prop_assert!(works(found.due) || none_at_all);
            if policy == AfterEnd::BringForward {
                prop_assert!(found.due <= one.end);
            } else {
                prop_assert!(found.due >= found.rule_date);
            }
            prop_assert_eq!(found.after_end, next_working_day(found.rule_date, one.land, &rules.local_holidays) > one.end);
        }
        prop_assert_eq!(
            nine_months(one.start, one.end).is_some(),
            one.end > exactly_months_end(one.start, 6)
        );
    }
}
