//! What a build has handed over so far.

use std::collections::{BTreeMap, BTreeSet};

use super::DiskError;
use crate::output::Entry;

/// What has been taken so far.
#[derive(Default)]
pub(super) struct StagedFiles {
    pub(super) files: BTreeMap<String, Entry>,
    /// Those that are new or other, all in the staging folder.
    pub(super) changed: BTreeSet<String>,
    pub(super) faults: Vec<DiskError>,
    pub(super) folders: BTreeSet<String>,
}
