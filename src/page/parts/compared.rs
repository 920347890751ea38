//! How values compare, in words: with a benchmark, over time, among areas.
//!
//! In: rows, results of the methods. Out: texts with the outcome that their shape and colour follow. Must not know: tables,
//! pages.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::cell_text::{SHORT_UNIT, cell_text};
use super::indicator_view::rank_anchor;
use super::places::area_types_within;
use crate::data::difference::DifferenceVerdict;
use crate::data::trend::{Judgement, Trend};
use crate::data::{
    Area, AreaId, Comparison, Indicator, Period, Row, ShownDifference, Slice, UnitKind, number,
};
use crate::page::builder::PageBuilder;
use crate::page::words;
use crate::theme::context::{Outcome, PageLink, PanelComparison, PanelTrend, TrendDirection};

/// A series has ended where the newest values of the site are later by more than this, in months.
const ENDED: i32 = 60;

/// How a row compares with its benchmark's, where the data have one: without limits, the difference in words.
pub(in crate::page) fn comparison(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    row: Row<'_>,
    benchmark: Option<Row<'_>>,
) -> PanelComparison {
    let shown = indicator.compared(row, benchmark);
    let outcome = outcome(shown.comparison);
    let word = match shown.difference {
        Some(difference) if outcome == Outcome::NotCompared => {
            let words = difference_words(builder, indicator, difference);
            unrounded(builder, indicator, difference, words)
        }
        _ => builder.string(shown.comparison.key()),
    };
    PanelComparison { word, outcome }
}

/// The shape and colour of a result.
pub(super) fn outcome(comparison: Comparison) -> Outcome {
    match comparison {
        Comparison::Better => Outcome::Better,
        Comparison::Similar => Outcome::Similar,
        Comparison::Worse => Outcome::Worse,
        Comparison::Lower => Outcome::Lower,
        Comparison::Higher => Outcome::Higher,
        Comparison::NotCompared => Outcome::NotCompared,
    }
}

/// A difference: `0.7 points higher`, `About the same`.
pub(super) fn difference_words(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    difference: ShownDifference,
) -> String {
    let difference = match difference {
        ShownDifference::Same => return builder.string("page-difference-none"),
        ShownDifference::AboutTheSame => return builder.string("page-difference-about"),
        ShownDifference::By(difference) => difference,
    };
    let unit = &indicator.definition.unit;
    let points = unit.kind == UnitKind::Percentage;
    let key = match (difference.is_sign_negative(), points) {
        (true, true) => "page-difference-points-lower",
        (true, false) => "page-difference-lower",
        (false, true) => "page-difference-points-higher",
        (false, false) => "page-difference-higher",
    };
    builder.fill(key, &[("n", &amount(builder, indicator, difference.abs()))])
}

/// Words on a difference, with what explains a digit more than the values beside it have: these would have another difference.
fn unrounded(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    difference: ShownDifference,
    words: String,
) -> String {
    match difference {
        ShownDifference::By(difference) if difference.scale() > indicator.decimals() => {
            builder.fill("page-difference-unrounded", &[("difference", &words)])
        }
        _ => words,
    }
}

/// Whether an indicator is no longer measured, as far as the data tell: the newest values of the site are much later, and no
/// update is due.
pub(super) fn series_has_ended(builder: &PageBuilder<'_, '_>, indicator: &Indicator) -> bool {
    let last = indicator.table.periods.last().map(Period::end);
    let is_old = last.is_some_and(|end| end + ENDED < builder.lookup.numbers.newest);
    is_old && indicator.definition.source.next_update.is_none()
}

/// An amount with as much of its unit as is repeated with values; of percentages, without it: these differ by points.
pub(super) fn amount(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    amount: Decimal,
) -> String {
    let strings = builder.locale.strings;
    let unit = &indicator.definition.unit;
    let text = number::text(amount, None, strings);
    let name = unit.suffix.trim();
    if unit.kind == UnitKind::Percentage || name.chars().count() > SHORT_UNIT {
        return format!("{}{text}", unit.prefix);
    }
    let singular = strings
        .singular_unit(name)
        .filter(|_| strings.is_singular(&text));
    match singular {
        Some(one) => words::unbroken(&format!("{}{text} {one}", unit.prefix)),
        None => words::unbroken(&number::with_unit(amount, None, unit, strings)),
    }
}

/// How a series went since its first comparable period: `3.1 points lower than in 2015/16, no clear change`.
pub(in crate::page) fn change(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    area: &AreaId,
    slice: &[Arc<str>],
) -> Option<String> {
    let change = indicator.change_since_first(area, slice)?;
    let period = change.from.period().name(builder.locale.strings);
    let difference = difference_words(builder, indicator, change.difference);
    let is_by = matches!(change.difference, ShownDifference::By(_));
    let key = match change.verdict {
        DifferenceVerdict::NotShown if is_by => "page-change-unclear",
        _ if is_by => "page-change",
        _ => "page-change-same",
    };
    let words = builder.fill(key, &[("difference", &difference), ("period", &period)]);
    Some(unrounded(builder, indicator, change.difference, words))
}

/// The first and the last value of a series, as text: `78.0 years in 2022, 78.2 years in 2024`.
pub(super) fn ends(
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
        let (value, period) = (text(first), first.period().name(strings));
        let parts = [("value", value.as_str()), ("period", period.as_str())];
        return Some(builder.fill("page-trend-one", &parts));
    };
    let (before, now) = (text(first), text(last));
    let (from, to) = (first.period().name(strings), last.period().name(strings));
    let parts = [
        ("first", before.as_str()),
        ("from", from.as_str()),
        ("last", now.as_str()),
        ("to", to.as_str()),
    ];
    Some(builder.fill("page-trend-ends", &parts))
}

/// The newest trend, always in words: where there is none, why.
pub(in crate::page) fn trend(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    area: &AreaId,
    slice: &Slice,
) -> PanelTrend {
    let trend = indicator.trend(area, slice);
    let (direction, judgement) = match trend {
        Trend::Increasing(judgement) => (TrendDirection::Up, Some(judgement)),
        Trend::Decreasing(judgement) => (TrendDirection::Down, Some(judgement)),
        Trend::NoSignificantChange => (TrendDirection::Flat, Some(Judgement::None)),
        Trend::CannotBeCalculated(_) => (TrendDirection::Unknown, None),
    };
    PanelTrend {
        words: builder.string(trend.key()),
        direction,
        outcome: match judgement {
            Some(Judgement::Better) => Outcome::Better,
            Some(Judgement::Worse) => Outcome::Worse,
            Some(Judgement::None) => Outcome::Similar,
            None => Outcome::NotCompared,
        },
    }
}

/// Where a row is among all areas of its type, with the list behind it: `24th of 36 metropolitan districts`.
pub(super) fn rank(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    area: &Area,
    row: Row<'_>,
) -> Option<PageLink> {
    let id = indicator.definition.id.value.as_str();
    let rankings = builder.lookup.rankings(indicator).iter();
    let ranking = rankings
        .filter(|ranking| ranking.kind == area.kind && ranking.slice == row.dimensions())
        .find_map(|ranking| Some((ranking.position(row)?, ranking.ranking.ranked.len())));
    let (position, of) = ranking?;
    let key = if position.is_joint {
        "page-rank-joint"
    } else {
        "page-rank"
    };
    let route = builder.lookup.indicator(id)?;
    let site = builder.inputs().site;
    let address = site.in_language(&route.address, builder.language());
    Some(PageLink {
        title: builder.fill(
            key,
            &[
                ("nth", &builder.locale.strings.ordinal(position.place)),
                ("n", &of.to_string()),
                ("areas", &area_types_within(builder, &area.kind)),
            ],
        ),
        path: builder.lookup.path_to(
            &address,
            &rank_anchor(indicator, &area.id, row.dimensions()),
        ),
    })
}

/// How values are compared with a benchmark: by limits of a level, where all are of one.
pub(in crate::page) fn compared_by(
    builder: &PageBuilder<'_, '_>,
    level: Option<Decimal>,
) -> String {
    match level {
        Some(level) => {
            let level = level.normalize().to_string();
            builder.fill("page-compared-level", &[("level", &level)])
        }
        None => builder.string("page-compared"),
    }
}
