//! A panel of a place's indicators and their benchmarks: each with its latest value, a comparison, its trend, a sparkline.
//!
//! In: an area, indicators. Out: a panel. Must not know: which page it is on.

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::generated_chart::sparkline;
use super::indicator_view::{group, slices, value_path};
use super::publication::marks;
use super::terms::by_term;
use crate::data::trend::{Judgement, Trend as Direction};
use crate::data::{
    self, AreaId, Comparison as Verdict, Indicator, Row, ShownDifference, Slice, Status, UnitKind,
    number, shown_difference,
};
use crate::language::Strings;
use crate::page::builder::PageBuilder;
use crate::page::words;
use crate::theme::context::{
    Outcome, Panel, PanelComparison, PanelGroup, PanelRow, PanelTrend, PanelValue, TrendDirection,
};

/// The longest unit that is repeated with each value; a longer one follows the indicator's name.
const SHORT_UNIT: usize = 8;
/// The most rows of one indicator: one for each group of people that has no total.
const GROUPS: usize = 6;

/// What the rows of a panel use, to be explained below it.
#[derive(Default)]
struct Used {
    statuses: BTreeSet<Status>,
    levels: BTreeSet<Decimal>,
    compared: bool,
    untested: bool,
    trends: bool,
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
        let rows: Vec<PanelRow> = members
            .into_iter()
            .flat_map(|indicator| rows(builder, area, indicator, &mut used))
            .collect();
        if !rows.is_empty() {
            let (title, path) = heading.map(|link| (link.title, link.path)).unzip();
            groups.push(PanelGroup { title, path, rows });
        }
    }
    Panel {
        place: builder.place_link(area),
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
    let slices = slices(indicator);
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
    Some(PanelRow {
        indicator: builder.indicator_link(&definition.id.value),
        group: (!group.is_empty()).then(|| group.join(", ")),
        value: reading(builder, indicator, row, slice),
        period: row.period().dashed(),
        benchmark_name: bench_row
            .and(bench)
            .map(|bench| bench.name_in(builder.language()).to_owned()),
        benchmark: bench_row.map(|row| reading(builder, indicator, row, slice)),
        comparison: comparison(builder, indicator, row, bench_row, used),
        trend: trend(builder, indicator, area, slice, used),
        ends: ends(builder, indicator, area, slice),
        sparkline: sparkline(builder, indicator, area, slice),
    })
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

fn comparison(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    row: Row<'_>,
    bench: Option<Row<'_>>,
    used: &mut Used,
) -> PanelComparison {
    let verdict = bench.map_or(Verdict::NotCompared, |bench| {
        data::comparison::compare(&indicator.definition, row, bench)
    });
    let outcome = match verdict {
        Verdict::Better => Outcome::Better,
        Verdict::Similar => Outcome::Similar,
        Verdict::Worse => Outcome::Worse,
        Verdict::Lower => Outcome::Lower,
        Verdict::Higher => Outcome::Higher,
        Verdict::NotCompared => Outcome::NotCompared,
    };
    let values = row.value().zip(bench.and_then(Row::value));
    let difference =
        values.map(|(value, bench)| shown_difference(bench, value, indicator.decimals()));
    // Values that look equal are not told apart, even where their limits do.
    let alike = difference.is_some_and(|found| !matches!(found, ShownDifference::By(_)));
    if outcome != Outcome::NotCompared && (outcome == Outcome::Similar || !alike) {
        used.compared = true;
        used.levels.extend(indicator.definition.confidence);
        return PanelComparison {
            word: builder.string(verdict.key()),
            outcome,
        };
    }
    // Without limits the difference is stated but not judged.
    let word = difference.map(|difference| {
        used.untested = true;
        let difference = match difference {
            ShownDifference::Same => return builder.string("page-difference-none"),
            ShownDifference::AboutTheSame => return builder.string("page-difference-about"),
            ShownDifference::By(difference) => difference,
        };
        let points = indicator.definition.unit.kind == UnitKind::Percentage;
        let key = match (difference.is_sign_negative(), points) {
            (true, true) => "page-difference-points-lower",
            (true, false) => "page-difference-lower",
            (false, true) => "page-difference-points-higher",
            (false, false) => "page-difference-higher",
        };
        let text = number::text(difference.abs(), None, builder.locale.strings);
        let word = builder.fill(key, &[("n", &text)]);
        // It has one more digit than the values beside it, which would have another difference.
        if difference.scale() > indicator.decimals() {
            builder.fill("page-difference-unrounded", &[("difference", &word)])
        } else {
            word
        }
    });
    PanelComparison {
        word: word.unwrap_or_else(|| builder.string(verdict.key())),
        outcome: Outcome::NotCompared,
    }
}

fn trend(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    area: &AreaId,
    slice: &Slice,
    used: &mut Used,
) -> Option<PanelTrend> {
    let trend = indicator.trend(area, slice);
    used.trends = true;
    let (direction, judgement) = match trend {
        Direction::Increasing(judgement) => (TrendDirection::Up, judgement),
        Direction::Decreasing(judgement) => (TrendDirection::Down, judgement),
        Direction::NoSignificantChange => (TrendDirection::Flat, Judgement::None),
        Direction::CannotBeCalculated(_) => return None,
    };
    Some(PanelTrend {
        words: builder.string(trend.key()),
        direction,
        outcome: match judgement {
            Judgement::Better => Outcome::Better,
            Judgement::Worse => Outcome::Worse,
            Judgement::None => Outcome::Similar,
        },
    })
}

/// The first and the last value of a series, as text: `78.0 years in 2022, 78.2 years in 2024`.
fn ends(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    area: &AreaId,
    slice: &Slice,
) -> Option<String> {
    let series = indicator.table.series(area, slice);
    let mut valued = series.iter().filter(|row| row.value().is_some());
    let (first, last) = (valued.next()?, valued.next_back());
    let strings = builder.locale.strings;
    let text = |row: Row<'_>| cell_text(indicator, row, true, strings);
    let Some(last) = last else {
        let values = [
            ("value", text(first)),
            ("period", first.period().name(strings)),
        ];
        let values: Vec<_> = values
            .iter()
            .map(|(key, value)| (*key, value.as_str()))
            .collect();
        return Some(builder.fill("page-trend-one", &values));
    };
    let values = [
        ("first", text(first)),
        ("from", first.period().name(strings)),
        ("last", text(last)),
        ("to", last.period().name(strings)),
    ];
    let values: Vec<_> = values
        .iter()
        .map(|(key, value)| (*key, value.as_str()))
        .collect();
    Some(builder.fill("page-trend-ends", &values))
}

fn panel_method(builder: &PageBuilder<'_, '_>, used: &Used) -> Vec<String> {
    let mut method = Vec::new();
    if used.compared {
        method.push(match (used.levels.first(), used.levels.len()) {
            (Some(level), 1) => {
                let level = level.normalize().to_string();
                builder.fill("page-compared-level", &[("level", &level)])
            }
            _ => builder.string("page-compared"),
        });
    }
    if used.untested {
        method.push(builder.string("page-untested"));
    }
    if used.trends {
        method.push(builder.string("page-trends"));
    }
    method
}

/// A value as a cell's text, with its statuses.
pub(super) fn cell_text(
    indicator: &Indicator,
    row: Row<'_>,
    unit: bool,
    strings: &Strings,
) -> String {
    let shorthand: Vec<String> = row.statuses().iter().map(Status::shorthand).collect();
    let Some(value) = row.value() else {
        return if shorthand.is_empty() {
            Status::NotAvailable.shorthand()
        } else {
            shorthand.join(" ")
        };
    };
    let decimals = Some(indicator.decimals());
    let of = &indicator.definition.unit;
    let short = of.suffix.trim().chars().count() <= SHORT_UNIT;
    let mut text = if unit && short {
        words::unbroken(&number::with_unit(value, decimals, of, strings))
    } else {
        number::text(value, decimals, strings)
    };
    for mark in shorthand {
        text.push('\u{a0}');
        text.push_str(&mark);
    }
    text
}
