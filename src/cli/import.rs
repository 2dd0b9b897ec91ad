//! `import`: other people's tables, and whole stores.

use std::fs::File;
use std::io::{BufReader, IsTerminal, Write};
use std::path::Path;

use super::args::indicators::IndicatorTable;
use super::args::{Format, Import, StoreFile, Table};
use super::failure::{FAILED, Failure, table_lines, with};
use super::listing::{Cell, Listing};
use super::session::Session;
use crate::exchange::import::{self, Along, FigureOptions, Plan, Subject, Surroundings};
use crate::exchange::jsonl;
use crate::exchange::table::{Mapping, Problem, ProblemKind};
use crate::store::apply::{ApplyError, Rejected};
use crate::store::{Change, What};

/// Rows from which a bar is worth drawing.
const BAR_FROM: usize = 500;

pub(super) fn run(session: &Session, command: &Import) -> Result<(), Failure> {
    match command {
        Import::Municipalities(table) => self::table(session, Subject::Municipalities, table),
        Import::Rings(table) => self::table(session, Subject::Rings, table),
        Import::People(table) => self::table(session, Subject::People, table),
        Import::Providers(table) => self::table(session, Subject::Providers, table),
        Import::Measures(table) => self::table(session, Subject::Measures, table),
        Import::Utilisation(table) => self::table(session, Subject::Utilisation, table),
        Import::Ratings(table) => self::table(session, Subject::Ratings, table),
        Import::Indicators(indicators) => figures(session, indicators),
        Import::Store(StoreFile { file }) => store(session, file),
    }
}

fn figures(session: &Session, args: &IndicatorTable) -> Result<(), Failure> {
    let options = super::indicators::options(session, args)?;
    run_table(session, Subject::Indicators, &args.table, options)
}

fn table(session: &Session, subject: Subject, args: &Table) -> Result<(), Failure> {
    run_table(session, subject, args, FigureOptions::default())
}

fn run_table(
    session: &Session,
    subject: Subject,
    args: &Table,
    figures: FigureOptions,
) -> Result<(), Failure> {
    let mapping = match &args.map {
        Some(path) => {
            // A file of that name comes first: it is what a script means.
            let profile = (!path.exists()).then(|| session.profiles().existing(path));
            let path = profile.flatten().unwrap_or_else(|| path.clone());
            Some(Mapping::read_file(&path).map_err(|problems| refused(session, &problems))?)
        }
        None => None,
    };
    // A dry run makes no store, and a file that can't be read or taken none either.
    if let Err(error) = File::open(&args.file) {
        return Err(Failure::File {
            file: args.file.display().to_string(),
            error,
        });
    }
    let store = if args.dry_run {
        &session.reading()?.store
    } else {
        session.planning()?
    };
    let surroundings = Surroundings {
        store,
        context: session.context(store)?,
        defaults: session.defaults(),
        land: session.config.land,
        mapping: mapping.as_ref(),
        sheet: args.sheet.as_deref(),
        figures,
        keep_suspicious: args.keep_suspicious,
    };
    let mut bar = Bar::default();
    let plan = import::plan(subject, &args.file, &surroundings, &mut |done, all| {
        bar.show(done, all);
    });
    bar.clear();
    let plan = plan?;
    notes(session, &plan);
    if !plan.problems.is_empty() && !args.skip_bad {
        let mut lines = table_lines(&plan.problems, &session.texts);
        lines.push(with(
            &session.texts,
            "import-nothing",
            &[("n", &plan.bad_rows.to_string())],
        ));
        return Err(Failure::Said {
            code: FAILED,
            lines,
        });
    }
    for line in table_lines(&plan.problems, &session.texts) {
        session.tell(&line);
    }
    warnings(session, &plan);
    if !args.dry_run {
        write(session, &args.file, &plan)?;
    }
    report(session, &plan, args)
}

/// All problems of a file that is not even read.
fn refused(session: &Session, problems: &[Problem]) -> Failure {
    Failure::Said {
        code: FAILED,
        lines: table_lines(problems, &session.texts),
    }
}

fn notes(session: &Session, plan: &Plan) {
    if let Some((sheet, others)) = &plan.sheet
        && !others.is_empty()
    {
        session.tell_with(
            "import-sheet",
            &[("sheet", sheet), ("others", &others.join(", "))],
        );
    }
    if !plan.ignored.is_empty() {
        session.tell_with("import-ignored", &[("columns", &plan.ignored.join(", "))]);
    }
    if let (Some(first), Some(last)) = (plan.footer.first(), plan.footer.last()) {
        session.tell_with(
            "import-footer",
            &[("first", &first.to_string()), ("last", &last.to_string())],
        );
    }
}

/// What is taken, but worth a look; of very many the first, and how many more.
fn warnings(session: &Session, plan: &Plan) {
    const SHOWN: usize = 50;
    let shown = &plan.warnings[..plan.warnings.len().min(SHOWN)];
    for line in table_lines(shown, &session.texts) {
        session.tell(&line);
    }
    if plan.warnings.len() > SHOWN {
        let more = plan.warnings.len() - SHOWN;
        session.tell_with("import-more-warnings", &[("n", &more.to_string())]);
    }
}

/// One change, one entry of the history.
fn write(session: &Session, file: &Path, plan: &Plan) -> Result<(), Failure> {
    let name = file
        .file_name()
        .map(|name| crate::text::single_line(&name.to_string_lossy()))
        .unwrap_or_default();
    let change = Change {
        what: What::Import {
            file: name,
            digest: plan.digest.clone(),
            lines: (plan.rows - plan.bad_rows) as u64,
        },
        edits: plan.edits.clone(),
        ..session.change()
    };
    match session.apply(&change) {
        Err(Failure::Apply(ApplyError::Rejected(rejected))) => {
            let problems = by_line(file, plan, rejected);
            Err(refused(session, &problems))
        }
        Err(other) => Err(other),
        Ok(_) => Ok(()),
    }
}

/// What the store refused, at the lines it came from.
fn by_line(file: &Path, plan: &Plan, rejected: Vec<Rejected>) -> Vec<Problem> {
    rejected
        .into_iter()
        .flat_map(|one| {
            let line = plan.lines.get(one.edit).copied().unwrap_or(0);
            one.problems.into_iter().map(move |problem| Problem {
                file: file.display().to_string(),
                line,
                column: 0,
                field: (!problem.field.is_empty()).then_some(problem.field),
                kind: ProblemKind::Value(problem.what),
            })
        })
        .collect()
}

fn report(session: &Session, plan: &Plan, args: &Table) -> Result<(), Failure> {
    let counts = [
        ("rows", plan.rows),
        ("created", plan.created),
        ("changed", plan.changed),
        ("unchanged", plan.unchanged),
        ("skipped", plan.bad_rows),
        ("providers", plan.along.providers),
        ("people", plan.along.people),
        ("warnings", plan.warnings.len()),
        (
            "missing",
            plan.figures.as_ref().map_or(0, |figures| figures.missing),
        ),
    ];
    if args.formatted.format == Format::Table {
        let counts: Vec<(&str, String)> = counts
            .iter()
            .map(|(name, count)| (*name, count.to_string()))
            .collect();
        let counts: Vec<(&str, &str)> = counts
            .iter()
            .map(|(name, count)| (*name, count.as_str()))
            .collect();
        let id = match (plan.figures.is_some(), args.dry_run) {
            (false, false) => "import-done",
            (false, true) => "import-would",
            (true, false) => "import-figures-done",
            (true, true) => "import-figures-would",
        };
        let mut said = with(&session.texts, id, &counts);
        if let Some(figures) = &plan.figures
            && !figures.indicators.is_empty()
        {
            let codes = figures.indicators.join(", ");
            let line = with(&session.texts, "import-indicators", &[("codes", &codes)]);
            said = format!("{said}\n{line}");
        }
        if plan.along != Along::default() {
            said = format!("{said}\n{}", with(&session.texts, "import-along", &counts));
        }
        return session.print(&format!("{said}\n"));
    }
    let mut listing = Listing::new(
        session,
        &[
            ("rows", "import-rows"),
            ("created", "import-created"),
            ("changed", "import-changed"),
            ("unchanged", "import-unchanged"),
            ("skipped", "import-skipped"),
            ("providers", "import-providers"),
            ("people", "import-people"),
            ("warnings", "import-warnings"),
            ("missing", "import-missing"),
        ],
    );
    listing.rows.push(
        counts
            .iter()
            .map(|(_, count)| Cell::number(*count as u64))
            .collect(),
    );
    if args.formatted.format == Format::Json {
        return session.print(&format!("{}\n", listing.object(0)));
    }
    listing.print(session, args.formatted.format)
}

/// A bar on stderr, if a person watches and there is something to wait for.
#[derive(Default)]
struct Bar {
    shown: Option<usize>,
}

impl Bar {
    const WIDTH: usize = 30;

    fn show(&mut self, done: usize, all: usize) {
        let filled = done * Self::WIDTH / all.max(1);
        if all < BAR_FROM || self.shown == Some(filled) || !std::io::stderr().is_terminal() {
            return;
        }
        self.shown = Some(filled);
        let (full, empty) = ("=".repeat(filled), " ".repeat(Self::WIDTH - filled));
        let _ = write!(std::io::stderr(), "\r[{full}{empty}] {done}/{all}");
    }

    fn clear(&self) {
        if self.shown.is_some() {
            let _ = write!(std::io::stderr(), "\r{}\r", " ".repeat(Self::WIDTH + 24));
        }
    }
}

fn store(session: &Session, path: &Path) -> Result<(), Failure> {
    let name = path.display().to_string();
    let failed = |error| Failure::Jsonl {
        file: name.clone(),
        error,
    };
    let file = File::open(path).map_err(|error| failed(error.into()))?;
    let rows = jsonl::read(&mut BufReader::new(file)).map_err(failed)?;
    let count = rows.len().to_string();
    let store = &session.writing()?.store;
    jsonl::load(store, rows, session.client(), &session.actor()).map_err(failed)?;
    session.tell_with("jsonl-read", &[("n", &count)]);
    Ok(())
}
