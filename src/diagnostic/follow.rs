//! Errors that only follow from others, and need no correction of their own.
//!
//! In: all messages of a site, the texts of its files. Out: the same without those. Must not know: who found them, or how they
//! are worded.
//!
//! What may be an error of its own is kept: a message follows from an error where both are about the same thing, or where the error
//! spoils a whole file that would define the thing, and the file names it.

use std::collections::BTreeMap;

use super::{Code, Diagnostic, Severity, Subject};
use crate::source::Span;

/// The areas of a site, and the sources that its pages share.
const AREAS: &str = "content/areas.csv";
const SOURCES: &str = "content/sources.yaml";
/// The folder of definitions.
const DEFINITIONS: &str = "content/indicators/";
/// So many bytes may be between a number and the link that was meant to bind it: `](` and a space.
const BESIDE: u32 = 3;

/// Leaves out what is reported of pages because a row, a source or a name that they cite could not be read.
/// `text` knows the site's files.
pub fn without_consequences<'t>(
    diagnostics: &mut Vec<Diagnostic>,
    text: impl Fn(&str) -> Option<&'t str>,
) {
    let follows: Vec<bool> = {
        let causes = Causes::among(diagnostics, &text);
        if causes.by_file.is_empty() {
            return;
        }
        diagnostics
            .iter()
            .map(|found| causes.explain(found))
            .collect()
    };
    let mut follows = follows.into_iter();
    diagnostics.retain(|_| follows.next() != Some(true));
}

/// The errors that other messages may follow from.
struct Causes<'a> {
    by_file: BTreeMap<&'a str, Vec<&'a Diagnostic>>,
    /// The text, in lower case, of the files with errors that define something.
    texts: BTreeMap<&'a str, String>,
    /// Links that were meant to bind words and do not.
    unbound_links: Vec<&'a Span>,
}

impl<'a> Causes<'a> {
    fn among<'t>(diagnostics: &'a [Diagnostic], text: &impl Fn(&str) -> Option<&'t str>) -> Self {
        let mut by_file: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
        let mut unbound_links = Vec::new();
        let errors = diagnostics.iter();
        for error in errors.filter(|found| found.severity == Severity::Error) {
            by_file
                .entry(error.location.file())
                .or_default()
                .push(error);
            if let Code::FigureNotALink
            | Code::UnsafeLink
            | Code::BrokenLink
            | Code::UndefinedReference = error.code
            {
                unbound_links.extend(error.location.span());
            }
        }
        let defines = |file: &str| file == AREAS || file == SOURCES || is_definition(file);
        let texts = by_file.keys().filter(|file| defines(file));
        let texts = texts.filter_map(|&file| Some((file, text(file)?.to_lowercase())));
        Self {
            texts: texts.collect(),
            by_file,
            unbound_links,
        }
    }

    fn explain(&self, found: &Diagnostic) -> bool {
        let file = found.location.file().as_str();
        let any = |holds: &dyn Fn(&Subject) -> bool| found.about.iter().any(holds);
        match found.code {
            // The rows of an area whose own row has lost a code or a name are not found.
            Code::ValueMissing | Code::NoRow => any(&|area| self.is_wrong(AREAS, area)),
            Code::AreaNeeded => any(&|key| self.is_wrong_beside(found, key)),
            Code::UnknownArea => file != AREAS && any(&|area| self.is_lost(AREAS, area)),
            Code::UnknownSource | Code::UnknownFact => {
                any(&|source| self.is_wrong_beside(found, source) || self.is_lost(SOURCES, source))
            }
            Code::UnknownIndicator => {
                let mut definitions = self.texts.iter().filter(|(file, _)| is_definition(file));
                definitions.any(|(_, text)| any(&|indicator| is_named(text, indicator)))
            }
            // A number in the text of a broken link, or next to it, is unbound for that reason.
            Code::UnboundStatistic => found.location.span().is_some_and(|number| {
                self.unbound_links.iter().any(|link| {
                    let inside = link.start <= number.start && number.end <= link.end;
                    let gap = link.start.checked_sub(number.end);
                    link.file == number.file && (inside || gap.is_some_and(|gap| gap <= BESIDE))
                })
            }),
            _ => false,
        }
    }

    /// Whether a file has an error about the same thing.
    fn is_wrong(&self, file: &str, subject: &Subject) -> bool {
        self.errors(file).any(|error| error.about.contains(subject))
    }

    /// Whether the message's own file has an error of another kind about the same thing.
    fn is_wrong_beside(&self, found: &Diagnostic, subject: &Subject) -> bool {
        self.errors(found.location.file())
            .any(|error| error.code != found.code && error.about.contains(subject))
    }

    /// Whether a file would define the thing, were it not for an error: of the thing itself, or of all that the file holds.
    fn is_lost(&self, file: &str, subject: &Subject) -> bool {
        let spoils = |error: &Diagnostic| match subject {
            Subject::Fact(source, _) => {
                let is_fact = |subject: &Subject| matches!(subject, Subject::Fact(..));
                let its_source = Subject::Source(source.clone());
                error.about.is_empty()
                    || error.about.contains(&its_source) && !error.about.iter().any(is_fact)
            }
            _ => error.about.is_empty(),
        };
        self.is_wrong(file, subject)
            || self.errors(file).any(spoils)
                && self
                    .texts
                    .get(file)
                    .is_some_and(|text| is_named(text, subject))
    }

    fn errors(&self, file: &str) -> impl Iterator<Item = &'a Diagnostic> {
        self.by_file.get(file).into_iter().flatten().copied()
    }
}

fn is_definition(file: &str) -> bool {
    file.starts_with(DEFINITIONS) && [".yaml", ".yml"].iter().any(|end| file.ends_with(end))
}

/// Whether a text in lower case has a thing's name, not within a longer word.
fn is_named(text: &str, subject: &Subject) -> bool {
    let has = |name: &str| {
        let in_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
        let mut places = text.match_indices(name);
        !name.is_empty()
            && places.any(|(start, _)| {
                let (before, behind) = (&text[..start], &text[start + name.len()..]);
                !before.ends_with(in_word) && !behind.starts_with(in_word)
            })
    };
    match subject {
        Subject::Area(name)
        | Subject::Indicator(name)
        | Subject::Source(name)
        | Subject::Period(name)
        | Subject::Key(name) => has(name),
        Subject::Fact(source, fact) => has(source) && has(fact),
    }
}
