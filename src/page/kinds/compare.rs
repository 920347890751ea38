//! The comparison of all places by all indicators: on one page, or on one for each principle where there are many.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::generated::GeneratedPage;
use crate::data::{AreaId, Indicator};
use crate::page::builder::PageBuilder;
use crate::page::parts::comparison_tables::{Lies, comparison_tables};
use crate::page::parts::publication::marks;
use crate::page::parts::terms::{by_term, term_title};
use crate::site::COMPARE;
use crate::theme::context::{ComparePage, Content, Crumb, PageLink};

/// All tables, or links to the pages of the principles.
pub(in crate::page) fn compare(builder: &PageBuilder<'_, '_>) -> GeneratedPage {
    let site = builder.inputs().site;
    let parts = (0..site.comparison_parts.len()).map(|number| PageLink {
        title: part_title(builder, number),
        path: builder.local_path(&site.comparison_parts[number].address),
    });
    let parts: Vec<PageLink> = parts.collect();
    let content = if parts.is_empty() {
        let indicators: Vec<&Arc<Indicator>> = builder.inputs().catalogue.by_id.values().collect();
        tables(builder, &indicators)
    } else {
        ComparePage {
            parts,
            ..ComparePage::default()
        }
    };
    GeneratedPage {
        title: builder.string("compare-title"),
        description: Some(builder.string("compare-description")),
        crumbs: Vec::new(),
        content: Content::Compare(content),
        json_ld: None,
    }
}

/// The table of one principle.
pub(in crate::page) fn compare_part(builder: &PageBuilder<'_, '_>, number: usize) -> GeneratedPage {
    let inputs = builder.inputs();
    let all: Vec<&Arc<Indicator>> = inputs.catalogue.by_id.values().collect();
    let wanted = inputs.site.comparison_parts[number].term;
    let title = wanted.map(|term| term_title(builder, &inputs.site.taxonomies[0].terms[term]));
    let members = by_term(builder, &all)
        .into_iter()
        .find(|(heading, _)| heading.as_ref().map(|link| &link.title) == title.as_ref())
        .map_or_else(Vec::new, |(_, members)| members);
    GeneratedPage {
        title: part_title(builder, number),
        description: Some(builder.string("compare-description")),
        crumbs: vec![Crumb {
            title: builder.string("compare-title"),
            path: builder.local_path(COMPARE),
        }],
        content: Content::Compare(tables(builder, &members)),
        json_ld: None,
    }
}

fn part_title(builder: &PageBuilder<'_, '_>, number: usize) -> String {
    let site = builder.inputs().site;
    match site.comparison_parts[number].term {
        Some(term) => term_title(builder, &site.taxonomies[0].terms[term]),
        None => builder.string("other-indicators"),
    }
}

/// The benchmark first, then all places by name.
fn tables(builder: &PageBuilder<'_, '_>, indicators: &[&Arc<Indicator>]) -> ComparePage {
    let inputs = builder.inputs();
    let mut areas: Vec<&AreaId> = inputs.site.places.iter().map(|it| &it.area).collect();
    areas.sort_by_cached_key(|area| {
        let is_other = inputs.benchmark != Some(*area);
        (is_other, builder.place_name(area).to_lowercase())
    });
    let mut statuses = BTreeSet::new();
    ComparePage {
        tables: comparison_tables(
            builder,
            &areas,
            indicators,
            Lies::PlacesInRows,
            &mut statuses,
        ),
        parts: Vec::new(),
        method: vec![
            builder.string("page-compared"),
            builder.string("page-untested"),
        ],
        marks: marks(builder, statuses),
    }
}
