//! Where a link leads: a page by its file, a heading, a picture, an address elsewhere.
//!
//! In: a page's path and a destination as written. Out: a `LinkTarget`, which is all that a page depends on here, or what is
//! wrong with it and what to write. Must not know: HTML.

use std::ops::Bound;

use unicode_normalization::UnicodeNormalization as _;

use super::link_target::{Fix, LinkProblem, LinkTarget, LinkTargets};
use super::paths::{address_from, decoded, from_page, joined};
use super::scheme::{scheme, with_scheme};
use super::{CONTENT, INDICATORS, PLACES, Site, Summary, Unpublished};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::document::{Document, Element};
use crate::source::{SitePath, Source, Spanned};

/// The most names that are searched for a similar one: sites are large, and links many.
const LOOKED_THROUGH: usize = 2_000;

/// A file's name without its number and ending, as in addresses: `leeds` of `r/02-leeds.md`.
fn plain_name(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    super::address::part_of_name(name.trim_end_matches(".md"))
}

/// The last parts of names of websites that editors link to.
const DOMAINS: [&str; 14] = [
    "org", "com", "net", "uk", "eu", "gov", "int", "info", "wales", "cymru", "scot", "ie",
    "london", "io",
];

/// Whether a path is an address whose `https://` was left out: `www.example.org/report`, `schema.example.org`.
fn is_website(path: &str) -> bool {
    let host = path.split('/').next().unwrap_or(path);
    let domain = host.rsplit_once('.').map_or("", |(_, last)| last);
    host.starts_with("www.") || DOMAINS.contains(&domain)
}

impl Site {
    /// Where all links and pictures of a page lead, those of its front matter included.
    pub fn link_targets(&self, document: &Document, summary: &Summary) -> LinkTargets {
        let front = &document.front;
        let links = document.links().map(|link| &link.destination);
        let pictures = document.images.iter().map(|image| &image.src);
        let further = front.links.iter().map(|link| &link.url);
        let image = front.image.iter().map(|image| &image.src);
        let front = further.chain(image);
        let shown = document.elements().flat_map(Element::picture_files);
        let linked = document.elements().flat_map(Element::destinations);
        let mut targets = LinkTargets::new();
        for destination in links
            .chain(pictures)
            .chain(front)
            .chain(shown)
            .chain(linked)
        {
            if !targets.contains_key(&destination.value) {
                let target = self.resolve(&summary.path, &summary.anchors, destination);
                targets.insert(destination.value.clone(), target);
            }
        }
        targets
    }

    /// Where `destination` leads from the page at `from`. `anchors` are the ids of that page, sorted.
    pub fn resolve(&self, from: &SitePath, anchors: &[String], destination: &str) -> LinkTarget {
        let written = destination.trim();
        if written.is_empty() {
            return LinkProblem::with_advice(
                Code::BrokenLink,
                "this link leads nowhere",
                "write a page's file, such as ../index.md, or an address",
            );
        }
        if written.contains(char::is_control) {
            return LinkProblem::with_advice(
                Code::UnsafeLink,
                "this address has a character that nobody can see",
                "write the address again",
            );
        }
        if let Some(scheme) = scheme(written) {
            return with_scheme(&scheme, written);
        }
        if written.starts_with("//") {
            return LinkProblem::with_fix(
                Code::UnsafeLink,
                "this address does not say how it is reached",
                Fix::Replacement(format!("https:{written}")),
            );
        }
        if written.contains('\\') {
            return LinkProblem::with_fix(
                Code::BrokenLink,
                "a backslash does not part folders in an address",
                Fix::Replacement(written.replace('\\', "/")),
            );
        }
        let (path, anchor) = match written.split_once('#') {
            Some((path, anchor)) => (path, Some(decoded(anchor).nfc().collect())),
            None => (written, None),
        };
        if path.is_empty() {
            return self.page_target(from, from, anchors, anchor, written);
        }
        let path = decoded(path.split('?').next().unwrap_or(path));
        self.path_target(from, &path, anchor, written)
    }

    fn path_target(
        &self,
        from: &SitePath,
        path: &str,
        anchor: Option<String>,
        written: &str,
    ) -> LinkTarget {
        let Some(file) = joined(from, path) else {
            return LinkProblem::with_advice(
                Code::BrokenLink,
                format!("\"{written}\" leads out of the folder {CONTENT}"),
                "link to a page or file inside it",
            );
        };
        let file = self.as_named(file);
        if let Some(page) = self.page_of(&file) {
            return self.page_target(
                from,
                &page.summary.path,
                &page.summary.anchors,
                anchor,
                written,
            );
        }
        if let Some(unpublished) = self.unpublished.get(file.as_str()) {
            let why = match unpublished {
                Unpublished::Draft => "is a draft",
                Unpublished::Embargo(_) => "is under embargo",
                Unpublished::WithReport(_) => "belongs to an unpublished report",
            };
            return LinkProblem::with_advice(
                Code::LinkToHeldBack,
                format!("{} {why}: readers would find nothing there", file.as_str()),
                "take the link out until that page is published",
            );
        }
        if let Some(asset) = self.assets.get(file.as_str()) {
            return LinkTarget::File {
                address: asset.address.clone(),
                size: asset.size,
                path: SitePath::new(file),
            };
        }
        let path = &*path.nfc().collect::<String>();
        if path.starts_with('/')
            && let Some(claim) = self.routes.get(path)
        {
            if let Some(page) = self.page_at(&claim.address) {
                let anchors = &page.summary.anchors;
                return self.page_target(from, &page.summary.path, anchors, anchor, written);
            }
            return LinkTarget::Page {
                address: claim.address.clone(),
                anchor,
            };
        }
        self.missing_target(from, &file, path, written)
    }

    fn page_target(
        &self,
        from: &SitePath,
        path: &SitePath,
        anchors: &[String],
        anchor: Option<String>,
        written: &str,
    ) -> LinkTarget {
        let Some(page) = self.page_of(path) else {
            // The page itself is unpublished: only its own anchors can be checked.
            let address = String::new();
            return LinkTarget::Page { address, anchor };
        };
        let anchor = anchor.filter(|anchor| !anchor.is_empty());
        if let Some(id) = &anchor
            && anchors.binary_search(id).is_err()
        {
            let here = if from == path {
                "this page"
            } else {
                path.as_str()
            };
            let known = anchors.iter().map(String::as_str);
            let fix = match did_you_mean(id, known.clone()) {
                Some(known) => {
                    let page = written.split('#').next().unwrap_or("");
                    Fix::Replacement(format!("{page}#{known}"))
                }
                None if anchors.is_empty() => Fix::Advice("that page has no headings".to_owned()),
                None => Fix::Advice(format!(
                    "its ids are {}",
                    known.take(12).collect::<Vec<_>>().join(", ")
                )),
            };
            return LinkProblem::with_fix(
                Code::BrokenAnchor,
                format!("{here} has no heading with the id \"{id}\""),
                fix,
            );
        }
        LinkTarget::Page {
            address: page.address.clone(),
            anchor,
        }
    }

    /// A path as the file is named, whose name may be the same letters in another composition: what is typed on one system and
    /// named by another differs in bytes alone.
    fn as_named(&self, file: String) -> String {
        let path = file.as_str();
        if file.is_ascii()
            || self.by_path.contains_key(path)
            || self.unpublished.contains_key(path)
            || self.assets.contains_key(path)
        {
            return file;
        }
        let pages = self.by_path.keys().chain(self.unpublished.keys());
        let names = pages.chain(self.assets.keys()).map(SitePath::as_str);
        let alike = |name: &&str| !name.is_ascii() && name.nfc().eq(file.nfc());
        let found = names.into_iter().find(alike).map(str::to_owned);
        found.unwrap_or(file)
    }

    /// What is wrong with a path that leads to nothing.
    fn missing_target(&self, from: &SitePath, file: &str, path: &str, written: &str) -> LinkTarget {
        let message = format!("there is no file {file}");
        let code = Code::BrokenLink;
        let anchor = written.split_once('#').map(|(_, anchor)| anchor);
        let fix = |target: &str| {
            let file = from_page(from, target);
            Fix::Replacement(match anchor {
                Some(anchor) => format!("{file}#{anchor}"),
                None => file,
            })
        };
        let folder = file.trim_end_matches('/');
        for front in [format!("{folder}/index.md"), format!("{folder}.md")] {
            if self.by_path.contains_key(front.as_str()) {
                let message = format!("\"{written}\" is no file");
                return LinkProblem::with_fix(code, message, fix(&front));
            }
        }
        // An address instead of a file: ../coventry/.
        if let Some(base) = self.page_of(from)
            && let Some(&number) = self.by_address.get(&address_from(&base.address, path))
        {
            let page = &self.pages[number].summary.path;
            return LinkProblem::with_fix(code, "a link to a page names its file", fix(page));
        }
        if self.folders.contains(folder) {
            return LinkProblem::with_advice(
                code,
                format!("{folder} is a folder"),
                "link to a file in it",
            );
        }
        let name = file.rsplit('/').next().unwrap_or(file);
        if self.other_files.contains(file) {
            return LinkProblem::with_advice(
                code,
                format!("{file} cannot be published"),
                "link to a page (.md), a picture or a document, with a name of letters, digits and hyphens",
            );
        }
        if path.starts_with('/') && !name.contains('.') && self.most_similar(file).is_none() {
            let list = [PLACES, INDICATORS].into_iter().find(|list| path == *list);
            return LinkProblem::with_advice(
                code,
                format!("no page of this site has the address {path}"),
                match list {
                    Some(PLACES) => {
                        "Casebook makes this list where pages, charts or `profiles` in site.yaml name a place"
                    }
                    Some(_) => {
                        "Casebook makes this list where content/indicators/ has an indicator"
                    }
                    None => {
                        "write the page's file, with / for content/ and its ending .md, such as /about.md; or a whole address with https://"
                    }
                },
            );
        }
        if is_website(path) {
            return LinkProblem::with_fix(
                code,
                message,
                Fix::Replacement(format!("https://{written}")),
            );
        }
        // A name of a few letters is near to any other: a page is then not meant by a link of its own.
        let is_short = plain_name(file).len() < 4;
        let alike = self.most_similar(file);
        let alike = alike.filter(|alike| !(is_short && **alike == **from));
        match alike {
            Some(alike) => LinkProblem::with_fix(code, message, fix(alike)),
            None if !path.contains(['.', '/']) && written.contains('?') => {
                LinkProblem::with_fix(code, message, Fix::Replacement(format!("figure:{written}")))
            }
            None if !name.contains('.') => LinkProblem::with_advice(
                code,
                message,
                "a figure's address begins with figure:, as in figure:INDICATOR?PERIOD; for a page, write the page's file with its ending .md, or a whole address with https://",
            ),
            None => LinkProblem::with_advice(
                code,
                message,
                "write the path from this page's folder, or from content/ with / first",
            ),
        }
    }

    /// The page or file with the most similar name: first in the same folder, then anywhere.
    fn most_similar(&self, file: &str) -> Option<&str> {
        let (folder, name) = file.rsplit_once('/')?;
        let below = |path: &&SitePath| path.folder() == folder;
        let start = format!("{folder}/");
        let from = (Bound::Included(start.as_str()), Bound::Unbounded);
        let pages = self.by_path.range::<str, _>(from).map(|(path, _)| path);
        let assets = self.assets.range::<str, _>(from).map(|(path, _)| path);
        let near = |path: &&SitePath| path.starts_with(&start);
        let names: Vec<&SitePath> = pages
            .take_while(near)
            .chain(assets.take_while(near))
            .take(LOOKED_THROUGH)
            .filter(below)
            .collect();
        let wanted = plain_name(name);
        let whole = did_you_mean(name, names.iter().map(|path| path.file_name()));
        let plains: Vec<String> = names.iter().map(|path| plain_name(path)).collect();
        let found = names
            .iter()
            .position(|path| Some(path.file_name()) == whole)
            .or_else(|| {
                let found = did_you_mean(&wanted, plains.iter().map(String::as_str))?;
                plains.iter().position(|plain| plain == found)
            });
        if let Some(path) = found.and_then(|place| names.get(place)) {
            return Some(path.as_str());
        }
        // The same name in another folder.
        self.by_path
            .keys()
            .chain(self.assets.keys())
            .take(LOOKED_THROUGH)
            .find(|path| plain_name(path) == wanted && !wanted.is_empty() && wanted != "index")
            .map(SitePath::as_str)
    }

    /// The file that a page refers to (`02-coventry.md`, `/marmot-places/02-coventry.md`, or from `content/`), if it is one of
    /// the site's pages, published or not.
    pub fn page_file(&self, from: &SitePath, written: &str) -> Option<SitePath> {
        let beside = joined(from, written.trim());
        let from_content = joined(
            from,
            &format!("/{}", written.trim().trim_start_matches('/')),
        );
        [beside, from_content]
            .into_iter()
            .flatten()
            .map(|file| self.as_named(file))
            .find(|file| {
                self.by_path.contains_key(file.as_str())
                    || self.unpublished.contains_key(file.as_str())
            })
            .map(SitePath::new)
    }

    /// The message about a page that does not exist; given the source of the reference, the help is the whole corrected
    /// line.
    pub fn missing_page_error(
        &self,
        from: &SitePath,
        written: &Spanned<String>,
        source: Option<&Source>,
    ) -> Diagnostic {
        let file = joined(from, written.trim()).unwrap_or_default();
        let fix = match self.most_similar(&file) {
            Some(alike) => Fix::Replacement(from_page(from, alike)),
            None => Fix::Advice(
                "write the page's file, from this page's folder or from content/".to_owned(),
            ),
        };
        Diagnostic::error(
            Code::BrokenLink,
            written.span.clone(),
            format!("there is no page \"{}\"", written.value),
        )
        .help(fix.help(&written.span, source))
    }
}
