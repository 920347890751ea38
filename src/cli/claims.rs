//! `casebook claims`: every claim with its page, sentence, value, cell, source, method and verdict, for sign-off.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::flags::{ClaimsFlags, ClaimsFormat};
use super::site_folder::SiteFolder;
use super::{CommandError, CommandOutcome, print, report};
use crate::build::{self, BuildCache, Progress};
use crate::diagnostic::summary;
use crate::evidence::{Basis, CitedValue, Claim};
use crate::inputs::Inputs;

/// The unit of each indicator, by its id.
type Units = BTreeMap<String, String>;

/// One claim as it is listed.
#[derive(Debug, Serialize)]
struct ClaimRow {
    page: String,
    /// The claim's own address on the website: its page with its anchor; the page's where it has none.
    address: String,
    /// The page's file, from the site's root.
    file: String,
    line: u32,
    column: u32,
    sentence: String,
    /// The text that is bound, or that should be.
    words: String,
    /// How it is supported: bound, sourced and checked, sourced, quoted, unbound, not a statistic.
    state: &'static str,
    verdict: &'static str,
    /// An indicator or a source, with its fact.
    source: String,
    values: Vec<ClaimValue>,
    methods: Vec<&'static str>,
}

/// One value that a claim rests on.
#[derive(Debug, Serialize)]
struct ClaimValue {
    /// As the cell has it; `null` where it is missing.
    value: Option<String>,
    /// Area, period and dimensions, or the fact's name.
    of: String,
    cell: Option<String>,
    /// The ids of what it is a value of; absent for a fact.
    #[serde(flatten)]
    ids: Option<ValueIds>,
}

/// What a value is of, by ids that programs can look up.
#[derive(Debug, Serialize)]
struct ValueIds {
    indicator: String,
    area: String,
    /// As data files write it: `2019`, `2021/22`.
    period: String,
    /// The indicator's unit, as its definition says it.
    unit: String,
    /// The value of each dimension.
    dimensions: BTreeMap<String, String>,
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
    let (source, values) = basis(&claim.basis, units);
    ClaimRow {
        page: page.to_owned(),
        address: match claim.anchor.as_str() {
            "" => page.to_owned(),
            anchor => format!("{page}#{anchor}"),
        },
        file: file.to_owned(),
        line: place.map_or(1, |place| place.line),
        column: place.map_or(1, |place| place.column),
        sentence: one_line(&claim.sentence),
        words: one_line(&claim.words),
        state: claim.status.name(),
        verdict: claim.verdict.name(),
        source,
        values,
        methods: claim.methods.clone(),
    }
}

fn basis(basis: &Basis, units: &Units) -> (String, Vec<ClaimValue>) {
    match basis {
        Basis::Nothing => (String::new(), Vec::new()),
        Basis::Figure { indicator, cited } => {
            let values = cited.iter().map(|cited| {
                let mut of = format!("{}, {}", cited.area_name, cited.period);
                for (_, value) in &cited.dimensions {
                    let _ = write!(of, ", {value}");
                }
                ClaimValue {
                    value: cited.value.map(|value| value.to_string()),
                    of,
                    cell: cited.cell.as_ref().map(ToString::to_string),
                    ids: Some(ids(cited, units)),
                }
            });
            (indicator.clone(), values.collect())
        }
        Basis::Source { id, fact, value } => {
            let values = fact.iter().map(|fact| ClaimValue {
                value: value.map(|value| value.to_string()),
                of: fact.clone(),
                cell: None,
                ids: None,
            });
            (id.clone(), values.collect())
        }
    }
}

fn ids(cited: &CitedValue, units: &Units) -> ValueIds {
    let dimensions = cited.dimensions.iter();
    ValueIds {
        indicator: cited.indicator.clone(),
        area: cited.area.to_string(),
        period: cited.period.to_string(),
        unit: units.get(&cited.indicator).cloned().unwrap_or_default(),
        dimensions: dimensions
            .map(|(id, value)| (id.to_string(), value.to_string()))
            .collect(),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The columns of the table, with how each is filled from a row. Several values of one claim are separated by semicolons.
const COLUMNS: [&str; 14] = [
    "page", "address", "file", "line", "column", "sentence", "words", "state", "verdict", "source",
    "values", "of", "cells", "methods",
];

fn cells(row: &ClaimRow) -> [String; COLUMNS.len()] {
    let join = |text: &dyn Fn(&ClaimValue) -> String| -> String {
        row.values.iter().map(text).collect::<Vec<_>>().join("; ")
    };
    [
        row.page.clone(),
        row.address.clone(),
        row.file.clone(),
        row.line.to_string(),
        row.column.to_string(),
        row.sentence.clone(),
        row.words.clone(),
        row.state.to_owned(),
        row.verdict.to_owned(),
        row.source.clone(),
        join(&|value| value.value.clone().unwrap_or_else(|| "missing".to_owned())),
        join(&|value| value.of.clone()),
        join(&|value| value.cell.clone().unwrap_or_default()),
        row.methods.join("; "),
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
         <caption>Every statistic in the text, and what it rests on</caption>\n<thead>\n<tr>",
    );
    for column in COLUMNS {
        let _ = write!(text, "<th scope=\"col\">{column}</th>");
    }
    text.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in rows {
        let class = if row.verdict == "disagrees" {
            " class=\"disagrees\""
        } else if row.state == "unbound" {
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

fn escape_html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<ClaimRow> {
        vec![ClaimRow {
            page: "/a/".to_owned(),
            address: "/a/#imd-coventry-2015-2019-change".to_owned(),
            file: "content/a.md".to_owned(),
            line: 3,
            column: 7,
            sentence: "=SUM(A1), <b>\"it\"</b> fell".to_owned(),
            words: "-4.1".to_owned(),
            state: "bound",
            verdict: "disagrees",
            source: "imd".to_owned(),
            values: vec![
                ClaimValue {
                    value: Some("18.4615".to_owned()),
                    of: "Coventry, 2015".to_owned(),
                    cell: Some("imd.csv, row 2, column value".to_owned()),
                    ids: None,
                },
                ClaimValue {
                    value: None,
                    of: "Coventry, 2019".to_owned(),
                    cell: None,
                    ids: None,
                },
            ],
            methods: vec!["the difference of two cells"],
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
