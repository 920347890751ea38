//! A place: what it is part of, its indicators against their benchmarks, some of them drawn, the pages about it.

use std::sync::Arc;

use super::builder::{GeneratedPage, PageBuilder};
use super::cards::capital;
use super::own_charts::Wanted;
use super::panel::slices;
use crate::data::{Area, AreaId, Indicator};
use crate::document::ChartType;
use crate::theme::context::{Content, Crumb, Html, PlacePage};

/// How many charts follow the table.
const CHARTS: usize = 4;
/// How many periods make a line worth drawing.
const PERIODS: usize = 3;

/// A place's page.
pub(super) fn make(builder: &mut PageBuilder<'_, '_>, number: usize) -> GeneratedPage {
    let renderer = builder.renderer;
    let route = &renderer.parts.site.places[number];
    let areas = renderer.parts.areas;
    let area = areas.by_id.get(&route.area);
    let name = builder.place(&route.area).name;
    let indicators: Vec<&Arc<Indicator>> = renderer
        .parts
        .catalogue
        .by_id
        .values()
        .filter(|indicator| !indicator.table.of_area(&route.area).is_empty())
        .collect();
    let panel = builder.panel(&route.area, &indicators);
    let charts = area.map_or_else(Vec::new, |area| charts(builder, area, &indicators));
    let parents = areas.line(&route.area).into_iter().skip(1);
    let parents = parents.map(|parent| builder.place(&parent.id)).collect();
    GeneratedPage {
        title: name.clone(),
        description: Some(builder.fill("page-place-description", &[("place", &name)])),
        crumbs: vec![Crumb {
            title: builder.say("places"),
            path: builder.local_path(super::PLACES),
        }],
        content: Content::Place(Box::new(PlacePage {
            kind: area.map_or_else(String::new, |area| {
                capital(&builder.area_kind(&area.kind, false))
            }),
            name,
            parents,
            panel,
            charts,
            cards: builder.cards(&builder.in_own_language(&route.pages)),
        })),
        json_ld: None,
    }
}

/// Of each of the first principles the indicator with the newest values that has a line worth drawing.
fn charts(
    builder: &mut PageBuilder<'_, '_>,
    area: &Area,
    indicators: &[&Arc<Indicator>],
) -> Vec<Html> {
    let mut charts = Vec::new();
    for (_, members) in builder.by_term(indicators) {
        if charts.len() == CHARTS {
            break;
        }
        let mut members = members;
        let newest = |indicator: &Arc<Indicator>| {
            indicator
                .table
                .of_area(&area.id)
                .iter()
                .map(|row| row.period().end())
                .max()
        };
        members.sort_by_key(|indicator| std::cmp::Reverse(newest(indicator)));
        let wanted = members
            .into_iter()
            .find_map(|indicator| line(builder, area, indicator));
        charts.extend(wanted.and_then(|wanted| builder.own_chart(&wanted)));
    }
    charts
}

/// A place's line beside its benchmark's.
fn line<'i>(
    builder: &PageBuilder<'_, '_>,
    area: &Area,
    indicator: &'i Arc<Indicator>,
) -> Option<Wanted<'i>> {
    let parts = &builder.renderer.parts;
    let site = parts.benchmark.map(|area| &**area);
    let groups = slices(indicator);
    let slice = groups.first()?;
    let points = |area: &AreaId| indicator.table.series(area, slice).len();
    if points(&area.id) < PERIODS {
        return None;
    }
    let benchmark = indicator.benchmark(parts.areas, Some(&area.id), site);
    let benchmark = benchmark
        .map(|area| area.id.clone())
        .filter(|area| points(area) > 0);
    let by = super::indicator::split(indicator, &groups);
    let title = indicator
        .definition
        .title
        .get(builder.language())
        .value
        .clone();
    Some(Wanted {
        kind: ChartType::Line,
        indicator,
        areas: vec![area.id.clone()],
        // With a line for each group, the benchmark's would double them.
        benchmark: benchmark.filter(|_| by.is_none()),
        by,
        slice: slice_of(indicator, slice),
        title,
        alone: false,
    })
}

/// The slice with the indicator's own lifetime.
fn slice_of<'i>(indicator: &'i Indicator, slice: &[Arc<str>]) -> &'i [Arc<str>] {
    let mut slices = indicator.table.slices().iter();
    slices
        .find(|known| **known == slice)
        .map_or(&[], Vec::as_slice)
}
