//! The files that a build has handed over so far.

use std::collections::{BTreeMap, BTreeSet};

use super::DiskError;
use crate::output::FileEntry;

/// Files that were handed over, and which of them are staged.
#[derive(Default)]
pub(super) struct StagedFiles {
    pub(super) files: BTreeMap<String, FileEntry>,
    /// New and changed files, all in the staging folder.
    pub(super) changed: BTreeSet<String>,
    pub(super) faults: Vec<DiskError>,
    pub(super) folders: BTreeSet<String>,
}
