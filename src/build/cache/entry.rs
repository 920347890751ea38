//! A result with its diagnostics and its key.
//!
//! In: a key, the entry of the previous revision, a function. Out: that entry if its key is equal, otherwise a new one.
//! Must not know: what the value is.

use std::ops::Deref;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Hash;

/// Counts the builds of one site, from 1. A reused entry keeps the revision in which it was produced, so two entries of the
/// same stage and file are the same entry if their revisions are equal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Revision(u64);

impl Revision {
    pub(crate) fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// As bytes, for a key.
    pub(crate) fn to_bytes(self) -> [u8; 8] {
        self.0.to_le_bytes()
    }
}

/// The usual key: the hash of everything that an entry depends on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key(Option<Hash>);

impl Key {
    /// The key of an entry that no later build looks up. It equals no key, not even itself, and saves the hashing.
    pub(crate) const UNUSED: Self = Self(None);
}

impl From<Hash> for Key {
    fn from(hash: Hash) -> Self {
        Self(Some(hash))
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_some() && self.0 == other.0
    }
}

/// A value, the diagnostics of producing it, and its key.
#[derive(Debug)]
pub(crate) struct Entry<V, K = Key> {
    key: K,
    revision: Revision,
    pub(crate) value: V,
    /// The diagnostics of producing the value.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl<V, K> Entry<V, K> {
    /// An entry that is produced in `revision`.
    pub(crate) fn new(
        key: K,
        revision: Revision,
        make: impl FnOnce(&mut Vec<Diagnostic>) -> V,
    ) -> Self {
        let mut diagnostics = Vec::new();
        let value = make(&mut diagnostics);
        Self {
            key,
            revision,
            value,
            diagnostics,
        }
    }

    pub(crate) fn key(&self) -> &K {
        &self.key
    }

    /// Records that other inputs give an equal value.
    pub(crate) fn set_key(&mut self, key: K) {
        self.key = key;
    }

    /// The revision in which it was produced.
    pub(crate) fn revision(&self) -> Revision {
        self.revision
    }

    /// Whether it has diagnostics that make a build fail.
    pub(crate) fn has_errors(&self) -> bool {
        let mut found = self.diagnostics.iter();
        found.any(|found| found.severity == Severity::Error)
    }
}

impl<V, K: PartialEq> Entry<V, K> {
    /// The previous entry if its key is equal, otherwise a new one.
    pub(crate) fn reuse_or_make(
        previous: Option<&Arc<Self>>,
        key: K,
        revision: Revision,
        make: impl FnOnce(&mut Vec<Diagnostic>) -> V,
    ) -> Arc<Self> {
        match previous.filter(|previous| previous.key == key) {
            Some(previous) => previous.clone(),
            None => Arc::new(Self::new(key, revision, make)),
        }
    }
}

impl<V, K> Deref for Entry<V, K> {
    type Target = V;

    fn deref(&self) -> &V {
        &self.value
    }
}
