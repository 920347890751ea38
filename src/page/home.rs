//! The home page: reports, what is new, places, taxonomies.

use super::builder::PageBuilder;
use crate::document::Kind;
use crate::theme::context::Home;

/// How many of the newest pages are shown.
const LATEST: usize = 6;
/// The most terms that a taxonomy may have to be shown whole.
const TERMS: usize = 30;

/// What the home page of the builder's language has beside its text.
pub(super) fn home(builder: &PageBuilder<'_, '_>) -> Home {
    let reports = builder.newest(builder.pages_of(&[Kind::Report]));
    let latest = builder.newest(builder.pages_of(&[Kind::CaseStudy, Kind::Article]));
    let taxonomies = builder.renderer.parts.site.taxonomies.iter();
    Home {
        reports: builder.cards(&reports),
        latest: builder.cards(latest.iter().take(LATEST)),
        places: builder.place_groups(),
        taxonomies: taxonomies
            .filter(|taxonomy| (1..=TERMS).contains(&taxonomy.terms.len()))
            .map(|taxonomy| builder.taxonomy(taxonomy))
            .collect(),
    }
}
