//! Letters about measures: what they demand, by when, and that nothing typed becomes markup.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't go on should say where"
)]

mod measure_support;

use measure_support::{HOSTILE, House, day, options, step, visible};
use ringbuch::domain::audit::{Audit, AuditResult, AuditState, Section, Verdict, WaiveReason};
use ringbuch::domain::date::{FixedDay, Span};
use ringbuch::domain::deficiency::{Deficiency, Ground, Level, Severity, StepKind};
use ringbuch::domain::id::{DeficiencyId, ProviderId};
use ringbuch::domain::measure::Measure;
use ringbuch::domain::provider::Provider;
use ringbuch::report::ReportError;
use ringbuch::report::measures::{
    Document, Gap, announcement, audit_form, audit_report, demand, notice, result,
};
use ringbuch::text::locale::Lang;

fn demanded(deadline: &str, span: Option<Span>, fixed: FixedDay) -> StepKind {
    StepKind::Demanded {
        deadline: day(deadline),
        span,
        fixed,
    }
}

/// A measure with an audit, and a deficiency found in it that went through all of the procedure.
fn escalated() -> (House, DeficiencyId) {
    let house = House::new();
    let measure = house.measure("701/12345/26", "Aktivcenter Nord");
    let audit = house.deficient_audit(measure);
    let steps = vec![
        step(
            "2026-09-04",
            demanded("2026-09-21", Some(Span::Days(15)), FixedDay::Moves),
        ),
        step("2026-09-04", StepKind::LetterFiled),
        step(
            "2026-09-22",
            StepKind::Insufficient {
                note: "nur eine Stelle besetzt | die andere „bald“".into(),
            },
        ),
        step(
            "2026-09-23",
            StepKind::QualityOfficer {
                officer: Some(house.officer),
                audit_service: true,
            },
        ),
        step(
            "2026-09-28",
            StepKind::Escalated {
                ground: Ground::Insufficient,
                reason: "Der Träger nennt keinen Termin für die zweite Stelle.".into(),
                agreed_with: Some(house.supervisor),
            },
        ),
        step(
            "2026-09-29",
            StepKind::Informed {
                level: Level::Divisional,
            },
        ),
    ];
    let id = house.deficiency(measure, Some(audit), Severity::Major, steps);
    (house, id)
}

fn demand_of(deadline: StepKind) -> Document {
    let house = House::new();
    let measure = house.measure("701/12345/26", "Aktivcenter Nord");
    let steps = vec![step("2026-09-04", deadline)];
    let id = house.deficiency(measure, None, Severity::Minor, steps);
    demand(&house.store, id, &options(Lang::De)).unwrap()
}

#[test]
fn the_demand_in_german() {
    let (house, id) = escalated();
    let document = demand(&house.store, id, &options(Lang::De)).unwrap();
    assert_eq!(document.file, "Aufforderung-701-12345-26-2026-09-04.md");
    assert_eq!(document.gaps, []);
    insta::assert_snapshot!("demand_de", document.text);
}

#[test]
fn the_demand_in_english() {
    let (house, id) = escalated();
    let document = demand(&house.store, id, &options(Lang::En)).unwrap();
    insta::assert_snapshot!("demand_en", document.text);
}

#[test]
fn the_notice_in_german() {
    let (house, id) = escalated();
    let document = notice(&house.store, id, &options(Lang::De)).unwrap();
    assert_eq!(document.gaps, []);
    insta::assert_snapshot!("notice_de", document.text);
}

#[test]
fn the_notice_in_english() {
    let (house, id) = escalated();
    let document = notice(&house.store, id, &options(Lang::En)).unwrap();
    insta::assert_snapshot!("notice_en", document.text);
}

/// An audit recorded by its result alone says nothing about what was looked at.
#[test]
fn sections_nobody_recorded_are_not_called_not_looked_at() {
    let house = House::new();
    let measure = house.measure("701/12345/26", "Aktivcenter Nord");
    let audit = house.create::<Audit>(Audit {
        status: AuditState::Done {
            on: day("2026-09-01"),
            result: AuditResult::Passed,
        },
        ..house.plain_audit(measure)
    });
    let report = audit_report(&house.store, audit.id, &options(Lang::De)).unwrap();
    assert!(!report.text.contains("Nicht geprüft"), "{}", report.text);
    assert!(
        report.text.contains("ist nichts eingetragen"),
        "{}",
        report.text
    );
    assert_eq!(report.gaps, [Gap::Auditors]);
}

/// Outside names are labels: a house without that purchasing centre never reads of it.
#[test]
fn names_outside_are_those_of_the_configuration() {
    let (house, id) = escalated();
    let mut options = options(Lang::De);
    options.names.purchasing_centre = "Vergabestelle *Mitte*".into();
    options.names.audit_service = "Innenrevision".into();
    options.names.file = "DMS".into();
    let text = notice(&house.store, id, &options).unwrap().text
        + &demand(&house.store, id, &options).unwrap().text;
    for built_in in ["REZ", "AMDL", "E-Akte"] {
        assert!(!text.contains(built_in), "{built_in} in {text}");
    }
    for own in ["Vergabestelle \\*Mitte\\*", "Innenrevision", "DMS"] {
        assert!(text.contains(own), "{own} not in {text}");
    }
}

/// § 26 SGB X: what a letter has to say so that its deadline holds.
#[test]
fn a_letter_says_by_which_rule_its_deadline_holds() {
    for (name, kind, has, lacks) in [
        (
            "a day that is a working day",
            demanded("2026-09-21", None, FixedDay::Moves),
            &["**Montag, 21.09.2026**", "§§ 187 bis 193 BGB"][..],
            &["Satz 1", "Satz 2", "innerhalb"][..],
        ),
        (
            "a length that ends on a working day",
            demanded("2026-09-18", Some(Span::Weeks(2)), FixedDay::Moves),
            &[
                "innerhalb von 2 Wochen nach Bekanntgabe",
                "Freitag, 18.09.2026",
            ],
            &["Satz 1", "Satz 2"],
        ),
        (
            "a length that ends on a Saturday",
            demanded("2026-09-21", Some(Span::Days(15)), FixedDay::Moves),
            &["am 19.09.2026.", "§ 26 Absatz 3 Satz 1 SGB X"],
            &["Satz 2"],
        ),
        (
            "one week",
            demanded("2026-09-11", Some(Span::Weeks(1)), FixedDay::Moves),
            &["innerhalb einer Woche nach"],
            &["von 1"],
        ),
        (
            "a day that stands",
            demanded("2026-09-20", None, FixedDay::Stands),
            &["**Sonntag, 20.09.2026**", "§ 26 Absatz 3 Satz 2 SGB X"],
            &["Satz 1"],
        ),
    ] {
        let text = demand_of(kind).text;
        for part in has {
            assert!(text.contains(part), "{name}: no {part:?} in\n{text}");
        }
        for part in lacks {
            assert!(!text.contains(part), "{name}: {part:?} in\n{text}");
        }
        assert!(text.contains("bis zum selben Tag schriftlich"), "{name}");
    }
}

#[test]
fn what_is_not_recorded_stays_blank_and_is_named() {
    let house = House::new();
    let measure = house.measure("", "Ohne Nummer");
    let id = house.deficiency(measure, None, Severity::Minor, vec![]);
    let letter = demand(&house.store, id, &options(Lang::De)).unwrap();
    assert_eq!(letter.gaps, [Gap::Demand]);
    assert_eq!(letter.file, "Aufforderung-Ohne-Nummer-2026-11-22.md");
    assert!(letter.text.starts_with("**Entwurf"), "{}", letter.text);
    assert!(letter.text.contains("**\\[Frist\\]**"));
    let report = notice(&house.store, id, &options(Lang::De)).unwrap();
    assert_eq!(report.gaps, [Gap::Escalation]);
    assert!(report.text.starts_with("**Entwurf"), "{}", report.text);
}

#[test]
fn an_extension_is_said_beside_the_demand() {
    let house = House::new();
    let measure = house.measure("701/12345/26", "Aktivcenter Nord");
    let steps = vec![
        step("2026-09-04", demanded("2026-09-18", None, FixedDay::Moves)),
        step(
            "2026-09-17",
            serde_json::from_value(serde_json::json!({
                "extended": { "deadline": "2026-10-02", "span": null, "fixed": "moves" }
            }))
            .unwrap(),
        ),
    ];
    let id = house.deficiency(measure, None, Severity::Minor, steps);
    let text = demand(&house.store, id, &options(Lang::De)).unwrap().text;
    assert!(text.contains("**Freitag, 18.09.2026**"), "{text}");
    assert!(
        text.contains("am 17.09.2026 bis **Freitag, 02.10.2026** verlängert"),
        "{text}"
    );
}

#[test]
fn the_letters_about_an_audit() {
    let house = House::new();
    let measure = house.measure("701/12345/26", "Aktivcenter Nord");
    let planned = house
        .create::<Audit>(Audit {
            scheduled: Some(day("2026-12-02")),
            ..house.plain_audit(measure)
        })
        .id;
    for (lang, name) in [(Lang::De, "announcement_de"), (Lang::En, "announcement_en")] {
        let letter = announcement(&house.store, planned, &options(lang)).unwrap();
        assert_eq!(letter.gaps, []);
        insta::assert_snapshot!(name, letter.text);
    }
    let done = house.deficient_audit(measure);
    house.deficiency(measure, Some(done), Severity::Major, vec![]);
    for (lang, name) in [(Lang::De, "result_de"), (Lang::En, "result_en")] {
        let letter = result(&house.store, done, &options(lang)).unwrap();
        insta::assert_snapshot!(name, letter.text);
    }
    assert_eq!(
        result(&house.store, planned, &options(Lang::De)),
        Err(ReportError::NotDone(planned))
    );
    let without = house.create::<Audit>(house.plain_audit(measure)).id;
    let letter = announcement(&house.store, without, &options(Lang::De)).unwrap();
    assert_eq!(letter.gaps, [Gap::Appointment]);
    let waived = house
        .create::<Audit>(Audit {
            status: AuditState::Waived {
                reason: WaiveReason::ByHand("entbehrlich".into()),
            },
            ..house.plain_audit(measure)
        })
        .id;
    for write in [announcement, audit_form] {
        assert_eq!(
            write(&house.store, waived, &options(Lang::De)),
            Err(ReportError::Waived(waived))
        );
    }
}

#[test]
fn the_form_and_the_report_of_an_audit() {
    let house = House::new();
    let measure = house.measure("701/12345/26", "Aktivcenter Nord");
    let earlier = vec![step(
        "2026-09-04",
        demanded("2026-09-18", None, FixedDay::Moves),
    )];
    house.deficiency(measure, None, Severity::Minor, earlier);
    let planned = house
        .create::<Audit>(Audit {
            scheduled: Some(day("2026-12-02")),
            ..house.plain_audit(measure)
        })
        .id;
    let done = house.deficient_audit(measure);
    house.deficiency(measure, Some(done), Severity::Severe, vec![]);
    for lang in Lang::ALL {
        let form = audit_form(&house.store, planned, &options(lang)).unwrap();
        insta::assert_snapshot!(format!("audit_form_{lang}"), form.text);
        let report = audit_report(&house.store, done, &options(lang)).unwrap();
        assert_eq!(report.gaps, []);
        insta::assert_snapshot!(format!("audit_report_{lang}"), report.text);
    }
}

#[test]
fn what_was_typed_shows_as_it_was_typed() {
    for typed in HOSTILE {
        let house = House::new();
        let provider = Provider {
            contact: typed.into(),
            ..Provider::named(ProviderId::provisional(1), format!("Träger {typed}"))
        };
        let measure = Measure {
            provider: house.create::<Provider>(provider).id,
            place: typed.into(),
            ..house.plain_measure("", typed)
        };
        let measure = house.create::<Measure>(measure).id;
        let audit = house
            .create::<Audit>(Audit {
                status: AuditState::Done {
                    on: day("2026-09-01"),
                    result: AuditResult::Deficient,
                },
                sections: vec![Section {
                    title: typed.into(),
                    verdict: Verdict::Finding,
                    note: format!("{typed}\n{typed}"),
                }],
                note: typed.into(),
                ..house.plain_audit(measure)
            })
            .id;
        let steps = vec![
            step("2026-09-04", demanded("2026-09-21", None, FixedDay::Moves)),
            step("2026-09-22", StepKind::Insufficient { note: typed.into() }),
            step(
                "2026-09-28",
                StepKind::Escalated {
                    ground: Ground::NotExpected,
                    reason: typed.into(),
                    agreed_with: None,
                },
            ),
        ];
        let deficiency = Deficiency {
            kind: typed.into(),
            text: format!("vorher\n{typed}\nnachher"),
            ..house
                .store
                .get::<Deficiency>(house.deficiency(measure, Some(audit), Severity::Major, steps))
                .unwrap()
                .unwrap()
                .record
        };
        let deficiency = Deficiency {
            id: DeficiencyId::provisional(1),
            ..deficiency
        };
        let id = house.create::<Deficiency>(deficiency).id;
        for lang in Lang::ALL {
            let options = options(lang);
            for (name, document) in [
                ("demand", demand(&house.store, id, &options)),
                ("notice", notice(&house.store, id, &options)),
                ("result", result(&house.store, audit, &options)),
                ("announcement", announcement(&house.store, audit, &options)),
                ("form", audit_form(&house.store, audit, &options)),
                ("report", audit_report(&house.store, audit, &options)),
            ] {
                let document = document.unwrap();
                let seen = visible(&document.text);
                let dashless = typed.strip_prefix("- ").unwrap_or(typed);
                assert!(
                    seen.contains(dashless) && !seen.contains("<<markup>>"),
                    "{name}: {typed:?}\n{}\n{seen}",
                    document.text
                );
                assert!(
                    !document.file.contains(['/', '\\', '<', '`']),
                    "{}",
                    document.file
                );
            }
        }
    }
}

#[test]
fn an_own_template_replaces_the_built_in_one_and_its_errors_are_named() {
    let (house, id) = escalated();
    let folder = tempfile::tempdir().unwrap();
    let mut options = options(Lang::De);
    options.templates = Some(folder.path().to_owned());
    let own = folder.path().join("demand.de.md.j2");
    std::fs::write(
        &own,
        "Frist {{ deadline.day.iso }} für {{ provider.name }}\n",
    )
    .unwrap();
    let text = demand(&house.store, id, &options).unwrap().text;
    assert_eq!(text, "Frist 2026-09-21 für Bildungswerk Nordhessen gGmbH\n");
    // The other documents keep theirs.
    assert!(
        notice(&house.store, id, &options)
            .unwrap()
            .text
            .contains("# Einschaltung")
    );
    std::fs::write(&own, "eins\n{{ deadlin }}\n").unwrap();
    match demand(&house.store, id, &options) {
        Err(ReportError::Template { file, line, .. }) => {
            assert_eq!((file, line), (own.display().to_string(), Some(2)));
        }
        other => panic!("{other:?}"),
    }
}
