//! Queries of a checked site: every claim, bindings for a page, texts for its empty links.
//!
//! In: a checked site. Out: claims, suggestions, edits. Must not know: how they are printed or written.

use super::checked::CheckedSite;
use super::pipeline::{Snapshot, places};
use crate::document::Document;
use crate::evidence::{
    self, Claim, ClaimRecord, EvidenceScope, EvidenceStatus, PageEvidence, Suggestion, TextEdit,
    Units,
};
use crate::source::Source;

impl CheckedSite {
    /// The text of a theme's file that is not among the inputs: a diagnostic may be about it.
    pub fn source(&self, path: &str) -> Option<&Source> {
        let theme = self.snapshot.as_ref()?.theme()?;
        theme.source(path).map(AsRef::as_ref)
    }

    /// Every claim with its page's address, in the order of pages and text; then those of texts outside pages (definitions,
    /// settings, publishers' notes), without an address.
    pub fn claims(&self) -> Vec<(&str, &Claim)> {
        let Some(snapshot) = &self.snapshot else {
            return Vec::new();
        };
        let pages = snapshot.site().pages.iter().zip(snapshot.numbers());
        pages
            .flat_map(|(page, number)| {
                let evidence = &snapshot.page(number).data.evidence;
                let claims = evidence.key_figures.iter().chain(&evidence.claims);
                let claims = claims.filter(|claim| claim.status != EvidenceStatus::Column);
                claims.map(|claim| (page.address.as_str(), claim))
            })
            .chain(snapshot.texts.value.iter().map(|claim| ("", claim)))
            .collect()
    }

    /// The unit of each published indicator, by its id.
    pub fn units(&self) -> Units {
        let snapshot = self.snapshot.iter();
        snapshot
            .flat_map(|snapshot| snapshot.catalogue.units())
            .collect()
    }

    /// Every claim as a record, in the same order.
    pub fn claim_records(&self) -> Vec<ClaimRecord> {
        let units = self.units();
        let claims = self.claims().into_iter();
        claims
            .map(|(page, claim)| ClaimRecord::new(page, claim, &units))
            .collect()
    }

    /// For each unbound statistic of a page's file, the cells that match; `None` where it is no page.
    pub fn bind(&self, path: &str) -> Option<Vec<Suggestion>> {
        bind(self.snapshot.as_ref()?, path)
    }

    /// Texts for the empty links of a page's file, and periods for `latest`; `None` where it is no page.
    pub fn fill(&self, path: &str) -> Option<Vec<TextEdit>> {
        let snapshot = self.snapshot.as_ref()?;
        on_page(snapshot, path, |document, _, scope| {
            evidence::fill_links(document, scope)
        })
    }
}

/// For each unbound statistic of a page's file, the cells that match; `None` where it is no page.
pub(super) fn bind(snapshot: &Snapshot, path: &str) -> Option<Vec<Suggestion>> {
    on_page(snapshot, path, evidence::suggest_bindings)
}

fn on_page<T>(
    snapshot: &Snapshot,
    path: &str,
    answer: impl FnOnce(&Document, &PageEvidence, &EvidenceScope<'_>) -> T,
) -> Option<T> {
    let page = snapshot.document(path)?;
    let document = &page.document;
    let places = places(page, &snapshot.settings.areas);
    snapshot.with_context(|context| {
        let scope = context.scope(document, &places);
        let evidence = evidence::read_page(document, &scope, &mut Vec::new());
        Some(answer(document, &evidence, &scope))
    })
}
