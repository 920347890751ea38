//! Every link leads somewhere: to a published page, a heading of it, a file, or a harmless address.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::site::{LinkTarget, LinkTargets};
use crate::source::Span;

/// Checks a page's links, in its front matter, body and blocks. A definition that several links share is reported once.
pub(super) fn check(document: &Document, targets: &LinkTargets, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: BTreeSet<Span> = BTreeSet::new();
    let body = document.links().map(|link| &link.destination);
    let front = document.front.links.iter().map(|link| &link.url);
    for destination in front.chain(body) {
        if let Some(LinkTarget::Broken(problem)) = targets.get(&destination.value)
            && seen.insert(destination.span.clone())
        {
            diagnostics.push(problem.diagnostic(&destination.span, Some(&document.source)));
        }
    }
}
