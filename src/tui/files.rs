//! What the screen asks about other people's files, and how it is answered.
//!
//! Responsible for: folders with the tables in them, a file of figures looked at, a profile saved. Not
//! for: when that is done (`worker::files`, so that no key waits for a disk), nor for writing figures.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime};

use crate::domain::date::Land;
use crate::domain::meeting::MeetingLanguage;
use crate::exchange::import::{self, ImportError, Look, Preview};
use crate::exchange::profiles::Profiles;
use crate::exchange::table::{self, Mapping};
use crate::fields::Defaults;
use crate::report::file::{self, Existing};
use crate::store::Store;
use crate::text::locale::Texts;
use crate::text::single_line;

/// Entries of a folder that are looked at, and of those the ones that are shown.
const MOST: usize = 20_000;
const SHOWN: usize = 2_000;
/// Endings of the files that can be read.
const TABLES: [&str; 7] = ["csv", "tsv", "txt", "tab", "xlsx", "xlsm", "ods"];

/// What is asked.
#[derive(Debug, Clone)]
pub enum FileAsk {
    /// What lies in a folder; none = where it is best to begin.
    Folder(Option<PathBuf>),
    /// What a file of figures holds.
    Look(Box<Look>),
    /// To keep names of columns under a name.
    SaveProfile {
        /// Its name.
        name: String,
        /// The file's column and our field.
        columns: BTreeMap<String, String>,
    },
}

/// What there is to say.
#[derive(Debug, Clone)]
pub enum FileNews {
    /// What lies in a folder, or why nobody knows.
    Folder(Result<Arc<Folder>, String>),
    /// How many rows of a file are read, of how many.
    Progress(usize, usize),
    /// What a file holds, or why it can't be read at all.
    Looked(Result<Arc<Preview>, String>),
    /// Where a profile was saved, or why not.
    Saved(Result<PathBuf, String>),
}

/// What lies in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Where it is.
    pub path: PathBuf,
    /// Tables, the newest first, then folders by name.
    pub entries: Vec<Entry>,
}

/// A file or folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it is.
    pub path: PathBuf,
    /// Its name, cleaned.
    pub name: String,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// Bytes of a file.
    pub bytes: u64,
    /// When it was changed, local time.
    pub changed: Option<NaiveDateTime>,
}

/// What answering needs.
pub(super) struct Desk<'a> {
    pub(super) store: &'a Store,
    pub(super) texts: &'a Texts,
    pub(super) profiles: &'a Profiles,
    pub(super) today: NaiveDate,
}

/// Answers; `progress` hears (rows done, rows).
pub(super) fn answer(
    ask: &FileAsk,
    desk: &Desk<'_>,
    progress: &mut dyn FnMut(usize, usize),
) -> FileNews {
    match ask {
        FileAsk::Folder(path) => FileNews::Folder(folder(path.as_deref()).map(Arc::new)),
        FileAsk::Look(look) => FileNews::Looked(looked(look, desk, progress).map(Arc::new)),
        FileAsk::SaveProfile { name, columns } => FileNews::Saved(save(name, columns, desk)),
    }
}

fn looked(
    look: &Look,
    desk: &Desk<'_>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Preview, String> {
    let today = desk.today;
    let defaults = Defaults {
        today,
        land: Land::Hesse,
        language: MeetingLanguage::De,
    };
    let around = (today, desk.texts, defaults);
    let profiles = desk.profiles;
    import::look(look, profiles, desk.store, around, progress).map_err(|error| match error {
        ImportError::File(problems) => {
            let lines = problems.iter().take(3);
            let lines = lines.map(|problem| table::sentence(problem, desk.texts));
            single_line(&lines.collect::<Vec<_>>().join(" "))
        }
        ImportError::Read(error) => error.to_string(),
    })
}

fn save(
    name: &str,
    columns: &BTreeMap<String, String>,
    desk: &Desk<'_>,
) -> Result<PathBuf, String> {
    let texts = desk.texts;
    let path = desk.profiles.path_of(name);
    let path = path.ok_or_else(|| texts.get("import-no-profiles").into_owned())?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| single_line(&error.to_string()))?;
    }
    let mapping = Mapping {
        file: String::new(),
        columns: columns.clone(),
    };
    let text = mapping.to_toml();
    file::write(&path, &text, Existing::Replace).map_err(|error| error.sentence(texts))?;
    Ok(path)
}

/// What lies in a folder. To begin with: where the program was started if a table lies there, else
/// where browsers put what they fetch, else at home.
fn folder(wanted: Option<&Path>) -> Result<Folder, String> {
    let Some(wanted) = wanted else {
        let home = std::env::var_os("HOME").map(PathBuf::from);
        let fetched = home.iter().map(|home| home.join("Downloads"));
        let candidates = std::env::current_dir()
            .into_iter()
            .chain(fetched)
            .chain(home.clone());
        let mut read: Vec<Folder> = candidates.filter_map(|path| entries(&path).ok()).collect();
        let has_table = |folder: &Folder| folder.entries.iter().any(|entry| !entry.is_folder);
        let best = read.iter().position(has_table).unwrap_or(0);
        if best < read.len() {
            return Ok(read.swap_remove(best));
        }
        return entries(Path::new("/"));
    };
    entries(wanted)
}

fn entries(path: &Path) -> Result<Folder, String> {
    let failed = |error: std::io::Error| single_line(&error.to_string());
    let path = fs::canonicalize(path).map_err(failed)?;
    let mut tables = Vec::new();
    let mut folders = Vec::new();
    for entry in fs::read_dir(&path).map_err(failed)?.take(MOST).flatten() {
        let at = entry.path();
        let raw = entry.file_name();
        let name = single_line(&raw.to_string_lossy());
        let Ok(about) = fs::metadata(&at) else {
            continue;
        };
        let ending = at.extension().and_then(|ending| ending.to_str());
        let is_table = ending.is_some_and(|ending| {
            let ending = ending.to_ascii_lowercase();
            TABLES.contains(&ending.as_str())
        });
        let entry = Entry {
            path: at,
            is_folder: about.is_dir(),
            bytes: about.len(),
            changed: about
                .modified()
                .ok()
                .map(|at| DateTime::<Local>::from(at).naive_local()),
            name,
        };
        if entry.is_folder && !entry.name.starts_with('.') {
            folders.push(entry);
        } else if about.is_file() && is_table {
            tables.push(entry);
        }
    }
    tables.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| a.name.cmp(&b.name)));
    folders.sort_by_cached_key(|folder| crate::text::fold(&folder.name));
    if let Some(above) = path.parent() {
        folders.insert(
            0,
            Entry {
                path: above.to_owned(),
                name: "..".to_owned(),
                is_folder: true,
                bytes: 0,
                changed: None,
            },
        );
    }
    tables.truncate(SHOWN);
    folders.truncate(SHOWN);
    tables.extend(folders);
    Ok(Folder {
        path,
        entries: tables,
    })
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;

    #[test]
    fn a_folder_shows_tables_the_newest_first_and_then_folders() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for (name, age) in [("alt.csv", 300), ("neu.XLSX", 100), ("mitte.ods", 200)] {
            fs::write(at(name), "x").unwrap();
            let file = fs::File::options().write(true).open(at(name)).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(age))
                .unwrap();
        }
        fs::write(at("brief.docx"), "x").unwrap();
        fs::write(at("b\u{1b}[2Jöse.csv.bak"), "x").unwrap();
        fs::create_dir(at("Zwei")).unwrap();
        fs::create_dir(at("eins")).unwrap();
        fs::create_dir(at(".git")).unwrap();
        let found = entries(folder.path()).unwrap();
        let names: Vec<&str> = found
            .entries
            .iter()
            .map(|entry| entry.name.as_str())
            .collect();
        assert_eq!(
            names,
            ["neu.XLSX", "mitte.ods", "alt.csv", "..", "eins", "Zwei"]
        );
        assert!(entries(&at("nirgends")).is_err());
    }

    #[test]
    fn names_from_the_disk_are_cleaned() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("b\u{1b}[2J\u{202e}.csv"), "x").unwrap();
        let found = entries(folder.path()).unwrap();
        assert_eq!(found.entries[0].name, "b.csv");
    }
}
