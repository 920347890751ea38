//! What commands ask of a checked site: every claim, bindings for a page, words for its empty links.
//!
//! In: a checked site. Out: claims, suggestions, edits. Must not know: how they are printed or written.

use super::stages::Shared;
use super::{Checked, gather};
use crate::config::Strings;
use crate::document::Document;
use crate::evidence::{self, Claim, Edit, PageEvidence, Scope, Suggestion};
use crate::source::Source;

impl Checked {
    /// The text of a file of the theme that is not among the inputs: a message may be about it.
    pub fn source(&self, path: &str) -> Option<&Source> {
        let theme = &self.whole.as_ref()?.theme;
        theme.source(path).map(AsRef::as_ref)
    }

    /// Every claim with its page's address, in the order of pages and text.
    pub fn claims(&self) -> Vec<(&str, &Claim)> {
        let Some(whole) = &self.whole else {
            return Vec::new();
        };
        let pages = whole.site.pages.iter().zip(&whole.pages);
        pages
            .flat_map(|(page, whole)| {
                let evidence = &whole.checked.evidence;
                let claims = evidence.key_figures.iter().chain(&evidence.claims);
                claims.map(|claim| (page.address.as_str(), claim))
            })
            .collect()
    }

    /// For each unbound statistic of a page's file, the cells that match; `None` where it is no page.
    pub fn bind(&self, path: &str) -> Option<Vec<Suggestion>> {
        self.on_page(path, |document, evidence, scope| {
            evidence::bind(document, evidence, scope)
        })
    }

    /// Words for the empty links of a page's file, and periods for `latest`; `None` where it is no page.
    pub fn fill(&self, path: &str) -> Option<Vec<Edit>> {
        self.on_page(path, |document, _, scope| evidence::fill(document, scope))
    }

    fn on_page<T>(
        &self,
        path: &str,
        answer: impl FnOnce(&Document, &PageEvidence, &Scope<'_>) -> T,
    ) -> Option<T> {
        let whole = self.whole.as_ref()?;
        let no_strings = Strings::default();
        let shared = Shared {
            config: &whole.config,
            areas: &whole.areas,
            sources: &whole.sources,
            catalogue: &whole.catalogue,
            benchmark: whole.benchmark.as_ref(),
            not_statistics: &whole.not_statistics,
            strings: &|_| &no_strings,
            hash: whole.hash,
        };
        let mut found = whole
            .pages
            .iter()
            .map(|page| &page.parsed)
            .chain(&whole.held);
        let parsed = found.find(|parsed| **parsed.document.source.path() == *path)?;
        let document = &parsed.document;
        let places = gather::places(parsed, &whole.areas);
        let scope = shared.scope(document, &places);
        let evidence = evidence::read(document, &scope, &mut Vec::new());
        Some(answer(document, &evidence, &scope))
    }
}
