//! Recent trend, by the rules of the Office for Health Improvement and Disparities.
//!
//! Method: Fingertips Public Health Technical Guidance, "Trend markers". The five newest points, each a year, no two
//! sharing time, without gap or break. Proportions: the chi-squared test for a linear trend in counts. Everything else:
//! regression weighted by the inverse variance, taken from the confidence limits. Shown is a trend with 99.8 per cent
//! confidence whose direction stays the same when any one point is left out.
//!
//! In: an indicator, an area. Out: a direction or why there is none, and separately whether that is better or worse.
//! Floating-point numbers are acceptable here because none of them is shown. Must not know: texts, arrows, colours.

use std::cmp::Ordering;
use std::sync::Arc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::comparison::judged;
use crate::data::{Indicator, Row, UnitKind};

/// How many points a trend is based on.
pub const POINTS: usize = 5;

/// The critical value of chi-squared with one degree of freedom at 0.2 per cent.
const CRITICAL: f64 = 9.549_535_706_083_24;

/// The direction of the newest points together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// Values rise.
    Increasing(Judgement),
    /// Values fall.
    Decreasing(Judgement),
    /// No change beyond chance.
    NoSignificantChange,
    /// The rules do not allow a result.
    CannotBeCalculated(Why),
}

/// Whether a direction is a good one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// Getting better.
    Better,
    /// Getting worse.
    Worse,
    /// The indicator does not judge.
    None,
}

/// Why a trend cannot be calculated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Fewer than five points.
    TooFewPoints,
    /// The points are not years: months, quarters, years put together.
    NotYears,
    /// The points share time: rolling averages.
    Rolling,
    /// A year is missing among the newest five, or has no value.
    Gap,
    /// The series has a break among the newest five.
    Break,
    /// A proportion without its numerators and denominators.
    NoCounts,
    /// Values without their confidence limits.
    NoLimits,
    /// A count: bare numbers of people or things are not tested.
    Count,
    /// The limits are of a level for which the method has no factor.
    Level,
    /// The test cannot be calculated with these numbers: limits of zero width, a numerator of none or of all.
    Degenerate,
}

impl Why {
    /// The key of its words in `Strings`.
    pub fn key(self) -> &'static str {
        match self {
            Self::TooFewPoints => "trend-why-few-points",
            Self::NotYears => "trend-why-not-years",
            Self::Rolling => "trend-why-rolling",
            Self::Gap => "trend-why-gap",
            Self::Break => "trend-why-break",
            Self::NoCounts => "trend-why-no-counts",
            Self::NoLimits => "trend-why-no-limits",
            Self::Count => "trend-why-count",
            Self::Level => "trend-why-level",
            Self::Degenerate => "trend-why-degenerate",
        }
    }
}

impl Trend {
    /// The key of its words in `Strings`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Increasing(Judgement::Better) => "trend-increasing-better",
            Self::Increasing(Judgement::Worse) => "trend-increasing-worse",
            Self::Increasing(Judgement::None) => "trend-increasing",
            Self::Decreasing(Judgement::Better) => "trend-decreasing-better",
            Self::Decreasing(Judgement::Worse) => "trend-decreasing-worse",
            Self::Decreasing(Judgement::None) => "trend-decreasing",
            Self::NoSignificantChange => "trend-no-significant-change",
            Self::CannotBeCalculated(why) => why.key(),
        }
    }
}

impl Indicator {
    /// The trend of an area's newest five points for one value of each dimension.
    pub fn trend(&self, area: &str, slice: &[Arc<str>]) -> Trend {
        match self.slope(area, slice) {
            Ok(Ordering::Equal) => Trend::NoSignificantChange,
            Ok(direction) => {
                let judgement = match judged(&self.definition) {
                    None => Judgement::None,
                    Some(better) if better == direction => Judgement::Better,
                    Some(_) => Judgement::Worse,
                };
                match direction {
                    Ordering::Greater => Trend::Increasing(judgement),
                    _ => Trend::Decreasing(judgement),
                }
            }
            Err(why) => Trend::CannotBeCalculated(why),
        }
    }

    /// Which way the points go: `Equal` where nothing is shown.
    fn slope(&self, area: &str, slice: &[Arc<str>]) -> Result<Ordering, Why> {
        let series = self.table.series(area, slice);
        let newest = series.len().checked_sub(POINTS).ok_or(Why::TooFewPoints)?;
        let rows: Vec<Row> = series.iter().skip(newest).collect();
        self.check_points(&rows)?;
        if self.definition.unit.kind == UnitKind::Percentage {
            let counts: Option<Vec<Count>> = rows.iter().map(|row| Count::of(*row)).collect();
            verdict(&counts.ok_or(Why::NoCounts)?, chi_squared, log_odds_slope)
        } else if self.definition.unit.kind == UnitKind::Count {
            Err(Why::Count)
        } else {
            let factor = factor(self.definition.confidence).ok_or(Why::Level)?;
            let points: Option<Vec<Estimate>> =
                rows.iter().map(|row| Estimate::of(*row, factor)).collect();
            verdict(
                &points.ok_or(Why::NoLimits)?,
                |points| weighted(points).map(|(slope, variance)| slope * slope / variance),
                |points| weighted(points).map(|(slope, _)| slope),
            )
        }
    }

    fn check_points(&self, rows: &[Row<'_>]) -> Result<(), Why> {
        for pair in rows.windows(2) {
            if pair[0].period().overlaps(pair[1].period()) {
                return Err(Why::Rolling);
            }
        }
        if rows.iter().any(|row| row.period().months != 12) {
            return Err(Why::NotYears);
        }
        let follows = |pair: &[Row<'_>]| pair[1].period().start - pair[0].period().start == 12;
        if !rows.windows(2).all(follows) || rows.iter().any(|row| row.value().is_none()) {
            return Err(Why::Gap);
        }
        let (first, last) = (rows[0].period(), rows[rows.len() - 1].period());
        match self.breaks_between(first, last).next() {
            Some(_) => Err(Why::Break),
            None => Ok(()),
        }
    }
}

/// So many of so many, at a point in time.
#[derive(Clone, Copy)]
struct Count {
    time: f64,
    counted: f64,
    of: f64,
}

impl Count {
    /// The counts of a row; of one that is missing, what the percentage makes of the other.
    fn of(row: Row<'_>) -> Option<Self> {
        let share = number(row.value())? / 100.0;
        let (counted, of) = match (number(row.numerator()), number(row.denominator())) {
            (Some(counted), Some(of)) => (counted, of),
            (Some(counted), None) if share > 0.0 => (counted, counted / share),
            (None, Some(of)) => (share * of, of),
            _ => return None,
        };
        Some(Self {
            time: time(row),
            counted,
            of,
        })
    }
}

/// A value that is known with an error, at a point in time.
#[derive(Clone, Copy)]
struct Estimate {
    time: f64,
    value: f64,
    variance: f64,
}

impl Estimate {
    fn of(row: Row<'_>, factor: f64) -> Option<Self> {
        let error = (number(row.upper_ci())? - number(row.lower_ci())?) / (2.0 * factor);
        Some(Self {
            time: time(row),
            value: number(row.value())?,
            variance: error * error,
        })
    }
}

fn number(value: Option<Decimal>) -> Option<f64> {
    value?.to_f64()
}

/// In years, counted from a month near the points, so that squares stay small.
fn time(row: Row<'_>) -> f64 {
    f64::from(row.period().start - 24_000) / 12.0
}

/// Significant, and in the same direction whichever point is left out.
fn verdict<P: Copy>(
    points: &[P],
    statistic: impl Fn(&[P]) -> Option<f64>,
    slope: impl Fn(&[P]) -> Option<f64>,
) -> Result<Ordering, Why> {
    let significant = statistic(points).ok_or(Why::Degenerate)? > CRITICAL;
    if !significant {
        return Ok(Ordering::Equal);
    }
    let rises = slope(points).ok_or(Why::Degenerate)? > 0.0;
    for left_out in 0..points.len() {
        let mut others = points.to_vec();
        others.remove(left_out);
        if (slope(&others).ok_or(Why::Degenerate)? > 0.0) != rises {
            return Ok(Ordering::Equal);
        }
    }
    Ok(if rises {
        Ordering::Greater
    } else {
        Ordering::Less
    })
}

/// The chi-squared statistic for a linear trend in proportions, one degree of freedom.
fn chi_squared(points: &[Count]) -> Option<f64> {
    let sum = |of: &dyn Fn(&Count) -> f64| points.iter().map(of).sum::<f64>();
    let all = sum(&|point| point.of);
    let counted = sum(&|point| point.counted);
    let counted_by_time = sum(&|point| point.counted * point.time);
    let all_by_time = sum(&|point| point.of * point.time);
    let all_by_time_squared = sum(&|point| point.of * point.time * point.time);
    let difference = all * counted_by_time - counted * all_by_time;
    let spread = all * all_by_time_squared - all_by_time * all_by_time;
    finite(all * difference * difference / (counted * (all - counted) * spread))
}

/// The slope of the logarithm of the odds over time, every point counting the same.
fn log_odds_slope(points: &[Count]) -> Option<f64> {
    let estimates: Vec<Estimate> = points
        .iter()
        .map(|point| Estimate {
            time: point.time,
            value: (point.counted / (point.of - point.counted)).ln(),
            variance: 1.0,
        })
        .collect();
    weighted(&estimates).map(|(slope, _)| slope)
}

/// The slope of a line through points, each weighted by the inverse of its variance, and the slope's variance.
fn weighted(points: &[Estimate]) -> Option<(f64, f64)> {
    let sum = |of: &dyn Fn(&Estimate) -> f64| {
        points
            .iter()
            .map(|point| of(point) / point.variance)
            .sum::<f64>()
    };
    let weights = sum(&|_| 1.0);
    let times = sum(&|point| point.time);
    let values = sum(&|point| point.value);
    let squares = sum(&|point| point.time * point.time);
    let products = sum(&|point| point.time * point.value);
    let spread = weights * squares - times * times;
    Some((
        finite((weights * products - times * values) / spread)?,
        finite(weights / spread)?,
    ))
}

fn finite(number: f64) -> Option<f64> {
    number.is_finite().then_some(number)
}

/// How many standard errors lie between a value and a limit of this level, in per cent; 95 where none is given.
fn factor(level: Option<Decimal>) -> Option<f64> {
    const FACTORS: [(&str, f64); 7] = [
        ("90", 1.644_854),
        ("95", 1.959_964),
        ("98", 2.326_348),
        ("99", 2.575_829),
        ("99.5", 2.807_034),
        ("99.8", 3.090_232),
        ("99.9", 3.290_527),
    ];
    let Some(level) = level else {
        return Some(FACTORS[1].1);
    };
    let level = level.normalize().to_string();
    let found = FACTORS.iter().find(|(known, _)| *known == level)?;
    Some(found.1)
}
