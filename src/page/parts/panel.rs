//! A panel of a place's indicators and their benchmarks: each with its latest value, a comparison, its trend, a sparkline.
//!
//! In: an area, indicators. Out: a panel. Must not know: which page it is on.

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::cell_text::{SHORT_UNIT, cell_text};
use super::compared::{change, compared_by, comparison, ends, rank, series_has_ended, trend};
use super::generated_chart::sparkline;
use super::indicator_view::{group, value_path};
use super::outcome_sentence::outcome_sentence;
use super::publication::marks;
use super::terms::by_term;
use crate::data::{AreaId, Indicator, Period, Row, Slice, Status, number};
use crate::page::builder::PageBuilder;
use crate::page::rankings::GROUPS;
use crate::theme::context::{Outcome, Panel, PanelGroup, PanelRow, PanelValue};

/// A place has dropped out of a series where the newest values of others are later by more than this, in months.
const DROPPED_OUT: i32 = 24;

/// What the rows of a panel use, to be explained below it.
#[derive(Default)]
struct Used {
    statuses: BTreeSet<Status>,
    levels: BTreeSet<Decimal>,
    compared: bool,
    untested: bool,
}

/// The panel of a place.
pub(in crate::page) fn panel(
    builder: &PageBuilder<'_, '_>,
    area: &AreaId,
    indicators: &[&Arc<Indicator>],
) -> Panel {
    let mut used = Used::default();
    let mut groups = Vec::new();
    for (heading, members) in by_term(builder, indicators) {
        let mut rows: Vec<PanelRow> = members
            .into_iter()
            .flat_map(|indicator| rows(builder, area, indicator, &mut used))
            .collect();
        rows.sort_by_key(|row| row.ended.is_some());
        if !rows.is_empty() {
            let (title, path) = heading.map(|link| (link.title, link.path)).unzip();
            groups.push(PanelGroup { title, path, rows });
        }
    }
    Panel {
        place: builder.place_link(area),
        sentence: outcome_sentence(builder, area, &groups),
        groups,
        method: panel_method(builder, &used),
        marks: marks(builder, used.statuses),
    }
}

fn rows(
    builder: &PageBuilder<'_, '_>,
    area: &AreaId,
    indicator: &Indicator,
    used: &mut Used,
) -> Vec<PanelRow> {
    let slices = indicator.shown_slices();
    slices
        .iter()
        .take(GROUPS)
        .filter_map(|slice| row(builder, area, indicator, slice, used))
        .collect()
}

fn row(
    builder: &PageBuilder<'_, '_>,
    area: &AreaId,
    indicator: &Indicator,
    slice: &Slice,
    used: &mut Used,
) -> Option<PanelRow> {
    let definition = &indicator.definition;
    let row = indicator.table.latest(area, slice)?;
    let inputs = builder.inputs();
    let site = inputs.benchmark.map(|area| &**area);
    let bench = indicator.benchmark(inputs.areas, Some(area), site);
    let bench_row = bench.and_then(|bench| indicator.table.row(&bench.id, slice, row.period()));
    used.statuses.extend(row.statuses().iter());
    used.statuses
        .extend(bench_row.into_iter().flat_map(|row| row.statuses().iter()));
    let unit = definition.unit.suffix.trim();
    let unit = (unit.chars().count() > SHORT_UNIT).then(|| unit.to_owned());
    let group: Vec<String> = group(builder, indicator, slice)
        .into_iter()
        .chain(unit)
        .collect();
    let comparison = comparison(builder, indicator, row, bench_row);
    if comparison.outcome != Outcome::NotCompared {
        used.compared = true;
        used.levels.extend(definition.confidence);
    } else if row.value().is_some() && bench_row.and_then(Row::value).is_some() {
        used.untested = true;
    }
    let known = inputs.areas.by_id.get(area);
    Some(PanelRow {
        indicator: builder.indicator_link(&definition.id.value),
        group: (!group.is_empty()).then(|| group.join(", ")),
        value: reading(builder, indicator, row, slice),
        period: row.period().dashed(),
        ended: has_ended(builder, indicator, row).then(|| {
            let period = row.period().name(builder.locale.strings);
            builder.fill("page-ended", &[("period", &period)])
        }),
        benchmark_name: bench_row
            .and(bench)
            .map(|bench| bench.name_in(builder.language()).to_owned()),
        benchmark: bench_row.map(|row| reading(builder, indicator, row, slice)),
        comparison,
        rank: known.and_then(|area| rank(builder, indicator, area, row)),
        trend: trend(builder, indicator, area, slice),
        change: change(builder, indicator, area, slice),
        ends: ends(builder, indicator, area, slice),
        sparkline: sparkline(builder, indicator, area, slice),
    })
}

/// Whether a row is the last that there will be, as far as the data tell.
fn has_ended(builder: &PageBuilder<'_, '_>, indicator: &Indicator, row: Row<'_>) -> bool {
    let end = row.period().end();
    let newest = indicator.table.periods.last().map_or(end, Period::end);
    series_has_ended(builder, indicator) || end + DROPPED_OUT < newest
}

fn reading(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    row: Row<'_>,
    slice: &Slice,
) -> PanelValue {
    let limits = row.limits().map(|(lower, upper)| {
        let text = |limit| number::text(limit, Some(indicator.decimals()), builder.locale.strings);
        let ends = [("lower", &*text(lower)), ("upper", &*text(upper))];
        builder.fill("page-limits", &ends)
    });
    PanelValue {
        text: cell_text(indicator, row, true, builder.locale.strings),
        limits,
        path: value_path(builder, indicator, row.area(), row.period(), slice),
    }
}

fn panel_method(builder: &PageBuilder<'_, '_>, used: &Used) -> Vec<String> {
    let mut method = Vec::new();
    if used.compared {
        let level = used.levels.first().filter(|_| used.levels.len() == 1);
        method.push(compared_by(builder, level.copied()));
    }
    if used.untested {
        method.push(builder.string("page-untested"));
    }
    method.push(builder.string("page-trends"));
    method
}
