//! A site's folder, read whole: texts with their bytes, everything else with its hash and length.
//!
//! What is read is decided by names alone, the same on every machine: `content/` and `themes/`, without hidden files and
//! editors' backups. A file that cannot be read is an error, never skipped. A symlink may lead to another place in
//! content/ or themes/; one that leads elsewhere is refused, so that no file of the machine is ever published.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::DiskError;
use crate::inputs::File;
use crate::source::{Hash, SitePath, Source};

/// The folders of a site that are read.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// What is read as text, by extension; all else is a blob.
const TEXT: [&str; 13] = [
    "md", "yaml", "yml", "csv", "tsv", "json", "html", "css", "js", "svg", "txt", "xml", "tera",
];

/// Whether a file is read as text, by its extension.
pub fn is_text(path: &SitePath) -> bool {
    let extension = path.extension().to_ascii_lowercase();
    TEXT.contains(&extension.as_str())
}

/// Whether a file or folder of this name is no part of the site: hidden, an editor's backup or lock, a system's clutter.
pub fn is_ignored(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    name.starts_with('.')
        || name.ends_with('~')
        || name.starts_with("~$")
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || ["swp", "swo", "swx"].contains(&extension)
        || ["Thumbs.db", "desktop.ini"].contains(&name)
}

/// All files of the site at `root`, by their path from it; else everything that could not be read.
pub fn read_site(root: &Path) -> Result<BTreeMap<SitePath, File>, Vec<DiskError>> {
    let mut errors = Vec::new();
    let mut found = Vec::new();
    for folder in FOLDERS {
        let path = root.join(folder);
        // A folder that is not there has no files; one that cannot be looked at is the walk's error.
        if path
            .symlink_metadata()
            .is_ok_and(|m| m.is_dir() || m.is_symlink())
        {
            walk(root, &path, &mut found, &mut errors);
        }
    }
    // Reading and hashing are a third of a large build on one core; the files do not depend on each other.
    let read: Vec<Result<(SitePath, File), DiskError>> = found
        .into_par_iter()
        .map(|(path, place)| match read_file(&path, &place) {
            Ok(file) => Ok((path, file)),
            Err(error) => Err(DiskError::io("read", Path::new(path.as_str()), &error)),
        })
        .collect();
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

fn walk(
    root: &Path,
    folder: &Path,
    found: &mut Vec<(SitePath, PathBuf)>,
    errors: &mut Vec<DiskError>,
) {
    let allowed: Vec<PathBuf> = match root.canonicalize() {
        Ok(root) => FOLDERS.iter().map(|folder| root.join(folder)).collect(),
        Err(error) => return errors.push(DiskError::io("read", root, &error)),
    };
    let mut entries = WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                errors.push(walk_error(root, &error));
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
        if entry.path_is_symlink() && !leads_inside(entry.path(), &allowed) {
            errors.push(
                DiskError::new(format!(
                    "{} is a symbolic link that leads out of content/ and themes/",
                    shown.display()
                ))
                .help("put the file itself there"),
            );
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            continue;
        }
        if entry.file_type().is_dir() {
            continue;
        }
        match site_path(shown) {
            None => errors.push(
                DiskError::new(format!("the name of {} is not UTF-8 text", shown.display()))
                    .help("rename it"),
            ),
            Some(_) if !entry.file_type().is_file() => errors.push(DiskError::new(format!(
                "{} is neither a file nor a folder",
                shown.display()
            ))),
            Some(path) => found.push((path, entry.into_path())),
        }
    }
}

fn leads_inside(link: &Path, allowed: &[PathBuf]) -> bool {
    link.canonicalize()
        .is_ok_and(|target| allowed.iter().any(|folder| target.starts_with(folder)))
}

/// A path below the site's root, with `/` between its parts; `None` if a part is not UTF-8.
fn site_path(path: &Path) -> Option<SitePath> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    Some(SitePath::new(parts?.join("/")))
}

fn walk_error(root: &Path, error: &walkdir::Error) -> DiskError {
    let path = error.path().unwrap_or(root);
    let shown = path.strip_prefix(root).unwrap_or(path);
    match (error.io_error(), error.loop_ancestor()) {
        (Some(io), _) => DiskError::io("read", shown, io),
        (None, Some(_)) => DiskError::new(format!(
            "{} is a symbolic link to a folder that it stands in",
            shown.display()
        )),
        (None, None) => DiskError::new(format!("cannot read {}", shown.display())),
    }
}

fn read_file(path: &SitePath, place: &Path) -> io::Result<File> {
    if !is_text(path) {
        let (hash, len) = Hash::of_reader(&mut fs::File::open(place)?)?;
        return Ok(File::Blob { hash, len });
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
