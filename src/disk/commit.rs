//! The moves that put a staged website into its place.
//!
//! In: a staging folder and what is ours in the output. Out: the output folder as the build wants it. Assets come first, then
//! pages, then what lists them, then the manifest; what is no longer made goes last. A folder that is not there yet is
//! moved whole. All that can be refused is refused before the first move. A build that is killed between two moves leaves
//! a journal, from which the next one puts everything right.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use super::DiskError;
use super::journal::{JOURNAL, Versions};
use super::staging::{FILES, Staging, State, hash_of};
use crate::output::{MANIFEST, Manifest, Rank};

/// What a build did to the output folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How many of the website's files are pages.
    pub pages: usize,
    /// Files that are new or other.
    pub changed: usize,
    /// Files that stood there already and were not touched.
    pub unchanged: usize,
    /// Files that are no longer made and were deleted.
    pub deleted: usize,
    /// Files that are no longer made but were altered by hand since: they stay, and are Casebook's no more.
    pub kept: Vec<String>,
    /// The size of the whole website in bytes, without its manifest.
    pub bytes: u64,
}

/// What is at a path of the output folder.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    Nothing,
    Folder,
    File,
    /// A link, a device.
    Other,
}

impl Staging<'_> {
    /// Puts the website into its place.
    pub fn commit(mut self) -> Result<Written, Vec<DiskError>> {
        let state = self.take_state();
        if !state.faults.is_empty() {
            return Err(state.faults);
        }
        let gone: Vec<String> = self
            .ours
            .versions
            .keys()
            .filter(|path| !state.files.contains_key(*path))
            .cloned()
            .collect();
        let pages = state
            .files
            .keys()
            .filter(|path| Rank::of(path) == Rank::Page);
        let mut written = Written {
            pages: pages.count(),
            changed: state.changed.len(),
            unchanged: state.files.len() - state.changed.len(),
            bytes: state.files.values().map(|entry| entry.bytes).sum(),
            ..Written::default()
        };
        let (first, moves) = self.moves(&state, &gone)?;
        let journal = self.journal(&state, &gone);
        let manifest = Manifest::new(state.files).to_json();
        let same = self.ours.manifest.as_deref() == Some(manifest.as_str());
        if same && moves.is_empty() && gone.is_empty() {
            self.ours.unfinished.clear();
            return Ok(written);
        }
        self.apply(&journal, &manifest, &first, &moves, &mut written)
            .and_then(|()| self.delete(&gone, &mut written))
            .map_err(|error| vec![error])?;
        self.moving = false;
        self.ours.unfinished.clear();
        Ok(written)
    }

    /// What differs between the output as its manifest has it and the output during and after the moves.
    fn journal(&self, state: &State, gone: &[String]) -> Versions {
        let mut journal = self.ours.unfinished.clone();
        for path in &state.changed {
            if let Some(entry) = state.files.get(path) {
                journal.entry(path.clone()).or_default().push(entry.clone());
            }
        }
        for path in gone {
            if let Some(versions) = self.ours.versions.get(path) {
                journal.insert(path.clone(), versions.clone());
            }
        }
        journal
    }

    /// Files that must go first, because a folder is to stand in their place or a file in their folder's; then what is to
    /// be moved, in order: single files, and whole folders where the output has none.
    fn moves(
        &self,
        state: &State,
        gone: &[String],
    ) -> Result<(Vec<String>, Vec<String>), Vec<DiskError>> {
        let gone: BTreeSet<&str> = gone.iter().map(String::as_str).collect();
        let mut first = BTreeSet::new();
        let mut moves: BTreeMap<&str, Rank> = BTreeMap::new();
        let mut found: BTreeMap<&str, Found> = BTreeMap::new();
        let mut errors = Vec::new();
        'files: for path in &state.changed {
            let mut unit = path.as_str();
            for (end, _) in path.match_indices('/') {
                let folder = &path[..end];
                match *found.entry(folder).or_insert_with(|| self.look(folder)) {
                    Found::Folder => continue,
                    Found::Nothing => {}
                    Found::File if gone.contains(folder) => {
                        first.insert(folder.to_owned());
                    }
                    Found::File | Found::Other => {
                        errors.push(self.in_the_way(folder));
                        continue 'files;
                    }
                }
                unit = folder;
                break;
            }
            if unit == path {
                match self.look(path) {
                    Found::Nothing => {}
                    Found::File if self.ours.versions.contains_key(path) => {}
                    Found::Folder => {
                        let below = format!("{path}/");
                        let ours: Vec<String> = gone
                            .range(below.as_str()..)
                            .take_while(|file| file.starts_with(&below))
                            .map(|file| (*file).to_owned())
                            .collect();
                        if ours.is_empty() {
                            errors.push(self.in_the_way(path));
                        }
                        first.extend(ours);
                    }
                    Found::File | Found::Other => errors.push(self.in_the_way(path)),
                }
            }
            let rank = moves.entry(unit).or_insert(Rank::Asset);
            *rank = (*rank).max(Rank::of(path));
        }
        for path in &first {
            if !self.is_ours(path, &self.output.folder.join(path)) {
                errors.push(self.in_the_way(path));
            }
        }
        if self.look(MANIFEST) == Found::File && self.ours.manifest.is_none() {
            errors.push(self.in_the_way(MANIFEST));
        }
        if !errors.is_empty() {
            errors.dedup();
            return Err(errors);
        }
        let mut moves: Vec<(Rank, &str)> =
            moves.into_iter().map(|(path, rank)| (rank, path)).collect();
        moves.sort_unstable();
        let moves = moves.into_iter().map(|(_, path)| path.to_owned()).collect();
        Ok((first.into_iter().collect(), moves))
    }

    fn look(&self, path: &str) -> Found {
        match fs::symlink_metadata(self.output.folder.join(path)) {
            Ok(metadata) if metadata.is_dir() => Found::Folder,
            Ok(metadata) if metadata.is_file() => Found::File,
            Ok(_) => Found::Other,
            Err(_) => Found::Nothing,
        }
    }

    fn in_the_way(&self, path: &str) -> DiskError {
        let place = self.output.folder.join(path);
        DiskError::new(format!(
            "{} stands in the way, and Casebook did not write it",
            place.display()
        ))
        .help("move it away")
    }

    fn apply(
        &mut self,
        journal: &Versions,
        manifest: &str,
        first: &[String],
        moves: &[String],
        written: &mut Written,
    ) -> Result<(), DiskError> {
        let output = &self.output.folder;
        fs::create_dir_all(output)
            .map_err(|error| DiskError::io("make the folder", output, &error))?;
        let journal = serde_json::to_string(journal).unwrap_or_default();
        for (name, text) in [(JOURNAL, journal.as_str()), (MANIFEST, manifest)] {
            let place = self.folder.join(name);
            // Whole or not at all: a run that finds half a journal could not tell.
            let part = self.folder.join("part");
            fs::write(&part, text)
                .and_then(|()| fs::rename(&part, &place))
                .map_err(|error| DiskError::io("write", &place, &error))?;
        }
        self.moving = true;
        for path in first {
            self.delete_one(path, written)?;
        }
        let staged = self.folder.join(FILES);
        for path in moves {
            rename(&staged.join(path), &self.output.folder.join(path))?;
        }
        rename(
            &self.folder.join(MANIFEST),
            &self.output.folder.join(MANIFEST),
        )
    }

    fn delete(&self, gone: &[String], written: &mut Written) -> Result<(), DiskError> {
        for path in gone {
            self.delete_one(path, written)?;
        }
        Ok(())
    }

    /// Deletes a file if it is still one that we wrote, and the folders that are empty then.
    fn delete_one(&self, path: &str, written: &mut Written) -> Result<(), DiskError> {
        let place = self.output.folder.join(path);
        match self.look(path) {
            Found::Nothing => return Ok(()),
            Found::File if self.is_ours(path, &place) => {}
            _ => {
                written.kept.push(path.to_owned());
                return Ok(());
            }
        }
        fs::remove_file(&place).map_err(|error| DiskError::io("delete", &place, &error))?;
        written.deleted += 1;
        let mut folder = path;
        while let Some((parent, _)) = folder.rsplit_once('/') {
            // A folder with files in it is not removed; that is no fault.
            if fs::remove_dir(self.output.folder.join(parent)).is_err() {
                break;
            }
            folder = parent;
        }
        Ok(())
    }

    /// Whether a file has a content that we wrote, and is reached without a link.
    fn is_ours(&self, path: &str, place: &Path) -> bool {
        let through_link = path
            .match_indices('/')
            .any(|(end, _)| self.look(&path[..end]) != Found::Folder);
        let versions = self.ours.versions.get(path);
        !through_link
            && versions.is_some_and(|versions| {
                hash_of(place).is_some_and(|hash| versions.iter().any(|entry| entry.hash == hash))
            })
    }
}

fn rename(from: &Path, to: &Path) -> Result<(), DiskError> {
    fs::rename(from, to).map_err(|error: io::Error| DiskError::io("move a file to", to, &error))
}
