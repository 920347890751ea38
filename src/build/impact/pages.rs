//! What changes on the pages that editors wrote: passages whose claims, values or messages differ between two states.
//!
//! In: both states, the messages that only one of them has. Out: items. Must not know: charts' drawings, wordings.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use super::item::{ChangedLink, Effect, ImpactItem, PassageKind, ValueChange};
use super::passages::{Passage, passage_at};
use super::{Differences, States, charts};
use crate::data::Period;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::evidence::{Basis, CitedValue, Claim, PageEvidence, Verdict, description};
use crate::site::Summary;
use crate::source::Span;

/// The items of a page, by where their passage begins and what it is.
pub(super) struct PageItems<'a> {
    document: &'a Document,
    address: &'a str,
    items: BTreeMap<(u32, PassageKind), ImpactItem>,
}

/// Every passage that differs, and those with messages that only one state has.
pub(super) fn changes(
    states: &States<'_>,
    new: &mut Differences,
    gone: &mut Differences,
) -> Vec<ImpactItem> {
    let (before, after) = (states.before, states.after);
    let mut found = Vec::new();
    for number in after.numbers() {
        let page = &after.site().pages[number];
        let path = &page.summary.path;
        let checked = after.page(number);
        let (new, gone) = (new.take(path), gone.take(path));
        let earlier = before.site().number_of(path);
        let old = earlier.map(|number| before.page(number));
        let is_same = old.is_some_and(|old| Arc::ptr_eq(&old.data, &checked.data));
        if is_same && new.is_empty() && gone.is_empty() {
            continue;
        }
        let mut items = PageItems {
            document: &checked.parsed.document,
            address: &page.address,
            items: BTreeMap::new(),
        };
        if let Some((earlier, old)) = earlier.zip(old).filter(|_| !is_same) {
            let (old, new) = (&old.data.evidence, &checked.data.evidence);
            items.compare_claims(states, &page.summary, old, new);
            let charts = charts::changes(states, items.document, earlier, number);
            for (passage, values, description) in charts {
                let item = items.at(&passage);
                item.values = values;
                item.description = description;
            }
            items.panel(states, number);
        }
        items.add_messages(new, gone);
        found.extend(items.items.into_values());
    }
    // Pages that are unpublished are checked too.
    let files: Vec<String> = new.files().chain(gone.files()).map(str::to_owned).collect();
    for file in files {
        if let Some(entry) = after.document(&file) {
            let mut items = PageItems {
                document: &entry.document,
                address: "",
                items: BTreeMap::new(),
            };
            items.add_messages(new.take(&file), gone.take(&file));
            found.extend(items.items.into_values());
        }
    }
    found
}

impl PageItems<'_> {
    /// The item of a passage.
    fn at(&mut self, passage: &Passage) -> &mut ImpactItem {
        let key = (passage.span.start, passage.kind);
        let address = self.address;
        self.items.entry(key).or_insert_with(|| ImpactItem {
            address: address.to_owned(),
            span: passage.span.clone(),
            passage: passage.span.clone(),
            kind: passage.kind,
            effect: Effect::Changes,
            text: passage.text.clone(),
            values: Vec::new(),
            description: None,
            diagnostics: Vec::new(),
            edits: Vec::new(),
            links: Vec::new(),
        })
    }

    fn compare_claims(
        &mut self,
        states: &States<'_>,
        summary: &Summary,
        old: &PageEvidence,
        new: &PageEvidence,
    ) {
        let all = |of: &'_ PageEvidence| -> Vec<Claim> {
            of.key_figures.iter().chain(&of.claims).cloned().collect()
        };
        let (old, new) = (all(old), all(new));
        let key = |claim: &Claim| (claim.span.start, claim.span.end);
        let known: BTreeMap<(u32, u32), &Claim> =
            old.iter().map(|claim| (key(claim), claim)).collect();
        for claim in &new {
            let Some(earlier) = known.get(&key(claim)) else {
                continue;
            };
            let values = changed_values(&earlier.basis, &claim.basis);
            let is_dated = states.after.site().as_at(summary).is_some();
            let later = (!is_dated)
                .then(|| later_period(states, claim, &new))
                .flatten();
            let differs = earlier.verdict != claim.verdict;
            if values.is_empty() && later.is_none() && !differs {
                continue;
            }
            let passage = passage_at(self.document, &claim.span);
            let anchor = claim.anchor.clone();
            let mended = differs && claim.verdict == Verdict::Agrees;
            let link = ChangedLink {
                span: claim.span.clone(),
                disagrees: claim.verdict == Verdict::Disagrees,
                later: later.as_ref().map(|(period, _)| period.clone()),
            };
            let is_first = !self.items.contains_key(&(passage.span.start, passage.kind));
            let item = self.at(&passage);
            if item.links.is_empty() {
                item.span = claim.span.clone();
                if !(anchor.is_empty() || item.address.is_empty()) {
                    let _ = write!(item.address, "#{anchor}");
                }
            }
            let own = match () {
                () if mended => Effect::Mends,
                () if values.is_empty() && !differs => Effect::LaterPeriod,
                () => Effect::Changes,
            };
            item.effect = if is_first { own } else { item.effect.min(own) };
            for value in values.into_iter().chain(later.map(|(_, value)| value)) {
                if !item.values.contains(&value) {
                    item.values.push(value);
                }
            }
            item.links.push(link);
        }
    }

    /// The panel of a case study's indicators shows new values by itself.
    fn panel(&mut self, states: &States<'_>, number: usize) {
        let page = &states.after.site().pages[number];
        let front = &self.document.front;
        let changed = |name: &str| {
            let hash = |catalogue: &crate::data::Catalogue| {
                let indicator = catalogue.find(name)?;
                let rows = page.places.iter().flat_map(|area| {
                    let rows = indicator.table.of_area(area);
                    rows.iter().map(|row| (row.period().clone(), row.value()))
                });
                Some(rows.collect::<Vec<_>>())
            };
            hash(&states.before.catalogue) != hash(&states.after.catalogue)
        };
        let names = front.indicators.iter();
        for name in names.filter(|name| changed(&name.value)) {
            let passage = Passage {
                kind: PassageKind::Panel,
                span: name.span.clone(),
                text: name.value.clone(),
            };
            self.at(&passage);
        }
    }

    /// Adds the messages that only one of the states has.
    fn add_messages(&mut self, new: Vec<Diagnostic>, gone: Vec<Diagnostic>) {
        for (diagnostics, is_new) in [(gone, false), (new, true)] {
            for diagnostic in diagnostics {
                let place = match diagnostic.location.span() {
                    Some(span) => span.clone(),
                    None => continue,
                };
                let passage = passage_at(self.document, &place);
                let is_first = !self.items.contains_key(&(passage.span.start, passage.kind));
                let item = self.at(&passage);
                if is_new {
                    if is_first {
                        item.span = first_of(&place, &item.passage);
                    }
                    item.diagnostics.push(diagnostic);
                } else if is_first {
                    item.span = first_of(&place, &item.passage);
                    item.effect = Effect::Mends;
                }
            }
        }
        for item in self.items.values_mut() {
            let of_messages = Effect::of(&item.diagnostics);
            let is_quiet = matches!(item.effect, Effect::Mends | Effect::LaterPeriod);
            if let Some(effect) = of_messages {
                item.effect = if is_quiet {
                    effect
                } else {
                    item.effect.min(effect)
                };
            }
        }
    }
}

/// A place, or its passage where it lies elsewhere: in a reference link's definition.
fn first_of(place: &Span, passage: &Span) -> Span {
    if passage.contains(place) {
        place.clone()
    } else {
        passage.clone()
    }
}

/// The values that two bases cite and that differ.
fn changed_values(old: &Basis, new: &Basis) -> Vec<ValueChange> {
    let cited = |basis: &'_ Basis| -> Vec<CitedValue> {
        match basis {
            Basis::Figure { cited, .. } => cited.clone(),
            Basis::Nothing | Basis::Source { .. } => Vec::new(),
        }
    };
    let (old, new) = (cited(old), cited(new));
    let mut found = Vec::new();
    for index in 0..old.len().max(new.len()) {
        let (old, new) = (old.get(index), new.get(index));
        let of = |cited: Option<&CitedValue>| cited.map(description);
        let value = |cited: Option<&CitedValue>| cited.and_then(|cited| cited.value);
        if value(old) == value(new) && of(old) == of(new) {
            continue;
        }
        let was_of = of(old).filter(|was| of(new).is_some_and(|is| is != *was));
        found.push(ValueChange {
            of: of(new).or_else(|| of(old)).unwrap_or_default(),
            was_of,
            old: value(old).map(|value| value.to_string()),
            new: value(new).map(|value| value.to_string()),
        });
    }
    found
}

/// The newest period of a claim's series and its value, where the claim cites what was the newest one and nothing on the page cites
/// the new one.
fn later_period(
    states: &States<'_>,
    claim: &Claim,
    page: &[Claim],
) -> Option<(Period, ValueChange)> {
    let Basis::Figure { cited, .. } = &claim.basis else {
        return None;
    };
    let own = cited.first()?;
    let slice: Vec<Arc<str>> = own
        .dimensions
        .iter()
        .map(|(_, value)| value.clone())
        .collect();
    let newest = |catalogue: &crate::data::Catalogue| {
        let indicator = catalogue.by_id.get(&own.indicator)?;
        let rows = indicator.table.series(&own.area, &slice);
        let row = rows.iter().rfind(|row| row.value().is_some())?;
        Some((row.period().clone(), row.value()?))
    };
    let (was, _) = newest(&states.before.catalogue)?;
    let (period, value) = newest(&states.after.catalogue)?;
    if was.start > own.period.start || period.start <= own.period.start {
        return None;
    }
    let is_cited = |other: &Claim| match &other.basis {
        Basis::Figure { cited, .. } => cited.iter().any(|other| {
            other.indicator == own.indicator
                && other.area == own.area
                && other.dimensions == own.dimensions
                && other.period.start >= period.start
        }),
        Basis::Nothing | Basis::Source { .. } => false,
    };
    if page.iter().any(is_cited) {
        return None;
    }
    let of = description(&CitedValue {
        period: period.clone(),
        ..own.clone()
    });
    let change = ValueChange {
        of,
        was_of: None,
        old: None,
        new: Some(value.to_string()),
    };
    Some((period, change))
}
