//! Names in a staging folder, and where it may be.
//!
//! In: an output folder. Out: paths. Must not know: what is in the files.

use std::path::{Path, PathBuf};

/// The folder of staged files.
pub(super) const FILES: &str = "files";

/// A file that is being written; renamed when complete.
pub(super) const PART: &str = "part";

/// The lock of the build that runs.
pub(super) const LOCK: &str = "lock";

/// The journal of moves.
pub(super) const JOURNAL: &str = "journal.json";

/// The shadow copy; while it is in place, the output folder itself.
pub(super) const SHADOW: &str = "shadow";

/// An empty folder for testing whether folders can be exchanged.
pub(super) const PROBE: &str = "probe";

/// Where a staging folder may be, best first: next to the output folder, on the same file system, so that a move is a
/// rename; in it, where it is a file system of its own.
pub(super) fn staging_folders(folder: &Path) -> [PathBuf; 2] {
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    [
        folder.with_file_name(format!(".{name}.casebook-staging")),
        folder.join(".casebook-staging"),
    ]
}
