//! A body as HTML: one walk over its Markdown, which leaves gaps for what others make of its figures and blocks.
//!
//! In: a document, the claims of its links, where those links lead. Out: [`Pieces`]: markup that is well formed, escaped, and free
//! of what runs, with gaps. Must not know: how figures are checked, how charts are drawn, templates.

mod blocks;
mod claims;
mod inline;
mod markup;
mod notes;
mod pieces;
mod quote;
mod raw;
mod table;
#[cfg(test)]
mod tests;
mod walk;

pub use claims::LinkClaims;
pub use pieces::{Piece, Pieces, Slot};

use self::notes::Footnotes;
use self::walk::Walk;
use crate::config::RawHtml;
use crate::document::{Document, text_events};
use crate::language::Strings;
use crate::site::LinkTargets;
use crate::source::Spanned;

/// What the walk of a text needs to know beside it.
#[derive(Clone, Copy)]
pub struct TextScope<'a> {
    /// The claims of the page's links.
    pub claims: &'a LinkClaims<'a>,
    /// Where the links and pictures of the text lead.
    pub targets: &'a LinkTargets,
    /// The address of the page that is built.
    pub address: &'a str,
    /// The address of the page that the text belongs to: another one where it is embedded.
    pub own: &'a str,
    /// Whether `index.html` is written out in links.
    pub portable: bool,
    /// The interface words of the page's language.
    pub strings: &'a Strings,
    /// Stands before every id of the text, so that the ids of an embedded text are its own; empty on its own page.
    pub prefix: &'a str,
    /// By how many levels headings are lowered.
    pub lowered: u8,
    /// Markup behind the first paragraph: the pull quote.
    pub after_opening: Option<&'a str>,
    /// What happens to raw HTML.
    pub raw_html: RawHtml,
}

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
