//! Names of columns kept under a name: `profiles/NAME.toml` beside the configuration.
//!
//! Responsible for: which there are, where one lies, which of them a header fits. A profile is what
//! `--map` reads ([`Mapping`]); a later file with the same header takes it by itself.

use std::path::{Path, PathBuf};

use super::table::Mapping;
use crate::text::safe_file_name;

/// Profiles looked at: nobody has as many.
const MOST: usize = 500;

/// The folder of a person's profiles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profiles {
    folder: Option<PathBuf>,
}

impl Profiles {
    /// Those in a folder; none = there is no place for any.
    pub const fn in_folder(folder: Option<PathBuf>) -> Self {
        Self { folder }
    }

    /// Where a profile of this name lies, or would.
    pub fn path_of(&self, name: &str) -> Option<PathBuf> {
        let name = safe_file_name(name.trim());
        Some(self.folder.as_ref()?.join(format!("{name}.toml")))
    }

    /// Where a profile of this name lies, if it does and the text is a name and no path.
    pub fn existing(&self, name: &Path) -> Option<PathBuf> {
        let name = name.to_str().filter(|name| !name.contains(['/', '\\']))?;
        let name = name.strip_suffix(".toml").unwrap_or(name);
        self.path_of(name).filter(|path| path.is_file())
    }

    /// The readable ones with their names, by name. A broken one is passed over: it is named when
    /// somebody asks for it.
    pub fn all(&self) -> Vec<(String, Mapping)> {
        let Some(entries) = self
            .folder
            .as_ref()
            .and_then(|at| std::fs::read_dir(at).ok())
        else {
            return Vec::new();
        };
        let mut paths: Vec<PathBuf> = entries
            .take(MOST)
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|end| end == "toml"))
            .collect();
        paths.sort();
        let read = |path: PathBuf| {
            let name = crate::text::single_line(path.file_stem()?.to_str()?);
            Some((name, Mapping::read_file(&path).ok()?))
        };
        paths.into_iter().filter_map(read).collect()
    }

    /// Those that a header with these names fits, the ones that say most about it first.
    pub fn fitting(&self, names: &[&str]) -> Vec<(String, Mapping)> {
        let mut fitting = self.all();
        fitting.retain(|(_, mapping)| mapping.fits(names.iter().copied()));
        fitting.sort_by_key(|(_, mapping)| std::cmp::Reverse(mapping.columns.len()));
        fitting
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_that_says_most_about_a_header_comes_first() {
        let folder = tempfile::tempdir().unwrap();
        let profiles = Profiles::in_folder(Some(folder.path().to_owned()));
        let save = |name: &str, columns: &[(&str, &str)]| {
            let columns = columns
                .iter()
                .map(|(theirs, ours)| ((*theirs).to_owned(), (*ours).to_owned()))
                .collect();
            let file = String::new();
            let text = Mapping { file, columns }.to_toml();
            std::fs::write(profiles.path_of(name).unwrap(), text).unwrap();
        };
        save("a", &[("Raum", "municipality")]);
        save(
            "BA Monat",
            &[("Raum", "municipality"), ("Größe", "value"), ("Bem.", "")],
        );
        save("anders", &[("Ort", "municipality")]);
        std::fs::write(folder.path().join("kaputt.toml"), "[columns").unwrap();
        let named = |names: &[&str]| {
            let found = profiles.fitting(names).into_iter();
            found.map(|(name, _)| name).collect::<Vec<_>>()
        };
        assert_eq!(named(&["RAUM", "Groesse", "Bem", "neu"]), ["BA-Monat", "a"]);
        assert_eq!(named(&["Raum"]), ["a"]);
        assert!(named(&["Wert"]).is_empty());
        assert_eq!(profiles.all().len(), 3, "the broken one is passed over");
        assert!(profiles.existing(Path::new("BA Monat")).is_some());
        assert!(profiles.existing(Path::new("BA-Monat.toml")).is_some());
        assert!(profiles.existing(Path::new("../a")).is_none());
        assert!(profiles.existing(Path::new("b")).is_none());
    }
}
