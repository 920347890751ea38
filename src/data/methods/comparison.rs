//! Compares a value with its benchmark, by the convention of the Office for Health Improvement and Disparities
//! (Fingertips): whether the benchmark's value lies within the area's confidence limits.
//!
//! In: two rows, the polarity. Out: one of six results. Must not know: colours, or texts for readers.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::difference::{ShownDifference, shown_difference};
use crate::data::{Definition, Indicator, Polarity, Row};

/// The result of comparing a value with its benchmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparison {
    /// Better: the limits lie wholly on the better side.
    Better,
    /// The limits hold the benchmark's value.
    Similar,
    /// Worse.
    Worse,
    /// Lower, where neither direction is better.
    Lower,
    /// Higher, where neither direction is better.
    Higher,
    /// A value or the limits are missing.
    NotCompared,
}

impl Comparison {
    /// The key of its text in `Strings`: `comparison-better`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Better => "comparison-better",
            Self::Similar => "comparison-similar",
            Self::Worse => "comparison-worse",
            Self::Lower => "comparison-lower",
            Self::Higher => "comparison-higher",
            Self::NotCompared => "comparison-not-compared",
        }
    }
}

/// Compares an area with its benchmark in one period. The benchmark's own limits are not used.
pub fn compare(definition: &Definition, row: Row<'_>, benchmark: Row<'_>) -> Comparison {
    let (Some(_), Some(limits), Some(benchmark)) = (row.value(), row.limits(), benchmark.value())
    else {
        return Comparison::NotCompared;
    };
    match (beside(limits, benchmark), judged(definition)) {
        (Ordering::Equal, _) => Comparison::Similar,
        (Ordering::Less, None) => Comparison::Lower,
        (Ordering::Greater, None) => Comparison::Higher,
        (side, Some(better)) if side == better => Comparison::Better,
        _ => Comparison::Worse,
    }
}

/// Where limits lie relative to a value: wholly below, around it, wholly above.
pub fn beside((lower, upper): (Decimal, Decimal), value: Decimal) -> Ordering {
    if upper < value {
        Ordering::Less
    } else if lower > value {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

/// Which direction is better; `None` where the indicator has no polarity, or is relative and so judges nothing.
pub fn judged(definition: &Definition) -> Option<Ordering> {
    match definition.polarity {
        _ if definition.relative => None,
        Some(Polarity::LowerIsBetter) => Some(Ordering::Less),
        Some(Polarity::HigherIsBetter) => Some(Ordering::Greater),
        Some(Polarity::None) | None => None,
    }
}

/// A comparison beside the values that it is of, as readers see them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownComparison {
    /// The result; of values that look equal, none that distinguishes them.
    pub comparison: Comparison,
    /// The benchmark's value less than the place's, where both have one.
    pub difference: Option<ShownDifference>,
}

impl Indicator {
    /// How a row compares with a benchmark's, where the data have one.
    pub fn compared(&self, row: Row<'_>, benchmark: Option<Row<'_>>) -> ShownComparison {
        let comparison = benchmark.map_or(Comparison::NotCompared, |benchmark| {
            compare(&self.definition, row, benchmark)
        });
        let values = row.value().zip(benchmark.and_then(Row::value));
        let difference =
            values.map(|(value, benchmark)| shown_difference(benchmark, value, self.decimals()));
        let alike = difference.is_some_and(|found| !matches!(found, ShownDifference::By(_)));
        ShownComparison {
            comparison: match comparison {
                Comparison::Similar => Comparison::Similar,
                _ if alike => Comparison::NotCompared,
                told_apart => told_apart,
            },
            difference,
        }
    }
}
