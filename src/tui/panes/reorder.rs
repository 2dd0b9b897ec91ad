//! Moving an agenda item one place up or down.

use crate::domain::agenda::AgendaItem;
use crate::domain::id::AgendaItemId;
use crate::domain::order;
use crate::store::{Edit, Expected, Record, Stored};

/// What it takes to move an item one place: itself and its neighbour change places; at the edge of a
/// day it goes to the next day instead. Empty at the agenda's ends.
pub(super) fn moved(
    items: &[Stored<AgendaItem>],
    id: AgendaItemId,
    down: bool,
    days: usize,
) -> Vec<Edit> {
    let Some(at) = items.iter().position(|stored| stored.record.id == id) else {
        return Vec::new();
    };
    let item = &items[at];
    let neighbour = if down {
        items.get(at + 1)
    } else {
        at.checked_sub(1).and_then(|before| items.get(before))
    };
    let put = |stored: &Stored<AgendaItem>, day: u8, position: u64| Edit::Put {
        record: Record::AgendaItem(AgendaItem {
            position,
            day,
            ..stored.record.clone()
        }),
        expected: Expected::Revision(stored.revision),
    };
    let own = &item.record;
    match neighbour {
        Some(other) if other.record.day == own.day => {
            if other.record.position == own.position {
                // Twins by an earlier merge: the store orders them by number; give them room.
                let (first, second) = if down { (other, item) } else { (item, other) };
                return vec![
                    put(first, own.day, own.position),
                    put(second, own.day, own.position + 1),
                ];
            }
            vec![
                put(item, own.day, other.record.position),
                put(other, own.day, own.position),
            ]
        }
        Some(other) => vec![put(
            item,
            other.record.day,
            if down {
                order::between(None, Some(other.record.position)).unwrap_or(0)
            } else {
                order::between(Some(other.record.position), None).unwrap_or(u64::MAX)
            },
        )],
        None if down && usize::from(own.day) < days => {
            vec![put(item, own.day + 1, order::GAP)]
        }
        None if !down && own.day > 1 => vec![put(item, own.day - 1, order::GAP)],
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agenda::ItemKind;
    use crate::domain::id::MeetingId;
    use crate::store::backend::Revision;

    fn item(id: u64, day: u8, position: u64) -> Stored<AgendaItem> {
        Stored {
            record: AgendaItem {
                id: AgendaItemId(id),
                meeting: MeetingId(1),
                position,
                day,
                title: "x".into(),
                kind: ItemKind::Topic,
                minutes: 10,
                presenter: String::new(),
                unplanned: false,
                carried_from: None,
                clock: vec![],
                attachments: vec![],
            },
            revision: Revision(1),
        }
    }

    fn order_after(
        items: &[Stored<AgendaItem>],
        id: u64,
        down: bool,
        days: usize,
    ) -> Vec<(u64, u8)> {
        let mut all: Vec<AgendaItem> = items.iter().map(|stored| stored.record.clone()).collect();
        for edit in moved(items, AgendaItemId(id), down, days) {
            let Edit::Put {
                record: Record::AgendaItem(changed),
                ..
            } = edit
            else {
                panic!("an item was deleted");
            };
            if let Some(own) = all.iter_mut().find(|own| own.id == changed.id) {
                *own = changed;
            }
        }
        all.sort_by_key(crate::domain::agenda::sort_key);
        all.iter().map(|item| (item.id.0, item.day)).collect()
    }

    #[test]
    fn items_move_within_the_day_and_over_its_edge() {
        let items = [item(1, 1, 10), item(2, 1, 20), item(3, 2, 10)];
        let cases = [
            (1, true, [(2, 1), (1, 1), (3, 2)]),
            (2, false, [(2, 1), (1, 1), (3, 2)]),
            (2, true, [(1, 1), (2, 2), (3, 2)]),
            (3, false, [(1, 1), (2, 1), (3, 1)]),
            (1, false, [(1, 1), (2, 1), (3, 2)]),
            (3, true, [(1, 1), (2, 1), (3, 2)]),
        ];
        for (id, down, expected) in cases {
            assert_eq!(order_after(&items, id, down, 2), expected, "{id} {down}");
        }
    }

    #[test]
    fn the_last_item_of_the_first_day_may_open_the_second() {
        let items = [item(1, 1, 10)];
        assert_eq!(order_after(&items, 1, true, 2), [(1, 2)]);
        assert_eq!(order_after(&items, 1, true, 1), [(1, 1)]);
    }

    #[test]
    fn twins_of_position_come_apart() {
        let items = [item(1, 1, 10), item(2, 1, 10)];
        assert_eq!(order_after(&items, 1, true, 1), [(2, 1), (1, 1)]);
    }
}
