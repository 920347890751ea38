//! What is wrong with rows, in words. The same text in the same column is told once, with how many rows have it.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::Problem;
use super::columns::KNOWN;
use crate::data::number::NotRead;
use crate::data::records::{NO_ROW, Record, Rows, plain};
use crate::data::{Dimension, Part, Period, Row, Status, number};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::Span;

/// Problems found so far that are told when the file has been read.
#[derive(Default)]
pub(super) struct Told {
    /// Whether a column varies that is neither known nor declared.
    pub(super) undeclared: bool,
    varying: BTreeSet<usize>,
    repeats: BTreeMap<(usize, String), Repeat>,
    count: usize,
}

struct Repeat {
    first: Diagnostic,
    more: usize,
}

impl Told {
    /// How many problems of rows there were.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Tells all that was gathered.
    pub(super) fn report(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        for Repeat { mut first, more } in std::mem::take(&mut self.repeats).into_values() {
            if more > 0 {
                let rows = if more == 1 { "row" } else { "rows" };
                first = first.ending(&format!(", here and in {more} more {rows}"));
            }
            diagnostics.push(first);
        }
    }

    fn repeat(&mut self, at: At<'_>, problem: impl FnOnce(Span, String) -> Diagnostic) {
        self.count += 1;
        let cell = &at.record.cells[at.column];
        let key = (at.column, cell.text.to_string());
        if let Some(repeat) = self.repeats.get_mut(&key) {
            repeat.more += 1;
            return;
        }
        let first = problem(at.rows.span(cell), at.place());
        self.repeats.insert(key, Repeat { first, more: 0 });
    }

    pub(super) fn empty(&mut self, at: At<'_>, diagnostics: &mut Vec<Diagnostic>) {
        self.count += 1;
        let cell = &at.record.cells[at.column];
        let error = Diagnostic::error(
            Code::EmptyCell,
            at.rows.span(cell),
            format!("{} is empty", at.place()),
        );
        let filled = at.record.cells.iter().filter(|cell| !cell.text.is_empty());
        diagnostics.push(if filled.count() == 1 {
            error.help(NO_ROW)
        } else {
            error
        });
    }

    pub(super) fn period(&mut self, at: At<'_>) {
        self.repeat(at, |span, place| {
            let error = Diagnostic::error(
                Code::BadPeriod,
                span,
                format!("{place}: {} is no period", at.quoted()),
            );
            let text = at.text();
            if let Some(year) = text.strip_suffix(".0").filter(|year| Period::parse(year).is_some()) {
                return error.help(at.write(year));
            }
            if text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit()) {
                return error.help("spreadsheets write a day so, as its number: show the column as text or as dates, and save it again");
            }
            error.help("write 2019, 2015-17, 2021/22, 2024 Q1, 2024-03 or March 2024")
        });
    }

    pub(super) fn ambiguous(&mut self, at: At<'_>, ids: &str) {
        self.repeat(at, |span, place| {
            Diagnostic::error(
                Code::AmbiguousArea,
                span,
                format!("{place}: several areas are called {}", at.text()),
            )
            .help(format!(
                "write its id ({ids}), or its code in a column area_code"
            ))
        });
    }

    pub(super) fn status(&mut self, at: At<'_>) {
        self.repeat(at, |span, place| {
            let known: Vec<String> = Status::ALL.into_iter().map(Status::shorthand).collect();
            Diagnostic::error(
                Code::UnknownStatus,
                span,
                format!("{place}: {} is no status that is known", at.quoted()),
            )
            .help(format!("the statuses are {}", known.join(" ")))
            .help(marker_help(at.text()))
        });
    }

    pub(super) fn dimension(&mut self, at: At<'_>, dimension: &Dimension) {
        self.repeat(at, |span, place| {
            let known = || dimension.values.iter().map(|(value, _)| value.as_str());
            if at.text().is_empty() {
                return Diagnostic::error(Code::EmptyCell, span, format!("{place} is empty")).help(
                    "if empty means all together, name that value in the definition: total: all",
                );
            }
            let error = Diagnostic::error(
                Code::UnknownDimensionValue,
                span,
                format!("{place}: the definition has no value {}", at.quoted()),
            );
            let declare = format!(
                "if it is right, list it under the dimension's `values`: {{{}: its name for readers}}",
                at.text()
            );
            // Of two letters, one is never meant for the other.
            let near = did_you_mean(at.text(), known()).filter(|near| near.chars().count() > 2);
            let error = match near {
                Some(near) => error.help(at.write(near)),
                None => error.help(format!(
                    "its values are {}",
                    known().collect::<Vec<_>>().join(", ")
                )),
            };
            error.help(declare)
        });
    }

    pub(super) fn cell(&mut self, at: At<'_>, problem: &Problem) {
        match problem {
            Problem::Status(_) => self.status(at),
            Problem::Number(problem) => self.number(at, problem),
        }
    }

    fn number(&mut self, at: At<'_>, problem: &NotRead) {
        self.repeat(at, |span, place| {
            let typed = at.quoted();
            let error = |what: &str| {
                Diagnostic::error(Code::BadNumber, span, format!("{place}: {typed} {what}"))
            };
            match problem {
                NotRead::Text if at.text().starts_with('#') && at.text().ends_with(['!', '?']) => {
                    error("is an error of the spreadsheet that the file was saved from")
                        .help("mend the formula, or leave the cell empty")
                }
                NotRead::Text => error("is not a number").help(marker_help(at.text())),
                NotRead::TooManyDigits(digits) => {
                    error(&format!("has {digits} digits; at most 28 are held exactly"))
                        .help("write fewer decimals")
                }
                NotRead::Exponent(full) => {
                    let error = error(
                        "is in scientific notation, which spreadsheets write when they drop digits",
                    );
                    match full {
                        Some(full) => error.help(at.write(full)),
                        None => error.help("write the number in full"),
                    }
                }
                NotRead::DecimalComma(number) => {
                    error("has a comma before its decimals").help(at.write(number))
                }
                NotRead::Ambiguous(thousands, decimals) => error("may be thousands or decimals")
                    .help(at.write(thousands))
                    .help(at.write(decimals)),
                NotRead::WithUnit(number) => {
                    error("has its unit with it; the unit stands in the definition")
                        .help(at.write(number))
                }
            }
        });
    }

    /// A column that must hold one value holds another.
    pub(super) fn varies(&mut self, at: At<'_>, first: &str, diagnostics: &mut Vec<Diagnostic>) {
        if !self.varying.insert(at.column) {
            return;
        }
        self.undeclared = true;
        let name = &*at.rows.header[at.column].text;
        let key = super::yaml_text(name);
        let span = at.rows.span(&at.rows.header[at.column]);
        let second = format!(
            "row {} has {}, rows before it \"{first}\"",
            at.record.row,
            at.quoted()
        );
        let example = if first.is_empty() { at.text() } else { first };
        let keep = format!(
            "data: {{filters: {{{key}: [{}]}}}}",
            super::yaml_text(example)
        );
        let error = if plain(name) == "indicator" {
            Diagnostic::error(
                Code::SeveralIndicators,
                span,
                "the file holds several indicators",
            )
            .help(format!("keep the rows of one in the definition: {keep}"))
        } else {
            Diagnostic::error(
                Code::UndeclaredColumn,
                span,
                format!("the column {name} varies, but the definition does not say what it is"),
            )
            .help(match did_you_mean(&plain(name), KNOWN) {
                Some(near) => format!("did you mean {near}?"),
                None => {
                    format!("if it breaks the values down, declare it: dimensions: {{{key}: {{}}}}")
                }
            })
            .help(format!("or keep the rows that have one value: {keep}"))
        };
        let cell = &at.record.cells[at.column];
        diagnostics.push(error.label(at.rows.span(cell), second));
    }
}

/// What a row's cells say against each other.
pub(super) fn contradictions(rows: &Rows<'_>, row: &Row, diagnostics: &mut Vec<Diagnostic>) {
    let part_span = |part: Part| {
        let (start, end) = row.part_spans[part as usize - 1];
        rows.source_span(start as usize..end as usize)
    };
    if let (Some(value), Some(status)) = (
        row.value,
        row.statuses.iter().find(|status| status.is_missing()),
    ) {
        diagnostics.push(
            Diagnostic::error(
                Code::StatusContradicted,
                row.value_span.clone(),
                format!(
                    "row {}: the status is {} ({}), but there is a value, {value}",
                    row.row,
                    status.shorthand(),
                    status.words()
                ),
            )
            .help("empty the value if it must not be published; else take out the status"),
        );
    }
    let lower_first = row.limits().is_none_or(|(lower, upper)| lower <= upper);
    let above = |value| row.lower_ci.is_none_or(|lower| lower <= value);
    let below = |value| row.upper_ci.is_none_or(|upper| value <= upper);
    let encloses = row.value.is_none_or(|value| above(value) && below(value));
    if !lower_first || !encloses {
        let shown =
            |number: Option<_>| number.map_or("nothing".to_owned(), |n| number::plain(n, None));
        let mut error = Diagnostic::error(
            Code::LimitsOutside,
            row.value_span.clone(),
            format!(
                "row {}: the value {} does not lie between its limits, {} and {}",
                row.row,
                shown(row.value),
                shown(row.lower_ci),
                shown(row.upper_ci)
            ),
        );
        for part in [Part::LowerCi, Part::UpperCi] {
            if row.part(part).is_some() {
                error = error.label(part_span(part), part.name());
            }
        }
        diagnostics.push(if lower_first {
            error.help("look the three numbers up in the publication")
        } else {
            error.help("lower_ci is more than upper_ci: are they the wrong way round?")
        });
    }
}

/// A cell of a row.
#[derive(Clone, Copy)]
pub(super) struct At<'r> {
    rows: &'r Rows<'r>,
    record: &'r Record<'r>,
    column: usize,
}

/// The cell of a row in a column.
pub(super) fn at<'r>(rows: &'r Rows<'r>, record: &'r Record<'r>, column: usize) -> At<'r> {
    At {
        rows,
        record,
        column,
    }
}

impl<'r> At<'r> {
    fn text(&self) -> &'r str {
        &self.record.cells[self.column].text
    }

    /// The help that shows the whole line with another text in the cell. What is as plainly wrong in its other cells is
    /// mended with it, so that one line mends the row.
    fn write(&self, new: &str) -> String {
        let others = self.record.cells.iter().enumerate();
        let mended = others.filter_map(|(column, cell)| {
            if column == self.column {
                return Some((cell, new.to_owned()));
            }
            match number::read(&cell.text, false) {
                Err(NotRead::WithUnit(number) | NotRead::DecimalComma(number)) => {
                    Some((cell, number))
                }
                _ => None,
            }
        });
        self.rows.write(mended)
    }

    fn quoted(&self) -> String {
        let short: String = self.text().chars().take(40).collect();
        let more = if short.len() < self.text().len() {
            "…"
        } else {
            ""
        };
        format!("\"{short}{more}\"")
    }

    /// `row 797, column value`
    fn place(&self) -> String {
        format!(
            "row {}, column {}",
            self.record.row, self.rows.header[self.column].text
        )
    }
}

fn marker_help(text: &str) -> String {
    format!(
        "if it is the publisher's marker, say in the definition what it means: data: {{markers: {{{}: not available}}}}",
        super::yaml_text(text)
    )
}
