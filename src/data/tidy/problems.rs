//! Messages about rows. The same text in the same column is reported once, with how many rows have it.

use std::collections::BTreeMap;

use super::cell::CellError;
use super::column::NumberColumns;
use crate::data::number::NumberError;
use crate::data::records::{NO_ROW, Records, RowCell};
use crate::data::table::Observation;
use crate::data::{Dimension, Part, Period, Status, number};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};

/// Problems that are reported when the whole file has been read.
#[derive(Default)]
pub(super) struct RowProblems {
    repeats: BTreeMap<(usize, String), Repeat>,
    count: usize,
}

struct Repeat {
    first: Diagnostic,
    more: usize,
}

impl RowProblems {
    /// How many problems of rows there were.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Reports all problems.
    pub(super) fn report(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        for Repeat { mut first, more } in std::mem::take(&mut self.repeats).into_values() {
            if more > 0 {
                let rows = if more == 1 { "row" } else { "rows" };
                first = first.ending(&format!(", here and in {more} more {rows}"));
            }
            diagnostics.push(first);
        }
    }

    /// Counts a problem with a cell; the first of its text in its column is reported by `message`.
    fn add(&mut self, cell: RowCell<'_, '_>, message: impl FnOnce(String) -> Diagnostic) {
        self.count += 1;
        let key = (cell.column(), cell.text().to_owned());
        if let Some(repeat) = self.repeats.get_mut(&key) {
            repeat.more += 1;
            return;
        }
        let first = message(cell.description());
        self.repeats.insert(key, Repeat { first, more: 0 });
    }

    pub(super) fn empty(&mut self, cell: RowCell<'_, '_>, diagnostics: &mut Vec<Diagnostic>) {
        self.count += 1;
        let message = format!("{} is empty", cell.description());
        let error = Diagnostic::error(Code::EmptyCell, cell.location(), message);
        diagnostics.push(if cell.is_alone() {
            error.help(NO_ROW)
        } else {
            error
        });
    }

    pub(super) fn period(&mut self, cell: RowCell<'_, '_>) {
        self.add(cell, |place| {
            let error = Diagnostic::error(
                Code::BadPeriod,
                cell.location(),
                format!("{place}: {} is no period", cell.quoted()),
            );
            let text = cell.text();
            if let Some(year) = text.strip_suffix(".0").filter(|year| Period::parse(year).is_some()) {
                return error.help(corrected(cell, year));
            }
            if text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit()) {
                return error.help("spreadsheets write a day so, as its number: show the column as text or as dates, and save it again");
            }
            error.help("write 2019, 2015-17, 2021/22, 2024 Q1, 2024-03 or March 2024")
        });
    }

    pub(super) fn ambiguous_area(&mut self, cell: RowCell<'_, '_>, ids: &str) {
        self.add(cell, |place| {
            Diagnostic::error(
                Code::AmbiguousArea,
                cell.location(),
                format!("{place}: several areas are called {}", cell.text()),
            )
            .help(format!(
                "write its id ({ids}), or its code in a column area_code"
            ))
        });
    }

    pub(super) fn other_name(&mut self, cell: RowCell<'_, '_>, code: &str, of_code: &str) {
        self.add(cell, |place| {
            let message = format!("{place}: the name is {}, but the code {code} is that of {of_code}", cell.text());
            Diagnostic::error(Code::AreaNameDiffers, cell.location(), message)
                .help("a column may have been sorted without the others: take the file from the publisher again")
        });
    }

    pub(super) fn status(&mut self, cell: RowCell<'_, '_>) {
        self.add(cell, |place| {
            let known: Vec<String> = Status::ALL.into_iter().map(Status::shorthand).collect();
            Diagnostic::error(
                Code::UnknownStatus,
                cell.location(),
                format!("{place}: {} is no status that is known", cell.quoted()),
            )
            .help(format!("the statuses are {}", known.join(" ")))
            .help(marker_help(cell.text()))
        });
    }

    pub(super) fn dimension_value(&mut self, cell: RowCell<'_, '_>, dimension: &Dimension) {
        self.add(cell, |place| {
            let known = || dimension.values.iter().map(|(value, _)| value.as_str());
            if cell.text().is_empty() {
                return Diagnostic::error(Code::EmptyCell, cell.location(), format!("{place} is empty")).help(
                    "if empty means all together, name that value in the definition: total: all",
                );
            }
            let error = Diagnostic::error(
                Code::UnknownDimensionValue,
                cell.location(),
                format!("{place}: the definition has no value {}", cell.quoted()),
            );
            let declare = format!(
                "if it is right, list it under the dimension's `values`: {{{}: its name for readers}}",
                cell.text()
            );
            // Texts of two letters are too short to be typing errors of each other.
            let near = did_you_mean(cell.text(), known()).filter(|near| near.chars().count() > 2);
            let error = match near {
                Some(near) => error.help(corrected(cell, near)),
                None => error.help(format!(
                    "its values are {}",
                    known().collect::<Vec<_>>().join(", ")
                )),
            };
            error.help(declare)
        });
    }

    pub(super) fn cell(&mut self, cell: RowCell<'_, '_>, problem: &CellError) {
        match problem {
            CellError::UnknownStatus => self.status(cell),
            CellError::Number(problem) => self.number(cell, problem),
        }
    }

    fn number(&mut self, cell: RowCell<'_, '_>, problem: &NumberError) {
        self.add(cell, |place| {
            let typed = cell.quoted();
            let error = |what: &str| {
                Diagnostic::error(
                    Code::BadNumber,
                    cell.location(),
                    format!("{place}: {typed} {what}"),
                )
            };
            match problem {
                NumberError::Text if is_spreadsheet_error(cell.text()) => {
                    error("is an error of the spreadsheet that the file was saved from")
                        .help("mend the formula, or leave the cell empty")
                }
                NumberError::Text => {
                    let error = error("is not a number");
                    match number_with_mark(cell.text()) {
                        Some(number) => error.help(corrected(cell, number)).help(
                            "what the mark means belongs into a column status ([c] [x] [z] [low] [p] [r] [e] [f] [u] [b]) or note",
                        ),
                        None => error.help(marker_help(cell.text())),
                    }
                }
                NumberError::TooManyDigits(digits) => {
                    error(&format!("has {digits} digits; at most 28 are held exactly"))
                        .help("write fewer decimals")
                }
                NumberError::Exponent => error(
                    "is in scientific notation, which spreadsheets write when they drop digits",
                )
                .help("take the number from the source, with all its digits; this cell no longer has them"),
                NumberError::OtherMinus(number) => {
                    error("has no minus that is read as one").help(corrected(cell, number))
                }
                NumberError::DecimalComma(number) => {
                    error("has a comma before its decimals").help(corrected(cell, number))
                }
                NumberError::Ambiguous(thousands, decimals) => {
                    error("may be thousands or decimals")
                        .help(corrected(cell, thousands))
                        .help(corrected(cell, decimals))
                }
                NumberError::WithUnit(number) => {
                    error("has its unit with it; the unit belongs in the definition")
                        .help(corrected(cell, number))
                }
            }
        });
    }
}

/// Reports cells of a row that contradict one another.
pub(super) fn contradictions(
    records: &Records<'_>,
    columns: &NumberColumns,
    row: &Observation,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let [value, lower, upper, ..] = row.numbers;
    let location = |part: Part| {
        let index = part as usize;
        let value = row.value_column as usize;
        let column = match part {
            Part::Value => value,
            _ => columns.parts[index - 1].first().unwrap_or(value),
        };
        records.location(row.file_row, column, row.spans[index].clone())
    };
    let missing = row.statuses.iter().find(|status| status.is_missing());
    if let (Some(value), Some(status)) = (value, missing) {
        diagnostics.push(
            Diagnostic::error(
                Code::StatusContradicted,
                location(Part::Value),
                format!(
                    "row {}: the status is {} ({}), but there is a value, {value}",
                    row.file_row,
                    status.shorthand(),
                    status.words()
                ),
            )
            .help("empty the value if it must not be published; otherwise remove the status"),
        );
    }
    let is_ordered = lower.zip(upper).is_none_or(|(lower, upper)| lower <= upper);
    let is_enclosed = value.is_none_or(|value| {
        lower.is_none_or(|lower| lower <= value) && upper.is_none_or(|upper| value <= upper)
    });
    if is_ordered && is_enclosed {
        return;
    }
    let text = |number: Option<_>| number.map_or("nothing".to_owned(), |n| number::plain(n, None));
    let mut error = Diagnostic::error(
        Code::LimitsOutside,
        location(Part::Value),
        format!(
            "row {}: the value {} does not lie between its limits, {} and {}",
            row.file_row,
            text(value),
            text(lower),
            text(upper)
        ),
    );
    for (part, limit) in [(Part::LowerCi, lower), (Part::UpperCi, upper)] {
        if limit.is_some() {
            error = error.label(location(part), part.name());
        }
    }
    diagnostics.push(if is_ordered {
        error.help("look the three numbers up in the publication")
    } else {
        error.help("lower_ci is more than upper_ci: are they the wrong way round?")
    });
}

/// The help that shows a cell with another text, in its whole line. Equally obvious errors in its other cells are corrected
/// with it, so that one line corrects the row.
fn corrected(cell: RowCell<'_, '_>, new: &str) -> String {
    cell.correction(new, |other| match number::read(other, false) {
        Err(NumberError::WithUnit(number) | NumberError::DecimalComma(number)) => Some(number),
        _ => None,
    })
}

/// What to do with a text in place of a value. One with a digit in it has a value, and is never taken for a marker.
fn marker_help(text: &str) -> String {
    if text.contains(|c: char| c.is_ascii_digit()) {
        return "write the number alone; anything else belongs in a column status or note"
            .to_owned();
    }
    format!(
        "if it is in place of a value, look up what the publisher means by it and say it in the definition: data: {{markers: {{{}: …}}}}, with not available, not applicable, confidential or low",
        super::yaml_text(text)
    )
}

/// `#N/A`, `#DIV/0!`
fn is_spreadsheet_error(text: &str) -> bool {
    text.starts_with('#') && (text.ends_with(['!', '?']) || text.eq_ignore_ascii_case("#n/a"))
}

/// The number of `13*`, `12.3a` or `12.3 (2)`: a number with a mark behind it.
fn number_with_mark(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || ".,-".contains(c)))?;
    let (number, mark) = text.split_at(end);
    let is_mark = mark.trim().chars().count() <= 3;
    (is_mark && number::read(number, false).is_ok()).then_some(number)
}
