//! A page that is shown in another one exists, is published, and does not lead back to the page that shows it.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, Document};
use crate::site::Site;

/// Checks a page's `case-study` blocks.
pub(super) fn check(site: &Site, document: &Document, diagnostics: &mut Vec<Diagnostic>) {
    let here = document.source.path();
    for placed in &document.blocks {
        let Block::CaseStudy(inset) = &placed.block else {
            continue;
        };
        let page = &inset.page;
        let Some(file) = site.page_file(here, page) else {
            diagnostics.push(site.missing_page_error(here, page, Some(&document.source)));
            continue;
        };
        if site.unpublished.contains_key(&file) && site.number_of(here).is_some() {
            diagnostics.push(
                Diagnostic::error(
                    Code::LinkToHeldBack,
                    page.span.clone(),
                    format!("{file} is unpublished, so it cannot be shown here"),
                )
                .help("take the block out until that page is published"),
            );
        } else if let Some(way) = site.cycle(here, &file) {
            let way: Vec<&str> = way.iter().map(|path| path.as_str()).collect();
            let message = if way.len() < 2 {
                "this page shows itself".to_owned()
            } else {
                format!(
                    "this page shows itself: {here} shows {}",
                    way.join(", which shows ")
                )
            };
            diagnostics.push(
                Diagnostic::error(Code::InsetCycle, page.span.clone(), message)
                    .help("take one of these blocks out, or write a link in its place"),
            );
        }
    }
}
