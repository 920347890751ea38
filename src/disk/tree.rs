//! The known files of a site's folder; a scan of some or all paths finds what has changed since.
//!
//! A scan changes nothing until it is accepted: where it is doubtful (a file is missing or empty, perhaps briefly), the caller scans again.
//! A file whose metadata is as when it was read is not read again, unless it was recent then: a second change within one
//! tick of the file system's clock is invisible.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rayon::prelude::*;

use super::DiskError;
use super::read::{FOLDERS, Listing, is_ignored, read_file, site_path, walk, walk_all};
use crate::inputs::File;
use crate::source::{Hash, SitePath};

/// The coarsest resolution of file times in use: two seconds on FAT.
const TICK: Duration = Duration::from_secs(2);

/// The files of a site as they were last read.
pub struct SiteTree {
    root: PathBuf,
    files: BTreeMap<SitePath, KnownFile>,
    folders: BTreeMap<SitePath, FileStamp>,
    faults: BTreeMap<SitePath, DiskError>,
    links: bool,
}

/// What to scan.
#[derive(Clone, Copy, Debug)]
pub enum ScanScope<'a> {
    /// These absolute paths and everything below them.
    Paths(&'a BTreeSet<PathBuf>),
    /// Every known file and every changed folder, without opening the others: opening is an event.
    Known,
    /// Everything.
    Everything,
}

/// The result of a scan.
pub struct Scan {
    /// The scanned paths; empty for everything.
    scopes: Vec<SitePath>,
    files: Vec<(SitePath, KnownFile, Option<File>)>,
    gone: Vec<SitePath>,
    folders: Vec<(SitePath, FileStamp)>,
    faults: Vec<(SitePath, DiskError)>,
    links: bool,
    emptied: bool,
}

#[derive(Clone, Copy)]
struct KnownFile {
    stamp: FileStamp,
    hash: Hash,
}

/// Metadata that changes when a file or folder does.
#[derive(Clone, Copy)]
struct FileStamp {
    modified: Option<SystemTime>,
    /// `ctime` in seconds and nanoseconds, and the inode: setting a file's time back does not hide a change.
    entry: (i64, i64, u64),
    len: u64,
    /// Whether its last change was longer ago than the clock's resolution.
    settled: bool,
}

impl FileStamp {
    fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().ok();
        let young = |time: SystemTime| time.elapsed().is_ok_and(|age| age > TICK);
        Self {
            modified,
            entry: entry(metadata),
            len: metadata.len(),
            settled: modified.is_some_and(young),
        }
    }

    fn is_unchanged(&self, other: &Self) -> bool {
        self.settled
            && (self.modified, self.entry, self.len) == (other.modified, other.entry, other.len)
    }
}

#[cfg(unix)]
fn entry(metadata: &Metadata) -> (i64, i64, u64) {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.ctime(), metadata.ctime_nsec(), metadata.ino())
}

#[cfg(not(unix))]
fn entry(_: &Metadata) -> (i64, i64, u64) {
    (0, 0, 0)
}

impl SiteTree {
    /// A tree without known files: scan everything first.
    pub fn new(root: &Path) -> Result<Self, DiskError> {
        let root = root
            .canonicalize()
            .map_err(|error| DiskError::io("look at", root, &error))?;
        Ok(Self {
            root,
            files: BTreeMap::new(),
            folders: BTreeMap::new(),
            faults: BTreeMap::new(),
            links: false,
        })
    }

    /// The site's folder, absolute, without symbolic links.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Paths that could not be read, or were refused, in the last scan.
    pub fn faults(&self) -> impl Iterator<Item = (&SitePath, &DiskError)> {
        self.faults.iter()
    }

    /// Whether a path, absolute, is one of the site's folders.
    pub fn has_folder(&self, path: &Path) -> bool {
        let path = path.strip_prefix(&self.root).ok().and_then(site_path);
        path.is_some_and(|path| self.folders.contains_key(&path))
    }

    /// Whether a path, absolute, may be one of the site's files or a folder with some.
    pub fn concerns(&self, path: &Path) -> bool {
        path.strip_prefix(&self.root).is_ok_and(|path| {
            let mut parts = path.iter().map(|part| part.to_string_lossy());
            parts.next().is_some_and(|first| FOLDERS.contains(&&*first))
                && !parts.any(|part| is_ignored(&part))
        })
    }

    /// Scans, and compares with the known files.
    pub fn scan(&self, scope: ScanScope<'_>) -> Scan {
        match scope {
            // One file may have several paths, of which events name only one.
            ScanScope::Paths(_) | ScanScope::Known if self.links => {
                self.scan(ScanScope::Everything)
            }
            ScanScope::Paths(paths) => self.scan_paths(paths),
            ScanScope::Known => self.compare(self.list_known(), Vec::new()),
            ScanScope::Everything => self.compare(walk_all(&self.root), Vec::new()),
        }
    }

    fn scan_paths(&self, paths: &BTreeSet<PathBuf>) -> Scan {
        let mut listing = Listing::default();
        let mut scopes: Vec<SitePath> = Vec::new();
        let mut last: Option<&Path> = None;
        for path in paths.iter().filter(|path| self.concerns(path)) {
            // Sorted paths have a folder before its contents.
            if last.is_some_and(|last| path.starts_with(last)) {
                continue;
            }
            last = Some(path);
            let shown = path.strip_prefix(&self.root).unwrap_or(path);
            let Some(scope) = site_path(shown) else {
                // A name that is not UTF-8 cannot be a file of the site, but a full scan reports it.
                return self.scan(ScanScope::Everything);
            };
            scopes.push(scope);
            if path.symlink_metadata().is_ok() {
                walk(&self.root, path, usize::MAX, &mut listing);
            }
        }
        self.compare(listing, scopes)
    }

    /// Every known file, and what is in folders that have changed.
    fn list_known(&self) -> Listing {
        let mut listing = Listing::default();
        let mut read = BTreeSet::new();
        let top = FOLDERS.iter().map(|folder| SitePath::from(*folder));
        let top = top.filter(|folder| !self.folders.contains_key(folder));
        for (folder, known) in self
            .folders
            .iter()
            .map(|(path, stamp)| (path.clone(), Some(stamp)))
            .chain(top.map(|path| (path, None)))
        {
            let place = self.root.join(folder.as_str());
            let Ok(metadata) = place.metadata() else {
                continue;
            };
            if known.is_some_and(|known| known.is_unchanged(&FileStamp::of(&metadata))) {
                listing.folders.push((folder, place));
                continue;
            }
            let mut level = Listing::default();
            walk(&self.root, &place, 1, &mut level);
            for (path, place) in std::mem::take(&mut level.folders) {
                if path == folder || self.folders.contains_key(&path) {
                    level.folders.push((path, place));
                } else {
                    walk(&self.root, &place, usize::MAX, &mut level);
                }
            }
            listing.files.append(&mut level.files);
            listing.folders.append(&mut level.folders);
            listing.faults.append(&mut level.faults);
            listing.links |= level.links;
            read.insert(folder);
        }
        let elsewhere = |path: &&SitePath| !read.contains(path.folder());
        for path in self.files.keys().filter(elsewhere) {
            listing
                .files
                .push((path.clone(), self.root.join(path.as_str())));
        }
        let unread = |path: &&SitePath| !self.files.contains_key(*path);
        for path in self.faults.keys().filter(elsewhere).filter(unread) {
            let place = self.root.join(path.as_str());
            if place.symlink_metadata().is_ok() {
                walk(&self.root, &place, usize::MAX, &mut listing);
            }
        }
        listing
    }

    /// Compares a listing with the known files of the same scopes; no scopes means everything.
    fn compare(&self, listing: Listing, scopes: Vec<SitePath>) -> Scan {
        enum FileState {
            Gone,
            Unchanged,
            Read(KnownFile, Option<File>),
            Fault(DiskError),
        }
        let seen: Vec<(SitePath, FileState)> = listing
            .files
            .into_par_iter()
            .map(|(path, place)| {
                let known = self.files.get(&path);
                let found = match place.metadata() {
                    Ok(metadata) => {
                        let stamp = FileStamp::of(&metadata);
                        if known.is_some_and(|known| known.stamp.is_unchanged(&stamp)) {
                            Ok(FileState::Unchanged)
                        } else {
                            read_file(&path, &place).map(|file| {
                                let hash = file.hash();
                                let is_new = known.is_none_or(|known| known.hash != hash);
                                FileState::Read(KnownFile { stamp, hash }, is_new.then_some(file))
                            })
                        }
                    }
                    Err(error) => Err(error),
                };
                let found = found.unwrap_or_else(|error| match error.kind() {
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => FileState::Gone,
                    _ => FileState::Fault(DiskError::io("read", Path::new(path.as_str()), &error)),
                });
                (path, found)
            })
            .collect();
        let mut faults = listing.faults;
        // A file that vanishes during the scan is gone, not an error.
        faults.retain(|(path, _)| {
            let place = self.root.join(path.as_str());
            !matches!(place.symlink_metadata(), Err(error) if error.kind() == io::ErrorKind::NotFound)
        });
        let mut files = Vec::new();
        let mut there = BTreeSet::new();
        for (path, found) in seen {
            match found {
                FileState::Gone => continue,
                FileState::Unchanged => {}
                FileState::Read(known, file) => files.push((path.clone(), known, file)),
                // The file that was read before stays.
                FileState::Fault(error) => faults.push((path.clone(), error)),
            }
            there.insert(path);
        }
        let gone = self.files.keys().filter(|path| is_in(&scopes, path));
        let gone: Vec<SitePath> = gone
            .filter(|path| !there.contains(*path))
            .cloned()
            .collect();
        let emptied = files.iter().any(|(path, known, _)| {
            known.stamp.len == 0 && self.files.get(path).is_some_and(|old| old.stamp.len > 0)
        });
        let folders = listing.folders.into_iter().filter_map(|(path, place)| {
            let stamp = FileStamp::of(&place.metadata().ok()?);
            Some((path, stamp))
        });
        Scan {
            folders: folders.collect(),
            scopes,
            files,
            gone,
            faults,
            links: listing.links,
            emptied,
        }
    }

    /// Adopts the results of a scan, and returns the changed files: `None` where a file is gone.
    pub fn accept(&mut self, scan: Scan) -> Vec<(SitePath, Option<File>)> {
        let mut changes = Vec::new();
        for path in scan.gone {
            self.files.remove(&path);
            changes.push((path, None));
        }
        for (path, known, file) in scan.files {
            self.files.insert(path.clone(), known);
            changes.extend(file.map(|file| (path, Some(file))));
        }
        self.folders.retain(|path, _| !is_in(&scan.scopes, path));
        self.folders.extend(scan.folders);
        self.faults.retain(|path, _| !is_in(&scan.scopes, path));
        self.faults.extend(scan.faults);
        self.links = scan.links || (self.links && !scan.scopes.is_empty());
        changes
    }
}

impl Scan {
    /// Whether files are missing or empty that were not, as they are briefly when some editors save.
    pub fn is_doubtful(&self) -> bool {
        self.emptied || !self.gone.is_empty()
    }

    /// How many files have changed.
    pub fn count(&self) -> usize {
        let read = self.files.iter().filter(|(_, _, file)| file.is_some());
        read.count() + self.gone.len()
    }
}

/// Whether a path is one of the scopes or below one.
fn is_in(scopes: &[SitePath], path: &str) -> bool {
    let below = |scope: &SitePath| {
        path.strip_prefix(scope.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    scopes.is_empty() || scopes.iter().any(below)
}

/// Opens a file of the site for copying, if it still is one.
pub fn open_file(root: &Path, path: &SitePath) -> io::Result<(impl io::Read + Send + use<>, u64)> {
    let root = root.canonicalize()?;
    let place = root.join(path.as_str()).canonicalize()?;
    if !FOLDERS
        .iter()
        .any(|folder| place.starts_with(root.join(folder)))
    {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let file = fs::File::open(place)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    Ok((file, metadata.len()))
}
