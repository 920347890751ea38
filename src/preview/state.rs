//! What a window that shows a page needs to know of it: always all, so that one that has slept needs nothing else.

use std::collections::BTreeMap;

use serde::Serialize;

/// What a window needs to know.
#[derive(Serialize)]
pub(super) struct PageState<'a> {
    /// The page's hash; `null` where there is no such page.
    pub(super) page: Option<String>,
    /// Whether it is the last sound one, because the present one has errors.
    pub(super) last_sound: bool,
    /// Why a build would hold it back.
    pub(super) held: Option<String>,
    /// Hashes of what else it shows.
    pub(super) files: BTreeMap<&'a str, String>,
    pub(super) problems: ProblemCounts,
    pub(super) save: Option<&'a SaveReport>,
}

#[derive(Serialize)]
pub(super) struct ProblemCounts {
    /// Tells two sets of problems apart.
    pub(super) version: String,
    pub(super) errors: usize,
    /// Errors and advice of this page.
    pub(super) here: usize,
    /// Whether there are pages that nobody has looked at since the last change.
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
