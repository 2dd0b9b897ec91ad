//! Which measures the demonstration has: a table, a row a measure.
//!
//! Everything is reckoned from the day the demonstration is made for, so that on any day something is
//! late, something is due soon and something is settled.

use crate::domain::measure::Procurement::{
    self, Grant, Negotiated, Other, PurchasingCentre, Voucher,
};

/// What a measure's days follow from, in days from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// It begins then.
    Begins(i64),
    /// Three months after its start are then.
    Three(i64),
    /// Nine months after its start are then.
    Nine(i64),
    /// It ends then.
    Ends(i64),
    /// Six months after its end are then.
    Review(i64),
}

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    Planned,
    Tendered,
    /// Awarded; the provider was talked to.
    Awarded,
    /// Awarded, the talk is missing.
    Untalked,
    Cancelled,
}

/// What became of a regular audit. Days count from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tale {
    /// Done if it was due, else planned.
    Plain,
    /// Nobody did it.
    Open,
    /// An appointment was made.
    Scheduled(i64),
    /// The provider was told yesterday of an appointment.
    Announced(i64),
    /// Done, with findings.
    Deficient,
    /// Waived by hand.
    Waived,
}

/// How it is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Used {
    Good,
    Watch,
    Poor,
    /// Good, but a month and the last one are missing.
    Gaps,
    /// No figures at all.
    Never,
}

/// A measure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sample {
    /// Short name of its kind, as in `measure_kinds.csv`.
    pub(super) kind: &'static str,
    pub(super) procurement: Procurement,
    /// Position of its provider.
    pub(super) provider: usize,
    pub(super) anchor: Anchor,
    pub(super) months: u32,
    pub(super) places: u32,
    /// Position of its coordinator; 0 is whoever made the demonstration.
    pub(super) coordinator: usize,
    pub(super) supervisor: Option<usize>,
    pub(super) at: At,
    /// The audit three months after the start.
    pub(super) three: Tale,
    /// The one nine months after.
    pub(super) nine: Tale,
    pub(super) used: Used,
}

const fn sample(
    kind: &'static str,
    procurement: Procurement,
    provider: usize,
    anchor: Anchor,
    months: u32,
    places: u32,
) -> Sample {
    Sample {
        kind,
        procurement,
        provider,
        anchor,
        months,
        places,
        coordinator: 1,
        supervisor: Some(0),
        at: At::Awarded,
        three: Tale::Plain,
        nine: Tale::Plain,
        used: Used::Good,
    }
}

impl Sample {
    /// Of the person who made the demonstration.
    const fn mine(mut self) -> Self {
        self.coordinator = 0;
        self
    }

    const fn by(mut self, coordinator: usize, supervisor: usize) -> Self {
        self.coordinator = coordinator;
        self.supervisor = Some(supervisor);
        self
    }

    const fn unsupervised(mut self) -> Self {
        self.supervisor = None;
        self
    }

    const fn at(mut self, at: At) -> Self {
        self.at = at;
        self
    }

    const fn three(mut self, tale: Tale) -> Self {
        self.three = tale;
        self
    }

    const fn nine(mut self, tale: Tale) -> Self {
        self.nine = tale;
        self
    }

    const fn used(mut self, used: Used) -> Self {
        self.used = used;
        self
    }
}

/// Positions other parts of the demonstration speak of.
pub(super) mod place {
    /// Its audit found something, and an external one followed.
    pub(crate) const EXPERIENCED: usize = 11;
    /// A dual apprenticeship of three years: the second audit found something.
    pub(crate) const METAL: usize = 6;
    /// Covered by its regular audit.
    pub(crate) const PREPARATION: usize = 12;
    /// Extended twice.
    pub(crate) const FAMILIES: usize = 16;
    /// Follows [`FAMILIES`]' kind: its success is shown by an ended one.
    pub(crate) const ENDED_REVIEWED: usize = 25;
    /// Without a rhythm, with an audit by occasion.
    pub(crate) const STORE: usize = 15;
    /// By voucher, with supplier management alone.
    pub(crate) const STOCK: usize = 5;
    /// Its contract ended over a deficiency.
    pub(crate) const CANCELLED: usize = 28;
    /// Ended, final report not checked yet.
    pub(crate) const JUST_ENDED: usize = 27;
}

/// Title `n` is `demo-measure-n` counted from 1.
pub(super) const SAMPLES: &[Sample] = &[
    sample("MAT", PurchasingCentre, 0, Anchor::Three(-20), 12, 20)
        .mine()
        .three(Tale::Open),
    sample("MAT", PurchasingCentre, 1, Anchor::Three(-28), 6, 15).by(1, 1),
    sample("AGH", Grant, 2, Anchor::Begins(-200), 12, 24).by(2, 2),
    sample("AVGS-MAT", Voucher, 5, Anchor::Begins(-60), 3, 8)
        .by(2, 3)
        .used(Used::Never),
    sample("MAT", PurchasingCentre, 4, Anchor::Nine(-12), 12, 18)
        .mine()
        .nine(Tale::Open)
        .used(Used::Watch),
    sample("FbW", Voucher, 4, Anchor::Begins(-150), 24, 12).by(1, 1),
    sample("BaE", PurchasingCentre, 6, Anchor::Begins(-440), 36, 16)
        .by(2, 4)
        .nine(Tale::Deficient)
        .used(Used::Watch),
    sample("MAT", Negotiated, 0, Anchor::Three(7), 9, 20)
        .mine()
        .three(Tale::Announced(4)),
    sample("KomE", Other, 7, Anchor::Begins(-300), 24, 30).by(1, 2),
    sample("MAT", PurchasingCentre, 1, Anchor::Three(10), 12, 15)
        .mine()
        .used(Used::Gaps),
    sample("MAT", PurchasingCentre, 8, Anchor::Nine(-9), 12, 14)
        .by(2, 3)
        .nine(Tale::Scheduled(5)),
    sample("MAT", PurchasingCentre, 2, Anchor::Begins(-210), 12, 22)
        .mine()
        .three(Tale::Deficient),
    sample("BvB", PurchasingCentre, 3, Anchor::Three(22), 10, 25)
        .by(1, 4)
        .used(Used::Never),
    sample("MAT", Negotiated, 5, Anchor::Three(-33), 6, 12)
        .mine()
        .three(Tale::Open)
        .used(Used::Poor),
    sample("16h", Grant, 7, Anchor::Begins(-130), 18, 10).by(2, 0),
    sample("AGH", Grant, 1, Anchor::Begins(-35), 12, 30).by(1, 1),
    sample("MAT", PurchasingCentre, 8, Anchor::Begins(-420), 18, 16)
        .mine()
        .nine(Tale::Waived)
        .used(Used::Poor),
    sample("TaAM", Other, 6, Anchor::Begins(-90), 24, 20).by(2, 2),
    sample("MAT", PurchasingCentre, 0, Anchor::Begins(25), 9, 20)
        .mine()
        .at(At::Untalked),
    sample("MAT", PurchasingCentre, 3, Anchor::Begins(40), 12, 16).by(1, 3),
    sample("MAT", PurchasingCentre, 4, Anchor::Begins(95), 12, 18)
        .by(2, 4)
        .at(At::Tendered),
    sample("MAT", PurchasingCentre, 0, Anchor::Begins(150), 12, 24)
        .mine()
        .unsupervised()
        .at(At::Planned),
    sample("BaE", PurchasingCentre, 6, Anchor::Begins(200), 36, 16)
        .by(2, 0)
        .at(At::Planned),
    sample("MAT", PurchasingCentre, 2, Anchor::Review(-33), 6, 15).mine(),
    sample("MAT", Negotiated, 8, Anchor::Review(5), 6, 12)
        .mine()
        .used(Used::Watch),
    sample("MAT", PurchasingCentre, 8, Anchor::Ends(-430), 6, 16).by(1, 2),
    sample("AGH", Grant, 2, Anchor::Ends(-120), 6, 20)
        .by(2, 3)
        .used(Used::Poor),
    sample("MAT", PurchasingCentre, 7, Anchor::Ends(-40), 8, 18).by(1, 4),
    sample("MAT", PurchasingCentre, 3, Anchor::Begins(-160), 9, 15)
        .by(2, 1)
        .at(At::Cancelled),
    sample("MAT", PurchasingCentre, 5, Anchor::Begins(-30), 2, 10)
        .mine()
        .used(Used::Watch),
];
