//! Reads a site's folder: texts with their bytes, everything else with its hash and length.
//!
//! Names alone decide what is read, the same on every machine: `content/` and `themes/`, without hidden files and
//! editors' backups. A file that cannot be read is an error, never skipped. A symlink may lead to another path in
//! content/ or themes/; one that leads elsewhere is refused, so that no file of the machine is ever published.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::DiskError;
use super::blob::FileBlob;
use crate::inputs::{Blob, File};
use crate::source::{SitePath, Source};

/// The folders of a site that are read.
pub(super) const FOLDERS: [&str; 2] = ["content", "themes"];

/// Extensions of files that are read as text; all others are blobs.
const TEXT: [&str; 13] = [
    "md", "yaml", "yml", "csv", "tsv", "json", "html", "css", "js", "svg", "txt", "xml", "tera",
];

/// Whether a file is read as text, by its extension.
pub fn is_text(path: &SitePath) -> bool {
    let extension = path.extension().to_ascii_lowercase();
    TEXT.contains(&extension.as_str())
}

/// Whether a file or folder of this name is not part of the site: hidden, an editor's backup or lock, a system file.
pub fn is_ignored(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    name.starts_with('.')
        || name.ends_with('~')
        || name.starts_with("~$")
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || ["swp", "swo", "swx"].contains(&extension)
        || name.ends_with("___jb_tmp___")
        || name.ends_with("___jb_old___")
        || ["Thumbs.db", "desktop.ini"].contains(&name)
}

/// All files of the site at `root`, by their path from it; otherwise everything that could not be read.
pub fn read_site(root: &Path) -> Result<BTreeMap<SitePath, File>, Vec<DiskError>> {
    let listing = walk_all(root);
    // Reading and hashing are a third of a large build on one core; the files do not depend on each other.
    let read: Vec<Result<(SitePath, File), DiskError>> = listing
        .files
        .into_par_iter()
        .map(|(path, place)| match read_file(&path, &place) {
            Ok(file) => Ok((path, file)),
            Err(error) => Err(DiskError::io("read", Path::new(path.as_str()), &error)),
        })
        .collect();
    let mut errors: Vec<DiskError> = listing.faults.into_iter().map(|(_, error)| error).collect();
    let mut files = BTreeMap::new();
    for result in read {
        match result {
            Ok((path, file)) => {
                files.insert(path, file);
            }
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() {
        Ok(files)
    } else {
        Err(errors)
    }
}

/// The files and folders of a site, before they are read.
#[derive(Default)]
pub(super) struct Listing {
    /// Files with the path that each is read from.
    pub(super) files: Vec<(SitePath, PathBuf)>,
    /// Folders.
    pub(super) folders: Vec<(SitePath, PathBuf)>,
    /// Paths that cannot be read or are refused.
    pub(super) faults: Vec<(SitePath, DiskError)>,
    /// Whether there are symbolic links, so that one file may have several paths.
    pub(super) links: bool,
}

/// Lists all folders of a site.
pub(super) fn walk_all(root: &Path) -> Listing {
    let mut listing = Listing::default();
    for folder in FOLDERS {
        let path = root.join(folder);
        // A missing folder has no files; one that cannot be read may have some.
        match path.symlink_metadata() {
            Ok(metadata) if metadata.is_dir() || metadata.is_symlink() => {
                walk(root, &path, usize::MAX, &mut listing);
            }
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                let fault = DiskError::io("look at", Path::new(folder), &error);
                listing.faults.push((SitePath::from(folder), fault));
            }
        }
    }
    listing
}

/// Lists a folder `depth` levels down, or one file.
pub(super) fn walk(root: &Path, folder: &Path, depth: usize, listing: &mut Listing) {
    let allowed: Vec<PathBuf> = match root.canonicalize() {
        Ok(root) => FOLDERS.iter().map(|folder| root.join(folder)).collect(),
        Err(error) => {
            let fault = DiskError::io("read", root, &error);
            return listing.faults.push((SitePath::from(""), fault));
        }
    };
    let mut entries = WalkDir::new(folder)
        .follow_links(true)
        .max_depth(depth)
        .sort_by_file_name()
        .into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                // An editor's lock is a link that leads nowhere.
                let name = error.path().and_then(Path::file_name);
                if !name.is_some_and(|name| is_ignored(&name.to_string_lossy())) {
                    listing.faults.push(walk_error(root, &error));
                }
                continue;
            }
        };
        let name = entry.file_name().to_string_lossy();
        if entry.depth() > 0 && is_ignored(&name) {
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            continue;
        }
        let shown = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let is_folder = entry.file_type().is_dir();
        listing.links |= entry.path_is_symlink();
        let leads_out = entry
            .path_is_symlink()
            .then(|| leads_inside(entry.path(), shown, &allowed).err())
            .flatten();
        let fault = if let Some(fault) = leads_out {
            if is_folder {
                entries.skip_current_dir();
            }
            fault
        } else {
            match site_path(shown) {
                Some(path) if is_folder => {
                    listing.folders.push((path, entry.into_path()));
                    continue;
                }
                Some(path) if entry.file_type().is_file() => {
                    listing.files.push((path, entry.into_path()));
                    continue;
                }
                Some(_) => DiskError::new(format!(
                    "{} is neither a file nor a folder",
                    shown.display()
                )),
                // The files in such a folder are reported individually.
                None if is_folder => continue,
                None => {
                    DiskError::new(format!("the name of {} is not UTF-8 text", shown.display()))
                        .help("rename it")
                }
            }
        };
        listing.faults.push((shown_path(shown), fault));
    }
}

fn leads_inside(link: &Path, shown: &Path, allowed: &[PathBuf]) -> Result<(), DiskError> {
    let target = link
        .canonicalize()
        .map_err(|error| DiskError::io("follow the link", shown, &error))?;
    if allowed.iter().any(|folder| target.starts_with(folder)) {
        return Ok(());
    }
    Err(DiskError::new(format!(
        "{} is a symbolic link that leads out of content/ and themes/",
        shown.display()
    ))
    .help("put the file itself there"))
}

/// A path below the site's root, with `/` between its parts; `None` if a part is not UTF-8.
pub(super) fn site_path(path: &Path) -> Option<SitePath> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    Some(SitePath::new(parts?.join("/")))
}

/// The same, for messages.
fn shown_path(path: &Path) -> SitePath {
    site_path(path).unwrap_or_else(|| SitePath::new(path.to_string_lossy().into_owned()))
}

fn walk_error(root: &Path, error: &walkdir::Error) -> (SitePath, DiskError) {
    let path = error.path().unwrap_or(root);
    let shown = path.strip_prefix(root).unwrap_or(path);
    let words = match (error.io_error(), error.loop_ancestor()) {
        (Some(io), _) => DiskError::io("read", shown, io),
        (None, Some(_)) => DiskError::new(format!(
            "{} is a symbolic link to a folder that contains it",
            shown.display()
        )),
        (None, None) => DiskError::new(format!("cannot read {}", shown.display())),
    };
    (shown_path(shown), words)
}

/// Reads a file of the disk as the file of a site at `path`, whose ending says how.
pub fn read_file(path: &SitePath, place: &Path) -> io::Result<File> {
    if !is_text(path) {
        let path = place.to_owned();
        return Ok(File::Blob(Blob::open(Arc::new(FileBlob { path }))?));
    }
    let bytes = fs::read(place)?;
    if u32::try_from(bytes.len()).is_err() {
        return Err(io::Error::other("a text of more than 4 GB"));
    }
    Ok(File::Text(Arc::new(Source::from_bytes(
        path.clone(),
        &bytes,
    ))))
}
