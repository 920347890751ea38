//! Reusable results: an entry is a value with its diagnostics, under a key of everything that it depends on.
//!
//! In: keys, and functions that produce a value. Out: entries, each produced once for its key. Must not know: what the values are.
//! `docs/caching.md` describes how the stages use them.

mod entry;
mod table;

pub(crate) use entry::{Entry, Key, Revision};
pub(crate) use table::Table;
