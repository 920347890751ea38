//! The documents in the repository: every link between them leads to an existing file and heading, the reference is what the program
//! goes by, and the README's commands run.

use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::folder::{bless, run, text as words};

/// Every document: those at the root, and all below docs/.
fn documents() -> Vec<PathBuf> {
    let below = walkdir::WalkDir::new("docs").sort_by_file_name();
    let below = below
        .into_iter()
        .filter_map(Result::ok)
        .map(|entry| entry.path().to_owned())
        .filter(|path| path.extension().is_some_and(|end| end == "md"));
    ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
        .map(PathBuf::from)
        .into_iter()
        .chain(below)
        .collect()
}

/// The links and pictures of a document, and the ids that code hosts give its headings.
fn links_and_headings(markdown: &str) -> (Vec<String>, Vec<String>) {
    let (mut links, mut ids, mut heading) = (Vec::new(), Vec::new(), None);
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                links.push(dest_url.into_string());
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => ids.extend(heading.take().map(|text| id(&text))),
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            _ => {}
        }
    }
    (links, ids)
}

/// By the rules of code hosts: lower case, hyphens for spaces, no punctuation.
fn id(heading: &str) -> String {
    heading
        .to_lowercase()
        .chars()
        .filter(|&char| char.is_alphanumeric() || matches!(char, ' ' | '-' | '_'))
        .map(|char| if char == ' ' { '-' } else { char })
        .collect()
}

/// What is wrong with a link of a document.
fn problem(document: &Path, link: &str) -> Option<String> {
    let scheme = link.split_once(':').map(|(scheme, _)| scheme);
    if scheme.is_some_and(|scheme| scheme.chars().all(char::is_alphanumeric)) {
        return None;
    }
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    let place = match file {
        "" => document.to_owned(),
        file => document.parent().expect("a folder").join(file),
    };
    if !place.exists() {
        return Some(format!("{}: there is no {link}", document.display()));
    }
    if anchor.is_empty() {
        return None;
    }
    let text = fs::read_to_string(&place).expect("a text");
    let (_, ids) = links_and_headings(&text);
    let known = ids.iter().any(|id| id == anchor);
    (!known).then(|| format!("{}: there is no heading {link}", document.display()))
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    let mut count = 0;
    let mut problems = Vec::new();
    for document in documents() {
        let text = fs::read_to_string(&document).expect("a text");
        let (links, _) = links_and_headings(&text);
        count += links.len();
        problems.extend(links.iter().filter_map(|link| problem(&document, link)));
    }
    assert!(count > 50, "the links are found: {count}");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn links_that_lead_nowhere_are_found() {
    let guide = Path::new("docs/guide/editors.md");
    for (link, is_broken) in [
        ("analysts.md", false),
        ("../architecture.md#one-build", false),
        ("#while-you-write", false),
        ("https://example.org/nowhere", false),
        ("mailto:me@example.org", false),
        ("../decisions/", false),
        ("themes.md", true),
        ("docs/architecture.md", true),
        ("../architecture.md#two-builds", true),
        ("#nowhere", true),
    ] {
        assert_eq!(problem(guide, link).is_some(), is_broken, "{link}");
    }
}

#[test]
fn the_reference_has_every_key_and_message_as_they_are() {
    const REFERENCE: &str = "docs/guide/reference.md";
    let said = run(Path::new("."), &["schema", "--markdown"]);
    let printed = words(&said.stdout);
    if bless() {
        fs::write(REFERENCE, &printed).expect("it can be written");
    }
    let written = fs::read_to_string(REFERENCE).unwrap_or_default();
    assert!(
        written == printed,
        "{REFERENCE} is not what `casebook schema --markdown` prints; BLESS=1 writes it"
    );
}

/// The commands of the README's first report, without comments and what their output is written to.
fn first_commands() -> Vec<String> {
    let readme = fs::read_to_string("README.md").expect("the README");
    let (_, part) = readme.split_once("## A first report").expect("its heading");
    let (part, _) = part.split_once("\n## ").expect("the next heading");
    let blocks = part.split("```sh\n").skip(1);
    let lines = blocks.flat_map(|block| block.split("```").next().unwrap_or("").lines());
    lines
        .map(|line| {
            line.split(['#', '>'])
                .next()
                .unwrap_or(line)
                .trim()
                .to_owned()
        })
        .collect()
}

#[test]
fn the_commands_of_the_readme_run_one_after_the_other() {
    let place = tempfile::tempdir().expect("a folder");
    let mut here = place.path().to_owned();
    let mut ran = 0;
    for command in first_commands() {
        // An argument in quotes is one.
        let parts = command.split('"').enumerate().flat_map(|(index, part)| {
            let quoted = index % 2 == 1;
            let parts: Vec<&str> = if quoted {
                vec![part]
            } else {
                part.split(' ').collect()
            };
            parts
        });
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            ["cd", folder] => {
                here = here.join(folder);
                // What somebody has downloaded: the data that the site has.
                let data = "content/indicators/employment-rate.csv";
                fs::create_dir(here.join("Downloads")).expect("a folder");
                fs::copy(here.join(data), here.join("Downloads/employment-rate.csv"))
                    .expect("a copy");
            }
            // It runs until it is ended, and has tests of its own.
            ["casebook", "serve", ..] => {}
            ["casebook", arguments @ ..] => {
                let said = run(&here, arguments);
                assert!(said.status.success(), "{command}: {}", words(&said.stderr));
                ran += 1;
            }
            _ => panic!("{command} is no command of Casebook"),
        }
    }
    assert_eq!(ran, 7, "init, check, build, new, bind, import, claims");
}
