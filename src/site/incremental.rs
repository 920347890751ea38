//! Updates the index after an edit that changes a page's title, headings or summary, but neither its address nor its order.
//!
//! In: the previous index, summaries before and after. Out: the index that a full rebuild would give, or `None` where only a
//! full rebuild can. On a large site a full rebuild takes a hundred times as long.

use std::ops::Bound;
use std::sync::Arc;

use super::folders::PathParts;
use super::summary::Summary;
use super::{CONTENT, Site};
use crate::document::{FrontMatter, OrderNumber};
use crate::source::Spanned;

impl Site {
    /// The index with other summaries of some pages, each of which must be indexed like the one before it
    /// ([`Summary::is_indexed_alike`]); `None` where the order of a report may change.
    pub fn with_edits(&self, summaries: &[Arc<Summary>]) -> Option<Self> {
        // An unpublished front page of a folder still decides the order.
        if !self.unpublished.is_empty() {
            return None;
        }
        let mut site = self.clone();
        let mut retitled = Vec::new();
        for summary in summaries {
            let number = *site.by_path.get(&summary.path)?;
            let page = Arc::make_mut(&mut site.pages[number]);
            if page.summary.title != summary.title {
                retitled.push(number);
            }
            page.summary = summary.clone();
        }
        let in_order = retitled.iter().all(|&number| site.is_in_order(number));
        in_order.then_some(site)
    }

    /// Whether a page is still in order between its neighbours, which its title may decide.
    fn is_in_order(&self, number: usize) -> bool {
        let order = |folder: &str, language: &str| self.order_of(folder, language);
        let page = &self.pages[number];
        let around = [page.previous, Some(number), page.next];
        around
            .into_iter()
            .flatten()
            .map(|number| (self.key_in_report(number, &order), number))
            .is_sorted()
    }

    /// The `order` of a folder's front page in a language.
    fn order_of(&self, folder: &str, language: &str) -> Option<OrderNumber> {
        let start = if folder.is_empty() {
            format!("{CONTENT}/index")
        } else {
            format!("{CONTENT}/{folder}/index")
        };
        let from = (Bound::Included(start.as_str()), Bound::Unbounded);
        let near = self.by_path.range::<str, _>(from);
        let fronts = near
            .take_while(|(path, _)| path.starts_with(&start))
            .filter(|(path, _)| PathParts::of(path).is_front_page())
            .map(|(_, &number)| &self.pages[number].summary)
            .filter(|summary| summary.language == language);
        let order = fronts.last()?.front.order.as_ref()?;
        Some(order.value.clone())
    }
}

impl Summary {
    /// Whether another summary of the page leads to the same index: address, report, terms and places. Title and headings may
    /// differ.
    pub fn is_indexed_alike(&self, other: &Self) -> bool {
        // A new field must be considered here: is the index made from it?
        let Self {
            path,
            language,
            front,
            title: _,
            description: _,
            outline: _,
            anchors: _,
            minutes: _,
            embedded,
            areas,
            indicators: _,
            figures: _,
            source: _,
            front_end: _,
        } = self;
        *path == other.path
            && *language == other.language
            && *embedded == other.embedded
            && *areas == other.areas
            && fronts_indexed_alike(front, &other.front)
    }
}

fn fronts_indexed_alike(one: &FrontMatter, other: &FrontMatter) -> bool {
    let FrontMatter {
        title: _,
        summary: _,
        kind,
        place,
        organisation: _,
        partners: _,
        authors: _,
        contact: _,
        links: _,
        published: _,
        updated: _,
        draft,
        embargo,
        as_at,
        reviewed: _,
        corrections: _,
        withdrawn: _,
        order,
        slug,
        aliases,
        image: _,
        pull_quote: _,
        key_points: _,
        key_figures: _,
        indicators: _,
        taxonomies,
        sources: _,
        language,
        translation_of,
        extra: _,
    } = one;
    let same_terms = taxonomies.len() == other.taxonomies.len()
        && taxonomies
            .iter()
            .zip(&other.taxonomies)
            .all(|((id, terms), (other_id, others))| id == other_id && all_alike(terms, others));
    alike(kind.as_ref(), other.kind.as_ref())
        && all_alike(place, &other.place)
        && *draft == other.draft
        && alike(embargo.as_ref(), other.embargo.as_ref())
        && alike(as_at.as_ref(), other.as_at.as_ref())
        && alike(order.as_ref(), other.order.as_ref())
        && alike(slug.as_ref(), other.slug.as_ref())
        && all_alike(aliases, &other.aliases)
        && same_terms
        && alike(language.as_ref(), other.language.as_ref())
        && alike(translation_of.as_ref(), other.translation_of.as_ref())
}

/// Whether two values are equal, wherever they are written.
fn alike<T: PartialEq>(one: Option<&Spanned<T>>, other: Option<&Spanned<T>>) -> bool {
    one.map(|one| &one.value) == other.map(|other| &other.value)
}

fn all_alike<T: PartialEq>(some: &[Spanned<T>], others: &[Spanned<T>]) -> bool {
    let values = some.iter().map(|one| &one.value);
    values.eq(others.iter().map(|other| &other.value))
}
