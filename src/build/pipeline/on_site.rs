//! A page and the rest of the site: what depends on both, and what is said of pages that are held back.
//!
//! In: a parsed page, the site. Out: what was found. Must not know: when and by whom it is asked for.

use std::sync::Arc;

use super::stages::{self, CheckContext, PageData, ParsedPage};
use crate::build::snapshot::CheckedPage;
use crate::check;
use crate::data::{AreaId, Areas};
use crate::diagnostic::{Diagnostic, Severity};
use crate::site::{Site, Unpublished};
use crate::theme::Theme;

/// What depends on the rest of the site: where links lead, what is set in, the theme's fields. Look-ups only.
pub(crate) fn on_site(
    parsed: Arc<ParsedPage>,
    checked: Arc<PageData>,
    site: &Site,
    theme: Option<&Theme>,
) -> CheckedPage {
    let mut diagnostics = Vec::new();
    let document = &parsed.document;
    let targets = site.link_targets(document, &parsed.summary);
    check::links::check(document, &targets, &mut diagnostics);
    check::pictures::check(document, &targets, &mut diagnostics);
    check::insets::check(site, document, &mut diagnostics);
    let extra = theme.zip(document.front.extra.as_ref());
    let extra = extra.map(|(theme, node)| theme.check_extra(node, &mut diagnostics));
    let mut page = CheckedPage {
        parsed,
        checked,
        targets,
        extra: extra.unwrap_or_default(),
        diagnostics,
        errors: 0,
    };
    let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
    page.errors = page.diagnostics().filter(is_error).count();
    page
}

/// The figures of a page that is held back are checked too: what is wrong with them is advice.
pub(crate) fn check_held(parsed: &ParsedPage, context: &CheckContext<'_>) -> Vec<Diagnostic> {
    let places: Vec<AreaId> = places(parsed, context.areas);
    let checked = stages::check(&parsed.document, &places, context, None);
    parsed
        .diagnostics
        .iter()
        .cloned()
        .chain(checked.diagnostics)
        .collect()
}

/// The areas that a page names as its places.
pub(crate) fn places(parsed: &ParsedPage, areas: &Areas) -> Vec<AreaId> {
    let named = parsed.document.front.place.iter();
    named
        .filter_map(|place| areas.find(place).map(|area| area.id.clone()))
        .collect()
}

/// Why something is held back, in words.
pub(crate) fn held_words(held: &Unpublished) -> String {
    match held {
        Unpublished::Draft => "a draft".to_owned(),
        Unpublished::Embargo(until) => format!("under embargo until {until}"),
        Unpublished::WithReport(report) => format!("its report {report} is held back"),
    }
}
