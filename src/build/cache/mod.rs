//! Results that are used again: an entry is a value with its messages, under a key that names all that it was made from.
//!
//! In: keys, and functions that make a value. Out: entries, each made once for its key. Must not know: what the values are.
//! `docs/caching.md` says how the stages use them.

mod entry;
mod table;

pub(crate) use entry::{Entry, Key, Revision};
pub(crate) use table::Table;
