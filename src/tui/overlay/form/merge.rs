//! Two people changed the same record: field by field, what is to stand there.

/// What becomes of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Merged {
    /// What stands in the store: only they changed it, or both made the same of it, or nobody did.
    Theirs,
    /// What was typed: only we changed it.
    Mine,
    /// Both changed it, differently: a question.
    Clash,
}

/// Compares what we began with, what we made of it, and what they made of it.
pub(super) fn merge<T: PartialEq + ?Sized>(base: &T, mine: &T, theirs: &T) -> Merged {
    if mine == theirs || mine == base {
        Merged::Theirs
    } else if theirs == base {
        Merged::Mine
    } else {
        Merged::Clash
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_both_changed_differently_is_a_question() {
        for (name, base, mine, theirs, merged) in [
            ("nobody", "a", "a", "a", Merged::Theirs),
            ("only they", "a", "a", "b", Merged::Theirs),
            ("only we", "a", "b", "a", Merged::Mine),
            ("both the same", "a", "b", "b", Merged::Theirs),
            ("both", "a", "b", "c", Merged::Clash),
            ("both, from nothing", "", "b", "c", Merged::Clash),
            ("they emptied it", "a", "b", "", Merged::Clash),
            ("we emptied it", "a", "", "a", Merged::Mine),
        ] {
            assert_eq!(merge(base, mine, theirs), merged, "{name}");
        }
    }

    proptest! {
        #[test]
        fn no_change_of_anybody_is_lost_silently(base in 0..3u8, mine in 0..3u8, theirs in 0..3u8) {
            let kept = match merge(&base, &mine, &theirs) {
                Merged::Theirs => theirs,
                Merged::Mine => mine,
                Merged::Clash => return Ok(()),
            };
            prop_assert!(mine == base || kept == mine);
            prop_assert!(theirs == base || kept == theirs);
        }

        #[test]
        fn whoever_is_asked_the_question_is_the_same(base in 0..3u8, mine in 0..3u8, theirs in 0..3u8) {
            prop_assert_eq!(
                merge(&base, &mine, &theirs) == Merged::Clash,
                merge(&base, &theirs, &mine) == Merged::Clash
            );
        }
    }
}
