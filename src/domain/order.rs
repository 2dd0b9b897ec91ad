//! Positions in a list that people reorder: numbers with gaps, so that putting something between two
//! neighbours usually changes nothing else.

/// Distance between neighbours of a list that was never reordered: 32 halvings before a renumbering.
pub const GAP: u64 = 1 << 32;

/// A position between two neighbours (none = the list's end on that side), or `None` when they
/// touch and the list has to be renumbered (see [`renumbered`]).
pub fn between(before: Option<u64>, after: Option<u64>) -> Option<u64> {
    match (before, after) {
        (None, None) => Some(GAP),
        (Some(before), None) => before.checked_add(GAP),
        (before, Some(after)) => {
            let before = before.unwrap_or(0);
            let middle = before + after.saturating_sub(before) / 2;
            (middle > before && middle < after).then_some(middle)
        }
    }
}

/// Fresh positions for `n` entries.
pub fn renumbered(n: usize) -> impl Iterator<Item = u64> {
    (1..=n as u64).map(|index| index * GAP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_lies_strictly_between_its_neighbours() {
        assert_eq!(between(None, None), Some(GAP));
        assert_eq!(between(Some(5), None), Some(5 + GAP));
        assert_eq!(between(Some(4), Some(6)), Some(5));
        assert_eq!(between(None, Some(1)), None);
        assert_eq!(between(Some(4), Some(5)), None);
        assert_eq!(between(Some(u64::MAX), None), None);
    }

    #[test]
    fn thirty_insertions_at_one_place_need_no_renumbering() {
        let mut after = 2 * GAP;
        for n in 0..31 {
            after = between(Some(GAP), Some(after)).unwrap_or_else(|| panic!("after {n}"));
        }
    }
}
