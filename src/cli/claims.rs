//! `casebook claims`: every claim with its page, sentence, value, cell, source, method and verdict, for sign-off.

use std::fmt::Write as _;

use serde::Serialize;

use super::flags::{ClaimsFlags, ClaimsFormat};
use super::print::escape_html;
use super::site_folder::SiteFolder;
use super::{CommandError, CommandOutcome, print, report};
use crate::build::{self, BuildCache, Progress};
use crate::diagnostic::summary;
use crate::evidence::{Claim, ClaimRecord, Units, ValueRecord};
use crate::inputs::Inputs;

/// One claim as it is listed.
#[derive(Debug, Serialize)]
struct ClaimRow {
    /// The page's file, from the site's root.
    file: String,
    line: u32,
    column: u32,
    #[serde(flatten)]
    record: ClaimRecord,
}

pub(super) fn run(flags: &ClaimsFlags) -> Result<CommandOutcome, CommandError> {
    let site = SiteFolder::find(&flags.site.site)?;
    let inputs = site.read(&flags.site)?;
    let checked = build::check(
        &inputs,
        &mut BuildCache::default(),
        &Progress::default(),
        &mut |_| {},
    );
    let units = checked.units();
    let rows: Vec<ClaimRow> = checked
        .claims()
        .into_iter()
        .map(|(page, claim)| row(page, claim, &inputs, &units))
        .collect();
    print::output(&match flags.format {
        ClaimsFormat::Csv => csv(&rows),
        ClaimsFormat::Json => {
            let mut text = serde_json::to_string_pretty(&rows).unwrap_or_default();
            text.push('\n');
            text
        }
        ClaimsFormat::Html => html(&rows),
    });
    print::status(&format!("{}\n", summary(&checked.diagnostics)));
    Ok(report::outcome(&checked.diagnostics))
}

fn row(page: &str, claim: &Claim, inputs: &Inputs, units: &Units) -> ClaimRow {
    let file = claim.span.file.as_str();
    let place = inputs
        .text(file)
        .map(|source| source.position(claim.span.start));
    ClaimRow {
        file: file.to_owned(),
        line: place.map_or(1, |place| place.line),
        column: place.map_or(1, |place| place.column),
        record: ClaimRecord::new(page, claim, units),
    }
}

/// The columns of the table, with how each is filled from a row. Several values of one claim are separated by semicolons.
const COLUMNS: [&str; 14] = [
    "page", "address", "file", "line", "column", "sentence", "words", "state", "verdict", "source",
    "values", "of", "cells", "methods",
];

fn cells(row: &ClaimRow) -> [String; COLUMNS.len()] {
    let record = &row.record;
    let join = |text: &dyn Fn(&ValueRecord) -> String| -> String {
        record
            .values
            .iter()
            .map(text)
            .collect::<Vec<_>>()
            .join("; ")
    };
    [
        record.page.clone(),
        record.address.clone(),
        row.file.clone(),
        row.line.to_string(),
        row.column.to_string(),
        record.sentence.clone(),
        record.words.clone(),
        record.state.clone(),
        record.verdict.clone(),
        record.source.clone(),
        join(&|value| value.value.clone().unwrap_or_else(|| "missing".to_owned())),
        join(&|value| value.of.clone()),
        join(&|value| value.cell.clone().unwrap_or_default()),
        record.methods.join("; "),
    ]
}

/// RFC 4180. Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers do not change.
fn csv(rows: &[ClaimRow]) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(COLUMNS);
    for row in rows {
        let _ = writer.write_record(cells(row).map(|cell| disarm_formula(&cell)));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn disarm_formula(cell: &str) -> String {
    let is_number = cell.parse::<rust_decimal::Decimal>().is_ok();
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// One self-contained HTML file.
fn html(rows: &[ClaimRow]) -> String {
    let mut text = String::from(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Claims</title>\n\
         <style>body{font:16px/1.4 sans-serif;margin:2rem}table{border-collapse:collapse}\
         th,td{border:1px solid #8a9297;padding:.3rem .5rem;text-align:left;vertical-align:top}\
         .disagrees,.unbound{font-weight:bold}</style>\n</head>\n<body>\n<main>\n<h1>Claims</h1>\n<table>\n\
         <caption>Every statistic in the text, with its evidence</caption>\n<thead>\n<tr>",
    );
    for column in COLUMNS {
        let _ = write!(text, "<th scope=\"col\">{column}</th>");
    }
    text.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in rows {
        let class = if row.record.verdict == "disagrees" {
            " class=\"disagrees\""
        } else if row.record.state == "unbound" {
            " class=\"unbound\""
        } else {
            ""
        };
        let _ = write!(text, "<tr{class}>");
        for cell in cells(row) {
            let _ = write!(text, "<td>{}</td>", escape_html(&cell));
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</tbody>\n</table>\n</main>\n</body>\n</html>\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<ClaimRow> {
        vec![ClaimRow {
            file: "content/a.md".to_owned(),
            line: 3,
            column: 7,
            record: ClaimRecord {
                page: "/a/".to_owned(),
                address: "/a/#imd-coventry-2015-2019-change".to_owned(),
                sentence: "=SUM(A1), <b>\"it\"</b> fell".to_owned(),
                words: "-4.1".to_owned(),
                state: "bound".to_owned(),
                verdict: "disagrees".to_owned(),
                source: "imd".to_owned(),
                values: vec![
                    ValueRecord {
                        value: Some("18.4615".to_owned()),
                        of: "Coventry, 2015".to_owned(),
                        cell: Some("imd.csv, row 2, column value".to_owned()),
                        ids: None,
                    },
                    ValueRecord {
                        value: None,
                        of: "Coventry, 2019".to_owned(),
                        cell: None,
                        ids: None,
                    },
                ],
                methods: vec!["the difference of two cells".to_owned()],
            },
        }]
    }

    #[test]
    fn a_table_keeps_numbers_and_disarms_formulas() {
        assert_eq!(
            csv(&rows()).lines().nth(1),
            Some(
                "/a/,/a/#imd-coventry-2015-2019-change,content/a.md,3,7,\"'=SUM(A1), <b>\"\"it\"\"</b> fell\",-4.1,bound,disagrees,imd,18.4615; missing,\
                 \"Coventry, 2015; Coventry, 2019\",\"imd.csv, row 2, column value; \",the difference of two cells"
            )
        );
    }

    #[test]
    fn a_page_shows_hostile_words_as_text() {
        let page = html(&rows());
        assert!(page.contains("<td>=SUM(A1), &lt;b&gt;\"it\"&lt;/b&gt; fell</td>"));
        assert!(page.contains("<tr class=\"disagrees\">"));
    }
}
