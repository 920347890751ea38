//! The list of places.

use super::generated::GeneratedPage;
use crate::page::builder::PageBuilder;
use crate::page::parts::places::place_groups;
use crate::theme::context::{Content, PlacesPage};

/// All places that have a page, by type.
pub(in crate::page) fn places(builder: &PageBuilder<'_, '_>) -> GeneratedPage {
    let groups = place_groups(builder);
    GeneratedPage {
        title: builder.string("places"),
        description: None,
        crumbs: Vec::new(),
        content: Content::Places(PlacesPage { groups }),
        json_ld: None,
    }
}
