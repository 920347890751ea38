//! The index of all pages: addresses, order, reports, taxonomies, translations, what is unpublished, where links lead.
//!
//! In: summaries of documents, definitions, settings, the time of the build: texts, never data values.
//! Out: the `Site`, and messages. Must not know: bodies, numbers, HTML.

pub mod address;
mod assets;
mod brand;
mod embedding;
mod folders;
mod incremental;
mod link;
mod link_target;
mod menu;
mod names;
mod order;
mod pages;
mod paths;
mod places;
mod relations;
pub mod relative;
mod routes;
mod scheme;
mod summary;
mod taxonomy;
#[cfg(test)]
mod tests;
mod unpublished;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::{Timestamp, ZonedDateTime};

pub use self::address::{part_of_name, slug};
pub use self::assets::{Asset, is_asset, is_picture};
#[cfg(test)]
pub use self::link_target::{Fix, LinkProblem};
pub use self::link_target::{LinkTarget, LinkTargets};
pub use self::menu::ResolvedMenuItem;
pub use self::pages::{FormerAddress, Page};
pub use self::places::{
    COMPARE, ComparisonPart, INDICATORS, IndicatorRoute, PACKAGE, PLACES, PlaceRoute,
};
pub use self::routes::{Route, Routes};
pub use self::summary::Summary;
pub use self::taxonomy::{TaxonomyIndex, TermEntry};
pub use self::unpublished::{PublicationClock, Unpublished, moment, time_zone};
use crate::config::SiteConfig;
use crate::data::{Areas, Definition};
use crate::diagnostic::Diagnostic;
use crate::inputs::{Lifted, Shown};
use crate::source::{SitePath, Span};

/// The folder that holds what editors write.
pub const CONTENT: &str = "content";

/// What a site's index is made from.
#[derive(Clone, Copy)]
pub struct IndexInput<'a> {
    pub config: &'a SiteConfig,
    pub areas: &'a Areas,
    /// Every page, in order of path.
    pub summaries: &'a [Arc<Summary>],
    /// Every indicator's definition.
    pub definitions: &'a [Arc<Definition>],
    /// Every file of the site's folder `content`, with the number of its bytes where it may be published.
    pub files: &'a [(SitePath, u64)],
    /// What Casebook generates on every site besides the pages here: address, and a description (`the sitemap`).
    pub generated: &'a [(&'a str, &'a str)],
    /// The time of the build.
    pub now: Timestamp,
    /// Which unpublished pages are shown all the same.
    pub shown: Shown,
    /// Releases of data that are taken to be out.
    pub lifted: &'a Lifted,
}

/// The index of a site. Pages are identified by their number in `pages`. Large parts are in `Arc`s, so that the index after
/// an edit shares with the previous one what has not changed.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Published pages, by path.
    pub pages: Vec<Arc<Page>>,
    /// Unpublished pages and definitions, by path.
    pub unpublished: BTreeMap<SitePath, Unpublished>,
    /// Unpublished pages and definitions that are shown all the same, by path.
    pub shown_unpublished: BTreeMap<SitePath, Unpublished>,
    /// Unpublished indicators, by id.
    pub unpublished_indicators: BTreeMap<String, Unpublished>,
    /// The first time after the build's at which an embargo ends, and the site must be built again; in the site's zone.
    pub next_moment: Option<ZonedDateTime>,
    /// Taxonomies in site.yaml's order.
    pub taxonomies: Vec<TaxonomyIndex>,
    /// Areas that have a page of their own, by id.
    pub places: Vec<PlaceRoute>,
    /// Published indicators, by id.
    pub indicators: Vec<IndicatorRoute>,
    /// The pages that the comparison of places is spread over, where one would be too long.
    pub comparison_parts: Vec<ComparisonPart>,
    pub former_addresses: Vec<FormerAddress>,
    /// The menu, in each language.
    pub menu: Vec<ResolvedMenuItem>,
    /// Where the pictures of site.yaml lead.
    pub brand: LinkTargets,
    /// Every address with what claims it.
    pub routes: Arc<Routes>,
    /// Files that pages may show or link to.
    pub assets: Arc<BTreeMap<SitePath, Asset>>,
    by_path: Arc<BTreeMap<SitePath, usize>>,
    by_address: Arc<BTreeMap<String, usize>>,
    /// Files of `content` that are neither pages nor published.
    other_files: Arc<BTreeSet<SitePath>>,
    /// Folders of `content` that hold anything, from the site's root.
    folders: BTreeSet<String>,
    /// For each block that closes a cycle of pages that embed each other (page, embedded page): the files of the cycle.
    cycles: BTreeMap<(usize, usize), Vec<usize>>,
    pub main_language: String,
    /// The other languages that pages are written in, in site.yaml's order.
    pub other_languages: Vec<String>,
}

impl Site {
    /// Builds the index.
    pub fn index(input: &IndexInput<'_>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let config = input.config;
        let mut clock =
            PublicationClock::new(input.now, &config.time_zone, input.shown, diagnostics);
        let mut site = Self {
            main_language: config.language.clone(),
            taxonomies: taxonomy::from_config(config, diagnostics),
            ..Self::default()
        };
        for &(address, what) in input.generated {
            site.claim_here(address, what, diagnostics);
        }
        site.add_pages(input, &mut clock, diagnostics);
        site.find_languages(config);
        for &(address, what) in input.generated {
            if address.ends_with('/') {
                site.claim_elsewhere(address, what, None, diagnostics);
            }
        }
        site.add_indicators(input, &mut clock, diagnostics);
        site.add_places(input, diagnostics);
        site.add_lists(diagnostics);
        site.add_terms(input, diagnostics);
        site.add_comparison_parts(diagnostics);
        site.add_assets(input, diagnostics);
        site.add_aliases(diagnostics);
        site.find_cycles();
        site.add_menu(config, diagnostics);
        site.add_brand(config, diagnostics);
        site.next_moment = clock.next();
        site
    }

    /// The page of a file, if it is published.
    pub fn page_of(&self, path: &str) -> Option<&Page> {
        self.number_of(path).map(|number| &*self.pages[number])
    }

    /// The number of a file's page.
    pub fn number_of(&self, path: &str) -> Option<usize> {
        self.by_path.get(path).copied()
    }

    /// Finds the languages that pages are written in, besides the main one: generated pages exist in each.
    fn find_languages(&mut self, config: &SiteConfig) {
        let used: BTreeSet<&str> = self
            .pages
            .iter()
            .map(|page| page.summary.language.as_str())
            .collect();
        let others = config.languages.iter();
        self.other_languages = others
            .filter(|language| {
                language.value != config.language && used.contains(language.as_str())
            })
            .map(|language| language.value.clone())
            .collect();
    }

    /// Claims the addresses of a generated page in all languages.
    fn claim_generated(&mut self, address: &str, what: &str, diagnostics: &mut Vec<Diagnostic>) {
        self.claim_here(address, what, diagnostics);
        self.claim_elsewhere(address, what, None, diagnostics);
    }

    /// Claims the address of something generated in the main language.
    fn claim_here(&mut self, address: &str, what: &str, diagnostics: &mut Vec<Diagnostic>) {
        let route = Route {
            address: address.to_owned(),
            owner: what.to_owned(),
            span: None,
        };
        Arc::make_mut(&mut self.routes).claim(route, diagnostics);
    }

    /// Claims the addresses of a generated page in the site's other languages.
    fn claim_elsewhere(
        &mut self,
        address: &str,
        what: &str,
        span: Option<&Span>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for language in &self.other_languages {
            let route = Route {
                address: format!("/{language}{address}"),
                owner: format!("{what} in the language {language}"),
                span: span.cloned(),
            };
            Arc::make_mut(&mut self.routes).claim(route, diagnostics);
        }
    }

    /// The page at an address.
    pub fn page_at(&self, address: &str) -> Option<&Page> {
        self.number_at(address).map(|number| &*self.pages[number])
    }

    /// The number of the page at an address.
    pub fn number_at(&self, address: &str) -> Option<usize> {
        self.by_address.get(address).copied()
    }

    /// The home page of a language.
    pub fn home(&self, language: &str) -> Option<&Page> {
        self.page_at(&self.home_address(language))
    }

    /// The address of a language's home page, whether or not it exists: `/`, `/cy/`.
    pub fn home_address(&self, language: &str) -> String {
        self.in_language("/", language)
    }

    /// An address of the main language in another one: the same under `/cy/`.
    pub fn in_language(&self, address: &str, language: &str) -> String {
        if language == self.main_language {
            address.to_owned()
        } else {
            format!("/{language}{address}")
        }
    }

    /// The pages from the home page down to a page's parent, in the page's language where they are: what its breadcrumbs show.
    pub fn breadcrumbs(&self, page: &Page) -> Vec<usize> {
        let language = &page.summary.language;
        let in_language = |number: usize| {
            let others = self.pages[number].translations.iter().copied();
            let mut all = std::iter::once(number).chain(others);
            all.find(|&number| self.pages[number].summary.language == *language)
                .unwrap_or(number)
        };
        let mut line = Vec::new();
        let mut next = page.parent;
        while let Some(number) = next.map(in_language) {
            if line.contains(&number) {
                break;
            }
            line.push(number);
            next = self.pages[number].parent;
        }
        line.reverse();
        line
    }
}
