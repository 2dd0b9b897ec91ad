//! What a looked-at file is shown as, row by row.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::check::{Busy, Check};
use crate::domain::indicator::series::Version;
use crate::exchange::import::{Between0And1, First, Found, Plan, Preview};
use crate::exchange::table::{self, Encoding, FigureProblem, Problem, ProblemKind};
use crate::report::figures::words::period_name;
use crate::text::locale::Texts;
use crate::text::{single_line, width};
use crate::tui::Ui;
use crate::tui::overlay::window::put;

/// Columns of what stands in front.
pub(super) const LABEL: u16 = 24;
/// Columns of what a column is.
const MEANING: u16 = 26;
/// Columns and problems shown at most.
const COLUMNS: usize = 200;
const PROBLEMS: usize = 500;

/// What a column can be, in the order of the arrow keys; none = as it was found, empty = left out.
pub(super) const MEANINGS: [Option<&str>; 11] = [
    None,
    Some("municipality"),
    Some("indicator"),
    Some("period"),
    Some("value"),
    Some("numerator"),
    Some("denominator"),
    Some("sex"),
    Some("data_status"),
    Some("quality"),
    Some(""),
];

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Row {
    /// The text of this id.
    Heading(&'static str),
    /// A fact: label and text, and how it looks.
    Text(String, String, &'static str),
    Setting(Setting),
    /// A column of the file.
    Column(usize),
}

impl Row {
    /// Whether it is one that arrow keys change.
    pub(super) const fn can_turn(&self) -> bool {
        matches!(self, Self::Setting(_) | Self::Column(_))
    }
}

/// What a person says about the file as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    Profile,
    Sheet,
    Indicator,
    Period,
    DataStatus,
    Quality,
    Shares,
    Decimal,
    Dash,
    Bad,
}

impl Setting {
    /// Whether it is typed and not turned.
    pub(super) const fn is_typed(self) -> bool {
        matches!(self, Self::Indicator | Self::Period | Self::DataStatus)
    }

    fn label(self, texts: &Texts) -> String {
        texts
            .get(match self {
                Self::Profile => "import-set-profile",
                Self::Sheet => "import-set-sheet",
                Self::Indicator => "import-set-indicator",
                Self::Period => "import-set-period",
                Self::DataStatus => "import-set-data_status",
                Self::Quality => "import-set-quality",
                Self::Shares => "import-set-shares",
                Self::Decimal => "import-set-decimal",
                Self::Dash => "import-set-dash",
                Self::Bad => "import-set-bad",
            })
            .into_owned()
    }
}

fn count(texts: &Texts, n: usize) -> String {
    texts.count(n as u64)
}

impl Check {
    /// The sentence above everything, and how it looks.
    pub(super) fn verdict(&self, texts: &Texts) -> (String, &'static str) {
        match self.busy {
            Busy::Storing => return (texts.get("import-storing").into_owned(), "message"),
            Busy::Reading(_, 0) => return (texts.get("import-reading").into_owned(), "message"),
            Busy::Reading(done, all) => {
                let percent = done * 100 / all;
                let text = texts.with("import-reading-rows", &[("percent", percent.into())]);
                return (text, "message");
            }
            Busy::No => {}
        }
        if let Some(why) = &self.refused {
            return (why.clone(), "message.error");
        }
        let Some(plan) = self.plan() else {
            let text = texts.get("import-not-readable").into_owned();
            return (text, "message.warning");
        };
        let variables = [
            ("created", count(texts, plan.created).into()),
            ("changed", count(texts, plan.changed).into()),
            ("bad", count(texts, plan.bad_rows).into()),
        ];
        if !plan.problems.is_empty() && !self.skip_bad {
            (
                texts.with("import-bad-rows", &[("n", plan.bad_rows.into())]),
                "message.warning",
            )
        } else if plan.edits.is_empty() {
            (texts.get("import-nothing-new").into_owned(), "message")
        } else if plan.bad_rows > 0 {
            (
                texts.with("import-ready-but", &variables),
                "message.warning",
            )
        } else {
            (texts.with("import-ready", &variables), "message")
        }
    }

    /// All rows under the verdict.
    pub(super) fn made_rows(&self, texts: &Texts) -> Vec<Row> {
        let Some(preview) = &self.preview else {
            return Vec::new();
        };
        let mut rows = Vec::new();
        match &preview.plan {
            Ok(plan) => facts(preview, plan, texts, &mut rows),
            Err(problems) => {
                rows.push(outline_fact(preview, texts));
                complaints(problems, texts, "message.error", &mut rows);
            }
        }
        rows.push(Row::Heading("import-head-settings"));
        rows.extend(self.settings(preview).into_iter().map(Row::Setting));
        columns(preview, texts, &mut rows);
        if let Ok(plan) = &preview.plan {
            if let Some(figures) = &plan.figures
                && !figures.found.first.is_empty()
            {
                rows.push(Row::Heading("import-head-first"));
                let first = figures.found.first.iter();
                rows.extend(first.map(|one| first_figure(one, preview, texts)));
            }
            if !plan.problems.is_empty() {
                rows.push(Row::Heading("import-head-problems"));
                complaints(&plan.problems, texts, "message.error", &mut rows);
            }
            if !plan.warnings.is_empty() {
                rows.push(Row::Heading("import-head-warnings"));
                complaints(&plan.warnings, texts, "message.warning", &mut rows);
            }
        }
        rows
    }

    /// What can be said about this file.
    fn settings(&self, preview: &Preview) -> Vec<Setting> {
        let figures = &self.look.figures;
        let problems = match &preview.plan {
            Ok(plan) => &plan.problems,
            Err(problems) => problems,
        };
        let asks = |wanted: fn(&Problem) -> bool| problems.iter().any(wanted);
        let is_not_said = |field| {
            let not_said = ProblemKind::Figure(FigureProblem::NotSaid);
            problems
                .iter()
                .any(|problem| problem.kind == not_said && problem.field == Some(field))
        };
        let has = |field| {
            let columns = &preview.outline.columns;
            columns.iter().any(|column| column.field == Some(field))
        };
        let mut settings = Vec::new();
        for (setting, is_there) in [
            (
                Setting::Bad,
                self.plan().is_some_and(|plan| !plan.problems.is_empty()),
            ),
            (
                Setting::Shares,
                figures.between_0_and_1.is_some()
                    || asks(|problem| {
                        matches!(
                            problem.kind,
                            ProblemKind::Figure(FigureProblem::Shares { .. })
                        )
                    }),
            ),
            (Setting::Profile, !preview.profiles.is_empty()),
            (
                Setting::Sheet,
                preview
                    .outline
                    .sheet
                    .as_ref()
                    .is_some_and(|(_, others)| !others.is_empty()),
            ),
            (
                Setting::Indicator,
                figures.indicator.is_some() || is_not_said("indicator"),
            ),
            (
                Setting::Period,
                figures.period.is_some() || is_not_said("period"),
            ),
            (Setting::DataStatus, !has("data_status")),
            (Setting::Quality, !has("quality")),
            (Setting::Decimal, preview.outline.sheet.is_none()),
            (Setting::Dash, true),
        ] {
            if is_there {
                settings.push(setting);
            }
        }
        settings
    }

    fn setting_text(&self, setting: Setting, preview: &Preview, ui: &Ui<'_>) -> String {
        let texts = ui.texts;
        let figures = &self.look.figures;
        let text = |id: &str| texts.get(id).into_owned();
        match setting {
            Setting::Profile => match (&preview.profile, &self.look.profile) {
                (None, _) => text("import-profile-none"),
                (Some(name), crate::exchange::import::ProfileChoice::Fitting) => {
                    texts.with("import-profile-fits", &[("name", name.clone().into())])
                }
                (Some(name), _) => name.clone(),
            },
            Setting::Sheet => {
                let sheet = preview.outline.sheet.as_ref();
                sheet.map_or_else(String::new, |(name, _)| name.clone())
            }
            Setting::Indicator => figures
                .indicator
                .clone()
                .unwrap_or_else(|| text("import-not-said")),
            Setting::Period => figures.period.map_or_else(
                || text("import-not-said"),
                |period| period_name(texts, period),
            ),
            Setting::DataStatus => match figures.data_status {
                Some(day) => texts.date(day),
                None => {
                    let day = texts.date(ui.today);
                    texts.with("import-status-today", &[("day", day.into())])
                }
            },
            Setting::Quality => {
                let quality = figures.quality.map_or("final", |quality| quality.name());
                text(&format!("choice-quality-{quality}"))
            }
            Setting::Shares => text(match figures.between_0_and_1 {
                None => "import-shares-ask",
                Some(Between0And1::PerCent) => "import-shares-percent",
                Some(Between0And1::Shares) => "import-shares-shares",
            }),
            Setting::Decimal => text(match figures.decimal {
                None => "import-decimal-found",
                Some(',') => "import-decimal-comma",
                Some(_) => "import-decimal-point",
            }),
            Setting::Dash => text(if figures.dash_is_zero {
                "import-dash-zero"
            } else {
                "import-dash-missing"
            }),
            Setting::Bad => text(if self.skip_bad {
                "import-bad-skip"
            } else {
                "import-bad-none"
            }),
        }
    }

    pub(super) fn draw_row(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        row: &Row,
        is_chosen: bool,
        ui: &Ui<'_>,
    ) {
        let style = ui.style(if is_chosen { "selection" } else { "base" });
        let mark = if is_chosen { ui.glyphs.cursor } else { " " };
        put(frame, (area.x, area.y), 1, mark, style);
        let x = area.x + 1;
        let room = area.width.saturating_sub(1);
        let label = LABEL.min(area.width / 2);
        let right = |x: u16| area.right().saturating_sub(x);
        match row {
            Row::Heading(id) => {
                put(
                    frame,
                    (x, area.y),
                    room,
                    &ui.texts.get(id),
                    ui.style("title"),
                );
            }
            Row::Text(name, text, scope) => {
                if name.is_empty() {
                    put(frame, (x, area.y), room, text, ui.style(scope));
                    return;
                }
                put(frame, (x, area.y), label - 1, name, ui.style("label"));
                let x = area.x + label + 1;
                put(frame, (x, area.y), right(x), text, ui.style(scope));
            }
            Row::Setting(setting) => {
                let Some(preview) = &self.preview else { return };
                put(
                    frame,
                    (x, area.y),
                    label - 1,
                    &setting.label(ui.texts),
                    ui.style("label"),
                );
                let text = self.setting_text(*setting, preview, ui);
                let text = if is_chosen && !setting.is_typed() {
                    format!("< {text} >")
                } else {
                    text
                };
                let x = area.x + label + 1;
                put(frame, (x, area.y), right(x), &text, style);
            }
            Row::Column(at) => {
                let Some(preview) = &self.preview else { return };
                let Some(heading) = preview.outline.columns.get(*at) else {
                    return;
                };
                put(
                    frame,
                    (x, area.y),
                    label - 1,
                    &heading.name,
                    ui.style("label"),
                );
                let said = preview.columns.get(&heading.name).map(String::as_str);
                let (meaning, scope) = meaning(heading.field.or(said), ui.texts);
                let text = if is_chosen {
                    format!("< {meaning} >")
                } else {
                    meaning
                };
                let x = area.x + label + 1;
                let scope = if is_chosen { "selection" } else { scope };
                let columns = MEANING.min(right(x));
                put(frame, (x, area.y), columns, &text, ui.style(scope));
                let x = x + columns + 1;
                put(
                    frame,
                    (x, area.y),
                    right(x),
                    &heading.first,
                    ui.style("muted"),
                );
            }
        }
    }
}

/// What a column is called when it is this field.
fn meaning(field: Option<&str>, texts: &Texts) -> (String, &'static str) {
    let id = match field {
        None => {
            return (
                texts.get("import-mean-unknown").into_owned(),
                "message.warning",
            );
        }
        Some("municipality") => "import-mean-municipality",
        Some("indicator") => "import-mean-indicator",
        Some("period") => "import-mean-period",
        Some("value") => "import-mean-value",
        Some("numerator") => "import-mean-numerator",
        Some("denominator") => "import-mean-denominator",
        Some("sex") => "import-mean-sex",
        Some("data_status") => "import-mean-data_status",
        Some("quality") => "import-mean-quality",
        Some(_) => return (texts.get("import-mean-nothing").into_owned(), "muted"),
    };
    (texts.get(id).into_owned(), "base")
}

fn fact(id: &str, text: impl Into<String>, texts: &Texts) -> Row {
    Row::Text(texts.get(id).into_owned(), text.into(), "base")
}

/// Encoding, delimiter, line of the header.
fn outline_fact(preview: &Preview, texts: &Texts) -> Row {
    let outline = &preview.outline;
    let encoding = match outline.encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16 => "UTF-16",
        Encoding::Windows1252 => "Windows-1252",
    };
    let line = outline.header_line;
    let text = match (outline.delimiter, &outline.sheet) {
        (Some(delimiter), _) => {
            let delimiter = match delimiter {
                '\t' => "Tab".to_owned(),
                other => single_line(&other.to_string()),
            };
            let variables = [
                ("encoding", encoding.into()),
                ("delimiter", delimiter.into()),
                ("line", line.into()),
            ];
            texts.with("import-file-text", &variables)
        }
        (None, Some((sheet, _))) => {
            let variables = [("sheet", sheet.clone().into()), ("line", line.into())];
            texts.with("import-file-sheet", &variables)
        }
        (None, None) => texts.get("import-file-no-header").into_owned(),
    };
    fact("import-fact-file", text, texts)
}

fn facts(preview: &Preview, plan: &Plan, texts: &Texts, rows: &mut Vec<Row>) {
    rows.push(outline_fact(preview, texts));
    let Some(figures) = &plan.figures else { return };
    let found: &Found = &figures.found;
    let shape = if found.is_wide {
        let variables = [("n", found.slots.len().into())];
        texts.with("import-shape-wide", &variables)
    } else {
        texts.get("import-shape-long").into_owned()
    };
    rows.push(fact("import-fact-shape", shape, texts));
    rows.push(fact("import-fact-codes", some(&found.codes), texts));
    if !figures.indicators.is_empty() {
        let codes = some(&figures.indicators);
        let text = texts.with("import-new-codes", &[("codes", codes.into())]);
        rows.push(Row::Text(
            texts.get("import-fact-new").into_owned(),
            text,
            "message.warning",
        ));
    }
    let spans: Vec<String> = found
        .periods
        .iter()
        .map(|(first, last)| {
            let (first, last) = (period_name(texts, *first), period_name(texts, *last));
            if first == last {
                first
            } else {
                format!("{first} – {last}")
            }
        })
        .collect();
    rows.push(fact("import-fact-periods", spans.join(", "), texts));
    rows.push(fact(
        "import-fact-municipalities",
        count(texts, found.municipalities),
        texts,
    ));
    // What the file does not say stands among what can be said about it.
    let has = |field| {
        let columns = &preview.outline.columns;
        columns.iter().any(|column| column.field == Some(field))
    };
    if let Some((first, last)) = found.statuses
        && has("data_status")
    {
        let (first, last) = (texts.date(first), texts.date(last));
        let text = if first == last {
            first
        } else {
            format!("{first} – {last}")
        };
        rows.push(fact("import-fact-status", text, texts));
    }
    let qualities: Vec<String> = found
        .qualities
        .iter()
        .map(|quality| {
            texts
                .get(&format!("choice-quality-{}", quality.name()))
                .into_owned()
        })
        .collect();
    if has("quality") {
        rows.push(fact("import-fact-quality", qualities.join(", "), texts));
    }
    let variables = [
        ("n", count(texts, found.figures).into()),
        ("missing", count(texts, figures.missing).into()),
    ];
    rows.push(fact(
        "import-fact-values",
        texts.with("import-values", &variables),
        texts,
    ));
    if let (Some(first), Some(last)) = (plan.footer.first(), plan.footer.last()) {
        let variables = [("first", (*first).into()), ("last", (*last).into())];
        let lines = if first == last {
            "import-footer-line"
        } else {
            "import-footer-lines"
        };
        rows.push(fact(
            "import-fact-footer",
            texts.with(lines, &variables),
            texts,
        ));
    }
}

/// A few of many.
fn some(codes: &[String]) -> String {
    const SHOWN: usize = 15;
    let mut text = codes
        .iter()
        .take(SHOWN)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    if codes.len() > SHOWN {
        text = format!("{text} … (+{})", codes.len() - SHOWN);
    }
    text
}

/// Columns that mean something, one a row; those of a wide table that all hold figures together.
fn columns(preview: &Preview, texts: &Texts, rows: &mut Vec<Row>) {
    rows.push(Row::Heading("import-head-columns"));
    let slots: &[usize] = match &preview.plan {
        Ok(plan) => plan.figures.as_ref().map_or(&[], |figures| {
            if figures.found.is_wide {
                &figures.found.slots
            } else {
                &[]
            }
        }),
        Err(_) => &[],
    };
    let slots: std::collections::BTreeSet<usize> = slots.iter().copied().collect();
    let all = &preview.outline.columns;
    let single = (0..all.len()).filter(|at| !slots.contains(at));
    rows.extend(single.clone().take(COLUMNS).map(Row::Column));
    if single.clone().count() > COLUMNS {
        let n = single.count() - COLUMNS;
        let more = texts.with("import-more-columns", &[("n", n.into())]);
        rows.push(Row::Text(String::new(), more, "muted"));
    }
    let name = |at: Option<&usize>| at.and_then(|at| all.get(*at)).map(|one| one.name.clone());
    if let (Some(first), Some(last)) = (name(slots.first()), name(slots.last())) {
        let variables = [
            ("n", slots.len().into()),
            ("first", first.into()),
            ("last", last.into()),
        ];
        let text = texts.with("import-figure-columns", &variables);
        rows.push(Row::Text(String::new(), text, "base"));
    }
}

/// `Zeile 2: Kreis Fulda · K2 · Juni 2025 · 24,6`.
fn first_figure(one: &First, preview: &Preview, texts: &Texts) -> Row {
    let Version {
        period,
        value,
        numerator,
        denominator,
        mark,
        ..
    } = one.version;
    let who = preview.names.get(&one.municipality).cloned();
    let mut parts = vec![
        who.unwrap_or_default(),
        one.code.clone(),
        period_name(texts, period),
    ];
    if one.sex != crate::domain::indicator::series::Sex::All {
        let sex = match one.sex {
            crate::domain::indicator::series::Sex::Male => "choice-sex-male",
            _ => "choice-sex-female",
        };
        parts.push(texts.get(sex).into_owned());
    }
    let shown =
        |figure: crate::domain::indicator::figure::Figure| texts.decimal(&figure.to_string());
    match (value, mark) {
        (Some(value), _) => parts.push(shown(value)),
        (None, Some(mark)) => {
            let variables = [("mark", mark.to_string().into())];
            parts.push(texts.with("import-no-value", &variables));
        }
        (None, None) => {}
    }
    if let (Some(numerator), Some(denominator)) = (numerator, denominator) {
        parts.push(format!("{} / {}", shown(numerator), shown(denominator)));
    }
    let label = texts.with("import-line", &[("line", one.line.into())]);
    Row::Text(label, parts.join(" · "), "base")
}

/// Problems, in as many rows as their sentences need.
fn complaints(problems: &[Problem], texts: &Texts, scope: &'static str, rows: &mut Vec<Row>) {
    const WIDE: usize = 74;
    for problem in problems.iter().take(PROBLEMS) {
        let file = std::path::Path::new(&problem.file);
        let file = file.file_name().unwrap_or_default().to_string_lossy();
        let short = Problem {
            file: file.into_owned(),
            ..problem.clone()
        };
        let sentence = single_line(&table::sentence(&short, texts));
        for (at, line) in width::wrap(&sentence, WIDE).into_iter().enumerate() {
            let indent = if at == 0 { "" } else { "  " };
            rows.push(Row::Text(String::new(), format!("{indent}{line}"), scope));
        }
    }
    if problems.len() > PROBLEMS {
        let n = problems.len() - PROBLEMS;
        let more = texts.with("import-more-problems", &[("n", n.into())]);
        rows.push(Row::Text(String::new(), more, "muted"));
    }
}
