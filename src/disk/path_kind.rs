//! What is at a path. A path that cannot be read is an error and never counts as missing, since a file
//! taken for missing would be overwritten, kept, or left out of the website.

use std::fs;
use std::io;
use std::path::Path;

use super::DiskError;
use crate::source::Hash;

/// What is at a path, links not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PathKind {
    Missing,
    Folder,
    File,
    Link,
    /// A device, a socket.
    Other,
}

/// The kind of what is at a path, without following a link in its last part.
pub(super) fn path_kind(place: &Path) -> Result<PathKind, DiskError> {
    Ok(metadata(place)?.map_or(PathKind::Missing, |metadata| {
        if metadata.is_dir() {
            PathKind::Folder
        } else if metadata.is_file() {
            PathKind::File
        } else if metadata.is_symlink() {
            PathKind::Link
        } else {
            PathKind::Other
        }
    }))
}

/// The metadata of what is at a path, links not followed; `None` where nothing is.
pub(super) fn metadata(place: &Path) -> Result<Option<fs::Metadata>, DiskError> {
    match fs::symlink_metadata(place) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if is_absence(&error) => Ok(None),
        Err(error) => Err(DiskError::io("look at", place, &error)),
    }
}

/// Whether an error means that nothing is at a path, or that a file is where one of its folders would be.
pub(super) fn is_absence(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// Whether a file is at a path; links are followed.
pub fn is_file(place: &Path) -> Result<bool, DiskError> {
    match fs::metadata(place) {
        Ok(metadata) => Ok(metadata.is_file()),
        Err(error) if is_absence(&error) => Ok(false),
        Err(error) => Err(DiskError::io("look at", place, &error)),
    }
}

/// The inode number, which a file or folder keeps when it is moved on its file system; `None` on systems without one.
#[cfg(unix)]
#[expect(
    clippy::unnecessary_wraps,
    reason = "other systems have no such number"
)]
pub(super) fn inode(metadata: &fs::Metadata) -> Option<u64> {
    use std::os::unix::fs::MetadataExt as _;
    Some(metadata.ino())
}

#[cfg(not(unix))]
pub(super) fn inode(_: &fs::Metadata) -> Option<u64> {
    None
}

/// The hash of a file's content, in hexadecimal digits.
pub(super) fn file_hash(place: &Path) -> Result<String, DiskError> {
    let hash = fs::File::open(place).and_then(|mut file| Hash::of_reader(&mut file));
    hash.map(|(hash, _)| hash.to_string())
        .map_err(|error| DiskError::io("read", place, &error))
}
