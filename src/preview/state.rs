//! The state of a page as a window receives it: always complete, so that a window that slept needs nothing else.

use std::collections::BTreeMap;

use serde::Serialize;

/// Sent to every window that shows the page, whenever it changes.
#[derive(Serialize)]
pub(super) struct PageState<'a> {
    /// The page's hash; `null` where there is no such page.
    pub(super) page: Option<String>,
    /// Whether this is an earlier version, because the present one cannot be read or rendered.
    pub(super) earlier: bool,
    /// Why a build would not publish it.
    pub(super) held: Option<String>,
    /// Hashes of the other files it shows.
    pub(super) files: BTreeMap<&'a str, String>,
    pub(super) problems: ProblemCounts,
    pub(super) save: Option<&'a SaveReport>,
}

#[derive(Serialize)]
pub(super) struct ProblemCounts {
    /// Differs where the problems differ.
    pub(super) version: String,
    pub(super) errors: usize,
    /// Errors and advice of this page.
    pub(super) here: usize,
    /// Whether pages remain to be checked since the last change.
    pub(super) looking: bool,
}

/// What a save did.
#[derive(Clone, Serialize)]
pub(super) struct SaveReport {
    pub(super) number: u64,
    pub(super) files: Vec<String>,
    pub(super) more: usize,
    pub(super) pages: usize,
    pub(super) milliseconds: f64,
}
