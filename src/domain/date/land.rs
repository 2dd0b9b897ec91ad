//! The sixteen Länder: what decides which days are public holidays.
use crate::domain::plain::plain;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A Land of the Federal Republic, written as two letters (`BW` … `TH`, as in ISO 3166-2:DE).
///
/// In binary stores a Land is its position here: append only, never reorder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Land {
    /// Baden-Württemberg
    #[serde(rename = "BW")]
    BadenWuerttemberg,
    /// Bayern
    #[serde(rename = "BY")]
    Bavaria,
    /// Berlin
    #[serde(rename = "BE")]
    Berlin,
    /// Brandenburg
    #[serde(rename = "BB")]
    Brandenburg,
    /// Bremen
    #[serde(rename = "HB")]
    Bremen,
    /// Hamburg
    #[serde(rename = "HH")]
    Hamburg,
    /// Hessen
    #[serde(rename = "HE")]
    Hesse,
    /// Mecklenburg-Vorpommern
    #[serde(rename = "MV")]
    MecklenburgVorpommern,
    /// Niedersachsen
    #[serde(rename = "NI")]
    LowerSaxony,
    /// Nordrhein-Westfalen
    #[serde(rename = "NW")]
    NorthRhineWestphalia,
    /// Rheinland-Pfalz
    #[serde(rename = "RP")]
    RhinelandPalatinate,
    /// Saarland
    #[serde(rename = "SL")]
    Saarland,
    /// Sachsen
    #[serde(rename = "SN")]
    Saxony,
    /// Sachsen-Anhalt
    #[serde(rename = "ST")]
    SaxonyAnhalt,
    /// Schleswig-Holstein
    #[serde(rename = "SH")]
    SchleswigHolstein,
    /// Thüringen
    #[serde(rename = "TH")]
    Thuringia,
}

/// What was typed names no Land.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no Land is called {0:?}")]
pub struct UnknownLand(pub String);

impl Land {
    /// All sixteen, in the alphabet of their German names.
    pub const ALL: [Self; 16] = [
        Self::BadenWuerttemberg,
        Self::Bavaria,
        Self::Berlin,
        Self::Brandenburg,
        Self::Bremen,
        Self::Hamburg,
        Self::Hesse,
        Self::MecklenburgVorpommern,
        Self::LowerSaxony,
        Self::NorthRhineWestphalia,
        Self::RhinelandPalatinate,
        Self::Saarland,
        Self::Saxony,
        Self::SaxonyAnhalt,
        Self::SchleswigHolstein,
        Self::Thuringia,
    ];

    /// The two letters.
    pub const fn code(self) -> &'static str {
        self.row().0
    }

    /// The German name. A proper name, so the same in every language of the screen.
    pub const fn german_name(self) -> &'static str {
        self.row().1
    }

    /// Code, German name, other spellings as [`squeezed`] gives them.
    const fn row(self) -> (&'static str, &'static str, &'static [&'static str]) {
        match self {
            Self::BadenWuerttemberg => ("BW", "Baden-Württemberg", &["badenwurttemberg"]),
            Self::Bavaria => ("BY", "Bayern", &["bavaria", "freistaatbayern"]),
            Self::Berlin => ("BE", "Berlin", &["landberlin"]),
            Self::Brandenburg => ("BB", "Brandenburg", &["landbrandenburg"]),
            Self::Bremen => ("HB", "Bremen", &["freiehansestadtbremen", "landbremen"]),
            Self::Hamburg => ("HH", "Hamburg", &["freieundhansestadthamburg"]),
            Self::Hesse => ("HE", "Hessen", &["hesse", "landhessen"]),
            Self::MecklenburgVorpommern => (
                "MV",
                "Mecklenburg-Vorpommern",
                &[
                    "mecklenburgwesternpomerania",
                    "mecklenburgwestpomerania",
                    "meckpomm",
                ],
            ),
            Self::LowerSaxony => ("NI", "Niedersachsen", &["lowersaxony", "nds"]),
            Self::NorthRhineWestphalia => (
                "NW",
                "Nordrhein-Westfalen",
                &["nrw", "northrhinewestphalia"],
            ),
            Self::RhinelandPalatinate => ("RP", "Rheinland-Pfalz", &["rlp", "rhinelandpalatinate"]),
            Self::Saarland => ("SL", "Saarland", &[]),
            Self::Saxony => ("SN", "Sachsen", &["saxony", "freistaatsachsen"]),
            Self::SaxonyAnhalt => ("ST", "Sachsen-Anhalt", &["saxonyanhalt", "lsa"]),
            Self::SchleswigHolstein => ("SH", "Schleswig-Holstein", &[]),
            Self::Thuringia => (
                "TH",
                "Thüringen",
                &["thuringia", "thuringen", "freistaatthueringen"],
            ),
        }
    }
}

/// Letters only, lower case, umlauts spelled out: hyphens, spaces and full stops don't matter.
fn squeezed(text: &str) -> String {
    let mut out = plain(text);
    out.retain(|c| c.is_ascii_alphabetic());
    out
}

/// By two letters (also `DE-BY`), German or English name, with or without umlauts and hyphens.
impl FromStr for Land {
    type Err = UnknownLand;

    fn from_str(text: &str) -> Result<Self, UnknownLand> {
        let wanted = squeezed(text);
        let code = match wanted.strip_prefix("de") {
            Some(rest) if rest.len() == 2 => rest,
            _ => &wanted,
        };
        Self::ALL
            .into_iter()
            .find(|land| {
                let (short, name, others) = land.row();
                code.eq_ignore_ascii_case(short)
                    || wanted == squeezed(name)
                    || others.contains(&wanted.as_str())
            })
            .ok_or_else(|| UnknownLand(text.to_owned()))
    }
}

/// The two letters, as in files and JSON.
impl fmt::Display for Land {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_land_is_found_by_its_name_or_letters_in_any_spelling() {
        for (text, want) in [
            ("BW", Land::BadenWuerttemberg),
            ("by", Land::Bavaria),
            ("DE-BY", Land::Bavaria),
            ("Baden-Württemberg", Land::BadenWuerttemberg),
            ("baden wuerttemberg", Land::BadenWuerttemberg),
            ("Baden-Wurttemberg", Land::BadenWuerttemberg),
            ("NRW", Land::NorthRhineWestphalia),
            ("North Rhine-Westphalia", Land::NorthRhineWestphalia),
            ("Lower Saxony", Land::LowerSaxony),
            (" Thüringen ", Land::Thuringia),
            ("Thueringen", Land::Thuringia),
            ("Mecklenburg-Western Pomerania", Land::MecklenburgVorpommern),
            ("Freistaat Sachsen", Land::Saxony),
            ("Sachsen-Anhalt", Land::SaxonyAnhalt),
        ] {
            assert_eq!(text.parse(), Ok(want), "{text}");
        }
    }

    #[test]
    fn what_is_no_land_is_refused() {
        for text in ["", "Preußen", "B", "DE", "DE-", "Sachsenwald", "XX"] {
            assert!(text.parse::<Land>().is_err(), "{text}");
        }
    }

    #[test]
    fn letters_name_and_serde_agree() {
        for land in Land::ALL {
            assert_eq!(land.code().parse(), Ok(land));
            assert_eq!(land.german_name().parse(), Ok(land));
            assert_eq!(
                serde_json::to_string(&land).unwrap(),
                format!("{:?}", land.code())
            );
        }
    }
}
