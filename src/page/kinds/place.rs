//! A place: what it is part of, its indicators against their benchmarks, some of them drawn, the pages about it.

use std::sync::Arc;

use super::generated::GeneratedPage;
use crate::data::{Area, AreaId, Indicator};
use crate::document::ChartType;
use crate::page::builder::PageBuilder;
use crate::page::parts::cards::{cards, in_own_language};
use crate::page::parts::generated_chart::{GeneratedChart, generated_chart};
use crate::page::parts::group_tables::groups_in_order;
use crate::page::parts::indicator_view::varying_dimension;
use crate::page::parts::panel::panel;
use crate::page::parts::places::area_type;
use crate::page::parts::terms::by_term;
use crate::site::PLACES;
use crate::theme::context::{Content, Crumb, Html, PlacePage};

/// How many charts follow the table.
const CHARTS: usize = 4;
/// How many periods make a line worth drawing.
const PERIODS: usize = 3;

/// A place's page.
pub(in crate::page) fn place(builder: &mut PageBuilder<'_, '_>, number: usize) -> GeneratedPage {
    let inputs = builder.inputs();
    let route = &inputs.site.places[number];
    let areas = inputs.areas;
    let area = areas.by_id.get(&route.area);
    let name = builder.place_name(&route.area).to_owned();
    let indicators: Vec<&Arc<Indicator>> = inputs
        .catalogue
        .by_id
        .values()
        .filter(|indicator| !indicator.table.of_area(&route.area).is_empty())
        .collect();
    let panel = panel(builder, &route.area, &indicators);
    let charts = area.map_or_else(Vec::new, |area| charts(builder, area, &indicators));
    let parents = areas.line(&route.area).into_iter().skip(1);
    let parents = parents
        .map(|parent| builder.place_link(&parent.id))
        .collect();
    GeneratedPage {
        title: name.clone(),
        description: Some(builder.fill("page-place-description", &[("place", &name)])),
        crumbs: vec![Crumb {
            title: builder.string("places"),
            path: builder.local_path(PLACES),
        }],
        content: Content::Place(Box::new(PlacePage {
            kind: area.map_or_else(String::new, |area| area_type(builder, &area.kind)),
            name,
            parents,
            panel,
            charts,
            orders: indicators
                .iter()
                .flat_map(|indicator| {
                    let title = indicator.definition.title.get(builder.language());
                    groups_in_order(builder, indicator, &route.area, &title.value)
                })
                .collect(),
            cards: cards(builder, &in_own_language(builder, &route.pages)),
        })),
        json_ld: None,
    }
}

/// The charts: of each of the first principles, the indicator with the newest values that has enough periods for a line.
fn charts(
    builder: &mut PageBuilder<'_, '_>,
    area: &Area,
    indicators: &[&Arc<Indicator>],
) -> Vec<Html> {
    let mut charts = Vec::new();
    for (_, members) in by_term(builder, indicators) {
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
        let chart = members
            .into_iter()
            .find_map(|indicator| line(builder, area, indicator));
        charts.extend(chart.and_then(|chart| generated_chart(builder, &chart)));
    }
    charts
}

/// The line of a place and that of its benchmark.
fn line<'i>(
    builder: &PageBuilder<'_, '_>,
    area: &Area,
    indicator: &'i Arc<Indicator>,
) -> Option<GeneratedChart<'i>> {
    let inputs = builder.inputs();
    let site = inputs.benchmark.map(|area| &**area);
    let groups = indicator.shown_slices();
    let slice = groups.first()?;
    let points = |area: &AreaId| indicator.table.series(area, slice).len();
    if points(&area.id) < PERIODS {
        return None;
    }
    let benchmark = indicator.benchmark(inputs.areas, Some(&area.id), site);
    let benchmark = benchmark
        .map(|area| area.id.clone())
        .filter(|area| points(area) > 0);
    let by = varying_dimension(indicator, &groups);
    let title = indicator
        .definition
        .title
        .get(builder.language())
        .value
        .clone();
    Some(GeneratedChart {
        kind: ChartType::Line,
        indicator,
        areas: vec![area.id.clone()],
        // With a line for each group, benchmark lines would double their number.
        benchmark: benchmark.filter(|_| by.is_none()),
        by,
        slice: slice_of(indicator, slice),
        title,
        without_notes: false,
    })
}

/// The slice with the lifetime of the indicator.
fn slice_of<'i>(indicator: &'i Indicator, slice: &[Arc<str>]) -> &'i [Arc<str>] {
    let mut slices = indicator.table.slices().iter();
    slices
        .find(|known| **known == slice)
        .map_or(&[], Vec::as_slice)
}
