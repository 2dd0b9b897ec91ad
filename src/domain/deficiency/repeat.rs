//! When a deficiency counts as a repeat. Source: `domain.md` § 4.

use super::{Deficiency, DeficiencyState};
use crate::domain::date::add_months;
use crate::domain::plain::plain;

impl Deficiency {
    /// The newest deficiency of the same kind found within a year before this one, its anniversary
    /// included, among those `at_provider`. Kinds are compared without regard to case, umlauts and
    /// spaces; one without a kind repeats nothing, and one withdrawn was none. Of two found on one
    /// day the later number is the repeat.
    pub fn repeats<'a>(&self, at_provider: impl IntoIterator<Item = &'a Self>) -> Option<&'a Self> {
        let kind = folded(&self.kind);
        let earlier = |other: &&Self| {
            (other.found_on, other.id) < (self.found_on, self.id)
                && add_months(other.found_on, 12) >= self.found_on
                && other.state() != DeficiencyState::Withdrawn
                && folded(&other.kind) == kind
        };
        if kind.is_empty() {
            return None;
        }
        let found = at_provider.into_iter().filter(earlier);
        found.max_by_key(|other| (other.found_on, other.id))
    }

    /// Whether it is a repeat of one of these; see [`Self::repeats`].
    pub fn is_repeat<'a>(&self, at_provider: impl IntoIterator<Item = &'a Self>) -> bool {
        self.repeats(at_provider).is_some()
    }
}

fn folded(kind: &str) -> String {
    plain(kind).split_whitespace().collect::<Vec<_>>().join(" ")
}
