//! The context in which a text is walked.
//!
//! In: nothing. Out: a type. Must not know: the walk.

use super::claims::LinkClaims;
use super::terms::ExplainedTerm;
use crate::config::RawHtml;
use crate::language::Strings;
use crate::site::LinkTargets;

/// The context in which a text is walked.
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
    /// The interface texts of the page's language.
    pub strings: &'a Strings,
    /// Precedes every id of the text, so that an embedded text's ids are unique on the page; empty on its own page.
    pub prefix: &'a str,
    /// By how many levels headings are lowered.
    pub lowered: u8,
    /// Markup after the first paragraph: the pull quote.
    pub after_opening: Option<&'a str>,
    /// Markup in front of what is folded away behind the text's first paragraphs and chart, and behind it.
    pub fold: Option<(&'a str, &'a str)>,
    /// Terms that are explained where the body uses them first.
    pub terms: &'a [ExplainedTerm],
    /// How raw HTML is treated.
    pub raw_html: RawHtml,
}
