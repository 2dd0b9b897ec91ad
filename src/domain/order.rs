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

/// The same for `n` entries at once, evenly apart.
pub fn spread(before: Option<u64>, after: Option<u64>, n: usize) -> Option<Vec<u64>> {
    let n = n as u64;
    let first = before.unwrap_or(0);
    let step = match after {
        Some(after) => after.saturating_sub(first) / (n + 1),
        None => GAP,
    };
    if step == 0 {
        return None;
    }
    (1..=n)
        .map(|index| first.checked_add(index.checked_mul(step)?))
        .collect()
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
    fn many_positions_lie_in_order_between_their_neighbours() {
        for (before, after, n, expected) in [
            (None, None, 2, Some(vec![GAP, 2 * GAP])),
            (Some(5), None, 2, Some(vec![5 + GAP, 5 + 2 * GAP])),
            (Some(4), Some(6), 1, Some(vec![5])),
            (Some(10), Some(20), 4, Some(vec![12, 14, 16, 18])),
            (Some(10), Some(20), 10, None),
            (None, Some(1), 1, None),
            (Some(u64::MAX), None, 1, None),
            (Some(4), Some(4), 0, None),
        ] {
            assert_eq!(spread(before, after, n), expected, "{before:?} {after:?}");
        }
    }

    #[test]
    fn thirty_insertions_at_one_place_need_no_renumbering() {
        let mut after = 2 * GAP;
        for n in 0..31 {
            after = between(Some(GAP), Some(after)).unwrap_or_else(|| panic!("after {n}"));
        }
    }
}
