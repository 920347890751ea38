//! Indicators: each one's page, and the list of all.

use serde::Serialize;

use super::{Card, DataTable, Download, Html, PanelComparison, PanelTrend, Prepared, Publication};

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
    /// Every area of a type by its newest value, a list for each type and group: the type that most places of the site have
    /// first.
    pub rankings: Vec<RankedAreas>,
    /// Groups of people beside each other: places by groups.
    pub groups: Option<DataTable>,
    /// Groups with an order, such as tenths by deprivation, from one end to the other.
    pub orders: Vec<GroupOrder>,
    /// Every value, the newest first: a table for each group, or several where there are many periods.
    pub tables: Vec<ValueTable>,
    /// How values are compared: the level of confidence, whose rules.
    pub compared: Vec<String>,
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
    /// How it compares with its own benchmark; nothing where it has none.
    pub comparison: Option<PanelComparison>,
    /// How it differs from the first comparable value: `3.1 points lower than in 2015/16, no clear change`.
    pub change: Option<String>,
    /// Its trend, in words.
    pub trend: PanelTrend,
}

/// All areas of one type by their newest values, the highest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct RankedAreas {
    /// Of whom, which areas, when: `Female, Metropolitan districts, 2022 to 2024`.
    pub title: String,
    /// The unit of the values.
    pub unit: String,
    /// Whether places are numbered: every area has a value.
    pub is_ranked: bool,
    /// The areas that have a value.
    pub rows: Vec<RankedRow>,
    /// How they compare, counted; the benchmark's value; how many have no value.
    pub notes: Vec<String>,
}

/// An area in a ranked list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct RankedRow {
    /// Its anchor, without `#`: `rank-coventry`.
    pub id: String,
    /// Its place: `24`, `24=` where others have the same value; nothing where places are not numbered.
    pub place: Option<String>,
    /// The area's name.
    pub name: String,
    /// Its page, from the site's root, where it has one.
    pub path: Option<String>,
    /// Its value.
    pub value: String,
    /// How it compares with the benchmark.
    pub comparison: PanelComparison,
}

/// Groups of one area in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct GroupOrder {
    /// Where, what, when.
    pub title: String,
    /// A row for each group.
    pub table: DataTable,
    /// The gap of the ends, and the slope across all groups.
    pub sentences: Vec<String>,
    /// The name of the method.
    pub method: String,
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
    /// How many of its claims are based on the indicator.
    pub claims: u32,
}
