//! What templates receive: complete, plain values. The guide for theme designers is generated from these types.
//!
//! In: nothing. Out: types. Must not know: how they are filled, Markdown, data, Tera.
//!
//! Three rules hold everywhere. A `path` counts from the site's root: templates write `{{ root }}{{ x.path }}`. An `href` is
//! complete: an anchor of this page or an address elsewhere. A field of type [`Html`] is markup that was made
//! safe and is written as it is; every other text is escaped by the template engine.

mod blocks;
mod comparing;
mod element;
mod evidence;
mod indicator;
mod page;
mod pages;
mod place;
mod site;

use serde::Serialize;

pub use blocks::{
    Block, ChartFigure, Column, DataCell, DataRow, DataTable, Download, EmbeddedCaseStudy,
    KeyFigure, NamedTable, Publication, Quote, Shorthand, TableFigure,
};
pub use comparing::{ComparePage, ComparisonCell, ComparisonHead, ComparisonRow, ComparisonTable};
pub use element::{Element, ElementItem};
pub use evidence::{
    ClaimDetail, ClaimDetails, ClaimWords, EvidenceCounts, EvidenceGroup, EvidenceRow, FigureValue,
    NamedSource,
};
pub use indicator::{
    CitingPage, GroupOrder, Headline, IndicatorCard, IndicatorGroup, IndicatorPage, IndicatorsPage,
    RankedAreas, RankedRow, ValueTable,
};
pub use page::{
    Correction, Crumb, ExtraValue, Image, KeyPoint, ListedClaim, Neighbour, OutlineEntry, Page,
    PageLink, Review, TermGroup, Translation, Withdrawal,
};
pub use pages::{
    AboutData, AccessibilityPage, Card, CaseStudy, Collections, Content, ContentsEntry, DataFiles,
    Home, NotFound, NotFoundReport, PageContext, PublicationEntry, Redirect, Report, TaxonomyPage,
    TermCard, TermPage,
};
pub use place::{
    Outcome, Panel, PanelComparison, PanelGroup, PanelRow, PanelTrend, PanelValue, PlaceEntry,
    PlaceGroup, PlaceLink, PlacePage, PlacesPage, TrendDirection,
};
pub use site::{LicenceLink, MenuLink, Site};

pub use super::value::Prepared;

/// Markup that was made safe: templates write it as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Html(pub String);

impl Html {
    /// A plain text as markup, escaped.
    pub fn text(text: &str) -> Self {
        let mut escaped = String::with_capacity(text.len() + 8);
        for char in text.chars() {
            match char {
                '&' => escaped.push_str("&amp;"),
                '<' => escaped.push_str("&lt;"),
                '>' => escaped.push_str("&gt;"),
                '"' => escaped.push_str("&quot;"),
                '\'' => escaped.push_str("&#39;"),
                char => escaped.push(char),
            }
        }
        Self(escaped)
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A day, for machines and for people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Day {
    /// `2025-01-31`, for `datetime`.
    pub iso: String,
    /// `31 January 2025`, in the page's language.
    pub text: String,
}

/// A link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Link {
    /// Its text.
    pub title: String,
    /// The address, complete; nothing where there is none to lead to.
    pub href: Option<String>,
}
