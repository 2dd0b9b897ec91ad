//! The configuration file, `config.toml`.
//!
//! ```toml
//! language = "de"            # de, en
//! store = "/srv/ringbuch"    # the store's folder
//! land = "HE"                # whose holidays count, and the Land of new municipalities
//! theme = "dark"             # ringbuch themes names all
//! keymap = "vim"             # a shipped keymap, or the path of an own one
//! export_folder = "/home/x/Protokolle"  # where the screen writes documents
//!
//! [names]                    # what bodies and procedures outside are called here
//! purchasing_centre = "REZ Südwest"     # ringbuch config check names all of them
//! ```
//! All problems are collected, with line and column; what is wrong falls back to its default.

use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::failure::with;
use super::session::xdg;
use crate::domain::date::Land;
use crate::report::outside::OutsideNames;
use crate::text::locale::{Lang, Texts};
use crate::text::own_file;
use crate::tui::keymap::Keymap;
use crate::tui::theme::Theme;

/// What the file says, with defaults for all it does not.
#[derive(Debug, Clone, Default)]
pub(super) struct Config {
    /// Where it was looked for.
    pub(super) file: PathBuf,
    /// Whether it is there.
    pub(super) found: bool,
    /// The language.
    pub(super) language: Option<Lang>,
    /// The store's folder.
    pub(super) store: Option<PathBuf>,
    /// The person's Land.
    pub(super) land: Option<Land>,
    /// The theme's name.
    pub(super) theme: Option<String>,
    /// The keymap's name or file.
    pub(super) keymap: Option<String>,
    /// Where the screen writes documents.
    pub(super) export_folder: Option<PathBuf>,
    /// What bodies and procedures outside are called.
    pub(super) names: OutsideNames,
    /// Those of them that the file gives.
    pub(super) named: Vec<String>,
    /// What is wrong.
    pub(super) problems: Vec<ConfigProblem>,
}

/// One thing wrong with the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ConfigProblem {
    line: usize,
    column: usize,
    id: &'static str,
    variables: Vec<(&'static str, String)>,
}

impl ConfigProblem {
    /// `config.toml:3:8: …`
    pub(super) fn say(&self, file: &Path, texts: &Texts) -> String {
        let variables: Vec<(&str, &str)> = self
            .variables
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let sentence = with(texts, self.id, &variables);
        if self.line == 0 {
            format!("{}: {sentence}", file.display())
        } else {
            format!(
                "{}:{}:{}: {sentence}",
                file.display(),
                self.line,
                self.column
            )
        }
    }
}

impl Config {
    /// Reads the file named, else the usual one. A usual one that is not there is no problem.
    pub(super) fn load(named: Option<&Path>) -> Self {
        let file = named.map_or_else(
            || xdg("XDG_CONFIG_HOME", ".config").join("ringbuch/config.toml"),
            Path::to_owned,
        );
        let read = own_file::read_text(&file);
        let mut config = match read {
            Ok(source) => Self::parse(&source),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && named.is_none() => {
                Self::default()
            }
            Err(error) => Self {
                problems: vec![ConfigProblem {
                    line: 0,
                    column: 0,
                    id: "config-unreadable",
                    variables: vec![("why", error.to_string())],
                }],
                ..Self::default()
            },
        };
        config.found = file.exists();
        config.file = file;
        config
    }

    /// Reads the text of a configuration.
    pub(super) fn parse(source: &str) -> Self {
        let mut reader = Reader {
            source,
            config: Self::default(),
        };
        let (table, errors) = DeTable::parse_recoverable(source);
        for error in errors {
            let place = error.span().map_or(0, |span| span.start);
            reader.problem(place, "problem-syntax", &[("why", error.message())]);
        }
        for (key, value) in table.get_ref() {
            reader.entry(key, value);
        }
        let mut config = reader.config;
        config
            .problems
            .sort_by_key(|problem| (problem.line, problem.column));
        config
    }
}

struct Reader<'a> {
    source: &'a str,
    config: Config,
}

impl Reader<'_> {
    fn problem(&mut self, at: usize, id: &'static str, variables: &[(&'static str, &str)]) {
        let before = self.source.get(..at).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        self.config.problems.push(ConfigProblem {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            id,
            variables: variables
                .iter()
                .map(|(name, value)| (*name, (*value).to_owned()))
                .collect(),
        });
    }

    fn entry(&mut self, key: &Spanned<std::borrow::Cow<'_, str>>, value: &Spanned<DeValue<'_>>) {
        let name = key.get_ref().as_ref();
        if name == "names" {
            self.names(value);
            return;
        }
        if !KEYS.contains(&name) {
            self.problem(key.span().start, "config-unknown", &[("name", name)]);
            return;
        }
        let DeValue::String(text) = value.get_ref() else {
            self.problem(key.span().start, "config-no-text", &[("name", name)]);
            return;
        };
        let text = text.as_ref();
        let at = value.span().start;
        let refused = |right: String| ("config-value", right);
        let wrong = match name {
            "language" => match text.parse::<Lang>() {
                Ok(lang) => {
                    self.config.language = Some(lang);
                    None
                }
                Err(_) => Some(refused("de, en".to_owned())),
            },
            "land" => match text.parse::<Land>() {
                Ok(land) => {
                    self.config.land = Some(land);
                    None
                }
                Err(_) => Some(refused(Land::ALL.map(Land::code).join(", "))),
            },
            "theme" => {
                self.config.theme = Some(text.to_owned());
                (!Theme::names().any(|name| name == text))
                    .then(|| refused(Theme::names().collect::<Vec<_>>().join(", ")))
            }
            "keymap" => {
                self.config.keymap = Some(text.to_owned());
                let known = Keymap::shipped().any(|name| name == text)
                    || own_file::read_text(Path::new(text)).is_ok();
                (!known).then(|| refused(Keymap::shipped().collect::<Vec<_>>().join(", ")))
            }
            _ => {
                let path = PathBuf::from(text);
                // A relative one would mean another folder with every start.
                let path = path.is_absolute().then_some(path);
                let wrong = path.is_none().then(|| refused("/…/ringbuch".to_owned()));
                match name {
                    "export_folder" => self.config.export_folder = path,
                    _ => self.config.store = path,
                }
                wrong
            }
        };
        if let Some((id, right)) = wrong {
            match name {
                "theme" => self.config.theme = None,
                "keymap" => self.config.keymap = None,
                _ => {}
            }
            let variables = [("name", name), ("text", text), ("right", right.as_str())];
            self.problem(at, id, &variables);
        }
    }
}

impl Reader<'_> {
    /// The table of outside names: every key by itself, so that one that is wrong spoils no other.
    fn names(&mut self, value: &Spanned<DeValue<'_>>) {
        let DeValue::Table(table) = value.get_ref() else {
            self.problem(value.span().start, "config-no-table", &[("name", "names")]);
            return;
        };
        for (key, value) in table {
            let key_name = key.get_ref().as_ref();
            let name = format!("names.{key_name}");
            let DeValue::String(text) = value.get_ref() else {
                self.problem(value.span().start, "config-no-text", &[("name", &name)]);
                continue;
            };
            if !OutsideNames::KEYS.contains(&key_name) {
                self.problem(key.span().start, "config-unknown", &[("name", &name)]);
            } else if self.config.names.set(key_name, text) {
                self.config.named.push(key_name.to_owned());
            } else {
                self.problem(value.span().start, "config-name", &[("name", &name)]);
            }
        }
    }
}

/// The keys that hold a text.
const KEYS: [&str; 6] = [
    "language",
    "store",
    "land",
    "theme",
    "keymap",
    "export_folder",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outside_names_are_read_one_by_one() {
        let config = Config::parse(
            "[names]\npurchasing_centre = \" Vergabestelle\\u001b \"\nprocedure = 3\nfile = \"\"\nfoo = \"x\"\n",
        );
        assert_eq!(config.names.purchasing_centre, "Vergabestelle");
        assert_eq!(config.names.procedure, OutsideNames::default().procedure);
        assert_eq!(config.named, ["purchasing_centre"]);
        let places: Vec<(usize, &str)> = config
            .problems
            .iter()
            .map(|problem| (problem.line, problem.id))
            .collect();
        assert_eq!(
            places,
            [
                (3, "config-no-text"),
                (4, "config-name"),
                (5, "config-unknown"),
            ]
        );
        let config = Config::parse("names = \"REZ\"");
        assert_eq!(config.problems[0].id, "config-no-table");
        assert_eq!(config.names, OutsideNames::default());
    }

    #[test]
    fn every_problem_is_named_with_its_place_and_the_rest_holds() {
        let config = Config::parse(
            "language = \"fr\"\nland = \"HE\"\ntheme = 3\nstore = \"here\"\nexport_folder = \"there\"\nfoo = \"bar\"\n\n[holidays]\npeace_festival = true\n",
        );
        let places: Vec<(usize, &str)> = config
            .problems
            .iter()
            .map(|problem| (problem.line, problem.id))
            .collect();
        assert_eq!(
            places,
            [
                (1, "config-value"),
                (3, "config-no-text"),
                (4, "config-value"),
                (5, "config-value"),
                (6, "config-unknown"),
                // Not built: a setting that nothing reads would only look as if it did something.
                (8, "config-unknown"),
            ]
        );
        assert_eq!(config.language, None);
        assert_eq!(config.land, Some(Land::Hesse));
        assert_eq!((config.store, config.export_folder), (None, None));
        let folder = Config::parse("export_folder = \"/tmp/x\"").export_folder;
        assert_eq!(folder, Some(PathBuf::from("/tmp/x")));
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            for problem in &config.problems {
                let said = problem.say(Path::new("config.toml"), &texts);
                assert!(!said.contains(['{', '[']), "{said}");
            }
        }
    }
}
