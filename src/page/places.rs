//! The list of places.

use super::builder::{GeneratedPage, PageBuilder};
use crate::theme::context::{Content, PlacesPage};

/// All places that have a page, by type.
pub(super) fn make(builder: &PageBuilder<'_, '_>) -> GeneratedPage {
    let groups = builder.place_groups();
    GeneratedPage {
        title: builder.say("places"),
        description: None,
        crumbs: Vec::new(),
        content: Content::Places(PlacesPage { groups }),
        json_ld: None,
    }
}
