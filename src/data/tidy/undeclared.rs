//! The message about a column that varies, and of which the definition says nothing.

use super::column::KNOWN;
use super::others::{INDICATORS, Undeclared};
use crate::data::records::{Records, normal_name};
use crate::data::totals::is_total;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};

/// `splits`: some rows have the same area, period and dimensions, so that this column may distinguish them.
pub(super) fn undeclared_column(
    records: &Records<'_>,
    column: &Undeclared,
    splits: bool,
) -> Diagnostic {
    let header = records.header_cell(column.column);
    let name = header.text();
    let key = super::yaml_text(name);
    let short: String = column.second.chars().take(40).collect();
    let second = format!(
        "row {} has \"{short}\", rows before it \"{}\"",
        column.row, column.first
    );
    let keep = format!("data: {{filters: {{{key}: [{}]}}}}", example(column));
    let error = if INDICATORS.contains(&normal_name(name).as_str()) {
        Diagnostic::error(
            Code::SeveralIndicators,
            header.location(),
            "the file holds several indicators",
        )
        .help(format!("keep the rows of one in the definition: {keep}"))
    } else {
        let error = Diagnostic::error(
            Code::UndeclaredColumn,
            header.location(),
            format!("the column {name} varies, but the definition does not say what it is"),
        );
        let near = did_you_mean(&normal_name(name), KNOWN);
        let ignore = format!("data: {{ignore: [{key}]}}");
        match near {
            Some(near) => error
                .help(format!("did you mean {near}?"))
                .help(format!("if it is not needed: {ignore}")),
            None if splits => error
                .help(format!(
                    "if it breaks the values down, declare it: dimensions: {{{key}: {{}}}}"
                ))
                .help(format!("or keep the rows that have one value: {keep}")),
            None => error
                .help(format!(
                    "if it only says more of each row, leave it unread: {ignore}"
                ))
                .help(format!(
                    "if it breaks the values down, declare it: dimensions: {{{key}: {{}}}}"
                )),
        }
    };
    error.label(column.location.clone(), second)
}

/// The value that a filter is shown with: that of all together, where either is one.
fn example(column: &Undeclared) -> String {
    let both = [column.first.as_str(), column.second.as_str()];
    let total = both.into_iter().find(|text| is_total(text));
    match total.unwrap_or(both[0]) {
        "" => "empty".to_owned(),
        text => super::yaml_text(text),
    }
}
