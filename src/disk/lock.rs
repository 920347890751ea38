//! One build at a time writes to an output folder.
//!
//! In: a staging folder. Out: a file in it that is locked as long as it is open, or who is in the way. Where a file system
//! has no locks, nobody can tell.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use super::DiskError;
use super::path_kind::{inode, metadata};
use super::staging_layout::LOCK;

/// A build that ends removes the staging folder with its lock, at any moment: so often is it tried again.
const TRIES: usize = 20;

/// Makes a staging folder and locks it; `None` if another build holds it.
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
        // A lock on a file that has been removed keeps nobody out.
        let own = file.metadata().map_err(fault)?;
        if metadata(&place)?.is_some_and(|there| inode(&there) == inode(&own)) {
            return Ok(Some(file));
        }
    }
    Ok(None)
}
