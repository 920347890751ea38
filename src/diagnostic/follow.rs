//! Errors that only follow from others, which need no mending of their own.
//!
//! In: all messages of a site, the texts of its files. Out: the same without those. Must not know: who found them.
//!
//! What may stand for itself stays: a name is taken to follow from a wrong file only where that file has it.

use std::collections::BTreeSet;

use super::{Code, Diagnostic, Severity};
use crate::source::Span;

/// The places of a site, and the sources that its pages share.
const AREAS: &str = "content/areas.csv";
const SOURCES: &str = "content/sources.yaml";
/// Where definitions stand.
const DEFINITIONS: &str = "content/indicators/";

/// Leaves out what is said of pages because a row, a source or a name that they cite could not be read.
/// `text` knows the site's files.
pub fn without_consequences<'t>(
    diagnostics: &mut Vec<Diagnostic>,
    text: impl Fn(&str) -> Option<&'t str>,
) {
    let kept: Vec<bool> = {
        let errors: Vec<&Diagnostic> = diagnostics
            .iter()
            .filter(|found| found.severity == Severity::Error)
            .collect();
        if errors.is_empty() {
            return;
        }
        let causes = Causes::among(&errors, &text);
        let found = diagnostics.iter();
        found.map(|found| !causes.explain(found)).collect()
    };
    let mut kept = kept.into_iter();
    diagnostics.retain(|_| kept.next().unwrap_or(true));
}

/// What other messages may follow from.
struct Causes<'a> {
    /// What stands in areas.csv, sources.yaml and definitions that have errors.
    areas: Option<String>,
    sources: Option<String>,
    definitions: Vec<String>,
    /// The cells of the rows of areas.csv that are wrong.
    cells: BTreeSet<&'a str>,
    /// Links that are none.
    unlinked: Vec<&'a Span>,
    /// Pages whose own place is unknown, or stands under a misspelt key.
    placeless: BTreeSet<&'a str>,
}

impl<'a> Causes<'a> {
    fn among<'t: 'a>(errors: &[&'a Diagnostic], text: &impl Fn(&str) -> Option<&'t str>) -> Self {
        let wrong: BTreeSet<&str> = errors
            .iter()
            .map(|error| &**error.location.file())
            .collect();
        let lower = |file: &str| text(file).map(str::to_lowercase);
        let whole = |file: &str| wrong.contains(file).then(|| lower(file)).flatten();
        let is_definition = |file: &&&str| {
            file.starts_with(DEFINITIONS) && ["yaml", "yml"].iter().any(|end| file.ends_with(end))
        };
        let rows = errors
            .iter()
            .filter(|error| **error.location.file() == *AREAS);
        let rows =
            rows.filter_map(|error| line(text(AREAS)?, error.location.span()?.start as usize));
        let unlinked = errors.iter().filter(|error| {
            matches!(
                error.code,
                Code::FigureNotALink
                    | Code::UnsafeLink
                    | Code::BrokenLink
                    | Code::UndefinedReference
            )
        });
        let placeless = errors.iter().filter(|error| match error.code {
            Code::UnknownArea | Code::AmbiguousArea => {
                let front = text(&error.location.file()).and_then(|text| text.find("\n---"));
                front
                    .zip(error.location.span())
                    .is_some_and(|(end, span)| (span.start as usize) < end)
            }
            Code::UnknownKey => error.message.ends_with("; did you mean \"place\"?"),
            _ => false,
        });
        Self {
            areas: whole(AREAS),
            sources: whole(SOURCES),
            definitions: wrong
                .iter()
                .filter(is_definition)
                .filter_map(|file| lower(file))
                .collect(),
            cells: rows
                .flat_map(|row| row.split(','))
                .map(str::trim)
                .filter(|cell| !cell.is_empty())
                .collect(),
            unlinked: unlinked.filter_map(|error| error.location.span()).collect(),
            placeless: placeless.map(|error| &**error.location.file()).collect(),
        }
    }

    fn explain(&self, found: &Diagnostic) -> bool {
        let file = &**found.location.file();
        // Messages name what is unknown in quotes; of `source#fact` either may be what is missing.
        let name = found.message.split('"').nth(1).unwrap_or_default();
        let name = name.to_lowercase();
        let has =
            |text: &String| !name.is_empty() && name.split('#').all(|part| text.contains(part));
        match found.code {
            // No row can be found for an area whose own row is wrong.
            Code::ValueMissing | Code::NoRow => {
                let mut cells = self.cells.iter();
                file != AREAS && cells.any(|cell| found.message.contains(cell))
            }
            Code::AreaNeeded => self.placeless.contains(file),
            Code::UnknownArea => file != AREAS && self.areas.as_ref().is_some_and(has),
            Code::UnknownSource | Code::UnknownFact => {
                file != SOURCES && self.sources.as_ref().is_some_and(has)
            }
            Code::UnknownIndicator => self.definitions.iter().any(has),
            // A figure whose link is none: that its number rests on nothing follows.
            Code::UnboundStatistic => self.unlinked.iter().any(|link| {
                let Some(span) = found.location.span() else {
                    return false;
                };
                let behind = link.start.checked_sub(span.end);
                let inside = link.start <= span.start && span.end <= link.end;
                link.file == span.file && (inside || behind.is_some_and(|gap| gap <= 3))
            }),
            _ => false,
        }
    }
}

/// The line that a byte stands in.
fn line(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    text[start..].lines().next()
}
