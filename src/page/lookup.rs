//! Looks up routes, paths, languages and citations while pages are built.
//!
//! In: render inputs and their cache. Out: references and addresses. Must not know: single pages, templates.

use std::sync::OnceLock;

use super::body::ExplainedTerm;
use super::cache::{Citations, Numbers, RenderCache};
use super::inputs::RenderInputs;
use super::page_id::{ACCESSIBILITY, DATA, GeneratedId};
use super::rankings::AreaRanking;
use crate::data::Indicator;
use crate::language::Strings;
use crate::site::{COMPARE, INDICATORS, PLACES};
use crate::site::{IndicatorRoute, Page, PlaceRoute, relative};
use crate::theme::context::Prepared;
use crate::theme::{SharedContext, context};

/// Looks up what pages under construction need of the site.
pub(super) struct SiteLookup<'a> {
    pub(super) inputs: RenderInputs<'a>,
    /// The main language's first.
    pub(super) locales: Vec<Locale<'a>>,
    pub(super) cache: &'a RenderCache,
    pub(super) numbers: &'a Numbers,
}

/// What all pages of one language share.
pub(super) struct Locale<'a> {
    /// The language's code.
    pub(super) language: String,
    /// The interface texts of the theme.
    pub(super) strings: &'a Strings,
    /// The site's template context.
    pub(super) site: &'a context::Site,
    /// The same as template values.
    pub(super) shared: &'a SharedContext,
    /// The pages' cards, by number.
    pub(super) cards: &'a [OnceLock<Prepared<context::Card>>],
    /// The terms that pages explain.
    pub(super) terms: &'a [ExplainedTerm],
}

impl<'a> SiteLookup<'a> {
    /// All pages' citations together.
    pub(super) fn citations(&self) -> &'a Citations {
        self.cache.citations(&self.inputs)
    }

    /// The rankings of an indicator's areas.
    pub(super) fn rankings(&self, indicator: &Indicator) -> &'a [AreaRanking] {
        let number = self.numbers.indicators.get(&indicator.definition.id.value);
        let of = |number: &usize| self.cache.rankings(&self.inputs, *number, indicator);
        number.map(of).unwrap_or_default()
    }

    /// A page of the site.
    pub(super) fn page(&self, number: usize) -> &'a Page {
        &self.inputs.site.pages[number]
    }

    /// A page's number in its report.
    pub(super) fn number_in_report(&self, page: usize) -> Option<u32> {
        self.numbers.in_report[page]
    }

    /// An area's page.
    pub(super) fn place(&self, area: &str) -> Option<&'a PlaceRoute> {
        let number = self.numbers.places.get(area)?;
        self.inputs.site.places.get(*number)
    }

    /// An indicator's page.
    pub(super) fn indicator(&self, id: &str) -> Option<&'a IndicatorRoute> {
        let number = self.numbers.indicators.get(id)?;
        self.inputs.site.indicators.get(*number)
    }

    /// The number of a language's locale; the main one's where it has none.
    pub(super) fn locale_of(&self, language: &str) -> usize {
        let mut locales = self.locales.iter();
        locales
            .position(|locale| locale.language == language)
            .unwrap_or(0)
    }

    /// The main language's address of a generated page.
    pub(super) fn generated_address(&self, id: GeneratedId) -> &'a str {
        let site = self.inputs.site;
        match id {
            GeneratedId::Taxonomy(number) => &site.taxonomies[number].address,
            GeneratedId::Term(number, term) => &site.taxonomies[number].terms[term].address,
            GeneratedId::Places => PLACES,
            GeneratedId::Place(number) => &site.places[number].address,
            GeneratedId::Indicators => INDICATORS,
            GeneratedId::Indicator(number) => &site.indicators[number].address,
            GeneratedId::Compare => COMPARE,
            GeneratedId::ComparePart(number) => &site.comparison_parts[number].address,
            GeneratedId::AboutData => DATA,
            GeneratedId::Accessibility => ACCESSIBILITY,
        }
    }

    /// An address as a path from the site's root, as links have it.
    pub(super) fn path(&self, address: &str) -> String {
        relative::from_root(address, self.inputs.portable)
    }

    /// A path to an anchor of a page.
    pub(super) fn path_to(&self, address: &str, anchor: &str) -> String {
        let mut path = self.path(address);
        path.push('#');
        path.push_str(anchor);
        path
    }

    /// The absolute address of a page where the site is published.
    pub(super) fn canonical(&self, address: &str) -> String {
        relative::absolute(&self.inputs.config.base_url, address)
    }
}
