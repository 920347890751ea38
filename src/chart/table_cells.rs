//! The columns, rows and cells of tables.
//!
//! In: points. Out: texts without markup. Must not know: which table they are of.

use std::borrow::Cow;

use super::data::{ChartData, Point, SeriesRole};
use crate::chart::numbers::{NumberFormat, shorthand, status_marks};
use crate::data::AreaId;
use crate::language::{Strings, fill_placeholders};

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TableColumn {
    /// Its header.
    pub title: String,
    /// Whether it holds numbers, and so is aligned to the right.
    pub numeric: bool,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TableRow {
    /// Its header.
    pub title: String,
    /// Its area, if it is of one.
    pub area: Option<AreaId>,
    /// The role of its series, if it is of one.
    pub role: Option<SeriesRole>,
    /// The cells after the header.
    pub cells: Vec<String>,
}

/// A column of numbers.
pub(super) fn number(title: String) -> TableColumn {
    TableColumn {
        title,
        numeric: true,
    }
}

/// A column of texts.
pub(super) fn text(title: String) -> TableColumn {
    TableColumn {
        title,
        numeric: false,
    }
}

/// The value's cell: its digits without unit, or the shorthand.
pub(super) fn value(numbers: NumberFormat, point: &Point) -> String {
    match point.value {
        Some(value) => format!("{}{}", numbers.without_unit(value), status_marks(point)),
        None => shorthand(point),
    }
}

/// The cell of its limits: `66.0 to 71.6`. The template is that of `chart-limits-cell`.
pub(super) fn limits(numbers: NumberFormat, point: &Point, template: &str) -> String {
    let Some((lower, upper)) = point.limits() else {
        return String::new();
    };
    fill_placeholders(template, |name| match name {
        "lower" => Some(Cow::Owned(numbers.without_unit(lower))),
        "upper" => Some(Cow::Owned(numbers.without_unit(upper))),
        _ => None,
    })
}

/// Whether a column of confidence limits has anything in it.
pub(super) fn has_limits<'a>(
    data: &ChartData,
    points: impl IntoIterator<Item = &'a Point>,
) -> bool {
    data.confidence && points.into_iter().any(|point| point.limits().is_some())
}

/// The header of a column of confidence limits.
pub(super) fn limits_title(data: &ChartData, whose: &str, strings: &Strings) -> String {
    match data.level {
        Some(level) => {
            let level = level.normalize().to_string();
            let values = [("name", whose), ("level", &*level)];
            strings.fill("chart-limits-level", &values)
        }
        None => strings.fill("chart-limits", &[("name", whose)]),
    }
}
