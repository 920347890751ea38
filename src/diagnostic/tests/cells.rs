use super::{PAGE, at, human, source};
use crate::diagnostic::{Code, Diagnostic, github, in_order, json, overlay};
use crate::source::{Cell, SitePath, Source};

/// A cell of a workbook.
fn cell(sheet: &str, row: u32, column: u32, header: Option<&str>) -> Cell {
    Cell {
        file: SitePath::new("content/indicators/imd.xlsx"),
        sheet: Some(sheet.into()),
        row,
        column,
        header: header.map(Into::into),
    }
}

/// A message at a cell, with comments at another cell and in a text.
fn at_a_cell(page: &Source) -> Diagnostic {
    let value = cell("Rates", 797, 4, Some("value"));
    Diagnostic::error(Code::BadNumber, value, "\"n/a\" is not a number")
        .here("this one")
        .label(cell("Rates", 12, 28, None), "as this one is")
        .label(at(page, "imd"), "cited here")
        .help("leave it empty")
}

#[test]
fn a_terminal_names_a_cell_in_words_and_has_no_excerpt_of_it() {
    let page = source(PAGE, "the imd of Coventry\n");
    assert_eq!(
        human(&[at_a_cell(&page)], std::slice::from_ref(&page)),
        "error[bad-number]: \"n/a\" is not a number
 --> content/indicators/imd.xlsx, sheet Rates, row 797, column value
  = note: this one
  = note: content/indicators/imd.xlsx, sheet Rates, row 12, column AB: as this one is
  |
 ::: content/marmot-places/02-coventry.md:1:5
  |
1 | the imd of Coventry
  |     --- cited here
  |
  = help: leave it empty

"
    );
    let in_a_text = Diagnostic::error(Code::UnknownIndicator, at(&page, "imd"), "not there")
        .label(cell("Rates", 1, 1, None), "its name");
    let text = human(&[in_a_text], &[page]);
    let named = "= note: content/indicators/imd.xlsx, sheet Rates, row 1, column A: its name\n";
    assert!(text.contains(named), "{text}");
    let many: Vec<_> = (1..=9)
        .map(|row| Diagnostic::error(Code::EmptyCell, cell("Rates", row, 2, None), "empty"))
        .collect();
    let text = human(&many, &[]);
    let folded = "and 6 more in this file (rows 4, 5, 6, 7, 8, 9)";
    assert!(text.contains(folded), "{text}");
}

#[test]
fn json_has_keys_for_sheet_row_and_column() {
    let page = source(PAGE, "the imd of Coventry\n");
    let lookup = |path: &str| (page.path().as_str() == path).then_some(&page);
    let mut in_a_table = cell("", 3, 2, None);
    in_a_table.sheet = None;
    in_a_table.file = "content/indicators/large.csv".into();
    let found = [
        at_a_cell(&page),
        Diagnostic::advice(Code::EmptyCell, in_a_table, "empty"),
    ];
    let text = json::render(&found, &lookup, &()).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let file = "content/indicators/imd.xlsx";
    assert_eq!(
        value["diagnostics"],
        serde_json::json!([
            {"code": "bad-number", "severity": "error", "message": "\"n/a\" is not a number", "file": file,
             "line": 1, "column": 1, "end_line": 1, "end_column": 1,
             "cell": {"sheet": "Rates", "row": 797, "column": "value"}, "help": "leave it empty",
             "labels": [
                {"file": file, "line": 1, "column": 1, "cell": {"sheet": "Rates", "row": 797, "column": "value"}, "text": "this one"},
                {"file": file, "line": 1, "column": 1, "cell": {"sheet": "Rates", "row": 12, "column": "AB"}, "text": "as this one is"},
                {"file": PAGE, "line": 1, "column": 5, "text": "cited here"},
             ]},
            {"code": "empty-cell", "severity": "advice", "message": "empty", "file": "content/indicators/large.csv",
             "line": 1, "column": 1, "end_line": 1, "end_column": 1, "cell": {"row": 3, "column": "B"}, "help": "", "labels": []},
        ])
    );
}

#[test]
fn a_github_command_about_a_cell_has_no_line_and_begins_with_the_cell() {
    let page = source(PAGE, "the imd of Coventry\n");
    let diagnostic = Diagnostic::error(
        Code::BadNumber,
        cell("Rates, 2020", 797, 4, Some("value")),
        "not a number",
    );
    assert_eq!(
        github::render(&[diagnostic], &|_| Some(&page), ""),
        "::error file=content/indicators/imd.xlsx,title=bad-number::sheet Rates, 2020, row 797, column value: not a number\n"
    );
}

#[test]
fn the_preview_names_a_cell_in_words_and_has_no_excerpt_of_it() {
    let page = source(PAGE, "the imd of Coventry\n");
    let lookup = |path: &str| (page.path().as_str() == path).then_some(&page);
    let shown = overlay::problem(&at_a_cell(&page), &lookup);
    assert_eq!(
        shown.cell.as_deref(),
        Some("sheet Rates, row 797, column value")
    );
    assert_eq!((shown.line, shown.column, shown.excerpt.len()), (1, 1, 0));
    assert_eq!(shown.here, ["this one"]);
    let elsewhere: Vec<_> = shown
        .elsewhere
        .iter()
        .map(|comment| (comment.cell.as_deref(), comment.line, comment.column))
        .collect();
    assert_eq!(
        elsewhere,
        [(Some("sheet Rates, row 12, column AB"), 1, 1), (None, 1, 5)]
    );
    let in_a_text = Diagnostic::error(Code::UnknownIndicator, at(&page, "imd"), "not there");
    let shown = serde_json::to_value(overlay::problem(&in_a_text, &lookup)).unwrap();
    assert_eq!(shown.get("cell"), None);
}

#[test]
fn cells_are_in_the_order_of_rows_and_columns_whatever_the_order_of_finding() {
    let text = source("content/indicators/imd.csv", "a,b\n");
    let at_cell =
        |sheet, row, column| Diagnostic::error(Code::EmptyCell, cell(sheet, row, column, None), "");
    let expected = [
        Diagnostic::error(Code::EmptyCell, text.span(2..3), ""),
        Diagnostic::error(Code::EmptyCell, text.span(4..4), ""),
        at_cell("Rates", 9, 27),
        at_cell("Rates", 10, 2),
        at_cell("Rates", 10, 27),
        at_cell("Values", 1, 1),
    ];
    let mut found = expected.to_vec();
    for _ in 0..found.len() {
        found.rotate_left(1);
        assert_eq!(in_order(&found), expected.iter().collect::<Vec<_>>());
    }
    found.reverse();
    assert_eq!(in_order(&found), expected.iter().collect::<Vec<_>>());
}
