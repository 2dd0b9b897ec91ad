//! New records for a measure, with what follows from it already filled in.

use super::form;
use crate::domain::audit::AuditKind;
use crate::domain::id::{Kind, ProviderId};
use crate::domain::measure::{Measure, Status};
use crate::domain::rating::RatingPhase;
use crate::domain::task::{Responsible, TaskSource};
use crate::store::Record;
use crate::tui::event::{Command, Cx};
use crate::tui::overlay::menu::Menu;

/// Kinds of audit people add; the regular ones follow from the rhythm.
const AUDITS: [(AuditKind, &str); 3] = [
    (AuditKind::Occasion, "new-part-audit-occasion"),
    (AuditKind::SupplierManagement, "new-part-audit-supplier"),
    (AuditKind::External, "new-part-audit-external"),
];

/// A new measure of mine; of a provider, if one is meant.
pub(super) fn measure(provider: Option<ProviderId>, cx: &Cx<'_>) -> Record {
    let mut record = cx.blank(Kind::Measure);
    if let Record::Measure(measure) = &mut record {
        measure.coordinator = cx.me;
        if let Some(provider) = provider {
            measure.provider = provider;
        }
    }
    record
}

/// Offers what can be added to a measure.
pub(super) fn offer(measure: &Measure, cx: &mut Cx<'_>) {
    let mut menu = Menu::new(cx.texts.get("new-part-title"));
    let with = |id: &str| cx.texts.get(id).into_owned();
    let one = measure.clone();
    menu.add(with("new-part-contact"), move |cx| contact(&one, cx));
    let one = measure.clone();
    menu.add(with("new-part-deficiency"), move |cx| deficiency(&one, cx));
    let one = measure.clone();
    menu.add(with("new-part-rating"), move |cx| rating(&one, cx));
    for (kind, label) in AUDITS {
        let one = measure.clone();
        menu.add(with(label), move |cx| audit(&one, kind, cx));
    }
    let one = measure.clone();
    menu.add(with("new-part-task"), move |cx| task(&one, cx));
    cx.commands.push(Command::Open(Box::new(menu)));
}

fn contact(measure: &Measure, cx: &mut Cx<'_>) {
    let mut record = cx.blank(Kind::Contact);
    if let Record::Contact(contact) = &mut record {
        contact.measure = measure.id;
        contact.by = cx.me;
    }
    form(record, cx);
}

fn deficiency(measure: &Measure, cx: &mut Cx<'_>) {
    let mut record = cx.blank(Kind::Deficiency);
    if let Record::Deficiency(deficiency) = &mut record {
        deficiency.measure = measure.id;
    }
    form(record, cx);
}

/// It is made while the measure runs, or after it.
fn rating(measure: &Measure, cx: &mut Cx<'_>) {
    let mut record = cx.blank(Kind::Rating);
    if let Record::Rating(rating) = &mut record {
        rating.measure = measure.id;
        rating.rater = measure.supervisor;
        rating.phase = match measure.status(cx.today) {
            Status::Ended => RatingPhase::After,
            _ => RatingPhase::During,
        };
    }
    form(record, cx);
}

fn audit(measure: &Measure, kind: AuditKind, cx: &mut Cx<'_>) {
    let mut record = cx.blank(Kind::Audit);
    if let Record::Audit(audit) = &mut record {
        audit.measure = measure.id;
        audit.kind = kind;
    }
    form(record, cx);
}

fn task(measure: &Measure, cx: &mut Cx<'_>) {
    let mut record = cx.blank(Kind::Task);
    if let Record::Task(task) = &mut record {
        task.source = TaskSource::Measure(measure.id);
        task.responsible = cx.me.map(Responsible::Person);
    }
    form(record, cx);
}
