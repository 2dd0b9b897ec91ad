//! Public holidays of the Länder.
//!
//! The recurring ones come from `holiday_de`, with two corrections: it counts 15 August for all of
//! Bavaria, where it holds only in municipalities with more Catholic than Protestant inhabitants
//! (Art. 1(1) no. 2 `FTG`), and it lacks Easter Sunday and Whit Sunday, which are public holidays
//! in Brandenburg (§ 2(1) `FTG` of Brandenburg). One-off days it knows (Berlin 2020, 2025 and 2028)
//! are kept. Before 1995 and after 9999 there are none.
use super::Land;
use chrono::{Datelike, NaiveDate};
use holiday_de::{GermanHoliday, GermanRegion};
use serde::{Deserialize, Serialize};

/// A public holiday. Its name in other languages than German is a text of the locales.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holiday {
    /// 1 January
    NewYear,
    /// 6 January
    Epiphany,
    /// 8 March
    WomensDay,
    /// Two days before Easter Sunday
    GoodFriday,
    /// The first Sunday after the first full moon of spring
    EasterSunday,
    /// The day after Easter Sunday
    EasterMonday,
    /// 1 May
    LabourDay,
    /// 8 May, in Berlin 2020 and 2025
    LiberationDay,
    /// 39 days after Easter Sunday
    Ascension,
    /// 49 days after Easter Sunday
    WhitSunday,
    /// 50 days after Easter Sunday
    WhitMonday,
    /// 17 June, in Berlin 2028
    UprisingDay,
    /// 60 days after Easter Sunday
    CorpusChristi,
    /// 8 August, in the city of Augsburg
    PeaceFestival,
    /// 15 August
    Assumption,
    /// 20 September
    ChildrensDay,
    /// 3 October
    UnityDay,
    /// 31 October
    ReformationDay,
    /// 1 November
    AllSaints,
    /// The Wednesday before 23 November
    RepentanceDay,
    /// 25 December
    ChristmasDay,
    /// 26 December
    SecondChristmasDay,
}

impl Holiday {
    /// Every holiday, in the order of the year.
    pub const ALL: [Self; 22] = [
        Self::NewYear,
        Self::Epiphany,
        Self::WomensDay,
        Self::GoodFriday,
        Self::EasterSunday,
        Self::EasterMonday,
        Self::LabourDay,
        Self::LiberationDay,
        Self::Ascension,
        Self::WhitSunday,
        Self::WhitMonday,
        Self::UprisingDay,
        Self::CorpusChristi,
        Self::PeaceFestival,
        Self::Assumption,
        Self::ChildrensDay,
        Self::UnityDay,
        Self::ReformationDay,
        Self::AllSaints,
        Self::RepentanceDay,
        Self::ChristmasDay,
        Self::SecondChristmasDay,
    ];

    /// A stable English word, for message ids and JSON.
    pub const fn key(self) -> &'static str {
        self.row().0
    }

    /// The name the law gives it, in German.
    pub const fn german_name(self) -> &'static str {
        self.row().1
    }

    const fn row(self) -> (&'static str, &'static str, GermanHoliday) {
        use GermanHoliday as G;
        match self {
            Self::NewYear => ("new_year", "Neujahr", G::Neujahr),
            Self::Epiphany => ("epiphany", "Heilige Drei Könige", G::HeiligeDreiKoenige),
            Self::WomensDay => ("womens_day", "Frauentag", G::Frauentag),
            Self::GoodFriday => ("good_friday", "Karfreitag", G::Karfreitag),
            Self::EasterSunday => ("easter_sunday", "Ostersonntag", G::Ostersonntag),
            Self::EasterMonday => ("easter_monday", "Ostermontag", G::Ostermontag),
            Self::LabourDay => ("labour_day", "Erster Mai", G::ErsterMai),
            Self::LiberationDay => ("liberation_day", "Tag der Befreiung", G::TagDerBefreiung),
            Self::Ascension => ("ascension", "Christi Himmelfahrt", G::ChristiHimmelfahrt),
            Self::WhitSunday => ("whit_sunday", "Pfingstsonntag", G::Pfingstsonntag),
            Self::WhitMonday => ("whit_monday", "Pfingstmontag", G::Pfingstmontag),
            Self::UprisingDay => ("uprising_day", "17. Juni", G::SiebzehnterJuni),
            Self::CorpusChristi => ("corpus_christi", "Fronleichnam", G::Fronleichnam),
            Self::PeaceFestival => (
                "peace_festival",
                "Augsburger Friedensfest",
                G::AugsburgerFriedensfest,
            ),
            Self::Assumption => ("assumption", "Mariä Himmelfahrt", G::MariaeHimmelfahrt),
            Self::ChildrensDay => ("childrens_day", "Weltkindertag", G::Weltkindertag),
            Self::UnityDay => (
                "unity_day",
                "Tag der Deutschen Einheit",
                G::TagDerDeutschenEinheit,
            ),
            Self::ReformationDay => ("reformation_day", "Reformationstag", G::Reformationstag),
            Self::AllSaints => ("all_saints", "Allerheiligen", G::Allerheiligen),
            Self::RepentanceDay => ("repentance_day", "Buß- und Bettag", G::BussUndBettag),
            Self::ChristmasDay => (
                "christmas_day",
                "Erster Weihnachtstag",
                G::ErsterWeihnachtsfeiertag,
            ),
            Self::SecondChristmasDay => (
                "second_christmas_day",
                "Zweiter Weihnachtstag",
                G::ZweiterWeihnachtsfeiertag,
            ),
        }
    }

    /// The day it falls on; `None` in years the rules don't cover.
    fn date(self, year: i32) -> Option<NaiveDate> {
        if (1995..=9999).contains(&year) {
            self.row().2.date(year)
        } else {
            None
        }
    }
}

/// Holidays that hold only in some places of a Land. A switch of the configuration, because the
/// Land alone doesn't decide it; a switch has no effect in another Land.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LocalHolidays {
    /// 8 August in the city of Augsburg (Art. 1(2) `FTG` of Bavaria).
    pub peace_festival: bool,
    /// 15 August in Bavarian municipalities with more Catholic than Protestant inhabitants.
    /// In the Saarland it holds everywhere, whatever stands here.
    pub assumption: bool,
    /// Corpus Christi in parts of Saxony and Thuringia.
    pub corpus_christi: bool,
}

impl LocalHolidays {
    /// Only what holds in the whole Land.
    pub const NONE: Self = Self {
        peace_festival: false,
        assumption: false,
        corpus_christi: false,
    };

    fn hold(self, holiday: Holiday, land: Land) -> bool {
        match (holiday, land) {
            (Holiday::PeaceFestival, Land::Bavaria) => self.peace_festival,
            (Holiday::Assumption, Land::Bavaria) => self.assumption,
            (Holiday::CorpusChristi, Land::Saxony | Land::Thuringia) => self.corpus_christi,
            _ => false,
        }
    }
}

/// The public holidays of a Land in a year, by date; where two fall on one day both are named.
/// Sundays are listed only where a law makes them public holidays (Brandenburg).
pub fn public_holidays(land: Land, year: i32, local: &LocalHolidays) -> Vec<(NaiveDate, Holiday)> {
    let mut days: Vec<_> = Holiday::ALL
        .into_iter()
        .filter(|holiday| holds(*holiday, land, year, *local))
        .filter_map(|holiday| Some((holiday.date(year)?, holiday)))
        .collect();
    days.sort_by_key(|(date, _)| *date);
    days
}

/// The public holiday on `date`, if it is one; the first of two. Asks the calendar before the
/// laws: lists ask for thousands of days, and most are none.
pub fn holiday(date: NaiveDate, land: Land, local: &LocalHolidays) -> Option<Holiday> {
    let year = date.year();
    Holiday::ALL
        .into_iter()
        .find(|holiday| holiday.date(year) == Some(date) && holds(*holiday, land, year, *local))
}

/// Whether a Land keeps a holiday in a year, with the two corrections of the module.
fn holds(holiday: Holiday, land: Land, year: i32, local: LocalHolidays) -> bool {
    let state_wide = match (land, holiday) {
        (Land::Bavaria, Holiday::Assumption) => false,
        (Land::Brandenburg, Holiday::EasterSunday | Holiday::WhitSunday) => true,
        _ => region(land)
            .holidays_in_year(year)
            .contains(&holiday.row().2),
    };
    state_wide || local.hold(holiday, land)
}

const fn region(land: Land) -> GermanRegion {
    match land {
        Land::BadenWuerttemberg => GermanRegion::BadenWuerttemberg,
        Land::Bavaria => GermanRegion::Bayern,
        Land::Berlin => GermanRegion::Berlin,
        Land::Brandenburg => GermanRegion::Brandenburg,
        Land::Bremen => GermanRegion::Bremen,
        Land::Hamburg => GermanRegion::Hamburg,
        Land::Hesse => GermanRegion::Hessen,
        Land::MecklenburgVorpommern => GermanRegion::MechlenburgVorpommern,
        Land::LowerSaxony => GermanRegion::Niedersachsen,
        Land::NorthRhineWestphalia => GermanRegion::NordrheinWestfalen,
        Land::RhinelandPalatinate => GermanRegion::RheinlandPfalz,
        Land::Saarland => GermanRegion::Saarland,
        Land::Saxony => GermanRegion::Sachsen,
        Land::SaxonyAnhalt => GermanRegion::SachsenAnhalt,
        Land::SchleswigHolstein => GermanRegion::SchleswigHolstein,
        Land::Thuringia => GermanRegion::Thueringen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn local_holidays_hold_only_where_and_when_they_are_switched_on() {
        let all = LocalHolidays {
            peace_festival: true,
            assumption: true,
            corpus_christi: true,
        };
        for (date, land, off, on) in [
            (
                "2026-08-08",
                Land::Bavaria,
                None,
                Some(Holiday::PeaceFestival),
            ),
            ("2026-08-08", Land::Hesse, None, None),
            ("2025-08-15", Land::Bavaria, None, Some(Holiday::Assumption)),
            (
                "2025-08-15",
                Land::Saarland,
                Some(Holiday::Assumption),
                Some(Holiday::Assumption),
            ),
            ("2025-08-15", Land::Hesse, None, None),
            (
                "2025-06-19",
                Land::Saxony,
                None,
                Some(Holiday::CorpusChristi),
            ),
            (
                "2025-06-19",
                Land::Thuringia,
                None,
                Some(Holiday::CorpusChristi),
            ),
            ("2025-06-19", Land::Berlin, None, None),
            (
                "2025-06-19",
                Land::Bavaria,
                Some(Holiday::CorpusChristi),
                Some(Holiday::CorpusChristi),
            ),
        ] {
            assert_eq!(
                holiday(d(date), land, &LocalHolidays::NONE),
                off,
                "{date} {land} off"
            );
            assert_eq!(holiday(d(date), land, &all), on, "{date} {land} on");
        }
    }

    #[test]
    fn years_outside_the_rules_have_no_holidays_and_do_not_panic() {
        for date in [NaiveDate::MIN, NaiveDate::MAX, d("1994-12-25")] {
            for land in Land::ALL {
                assert_eq!(holiday(date, land, &LocalHolidays::NONE), None);
            }
        }
    }

    #[test]
    fn every_holiday_has_its_own_key_and_name() {
        for (i, a) in Holiday::ALL.iter().enumerate() {
            for b in &Holiday::ALL[i + 1..] {
                assert!(a.key() != b.key() && a.german_name() != b.german_name());
            }
        }
    }
}
