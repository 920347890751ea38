//! Pages in lists: cards, entries of contents, neighbours.
//!
//! In: numbers of pages. Out: parts of contexts. Must not know: bodies, data.

use super::head::day;
use crate::document::Kind;
use crate::page::builder::PageBuilder;
use crate::page::words;
use crate::theme::context::{Card, ContentsEntry, Neighbour, Prepared};

/// A page as a card.
pub(in crate::page) fn card(builder: &PageBuilder<'_, '_>, number: usize) -> Card {
    let page = builder.lookup.page(number);
    let summary = &page.summary;
    let places = page.places.iter();
    Card {
        kind: kind_name(page.kind).to_owned(),
        title: words::unbroken(&summary.title),
        path: builder.lookup.path(&page.address),
        summary: summary.description.as_deref().map(words::unbroken),
        places: places.map(|area| builder.place_link(area)).collect(),
        report: page.report.map(|report| builder.page_link(report)),
        published: day(summary.front.published.as_ref(), builder.locale),
        minutes: summary.minutes,
        draft: page.draft,
        ..Card::default()
    }
}

/// The same for lists, made once for all of a language's.
pub(in crate::page) fn shared_card(builder: &PageBuilder<'_, '_>, number: usize) -> Prepared<Card> {
    let shared = builder.locale.cards[number].get_or_init(|| Prepared::new(card(builder, number)));
    shared.clone()
}

/// Pages as cards.
pub(in crate::page) fn cards<'n>(
    builder: &PageBuilder<'_, '_>,
    numbers: impl IntoIterator<Item = &'n usize>,
) -> Vec<Prepared<Card>> {
    let numbers = numbers.into_iter();
    numbers
        .map(|&number| shared_card(builder, number))
        .collect()
}

/// A page as an entry of its report's contents.
pub(in crate::page) fn contents_entry(
    builder: &PageBuilder<'_, '_>,
    number: usize,
) -> ContentsEntry {
    let page = builder.lookup.page(number);
    let places = page.places.iter();
    ContentsEntry {
        number: builder.lookup.number_in_report(number),
        kind: kind_name(page.kind).to_owned(),
        title: words::unbroken(&page.summary.title),
        path: builder.lookup.path(&page.address),
        places: places
            .map(|area| builder.place_name(area).to_owned())
            .collect(),
        summary: page.summary.description.as_deref().map(words::unbroken),
        minutes: page.summary.minutes,
        draft: page.draft,
    }
}

/// The page before or after another one.
pub(in crate::page) fn neighbour(builder: &PageBuilder<'_, '_>, number: usize) -> Neighbour {
    let page = builder.lookup.page(number);
    let place = page.places.first();
    Neighbour {
        title: words::unbroken(&page.summary.title),
        path: builder.lookup.path(&page.address),
        number: builder.lookup.number_in_report(number),
        place: place.map(|area| builder.place_name(area).to_owned()),
    }
}

/// Those pages that are in the page's language; all, where none is.
pub(in crate::page) fn in_own_language(
    builder: &PageBuilder<'_, '_>,
    numbers: &[usize],
) -> Vec<usize> {
    let is_own = |number: &usize| {
        let page = builder.lookup.page(*number);
        page.summary.language == builder.language()
    };
    let own: Vec<usize> = numbers.iter().copied().filter(is_own).collect();
    if own.is_empty() {
        numbers.to_vec()
    } else {
        own
    }
}

/// The newest first: by the day of publication, otherwise in the given order. Pages without a day come last.
pub(in crate::page) fn newest(
    builder: &PageBuilder<'_, '_>,
    mut numbers: Vec<usize>,
) -> Vec<usize> {
    numbers.sort_by_key(|&number| {
        let front = &builder.lookup.page(number).summary.front;
        std::cmp::Reverse(front.published.as_ref().map(|day| day.value))
    });
    numbers
}

/// The numbers of the pages of some kinds in the page's language, in site order.
pub(in crate::page) fn pages_of_kinds(builder: &PageBuilder<'_, '_>, kinds: &[Kind]) -> Vec<usize> {
    let pages = builder.inputs().site.pages.iter().enumerate();
    let pages = pages.filter(|(_, page)| {
        kinds.contains(&page.kind) && page.summary.language == builder.language()
    });
    pages.map(|(number, _)| number).collect()
}

/// The name of a kind of page in templates.
fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Report => "report",
        Kind::CaseStudy => "case-study",
        Kind::Article => "article",
        Kind::Page => "page",
    }
}
