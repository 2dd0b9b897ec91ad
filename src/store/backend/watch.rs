//! Who hears of commits: bounded queues that never make the writer wait.
//!
//! Responsible for: the order of notices, what a slow reader loses (all of it, for one
//! [`Notice::Resync`]), and the ring of last notices that lets a watcher start a little in the past.
//! Not for: when a commit is durable; the backend announces it afterwards.
//!
//! Why not `std::sync::mpsc`: a full bounded channel leaves no room for the `Resync` itself, so a
//! reader that stopped would never learn that it missed something. Here an overflow empties the
//! queue, so that the `Resync` always fits.

use std::collections::VecDeque;
use std::sync::mpsc::{RecvError, RecvTimeoutError, TryRecvError};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use super::{Key, Notice, ReadError, Revision};

/// Notices that one watcher may leave unread before they become one `Resync`.
const QUEUE: usize = 1024;
/// Commits that a new watcher may look back on.
const RING: usize = 1024;
/// Keys the ring holds at most over all its notices: an import of 100,000 rows should not stay in memory twice.
const RING_KEYS: usize = 100_000;

/// The reading end of [`super::Backend::watch`]; its methods are those of `mpsc::Receiver`.
#[derive(Debug)]
pub struct Watcher {
    queue: Arc<Queue>,
}

/// What a watcher and its hub share.
#[derive(Debug, Default)]
pub(super) struct Queue {
    inner: Mutex<Waiting>,
    ready: Condvar,
}

#[derive(Debug, Default)]
struct Waiting {
    notices: VecDeque<Notice>,
    closed: bool,
}

/// A panic of a reader cannot leave a queue half changed (every change is one push or pop), so a
/// poisoned lock is taken as it is.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Queue {
    /// Adds a notice; where `QUEUE` wait already, they all become one `Resync` to `now`.
    pub(super) fn push(&self, notice: Notice, now: Revision) {
        let mut waiting = locked(&self.inner);
        if waiting.notices.len() >= QUEUE {
            waiting.notices.clear();
            waiting.notices.push_back(Notice::Resync(now));
        } else {
            waiting.notices.push_back(notice);
        }
        self.ready.notify_all();
    }

    fn close(&self) {
        locked(&self.inner).closed = true;
        self.ready.notify_all();
    }
}

/// Ends the waiting of one watcher from another thread.
#[derive(Debug)]
pub struct StopWatching(Weak<Queue>);

impl StopWatching {
    /// What was announced until now is still handed out; then [`Watcher::recv`] says that nothing
    /// will follow.
    pub fn stop(&self) {
        if let Some(queue) = self.0.upgrade() {
            queue.close();
        }
    }
}

impl Watcher {
    /// For whoever has to end the thread that waits here, while the backend lives on.
    pub fn stopper(&self) -> StopWatching {
        StopWatching(Arc::downgrade(&self.queue))
    }

    /// The shared end, for a wrapper that wants to add notices of its own.
    pub(super) fn queue(&self) -> Weak<Queue> {
        Arc::downgrade(&self.queue)
    }

    /// Waits for the next notice; an error means that the backend is gone and nothing will follow.
    pub fn recv(&self) -> Result<Notice, RecvError> {
        let mut waiting = locked(&self.queue.inner);
        loop {
            if let Some(notice) = waiting.notices.pop_front() {
                return Ok(notice);
            }
            if waiting.closed {
                return Err(RecvError);
            }
            waiting = self
                .queue
                .ready
                .wait(waiting)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The next notice, if one is there.
    pub fn try_recv(&self) -> Result<Notice, TryRecvError> {
        let mut waiting = locked(&self.queue.inner);
        match waiting.notices.pop_front() {
            Some(notice) => Ok(notice),
            None if waiting.closed => Err(TryRecvError::Disconnected),
            None => Err(TryRecvError::Empty),
        }
    }

    /// Waits for the next notice, but no longer than `timeout`.
    pub fn recv_timeout(&self, timeout: Duration) -> Result<Notice, RecvTimeoutError> {
        let end = Instant::now() + timeout;
        let mut waiting = locked(&self.queue.inner);
        loop {
            if let Some(notice) = waiting.notices.pop_front() {
                return Ok(notice);
            }
            if waiting.closed {
                return Err(RecvTimeoutError::Disconnected);
            }
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(RecvTimeoutError::Timeout);
            }
            waiting = self
                .queue
                .ready
                .wait_timeout(waiting, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }

    /// All notices until the backend is gone; blocks like [`Watcher::recv`].
    pub fn iter(&self) -> impl Iterator<Item = Notice> + '_ {
        std::iter::from_fn(|| self.recv().ok())
    }

    /// The notices that are there now; never blocks.
    pub fn try_iter(&self) -> impl Iterator<Item = Notice> + '_ {
        std::iter::from_fn(|| self.try_recv().ok())
    }
}

/// The writing end: one a backend.
#[derive(Debug)]
pub struct Hub {
    inner: Mutex<Audience>,
}

#[derive(Debug)]
struct Audience {
    /// Announced last.
    last: Revision,
    ring: VecDeque<Notice>,
    ring_keys: usize,
    watchers: Vec<Weak<Queue>>,
}

impl Hub {
    /// A hub of a store whose last commit is `last`; it knows nothing of what was before.
    pub fn new(last: Revision) -> Self {
        Self {
            inner: Mutex::new(Audience {
                last,
                ring: VecDeque::new(),
                ring_keys: 0,
                watchers: Vec::new(),
            }),
        }
    }

    /// Tells everybody of a commit. Call it in the order of revisions, after the commit is durable.
    pub fn announce(&self, revision: Revision, author: &str, keys: Vec<Key>) {
        let mut audience = locked(&self.inner);
        let count = keys.len();
        let notice = Notice::Changed {
            revision,
            author: author.to_owned(),
            keys,
        };
        audience.last = revision;
        audience.tell(&notice);
        audience.ring_keys += count;
        audience.ring.push_back(notice);
        while audience.ring.len() > RING || audience.ring_keys > RING_KEYS {
            match audience.ring.pop_front() {
                Some(Notice::Changed { keys, .. }) => audience.ring_keys -= keys.len(),
                Some(Notice::Resync(_)) => {}
                None => break,
            }
        }
    }

    /// Tells everybody to read again, and forgets the ring: the state below was exchanged.
    pub fn resync(&self, revision: Revision) {
        let mut audience = locked(&self.inner);
        audience.last = revision;
        audience.ring.clear();
        audience.ring_keys = 0;
        audience.tell(&Notice::Resync(revision));
    }

    /// See [`super::Backend::watch`].
    pub fn watch(&self, from: Revision) -> Result<Watcher, ReadError> {
        let mut audience = locked(&self.inner);
        let queue = Arc::new(Queue::default());
        let first = match audience.ring.front() {
            Some(Notice::Changed { revision, .. }) => revision.0,
            _ => audience.last.0 + 1,
        };
        if from > audience.last || from.0 + 1 < first {
            queue.push(Notice::Resync(audience.last), audience.last);
        } else {
            for notice in &audience.ring {
                if matches!(notice, Notice::Changed { revision, .. } if *revision > from) {
                    queue.push(notice.clone(), audience.last);
                }
            }
        }
        audience.watchers.push(Arc::downgrade(&queue));
        Ok(Watcher { queue })
    }
}

impl Audience {
    fn tell(&mut self, notice: &Notice) {
        let last = self.last;
        self.watchers.retain(|watcher| match watcher.upgrade() {
            Some(queue) => {
                queue.push(notice.clone(), last);
                true
            }
            None => false,
        });
    }
}

impl Drop for Hub {
    fn drop(&mut self) {
        for queue in locked(&self.inner)
            .watchers
            .iter()
            .filter_map(Weak::upgrade)
        {
            queue.close();
        }
    }
}
