//! Charts that no editor asked for: on the pages of places and indicators, and the sparklines of panels.
//!
//! In: an indicator, areas, values of its dimensions. Out: chart data, selected as for a block. Must not know: which page.

use std::sync::Arc;

use super::builder::PageBuilder;
use super::charts::Files;
use crate::chart::{self, Benchmark, ChartData, ChartSpec, DimensionSpec};
use crate::data::{AreaId, Indicator};
use crate::document::ChartType;
use crate::source::Spanned;
use crate::theme::context::Html;

/// What such a chart shows.
pub(super) struct Wanted<'a> {
    pub(super) kind: ChartType,
    pub(super) indicator: &'a Indicator,
    /// The place first, where there is one.
    pub(super) areas: Vec<AreaId>,
    /// The area that they are compared with.
    pub(super) benchmark: Option<AreaId>,
    /// One series for each value of this dimension.
    pub(super) by: Option<&'a str>,
    /// A value of each dimension; those of `by` are not asked for.
    pub(super) slice: &'a [Arc<str>],
    pub(super) title: String,
    /// Whether the page says elsewhere what readers must know of the indicator.
    pub(super) alone: bool,
}

impl PageBuilder<'_, '_> {
    /// The data of a chart; nothing where there is nothing to draw.
    pub(super) fn select(&self, wanted: &Wanted<'_>) -> Option<ChartData> {
        let parts = &self.renderer.parts;
        let definition = &wanted.indicator.definition;
        let term = |text| Spanned::new(text, definition.id.span.clone());
        let dimensions = wanted.indicator.table.dimensions.iter().zip(wanted.slice);
        let dimensions =
            dimensions
                .filter(|(id, _)| wanted.by != Some(&***id))
                .map(|(id, value)| {
                    let key = definition.id.span.clone();
                    let values = vec![term(&**value)];
                    (&**id, DimensionSpec { key, values })
                });
        let indicator = term(definition.id.value.as_str());
        let spec = ChartSpec {
            areas: wanted.areas.iter().map(|area| term(&**area)).collect(),
            by: wanted.by.map(term),
            dimensions: dimensions.collect(),
            benchmark: match &wanted.benchmark {
                Some(area) => Benchmark::Area(term(&**area)),
                None => Benchmark::None,
            },
            ..ChartSpec::new(Some(wanted.kind), indicator, &wanted.title)
        };
        let scope = chart::ChartScope {
            catalogue: parts.catalogue,
            areas: parts.areas,
            places: &[],
            benchmark: parts.benchmark,
            language: self.language(),
            strings: self.locale.strings,
        };
        // What cannot be drawn is left out: nobody asked for it, so nobody could mend it.
        chart::select(&spec, &scope, &mut Vec::new())
    }

    /// A chart as its template renders it, with its files beside the page.
    pub(super) fn own_chart(&mut self, wanted: &Wanted<'_>) -> Option<Html> {
        let mut data = self.select(wanted)?;
        if wanted.alone {
            data.notes.clear();
        }
        let id = self.free_id(&crate::document::slug(&data.name));
        let files = Files {
            folder: self.address.clone(),
            stem: id.clone(),
            own: true,
        };
        Some(self.figure(&data, &id, None, &files))
    }

    /// The small drawing of a series.
    pub(super) fn sparkline(
        &self,
        indicator: &Indicator,
        area: &AreaId,
        slice: &[Arc<str>],
    ) -> Option<Html> {
        // A line needs two points.
        let series = indicator.table.series(area, slice);
        if series.iter().filter(|row| row.value().is_some()).count() < 2 {
            return None;
        }
        let data = self.select(&Wanted {
            kind: ChartType::Sparkline,
            indicator,
            areas: vec![area.clone()],
            benchmark: None,
            by: None,
            slice,
            title: String::new(),
            alone: true,
        })?;
        Some(Html(chart::sparkline(&data)))
    }
}
