//! Maßnahmen by keys: lists, a measure in full, steps, the month's figures.

use super::*;
use crate::domain::audit::{Audit, AuditKind, AuditState};
use crate::domain::contact::Contact;
use crate::domain::date::Month;
use crate::domain::deficiency::Deficiency;
use crate::domain::id::{ContactId, DeficiencyId, Kind, MeasureId, ProviderId, UtilisationId};
use crate::domain::measure::{Measure, Procurement, Stage};
use crate::domain::provider::Provider;
use crate::domain::review::{Review, ReviewState};
use crate::domain::utilisation::{MonthUse, Utilisation};
use crate::store::Record;
use crate::tui::event::Paper;

pub(super) fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn blank(kind: Kind) -> Record {
    crate::fields::blank(
        kind,
        setup(&Arc::new(Texts::new(Lang::De)), BTreeMap::new()).defaults,
    )
}

/// A measure in Fulda, coordinated by Ute (person 1).
pub(super) fn measure(
    n: u64,
    number: &str,
    title: &str,
    dates: (&str, &str),
    status: Stage,
) -> Measure {
    let Record::Measure(one) = blank(Kind::Measure) else {
        unreachable!()
    };
    Measure {
        id: MeasureId::provisional(n),
        number: number.into(),
        title: title.into(),
        kind: "MAT".into(),
        legal_basis: "§ 45 SGB III".into(),
        provider: ProviderId::provisional(1 + n % 2),
        place: "Fulda".into(),
        start: d(dates.0),
        end: d(dates.1),
        places: 20,
        coordinator: Some(PersonId(1)),
        status,
        ..one
    }
}

fn month(text: &str, filled: Option<u32>) -> MonthUse {
    MonthUse {
        filled,
        ..MonthUse::empty(text.parse::<Month>().unwrap())
    }
}

/// What the tests begin with: running measures with figures good, poor and missing, one of each other
/// state, a success, a deficiency, a contact.
fn furnished(client: &Client) -> Change {
    let provider = |n, name: &str| Provider {
        contact: "Frau Yıldız, 0661 1234".into(),
        accreditation: "CERTQUA".into(),
        accredited_until: Some(d("2026-12-01")),
        ..Provider::named(ProviderId::provisional(n), name)
    };
    let used = |n: u64, months: Vec<MonthUse>| Utilisation {
        id: UtilisationId::provisional(n),
        measure: MeasureId::provisional(n),
        months,
        free: Vec::new(),
    };
    let mut first = measure(
        1,
        "701/10001/26",
        "Aktivierung und Vermittlung",
        ("2026-03-01", "2027-02-28"),
        Stage::Awarded,
    );
    first.supervisor = Some(PersonId(1));
    first.supervisor_named_by = Some(PersonId(1));
    first.supervisor_named_on = Some(d("2025-11-03"));
    first.provider_talk_on = Some(d("2026-02-12"));
    first.predecessor = Some(MeasureId::provisional(5));
    let mut other = measure(
        2,
        "701/10002/26",
        "Bewerbungscenter Fulda-Nord mit Ganztagesangebot",
        ("2026-09-01", "2026-11-30"),
        Stage::Awarded,
    );
    other.provider_talk_on = Some(d("2026-08-20"));
    other.coordinator = None;
    let mut voucher = measure(
        3,
        "",
        "AVGS Coaching",
        ("2026-10-01", "2026-12-31"),
        Stage::Awarded,
    );
    voucher.procurement = Procurement::Voucher;
    let planned = measure(
        4,
        "701/10004/27",
        "Sprache und Beruf",
        ("2027-03-01", "2027-08-31"),
        Stage::Planned,
    );
    let ended = measure(
        5,
        "701/10005/25",
        "Aktivierung und Vermittlung",
        ("2025-03-01", "2026-02-28"),
        Stage::Awarded,
    );
    let Record::Deficiency(deficiency) = blank(Kind::Deficiency) else {
        unreachable!()
    };
    let deficiency = Deficiency {
        id: DeficiencyId::provisional(1),
        measure: MeasureId::provisional(1),
        found_on: d("2026-11-02"),
        kind: "Personal".into(),
        text: "Eine Stelle der Sozialpädagogik ist unbesetzt.".into(),
        ..deficiency
    };
    let Record::Contact(contact) = blank(Kind::Contact) else {
        unreachable!()
    };
    let contact = Contact {
        id: ContactId::provisional(1),
        measure: MeasureId::provisional(1),
        on: d("2026-10-07"),
        by: Some(PersonId(1)),
        text: "Räume gesehen, zwei Gespräche geführt.".into(),
        ..contact
    };
    client
        .change()
        .create(provider(1, "Bildungswerk Rhön e. V."))
        .create(provider(2, "Lernwerk Osthessen gGmbH"))
        .create(first)
        .create(other)
        .create(voucher)
        .create(planned)
        .create(ended)
        .create(used(
            1,
            vec![
                month("2026-03", Some(9)),
                month("2026-04", Some(14)),
                month("2026-05", Some(16)),
                month("2026-07", Some(19)),
                month("2026-08", Some(20)),
                month("2026-09", Some(17)),
                month("2026-10", Some(18)),
            ],
        ))
        .create(used(2, vec![month("2026-09", Some(11))]))
        .create(deficiency)
        .create(contact)
}

impl Session {
    /// With measures in the store.
    pub(super) fn with_measures() -> Self {
        let session = Self::new();
        let change = furnished(&session.client);
        session.store.apply(&change, &actor(session.now)).unwrap();
        // The review of the ended one may have been planned with it.
        let Record::Review(blank) = blank(Kind::Review) else {
            unreachable!()
        };
        let planned = session.store.review_of(MeasureId(5)).unwrap();
        let done = |review: Review| Review {
            measure: MeasureId(5),
            status: ReviewState::Done {
                on: d("2026-09-15"),
            },
            participants: Some(40),
            integrated: Some(18),
            ..review
        };
        let change = session.client.change();
        let change = match planned {
            Some(stored) => change.put(done(stored.record), stored.revision),
            None => change.create(done(blank)),
        };
        session.store.apply(&change, &actor(session.now)).unwrap();
        session.started()
    }

    fn measure(&self, id: u64) -> Measure {
        let stored = self.store.get::<Measure>(MeasureId(id)).unwrap();
        stored.unwrap().record
    }
}

#[test]
fn running_measures_come_first_and_a_key_shows_the_others() {
    let session = Session::with_measures().keys("5");
    insta::assert_snapshot!("measures_80x24", session.screen());
    let wide = session.size(120, 40);
    // What stands beside the list is read once the screen is known to be wide.
    let _ = wide.screen();
    insta::assert_snapshot!("measures_120x40", wide.keys("j").screen());
    Session::with_measures()
        .keys("5")
        .lacks("Sprache und")
        .keys("p")
        .shows("Sprache und")
        .lacks("AVGS")
        .keys("z")
        .shows("701/10005/25")
        .lacks("AVGS")
        .keys("a")
        .shows("AVGS")
        .shows("Sprache und")
        .keys("am")
        .shows("nur meine")
        .shows("Aktivierung")
        .lacks("701/10002/26")
        .end();
}

#[test]
fn a_measure_in_full_shows_its_use_and_all_that_belongs_to_it() {
    let session = Session::with_measures()
        .keys("5/vermittlung<enter><enter>")
        .shows("45 % integriert (18")
        .shows("Ohne Zahl: Juni 2026")
        .shows("Oktober 2026: 90 %");
    insta::assert_snapshot!("measure_80x24", session.screen());
    let session = session.size(120, 40).keys("q");
    insta::assert_snapshot!("measure_120x40", session.screen());
}

#[test]
fn providers_are_a_list_of_their_own_and_lead_to_their_measures() {
    let session = Session::with_measures().keys("5t");
    insta::assert_snapshot!("providers_80x24", session.screen());
    let session = session
        .keys("j<enter>")
        .shows("Lernwerk")
        .shows("Aktivierung und Vermittl");
    insta::assert_snapshot!("provider_80x24", session.screen());
    // From a provider into one of its measures, and from there back to its provider.
    session
        .keys("j<enter>")
        .shows("Zeitraum")
        .keys("t")
        .shows("CERTQUA")
        .end();
}

#[test]
fn steps_are_offered_as_the_domain_allows_them_and_ask_what_they_need() {
    let session = Session::with_measures()
        .keys("5p<enter>f")
        .shows("Ausgeschrieben")
        .lacks("Verlängert");
    insta::assert_snapshot!("measure_steps_80x24", session.screen());
    let session = session.keys("<enter><f9>").shows("Betreuung");
    assert_eq!(session.measure(4).status, Stage::Planned);
    insta::assert_snapshot!("measure_tender_80x24", session.screen());
    let session = session.keys("Bär<tab>Bär<tab><f9>");
    let measure = session.measure(4);
    assert_eq!(measure.status, Stage::Tendered, "{}", session.screen());
    assert_eq!(measure.supervisor, Some(PersonId(1)));
    assert_eq!(measure.supervisor_named_on, Some(today()));
    let session = session.keys("fz<enter>").shows("u nimmt es zurück");
    assert_eq!(session.measure(4).status, Stage::Awarded);
    let session = session
        .keys("fv<enter>31.8.2027<f9>")
        .shows("muss nach dem jetzigen Ende")
        .keys("<home><ctrl+k>31.10.2027<tab><tab>Option gezogen<f9>");
    let measure = session.measure(4);
    assert_eq!(measure.end, d("2027-10-31"), "{}", session.screen());
    assert_eq!(measure.extensions[0].reason, "Option gezogen");
    let session = session.keys("fg<enter><f9>");
    assert_eq!(session.measure(4).provider_talk_on, Some(today()));
    let session = session.keys("f<up><enter>kein Bedarf<f9>");
    assert!(
        matches!(session.measure(4).status, Stage::Cancelled { .. }),
        "{}",
        session.screen()
    );
    session.shows("abgesagt: kein Bedarf").end();
}

#[test]
fn what_is_new_for_a_measure_knows_which_it_is() {
    let session = Session::with_measures().keys("5<end><enter>n");
    insta::assert_snapshot!("measure_new_80x24", session.screen());
    let session = session.keys("k<enter>").shows("Kontakt: neu").keys("<esc>");
    // An audit by occasion is planned at once.
    let session = session.keys("np<enter><f9>");
    let audits = session
        .store
        .of_measure::<Audit>(MeasureId(1), crate::domain::id::AuditId);
    let made = audits.unwrap();
    assert!(
        made.iter()
            .any(|stored| stored.record.kind == AuditKind::Occasion
                && stored.record.status == AuditState::Planned),
        "{}",
        session.screen()
    );
}

#[test]
fn reports_of_what_is_over_are_a_menu_away() {
    let session = Session::with_measures()
        .keys("5B")
        .shows("Auslastung Oktober 2026")
        .shows("Quartals bis 30.09.2026")
        .keys("<enter>B<down><enter>B<up><enter>");
    assert!(matches!(
        session.papers[..],
        [Paper::Utilisation(_), Paper::FreePlaces, Paper::Ratings(_)]
    ));
    session.end();
}
