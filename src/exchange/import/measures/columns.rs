//! What the columns of a list of measures may be called.

use crate::exchange::table::Column;

pub(in crate::exchange::import) const COLUMNS: &[Column] = &[
    Column::required(
        "number",
        &[
            "Maßnahmenummer",
            "Maßnahme-Nr.",
            "Maßnahmennummer",
            "Nummer",
            "Nr.",
            "measure number",
        ],
    ),
    Column::required(
        "title",
        &[
            "Titel",
            "Bezeichnung",
            "Maßnahmetitel",
            "Maßnahmebezeichnung",
            "Maßnahme",
        ],
    ),
    Column::required(
        "provider",
        &[
            "Träger",
            "Maßnahmeträger",
            "Bildungsträger",
            "Auftragnehmer",
        ],
    ),
    Column::required(
        "procurement",
        &["Beschaffung", "Beschaffungsweg", "Vergabeart", "Einkauf"],
    ),
    Column::required("start", &["Beginn", "Maßnahmebeginn", "von", "ab"]),
    Column::required("end", &["Ende", "Maßnahmeende", "bis"]),
    Column::required(
        "places",
        &["Plätze", "Platzzahl", "Teilnehmerplätze", "Anzahl Plätze"],
    ),
    Column::required("status", &["Stand", "Zustand"]),
    Column::optional(
        "legal_basis",
        &[
            "Rechtsgrundlage",
            "Rechtsgrundlagen",
            "gesetzliche Grundlage",
        ],
    ),
    Column::optional(
        "coordinator",
        &[
            "Maßnahmekoordinator",
            "Maßnahmekoordinatorin",
            "Koordinator",
            "Koordinatorin",
            "Koordination",
        ],
    ),
    Column::optional(
        "supervisor",
        &[
            "Maßnahmebetreuer",
            "Maßnahmebetreuerin",
            "Betreuer",
            "Betreuerin",
            "Betreuung",
        ],
    ),
    Column::optional("kind", &["Maßnahmeart", "Art", "Kürzel", "Kurz"]),
    Column::optional("land", &["Bundesland"]),
    Column::optional("team", &["Teams"]),
    Column::optional(
        "place",
        &["Ort", "Durchführungsort", "Maßnahmeort", "Standort"],
    ),
    Column::optional(
        "supervisor_named_by",
        &["Betreuung benannt von", "benannt von", "benannt durch"],
    ),
    Column::optional(
        "supervisor_named_on",
        &["Betreuung benannt am", "benannt am"],
    ),
    Column::optional(
        "predecessor",
        &["Vorgänger", "Vorgängermaßnahme", "Vorgängerin"],
    ),
    Column::optional(
        "provider_talk_on",
        &["Trägergespräch", "Gespräch mit Träger"],
    ),
    Column::optional(
        "final_report_on",
        &["Abschlussbericht geprüft", "Abschlussbericht"],
    ),
    Column::optional(
        "anomalies_on",
        &["Auffälligkeiten gemeldet", "Auffälligkeiten"],
    ),
    Column::optional("note", &["Bemerkung", "Bemerkungen", "Notiz"]),
];
