//! Which folder may be an output folder. Casebook writes and deletes only in a folder that passed this check.
//!
//! Always refused: the file system's root, the home folder, the working directory, the site's root, content/,
//! themes/, anything above or in them, a symbolic link; also a folder that has files but not our manifest.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::DiskError;
use super::journal::unfinished;
use super::path_kind::{PathKind, is_absence, path_kind};
use super::staging_layout::staging_folders;
use crate::output::{MANIFEST, Manifest, NotOurs};

/// A folder with only these files counts as empty: they keep an empty folder in version control.
const PLACEHOLDERS: [&str; 2] = [".gitignore", ".gitkeep"];

/// Most foreign files that are named.
const NAMED: usize = 5;

/// An output folder that Casebook may write to.
#[derive(Clone, Debug)]
pub struct OutputFolder {
    /// The folder, absolute, all links above it resolved. It need not exist yet.
    pub(super) folder: PathBuf,
}

impl OutputFolder {
    /// Whether it contains a website that Casebook wrote.
    pub fn has_website(&self) -> bool {
        self.folder.join(MANIFEST).is_file()
    }

    /// Checks the folder that is to hold a site's output; changes nothing.
    ///
    /// `site` is the site's root, `home` the user's home folder where it is known, `here` the current folder.
    pub fn open(
        folder: &Path,
        site: &Path,
        home: Option<&Path>,
        here: &Path,
    ) -> Result<Self, DiskError> {
        let shown = folder.display();
        let refuse = |why: &str| {
            Err(
                DiskError::new(format!("the output folder {shown} is refused: {why}"))
                    .help("name a folder of its own with --output, such as --output output"),
            )
        };
        let place = resolve(&here.join(folder))?;
        let found = path_kind(&place)?;
        match found {
            PathKind::Link => return refuse("it is a symbolic link"),
            PathKind::File | PathKind::Other => return refuse("it is a file"),
            PathKind::Folder | PathKind::Missing => {}
        }
        if place.parent().is_none() {
            return refuse("it is the root of the file system");
        }
        let site = resolve(site)?;
        if site.starts_with(&place) {
            return refuse("it holds the site's sources");
        }
        for source in ["content", "themes"] {
            // Compares both the path in the site and the target of a link there.
            let named = site.join(source);
            let real = real(&named)?.unwrap_or_else(|| named.clone());
            for source_folder in [named, real] {
                if place.starts_with(&source_folder) {
                    return refuse(&format!("it lies in {source}/, which holds sources"));
                }
                if source_folder.starts_with(&place) {
                    return refuse(&format!("it holds {source}/"));
                }
            }
        }
        // A home folder that cannot be resolved is compared by its name.
        if let Some(home) = home
            && (home.starts_with(&place)
                || resolve(home).is_ok_and(|home| home.starts_with(&place)))
        {
            return refuse("it is the home folder or holds it");
        }
        if resolve(here)?.starts_with(&place) {
            return refuse("it is the folder that the command runs in, or holds it");
        }
        if found == PathKind::Folder {
            empty_or_ours(&place, folder)?;
        }
        Ok(Self { folder: place })
    }
}

/// An error that names the files in the way, unless the folder is empty or its manifest is ours.
fn empty_or_ours(place: &Path, folder: &Path) -> Result<(), DiskError> {
    let path = place.join(MANIFEST);
    let shown = folder.display();
    // A manifest that is a symbolic link is not ours: we never create one.
    if path_kind(&path)? == PathKind::File {
        let bytes = fs::read(&path)
            .map_err(|error| DiskError::io("read", &folder.join(MANIFEST), &error))?;
        match std::str::from_utf8(&bytes).map_or(Err(NotOurs::Foreign), Manifest::parse) {
            Ok(_) => return Ok(()),
            Err(NotOurs::Newer) => {
                return Err(DiskError::new(format!(
                    "the output folder {shown} was written by a later version of Casebook"
                ))
                .help("update Casebook, or name another folder with --output"));
            }
            Err(NotOurs::Foreign) => {}
        }
    }
    let staging = staging_folders(place);
    // A first build that was killed left files and no manifest; its journal lists them.
    let begun: BTreeSet<String> = unfinished(place)?
        .into_keys()
        .filter_map(|path| path.split('/').next().map(str::to_owned))
        .collect();
    let mut names = Vec::new();
    let entries = fs::read_dir(place).map_err(|error| DiskError::io("read", folder, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| DiskError::io("read", folder, &error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !PLACEHOLDERS.contains(&name.as_str())
            && !begun.contains(&name)
            && !staging.contains(&entry.path())
        {
            names.push(name);
        }
    }
    if names.is_empty() {
        return Ok(());
    }
    names.sort();
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let list = match more {
        0 => names.join(", "),
        more => format!("{} and {more} more", names.join(", ")),
    };
    Err(DiskError::new(format!(
        "the output folder {shown} is refused: it holds files that Casebook did not write ({list})"
    ))
    .help("name an empty folder with --output, or move these files away"))
}

/// An absolute path without `.` and `..`, all links above its last part resolved; the last part and parts that do not
/// exist are kept.
fn resolve(path: &Path) -> Result<PathBuf, DiskError> {
    let path = std::path::absolute(path).map_err(|error| DiskError::io("look at", path, &error))?;
    let mut resolved = PathBuf::new();
    let parts: Vec<Component<'_>> = path.components().collect();
    for (index, part) in parts.iter().enumerate() {
        match part {
            Component::ParentDir => {
                // `a/../b` is `b` only where `a` is not a link: the links before it are resolved by now.
                resolved = real(&resolved)?.unwrap_or(resolved);
                resolved.pop();
            }
            Component::CurDir => {}
            part => resolved.push(part),
        }
        if index + 1 < parts.len() {
            resolved = real(&resolved)?.unwrap_or(resolved);
        }
    }
    Ok(resolved)
}

/// A path with all its links resolved; `None` where nothing is at it.
fn real(path: &Path) -> Result<Option<PathBuf>, DiskError> {
    match path.canonicalize() {
        Ok(real) => Ok(Some(real)),
        Err(error) if is_absence(&error) => Ok(None),
        Err(error) => Err(DiskError::io("look at", path, &error)),
    }
}
