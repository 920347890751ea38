//! Charts that no editor asked for: on the pages of places and indicators, and the sparklines of panels.
//!
//! In: an indicator, areas, values of its dimensions. Out: chart data, selected as for a block. Must not know: which page.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::builder::PageBuilder;
use super::charts::Files;
use crate::chart::{self, ChartData};
use crate::config::LocalText;
use crate::data::{AreaId, Indicator};
use crate::document::{ChartBlock, ChartType, DimensionValues, Selection};
use crate::source::{Span, Spanned};
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
        let place = definition.id.span.clone();
        let typed = |text: &str| Spanned::new(text.to_owned(), place.clone());
        let dimensions = wanted.indicator.table.dimensions.iter().zip(wanted.slice);
        let dimensions: BTreeMap<String, DimensionValues> = dimensions
            .filter(|(id, _)| wanted.by != Some(&***id))
            .map(|(id, value)| {
                let choice = DimensionValues {
                    key: place.clone(),
                    values: vec![typed(value)],
                };
                (id.to_string(), choice)
            })
            .collect();
        let block = ChartBlock {
            kind: Spanned::new(wanted.kind, place.clone()),
            selection: Selection {
                indicators: vec![typed(&definition.id.value)],
                areas: wanted.areas.iter().map(|area| typed(area)).collect(),
                by: wanted.by.map(typed),
                from: None,
                to: None,
                periods: Vec::new(),
                dimensions,
                benchmark: Some(wanted.benchmark.as_ref().map(|area| typed(area))),
                confidence: None,
                sort: None,
                highlight: Vec::new(),
            },
            title: LocalText::One(typed(&wanted.title)),
            subtitle: None,
            limits: None,
            target: None,
            id: None,
            alt: None,
            notes: Vec::new(),
            span: Span::new(&place.file, 0..0),
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
        chart::select(&block, &scope, &mut Vec::new())
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
