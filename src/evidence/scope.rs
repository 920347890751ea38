//! The data and settings that a page's evidence is read with.

use jiff::civil::Date;

use super::Lexicon;
use crate::config::{Evidence, PercentStyle, Sources};
use crate::data::{AreaId, Areas, Catalogue};

/// The data and settings that one page's evidence is read with.
#[derive(Clone, Copy, Debug)]
pub struct EvidenceScope<'a> {
    pub catalogue: &'a Catalogue,
    /// The day as of which the page's figures are right, where it says one.
    pub as_at: Option<Date>,
    /// The indicators with the editions before the current ones, where there are any.
    pub previous: Option<&'a Catalogue>,
    pub areas: &'a Areas,
    /// The site's sources.
    pub shared_sources: &'a Sources,
    /// The page's own sources, which take precedence.
    pub page_sources: &'a Sources,
    /// The ids of the page's places.
    pub places: &'a [AreaId],
    /// The id of the site's benchmark.
    pub benchmark: Option<&'a AreaId>,
    /// The severity of an unbound statistic.
    pub evidence: Evidence,
    /// How percentages are written in proposed wordings.
    pub percent: PercentStyle,
    /// The names of the site's data.
    pub lexicon: &'a Lexicon,
    /// The page's language.
    pub language: &'a str,
}
