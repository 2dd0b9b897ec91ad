//! `demo`: an empty store filled with invented examples, or a throw-away one to try.

use std::path::PathBuf;
use std::sync::Arc;

use super::args::{Demo, Global};
use super::failure::{Failure, with};
use super::session::Session;
use crate::demo::{self, DemoError};
use crate::domain::meeting::MeetingLanguage;
use crate::store::backend::embedded::random_id;
use crate::text::locale::Lang;

pub(super) fn run(session: &Session, args: &Demo) -> Result<(), Failure> {
    if !args.try_out {
        return fill(session, args);
    }
    let folder = Throwaway::new();
    let global = Global {
        store: Some(folder.0.clone()),
        // The screen reckons from the day the demonstration is about.
        today: args.on.clone().or_else(|| session.global.today.clone()),
        ..session.global.clone()
    };
    let other = Session::new(global, session.config.clone(), Arc::clone(&session.texts))?;
    fill(&other, args)?;
    // The screen opens the store itself.
    let other = other.reopened();
    let shown = super::screen::run(&other);
    other.close();
    shown
}

fn fill(session: &Session, args: &Demo) -> Result<(), Failure> {
    let store = &session.writing()?.store;
    let language = match session.texts.lang() {
        Lang::De => MeetingLanguage::De,
        Lang::En => MeetingLanguage::En,
    };
    let day = session.day_or_today(args.on.as_deref())?;
    let filled = demo::fill(
        store,
        session.client(),
        &session.actor(),
        day,
        language,
        args.scale,
    );
    let summary = filled.map_err(|error| match error {
        DemoError::NotEmpty => Failure::said(session.texts.get("demo-not-empty")),
        DemoError::Day(day) => Failure::said(with(
            &session.texts,
            "demo-too-far",
            &[("day", &day.to_string())],
        )),
        DemoError::Apply(error) => Failure::Apply(error),
        DemoError::Read(error) => Failure::Read(error),
        DemoError::Data(why) => Failure::said(why),
    })?;
    let count = |n: usize| n.to_string();
    session.tell_with(
        "demo-filled",
        &[
            ("municipalities", &count(summary.municipalities)),
            ("rings", &count(summary.rings)),
            ("meetings", &count(summary.meetings)),
            ("measures", &count(summary.measures)),
            ("figures", &session.texts.count(summary.figures as u64)),
        ],
    );
    Ok(())
}

/// A folder that goes with the program.
struct Throwaway(PathBuf);

impl Throwaway {
    fn new() -> Self {
        // The name can't be guessed, and the store makes the folder private.
        let name = format!("ringbuch-demo-{:016x}", random_id());
        Self(std::env::temp_dir().join(name))
    }
}

impl Drop for Throwaway {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
