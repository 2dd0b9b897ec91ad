//! The thread that looks at other people's files.
//!
//! Of several looks that wait only the last is taken: who turns a choice five times wants to see the
//! fifth.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;

use super::{Ground, Sink};
use crate::tui::event::Event;
use crate::tui::files::{self, Desk, FileAsk, FileNews};

/// Steps in which a reading tells how far it got.
const STEPS: usize = 20;

pub(super) fn run(
    ground: &Ground,
    asked: &Receiver<(u64, FileAsk)>,
    sink: &Sink,
    leaving: &AtomicBool,
) {
    while let Ok(first) = asked.recv() {
        let mut waiting = vec![first];
        waiting.extend(asked.try_iter());
        let is_look = |ask: &FileAsk| matches!(ask, FileAsk::Look(_));
        let last = waiting.iter().rposition(|(_, ask)| is_look(ask));
        for (at, (number, ask)) in waiting.into_iter().enumerate() {
            if leaving.load(Ordering::Acquire) {
                return;
            }
            if is_look(&ask) && Some(at) != last {
                continue;
            }
            let desk = Desk {
                store: &ground.store,
                texts: &ground.texts,
                profiles: &ground.exports.profiles,
                today: (ground.clock.now)().date(),
            };
            let mut told = 0;
            let news = files::answer(&ask, &desk, &mut |done, all| {
                let step = done * STEPS / all.max(1);
                if step > told {
                    told = step;
                    let news = FileNews::Progress(done, all);
                    sink(Event::File { number, news });
                }
            });
            sink(Event::File { number, news });
        }
    }
}
