//! Compares a value with its benchmark, by the convention of the Office for Health Improvement and Disparities
//! (Fingertips): whether the benchmark's value lies within the area's confidence limits.
//!
//! In: two rows, the polarity. Out: one of seven results. Must not know: colours, or texts for readers.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::{Definition, Polarity, Row};

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
