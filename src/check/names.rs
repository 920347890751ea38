//! Ids in front matter and blocks exist: the indicators of a page's panel, the sources of quotations and tables.

use crate::diagnostic::{Code, Diagnostic, Subject, did_you_mean};
use crate::document::{Document, Kind};
use crate::evidence::EvidenceScope;
use crate::source::Spanned;

/// Checks the ids of a page that are in no figure's link.
pub(super) fn check(
    document: &Document,
    scope: &EvidenceScope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let front = &document.front;
    let shows_none = |kind: &Spanned<Kind>| kind.value != Kind::CaseStudy;
    if let (Some(first), Some(kind)) = (front.indicators.first(), &front.kind)
        && shows_none(kind)
    {
        diagnostics.push(
            Diagnostic::advice(
                Code::WrongValue,
                first.span.clone(),
                "only case studies show a panel of indicators",
            )
            .label(kind.span.clone(), "this page is none")
            .help("take `indicators` out, or write: kind: case-study"),
        );
    }
    for name in &front.indicators {
        if scope.catalogue.find(&name.value).is_none() {
            diagnostics.extend(scope.catalogue.missing(name));
        }
    }
    let pull_quote = document.front.pull_quote.iter();
    let pull_quote = pull_quote.filter_map(|quote| quote.source.as_ref());
    let blocks = document.blocks.iter();
    let blocks = blocks.filter_map(|placed| placed.block.source());
    for id in pull_quote.chain(blocks) {
        diagnostics.extend(unknown_source(id, scope));
    }
}

fn unknown_source(id: &Spanned<String>, scope: &EvidenceScope<'_>) -> Option<Diagnostic> {
    let mut known = scope.page_sources.keys().chain(scope.shared_sources.keys());
    if known.any(|known| *known == id.value) {
        return None;
    }
    let error = Diagnostic::error(
        Code::UnknownSource,
        id.span.clone(),
        format!("there is no source \"{}\"", id.value),
    )
    .about(Subject::source(id));
    let known = scope.page_sources.keys().chain(scope.shared_sources.keys());
    Some(match did_you_mean(&id.value, known.map(String::as_str)) {
        Some(near) => error.help(format!("did you mean \"{near}\"?")),
        None => error.help(format!("add {}: to sources.yaml, with a title", id.value)),
    })
}
