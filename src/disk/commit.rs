//! The moves that put a staged website into its place.
//!
//! In: a staging folder and what is ours in the output. Out: the output folder as the build wants it. A folder that is not
//! there yet is moved whole. In one that is, files are moved while a copy stands in its place (`shadow`); where there can be
//! no copy, before everybody's eyes: assets first, then pages, then what lists them, then the manifest; what is no longer
//! made goes last. All that can be refused is refused before the first move. A build that is killed between two moves leaves
//! a journal, from which the next one puts everything right.

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
    /// Why a reader could see old files beside new ones for a moment, where it was so.
    pub not_atomic: Option<DiskError>,
}

impl Staging<'_> {
    /// Puts the website into its place.
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

    /// What differs between the output as its manifest has it and the output during and after the moves.
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
            // From here the folder is where its copy was.
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

    /// Writes a file of the staging folder whole or not at all: a run that finds half a journal could not tell.
    fn write_whole(&self, name: &str, text: &str) -> Result<(), DiskError> {
        let place = self.folder.join(name);
        let part = self.folder.join(PART);
        fs::write(&part, text)
            .and_then(|()| fs::rename(&part, &place))
            .map_err(|error| DiskError::io("write", &place, &error))
    }

    /// Moves the website to where nothing is yet.
    fn move_whole(&self, output: &Path) -> Result<(), DiskError> {
        let staged = self.folder.join(FILES);
        rename(&self.folder.join(MANIFEST), &staged.join(MANIFEST))?;
        rename(&staged, output)
    }

    /// Moves what is new or other into a folder piece by piece, and deletes what is no longer made.
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
        // A folder stands by now in the place of one that went first.
        for path in plan.gone.difference(&plan.first) {
            delete(folder, path, written)?;
        }
        Ok(())
    }
}

/// Deletes a file, if it has not been deleted yet, and the folders that are empty then.
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
        // A folder with files in it is not removed; that is no fault.
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
