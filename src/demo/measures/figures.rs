//! Utilisation and success: figures of places, never of people.

use chrono::Datelike;

use super::samples::{Used, place};
use super::{Setting, Writer};
use crate::domain::date::Month;
use crate::domain::id::{ReviewId, UtilisationId};
use crate::domain::measure::{Measure, Status};
use crate::domain::plan;
use crate::domain::review::{Review, ReviewState};
use crate::domain::utilisation::{FreePlaces, MonthUse, Utilisation};

/// Months of figures a measure has at most.
const MONTHS: i32 = 13;
/// Weekly reports of free places.
const WEEKS: i64 = 8;

/// Thirteen months up to the last one, as far as the measure ran then.
pub(super) fn utilisation(
    writer: &mut Writer<'_>,
    setting: &Setting<'_>,
    used: Used,
    measure: &Measure,
    at: usize,
) {
    let status = measure.status(setting.today);
    if used == Used::Never || !matches!(status, Status::Running | Status::Ended) {
        return;
    }
    let last = Month::of(setting.today).plus(-1);
    let months: Vec<MonthUse> = (1 - MONTHS..=0)
        .map(|back| (back, last.plus(back)))
        .filter(|(_, month)| *month >= Month::of(measure.start) && *month <= Month::of(measure.end))
        .filter(|(back, _)| used != Used::Gaps || !matches!(back, 0 | -2))
        .map(|(back, month)| {
            figures(
                used,
                measure.places,
                at,
                back.unsigned_abs() as usize,
                month,
            )
        })
        .collect();
    let free: Vec<FreePlaces> = (0..WEEKS)
        .rev()
        .map(|week| {
            setting.day(-7 * week - i64::from(setting.today.weekday().num_days_from_monday()))
        })
        .filter(|day| *day >= measure.start && status == Status::Running)
        .map(|on| FreePlaces {
            on,
            free: measure.places - filled(used, measure.places, at, 0),
        })
        .collect();
    if months.is_empty() && free.is_empty() {
        return;
    }
    let utilisation = Utilisation {
        id: UtilisationId::provisional(writer.number()),
        measure: measure.id,
        months,
        free,
    };
    writer.add(utilisation);
}

/// Filled places: a level, and a few more or less of them.
fn filled(used: Used, places: u32, at: usize, back: usize) -> u32 {
    let level = match used {
        Used::Good | Used::Gaps | Used::Never => 95,
        Used::Watch => 79,
        Used::Poor => 54,
    };
    let wave = [0_u32, 4, 2, 7, 3, 9, 5, 1][(at * 3 + back) % 8];
    // Rounded up, so that a level just above a threshold stays above it in small measures.
    (places * (level + wave - 4)).div_ceil(100).min(places)
}

fn figures(used: Used, places: u32, at: usize, back: usize, month: Month) -> MonthUse {
    let entries = [2_u32, 1, 3, 2, 4][(at + back) % 5];
    MonthUse {
        month,
        places: None,
        filled: Some(filled(used, places, at, back)),
        assigned: Some(entries + [1_u32, 2, 0][(at + back) % 3]),
        entries: Some(entries),
        dropouts: Some([0_u32, 1, 0, 2][(at * 2 + back) % 4]),
    }
}

/// Success reviews that were made; the others are planned by the store.
pub(super) fn reviews(writer: &mut Writer<'_>, setting: &Setting<'_>, measures: &[Measure]) {
    if let Some(measure) = measures.get(place::ENDED_REVIEWED) {
        review(writer, setting, measure, 14, 6);
    }
}

/// A review made in time: so many took part, so many of them found work.
pub(super) fn review(
    writer: &mut Writer<'_>,
    setting: &Setting<'_>,
    measure: &Measure,
    participants: u32,
    integrated: u32,
) {
    let Some((rule_date, due)) = plan::review_days(measure, &setting.rules) else {
        return;
    };
    let review = Review {
        id: ReviewId::provisional(writer.number()),
        measure: measure.id,
        rule_date,
        due,
        status: ReviewState::Done {
            on: due.min(setting.today),
        },
        by: [measure.coordinator, measure.supervisor]
            .into_iter()
            .flatten()
            .collect(),
        participants: Some(participants),
        integrated: Some(integrated),
        note: setting.text("demo-review-note"),
        recorded: true,
    };
    writer.add(review);
}
