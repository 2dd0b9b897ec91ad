//! Maßnahmen: the measures, each with everything that belongs to it, and those who carry them out.
//!
//! Responsible for: what keys mean here beyond browsing. Not for: the steps of a measure ([`steps`]),
//! what is new for one ([`new`]), and the month's grid ([`crate::tui::sheet`]).

mod new;
mod rating;
mod reports;
mod review;
mod steps;

use super::browse::{Base, Browse, Mode, Spec, Tab};
use crate::domain::date::Month;
use crate::domain::id::{Kind, MeasureId, ProviderId, RatingId, RecordId};
use crate::domain::measure::Measure;
use crate::domain::review::Review;
use crate::store::{Entity, Record, Stored};
use crate::tui::action::{Action, Context};
use crate::tui::event::{Command, Cx, Effect, Event, Tag};
use crate::tui::sheet::Sheet;
use crate::tui::sheet::view::SheetKind;
use crate::tui::view::{Answer, Listing, MeasureList, Query};
use rating::RatingForm;

/// What is to be offered for a measure once it was read as it stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Offer {
    Steps,
    NewPart,
}

/// See the module.
pub type MeasuresPane = Browse<Measures>;

/// What measures add to browsing.
#[derive(Default)]
pub struct Measures {
    /// What is to be offered, and the number of the query it waits for.
    waiting: Option<(u64, Offer)>,
}

impl Tab for Measures {
    const SPEC: Spec = Spec {
        name: "tab-measures",
        kind: Kind::Measure,
        modes: &[
            mode(
                None,
                MeasureList::Running,
                "measures-running",
                "measures-running-none",
            ),
            mode(
                Some(Action::ShowPlanned),
                MeasureList::Planned,
                "measures-planned",
                "measures-planned-none",
            ),
            mode(
                Some(Action::ShowEnded),
                MeasureList::Ended,
                "measures-ended",
                "measures-ended-none",
            ),
            mode(
                Some(Action::ShowAll),
                MeasureList::All,
                "measures-all",
                "measures-none",
            ),
            Mode {
                action: Some(Action::ShowProviders),
                listing: Listing::Providers,
                title: "measures-providers",
                none: "providers-none",
            },
        ],
        mine: true,
        share: 45,
        detail: None,
        ask_delete: "ask-delete-measure",
    };

    const ALSO: &'static [Kind] = &[Kind::Provider];

    fn act(&mut self, action: Action, base: &mut Base, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::Steps => self.read_for(Offer::Steps, base, cx),
            Action::NewPart => self.read_for(Offer::NewPart, base, cx),
            Action::EnterFigures => {
                let month = Month::of(cx.today).plus(-1);
                let sheet = Sheet::new(SheetKind::Utilisation(month));
                base.enter(Box::new(sheet), cx);
            }
            Action::OpenChecklist => open_checklist(base, cx),
            Action::Reports => reports::offer(cx),
            Action::Edit if on_checklist(base) => open_checklist(base, cx),
            Action::ShowProviders if base.in_detail() => show_provider(base, cx),
            Action::New if base.in_detail() => self.new_in_detail(base, cx),
            Action::New if is_providers(base) => {
                let record = cx.blank(Kind::Provider);
                cx.commands.push(Command::NewRecord(Box::new(record)));
            }
            Action::New => {
                let record = new::measure(None, cx);
                cx.commands.push(Command::NewRecord(Box::new(record)));
            }
            Action::Open if base.in_detail() => return open_part(base, cx),
            Action::Delete if base.in_detail() => return delete_part(base, cx),
            _ => return false,
        }
        true
    }

    fn contexts(&self, _base: &Base) -> Vec<Context> {
        vec![Context::Measure]
    }

    fn offers(&self, action: Action, base: &Base) -> bool {
        let provider = meant(base, Kind::Provider);
        match action {
            Action::Steps | Action::NewPart | Action::OpenChecklist => !provider,
            Action::ShowProviders => !(provider && base.in_detail()),
            _ => true,
        }
    }

    fn hear(&mut self, event: &Event, base: &mut Base, cx: &mut Cx<'_>) {
        match event {
            // A new measure or provider is shown in full: its list may be another one.
            Event::Applied {
                tag: Tag::Form,
                result: Ok(applied),
            } if !base.in_detail() => {
                let new = applied.created.iter().find(|id| is_own(id.kind));
                if let Some(id) = new {
                    base.open(*id, cx);
                }
            }
            Event::Answered {
                number,
                answer: Ok(Answer::Records { records, .. }),
            } => {
                let Some((_, offer)) = self.waiting.take_if(|(asked, _)| asked == number) else {
                    return;
                };
                let Some(stored) = records.iter().find_map(measure_of) else {
                    return;
                };
                match offer {
                    Offer::Steps => steps::offer(&stored, cx),
                    Offer::NewPart => new::offer(&stored.record, cx),
                }
            }
            _ => {}
        }
    }

    fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }
}

const fn mode(
    action: Option<Action>,
    list: MeasureList,
    title: &'static str,
    none: &'static str,
) -> Mode {
    Mode {
        action,
        listing: Listing::Measures(list),
        title,
        none,
    }
}

const fn is_own(kind: Kind) -> bool {
    matches!(kind, Kind::Measure | Kind::Provider)
}

fn is_providers(base: &Base) -> bool {
    base.mode().listing == Listing::Providers
}

/// Whether the record that is meant is of a kind.
fn meant(base: &Base, kind: Kind) -> bool {
    base.meant().is_some_and(|id| id.kind == kind)
}

impl Measures {
    /// Reads the measure that is meant as it stands now, for what it is offered for.
    fn read_for(&mut self, offer: Offer, base: &Base, cx: &mut Cx<'_>) {
        let Some(id) = base.meant().filter(|id| id.kind == Kind::Measure) else {
            return;
        };
        let query = Query::Records {
            ids: vec![id],
            names: false,
        };
        self.waiting = Some((cx.read(query), offer));
    }

    /// In a measure: something that belongs to it; in a provider: a measure of it.
    fn new_in_detail(&mut self, base: &Base, cx: &mut Cx<'_>) {
        match base.meant() {
            Some(RecordId {
                kind: Kind::Provider,
                id,
            }) => {
                let record = new::measure(Some(ProviderId(id)), cx);
                cx.commands.push(Command::NewRecord(Box::new(record)));
            }
            _ => self.read_for(Offer::NewPart, base, cx),
        }
    }
}

/// From a measure to the one who carries it out.
fn show_provider(base: &mut Base, cx: &mut Cx<'_>) {
    if let Some(stored) = base.record::<Measure>() {
        let id = RecordId {
            kind: Kind::Provider,
            id: stored.record.provider.0,
        };
        base.open(id, cx);
    }
}

fn measure_of(stored: &Stored<Record>) -> Option<Stored<Measure>> {
    Some(Stored {
        record: Measure::of(&stored.record)?.clone(),
        revision: stored.revision,
    })
}

fn on_checklist(base: &Base) -> bool {
    base.in_detail()
        && base
            .target()
            .is_some_and(|target| target.kind == Kind::Checklist)
}

/// The checklist of the measure that is meant, begun or not.
fn open_checklist(base: &mut Base, cx: &mut Cx<'_>) {
    if let Some(id) = base.meant().filter(|id| id.kind == Kind::Measure) {
        let sheet = Sheet::new(SheetKind::Checklist(MeasureId(id.id)));
        base.enter(Box::new(sheet), cx);
    }
}

/// Leads to where a part of the record is shown; false if its form is.
fn open_part(base: &mut Base, cx: &mut Cx<'_>) -> bool {
    let Some(target) = base.target() else {
        return false;
    };
    match target.kind {
        kind if is_own(kind) => base.open(target, cx),
        Kind::Audit | Kind::Deficiency => cx.commands.push(Command::GoTo(target)),
        Kind::Checklist => open_checklist(base, cx),
        Kind::Review => return make_review(base, cx),
        Kind::Rating => {
            let form = RatingForm::new(RatingId(target.id));
            base.enter(Box::new(form), cx);
        }
        _ => return false,
    }
    true
}

/// Makes a review that is open; false for one that was made: its form puts it right.
fn make_review(base: &Base, cx: &mut Cx<'_>) -> bool {
    let open = base
        .parts::<Review>()
        .into_iter()
        .find(|stored| stored.record.is_open());
    let (Some(measure), Some(review)) = (base.record::<Measure>(), open) else {
        return false;
    };
    review::begin(measure.record, review, cx);
    true
}

/// Asks before a part is deleted that is nothing but a note of its own.
fn delete_part(base: &Base, cx: &mut Cx<'_>) -> bool {
    let (Some(target), Some(row)) = (base.target(), base.detail_row()) else {
        return false;
    };
    if !matches!(target.kind, Kind::Contact | Kind::Task | Kind::Rating) {
        return false;
    }
    let cells = row.cells.iter().skip(1).map(|cell| cell.text.as_str());
    let title = cells
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    cx.commands.push(Command::Ask {
        question: cx.texts.with("ask-delete-part", &[("title", title.into())]),
        then: vec![Effect::Delete { id: target }],
    });
    true
}

/// A record the pane made, as a form.
fn form(record: impl Into<Record>, cx: &mut Cx<'_>) {
    cx.commands
        .push(Command::NewRecord(Box::new(record.into())));
}
