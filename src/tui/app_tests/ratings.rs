//! Ratings and checklists as sheets: typed, ticked, taken through their steps.

use super::measures::d;
use super::*;
use crate::domain::checklist::Checklist;
use crate::domain::id::{Kind, MeasureId, RatingId, TaskId};
use crate::domain::points::Points;
use crate::domain::rating::Rating;
use crate::domain::task::{Responsible, TaskSource};
use crate::store::Record;

impl Session {
    fn checklist(&self) -> Option<Checklist> {
        let stored = self.store.checklist_of(MeasureId(1)).unwrap();
        stored.map(|stored| stored.record)
    }

    fn rating(&self) -> Rating {
        let stored = self.store.get::<Rating>(RatingId(1)).unwrap();
        stored.unwrap().record
    }

    /// In the questionnaire of the first measure, which nobody has forwarded yet.
    fn in_rating() -> Self {
        let session = Self::with_measures();
        let Record::Rating(rating) = super::measures::blank(Kind::Rating) else {
            unreachable!()
        };
        let rating = Rating {
            measure: MeasureId(1),
            mailbox_on: Some(d("2026-11-20")),
            rater: Some(PersonId(1)),
            ..rating
        };
        let change = session.client.change().create(rating);
        session.store.apply(&change, &actor(session.now)).unwrap();
        session
            .keys("5/vermittlung<enter><enter>/regelm<enter><enter>")
            .shows("Weiche Faktoren")
    }
}

#[test]
fn a_checklist_is_begun_by_its_first_tick() {
    let session = Session::with_measures().keys("5/vermittlung<enter>c");
    assert_eq!(session.checklist(), None, "looking begins nothing");
    insta::assert_snapshot!("checklist_80x24", session.screen());
    let session = session.keys("x<enter><space>");
    let list = session.checklist().unwrap();
    let done: Vec<_> = list
        .tasks
        .iter()
        .filter_map(|task| task.done.as_ref())
        .collect();
    assert_eq!(done.len(), 2);
    assert_eq!((done[0].on, done[0].by.as_str()), (today(), "ute"));
    // Unticked again; a document takes a note, a task doesn't.
    let session = session.keys("x");
    let list = session.checklist().unwrap();
    assert_eq!(
        list.tasks.iter().filter(|task| task.done.is_some()).count(),
        1
    );
    let session = session.keys("<right>x").shows("ergibt sich von selbst");
    let session = session.keys("<end>Ordner 3<enter>").shows("Ordner 3");
    let list = session.checklist().unwrap();
    assert_eq!(list.filing.last().unwrap().note, "Ordner 3");
    insta::assert_snapshot!("checklist_end_120x40", session.size(120, 40).screen());
}

#[test]
fn a_checklist_shows_how_far_it_is_in_the_measure() {
    Session::with_measures()
        .keys("5/vermittlung<enter><enter>cx<esc><end><up>")
        .shows("1 von")
        .end();
}

#[test]
fn a_rating_goes_from_forwarding_to_its_end() {
    let session = Session::in_rating();
    insta::assert_snapshot!("rating_80x24", session.screen());
    // Nothing can be answered before it was forwarded.
    let session = session.keys("<f6>");
    insta::assert_snapshot!("rating_steps_80x24", session.screen());
    let session = session.keys("<enter><f9>");
    assert_eq!(session.rating().due, Some(d("2026-12-22")));
    let session = session.shows("bis 22.12.2026");
    // Soft and hard facts with a comma; the mean follows.
    let session = session.keys("3<enter>3<enter>1,5<right>Aufzug defekt<enter><left>3<enter>3<enter>3<enter>3<enter>2<enter>3<enter>2<enter>2<enter>");
    let rating = session.rating();
    let values: Vec<Option<Points>> = rating.answers.iter().map(|one| one.value).collect();
    assert_eq!(values.len(), 11, "{values:?}");
    assert_eq!(values[2], Some(Points(150)));
    assert_eq!(rating.answers[2].note, "Aufzug defekt");
    let session = session.shows("auffällig: eine weiche Antwort");
    insta::assert_snapshot!("rating_typed_80x24", session.screen());
    let session = session
        .keys("<f6>b<enter><f9>")
        .shows("Gespräch mit dem Träger ist jetzt ein Auftrag");
    assert_eq!(session.rating().answered_on, Some(today()));
    let task = session
        .store
        .get::<Task>(TaskId(1))
        .unwrap()
        .unwrap()
        .record;
    assert_eq!(task.source, TaskSource::Rating(RatingId(1)));
    assert_eq!(task.responsible, Some(Responsible::Person(PersonId(1))));
    // Notable, it is not closed without words.
    let session = session.keys("<f6>a<enter><f9>");
    assert_eq!(session.rating().closed_on, None);
    insta::assert_snapshot!("rating_unexplained_80x24", session.screen());
    let session = session
        .keys("Aufzug steht seit Mai<tab>Mit dem Vermieter klären<f9>")
        .shows("bleibt nun, wie sie ist");
    let rating = session.rating();
    assert_eq!(rating.closed_on, Some(today()), "{}", session.screen());
    assert_eq!(rating.action, "Mit dem Vermieter klären");
    // Evidence: nothing can be typed any more, and the means stand in the measure.
    let session = session.keys("1").shows("ergibt sich von selbst");
    session.keys("<esc>").shows("2,68 / 2,33 auffällig").end();
}

#[test]
fn what_is_off_the_scale_stays_with_its_reason() {
    let session = Session::in_rating()
        .keys("4<enter>")
        .shows("sind 0 bis 3 Punkte");
    assert_eq!(session.rating().answers, vec![]);
    let session = session.keys("<backspace>2<enter>");
    assert_eq!(session.rating().answers[0].value, Some(Points(200)));
}

#[test]
fn a_review_is_made_where_it_is_due() {
    let session = Session::with_measures();
    // The one that was made is taken back first: it is due again.
    let stored = session.store.review_of(MeasureId(5)).unwrap().unwrap();
    let open = crate::domain::review::Review {
        status: crate::domain::review::ReviewState::Open,
        participants: None,
        integrated: None,
        ..stored.record
    };
    let change = session.client.change().put(open, stored.revision);
    session.store.apply(&change, &actor(session.now)).unwrap();
    let session = session.keys("5z<enter><end><enter>").shows("Teilnehmende");
    let session = session.keys("30<tab>45<f9>").shows("0 bis 30");
    let session = session.keys("<home><ctrl+k>12").shows("40 % integriert");
    insta::assert_snapshot!("review_80x24", session.screen());
    let session = session.keys("<f9>").shows("Erfolgsbeobachtung vermerkt");
    let review = session
        .store
        .review_of(MeasureId(5))
        .unwrap()
        .unwrap()
        .record;
    assert_eq!(
        (review.participants, review.integrated),
        (Some(30), Some(12))
    );
    assert_eq!(review.by, [PersonId(1)]);
    // Its successor shows what came of it.
    session
        .keys("qz<home>/vermittlung<enter><enter>")
        .shows("40 % integriert")
        .end();
}
