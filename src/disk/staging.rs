//! The sink of a build: new and changed files are written to a staging folder, and moved to the output folder at the end.
//!
//! In: files, from several threads. Out: the new output folder; dropped before `commit`,
//! nothing has changed. A file is unchanged if its hash is the manifest's, and the file on disk has its length and is
//! older than the manifest; one that is as new as the manifest is read and compared. So a file that was deleted or edited is
//! written again (an edit that keeps the length and sets the time back is not noticed).

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::journal::OwnedFiles;
use super::lock::lock;
use super::path_kind::{PathKind, file_hash, metadata, path_kind};
use super::staged_files::StagedFiles;
use super::staging_layout::{FILES, JOURNAL, LOCK, PART, staging_folders};
use super::{DiskError, OutputFolder, shadow};
use crate::inputs::File;
use crate::output::{Content, FileEntry, MANIFEST, OutputFile, Sink, is_safe};
use crate::source::{Hash, SitePath};

/// Most errors that are reported; a full disk causes one for every file.
const FAULTS: usize = 5;

/// A website that is being written.
pub struct Staging<'a> {
    pub(super) output: OutputFolder,
    pub(super) folder: PathBuf,
    pub(super) owned: OwnedFiles,
    /// Whether files are being moved: the journal must then outlive this value.
    pub(super) moving: bool,
    root: &'a Path,
    files: &'a BTreeMap<SitePath, File>,
    staged: Mutex<StagedFiles>,
    /// Locked as long as it is open.
    _lock: fs::File,
}

impl<'a> Staging<'a> {
    /// Creates an empty staging folder, replacing one that a killed build has left. `root` and `files` are the site's, for
    /// the files that are copied.
    pub fn begin(
        output: OutputFolder,
        root: &'a Path,
        files: &'a BTreeMap<SitePath, File>,
    ) -> Result<Self, DiskError> {
        let [beside, inside] = staging_folders(&output.folder);
        let folder = if is_mount_point(&output.folder) {
            inside
        } else {
            beside
        };
        let fault = |error: io::Error| DiskError::io("write to", &folder, &error);
        if !matches!(path_kind(&folder)?, PathKind::Folder | PathKind::Missing) {
            return Err(DiskError::new(format!(
                "{} is where Casebook puts the website together",
                folder.display()
            ))
            .help("move it away"));
        }
        let Some(lock) = lock(&folder)? else {
            return Err(DiskError::new(format!(
                "another build is writing to {}",
                output.folder.display()
            ))
            .help("wait until it has ended"));
        };
        shadow::recover(&output.folder, &folder)?;
        let owned = OwnedFiles::read(&output.folder)?;
        let staged = folder.join(FILES);
        if path_kind(&staged)? != PathKind::Missing {
            fs::remove_dir_all(&staged).map_err(fault)?;
        }
        fs::create_dir(&staged).map_err(fault)?;
        Ok(Self {
            output,
            folder,
            owned,
            moving: false,
            root,
            files,
            staged: Mutex::default(),
            _lock: lock,
        })
    }

    /// Takes the staged files, when the build is over.
    pub(super) fn take_staged(&mut self) -> StagedFiles {
        std::mem::take(
            self.staged
                .get_mut()
                .unwrap_or_else(std::sync::PoisonError::into_inner),
        )
    }

    fn staged(&self) -> std::sync::MutexGuard<'_, StagedFiles> {
        // A thread that panicked while it held the lock has ended the build already.
        self.staged
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn take(&self, file: &OutputFile) -> Result<(), DiskError> {
        let path = file.path.as_str();
        if !is_safe(path) || path == MANIFEST {
            return Err(DiskError::new(format!(
                "a file of the website cannot have the path {path:?}"
            )));
        }
        {
            let staged = self.staged();
            if staged.faults.len() >= FAULTS {
                return Ok(());
            }
            if staged.files.contains_key(path) {
                return Err(DiskError::new(format!(
                    "two files of the website have the path {path}"
                )));
            }
        }
        let (entry, changed) = match &file.content {
            Content::Bytes(bytes) => {
                let entry = FileEntry {
                    hash: Hash::of(bytes).to_string(),
                    bytes: bytes.len() as u64,
                };
                let changed = !self.is_unchanged(path, &entry)?;
                if changed {
                    let place = self.place(path)?;
                    fs::write(&place, bytes)
                        .map_err(|error| DiskError::io("write", &place, &error))?;
                }
                (entry, changed)
            }
            Content::Copy(source) => self.copy(source, path)?,
        };
        let mut staged = self.staged();
        staged.files.insert(path.to_owned(), entry);
        if changed {
            staged.changed.insert(path.to_owned());
        }
        Ok(())
    }

    /// Copies a file of the site; the manifest gets the hash of the bytes that were copied.
    fn copy(&self, source: &SitePath, path: &str) -> Result<(FileEntry, bool), DiskError> {
        let blob = match self.files.get(source) {
            Some(File::Blob(blob)) => Some(blob),
            _ => None,
        };
        if let Some(blob) = blob {
            let entry = FileEntry {
                hash: blob.hash().to_string(),
                bytes: blob.size(),
            };
            if self.is_unchanged(path, &entry)? {
                return Ok((entry, false));
            }
        }
        let read = |error: io::Error| DiskError::io("read", Path::new(source.as_str()), &error);
        // Opened once: of a file that is replaced meanwhile, the copy is one version or the other.
        let mut from = fs::File::open(self.root.join(source.as_str())).map_err(read)?;
        let place = self.place(path)?;
        let write = |error: io::Error| DiskError::io("write", &place, &error);
        let mut to = TeeReader {
            to: fs::File::create(&place).map_err(write)?,
            from: &mut from,
        };
        let (hash, bytes) = Hash::of_reader(&mut to).map_err(write)?;
        let entry = FileEntry {
            hash: hash.to_string(),
            bytes,
        };
        let changed = !self.is_unchanged(path, &entry)?;
        if !changed {
            fs::remove_file(&place).map_err(write)?;
        }
        Ok((entry, changed))
    }

    /// The path at which a file is staged; creates its folder.
    fn place(&self, path: &str) -> Result<PathBuf, DiskError> {
        let staged = self.folder.join(FILES);
        if let Some((folder, _)) = path.rsplit_once('/') {
            let known = self.staged().folders.contains(folder);
            if !known {
                let place = staged.join(folder);
                fs::create_dir_all(&place)
                    .map_err(|error| DiskError::io("make the folder", &place, &error))?;
                self.staged().folders.insert(folder.to_owned());
            }
        }
        Ok(staged.join(path))
    }

    /// Whether the output already has this version of a file.
    fn is_unchanged(&self, path: &str, entry: &FileEntry) -> Result<bool, DiskError> {
        let Some(versions) = self.owned.versions.get(path) else {
            return Ok(false);
        };
        if !versions.contains(entry) {
            return Ok(false);
        }
        let place = self.output.folder.join(path);
        let Some(metadata) = metadata(&place)? else {
            return Ok(false);
        };
        if !metadata.is_file() || metadata.len() != entry.bytes {
            return Ok(false);
        }
        let older = match (metadata.modified(), self.owned.written) {
            (Ok(modified), Some(written)) => modified < written,
            _ => false,
        };
        // A file that cannot be read is written again.
        Ok(
            (older && versions.len() == 1)
                || file_hash(&place).is_ok_and(|hash| hash == entry.hash),
        )
    }
}

impl Sink for Staging<'_> {
    fn put(&self, file: OutputFile) {
        if let Err(fault) = self.take(&file) {
            self.staged().faults.push(fault);
        }
    }
}

impl Drop for Staging<'_> {
    /// Removes the staging folder, except for the journal of unfinished moves. What cannot be removed is left to the next build.
    /// Removes only files that are named here: the next build may have begun.
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.folder.join(FILES));
        if self.moving || !self.owned.unfinished.is_empty() {
            return;
        }
        // The journal identifies a copy that could not be removed.
        if shadow::exists(&self.folder) {
            return;
        }
        for name in [MANIFEST, JOURNAL, PART, LOCK] {
            let _ = fs::remove_file(self.folder.join(name));
        }
        let _ = fs::remove_dir(&self.folder);
    }
}

/// Writes everything that is read from a file to another, so that one pass copies and hashes.
struct TeeReader<'a> {
    from: &'a mut dyn io::Read,
    to: fs::File,
}

impl io::Read for TeeReader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(buffer)?;
        self.to.write_all(&buffer[..count])?;
        Ok(count)
    }
}

/// Whether a folder is the root of a file system of its own, which a rename cannot enter.
#[cfg(unix)]
fn is_mount_point(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let device = |path: &Path| fs::metadata(path).map(|metadata| metadata.dev()).ok();
    match (device(folder), folder.parent().and_then(device)) {
        (Some(own), Some(parent)) => own != parent,
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_mount_point(_: &Path) -> bool {
    false
}
