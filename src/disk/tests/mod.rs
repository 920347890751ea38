//! Tests of the disk: small folders in, folders and refusals out. Shared helpers are here.

mod folders;
mod writing;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::inputs::File;
use crate::output::{Content, OutputFile, Sink as _};
use crate::source::SitePath;

/// A folder with these files, each named and filled; a name with a slash at its end is a folder.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    fill(dir.path(), files);
    dir
}

fn fill(root: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let place = root.join(path);
        if path.ends_with('/') {
            fs::create_dir_all(place).expect("a folder");
        } else {
            fs::create_dir_all(place.parent().expect("a parent")).expect("a folder");
            fs::write(place, text).expect("a file");
        }
    }
}

/// Every file below a folder with its text.
fn files(root: &Path) -> BTreeMap<String, String> {
    walkdir::WalkDir::new(root)
        .into_iter()
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| {
            let path = entry.path().strip_prefix(root).expect("below the root");
            let text = fs::read_to_string(entry.path()).unwrap_or_default();
            (path.display().to_string(), text)
        })
        .collect()
}

fn open(site: &Path, output: &str) -> Result<OutputFolder, DiskError> {
    OutputFolder::open(&site.join(output), site, None, site)
}

fn staging<'a>(
    site: &'a Path,
    inputs: &'a BTreeMap<SitePath, File>,
    made: &[(&str, &str)],
) -> Staging<'a> {
    let output = open(site, "output").expect("an output folder");
    let staging = Staging::begin(output, site, inputs).expect("a staging folder");
    for (path, text) in made {
        staging.put(OutputFile {
            path: (*path).to_owned(),
            content: Content::Bytes(text.as_bytes().to_vec()),
        });
    }
    staging
}

fn build(site: &Path, made: &[(&str, &str)]) -> Result<WriteSummary, Vec<DiskError>> {
    staging(site, &BTreeMap::new(), made).commit()
}

/// The output's files without the manifest.
fn output(site: &Path) -> BTreeMap<String, String> {
    let mut all = files(&site.join("output"));
    all.remove("manifest.json");
    all
}

fn map(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}
