//! The progress of a build: counters that its threads increase and that others may read meanwhile.
//!
//! In: the number of pages, each finished page. Out: numbers. Must not know: a clock, who reads it, how it is shown.

use std::sync::atomic::{AtomicUsize, Ordering};

/// The progress of a build.
#[derive(Debug, Default)]
pub struct Progress {
    /// Written pages, as they are checked.
    pub checked: Count,
    /// Pages of the website, as they are rendered.
    pub made: Count,
}

/// How many pages of how many are done.
#[derive(Debug, Default)]
pub struct Count {
    all: AtomicUsize,
    done: AtomicUsize,
}

impl Count {
    /// How many there are; 0 until that is known.
    pub fn all(&self) -> usize {
        self.all.load(Ordering::Relaxed)
    }

    /// How many are done.
    pub fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    pub(super) fn begin(&self, all: usize) {
        self.done.store(0, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
    }

    pub(super) fn one_more(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}
