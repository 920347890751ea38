//! The home page: reports, what is new, places, taxonomies.

use crate::document::Kind;
use crate::page::builder::PageBuilder;
use crate::page::parts::cards::{cards, newest, pages_of_kinds};
use crate::page::parts::places::place_entries;
use crate::page::parts::terms::taxonomy;
use crate::theme::context::Home;

/// How many of the newest pages are shown.
const LATEST: usize = 6;
/// The most terms that a taxonomy may have to be shown whole.
const TERMS: usize = 30;

/// What a language's home page has besides its text.
pub(in crate::page) fn home(builder: &PageBuilder<'_, '_>) -> Home {
    let reports = newest(builder, pages_of_kinds(builder, &[Kind::Report]));
    let latest = newest(
        builder,
        pages_of_kinds(builder, &[Kind::CaseStudy, Kind::Article]),
    );
    let taxonomies = builder.inputs().site.taxonomies.iter();
    Home {
        reports: cards(builder, &reports),
        latest: cards(builder, latest.iter().take(LATEST)),
        places: place_entries(builder),
        taxonomies: taxonomies
            .filter(|taxonomy| (1..=TERMS).contains(&taxonomy.terms.len()))
            .map(|of| taxonomy(builder, of))
            .collect(),
    }
}
