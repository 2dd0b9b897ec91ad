//! The choices of enum fields: their names, labels and the domain's values behind them.

use super::value::mismatch;
use super::{Choice, Value};
use crate::domain::agenda::ItemKind;
use crate::domain::audit::{AuditKind, PromptedBy};
use crate::domain::contact::ContactKind;
use crate::domain::date::Land;
use crate::domain::deficiency::{DeficiencyState, Ground, Severity};
use crate::domain::duty::DutyKind;
use crate::domain::house_rules::AfterEnd;
use crate::domain::indicator::catalogue::{Direction, Formula, Unit};
use crate::domain::indicator::period::PeriodKind;
use crate::domain::indicator::series::Sex;
use crate::domain::measure::Procurement;
use crate::domain::meeting::{MeetingKind, MeetingLanguage, MinutesState};
use crate::domain::outcome::{Audience, OutcomeKind};
use crate::domain::person::Role;
use crate::domain::problem::Wrong;
use crate::domain::rating::{Occasion, RatingPhase};
use crate::domain::ring::MunicipalityKind;

/// An enum of the domain whose values people choose from.
pub(super) trait Chosen: Copy + PartialEq + Sized + 'static {
    /// Every value.
    const CHOICES: &'static [(Self, Choice)];

    /// The value as a field's.
    fn value(self) -> Value {
        Self::CHOICES
            .iter()
            .find(|(value, _)| *value == self)
            .map_or(Value::Empty, |(_, choice)| Value::Choice(choice.name))
    }

    /// The value of a name.
    fn of_name(name: &str) -> Result<Self, Wrong> {
        Self::CHOICES
            .iter()
            .find(|(_, choice)| choice.name == name)
            .map(|(value, _)| *value)
            .ok_or_else(mismatch)
    }

    /// The value of a field's, which must be there.
    fn of_value(value: &Value) -> Result<Self, Wrong> {
        match value {
            Value::Choice(name) => Self::of_name(name),
            _ => Err(mismatch()),
        }
    }
}

macro_rules! choices {
    ($($list:ident: $type:ident as $id:literal { $($variant:ident $name:literal,)* })*) => {
        $(
            pub(super) const $list: &[Choice] = &[
                $(Choice { name: $name, label: concat!("choice-", $id, "-", $name) },)*
            ];

            impl Chosen for $type {
                const CHOICES: &'static [(Self, Choice)] = &[
                    $(($type::$variant, Choice { name: $name, label: concat!("choice-", $id, "-", $name) }),)*
                ];
            }
        )*
    };
}

choices! {
    MUNICIPALITY_KINDS: MunicipalityKind as "municipality_kind" {
        District "district",
        City "city",
    }
    LANDS: Land as "land" {
        BadenWuerttemberg "BW",
        Bavaria "BY",
        Berlin "BE",
        Brandenburg "BB",
        Bremen "HB",
        Hamburg "HH",
        Hesse "HE",
        MecklenburgVorpommern "MV",
        LowerSaxony "NI",
        NorthRhineWestphalia "NW",
        RhinelandPalatinate "RP",
        Saarland "SL",
        Saxony "SN",
        SaxonyAnhalt "ST",
        SchleswigHolstein "SH",
        Thuringia "TH",
    }
    ROLES: Role as "role" {
        Moderator "moderator",
        ProjectLead "project_lead",
        Speaker "speaker",
        Coordinator "coordinator",
        Supervisor "supervisor",
        QualityOfficer "quality_officer",
        TeamLead "team_lead",
        CoordinatingManager "coordinating_manager",
        Management "management",
        Evaluator "evaluator",
        MailboxKeeper "mailbox_keeper",
        Reader "reader",
    }
    MEETING_KINDS: MeetingKind as "meeting_kind" {
        Ring "ring",
        Speakers "speakers",
        Symposium "symposium",
        ProviderTalk "provider_talk",
        Steering "steering",
    }
    LANGUAGES: MeetingLanguage as "language" {
        De "de",
        En "en",
    }
    MINUTES_STATES: MinutesState as "minutes_state" {
        Draft "draft",
        Sent "sent",
        Approved "approved",
        Corrected "corrected",
    }
    ITEM_KINDS: ItemKind as "item_kind" {
        Welcome "welcome",
        TaskReview "task_review",
        News "news",
        Indicators "indicators",
        PracticeComparison "practice_comparison",
        GoodExample "good_example",
        Topic "topic",
        Agreements "agreements",
        NextMeeting "next_meeting",
        Break "break",
        Approval "approval",
    }
    OUTCOME_KINDS: OutcomeKind as "outcome_kind" {
        Decision "decision",
        Task "task",
        Finding "finding",
        SuccessFactor "success_factor",
        Approach "approach",
        GoodPractice "good_practice",
        Position "position",
        OpenQuestion "open_question",
    }
    AUDIENCES: Audience as "audience" {
        Ring "ring",
        All "all",
        Public "public",
    }
    PROCUREMENTS: Procurement as "procurement" {
        PurchasingCentre "purchasing_centre",
        Negotiated "negotiated",
        Voucher "voucher",
        Grant "grant",
        Other "other",
    }
    AUDIT_KINDS: AuditKind as "audit_kind" {
        RegularThreeMonths "regular_3_months",
        RegularNineMonths "regular_9_months",
        SupplierManagement "supplier_management",
        Occasion "occasion",
        External "external",
    }
    PROMPTED_BY: PromptedBy as "prompted_by" {
        JobCentre "job_centre",
        CustomerReaction "customer_reaction",
        Department "department",
    }
    CONTACT_KINDS: ContactKind as "contact_kind" {
        Visit "visit",
        Audit "audit",
        Talk "talk",
        Letter "letter",
    }
    OCCASIONS: Occasion as "occasion" {
        Regular "regular",
        Occasion "occasion",
    }
    RATING_PHASES: RatingPhase as "rating_phase" {
        During "during",
        After "after",
    }
    SEVERITIES: Severity as "severity" {
        Minor "minor",
        Major "major",
        Severe "severe",
    }
    GROUNDS: Ground as "deficiency_ground" {
        NotMet "not_met",
        Insufficient "insufficient",
        NotExpected "not_expected",
        Severe "severe",
    }
    DEFICIENCY_STATES: DeficiencyState as "deficiency_state" {
        Found "found",
        Demanded "demanded",
        QualityOfficer "quality_officer",
        Escalated "escalated",
        Remedied "remedied",
        Withdrawn "withdrawn",
        ContractEnded "contract_ended",
    }
    DUTY_KINDS: DutyKind as "duty_kind" {
        MeasureInformation "measure_information",
        UtilisationReport "utilisation_report",
        RatingData "rating_data",
        RatingReview "rating_review",
        RatingReport "rating_report",
        RatingAssessment "rating_assessment",
    }
    DIRECTIONS: Direction as "direction" {
        Higher "higher",
        Lower "lower",
        Neutral "neutral",
    }
    UNITS: Unit as "unit" {
        PerCent "per_cent",
        Euro "euro",
        Number "number",
    }
    FORMULAS: Formula as "formula" {
        Change "change",
        Quota "quota",
        MeanRate "mean_rate",
        Ratio "ratio",
        Value "value",
    }
    SEXES: Sex as "sex" {
        All "all",
        Male "male",
        Female "female",
    }
    PERIOD_KINDS: PeriodKind as "period_kind" {
        Month "month",
        Quarter "quarter",
        Year "year",
    }
    AFTER_END: AfterEnd as "after_end" {
        BringForward "bring_forward",
        Keep "keep",
        Drop "drop",
    }
}

macro_rules! states {
    ($($list:ident as $id:literal { $($name:literal,)* })*) => {
        $(pub(super) const $list: &[Choice] = &[
            $(Choice { name: $name, label: concat!("choice-", $id, "-", $name) },)*
        ];)*
    };
}

// States that carry a day or a reason, and sources that carry a record: their tables say what is
// behind a name.
states! {
    MEETING_STATES as "meeting_state" {
        "planned", "invited", "running", "minuted", "reported", "cancelled",
    }
    TASK_STATES as "task_state" { "open", "done", "dropped", }
    TASK_SOURCES as "task_source" {
        "manual", "project_lead", "management", "outcome", "preparation",
        "rating", "deficiency", "measure",
    }
    MEASURE_STATES as "measure_status" {
        "planned", "tendered", "awarded", "running", "ended", "cancelled",
    }
    AUDIT_STATES as "audit_status" { "planned", "announced", "done", "waived", }
    REVIEW_STATES as "review_status" { "open", "done", "waived", }
    LOCAL_HOLIDAYS as "local_holiday" { "peace_festival", "assumption", "corpus_christi", }
}

/// Text id of a role's name.
pub fn role_label(role: Role) -> &'static str {
    let choices = Role::CHOICES.iter();
    choices
        .filter(|(value, _)| *value == role)
        .map(|(_, choice)| choice.label)
        .next()
        .unwrap_or_default()
}
