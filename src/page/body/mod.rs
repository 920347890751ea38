//! Renders a body to HTML: one walk over its Markdown, which leaves gaps for figures and blocks.
//!
//! In: a document, the claims of its links, where those links lead. Out: [`Pieces`]: well-formed, escaped markup without
//! scripts, with gaps. Must not know: how figures are checked, how charts are drawn, templates.

mod blocks;
mod claims;
mod fold;
mod footnotes;
mod inline;
mod markup;
mod notes;
mod open;
mod pieces;
mod quote;
mod scope;
mod table;
mod terms;
#[cfg(test)]
mod tests;
mod walk;

pub use claims::LinkClaims;
pub use pieces::{Piece, Pieces, Slot};
pub use scope::TextScope;
pub use terms::ExplainedTerm;

use self::footnotes::Footnotes;
use self::walk::Walk;
use crate::document::{Document, text_events};
use crate::source::Spanned;

/// The body of a document.
pub fn body(document: &Document, scope: &TextScope<'_>) -> Pieces {
    let mut walk = Walk::new(scope, document);
    walk.footnotes = Footnotes::of(document);
    for (event, range) in document.events() {
        walk.event(event, range.start as u32);
    }
    walk.finish()
}

/// A text of the front matter or of a block, with inline markup: a title, a caption, a quotation.
pub fn text(document: &Document, text: &Spanned<String>, scope: &TextScope<'_>) -> Pieces {
    let mut walk = Walk::new(scope, document);
    text_events(&document.source, text, |event, range| {
        walk.event(event, range.start as u32);
    });
    walk.finish_text()
}
