//! What is shown, for the clipboard: lines for a spreadsheet, or a table in Markdown.
//!
//! Responsible for: both shapes, with what has to be said of the figures below them. Not for: which rows
//! (the look says that), and whether a terminal takes so much (the terminal does).

use super::view::Head;
use crate::report::markdown::inline;
use crate::text::csv_safe;
use crate::text::locale::{Lang, Texts};
use crate::text::single_line;
use crate::tui::view::ListRow;
use crate::tui::widgets::list::List;

/// A table as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Grid {
    /// Headings.
    pub header: Vec<String>,
    /// Which columns hold figures; the others hold words.
    pub figures: Vec<bool>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Grid {
    /// What a list shows, its marked rows alone if there are any.
    pub(super) fn of(list: &List<ListRow>, texts: &Texts) -> Self {
        let title = |id: &str| match id {
            "" => String::new(),
            id => texts.get(id).into_owned(),
        };
        let cells = |row: &ListRow| row.cells.iter().map(|cell| cell.text.clone()).collect();
        let rows = list.marked_or_shown();
        Self {
            header: list
                .columns()
                .iter()
                .map(|column| title(column.title))
                .collect(),
            figures: list.columns().iter().map(|column| column.right).collect(),
            rows: rows.filter(|row| row.target.is_some()).map(cells).collect(),
        }
    }

    /// Without one of its columns: a picture in a cell is nothing for a spreadsheet.
    pub(super) fn without(mut self, column: usize) -> Self {
        for row in std::iter::once(&mut self.header).chain(&mut self.rows) {
            if column < row.len() {
                row.remove(column);
            }
        }
        if column < self.figures.len() {
            self.figures.remove(column);
        }
        self
    }

    /// Cells apart by tabs, figures without grouping, nothing that runs as a formula.
    pub(super) fn tab_separated(&self, head: &Head, texts: &Texts) -> String {
        let line = |cells: &[String]| {
            let cells = cells.iter().zip(&self.figures).map(|(cell, is_figure)| {
                let mut cell = single_line(cell);
                if *is_figure {
                    cell = ungrouped(&cell, texts.lang());
                }
                csv_safe(&cell).into_owned()
            });
            cells.collect::<Vec<_>>().join("\t")
        };
        let rows = std::iter::once(&self.header).chain(&self.rows);
        let mut lines: Vec<String> = rows.map(|row| line(row)).collect();
        lines.push(String::new());
        lines.extend(
            said(head)
                .iter()
                .map(|one| csv_safe(&single_line(one)).into_owned()),
        );
        lines.join("\r\n")
    }

    /// A heading, a table, and what is to be said of it.
    pub(super) fn markdown(&self, head: &Head) -> String {
        let line = |cells: &[String]| {
            let cells: Vec<String> = cells.iter().map(|cell| inline(cell)).collect();
            format!("| {} |\n", cells.join(" | "))
        };

        let rule = |is_figure: &bool| if *is_figure { "--:" } else { ":--" };
        let rules = self.figures.iter().map(rule);
        let rules: Vec<&str> = rules.collect();
        let [title, rest @ ..] = &said(head)[..] else {
            return String::new();
        };
        let rules = format!("| {} |\n", rules.join(" | "));
        let mut out = format!("### {}\n\n", inline(title)) + &line(&self.header) + &rules;
        self.rows.iter().for_each(|row| out.push_str(&line(row)));
        for one in rest {
            out.push('\n');
            out.push_str(&inline(one));
            out.push('\n');
        }
        out
    }
}

/// What the figures are, and what has to be said of them.
fn said(head: &Head) -> Vec<String> {
    let title = format!(
        "{} \u{b7} {} \u{b7} {}",
        head.indicator, head.group, head.period
    );
    let pieces = [&head.statement, &head.statistics].map(|pieces| pieces.join(" \u{b7} "));
    let pieces = pieces.into_iter().filter(|text| !text.is_empty());
    std::iter::once(title).chain(pieces).collect()
}

/// A figure without the marks between thousands: a spreadsheet has its own.
fn ungrouped(cell: &str, lang: Lang) -> String {
    let mark = match lang {
        Lang::De => '.',
        Lang::En => ',',
    };
    let is_figure = |one: char| one.is_ascii_digit() || "+-,.%".contains(one);
    if cell.chars().all(is_figure) && cell.chars().any(|one| one.is_ascii_digit()) {
        // A date has such marks too, but no three digits behind each.
        let groups = cell.split(mark).skip(1);
        let grouped = groups.clone().count() > 0
            && groups.into_iter().all(|group| {
                let digits = group.bytes().take_while(u8::is_ascii_digit).count();
                digits == 3
            });
        if grouped {
            return cell.replace(mark, "");
        }
    }
    cell.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_keys::german;

    fn head() -> Head {
        Head {
            indicator: "K2 Integrationsquote".into(),
            group: "Ring 4 *neu*".into(),
            period: "Juni 2025".into(),
            statement: vec!["2 mit Wert, 0 ohne".into(), "endgültig".into()],
            statistics: Vec::new(),
        }
    }

    fn grid() -> Grid {
        let cells = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        Grid {
            header: cells(["Kommune", "Wert", "± Vj."]),
            figures: vec![false, true, true],
            rows: vec![
                cells(["=cmd|' /C calc'!A1", "1.234,50", "-1.000,0"]),
                cells(["Nord|Süd\t_x_", "x", "+0,5"]),
            ],
        }
    }

    #[test]
    fn a_spreadsheet_gets_figures_and_runs_nothing() {
        let text = grid().tab_separated(&head(), german());
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(
            lines,
            [
                "Kommune\tWert\t± Vj.",
                "'=cmd|' /C calc'!A1\t1234,50\t-1000,0",
                "Nord|Süd _x_\tx\t+0,5",
                "",
                "K2 Integrationsquote · Ring 4 *neu* · Juni 2025",
                "2 mit Wert, 0 ohne · endgültig",
            ]
        );
    }

    #[test]
    fn markdown_shows_what_was_typed() {
        let text = grid().markdown(&head());
        assert!(
            text.contains("### K2 Integrationsquote · Ring 4 \\*neu\\* · Juni 2025\n"),
            "{text}"
        );
        assert!(text.contains("| Nord\\|Süd \\_x\\_ | x |"), "{text}");
        assert!(text.contains("| :-- | --: | --: |"), "{text}");
        assert!(text.ends_with("2 mit Wert, 0 ohne · endgültig\n"), "{text}");
    }

    #[test]
    fn only_figures_lose_the_marks_between_thousands() {
        for (cell, lang, want) in [
            ("1.234,50", Lang::De, "1234,50"),
            ("-1.234.567", Lang::De, "-1234567"),
            ("01.02.2025", Lang::De, "01.02.2025"),
            ("12,5", Lang::De, "12,5"),
            ("1,234.50", Lang::En, "1234.50"),
            ("12.5", Lang::En, "12.5"),
            ("a.123", Lang::De, "a.123"),
            (".", Lang::De, "."),
        ] {
            assert_eq!(ungrouped(cell, lang), want);
        }
    }
}
