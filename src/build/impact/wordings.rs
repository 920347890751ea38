//! Wordings for the passages that new data change, each tried on the whole page before it is proposed.
//!
//! In: the changed state, the items. Out: the items with edits, where the check finds nothing in the passage with them. Must not
//! know: how an edit is shown or written.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::States;
use super::item::{ChangedLink, Effect, ImpactItem, PassageKind};
use crate::build::build_cache::BuildCache;
use crate::build::checked::check;
use crate::build::pipeline::places;
use crate::build::progress::Progress;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::Document;
use crate::evidence::{EvidenceScope, TextEdit, move_key_figure, move_to_period, reword};
use crate::inputs::{File, Inputs};
use crate::source::{SitePath, Source, Span};

/// Gives items the edits with which they pass. All are tried together; those that do not pass are dropped, and the others are
/// tried again without them, until all pass. `known` is what the check finds in the changed state.
pub(super) fn propose(
    states: &States<'_>,
    changed: &Inputs,
    known: &[Diagnostic],
    items: &mut [ImpactItem],
    cache: &mut BuildCache,
) {
    for item in &mut *items {
        item.edits = edits_of(states, item);
    }
    let errors_before = errors_by_file(known);
    while items.iter().any(|item| !item.edits.is_empty()) {
        let mut inputs = changed.clone();
        let edits = edits_by_file(items);
        for (path, edits) in &edits {
            let text = inputs.text(path).map(|source| edited(source.text(), edits));
            let Some(text) = text else { continue };
            let source = Source::new(path.clone(), text);
            inputs
                .files
                .insert(path.clone(), File::Text(Arc::new(source)));
        }
        let tried = check(&inputs, cache, &Progress::default(), &mut |_| {});
        // An edit that breaks its file elsewhere, such as its front matter, is found by the number of errors.
        let errors = errors_by_file(&tried.diagnostics);
        let mut dropped = false;
        for item in items.iter_mut().filter(|item| !item.edits.is_empty()) {
            let own = edits.get(&item.span.file).map_or(&[][..], Vec::as_slice);
            let file = &item.span.file;
            let is_worse = errors.get(file) > errors_before.get(file);
            if is_worse || !passes(item, own, &tried.diagnostics) {
                item.edits.clear();
                dropped = true;
            }
        }
        if !dropped {
            break;
        }
    }
}

/// The edits that the words of an item's figures need; none where one of them has no wording.
fn edits_of(states: &States<'_>, item: &ImpactItem) -> Vec<TextEdit> {
    let Some(entry) = states.after.document(&item.span.file) else {
        return Vec::new();
    };
    let document = &entry.document;
    let places = places(entry, &states.after.settings.areas);
    states.after.with_context(|context| {
        let scope = context.scope(document, &places);
        let edits = match item.effect {
            Effect::Breaks => reworded(document, item, &scope),
            Effect::LaterPeriod => moved(document, item, &scope),
            Effect::Advice | Effect::Changes | Effect::Mends => None,
        };
        edits.unwrap_or_default()
    })
}

fn reworded(
    document: &Document,
    item: &ImpactItem,
    scope: &EvidenceScope<'_>,
) -> Option<Vec<TextEdit>> {
    let wrong = item.links.iter().filter(|link| link.disagrees);
    wrong
        .map(|link| reword(document, &link.span, scope))
        .collect()
}

/// The edits that bring an item's only figure to the later period.
fn moved(
    document: &Document,
    item: &ImpactItem,
    scope: &EvidenceScope<'_>,
) -> Option<Vec<TextEdit>> {
    let [
        ChangedLink {
            span,
            later: Some(period),
            ..
        },
    ] = item.links.as_slice()
    else {
        return None;
    };
    if item.kind == PassageKind::KeyFigure && *span == item.passage {
        return move_key_figure(document, span, period);
    }
    move_to_period(document, span, period, scope)
}

/// How many errors each file has.
fn errors_by_file(diagnostics: &[Diagnostic]) -> BTreeMap<SitePath, usize> {
    let mut errors = BTreeMap::new();
    for found in diagnostics {
        if found.severity == Severity::Error {
            *errors.entry(found.location.file().clone()).or_default() += 1;
        }
    }
    errors
}

/// All edits of each file, in order.
fn edits_by_file(items: &[ImpactItem]) -> BTreeMap<SitePath, Vec<TextEdit>> {
    let mut edits: BTreeMap<SitePath, Vec<TextEdit>> = BTreeMap::new();
    for edit in items.iter().flat_map(|item| &item.edits) {
        let own = edits.entry(edit.span.file.clone()).or_default();
        if !own.contains(edit) {
            own.push(edit.clone());
        }
    }
    for own in edits.values_mut() {
        own.sort_by_key(|edit| (edit.span.start, edit.span.end));
    }
    edits
}

/// A text with edits, which are in order. One that overlaps the edit before it is left out.
pub(super) fn edited(text: &str, edits: &[TextEdit]) -> String {
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        let range = edit.span.range();
        let Some(before) = text.get(done..range.start.max(done)) else {
            continue;
        };
        if range.start < done {
            continue;
        }
        result.push_str(before);
        result.push_str(&edit.text);
        done = range.end;
    }
    result.push_str(text.get(done..).unwrap_or_default());
    result
}

/// Whether the check finds nothing in an item's passage and edits. `edits` are all of its file.
fn passes(item: &ImpactItem, edits: &[TextEdit], found: &[Diagnostic]) -> bool {
    let passage = moved_span(&item.passage, edits);
    let changed: Vec<Span> = item
        .edits
        .iter()
        .map(|edit| moved_span(&edit.span, edits))
        .collect();
    let concerns = |diagnostic: &&Diagnostic| {
        let Some(span) = diagnostic.location.span() else {
            return false;
        };
        let overlaps = |other: &Span| span.start <= other.end && other.start <= span.end;
        span.file == item.span.file
            && !matches!(diagnostic.code, Code::LaterPeriod | Code::OtherCounts)
            && (overlaps(&passage) || changed.iter().any(overlaps))
    };
    !found.iter().any(|diagnostic| concerns(&diagnostic))
}

/// Where a span is once the file's edits are made.
fn moved_span(span: &Span, edits: &[TextEdit]) -> Span {
    let shift = |at: u32, counts_own: bool| {
        let before = edits
            .iter()
            .filter(|edit| edit.span.end <= at && (counts_own || edit.span.start < at));
        // Edits before it lie in the file before it, so that what they take away is never more than there is.
        let (taken, given) = before.fold((0, 0), |(taken, given), edit| {
            (taken + edit.span.range().len(), given + edit.text.len())
        });
        let moved = (at as usize + given).saturating_sub(taken);
        u32::try_from(moved).unwrap_or(at)
    };
    Span {
        file: span.file.clone(),
        start: shift(span.start, false),
        end: shift(span.end, true),
    }
}
