//! Numbers as readers of charts see them. Every one is the text of a decimal.

use rust_decimal::Decimal;

use super::data::{ChartData, Point};
use crate::data::{Status, number};
use crate::language::{MINUS, Strings};

/// How a chart's numbers are written.
#[derive(Clone, Copy)]
pub(super) struct NumberFormat<'a> {
    data: &'a ChartData,
    strings: &'a Strings,
}

/// The longest unit that is said with every number of a description; a longer one is said once.
const SHORT_UNIT: usize = 12;

impl<'a> NumberFormat<'a> {
    pub(super) fn new(data: &'a ChartData, strings: &'a Strings) -> Self {
        Self { data, strings }
    }

    /// A value without its unit: `1,250`, `−0.5`.
    pub(super) fn without_unit(self, value: Decimal) -> String {
        number::text(value, Some(self.data.decimals), self.strings)
    }

    /// A value with what can stand beside a mark: `£1,250`, `18.5%`, `78.2`.
    pub(super) fn with_short_unit(self, value: Decimal) -> String {
        self.with_unit(&self.without_unit(value), 2)
    }

    /// A number that the block gives, with the digits it was typed with.
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

    /// The change from one value to another, with its sign: `+2.1`, `−0.7`. It has no more decimals than the coarser of
    /// the two; `None` where that leaves nothing of it.
    pub(super) fn difference(self, before: Decimal, after: Decimal) -> Option<String> {
        let decimals = self.data.decimals.min(before.scale()).min(after.scale());
        let difference = after.checked_sub(before)?;
        let rounded = number::round(difference, decimals);
        let text = number::text(rounded, None, self.strings);
        match (rounded.is_zero(), difference.is_zero()) {
            (true, false) => None,
            (false, _) if rounded.is_sign_positive() => Some(format!("+{text}")),
            _ => Some(text),
        }
    }

    /// A tick of an axis whose ticks need so many decimals.
    pub(super) fn tick(self, value: Decimal, decimals: u32) -> String {
        let mut value = value;
        value.rescale(decimals);
        self.with_unit(&number::text(value, None, self.strings), 2)
    }

    /// A number's text with a unit that is short enough to be said with every number.
    pub(super) fn with_unit_in_sentence(self, number: &str) -> String {
        self.with_unit(number, SHORT_UNIT)
    }

    /// A unit too long to be said with every number, so that it is said once.
    pub(super) fn long_unit(self) -> &'a str {
        if self.data.unit.suffix.trim().chars().count() > SHORT_UNIT {
            self.data.unit.text.trim()
        } else {
            ""
        }
    }

    /// What ticks do not say of the unit: `years`, `per 1,000 live births`.
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
        // "£4" is not "£4 million": a prefix goes where its suffix goes.
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

/// What stands for a missing value: `[c]`. A row that the data do not have is not available.
pub(super) fn shorthand(point: &Point) -> String {
    let statuses: Vec<String> = statuses(point).map(Status::shorthand).collect();
    statuses.join(" ")
}

/// What stands behind a value: ` [p]`.
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

/// The change between two points: `+2.1`, the shorthand of the one that is missing, or `[low]` for a change too small to
/// be written.
pub(super) fn change_text(numbers: NumberFormat, first: &Point, last: &Point) -> String {
    match (first.drawn(), last.drawn()) {
        (Some(before), Some(after)) => numbers
            .difference(before, after)
            .unwrap_or_else(|| Status::Low.shorthand()),
        (None, _) => shorthand(first),
        (_, None) => shorthand(last),
    }
}
