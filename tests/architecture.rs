//! Tests of the architecture: what each room may use, where each crate may be named, how every file begins.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::folder::{read, text};

/// The rooms that each room may use: docs/architecture.md's table.
const ROOMS: &[(&str, &str)] = &[
    ("source", ""),
    ("markup", ""),
    ("diagnostic", "source"),
    ("inputs", "source"),
    ("yaml", "source diagnostic"),
    ("language", "source diagnostic yaml"),
    ("config", "source diagnostic yaml inputs"),
    ("data", "source diagnostic yaml language config"),
    ("document", "source diagnostic yaml config"),
    (
        "site",
        "source diagnostic inputs yaml language config data document",
    ),
    (
        "evidence",
        "source diagnostic yaml language config data document site",
    ),
    ("chart", "source diagnostic language config data document"),
    (
        "check",
        "source markup diagnostic inputs config data document site evidence",
    ),
    (
        "theme",
        "source markup diagnostic inputs yaml language config",
    ),
    (
        "page",
        "source markup diagnostic inputs language config data document site evidence chart theme output",
    ),
    ("output", "source"),
    ("schema", "diagnostic yaml config data document theme"),
    (
        "build",
        "source markup diagnostic inputs yaml language config data document site evidence chart check theme page output",
    ),
    ("disk", "source inputs output"),
    (
        "preview",
        "source diagnostic inputs evidence output build disk",
    ),
    (
        "cli",
        "source diagnostic inputs yaml config data document site evidence theme schema output build disk preview",
    ),
];

/// The rooms in which a crate, or a part of the standard library, may be named.
const HOMES: &[(&str, &[&str])] = &[
    ("serde_yaml", &["yaml"]),
    ("charts_rs", &["chart"]),
    ("tera", &["theme"]),
    ("ammonia", &["markup"]),
    ("calamine", &["data"]),
    ("cssparser", &["markup"]),
    ("encoding_rs", &["source"]),
    ("html5ever", &["markup"]),
    ("roxmltree", &["markup"]),
    ("rayon", &["build", "disk"]),
    ("walkdir", &["disk"]),
    ("clap", &["cli"]),
    ("annotate_snippets", &["diagnostic"]),
    ("axum", &["preview"]),
    ("hyper", &["preview"]),
    ("notify", &["preview"]),
    ("tokio", &["preview"]),
    ("std::net", &["preview"]),
    ("std::fs", &["disk", "cli"]),
    ("std::env", &["cli"]),
    ("std::time", &["disk", "preview", "cli"]),
];

/// Names of files that say nothing about their content.
const VAGUE: &[&str] = &["utils", "util", "helpers", "common", "types", "misc"];

/// Metaphors that stood for things of the trade, and must not come back as names of files.
const FILE_METAPHORS: &[&str] = &[
    "book", "desk", "shelf", "voice", "leaf", "keeper", "ear", "door", "house", "kept", "holes",
    "said", "told", "never", "silent", "ways", "whole", "settled",
];

/// Metaphors that were once names of types, and must not come back.
const METAPHORS: &[&str] = &[
    "Book", "Desk", "Shelf", "Voice", "Leaf", "Keeper", "Ear", "Deaf", "Heard", "Quiet", "Stall",
    "Door", "Whole", "Settled", "Ways", "Made", "Wanted", "Found", "Told", "What",
];

/// Type names that several rooms use, each with its reason. Template contexts (`theme/context`) are not counted: templates
/// use these names.
const SHARED_NAMES: &[(&str, &str)] = &[
    (
        "DimensionValues",
        "as a block writes them, and as the data offer them",
    ),
    ("Edit", "a change to a text, of YAML or of the index"),
    ("Key", "a key of a cache, of a table, of a YAML map"),
    ("Entry", "an entry of the cache and of the JSON report"),
    ("Kind", "the kind of a chart, of a page, of a YAML value"),
    ("Manifest", "manifest.json of a website, and of a theme"),
    ("Series", "rows of a table, and their drawing"),
    ("Shape", "a drawn shape, and the shape of a YAML file"),
    ("Surface", "what is drawn on, and the appearance of prose"),
    ("Table", "of data, of HTML, of cached results"),
    ("Texts", "columns of text, and the texts of a language"),
    ("Token", "each parser has its own"),
    ("Tokens", "of YAML, and the design tokens of a theme"),
    ("Anchor", "of text in a drawing, and of a heading"),
    ("AreaRow", "a row of areas.csv, and of a chart"),
    ("Count", "of pages done, and of periods in a trend"),
    (
        "Named",
        "a file-private helper of JSON-LD and of style sheets",
    ),
    (
        "Numbers",
        "columns of numbers, and numbers of cached figures",
    ),
    (
        "Observation",
        "a row of data, and its description in a chart",
    ),
    (
        "OpenInline",
        "inline markup that is not closed yet, parsed and rendered",
    ),
    ("Piece", "of prose, and of a rendered body"),
    (
        "Position",
        "line and column, and a position in a rendered body",
    ),
    ("RawHtml", "the setting, and the markup that it is about"),
    ("Used", "file-private: what a builder has used so far"),
];

/// The most lines of a file, tests included; a longer one is split by meaning.
const LONGEST: usize = 400;

/// Every source file but the crate's roots, with its room.
fn sources() -> Vec<(String, String, String)> {
    read(Path::new("src"))
        .into_iter()
        .filter_map(|(path, bytes)| {
            let room = path.split_once('/')?.0.to_owned();
            (Path::new(&path).extension().is_some_and(|end| end == "rs"))
                .then(|| (path, room, text(&bytes)))
        })
        .collect()
}

/// The code without comments and string literals, roughly: enough to find paths in it.
fn code(source: &str) -> String {
    source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn rooms_know_only_what_they_may() {
    let rooms: BTreeMap<&str, Vec<&str>> = ROOMS
        .iter()
        .map(|(room, known)| (*room, known.split_whitespace().collect()))
        .collect();
    let mut problems = BTreeSet::new();
    for (path, room, source) in sources() {
        let Some(allowed) = rooms.get(room.as_str()) else {
            problems.insert(format!("{room} is not in the table"));
            continue;
        };
        // Tests may use any room.
        let is_test = path.contains("tests");
        let code = code(&source);
        let code = code
            .split("#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or_default();
        for (_, used) in code
            .match_indices("crate::")
            .map(|(at, _)| code[at + 7..].split_at(0))
        {
            let other: String = used
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if rooms.contains_key(other.as_str())
                && other != room
                && !allowed.contains(&other.as_str())
                && !is_test
            {
                problems.insert(format!("{path}: {room} may not know {other}"));
            }
        }
        for (name, homes) in HOMES {
            let named =
                code.contains(&format!("{name}::")) || code.contains(&format!("use {name};"));
            if named && !homes.contains(&room.as_str()) && !is_test {
                problems.insert(format!("{path}: {name} is named outside {homes:?}"));
            }
        }
    }
    assert!(
        problems.is_empty(),
        "{}",
        Vec::from_iter(problems).join("\n")
    );
}

/// The files that may read a message's text: those that render it, and the order of diagnostics.
const READS_MESSAGES: [&str; 7] = [
    "diagnostic/message.rs",
    "diagnostic/order.rs",
    "diagnostic/github.rs",
    "diagnostic/human.rs",
    "diagnostic/json.rs",
    "diagnostic/overlay.rs",
    "diagnostic/plain.rs",
];

/// Outside `diagnostic/` the compiler ensures this: the text is private to the room. Inside it, this test does.
#[test]
fn only_renderers_read_what_a_message_says() {
    let all = sources();
    let message = all.iter().find(|(path, ..)| path == READS_MESSAGES[0]);
    let (_, _, message) = message.expect("the file of the type");
    for field in ["message: String", "help: Vec<String>", "text: String"] {
        let private = format!("    pub(super) {field},");
        assert!(message.contains(&private), "{private} is not in the type");
    }
    let mut problems = Vec::new();
    for (path, _, source) in all {
        let in_room = path.starts_with("diagnostic/") && !path.contains("/tests/");
        if !in_room || READS_MESSAGES.contains(&path.as_str()) {
            continue;
        }
        for field in [".message", ".help", ".labels"] {
            let mut names = source.match_indices(field);
            let longer = |c: char| c.is_alphanumeric() || matches!(c, '_' | '(');
            if names.any(|(at, _)| !source[at + field.len()..].starts_with(longer)) {
                problems.push(format!("{path} reads {field} of a message"));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_file_says_first_what_it_is_for_and_is_short() {
    let mut problems = Vec::new();
    for (path, _, source) in sources() {
        let is_test = path.ends_with("tests.rs") || path.contains("/tests/");
        if !source.starts_with("//! ") && !is_test {
            problems.push(format!("{path} does not say what it is for"));
        }
        let lines = source.lines().count();
        if lines > LONGEST {
            problems.push(format!("{path} has {lines} lines, more than {LONGEST}"));
        }
        if path
            .split(['/', '.'])
            .any(|part| VAGUE.contains(&part) || FILE_METAPHORS.contains(&part))
        {
            problems.push(format!("{path} has a name that does not say what is in it"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_browser_tests_lock_file_names_no_host() {
    let lock = fs::read_to_string("tests/browser/package-lock.json").expect("a lock file");
    assert!(
        !lock.contains("\"resolved\""),
        "say npm config set omit-lockfile-registry-resolved"
    );
}

/// Types by name, with the rooms that declare them: `pub struct Area` and the like, without tests.
fn types(with_contexts: bool) -> BTreeMap<String, BTreeSet<String>> {
    let mut types: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, room, source) in sources() {
        if path.contains("tests") || !with_contexts && path.contains("theme/context") {
            continue;
        }
        for line in source.lines() {
            // An associated type is indented.
            let is_alias = line.starts_with("type ") || line.starts_with("pub");
            let mut words = line
                .split_whitespace()
                .skip_while(|word| word.starts_with("pub") || word.ends_with(')'));
            let keyword = words.next().unwrap_or_default();
            let declares =
                ["struct", "enum", "trait"].contains(&keyword) || (keyword == "type" && is_alias);
            if declares && let Some(rest) = words.next() {
                let name: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
                types.entry(name).or_default().insert(room.clone());
            }
        }
    }
    types
}

#[test]
fn a_type_name_has_one_meaning_and_is_no_metaphor() {
    let types = types(false);
    let mut problems = Vec::new();
    for (name, rooms) in &types {
        let is_shared = SHARED_NAMES.iter().any(|(shared, _)| shared == name);
        if rooms.len() > 1 && !is_shared {
            problems.push(format!("{name} is a type of several rooms: {rooms:?}"));
        }
        if METAPHORS.contains(&name.as_str()) {
            problems.push(format!("{name} in {rooms:?} does not say what it is"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_glossarys_types_exist() {
    let types = types(true);
    let glossary = fs::read_to_string("docs/glossary.md").expect("a glossary");
    let named: Vec<&str> = glossary
        .lines()
        .filter_map(|line| line.strip_suffix("` |")?.rsplit_once('`'))
        .map(|(_, name)| name)
        .collect();
    let missing: Vec<&&str> = named
        .iter()
        .filter(|name| !types.contains_key(**name))
        .collect();
    assert!(
        named.len() > 40 && missing.is_empty(),
        "no such types: {missing:?}"
    );
}
