//! Taxonomies and terms on pages, and indicators by their terms.
//!
//! In: the site's taxonomies. Out: parts of contexts. Must not know: bodies.

use std::sync::Arc;

use super::cards::in_own_language;
use crate::data::Indicator;
use crate::page::builder::PageBuilder;
use crate::page::words::capital;
use crate::site::{Page, TaxonomyIndex, TermEntry};
use crate::theme::context::{PageLink, TaxonomyPage, TermCard, TermGroup};

/// A taxonomy with its terms.
pub(in crate::page) fn taxonomy(
    builder: &PageBuilder<'_, '_>,
    taxonomy: &TaxonomyIndex,
) -> TaxonomyPage {
    let terms = taxonomy.terms.iter().map(|term| TermCard {
        title: term_title(builder, term),
        path: builder.local_path(&term.address),
        pages: in_own_language(builder, &term.pages).len() as u32,
        indicators: term.indicators.len() as u32,
    });
    TaxonomyPage {
        title: taxonomy_title(builder, taxonomy),
        path: builder.local_path(&taxonomy.address),
        terms: terms.collect(),
    }
}

/// A taxonomy's name.
pub(in crate::page) fn taxonomy_title(
    builder: &PageBuilder<'_, '_>,
    taxonomy: &TaxonomyIndex,
) -> String {
    let title = taxonomy.title.as_ref();
    title.map_or_else(
        || capital(&taxonomy.id),
        |title| title.get(builder.language()).value.clone(),
    )
}

/// A term's name.
pub(in crate::page) fn term_title(builder: &PageBuilder<'_, '_>, term: &TermEntry) -> String {
    term.title.get(builder.language()).value.clone()
}

/// A page's terms, by taxonomy.
pub(in crate::page) fn terms_of(builder: &PageBuilder<'_, '_>, page: &Page) -> Vec<TermGroup> {
    let taxonomies = builder.inputs().site.taxonomies.iter();
    let groups = taxonomies.filter_map(|taxonomy| {
        let terms = page.terms.get(&taxonomy.id)?.iter();
        let terms = terms.filter_map(|id| taxonomy.term(id));
        Some(TermGroup {
            title: taxonomy_title(builder, taxonomy),
            path: builder.local_path(&taxonomy.address),
            terms: terms.map(|term| term_link(builder, term)).collect(),
        })
    });
    groups.collect()
}

fn term_link(builder: &PageBuilder<'_, '_>, term: &TermEntry) -> PageLink {
    PageLink {
        title: term_title(builder, term),
        path: builder.local_path(&term.address),
    }
}

/// Indicators by their first term of the site's first taxonomy, in the order of its terms; those without one last.
pub(in crate::page) fn by_term<'i>(
    builder: &PageBuilder<'_, '_>,
    indicators: &[&'i Arc<Indicator>],
) -> Vec<(Option<PageLink>, Vec<&'i Arc<Indicator>>)> {
    let mut left: Vec<&Arc<Indicator>> = indicators.to_vec();
    let mut groups = Vec::new();
    if let Some(taxonomy) = builder.inputs().site.taxonomies.first() {
        for term in &taxonomy.terms {
            let has_term = |indicator: &&Arc<Indicator>| {
                term.indicators.contains(&indicator.definition.id.value)
            };
            let (members, others): (Vec<_>, Vec<_>) = left.into_iter().partition(has_term);
            left = others;
            if !members.is_empty() {
                groups.push((Some(term_link(builder, term)), members));
            }
        }
    }
    if !left.is_empty() {
        groups.push((None, left));
    }
    groups
}
