//! Corrects lines so that YAML reads what was meant.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// A text in quotes: in the kind that it does not contain, if possible.
pub(super) fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) || text.contains(char::is_control) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}

/// A text as the value of a key: in quotes where YAML would misread it without.
pub(super) fn plain_or_quoted(text: &str) -> String {
    let special = |letter: char| "!&*?|>'\"%@`[]{},#:-".contains(letter);
    let plain = text.starts_with(|letter| !special(letter))
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':');
    if plain || (text.starts_with('-') && !text.starts_with("- ") && text.len() > 1) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A text as a value between braces, where commas and brackets are signs of YAML.
pub(super) fn in_flow(text: &str) -> String {
    if text.contains([',', '[', ']', '{', '}']) {
        quoted(text)
    } else {
        plain_or_quoted(text)
    }
}

/// The source's line that contains `range`, without its indentation and with `new` in place of the range; `None` where the
/// range covers several lines.
pub(super) fn line_with(source: &Source, range: &Range<usize>, new: &str) -> Option<String> {
    let line = source.line_of(range.start);
    if range.start < line.start || range.end > line.end {
        return None;
    }
    Some(source.mended(range.clone(), new).trim_start().to_owned())
}

/// The end of a plain value that starts at a byte: its line's end or before a comment.
pub(super) fn value_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let line = &rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())];
    let value = line.find(" #").map_or(line, |comment| &line[..comment]);
    start + value.trim_end_matches([' ', '\t']).len()
}

/// The error for a plain value that starts with an indicator of YAML.
pub(super) fn special_start(source: &Source, range: Range<usize>) -> Diagnostic {
    let written = source.text().get(range.clone()).unwrap_or_default();
    let first = written.chars().next().unwrap_or(' ');
    let diagnostic = Diagnostic::error(
        Code::YamlSyntax,
        source.span(range.clone()),
        format!("a text that starts with {first} needs quotes"),
    );
    match line_with(source, &range, &quoted(written)) {
        Some(line) => diagnostic.help(format!("write: {line}")),
        None => diagnostic.help("put the whole text in double quotes"),
    }
}
