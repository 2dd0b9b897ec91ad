use super::*;
use crate::domain::id::{MeasureId, ProviderId, UtilisationId};
use crate::domain::measure::{Procurement, Stage};
use crate::domain::utilisation::{FreePlaces, MonthUse};

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn office(today: &str) -> Office {
    Office {
        land: Land::Hesse,
        local: LocalHolidays::NONE,
        today: d(today),
    }
}

fn measure() -> Measure {
    Measure {
        id: MeasureId(1),
        number: String::new(),
        title: "Titel".into(),
        kind: String::new(),
        legal_basis: String::new(),
        procurement: Procurement::PurchasingCentre,
        predecessor: None,
        provider: ProviderId(1),
        place: String::new(),
        land: Land::Hesse,
        start: d("2026-06-01"),
        end: d("2027-05-31"),
        extensions: Vec::new(),
        places: 20,
        coordinator: None,
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

fn figures(free_on: Option<&str>, month: Option<(u32, u32)>) -> Utilisation {
    let month = month.map(|(filled, dropouts)| MonthUse {
        filled: Some(filled),
        dropouts: Some(dropouts),
        ..MonthUse::empty("2026-10".parse().unwrap())
    });
    Utilisation {
        id: UtilisationId(1),
        measure: MeasureId(1),
        months: month.into_iter().collect(),
        free: free_on
            .map(|on| FreePlaces { on: d(on), free: 3 })
            .into_iter()
            .collect(),
    }
}

/// `name until due`, with `!` when overdue.
fn said(found: &[Pending]) -> Vec<String> {
    let line = |one: &Pending| {
        let due = one.due.map_or_else(String::new, |due| format!(" {due}"));
        format!(
            "{}{due}{}",
            one.what.name(),
            if one.overdue { " !" } else { "" }
        )
    };
    found.iter().map(line).collect()
}

#[test]
fn the_last_day_of_a_duty_is_a_working_day() {
    use DutyKind as K;
    for (kind, period, want) in [
        // Friday; Maundy Thursday before Good Friday; Friday, for 31 October 2026 is a Saturday.
        (K::MeasureInformation, "2026-11-16", "2026-11-20"),
        (K::MeasureInformation, "2026-03-30", "2026-04-02"),
        (K::UtilisationReport, "2026-10-01", "2026-10-30"),
        (K::UtilisationReport, "2026-12-01", "2026-12-31"),
        (K::UtilisationReport, "2027-02-01", "2027-02-26"),
        (K::RatingData, "2026-10-01", "2026-12-31"),
        (K::RatingReview, "2026-10-01", "2027-01-14"),
        (K::RatingReport, "2026-10-01", "2027-01-28"),
        (K::RatingAssessment, "2026-10-01", "2027-02-11"),
        // Two weeks after 30 September 2028 is a Saturday.
        (K::RatingReview, "2028-07-01", "2028-10-16"),
    ] {
        assert_eq!(
            kind.due(d(period), office("2026-11-22")),
            d(want),
            "{kind:?} {period}"
        );
        assert_eq!(kind.period_of(d(period)), d(period), "{kind:?}");
    }
}

#[test]
fn the_house_owes_what_is_not_ticked() {
    let rules = HouseRules::default();
    let ticks = |done: &'static [(DutyKind, &str)]| {
        move |kind: DutyKind, period: NaiveDate| {
            done.iter()
                .any(|(other, of)| *other == kind && d(of) == period)
        }
    };
    use DutyKind as K;
    for (today, done, want) in [
        // The month is shown two weeks before its end; the last one stays until it is ticked, and so
        // does the quarter's first step, the others wait for it.
        (
            "2026-11-18",
            &[][..],
            &[
                "rating_data 2026-09-30 !",
                "utilisation_report 2026-10-30 !",
                "measure_information 2026-11-20",
                "utilisation_report 2026-11-30",
            ][..],
        ),
        (
            "2026-11-12",
            &[
                (K::UtilisationReport, "2026-10-01"),
                (K::RatingData, "2026-07-01"),
            ],
            &[
                "rating_review 2026-10-14 !",
                "measure_information 2026-11-13",
            ],
        ),
        (
            "2026-11-12",
            &[
                (K::MeasureInformation, "2026-11-09"),
                (K::UtilisationReport, "2026-10-01"),
                (K::RatingData, "2026-07-01"),
                (K::RatingReview, "2026-07-01"),
                (K::RatingReport, "2026-07-01"),
                (K::RatingAssessment, "2026-07-01"),
            ],
            &[],
        ),
        // On a Sunday the week's last working day is past.
        (
            "2026-11-22",
            &[
                (K::UtilisationReport, "2026-10-01"),
                (K::UtilisationReport, "2026-11-01"),
                (K::RatingData, "2026-07-01"),
                (K::RatingReview, "2026-07-01"),
            ],
            &[
                "rating_report 2026-10-28 !",
                "measure_information 2026-11-20 !",
            ],
        ),
    ] {
        let found = house_duties(office(today), &rules, ticks(done), |_, _| true);
        assert_eq!(said(&found), want, "{today} {done:?}");
    }
    let nothing_ran = house_duties(office("2026-11-18"), &rules, ticks(&[]), |_, _| false);
    assert_eq!(nothing_ran, []);
}

#[test]
fn only_bought_measures_that_were_held_count() {
    let between = |one: &Measure, from, to| ran_between(one, d(from), d(to));
    let bought = measure();
    let voucher = Measure {
        procurement: Procurement::Voucher,
        ..measure()
    };
    let planned = Measure {
        status: Stage::Planned,
        ..measure()
    };
    for (one, from, to, want) in [
        (&bought, "2026-05-01", "2026-05-31", false),
        (&bought, "2026-05-01", "2026-06-01", true),
        (&bought, "2027-05-31", "2027-06-30", true),
        (&bought, "2027-06-01", "2027-06-30", false),
        (&voucher, "2026-07-01", "2026-07-31", false),
        (&planned, "2026-07-01", "2026-07-31", false),
    ] {
        assert_eq!(between(one, from, to), want, "{from} {:?}", one.procurement);
    }
}

#[test]
fn a_measure_owes_its_places_its_talk_and_its_dropouts() {
    let talked = Measure {
        provider_talk_on: Some(d("2026-05-20")),
        ..measure()
    };
    let voucher = Measure {
        procurement: Procurement::Voucher,
        ..measure()
    };
    let filled = Some((18, 1));
    for (measure, figures, today, want) in [
        (&talked, None, "2026-11-18", &["free_places 2026-11-20"][..]),
        (
            &talked,
            Some(figures(Some("2026-11-15"), None)),
            "2026-11-18",
            &["free_places 2026-11-20"],
        ),
        (
            &talked,
            Some(figures(Some("2026-11-15"), None)),
            "2026-11-21",
            &["free_places 2026-11-20 !"],
        ),
        (
            &talked,
            Some(figures(Some("2026-11-16"), None)),
            "2026-11-18",
            &[],
        ),
        (
            &talked,
            Some(figures(Some("2026-11-16"), filled)),
            "2026-11-18",
            &["unfilled"],
        ),
        (
            &talked,
            Some(figures(Some("2026-11-16"), Some((20, 1)))),
            "2026-11-18",
            &[],
        ),
        // Awarded, not begun; on the day it begins the talk is late; over, nobody asks.
        (
            &measure(),
            None,
            "2026-05-04",
            &["provider_talk 2026-05-31"],
        ),
        (
            &measure(),
            None,
            "2026-06-01",
            &["free_places 2026-06-05", "provider_talk 2026-05-31 !"],
        ),
        (&measure(), None, "2027-06-01", &[]),
        (&voucher, Some(figures(None, filled)), "2026-11-18", &[]),
    ] {
        let found = of_measure(measure, figures.as_ref(), office(today));
        assert_eq!(said(&found), want, "{today} {figures:?}");
    }
}

#[test]
fn an_accreditation_matters_while_a_measure_outlives_it() {
    let rules = HouseRules::default();
    let until = |day: &str| Provider {
        accredited_until: Some(d(day)),
        ..Provider::named(ProviderId(1), "Träger")
    };
    let today = d("2026-11-22");
    for (provider, needed, want) in [
        (
            until("2026-12-06"),
            Some("2027-05-31"),
            Some("accreditation 2026-12-06"),
        ),
        (until("2026-12-07"), Some("2027-05-31"), None),
        (
            until("2026-11-01"),
            Some("2027-05-31"),
            Some("accreditation 2026-11-01 !"),
        ),
        (until("2026-12-06"), Some("2026-12-06"), None),
        (until("2026-11-01"), Some("2026-11-21"), None),
        (until("2026-12-01"), None, None),
        (
            Provider::named(ProviderId(1), "Träger"),
            Some("2027-05-31"),
            None,
        ),
    ] {
        let found = accreditation(&provider, needed.map(d), &rules, today);
        let got: Vec<_> = found.into_iter().collect();
        assert_eq!(
            said(&got),
            want.into_iter().collect::<Vec<_>>(),
            "{provider:?} {needed:?}"
        );
    }
}

#[test]
fn a_provider_is_new_or_comes_back_after_years() {
    let rules = HouseRules::default();
    let contracts = |first: Option<&str>, last: Option<&str>| Provider {
        first_contract: first.map(d),
        last_contract: last.map(d),
        ..Provider::named(ProviderId(1), "Träger")
    };
    let new = Some(Occasion::NewProvider);
    let absent = Some(Occasion::LongAbsent);
    for (provider, earlier, want) in [
        (contracts(None, None), &[][..], new),
        // A later measure of its own does not make it known.
        (contracts(None, None), &[("2026-07-01", "2026-12-31")], new),
        (contracts(None, None), &[("2022-01-01", "2023-06-01")], None),
        (
            contracts(None, None),
            &[("2022-01-01", "2023-05-31")],
            absent,
        ),
        (
            contracts(None, None),
            &[("2019-01-01", "2019-12-31"), ("2025-01-01", "2025-12-31")],
            None,
        ),
        (contracts(Some("2010-01-01"), Some("2025-12-31")), &[], None),
        (
            contracts(Some("2010-01-01"), Some("2012-12-31")),
            &[],
            absent,
        ),
        (contracts(Some("2026-06-01"), None), &[], new),
    ] {
        let days = earlier.iter().map(|(from, to)| (d(from), d(to)));
        let got = external_occasion(&measure(), &provider, days, &rules);
        assert_eq!(got, want, "{provider:?} {earlier:?}");
    }
}
