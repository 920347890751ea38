//! What was made before: the whole of the last build, and drawings and pages by the hash of what they were made from; each
//! result with its diagnostics.
//!
//! In: keys and ways to make a value. Out: the value, made once. Entries that two builds in a row did not ask for go, where
//! there are more than a few.
//! Must not know: what the stages do.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::render::{DRAWINGS, Rendered};
use super::whole::Whole;
use crate::chart::Drawing;
use crate::source::Hash;

/// The results of one stage.
#[derive(Debug)]
pub(super) struct Stage<V> {
    entries: Mutex<BTreeMap<Hash, Entry<V>>>,
    /// How often a value was made, since the build began.
    made: AtomicUsize,
}

#[derive(Debug)]
struct Entry<V> {
    value: Arc<V>,
    /// The last build that asked for it.
    used: u64,
}

impl<V> Default for Stage<V> {
    fn default() -> Self {
        Self {
            entries: Mutex::default(),
            made: AtomicUsize::new(0),
        }
    }
}

impl<V> Stage<V> {
    /// The value of a key; made by `make` where it is not there. Two threads may make the same value: both are equal.
    pub(super) fn get(
        &self,
        build: Build,
        key: impl FnOnce() -> Hash,
        make: impl FnOnce() -> V,
    ) -> Arc<V> {
        let (build, most) = match build {
            Build::Number(build) => (build, usize::MAX),
            Build::Few(build, most) => (build, most),
            Build::Only => {
                self.made.fetch_add(1, Ordering::Relaxed);
                return Arc::new(make());
            }
        };
        let key = key();
        if let Some(entry) = self.lock().get_mut(&key) {
            entry.used = build;
            return entry.value.clone();
        }
        let value = Arc::new(make());
        self.made.fetch_add(1, Ordering::Relaxed);
        let mut entries = self.lock();
        if entries.len() < most {
            let value = value.clone();
            entries.insert(key, Entry { value, used: build });
        }
        value
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<Hash, Entry<V>>> {
        // A panic elsewhere leaves whole entries, so what is here can still be used.
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin(&self, build: u64, few: usize) {
        self.made.store(0, Ordering::Relaxed);
        let mut entries = self.lock();
        if entries.len() > few {
            entries.retain(|_, entry| entry.used + 2 > build);
        }
    }

    fn made(&self) -> usize {
        self.made.load(Ordering::Relaxed)
    }
}

/// Which build asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Build {
    /// One of several, by its number.
    Number(u64),
    /// The only one, by its number; the first results may be of use again, and so many are kept.
    Few(u64, usize),
    /// The only one: nothing needs to be kept.
    Only,
}

/// How often each stage that a [`Whole`] takes over from the one before made something anew.
#[derive(Debug, Default)]
pub(super) struct Counters {
    pub(super) parsed: AtomicUsize,
    pub(super) loaded: AtomicUsize,
    pub(super) checked: AtomicUsize,
}

/// Results of earlier builds. An empty one is always right; a used one gives the same bytes and messages, sooner.
#[derive(Default)]
pub struct Memo {
    build: u64,
    once: bool,
    before: Option<Arc<Whole>>,
    pub(super) counters: Arc<Counters>,
    pub(super) draw: Stage<Drawing>,
    pub(super) render: Stage<Rendered>,
}

/// How many results each stage made anew since the build began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// Documents parsed.
    pub parsed: usize,
    /// Indicators loaded.
    pub loaded: usize,
    /// Pages checked.
    pub checked: usize,
    /// Charts drawn.
    pub drawn: usize,
    /// Pages rendered.
    pub rendered: usize,
}

impl Memo {
    /// A memo for one build, which keeps nothing: a large site then needs no room for pages that are written already.
    pub fn once() -> Self {
        Self {
            once: true,
            ..Self::default()
        }
    }

    /// The build that asks.
    pub(super) fn at(&self) -> Build {
        if self.once {
            Build::Only
        } else {
            Build::Number(self.build)
        }
    }

    /// The same, for results of which one build asks again: without a memo only so many are kept.
    pub(super) fn at_most(&self, most: usize) -> Build {
        if self.once {
            Build::Few(self.build, most)
        } else {
            Build::Number(self.build)
        }
    }

    /// Whether a later build may take over from this one.
    pub(super) fn keeps(&self) -> bool {
        !self.once
    }

    /// The build before, to take over from.
    pub(super) fn before(&self) -> Option<&Whole> {
        self.before.as_deref()
    }

    /// Keeps a build for the next one to take over from.
    pub(super) fn keep(&mut self, whole: &Arc<Whole>) {
        if !self.once {
            self.before = Some(whole.clone());
        }
    }

    pub(super) fn begin(&mut self) {
        self.build += 1;
        // Pages of the build before may still be asked for, and count there.
        self.counters = Arc::default();
        // Most edits in a preview ask for few of the site's drawings, and the next for all.
        self.draw.begin(self.build, DRAWINGS);
        self.render.begin(self.build, 0);
    }

    /// What the last build made anew.
    pub fn made(&self) -> Made {
        let count = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
        Made {
            parsed: count(&self.counters.parsed),
            loaded: count(&self.counters.loaded),
            checked: count(&self.counters.checked),
            drawn: self.draw.made(),
            rendered: self.render.made(),
        }
    }
}

impl std::fmt::Debug for Memo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Memo")
            .field("build", &self.build)
            .finish_non_exhaustive()
    }
}
