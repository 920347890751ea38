//! Finds the claim of a link in the text.
//!
//! In: a page's claims, each with the span of its link. Out: the claim at a link's first byte. Must not know: the walk.

use crate::evidence::Claim;

/// The claims of a page by the first byte of their links.
pub struct LinkClaims<'a> {
    claims: Vec<&'a Claim>,
}

impl<'a> LinkClaims<'a> {
    /// From the claims in the order of the text.
    pub fn new(claims: &'a [Claim]) -> Self {
        let mut claims: Vec<&Claim> = claims.iter().collect();
        claims.sort_by_key(|claim| claim.span.start);
        Self { claims }
    }

    /// The claim with a number.
    pub fn get(&self, number: usize) -> Option<&'a Claim> {
        self.claims.get(number).copied()
    }

    /// The number of the claim whose link begins at a byte. The links of a YAML text with escapes all begin with the text: `nth`
    /// distinguishes them.
    pub(super) fn number(&self, start: u32, nth: usize) -> Option<usize> {
        let first = self
            .claims
            .partition_point(|claim| claim.span.start < start);
        let number = first + nth;
        let claim = self.claims.get(number)?;
        (claim.span.start == start).then_some(number)
    }
}
