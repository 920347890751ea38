//! Parses a range of a source as YAML. Errors are reported and corrected in a copy, which is then parsed.

use std::ops::Range;

use super::Node;
use super::patch::{Edit, Patch};
use super::read::{Failure, Fault};
use super::tree::Tree;
use super::{explain, mistakes};
use crate::diagnostic::{Code, Diagnostic, is_wide, not_utf8};
use crate::source::Source;

/// How often a text is corrected and parsed again for errors that only the parser finds.
const ROUNDS: usize = 8;

/// Parses a whole file, like [`parse`]. A file that is not UTF-8 is an error: what is readable of it is parsed all the same, but not
/// UTF-16, of which nothing is.
pub fn parse_file(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Option<Node> {
    diagnostics.extend(not_utf8(source));
    if is_wide(source.text()) {
        return None;
    }
    parse(source, 0..source.text().len(), diagnostics)
}

/// Parses the YAML in a range of a source. An empty text is `Value::Null`; `None` where it cannot be parsed, which is reported.
///
/// Spans count from the source's start. Duplicate keys are errors; the first is kept. Never panics.
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
    match reading.read(reading.text, Patch::NONE) {
        // One text for a whole file: lines without a space after their colon, most likely.
        Ok(node) if node.text().is_some() => reading.mend(None).or(Some(node)),
        Ok(node) => Some(node),
        Err(failure) => reading.mend(Some(failure)),
    }
}

struct Reading<'a, 'd> {
    source: &'a Source,
    base: usize,
    text: &'a str,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Reading<'_, '_> {
    /// Parses the text or a copy of it.
    fn read(&mut self, copy: &str, patch: &Patch) -> Result<Node, Failure> {
        let tree = Tree {
            source: self.source,
            base: self.base,
            text: self.text,
            patch,
        };
        tree.read(copy, self.diagnostics)
    }

    /// Reports what is wrong, and parses a corrected copy, as long as something new is found.
    fn mend(&mut self, mut failure: Option<Failure>) -> Option<Node> {
        if let Some(found) = failure.filter(|found| found.fault == Fault::TooMuch) {
            self.diagnostics.push(self.too_much(found));
            return None;
        }
        let mut edits: Vec<Edit> = Vec::new();
        let mut placeholders = Vec::new();
        let mut mistakes = mistakes::find(self.source, self.base, self.text);
        let mut last = None;
        for _ in 0..ROUNDS {
            let mut patch = Patch::default();
            if !mistakes.is_empty() {
                for mistake in mistakes {
                    self.diagnostics.push(mistake.diagnostic);
                    edits.extend(mistake.edits);
                    placeholders.extend(mistake.placeholder);
                }
                let copy;
                (copy, patch) = Patch::apply(self.text, &mut edits, placeholders.clone());
                match self.read(&copy, &patch) {
                    Ok(node) => return Some(node),
                    Err(next) => failure = Some(next),
                }
            }
            let Failure { at, fault } = failure?;
            let at = patch.original(at).min(self.text.len());
            // Errors before the last correction are consequences of it.
            if last.is_some_and(|last| at <= last) {
                return None;
            }
            last = Some(at);
            let mistake = explain::explain(self.source, self.base, self.text, at, fault);
            if mistake.edits.is_empty() {
                self.diagnostics.push(mistake.diagnostic);
                return None;
            }
            mistakes = vec![mistake];
        }
        self.diagnostics
            .extend(mistakes.into_iter().map(|mistake| mistake.diagnostic));
        None
    }

    fn too_much(&self, failure: Failure) -> Diagnostic {
        let at = self.base + failure.at;
        let line = self.source.line_of(at);
        let message =
            "there is too much here for one file: lists and maps inside each other, or values";
        Diagnostic::error(
            Code::YamlSyntax,
            self.source.span(at..line.end.max(at)),
            message,
        )
        .help("write it with fewer brackets and less indentation")
    }
}
