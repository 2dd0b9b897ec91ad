//! Moving a municipality to another ring from a day on.

use crate::domain::date::spoken;
use crate::domain::id::{MembershipId, RecordId};
use crate::domain::ring::{Move, move_to};
use crate::store::backend::Revision;
use crate::store::{Edit, Entity, Expected, Record};
use crate::tui::event::{Command, Cx, Effect, Tag};
use crate::tui::overlay::question::ReasonQuestion;
use crate::tui::view::MoveView;

/// Asks where to, and does it: `5 ab 1.1.2027`, `5` (from today on).
pub(super) fn ask(view: MoveView, cx: &mut Cx<'_>) {
    let question = cx
        .texts
        .with("ask-move", &[("name", view.name.clone().into())]);
    let today = cx.today;
    cx.commands
        .push(Command::Open(Box::new(ReasonQuestion::answer_to(
            question,
            Box::new(move |text| moved(&view, &text, today)),
        ))));
}

/// What the answer sets off; nothing if it is no answer.
fn moved(view: &MoveView, text: &str, today: chrono::NaiveDate) -> Vec<Effect> {
    let mut words = text.split_whitespace();
    let ring = words
        .next()
        .and_then(|word| word.parse::<u32>().ok())
        .and_then(|number| view.rings.get(&number));
    let Some(ring) = ring else {
        return vec![Effect::Say("ring-move-unclear")];
    };
    let rest: Vec<&str> = words
        .filter(|word| !matches!(*word, "ab" | "from" | "seit" | "zum"))
        .collect();
    let from = if rest.is_empty() {
        Ok(today)
    } else {
        spoken::date(&rest.join(" "), today)
    };
    let Ok(from) = from else {
        return vec![Effect::Say("ring-move-unclear")];
    };
    let own: Vec<_> = view
        .memberships
        .iter()
        .map(|stored| stored.record.clone())
        .collect();
    let new = MembershipId::provisional(1);
    match move_to(&own, view.municipality, *ring, Some(from), None, new) {
        Move::AlreadyThere => vec![Effect::Say("ring-move-there-already")],
        Move::Change {
            ended,
            dropped,
            new,
        } => {
            let revision = |id: MembershipId| {
                view.memberships
                    .iter()
                    .find(|stored| stored.record.id == id)
                    .map_or(Revision(0), |stored| stored.revision)
            };
            let mut edits: Vec<Edit> = ended
                .into_iter()
                .map(|membership| Edit::Put {
                    expected: Expected::Revision(revision(membership.id)),
                    record: Record::Membership(membership),
                })
                .collect();
            edits.extend(dropped.into_iter().map(|id| Edit::Delete {
                id: RecordId {
                    kind: MembershipId::KIND,
                    id: id.0,
                },
                expected: revision(id),
            }));
            edits.push(Edit::Put {
                record: new.record(),
                expected: Expected::New,
            });
            vec![Effect::Apply {
                tag: Tag::Plain,
                edits,
            }]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{MunicipalityId, RingId};
    use crate::domain::ring::Membership;
    use crate::store::Stored;

    fn view() -> MoveView {
        MoveView {
            municipality: MunicipalityId(1),
            name: "Fulda".into(),
            memberships: vec![Stored {
                record: Membership {
                    id: MembershipId(7),
                    ring: RingId(40),
                    municipality: MunicipalityId(1),
                    from: None,
                    to: None,
                },
                revision: Revision(3),
            }],
            rings: [(4, RingId(40)), (5, RingId(50))].into(),
        }
    }

    fn answer(text: &str) -> Vec<Effect> {
        moved(&view(), text, "2026-11-24".parse().unwrap())
    }

    #[test]
    fn the_old_membership_ends_the_day_before() {
        for (text, from) in [
            ("5 ab 1.1.2027", "2027-01-01"),
            ("5", "2026-11-24"),
            ("5 from 2027-02-01", "2027-02-01"),
        ] {
            let effects = answer(text);
            let [Effect::Apply { edits, .. }] = effects.as_slice() else {
                panic!("{text}: {effects:?}");
            };
            let from: chrono::NaiveDate = from.parse().unwrap();
            let memberships: Vec<_> = edits
                .iter()
                .map(|edit| match edit {
                    Edit::Put {
                        record: Record::Membership(one),
                        ..
                    } => (one.ring.0, one.from, one.to),
                    other => panic!("{other:?}"),
                })
                .collect();
            assert_eq!(
                memberships,
                [(40, None, from.pred_opt()), (50, Some(from), None)],
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_answer_changes_nothing() {
        for text in ["9", "fünf", "5 ab irgendwann", "5 ab 31.2.2027"] {
            assert!(
                matches!(answer(text).as_slice(), [Effect::Say(_)]),
                "{text}"
            );
        }
        assert!(matches!(
            answer("4 ab 1.1.2027").as_slice(),
            [Effect::Say(_)]
        ));
    }
}
