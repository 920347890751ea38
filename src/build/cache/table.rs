//! Entries outside snapshots: drawings, which pages share, and pages' HTML, which is rendered on request.
//!
//! In: names, keys, functions that produce a value. Out: entries. The least recently used are dropped. Must not know: what the
//! values are.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::entry::{Entry, Revision};

/// Entries by name, up to a limit.
pub(crate) struct Table<N, V, K> {
    limit: usize,
    state: Mutex<State<N, V, K>>,
}

struct State<N, V, K> {
    entries: BTreeMap<N, (u64, Arc<Entry<V, K>>)>,
    /// Counts uses, so that each entry has the time of its last use.
    uses: u64,
    /// Names that were inserted and not stored yet; `None` where each entry is stored at once.
    inserted: Option<BTreeSet<N>>,
}

impl<N: Ord + Clone, V, K: PartialEq> Table<N, V, K> {
    /// An empty table of `limit` entries at most.
    pub(crate) fn with_limit(limit: usize) -> Self {
        Self::new(limit, None)
    }

    /// The same, but an entry is stored only when its name is inserted for the second time. Where most names are used once, as
    /// charts in a single build are, entries that nobody asks for again take memory and time.
    pub(crate) fn of_repeated(limit: usize) -> Self {
        Self::new(limit, Some(BTreeSet::new()))
    }

    fn new(limit: usize, inserted: Option<BTreeSet<N>>) -> Self {
        let state = State {
            entries: BTreeMap::new(),
            uses: 0,
            inserted,
        };
        Self {
            limit,
            state: Mutex::new(state),
        }
    }

    /// The entry with a name, whatever its key.
    pub(crate) fn get(&self, name: &N) -> Option<Arc<Entry<V, K>>> {
        let mut state = self.state();
        state.uses += 1;
        let uses = state.uses;
        let (last_use, entry) = state.entries.get_mut(name)?;
        *last_use = uses;
        Some(entry.clone())
    }

    /// Stores an entry under a name, replacing an earlier one.
    pub(crate) fn insert(&self, name: N, entry: Arc<Entry<V, K>>) {
        let mut state = self.state();
        if let Some(inserted) = &mut state.inserted
            && inserted.insert(name.clone())
        {
            return;
        }
        state.uses += 1;
        let uses = state.uses;
        state.entries.insert(name, (uses, entry));
        if state.entries.len() > self.limit {
            state.drop_older_half();
        }
    }

    /// How many of the remaining entries were produced in a revision.
    pub(crate) fn made_in(&self, revision: Revision) -> usize {
        let state = self.state();
        let entries = state.entries.values();
        entries
            .filter(|(_, entry)| entry.revision() == revision)
            .count()
    }

    fn state(&self) -> MutexGuard<'_, State<N, V, K>> {
        // A panic elsewhere leaves complete entries, so the table can still be used.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<N: Ord, V, K> State<N, V, K> {
    /// Drops half at a time, so that a full table is not searched for its oldest entry at each insertion.
    fn drop_older_half(&mut self) {
        let mut uses: Vec<u64> = self.entries.values().map(|(uses, _)| *uses).collect();
        let middle = uses.len() / 2;
        let (_, median, _) = uses.select_nth_unstable(middle);
        let median = *median;
        self.entries.retain(|_, (uses, _)| *uses >= median);
    }
}
