//! Numbers as readers of charts see them, each the text of a decimal.

use rust_decimal::Decimal;

use super::data::{ChartData, Point};
use crate::data::{ShownDifference, Status, UnitKind, number, shown_difference};
use crate::language::{MINUS, Strings};

/// The format of a chart's numbers.
#[derive(Clone, Copy)]
pub(super) struct NumberFormat<'a> {
    data: &'a ChartData,
    strings: &'a Strings,
}

/// The longest unit that follows every number of a description; a longer one is stated once.
const SHORT_UNIT: usize = 12;

impl<'a> NumberFormat<'a> {
    pub(super) fn new(data: &'a ChartData, strings: &'a Strings) -> Self {
        Self { data, strings }
    }

    /// A value without its unit: `1,250`, `−0.5`.
    pub(super) fn without_unit(self, value: Decimal) -> String {
        number::text(value, Some(self.data.decimals), self.strings)
    }

    /// A value with as much of its unit as fits next to a mark: `£1,250`, `18.5%`, `78.2`.
    pub(super) fn with_short_unit(self, value: Decimal) -> String {
        self.with_unit(&self.without_unit(value), 2)
    }

    /// A number from the block, with the digits as typed.
    pub(super) fn exact(self, value: Decimal) -> String {
        self.with_unit(&number::text(value, None, self.strings), 2)
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
        shown_difference(before, after, self.data.decimals)
    }

    /// A value as readers see it.
    pub(super) fn shown(self, value: Decimal) -> Decimal {
        number::round(value, self.data.decimals)
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

    /// The text of a tick on an axis whose ticks need this many decimals.
    pub(super) fn tick(self, value: Decimal, decimals: u32) -> String {
        let mut value = value;
        value.rescale(decimals);
        self.with_unit(&number::text(value, None, self.strings), 2)
    }

    /// A number's text with a unit that is short enough to follow every number.
    pub(super) fn with_unit_in_sentence(self, number: &str) -> String {
        self.with_unit(number, SHORT_UNIT)
    }

    /// A unit that is too long to follow every number and is stated once.
    pub(super) fn long_unit(self) -> &'a str {
        if self.data.unit.suffix.trim().chars().count() > SHORT_UNIT {
            self.data.unit.text.trim()
        } else {
            ""
        }
    }

    /// The part of the unit that ticks leave out: `years`, `per 1,000 live births`.
    pub(super) fn axis_unit(self) -> &'a str {
        let unit = &self.data.unit;
        let suffix = unit.suffix.trim();
        if suffix.chars().count() <= 2 {
            ""
        } else if unit.prefix.is_empty() {
            suffix
        } else {
            &unit.text
        }
    }

    fn with_unit(self, number: &str, longest: usize) -> String {
        let unit = &self.data.unit;
        // "£4" is not "£4 million": the prefix needs its suffix.
        if unit.suffix.trim().chars().count() > longest {
            return number.to_owned();
        }
        let suffix = unit.suffix_of(number, self.strings).replace(' ', "\u{a0}");
        match number.strip_prefix(MINUS) {
            Some(number) => format!("{MINUS}{}{number}{suffix}", unit.prefix),
            None => format!("{}{number}{suffix}", unit.prefix),
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

/// The header of a column of changes: `Change (points)`, `Change (years)`.
pub(super) fn change_head(data: &ChartData, strings: &Strings) -> String {
    let unit = data.unit.text.trim();
    match data.unit.kind {
        UnitKind::Percentage => strings.fill("chart-change-points", &[]),
        _ if unit.is_empty() || unit.chars().count() > 12 => strings.fill("chart-change", &[]),
        _ => strings.fill("chart-change-unit", &[("unit", unit)]),
    }
}

/// A difference in a sentence, without its sign: `2.1 percentage points`, `0.5 years`.
pub(super) fn difference(data: &ChartData, difference: Decimal, strings: &Strings) -> String {
    let text = number::text(difference.abs(), None, strings);
    match data.unit.kind {
        UnitKind::Percentage if strings.is_singular(&text) => {
            strings.fill("chart-point", &[("value", &*text)])
        }
        UnitKind::Percentage => strings.fill("chart-points", &[("value", &*text)]),
        _ => NumberFormat::new(data, strings).with_unit_in_sentence(&text),
    }
}
