//! From one question to the next: indicator, group, period, and whose and which figures count.
//!
//! Responsible for: what comes next and before. Not for: asking (the pane does).

use super::FiguresPane;
use crate::domain::indicator::member::MembersOn;
use crate::domain::indicator::period::Period;
use crate::domain::indicator::question::Question;
use crate::domain::indicator::series::Sex;
use crate::tui::action::Action;
use crate::tui::event::Cx;

/// The one behind `at` among `all`, or before it; round and round. The first where `at` is none of
/// them.
fn turned<T>(all: &[T], at: Option<usize>, back: bool) -> Option<&T> {
    let n = all.len();
    let to = match at {
        None => 0,
        Some(at) if back => (at + n).checked_sub(1)?,
        Some(at) => at + 1,
    };
    all.get(to % n.max(1))
}

/// The nearest period with figures beyond `from`, at least `steps` periods away.
fn beyond(periods: &[Period], from: Period, steps: i32) -> Option<Period> {
    let to = from.plus(steps)?;
    if steps < 0 {
        periods.iter().rev().find(|one| **one <= to).copied()
    } else {
        periods.iter().find(|one| **one >= to).copied()
    }
}

impl FiguresPane {
    /// What an action makes of the question; false if it is none of these.
    pub(super) fn step(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        let Some(mut question) = self.wanted.clone() else {
            return false;
        };
        let snap = match action {
            Action::NextIndicator
            | Action::PrevIndicator
            | Action::NextLength
            | Action::NextSex => true,
            Action::Left
            | Action::Right
            | Action::PrevPeriod
            | Action::NextPeriod
            | Action::PrevYear
            | Action::NextYear => false,
            _ => self.snaps,
        };
        let found = match action {
            Action::NextIndicator => self.turn_indicator(&mut question, false),
            Action::PrevIndicator => self.turn_indicator(&mut question, true),
            Action::NextGroup => self.turn_group(&mut question, false),
            Action::PrevGroup => self.turn_group(&mut question, true),
            Action::Left | Action::PrevPeriod => self.move_period(&mut question, -1),
            Action::Right | Action::NextPeriod => self.move_period(&mut question, 1),
            Action::PrevYear | Action::NextYear => {
                let year = question.asked.period.kind().in_a_year() as i32;
                let back = action == Action::PrevYear;
                self.move_period(&mut question, if back { -year } else { year })
            }
            Action::NextLength => self.turn_length(&mut question),
            Action::NextSex => {
                question.sex = match question.sex {
                    Sex::All => Sex::Female,
                    Sex::Female => Sex::Male,
                    Sex::Male => Sex::All,
                };
                Ok(())
            }
            Action::ToggleQuality => {
                question.asked.provisional = !question.asked.provisional;
                Ok(())
            }
            Action::ToggleMembers => {
                question.members = match question.members {
                    MembersOn::Now => MembersOn::Then,
                    MembersOn::Then | MembersOn::Day(_) => MembersOn::Now,
                };
                Ok(())
            }
            _ => return false,
        };
        match found {
            Ok(()) => {
                let code = question.indicator.clone();
                self.wanted = Some(question);
                let turned = matches!(action, Action::NextIndicator | Action::PrevIndicator) && {
                    let (look, shared) = self.look_mut();
                    look.turn(&code, shared)
                };
                if turned {
                    self.snaps = true;
                } else {
                    self.ask(snap, cx);
                }
            }
            Err(why) => cx.warn(cx.texts.get(why).into_owned()),
        }
        true
    }

    fn turn_indicator(&self, question: &mut Question, back: bool) -> Result<(), &'static str> {
        let all = self.view().map(|view| &view.ground.indicators[..]);
        let all = all.unwrap_or_default();
        let at = all.iter().position(|one| one.code == question.indicator);
        let next = turned(all, at, back).ok_or("figures-no-other")?;
        question.indicator.clone_from(&next.code);
        Ok(())
    }

    fn turn_group(&self, question: &mut Question, back: bool) -> Result<(), &'static str> {
        let all = self.view().map(|view| &view.ground.groups[..]);
        let all = all.unwrap_or_default();
        let at = all.iter().position(|(group, _)| *group == question.group);
        let (next, _) = turned(all, at, back).ok_or("figures-no-other")?;
        question.group.clone_from(next);
        Ok(())
    }

    /// From the period that is shown, which may be another than the one wanted.
    fn move_period(&self, question: &mut Question, by: i32) -> Result<(), &'static str> {
        let Some(view) = self.view() else {
            return Err("figures-no-other");
        };
        // Steps typed ahead of the answer count from one another.
        let from = if self.pending {
            question.asked.period
        } else {
            view.question.asked.period
        };
        let none = if by < 0 {
            "figures-no-older"
        } else {
            "figures-no-newer"
        };
        question.asked.period = beyond(&view.periods, from, by).ok_or(none)?;
        Ok(())
    }

    fn turn_length(&self, question: &mut Question) -> Result<(), &'static str> {
        let Some(view) = self.view() else {
            return Err("figures-no-length");
        };
        let shown = view.question.asked.period;
        let at = view.lengths.iter().position(|one| *one == shown.kind());
        let next = turned(&view.lengths, at, false).filter(|next| **next != shown.kind());
        let period = next.and_then(|next| shown.of_length(*next));
        question.asked.period = period.ok_or("figures-no-length")?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().expect("a period")
    }

    #[test]
    fn what_comes_next_goes_round_and_round() {
        for (at, back, want) in [
            (Some(0), false, 'b'),
            (Some(2), false, 'a'),
            (Some(0), true, 'c'),
            (Some(1), true, 'a'),
            (None, false, 'a'),
            (None, true, 'a'),
        ] {
            assert_eq!(turned(&['a', 'b', 'c'], at, back), Some(&want));
        }
        assert_eq!(turned::<char>(&[], None, true), None);
        assert_eq!(turned(&['a'], Some(0), true), Some(&'a'));
    }

    #[test]
    fn periods_without_figures_are_stepped_over() {
        let periods = ["2024-01", "2024-12", "2025-01", "2025-06"].map(period);
        for (from, steps, want) in [
            ("2025-01", 1, Some("2025-06")),
            ("2025-06", 1, None),
            ("2025-06", -1, Some("2025-01")),
            ("2025-06", -12, Some("2024-01")),
            ("2025-01", -12, Some("2024-01")),
            ("2024-01", -1, None),
            ("2024-01", 12, Some("2025-01")),
            ("2023-06", 1, Some("2024-01")),
            ("2026-06", -1, Some("2025-06")),
        ] {
            assert_eq!(beyond(&periods, period(from), steps), want.map(period));
        }
    }
}
