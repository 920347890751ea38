//! The lock that lets one build at a time write to an output folder.
//!
//! In: a staging folder. Out: a file in it that is locked as long as it is open. Where a file system has no locks,
//! concurrent builds are not detected.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use super::DiskError;
use super::path_kind::{inode, metadata};
use super::staging_layout::LOCK;

/// How often locking is tried again: a build that ends removes the staging folder with its lock at any moment.
const TRIES: usize = 20;

/// Creates a staging folder and locks it; `None` if another build has the lock.
pub(super) fn lock(staging: &Path) -> Result<Option<File>, DiskError> {
    let fault = |error: io::Error| DiskError::io("write to", staging, &error);
    let place = staging.join(LOCK);
    for _ in 0..TRIES {
        fs::create_dir_all(staging).map_err(fault)?;
        let file = match File::create(&place) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            file => file.map_err(fault)?,
        };
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            return Ok(None);
        }
        // A lock on a removed file excludes no other process.
        let own = file.metadata().map_err(fault)?;
        if metadata(&place)?.is_some_and(|there| inode(&there) == inode(&own)) {
            return Ok(Some(file));
        }
    }
    Ok(None)
}
