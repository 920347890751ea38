//! The same text without figures, charts and indicators, for Casebook and for generators that check nothing: each gets its own
//! front matter and templates with the same result: head, breadcrumbs, title, summary, terms, body, neighbours; a list on each
//! front page and for each term; a sitemap.

mod templates;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::generate::prose::{self, Link};
use crate::generate::{A_REPORT, file, taxonomies, terms, write};
use templates::{BLADES, CASEBOOK, HUGO};

/// A generator with its command.
pub(crate) struct Generator {
    pub(crate) name: &'static str,
    pub(crate) command: Command,
    /// The folder of the website.
    pub(crate) output: PathBuf,
}

/// A page in the form that every generator receives.
struct Page {
    number: usize,
    title: String,
    summary: String,
    body: String,
}

impl Page {
    fn new(number: usize, pages: usize, link: Link<'_>) -> Self {
        let body = prose::body(number, pages, link);
        let between = body.between.join(" ");
        Self {
            number,
            title: prose::headline(number, 6),
            summary: prose::summary(number),
            body: format!("{}{between}\n\n{}", body.before, body.after),
        }
    }

    /// Its number in its report.
    fn nth(&self) -> usize {
        self.number % A_REPORT
    }

    /// Its file for generators whose addresses are whole file names.
    fn file(&self) -> String {
        let report = self.number / A_REPORT;
        format!("report-{report:03}/case-{:05}.md", self.number)
    }
}

/// The address of a page in every generator's website.
fn address(number: usize) -> String {
    format!("/report-{:03}/case-{number:05}/", number / A_REPORT)
}

/// Generates a site with this many pages for each generator; also returns the names of those that are not on PATH.
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

fn files(site: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        write(&site.join(path), text);
    }
}

/// The front matter of a report in YAML.
fn report(number: usize, pages: usize) -> String {
    let (title, summary) = (
        prose::headline(number + pages, 4),
        prose::summary(number + pages),
    );
    format!("title: {title}\nsummary: {summary}\n")
}

fn reports(pages: usize) -> std::ops::Range<usize> {
    0..pages.div_ceil(A_REPORT)
}

fn casebook(site: &Path, theme: &str, pages: usize) {
    let content = site.join("content");
    let settings = format!(
        "title: Plain\nbase_url: https://example.org/\nevidence: off\ntheme: {theme}\n{}",
        taxonomies()
    );
    write(&content.join("site.yaml"), &settings);
    write(
        &content.join("index.md"),
        "---\ntitle: Plain\nsummary: A large site.\n---\n\nHello.\n",
    );
    if theme == "plain" {
        files(site, CASEBOOK);
    }
    for number in reports(pages) {
        let text = format!(
            "---\nkind: report\n{}---\n\nRead on.\n",
            report(number, pages)
        );
        write(&content.join(format!("report-{number:03}/index.md")), &text);
    }
    for number in 0..pages {
        let page = Page::new(number, pages, &|other| format!("../{}", file(other)));
        let (principles, topics) = terms(number);
        let text = format!(
            "---\nkind: article\ntitle: {}\nsummary: {}\npublished: 2026-01-31\nprinciples: [{}]\ntopics: [{}]\n---\n\n{}",
            page.title,
            page.summary,
            principles.join(", "),
            topics.join(", "),
            page.body
        );
        write(&content.join(file(number)), &text);
    }
}

fn hugo(site: &Path, pages: usize) {
    let content = site.join("content");
    files(site, HUGO);
    for number in reports(pages) {
        let text = format!("---\n{}---\n\nRead on.\n", report(number, pages));
        write(
            &content.join(format!("report-{number:03}/_index.md")),
            &text,
        );
    }
    for number in 0..pages {
        let page = Page::new(number, pages, &address);
        let (principles, topics) = terms(number);
        let text = format!(
            "---\ntitle: {}\nsummary: {}\ndate: 2026-01-31\nweight: {}\nprinciples: [{}]\ntopics: [{}]\n---\n\n{}",
            page.title,
            page.summary,
            page.nth() + 1,
            principles.join(", "),
            topics.join(", "),
            page.body
        );
        write(&content.join(page.file()), &text);
    }
}

fn blades(site: &Path, pages: usize) {
    let content = site.join("content");
    files(site, BLADES);
    // It moves assets, and asks before it does: the folder must be empty.
    fs::create_dir_all(&content).expect("a folder can be made");
    for number in reports(pages) {
        let (title, summary) = (
            prose::headline(number + pages, 4),
            prose::summary(number + pages),
        );
        let text = format!(
            "+++\ntitle = \"{title}\"\nsummary = \"{summary}\"\nsort_by_weight = true\n+++\n\nRead on.\n"
        );
        write(&content.join(format!("report-{number:03}/index.md")), &text);
    }
    for number in 0..pages {
        let page = Page::new(number, pages, &address);
        let (principles, topics) = terms(number);
        let text = format!(
            "+++\ntitle = \"{}\"\nsummary = \"{}\"\ndate = \"2026-01-31\"\nweight = {}\n\n[taxonomies]\nprinciples = {principles:?}\ntopics = {topics:?}\n+++\n\n{}",
            page.title,
            page.summary,
            page.nth(),
            page.body
        );
        write(&content.join(page.file()), &text);
    }
}
