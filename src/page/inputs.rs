//! What pages are rendered from.
//!
//! In: what the earlier stages made. Out: [`RenderInputs`]. Must not know: pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::chart::{ChartData, Drawing};
use crate::config::{SiteConfig, Sources};
use crate::data::{AreaId, Areas, Catalogue};
use crate::document::Document;
use crate::evidence::PageEvidence;
use crate::language::Strings;
use crate::site::{LinkTargets, Site};
use crate::theme::Theme;
use crate::theme::context::ExtraValue;

/// What pages are rendered from.
pub struct RenderInputs<'a> {
    /// site.yaml.
    pub config: &'a SiteConfig,
    /// areas.csv.
    pub areas: &'a Areas,
    /// sources.yaml.
    pub sources: &'a Sources,
    /// The published indicators.
    pub catalogue: &'a Catalogue,
    /// The pages together.
    pub site: &'a Site,
    /// The theme.
    pub theme: &'a Theme,
    /// The area that others are compared with.
    pub benchmark: Option<&'a AreaId>,
    /// The build's moment.
    pub now: Timestamp,
    /// Whether `index.html` is written out in links.
    pub portable: bool,
    /// The written pages, checked, and the drawings of their charts.
    pub pages: &'a dyn PageSource,
}

/// What is made of single pages when it is first needed: a preview checks and draws what it shows, and a build that has checked
/// all pages has them at hand. The same question has the same answer for as long as the source exists.
pub trait PageSource: Sync {
    /// The written page of a number in the site.
    fn written(&self, number: usize) -> WrittenPage<'_>;

    /// A chart's drawing in a language's words.
    fn drawing(&self, chart: &ChartData, strings: &Strings) -> Arc<Drawing>;
}

/// A written page with what was found on it.
pub struct WrittenPage<'a> {
    /// The text.
    pub document: &'a Document,
    /// Its claims.
    pub evidence: &'a PageEvidence,
    /// Its charts and tables, each by its fence's first byte in the file, in order.
    pub charts: Vec<(u32, &'a ChartData)>,
    /// Where its links lead.
    pub targets: &'a LinkTargets,
    /// The theme's own fields.
    pub extra: &'a BTreeMap<String, ExtraValue>,
}
