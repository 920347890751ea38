//! A taxonomy with all its terms.

use super::generated::GeneratedPage;
use crate::page::builder::PageBuilder;
use crate::page::parts::terms;
use crate::theme::context::Content;

/// The page of the taxonomy with a number.
pub(in crate::page) fn taxonomy(builder: &PageBuilder<'_, '_>, number: usize) -> GeneratedPage {
    let taxonomy = &builder.inputs().site.taxonomies[number];
    let taxonomy = terms::taxonomy(builder, taxonomy);
    GeneratedPage {
        title: taxonomy.title.clone(),
        description: None,
        crumbs: Vec::new(),
        content: Content::Taxonomy(taxonomy),
        json_ld: None,
    }
}
