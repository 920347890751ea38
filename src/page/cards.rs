//! Pages and places as they stand in lists.
//!
//! In: pages of the site, areas. Out: cards, entries of contents, links. Must not know: bodies, data.

use std::collections::BTreeMap;

use super::builder::PageBuilder;
use super::head;
use super::renderer::SiteRenderer;
use crate::data::AreaId;
use crate::document::{Kind, slug};
use crate::site::TaxonomyIndex;
use crate::theme::context::{
    Card, ContentsEntry, Neighbour, PlaceGroup, PlaceLink, TaxonomyPage, TermCard, TermGroup,
};

impl PageBuilder<'_, '_> {
    /// A page as a card.
    pub(super) fn card(&self, number: usize) -> Card {
        let page = self.renderer.page(number);
        let summary = &page.summary;
        Card {
            kind: SiteRenderer::kind(page.kind).to_owned(),
            title: summary.title.clone(),
            path: self.renderer.path(&page.address),
            summary: summary.summary.clone(),
            places: self.places_of(&page.places),
            report: page.report.map(|report| self.renderer.page_link(report)),
            published: head::day(summary.front.published.as_ref(), self.locale),
            minutes: summary.minutes,
            draft: page.draft,
            ..Card::default()
        }
    }

    /// Pages as cards.
    pub(super) fn cards<'n>(&self, numbers: impl IntoIterator<Item = &'n usize>) -> Vec<Card> {
        numbers
            .into_iter()
            .map(|&number| self.card(number))
            .collect()
    }

    /// Those of some pages that are in this page's language; all, where none is.
    pub(super) fn in_own_language(&self, numbers: &[usize]) -> Vec<usize> {
        let own: Vec<usize> = numbers
            .iter()
            .copied()
            .filter(|&number| self.renderer.page(number).summary.language == self.language())
            .collect();
        if own.is_empty() {
            numbers.to_vec()
        } else {
            own
        }
    }

    /// A page as an entry of its report's contents.
    pub(super) fn entry(&self, number: usize) -> ContentsEntry {
        let page = self.renderer.page(number);
        let places = self.places_of(&page.places);
        ContentsEntry {
            number: self.renderer.lookup.numbers[number],
            kind: SiteRenderer::kind(page.kind).to_owned(),
            title: page.summary.title.clone(),
            path: self.renderer.path(&page.address),
            places: places.into_iter().map(|place| place.name).collect(),
            summary: page.summary.summary.clone(),
            minutes: page.summary.minutes,
            draft: page.draft,
        }
    }

    /// The page before or after another one.
    pub(super) fn neighbour(&self, number: usize) -> Neighbour {
        let page = self.renderer.page(number);
        let place = page.places.first();
        Neighbour {
            title: page.summary.title.clone(),
            path: self.renderer.path(&page.address),
            number: self.renderer.lookup.numbers[number],
            place: place.map(|area| self.place(area).name),
        }
    }

    /// A place with its page, where it has one.
    pub(super) fn place(&self, area: &AreaId) -> PlaceLink {
        let known = self.renderer.parts.areas.by_id.get(area);
        let route = self.renderer.place(area);
        PlaceLink {
            name: known
                .map_or(&**area, |known| known.name_in(self.language()))
                .to_owned(),
            path: route.map(|route| self.local_path(&route.address)),
        }
    }

    /// Places with their pages.
    pub(super) fn places_of(&self, areas: &[AreaId]) -> Vec<PlaceLink> {
        areas.iter().map(|area| self.place(area)).collect()
    }

    /// All places that have a page, by type: the types that others are part of first, then by name.
    pub(super) fn place_groups(&self) -> Vec<PlaceGroup> {
        let areas = self.renderer.parts.areas;
        let mut kinds: BTreeMap<&str, (usize, Vec<PlaceLink>)> = BTreeMap::new();
        for route in &self.renderer.parts.site.places {
            if let Some(area) = areas.by_id.get(&route.area) {
                let depth = areas.line(&route.area).len();
                let (highest, places) = kinds.entry(&area.kind).or_insert((depth, Vec::new()));
                *highest = depth.min(*highest);
                places.push(self.place(&route.area));
            }
        }
        let mut groups: Vec<(usize, String, Vec<PlaceLink>)> = kinds
            .into_iter()
            .map(|(kind, (depth, places))| (depth, self.area_kind(kind, true), places))
            .collect();
        groups.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
        groups
            .into_iter()
            .map(|(_, title, mut places)| {
                places.sort_by_cached_key(|place| place.name.to_lowercase());
                PlaceGroup { title, places }
            })
            .collect()
    }

    /// A type of areas for readers: `metropolitan district`, or several with a capital: `Metropolitan districts`.
    pub(super) fn area_kind(&self, kind: &str, several: bool) -> String {
        let which = if several { "areas" } else { "area" };
        let key = format!("page-{which}-{}", slug(kind));
        match self.locale.strings.find(&key) {
            Some(text) => text.to_owned(),
            None if several => capital(kind),
            None => kind.to_owned(),
        }
    }

    /// A taxonomy with its terms.
    pub(super) fn taxonomy(&self, taxonomy: &TaxonomyIndex) -> TaxonomyPage {
        let terms = taxonomy.terms.iter().map(|term| TermCard {
            title: term.title.get(self.language()).value.clone(),
            path: self.local_path(&term.address),
            pages: self.in_own_language(&term.pages).len() as u32,
            indicators: term.indicators.len() as u32,
        });
        TaxonomyPage {
            title: self.taxonomy_title(taxonomy),
            path: self.local_path(&taxonomy.address),
            terms: terms.collect(),
        }
    }

    /// A taxonomy's name.
    pub(super) fn taxonomy_title(&self, taxonomy: &TaxonomyIndex) -> String {
        let title = taxonomy.title.as_ref();
        title.map_or_else(
            || capital(&taxonomy.id),
            |title| title.get(self.language()).value.clone(),
        )
    }

    /// A page's terms, by taxonomy.
    pub(super) fn terms_of(&self, number: usize) -> Vec<TermGroup> {
        let page = self.renderer.page(number);
        let taxonomies = self.renderer.parts.site.taxonomies.iter();
        taxonomies
            .filter_map(|taxonomy| {
                let terms = page.terms.get(&taxonomy.id)?.iter();
                let terms = terms.filter_map(|id| taxonomy.term(id)).map(|term| {
                    crate::theme::context::PageLink {
                        title: term.title.get(self.language()).value.clone(),
                        path: self.local_path(&term.address),
                    }
                });
                Some(TermGroup {
                    title: self.taxonomy_title(taxonomy),
                    path: self.local_path(&taxonomy.address),
                    terms: terms.collect(),
                })
            })
            .collect()
    }

    /// The newest first: by the day of publication, then as given. Pages without a day come last.
    pub(super) fn newest(&self, mut numbers: Vec<usize>) -> Vec<usize> {
        numbers.sort_by_key(|&number| {
            let front = &self.renderer.page(number).summary.front;
            std::cmp::Reverse(front.published.as_ref().map(|day| day.value))
        });
        numbers
    }

    /// The numbers of the pages of this language that are of some kinds, in the site's order.
    pub(super) fn pages_of(&self, kinds: &[Kind]) -> Vec<usize> {
        let pages = self.renderer.parts.site.pages.iter().enumerate();
        pages
            .filter(|(_, page)| {
                kinds.contains(&page.kind) && page.summary.language == self.language()
            })
            .map(|(number, _)| number)
            .collect()
    }
}

/// A text with a capital at its start.
pub(super) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
