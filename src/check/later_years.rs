//! What becomes of a page over the years: reviews that are older than what they reviewed, corrections of claims that the page has not,
//! the page to read in the place of one that is withdrawn.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::document::Document;
use crate::evidence::{Basis, EvidenceScope, PageEvidence};
use crate::site::Site;
use crate::source::Spanned;

/// Checks a page's reviews and corrections against its text and data.
pub(super) fn check(
    document: &Document,
    evidence: &PageEvidence,
    scope: &EvidenceScope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let front = &document.front;
    let reviews = front.reviewed.iter().map(|review| &review.on);
    if let Some(last) = reviews.max_by_key(|on| on.value) {
        diagnostics.extend(stale(document, evidence, scope, last));
    }
    let claims = || evidence.key_figures.iter().chain(&evidence.claims);
    let anchors = || claims().map(|claim| claim.anchor.as_str());
    for named in front
        .corrections
        .iter()
        .filter_map(|one| one.claim.as_ref())
    {
        if anchors().any(|anchor| anchor == named.value) {
            continue;
        }
        let message = format!("no claim of this page has the address #{}", named.value);
        let error = Diagnostic::error(Code::BrokenAnchor, named.span.clone(), message);
        let known = anchors().filter(|anchor| !anchor.is_empty());
        diagnostics.push(match did_you_mean(&named.value, known) {
            Some(near) => error.help(format!("did you mean {near}?")),
            None => error.help("casebook claims lists the address of each claim"),
        });
    }
}

/// Advice where the page or its data are newer than its last review.
fn stale(
    document: &Document,
    evidence: &PageEvidence,
    scope: &EvidenceScope<'_>,
    last: &Spanned<Date>,
) -> Option<Diagnostic> {
    let updated = document.front.updated.as_ref();
    let claims = evidence.key_figures.iter().chain(&evidence.claims);
    let indicators = claims.filter_map(|claim| match &claim.basis {
        Basis::Figure { indicator, .. } => Some(indicator.as_str()),
        Basis::Nothing | Basis::Source { .. } => None,
    });
    // The data of a page that is right as at a day do not change.
    let indicators = indicators.filter(|_| scope.as_at.is_none());
    let newest = indicators
        .filter_map(|id| Some((scope.catalogue.published_on(id)?, id)))
        .max();
    let review = Diagnostic::advice(
        Code::ReviewStale,
        last.span.clone(),
        format!("the last review, of {}, is older than", last.value),
    );
    let stale = match (updated, newest) {
        (Some(updated), _) if updated.value > last.value => review
            .ending(" the page")
            .label(updated.span.clone(), "the page was changed since"),
        (_, Some((day, id))) if day > last.value => {
            review.ending(&format!(" the data: those of {id} are of {day}"))
        }
        _ => return None,
    };
    Some(stale.help("have it reviewed again, and add the review with its day"))
}

/// Checks that the page to read in the place of a withdrawn one exists.
pub(super) fn check_withdrawal(
    site: &Site,
    document: &Document,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let withdrawn = document.front.withdrawn.as_ref();
    let Some(see) = withdrawn.and_then(|withdrawn| withdrawn.see.as_ref()) else {
        return;
    };
    let here = document.source.path();
    match site.page_file(here, &see.value) {
        None => diagnostics.push(site.missing_page_error(here, see, Some(&document.source))),
        Some(file) if site.unpublished.contains_key(&file) => diagnostics.push(
            Diagnostic::error(
                Code::LinkToHeldBack,
                see.span.clone(),
                format!("{file} is unpublished, so readers cannot be sent there"),
            )
            .help("take `see` out until that page is published"),
        ),
        Some(_) => {}
    }
}
