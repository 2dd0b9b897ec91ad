use proptest::collection::vec;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::boxes::{BoxRow, Boxes};
use super::course::{Course, Line};
use super::digits;
use crate::domain::indicator::period::{Period, PeriodKind};
use crate::text::locale::{Lang, Texts};
use crate::text::width;
use crate::tui::Ui;
use crate::tui::test_keys::{german, today};
use crate::tui::theme::{ColorDepth, Glyphs, Theme};

fn with_ui<T>(glyphs: &Glyphs, texts: &Texts, run: impl FnOnce(&Ui<'_>) -> T) -> T {
    let theme = Theme::standard(ColorDepth::None);
    let ui = Ui {
        texts,
        theme: &theme,
        glyphs,
        today: today(),
        now: today().into(),
    };
    run(&ui)
}

fn lines(buffer: &Buffer) -> String {
    let columns = usize::from(buffer.area.width);
    let cells: Vec<&str> = buffer
        .content
        .iter()
        .map(ratatui::buffer::Cell::symbol)
        .collect();
    let lines: Vec<String> = cells
        .chunks(columns.max(1))
        .map(|line| line.concat().trim_end().to_owned())
        .collect();
    lines.join("\n")
}

fn drawn(
    (columns, rows): (u16, u16),
    glyphs: &Glyphs,
    draw: impl FnOnce(&mut Buffer, Rect, &Ui<'_>),
) -> String {
    let area = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(area);
    with_ui(glyphs, german(), |ui| draw(&mut buffer, area, ui));
    lines(&buffer)
}

fn periods(first: &str, n: i32) -> Vec<Period> {
    let first: Period = first.parse().expect("a period");
    (0..n).filter_map(|n| first.plus(n)).collect()
}

/// Three years and a month: rising, falling after a break, one gap.
fn course() -> Course {
    let value = |n: i32| match n {
        17..=19 => None,
        n if n < 24 => Some(48.0 + f64::from(n) * 0.3 + f64::from(n % 5)),
        n => Some(62.0 - f64::from(n - 24) * 1.1),
    };
    let median = |n: i32| Some(50.0 + f64::from(n % 7) * 0.4);
    Course {
        periods: periods("2017-03", 37),
        cursor: 36,
        breaks: vec![24],
        band: (0..37)
            .map(|n| median(n).map(|median| (median - 3.0, median + 4.0)))
            .collect(),
        median: (0..37).map(median).collect(),
        own: Line {
            values: (0..37).map(value).collect(),
            cuts: Vec::new(),
        },
        others: vec![(
            'a',
            Line {
                values: (0..37).map(|n| Some(58.0 - f64::from(n) * 0.1)).collect(),
                cuts: Vec::new(),
            },
        )],
        unit: "%",
    }
}

#[test]
fn a_course_has_a_band_gaps_and_breaks() {
    for (name, size, glyphs) in [
        ("course", (84, 18), Glyphs::UTF8),
        ("course_ascii", (84, 18), Glyphs::ASCII),
        ("course_narrow", (40, 10), Glyphs::UTF8),
    ] {
        let text = drawn(size, &glyphs, |buffer, area, ui| {
            course().draw(buffer, area, ui);
        });
        insta::assert_snapshot!(name, text);
    }
}

#[test]
fn few_periods_stand_far_apart() {
    let of_years = Course {
        periods: periods("2010", 10),
        cursor: 4,
        own: Line {
            values: [7.1, 6.8, 6.5, 6.6, 6.3, 6.0].map(Some).to_vec(),
            cuts: vec![2],
        },
        median: [8.0, 7.9, 7.5, 7.0, 7.4, 7.2, 7.0].map(Some).to_vec(),
        ..Course::default()
    };
    let of_quarters = Course {
        periods: periods("2023-Q1", 13),
        ..of_years.clone()
    };
    for (name, course) in [("course_years", of_years), ("course_quarters", of_quarters)] {
        let text = drawn((78, 12), &Glyphs::UTF8, |buffer, area, ui| {
            course.draw(buffer, area, ui);
        });
        insta::assert_snapshot!(name, text);
    }
}

/// Row of a character in a column, from the top.
fn row_of(text: &str, column: usize, marks: &[char]) -> Option<usize> {
    text.lines().position(|line| {
        line.chars()
            .nth(column)
            .is_some_and(|one| marks.contains(&one))
    })
}

#[test]
fn a_line_is_interrupted_where_values_are_missing_or_mean_something_else() {
    let line = |values: Vec<Option<f64>>, breaks: Vec<usize>| Course {
        periods: periods("2020-01", values.len() as i32),
        own: Line {
            values,
            cuts: Vec::new(),
        },
        breaks,
        ..Course::default()
    };
    let own = ['═', '║', '╔', '╗', '╚', '╝'];
    let draw = |course: &Course| {
        drawn((60, 10), &Glyphs::UTF8, |buffer, area, ui| {
            course.draw(buffer, area, ui);
        })
    };
    let gap = draw(&line(vec![Some(1.0), None, Some(1.0)], vec![]));
    // The plot begins behind the axis.
    let left = |text: &str| {
        let line = text.lines().nth(1).expect("a line");
        line.chars().position(|one| one == '┤').expect("an axis") + 1
    };
    // Twelve columns a period.
    for column in left(&gap) + 12..left(&gap) + 24 {
        assert_eq!(row_of(&gap, column, &own), None, "{gap}");
    }
    let whole = draw(&line(vec![Some(1.0), Some(3.0), Some(1.0)], vec![]));
    for column in left(&whole)..left(&whole) + 36 {
        assert_ne!(row_of(&whole, column, &own), None, "{whole}");
    }
    let broken = draw(&line(vec![Some(1.0), Some(3.0), Some(1.0)], vec![1]));
    assert!(broken.contains("¦02/2020"), "{broken}");
    let before = row_of(&broken, left(&broken) + 11, &own);
    assert_eq!(
        before,
        row_of(&broken, left(&broken), &own),
        "flat up to the break: {broken}"
    );
    assert_ne!(
        before,
        row_of(&broken, left(&broken) + 13, &own),
        "{broken}"
    );
}

#[test]
fn a_line_across_the_band_is_not_dim() {
    let theme = Theme::standard(ColorDepth::Ansi16);
    let ui = Ui {
        texts: german(),
        theme: &theme,
        glyphs: &Glyphs::UTF8,
        today: today(),
        now: today().into(),
    };
    let area = Rect::new(0, 0, 84, 18);
    let mut buffer = Buffer::empty(area);
    course().draw(&mut buffer, area, &ui);
    let own = |cell: &&ratatui::buffer::Cell| ["═", "║"].contains(&cell.symbol());
    assert!(buffer.content.iter().filter(own).count() > 20);
    for cell in buffer.content.iter().filter(own) {
        assert_eq!(cell.style(), ui.style("chart.own").patch(cell.style()));
        assert!(!cell.modifier.contains(ratatui::style::Modifier::DIM));
    }
}

fn boxes() -> Boxes {
    let row = |name: &str, n, five, outliers: &[f64], own| BoxRow {
        name: name.to_owned(),
        n,
        five,
        outliers: outliers.to_vec(),
        own,
    };
    Boxes {
        rows: vec![
            row("Ring 1", 9, Some([3.1, 4.0, 4.6, 5.5, 7.0]), &[9.2], None),
            row(
                "Ring 2",
                14,
                Some([2.0, 3.5, 3.9, 4.2, 5.1]),
                &[0.4, 6.0],
                Some(4.9),
            ),
            row("Ring 3", 0, None, &[], None),
            row("Ring 12", 1, Some([6.0; 5]), &[], None),
        ],
        cursor: Some(1),
        median: Some(4.3),
        unit: "%",
    }
}

#[test]
fn boxes_share_an_axis() {
    for (name, size, glyphs) in [
        ("boxes", (78, 12), Glyphs::UTF8),
        ("boxes_ascii", (78, 12), Glyphs::ASCII),
        ("boxes_page", (50, 5), Glyphs::UTF8),
    ] {
        let text = drawn(size, &glyphs, |buffer, area, ui| {
            boxes().draw(buffer, area, ui, "keine Werte");
        });
        insta::assert_snapshot!(name, text);
    }
    let page = boxes().page(Rect::new(0, 0, 50, 5));
    assert_eq!(page, Some((1, 3, 4)));
    assert_eq!(boxes().page(Rect::new(0, 0, 50, 12)), None);
}

#[test]
fn digits_are_large() {
    let text = "0123456789 -12,5% +3.4€ 3/14";
    let narrow = digits::SIZES[3];
    let size = (digits::columns(text, narrow), digits::HEIGHT);
    let shown = drawn(size, &Glyphs::UTF8, |buffer, area, ui| {
        digits::draw(buffer, area, (text, narrow), (ui.glyphs, ui.style("base")));
    });
    insta::assert_snapshot!("digits", shown);
    for (text, columns, lines, want) in [
        ("12,5", 200, 40, Some(digits::SIZES[0])),
        ("12,5", 30, 40, Some(digits::SIZES[2])),
        ("12,5", 30, 5, Some(digits::SIZES[2])),
        ("12,5", 14, 5, Some(digits::SIZES[3])),
        ("12,5", 12, 5, None),
        ("12,5", 200, 4, None),
    ] {
        assert_eq!(
            digits::fitting(text, columns, lines),
            want,
            "{columns}×{lines}"
        );
    }
}

fn numbers() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        4 => (-100.0..100.0_f64).prop_map(Some),
        1 => Just(None),
        1 => any::<f64>().prop_map(Some),
    ]
}

fn line() -> impl Strategy<Value = Line> {
    (vec(numbers(), 0..60), vec(0..60_usize, 0..3)).prop_map(|(values, cuts)| Line { values, cuts })
}

/// A place on the screen and within it the area of a chart, that may be partly or all outside.
fn areas() -> impl Strategy<Value = (Rect, Rect)> {
    let screen = (1..130_u16, 1..45_u16).prop_map(|(w, h)| Rect::new(0, 0, w, h));
    let area = (0..40_u16, 0..20_u16, 0..140_u16, 0..50_u16);
    (screen, area.prop_map(|(x, y, w, h)| Rect::new(x, y, w, h)))
}

/// Draws and holds that nothing outside the area changed.
fn stays_inside(
    (screen, area): (Rect, Rect),
    glyphs: &Glyphs,
    draw: impl FnOnce(&mut Buffer, Rect, &Ui<'_>) -> Option<Position>,
) -> Result<(), TestCaseError> {
    let mut buffer = Buffer::empty(screen);
    // Words are not a chart's own: the names of months in English are plain ASCII.
    let texts = Texts::new(Lang::En);
    let place = with_ui(glyphs, &texts, |ui| draw(&mut buffer, area, ui));
    for position in screen.positions().filter(|one| !area.contains(*one)) {
        prop_assert_eq!(buffer[position].symbol(), " ");
    }
    for cell in &buffer.content {
        prop_assert_eq!(width::columns(cell.symbol()), 1);
        // What is cut has the same mark everywhere.
        prop_assert!(!glyphs.ascii || cell.symbol().is_ascii() || cell.symbol() == width::ELLIPSIS);
    }
    if let Some(place) = place {
        prop_assert!(area.contains(place) && screen.contains(place));
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_course_stays_in_its_area(
        areas in areas(),
        ascii: bool,
        kind in 0..3_usize,
        n in 0..60_i32,
        (cursor, breaks) in (0..70_usize, vec(0..60_usize, 0..4)),
        band in vec(proptest::option::of((any::<f64>(), any::<f64>())), 0..60),
        median in vec(numbers(), 0..60),
        own in line(),
        others in vec(line(), 0..4),
    ) {
        let kind = [PeriodKind::Month, PeriodKind::Quarter, PeriodKind::Year][kind];
        let first = Period::new(kind, 2015, 1).expect("a period");
        let course = Course {
            periods: (0..n).filter_map(|n| first.plus(n)).collect(),
            cursor,
            breaks,
            band,
            median,
            own,
            others: others.into_iter().map(|line| ('b', line)).collect(),
            unit: "%",
        };
        stays_inside(areas, &Glyphs::new(!ascii), |buffer, area, ui| course.draw(buffer, area, ui))?;
    }

    #[test]
    fn boxes_stay_in_their_area(
        areas in areas(),
        ascii: bool,
        rows in vec((".{0,12}", 0..200_usize, proptest::option::of(any::<[f64; 5]>()), vec(any::<f64>(), 0..5), numbers()), 0..30),
        cursor in proptest::option::of(0..40_usize),
        median in numbers(),
    ) {
        let ascii_name = |name: String| name.chars().map(|one| if one.is_ascii_graphic() { one } else { 'x' }).collect();
        let rows = rows.into_iter().map(|(name, n, five, outliers, own)| BoxRow {
            name: ascii_name(name), n, five, outliers, own,
        });
        let boxes = Boxes { rows: rows.collect(), cursor, median, unit: "%" };
        stays_inside(areas, &Glyphs::new(!ascii), |buffer, area, ui| {
            boxes.page(area);
            boxes.draw(buffer, area, ui, "none")
        })?;
    }

    #[test]
    fn digits_stay_in_their_area(areas in areas(), ascii: bool, text in "[-0-9,.%€ x]{0,12}", size in 0..4_usize) {
        let pixel = digits::SIZES[size];
        stays_inside(areas, &Glyphs::new(!ascii), |buffer, area, ui| {
            digits::draw(buffer, area, (&text, pixel), (ui.glyphs, ui.style("base")));
            None
        })?;
    }
}
