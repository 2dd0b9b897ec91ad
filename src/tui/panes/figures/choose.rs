//! What can be chosen from a list instead of stepped to: indicator, group, period, day of knowledge, kind
//! of file.
//!
//! Responsible for: filling the choosers. What is chosen comes back as a question
//! ([`Command::Figures`]), as from anywhere else.

use super::view::{FiguresView, Part};
use super::{FiguresPane, view};
use crate::domain::indicator::question::{Group, Question};
use crate::report::figures::Form;
use crate::report::figures::words::period_name;
use crate::tui::action::Action;
use crate::tui::event::{Command, Cx, Effect, Paper};
use crate::tui::overlay::chooser::Chooser;
use crate::tui::overlay::menu::Menu;

/// Sets a question off.
fn ask(question: Question) -> impl FnOnce(&mut Cx<'_>) + 'static {
    move |cx| cx.commands.push(Command::Figures(Box::new(question)))
}

impl FiguresPane {
    /// Opens what an action chooses from; false if it is none of these.
    pub(super) fn choose(&self, action: Action, cx: &mut Cx<'_>) -> bool {
        let (Some(view), Some(wanted)) = (self.view(), &self.wanted) else {
            return false;
        };
        match action {
            Action::ChooseIndicator => choose_indicator(view, wanted, cx),
            Action::ChooseGroup => self.choose_group(view, wanted, cx),
            Action::ChoosePeriod => choose_period(view, wanted, cx),
            Action::ChooseStatus => choose_status(view, wanted, cx),
            Action::Export => choose_file(view, cx),
            _ => return false,
        }
        true
    }

    fn choose_group(&self, view: &FiguresView, wanted: &Question, cx: &mut Cx<'_>) {
        let mut chooser = Chooser::new(cx.texts.get("figures-choose-group"));
        let marked: Vec<_> = self.shared.marked.iter().copied().collect();
        if !marked.is_empty() {
            let n = [("n", marked.len().into())];
            let label = cx.texts.with("figures-choose-marked", &n);
            let selection = wanted.about(Group::Selection(marked));
            chooser.add(label, "", false, ask(selection));
        }
        for (group, name) in &view.ground.groups {
            let is_now = *group == view.question.group;
            chooser.add(name.as_str(), "", is_now, ask(wanted.about(group.clone())));
        }
        cx.commands.push(Command::Open(Box::new(chooser)));
    }
}

fn choose_indicator(view: &FiguresView, wanted: &Question, cx: &mut Cx<'_>) {
    let mut chooser = Chooser::new(cx.texts.get("figures-choose-indicator"));
    for one in &view.ground.indicators {
        let is_now = one.code == view.question.indicator;
        let question = Question {
            indicator: one.code.clone(),
            ..wanted.clone()
        };
        chooser.add(one.title.as_str(), "", is_now, ask(question));
    }
    cx.commands.push(Command::Open(Box::new(chooser)));
}

fn choose_period(view: &FiguresView, wanted: &Question, cx: &mut Cx<'_>) {
    let mut chooser = Chooser::new(cx.texts.get("figures-choose-period"));
    for period in view.periods.iter().rev() {
        let is_now = *period == view.question.asked.period;
        let name = period_name(cx.texts, *period);
        // "2025-06" is quicker to type than "Juni 2025".
        let code = period.to_string();
        let note = if code == name { String::new() } else { code };
        chooser.add(name, note, is_now, ask(wanted.in_period(*period)));
    }
    if chooser.is_empty() {
        cx.warn(cx.texts.get("figures-no-periods").into_owned());
    } else {
        cx.commands.push(Command::Open(Box::new(chooser)));
    }
}

fn choose_status(view: &FiguresView, wanted: &Question, cx: &mut Cx<'_>) {
    let mut chooser = Chooser::new(cx.texts.get("figures-choose-status"));
    let mut days = vec![None];
    days.extend(view.statuses.iter().rev().map(|day| Some(*day)));
    for day in days {
        let mut question = wanted.clone();
        question.asked.as_of = day;
        let (label, note) = match day {
            None => (
                cx.texts.get("figures-choose-now").into_owned(),
                String::new(),
            ),
            Some(day) => (cx.texts.date_plain(day), day.to_string()),
        };
        chooser.add(label, note, day == wanted.asked.as_of, ask(question));
    }
    cx.commands.push(Command::Open(Box::new(chooser)));
}

/// The kinds of file, each for readers of the group and for others.
fn choose_file(view: &FiguresView, cx: &mut Cx<'_>) {
    let questions = questions(view);
    let mut menu = Menu::new(cx.texts.get("figures-choose-file"));
    for anonymous in [false, true] {
        for form in Form::ALL {
            let id = match form {
                Form::Markdown => "figures-file-markdown",
                Form::Workbook => "figures-file-workbook",
                Form::Csv => "figures-file-csv",
                Form::Json => "figures-file-json",
            };
            let note = if anonymous {
                "figures-file-letters"
            } else {
                ""
            };
            let note = if note.is_empty() {
                String::new()
            } else {
                cx.texts.get(note).into_owned()
            };
            let questions = questions.clone();
            menu.add_noted(cx.texts.get(id), note, move |cx| {
                cx.effects.push(Effect::WritePaper(Paper::Comparisons {
                    questions,
                    form,
                    anonymous,
                }));
            });
        }
    }
    cx.commands.push(Command::Open(Box::new(menu)));
}

/// What is shown, as questions: of a matrix one for each indicator that has figures.
fn questions(view: &view::FiguresView) -> Vec<Question> {
    let Part::Matrix(matrix) = &view.part else {
        return vec![view.question.clone()];
    };
    let columns = matrix.columns.iter().filter(|column| column.n > 0);
    columns
        .map(|column| Question {
            indicator: column.indicator.code.clone(),
            ..view.question.clone()
        })
        .collect()
}
