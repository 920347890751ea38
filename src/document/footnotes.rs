//! Footnotes: each reference has a note, each note a reference.
//!
//! In: definitions, references, prose. Out: messages.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::prose::Prose;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::Source;

/// Labels with their ranges.
type Labels = [(String, Range<usize>)];

/// Checks the footnotes of a page.
pub(super) fn check_footnotes(
    source: &Source,
    notes: &Labels,
    references: &Labels,
    prose: &[Prose],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let normal = |label: &str| label.to_lowercase();
    let used: BTreeSet<String> = references.iter().map(|(label, _)| normal(label)).collect();
    let mut defined: BTreeMap<String, &Range<usize>> = BTreeMap::new();
    for (label, range) in notes {
        let first_line = first_line(source, range);
        if let Some(first) = defined.get(&normal(label)) {
            diagnostics.push(
                Diagnostic::error(
                    Code::DuplicateDefinition,
                    first_line,
                    format!("the footnote [^{label}] appears twice on this page"),
                )
                .label(self::first_line(source, first), "it appears here first")
                .help("give one of the two another name"),
            );
            continue;
        }
        defined.insert(normal(label), range);
        if !used.contains(&normal(label)) {
            diagnostics.push(
                Diagnostic::advice(
                    Code::UnusedFootnote,
                    first_line,
                    format!("nothing refers to the footnote [^{label}], so readers never see it"),
                )
                .help(format!(
                    "write [^{label}] behind the words it belongs to, or remove it"
                )),
            );
        }
    }
    for run in prose {
        for at in memchr::memchr_iter(b'[', run.text.as_bytes()) {
            let Some(rest) = run.text[at..].strip_prefix("[^") else {
                continue;
            };
            let Some(end) = rest.find([']', '[', ' ']) else {
                continue;
            };
            let label = &rest[..end];
            if !rest[end..].starts_with(']') || label.is_empty() {
                continue;
            }
            let span = run.span_of(at..at + 2 + end + 1);
            let before = (span.start as usize).checked_sub(1);
            if before.is_some_and(|before| source.text().as_bytes()[before] == b'\\') {
                // Escaped deliberately.
                continue;
            }
            let undefined = Diagnostic::error(
                Code::UndefinedFootnote,
                span,
                format!("there is no footnote [^{label}] on this page"),
            );
            let known = notes.iter().take(100).map(|(known, _)| known.as_str());
            diagnostics.push(match did_you_mean(label, known) {
                Some(known) => undefined.help(format!("did you mean [^{known}]?")),
                None => undefined.help(format!(
                    "write the note on a line of its own, after an empty line: [^{label}]: The note."
                )),
            });
        }
    }
}

/// The labels of notes that are referred to, in reading order: first those of the text, then those that other notes refer to.
pub(super) fn in_reading_order(notes: &Labels, references: &Labels) -> Vec<String> {
    let inside = |at: usize| {
        let before = notes.partition_point(|(_, range)| range.start <= at);
        before > 0 && at < notes[before - 1].1.end
    };
    let (of_notes, of_text): (Vec<_>, Vec<_>) = references
        .iter()
        .partition(|(_, range)| inside(range.start));
    let mut seen = BTreeSet::new();
    of_text
        .into_iter()
        .chain(of_notes)
        .filter(|(label, _)| seen.insert(label.to_lowercase()))
        .map(|(label, _)| label.clone())
        .collect()
}

fn first_line(source: &Source, range: &Range<usize>) -> crate::source::Span {
    let text = &source.text()[range.clone()];
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    source.span(range.start..range.start + end)
}
