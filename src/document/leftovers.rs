//! Markup that Markdown, as Casebook reads it, leaves as text: another generator's, a word processor's, or with a sign missing. Readers
//! would see it as it is typed.
//!
//! In: runs of prose, without code. Out: advice, with the corrected line where there is one.

use std::ops::Range;

use super::foreign_marks;
use super::prose::{Prose, Surface};
use super::split::Lines;
use super::tables::cell_count;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// Signs that word processors put before the items of a list.
const BULLETS: [char; 11] = ['•', '·', '▪', '●', '◦', '‣', '○', '■', '□', '➢', '\u{f0b7}'];

/// Searches a run of a body for it.
pub(super) fn check(source: &Source, run: &Prose, diagnostics: &mut Vec<Diagnostic>) {
    let is_body = matches!(
        run.surface,
        Surface::Body | Surface::Heading | Surface::TableCell | Surface::Footnote
    );
    if !is_body || run.pieces.is_empty() {
        return;
    }
    inline(source, run, diagnostics);
    foreign_marks::check(source, run, diagnostics);
    if run.surface == Surface::Body {
        lines(source, run, diagnostics);
    }
}

fn advice(source: &Source, range: Range<usize>, message: &str, help: &str) -> Diagnostic {
    Diagnostic::advice(Code::MarkupAsText, source.span(range), message).help(help)
}

/// What may be anywhere in a line.
fn inline(source: &Source, run: &Prose, diagnostics: &mut Vec<Diagnostic>) {
    let text = &run.text;
    if !text.contains(['{', '~', '*', '[']) {
        return;
    }
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        for (at, _) in text.match_indices(open) {
            if let Some(end) = text[at..].find(close) {
                let range = run.span_of(at..at + end + close.len()).range();
                let message = "another program would put something here; readers of this site see it as it is typed";
                let help = "remove it, or write what it stands for: a picture as ![What it shows](picture.png), a link as [words](page.md)";
                diagnostics.push(advice(source, range, message, help));
            }
        }
    }
    // `{width=50px}` or `{target=_blank}` behind a picture or a link.
    for (at, _) in text.match_indices('{') {
        let follows = text[..at].ends_with('\u{FFFC}')
            || run.links.iter().any(|link| link.words.end == at && at > 0);
        let Some(end) = text[at..].find('}').filter(|_| follows) else {
            continue;
        };
        let inside = &text[at + 1..at + end];
        if inside.starts_with(['.', '#', ':']) || inside.contains('=') {
            let range = run.span_of(at..at + end + 1).range();
            let help = format!("write: {}", source.mended(range.clone(), ""));
            let message =
                "pictures and links have no settings in braces: readers see them as they are typed";
            diagnostics.push(advice(source, range, message, &help));
        }
    }
    for (sign, message) in [
        ("~~", "two tildes strike nothing out: readers see them"),
        ("**", "two stars are left here: readers see them"),
    ] {
        let Some(at) = text.find(sign) else { continue };
        let beside_words = text[at + 2..].starts_with(char::is_alphabetic)
            || text[..at].ends_with(char::is_alphabetic);
        if beside_words {
            let range = run.span_of(at..at + 2).range();
            let help = if sign == "~~" {
                "take the tildes out, with the words that are struck out"
            } else {
                "write bold words without a space inside the stars: **bold** words; or take the stars out"
            };
            diagnostics.push(advice(source, range, message, help));
        }
    }
    for contents in ["[[toc]]", "[toc]", "[[_toc_]]"] {
        if text.trim().eq_ignore_ascii_case(contents) {
            let range = run.span_of(0..text.len()).range();
            let message = "this makes no list of contents: readers see it as it is typed";
            let help = "remove it: Casebook lists the sections of a long page itself";
            diagnostics.push(advice(source, range, message, help));
        }
    }
}

/// What is at the beginning of a line.
fn lines(source: &Source, run: &Prose, diagnostics: &mut Vec<Diagnostic>) {
    let mut before: Option<Range<usize>> = None;
    // A table without its second line is one mistake, however many rows it has.
    let mut rows_above = 0;
    let rows = Lines {
        text: &source.text()[..run.span.end as usize],
        at: run.span.start as usize,
    };
    for row in rows {
        let text = &source.text()[row.clone()];
        let words = text.trim_start_matches([' ', '\t', '>']);
        let at = row.end - words.len();
        if let Some((message, instead)) = line_start(words) {
            let help = match instead {
                Instead::Write(len, with) => {
                    format!("write: {}", source.mended(at..at + len, &with))
                }
                Instead::Do(what) => what.to_owned(),
            };
            diagnostics.push(advice(source, at..row.end, message, &help));
        } else if let Some(before) = &before {
            let above = source.text()[before.clone()].trim_end();
            let found = between(source, above, &row, words, rows_above);
            diagnostics.extend(found);
        }
        rows_above = if is_row(words) || is_table_rule(words) {
            rows_above + 1
        } else {
            0
        };
        before = Some(row);
    }
}

/// Lists that begin with a year: `2013. Coventry …`.
pub(super) fn check_lists(
    source: &Source,
    lists: &[(u64, Range<usize>)],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (number, range) in lists.iter().filter(|(number, _)| *number >= 1_000) {
        let digits = number.to_string();
        let written = &source.text()[range.clone()];
        if let Some(after) = written.strip_prefix(&digits) {
            let sign = after.chars().next().unwrap_or('.');
            let len = digits.len() + sign.len_utf8();
            let at = range.start..range.start + len;
            let line = source.mended(at.clone(), &format!("{digits}\\{sign}"));
            let message = format!("{digits}{sign} is read as the number of a list's item");
            diagnostics.push(advice(source, at, &message, &format!("write: {line}")));
        }
    }
}

/// How a line is corrected.
enum Instead {
    /// Its first bytes are replaced.
    Write(usize, String),
    Do(&'static str),
}

/// What is wrong with how a line begins.
fn line_start(line: &str) -> Option<(&'static str, Instead)> {
    let first = line.chars().next()?;
    let marks = line.len() - line.trim_start_matches('#').len();
    let after_marks = line[marks..].chars().next();
    if (1..=6).contains(&marks) {
        if after_marks == Some('\u{a0}') {
            let instead = format!("{} ", "#".repeat(marks));
            return Some((
                "this is no heading: the space behind # is another sign than the space bar's",
                Instead::Write(marks + 2, instead),
            ));
        }
        if marks > 1 && after_marks.is_some_and(char::is_alphanumeric) {
            let instead = format!("{} ", "#".repeat(marks));
            return Some((
                "this is no heading: a space is missing behind #",
                Instead::Write(marks, instead),
            ));
        }
    }
    if marks > 6 && after_marks == Some(' ') {
        let message = "this is no heading: there are six levels";
        return Some((message, Instead::Write(marks, "######".to_owned())));
    }
    if line.starts_with("*[") && line.contains("]: ") {
        let message = "this explains no abbreviation: readers see it as it is typed";
        let help = "remove the line, and write the words in full where they stand first";
        return Some((message, Instead::Do(help)));
    }
    if BULLETS.contains(&first) {
        let rest = line[first.len_utf8()..].trim_start();
        return (!rest.is_empty()).then(|| {
            let len = line.len() - rest.len();
            let message = "this is no list: its sign is a word processor's";
            (message, Instead::Write(len, "- ".to_owned()))
        });
    }
    if first == '-' && line[1..].starts_with(char::is_alphabetic) {
        let message = "this is no list: a space is missing behind -";
        return Some((message, Instead::Write(1, "- ".to_owned())));
    }
    if let Some((number, rest)) = line.split_once('.')
        && (1..=2).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && rest.starts_with(char::is_uppercase)
    {
        let message = "this is no list: a space is missing behind the number";
        let len = number.len() + 1;
        return Some((message, Instead::Write(len, format!("{number}. "))));
    }
    if line.starts_with("[ ] ") || line.starts_with("[x] ") || line.starts_with("[X] ") {
        let message = "this makes no box to tick: readers see the brackets";
        return Some((message, Instead::Write(4, String::new())));
    }
    if line.starts_with(":::") || line.starts_with("!!! ") || line.starts_with("??? ") {
        let message = "this sets no text apart: readers see it as it is typed";
        let help = "remove the line; a note is a quotation whose first line is > [!NOTE]";
        return Some((message, Instead::Do(help)));
    }
    let is_settings = line.starts_with("{:") || line.starts_with("{.") || line.starts_with("{#");
    if is_settings && line.trim_end().ends_with('}') {
        let message = "a paragraph has no settings in braces: readers see them as they are typed";
        return Some((message, Instead::Do("remove the line")));
    }
    None
}

/// What is wrong with a line, given the one before it.
fn between(
    source: &Source,
    above: &str,
    row: &Range<usize>,
    words: &str,
    rows_above: usize,
) -> Option<Diagnostic> {
    let columns = cell_count(above);
    if above.contains('|') && is_table_rule(words) {
        let rule = " --- |".repeat(columns);
        let message = if cell_count(words) == columns {
            "this is no table: the line below its head is made of hyphens and bars only".to_owned()
        } else {
            format!(
                "this is no table: its head has {columns} cells, and the line below it has {}",
                cell_count(words)
            )
        };
        return Some(advice(
            source,
            row.clone(),
            &message,
            &format!("write: |{rule}"),
        ));
    }
    if is_row(words) && is_row(above) && !is_table_rule(above) && rows_above == 1 {
        let rule = " --- |".repeat(columns);
        return Some(advice(
            source,
            row.clone(),
            "this is no table: there is no line of hyphens below its head",
            &format!("write this line above it: |{rule}"),
        ));
    }
    if let Some(meaning) = words.strip_prefix(": ") {
        let message = "this is no list of terms: readers see the colon";
        let item = format!("write both as one line: - **{}**: {meaning}", above.trim());
        return Some(advice(source, row.clone(), message, &item));
    }
    // In the middle of a paragraph only item 1 begins a list.
    let number = words.split_once(". ").map(|(number, _)| number);
    let is_item = number
        .is_some_and(|number| number.len() <= 2 && number != "1" && number.parse::<u32>().is_ok());
    (is_item && above.ends_with(':')).then(|| {
        let message = "this is no list: it follows a line of text directly";
        advice(source, row.clone(), message, "put an empty line above it")
    })
}

/// Whether a line is meant as a row of a table.
fn is_row(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '>']).trim_end();
    line.len() > 1 && line.starts_with('|') && line.ends_with('|')
}

/// Whether a line is meant as the one below a table's head.
fn is_table_rule(line: &str) -> bool {
    let dash = |sign: char| matches!(sign, '-' | '–' | '—' | '―' | '−' | '_' | '=');
    line.contains('|')
        && line.contains(dash)
        && line
            .chars()
            .all(|sign| dash(sign) || matches!(sign, '|' | ':' | ' ' | '\t'))
}
