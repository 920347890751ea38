//! Every kind of diagnostic: `diagnostics/CODE.txt` (or `CODE.more.txt`) is a small site in one file, with the output of `check`.
//!
//! A file starts at a line `--- PATH` (followed by ` latin-1` or ` utf-16`, it is written in that encoding; by ` removed`, it is not
//! there); `--- arguments` adds arguments to `check`; `--- fixed PATH` is a file as it is when every help was
//! followed (see `helps`); the last part, `--- messages`, is the exact stdout. A fixture extends `base/site.txt`, a small site without errors:
//! its files are there unless the fixture replaces them.

use std::collections::{BTreeMap, BTreeSet};
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

pub(crate) fn fixtures() -> Vec<PathBuf> {
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
    let (files, own) = site_of(fixture);
    let place = folder(&files);
    let mut arguments = vec!["check", "--date", DATE];
    arguments.extend(own.arguments.split_whitespace());
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

/// The files of the base with a fixture's, and the fixture's parts.
pub(crate) fn site_of(fixture: &str) -> (Files, Parts) {
    let base = fs::read_to_string(BASE).expect("the base is text");
    let mut files = parts(&base).files;
    let own = parts(fixture);
    files.extend(own.files.clone());
    files.retain(|path, _| !own.removed.contains(path));
    (files, own)
}

/// A site in one text.
#[derive(Default)]
pub(crate) struct Parts {
    pub(crate) files: Files,
    /// Files of the base that it does not have.
    removed: Vec<String>,
    /// Files as they are when every help was followed; `None` for one that is gone.
    fixed: BTreeMap<String, Option<Vec<u8>>>,
    pub(crate) arguments: String,
}

/// The parts of a site in one text.
pub(crate) fn parts(site: &str) -> Parts {
    let mut parts = Parts::default();
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
            "arguments" => parts.arguments = text,
            path => parts.add(path, &text),
        }
        next.trim_end().clone_into(&mut path);
    }
    parts
}

impl Parts {
    /// Whether the fixture has its files as they are when every help was followed.
    pub(crate) fn is_fixed(&self) -> bool {
        !self.fixed.is_empty()
    }

    /// Puts these files into a site.
    pub(crate) fn fix(&self, files: &mut Files) {
        for (path, bytes) in &self.fixed {
            match bytes {
                Some(bytes) => files.insert(path.clone(), bytes.clone()),
                None => files.remove(path),
            };
        }
    }

    /// Adds a file by its path and, behind it, how its text is written.
    fn add(&mut self, path: &str, text: &str) {
        if let Some(path) = path.strip_prefix("fixed ") {
            let (path, bytes) = match path.strip_suffix(" removed") {
                Some(path) => (path, None),
                None => (path, Some(text.as_bytes().to_vec())),
            };
            self.fixed.insert(path.to_owned(), bytes);
            return;
        }
        let (path, bytes) = if let Some(path) = path.strip_suffix(" latin-1") {
            let bytes = text.chars().map(|c| u8::try_from(c).expect("Latin-1"));
            (path, bytes.collect())
        } else if let Some(path) = path.strip_suffix(" utf-16") {
            let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
            (path, units.flat_map(u16::to_le_bytes).collect())
        } else if let Some(path) = path.strip_suffix(" base64") {
            (path, base64(text))
        } else if let Some(path) = path.strip_suffix(" removed") {
            return self.removed.push(path.to_owned());
        } else {
            (path, text.as_bytes().to_vec())
        };
        self.files.insert(path.to_owned(), bytes);
    }
}

/// The bytes of a text in Base64.
fn base64(text: &str) -> Vec<u8> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for letter in text.chars().filter_map(|letter| LETTERS.find(letter)) {
        bits = bits << 6 | u32::try_from(letter).expect("an index below 64");
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    bytes
}
