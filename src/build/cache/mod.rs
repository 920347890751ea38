//! What was made before: the snapshot of the last build, and drawings and pages by the hash of what they were made from; each
//! result with its diagnostics.
//!
//! In: keys and ways to make a value. Out: the value, made once. Entries that two builds in a row did not ask for go, where
//! there are more than a few.
//! Must not know: what the stages do.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::build::pipeline::render::{DRAWINGS, Rendered};
use crate::build::snapshot::Snapshot;
use crate::chart::Drawing;
use crate::source::Hash;

/// The results of one stage.
#[derive(Debug)]
pub(crate) struct Entries<V> {
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

impl<V> Default for Entries<V> {
    fn default() -> Self {
        Self {
            entries: Mutex::default(),
            made: AtomicUsize::new(0),
        }
    }
}

impl<V> Entries<V> {
    /// The value of a key; made by `make` where it is not there. Two threads may make the same value: both are equal.
    pub(crate) fn get(
        &self,
        build: Retention,
        key: impl FnOnce() -> Hash,
        make: impl FnOnce() -> V,
    ) -> Arc<V> {
        let (build, most) = match build {
            Retention::Number(build) => (build, usize::MAX),
            Retention::Few(build, most) => (build, most),
            Retention::Only => {
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
        // A panic elsewhere leaves snapshot entries, so what is here can still be used.
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
pub(crate) enum Retention {
    /// One of several, by its number.
    Number(u64),
    /// The only one, by its number; the first results may be of use again, and so many are kept.
    Few(u64, usize),
    /// The only one: nothing needs to be kept.
    Only,
}

/// How often each stage that a [`Snapshot`] takes over from the one before made something anew.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    pub(crate) parsed: AtomicUsize,
    pub(crate) loaded: AtomicUsize,
    pub(crate) checked: AtomicUsize,
}

/// Results of earlier builds. An empty one is always right; a used one gives the same bytes and messages, sooner.
#[derive(Default)]
pub struct BuildCache {
    build: u64,
    once: bool,
    before: Option<Arc<Snapshot>>,
    pub(crate) counters: Arc<Counters>,
    pub(crate) draw: Entries<Drawing>,
    pub(crate) render: Entries<Rendered>,
}

/// How many results each stage made anew since the build began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
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

impl BuildCache {
    /// A cache for one build, which keeps nothing: a large site then needs no room for pages that are written already.
    pub fn for_one_build() -> Self {
        Self {
            once: true,
            ..Self::default()
        }
    }

    /// The build that asks.
    pub(crate) fn at(&self) -> Retention {
        if self.once {
            Retention::Only
        } else {
            Retention::Number(self.build)
        }
    }

    /// The same, for results of which one build asks again: without a cache only so many are kept.
    pub(crate) fn at_most(&self, most: usize) -> Retention {
        if self.once {
            Retention::Few(self.build, most)
        } else {
            Retention::Number(self.build)
        }
    }

    /// Whether a later build may take over from this one.
    pub(crate) fn keeps(&self) -> bool {
        !self.once
    }

    /// The build before, to take over from.
    pub(crate) fn before(&self) -> Option<&Snapshot> {
        self.before.as_deref()
    }

    /// Keeps a build for the next one to take over from.
    pub(crate) fn keep(&mut self, snapshot: &Arc<Snapshot>) {
        if !self.once {
            self.before = Some(snapshot.clone());
        }
    }

    pub(crate) fn begin(&mut self) {
        self.build += 1;
        // Pages of the build before may still be asked for, and count there.
        self.counters = Arc::default();
        // Most edits in a preview ask for few of the site's drawings, and the next for all.
        self.draw.begin(self.build, DRAWINGS);
        self.render.begin(self.build, 0);
    }

    /// What the last build made anew.
    pub fn counts(&self) -> Counts {
        let count = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
        Counts {
            parsed: count(&self.counters.parsed),
            loaded: count(&self.counters.loaded),
            checked: count(&self.counters.checked),
            drawn: self.draw.made(),
            rendered: self.render.made(),
        }
    }
}

impl std::fmt::Debug for BuildCache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BuildCache")
            .field("build", &self.build)
            .finish_non_exhaustive()
    }
}
