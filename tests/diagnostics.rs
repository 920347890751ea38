//! Every kind of diagnostic: `diagnostics/CODE.txt` (or `CODE.more.txt`) is a small site in one file, with the output of `check`.
//!
//! A file starts at a line `--- PATH` (followed by ` latin-1`, it is written in that encoding); `--- arguments` adds arguments to
//! `check`; the last part, `--- messages`, is the exact stdout. A fixture extends `base/site.txt`, a small site without errors:
//! its files are there unless the fixture replaces them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use casebook::Code;

use crate::folder::{DATE, Files, bless, folder, run, text};

const BASE: &str = "tests/diagnostics/base/site.txt";
const MESSAGES: &str = "--- messages\n";

#[test]
fn messages_are_as_expected_to_the_letter() {
    let mut problems = Vec::new();
    for path in fixtures() {
        let fixture = fs::read_to_string(&path).expect("a fixture is text");
        let (site, expected) = fixture.split_once(MESSAGES).unwrap_or((&fixture, ""));
        let said = check(site);
        if said == expected {
            continue;
        }
        if bless() {
            fs::write(&path, format!("{site}{MESSAGES}{said}")).expect("it can be written");
        } else {
            let name = path.display();
            problems.push(format!(
                "{name}\n--- expected\n{expected}\n--- said\n{said}"
            ));
        }
    }
    assert!(
        problems.is_empty(),
        "{}\nIf this is as it should be: BLESS=1 cargo test, and read the difference.",
        problems.join("\n")
    );
}

#[test]
fn every_code_has_a_fixture_that_shows_it() {
    let shown: BTreeSet<String> = fixtures()
        .iter()
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?.split('.').next()?.to_owned();
            let fixture = fs::read_to_string(path).ok()?;
            let (_, messages) = fixture.split_once(MESSAGES)?;
            messages.contains(&format!("[{name}]: ")).then_some(name)
        })
        .collect();
    let missing: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.name())
        .filter(|name| !shown.contains(*name))
        .collect();
    assert!(
        missing.is_empty(),
        "tests/diagnostics has no fixture for {}",
        missing.join(", ")
    );
}

#[test]
fn a_fixture_is_named_by_a_code() {
    for path in fixtures() {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let code = name.split('.').next().unwrap_or_default();
        assert!(
            Code::ALL.iter().any(|known| known.name() == code),
            "there is no code {code}: {}",
            path.display()
        );
    }
}

fn fixtures() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(Path::new("tests/diagnostics"))
        .expect("there are fixtures")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    paths
}

#[test]
fn the_site_that_fixtures_stand_on_is_sound() {
    assert_eq!(check(""), "");
}

/// The output of `check` for the base with a fixture's files.
fn check(fixture: &str) -> String {
    let base = fs::read_to_string(BASE).expect("the base is text");
    let (mut files, _) = parts(&base);
    let (own, more) = parts(fixture);
    files.extend(own);
    let place = folder(&files);
    let mut arguments = vec!["check", "--date", DATE];
    arguments.extend(more.split_whitespace());
    let output = run(place.path(), &arguments);
    let said = text(&output.stdout);
    let status = i32::from(said.contains("error["));
    assert_eq!(
        output.status.code(),
        Some(status),
        "{said}{}",
        text(&output.stderr)
    );
    said
}

/// The files of a site in one text, and the arguments.
pub(crate) fn parts(site: &str) -> (Files, String) {
    let mut files = Files::new();
    let mut arguments = String::new();
    let mut path = String::new();
    let mut body = Vec::new();
    for line in site.split_inclusive('\n').chain(["--- end\n"]) {
        let Some(next) = line.strip_prefix("--- ") else {
            body.push(line);
            continue;
        };
        let text = body.concat();
        body.clear();
        match path.as_str() {
            "" => assert!(text.is_empty(), "a fixture starts with a file"),
            "arguments" => arguments = text,
            path => match path.strip_suffix(" latin-1") {
                Some(path) => {
                    let bytes = text.chars().map(|c| u8::try_from(c).expect("Latin-1"));
                    files.insert(path.to_owned(), bytes.collect());
                }
                None => {
                    files.insert(path.to_owned(), text.into_bytes());
                }
            },
        }
        next.trim_end().clone_into(&mut path);
    }
    (files, arguments)
}
