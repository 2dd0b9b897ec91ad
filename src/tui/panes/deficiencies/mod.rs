//! Mängel: the open ones by urgency, those past their deadline, or all by stage; and one in full with
//! its story and what has to be done next.
//!
//! Responsible for: which step a key means and which form or menu opens for it. Not for: what a step
//! asks for and writes ([`step`], [`crate::fields::deficiency`]), and what every list can do
//! ([`super::browse`]).

mod step;

use super::browse::{Base, Browse, Mode, Spec, Tab};
use crate::domain::deficiency::Deficiency;
use crate::domain::deficiency::next::NextKind;
use crate::domain::house_rules::HouseRules;
use crate::domain::id::{DeficiencyId, Kind, RecordId};
use crate::domain::measure::Measure;
use crate::domain::task::Task;
use crate::fields::deficiency::change::Case;
use crate::fields::deficiency::{DeficiencyStep, tell};
use crate::store::{Entity, Stored};
use crate::tui::action::{Action, Context};
use crate::tui::event::{Command, Cx, Effect, Event, Paper, Tag};
use crate::tui::overlay::menu::Menu;
use crate::tui::overlay::reading::Reading;
use crate::tui::overlay::step::dialog;
use crate::tui::view::{Listing, next_kind};
use step::Taking;

/// See the module.
pub type DeficienciesPane = Browse<Deficiencies>;

/// What was asked before the record was read.
#[derive(Debug, Clone, Copy)]
enum Wanted {
    /// The step the procedure demands.
    Next,
    /// The menu of all steps.
    Menu,
}

/// What deficiencies add to browsing.
#[derive(Default)]
pub struct Deficiencies {
    wanted: Option<Wanted>,
}

impl Tab for Deficiencies {
    const SPEC: Spec = Spec {
        name: "tab-deficiencies",
        kind: Kind::Deficiency,
        modes: &[
            Mode {
                action: None,
                listing: Listing::OpenDeficiencies,
                title: "deficiencies-open",
                none: "deficiencies-none",
            },
            Mode {
                action: Some(Action::OverdueOnly),
                listing: Listing::OverdueDeficiencies,
                title: "deficiencies-overdue",
                none: "deficiencies-none-overdue",
            },
            Mode {
                action: Some(Action::ByStage),
                listing: Listing::DeficienciesByStage,
                title: "deficiencies-board",
                none: "deficiencies-none-board",
            },
        ],
        mine: true,
        share: 45,
        detail: None,
        ask_delete: "ask-delete-deficiency",
    };

    fn contexts(&self, _base: &Base) -> Vec<Context> {
        vec![Context::Deficiencies]
    }

    fn act(&mut self, action: Action, base: &mut Base, cx: &mut Cx<'_>) -> bool {
        if base.list().is_typing() {
            return false;
        }
        match action {
            Action::TakeStep => self.want(Wanted::Next, base, cx),
            Action::Steps => self.want(Wanted::Menu, base, cx),
            Action::WriteLetter => write_letter(base, cx),
            Action::OpenMeasure => open_measure(base, cx),
            Action::Edit if base.in_detail() => {
                if let Some(id) = base.meant() {
                    cx.commands.push(Command::EditRecord(id));
                }
            }
            Action::Open if base.in_detail() => return open_row(base, cx),
            _ => return false,
        }
        true
    }

    fn detail_read(&mut self, base: &mut Base, cx: &mut Cx<'_>) {
        if let Some(wanted) = self.wanted.take() {
            match case(base) {
                Some(case) => do_wanted(wanted, case, cx),
                None => cx.warn(cx.texts.get("app-record-gone").into_owned()),
            }
        }
    }

    fn hear(&mut self, event: &Event, base: &mut Base, cx: &mut Cx<'_>) {
        // A new one: the cursor goes to it.
        if let Event::Applied {
            tag: Tag::Form,
            result: Ok(applied),
        } = event
            && let Some(one) = applied.first::<Deficiency>()
            && applied.created.iter().any(|id| id.kind == Kind::Deficiency)
            && !base.in_detail()
        {
            let id = one.clone().record().id();
            base.open(id, cx);
        }
    }

    fn is_waiting(&self) -> bool {
        self.wanted.is_some()
    }
}

impl Deficiencies {
    fn want(&mut self, wanted: Wanted, base: &mut Base, cx: &mut Cx<'_>) {
        match case(base) {
            Some(case) => do_wanted(wanted, case, cx),
            None => {
                let id = base.under_cursor();
                if id.is_some() {
                    self.wanted = Some(wanted);
                }
                base.show(id, cx);
            }
        }
    }
}

/// Enter on a row of the detail: a step to be done is begun, one that was done is read in full.
fn open_row(base: &Base, cx: &mut Cx<'_>) -> bool {
    let Some(row) = base.detail_row() else {
        return false;
    };
    if let Some(next) = next_kind(row) {
        if let Some(case) = case(base) {
            begin(next, case, cx);
        }
        return true;
    }
    match row.target {
        Some(target) if target.kind == Kind::Deficiency => {
            let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
            let [day, by, told, ..] = cells[..] else {
                return false;
            };
            let reading = Reading::new(format!("{day} {by}"), told);
            cx.commands.push(Command::Open(Box::new(reading)));
            true
        }
        _ => false,
    }
}

/// The deficiency that is meant, with all that its steps need; none before it was read.
fn case(base: &Base) -> Option<Case> {
    let stored = base.record::<Deficiency>()?;
    let rules = base.parts::<HouseRules>().into_iter().next();
    Some(Case {
        deficiency: Stored {
            record: stored.record.clone(),
            revision: stored.revision,
        },
        measure: base.parts::<Measure>().into_iter().next()?.record,
        rules: rules.map(|stored| stored.record).unwrap_or_default(),
        tasks: base.parts::<Task>(),
    })
}

fn do_wanted(wanted: Wanted, case: Case, cx: &mut Cx<'_>) {
    let next = case.deficiency.record.next_steps(cx.today, &case.rules);
    match (wanted, next.first()) {
        (Wanted::Next, Some(next)) => begin(next.kind, case, cx),
        (Wanted::Next, None) => cx.say(cx.texts.get("deficiencies-next-none").into_owned()),
        (Wanted::Menu, _) => menu(&case, cx),
    }
}

/// Does what the procedure demands: the form of the step, or the menu where several would do.
fn begin(next: NextKind, case: Case, cx: &mut Cx<'_>) {
    match DeficiencyStep::doing(next) {
        Some(step) => take(step, case, cx),
        None => menu(&case, cx),
    }
}

fn take(step: DeficiencyStep, case: Case, cx: &mut Cx<'_>) {
    let taking = Taking::new(step, case, cx.today);
    let command = dialog(Box::new(taking), cx);
    cx.commands.push(command);
}

/// Every step: those that can be taken first, what the procedure demands on top.
fn menu(case: &Case, cx: &mut Cx<'_>) {
    let deficiency = &case.deficiency.record;
    let demanded = deficiency.next_steps(cx.today, &case.rules);
    let answers: Vec<(NextKind, DeficiencyStep)> = demanded
        .iter()
        .flat_map(|next| {
            let answering = DeficiencyStep::answering(next.kind).iter();
            answering.map(|step| (next.kind, *step))
        })
        .collect();
    let wanted = |step: DeficiencyStep| answers.iter().position(|(_, one)| *one == step);
    let mut steps: Vec<(DeficiencyStep, Option<String>)> = DeficiencyStep::ALL
        .into_iter()
        .map(|step| {
            let wrong = step.blocked(deficiency);
            let why = wrong.map(|wrong| crate::fields::say(&wrong, cx.texts));
            (step, why)
        })
        .collect();
    steps.sort_by_key(|(step, why)| (why.is_some(), wanted(*step).unwrap_or(usize::MAX)));
    let title = cx.texts.with(
        "deficiencies-steps",
        &[("title", deficiency.clone().record().title().into())],
    );
    let mut menu = Menu::new(title);
    for (step, why) in steps {
        let label = cx.texts.get(step.label()).into_owned();
        let note = wanted(step).map_or_else(String::new, |at| tell::roles(answers[at].0, cx.texts));
        match why {
            Some(why) => menu.refuse(label, why),
            None => {
                let case = case.clone();
                menu.add_noted(label, note, move |cx| take(step, case, cx));
            }
        }
    }
    cx.commands.push(Command::Open(Box::new(menu)));
}

/// The letter of the stage it stands in.
fn write_letter(base: &Base, cx: &mut Cx<'_>) {
    let Some(id) = base.meant() else { return };
    let id = DeficiencyId(id.id);
    let stage = base
        .record::<Deficiency>()
        .map_or(1, |stored| stored.record.stage());
    let paper = if stage == 2 {
        Paper::Escalation(id)
    } else {
        Paper::Demand(id)
    };
    cx.effects.push(Effect::WritePaper(paper));
}

fn open_measure(base: &Base, cx: &mut Cx<'_>) {
    if let Some(stored) = base.record::<Deficiency>() {
        cx.commands.push(Command::GoTo(RecordId {
            kind: Kind::Measure,
            id: stored.record.measure.0,
        }));
    }
}
