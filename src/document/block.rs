//! Fenced blocks, typed: chart, table, key-figures, quote, case-study; the others are elements.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::element::Element;
use crate::config::LocalText;
use crate::source::{Span, Spanned};

/// A fenced block.
#[derive(Clone, Debug)]
pub enum Block {
    /// A chart.
    Chart(Box<ChartBlock>),
    /// A table of an indicator.
    Table(Box<TableBlock>),
    /// Large numbers with labels.
    KeyFigures(Vec<KeyFigure>),
    /// A quotation.
    Quote(QuoteBlock),
    /// Another page, shown as a card or embedded.
    CaseStudy(CaseStudyBlock),
    /// A block that shows no data.
    Element(Box<Element>),
}

/// How a chart draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChartType {
    /// Lines over periods.
    Line,
    /// Vertical bars over periods.
    Bar,
    /// Horizontal bars side by side, a group for each area or period.
    Grouped,
    /// Parts of a whole, a bar for each area or period.
    Stacked,
    /// Horizontal bars, areas by value.
    Ranked,
    /// All areas as dots on one scale.
    Strip,
    /// A dot and its confidence limits for each area.
    Range,
    /// Two periods of several areas.
    Change,
    /// A small line chart for each area, group or indicator.
    SmallMultiples,
    /// A place among all areas of its type, an indicator a row.
    Spine,
    /// Two groups back to back, by age for example.
    Pyramid,
    /// A tile for each area, where the site's layout has it.
    TileMap,
    /// A line without axes.
    Sparkline,
}

/// What a chart or a table of an indicator takes from the data.
#[derive(Clone, Debug)]
pub struct Selection {
    /// Indicators by id or short, at least one.
    pub indicators: Vec<Spanned<String>>,
    /// Areas by id, name or code; empty: the page's place and its benchmark.
    pub areas: Vec<Spanned<String>>,
    /// One series for each value of this dimension.
    pub by: Option<Spanned<String>>,
    /// The first period.
    pub from: Option<Spanned<String>>,
    /// The last period.
    pub to: Option<Spanned<String>>,
    /// These periods only.
    pub periods: Vec<Spanned<String>>,
    /// Chosen values of dimensions, by the dimension's id.
    pub dimensions: BTreeMap<String, DimensionValues>,
    /// What to compare with.
    pub benchmark: BenchmarkChoice,
    /// Whether confidence limits are drawn; otherwise where there are any.
    pub confidence: Option<bool>,
    /// In which order: `value`, `-value`, `name`, `given`.
    pub sort: Option<Spanned<String>>,
    /// Areas in the place's colour.
    pub highlight: Vec<Spanned<String>>,
}

/// The values of a dimension that a block shows: several are several series.
#[derive(Clone, Debug)]
pub struct DimensionValues {
    /// The dimension's id, where it is written.
    pub key: Span,
    /// At least one.
    pub values: Vec<Spanned<String>>,
}

/// What a block asks its areas to be compared with.
#[derive(Clone, Debug)]
pub enum BenchmarkChoice {
    /// The key is left out: the indicator's benchmark, else the site's.
    Default,
    /// `benchmark: none`.
    None,
    /// An area, by id, name or code.
    Area(Spanned<String>),
}

/// A `chart` block.
#[derive(Clone, Debug)]
pub struct ChartBlock {
    pub kind: Spanned<ChartType>,
    pub selection: Selection,
    /// The message of at most 15 words; links in it may be figures.
    pub title: LocalText,
    /// Measure, geography and period; otherwise generated.
    pub subtitle: Option<LocalText>,
    /// The axis's ends.
    pub limits: Option<(Spanned<Decimal>, Spanned<Decimal>)>,
    /// A value to reach.
    pub target: Option<Spanned<Decimal>>,
    /// Its anchor and its files' name.
    pub id: Option<Spanned<String>>,
    /// Replaces the description that is generated from the data; checked like prose.
    pub alt: Option<LocalText>,
    /// What readers must know.
    pub notes: Vec<LocalText>,
    /// What happened, marked on the axis of periods.
    pub events: Vec<ChartEvent>,
    /// Whether lines run on over periods for which there are no figures.
    pub join: Option<Spanned<bool>>,
}

/// Something that happened, or went on for some time.
#[derive(Clone, Debug)]
pub struct ChartEvent {
    /// When it happened, or began.
    pub from: Spanned<String>,
    /// When it ended.
    pub to: Option<Spanned<String>>,
    /// What happened; checked as the text is.
    pub text: LocalText,
}

/// A `table` block.
#[derive(Clone, Debug)]
pub struct TableBlock {
    pub selection: Selection,
    /// Its caption; links in it may be figures.
    pub title: LocalText,
    /// Measure, geography and period; otherwise generated.
    pub subtitle: Option<LocalText>,
    /// Which columns: `area`, `period`, `value`, `lower_ci` …; otherwise those that fit.
    pub columns: Vec<Spanned<String>>,
    /// Its anchor and its file's name.
    pub id: Option<Spanned<String>>,
    /// What readers must know.
    pub notes: Vec<LocalText>,
    /// The whole fence.
    pub span: Span,
}

/// A large number with its label.
#[derive(Clone, Debug)]
pub struct KeyFigure {
    pub target: KeyFigureTarget,
    /// What it counts; links in it may be figures.
    pub label: LocalText,
    /// The whole item.
    pub span: Span,
}

/// What a key figure shows.
#[derive(Clone, Debug)]
pub enum KeyFigureTarget {
    /// A destination without its scheme: `imd?2019`.
    Figure(Spanned<String>),
    /// A source's fact: `lga#job-shop-daily`.
    Fact(Spanned<String>),
}

/// A `quote` or `pull-quote` block.
#[derive(Clone, Debug)]
pub struct QuoteBlock {
    /// Whether it is set off from the text.
    pub pulled: bool,
    /// The quotation; links in it may be figures.
    pub text: Spanned<String>,
    /// Who said them.
    pub attribution: Option<Spanned<String>>,
    /// The id of the source they are from.
    pub source: Option<Spanned<String>>,
}

/// A `case-study` block.
#[derive(Clone, Debug)]
pub struct CaseStudyBlock {
    /// The page's file, from this page's folder, or from content/.
    pub page: Spanned<String>,
    /// Whether its whole body is embedded.
    pub whole: bool,
}

impl Block {
    /// The names of blocks, which follow the opening fence.
    pub const NAMES: &[&str] = &[
        "chart",
        "table",
        "key-figures",
        "quote",
        "pull-quote",
        "case-study",
        "note",
        "call-to-action",
        "download",
        "picture",
        "gallery",
        "logos",
        "columns",
        "contact",
        "link-card",
        "table-caption",
    ];

    /// The id of the source that it names: of a quotation, of a table.
    pub fn source(&self) -> Option<&Spanned<String>> {
        match self {
            Self::Quote(quote) => quote.source.as_ref(),
            Self::Element(element) => element.source.as_ref(),
            Self::Chart(_) | Self::Table(_) | Self::KeyFigures(_) | Self::CaseStudy(_) => None,
        }
    }
}
