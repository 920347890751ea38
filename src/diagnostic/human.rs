//! Messages for people at a terminal: the source line, underlined, with what to type.
//!
//! In: messages and their sources. Out: text with terminal styles, which the shell's stream takes out where they are not
//! wanted. Must not know: where it is printed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Code, Diagnostic, Label, Severity, SourceOf, in_order};
use crate::source::{Location, Position, Source, Span};

/// So many messages of one kind are shown in full for a file; where there are more, the rest are summed up in one line.
const SHOWN: usize = 3;

/// A label farther away from the underlined words than this many lines gets an excerpt of its own.
const NEAR: u32 = 200;

/// All messages, by file and line, a blank line after each. A kind that repeats in a file is folded after three.
pub fn render<'a>(diagnostics: &'a [Diagnostic], sources: &SourceOf<'a>) -> String {
    let sorted = in_order(diagnostics);
    let mut totals: BTreeMap<(&str, Severity, Code), usize> = BTreeMap::new();
    for diagnostic in &sorted {
        *totals.entry(kind(diagnostic)).or_default() += 1;
    }
    let mut text = String::new();
    let mut seen: BTreeMap<(&str, Severity, Code), usize> = BTreeMap::new();
    let mut folded: BTreeMap<(&str, Severity, Code), Vec<u32>> = BTreeMap::new();
    for diagnostic in &sorted {
        let kind = kind(diagnostic);
        let total = totals.get(&kind).copied().unwrap_or_default();
        let count = seen.entry(kind).or_default();
        *count += 1;
        // A single further message is shown in full too: its excerpt is more informative than a line that counts it.
        if total > SHOWN + 1 && *count > SHOWN {
            let number = number(&diagnostic.location, sources);
            folded.entry(kind).or_default().push(number);
        } else {
            text.push_str(&one(diagnostic, sources));
            text.push_str("\n\n");
        }
        if *count == total
            && let Some(lines) = folded.remove(&kind)
        {
            text.push_str(&fold(diagnostic, &lines));
            text.push_str("\n\n");
        }
    }
    text
}

fn kind(diagnostic: &Diagnostic) -> (&str, Severity, Code) {
    (
        diagnostic.location.file().as_str(),
        diagnostic.severity,
        diagnostic.code,
    )
}

/// The line of a text, or the row of a table.
fn number(location: &Location, sources: &SourceOf<'_>) -> u32 {
    match location {
        Location::Span(span) => {
            sources(&span.file).map_or(1, |source| source.position(span.start).line)
        }
        Location::Cell(cell) => cell.row,
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Advice => Level::WARNING.with_name("advice"),
    }
}

/// One message, without a line end at its end.
pub fn one<'a>(diagnostic: &'a Diagnostic, sources: &SourceOf<'a>) -> String {
    let title = level(diagnostic.severity)
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.name());
    let mut group = Group::with_title(title);
    let location = &diagnostic.location;
    if let Location::Span(span) = location
        && let Some(source) = sources(&span.file)
    {
        let line = source.position(span.start).line;
        let is_near = |other: &Span| {
            other.file == span.file && source.position(other.start).line.abs_diff(line) <= NEAR
        };
        let mut marks: Vec<(AnnotationKind, &Span, &str)> = Vec::new();
        let mut context: Vec<(AnnotationKind, &Span, &str)> = Vec::new();
        let mut far = Vec::new();
        for label in &diagnostic.labels {
            match label.location.span() {
                Some(own) if own == span => marks.push((AnnotationKind::Primary, own, &label.text)),
                Some(own) if is_near(own) => {
                    context.push((AnnotationKind::Context, own, &label.text));
                }
                _ => far.push(label),
            }
        }
        if marks.is_empty() {
            marks.push((AnnotationKind::Primary, span, ""));
        }
        marks.append(&mut context);
        group = group.element(excerpt(source, &marks));
        for label in far {
            group = elsewhere(group, label, sources);
        }
    } else {
        group = group.element(Origin::path(in_words(location)));
        for label in &diagnostic.labels {
            if label.location == *location {
                group = group.element(Level::NOTE.message(label.text.as_str()));
            } else {
                group = elsewhere(group, label, sources);
            }
        }
    }
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    Renderer::styled().render(&[group])
}

/// The file, and the cell where it is one: `content/indicators/imd.xlsx, sheet Rates, row 797, column value`.
fn in_words(location: &Location) -> String {
    match location {
        Location::Span(span) => span.file.to_string(),
        Location::Cell(cell) => format!("{}, {}", cell.file, cell.within_file()),
    }
}

/// A comment in another file, or far away in the same one.
fn elsewhere<'a>(group: Group<'a>, label: &'a Label, sources: &SourceOf<'a>) -> Group<'a> {
    let Label { location, text } = label;
    if let Location::Span(span) = location
        && let Some(source) = sources(&span.file)
    {
        group.element(excerpt(source, &[(AnnotationKind::Context, span, text)]))
    } else {
        group.element(Level::NOTE.message(format!("{}: {text}", in_words(location))))
    }
}

/// The lines of a source from the first mark to the last, whatever line ends the file has.
fn excerpt<'a>(
    source: &'a Source,
    marks: &[(AnnotationKind, &'a Span, &'a str)],
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let places: Vec<(Position, u32)> = marks
        .iter()
        .map(|(_, span, _)| (source.position(span.start), last_line(source, span)))
        .collect();
    let first = places
        .iter()
        .map(|(start, _)| start.line)
        .min()
        .unwrap_or(1);
    let last = places.iter().map(|&(_, end)| end).max().unwrap_or(1);
    let mut text = String::new();
    let mut starts = Vec::new();
    for line in first..=last {
        if line > first {
            text.push('\n');
        }
        starts.push(text.len());
        text.push_str(source.line(line));
    }
    let at = |byte: u32, line: u32| {
        let range = source.line_range(line);
        let start = starts.get((line - first) as usize).copied();
        let byte = source.text().floor_char_boundary(byte as usize);
        start.unwrap_or_default() + byte.clamp(range.start, range.end) - range.start
    };
    let annotations: Vec<_> = marks
        .iter()
        .zip(&places)
        .map(|(&(kind, span, label), &(start, end))| {
            let range: Range<usize> = at(span.start, start.line)..at(span.end, end);
            let annotation = kind.span(range.start..range.end.max(range.start));
            if label.is_empty() {
                annotation
            } else {
                annotation.label(label)
            }
        })
        .collect();
    Snippet::source(text)
        .line_start(first as usize)
        .path(source.path().as_str())
        .annotations(annotations)
}

/// The line of a span's last character: one that ends with a line end does not reach into the next line.
fn last_line(source: &Source, span: &Span) -> u32 {
    source.position(span.end.max(span.start + 1) - 1).line
}

/// `advice[unbound-statistic]: and 11 more on this page (lines 4, 5)`
fn fold(diagnostic: &Diagnostic, numbers: &[u32]) -> String {
    let file = diagnostic.location.file();
    let scope = match file.extension() {
        "md" => "on this page",
        _ => "in this file",
    };
    let mut distinct = numbers.to_vec();
    distinct.dedup();
    let mut message = format!("and {} more {scope}", numbers.len());
    let word = match diagnostic.location {
        Location::Span(_) => "line",
        Location::Cell(_) => "row",
    };
    let plural = if distinct.len() == 1 { "" } else { "s" };
    let listed: Vec<String> = distinct.iter().take(12).map(u32::to_string).collect();
    let dots = if distinct.len() > 12 { " …" } else { "" };
    let _ = write!(message, " ({word}{plural} {}{dots})", listed.join(", "));
    let title = level(diagnostic.severity)
        .primary_title(message)
        .id(diagnostic.code.name());
    let origin = Origin::path(file.as_str());
    Renderer::styled().render(&[Group::with_title(title).element(origin)])
}
