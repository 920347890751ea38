//! Caches the result for each text of a column: most cells repeat another cell's text.

use std::collections::BTreeMap;

/// Values by text; the text of the previous row is compared first.
pub(super) struct CellCache<T> {
    indices: BTreeMap<Box<str>, u32>,
    entries: Vec<(Box<str>, T)>,
    last: usize,
}

impl<T> Default for CellCache<T> {
    fn default() -> Self {
        Self {
            indices: BTreeMap::new(),
            entries: Vec::new(),
            last: 0,
        }
    }
}

impl<T: Copy> CellCache<T> {
    /// The value of a text, if there is one.
    pub(super) fn get(&mut self, text: &str) -> Option<T> {
        match self.entries.get(self.last) {
            Some((last, value)) if **last == *text => Some(*value),
            _ => {
                self.last = *self.indices.get(text)? as usize;
                Some(self.entries[self.last].1)
            }
        }
    }

    /// Stores the value of a text, and returns it.
    pub(super) fn insert(&mut self, text: &str, value: T) -> T {
        self.last = self.entries.len();
        self.indices.insert(Box::from(text), self.last as u32);
        self.entries.push((Box::from(text), value));
        value
    }
}
