//! The steps of a measure: what it can take is offered, what a step needs is asked.
//!
//! Responsible for: reading what is typed in answer. Not for: which steps there are and what forbids
//! them, that is the domain's ([`MeasureStep`]): here each is tried with an answer that would do, and
//! taken with the one that was given.

use chrono::{Days, NaiveDate};

use crate::domain::date::spoken;
use crate::domain::id::PersonId;
use crate::domain::measure::step::MeasureStep;
use crate::domain::measure::{Measure, Status};
use crate::domain::task::Responsible;
use crate::fields;
use crate::store::{Edit, Expected, Stored};
use crate::tui::event::{Command, Cx, Tag};
use crate::tui::overlay::menu::Menu;
use crate::tui::overlay::question::{ReasonQuestion, WithAnswer};
use crate::tui::view::Names;

/// Offers what can be done with a measure today.
pub(super) fn offer(stored: &Stored<Measure>, names: &Names, cx: &mut Cx<'_>) {
    let measure = &stored.record;
    let today = cx.today;
    let can = |step: &MeasureStep| measure.step(step, today).is_ok();
    let mut menu = Menu::new(cx.texts.get("measure-step-title"));
    let label = |id: &str| cx.texts.get(id).into_owned();
    let one = || stored.clone();
    let somebody = PersonId(1);
    if can(&MeasureStep::Tender {
        supervisor: somebody,
        named_by: somebody,
        named_on: today,
    }) {
        let (one, names) = (one(), names.clone());
        menu.add(label("measure-step-tender"), move |cx| {
            tender(one, names, cx);
        });
    }
    if can(&MeasureStep::Award) {
        let one = one();
        menu.add(label("measure-step-award"), move |cx| {
            if let Err(wrong) = take(&one, &MeasureStep::Award, cx) {
                cx.warn(wrong);
            }
        });
    }
    if can(&MeasureStep::TalkedTo { on: today }) {
        let one = one();
        menu.add(label("measure-step-talk"), move |cx| talk(one, cx));
    }
    let later = measure.end.checked_add_days(Days::new(1));
    if let Some(until) = later
        && can(&MeasureStep::Extend {
            until,
            on: today,
            reason: String::new(),
        })
    {
        let one = one();
        menu.add(label("measure-step-extend"), move |cx| extend(one, cx));
    }
    if matches!(measure.status(today), Status::Running | Status::Ended) {
        let (first, second) = (one(), one());
        menu.add(label("measure-step-report"), move |cx| {
            noted(
                first,
                "ask-measure-report",
                |one, day| one.final_report_on = Some(day),
                cx,
            );
        });
        menu.add(label("measure-step-anomalies"), move |cx| {
            noted(
                second,
                "ask-measure-anomalies",
                |one, day| one.anomalies_on = Some(day),
                cx,
            );
        });
    }
    let reason = label("measure-step-cancel");
    if can(&MeasureStep::Cancel {
        reason: reason.clone(),
    }) {
        let one = one();
        menu.add(reason, move |cx| cancel(one, cx));
    }
    if menu.is_empty() {
        cx.say(cx.texts.get("measure-step-none").into_owned());
        return;
    }
    cx.commands.push(Command::Open(Box::new(menu)));
}

/// The step taken, or a sentence that says what forbids it.
fn take(stored: &Stored<Measure>, step: &MeasureStep, cx: &mut Cx<'_>) -> Result<(), String> {
    let after = stored.record.step(step, cx.today);
    let record = after.map_err(|problem| fields::say(&problem.what, cx.texts))?;
    put(record, stored, cx);
    Ok(())
}

fn put(record: Measure, stored: &Stored<Measure>, cx: &mut Cx<'_>) {
    cx.apply(
        Tag::Plain,
        vec![Edit::Put {
            record: record.into(),
            expected: Expected::Revision(stored.revision),
        }],
    );
}

fn ask(question: String, proposal: &str, then: WithAnswer, cx: &mut Cx<'_>) {
    let question = ReasonQuestion::checked(question, then).proposing(proposal);
    cx.commands.push(Command::Open(Box::new(question)));
}

/// § 2: with the supervisor, who named them and when. What is known already is not asked again.
fn tender(stored: Stored<Measure>, names: Names, cx: &mut Cx<'_>) {
    let measure = &stored.record;
    if let (Some(supervisor), Some(named_by), Some(named_on)) = (
        measure.supervisor,
        measure.supervisor_named_by,
        measure.supervisor_named_on,
    ) {
        let step = MeasureStep::Tender {
            supervisor,
            named_by,
            named_on,
        };
        if let Err(wrong) = take(&stored, &step, cx) {
            cx.warn(wrong);
        }
        return;
    }
    let known = measure.supervisor.map_or_else(String::new, |id| {
        format!("{}, ", names.name_of(&Responsible::Person(id)))
    });
    let question = cx.texts.get("ask-measure-tender").into_owned();
    let then = move |answer: &str, cx: &mut Cx<'_>| {
        let step = tendered(answer, &names, cx)?;
        take(&stored, &step, cx)
    };
    ask(question, &known, Box::new(then), cx);
}

/// `Meier, Schulz, 3.11.`: supervisor, who named them, when (else today).
fn tendered(answer: &str, names: &Names, cx: &Cx<'_>) -> Result<MeasureStep, String> {
    let mut parts = answer.splitn(3, [',', ';']).map(str::trim);
    let mut person = || -> Result<PersonId, String> {
        let name = parts.next().filter(|name| !name.is_empty());
        let name = name.ok_or_else(|| cx.texts.get("measure-tender-unclear").into_owned())?;
        match names.exact(name) {
            Some(Responsible::Person(id)) => Ok(id),
            _ => Err(cx
                .texts
                .with("measure-nobody", &[("name", name.to_owned().into())])),
        }
    };
    let (supervisor, named_by) = (person()?, person()?);
    let named_on = match parts.next().filter(|text| !text.is_empty()) {
        Some(text) => day(text, cx)?,
        None => cx.today,
    };
    Ok(MeasureStep::Tender {
        supervisor,
        named_by,
        named_on,
    })
}

fn talk(stored: Stored<Measure>, cx: &mut Cx<'_>) {
    let question = cx.texts.get("ask-measure-talk").into_owned();
    let proposal = cx.texts.date_plain(cx.today);
    let then = move |answer: &str, cx: &mut Cx<'_>| {
        let on = day(answer, cx)?;
        take(&stored, &MeasureStep::TalkedTo { on }, cx)
    };
    ask(question, &proposal, Box::new(then), cx);
}

fn extend(stored: Stored<Measure>, cx: &mut Cx<'_>) {
    let end = cx.texts.date_plain(stored.record.end);
    let question = cx.texts.with("ask-measure-extend", &[("end", end.into())]);
    let then = move |answer: &str, cx: &mut Cx<'_>| {
        let (until, reason) = day_and_reason(answer, cx)?;
        let step = MeasureStep::Extend {
            until,
            on: cx.today,
            reason,
        };
        take(&stored, &step, cx)
    };
    ask(question, "", Box::new(then), cx);
}

fn cancel(stored: Stored<Measure>, cx: &mut Cx<'_>) {
    let name = stored.record.title.clone();
    let question = cx
        .texts
        .with("ask-measure-cancel", &[("title", name.into())]);
    let then = move |answer: &str, cx: &mut Cx<'_>| {
        let reason = answer.to_owned();
        take(&stored, &MeasureStep::Cancel { reason }, cx)
    };
    ask(question, "", Box::new(then), cx);
}

/// A day that is noted in a field of the measure.
fn noted(
    stored: Stored<Measure>,
    question: &str,
    set: fn(&mut Measure, NaiveDate),
    cx: &mut Cx<'_>,
) {
    let question = cx.texts.get(question).into_owned();
    let proposal = cx.texts.date_plain(cx.today);
    let then = move |answer: &str, cx: &mut Cx<'_>| {
        let mut after = stored.record.clone();
        set(&mut after, day(answer, cx)?);
        put(after, &stored, cx);
        Ok(())
    };
    ask(question, &proposal, Box::new(then), cx);
}

fn day(text: &str, cx: &Cx<'_>) -> Result<NaiveDate, String> {
    spoken::date(text, cx.today).map_err(|_| cx.texts.get("today-no-date").into_owned())
}

/// `31.12.2027 Option gezogen`: as many words as make a day, then the reason.
fn day_and_reason(answer: &str, cx: &Cx<'_>) -> Result<(NaiveDate, String), String> {
    let ends = answer
        .char_indices()
        .filter(|(_, character)| character.is_whitespace() || matches!(character, ',' | ':' | ';'))
        .map(|(at, _)| at)
        .chain([answer.len()]);
    let longest = ends
        .filter_map(|at| Some((spoken::date(&answer[..at], cx.today).ok()?, at)))
        .next_back();
    let (day, at) = longest.ok_or_else(|| cx.texts.get("today-no-date").into_owned())?;
    let reason = answer[at..].trim_start_matches([' ', ',', ':', ';', '\t']);
    Ok((day, reason.to_owned()))
}
