//! Charts and tables whose data differ between two states, and cards of pages whose title, summary or key figures do.
//!
//! In: both states, a page's number in each. Out: passages with old and new values. Must not know: drawings.

use std::collections::{BTreeMap, BTreeSet};

use super::States;
use super::item::{Effect, ImpactItem, PassageKind, ValueChange};
use super::passages::{Passage, passage_at};
use crate::chart::{self, ChartData};
use crate::document::{Block, Document, Surface};
use crate::source::{SitePath, Span};

/// A chart or table that differs, with its values and its generated description before and after.
pub(super) type ChartChange = (Passage, Vec<ValueChange>, Option<(String, String)>);

/// The charts and tables of a page that differ. One that cannot be selected any more has a message.
pub(super) fn changes(
    states: &States<'_>,
    document: &Document,
    earlier: usize,
    number: usize,
) -> Vec<ChartChange> {
    let is_chart = |block: &Block| matches!(block, Block::Chart(_) | Block::Table(_));
    if !document.blocks.iter().any(|placed| is_chart(&placed.block)) {
        return Vec::new();
    }
    let old: BTreeMap<u32, ChartData> = states.before.charts(earlier).into_iter().collect();
    let mut found = Vec::new();
    for (start, new) in states.after.charts(number) {
        let Some(old) = old.get(&start) else {
            continue;
        };
        if old.hash() == new.hash() {
            continue;
        }
        let path = document.source.path();
        let at = Span::new(path, start as usize..start as usize);
        let blocks = document.blocks.iter();
        let placed = blocks.clone().find(|placed| placed.span.start == start);
        let passage = placed.map_or_else(
            || passage_at(document, &at),
            |placed| Passage {
                kind: match placed.block {
                    Block::Table(_) => PassageKind::Table,
                    _ => PassageKind::Chart,
                },
                span: placed.span.clone(),
                text: super::passages::title_of_block(&placed.block, &document.language),
            },
        );
        let description = (new.alt.is_none() && new.kind.is_some()).then(|| {
            states.after.with_context(|context| {
                let strings = (context.strings)(&document.language);
                let text = |data: &ChartData| chart::description(data, strings).join(" ");
                (text(old), text(&new))
            })
        });
        let description = description.filter(|(old, new)| old != new);
        found.push((passage, values(old, &new), description));
    }
    found
}

/// The values that a chart shows and that differ.
fn values(old: &ChartData, new: &ChartData) -> Vec<ValueChange> {
    let (old, new) = (points(old), points(new));
    let all: BTreeSet<&(String, String)> = old.keys().chain(new.keys()).collect();
    let mut found = Vec::new();
    for of in all {
        let (before, after) = (old.get(of).cloned(), new.get(of).cloned());
        if before != after {
            found.push(ValueChange {
                of: format!("{}, {}", of.0, of.1),
                was_of: None,
                old: before,
                new: after,
            });
        }
    }
    found
}

/// The values of a chart by series and period.
fn points(data: &ChartData) -> BTreeMap<(String, String), String> {
    let mut points = BTreeMap::new();
    for series in &data.series {
        let mut name = series.area_name.clone();
        for value in &series.dimensions {
            name = format!("{name}, {}", value.name);
        }
        if data.measures.len() > 1 {
            name = format!("{name}, {}", data.measures[series.measure].title);
        }
        for (period, point) in data.periods.iter().zip(&series.points) {
            if let Some(value) = point.value {
                points.insert((name.clone(), period.to_string()), value.to_string());
            }
        }
    }
    points
}

/// The blocks that show another page as a card, where what the card has of that page is in the list.
pub(super) fn cards(states: &States<'_>, items: &[ImpactItem]) -> Vec<ImpactItem> {
    let is_on_card = |item: &&ImpactItem| {
        matches!(
            item.kind,
            PassageKind::KeyFigure | PassageKind::Text(Surface::Title | Surface::Summary)
        )
    };
    let mut changed: BTreeMap<SitePath, Vec<&ImpactItem>> = BTreeMap::new();
    for item in items.iter().filter(is_on_card) {
        changed
            .entry(item.span.file.clone())
            .or_default()
            .push(item);
    }
    let site = states.after.site();
    let mut found = Vec::new();
    for page in &site.pages {
        let path = &page.summary.path;
        if changed.is_empty() || page.summary.embedded.is_empty() {
            continue;
        }
        let Some(entry) = states.after.document(path) else {
            continue;
        };
        for placed in &entry.document.blocks {
            let Block::CaseStudy(block) = &placed.block else {
                continue;
            };
            let shown = site.page_file(path, &block.page.value);
            let Some(own) = shown.and_then(|shown| changed.get(&shown)) else {
                continue;
            };
            let mut values: Vec<ValueChange> = Vec::new();
            for value in own.iter().flat_map(|item| &item.values) {
                if !values.contains(value) {
                    values.push(value.clone());
                }
            }
            let effects = own.iter().map(|item| item.effect);
            found.push(ImpactItem {
                address: page.address.clone(),
                span: placed.span.clone(),
                passage: placed.span.clone(),
                kind: PassageKind::Card,
                effect: effects.min().unwrap_or(Effect::Changes),
                text: block.page.value.clone(),
                values,
                description: None,
                diagnostics: Vec::new(),
                edits: Vec::new(),
                links: Vec::new(),
            });
        }
    }
    found
}
