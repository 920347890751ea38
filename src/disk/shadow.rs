//! The shadow copy: a complete copy of the website that readers see while files are moved in the output folder.
//!
//! In: an output folder, the staged files, the plan. Out: a tree of hard links next to the output folder, and one system call
//! that exchanges the two: until then a reader finds the old website, from then on the new one. The files in the folder are
//! then moved while the copy is served, and a second exchange brings it back: so it stays the same folder to servers and
//! shells, files of others in it are never moved, and a build that is killed leaves a complete website.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::DiskError;
use super::journal::{Journal, OwnedFiles};
use super::path_kind::{PathKind, inode, is_absence, metadata, path_kind};
use super::plan::Plan;
use super::staging_layout::{FILES, PART, PROBE, SHADOW};
use crate::output::MANIFEST;

/// Creates the copy: all files of the output that stay, all staged files, the new manifest. An error says why this
/// cannot be done here; nothing is left then.
pub(super) fn make(output: &Path, staging: &Path, plan: &Plan) -> Result<PathBuf, DiskError> {
    let shadow = staging.join(SHADOW);
    let made = fill(&shadow, output, staging, plan);
    if made.is_err() {
        remove(&shadow);
    }
    made.map(|()| shadow)
}

fn fill(shadow: &Path, output: &Path, staging: &Path, plan: &Plan) -> Result<(), DiskError> {
    let fault = |error: io::Error| DiskError::io("make a copy in", shadow, &error);
    fs::create_dir(shadow).map_err(fault)?;
    // Tests whether folders can be exchanged before creating tens of thousands of links.
    let probe = staging.join(PROBE);
    fs::create_dir_all(&probe).map_err(fault)?;
    exchange(shadow, &probe)?;
    let new = fs::metadata(shadow).map_err(fault)?;
    let stays =
        |path: &str| !(plan.changed.contains(path) || plan.gone.contains(path) || path == MANIFEST);
    let links = HardLinks { new, stays: &stays };
    links.copy_permissions(output, shadow)?;
    links.folder(output, shadow, "")?;
    let links = HardLinks {
        stays: &|_| true,
        ..links
    };
    links.folder(&staging.join(FILES), shadow, "")?;
    link(&staging.join(MANIFEST), &shadow.join(MANIFEST))
}

/// Creates hard links to the files of a folder.
struct HardLinks<'a> {
    /// Metadata of a newly created folder.
    new: Metadata,
    /// Which files are linked, by their path from the first folder.
    stays: &'a (dyn Fn(&str) -> bool + Sync),
}

impl HardLinks<'_> {
    fn folder(&self, from: &Path, to: &Path, path: &str) -> Result<(), DiskError> {
        let fault = |error: io::Error| DiskError::io("read", from, &error);
        let mut folders = Vec::new();
        let mut is_made = false;
        for entry in fs::read_dir(from).map_err(fault)? {
            let entry = entry.map_err(fault)?;
            let name = entry.file_name();
            let below = match path {
                "" => name.to_string_lossy().into_owned(),
                path => format!("{path}/{}", name.to_string_lossy()),
            };
            if entry.file_type().map_err(fault)?.is_dir() {
                folders.push((from.join(&name), to.join(&name), below));
            } else if (self.stays)(&below) {
                if !is_made {
                    self.make(from, to)?;
                    is_made = true;
                }
                link(&entry.path(), &to.join(&name))?;
            }
        }
        folders
            .into_par_iter()
            .try_for_each(|(from, to, path)| self.folder(&from, &to, &path))
    }

    /// Creates a folder and its missing parents, with the permissions of those they replace; a folder without files that stay
    /// is not created.
    fn make(&self, from: &Path, to: &Path) -> Result<(), DiskError> {
        match fs::create_dir(to) {
            Ok(()) => self.copy_permissions(from, to),
            // The top folder, one that another thread has just created, or one that was staged.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if let (Some(from), Some(to)) = (from.parent(), to.parent()) {
                    self.make(from, to)?;
                }
                match fs::create_dir(to) {
                    Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                        Err(DiskError::io("make the folder", to, &error))
                    }
                    _ => self.copy_permissions(from, to),
                }
            }
            Err(error) => Err(DiskError::io("make the folder", to, &error)),
        }
    }

    /// Gives a folder the permissions of the one it replaces. An error where that belongs to another user.
    fn copy_permissions(&self, from: &Path, to: &Path) -> Result<(), DiskError> {
        let fault = |error: io::Error| DiskError::io("look at", from, &error);
        let old = fs::metadata(from).map_err(fault)?;
        if owner(&old) != owner(&self.new) {
            return Err(DiskError::new(format!(
                "{} belongs to another user or group",
                from.display()
            )));
        }
        if old.permissions() != self.new.permissions() {
            fs::set_permissions(to, old.permissions())
                .map_err(|error| DiskError::io("set the permissions of", to, &error))?;
        }
        Ok(())
    }
}

fn link(from: &Path, to: &Path) -> Result<(), DiskError> {
    fs::hard_link(from, to).map_err(|error| DiskError::io("make a link to", from, &error))
}

/// Removes the copy. Must not be called while the output folder is in its place. What cannot be removed is
/// left to the next build.
pub(super) fn remove(shadow: &Path) {
    let Ok(entries) = fs::read_dir(shadow) else {
        return;
    };
    let entries: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    // Subfolders are removed in parallel; files go with the last call.
    entries.into_par_iter().for_each(|entry| {
        let _ = fs::remove_dir_all(entry);
    });
    let _ = fs::remove_dir_all(shadow);
}

/// Whether the copy, or part of it, may still exist.
pub(super) fn exists(staging: &Path) -> bool {
    let _ = fs::remove_dir(staging.join(PROBE));
    path_kind(&staging.join(SHADOW)) != Ok(PathKind::Missing)
}

/// Recovers from a build that was killed while its copy existed.
pub(super) fn recover(output: &Path, staging: &Path) -> Result<(), DiskError> {
    let shadow = staging.join(SHADOW);
    let Some(found) = metadata(&shadow)? else {
        return Ok(());
    };
    match Journal::read(staging)?.folder {
        folder @ Some(_) if folder == inode(&found) => bring_back(output, &shadow, staging),
        Some(_) => {
            remove(&shadow);
            Ok(())
        }
        None => Err(DiskError::new(format!(
            "{} was left by a build that did not end, and nothing identifies it",
            shadow.display()
        ))
        .help("see whether it holds anything of yours, and delete it")),
    }
}

/// The output folder is in the staging folder with some files moved: makes it equal to the copy in its place, and exchanges them.
fn bring_back(output: &Path, folder: &Path, staging: &Path) -> Result<(), DiskError> {
    if path_kind(output)? == PathKind::Missing {
        return fs::rename(folder, output)
            .map_err(|error| DiskError::io("move a folder to", output, &error));
    }
    let mut owned = OwnedFiles::read(folder)?.versions;
    owned.extend(Journal::read(staging)?.files);
    for (path, is_folder) in walk(folder, true)? {
        let place = folder.join(&path);
        if is_folder {
            // Removes only empty folders.
            let _ = fs::remove_dir(&place);
        } else if path.to_str().is_some_and(|path| owned.contains_key(path))
            && path_kind(&output.join(&path))? != PathKind::File
        {
            fs::remove_file(&place).map_err(|error| DiskError::io("delete", &place, &error))?;
        }
    }
    let part = staging.join(PART);
    for (path, is_folder) in walk(output, false)? {
        let (from, to) = (output.join(&path), folder.join(&path));
        if is_folder {
            fs::create_dir_all(&to)
                .map_err(|error| DiskError::io("make the folder", &to, &error))?;
            continue;
        }
        let same = |a: &Metadata, b: &Metadata| inode(a) == inode(b);
        let (new, old) = (metadata(&from)?, metadata(&to)?);
        if new.zip(old).is_some_and(|(new, old)| same(&new, &old)) {
            continue;
        }
        match fs::remove_file(&part) {
            Err(error) if !is_absence(&error) => {
                return Err(DiskError::io("delete", &part, &error));
            }
            _ => link(&from, &part)?,
        }
        fs::rename(&part, &to).map_err(|error| DiskError::io("move a file to", &to, &error))?;
    }
    exchange(folder, output)?;
    remove(folder);
    Ok(())
}

/// Everything in a folder, by path, and whether it is a folder.
fn walk(folder: &Path, contents_first: bool) -> Result<Vec<(PathBuf, bool)>, DiskError> {
    let entries = WalkDir::new(folder)
        .min_depth(1)
        .contents_first(contents_first);
    entries
        .into_iter()
        .map(|entry| {
            let entry = entry.map_err(|error| {
                let place = error.path().unwrap_or(folder).to_owned();
                DiskError::io("look into", &place, &error.into())
            })?;
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            Ok((path.to_owned(), entry.file_type().is_dir()))
        })
        .collect()
}

/// Exchanges two folders atomically.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path) -> Result<(), DiskError> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)
        .map_err(|error| DiskError::io("exchange a folder with", other, &error.into()))
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn exchange(_: &Path, _: &Path) -> Result<(), DiskError> {
    Err(DiskError::new("this system cannot exchange two folders"))
}

#[cfg(unix)]
fn owner(metadata: &Metadata) -> (u32, u32) {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.uid(), metadata.gid())
}

#[cfg(not(unix))]
fn owner(_: &Metadata) {}
