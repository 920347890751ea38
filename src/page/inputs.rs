//! What pages are rendered from.
//!
//! In: the results of the earlier stages. Out: [`RenderInputs`]. Must not know: pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::chart::{ChartData, Drawing};
use crate::config::{GlossaryTerm, SiteConfig, Sources};
use crate::data::{AreaId, Areas, Catalogue};
use crate::document::Document;
use crate::evidence::PageEvidence;
use crate::language::Strings;
use crate::site::{LinkTargets, Site};
use crate::theme::Theme;
use crate::theme::context::ExtraValue;

/// What pages are rendered from.
pub struct RenderInputs<'a> {
    pub config: &'a SiteConfig,
    pub areas: &'a Areas,
    pub sources: &'a Sources,
    /// Terms that pages explain where they use them first.
    pub glossary: &'a [GlossaryTerm],
    /// The published indicators.
    pub catalogue: &'a Catalogue,
    /// The index of the site.
    pub site: &'a Site,
    pub theme: &'a Theme,
    /// The area that others are compared with.
    pub benchmark: Option<&'a AreaId>,
    /// Whether `index.html` is written out in links.
    pub portable: bool,
    /// Whether it is a copy to be reviewed.
    pub review: bool,
    /// The written pages, checked, and the drawings of their charts.
    pub pages: &'a dyn PageSource,
}

/// Results for single pages, computed when they are first needed: a preview checks and draws only what it shows, a build has
/// checked all pages before. Must return equal results for equal arguments as long as the source exists.
pub trait PageSource: Sync {
    /// The written page of a number in the site.
    fn written(&self, number: usize) -> WrittenPage<'_>;

    /// The data of its charts and tables, each by the position of its fence in the file, in order.
    fn charts(&self, number: usize) -> Vec<(u32, ChartData)>;

    /// A chart's drawing with the texts of a language.
    fn drawing(&self, chart: &ChartData, strings: &Strings) -> Arc<Drawing>;
}

/// A written page with its evidence.
pub struct WrittenPage<'a> {
    pub document: &'a Document,
    /// Its claims.
    pub evidence: &'a PageEvidence,
    /// The ids of the indicators that its charts and tables draw.
    pub drawn: &'a [String],
    /// Where its links lead.
    pub targets: &'a LinkTargets,
    /// The theme's own fields.
    pub extra: &'a BTreeMap<String, ExtraValue>,
}
