use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::*;

/// What a reader sees: texts and line ends; entries of lists keep their dash. Anything but plain
/// text (emphasis, code, links, raw HTML …) is named, so that a comparison fails.
fn visible(markdown: &str, options: Options) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) => out.push_str(&text),
            Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) => out.push('\n'),
            Event::Start(Tag::Item) => {
                if !out.is_empty() && !out.ends_with('\n') {
                    out.push('\n');
                }
                out.push_str("- ");
            }
            Event::End(TagEnd::Item | TagEnd::TableCell) => {
                if !out.ends_with('\n') {
                    out.push('\n');
                }
            }
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::List(None)
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell,
            )
            | Event::End(
                TagEnd::List(false) | TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow,
            ) => {}
            other => out.extend(["<<", &format!("{other:?}"), ">>"]),
        }
    }
    out
}

fn every_option() -> [Options; 3] {
    [
        Options::empty(),
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH,
        Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_SUBSCRIPT
            | Options::ENABLE_DEFINITION_LIST,
    ]
}

/// The line as it was meant: clean, without spaces at its ends.
fn meant(text: &str) -> String {
    single_line(text).trim().to_owned()
}

#[track_caller]
fn holds_everywhere(text: &str) {
    let meant = meant(text);
    if meant.is_empty() {
        return;
    }
    let safe = inline(text);
    for options in every_option() {
        for (place, markdown, expected) in [
            ("paragraph", format!("{safe}\n"), format!("{meant}\n")),
            (
                "below text",
                format!("a\\\n{safe}\n"),
                format!("a\n{meant}\n"),
            ),
            (
                "before text",
                format!("{safe}\\\nb\n"),
                format!("{meant}\nb\n"),
            ),
            ("within text", format!("x{safe}x\n"), format!("x{meant}x\n")),
            ("list entry", format!("- {safe}\n"), format!("- {meant}\n")),
            ("heading", format!("## {safe}\n"), format!("{meant}\n")),
        ] {
            assert_eq!(
                visible(&markdown, options),
                expected,
                "{place}, {options:?}: {markdown:?}"
            );
        }
        if options.contains(Options::ENABLE_TABLES) {
            let table = format!("| A | B |\n|---|---|\n| {safe} | {safe} |\n");
            assert_eq!(
                visible(&table, options),
                format!("A\nB\n{meant}\n{meant}\n"),
                "cell: {table:?}"
            );
        }
    }
}

#[test]
fn only_what_would_be_read_as_markup_is_escaped() {
    for (typed, want) in [
        (
            "Fulda & Kassel: R&D, 5 < 7, 3 > 2",
            "Fulda & Kassel: R&D, 5 < 7, 3 > 2",
        ),
        ("bis 24.11.2026 (KW 48)", "bis 24.11.2026 (KW 48)"),
        (
            "snake_case bleibt, 5 * 3 auch",
            "snake_case bleibt, 5 * 3 auch",
        ),
        ("C:\\Daten", "C:\\Daten"),
        (
            "https://example.org/a?b=1&c=2",
            "https://example.org/a?b=1&c=2",
        ),
        ("mail@example.org #1 C#", "mail@example.org #1 C#"),
        ("-5 % und +3 %", "-5 % und +3 %"),
        ("**fett** und _kursiv_", "\\*\\*fett\\*\\* und \\_kursiv\\_"),
        ("# Titel", "\\# Titel"),
        ("1. Punkt", "1\\. Punkt"),
        ("- Punkt", "\\- Punkt"),
        ("> Zitat", "\\> Zitat"),
        ("a|b", "a\\|b"),
        ("<b>&amp;</b>", "\\<b>\\&amp;\\</b>"),
        ("`x` [1](2)", "\\`x\\` \\[1\\](2)"),
        ("~~weg~~", "\\~\\~weg\\~\\~"),
        ("Titel #", "Titel \\#"),
        ("\\", "\\\\"),
    ] {
        assert_eq!(inline(typed), want, "{typed}");
        holds_everywhere(typed);
    }
}

#[test]
fn hostile_lines_show_as_they_were_typed() {
    for line in [
        "===",
        "---",
        "- - -",
        "***",
        "___",
        "* * *",
        "~~~",
        "```rust",
        "+",
        "+++",
        "1)",
        "12. ",
        "#",
        "######",
        "## #",
        "#######",
        "|---|---|",
        ":--:|---",
        "--|--",
        ":",
        ": x",
        "::",
        ">x",
        "    eingerückt",
        "\tTab",
        "a\tb",
        "a  b",
        "Ende  ",
        "Ende\\",
        "\\\\|",
        "a\\|b",
        "||",
        "|",
        "[x]: http://a.de",
        "[^1]: Fuß",
        "[ ] offen",
        "![Bild](x)",
        "<http://a.de>",
        "<!-- x -->",
        "<?php",
        "&#35;",
        "&#x41;",
        "&copy",
        "&",
        "&&amp;",
        "<",
        "<div",
        "a*b*c",
        "*a_b*",
        "__init__",
        "a__b",
        "2*3*4",
        "``",
        "$x$",
        "~a~",
        "H~2~O",
        "@x",
        "{#id}",
        "x {.y}",
        "a\\\\",
        "1986\\. x",
        "\u{a0}x\u{a0}",
        "ﬁ",
        "日本語*強調*",
        "e\u{301}_x_",
        "🙂*🙂*",
        "\u{2028}a",
        "\x1b[31mrot",
        "a\0b",
        "=",
        "= =",
        "==",
        "-",
        "--",
        "-\t",
        "0.",
        "1234567890. x",
        "- [ ] x",
        "\"a\"",
        "'",
        "a<b>c",
        "x<3",
        "&lt;script&gt;",
        "https://a.de/x_y_z*",
        "www.a_b_.de",
    ] {
        holds_everywhere(line);
    }
}

#[test]
fn typed_lines_become_paragraphs_and_lists() {
    for (name, lines, want) in [
        ("one", &["Text"][..], "Text"),
        ("two lines stay two", &["a", "b"], "a\\\nb"),
        ("a blank line parts", &["a", "", "", "b", ""], "a\n\nb"),
        ("a list", &["a", "- x", "- y", "b"], "a\n\n- x\n- y\n\nb"),
        (
            "levels",
            &["- x", "  - y", "    - z", "- w"],
            "- x\n  - y\n    - z\n- w",
        ),
        (
            "too deep is one deeper",
            &["- x", "        - y"],
            "- x\n  - y",
        ),
        (
            "a dash alone is text",
            &["-", "- ", "-x"],
            "\\-\\\n\\-\\\n-x",
        ),
        (
            "an underline is text",
            &["a", "---", "b", "==="],
            "a\\\n\\---\\\nb\\\n\\===",
        ),
        ("line ends inside", &["a\nb\r\n- c"], "a\\\nb\n\n- c"),
        ("nothing", &["", "  "], ""),
    ] {
        assert_eq!(block(lines.iter().copied()), want, "{name}");
    }
}

/// Text made of what Markdown reads, so that collisions are likely.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => proptest::sample::select(vec![
            "*", "**", "_", "__", "`", "``", "```", "~", "~~", "~~~", "[", "]", "(", ")", "![", "|",
            "\\", "\\\\", "<", ">", "</", "<!--", "-->", "<a", "<http://a.de>", "&", "&amp;", "&#35;",
            "&#", ";", "#", "##", "-", "--", "---", "+", "=", "===", ":", ":-", "1.", "1)", "10. ",
            " ", "  ", "    ", "\t", "a", "B", "ß", "日", "!", "\"", "'", "{", "}", "^", "$", "@",
            "http://a.de/", "www.", "[x]: ", "[^1]", "[ ] ", "- ", "* ", "> ", "\u{a0}", "😀", ".",
        ]).prop_map(String::from),
        1 => "[a-zA-ZäöüÄÖÜß0-9 ]{1,5}",
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

#[test]
fn a_table_keeps_pipes_and_line_ends_in_their_cells() {
    let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
    let header = row(["Tag", "Was"]);
    let text = table(&header, &[row(["3.1.", "a|b\n*c*"]), row(["", "x"])]);
    assert_eq!(
        text,
        "| Tag | Was |\n| --- | --- |\n| 3.1. | a\\|b \\*c\\* |\n|  | x |\n"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn any_text_shows_as_typed(text in nasty()) {
        holds_everywhere(&text);
    }

    #[test]
    fn any_lines_show_as_typed(lines in proptest::collection::vec(nasty(), 0..6)) {
        let block = block(lines.iter().map(String::as_str));
        let mut expected = String::new();
        for line in lines.iter().map(|line| multi_line(line)) {
            for line in line.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
                let entry = line.strip_prefix("- ").map(str::trim);
                match entry {
                    Some(entry) if !entry.is_empty() => expected.extend(["- ", entry, "\n"]),
                    _ => expected.extend([line, "\n"]),
                }
            }
        }
        for options in every_option() {
            prop_assert_eq!(visible(&block, options), expected.clone(), "{}", block);
        }
    }

    #[test]
    fn two_values_side_by_side_show_as_typed(a in nasty(), b in nasty()) {
        let (left, right) = (meant(&a), meant(&b));
        if left.is_empty() || right.is_empty() {
            return Ok(());
        }
        for options in every_option() {
            let shown = visible(&format!("{}{}\n", inline(&a), inline(&b)), options);
            prop_assert_eq!(shown, format!("{left}{right}\n"));
            let shown = visible(&format!("**{}** ({}) x\n", "B3", inline(&b)), options);
            prop_assert!(shown.contains(&right), "{}", shown);
        }
    }
}
