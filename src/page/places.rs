//! The list of places.

use super::desk::{Desk, Sheet};
use crate::theme::context::{Content, PlacesPage};

/// All places that have a page, by type.
pub(super) fn make(desk: &Desk<'_, '_>) -> Sheet {
    let groups = desk.place_groups();
    Sheet {
        title: desk.say("places"),
        description: None,
        crumbs: Vec::new(),
        content: Content::Places(PlacesPage { groups }),
        json_ld: None,
    }
}
