//! The moves that put a staged website into its place.
//!
//! In: a staging folder and what is ours in the output. Out: the output folder as the build wants it. Assets come first, then
//! pages, then what lists them, then the manifest; what is no longer made goes last. A folder that is not there yet is
//! moved whole. All that can be refused is refused before the first move. A build that is killed between two moves leaves
//! a journal, from which the next one puts everything right.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::DiskError;
use super::journal::{JOURNAL, Versions};
use super::look::is_absence;
use super::plan::Plan;
use super::staging::{FILES, Staging, State};
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

impl Staging<'_> {
    /// Puts the website into its place.
    pub fn commit(mut self) -> Result<Written, Vec<DiskError>> {
        let state = self.take_state();
        if !state.faults.is_empty() {
            return Err(state.faults);
        }
        let plan = self.plan(&state)?;
        let pages = state
            .files
            .keys()
            .filter(|path| Rank::of(path) == Rank::Page);
        let mut written = Written {
            pages: pages.count(),
            changed: state.changed.len(),
            unchanged: state.files.len() - state.changed.len(),
            kept: plan.kept.clone(),
            bytes: state.files.values().map(|entry| entry.bytes).sum(),
            ..Written::default()
        };
        let journal = self.journal(&state, &plan.gone);
        let manifest = Manifest::new(state.files).to_json();
        let same = self.ours.manifest.as_deref() == Some(manifest.as_str());
        if same && plan.moves.is_empty() && plan.gone.is_empty() {
            self.ours.unfinished.clear();
            return Ok(written);
        }
        self.apply(&plan, &journal, &manifest, &mut written)
            .map_err(|error| vec![error])?;
        self.moving = false;
        self.ours.unfinished.clear();
        Ok(written)
    }

    /// What differs between the output as its manifest has it and the output during and after the moves.
    fn journal(&self, state: &State, gone: &BTreeSet<String>) -> Versions {
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

    fn apply(
        &mut self,
        plan: &Plan,
        journal: &Versions,
        manifest: &str,
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
        for path in &plan.first {
            self.delete(path, written)?;
        }
        let staged = self.folder.join(FILES);
        for path in &plan.moves {
            rename(&staged.join(path), &self.output.folder.join(path))?;
        }
        rename(
            &self.folder.join(MANIFEST),
            &self.output.folder.join(MANIFEST),
        )?;
        // A folder stands by now in the place of one that went first.
        for path in plan.gone.difference(&plan.first) {
            self.delete(path, written)?;
        }
        Ok(())
    }

    /// Deletes a file, if it has not been deleted yet, and the folders that are empty then.
    fn delete(&self, path: &str, written: &mut Written) -> Result<(), DiskError> {
        let place = self.output.folder.join(path);
        match fs::remove_file(&place) {
            Ok(()) => {}
            Err(error) if is_absence(&error) => return Ok(()),
            Err(error) => return Err(DiskError::io("delete", &place, &error)),
        }
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
}

fn rename(from: &Path, to: &Path) -> Result<(), DiskError> {
    fs::rename(from, to).map_err(|error: io::Error| DiskError::io("move a file to", to, &error))
}
