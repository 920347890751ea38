//! Taxonomies and their terms.

use super::builder::{GeneratedPage, PageBuilder};
use crate::theme::context::{Content, Crumb, PageLink, TermPage};

/// A taxonomy with all its terms.
pub(super) fn taxonomy(builder: &PageBuilder<'_, '_>, number: usize) -> GeneratedPage {
    let taxonomy = builder.taxonomy(&builder.renderer.parts.site.taxonomies[number]);
    GeneratedPage {
        title: taxonomy.title.clone(),
        description: None,
        crumbs: Vec::new(),
        content: Content::Taxonomy(taxonomy),
        json_ld: None,
    }
}

/// The pages and indicators of a term.
pub(super) fn term(builder: &PageBuilder<'_, '_>, number: usize, term: usize) -> GeneratedPage {
    let taxonomy = &builder.renderer.parts.site.taxonomies[number];
    let term = &taxonomy.terms[term];
    let title = builder.taxonomy_title(taxonomy);
    let path = builder.local_path(&taxonomy.address);
    GeneratedPage {
        title: term.title.get(builder.language()).value.clone(),
        description: None,
        crumbs: vec![Crumb {
            title: title.clone(),
            path: path.clone(),
        }],
        content: Content::Term(TermPage {
            taxonomy: PageLink { title, path },
            cards: builder.cards(&builder.in_own_language(&term.pages)),
            indicators: super::indicators::cards(builder, &term.indicators),
        }),
        json_ld: None,
    }
}
