//! Whole sites: `golden/SITE/input` is built, and every file of the website must be as in `golden/SITE/expected`.
//! `golden/SITE/arguments`, where there is one, holds more arguments for `build`.

use std::fs;
use std::path::Path;

use crate::folder::{DATE, Files, bless, folder, folders, read, run, text, write};

#[test]
fn golden_sites_are_built_file_by_file_as_expected() {
    let sites = folders(Path::new("tests/golden"));
    assert!(!sites.is_empty(), "there are golden sites");
    let problems: Vec<String> = sites.iter().flat_map(|site| difference(site)).collect();
    assert!(
        problems.is_empty(),
        "{}\nIf this is as it should be: BLESS=1 cargo test, and read the difference.",
        problems.join("\n")
    );
}

fn difference(site: &Path) -> Vec<String> {
    let place = folder(&read(&site.join("input")));
    let more = fs::read_to_string(site.join("arguments")).unwrap_or_default();
    let mut arguments = vec!["build", "--date", DATE];
    arguments.extend(more.split_whitespace());
    let output = run(place.path(), &arguments);
    let name = site.display();
    if !output.status.success() {
        return vec![format!("{name} is not built:\n{}", text(&output.stderr))];
    }
    let built = read(&place.path().join("output"));
    let expected_folder = site.join("expected");
    let expected = read(&expected_folder);
    if bless() {
        for path in expected.keys().filter(|path| !built.contains_key(*path)) {
            fs::remove_file(expected_folder.join(path)).expect("it can be deleted");
        }
        let new: Files = built
            .into_iter()
            .filter(|(path, bytes)| expected.get(path) != Some(bytes))
            .collect();
        write(&expected_folder, &new);
        return Vec::new();
    }
    let mut problems = Vec::new();
    for path in expected.keys().filter(|path| !built.contains_key(*path)) {
        problems.push(format!("{name}: {path} is missing"));
    }
    for (path, bytes) in &built {
        match expected.get(path) {
            None => problems.push(format!("{name}: {path} is not expected")),
            Some(expected) if expected == bytes => {}
            // Every change of a file changes its hash in the manifest: the file itself is more informative.
            Some(_) if path == "manifest.json" && !problems.is_empty() => {}
            Some(expected) => {
                problems.push(format!("{name}: {path}\n{}", first_lines(expected, bytes)));
            }
        }
    }
    problems
}

/// The first lines that differ.
fn first_lines(expected: &[u8], built: &[u8]) -> String {
    let (expected, built) = (text(expected), text(built));
    let mut lines = expected.lines().zip(built.lines()).enumerate();
    match lines.find(|(_, (expected, built))| expected != built) {
        Some((index, (expected, built))) => {
            format!("line {}:\n- {expected}\n+ {built}", index + 1)
        }
        None => format!(
            "{} lines are expected, {} were made",
            expected.lines().count(),
            built.lines().count()
        ),
    }
}
