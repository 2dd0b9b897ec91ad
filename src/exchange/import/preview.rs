//! A file of figures looked at before it is taken: what it is, what would become of it.
//!
//! Responsible for: which mapping is in force (what the person said, else the profile they chose, else
//! the one that fits), and everything a screen shows about the file. Not for: what is done with it –
//! the [`Plan`] in a preview is exactly what is written when it is taken.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::{FigureOptions, ImportError, Plan, Subject, Surroundings, indicators};
use crate::domain::id::MunicipalityId;
use crate::domain::ring::Municipality;
use crate::exchange::profiles::Profiles;
use crate::exchange::table::{Mapping, Options, Outline, Problem, Source};
use crate::fields::{Defaults, StoreContext};
use crate::store::{ReadFailure, Store};
use crate::text::locale::Texts;

/// Which profile is in force.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum ProfileChoice {
    /// The one that fits the header best.
    #[default]
    Fitting,
    /// None.
    None,
    /// The one of this name.
    Named(String),
}

/// What is to be looked at, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// The file.
    pub file: PathBuf,
    /// The sheet of a spreadsheet; none = the first.
    pub sheet: Option<String>,
    /// Which profile.
    pub profile: ProfileChoice,
    /// What the person said about columns, by name: a field, or empty to leave it out.
    pub columns: BTreeMap<String, String>,
    /// What they said about figures.
    pub figures: FigureOptions,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The file's header and columns, by the mapping in force.
    pub outline: Outline,
    /// The profile in force.
    pub profile: Option<String>,
    /// Those that fit, the best first.
    pub profiles: Vec<String>,
    /// The mapping in force: profile and person.
    pub columns: BTreeMap<String, String>,
    /// What would be written, or why the file as a whole can't be.
    pub plan: Result<Plan, Vec<Problem>>,
    /// Names of the municipalities among the first figures.
    pub names: BTreeMap<MunicipalityId, String>,
}

/// Looks at a file. A file that can't be read at all is an error; everything else stands in the
/// preview.
pub fn look(
    look: &Look,
    profiles: &Profiles,
    store: &Store,
    (today, texts, defaults): (NaiveDate, &Texts, Defaults),
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Preview, ImportError> {
    let known = Subject::Indicators.columns();
    let options = Options {
        sheet: look.sheet.as_deref(),
        ..Options::of_figures()
    };
    let source = Source::open(&look.file, options).map_err(ImportError::File)?;
    let bare = source.outline(known, None).map_err(ImportError::File)?;
    let names: Vec<&str> = bare.columns.iter().map(|one| one.name.as_str()).collect();
    let fitting = profiles.fitting(&names);
    let chosen = match &look.profile {
        ProfileChoice::Fitting => fitting.first(),
        ProfileChoice::None => None,
        ProfileChoice::Named(name) => fitting.iter().find(|(known, _)| known == name),
    };
    let mut columns = chosen.map_or_else(BTreeMap::new, |(_, mapping)| mapping.columns.clone());
    let own = look.columns.iter();
    let own = own.filter(|(name, _)| names.contains(&name.as_str()));
    columns.extend(own.map(|(name, field)| (name.clone(), field.clone())));
    let mapping = Mapping {
        file: chosen.map_or_else(String::new, |(name, _)| name.clone()),
        columns: columns.clone(),
    };
    let outline = source
        .outline(known, Some(&mapping))
        .map_err(ImportError::File)?;
    let surroundings = Surroundings {
        store,
        context: StoreContext::new(store, today, texts)?,
        defaults,
        land: None,
        mapping: Some(&mapping),
        sheet: None,
        figures: look.figures.clone(),
        keep_suspicious: false,
    };
    let options = Options {
        mapping: Some(&mapping),
        ..options
    };
    let digest = source.digest.clone();
    let table = source.table(known, options);
    let plan = match table.map_err(ImportError::File) {
        Ok(table) => indicators::plan(&table, &surroundings, digest, progress),
        Err(error) => Err(error),
    };
    let plan = match plan {
        Ok(plan) => Ok(plan),
        Err(ImportError::File(problems)) => Err(problems),
        Err(other) => return Err(other),
    };
    Ok(Preview {
        names: plan.as_ref().map_or_else(
            |_| Ok(BTreeMap::new()),
            |plan| names_among_the_first(plan, store),
        )?,
        profile: chosen.map(|(name, _)| name.clone()),
        profiles: fitting.iter().map(|(name, _)| name.clone()).collect(),
        outline,
        columns,
        plan,
    })
}

fn names_among_the_first(
    plan: &Plan,
    store: &Store,
) -> Result<BTreeMap<MunicipalityId, String>, ReadFailure> {
    let mut names = BTreeMap::new();
    for one in plan.figures.iter().flat_map(|figures| &figures.found.first) {
        if !names.contains_key(&one.municipality)
            && let Some(stored) = store.get::<Municipality>(one.municipality)?
        {
            names.insert(one.municipality, stored.record.name);
        }
    }
    Ok(names)
}
