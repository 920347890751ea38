//! `casebook init DIR`: a complete small site on real open data, which passes `check` and explains itself to newcomers.

mod snippets;

use std::fs;
use std::io::Write as _;
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::flags::{CiHost, InitFlags};
use super::{CommandError, CommandOutcome, print};
use crate::disk::DiskError;

/// The site's files as they are written.
static SITE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/init/site");

const GITHUB: &str = include_str!("ci/github.yml");
const GITLAB: &str = include_str!("ci/gitlab.yml");

/// The `.gitignore` of the new site.
const IGNORED: &str = "# The website is made from content/ and never edited by hand.\n/output/\n";

pub(super) fn run(flags: &InitFlags) -> Result<CommandOutcome, CommandError> {
    refuse_unless_empty(&flags.folder)?;
    for file in all_files(&SITE) {
        write(&flags.folder, file.path(), file.contents())?;
    }
    write(&flags.folder, Path::new(".gitignore"), IGNORED.as_bytes())?;
    let snippets = snippets::text(&SITE);
    let place = Path::new(".vscode/casebook.code-snippets");
    write(&flags.folder, place, snippets.as_bytes())?;
    let from = flags.from.as_deref().unwrap_or_default();
    let workflow = |text: &str| text.replace("CASEBOOK_FROM", from).into_bytes();
    match flags.ci {
        Some(CiHost::Github) => {
            let place = Path::new(".github/workflows/report.yml");
            write(&flags.folder, place, &workflow(GITHUB))?;
        }
        Some(CiHost::Gitlab) => {
            write(
                &flags.folder,
                Path::new(".gitlab-ci.yml"),
                &workflow(GITLAB),
            )?;
        }
        None => {}
    }
    print::status(&next_steps(&flags.folder));
    Ok(CommandOutcome::Success)
}

/// All files of an embedded folder and of its subfolders.
fn all_files(folder: &'static Dir<'_>) -> Vec<&'static include_dir::File<'static>> {
    let below = folder.dirs().flat_map(all_files);
    folder.files().chain(below).collect()
}

/// Accepts a folder that does not exist or is empty; one that contains only a repository counts as empty.
fn refuse_unless_empty(folder: &Path) -> Result<(), DiskError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(DiskError::io("read", folder, &error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| DiskError::io("read", folder, &error))?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.retain(|name| name != ".git");
    // Hidden files are named only where there is nothing else.
    names.sort_by_key(|name| (name.starts_with('.'), name.clone()));
    match names.first() {
        None => Ok(()),
        Some(name) => Err(DiskError::new(format!(
            "{} is not empty: it holds {name}",
            folder.display()
        ))
        .help("name a folder that is not there yet, such as: casebook init my-report")),
    }
}

/// Writes a new file; an existing file is not changed.
fn write(folder: &Path, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    let place = folder.join(path);
    let fault = |error| DiskError::io("write", &place, &error);
    if let Some(parent) = place.parent() {
        fs::create_dir_all(parent).map_err(fault)?;
    }
    let mut file = fs::File::create_new(&place).map_err(fault)?;
    file.write_all(bytes).map_err(fault)
}

fn next_steps(folder: &Path) -> String {
    let folder = folder.display();
    format!(
        "Created a small site in {folder}. Next:\n\
         \n  cd {folder}\n  casebook serve --open   shows it in the browser, and every save as you make it\n  casebook check          compares every figure with its data\n  casebook build          makes the website in output/\n\
         \nOpen content/work-and-health/01-coventry.md in an editor beside the browser: its comments explain how figures are bound.\n\
         A new case study: casebook new case-study \"Its title\"\n"
    )
}
