//! The home page: reports, what is new, places, taxonomies.

use super::desk::Desk;
use crate::document::Kind;
use crate::theme::context::Home;

/// How many of the newest pages are shown.
const LATEST: usize = 6;
/// The most terms that a taxonomy may have to be shown whole.
const TERMS: usize = 30;

/// What the home page of the desk's language has beside its text.
pub(super) fn home(desk: &Desk<'_, '_>) -> Home {
    let reports = desk.newest(desk.pages_of(&[Kind::Report]));
    let latest = desk.newest(desk.pages_of(&[Kind::CaseStudy, Kind::Article]));
    let taxonomies = desk.book.parts.site.taxonomies.iter();
    Home {
        reports: desk.cards(&reports),
        latest: desk.cards(latest.iter().take(LATEST)),
        places: desk.place_groups(),
        taxonomies: taxonomies
            .filter(|taxonomy| (1..=TERMS).contains(&taxonomy.terms.len()))
            .map(|taxonomy| desk.taxonomy(taxonomy))
            .collect(),
    }
}
