//! Which reports about measures are offered, and for which time.
//!
//! Responsible for: the last month and quarter that are over. Not for: what stands in a report
//! ([`crate::report::measures`]); another month or quarter is asked for on the command line.

use crate::domain::date::{Month, Quarter};
use crate::tui::event::{Command, Cx, Effect, Paper};
use crate::tui::overlay::menu::Menu;

/// Offers the reports of the time that is over.
pub(super) fn offer(cx: &mut Cx<'_>) {
    let month = Month::of(cx.today).plus(-1);
    let name = cx.texts.month_of(month.first_day());
    let ended = Quarter::of(cx.today).first_day().pred_opt();
    let ended = ended.unwrap_or(cx.today);
    let day = cx.texts.date_plain(ended);
    let offered = [
        (
            cx.texts.with("report-menu-use", &[("month", name.into())]),
            Paper::Utilisation(month),
        ),
        (
            cx.texts.get("report-menu-free").into_owned(),
            Paper::FreePlaces,
        ),
        (
            cx.texts.with("report-menu-ratings", &[("day", day.into())]),
            Paper::Ratings(ended),
        ),
    ];
    let mut menu = Menu::new(cx.texts.get("reports-title"));
    for (label, paper) in offered {
        menu.add(label, |cx| cx.effects.push(Effect::WritePaper(paper)));
    }
    cx.commands.push(Command::Open(Box::new(menu)));
}
