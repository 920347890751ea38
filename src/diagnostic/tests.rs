use crate::diagnostic::{Code, Diagnostic, github, human, in_order, json, overlay, summary};
use crate::source::{Cell, SitePath, Source, Span};

const PAGE: &str = "content/marmot-places/02-coventry.md";

fn source(path: &str, text: &str) -> Source {
    Source::new(SitePath::new(path), text)
}

/// The span of the first `words` in a source.
fn at(source: &Source, words: &str) -> Span {
    let start = source
        .text()
        .find(words)
        .expect("the words are in the text");
    source.span(start..start + words.len())
}

fn human(diagnostics: &[Diagnostic], sources: &[Source]) -> String {
    let text = human::render(diagnostics, &|path: &str| {
        sources.iter().find(|source| source.path().as_str() == path)
    });
    anstream::adapter::strip_str(&text).to_string()
}

#[test]
fn a_message_has_the_shape_of_the_guide() {
    let page = source(
        PAGE,
        &format!(
            "{}from [18.9 per cent](figure:imd?2015) to\n",
            "\n".repeat(30)
        ),
    );
    let mismatch = Diagnostic::error(
        Code::FigureMismatch,
        at(&page, "[18.9 per cent]"),
        "the text says 18.9 per cent, the data says 18.5",
    )
    .here("Coventry, 2015: 18.4615 (imd-most-deprived-decile.csv, row 797, column value)")
    .help("write \"18.5 per cent\", or bind the text to another period or area");
    assert_eq!(
        human(&[mismatch], &[page]),
        r#"error[figure-mismatch]: the text says 18.9 per cent, the data says 18.5
  --> content/marmot-places/02-coventry.md:31:6
   |
31 | from [18.9 per cent](figure:imd?2015) to
   |      ^^^^^^^^^^^^^^^ Coventry, 2015: 18.4615 (imd-most-deprived-decile.csv, row 797, column value)
   |
   = help: write "18.5 per cent", or bind the text to another period or area

"#
    );
}

#[test]
fn labels_stand_in_their_own_files_and_several_help_lines_follow() {
    let a = source("content/a.md", "---\ntitle: A\nslug: x\n---\n");
    let b = source("content/b.md", "---\r\ntitle: B\r\nslug: x\r\n---\r\n");
    let twice = Diagnostic::error(Code::DuplicateKey, at(&b, "slug: x"), "two pages at /x/")
        .here("this one")
        .label(at(&b, "B"), "its title")
        .label(at(&a, "slug: x"), "and this one")
        .help("change one")
        .help("or delete one");
    assert_eq!(
        human(&[twice], &[a, b]),
        "error[duplicate-key]: two pages at /x/
 --> content/b.md:3:1
  |
2 | title: B
  |        - its title
3 | slug: x
  | ^^^^^^^ this one
  |
 ::: content/a.md:3:1
  |
3 | slug: x
  | ------- and this one
  |
  = help: change one
  = help: or delete one

"
    );
}

#[test]
fn a_kind_that_repeats_on_a_page_is_folded_and_other_kinds_are_not() {
    let page = source(PAGE, &"a wrong line\n".repeat(20));
    let mut diagnostics: Vec<Diagnostic> = (0..14)
        .map(|line| {
            let span = page.span(line * 13 + 2..line * 13 + 7);
            Diagnostic::advice(Code::NotYet, span, format!("number {line}"))
        })
        .collect();
    diagnostics.push(Diagnostic::error(
        Code::UnknownKey,
        page.span(0..1),
        "another",
    ));
    let text = human(&diagnostics, &[page]);
    assert!(
        text.contains("number 2\n") && !text.contains("number 3\n"),
        "{text}"
    );
    assert!(
        text.contains(
            "advice[not-yet]: and 11 more on this page (lines 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)"
        ),
        "{text}"
    );
    assert!(text.contains("error[unknown-key]: another"), "{text}");
    assert_eq!(summary(&diagnostics), "1 error, 14 advice");
}

#[test]
fn places_that_no_text_has_do_not_panic() {
    let page = source(PAGE, "é\r\nü");
    let blob = SitePath::new("content/book.xlsx");
    let diagnostics = [
        Diagnostic::error(Code::UnknownKey, Span::new(&blob, 5..9), "in a workbook")
            .here("sheet 1"),
        Diagnostic::error(
            Code::UnknownKey,
            page.span(1..2),
            "in the middle of a letter",
        ),
        Diagnostic::error(Code::UnknownKey, page.span(3..90), "past the end"),
        Diagnostic::error(Code::MissingKey, page.span(90..90), "beyond it")
            .label(Span::new(&blob, 0..0), "elsewhere"),
    ];
    let text = human(&diagnostics, &[page, source("content/empty.md", "")]);
    assert!(text.contains("--> content/book.xlsx\n"), "{text}");
    assert!(text.contains("02-coventry.md:2:2"), "{text}");
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let page = source(PAGE, "a \u{1b}[31mred\u{7} word");
    let text = human(
        &[
            Diagnostic::error(Code::UnknownKey, page.span(0..1), "no \u{1b}[2J\u{7}")
                .help("write \u{1b}c"),
        ],
        &[page],
    );
    assert!(!text.contains(['\u{1b}', '\u{7}']), "{text:?}");
}

#[test]
fn json_counts_columns_in_characters_and_ends_after_the_last() {
    let page = source("content/a.md", "\u{feff}".trim_start_matches('\u{feff}'));
    let welsh = source("content/a.cy.md", "tŷ 🏠 18%\n");
    let diagnostics = [
        Diagnostic::advice(Code::NotYet, page.span(0..0), "empty"),
        Diagnostic::error(Code::FigureMismatch, at(&welsh, "18%"), "not \"so\"")
            .help("write 19%")
            .label(at(&welsh, "🏠"), "a house"),
    ];
    let sources = [page, welsh];
    let lookup = |path: &str| sources.iter().find(|source| source.path().as_str() == path);
    let text = json::render(&diagnostics, &lookup, &serde_json::json!({"bound": 2})).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        value,
        serde_json::json!({
            "version": 1,
            "diagnostics": [
                {"code": "figure-mismatch", "severity": "error", "message": "not \"so\"", "file": "content/a.cy.md",
                 "line": 1, "column": 6, "end_line": 1, "end_column": 9, "help": "write 19%",
                 "labels": [{"file": "content/a.cy.md", "line": 1, "column": 4, "text": "a house"}]},
                {"code": "not-yet", "severity": "advice", "message": "empty", "file": "content/a.md",
                 "line": 1, "column": 1, "end_line": 1, "end_column": 1, "help": "", "labels": []},
            ],
            "coverage": {"bound": 2},
        })
    );
}

#[test]
fn github_commands_escape_what_would_end_them() {
    let page = source("content/a,b:c.md", "one\ntwo\n");
    let diagnostics = [
        Diagnostic::error(Code::YamlSyntax, page.span(4..7), "100%: wrong\nindeed").help("a, b"),
        Diagnostic::advice(Code::NotYet, page.span(0..3), "later"),
    ];
    let sources = [page];
    let lookup = |path: &str| sources.iter().find(|source| source.path().as_str() == path);
    assert_eq!(
        github::render(&diagnostics, &lookup, "site/"),
        "::notice file=site/content/a%2Cb%3Ac.md,line=1,endLine=1,col=1,title=not-yet::later\n\
         ::error file=site/content/a%2Cb%3Ac.md,line=2,endLine=2,col=1,title=yaml-syntax::100%25: wrong%0Aindeed%0Ahelp: a, b\n"
    );
}

#[test]
fn the_order_is_by_file_and_place_whatever_the_order_of_finding() {
    let page = source("content/b.md", "one two");
    let first = Diagnostic::error(Code::UnknownKey, page.span(0..3), "1");
    let second = Diagnostic::error(Code::UnknownKey, page.span(4..7), "2");
    let found = [second.clone(), first.clone(), second.clone()];
    assert_eq!(in_order(&found), [&first, &second]);
    assert_eq!(summary(&[]), "no errors");
}

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
