//! Plans all changes to the output folder before any is made.
//!
//! In: the staged files, the owned files. Out: moves and deletions in their order, or every
//! reason why they cannot be done: a foreign file in the way, one that cannot be read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use super::DiskError;
use super::journal::OwnedFiles;
use super::path_kind::{PathKind, file_hash, path_kind};
use super::staged_files::StagedFiles;
use crate::output::{MANIFEST, Rank};

/// What is to be done, known to be possible before the first move.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Files to delete first, because a folder replaces them or a file replaces their folder.
    pub(super) first: BTreeSet<String>,
    /// What is moved, in order: single files, and whole folders where the output has none.
    pub(super) moves: Vec<String>,
    /// All new and changed files.
    pub(super) changed: BTreeSet<String>,
    /// All files that are no longer produced and have contents that we wrote.
    pub(super) gone: BTreeSet<String>,
    /// Files that are no longer produced and were edited by hand.
    pub(super) kept: Vec<String>,
}

/// Compares what is staged with what is in the output folder.
pub(super) struct Planner<'a> {
    pub(super) output: &'a Path,
    pub(super) owned: &'a OwnedFiles,
}

impl Planner<'_> {
    /// The plan, after inspecting everything that is to be moved, replaced or deleted; otherwise all reasons why it cannot be
    /// done.
    pub(super) fn plan(&self, staged: &mut StagedFiles) -> Result<Plan, Vec<DiskError>> {
        let mut plan = Plan::default();
        let mut errors = Vec::new();
        for path in self.owned.versions.keys() {
            if staged.files.contains_key(path) {
                continue;
            }
            match self.obsolete_file(path) {
                Ok(ObsoleteFile::Unmodified) => {
                    plan.gone.insert(path.clone());
                }
                Ok(ObsoleteFile::Modified) => plan.kept.push(path.clone()),
                Ok(ObsoleteFile::Missing) => {}
                Err(error) => errors.push(error),
            }
        }
        let mut moves: BTreeMap<&str, Rank> = BTreeMap::new();
        let mut folders: BTreeMap<&str, PathKind> = BTreeMap::new();
        for path in &staged.changed {
            match self.unit(path, &plan.gone, &mut folders, &mut plan.first) {
                Ok(unit) => {
                    let rank = moves.entry(unit).or_insert(Rank::Asset);
                    *rank = (*rank).max(Rank::of(path));
                }
                Err(error) => errors.push(error),
            }
        }
        match self.kind(MANIFEST) {
            Ok(PathKind::Missing) => {}
            Ok(PathKind::File) if self.owned.manifest.is_some() => {}
            Ok(_) => errors.push(self.in_the_way(MANIFEST)),
            Err(error) => errors.push(error),
        }
        if !errors.is_empty() {
            errors.dedup();
            return Err(errors);
        }
        let mut moves: Vec<(Rank, &str)> =
            moves.into_iter().map(|(path, rank)| (rank, path)).collect();
        moves.sort_unstable();
        plan.moves = moves.into_iter().map(|(_, path)| path.to_owned()).collect();
        plan.changed = std::mem::take(&mut staged.changed);
        Ok(plan)
    }

    /// What is moved for a changed file: the file, or the first folder above it that the output does
    /// not have. What must be deleted before goes to `first`.
    fn unit<'p>(
        &self,
        path: &'p str,
        gone: &BTreeSet<String>,
        folders: &mut BTreeMap<&'p str, PathKind>,
        first: &mut BTreeSet<String>,
    ) -> Result<&'p str, DiskError> {
        for (end, _) in path.match_indices('/') {
            let folder = &path[..end];
            let found = match folders.get(folder) {
                Some(found) => *found,
                None => *folders.entry(folder).or_insert(self.kind(folder)?),
            };
            match found {
                PathKind::Folder => continue,
                PathKind::Missing => {}
                PathKind::File if gone.contains(folder) => {
                    first.insert(folder.to_owned());
                }
                _ => return Err(self.in_the_way(folder)),
            }
            return Ok(folder);
        }
        match self.kind(path)? {
            PathKind::Missing => {}
            PathKind::File if self.owned.versions.contains_key(path) => {}
            PathKind::Folder => first.extend(self.emptied(path, gone)?),
            _ => return Err(self.in_the_way(path)),
        }
        Ok(path)
    }

    /// The files of a folder that a file is to replace, all of which must be owned.
    fn emptied(&self, folder: &str, gone: &BTreeSet<String>) -> Result<Vec<String>, DiskError> {
        let mut files = Vec::new();
        for entry in WalkDir::new(self.output.join(folder)).min_depth(1) {
            let entry = entry.map_err(|error| {
                let place = error.path().unwrap_or(self.output).to_owned();
                DiskError::io("look into", &place, &error.into())
            })?;
            if entry.file_type().is_dir() {
                if is_empty(entry.path())? {
                    return Err(in_the_way(entry.path()));
                }
                continue;
            }
            let path = entry.path().strip_prefix(self.output).ok();
            match path.and_then(Path::to_str).and_then(|path| gone.get(path)) {
                Some(path) => files.push(path.clone()),
                None => return Err(in_the_way(entry.path())),
            }
        }
        if files.is_empty() {
            return Err(self.in_the_way(folder));
        }
        Ok(files)
    }

    /// The state of a file that is no longer produced.
    fn obsolete_file(&self, path: &str) -> Result<ObsoleteFile, DiskError> {
        for (end, _) in path.match_indices('/') {
            match self.kind(&path[..end])? {
                PathKind::Folder => {}
                PathKind::Missing | PathKind::File => return Ok(ObsoleteFile::Missing),
                // Files behind a symbolic link are not ours.
                PathKind::Link | PathKind::Other => return Ok(ObsoleteFile::Modified),
            }
        }
        match self.kind(path)? {
            PathKind::Missing | PathKind::Folder => Ok(ObsoleteFile::Missing),
            PathKind::Link | PathKind::Other => Ok(ObsoleteFile::Modified),
            PathKind::File => {
                let hash = file_hash(&self.output.join(path))?;
                let versions = self.owned.versions.get(path);
                let is_ours = versions
                    .is_some_and(|versions| versions.iter().any(|entry| entry.hash == hash));
                Ok(if is_ours {
                    ObsoleteFile::Unmodified
                } else {
                    ObsoleteFile::Modified
                })
            }
        }
    }

    fn kind(&self, path: &str) -> Result<PathKind, DiskError> {
        path_kind(&self.output.join(path))
    }

    fn in_the_way(&self, path: &str) -> DiskError {
        in_the_way(&self.output.join(path))
    }
}

/// The state of a file that is no longer produced.
enum ObsoleteFile {
    Missing,
    /// Its content is one that we wrote.
    Unmodified,
    /// It was edited by hand.
    Modified,
}

fn is_empty(folder: &Path) -> Result<bool, DiskError> {
    fs::read_dir(folder)
        .map(|mut entries| entries.next().is_none())
        .map_err(|error| DiskError::io("look into", folder, &error))
}

fn in_the_way(place: &Path) -> DiskError {
    DiskError::new(format!(
        "{} is in the way, and Casebook did not write it",
        place.display()
    ))
    .help("move it away")
}
