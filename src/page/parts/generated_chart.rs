//! Generated charts: on the pages of places and indicators, and the sparklines of panels.
//!
//! In: an indicator, areas, values of its dimensions. Out: chart data, selected as for a block, or markup. Must not know: which page.

use std::sync::Arc;

use super::chart_figure::{FigureFiles, figure};
use crate::chart::{self, Benchmark, ChartData, ChartSpec, DimensionSpec};
use crate::data::{AreaId, Indicator};
use crate::document::ChartType;
use crate::page::builder::PageBuilder;
use crate::source::Spanned;
use crate::theme::context::Html;

/// What a generated chart shows.
pub(in crate::page) struct GeneratedChart<'a> {
    pub(in crate::page) kind: ChartType,
    pub(in crate::page) indicator: &'a Indicator,
    /// The page's place first, where there is one.
    pub(in crate::page) areas: Vec<AreaId>,
    /// The area that they are compared with.
    pub(in crate::page) benchmark: Option<AreaId>,
    /// Draws one series for each value of this dimension.
    pub(in crate::page) by: Option<&'a str>,
    /// A value of each dimension; those of `by` are ignored.
    pub(in crate::page) slice: &'a [Arc<str>],
    pub(in crate::page) title: String,
    /// Whether the indicator's notes are left out because the page shows them elsewhere.
    pub(in crate::page) without_notes: bool,
}

/// The data of a chart; `None` where there is nothing to draw.
fn select(builder: &PageBuilder<'_, '_>, chart: &GeneratedChart<'_>) -> Option<ChartData> {
    let inputs = builder.inputs();
    let definition = &chart.indicator.definition;
    let term = |text| Spanned::new(text, definition.id.span.clone());
    let dimensions = chart.indicator.table.dimensions.iter().zip(chart.slice);
    let dimensions = dimensions
        .filter(|(id, _)| chart.by != Some(&***id))
        .map(|(id, value)| {
            let key = definition.id.span.clone();
            let values = vec![term(&**value)];
            (&**id, DimensionSpec { key, values })
        });
    let indicator = term(definition.id.value.as_str());
    let spec = ChartSpec {
        areas: chart.areas.iter().map(|area| term(&**area)).collect(),
        by: chart.by.map(term),
        dimensions: dimensions.collect(),
        benchmark: match &chart.benchmark {
            Some(area) => Benchmark::Area(term(&**area)),
            None => Benchmark::None,
        },
        ..ChartSpec::new(Some(chart.kind), indicator, &chart.title)
    };
    let scope = chart::ChartScope {
        catalogue: inputs.catalogue,
        areas: inputs.areas,
        places: &[],
        benchmark: inputs.benchmark,
        language: builder.language(),
        strings: builder.locale.strings,
    };
    // A chart that cannot be drawn is left out without a message: no editor could correct it.
    chart::select(&spec, &scope, &mut Vec::new())
}

/// A chart rendered by its template, with its files.
pub(in crate::page) fn generated_chart(
    builder: &mut PageBuilder<'_, '_>,
    chart: &GeneratedChart<'_>,
) -> Option<Html> {
    let mut data = select(builder, chart)?;
    if chart.without_notes {
        data.notes.clear();
    }
    let id = builder.free_id(&crate::document::slug(&data.name));
    let files = FigureFiles {
        folder: builder.address.clone(),
        stem: id.clone(),
        own: true,
    };
    Some(figure(builder, &data, &id, None, &files))
}

/// The sparkline of a series.
pub(super) fn sparkline(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    area: &AreaId,
    slice: &[Arc<str>],
) -> Option<Html> {
    let data = select(
        builder,
        &GeneratedChart {
            kind: ChartType::Sparkline,
            indicator,
            areas: vec![area.clone()],
            benchmark: None,
            by: None,
            slice,
            title: String::new(),
            without_notes: true,
        },
    )?;
    chart::sparkline(&data).map(Html)
}
