use std::collections::HashSet;

use crossterm::event::{KeyCode, KeyEventKind, KeyModifiers};
use proptest::prelude::*;

use super::*;
use crate::text::locale::Lang;

const LISTS: &[Context] = &[Context::List, Context::Global];
const WRITING: &[Context] = &[Context::Text, Context::Minutes, Context::Global];

/// Actions that only palette and command menu offer, on purpose.
const WITHOUT_KEY: &[Action] = &[Action::ReloadConfig];

/// Keys that flow control, tmux, screen or the terminal itself may keep.
const SWALLOWED: &[&str] = &[
    "ctrl+a", "ctrl+b", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+s", "ctrl+q", "ctrl+z",
];

fn event(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
    KeyEvent::new(code, modifiers)
}

fn letter(typed: char) -> KeyEvent {
    event(KeyCode::Char(typed), KeyModifiers::NONE)
}

#[track_caller]
fn meaning(map: &Keymap, stack: &[Context], event: KeyEvent) -> Resolved {
    map.resolve(stack, &mut PendingKeys::default(), &event)
}

#[track_caller]
fn key(word: &str) -> Key {
    Key::parse(word).expect("a key")
}

#[test]
fn the_shipped_maps_have_no_problem() {
    let (default, problems) = Keymap::empty().overlay("default.toml", DEFAULT);
    assert_eq!(problems, []);
    for (name, source) in SHIPPED {
        let (_, problems) = default.overlay(name, source);
        assert_eq!(problems, [], "{name}");
    }
}

#[test]
fn every_action_is_bound_or_listed_as_palette_only() {
    let map = Keymap::default();
    for action in Action::all() {
        let bound = map
            .bindings()
            .iter()
            .any(|binding| binding.action == action);
        assert_eq!(!bound, WITHOUT_KEY.contains(&action), "{action}");
        assert!(
            bound || action.is_command(),
            "{action} is in no menu either"
        );
    }
}

#[test]
fn no_default_key_needs_altgr_or_is_dead_on_qwertz() {
    for binding in Keymap::default().bindings() {
        for key in &binding.keys {
            let spelled = key.to_string();
            let last = spelled.chars().last().expect("a spelling");
            let bad = spelled.chars().count() == 1 || spelled.contains('+');
            assert!(
                !(bad && "[]{}~\\@|^´`".contains(last)),
                "{spelled} for {}",
                binding.action
            );
        }
    }
}

#[test]
fn no_swallowed_key_is_the_only_one_of_its_action() {
    let map = Keymap::default();
    for binding in map.bindings() {
        let others = map.bindings().iter().filter(|other| {
            (other.context, other.action) == (binding.context, binding.action)
                && !other
                    .keys
                    .iter()
                    .any(|key| SWALLOWED.contains(&key.to_string().as_str()))
        });
        assert!(
            others.count() > 0,
            "{} in {:?}",
            binding.action,
            binding.context
        );
    }
}

#[test]
fn no_default_way_without_ctrl_is_missing_from_the_menu() {
    let map = Keymap::default();
    for action in Action::all().filter(|action| !action.is_command()) {
        let only_ctrl = map
            .bindings()
            .iter()
            .filter(|binding| binding.action == action)
            .all(|binding| {
                binding
                    .keys
                    .iter()
                    .any(|key| key.to_string().starts_with("ctrl+"))
            });
        assert!(
            !only_ctrl || matches!(action, Action::DeleteToLineEnd),
            "{action} has neither menu nor plain key"
        );
    }
}

#[test]
fn keys_are_read_back_as_they_are_spelled() {
    for word in [
        "ctrl+s",
        "alt+down",
        "shift+tab",
        "pgdn",
        "f2",
        "f12",
        "space",
        "ä",
        "+",
        "-",
        "ctrl++",
        "ctrl+pgup",
        "G",
        "ß",
        "f",
        "alt+x",
        "ctrl+alt+up",
        ":",
        "ctrl+space",
    ] {
        assert_eq!(key(word).to_string(), word);
    }
    assert_eq!(key("shift+g"), key("G"));
    assert_eq!(key("shift+ä"), key("Ä"));
    assert_eq!(
        key("a\u{308}"),
        key("ä"),
        "a decomposed spelling is the same key"
    );
}

#[test]
fn what_is_no_key_says_so() {
    for word in [
        "",
        "ctrl+",
        "f13",
        "f0",
        "hyper+x",
        "ab",
        "ctrl+ctrl+x",
        "shift+1",
        "enterr",
    ] {
        assert!(
            matches!(Key::parse(word), Err(KeyError::Unknown(_))),
            "{word:?}"
        );
    }
    for (word, twin) in [
        ("ctrl+i", "tab"),
        ("ctrl+m", "enter"),
        ("ctrl+h", "backspace"),
        ("ctrl+alt+q", "AltGr"),
        ("ctrl+shift+s", "ctrl"),
    ] {
        assert_eq!(
            Key::parse(word),
            Err(KeyError::SameAs(word.to_owned(), twin))
        );
    }
}

#[test]
fn terminals_differences_are_levelled() {
    let shift = KeyModifiers::SHIFT;
    let altgr = KeyModifiers::CONTROL | KeyModifiers::ALT;
    for (name, event, expected) in [
        (
            "a capital with SHIFT",
            event(KeyCode::Char('G'), shift),
            "G",
        ),
        (
            "an umlaut with SHIFT",
            event(KeyCode::Char('Ä'), shift),
            "Ä",
        ),
        ("BackTab", event(KeyCode::BackTab, shift), "shift+tab"),
        (
            "BackTab without SHIFT",
            event(KeyCode::BackTab, KeyModifiers::NONE),
            "shift+tab",
        ),
        (
            "CTRL with a capital",
            event(KeyCode::Char('S'), KeyModifiers::CONTROL | shift),
            "ctrl+s",
        ),
        (
            "AltGr on a Windows console",
            event(KeyCode::Char('@'), altgr),
            "@",
        ),
        ("the angstrom sign is Å", letter('\u{212B}'), "Å"),
        (
            "Backspace as PuTTY may send it",
            event(KeyCode::Char('h'), KeyModifiers::CONTROL),
            "backspace",
        ),
    ] {
        assert_eq!(Key::from_event(&event), Some(key(expected)), "{name}");
    }
    let mut released = letter('x');
    released.kind = KeyEventKind::Release;
    assert_eq!(Key::from_event(&released), None);
}

#[test]
fn while_writing_printable_keys_are_text() {
    let map = Keymap::default();
    for typed in ['n', '1', '?', ':', '@', 'ß', '€', ' '] {
        assert_eq!(meaning(&map, WRITING, letter(typed)), Resolved::Text(typed));
    }
    let altgr = KeyModifiers::CONTROL | KeyModifiers::ALT;
    assert_eq!(
        meaning(&map, WRITING, event(KeyCode::Char('@'), altgr)),
        Resolved::Text('@')
    );
    let cases = [
        (
            event(KeyCode::Char('z'), KeyModifiers::CONTROL),
            Action::Undo,
        ),
        (
            event(KeyCode::Char('p'), KeyModifiers::CONTROL),
            Action::Palette,
        ),
        (
            event(KeyCode::F(2), KeyModifiers::NONE),
            Action::CommandMenu,
        ),
        (event(KeyCode::Down, KeyModifiers::ALT), Action::NextItem),
        (
            event(KeyCode::PageDown, KeyModifiers::CONTROL),
            Action::NextItem,
        ),
        (event(KeyCode::Enter, KeyModifiers::NONE), Action::Newline),
        (
            event(KeyCode::Char('h'), KeyModifiers::CONTROL),
            Action::Backspace,
        ),
    ];
    for (event, action) in cases {
        assert_eq!(meaning(&map, WRITING, event), Resolved::Matched(action));
    }
}

#[test]
fn the_nearest_context_decides() {
    let map = Keymap::default();
    let down = event(KeyCode::Down, KeyModifiers::NONE);
    let line = [Context::Form, Context::Text, Context::Global];
    let area = [Context::Text, Context::Form, Context::Global];
    assert_eq!(
        meaning(&map, &line, down),
        Resolved::Matched(Action::NextField)
    );
    assert_eq!(meaning(&map, &area, down), Resolved::Matched(Action::Down));
    let tab = event(KeyCode::Tab, KeyModifiers::NONE);
    let suggesting = [
        Context::Suggestion,
        Context::Form,
        Context::Text,
        Context::Global,
    ];
    assert_eq!(
        meaning(&map, &suggesting, tab),
        Resolved::Matched(Action::AcceptSuggestion)
    );
    assert_eq!(
        meaning(&map, &line, tab),
        Resolved::Matched(Action::NextField)
    );
    assert_eq!(
        meaning(&map, LISTS, tab),
        Resolved::Matched(Action::NextArea)
    );
}

#[test]
fn a_sequence_waits_matches_and_ends() {
    let map = Keymap::default()
        .with_shipped("vim")
        .expect("a shipped map");
    let mut pending = PendingKeys::default();
    assert_eq!(
        map.resolve(LISTS, &mut pending, &letter('g')),
        Resolved::Pending
    );
    let next: Vec<String> = map
        .continuations(LISTS, &pending)
        .iter()
        .map(|(key, _)| key.to_string())
        .collect();
    assert_eq!(next, ["g", "o"]);
    assert_eq!(
        map.resolve(LISTS, &mut pending, &letter('g')),
        Resolved::Matched(Action::First)
    );
    assert!(pending.is_empty());
    map.resolve(LISTS, &mut pending, &letter('d'));
    assert_eq!(
        map.resolve(LISTS, &mut pending, &letter('j')),
        Resolved::NotFound
    );
    assert!(pending.is_empty(), "a broken sequence is forgotten");
    assert_eq!(
        map.resolve(LISTS, &mut pending, &letter('1')),
        Resolved::Matched(Action::Tab1),
        "vim keeps digits for tabs"
    );
}

#[test]
fn a_persons_map_displaces_key_by_key() {
    let source = "[list]\nexport = [\"ctrl+x\"]\ncopy = []\nmine = [\"x\", \"s s\"]\n";
    let (map, problems) = Keymap::default().overlay("keys.toml", source);
    assert_eq!(problems, []);
    assert_eq!(
        meaning(&map, LISTS, letter('x')),
        Resolved::Matched(Action::Mine)
    );
    assert_eq!(
        meaning(&map, LISTS, letter('m')),
        Resolved::NotFound,
        "its old key is free"
    );
    assert_eq!(
        meaning(&map, LISTS, letter('y')),
        Resolved::NotFound,
        "an empty list unbinds"
    );
    assert_eq!(
        meaning(&map, LISTS, letter('s')),
        Resolved::Pending,
        "a longer sequence takes its first key"
    );
    assert_eq!(
        meaning(&map, &[Context::Detail], letter('y')),
        Resolved::Matched(Action::Copy)
    );
}

#[test]
fn every_problem_of_a_file_is_named_with_its_place() {
    let source = "\
[list]
neu = [\"n\"]
export = [\"strg+x\", \"ctrl+i\"]
mine = [\"z\"]
edit = [\"z z\"]
delete = \"d\"
newline = [\"w\"]
copy = [\"c\", \"c\"]
[liste]
";
    let (map, problems) = Keymap::default().overlay("keys.toml", source);
    let found: Vec<_> = problems
        .iter()
        .map(|problem| (problem.line, problem.column, problem.id))
        .collect();
    assert_eq!(
        found,
        [
            (2, 1, "problem-action"),
            (3, 11, "problem-key"),
            (3, 21, "problem-key-twin"),
            (5, 9, "problem-clash"),
            (6, 1, "problem-no-list"),
            (7, 1, "problem-action-elsewhere"),
            (8, 14, "problem-doubled"),
            (9, 2, "problem-context"),
        ]
    );
    let texts = Texts::new(Lang::En);
    assert_eq!(
        problems[1].say(&texts),
        "keys.toml:3:11: “strg+x” is not a key."
    );
    for problem in &problems {
        assert!(texts.has(problem.id) && Texts::new(Lang::De).has(problem.id));
    }
    assert_eq!(
        meaning(&map, LISTS, letter('x')),
        Resolved::Matched(Action::Export),
        "stays"
    );
    assert_eq!(
        meaning(&map, LISTS, letter('e')),
        Resolved::Matched(Action::Edit),
        "stays"
    );
    assert_eq!(
        meaning(&map, LISTS, letter('z')),
        Resolved::Matched(Action::Mine),
        "the rest holds"
    );
}

#[test]
fn broken_toml_is_named_and_the_rest_holds() {
    let source = "[list]\nmine = [\"z\"]\nexport = [\"x\n";
    let (map, problems) = Keymap::default().overlay("keys.toml", source);
    assert!(
        problems
            .iter()
            .any(|problem| problem.id == "problem-syntax" && problem.line >= 3)
    );
    assert_eq!(
        meaning(&map, LISTS, letter('z')),
        Resolved::Matched(Action::Mine)
    );
}

#[test]
fn keys_are_named_in_the_persons_words() {
    let map = Keymap::default();
    let german = Texts::new(Lang::De);
    let english = Texts::new(Lang::En);
    let named = |stack, action, texts| map.name_for(stack, action, texts, false);
    assert_eq!(
        named(LISTS, Action::Palette, &german).as_deref(),
        Some("Strg-P")
    );
    assert_eq!(
        named(LISTS, Action::Palette, &english).as_deref(),
        Some("Ctrl-P")
    );
    assert_eq!(
        named(WRITING, Action::NextItem, &german).as_deref(),
        Some("Strg-Bild↓")
    );
    assert_eq!(
        named(LISTS, Action::PrevArea, &german).as_deref(),
        Some("Umschalt-Tab")
    );
    assert_eq!(named(LISTS, Action::New, &german).as_deref(), Some("n"));
    assert_eq!(named(LISTS, Action::ReloadConfig, &german), None);
    let ascii = map.name_for(WRITING, Action::NextItem, &german, true);
    assert_eq!(ascii.as_deref(), Some("Strg-BildAb"));
    assert_eq!(key("delete").name(&german, false), "Entf");
    assert_eq!(key("home").name(&german, false), "Pos1");
    assert_eq!(name_of(&[key("g"), key("g")], &german, false), "g g");
}

#[test]
fn while_writing_only_keys_that_work_are_shown() {
    let map = Keymap::default();
    let german = Texts::new(Lang::De);
    let named = |action| map.name_for(WRITING, action, &german, false);
    assert_eq!(named(Action::Help).as_deref(), Some("F1"), "? is text here");
    assert_eq!(named(Action::Suspend), None, "ctrl+z undoes here");
    assert_eq!(named(Action::Tab1), None);
}

#[test]
fn every_default_binding_resolves_to_its_action() {
    for map in [
        Keymap::default(),
        Keymap::default().with_shipped("vim").expect("vim"),
    ] {
        for binding in map.bindings() {
            let trie = &map.tries[&binding.context];
            assert_eq!(
                trie.find(&binding.keys),
                Found::Action(binding.action),
                "{:?}",
                binding.keys
            );
        }
        let distinct: HashSet<_> = map
            .bindings()
            .iter()
            .map(|binding| (binding.context, binding.keys.clone()))
            .collect();
        assert_eq!(distinct.len(), map.bindings().len());
    }
}

fn short_sequences() -> impl Strategy<Value = Vec<(usize, Vec<char>)>> {
    let keys = proptest::collection::vec(prop_oneof!["a", "b", "ä", " "], 1..4)
        .prop_map(|words| words.concat().chars().collect());
    proptest::collection::vec((0..Action::all().len(), keys), 0..12)
}

proptest! {
    #[test]
    fn the_trie_agrees_with_a_scan_of_prefixes(
        wanted in short_sequences(),
        typed in proptest::collection::vec(prop_oneof!["a", "b", "ä", " "], 0..5),
    ) {
        let actions: Vec<Action> = Action::all().collect();
        let key = |typed: char| Key::from_event(&letter(typed)).expect("a key");
        let mut bindings: Vec<Binding> = Vec::new();
        for (action, keys) in wanted {
            let keys: Vec<Key> = keys.into_iter().map(key).collect();
            if !bindings.iter().any(|own| clash(&own.keys, &keys)) {
                bindings.push(Binding { context: Context::List, action: actions[action], keys });
            }
        }
        let map = Keymap::from_bindings(bindings.clone());
        let typed: Vec<Key> = typed.concat().chars().map(key).collect();
        let trie = map.tries.get(&Context::List).cloned().unwrap_or_default();
        let naive = bindings
            .iter()
            .find(|binding| binding.keys == typed)
            .map(|binding| Found::Action(binding.action))
            .or_else(|| {
                let begins = bindings.iter().any(|own| own.keys.starts_with(&typed));
                (begins || typed.is_empty()).then_some(Found::Prefix)
            })
            .unwrap_or(Found::Nothing);
        prop_assert_eq!(trie.find(&typed), naive);
    }

    #[test]
    fn a_key_that_can_be_typed_reads_back(code in any::<char>(), ctrl: bool, alt: bool, shift: bool) {
        let mut modifiers = KeyModifiers::NONE;
        modifiers.set(KeyModifiers::CONTROL, ctrl);
        modifiers.set(KeyModifiers::ALT, alt);
        modifiers.set(KeyModifiers::SHIFT, shift);
        if let Some(key) = Key::from_event(&event(KeyCode::Char(code), modifiers))
            && let Ok(read) = Key::parse(&key.to_string())
        {
            prop_assert_eq!(read, key);
        }
    }
}
