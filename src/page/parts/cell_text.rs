//! A value as the text of a cell.
//!
//! In: a row. Out: its value with its unit where that is short, and its statuses. Must not know: tables.

use crate::data::{Indicator, Row, Status, number};
use crate::language::Strings;
use crate::page::words;

/// The longest unit that is repeated with each value; a longer one follows the indicator's name.
pub(super) const SHORT_UNIT: usize = 8;

/// A value as a cell's text, with its statuses.
pub(super) fn cell_text(
    indicator: &Indicator,
    row: Row<'_>,
    unit: bool,
    strings: &Strings,
) -> String {
    let shorthand: Vec<String> = row.statuses().iter().map(Status::shorthand).collect();
    let Some(value) = row.value() else {
        return if shorthand.is_empty() {
            Status::NotAvailable.shorthand()
        } else {
            shorthand.join(" ")
        };
    };
    let decimals = Some(indicator.decimals());
    let of = &indicator.definition.unit;
    let short = of.suffix.trim().chars().count() <= SHORT_UNIT;
    let mut text = if unit && short {
        words::unbroken(&number::with_unit(value, decimals, of, strings))
    } else {
        number::text(value, decimals, strings)
    };
    for mark in shorthand {
        text.push('\u{a0}');
        text.push_str(&mark);
    }
    text
}
