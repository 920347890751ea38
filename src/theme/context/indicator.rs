//! Indicators: each one's page, and the list of all.

use serde::Serialize;

use super::{Card, DataTable, Download, Html, Prepared, Publication};

/// `indicators`: the list of indicators.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct IndicatorsPage {
    /// By principle.
    pub groups: Vec<IndicatorGroup>,
}

/// Indicators of one principle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct IndicatorGroup {
    /// The principle; nothing for those without one.
    pub title: Option<String>,
    /// Its page, from the site's root.
    pub path: Option<String>,
    /// Its indicators.
    pub indicators: Vec<IndicatorCard>,
}

/// One indicator in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct IndicatorCard {
    /// Its name.
    pub title: String,
    /// Its page, from the site's root.
    pub path: String,
    /// What it measures.
    pub definition: Option<String>,
    /// Who publishes it.
    pub publisher: String,
    /// Which periods it has: `2015 to 2025`.
    pub periods: String,
}

/// `indicator`: an indicator's page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct IndicatorPage {
    /// What it measures, in a sentence or two.
    pub definition: Option<Html>,
    /// Its unit for readers: `%`, `years`.
    pub unit: String,
    /// The latest value of the benchmark.
    pub headline: Option<Headline>,
    /// Its charts, each rendered by `blocks/chart.html`: over time, then areas ranked.
    pub charts: Vec<Html>,
    /// Every value: a table for each group, or several, the latest first, where there are many periods.
    pub tables: Vec<ValueTable>,
    /// All of its data.
    pub downloads: Vec<Download>,
    /// Where it comes from.
    pub publication: Publication,
    /// What readers must know.
    pub notes: Vec<Html>,
    /// Periods at which the series breaks, with the reason.
    pub breaks: Vec<String>,
    /// The pages that cite it, the first of them where they are very many.
    pub citations: Vec<CitingPage>,
    /// How many more cite it.
    pub further_citations: u32,
}

/// A large number at the head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Headline {
    /// `9.6 years`
    pub value: String,
    /// `England`
    pub area: String,
    /// `2022-24`
    pub period: String,
    /// `Male`; nothing where it is all.
    pub group: Option<String>,
}

/// The values of one group of people, or some periods of them where all would be too wide to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct ValueTable {
    /// Of whom, and which periods: `Female, 2014 to 2023`; nothing where it is all.
    pub title: Option<String>,
    /// Areas by periods, each cell with its anchor.
    pub table: DataTable,
}

/// A page that cites an indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct CitingPage {
    /// The page.
    pub card: Prepared<Card>,
    /// How many of its claims rest on the indicator.
    pub claims: u32,
}
