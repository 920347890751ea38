//! The text of a written page, as embedded in the page under construction: its own page, or another one that shows it.
//!
//! In: a page's number. Out: its text, its claims, and how its ids and headings differ from those on its own page.

use super::body::LinkClaims;
use super::inputs::WrittenPage;
use super::lookup::SiteLookup;
use crate::evidence::Claim;
use crate::site::Page;
use crate::source::Span;

/// A written page whose text is part of the page under construction.
pub(super) struct EmbeddedPage<'a> {
    pub(super) number: usize,
    /// What the index of the site knows of it.
    pub(super) page: &'a Page,
    /// Its text with its evidence.
    pub(super) written: WrittenPage<'a>,
    /// Precedes each of its anchors, so that they are unique on the page.
    pub(super) prefix: String,
    /// By how many levels its headings are lowered.
    pub(super) lowered: u8,
    /// The claims of its links.
    pub(super) claims: LinkClaims<'a>,
}

impl<'a> EmbeddedPage<'a> {
    /// A text on its own page.
    pub(super) fn new(lookup: &SiteLookup<'a>, number: usize) -> Self {
        let written = lookup.inputs.pages.written(number);
        Self {
            number,
            page: lookup.page(number),
            prefix: String::new(),
            lowered: 0,
            claims: LinkClaims::new(&written.evidence.claims),
            written,
        }
    }

    /// The same text in another page.
    pub(super) fn in_other(self, prefix: String, lowered: u8) -> Self {
        Self {
            prefix,
            lowered,
            ..self
        }
    }

    /// The claim of a key figure.
    pub(super) fn key_figure(&self, item: &Span) -> Option<&'a Claim> {
        let mut claims = self.written.evidence.key_figures.iter();
        claims.find(|claim| claim.span == *item)
    }
}
