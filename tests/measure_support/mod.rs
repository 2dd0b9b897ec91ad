//! A measure with its provider and people, and what is recorded about it.

use std::sync::Arc;

use chrono::NaiveDate;
use ringbuch::domain::audit::{
    Audit, AuditKind, AuditResult, AuditState, Section, Subject, Verdict,
};
use ringbuch::domain::date::Land;
use ringbuch::domain::deficiency::{Deficiency, Severity, Step, StepKind};
use ringbuch::domain::id::{AuditId, DeficiencyId, MeasureId, PersonId, ProviderId};
use ringbuch::domain::measure::{Measure, Procurement, Stage};
use ringbuch::domain::person::{Person, Role};
use ringbuch::domain::provider::Provider;
use ringbuch::report::measures::DocumentOptions;
use ringbuch::store::apply::Applied;
use ringbuch::store::backend::MemoryBackend;
use ringbuch::store::{Actor, Change, Client, Entity, Record, Store};
use ringbuch::text::locale::Lang;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn options(language: Lang) -> DocumentOptions {
    DocumentOptions::new(language, day("2026-11-22"), "ute")
}

/// A house with one provider and three people.
pub(crate) struct House {
    pub(crate) store: Store,
    client: Client,
    pub(crate) provider: ProviderId,
    pub(crate) officer: PersonId,
    pub(crate) coordinator: PersonId,
    pub(crate) supervisor: PersonId,
}

impl House {
    pub(crate) fn new() -> Self {
        let mut this = Self {
            store: Store::new(Arc::new(MemoryBackend::default())),
            client: Client::new(),
            provider: ProviderId(1),
            officer: PersonId(1),
            coordinator: PersonId(1),
            supervisor: PersonId(1),
        };
        this.provider = this.provider("Bildungswerk Nordhessen gGmbH");
        this.officer = this.person("Ute Bär", "ute", Role::QualityOfficer);
        this.coordinator = this.person("Jan Rau", "", Role::Coordinator);
        this.supervisor = this.person("Eva Sommer", "", Role::Supervisor);
        this
    }

    #[track_caller]
    pub(crate) fn apply(&self, with: impl FnOnce(Change) -> Change) -> Applied {
        let actor = Actor {
            author: "ute".into(),
            uid: 1000,
            now_ms: 1_700_000_000_000,
        };
        self.store
            .apply(&with(self.client.change()), &actor)
            .unwrap()
    }

    #[track_caller]
    pub(crate) fn create<T: Entity + Clone>(&self, record: impl Into<Record>) -> T {
        let record = record.into();
        self.apply(|change| change.create(record))
            .first::<T>()
            .unwrap()
            .clone()
    }

    pub(crate) fn provider(&self, name: &str) -> ProviderId {
        let provider = Provider {
            address: "Hafenstraße 12, 34125 Kassel".into(),
            contact: "Frau Öztürk, Standortleitung".into(),
            ..Provider::named(ProviderId::provisional(1), name)
        };
        self.create::<Provider>(provider).id
    }

    fn person(&self, name: &str, user: &str, role: Role) -> PersonId {
        let person = Person {
            function: match role {
                Role::QualityOfficer => "Fachkraft Steuerung & Qualitätssicherung",
                Role::Coordinator => "Maßnahmekoordinator",
                _ => "Maßnahmebetreuerin",
            }
            .into(),
            organisation: "Jobcenter Musterkreis".into(),
            mail: "qm@jobcenter.example".into(),
            phone: "0561 1234-56".into(),
            user: user.into(),
            roles: vec![role],
            ..Person::named(PersonId::provisional(1), name)
        };
        self.create::<Person>(person).id
    }

    pub(crate) fn plain_measure(&self, number: &str, title: &str) -> Measure {
        Measure {
            id: MeasureId::provisional(1),
            number: number.into(),
            title: title.into(),
            kind: "MAT".into(),
            legal_basis: "§ 45 SGB III".into(),
            procurement: Procurement::PurchasingCentre,
            predecessor: None,
            provider: self.provider,
            place: "Kassel, Hafenstraße 12".into(),
            land: Land::Hesse,
            start: day("2026-06-01"),
            end: day("2027-05-31"),
            extensions: vec![],
            places: 20,
            coordinator: Some(self.coordinator),
            supervisor: Some(self.supervisor),
            supervisor_named_by: None,
            supervisor_named_on: None,
            team: "Team 3".into(),
            status: Stage::Awarded,
            provider_talk_on: None,
            final_report_on: None,
            anomalies_on: None,
            note: String::new(),
        }
    }

    pub(crate) fn measure(&self, number: &str, title: &str) -> MeasureId {
        self.create::<Measure>(self.plain_measure(number, title)).id
    }

    pub(crate) fn plain_audit(&self, measure: MeasureId) -> Audit {
        Audit {
            id: AuditId::provisional(1),
            measure,
            // The store fills in the measure's own.
            subject: Subject {
                number: "701/12345/26".into(),
                title: "Aktivcenter".into(),
                provider: self.provider,
                coordinator: Some(self.coordinator),
                place: "Kassel, Hafenstraße 12".into(),
                land: Land::Hesse,
            },
            kind: AuditKind::Occasion,
            rule_date: day("2026-09-01"),
            due: day("2026-09-01"),
            after_end: false,
            scheduled: None,
            responsible: None,
            status: AuditState::Planned,
            covered_by: None,
            prompted_by: None,
            advice_on: None,
            auditors: vec![],
            sections: vec![],
            note: String::new(),
            recorded: false,
            filed_on: None,
            result_sent_on: None,
        }
    }

    /// An audit of 1 September that found something.
    pub(crate) fn deficient_audit(&self, measure: MeasureId) -> AuditId {
        let section = |title: &str, verdict, note: &str| Section {
            title: title.into(),
            verdict,
            note: note.into(),
        };
        self.create::<Audit>(Audit {
            scheduled: Some(day("2026-09-01")),
            status: AuditState::Done {
                on: day("2026-09-01"),
                result: AuditResult::Deficient,
            },
            auditors: vec![self.coordinator, self.supervisor],
            sections: vec![
                section("Konzept und seine Umsetzung", Verdict::Fine, ""),
                section(
                    "Personal",
                    Verdict::Finding,
                    "Zwei Stellen sind unbesetzt:\n- Sozialpädagogik\n- *Anleitung* | Metall",
                ),
                section("Räume", Verdict::Open, ""),
                section("Ausstattung", Verdict::NotApplicable, ""),
            ],
            note: "Der Termin begann pünktlich.".into(),
            recorded: true,
            filed_on: Some(day("2026-09-03")),
            ..self.plain_audit(measure)
        })
        .id
    }

    pub(crate) fn deficiency(
        &self,
        measure: MeasureId,
        audit: Option<AuditId>,
        severity: Severity,
        steps: Vec<Step>,
    ) -> DeficiencyId {
        self.create::<Deficiency>(Deficiency {
            id: DeficiencyId::provisional(1),
            measure,
            audit,
            found_on: day("2026-09-01"),
            kind: "Personalschlüssel".into(),
            severity,
            text: "Vertraglich sind drei Fachkräfte zugesagt, anwesend war eine:\n\
                   - Sozialpädagogik fehlt seit dem 01.08.\n\
                   - Anleitung nur vormittags"
                .into(),
            steps,
        })
        .id
    }
}

/// What a reader sees of Markdown: its text, a line a block. Anything a typed text must never become
/// (HTML, links, code …) is named, so that an assertion on it fails.
pub(crate) fn visible(markdown: &str) -> String {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let mut out = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) => out.push_str(&text),
            Event::HardBreak | Event::SoftBreak | Event::End(_) => out.push('\n'),
            Event::Start(Tag::Image { .. } | Tag::Link { .. } | Tag::CodeBlock(_))
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Code(_) => out.push_str("<<markup>>"),
            _ => {}
        }
    }
    out
}

/// Texts that would be something else than text if nobody took care.
pub(crate) const HOSTILE: [&str; 17] = [
    "# keine Überschrift",
    "a | b",
    "<script>alert(1)</script>",
    "[Klick](https://example.org)",
    "![Bild](x.png)",
    "`code`",
    "```",
    "- kein Punkt",
    "1. keine Liste",
    "**fett** und _kursiv_",
    "&amp; &lt;b&gt;",
    "Ende\\",
    "===",
    "> kein Zitat",
    "{{ measure.name }} {% raw %}",
    "{# weg #}",
    "https://example.org/a_b_c",
];

pub(crate) fn step(on: &str, what: StepKind) -> Step {
    Step {
        on: day(on),
        by: "ute".into(),
        what,
    }
}
