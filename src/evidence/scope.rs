//! What a page's figures may be bound to.

use super::Lexicon;
use crate::config::{Evidence, PercentStyle, Sources};
use crate::data::{AreaId, Areas, Catalogue};

/// Everything that reading one page's evidence needs beside the page.
#[derive(Clone, Copy, Debug)]
pub struct EvidenceScope<'a> {
    /// All indicators.
    pub catalogue: &'a Catalogue,
    /// All areas.
    pub areas: &'a Areas,
    /// The site's sources.
    pub shared_sources: &'a Sources,
    /// The page's own sources, which win.
    pub page_sources: &'a Sources,
    /// The page's places.
    pub places: &'a [AreaId],
    /// The site's benchmark.
    pub benchmark: Option<&'a AreaId>,
    /// What an unbound statistic costs.
    pub evidence: Evidence,
    /// How percentages are written in proposed wordings.
    pub percent: PercentStyle,
    /// What the site's data are called.
    pub lexicon: &'a Lexicon,
    /// The page's language.
    pub language: &'a str,
}
