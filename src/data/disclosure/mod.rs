//! Small counts: those that are in the data, and those that are left out but can be worked out from a total and its parts.
//!
//! In: an indicator's table, the areas, below which count nothing may be published. Out: an error for each such cell. Must not
//! know: who publishes the data, pages.
//!
//! What can be worked out is what every reader could: differences of a total and its parts by dimension, by the areas that it
//! has, and by periods, in any combination, given that no count is below zero.

mod counts;
mod relations;
mod solve;

#[cfg(test)]
mod tests;

use rust_decimal::Decimal;

use self::counts::{CellCounts, Known};
use self::relations::relations;
use self::solve::{Solution, solve};
use super::table::Part;
use super::{Areas, Definition, Indicator, Row, Status, Table, UnitKind};
use crate::config::Disclosure;
use crate::diagnostic::{Code, Diagnostic};

/// The most cells that are reported of one column.
const REPORTED: usize = 20;

/// Reports every count that is too small to be published, or can be worked out although it is left out.
pub fn check(
    indicator: &Indicator,
    areas: &Areas,
    rule: &Disclosure,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let (definition, table) = (&*indicator.definition, &*indicator.table);
    for part in counted(definition, table) {
        let found = of_part(definition, table, areas, rule, part);
        report(found, diagnostics);
    }
    report(shares(definition, table, rule), diagnostics);
}

/// The message about a rule that nothing is held to, as no column has counts.
pub(super) fn without_counts(definition: &Definition, table: &Table) -> Option<Diagnostic> {
    if !counted(definition, table).is_empty() {
        return None;
    }
    let unit = &definition.unit.text;
    let message =
        format!("disclosure has no effect: \"{unit}\" counts nothing, and there is no numerator");
    let advice = Diagnostic::advice(Code::Disclosure, definition.id.span.clone(), message);
    Some(advice.help(format!(
        "if the values are counts, say so: unit: {{suffix: {}, kind: count}}",
        super::tidy::yaml_text(unit)
    )))
}

/// The columns that have counts. Values whose unit says nothing are counts where all are whole.
fn counted(definition: &Definition, table: &Table) -> Vec<Part> {
    let mut values = table.rows().iter().filter_map(Row::value);
    let is_count = match definition.unit.kind {
        UnitKind::Count => true,
        UnitKind::Index => values.all(|value| value.is_integer()),
        UnitKind::Percentage | UnitKind::Rate | UnitKind::Money | UnitKind::Duration => false,
    };
    let parts = table.number_columns.keys().copied();
    let counted = parts.filter(|part| match part {
        Part::Value => is_count,
        Part::Numerator | Part::Denominator => true,
        Part::LowerCi | Part::UpperCi => false,
    });
    counted.collect()
}

fn report(mut found: Vec<Diagnostic>, diagnostics: &mut Vec<Diagnostic>) {
    let more = found.len().saturating_sub(REPORTED);
    found.truncate(REPORTED);
    if let Some(last) = found.pop() {
        let last = match more {
            0 => last,
            more => last.ending(&format!(", and {more} more such counts")),
        };
        diagnostics.extend(found);
        diagnostics.push(last);
    }
}

fn of_part(
    definition: &Definition,
    table: &Table,
    areas: &Areas,
    rule: &Disclosure,
    part: Part,
) -> Vec<Diagnostic> {
    let scale = match part {
        Part::Value => definition.unit.scale,
        _ => Decimal::ONE,
    };
    let count = |row: Row<'_>| row.part(part)?.checked_mul(scale);
    let mut found = Vec::new();
    for row in table.rows() {
        if let Some(count) = count(row).filter(|count| rule.forbids(*count)) {
            let message = format!(
                "row {}: the count {} is below {}",
                row.file_row(),
                count.normalize(),
                rule.below
            );
            let place = row.location(part).unwrap_or_else(|| row.cell().into());
            found.push(Diagnostic::error(Code::Disclosure, place, message).help(
                "write [c] in its place and in that of a second count of the same total, so that neither can be worked out",
            ));
        }
    }
    let counts = CellCounts::new(table, count);
    let relations = relations(definition, table, areas, &counts);
    for solution in solve(&counts, &relations) {
        found.extend(recoverable(table, rule, part, &counts, &solution));
    }
    found.sort_by(|one, other| one.location.cmp(&other.location));
    found
}

/// The message about a count that can be worked out, if it must not be.
fn recoverable(
    table: &Table,
    rule: &Disclosure,
    part: Part,
    counts: &CellCounts<'_>,
    solution: &Solution,
) -> Option<Diagnostic> {
    let count = counts.decimal(solution.count);
    let small = rule.forbids(count);
    let place = |row: Row<'_>| row.location(part).unwrap_or_else(|| row.cell().into());
    let total = counts.row(solution.total);
    let help = "leave out a second count of the same total, or the total itself";
    match counts.get(solution.cell) {
        Known::Missing(row) => {
            let statuses = row.statuses();
            let is_hidden = statuses.contains(Status::Confidential);
            // One that was left out to protect somebody must not be worked out, however large it is.
            if !(small || is_hidden && solution.is_certain)
                || statuses.contains(Status::NotApplicable)
            {
                return None;
            }
            let message = format!(
                "row {}: the count of {} is left out, but can be worked out from its total and the other parts",
                row.file_row(),
                name(table, solution.cell)
            );
            let error = Diagnostic::error(Code::Disclosure, place(row), message);
            Some(match total {
                Some(total) => error
                    .label(place(total), format!("row {}", total.file_row()))
                    .help(help),
                None => error.help(help),
            })
        }
        Known::Absent if small && !count.is_zero() => {
            let total = total?;
            let message = format!(
                "row {}: {} has no row, but its count can be worked out from this total and the other parts, and is below {}",
                total.file_row(),
                name(table, solution.cell),
                rule.below
            );
            Some(Diagnostic::error(Code::Disclosure, place(total), message).help(help))
        }
        Known::Absent | Known::Count(..) => None,
    }
}

/// The area, the period and the values of dimensions of a cell.
fn name(table: &Table, [area, slice, period]: counts::Key) -> String {
    let area = table.areas().nth(area as usize);
    let mut parts = vec![area.map_or(String::new(), ToString::to_string)];
    parts.push(table.periods[period as usize].to_string());
    let slice = table.slices()[slice as usize].iter();
    parts.extend(slice.map(ToString::to_string));
    parts.join(", ")
}

/// Counts that a percentage and its denominator give away, where the file has no numerator.
fn shares(definition: &Definition, table: &Table, rule: &Disclosure) -> Vec<Diagnostic> {
    let has = |part| table.number_columns.contains_key(&part);
    if definition.unit.kind != UnitKind::Percentage || has(Part::Numerator) {
        return Vec::new();
    }
    let rows = table.rows().iter();
    let small = rows.filter_map(|row| {
        let count = row.value()?.checked_mul(row.denominator()?)? / Decimal::ONE_HUNDRED;
        let place = row.location(Part::Value)?;
        rule.forbids(count.round()).then(|| {
            let message = format!(
                "row {}: the percentage and its denominator give away a count below {}",
                row.file_row(),
                rule.below
            );
            Diagnostic::error(Code::Disclosure, place, message).help("write [c] in its place")
        })
    });
    small.collect()
}
