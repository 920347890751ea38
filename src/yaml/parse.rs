//! A range of a source, read as YAML. What cannot be read is said, mended in a copy, and read on from there.

use std::ops::Range;

use super::Node;
use super::patch::{Edit, Patch};
use super::read::{self, Failure, Fault};
use super::tree::Tree;
use super::{explain, mistakes};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// How often a text is mended and read again for what the parser alone found.
const ROUNDS: usize = 8;

/// Reads the YAML in a range of a source. An empty text is `Value::Null`; `None` where it cannot be read, which is then said.
///
/// Spans count from the source's start. Keys that stand twice are errors; the first is kept. Never panics.
pub fn parse(
    source: &Source,
    range: Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Node> {
    let whole = source.text();
    let end = whole.floor_char_boundary(range.end);
    let mut base = whole.floor_char_boundary(range.start.min(end));
    // The fence of a block in a list is indented: so is its YAML, from its first line on.
    base -= whole[..base].len() - whole[..base].trim_end_matches(' ').len();
    let mut reading = Reading {
        source,
        base,
        text: &whole[base..end],
        diagnostics,
    };
    match read::read(reading.text) {
        Ok(raw) => Some(reading.tree(Patch::NONE).node(raw, 0)),
        Err(failure) => reading.recover(failure),
    }
}

struct Reading<'a, 'd> {
    source: &'a Source,
    base: usize,
    text: &'a str,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'a> Reading<'a, '_> {
    fn tree<'b>(&'b mut self, patch: &'b Patch) -> Tree<'b>
    where
        'a: 'b,
    {
        Tree {
            source: self.source,
            base: self.base,
            text: self.text,
            patch,
            diagnostics: self.diagnostics,
        }
    }

    fn recover(&mut self, mut failure: Failure) -> Option<Node> {
        if failure.fault == Fault::TooMuch {
            let at = self.base + failure.at;
            let line = self.source.line_range(self.source.position(at as u32).line);
            let message =
                "there is too much here for one file: lists and maps inside each other, or entries";
            self.diagnostics.push(
                Diagnostic::error(
                    Code::YamlSyntax,
                    self.source.span(at..line.end.max(at)),
                    message,
                )
                .help("write it with fewer brackets and less indentation"),
            );
            return None;
        }
        let mut edits: Vec<Edit> = Vec::new();
        let mut placeholders = Vec::new();
        for mistake in mistakes::find(self.source, self.base, self.text) {
            self.diagnostics.push(mistake.diagnostic);
            edits.extend(mistake.edits);
            placeholders.extend(mistake.placeholder);
        }
        let mut patch = Patch::default();
        if !edits.is_empty() {
            let (copy, made) = Patch::apply(self.text, &mut edits, placeholders.clone());
            patch = made;
            match read::read(&copy) {
                Ok(raw) => return Some(self.tree(&patch).node(raw, 0)),
                Err(next) => failure = next,
            }
        }
        let mut last = None;
        for _ in 0..ROUNDS {
            let at = patch.original(failure.at).min(self.text.len());
            // What stands before the place of the last round is a consequence of mending it.
            if last.is_some_and(|last| at <= last) {
                return None;
            }
            last = Some(at);
            let mistake = explain::explain(self.source, self.base, self.text, at, failure.fault);
            self.diagnostics.push(mistake.diagnostic);
            if mistake.edits.is_empty() {
                return None;
            }
            edits.extend(mistake.edits);
            placeholders.extend(mistake.placeholder);
            let (copy, made) = Patch::apply(self.text, &mut edits, placeholders.clone());
            patch = made;
            match read::read(&copy) {
                Ok(raw) => return Some(self.tree(&patch).node(raw, 0)),
                Err(next) => failure = next,
            }
        }
        None
    }
}
