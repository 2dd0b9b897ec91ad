//! What is in force and from where: `config check`, `keys`, `themes`; and what shells and `man`
//! read.

use std::path::Path;

use super::args::Format;
use super::config::Config;
use super::failure::{FAILED, Failure};
use super::listing::{Cell, Listing};
use super::session::Session;
use crate::report::outside::OutsideNames;
use crate::text::{locale, own_file};
use crate::tui::keymap::{self, Keymap};
use crate::tui::problem::Problem;
use crate::tui::theme::{ColorDepth, Theme};

pub(super) fn check(session: &Session, format: Format) -> Result<(), Failure> {
    let texts = &session.texts;
    let config = &session.config;
    let mut listing = Listing::new(
        session,
        &[
            ("setting", "config-setting"),
            ("value", "config-in-force"),
            ("from", "config-from"),
        ],
    );
    let file = config.file.display().to_string();
    let from = |flag: bool, env: bool, in_file: bool| {
        if flag {
            texts.get("config-from-flag").into_owned()
        } else if env {
            texts.get("config-from-env").into_owned()
        } else if in_file {
            file.clone()
        } else {
            texts.get("config-from-default").into_owned()
        }
    };
    let env = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let global = &session.global;
    let mut row = |setting: &str, value: String, from: String| {
        listing.rows.push(vec![
            Cell::same(setting),
            Cell::same(value),
            Cell::same(from),
        ]);
    };
    let found = if config.found {
        "config-found"
    } else {
        "config-absent"
    };
    row("config", file.clone(), texts.get(found).into_owned());
    row(
        "store",
        session.path.display().to_string(),
        from(
            global.store.is_some(),
            env("RINGBUCH_STORE"),
            config.store.is_some(),
        ),
    );
    row(
        "language",
        texts.lang().code().to_owned(),
        from(
            global.lang.is_some(),
            config.language.is_none() && ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().any(env),
            config.language.is_some(),
        ),
    );
    row(
        "today",
        session.today.to_string(),
        from(global.today.is_some(), false, false),
    );
    row(
        "as",
        session.author().to_owned(),
        from(global.acting.is_some(), false, false),
    );
    let land = config
        .land
        .map_or_else(String::new, |land| land.code().to_owned());
    row("land", land, from(false, false, config.land.is_some()));
    let theme = config.theme.clone().unwrap_or_else(|| "dark".to_owned());
    row("theme", theme, from(false, false, config.theme.is_some()));
    let keymap = config
        .keymap
        .clone()
        .unwrap_or_else(|| "default".to_owned());
    row(
        "keymap",
        keymap,
        from(false, false, config.keymap.is_some()),
    );
    let exports = config.export_folder.as_deref();
    row(
        "export_folder",
        exports.map_or_else(String::new, |folder| folder.display().to_string()),
        from(false, false, exports.is_some()),
    );
    for key in OutsideNames::KEYS {
        row(
            &format!("names.{key}"),
            config.names.get(key).unwrap_or_default().to_owned(),
            from(false, false, config.named.iter().any(|named| named == key)),
        );
    }
    listing.print(session, format)?;
    let mut lines: Vec<String> = config
        .problems
        .iter()
        .map(|problem| problem.say(&config.file, texts))
        .collect();
    lines.extend(keymap_of(config).1.iter().map(|problem| problem.say(texts)));
    if lines.is_empty() {
        Ok(())
    } else {
        lines.push(texts.get("config-defaults-used").into_owned());
        Err(Failure::Said {
            code: FAILED,
            lines,
        })
    }
}

/// The keymap that the configuration asks for, and what is wrong in a person's own.
pub(super) fn keymap_of(config: &Config) -> (Keymap, Vec<Problem>) {
    let map = Keymap::default();
    let Some(name) = &config.keymap else {
        return (map, Vec::new());
    };
    if let Some(shipped) = map.with_shipped(name) {
        return (shipped, Vec::new());
    }
    match own_file::read_text(Path::new(name)) {
        Ok(source) => map.overlay(name, &source),
        Err(_) => (map, Vec::new()),
    }
}

pub(super) fn keys(session: &Session, format: Format) -> Result<(), Failure> {
    let texts = &session.texts;
    let ascii = !locale::is_utf8(|name| std::env::var(name).ok());
    let mut listing = Listing::new(
        session,
        &[
            ("context", "keys-context"),
            ("keys", "keys-keys"),
            ("action", "keys-action"),
            ("does", "keys-does"),
        ],
    );
    for binding in keymap_of(&session.config).0.bindings() {
        let context = binding.context;
        listing.rows.push(vec![
            Cell::new(context.name(), texts.get(&context.label_id())),
            Cell::same(keymap::name_of(&binding.keys, texts, ascii)),
            Cell::same(binding.action.name()),
            Cell::same(texts.get(binding.action.label_id())),
        ]);
    }
    listing.print(session, format)
}

pub(super) fn themes(session: &Session, format: Format) -> Result<(), Failure> {
    let mut listing = Listing::new(
        session,
        &[("theme", "themes-theme"), ("in_force", "themes-in-force")],
    );
    let depth = ColorDepth::detect(|name| std::env::var(name).ok()).unwrap_or(ColorDepth::None);
    let chosen = session.config.theme.as_deref();
    let in_force = chosen
        .and_then(|name| Theme::shipped(name, depth))
        .unwrap_or_else(|| Theme::standard(depth));
    for name in Theme::names() {
        let is = name == in_force.name();
        let mark = if is { "*" } else { "" };
        listing
            .rows
            .push(vec![Cell::same(name), Cell::new(is, mark)]);
    }
    listing.print(session, format)
}
