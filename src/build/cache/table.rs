//! Entries that have no place in a snapshot: drawings, which pages share, and pages' HTML, which is made when it is asked for.
//!
//! In: names, keys, functions that make a value. Out: entries. The least recently used go. Must not know: what the values are.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::entry::{Entry, Revision};

/// Entries by name, so many at most.
pub(crate) struct Table<N, V, K> {
    limit: usize,
    state: Mutex<State<N, V, K>>,
}

struct State<N, V, K> {
    entries: BTreeMap<N, (u64, Arc<Entry<V, K>>)>,
    /// Counts uses, so that each entry knows when it was used last.
    uses: u64,
}

impl<N: Ord + Clone, V, K: PartialEq> Table<N, V, K> {
    /// An empty table of `limit` entries at most.
    pub(crate) fn with_limit(limit: usize) -> Self {
        let state = State {
            entries: BTreeMap::new(),
            uses: 0,
        };
        Self {
            limit,
            state: Mutex::new(state),
        }
    }

    /// The entry of a name, whatever it was made from.
    pub(crate) fn get(&self, name: &N) -> Option<Arc<Entry<V, K>>> {
        let mut state = self.state();
        state.uses += 1;
        let uses = state.uses;
        let (last_use, entry) = state.entries.get_mut(name)?;
        *last_use = uses;
        Some(entry.clone())
    }

    /// Puts an entry under a name, in the place of an earlier one.
    pub(crate) fn insert(&self, name: N, entry: Arc<Entry<V, K>>) {
        let mut state = self.state();
        state.uses += 1;
        let uses = state.uses;
        state.entries.insert(name, (uses, entry));
        if state.entries.len() > self.limit {
            state.drop_older_half();
        }
    }

    /// How many entries were made in a revision, of those that are left.
    pub(crate) fn made_in(&self, revision: Revision) -> usize {
        let state = self.state();
        let entries = state.entries.values();
        entries
            .filter(|(_, entry)| entry.revision() == revision)
            .count()
    }

    fn state(&self) -> MutexGuard<'_, State<N, V, K>> {
        // A panic elsewhere leaves whole entries, so what is here can still be used.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<N: Ord, V, K> State<N, V, K> {
    /// Half at a time, so that a full table is not searched for its oldest entry at each insertion.
    fn drop_older_half(&mut self) {
        let mut uses: Vec<u64> = self.entries.values().map(|(uses, _)| *uses).collect();
        let middle = uses.len() / 2;
        let (_, median, _) = uses.select_nth_unstable(middle);
        let median = *median;
        self.entries.retain(|_, (uses, _)| *uses >= median);
    }
}
