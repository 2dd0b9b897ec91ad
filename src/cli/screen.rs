//! The bare command: the screen where there is a terminal, else the day as plain text.

use std::io::IsTerminal;
use std::sync::Arc;

use super::args::Format;
use super::failure::{FAILED, Failure, USAGE, with};
use super::session::{Opened, Session, is_terminal, open_store};
use super::{sentences, setup, today};
use crate::store::backend::embedded::HolderKind;
use crate::text::locale::{self, Texts};
use crate::tui::app::Setup;
use crate::tui::drafts;
use crate::tui::run::{RunError, screen, system_clock};
use crate::tui::terminal::EnterError;
use crate::tui::theme::{ColorDepth, DumbTerminal, Glyphs, Theme};
use crate::tui::worker::{Exports, Ground};

pub(super) fn run(session: &Session) -> Result<(), Failure> {
    if !is_terminal() || !std::io::stdin().is_terminal() {
        return today::run(session, Format::Table);
    }
    let variable = |name: &str| std::env::var(name).ok();
    let texts = Arc::clone(&session.texts);
    // Before the store is opened: a terminal that can't draw is no reason to lock anybody out.
    let depth = ColorDepth::detect(variable).map_err(|dumb| refused(&dumb, &texts))?;
    let mut notices: Vec<String> = session
        .config
        .problems
        .iter()
        .map(|problem| problem.say(&session.config.file, &texts))
        .collect();
    let (keymap, problems) = setup::keymap_of(&session.config);
    notices.extend(problems.iter().map(|problem| problem.say(&texts)));
    let chosen = session.config.theme.as_deref();
    let theme = chosen
        .and_then(|name| Theme::shipped(name, depth))
        .unwrap_or_else(|| Theme::standard(depth));
    let glyphs = Glyphs::new(locale::is_utf8(variable));
    let Opened { store, embedded } = open_store(
        &session.path,
        true,
        HolderKind::Screen,
        &session.actor(),
        |line| notices.push(line),
        &session.texts,
    )?;
    let drafts = embedded
        .as_ref()
        .and_then(|embedded| drafts::folder(embedded.store_id(), variable));
    let ground = Ground {
        store: Arc::new(store),
        embedded: embedded.clone(),
        texts: Arc::clone(&texts),
        author: session.author().to_owned(),
        uid: nix::unistd::getuid().as_raw(),
        clock: system_clock(session.global.today.as_ref().map(|_| session.today)),
        exports: exports(session),
    };
    let setup = Setup {
        texts: Arc::clone(&texts),
        keymap,
        theme,
        glyphs,
        today: session.global.today.as_ref().map(|_| session.today),
        user: sentences::user_name(nix::unistd::getuid().as_raw()),
        author: session.author().to_owned(),
        defaults: session.defaults(),
        drafts: std::collections::BTreeMap::new(),
        notices,
    };
    let ended = screen(setup, ground, drafts);
    if let Some(embedded) = embedded {
        // Nothing is lost when this fails; the next open looks more closely.
        let _ = embedded.close();
    }
    ended.map_err(|error| match error {
        RunError::Enter(EnterError::Dumb(dumb)) => refused(&dumb, &texts),
        // Said by the panic hook already.
        RunError::Fault => Failure::Said {
            code: FAILED,
            lines: Vec::new(),
        },
        other => Failure::said(with(
            &texts,
            "screen-failed",
            &[("why", &other.to_string())],
        )),
    })
}

fn refused(dumb: &DumbTerminal, texts: &Texts) -> Failure {
    Failure::Said {
        code: USAGE,
        lines: vec![with(texts, "frame-terminal-dumb", &[("term", &dumb.term)])],
    }
}

/// Documents asked for on the screen lie in the configured folder, else where the program was
/// started; where that can't be written to, beside the store.
fn exports(session: &Session) -> Exports {
    Exports {
        folder: session.config.export_folder.clone(),
        fallback: Some(session.path.join("exports")),
        templates: session.templates(),
        names: session.config.names.clone(),
        profiles: session.profiles(),
    }
}
