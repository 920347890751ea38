//! A place among all areas of its type, an indicator a row: from the worst to the best, the middle half, the benchmark in the
//! centre, the place's mark.

use std::cmp::Ordering;

use rust_decimal::prelude::{Decimal, ToPrimitive};

use super::kind::{Compares, Kind};
use crate::chart::data::{ChartData, Measure, Point, Series, SeriesRole};
use crate::chart::layout::key::{KeyEntry, KeySymbol, key};
use crate::chart::layout::marks::compared_mark;
use crate::chart::layout::rows::{NamePlace, RowLayout, RowSpec};
use crate::chart::layout::size::{Size, TICK};
use crate::chart::numbers::{NumberFormat, shorthand, status_marks};
use crate::chart::surface::measure::width;
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, Extent, Stroke, Surface};
use crate::data::{Comparison, Period, Polarity, comparison};
use crate::language::Strings;

const BAR: f32 = 14.0;
/// From the field's edges to the ends of the bars, so that marks at the ends stay inside.
const INSET: f32 = 8.0;

pub(super) const KIND: Kind = Kind {
    name: "spine",
    opening: "chart-say-spine",
    compares: Compares::Measures,
    has_limits: false,
    several_units: true,
    all_of_type: true,
    draw,
    ..Kind::BASE
};

/// An indicator's row.
pub(crate) struct SpineRow<'a> {
    pub measure: &'a Measure,
    /// The place's latest period with a value.
    pub period: &'a Period,
    pub place: &'a Point,
    pub benchmark: Option<&'a Point>,
    /// The values of all areas of its type, the lowest first; none is made up: quartiles are values of areas.
    values: Vec<Decimal>,
    pub comparison: Comparison,
}

impl SpineRow<'_> {
    /// How many areas it stands among, itself included.
    pub(crate) fn count(&self) -> usize {
        self.values.len()
    }

    /// Whether lower values are at the right, because they are better.
    fn is_reversed(&self) -> bool {
        self.measure.polarity == Some(Polarity::LowerIsBetter) && !self.measure.relative
    }

    /// The value at a quarter, the lowest or the highest, counted from the worse end: 0 the worst, 4 the best. By the nearest
    /// rank, so that it is the value of an area.
    pub(crate) fn quarter(&self, quarter: usize) -> Option<Decimal> {
        let count = self.values.len();
        let from_low = if self.is_reversed() {
            4 - quarter
        } else {
            quarter
        };
        let rank = match from_low {
            0 => 1,
            from_low => (from_low * count).div_ceil(4),
        };
        self.values.get(rank.checked_sub(1)?).copied()
    }

    /// The middle of the row: the benchmark's value, otherwise the median.
    fn centre(&self) -> Option<Decimal> {
        let benchmark = self.benchmark.and_then(Point::drawn);
        benchmark.or_else(|| self.quarter(2))
    }

    /// The position of a value: 0 at the left, 1 at the right, the centre in the middle.
    fn place_of(&self, value: Decimal) -> f32 {
        let away = |value: Decimal| {
            let away = value.checked_sub(self.centre()?)?.to_f64()?;
            Some(if self.is_reversed() { -away } else { away })
        };
        let ends = [self.values.first(), self.values.last()];
        let ends = ends.into_iter().flatten().filter_map(|end| away(*end));
        let farthest = ends.map(f64::abs).fold(0.0, f64::max);
        let share = away(value).filter(|_| farthest > 0.0);
        let share = share.map_or(0.0, |away| (away / farthest).clamp(-1.0, 1.0));
        0.5 + share as f32 / 2.0
    }
}

/// The rows, in the order of the block's indicators: those of which the place has a value.
pub(crate) fn spine_rows(data: &ChartData) -> Vec<SpineRow<'_>> {
    let rows = data.measures.iter().enumerate();
    rows.filter_map(|(index, measure)| {
        let series: Vec<&Series> = data
            .series
            .iter()
            .filter(|series| series.measure == index)
            .collect();
        let place = series
            .iter()
            .find(|series| series.role == SeriesRole::Place)?;
        let at = place
            .points
            .iter()
            .rposition(|point| point.drawn().is_some())?;
        let benchmark = series.iter().find(|series| series.benchmark);
        let benchmark = benchmark.map(|series| &series.points[at]);
        let areas = series.iter().filter(|series| !series.benchmark);
        let mut values: Vec<Decimal> = areas
            .filter_map(|series| series.points[at].drawn())
            .collect();
        values.sort();
        let place = &place.points[at];
        Some(SpineRow {
            measure,
            period: &data.periods[at],
            place,
            benchmark,
            values,
            comparison: compared(measure, place, benchmark),
        })
    })
    .collect()
}

/// Which indicators have no row, since the place has no value of them: `Coventry has no figure for fuel poverty.`
pub(crate) fn measures_without_row(data: &ChartData, strings: &Strings) -> Option<String> {
    let rows = spine_rows(data);
    let has_row = |measure: &&Measure| rows.iter().any(|row| std::ptr::eq(row.measure, *measure));
    let without = data.measures.iter().filter(|measure| !has_row(measure));
    let without: Vec<&str> = without.map(|measure| measure.title.as_str()).collect();
    let mut series = data.series.iter();
    let place = series.find(|series| series.role == SeriesRole::Place)?;
    let measures = strings.list(&without);
    let values = [("label", &*place.area_name), ("measures", &*measures)];
    (!without.is_empty()).then(|| strings.fill("chart-spine-without", &values))
}

/// How a value compares with the benchmark's, by its confidence limits.
fn compared(measure: &Measure, place: &Point, benchmark: Option<&Point>) -> Comparison {
    let value = benchmark.and_then(Point::drawn);
    let (Some(limits), Some(value)) = (place.limits(), value) else {
        return Comparison::NotCompared;
    };
    let better = match measure.polarity {
        Some(Polarity::LowerIsBetter) if !measure.relative => Some(Ordering::Less),
        Some(Polarity::HigherIsBetter) if !measure.relative => Some(Ordering::Greater),
        _ => None,
    };
    match (comparison::beside(limits, value), better) {
        (Ordering::Equal, _) => Comparison::Similar,
        (Ordering::Less, None) => Comparison::Lower,
        (Ordering::Greater, None) => Comparison::Higher,
        (side, Some(better)) if side == better => Comparison::Better,
        _ => Comparison::Worse,
    }
}

fn draw(data: &ChartData, strings: &Strings, size: Size) -> Surface {
    let rows = spine_rows(data);
    let names: Vec<String> = rows
        .iter()
        .map(|row| {
            let period = row.period.dashed();
            let values = [("name", &*row.measure.title), ("period", &*period)];
            strings.fill("chart-spine-row", &values)
        })
        .collect();
    let specs: Vec<RowSpec> = rows
        .iter()
        .zip(&names)
        .map(|(row, name)| RowSpec {
            name,
            bold: false,
            text: value_text(row, strings),
            inner: BAR,
        })
        .collect();
    let mut surface = Surface::unbounded(size.width());
    let top = key(
        &mut surface,
        (0.0, size.width()),
        0.0,
        &entries(data, &rows, strings),
    );
    let place = match size {
        Size::Wide => NamePlace::Left,
        Size::Narrow => NamePlace::Above,
    };
    let head = top + 20.0;
    let layout = RowLayout::lay(&specs, (size, place), head, "");
    surface.height = layout.bottom + 4.0;
    let (left, right) = (layout.left + INSET, layout.right - INSET);
    let at = |share: f32| left + (right - left) * share;
    heads(&mut surface, (left, right), (top + 14.0, &rows), strings);
    let centre = Stroke {
        role: Role::Bench,
        width: 2.0,
        dashes: None,
    };
    for (row, laid) in rows.iter().zip(&layout.laid) {
        let middle = laid.middle();
        let x = |quarter: usize| row.quarter(quarter).map(|value| at(row.place_of(value)));
        if let (Some(worst), Some(best)) = (x(0), x(4)) {
            let stroke = Stroke {
                role: Role::Peer,
                width: 2.0,
                dashes: None,
            };
            surface.line((worst, middle), (best, middle), stroke);
            for end in [worst, best] {
                surface.line((end, middle - 5.0), (end, middle + 5.0), stroke);
            }
        }
        if let (Some(low), Some(high)) = (x(1), x(3)) {
            let extent = Extent {
                left: low.min(high),
                top: middle - BAR / 2.0,
                right: high.max(low),
                bottom: middle + BAR / 2.0,
            };
            surface.bar(&extent, Role::Peer);
        }
        surface.line((at(0.5), middle - 10.0), (at(0.5), middle + 10.0), centre);
        if let Some(value) = row.place.drawn() {
            compared_mark(
                &mut surface,
                (at(row.place_of(value)), middle),
                row.comparison,
            );
        }
    }
    layout.write(&mut surface);
    surface.remarks.extend(measures_without_row(data, strings));
    surface
}

/// The place's value and how it compares, in words.
fn value_text(row: &SpineRow, strings: &Strings) -> String {
    let numbers = NumberFormat::of(row.measure, strings);
    match row.place.drawn() {
        Some(value) => format!(
            "{}{}",
            numbers.with_short_unit(value),
            status_marks(row.place)
        ),
        None => shorthand(row.place),
    }
}

/// What the shapes mean, as far as they occur, and what lies behind them.
fn entries(data: &ChartData, rows: &[SpineRow], strings: &Strings) -> Vec<KeyEntry> {
    let place = data
        .series
        .iter()
        .find(|series| series.role == SeriesRole::Place);
    let benchmark = data.series.iter().find(|series| series.benchmark);
    let place = place.map_or("", |series| &series.area_name);
    let mut seen: Vec<Comparison> = rows.iter().map(|row| row.comparison).collect();
    seen.sort();
    seen.dedup();
    let mut entries: Vec<KeyEntry> = seen
        .into_iter()
        .map(|comparison| {
            let word = strings.get(comparison.key()).to_lowercase();
            let values = [("name", place), ("comparison", &*word)];
            KeyEntry {
                mark: KeySymbol::Compared(comparison),
                text: strings.fill("chart-spine-mark", &values),
            }
        })
        .collect();
    if let Some(benchmark) = benchmark {
        entries.push(KeyEntry {
            mark: KeySymbol::Upright(Role::Bench),
            text: benchmark.area_name.clone(),
        });
    }
    entries.push(KeyEntry {
        mark: KeySymbol::MiddleHalf(Role::Peer),
        text: strings.get("chart-spine-half").to_owned(),
    });
    entries
}

/// The names of the two ends: the worst and the best where every indicator says which that is.
fn heads(
    surface: &mut Surface,
    (left, right): (f32, f32),
    (y, rows): (f32, &[SpineRow]),
    strings: &Strings,
) {
    let judged = |row: &SpineRow| {
        let polarity = row.measure.polarity;
        !row.measure.relative && polarity.is_some_and(|polarity| polarity != Polarity::None)
    };
    let keys = if rows.iter().all(judged) {
        ["chart-spine-worst", "chart-spine-best"]
    } else if rows.iter().any(judged) {
        ["chart-spine-worst-or-lowest", "chart-spine-best-or-highest"]
    } else {
        ["chart-spine-lowest", "chart-spine-highest"]
    };
    let texts = keys.map(|key| strings.get(key));
    let wide = texts.map(|text| width(text, TICK.size, false));
    if wide[0] + wide[1] + 12.0 <= right - left {
        surface.text(left, y, Anchor::Start, TICK, texts[0]);
        surface.text(right, y, Anchor::End, TICK, texts[1]);
    } else {
        surface.remarks.push(texts.join(" – "));
    }
}
