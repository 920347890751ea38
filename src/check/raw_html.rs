//! Raw HTML is refused unless site.yaml allows it through a sanitiser.

use crate::config::RawHtml;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;

/// Checks a page for raw HTML.
pub(super) fn check(document: &Document, setting: RawHtml, diagnostics: &mut Vec<Diagnostic>) {
    if setting == RawHtml::Sanitised {
        return;
    }
    for span in &document.raw_html {
        diagnostics.push(
            Diagnostic::error(Code::RawHtml, span.clone(), "raw HTML is refused on this site").help(
                "write it as Markdown, or `\\<` for the sign itself; site.yaml can allow it with raw_html: sanitised",
            ),
        );
    }
}
