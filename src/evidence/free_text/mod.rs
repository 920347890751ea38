//! Numbers and claim words outside links: which numbers are statistics, and what a sentence claims beside its figures.
//!
//! In: a run of text with the bindings of its links. Out: statistics and advice.
//! Must not know: whether the words of a link are true.

mod not_statistics;
pub(super) mod other_digits;
mod proportions;
pub(crate) mod statistics;
pub(super) mod thresholds;
pub(crate) mod unbound;
pub(crate) mod unlinked;
pub(crate) mod unnumbered;
mod unusual_forms;
mod worded;
