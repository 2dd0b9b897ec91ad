//! Indicators of all members of the rings: three years, every built-in indicator, and enough that is
//! odd for the check of the figures to find.
//!
//! Responsible for: which months there are and how sure they are, data statuses, what is missing,
//! corrected or wrong on purpose, targets and a remark. All figures are invented ([`model`]).
//!
//! ```text
//! ──── final, data status a year ago ────┬── final, the latest ──┬─ provisional ─┐ today
//!              one corrected since       │                       │  waiting time │
//! ```
//! A larger scale has no more of them: there are no more municipalities.

mod model;

use chrono::{Datelike, Days, NaiveDate};

use super::base::{Cast, Member};
use super::writer::Writer;
use crate::domain::date::Month;
use crate::domain::id::{RemarkId, SeriesId, TargetId};
use crate::domain::indicator::catalogue::BUILT_IN;
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::period::{Period, PeriodKind};
use crate::domain::indicator::series::{Quality, Series, Sex, Version};
use crate::domain::indicator::target::{Remark, Target};
use crate::domain::meeting::MeetingLanguage;
use crate::report::names;
use model::{Made, Model};

/// Final months.
const MONTHS: usize = 36;
/// The official waiting time: the last months have provisional figures, and the present one none.
const WAITING: i32 = 3;
/// Provisional months behind the final ones.
const PROVISIONAL: usize = 2;
/// Final months of the latest delivery; those before are of an earlier data status.
const LATEST: usize = 12;

/// What is odd: ring and member in the cast, indicator, months before the last final one.
struct Odd {
    ring: usize,
    member: usize,
    code: &'static str,
    back: usize,
    what: What,
}

enum What {
    /// Published as a mark.
    Marked(char),
    /// Not there at all.
    Absent,
    /// More than twice as much.
    Jump,
    /// More cases than there are.
    TooMany,
    /// Another value than its parts make.
    Misprint,
    /// Corrected by the latest delivery.
    Corrected,
}

const fn odd(ring: usize, member: usize, code: &'static str, back: usize, what: What) -> Odd {
    Odd {
        ring,
        member,
        code,
        back,
        what,
    }
}

const ODDITIES: [Odd; 11] = [
    odd(3, 2, "K2", 0, What::Marked('x')),
    odd(3, 4, "K3E2", 5, What::Marked('.')),
    odd(3, 4, "K3E2", 6, What::Absent),
    odd(1, 1, "K2E4", 9, What::Absent),
    odd(1, 1, "K2E4", 10, What::Absent),
    odd(3, 3, "K2E2", 1, What::Jump),
    odd(5, 0, "K3E2", 3, What::Jump),
    odd(3, 1, "K2E3", 2, What::TooMany),
    odd(6, 2, "K1", 4, What::Misprint),
    odd(3, 0, "K2", 15, What::Corrected),
    odd(0, 3, "K3", 14, What::Corrected),
];

/// Targets: ring and member, indicator, change in per cent with one decimal.
const TARGETS: [(usize, usize, &str, i64); 2] = [(3, 0, "K2", 15), (3, 1, "K3", -20)];

pub(super) fn fill(
    writer: &mut Writer<'_>,
    cast: &Cast,
    language: MeetingLanguage,
    today: NaiveDate,
) {
    let last = Month::of(today).plus(-WAITING);
    let first = last.plus(1 - MONTHS as i32);
    let latest = delivered(today);
    let statuses = [latest - Days::new(365), latest];
    let mut who = 0;
    for (ring, members) in cast.rings.iter().map(|ring| &ring.members).enumerate() {
        for (at, member) in members.iter().enumerate() {
            let months = MONTHS + PROVISIONAL;
            let model = Model::new(who, first.first_day().month0() as usize, months);
            who += 1;
            for indicator in &BUILT_IN {
                let is_here =
                    |odd: &&Odd| (odd.ring, odd.member, odd.code) == (ring, at, indicator.code);
                let odd: Vec<&Odd> = ODDITIES.iter().filter(is_here).collect();
                let mut versions = Vec::with_capacity(months + 1);
                for month in 0..months {
                    let period = Period::month(first.plus(month as i32));
                    if let Some(made) = model.figure(indicator.code, month) {
                        versions.extend(published(made, month, period, statuses, &odd));
                    }
                }
                add(writer, indicator.code, member, versions);
            }
        }
    }
    agreements(writer, cast, language, today);
}

/// The middle of the month is when figures come.
fn delivered(today: NaiveDate) -> NaiveDate {
    let middle = today.with_day(15).unwrap_or(today);
    if middle <= today {
        middle
    } else {
        let before = Month::of(today).plus(-1).first_day();
        before.with_day(15).unwrap_or(before)
    }
}

fn add(writer: &mut Writer<'_>, code: &str, member: &Member, versions: Vec<Version>) {
    let id = SeriesId::provisional(writer.number());
    let mut series = Series::new(id, code, member.id, Sex::All, PeriodKind::Month);
    writer.summary.figures += versions.len();
    series.set(versions);
    writer.add(series);
}

/// What was published of a month: nothing, one version, or one and its correction.
fn published(
    made: Made,
    month: usize,
    period: Period,
    statuses: [NaiveDate; 2],
    odd: &[&Odd],
) -> Vec<Version> {
    let is_final = month < MONTHS;
    let mut version = Version {
        period,
        data_status: statuses[usize::from(month + LATEST >= MONTHS)],
        quality: if is_final {
            Quality::Final
        } else {
            Quality::Provisional
        },
        value: Some(made.value),
        numerator: Some(made.numerator),
        denominator: Some(made.denominator),
        mark: None,
    };
    let odd = odd.iter().find(|odd| month + odd.back + 1 == MONTHS);
    match odd.map(|odd| &odd.what) {
        None => {}
        Some(What::Absent) => return Vec::new(),
        Some(What::Marked(mark)) => {
            version.value = None;
            version.numerator = None;
            version.denominator = None;
            version.mark = Some(*mark);
        }
        Some(What::Jump) => {
            version.numerator = Some(Figure::whole(made.numerator.mantissa() * 9 / 4));
            version.value = quota(version.numerator, made.denominator);
        }
        Some(What::TooMany) => {
            version.numerator = Some(Figure::whole(made.denominator.mantissa() * 104 / 100));
            version.value = quota(version.numerator, made.denominator);
        }
        Some(What::Misprint) => {
            version.value = made.value.plus(Figure::whole(1));
        }
        Some(What::Corrected) => {
            let earlier = Version {
                value: made.value.plus(Figure::new(4, 1).unwrap_or_default()),
                numerator: None,
                denominator: None,
                ..version
            };
            let later = Version {
                data_status: statuses[1],
                quality: Quality::Revised,
                ..version
            };
            return vec![earlier, later];
        }
    }
    vec![version]
}

fn quota(numerator: Option<Figure>, denominator: Figure) -> Option<Figure> {
    let hundredths = numerator?.mantissa() * 10_000 / denominator.mantissa().max(1);
    Figure::new(hundredths, 2)
}

/// What is agreed for this year, and what a ring remarks on the system.
fn agreements(writer: &mut Writer<'_>, cast: &Cast, language: MeetingLanguage, today: NaiveDate) {
    let texts = names::texts(language);
    for (ring, member, code, change) in TARGETS {
        let found = cast
            .rings
            .get(ring)
            .and_then(|ring| ring.members.get(member));
        let (Some(member), Ok(year)) = (found, u16::try_from(today.year())) else {
            continue;
        };
        let target = Target {
            id: TargetId::provisional(writer.number()),
            municipality: member.id,
            indicator: code.to_owned(),
            year,
            change: Figure::new(change, 1).unwrap_or_default(),
            note: texts.get("demo-target").into_owned(),
        };
        writer.add(target);
    }
    let remark = Remark {
        id: RemarkId::provisional(writer.number()),
        indicator: "K2".to_owned(),
        text: texts.get("demo-remark").into_owned(),
        on: today - Days::new(20),
        from: texts.get("demo-remark-from").into_owned(),
    };
    writer.add(remark);
}
