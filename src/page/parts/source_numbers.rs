//! The numbers of a page's sources.
//!
//! In: the page's claims, the texts at its head. Out: groups in the list of figures, numbered. Must not know: what is in a group.

use super::figures::group_number;
use crate::evidence::{Claim, EvidenceStatus};
use crate::page::builder::PageBuilder;
use crate::page::embedded::EmbeddedPage;
use crate::source::Span;

/// Numbers the sources of a page in the order in which readers meet their numbers: those of the texts at its head, as they are
/// given, then those of the body. Key figures show no numbers, so that theirs come last.
pub(in crate::page) fn number_sources(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    head: &[&Span],
) {
    let claims = &page.written.evidence.claims;
    let in_head = |claim: &Claim| head.iter().position(|text| text.contains(&claim.span));
    let mut claims: Vec<&Claim> = claims.iter().collect();
    claims.sort_by_key(|claim| (in_head(claim).unwrap_or(head.len()), claim.span.start));
    for claim in claims {
        if !matches!(
            claim.status,
            EvidenceStatus::NotAStatistic | EvidenceStatus::Unbound
        ) {
            group_number(builder, page, claim);
        }
    }
}
