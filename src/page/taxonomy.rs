//! Taxonomies and their terms.

use super::desk::{Desk, Sheet};
use crate::theme::context::{Content, Crumb, PageLink, TermPage};

/// A taxonomy with all its terms.
pub(super) fn taxonomy(desk: &Desk<'_, '_>, number: usize) -> Sheet {
    let taxonomy = desk.taxonomy(&desk.book.parts.site.taxonomies[number]);
    Sheet {
        title: taxonomy.title.clone(),
        description: None,
        crumbs: Vec::new(),
        content: Content::Taxonomy(taxonomy),
        json_ld: None,
    }
}

/// The pages and indicators of a term.
pub(super) fn term(desk: &Desk<'_, '_>, number: usize, term: usize) -> Sheet {
    let taxonomy = &desk.book.parts.site.taxonomies[number];
    let term = &taxonomy.terms[term];
    let title = desk.taxonomy_title(taxonomy);
    let path = desk.local_path(&taxonomy.address);
    Sheet {
        title: term.title.get(desk.language()).value.clone(),
        description: None,
        crumbs: vec![Crumb {
            title: title.clone(),
            path: path.clone(),
        }],
        content: Content::Term(TermPage {
            taxonomy: PageLink { title, path },
            cards: desk.cards(&desk.in_own_language(&term.pages)),
            indicators: super::indicators::cards(desk, &term.indicators),
        }),
        json_ld: None,
    }
}
