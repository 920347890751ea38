//! Moves a staged website into the output folder.
//!
//! In: a staging folder and the owned files of the output. Out: the new output folder. A folder that does not exist
//! yet is moved whole. In an existing one, files are moved while a copy is in its place (`shadow`); where there can be
//! no copy, they are moved in place: assets first, then pages, listings and the manifest, then deletions.
//! Everything that can fail is checked before the first move. A build that is killed between two moves leaves
//! a journal, from which the next build recovers.

use std::fs;
use std::io;
use std::path::Path;

use super::journal::{FileVersions, Journal};
use super::path_kind::{inode, is_absence, metadata};
use super::plan::{Plan, Planner};
use super::staged_files::StagedFiles;
use super::staging::Staging;
use super::staging_layout::{FILES, JOURNAL, PART};
use super::{DiskError, shadow};
use crate::output::{MANIFEST, Manifest, Rank};

/// What a build did to the output folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WriteSummary {
    /// How many of the website's files are pages.
    pub pages: usize,
    /// New and changed files.
    pub changed: usize,
    /// Files that were not touched.
    pub unchanged: usize,
    /// Files that are no longer produced and were deleted.
    pub deleted: usize,
    /// Files that are no longer produced but were edited by hand: they stay, and Casebook no longer owns them.
    pub kept: Vec<String>,
    /// The size of the whole website in bytes, without its manifest.
    pub bytes: u64,
    /// Why the change was not atomic, where it was not.
    pub not_atomic: Option<DiskError>,
}

impl Staging<'_> {
    /// Moves the website into the output folder.
    pub fn commit(mut self) -> Result<WriteSummary, Vec<DiskError>> {
        let mut staged = self.take_staged();
        if !staged.faults.is_empty() {
            return Err(staged.faults);
        }
        let output = metadata(&self.output.folder).map_err(|error| vec![error])?;
        // Where there is no output folder, nothing can be in the way, and the staged folder is moved whole.
        let (plan, journal) = if output.is_some() {
            let planner = Planner {
                output: &self.output.folder,
                owned: &self.owned,
            };
            let plan = planner.plan(&mut staged)?;
            let journal = self.journal(&staged, &plan);
            (plan, journal)
        } else {
            let plan = Plan {
                changed: std::mem::take(&mut staged.changed),
                ..Plan::default()
            };
            (plan, FileVersions::default())
        };
        let pages = staged
            .files
            .keys()
            .filter(|path| Rank::of(path) == Rank::Page);
        let mut written = WriteSummary {
            pages: pages.count(),
            changed: plan.changed.len(),
            unchanged: staged.files.len() - plan.changed.len(),
            kept: plan.kept.clone(),
            bytes: staged.files.values().map(|entry| entry.bytes).sum(),
            ..WriteSummary::default()
        };
        let manifest = Manifest::new(staged.files).to_json();
        let same = self.owned.manifest.as_deref() == Some(manifest.as_str());
        if !(same && plan.moves.is_empty() && plan.gone.is_empty()) {
            self.apply(&plan, journal, &manifest, &mut written)
                .map_err(|error| vec![error])?;
        }
        self.moving = false;
        self.owned.unfinished.clear();
        Ok(written)
    }

    /// The versions that the output may have during and after the moves, where they differ from its manifest.
    fn journal(&self, staged: &StagedFiles, plan: &Plan) -> FileVersions {
        let mut journal = self.owned.unfinished.clone();
        for path in &plan.changed {
            if let Some(entry) = staged.files.get(path) {
                journal.entry(path.clone()).or_default().push(entry.clone());
            }
        }
        for path in &plan.gone {
            if let Some(versions) = self.owned.versions.get(path) {
                journal.insert(path.clone(), versions.clone());
            }
        }
        journal
    }

    fn apply(
        &mut self,
        plan: &Plan,
        files: FileVersions,
        manifest: &str,
        written: &mut WriteSummary,
    ) -> Result<(), DiskError> {
        let output = self.output.folder.clone();
        self.write_whole(MANIFEST, manifest)?;
        let Some(folder) = metadata(&output)? else {
            return self.move_whole(&output);
        };
        let journal = Journal {
            folder: inode(&folder),
            files,
        };
        self.write_whole(
            JOURNAL,
            &serde_json::to_string(&journal).unwrap_or_default(),
        )?;
        self.moving = true;
        let copy =
            shadow::make(&output, &self.folder, plan).and_then(|copy| {
                match shadow::exchange(&copy, &output) {
                    Ok(()) => Ok(copy),
                    Err(error) => {
                        shadow::remove(&copy);
                        Err(error)
                    }
                }
            });
        match copy {
            // The output folder is now where its copy was.
            Ok(copy) => {
                self.move_files(plan, &copy, written)?;
                shadow::exchange(&copy, &output)?;
                shadow::remove(&copy);
                Ok(())
            }
            Err(why) => {
                written.not_atomic = Some(why);
                self.move_files(plan, &output, written)
            }
        }
    }

    /// Writes a file of the staging folder atomically: half a journal could not be recognised.
    fn write_whole(&self, name: &str, text: &str) -> Result<(), DiskError> {
        let place = self.folder.join(name);
        let part = self.folder.join(PART);
        fs::write(&part, text)
            .and_then(|()| fs::rename(&part, &place))
            .map_err(|error| DiskError::io("write", &place, &error))
    }

    /// Moves the website to a path where nothing exists yet.
    fn move_whole(&self, output: &Path) -> Result<(), DiskError> {
        let staged = self.folder.join(FILES);
        rename(&self.folder.join(MANIFEST), &staged.join(MANIFEST))?;
        rename(&staged, output)
    }

    /// Moves new and changed files into a folder individually, and deletes those that are no longer produced.
    fn move_files(
        &self,
        plan: &Plan,
        folder: &Path,
        written: &mut WriteSummary,
    ) -> Result<(), DiskError> {
        for path in &plan.first {
            delete(folder, path, written)?;
        }
        let staged = self.folder.join(FILES);
        for path in &plan.moves {
            rename(&staged.join(path), &folder.join(path))?;
        }
        rename(&self.folder.join(MANIFEST), &folder.join(MANIFEST))?;
        // A file deleted first may have been replaced by a folder.
        for path in plan.gone.difference(&plan.first) {
            delete(folder, path, written)?;
        }
        Ok(())
    }
}

/// Deletes a file, if it still exists, and the folders that are empty afterwards.
fn delete(folder: &Path, path: &str, written: &mut WriteSummary) -> Result<(), DiskError> {
    let place = folder.join(path);
    match fs::remove_file(&place) {
        Ok(()) => {}
        Err(error) if is_absence(&error) => return Ok(()),
        Err(error) => return Err(DiskError::io("delete", &place, &error)),
    }
    written.deleted += 1;
    let mut path = path;
    while let Some((parent, _)) = path.rsplit_once('/') {
        // A folder that is not empty stays; that is no error.
        if fs::remove_dir(folder.join(parent)).is_err() {
            break;
        }
        path = parent;
    }
    Ok(())
}

fn rename(from: &Path, to: &Path) -> Result<(), DiskError> {
    fs::rename(from, to).map_err(|error: io::Error| DiskError::io("move a file to", to, &error))
}
