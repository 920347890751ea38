mod cells;
mod follow;

use crate::diagnostic::{Code, Diagnostic, github, human, in_order, json, summary};
use crate::source::{SitePath, Source, Span};

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
        "the text says 18.9 per cent, the data say 18.5",
    )
    .here("Coventry, 2015: 18.4615 (imd-most-deprived-decile.csv, row 797, column value)")
    .help("write \"18.5 per cent\", or bind the text to another period or area");
    assert_eq!(
        human(&[mismatch], &[page]),
        r#"error[figure-mismatch]: the text says 18.9 per cent, the data say 18.5
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
