//! The person's language: which one, its texts, and how it writes dates and numbers.
//!
//! Responsible for: choosing [`Lang`], loading that language's Fluent files, dates and numbers for
//! people. Not for: what machines read (JSON, CSV and `--set` stay ISO and English), and not for
//! parsing what people type.
//!
//! A new file in `locales/` is one line in `sources!`; a test fails when a file is not listed,
//! when the languages differ in ids or variables, and when the code asks for an id that is missing.
//! For that last test a receiver is called `texts`: `texts.get("frame-ready")`.

use std::borrow::Cow;
use std::fmt;

use chrono::{Datelike, NaiveDate};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue as Value;

/// A language the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// German.
    De,
    /// English.
    En,
}

impl Lang {
    /// Every language, for tests and for `--lang`'s list of values.
    pub const ALL: [Self; 2] = [Self::De, Self::En];

    /// The language a locale's name asks for: German for any `de*`, English for all else.
    ///
    /// ```
    /// use ringbuch::text::locale::Lang;
    /// assert_eq!(Lang::from_tag("de_AT.UTF-8"), Lang::De);
    /// assert_eq!(Lang::from_tag("C"), Lang::En);
    /// ```
    pub fn from_tag(tag: &str) -> Self {
        let german = tag
            .get(..2)
            .is_some_and(|start| start.eq_ignore_ascii_case("de"));
        if german { Self::De } else { Self::En }
    }

    /// The language of an environment: the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that is not
    /// empty decides, as POSIX has it.
    pub fn from_env(variable: impl Fn(&str) -> Option<String>) -> Self {
        first_set(&variable, &["LC_ALL", "LC_MESSAGES", "LANG"])
            .map_or(Self::En, |tag| Self::from_tag(&tag))
    }

    /// The language of this process: `--lang` if given, else the environment.
    pub fn choose(flag: Option<Self>) -> Self {
        flag.unwrap_or_else(|| Self::from_env(|name| std::env::var(name).ok()))
    }

    /// `de` or `en`, as in `--lang`.
    pub fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    fn identifier(self) -> LanguageIdentifier {
        self.code().parse().unwrap_or_default()
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

/// A `--lang` that is neither `de` nor `en`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a language of this program (de, en)")]
pub struct UnknownLang(String);

impl std::str::FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(word: &str) -> Result<Self, UnknownLang> {
        Self::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(word))
            .ok_or_else(|| UnknownLang(word.to_owned()))
    }
}

/// Whether the terminal's character set is UTF-8: the first of `LC_ALL`, `LC_CTYPE`, `LANG` that
/// is not empty says so. Without any of them the answer is no: the `C` locale is ASCII.
pub fn is_utf8(variable: impl Fn(&str) -> Option<String>) -> bool {
    first_set(&variable, &["LC_ALL", "LC_CTYPE", "LANG"]).is_some_and(|tag| {
        let tag = tag.to_ascii_lowercase();
        tag.contains("utf-8") || tag.contains("utf8")
    })
}

fn first_set(variable: &impl Fn(&str) -> Option<String>, names: &[&str]) -> Option<String> {
    names
        .iter()
        .filter_map(|name| variable(name))
        .find(|value| !value.is_empty())
}

/// The files of each language, said once.
macro_rules! sources {
    ($($name:literal),* $(,)?) => {
        const DE: &[&str] = &[$(include_str!(concat!("../../locales/de/", $name, ".ftl"))),*];
        const EN: &[&str] = &[$(include_str!(concat!("../../locales/en/", $name, ".ftl"))),*];
        #[cfg(test)]
        const FILES: &[&str] = &[$(concat!($name, ".ftl")),*];
    };
}

sources![
    "frame",
    "actions",
    "overlay",
    "screen",
    "sheet",
    "indicators",
    "figures",
    "figures_tab",
    "import_screen",
    "enums",
    "fields",
    "problems",
    "letters",
    "minutes",
    "documents",
    "demo",
    "demo_measures",
    "run",
    "cli",
    "cli_measures",
    "cli_indicators",
    "day",
    "audits",
    "deficiencies",
    "measures",
];

/// The texts of one language.
///
/// Only that language's files are parsed. Share it by `Arc`: every method takes `&self` and works
/// from any thread.
pub struct Texts {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Texts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Texts({})", self.lang)
    }
}

impl Texts {
    /// Loads the texts of one language.
    ///
    /// A broken or doubled message is left out instead of failing the start; the tests see to it
    /// that none is.
    pub fn new(lang: Lang) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.identifier()]);
        // The isolating marks (U+2068, U+2069) would break column widths and CSV.
        bundle.set_use_isolating(false);
        if lang == Lang::De {
            bundle.set_formatter(Some(|value, _| match value {
                Value::Number(number) => Some(number.as_string().replace('.', ",")),
                _ => None,
            }));
        }
        let files = match lang {
            Lang::De => DE,
            Lang::En => EN,
        };
        for file in files {
            let resource = match FluentResource::try_new((*file).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            // An error here names doubled ids; the first of them stays.
            let _ = bundle.add_resource(resource);
        }
        Self { lang, bundle }
    }

    /// The language these texts are in.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The text of an id without variables. A missing id comes back in brackets: an odd word on the
    /// screen is better than a crash.
    pub fn get(&self, id: &str) -> Cow<'_, str> {
        self.find(id, None)
            .unwrap_or_else(|| Cow::Owned(format!("[{id}]")))
    }

    /// The text of an id with its variables filled in: `texts.with("frame-late", &[("n", 3.into())])`.
    pub fn with(&self, id: &str, variables: &[(&str, Value<'_>)]) -> String {
        let mut arguments = FluentArgs::with_capacity(variables.len());
        for (name, value) in variables {
            arguments.set(Cow::Borrowed(*name), value.clone());
        }
        self.find(id, Some(&arguments))
            .map_or_else(|| format!("[{id}]"), Cow::into_owned)
    }

    /// Whether the language has this id.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    fn find(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> Option<Cow<'_, str>> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, arguments, &mut errors);
        Some(Cow::Owned(text.into_owned()))
    }

    /// A day in full: `Di 24.11.2026`, `Tue 24 Nov 2026`.
    pub fn date(&self, day: NaiveDate) -> String {
        let weekday = self.weekday_short(day);
        match self.lang {
            Lang::De => format!("{weekday} {}", day.format("%d.%m.%Y")),
            Lang::En => {
                let month = self.month_short(day.month());
                format!("{weekday} {} {month} {}", day.day(), day.year())
            }
        }
    }

    /// A day without weekday: `24.11.2026`, `24 Nov 2026`.
    pub fn date_plain(&self, day: NaiveDate) -> String {
        match self.lang {
            Lang::De => day.format("%d.%m.%Y").to_string(),
            Lang::En => {
                let month = self.month_short(day.month());
                format!("{} {month} {}", day.day(), day.year())
            }
        }
    }

    /// A day with the end of its year, for columns: `24.11.26`, `24 Nov 26`.
    pub fn date_tight(&self, day: NaiveDate) -> String {
        let short = self.date_short(day);
        let year = day.year().rem_euclid(100);
        match self.lang {
            Lang::De => format!("{short}{year:02}"),
            Lang::En => format!("{short} {year:02}"),
        }
    }

    /// A day without its year, for columns of the near future: `24.11.`, `24 Nov`.
    pub fn date_short(&self, day: NaiveDate) -> String {
        match self.lang {
            Lang::De => day.format("%d.%m.").to_string(),
            Lang::En => format!("{} {}", day.day(), self.month_short(day.month())),
        }
    }

    /// A month with its year: `November 2026`.
    pub fn month_of(&self, day: NaiveDate) -> String {
        format!("{} {}", self.month(day.month()), day.year())
    }

    /// The name of a month, 1 to 12: `März`, `March`.
    pub fn month(&self, month: u32) -> Cow<'_, str> {
        self.get(&format!("month-{month}"))
    }

    /// The short name of a month, 1 to 12, three columns wide.
    pub fn month_short(&self, month: u32) -> Cow<'_, str> {
        self.get(&format!("month-short-{month}"))
    }

    /// The name of a day of the week: `Dienstag`, `Tuesday`.
    pub fn weekday(&self, day: NaiveDate) -> Cow<'_, str> {
        self.get(&format!("weekday-{}", day.weekday().number_from_monday()))
    }

    /// The short name of a day of the week: `Di`, `Tue`.
    pub fn weekday_short(&self, day: NaiveDate) -> Cow<'_, str> {
        self.get(&format!(
            "weekday-short-{}",
            day.weekday().number_from_monday()
        ))
    }

    /// A number with so many decimals: `12,5`, `12.5`. Not grouped.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        let plain = format!("{value:.decimals$}");
        // `-0.0` would show a sign that says nothing.
        let plain = match plain.strip_prefix('-') {
            Some(rest) if rest.bytes().all(|byte| matches!(byte, b'0' | b'.')) => rest.to_owned(),
            _ => plain,
        };
        self.decimal(&plain)
    }

    /// A plain decimal number with the language's mark: `12,5`, `12.5`. Not grouped.
    pub fn decimal(&self, plain: &str) -> String {
        match self.lang {
            Lang::De => plain.replace('.', ","),
            Lang::En => plain.to_owned(),
        }
    }

    /// A count in groups of three: `1.450.000`, `1,450,000`.
    pub fn count(&self, value: u64) -> String {
        let separator = match self.lang {
            Lang::De => '.',
            Lang::En => ',',
        };
        let digits = value.to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push(separator);
            }
            grouped.push(digit);
        }
        grouped
    }
}

#[cfg(test)]
#[path = "locale_tests.rs"]
mod tests;
