//! Raw HTML is refused unless site.yaml allows it through a sanitiser; what the sanitiser leaves out is named.

use crate::config::RawHtml;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, HtmlPiece};
use crate::markup;
use crate::source::Span;

/// Checks a page for raw HTML.
pub(super) fn check(document: &Document, setting: RawHtml, diagnostics: &mut Vec<Diagnostic>) {
    for piece in &document.raw_html {
        match setting {
            RawHtml::Sanitised => left_out(document, piece, diagnostics),
            RawHtml::Refused => diagnostics.push(
                Diagnostic::error(
                    Code::RawHtml,
                    on_one_line(document, &piece.span, 0),
                    "raw HTML is refused on this site",
                )
                .help(
                    "write it as Markdown, or `\\<` for the sign itself; site.yaml can allow it with raw_html: sanitised",
                ),
            ),
        }
    }
}

fn left_out(document: &Document, piece: &HtmlPiece, diagnostics: &mut Vec<Diagnostic>) {
    let Some(html) = document.source.text().get(piece.span.range()) else {
        return;
    };
    for left in markup::left_out(html, piece.is_block) {
        diagnostics.push(
            Diagnostic::advice(
                Code::RawHtml,
                on_one_line(document, &piece.span, left.at),
                format!("{} is left out of the page", left.what),
            )
            .help(left.instead),
        );
    }
}

/// The part of a span from a byte of it to the end of its line.
fn on_one_line(document: &Document, span: &Span, from: usize) -> Span {
    let text = &document.source.text()[span.range()];
    let from = text.floor_char_boundary(from);
    let end = text[from..].find(['\n', '\r']);
    span.part(from..end.map_or(text.len(), |end| from + end))
}
