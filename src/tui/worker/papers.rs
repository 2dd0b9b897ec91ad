//! Documents about measures, audits, deficiencies and figures that the screen was asked for.
//!
//! Responsible for: which document it is and what is said once it lies there. Not for: what stands in
//! it ([`crate::report`]) and under which name it is kept ([`super::long`]).

use chrono::{DateTime, Utc};

use super::Ground;
use super::long::{folder, write_beside};
use crate::domain::audit::Audit;
use crate::domain::date::Quarter;
use crate::domain::indicator::question::Question;
use crate::report::figures::paper::Part;
use crate::report::figures::{self, Form, group};
use crate::report::measures::{self, DocumentOptions, Gap};
use crate::report::{ReportError, appointments};
use crate::store::index::AuditRow;
use crate::tui::event::{Event, Paper, Tag};

/// Writes it, and says where it lies and what it leaves blank.
pub(super) fn write(ground: &Ground, paper: &Paper) -> Event {
    let texts = &ground.texts;
    let made = made(ground, paper).and_then(|(file, text, gaps)| {
        let path = write_beside(&folder(&ground.exports)?, &file, &text)?;
        Ok((path, gaps))
    });
    match made {
        Ok((path, gaps)) if gaps.is_empty() => Event::Written {
            what: Tag::Plain,
            result: Ok(path),
        },
        Ok((path, gaps)) => {
            let path = path.display().to_string();
            let mut sentences = vec![texts.with("app-written", &[("path", path.into())])];
            sentences.extend(gaps.into_iter().map(|gap| gap.sentence(texts)));
            Event::Notice(sentences.join(" "))
        }
        Err(error) => Event::Written {
            what: Tag::Plain,
            result: Err(error.sentence(texts)),
        },
    }
}

/// Name of the file, its text, and what it leaves blank.
fn made(ground: &Ground, paper: &Paper) -> Result<(String, Vec<u8>, Vec<Gap>), ReportError> {
    let store = &ground.store;
    let today = (ground.clock.now)().date();
    let options = DocumentOptions {
        templates: ground.exports.templates.clone(),
        names: ground.exports.names.clone(),
        ..DocumentOptions::new(ground.texts.lang(), today, &ground.author)
    };
    let document = match paper {
        Paper::AuditForm(id) => measures::audit_form(store, *id, &options),
        Paper::AuditReport(id) => measures::audit_report(store, *id, &options),
        Paper::AuditAnnouncement(id) => measures::announcement(store, *id, &options),
        Paper::AuditResult(id) => measures::result(store, *id, &options),
        Paper::Demand(id) => measures::demand(store, *id, &options),
        Paper::Escalation(id) => measures::notice(store, *id, &options),
        Paper::Utilisation(month) => measures::utilisation(store, *month, &options),
        Paper::FreePlaces => measures::information(store, &options),
        Paper::Ratings(day) => measures::ratings(store, Quarter::of(*day), &options),
        Paper::Appointments(ids) => {
            let mut rows = Vec::with_capacity(ids.len());
            for id in ids {
                let found = store.get::<Audit>(*id)?;
                rows.extend(found.map(|stored| AuditRow::of(&stored.record)));
            }
            let stamp = DateTime::<Utc>::from_timestamp_millis((ground.clock.now_ms)());
            let text =
                appointments::calendar(store, &rows, &ground.texts, stamp.unwrap_or_default())?;
            let name = ground.texts.with(
                "audits-calendar-file",
                &[("date", today.to_string().into())],
            );
            let file = crate::text::safe_file_name(&format!("{name}.ics"));
            return Ok((file, text.into_bytes(), Vec::new()));
        }
        Paper::Comparisons {
            questions,
            form,
            anonymous,
        } => {
            let (file, bytes) = comparisons(ground, questions, *form, *anonymous)?;
            return Ok((file, bytes, Vec::new()));
        }
    }?;
    Ok((document.file, document.text.into_bytes(), document.gaps))
}

/// Name and content of a file of comparisons; questions about indicators that are gone are left out.
fn comparisons(
    ground: &Ground,
    questions: &[Question],
    form: Form,
    anonymous: bool,
) -> Result<(String, Vec<u8>), ReportError> {
    let (store, texts) = (&ground.store, &ground.texts);
    let today = (ground.clock.now)().date();
    let catalogue = store.catalogue()?;
    let mut answers = Vec::with_capacity(questions.len());
    for question in questions {
        if let Some(indicator) = catalogue.get(&question.indicator) {
            let name = group::name(store, &question.group, texts)?;
            answers.push((store.figures(indicator, question, today)?, name));
        }
    }
    let parts = answers.iter().map(|(figures, name)| Part {
        figures,
        group: &name.code,
        title: &name.title,
    });
    let paper = figures::Paper {
        parts: parts.collect(),
        texts,
        anonymous,
    };
    let about = match &answers[..] {
        [(one, _)] => one.indicator.code.clone(),
        _ => texts.get("figures-file").into_owned(),
    };
    let of = answers.first().map_or_else(String::new, |(one, name)| {
        format!(" {} {}", name.title, one.question.asked.period)
    });
    let file = crate::text::safe_file_name(&format!("{about}{of}.{}", form.ending()));
    Ok((file, paper.bytes(form)?))
}
