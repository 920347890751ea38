//! Every link leads somewhere: to a published page, a heading of it, a file, or a harmless address.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Element};
use crate::site::{LinkTarget, LinkTargets};
use crate::source::{Span, Spanned};

/// Checks a page's links, in its front matter, body and blocks. A definition that several links share is reported once.
pub(super) fn check(document: &Document, targets: &LinkTargets, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: BTreeSet<Span> = BTreeSet::new();
    let body = document.links().map(|link| &link.destination);
    let front = document.front.links.iter().map(|link| &link.url);
    let blocks = document.elements().flat_map(Element::destinations);
    for destination in front.chain(body).chain(blocks) {
        if let Some(LinkTarget::Broken(problem)) = targets.get(&destination.value)
            && seen.insert(destination.span.clone())
        {
            diagnostics.push(problem.diagnostic(&destination.span, Some(&document.source)));
        }
    }
    for element in document.elements() {
        diagnostics.extend(not_a_download(element, targets));
        let linked = element
            .url
            .iter()
            .chain(element.items.iter().filter_map(|item| item.url.as_ref()));
        diagnostics.extend(linked.filter_map(|url| not_a_link(url, targets)));
    }
}

/// A download is a file of the site: its size is known, and no other site learns who reads it.
fn not_a_download(element: &Element, targets: &LinkTargets) -> Option<Diagnostic> {
    let file = element.file.as_ref()?;
    let message = match targets.get(&file.value)? {
        LinkTarget::File { .. } | LinkTarget::Broken(_) => return None,
        LinkTarget::External(_) => "a download is a file of this site, and this is another site's",
        LinkTarget::Page { .. } => "this is a page, and no file to download",
        LinkTarget::Binding => "this is a figure's address, and no file to download",
    };
    let error = Diagnostic::error(Code::BrokenLink, file.span.clone(), message);
    Some(error.help(
        "put the file beside this page and write its name; for a link, use the block call-to-action with title and url",
    ))
}

/// A block's link leads to a page, a file or an address, and never to a figure.
fn not_a_link(url: &Spanned<String>, targets: &LinkTargets) -> Option<Diagnostic> {
    matches!(targets.get(&url.value)?, LinkTarget::Binding).then(|| {
        let message = "a figure's address leads nowhere here";
        let error = Diagnostic::error(Code::BrokenLink, url.span.clone(), message);
        error.help("write a page's file, such as ../index.md, or an address with https://")
    })
}
