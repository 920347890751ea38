//! Errors that only follow from others, which need no mending of their own.
//!
//! In: all messages of a site. Out: the same without those. Must not know: who found them.

use super::{Code, Diagnostic, Severity};
use crate::source::Span;

/// The places of a site, and the sources that its pages share.
const AREAS: &str = "content/areas.csv";
const SOURCES: &str = "content/sources.yaml";
/// Where definitions stand.
const DEFINITIONS: &str = "content/indicators/";

/// Leaves out what is said of pages because a row, a source or a name that they cite could not be read.
/// What has a likely mend of its own (`did you mean`) stays.
pub fn without_consequences(diagnostics: &mut Vec<Diagnostic>) {
    let errors = || diagnostics.iter().filter(|d| d.severity == Severity::Error);
    if errors().next().is_none() {
        return;
    }
    let is_wrong = |file: &str| errors().any(|error| error.span.file.as_str() == file);
    let areas = is_wrong(AREAS);
    let sources = is_wrong(SOURCES);
    let names = errors().any(|error| {
        let unnamed = matches!(
            error.code,
            Code::BadId
                | Code::DuplicateIndicator
                | Code::UnsafeAddress
                | Code::MissingKey
                | Code::WrongValue
                | Code::YamlSyntax
        );
        unnamed && error.span.file.as_str().starts_with(DEFINITIONS)
    });
    // A figure whose link is none: that its number rests on nothing follows.
    let unlinked: Vec<&Span> = errors()
        .filter(|error| {
            matches!(
                error.code,
                Code::FigureNotALink
                    | Code::UnsafeLink
                    | Code::BrokenLink
                    | Code::UndefinedReference
            )
        })
        .map(|error| &error.span)
        .collect();
    let placeless: Vec<&str> = errors()
        .filter(|error| error.code == Code::UnknownKey)
        .filter(|error| error.message.ends_with("; did you mean \"place\"?"))
        .map(|error| error.span.file.as_str())
        .collect();
    let follows = |found: &Diagnostic| {
        let file = found.span.file.as_str();
        let mends = || {
            found
                .help
                .iter()
                .any(|help| help.starts_with("did you mean"))
        };
        match found.code {
            Code::ValueMissing | Code::NoRow => areas && file != AREAS,
            // The page's place stands under a misspelt key.
            Code::AreaNeeded if placeless.contains(&file) => true,
            Code::UnknownArea | Code::AreaNeeded => areas && file != AREAS && !mends(),
            Code::UnknownSource | Code::UnknownFact => sources && file != SOURCES && !mends(),
            // `employment` may be the short of `employment-rate`, whose definition is wrong.
            Code::UnknownIndicator => {
                let typed = found.message.split('"').nth(1).unwrap_or_default();
                let begun = format!("did you mean \"{typed}");
                names && (!mends() || found.help.iter().any(|help| help.starts_with(&begun)))
            }
            Code::UnboundStatistic => unlinked.iter().any(|link| {
                let behind = link.start.checked_sub(found.span.end);
                let inside = link.start <= found.span.start && found.span.end <= link.end;
                link.file == found.span.file && (inside || behind.is_some_and(|gap| gap <= 3))
            }),
            _ => false,
        }
    };
    let kept: Vec<bool> = diagnostics.iter().map(|found| !follows(found)).collect();
    let mut kept = kept.into_iter();
    diagnostics.retain(|_| kept.next().unwrap_or(true));
}
