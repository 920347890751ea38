//! A body as HTML: a walk over its Markdown, with its holes filled by what others made.
//!
//! In: a document, the answers for its holes. Out: markup that is well formed, escaped, and free of what runs.
//! Must not know: how figures are checked, how charts are drawn, templates.

mod blocks;
mod inline;
mod markup;
mod notes;
mod quote;
mod raw;
mod table;
#[cfg(test)]
mod tests;
mod walk;

pub use raw::sanitised;

use self::walk::Walk;
use crate::config::RawHtml;
use crate::document::{Document, text_events};
use crate::language::Strings;
use crate::site::LinkTargets;
use crate::source::Spanned;

/// What a text leaves open, and who answers.
#[derive(Clone, Copy)]
pub struct Holes<'a> {
    /// The markup around the words of a `figure:` or `source:` link, by the link's first byte in the file. Links of a YAML
    /// text whose parts have no places share a byte: the second number counts those before it at the same byte.
    /// Without an answer the words stand alone.
    pub binding: &'a dyn Fn(u32, usize) -> Option<Binding>,
    /// What leads from a paragraph, item or table to the sources of its bindings: markup, by the first bytes of their links.
    pub sources: &'a dyn Fn(&[u32]) -> String,
    /// The markup of a block, by its fence's first byte in the file. Without an answer nothing stands there.
    pub block: &'a dyn Fn(u32) -> Option<String>,
    /// Where the links and pictures of the text lead.
    pub targets: &'a LinkTargets,
    /// The address of the page that is made.
    pub address: &'a str,
    /// The address of the page that the text belongs to: another one where it is set in.
    pub own: &'a str,
    /// `index.html` is written out in links.
    pub portable: bool,
    /// The words that Casebook says, in the page's language.
    pub strings: &'a Strings,
    /// Stands before every id of the text, so that a text that is set in keeps its ids apart; empty on its own page.
    pub prefix: &'a str,
    /// By how many levels headings are lowered.
    pub lowered: u8,
    /// Markup that stands behind the first paragraph: the pull quote.
    pub after_opening: Option<&'a str>,
    /// What happens to raw HTML.
    pub raw_html: RawHtml,
}

/// What stands around bound words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Binding {
    /// Markup before them: `<data class="figure" value="18.4615">`.
    pub open: String,
    /// Markup behind them: `</data>`.
    pub close: String,
    /// Words for a link that has none.
    pub words: String,
}

/// The body of a document.
pub fn body(document: &Document, holes: &Holes<'_>) -> String {
    let mut walk = Walk::new(holes, document);
    for (event, range) in document.events() {
        walk.event(event, range.start as u32);
    }
    walk.finish()
}

/// A text of the front matter or of a block, with inline markup: a title, a caption, a quotation.
pub fn text(document: &Document, text: &Spanned<String>, holes: &Holes<'_>) -> String {
    let mut walk = Walk::new(holes, document);
    text_events(&document.source, text, |event, range| {
        walk.event(event, range.start as u32);
    });
    walk.finish_text()
}
