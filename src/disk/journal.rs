//! The files of an output folder that Casebook owns: those in its manifest and those in the journal of a killed build.
//!
//! Before a build moves the first file, it writes a journal to its staging folder: which files will be new, changed or
//! deleted. Manifest and journal together list every version of a file that the output may contain.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::DiskError;
use super::path_kind::is_absence;
use super::staging_layout::{JOURNAL, staging_folders};
use crate::output::{FileEntry, MANIFEST, Manifest};

/// Every version of a file that Casebook may have written, by path.
pub(super) type FileVersions = BTreeMap<String, Vec<FileEntry>>;

/// What a build writes before it moves the first file, for the next build in case it is killed.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Journal {
    /// The inode of the output folder, which is elsewhere while its files are moved.
    pub(super) folder: Option<u64>,
    /// The versions that the output may have during and after the moves, where they differ from its manifest.
    pub(super) files: FileVersions,
}

/// The files of an output folder that Casebook owns.
#[derive(Debug, Default)]
pub(super) struct OwnedFiles {
    /// From manifest and journal.
    pub(super) versions: FileVersions,
    /// From the journal of a build that did not end; empty if the last one did.
    pub(super) unfinished: FileVersions,
    /// The manifest's current text.
    pub(super) manifest: Option<String>,
    /// When the manifest was written: a file that is as new or newer may have been edited since.
    pub(super) written: Option<SystemTime>,
}

impl OwnedFiles {
    /// Reads manifest and journal. A foreign manifest counts as none: `OutputFolder::open` has checked it.
    pub(super) fn read(folder: &Path) -> Result<Self, DiskError> {
        let mut owned = Self {
            unfinished: unfinished(folder)?,
            ..Self::default()
        };
        owned.versions.clone_from(&owned.unfinished);
        let path = folder.join(MANIFEST);
        if let Some(text) = read_if_there(&path)?
            && let Ok(manifest) = Manifest::parse(&text)
        {
            for (path, entry) in manifest.files {
                let versions = owned.versions.entry(path).or_default();
                if !versions.contains(&entry) {
                    versions.push(entry);
                }
            }
            owned.manifest = Some(text);
            owned.written = fs::metadata(path).and_then(|m| m.modified()).ok();
        }
        Ok(owned)
    }
}

/// All entries of the journals of killed builds.
pub(super) fn unfinished(folder: &Path) -> Result<FileVersions, DiskError> {
    let mut all = FileVersions::new();
    for staging in staging_folders(folder) {
        all.extend(Journal::read(&staging)?.files);
    }
    Ok(all)
}

impl Journal {
    /// Reads the journal in a staging folder. An incomplete one was never acted on: it is written atomically before the
    /// first move.
    pub(super) fn read(staging: &Path) -> Result<Self, DiskError> {
        let text = read_if_there(&staging.join(JOURNAL))?;
        let journal = text.and_then(|text| serde_json::from_str(&text).ok());
        Ok(journal.unwrap_or_default())
    }
}

/// The text of a file, `None` if there is none.
fn read_if_there(path: &Path) -> Result<Option<String>, DiskError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if is_absence(&error) => Ok(None),
        Err(error) => Err(DiskError::io("read", path, &error)),
    }
}
