//! Caches the result for each key, a cell's text or several indices: most rows repeat what another row has.

use std::collections::BTreeMap;

/// Values by key. Files are sorted, so the key of the row before and the one that first came after it are compared first.
pub(super) struct CellCache<K: ?Sized, T> {
    indices: BTreeMap<Box<K>, u32>,
    /// In the order in which the keys first occurred.
    entries: Vec<(Box<K>, T)>,
    last: usize,
}

impl<K: ?Sized, T> Default for CellCache<K, T> {
    fn default() -> Self {
        Self {
            indices: BTreeMap::new(),
            entries: Vec::new(),
            last: 0,
        }
    }
}

impl<K: Ord + ?Sized, T: Copy> CellCache<K, T>
where
    Box<K>: for<'k> From<&'k K>,
{
    /// The value of a key, if there is one.
    pub(super) fn get(&mut self, key: &K) -> Option<T> {
        let is_at = |index: &usize| {
            let entry = self.entries.get(*index);
            entry.is_some_and(|(known, _)| **known == *key)
        };
        let likely = [self.last, self.last + 1, 0].into_iter().find(is_at);
        self.last = match likely {
            Some(index) => index,
            None => *self.indices.get(key)? as usize,
        };
        Some(self.entries[self.last].1)
    }

    /// Stores the value of a key, and returns it.
    pub(super) fn insert(&mut self, key: &K, value: T) -> T {
        self.last = self.entries.len();
        self.indices.insert(Box::from(key), self.last as u32);
        self.entries.push((Box::from(key), value));
        value
    }
}
