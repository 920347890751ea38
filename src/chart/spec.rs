//! The specification of a chart or table, before anything is looked up.
//!
//! In: a `chart` or `table` block, or the choices of a generated page. Out: one type for both, with the location of every text.
//! Must not know: data, how a chart is drawn.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::data::Sort;
use crate::config::LocalText;
use crate::document::{BenchmarkChoice, ChartBlock, ChartType, Selection, TableBlock};
use crate::source::{Span, Spanned};

/// The specification of a chart or table. Names are looked up when the data are selected; problems are reported at their
/// locations.
#[derive(Clone, Debug)]
pub struct ChartSpec<'a> {
    pub kind: Option<ChartType>,
    /// The location for problems that concern no single text.
    pub location: Span,
    /// Indicators by id or short, at least one.
    pub indicators: Vec<Spanned<&'a str>>,
    /// Areas by id, name, code or type; empty: the page's places and their benchmark.
    pub areas: Vec<Spanned<&'a str>>,
    /// One series for each value of this dimension.
    pub by: Option<Spanned<&'a str>>,
    /// The first period.
    pub from: Option<Spanned<&'a str>>,
    /// The last period.
    pub to: Option<Spanned<&'a str>>,
    /// These periods only.
    pub periods: Vec<Spanned<&'a str>>,
    /// Chosen values of dimensions, by the dimension's id.
    pub dimensions: BTreeMap<&'a str, DimensionSpec<'a>>,
    /// What the areas are compared with.
    pub benchmark: Benchmark<'a>,
    /// Whether confidence limits are shown; otherwise where there are any.
    pub confidence: Option<bool>,
    pub sort: Option<Spanned<Sort>>,
    /// Areas in the place's colour.
    pub highlight: Vec<Spanned<&'a str>>,
    /// The headline, with markup.
    pub title: Spanned<&'a str>,
    /// Measure, geography and period, with markup; otherwise generated.
    pub subtitle: Option<&'a str>,
    /// Replaces the generated description, with markup.
    pub alt: Option<&'a str>,
    /// What readers must know, with markup.
    pub notes: Vec<&'a str>,
    /// The name of its anchor and its files; otherwise derived from the indicator.
    pub id: Option<&'a str>,
    /// The fixed ends of the axis.
    pub limits: Option<(Spanned<Decimal>, Spanned<Decimal>)>,
    pub target: Option<Spanned<Decimal>>,
    /// What happened, marked on the axis of periods.
    pub events: Vec<EventSpec<'a>>,
    /// Whether lines run on over periods without figures.
    pub join: Option<Spanned<bool>>,
    /// The columns of a table; otherwise those that fit.
    pub columns: Vec<Spanned<&'a str>>,
}

/// The values of a dimension that are shown: several are several series.
#[derive(Clone, Debug)]
pub struct DimensionSpec<'a> {
    /// Where the dimension is named.
    pub key: Span,
    /// At least one.
    pub values: Vec<Spanned<&'a str>>,
}

/// An event, before its time is read.
#[derive(Clone, Debug)]
pub struct EventSpec<'a> {
    pub from: Spanned<&'a str>,
    pub to: Option<Spanned<&'a str>>,
    /// What happened, with markup.
    pub text: &'a str,
}

/// What areas are compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Benchmark<'a> {
    /// The indicator's benchmark for the first area, otherwise the site's.
    Default,
    /// Nothing.
    None,
    /// This area, by id, name or code.
    Area(Spanned<&'a str>),
}

impl<'a> ChartSpec<'a> {
    /// A chart of one indicator, with defaults for everything else.
    pub fn new(kind: Option<ChartType>, indicator: Spanned<&'a str>, title: &'a str) -> Self {
        let location = indicator.span.clone();
        Self {
            kind,
            title: Spanned::new(title, location.clone()),
            location,
            indicators: vec![indicator],
            areas: Vec::new(),
            by: None,
            from: None,
            to: None,
            periods: Vec::new(),
            dimensions: BTreeMap::new(),
            benchmark: Benchmark::Default,
            confidence: None,
            sort: None,
            highlight: Vec::new(),
            subtitle: None,
            alt: None,
            notes: Vec::new(),
            id: None,
            limits: None,
            target: None,
            events: Vec::new(),
            join: None,
            columns: Vec::new(),
        }
    }

    /// The specification in a `chart` block, in a language.
    pub fn of_chart(block: &'a ChartBlock, language: &str) -> Self {
        Self {
            subtitle: block
                .subtitle
                .as_ref()
                .map(|text| in_language(text, language)),
            alt: block.alt.as_ref().map(|text| in_language(text, language)),
            notes: block
                .notes
                .iter()
                .map(|note| in_language(note, language))
                .collect(),
            id: block.id.as_ref().map(|id| id.value.as_str()),
            limits: block.limits.clone(),
            target: block.target.clone(),
            events: block
                .events
                .iter()
                .map(|event| EventSpec {
                    from: term(&event.from),
                    to: event.to.as_ref().map(term),
                    text: in_language(&event.text, language),
                })
                .collect(),
            join: block.join.clone(),
            ..Self::of_selection(
                Some(block.kind.value),
                &block.kind.span,
                &block.selection,
                block.title.get(language),
            )
        }
    }

    /// The specification in a `table` block, in a language.
    pub fn of_table(block: &'a TableBlock, language: &str) -> Self {
        let first = block.selection.indicators.first();
        let location = first.map_or(&block.span, |indicator| &indicator.span);
        Self {
            subtitle: block
                .subtitle
                .as_ref()
                .map(|text| in_language(text, language)),
            notes: block
                .notes
                .iter()
                .map(|note| in_language(note, language))
                .collect(),
            id: block.id.as_ref().map(|id| id.value.as_str()),
            columns: block.columns.iter().map(term).collect(),
            ..Self::of_selection(None, location, &block.selection, block.title.get(language))
        }
    }

    fn of_selection(
        kind: Option<ChartType>,
        location: &Span,
        selection: &'a Selection,
        title: &'a Spanned<String>,
    ) -> Self {
        let dimensions = selection.dimensions.iter().map(|(id, chosen)| {
            let values = chosen.values.iter().map(term).collect();
            let key = chosen.key.clone();
            (id.as_str(), DimensionSpec { key, values })
        });
        Self {
            kind,
            location: location.clone(),
            indicators: selection.indicators.iter().map(term).collect(),
            areas: selection.areas.iter().map(term).collect(),
            by: selection.by.as_ref().map(term),
            from: selection.from.as_ref().map(term),
            to: selection.to.as_ref().map(term),
            periods: selection.periods.iter().map(term).collect(),
            dimensions: dimensions.collect(),
            benchmark: match &selection.benchmark {
                BenchmarkChoice::Default => Benchmark::Default,
                BenchmarkChoice::None => Benchmark::None,
                BenchmarkChoice::Area(area) => Benchmark::Area(term(area)),
            },
            confidence: selection.confidence,
            sort: selection.sort.as_ref().map(sort),
            highlight: selection.highlight.iter().map(term).collect(),
            title: term(title),
            subtitle: None,
            alt: None,
            notes: Vec::new(),
            id: None,
            limits: None,
            target: None,
            events: Vec::new(),
            join: None,
            columns: Vec::new(),
        }
    }
}

fn in_language<'a>(text: &'a LocalText, language: &str) -> &'a str {
    &text.get(language).value
}

fn term(written: &Spanned<String>) -> Spanned<&str> {
    Spanned::new(&written.value, written.span.clone())
}

/// The order of areas; the block's decoder has checked the word.
fn sort(written: &Spanned<String>) -> Spanned<Sort> {
    let sort = match written.value.as_str() {
        "value" => Sort::Least,
        "name" => Sort::Name,
        "given" => Sort::Given,
        _ => Sort::Greatest,
    };
    Spanned::new(sort, written.span.clone())
}
