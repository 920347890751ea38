//! How a value stands against its benchmark, by the convention of the Office for Health Improvement and Disparities
//! (Fingertips): whether the benchmark's value lies within the area's confidence limits.
//!
//! In: two rows, what better means. Out: one of seven words. Must not know: colours, or what readers call them.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::{Definition, Polarity, Row};

/// What can be said of a value beside its benchmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparison {
    /// Better: the limits lie wholly on the better side.
    Better,
    /// The limits hold the benchmark's value.
    Similar,
    /// Worse.
    Worse,
    /// Lower, where nothing is judged.
    Lower,
    /// Higher, where nothing is judged.
    Higher,
    /// A value or the limits are missing.
    NotCompared,
}

impl Comparison {
    /// The key of its words in `Strings`: `comparison-better`.
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

/// Compares an area with its benchmark in one period. The benchmark's own limits play no part.
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

/// Where limits lie beside a value: wholly below, about it, wholly above.
pub fn beside((lower, upper): (Decimal, Decimal), value: Decimal) -> Ordering {
    if upper < value {
        Ordering::Less
    } else if lower > value {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

/// Which side is better; `None` where the indicator has no polarity, or is relative and so judges nothing.
pub fn judged(definition: &Definition) -> Option<Ordering> {
    match definition.polarity {
        _ if definition.relative => None,
        Some(Polarity::LowerIsBetter) => Some(Ordering::Less),
        Some(Polarity::HigherIsBetter) => Some(Ordering::Greater),
        Some(Polarity::None) | None => None,
    }
}
