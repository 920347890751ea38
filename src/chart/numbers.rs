//! Numbers as readers of charts see them, each the text of a decimal.

use rust_decimal::Decimal;

use super::data::{ChartData, Measure, Point};
use super::extremes::extremes;
use crate::data::{ShownDifference, Status, Unit, UnitKind, number, shown_difference};
use crate::language::{MINUS, Strings};

/// The format of numbers of one unit.
#[derive(Clone, Copy)]
pub(super) struct NumberFormat<'a> {
    unit: &'a Unit,
    decimals: u32,
    /// What the numbers of a drawing count in, where they are too long for it.
    scale: Option<NumberScale>,
    strings: &'a Strings,
}

/// Millions or billions.
#[derive(Clone, Copy)]
struct NumberScale {
    /// How many zeros it has.
    zeros: u32,
    /// The key of its word.
    word: &'static str,
    /// How many decimals a number next to a mark has.
    decimals: u32,
}

/// The longest unit that follows every number of a description; a longer one is stated once.
const SHORT_UNIT: usize = 12;

impl<'a> NumberFormat<'a> {
    /// Of a chart's values in its table and description: every digit that readers see.
    pub(super) fn new(data: &'a ChartData, strings: &'a Strings) -> Self {
        Self {
            unit: &data.unit,
            decimals: data.decimals,
            scale: None,
            strings,
        }
    }

    /// Of the values of one measure, in a chart of several units.
    pub(super) fn of(measure: &'a Measure, strings: &'a Strings) -> Self {
        Self {
            unit: &measure.unit,
            decimals: measure.decimals,
            scale: None,
            strings,
        }
    }

    /// Of a drawing: in millions or billions, where its numbers would be long.
    pub(super) fn drawn(data: &'a ChartData, strings: &'a Strings) -> Self {
        let (low, high) = extremes(&data.series, |_| false, data.target);
        Self::new(data, strings).scaled_for(low.abs().max(high.abs()))
    }

    /// The format for values up to a greatest one.
    pub(super) fn scaled_for(self, greatest: Decimal) -> Self {
        let is_plain = self.unit.scale == Decimal::ONE
            && matches!(
                self.unit.kind,
                UnitKind::Count | UnitKind::Money | UnitKind::Index
            );
        let power = |zeros: u32| Decimal::from(10_u64.pow(zeros));
        let scales = [(9, "chart-billion"), (6, "chart-million")];
        let scale = scales
            .into_iter()
            .filter(|_| is_plain)
            .find(|(zeros, _)| greatest >= power(*zeros));
        Self {
            scale: scale.map(|(zeros, word)| NumberScale {
                zeros,
                word,
                decimals: if greatest < power(zeros + 1) { 2 } else { 1 },
            }),
            ..self
        }
    }

    /// A value in the scale's unit, exact as far as 28 digits hold it.
    fn in_scale(self, value: Decimal) -> Decimal {
        let Some(scale) = self.scale else {
            return value;
        };
        let mut value = value.normalize();
        let digits = value.scale() + scale.zeros;
        if value.set_scale(digits).is_ok() {
            value.normalize()
        } else {
            value / Decimal::from(10_u64.pow(scale.zeros))
        }
    }

    fn shown_decimals(self) -> u32 {
        self.scale.map_or(self.decimals, |scale| scale.decimals)
    }

    /// A value without its unit: `1,250`, `−0.5`.
    pub(super) fn without_unit(self, value: Decimal) -> String {
        let value = self.in_scale(value);
        number::text(value, Some(self.shown_decimals()), self.strings)
    }

    /// A value with as much of its unit as fits next to a mark: `£1,250`, `18.5%`, `78.2`.
    pub(super) fn with_short_unit(self, value: Decimal) -> String {
        self.with_unit(&self.without_unit(value), 2)
    }

    /// A number from the block, with the digits as typed.
    pub(super) fn exact(self, value: Decimal) -> String {
        self.with_unit(&number::text(self.in_scale(value), None, self.strings), 2)
    }

    /// A value for a sentence: `78.2 years`, `minus 0.5`.
    pub(super) fn in_sentence(self, value: Decimal, minus: &str) -> String {
        let digits = self.without_unit(value);
        match digits.strip_prefix(MINUS) {
            Some(digits) => format!("{minus} {}", self.with_unit_in_sentence(digits)),
            None => self.with_unit_in_sentence(&digits),
        }
    }

    /// The change from one value to another.
    pub(super) fn difference(self, before: Decimal, after: Decimal) -> ShownDifference {
        shown_difference(
            self.in_scale(before),
            self.in_scale(after),
            self.shown_decimals(),
        )
    }

    /// A value as readers see it.
    pub(super) fn shown(self, value: Decimal) -> Decimal {
        number::round(self.in_scale(value), self.shown_decimals())
    }

    /// A change with its sign: `+2.1`, `−0.7`, `0.0`.
    fn signed(self, change: Decimal) -> String {
        let text = number::text(change, None, self.strings);
        if change.is_zero() || change.is_sign_negative() {
            text
        } else {
            format!("+{text}")
        }
    }

    /// The texts of an axis's ticks, each exact.
    pub(super) fn ticks(self, ticks: &[Decimal]) -> Vec<String> {
        let ticks: Vec<Decimal> = ticks.iter().map(|tick| self.in_scale(*tick)).collect();
        let decimals = ticks.iter().map(|tick| tick.normalize().scale()).max();
        let text = |mut tick: Decimal| {
            tick.rescale(decimals.unwrap_or(0));
            let text = number::text(tick, None, self.strings);
            if self.scale.is_some() {
                // The word for the scale is above the axis, and the currency with it.
                text
            } else {
                self.with_unit(&text, 2)
            }
        };
        ticks.into_iter().map(text).collect()
    }

    /// A number's text with a unit that is short enough to follow every number.
    pub(super) fn with_unit_in_sentence(self, number: &str) -> String {
        self.with_unit(number, SHORT_UNIT)
    }

    /// A unit that is too long to follow every number and is stated once.
    pub(super) fn long_unit(self) -> &'a str {
        if self.unit.suffix.trim().chars().count() > SHORT_UNIT {
            self.unit.text.trim()
        } else {
            ""
        }
    }

    /// The part of the unit that ticks leave out: `years`, `per 1,000 live births`, `£ million`.
    pub(super) fn axis_unit(self) -> String {
        let unit = self.unit;
        let suffix = unit.suffix.trim();
        if let Some(scale) = self.scale {
            let word = self.strings.get(scale.word);
            let parts = [&*unit.prefix, word, suffix].into_iter();
            let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
            return parts.join(" ");
        }
        let text = if suffix.chars().count() <= 2 {
            ""
        } else if unit.prefix.is_empty() {
            suffix
        } else {
            &unit.text
        };
        text.to_owned()
    }

    fn with_unit(self, number: &str, longest: usize) -> String {
        let unit = self.unit;
        let mut suffix = String::new();
        if let Some(scale) = self.scale {
            suffix.push('\u{a0}');
            suffix.push_str(self.strings.get(scale.word));
        }
        // "£4" is not "£4 million": the prefix needs its suffix.
        if unit.suffix.trim().chars().count() <= longest {
            suffix.push_str(&unit.suffix_of(number, self.strings).replace(' ', "\u{a0}"));
        } else if self.scale.is_none() {
            return number.to_owned();
        }
        match number.strip_prefix(MINUS) {
            Some(number) => format!("{MINUS}{}{number}{suffix}", unit.prefix),
            None => format!("{}{number}{suffix}", unit.prefix),
        }
    }

    /// The text above a column of changes: `Change (points)`, `Change (years)`.
    pub(super) fn change_head(self) -> String {
        let unit = match self.scale {
            Some(_) => self.axis_unit(),
            None => self.unit.text.trim().to_owned(),
        };
        match self.unit.kind {
            UnitKind::Percentage => self.strings.fill("chart-change-points", &[]),
            _ if unit.is_empty() || unit.chars().count() > 12 => {
                self.strings.fill("chart-change", &[])
            }
            _ => self.strings.fill("chart-change-unit", &[("unit", &*unit)]),
        }
    }

    /// A difference in a sentence, without its sign: `2.1 percentage points`, `0.5 years`.
    pub(super) fn difference_in_sentence(self, difference: Decimal) -> String {
        let text = number::text(difference.abs(), None, self.strings);
        match self.unit.kind {
            UnitKind::Percentage if self.strings.is_singular(&text) => {
                self.strings.fill("chart-point", &[("value", &*text)])
            }
            UnitKind::Percentage => self.strings.fill("chart-points", &[("value", &*text)]),
            _ => self.with_unit_in_sentence(&text),
        }
    }
}

/// The text for a missing value: `[c]`. A missing row is not available.
pub(super) fn shorthand(point: &Point) -> String {
    let statuses: Vec<String> = statuses(point).map(Status::shorthand).collect();
    statuses.join(" ")
}

/// The shorthand after a value: ` [p]`.
pub(super) fn status_marks(point: &Point) -> String {
    if point.statuses().is_empty() {
        return String::new();
    }
    format!("\u{a0}{}", shorthand(point).replace(' ', "\u{a0}"))
}

/// A point's statuses; at least one where it has no value.
pub(super) fn statuses(point: &Point) -> impl Iterator<Item = Status> {
    let missing = point.value.is_none() && point.statuses().is_empty();
    point
        .statuses()
        .iter()
        .copied()
        .chain(missing.then_some(Status::NotAvailable))
}

/// The change between two points: `+2.1`, the shorthand of the one that is missing, or `[low]` where both look equal and are not.
pub(super) fn change_text(numbers: NumberFormat, first: &Point, last: &Point) -> String {
    match (first.drawn(), last.drawn()) {
        (Some(before), Some(after)) => match numbers.difference(before, after) {
            ShownDifference::Same => numbers.signed(numbers.shown(after) - numbers.shown(before)),
            ShownDifference::AboutTheSame => Status::Low.shorthand(),
            ShownDifference::By(change) => numbers.signed(change),
        },
        (None, _) => shorthand(first),
        (_, None) => shorthand(last),
    }
}
