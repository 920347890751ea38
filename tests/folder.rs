//! Test folders, and commands that run in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The date of the tests' builds.
pub(crate) const DATE: &str = "2026-11-23";

/// Files by path, `/` between the parts.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// A temporary folder with these files.
pub(crate) fn folder(files: &Files) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), files);
    folder
}

/// Writes files below a folder.
pub(crate) fn write(root: &Path, files: &Files) {
    for (path, bytes) in files {
        let place = root.join(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder can be made");
        fs::write(&place, bytes).unwrap_or_else(|error| panic!("{}: {error}", place.display()));
    }
}

/// Every file below a folder; none if it does not exist.
pub(crate) fn read(root: &Path) -> Files {
    walkdir::WalkDir::new(root)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(root).expect("below the root");
            let bytes = fs::read(entry.path()).expect("it can be read");
            (path.to_str().expect("UTF-8").replace('\\', "/"), bytes)
        })
        .collect()
}

/// The folders of a folder, sorted.
pub(crate) fn folders(root: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(root)
        .map(|entries| {
            entries
                .filter_map(Result::ok)
                .map(|entry| entry.path())
                .collect()
        })
        .unwrap_or_default();
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders
}

/// A command to be run in a folder, with an empty environment.
pub(crate) fn casebook(here: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command
        .current_dir(here)
        .env_clear()
        .env("HOME", "/nonexistent")
        .env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command
}

/// Runs `casebook ARGUMENTS` in a folder.
pub(crate) fn run(here: &Path, arguments: &[&str]) -> Output {
    casebook(here)
        .args(arguments)
        .output()
        .expect("the command can be run")
}

/// The text of a stream.
pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Whether expectations are to be updated: `BLESS=1 cargo test`. Review the difference before committing it.
pub(crate) fn bless() -> bool {
    std::env::var_os("BLESS").is_some()
}
