//! The website as a whole, before it takes the old one's place: no page has an id twice, and every link leads to a file, and an anchor,
//! that is there. What editors write was checked already; this finds what templates write, and what generated pages do not have.
//!
//! In: every output file, on its way to the sink. Out: diagnostics. Must not know: templates, how pages are made.

use std::borrow::Cow;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, MutexGuard, PoisonError};

use percent_encoding::percent_decode_str;

use crate::diagnostic::{Code, Diagnostic};
use crate::markup::{Attribute, for_each_attribute};
use crate::output::{Content, OutputFile, Sink};
use crate::source::Span;

/// The attributes that hold an address, by element.
const ADDRESSES: [(&str, &str); 8] = [
    ("a", "href"),
    ("link", "href"),
    ("img", "src"),
    ("script", "src"),
    ("source", "src"),
    ("audio", "src"),
    ("video", "src"),
    ("iframe", "src"),
];

/// The ids of a page, and the addresses of its links.
#[derive(Debug, Default)]
pub(crate) struct PageMarkup<'h> {
    /// In order, each once.
    pub(crate) ids: Vec<Cow<'h, str>>,
    /// Ids that it has twice, in order.
    doubled: Vec<Cow<'h, str>>,
    /// As they are written, in order, each once.
    addresses: Vec<Cow<'h, str>>,
}

impl<'h> PageMarkup<'h> {
    /// What the HTML of a page contains.
    pub(crate) fn of(html: &'h str) -> Self {
        let mut page = Self::default();
        for_each_attribute(html, &["id", "href", "src"], |attribute| {
            let Attribute {
                element,
                name,
                value,
            } = attribute;
            if name == "id" {
                page.ids.push(value);
            } else if ADDRESSES
                .iter()
                .any(|(known, of)| name == *of && element.eq_ignore_ascii_case(known))
            {
                page.addresses.push(value);
            }
        });
        page.ids.sort_unstable();
        let doubled = page.ids.windows(2).filter(|pair| pair[0] == pair[1]);
        page.doubled = doubled.map(|pair| pair[0].clone()).collect();
        page.doubled.dedup();
        page.ids.dedup();
        // Most links of a page are those of its header and its footer, and several lead to one place.
        page.addresses.sort_unstable();
        page.addresses.dedup();
        page
    }
}

/// What a link to the site itself leads to: the path in the output folder, and the anchor.
fn destination(page: &str, address: &str, root: &str) -> Option<(String, Option<String>)> {
    let (file, anchor) = match address.split_once('#') {
        Some((file, anchor)) => (file, Some(decoded(anchor))),
        None => (address, None),
    };
    let file = if file.is_empty() {
        page.to_owned()
    } else {
        target(page, file, root)?
    };
    Some((file, anchor.filter(|anchor| !anchor.is_empty())))
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// The path in the output folder to which an address leads from a page; `None` where it leaves the site.
fn target(page: &str, address: &str, root: &str) -> Option<String> {
    let path = address.split('?').next().unwrap_or(address);
    let has_scheme = path
        .split_once(':')
        .is_some_and(|(scheme, _)| !scheme.contains('/'));
    if has_scheme || path.starts_with("//") {
        return None;
    }
    let path = decoded(path);
    let mut parts: Vec<&str> = Vec::new();
    let inside = if path.starts_with('/') {
        path.strip_prefix(root)?
    } else {
        parts.extend(page.split('/'));
        parts.pop();
        &path
    };
    for part in inside.split('/') {
        match part {
            "" | "." => {}
            // Above the root, browsers stay there.
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let is_folder = inside.is_empty() || inside.ends_with(['/', '.']);
    let file = parts.join("/");
    Some(match (is_folder, file.is_empty()) {
        (_, true) => "index.html".to_owned(),
        (true, false) => format!("{file}/index.html"),
        (false, false) => file,
    })
}

/// A sink that looks at every file before it passes it on.
pub(crate) struct PlannedOutput<'a> {
    sink: &'a dyn Sink,
    /// The path of the site's address, with a slash at its end.
    root: String,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    /// Hashes of paths: texts with long beginnings in common compare slowly.
    files: BTreeSet<u64>,
    /// The hashes of pages' ids, in order, by the hash of the page's path: the ids themselves would take as much memory as the
    /// pages' texts.
    ids: BTreeMap<u64, Vec<u64>>,
    /// Each file or anchor that a page links to, by its hash.
    links: BTreeMap<u64, PlannedLink>,
    problems: Vec<(String, PageProblem)>,
}

/// A file or an anchor that pages link to.
struct PlannedLink {
    file: String,
    anchor: Option<String>,
    /// The first page by path that links to it.
    page: String,
}

/// What is wrong with a page.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum PageProblem {
    DoubledId(String),
    NoFile(String),
    NoAnchor(String),
}

impl<'a> PlannedOutput<'a> {
    /// `base_url` is the site's address.
    pub(crate) fn new(sink: &'a dyn Sink, base_url: &str) -> Self {
        let path = base_url.split_once("://").map_or("", |(_, rest)| rest);
        let root = path.find('/').map_or("/", |slash| &path[slash..]);
        Self {
            sink,
            root: decoded(root),
            seen: Mutex::default(),
        }
    }

    /// What is wrong with the website, once every file has been put; `place` says where messages about a page point.
    pub(crate) fn problems(self, place: &dyn Fn(&str) -> Span) -> Vec<Diagnostic> {
        let seen = self
            .seen
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let mut problems = seen.problems;
        for PlannedLink { file, anchor, page } in seen.links.into_values() {
            let path = hash(&file);
            if !seen.files.contains(&path) {
                problems.push((page, PageProblem::NoFile(file)));
                continue;
            }
            let Some(anchor) = anchor else { continue };
            let ids = seen.ids.get(&path);
            if ids.is_some_and(|ids| ids.binary_search(&hash(&anchor)).is_err()) {
                problems.push((page, PageProblem::NoAnchor(format!("{file}#{anchor}"))));
            }
        }
        problems.sort();
        let problems = problems.iter();
        problems
            .map(|(page, problem)| problem.diagnostic(page, place(page)))
            .collect()
    }
}

impl PageProblem {
    fn diagnostic(&self, page: &str, place: Span) -> Diagnostic {
        let page = page.strip_suffix("index.html").unwrap_or(page);
        let (code, message) = match self {
            Self::DoubledId(id) => (
                Code::DuplicateId,
                format!("the page /{page} has the id \"{id}\" twice"),
            ),
            Self::NoFile(file) => {
                let file = file.strip_suffix("index.html").unwrap_or(file);
                let message = format!("the page /{page} links to /{file}, which is not made");
                (Code::BrokenLink, message)
            }
            Self::NoAnchor(anchor) => {
                let anchor = anchor.replacen("index.html#", "#", 1);
                let message = format!("the page /{page} links to /{anchor}, which is not there");
                (Code::BrokenAnchor, message)
            }
        };
        Diagnostic::error(code, place, message)
            .help("a template writes it: correct the template that this page is made with")
    }
}

impl Sink for PlannedOutput<'_> {
    fn put(&self, file: OutputFile) {
        match &file.content {
            Content::Bytes(bytes) if file.path.strip_suffix(".html").is_some() => {
                // Checking the encoding of what is right already is several times faster than replacing what is not.
                let html = std::str::from_utf8(bytes)
                    .map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed);
                let page = PageMarkup::of(&html);
                let links = self.links(&file.path, &page);
                self.seen().add(&file.path, &page, links);
            }
            _ => {
                self.seen().files.insert(hash(&file.path));
            }
        }
        self.sink.put(file);
    }
}

impl PlannedOutput<'_> {
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a page's links to the site itself lead to, with the hash of each.
    fn links(&self, path: &str, page: &PageMarkup) -> Vec<(u64, (String, Option<String>))> {
        let addresses = page.addresses.iter();
        let links = addresses.filter_map(|address| destination(path, address, &self.root));
        links.map(|link| (hash(&link), link)).collect()
    }
}

impl Seen {
    fn add(&mut self, path: &str, page: &PageMarkup, links: Vec<(u64, (String, Option<String>))>) {
        self.files.insert(hash(path));
        let mut report = |problem| self.problems.push((path.to_owned(), problem));
        for id in &page.doubled {
            report(PageProblem::DoubledId(id.clone().into_owned()));
        }
        let mut ids: Vec<u64> = page.ids.iter().map(hash).collect();
        ids.sort_unstable();
        self.ids.insert(hash(path), ids);
        for (hash, (file, anchor)) in links {
            match self.links.entry(hash) {
                // Pages come in any order.
                Entry::Occupied(mut known) if path < known.get().page.as_str() => {
                    path.clone_into(&mut known.get_mut().page);
                }
                Entry::Occupied(_) => {}
                Entry::Vacant(new) => {
                    new.insert(PlannedLink {
                        file,
                        anchor,
                        page: path.to_owned(),
                    });
                }
            }
        }
    }
}

/// A hash that holds within one run.
fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Nowhere;

    impl Sink for Nowhere {
        fn put(&self, _: OutputFile) {}
    }

    fn messages(pages: &[(&str, &str)]) -> Vec<String> {
        let planned = PlannedOutput::new(&Nowhere, "https://example.org/report/");
        for (path, html) in pages {
            planned.put(OutputFile {
                path: (*path).to_owned(),
                content: Content::Bytes(html.as_bytes().to_vec()),
            });
        }
        let mut found: Vec<String> = planned
            .problems(&|_| Span::new(&"content/site.yaml".into(), 0..0))
            .iter()
            .map(|found| found.message().to_owned())
            .collect();
        found.sort();
        found
    }

    #[test]
    fn every_link_leads_to_a_file_and_an_id() {
        let sound = [
            (
                "index.html",
                "<a id=top href=a/>a</a><a href='a/#%C3%A9'>b</a><a href=#top><img src=p.png?1><a href=?x>",
            ),
            (
                "a/index.html",
                "<p id=é><a href=..><a href=./><a href=../index.html#top><a href=/report/><a href='https://b.org/#c'><a href=mailto:a@b.org>",
            ),
            ("404.html", "<a href=/report/a/>"),
            ("p.png", ""),
        ];
        assert_eq!(messages(&sound), [""; 0]);
        let broken = [
            (
                "index.html",
                "<p id=a><p id=a><a href=#b><a href=c/><a href=d/#e><img src=f.png>",
            ),
            ("d/index.html", "<a href=c/><a href=../c/>"),
        ];
        assert_eq!(
            messages(&broken),
            [
                "the page / has the id \"a\" twice",
                "the page / links to /#b, which is not there",
                "the page / links to /d/#e, which is not there",
                "the page / links to /f.png, which is not made",
                "the page /d/ links to /c/, which is not made",
                "the page /d/ links to /d/c/, which is not made",
            ]
        );
    }
}
