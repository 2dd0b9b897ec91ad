use proptest::prelude::*;

use super::*;
use crate::domain::rating::tests::rating;

/// Answers like `soft 2 1.5 - | hard 3 1`; `-` is unanswered.
fn answered(text: &str) -> Rating {
    let mut answers = Vec::new();
    for half in text.split('|') {
        let mut words = half.split_whitespace();
        let part = match words.next() {
            Some("soft") => Part::Soft,
            _ => Part::Hard,
        };
        answers.extend(words.enumerate().map(|(n, word)| Answer {
            part,
            question: format!("{} {n}", part.name()),
            value: word.parse().ok(),
            note: String::new(),
        }));
    }
    Rating {
        answers,
        ..rating()
    }
}

#[test]
fn a_rating_is_notable_exactly_as_the_concept_says() {
    for (text, want) in [
        // Exactly 2.0 is not.
        ("soft 2 2 2 | hard 2 2 2", &[][..]),
        ("soft 3 3 | hard 1 3", &[]),
        // One hard value below is not, as long as the mean is not.
        ("soft 2 3 | hard 0 3 3", &[]),
        // One soft answer below is, whatever the mean.
        ("soft 1.99 3 3 | hard 3", &["soft_answer"]),
        ("soft 0 1 3 3 3 | hard 3", &["soft_answer", "soft_answer"]),
        // The mean below.
        ("soft 2 | hard 1 2", &["hard_mean"]),
        ("soft 1 2 | hard 2", &["soft_mean", "soft_answer"]),
        ("soft 2 | hard 1.99 2 2", &["hard_mean"]),
        (
            "soft 1 | hard 1",
            &["soft_mean", "hard_mean", "soft_answer"],
        ),
        // Unanswered is left out, not 0.
        ("soft 2 - - | hard - 2", &[]),
        ("soft - - | hard 1 -", &["hard_mean"]),
        // No answers, no mean.
        ("soft - - | hard -", &[]),
        ("soft | hard", &[]),
    ] {
        let rating = answered(text);
        let notable = Assessment::of(&rating).notable();
        let names: Vec<_> = notable.iter().map(Notable::name).collect();
        assert_eq!(names, want, "{text}");
    }
}

#[test]
fn the_threshold_is_that_of_the_ratings_own_scale() {
    let scale = Scale {
        min: Points::whole(0),
        max: Points::whole(10),
        threshold: Points(550),
    };
    let at = |text: &str| Rating {
        scale,
        ..answered(text)
    };
    assert!(!Assessment::of(&at("soft 5.5 | hard 5.5")).is_notable());
    assert!(Assessment::of(&at("soft 5.49 | hard 6")).is_notable());
}

#[test]
fn means_leave_out_what_is_unanswered_and_never_round_up_to_the_threshold() {
    for (text, mean, exact, unanswered) in [
        ("soft 2 3 -", Some(250), Some(2.5), 1),
        ("soft 1.99 2 2", Some(199), Some(5.99 / 3.0), 0),
        ("soft - -", None, None, 2),
    ] {
        let rating = answered(text);
        let assessment = Assessment::of(&rating);
        assert_eq!(assessment.soft.mean(), mean.map(Points), "{text}");
        let close = match (assessment.soft.mean_exact(), exact) {
            (Some(got), Some(want)) => (got - want).abs() < 1e-12,
            (got, want) => got == want,
        };
        assert!(close, "{text}");
        assert_eq!(assessment.unanswered(), unanswered, "{text}");
    }
}

#[test]
fn a_trend_stands_in_the_order_of_answers_and_a_quarter_holds_its_own() {
    let on = |id, day: Option<&str>, text: &str| Rating {
        id: RatingId(id),
        answered_on: day.map(|day| day.parse().unwrap()),
        ..answered(text)
    };
    let ratings = [
        on(1, Some("2026-10-01"), "soft 3 | hard 2"),
        on(2, Some("2026-09-30"), "soft 1 | hard -"),
        on(3, None, "soft 0"),
    ];
    let points: Vec<_> = trend(&ratings)
        .iter()
        .map(|point| (point.rating.0, point.soft, point.hard, point.notable))
        .collect();
    assert_eq!(
        points,
        [
            (2, Some(Points(100)), None, true),
            (1, Some(Points(300)), Some(Points(200)), false),
        ]
    );
    let quarters: Vec<_> = by_quarter(&ratings)
        .into_iter()
        .map(|(quarter, of)| (quarter.to_string(), of.len()))
        .collect();
    assert_eq!(quarters, [("2026-Q3".into(), 1), ("2026-Q4".into(), 1)]);
}

proptest! {
    /// The shown mean and the decision can't disagree.
    #[test]
    fn what_is_below_the_threshold_is_shown_below_it(
        values in proptest::collection::vec(proptest::option::of(0..=300_i32), 0..20),
    ) {
        let answers = values.iter().map(|value| Answer {
            part: Part::Soft,
            question: "?".into(),
            value: value.map(Points),
            note: String::new(),
        });
        let half = Half::of(Part::Soft, &answers.collect::<Vec<_>>());
        let threshold = Points::whole(2);
        prop_assert_eq!(half.is_below(threshold), half.mean().is_some_and(|mean| mean < threshold));
        prop_assert_eq!((half.answered + half.unanswered) as usize, values.len());
    }
}
