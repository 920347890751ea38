//! What a value axis has to cover.
//!
//! In: chart data. Out: the least and the greatest of what is drawn, and how fine a step may be.

use rust_decimal::Decimal;

use crate::chart::data::{ChartData, Series};
use crate::data::UnitKind;

/// The most decimals of an axis's step: those that values are shown with, and none for what is counted in whole numbers.
pub(crate) fn finest(data: &ChartData) -> u32 {
    if data.unit.kind == UnitKind::Count {
        0
    } else {
        data.decimals
    }
}

/// Whether there is neither a value to draw nor a target.
pub(crate) fn has_nothing(data: &ChartData) -> bool {
    let mut points = data.series.iter().flat_map(|series| &series.points);
    data.target.is_none() && points.all(|point| point.drawn().is_none())
}

/// The smallest and the greatest of what is drawn: values, limits if `with_limits`, the target.
pub(crate) fn extremes<'a>(
    all: impl IntoIterator<Item = &'a Series>,
    with_limits: impl Fn(&Series) -> bool,
    target: Option<Decimal>,
) -> (Decimal, Decimal) {
    let mut ends = target.map(|target| (target, target));
    let mut include = |value: Decimal| {
        let (least, most) = ends.get_or_insert((value, value));
        *least = (*least).min(value);
        *most = (*most).max(value);
    };
    for series in all {
        let with_limits = with_limits(series);
        for point in &series.points {
            let Some(value) = point.drawn() else { continue };
            include(value);
            if let Some((lower, upper)) = point.limits().filter(|_| with_limits) {
                include(lower);
                include(upper);
            }
        }
    }
    ends.unwrap_or((Decimal::ZERO, Decimal::ONE))
}
