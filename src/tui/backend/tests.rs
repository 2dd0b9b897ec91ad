use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use ratatui::widgets::{Paragraph, Widget};

use super::*;

fn terminal(width: u16, height: u16) -> Terminal<Screen<Vec<u8>>> {
    let mut terminal =
        Terminal::new(Screen::new(Vec::new(), Size::new(width, height))).expect("a terminal");
    terminal.clear().expect("cleared");
    terminal
}

fn emulator(width: u16, height: u16) -> vt100::Parser {
    let size = |side| std::num::NonZeroU16::new(side).expect("not empty");
    vt100::Parser::new(size(height), size(width), 0)
}

/// Draws a buffer and returns what left for it.
fn paint(
    terminal: &mut Terminal<Screen<Vec<u8>>>,
    buffer: &Buffer,
    cursor: Option<(u16, u16)>,
) -> Vec<u8> {
    terminal.backend_mut().sink_mut().clear();
    terminal
        .draw(|frame| {
            frame.buffer_mut().merge(buffer);
            if let Some(cursor) = cursor {
                frame.set_cursor_position(cursor);
            }
        })
        .expect("drawn");
    std::mem::take(terminal.backend_mut().sink_mut())
}

fn color_of(color: Color) -> vt100::Color {
    match color {
        Color::Black => vt100::Color::Idx(0),
        Color::Red => vt100::Color::Idx(1),
        Color::Cyan => vt100::Color::Idx(6),
        Color::DarkGray => vt100::Color::Idx(8),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        _ => vt100::Color::Default,
    }
}

/// Every cell as it is seen: over a blank, weight and colour of text are not.
#[track_caller]
fn assert_shows(screen: &vt100::Screen, buffer: &Buffer) {
    let area = buffer.area;
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let wanted = &buffer[(x, y)];
            let found = screen.cell(y, x).expect("inside");
            let symbol = wanted.symbol();
            let text = if found.has_contents() {
                found.contents()
            } else {
                " "
            };
            assert_eq!(text, symbol, "text at column {x}, row {y}");
            assert_eq!(
                found.bgcolor(),
                color_of(wanted.bg),
                "background at {x},{y}"
            );
            let has = |modifier| wanted.modifier.contains(modifier);
            assert_eq!(
                found.underline(),
                has(Modifier::UNDERLINED),
                "underline at {x},{y}"
            );
            assert_eq!(
                found.inverse(),
                has(Modifier::REVERSED),
                "reverse at {x},{y}"
            );
            let seen = symbol != " " || has(Modifier::UNDERLINED) || has(Modifier::REVERSED);
            if seen {
                assert_eq!(
                    found.fgcolor(),
                    color_of(wanted.fg),
                    "text colour at {x},{y}"
                );
            }
            if symbol != " " {
                assert_eq!(found.bold(), has(Modifier::BOLD), "bold at {x},{y}");
                assert_eq!(found.dim(), has(Modifier::DIM), "dim at {x},{y}");
                assert_eq!(found.italic(), has(Modifier::ITALIC), "italic at {x},{y}");
            }
            x += (columns(symbol) as u16).max(1);
        }
    }
}

fn styles() -> impl Strategy<Value = Style> {
    let color = prop_oneof![
        4 => Just(Color::Reset),
        1 => Just(Color::Red),
        1 => Just(Color::Cyan),
        1 => Just(Color::DarkGray),
        1 => Just(Color::LightBlue),
        1 => (16u8..=255).prop_map(Color::Indexed),
        1 => any::<(u8, u8, u8)>().prop_map(|(red, green, blue)| Color::Rgb(red, green, blue)),
    ];
    let background =
        prop_oneof![6 => Just(Color::Reset), 1 => Just(Color::Cyan), 1 => Just(Color::Black)];
    let modifiers = proptest::collection::vec(
        prop_oneof![
            Just(Modifier::BOLD),
            Just(Modifier::ITALIC),
            Just(Modifier::UNDERLINED),
            Just(Modifier::REVERSED),
        ],
        0..3,
    );
    (color, background, modifiers).prop_map(|(fg, bg, modifiers)| {
        let mut style = Style::new().fg(fg).bg(bg);
        for modifier in modifiers {
            style = style.add_modifier(modifier);
        }
        style
    })
}

fn words() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        6 => "[a-z]{1,6}",
        4 => " {1,9}",
        1 => Just("Künzelsau".to_owned()),
        1 => Just("u\u{308}".to_owned()),
        1 => Just("漢字".to_owned()),
        1 => Just("─│✓▌→…".to_owned()),
    ];
    proptest::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
}

type Strokes = Vec<(u16, u16, String, Style)>;

fn frames() -> impl Strategy<Value = Vec<(Strokes, Option<(u16, u16)>)>> {
    let strokes = proptest::collection::vec((0..24u16, 0..6u16, words(), styles()), 0..8);
    let cursor = proptest::option::of((0..24u16, 0..6u16));
    proptest::collection::vec((strokes, cursor), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn the_terminal_shows_what_was_drawn(frames in frames()) {
        let area = Rect::new(0, 0, 24, 6);
        let mut terminal = terminal(area.width, area.height);
        let mut screen = emulator(area.width, area.height);
        for (strokes, cursor) in frames {
            let mut buffer = Buffer::empty(area);
            for (x, y, text, style) in strokes {
                buffer.set_string(x, y, text, style);
            }
            let bytes = paint(&mut terminal, &buffer, cursor);
            prop_assert_eq!(first_forbidden(&bytes), None);
            screen.process(&bytes);
            assert_shows(screen.screen(), &buffer);
            prop_assert_eq!(screen.screen().hide_cursor(), cursor.is_none());
            if let Some((x, y)) = cursor {
                prop_assert_eq!(screen.screen().cursor_position(), (y, x));
            }
            let again = paint(&mut terminal, &buffer, cursor);
            prop_assert!(again.is_empty(), "an unchanged frame costs {again:?}");
        }
    }
}

fn list(width: u16, height: u16, cursor: u16) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    for y in 0..height {
        let chosen = y == cursor;
        let style = if chosen {
            Style::new().bold()
        } else {
            Style::new()
        };
        buffer.set_string(0, y, if chosen { "▌" } else { " " }, Style::new());
        buffer.set_string(1, y, format!("2026-{y:03}"), style);
        buffer.set_string(
            12,
            y,
            "Aktivierung und berufliche Eingliederung",
            Style::new(),
        );
        buffer.set_string(54, y, "bfz Künzelsau", Style::new().fg(Color::Cyan));
    }
    buffer
}

#[test]
fn cursor_down_in_a_list_costs_at_most_60_bytes() {
    let mut terminal = terminal(80, 24);
    paint(&mut terminal, &list(80, 24, 9), Some((0, 9)));
    let bytes = paint(&mut terminal, &list(80, 24, 10), Some((0, 10)));
    assert!(
        bytes.len() <= 60,
        "{} bytes: {}",
        bytes.len(),
        bytes.escape_ascii()
    );
}

#[test]
fn a_typed_letter_costs_at_most_a_few_bytes() {
    let mut terminal = terminal(80, 24);
    let text = |text: &str| {
        let mut buffer = list(80, 24, 3);
        Paragraph::new(text).render(Rect::new(20, 12, 40, 1), &mut buffer);
        buffer
    };
    paint(&mut terminal, &text("B: Die Ring"), Some((31, 12)));
    let bytes = paint(&mut terminal, &text("B: Die Ringe"), Some((32, 12)));
    assert!(
        bytes.len() <= 8,
        "{} bytes: {}",
        bytes.len(),
        bytes.escape_ascii()
    );
}

#[test]
fn another_page_fits_into_one_segment() {
    let mut terminal = terminal(80, 24);
    paint(&mut terminal, &Buffer::empty(Rect::new(0, 0, 80, 24)), None);
    let mut next = list(80, 24, 0);
    next.set_string(0, 23, "n neu  e ändern  / filtern", Style::new());
    let bytes = paint(&mut terminal, &next, Some((0, 0)));
    // A screen full of text is its letters; what is over them is the price of showing it.
    let letters: usize = (0..24)
        .map(|y| {
            (0..80)
                .map(|x| next[(x, y)].symbol())
                .collect::<String>()
                .trim_end()
                .len()
        })
        .sum();
    assert!(
        bytes.len() <= letters + 24 * 14,
        "{} for {letters}",
        bytes.len()
    );
}

#[test]
fn an_emptied_screen_is_erased_not_overwritten() {
    let mut terminal = terminal(80, 24);
    paint(&mut terminal, &list(80, 24, 0), None);
    let bytes = paint(&mut terminal, &Buffer::empty(Rect::new(0, 0, 80, 24)), None);
    assert!(bytes.len() <= 24 * 8, "{} bytes", bytes.len());
}

#[test]
fn only_large_frames_are_bracketed() {
    let mut terminal = terminal(80, 24);
    let bytes = paint(&mut terminal, &list(80, 24, 0), None);
    assert!(bytes.starts_with(b"\x1b[?2026h") && bytes.ends_with(b"\x1b[?2026l"));
    let bytes = paint(&mut terminal, &list(80, 24, 1), None);
    assert!(!bytes.starts_with(b"\x1b[?2026h"));
}

#[test]
fn control_characters_in_data_never_reach_the_terminal() {
    let mut screen = Screen::new(Vec::new(), Size::new(20, 2));
    let symbols = ["\x1b", "\u{9b}", "a\u{9b}31m", "\x7f", "\x1b]52;c;eA==\x07"];
    let cells: Vec<Cell> = symbols
        .into_iter()
        .map(|symbol| {
            let mut cell = Cell::EMPTY;
            cell.set_symbol(symbol);
            cell
        })
        .collect();
    let content = cells.iter().enumerate();
    screen
        .draw(content.map(|(x, cell)| (x as u16, 0, cell)))
        .expect("drawn");
    screen.flush().expect("flushed");
    assert_only_allowed_sequences(screen.sink_mut());
}

#[test]
fn the_allow_list_knows_what_it_allows() {
    assert_only_allowed_sequences("Ä\x1b[1;31m\r\n\x1b[2;3H\x1b[K\x1b]52;c;eA==\x1b\\".as_bytes());
    for forbidden in [
        "\x1b[6n",
        "\x1b[c",
        "\x1b]0;title\x07",
        "\x1b[?1000h",
        "\x1bc",
        "\t",
        "\x07",
        "\u{9b}",
    ] {
        assert!(
            first_forbidden(forbidden.as_bytes()).is_some(),
            "{forbidden:?}"
        );
    }
}

#[test]
fn a_new_size_paints_everything() {
    let mut terminal = terminal(80, 24);
    paint(&mut terminal, &list(80, 24, 0), None);
    terminal.backend_mut().set_size(Size::new(60, 10));
    let wanted = list(60, 10, 0);
    let bytes = paint(&mut terminal, &wanted, None);
    let mut screen = emulator(60, 10);
    screen.process(&bytes);
    assert_shows(screen.screen(), &wanted);
}

#[test]
fn a_copy_leaves_with_the_next_flush_and_has_a_limit() {
    let mut screen = Screen::new(Vec::new(), Size::new(10, 2));
    assert!(screen.copy("Fuß"));
    screen.flush().expect("flushed");
    let text = String::from_utf8_lossy(screen.sink_mut()).into_owned();
    assert!(text.contains("\x1b]52;c;RnXDnw==\x1b\\"), "{text:?}");
    assert!(!screen.copy(&"x".repeat(80_000)));
}

#[test]
fn half_a_wide_character_leaves_nothing_behind() {
    let area = Rect::new(0, 0, 24, 1);
    let mut terminal = terminal(24, 1);
    let mut screen = emulator(24, 1);
    let mut first = Buffer::empty(area);
    first.set_string(5, 0, "─│✓▌→…u\u{308}漢字", Style::new());
    let bytes = paint(&mut terminal, &first, None);
    screen.process(&bytes);
    let mut second = Buffer::empty(area);
    second.set_string(0, 0, "Künzelsauaaaa", Style::new().underlined());
    let bytes = paint(&mut terminal, &second, None);
    screen.process(&bytes);
    assert_shows(screen.screen(), &second);
}

/// A pane with text on the left, in a frame.
fn framed(lines: &[&str]) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    for y in 0..24 {
        buffer.set_string(0, y, "│", Style::new().fg(Color::Cyan));
        buffer.set_string(79, y, "│", Style::new().fg(Color::Cyan));
    }
    for (y, line) in (0..24).zip(lines) {
        buffer.set_string(2, y, line, Style::new());
    }
    buffer
}

#[test]
fn an_emptied_pane_is_erased_up_to_its_frame() {
    let full = framed(&["Aktivierung und berufliche Eingliederung in den Arbeitsmarkt"; 24]);
    let mut terminal = terminal(80, 24);
    let mut screen = emulator(80, 24);
    screen.process(&paint(&mut terminal, &full, None));
    let bytes = paint(&mut terminal, &framed(&[]), None);
    assert!(bytes.len() <= 24 * 11, "{}", bytes.escape_ascii());
    screen.process(&bytes);
    assert_shows(screen.screen(), &framed(&[]));
}

#[test]
fn a_row_full_of_holes_is_erased_before_it_is_written() {
    let old = framed(&["Aktivierung  und  berufliche  Eingliederung  in  den  Arbeitsmarkt"]);
    let new = framed(&["7                1                     12                  1"]);
    let mut terminal = terminal(80, 24);
    let mut screen = emulator(80, 24);
    screen.process(&paint(&mut terminal, &old, None));
    let bytes = paint(&mut terminal, &new, None);
    assert!(bytes.len() <= 45, "{}", bytes.escape_ascii());
    screen.process(&bytes);
    assert_shows(screen.screen(), &new);
}
