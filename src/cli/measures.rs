//! `measures`: the steps from planning to the end. Which may follow which, and what each needs, says
//! [`crate::domain::measure::step`].

use super::args::Records;
use super::args::Step;
use super::args::measures::{Called, Extend, Measures, One, Tender};
use super::failure::Failure;
use super::records;
use super::session::Session;
use super::steps;
use crate::domain::id::{Kind, PersonId};
use crate::domain::measure::Measure;
use crate::domain::measure::step::MeasureStep;
use crate::domain::problem::{Problem, Wrong};
use crate::fields::StoreContext;

pub(super) fn run(session: &Session, command: Measures) -> Result<(), Failure> {
    let kind = Kind::Measure;
    match command {
        Measures::List(list) => records::run(session, kind, &Records::List(list)),
        Measures::Show(show) => records::run(session, kind, &Records::Show(show)),
        Measures::Add(add) => records::run(session, kind, &Records::Add(add)),
        Measures::Edit(edit) => records::run(session, kind, &Records::Edit(edit)),
        Measures::Delete(delete) => records::run(session, kind, &Records::Delete(delete)),
        Measures::Tender(tender) => take(session, &tender.id, |measure, context| {
            self::tender(session, measure, context, &tender)
        }),
        Measures::Award(One { id }) => take(session, &id, |_, _| Ok(MeasureStep::Award)),
        Measures::Talk(Step { id, on }) => {
            let on = session.day_or_today(on.as_deref())?;
            take(session, &id, |_, _| Ok(MeasureStep::TalkedTo { on }))
        }
        Measures::Extend(Extend {
            id,
            until,
            on,
            reason,
        }) => {
            let until = session.day(&until)?;
            let on = session.day_or_today(on.as_deref())?;
            let reason = match reason {
                Some(reason) => steps::clean(session, &reason)?,
                None => String::new(),
            };
            take(session, &id, |_, _| {
                Ok(MeasureStep::Extend { until, on, reason })
            })
        }
        Measures::Cancel(Called { id, reason }) => {
            let reason = steps::clean(session, &reason)?;
            take(session, &id, |_, _| Ok(MeasureStep::Cancel { reason }))
        }
    }
}

/// Who is not said here may stand in the measure already.
fn tender(
    session: &Session,
    measure: &Measure,
    context: &StoreContext<'_>,
    tender: &Tender,
) -> Result<MeasureStep, Failure> {
    let person = |typed: &Option<String>, known: Option<PersonId>, field, wrong| match typed {
        Some(name) => records::reference(session, context, Kind::Person, name).map(PersonId),
        None => {
            known.ok_or_else(|| steps::refused(session, Kind::Measure, &Problem::new(field, wrong)))
        }
    };
    let named_on = match &tender.named_on {
        Some(day) => session.day(day)?,
        None => measure.supervisor_named_on.unwrap_or(session.today),
    };
    Ok(MeasureStep::Tender {
        supervisor: person(
            &tender.supervisor,
            measure.supervisor,
            "supervisor",
            Wrong::SupervisorMissing,
        )?,
        named_by: person(
            &tender.named_by,
            measure.supervisor_named_by,
            "supervisor_named_by",
            Wrong::Missing,
        )?,
        named_on,
    })
}

fn take(
    session: &Session,
    id: &str,
    step: impl FnOnce(&Measure, &StoreContext<'_>) -> Result<MeasureStep, Failure>,
) -> Result<(), Failure> {
    steps::change_with(session, Kind::Measure, id, |measure: &Measure, context| {
        let step = step(measure, context)?;
        measure
            .step(&step, session.today)
            .map_err(|problem| steps::refused(session, Kind::Measure, &problem))
    })
    .map(|_: Measure| ())
}
