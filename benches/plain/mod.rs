//! The same text without figures, for Casebook and for generators that check nothing: each gets its own front matter and
//! templates, which make the same of it: head, way down, title, summary, body, neighbours; a list on each front page; a sitemap.

mod templates;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::generate::{A_REPORT, WORDS, Words, write};
use templates::{BLADES, CASEBOOK, HUGO};

/// A generator, ready to be run.
pub(crate) struct Generator {
    pub(crate) name: &'static str,
    pub(crate) command: Command,
    /// Where the website will stand.
    pub(crate) output: PathBuf,
}

/// What a page says before its body, and where it stands.
struct Page {
    title: String,
    summary: String,
    /// Its number in its report.
    number: usize,
    body: String,
}

/// Makes a site of so many pages for each generator; also gives the names of those that are not on PATH.
pub(crate) fn generators(place: &Path, pages: usize) -> (Vec<Generator>, Vec<&'static str>) {
    let mut found = Vec::new();
    for (name, theme) in [
        ("casebook, same templates", "plain"),
        ("casebook, default theme", "default"),
    ] {
        let site = place.join(format!("casebook-{theme}"));
        casebook(&site, theme, pages);
        let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
        command.args(["build", "--date", "2026-11-23"]);
        found.push(Generator {
            name,
            output: site.join("output"),
            command: inside(command, &site),
        });
    }
    let mut missing = Vec::new();
    for (name, arguments, make) in [
        (
            "hugo",
            &["--quiet", "--noBuildLock"][..],
            hugo as fn(&Path, usize),
        ),
        ("blades", &["all"], blades),
    ] {
        if !is_on_path(name) {
            missing.push(name);
            continue;
        }
        let site = place.join(name);
        make(&site, pages);
        let mut command = Command::new(name);
        command
            .args(arguments)
            .env("HUGO_CACHEDIR", place.join("hugo-cache"));
        found.push(Generator {
            name,
            output: site.join("public"),
            command: inside(command, &site),
        });
    }
    (found, missing)
}

fn inside(mut command: Command, site: &Path) -> Command {
    command.current_dir(site);
    command
}

fn is_on_path(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

fn page(number: usize) -> Page {
    let mut words = Words(number);
    let summary = words.paragraph(12);
    let mut body = String::from("## What was done\n");
    for part in 0..10 {
        if part == 5 {
            body.push_str("\n## What came of it\n");
        }
        let _ = write!(body, "\n{}\n", words.paragraph(WORDS / 10));
    }
    Page {
        title: format!("Case study {number}"),
        summary,
        number: number % A_REPORT,
        body,
    }
}

/// Writes every page into its report's folder, and hands the number of each new report to `report`.
fn every_page(pages: usize, report: impl Fn(usize), one: impl Fn(&str, usize, &Page)) {
    for number in 0..pages {
        if number % A_REPORT == 0 {
            report(number / A_REPORT);
        }
        let folder = format!("report-{:03}", number / A_REPORT);
        one(&folder, number, &page(number));
    }
}

fn files(site: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        write(&site.join(path), text);
    }
}

fn casebook(site: &Path, theme: &str, count: usize) {
    let content = site.join("content");
    let settings =
        format!("title: Plain\nbase_url: https://example.org/\nevidence: off\ntheme: {theme}\n");
    write(&content.join("site.yaml"), &settings);
    write(
        &content.join("index.md"),
        "---\ntitle: Plain\nsummary: A large site.\n---\n\nHello.\n",
    );
    if theme == "plain" {
        files(site, CASEBOOK);
    }
    every_page(
        count,
        |report| {
            let text = format!(
                "---\nkind: report\ntitle: Report {report}\nsummary: A report.\n---\n\nRead on.\n"
            );
            write(&content.join(format!("report-{report:03}/index.md")), &text);
        },
        |folder, number, page| {
            let text = format!(
                "---\nkind: article\ntitle: {}\nsummary: {}\npublished: 2026-01-31\n---\n\n{}",
                page.title, page.summary, page.body
            );
            let name = format!("{folder}/{:02}-case-{number:05}.md", page.number);
            write(&content.join(name), &text);
        },
    );
}

fn hugo(site: &Path, count: usize) {
    let content = site.join("content");
    files(site, HUGO);
    every_page(
        count,
        |report| {
            let text =
                format!("---\ntitle: Report {report}\nsummary: A report.\n---\n\nRead on.\n");
            write(
                &content.join(format!("report-{report:03}/_index.md")),
                &text,
            );
        },
        |folder, number, page| {
            let text = format!(
                "---\ntitle: {}\nsummary: {}\ndate: 2026-01-31\nweight: {}\n---\n\n{}",
                page.title,
                page.summary,
                page.number + 1,
                page.body
            );
            write(
                &content.join(format!("{folder}/case-{number:05}.md")),
                &text,
            );
        },
    );
}

fn blades(site: &Path, count: usize) {
    let content = site.join("content");
    files(site, BLADES);
    // It moves assets, and asks before it does: nothing may stand there.
    fs::create_dir_all(&content).expect("a folder can be made");
    every_page(
        count,
        |report| {
            let text = format!(
                "+++\ntitle = \"Report {report}\"\nsummary = \"A report.\"\nsort_by_weight = true\n+++\n\nRead on.\n"
            );
            write(&content.join(format!("report-{report:03}/index.md")), &text);
        },
        |folder, number, page| {
            let text = format!(
                "+++\ntitle = \"{}\"\nsummary = \"{}\"\ndate = \"2026-01-31\"\nweight = {}\n+++\n\n{}",
                page.title, page.summary, page.number, page.body
            );
            write(
                &content.join(format!("{folder}/case-{number:05}.md")),
                &text,
            );
        },
    );
}
