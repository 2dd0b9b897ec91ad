use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::*;
use crate::text::locale::{Lang, Texts};

fn all_themes(depth: ColorDepth) -> Vec<Theme> {
    Theme::names()
        .map(|name| Theme::shipped(name, depth).expect("a shipped theme"))
        .collect()
}

fn detect(pairs: &[(&str, &str)]) -> Result<ColorDepth, DumbTerminal> {
    ColorDepth::detect(|name| {
        pairs
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| (*value).to_owned())
    })
}

#[test]
fn the_shipped_themes_have_no_problem() {
    for (name, source) in SHIPPED {
        let (_, problems) = Theme::read(name, name, source, ColorDepth::True);
        assert_eq!(problems, [], "{name}");
    }
}

#[test]
fn every_meaning_has_a_style_of_its_own_or_of_its_family() {
    for theme in all_themes(ColorDepth::True) {
        for scope in SCOPES {
            theme.style(scope);
        }
        assert!(theme.styles.contains_key("base"), "{}", theme.name());
    }
}

#[test]
fn a_meaning_falls_back_part_by_part() {
    let source = "[styles]\nbase = \"blue\"\nmark = \"red\"\n\"mark.overdue\" = { bold = true }\n";
    let (theme, problems) = Theme::from_source("my.toml", source, ColorDepth::Ansi16);
    assert_eq!(problems, []);
    assert_eq!(theme.style("mark.overdue.old"), Style::new().bold());
    assert_eq!(theme.style("mark.soon"), Style::new().fg(Color::Red));
    assert_eq!(theme.style("hint.key"), Style::new().fg(Color::Blue));
}

#[test]
fn a_theme_inherits_and_names_only_differences() {
    let source = "inherits = \"dark\"\n[palette]\nown = \"208\"\n[styles]\nhint = \"own\"\nmatch = \"accent\"\n";
    let (theme, problems) = Theme::from_source("my.toml", source, ColorDepth::Indexed256);
    assert_eq!(problems, []);
    assert_eq!(theme.style("hint"), Style::new().fg(Color::Indexed(208)));
    assert_eq!(
        theme.style("match"),
        Style::new().fg(Color::Cyan),
        "the parent's palette"
    );
    assert_eq!(
        theme.style("title"),
        Theme::standard(ColorDepth::True).style("title")
    );
}

#[test]
fn a_changed_palette_recolours_what_is_inherited() {
    let source = "inherits = \"dark\"\n[palette]\nalarm = \"magenta\"\n";
    let (theme, _) = Theme::from_source("my.toml", source, ColorDepth::Ansi16);
    assert_eq!(theme.style("mark.overdue").fg, Some(Color::Magenta));
}

#[test]
fn every_problem_of_a_theme_is_named_with_its_place() {
    let source = "\
inherits = \"drak\"
depth = \"32\"
farben = 1
[styles]
hint = \"gren\"
tite = \"red\"
mark = { fg = \"red\", blink = true, bold = 1 }
base = 7
";
    let (theme, problems) = Theme::from_source("my.toml", source, ColorDepth::True);
    let found: Vec<_> = problems
        .iter()
        .map(|problem| (problem.line, problem.column, problem.id))
        .collect();
    assert_eq!(
        found,
        [
            (1, 12, "problem-theme-parent"),
            (2, 9, "problem-theme-depth"),
            (3, 1, "problem-theme-entry"),
            (5, 8, "problem-theme-color"),
            (6, 1, "problem-theme-scope"),
            (7, 22, "problem-theme-entry"),
            (7, 43, "problem-theme-style"),
            (8, 8, "problem-theme-style"),
        ]
    );
    assert_eq!(theme.style("mark").fg, Some(Color::Red), "the rest holds");
    for texts in Lang::ALL.map(Texts::new) {
        assert!(problems.iter().all(|problem| texts.has(problem.id)));
    }
}

#[test]
fn the_standard_theme_fits_dark_and_light_backgrounds() {
    let theme = Theme::standard(ColorDepth::True);
    let vanishing = [
        Color::White,
        Color::Gray,
        Color::Black,
        Color::DarkGray,
        Color::Yellow,
        Color::LightYellow,
    ];
    for (scope, style) in &theme.styles {
        assert_eq!(style.bg, None, "{scope}");
        assert!(
            style.fg.is_none_or(|color| !vanishing.contains(&color)),
            "{scope}"
        );
        assert!(
            !matches!(style.fg, Some(Color::Rgb(..) | Color::Indexed(_))),
            "{scope} uses the terminal's own palette"
        );
    }
}

#[test]
fn the_terminal_says_how_many_colours_it_has() {
    for (name, pairs, depth) in [
        ("plain xterm", &[("TERM", "xterm")][..], ColorDepth::Ansi16),
        (
            "Linux console",
            &[("TERM", "linux")][..],
            ColorDepth::Ansi16,
        ),
        (
            "256",
            &[("TERM", "screen-256color")][..],
            ColorDepth::Indexed256,
        ),
        (
            "true",
            &[("TERM", "xterm"), ("COLORTERM", "truecolor")][..],
            ColorDepth::True,
        ),
        (
            "24bit",
            &[("TERM", "foot"), ("COLORTERM", "24bit")][..],
            ColorDepth::True,
        ),
        (
            "another word",
            &[("TERM", "foot"), ("COLORTERM", "yes")][..],
            ColorDepth::Ansi16,
        ),
        (
            "NO_COLOR",
            &[("TERM", "xterm"), ("COLORTERM", "24bit"), ("NO_COLOR", "1")][..],
            ColorDepth::None,
        ),
        (
            "NO_COLOR empty",
            &[("TERM", "xterm-256color"), ("NO_COLOR", "")][..],
            ColorDepth::Indexed256,
        ),
    ] {
        assert_eq!(detect(pairs), Ok(depth), "{name}");
    }
    assert!(detect(&[("TERM", "dumb")]).is_err());
    assert!(detect(&[]).is_err());
}

#[test]
fn no_colour_leaves_weight_and_underline() {
    let theme = Theme::shipped("high-contrast", ColorDepth::None).expect("a shipped theme");
    assert_eq!(theme.name(), "mono");
    let (own, _) = Theme::from_source("my.toml", "[styles]\nhint = \"red\"\n", ColorDepth::None);
    assert_eq!(own.name(), "mono");
    for style in theme.styles.values() {
        assert!(style.fg.is_none_or(|color| color == Color::Reset));
        assert!(style.bg.is_none_or(|color| color == Color::Reset));
    }
    assert!(
        theme
            .style("mark.overdue")
            .add_modifier
            .contains(Modifier::BOLD)
    );
}

#[test]
fn colours_are_brought_down_to_what_there_is() {
    let orange = Color::Rgb(255, 175, 0);
    assert_eq!(ColorDepth::True.nearest(orange), orange);
    assert_eq!(ColorDepth::Indexed256.nearest(orange), Color::Indexed(214));
    assert_eq!(
        ColorDepth::Ansi16.nearest(Color::Rgb(250, 10, 10)),
        Color::LightRed
    );
    assert_eq!(ColorDepth::Ansi16.nearest(Color::Indexed(4)), Color::Blue);
    assert_eq!(
        ColorDepth::Ansi16.nearest(Color::Indexed(232)),
        Color::Black
    );
    assert_eq!(ColorDepth::None.nearest(Color::Red), Color::Reset);
    assert_eq!(ColorDepth::Ansi16.nearest(Color::Reset), Color::Reset);
}

#[test]
fn every_mark_is_one_column_and_ascii_where_it_must_be() {
    for glyphs in [Glyphs::new(true), Glyphs::new(false)] {
        let mut marks = vec![
            glyphs.overdue,
            glyphs.soon,
            glyphs.done,
            glyphs.cursor,
            glyphs.selected,
            glyphs.arrow,
            glyphs.cut,
            glyphs.ascending,
            glyphs.descending,
            glyphs.bullet,
            glyphs.missing,
            glyphs.border.top_left,
            glyphs.border.horizontal_top,
            glyphs.border.vertical_left,
        ];
        marks.extend(glyphs.bars);
        marks.extend(glyphs.quartiles);
        marks.push(glyphs.series_break);
        for mark in marks {
            assert_eq!(mark.width(), 1, "{mark}");
            assert!(!glyphs.ascii || mark.is_ascii(), "{mark}");
        }
    }
}

proptest! {
    #[test]
    fn bringing_down_twice_changes_nothing(red: u8, green: u8, blue: u8) {
        let color = Color::Rgb(red, green, blue);
        for depth in [ColorDepth::None, ColorDepth::Ansi16, ColorDepth::Indexed256, ColorDepth::True] {
            let once = depth.nearest(color);
            prop_assert_eq!(depth.nearest(once), once);
        }
    }
}
