//! Splits a file into front matter and body.
//!
//! In: a text. Out: ranges of bytes, and a message where the front matter is missing or never ends.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// The parts of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// The front matter with its dashes; empty where there is none.
    pub(super) block: Range<usize>,
    /// The YAML between the dashes.
    pub(super) yaml: Range<usize>,
    /// What follows.
    pub(super) body: Range<usize>,
}

/// Splits a file. A file without front matter is all body; one whose front matter never ends has no body.
pub(super) fn split(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Parts {
    let text = source.text();
    let mut lines = Lines { text, at: 0 };
    let first = lines.next().unwrap_or(0..0);
    if text[first.clone()].trim_end() != "---" {
        let begins = begins_later(text);
        diagnostics.push(missing(source, first, begins.as_ref()));
        let Some(begins) = begins else {
            return Parts {
                block: 0..0,
                yaml: 0..0,
                body: 0..text.len(),
            };
        };
        // What was meant is clear: the page is read accordingly, and nothing else is reported.
        lines.at = begins.end;
    }
    let first = 0..lines.at;
    let start = lines.at;
    let mut nearly: Option<Range<usize>> = None;
    for line in &mut lines {
        let words = &text[line.clone()];
        if matches!(words.trim_end(), "---" | "...") {
            let end = lines.at;
            return Parts {
                block: 0..end,
                yaml: start..line.start,
                body: end..text.len(),
            };
        }
        let marks = words.trim();
        if nearly.is_none() && are_dashes(marks) {
            nearly = Some(line);
        }
    }
    let mut never = Diagnostic::error(
        Code::FrontMatterNeverEnds,
        source.span(first.start..text[first].trim_end().len()),
        "the front matter never ends",
    )
    .help("write a line of three dashes, `---`, after its last key");
    if let Some(line) = nearly {
        never = never.label(
            source.span(line),
            "this line must be three dashes, `---`, and nothing else",
        );
    }
    diagnostics.push(never);
    // What follows an empty line is most likely the text.
    let mut keys = Lines { text, at: start };
    let blank = keys.find(|line| {
        let words = text[line.clone()].trim();
        words.is_empty() || are_dashes(words)
    });
    let end = text.len();
    Parts {
        block: 0..end,
        yaml: start..blank.map_or(end, |line| line.start),
        body: end..end,
    }
}

/// Whether a line is made of dashes, of whatever kind and number.
fn are_dashes(line: &str) -> bool {
    line.len() >= 2 && line.chars().all(|mark| matches!(mark, '-' | '–' | '—'))
}

/// The line that is meant to begin the front matter, and everything above it: the first non-empty line, if it is made of
/// dashes and another such line ends the front matter.
fn begins_later(text: &str) -> Option<Range<usize>> {
    let mut lines = Lines { text, at: 0 };
    let dashes = |line: Range<usize>| are_dashes(text[line].trim());
    let first = lines.find(|line| !text[line.clone()].trim().is_empty())?;
    let end = lines.at;
    (dashes(first.clone()) && lines.any(dashes)).then_some(first.start..end)
}

fn missing(source: &Source, first: Range<usize>, begins: Option<&Range<usize>>) -> Diagnostic {
    let text = source.text();
    if let Some(line) = begins {
        let written = line.start..line.start + text[line.clone()].trim_end().len();
        let (span, message, help) = if line.start > first.end {
            let message = "there is an empty line above the front matter";
            (
                first,
                message,
                "remove it: the file's first line must be three dashes, `---`, and nothing else",
            )
        } else {
            let message = "the front matter does not begin as it should";
            (
                written,
                message,
                "the file's first line must be three dashes, `---`, and nothing else",
            )
        };
        return Diagnostic::error(Code::NoFrontMatter, source.span(span), message).help(help);
    }
    let span = source.span(first.clone());
    let missing = Diagnostic::error(
        Code::NoFrontMatter,
        span,
        "this page has no front matter, so it has no title",
    );
    if text[first.clone()].trim() == "+++" {
        missing.help("write the front matter as YAML: between lines of `---`, with `title: …`")
    } else {
        let title = text[first].trim_start_matches(['#', ' ']).trim_end();
        let title = if title.is_empty() { "…" } else { title };
        missing.help(format!(
            "begin the file with three lines: `---`, `title: {title}`, `---`"
        ))
    }
}

/// The ranges of a text's lines, without their ends; `at` is where the next one starts. A line ends with LF, CR LF or CR.
pub(super) struct Lines<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let start = self.at;
        let len = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let end = match &rest.as_bytes()[len..] {
            [b'\r', b'\n', ..] => len + 2,
            [_, ..] => len + 1,
            [] => len,
        };
        self.at = start + end;
        Some(start..start + len)
    }
}
