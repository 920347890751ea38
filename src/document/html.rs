//! Raw HTML and comments: a comment is allowed and never published; the site's settings decide whether the rest is refused or sanitised.
//!
//! In: pieces of HTML. Out: those that are no comments, and messages about comments that hide text.

use super::inlines::RawHtml;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span};

/// A piece of raw HTML: a tag in a paragraph, or a block.
#[derive(Clone, Debug)]
pub struct HtmlPiece {
    pub span: Span,
    /// Whether it stands alone, and not in a paragraph.
    pub is_block: bool,
}

/// Separates comments from HTML; returns the latter, without closing tags whose opening tag is among them.
pub(super) fn raw(
    source: &Source,
    found: &[RawHtml],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<HtmlPiece> {
    let mut pieces = Vec::new();
    let mut opened = std::collections::BTreeSet::new();
    for html in found {
        let mut rest = html.text.trim();
        let mut comment = false;
        while let Some(inside) = rest.strip_prefix("<!--") {
            comment = true;
            let Some(end) = inside.find("-->") else {
                diagnostics.push(unclosed(
                    source.span(html.range.start..html.range.start + 4),
                ));
                rest = "";
                break;
            };
            rest = inside[end + 3..].trim_start();
        }
        if rest.is_empty() {
            continue;
        }
        if comment && !rest.contains('<') {
            diagnostics.push(
                Diagnostic::error(
                    Code::TextBesideComment,
                    first_line(source, html),
                    "text on the line of a comment's end is not read as Markdown",
                )
                .help("end the comment's line after `-->` and write the text on a line of its own"),
            );
            continue;
        }
        let name = |tag: &str| {
            let letters = tag.trim_start_matches(['<', '/']);
            let end = letters.find(|c: char| !c.is_ascii_alphanumeric());
            letters[..end.unwrap_or(letters.len())].to_ascii_lowercase()
        };
        if rest.starts_with("</") && opened.contains(&name(rest)) {
            continue;
        }
        opened.insert(name(rest));
        pieces.push(HtmlPiece {
            span: source.span(html.range.clone()),
            is_block: html.is_block,
        });
    }
    pieces
}

/// The message about a comment that never ends.
pub(super) fn unclosed(span: Span) -> Diagnostic {
    Diagnostic::error(Code::CommentNeverEnds, span, "this comment never ends")
        .help("write `-->` where it ends")
}

fn first_line(source: &Source, html: &RawHtml) -> Span {
    let text = &source.text()[html.range.clone()];
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    source.span(html.range.start..html.range.start + end)
}
