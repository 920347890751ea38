//! Places: a table of indicators against a benchmark, on a place's page and in a case study's panel.

use serde::Serialize;

use super::{Card, GroupOrder, Html, PageLink, Prepared, Shorthand};

/// A place by its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct PlaceLink {
    /// Its name.
    pub name: String,
    /// Its page, from the site's root, where it has one.
    pub path: Option<String>,
}

/// `places`: the list of places.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct PlacesPage {
    /// By type.
    pub groups: Vec<PlaceGroup>,
}

/// Places of one type.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct PlaceGroup {
    /// The type, as a heading: `Metropolitan districts`.
    pub title: String,
    /// Its places by name.
    pub places: Vec<PlaceLink>,
}

/// A place in a list of all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct PlaceEntry {
    /// The place with its page.
    pub place: PlaceLink,
    /// The smallest area that it is part of and that has a page or a name: `West Midlands`.
    pub within: Option<String>,
}

/// `place`: a place's page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct PlacePage {
    /// Its name.
    pub name: String,
    /// Its type: `metropolitan district`.
    pub kind: String,
    /// What it is part of, the nearest first: West Midlands, England.
    pub parents: Vec<PlaceLink>,
    /// Its indicators.
    pub panel: Panel,
    /// Charts, each rendered by `blocks/chart.html`.
    pub charts: Vec<Html>,
    /// Groups with an order within it, such as tenths by deprivation.
    pub orders: Vec<GroupOrder>,
    /// Case studies and articles about it.
    pub cards: Vec<Prepared<Card>>,
}

/// Indicators of one place against a benchmark.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Panel {
    /// The place.
    pub place: PlaceLink,
    /// How it compares, counted: `Of 25 measures Coventry is worse than England on 4 and better on 6.` Nothing where there are
    /// fewer than two measures.
    pub sentence: Option<String>,
    /// Its indicators by principle.
    pub groups: Vec<PanelGroup>,
    /// How values are compared: the level of confidence, whose rules.
    pub method: Vec<String>,
    /// Shorthand that occurs, explained.
    pub marks: Vec<Shorthand>,
}

/// Indicators of one principle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct PanelGroup {
    /// The principle; nothing for those without one.
    pub title: Option<String>,
    /// Its page, from the site's root.
    pub path: Option<String>,
    /// Its indicators, those of series that have ended last.
    pub rows: Vec<PanelRow>,
}

/// One indicator of a place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct PanelRow {
    /// The indicator, with its page.
    pub indicator: PageLink,
    /// Of whom: `Female`; nothing where it is all.
    pub group: Option<String>,
    /// The latest value.
    pub value: PanelValue,
    /// When: `2021/22`.
    pub period: String,
    /// That the series has ended, with its last period; nothing where it goes on.
    pub ended: Option<String>,
    /// The benchmark's name: `England`; nothing where the data have none.
    pub benchmark_name: Option<String>,
    /// The benchmark's value of the same period.
    pub benchmark: Option<PanelValue>,
    /// How they compare.
    pub comparison: PanelComparison,
    /// Where it stands among all areas of its type, with the list: `24th of 36 metropolitan districts, highest first`.
    pub rank: Option<PageLink>,
    /// Its trend; where there is none, why.
    pub trend: PanelTrend,
    /// How the value differs from the first comparable one: `3.1 points lower than in 2015/16, no clear change`.
    pub change: Option<String>,
    /// The first and the last value of its series: `3.5% in 2023, 3.6% in 2024`. They say what the drawing shows.
    pub ends: Option<String>,
    /// A small drawing of all periods, where four or more can be compared; hidden from assistive technology, since value, trend and
    /// `ends` are texts.
    pub sparkline: Option<Html>,
}

/// A value as readers see it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct PanelValue {
    /// `18.5%`, `[c]`.
    pub text: String,
    /// Its limits, as text: `17.9 to 19.1`.
    pub limits: Option<String>,
    /// Path of the value on its indicator's page.
    pub path: Option<String>,
}

/// How a place's value compares with the benchmark's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct PanelComparison {
    /// The word: `Better`, `Higher`, `Not compared`.
    pub word: String,
    /// What it means, for its shape and colour.
    pub outcome: Outcome,
}

/// How two values compare: a name for the shape and colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Better, where the indicator is judged.
    Better,
    /// No difference is shown.
    Similar,
    /// Worse, where the indicator is judged.
    Worse,
    /// Higher, where it is not judged.
    Higher,
    /// Lower, where it is not judged.
    Lower,
    /// Limits or a benchmark are missing.
    #[default]
    NotCompared,
}

/// How a value went over its latest comparable periods.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct PanelTrend {
    /// The text: `Rising, getting worse`, `Cannot be calculated: the confidence limits are not published`.
    pub words: String,
    /// For its shape.
    pub direction: TrendDirection,
    /// For its colour: `better`, `worse`, or `similar` where it is not judged.
    pub outcome: Outcome,
}

/// Where a trend points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrendDirection {
    /// Rising.
    Up,
    /// Falling.
    Down,
    /// No clear change.
    Flat,
    /// Cannot be calculated.
    #[default]
    Unknown,
}
