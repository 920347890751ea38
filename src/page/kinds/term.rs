//! A term of a taxonomy: its pages and indicators.

use super::generated::GeneratedPage;
use crate::page::builder::PageBuilder;
use crate::page::parts::cards::{cards, in_own_language};
use crate::page::parts::indicator_cards::indicator_cards;
use crate::page::parts::terms::{taxonomy_title, term_title};
use crate::theme::context::{Content, Crumb, PageLink, TermPage};

/// The page of a term, by the numbers of its taxonomy and of the term.
pub(in crate::page) fn term(
    builder: &PageBuilder<'_, '_>,
    taxonomy: usize,
    term: usize,
) -> GeneratedPage {
    let taxonomy = &builder.inputs().site.taxonomies[taxonomy];
    let term = &taxonomy.terms[term];
    let title = taxonomy_title(builder, taxonomy);
    let path = builder.local_path(&taxonomy.address);
    GeneratedPage {
        title: term_title(builder, term),
        description: None,
        crumbs: vec![Crumb {
            title: title.clone(),
            path: path.clone(),
        }],
        content: Content::Term(TermPage {
            taxonomy: PageLink { title, path },
            cards: cards(builder, &in_own_language(builder, &term.pages)),
            indicators: indicator_cards(builder, &term.indicators),
        }),
        json_ld: None,
    }
}
