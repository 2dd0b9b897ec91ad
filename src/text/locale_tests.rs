use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a real day")
}

/// Ids and the variables each uses, read from the text itself. Terms (`-name`) do not count.
fn messages(files: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = None;
    for line in files.iter().flat_map(|file| file.lines()) {
        let starts = line.starts_with(|first: char| first.is_ascii_alphabetic());
        if starts && let Some((id, _)) = line.split_once('=') {
            let id = id.trim().to_owned();
            assert!(!found.contains_key(&id), "{id} stands twice");
            found.insert(id.clone(), BTreeSet::new());
            current = Some(id);
        }
        if line.starts_with('#') {
            continue;
        }
        for part in line.split('$').skip(1) {
            let name: String = part
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
                .collect();
            if let Some(id) = &current {
                found.get_mut(id).expect("just inserted").insert(name);
            }
        }
    }
    found
}

fn files_under(folder: &Path, extension: &str, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the crate") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files_under(&path, extension, into);
        } else if path.extension().is_some_and(|found| found == extension) {
            into.push(path);
        }
    }
}

#[test]
fn every_file_parses() {
    for (lang, files) in [("de", DE), ("en", EN)] {
        for (name, file) in FILES.iter().zip(files) {
            if let Err((_, errors)) = FluentResource::try_new((*file).to_owned()) {
                panic!("locales/{lang}/{name}: {errors:?}");
            }
        }
    }
}

#[test]
fn every_file_in_the_folder_is_loaded() {
    for lang in Lang::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("locales")
            .join(lang.code());
        let mut paths = Vec::new();
        files_under(&folder, "ftl", &mut paths);
        for path in paths {
            let name = path.file_name().and_then(|name| name.to_str());
            assert!(
                name.is_some_and(|name| FILES.contains(&name)),
                "{} is not in sources!",
                path.display()
            );
        }
    }
}

#[test]
fn both_languages_have_the_same_ids_with_the_same_variables() {
    let german = messages(DE);
    let english = messages(EN);
    for (id, variables) in &german {
        assert_eq!(Some(variables), english.get(id), "{id} in English");
    }
    for id in english.keys() {
        assert!(german.contains_key(id), "{id} has no German text");
    }
}

#[test]
fn every_id_loads_and_formats_with_its_variables() {
    for (lang, files) in [(Lang::De, DE), (Lang::En, EN)] {
        let texts = Texts::new(lang);
        for (id, variables) in messages(files) {
            let message = texts
                .bundle
                .get_message(&id)
                .unwrap_or_else(|| panic!("{id} is not loaded"));
            let pattern = message.value().unwrap_or_else(|| panic!("{id} is empty"));
            let mut arguments = FluentArgs::new();
            for name in &variables {
                arguments.set(name.clone(), 2);
            }
            let mut errors = Vec::new();
            texts
                .bundle
                .format_pattern(pattern, Some(&arguments), &mut errors);
            assert!(errors.is_empty(), "{lang} {id}: {errors:?}");
        }
    }
}

/// Finds `texts.get("…")` and `texts.with("…"` however rustfmt broke the line.
#[test]
fn every_id_the_code_asks_for_exists() {
    let known = messages(EN);
    let mut paths = Vec::new();
    files_under(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        "rs",
        &mut paths,
    );
    let mut missing = Vec::new();
    for path in paths {
        let source = std::fs::read_to_string(&path).expect("a source file");
        let code: String = source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .map(str::trim)
            .collect();
        for call in [
            "texts.get(\"",
            "texts.with(\"",
            "texts().get(\"",
            "texts().with(\"",
        ] {
            for rest in code.split(call).skip(1) {
                let id = rest.split('"').next().unwrap_or_default();
                if id.starts_with("test-") {
                    continue;
                }
                if !known.contains_key(id) {
                    missing.push(format!("{}: {id}", path.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "ids without a text: {missing:#?}");
}

#[test]
fn a_missing_id_comes_back_in_brackets() {
    let texts = Texts::new(Lang::De);
    assert_eq!(texts.get("test-no-such-id"), "[test-no-such-id]");
    assert_eq!(
        texts.with("test-no-such-id", &[("n", 3.into())]),
        "[test-no-such-id]"
    );
}

#[test]
fn a_missing_variable_does_not_panic() {
    let texts = Texts::new(Lang::En);
    assert!(!texts.with("frame-selected", &[]).is_empty());
}

#[test]
fn plurals_and_variables_are_filled_in_without_isolating_marks() {
    let texts = Texts::new(Lang::En);
    assert_eq!(
        texts.with("frame-selected", &[("n", 3.into())]),
        "3 selected"
    );
    let german = Texts::new(Lang::De);
    assert_eq!(
        german.with("frame-selected", &[("n", 3.into())]),
        "3 markiert"
    );
    assert_eq!(
        german.with("frame-selected", &[("n", 2.5.into())]),
        "2,5 markiert"
    );
}

#[test]
fn the_locale_names_the_language() {
    let env = |pairs: &'static [(&str, &str)]| {
        move |name: &str| {
            pairs
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).to_owned())
        }
    };
    for (name, pairs, lang) in [
        ("nothing set", &[][..], Lang::En),
        ("LANG German", &[("LANG", "de_DE.UTF-8")][..], Lang::De),
        ("Austria", &[("LANG", "de_AT")][..], Lang::De),
        ("bare de", &[("LANG", "de")][..], Lang::De),
        (
            "LC_ALL wins",
            &[("LANG", "de_DE"), ("LC_ALL", "en_GB.UTF-8")][..],
            Lang::En,
        ),
        (
            "LC_MESSAGES over LANG",
            &[("LANG", "C"), ("LC_MESSAGES", "de_CH")][..],
            Lang::De,
        ),
        (
            "an empty one does not count",
            &[("LC_ALL", ""), ("LANG", "de_DE")][..],
            Lang::De,
        ),
        ("a name of one letter", &[("LANG", "C")][..], Lang::En),
        ("not cut inside a letter", &[("LANG", "dé")][..], Lang::En),
    ] {
        assert_eq!(Lang::from_env(env(pairs)), lang, "{name}");
    }
    assert_eq!("DE".parse(), Ok(Lang::De));
    assert!("fr".parse::<Lang>().is_err());
    assert!(is_utf8(env(&[("LANG", "de_DE.utf8")])));
    assert!(!is_utf8(env(&[("LANG", "de_DE@euro")])));
    assert!(!is_utf8(env(&[("LANG", "de_DE.UTF-8"), ("LC_CTYPE", "C")])));
    assert!(!is_utf8(env(&[])));
}

#[test]
fn dates_are_written_as_people_write_them() {
    let german = Texts::new(Lang::De);
    let english = Texts::new(Lang::En);
    let tuesday = day(2026, 11, 24);
    assert_eq!(german.date(tuesday), "Di 24.11.2026");
    assert_eq!(german.date_plain(tuesday), "24.11.2026");
    assert_eq!(german.date_short(tuesday), "24.11.");
    assert_eq!(german.month_of(day(2026, 3, 1)), "März 2026");
    assert_eq!(german.weekday(tuesday), "Dienstag");
    assert_eq!(english.date(tuesday), "Tue 24 Nov 2026");
    assert_eq!(english.date_short(tuesday), "24 Nov");
    assert_eq!(english.date(day(2026, 5, 3)), "Sun 3 May 2026");
}

#[test]
fn numbers_carry_the_languages_separator() {
    let german = Texts::new(Lang::De);
    let english = Texts::new(Lang::En);
    assert_eq!(german.number(12.45, 1), "12,4");
    assert_eq!(english.number(12.45, 1), "12.4");
    assert_eq!(german.number(-0.04, 1), "0,0");
    assert_eq!(german.number(-3.0, 0), "-3");
    assert_eq!(german.count(1_450_000), "1.450.000");
    assert_eq!(english.count(999), "999");
    assert_eq!(english.count(1_000), "1,000");
}

#[test]
fn one_set_of_texts_serves_several_threads() {
    let texts = Arc::new(Texts::new(Lang::De));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let texts = Arc::clone(&texts);
            scope.spawn(move || {
                for n in 0..50 {
                    assert_eq!(
                        texts.with("frame-selected", &[("n", n.into())]),
                        format!("{n} markiert")
                    );
                }
            });
        }
    });
}

#[test]
#[ignore = "a measurement: --ignored --nocapture, in release"]
fn how_long_a_start_waits_for_texts() {
    let start = std::time::Instant::now();
    for _ in 0..100 {
        std::hint::black_box(Texts::new(Lang::De));
    }
    println!("{:?} for one", start.elapsed() / 100);
}
