//! All areas of a type by their newest values: the list behind every rank.
//!
//! In: an indicator. Out: lists, one for each type of place and group of people. Must not know: what else the page has.

use super::cell_text::cell_text;
use super::compared::comparison;
use super::indicator_view::{group, rank_anchor};
use super::outcome_sentence::areas_sentence;
use super::places::{area_types, area_types_within};
use crate::data::{Area, AreaId, Indicator, Row};
use crate::page::builder::PageBuilder;
use crate::page::rankings::AreaRanking;
use crate::theme::context::{Outcome, RankedAreas, RankedRow};

/// The rankings of an indicator, that of the type that most places of the site have first.
pub(in crate::page) fn ranked_areas(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
) -> Vec<RankedAreas> {
    let inputs = builder.inputs();
    let rankings = builder.lookup.rankings(indicator);
    let places = |kind: &str| {
        let routes = inputs.site.places.iter();
        let known = routes.filter_map(|route| inputs.areas.by_id.get(&route.area));
        known.filter(|area| area.kind == kind).count()
    };
    let mut rankings: Vec<&AreaRanking> = rankings.iter().collect();
    rankings.sort_by_cached_key(|ranking| std::cmp::Reverse(places(&ranking.kind)));
    rankings
        .into_iter()
        .map(|ranking| list(builder, indicator, ranking))
        .collect()
}

fn list(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    ranking: &AreaRanking,
) -> RankedAreas {
    let strings = builder.locale.strings;
    let of = &ranking.ranking;
    let row = |area: &AreaId| {
        let table = &indicator.table;
        table.row(area, &ranking.slice, &ranking.period)
    };
    let mut benchmarks: Vec<&Area> = Vec::new();
    let mut rows = Vec::with_capacity(of.ranked.len());
    for (area, _) in of.ranked.iter().rev() {
        let Some(row) = row(area) else { continue };
        let benchmark = benchmark(builder, indicator, area, row);
        if let Some((benchmark, _)) = benchmark
            && !benchmarks.iter().any(|known| known.id == benchmark.id)
        {
            benchmarks.push(benchmark);
        }
        let place = builder.place_link(area);
        let position = ranking.position(row);
        rows.push(RankedRow {
            id: rank_anchor(indicator, area, &ranking.slice),
            place: position.map(|position| {
                let joint = if position.is_joint { "=" } else { "" };
                format!("{}{joint}", position.place)
            }),
            name: place.name,
            path: place.path,
            value: cell_text(indicator, row, false, strings),
            comparison: comparison(builder, indicator, row, benchmark.map(|(_, row)| row)),
        });
    }
    let kinds = area_types_within(builder, &ranking.kind);
    let named: Vec<String> = group(builder, indicator, &ranking.slice)
        .into_iter()
        .chain([
            area_types(builder, &ranking.kind),
            ranking.period.name(strings),
        ])
        .collect();
    let mut notes = Vec::new();
    if let [benchmark] = benchmarks[..] {
        let outcomes: Vec<Outcome> = rows.iter().map(|row| row.comparison.outcome).collect();
        let name = benchmark.name_in(builder.language());
        notes.extend(areas_sentence(builder, &kinds, name, &outcomes));
        if let Some(row) = row(&benchmark.id) {
            let value = cell_text(indicator, row, true, strings);
            let values = [("area", name), ("value", &*value)];
            notes.push(builder.fill("page-key-benchmark", &values));
        }
    }
    if !of.without.is_empty() {
        let all = of.ranked.len() + of.without.len();
        notes.push(builder.fill(
            "page-ranking-incomplete",
            &[
                ("n", &of.without.len().to_string()),
                ("all", &all.to_string()),
                ("areas", &kinds),
            ],
        ));
    }
    RankedAreas {
        title: named.join(", "),
        unit: indicator.definition.unit.text.clone(),
        is_ranked: of.without.is_empty(),
        rows,
        notes,
    }
}

/// The area that another is compared with, and its row of the same period.
fn benchmark<'b>(
    builder: &PageBuilder<'b, '_>,
    indicator: &'b Indicator,
    area: &AreaId,
    row: Row<'_>,
) -> Option<(&'b Area, Row<'b>)> {
    let inputs = builder.inputs();
    let site = inputs.benchmark.map(|area| &**area);
    let benchmark = indicator.benchmark(inputs.areas, Some(area), site)?;
    let table = &indicator.table;
    let row = table.row(&benchmark.id, row.dimensions(), row.period())?;
    Some((benchmark, row))
}
