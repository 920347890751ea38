//! Links to an anchor of a generated page: only the page itself shows which there are, so it is made and looked at.
//!
//! In: a snapshot whose pages are checked. Out: diagnostics. Must not know: which anchors generated pages have.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::cache::Revision;
use super::pipeline::{DrawingTable, Snapshot, render_page, with_renderer};
use super::planned::PageMarkup;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::page::SiteRenderer;
use crate::site::LinkTarget;
use crate::source::Spanned;
use crate::theme::Theme;

/// Checks every page's links to anchors of generated pages.
pub(super) fn check(
    snapshot: &Snapshot,
    drawings: &DrawingTable,
    revision: Revision,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let wanted = wanted(snapshot);
    if wanted.is_empty() {
        return;
    }
    let ids = with_renderer(snapshot, drawings, revision, |renderer, theme| {
        let addresses = wanted.keys();
        addresses
            .filter_map(|address| Some((address.clone(), ids(renderer, theme, address)?)))
            .collect::<BTreeMap<_, _>>()
    });
    let ids = ids.unwrap_or_default();
    for (address, links) in &wanted {
        let Some(ids) = ids.get(address) else {
            continue;
        };
        let broken = links.iter().filter(|(anchor, _)| !ids.contains(anchor));
        diagnostics.extend(broken.map(|(anchor, link)| {
            let message = format!("{address} has nothing with the id \"{anchor}\"");
            let error = Diagnostic::error(Code::BrokenAnchor, link.span.clone(), message);
            match did_you_mean(anchor, ids.iter().map(String::as_str)) {
                Some(known) => error.help(format!("did you mean {address}#{known}?")),
                None => error.help(format!("open {address} in the preview: the id of what you see there comes after #, or write {address} alone")),
            }
        }));
    }
}

/// The anchors that pages link to by the addresses of generated pages, each with the link.
fn wanted(snapshot: &Snapshot) -> BTreeMap<String, Vec<(String, &Spanned<String>)>> {
    let site = snapshot.site();
    let mut wanted: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for number in snapshot.numbers() {
        let page = snapshot.page(number);
        let targets = &page.links.targets;
        let is_generated = |target: &LinkTarget| match target {
            LinkTarget::Page { address, anchor } => {
                anchor.is_some() && site.number_at(address).is_none()
            }
            _ => false,
        };
        if !targets.values().any(is_generated) {
            continue;
        }
        let document = &page.parsed.document;
        let front = document.front.links.iter().map(|link| &link.url);
        let links = document.links().map(|link| &link.destination);
        for link in links.chain(front) {
            if let Some(target) = targets.get(&link.value)
                && is_generated(target)
                && let LinkTarget::Page {
                    address,
                    anchor: Some(anchor),
                } = target
            {
                let links = wanted.entry(address.clone()).or_default();
                links.push((anchor.clone(), link));
            }
        }
    }
    wanted
}

/// The ids of the generated page at an address; `None` where there is none.
fn ids(renderer: &SiteRenderer<'_>, theme: &Theme, address: &str) -> Option<BTreeSet<String>> {
    let path = format!("{}index.html", address.trim_start_matches('/'));
    let id = renderer.page_at(&path)?;
    // What is wrong with the page is reported when it is built.
    let page = renderer.build(id, &mut Vec::new());
    let html = render_page(theme, renderer, &page, &mut Vec::new())?;
    let ids = PageMarkup::of(&html).ids.into_iter();
    Some(ids.map(Cow::into_owned).collect())
}
