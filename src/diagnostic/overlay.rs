//! Messages over a page of the preview: values for its script, which sets them as text and never as HTML.
//!
//! In: messages and their sources. Out: a value a message, to be written as JSON. Must not know: how it is shown.

use serde::Serialize;

use super::json::positions;
use super::{Diagnostic, Severity, SourceOf};
use crate::source::{Cell, Source, Span};

/// So many lines of a span are shown.
const LINES: u32 = 4;
/// So many characters are shown before what is underlined, and after.
const BESIDE: usize = 160;

/// One message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// `figure-mismatch`; empty where a file cannot be read.
    pub code: &'static str,
    /// `error` or `advice`.
    pub severity: &'static str,
    /// The sentence.
    pub message: String,
    /// The file, from the site's root.
    pub file: String,
    /// Where in it, counted from 1.
    pub line: u32,
    /// In Unicode scalar values, from 1.
    pub column: u32,
    /// Where in a file that is not text: `sheet Rates, row 797, column value`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// The lines, with what is underlined.
    pub excerpt: Vec<Excerpt>,
    /// The comment on the underlined text.
    pub here: Vec<String>,
    /// What to type.
    pub help: Vec<String>,
    /// Comments at other locations.
    pub elsewhere: Vec<Comment>,
}

/// A line of a source, cut into three.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// Its number, from 1.
    pub number: u32,
    /// The text before the underlined text.
    pub before: String,
    /// The underlined words.
    pub marked: String,
    /// The text after it.
    pub after: String,
}

/// A comment at another location.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comment {
    /// The file, from the site's root.
    pub file: String,
    /// Where in it.
    pub line: u32,
    /// Where in the line.
    pub column: u32,
    /// Where in a file that is not text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// The comment.
    pub text: String,
}

/// A message as the preview shows it.
pub fn problem(diagnostic: &Diagnostic, sources: &SourceOf<'_>) -> Problem {
    let location = &diagnostic.location;
    let (start, _) = positions(location, sources);
    let (here, elsewhere): (Vec<_>, Vec<_>) = diagnostic
        .labels
        .iter()
        .partition(|label| label.location == *location);
    Problem {
        code: diagnostic.code.name(),
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Advice => "advice",
        },
        message: diagnostic.message.clone(),
        file: location.file().to_string(),
        line: start.line,
        column: start.column,
        cell: location.cell().map(Cell::within_file),
        excerpt: location.span().map_or_else(Vec::new, |span| {
            sources(&span.file).map_or_else(Vec::new, |source| excerpt(source, span))
        }),
        here: here.into_iter().map(|label| label.text.clone()).collect(),
        help: diagnostic.help.clone(),
        elsewhere: elsewhere
            .into_iter()
            .map(|label| {
                let (start, _) = positions(&label.location, sources);
                Comment {
                    file: label.location.file().to_string(),
                    line: start.line,
                    column: start.column,
                    cell: label.location.cell().map(Cell::within_file),
                    text: label.text.clone(),
                }
            })
            .collect(),
    }
}

/// The sentence alone, for a list that shows its location elsewhere.
pub fn sentence(diagnostic: &Diagnostic) -> String {
    diagnostic.message.clone()
}

fn excerpt(source: &Source, span: &Span) -> Vec<Excerpt> {
    let first = source.position(span.start).line;
    let last = source.position(span.end.max(span.start + 1) - 1).line;
    (first..=last.min(first + LINES - 1))
        .map(|number| {
            let range = source.line_range(number);
            let line = source.line(number);
            let at = |byte: u32| {
                let byte = (byte as usize).clamp(range.start, range.end) - range.start;
                line.floor_char_boundary(byte)
            };
            let start = at(span.start);
            let mut end = at(span.end).max(start);
            if span.start >= span.end {
                // Nothing is wrong there but that something is missing: the character behind it is underlined.
                end += line[start..].chars().next().map_or(0, char::len_utf8);
            }
            Excerpt {
                number,
                before: last_of(&line[..start]),
                marked: first_of(&line[start..end], 4 * BESIDE),
                after: first_of(&line[end..], BESIDE),
            }
        })
        .collect()
}

fn first_of(text: &str, count: usize) -> String {
    match text.char_indices().nth(count) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn last_of(text: &str) -> String {
    match text.char_indices().nth_back(BESIDE) {
        Some((start, _)) => format!("…{}", &text[start..]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Code;
    use super::*;

    #[test]
    fn lines_are_cut_around_what_is_wrong() {
        let text = format!(
            "one\n{}wrong wörds{}\r\nthree",
            "x".repeat(500),
            "y".repeat(500)
        );
        let source = Source::new("content/a.md".into(), text.as_str());
        let sources = |_: &str| Some(&source);
        let start = text.find("wrong").expect("there");
        let span = Span::new(source.path(), start..start + "wrong wörds".len());
        let other = Span::new(source.path(), text.len()..text.len());
        let diagnostic = Diagnostic::error(Code::BrokenLink, span, "it is")
            .here("this")
            .label(other.clone(), "as said there");
        let shown = problem(&diagnostic, &sources);
        assert_eq!((shown.line, shown.column), (2, 501));
        let [line] = shown.excerpt.as_slice() else {
            panic!("{:?}", shown.excerpt);
        };
        assert_eq!(line.marked, "wrong wörds");
        assert_eq!(line.before.chars().count(), 162);
        assert_eq!(line.after.chars().count(), 161);
        assert_eq!(shown.here, ["this"]);
        assert_eq!((shown.elsewhere[0].line, shown.elsewhere[0].column), (3, 6));
        let at_the_end = problem(&Diagnostic::error(Code::BrokenLink, other, "x"), &sources);
        assert_eq!(at_the_end.excerpt[0].before, "three");
        let whole = Span::new(source.path(), 0..text.len());
        let whole = problem(&Diagnostic::error(Code::BrokenLink, whole, "x"), &sources);
        assert_eq!(whole.excerpt.len(), 3);
        assert_eq!(whole.excerpt[0].marked, "one");
    }
}
