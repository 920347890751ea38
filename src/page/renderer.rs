//! All pages of a site, ready to be made one by one; what they share stands on a cache.
//!
//! In: [`RenderInputs`], a [`RenderCache`]. Out: [`PageId`]s, and for each its page. Must not know: what the single kinds of page hold.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::cache::{Citations, OfLanguage, RenderCache, SiteLookup};
use super::head;
use crate::chart::{ChartData, Drawing};
use crate::config::{SiteConfig, Sources};
use crate::data::{AreaId, Areas, Catalogue};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Kind};
use crate::evidence::PageEvidence;
use crate::language::Strings;
use crate::output::OutputFile;
use crate::site::{IndicatorRoute, LinkTargets, Page, PlaceRoute, Site};
use crate::theme::context::{self, ExtraValue, PageContext};
use crate::theme::{Shared, Theme};

/// What pages are rendered from.
pub struct RenderInputs<'a> {
    /// site.yaml.
    pub config: &'a SiteConfig,
    /// areas.csv.
    pub areas: &'a Areas,
    /// sources.yaml.
    pub sources: &'a Sources,
    /// The indicators that are not held back.
    pub catalogue: &'a Catalogue,
    /// The pages together.
    pub site: &'a Site,
    /// The theme.
    pub theme: &'a Theme,
    /// The area that others are compared with.
    pub benchmark: Option<&'a AreaId>,
    /// The build's moment.
    pub now: Timestamp,
    /// `index.html` is written out in links.
    pub portable: bool,
    /// What its editor wrote of each page of `site`, by its number.
    pub written: &'a (dyn Fn(usize) -> WrittenPage<'a> + Sync),
    /// Draws a chart.
    pub draw: &'a (dyn Fn(&ChartData, &Strings) -> Arc<Drawing> + Sync),
}

/// A page as its editor wrote it, with what was found of it.
pub struct WrittenPage<'a> {
    /// The text.
    pub document: &'a Document,
    /// Its claims.
    pub evidence: &'a PageEvidence,
    /// Its charts and tables, each by its fence's first byte in the file, in order.
    pub charts: Vec<(u32, &'a ChartData)>,
    /// Where its links lead.
    pub targets: &'a LinkTargets,
    /// The theme's own fields.
    pub extra: &'a BTreeMap<String, ExtraValue>,
}

/// A page to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageId {
    /// The page of this number in the site.
    Written(usize),
    /// The redirect of this number.
    Redirect(usize),
    /// The page for addresses that are not there.
    NotFound,
    /// What Casebook makes by itself, in the language of this number.
    Generated(GeneratedKind, usize),
}

/// A page that nobody wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GeneratedKind {
    /// A taxonomy, by number.
    Taxonomy(usize),
    /// A taxonomy's term, by numbers.
    Term(usize, usize),
    /// The list of places.
    Places,
    /// A place, by number.
    Place(usize),
    /// The list of indicators.
    Indicators,
    /// An indicator, by number.
    Indicator(usize),
    /// Where the data come from.
    AboutData,
    /// The accessibility statement.
    Accessibility,
}

/// A page that was made.
pub struct PageOutput {
    /// Where it goes, from the output's root: `marmot-places/coventry/index.html`.
    pub path: String,
    /// Everything that its template receives.
    pub context: PageContext,
    /// The files beside it: drawings, data.
    pub files: Vec<OutputFile>,
    /// The language of its words, as the number of a locale.
    pub locale: usize,
}

/// What all pages of one language share.
pub struct Locale<'a> {
    /// The language's code.
    pub language: String,
    /// The theme's words.
    pub strings: &'a Strings,
    /// The site, as templates see it.
    pub(super) site: &'a context::Site,
    /// The same, made into template values once.
    pub shared: &'a Shared,
}

/// All pages of a site, ready to be made.
pub struct SiteRenderer<'a> {
    pub(super) parts: RenderInputs<'a>,
    /// The main language's first.
    pub(super) locales: Vec<Locale<'a>>,
    pub(super) cache: &'a RenderCache,
    pub(super) lookup: &'a SiteLookup,
}

impl<'a> SiteRenderer<'a> {
    /// Opens the renderer of a site's pages. What they share is worked out unless the cache has it.
    pub fn new(parts: RenderInputs<'a>, cache: &'a RenderCache) -> Self {
        let mut renderer = Self {
            locales: Vec::new(),
            lookup: cache.lookup(&parts),
            cache,
            parts,
        };
        let of_languages = cache.languages.get_or_init(|| {
            let languages = renderer.languages();
            languages
                .map(|language| renderer.of_language(language))
                .collect()
        });
        renderer.locales = renderer
            .languages()
            .zip(of_languages)
            .map(|(language, of)| Locale {
                language: language.to_owned(),
                strings: renderer.strings(language),
                site: &of.site,
                shared: &of.shared,
            })
            .collect();
        renderer
    }

    /// Every page to be made.
    pub fn page_ids(&self) -> Vec<PageId> {
        let site = self.parts.site;
        let mut ids: Vec<PageId> = (0..site.pages.len()).map(PageId::Written).collect();
        let generated = self.generated();
        for locale in 0..self.locales.len() {
            ids.extend(
                generated
                    .iter()
                    .map(|&what| PageId::Generated(what, locale)),
            );
        }
        ids.extend((0..site.redirects.len()).map(PageId::Redirect));
        ids.push(PageId::NotFound);
        ids
    }

    /// What is made in each language.
    pub(super) fn generated(&self) -> Vec<GeneratedKind> {
        let site = self.parts.site;
        let mut generated = Vec::new();
        for (number, taxonomy) in site.taxonomies.iter().enumerate() {
            generated.push(GeneratedKind::Taxonomy(number));
            let terms = 0..taxonomy.terms.len();
            generated.extend(terms.map(|term| GeneratedKind::Term(number, term)));
        }
        if !site.places.is_empty() {
            generated.push(GeneratedKind::Places);
            generated.extend((0..site.places.len()).map(GeneratedKind::Place));
        }
        if !site.indicators.is_empty() {
            generated.push(GeneratedKind::Indicators);
            generated.extend((0..site.indicators.len()).map(GeneratedKind::Indicator));
        }
        generated.extend([GeneratedKind::AboutData, GeneratedKind::Accessibility]);
        generated
    }

    /// The address of what is made in each language.
    pub(super) fn generated_address(&self, what: GeneratedKind) -> &'a str {
        let site = self.parts.site;
        match what {
            GeneratedKind::Taxonomy(number) => &site.taxonomies[number].address,
            GeneratedKind::Term(number, term) => &site.taxonomies[number].terms[term].address,
            GeneratedKind::Places => super::PLACES,
            GeneratedKind::Place(number) => &site.places[number].address,
            GeneratedKind::Indicators => super::INDICATORS,
            GeneratedKind::Indicator(number) => &site.indicators[number].address,
            GeneratedKind::AboutData => super::DATA,
            GeneratedKind::Accessibility => super::ACCESSIBILITY,
        }
    }

    /// The page that goes to a path from the output's root.
    pub fn page_at(&self, path: &str) -> Option<PageId> {
        let site = self.parts.site;
        if path == "404.html" {
            return Some(PageId::NotFound);
        }
        let folder = path.strip_suffix("index.html")?;
        let address = format!("/{}", folder.trim_start_matches('/'));
        if let Some(number) = site.number_at(&address) {
            return Some(PageId::Written(number));
        }
        let generated = self.generated();
        let languages = self.locales.iter().enumerate();
        let mut made = languages.flat_map(|(locale, of)| {
            let generated = generated.iter();
            generated.filter_map({
                let address = &address;
                move |&what| {
                    let own = self.generated_address(what);
                    let is_it = site.in_language(own, &of.language) == *address;
                    is_it.then_some(PageId::Generated(what, locale))
                }
            })
        });
        made.next().or_else(|| {
            let mut redirects = site.redirects.iter();
            let found = redirects.position(|redirect| redirect.address == address);
            found.map(PageId::Redirect)
        })
    }

    /// The page beside which an indicator's data at a path are made.
    pub fn page_of_data(&self, path: &str) -> Option<PageId> {
        let (id, _) = path.strip_prefix("data/")?.rsplit_once('.')?;
        let mut indicators = self.parts.site.indicators.iter();
        let number = indicators.position(|route| route.id == id)?;
        Some(PageId::Generated(GeneratedKind::Indicator(number), 0))
    }

    /// Where a page goes, from the output's root.
    pub fn output_path(&self, id: PageId) -> String {
        let site = self.parts.site;
        let address = match id {
            PageId::Written(number) => self.page(number).address.clone(),
            PageId::Redirect(number) => site.redirects[number].address.clone(),
            PageId::NotFound => return "404.html".to_owned(),
            PageId::Generated(what, locale) => {
                site.in_language(self.generated_address(what), &self.locales[locale].language)
            }
        };
        format!("{}index.html", address.trim_start_matches('/'))
    }

    /// Makes a page.
    pub fn make(&self, id: PageId, diagnostics: &mut Vec<Diagnostic>) -> PageOutput {
        match id {
            PageId::Written(number) => super::written::make(self, number, diagnostics),
            PageId::Redirect(number) => super::redirect::make(self, number),
            PageId::NotFound => super::not_found::make(self),
            PageId::Generated(what, locale) => {
                let address = self.generated_address(what);
                let mut builder = super::builder::PageBuilder::new(self, locale, address);
                let made = match what {
                    GeneratedKind::Taxonomy(number) => super::taxonomy::taxonomy(&builder, number),
                    GeneratedKind::Term(number, term) => {
                        super::taxonomy::term(&builder, number, term)
                    }
                    GeneratedKind::Places => super::places::make(&builder),
                    GeneratedKind::Place(number) => super::place::make(&mut builder, number),
                    GeneratedKind::Indicators => super::indicators::make(&builder),
                    GeneratedKind::Indicator(number) => {
                        super::indicator::make(&mut builder, number)
                    }
                    GeneratedKind::AboutData => super::about_data::make(&builder),
                    GeneratedKind::Accessibility => super::accessibility::make(&builder),
                };
                builder.finish(made, what, diagnostics)
            }
        }
    }

    /// What pages in a language share; the number is a made page's.
    pub fn shared(&self, locale: usize) -> &Shared {
        self.locales[locale].shared
    }

    /// The main language, then each that has a page.
    fn languages(&self) -> impl Iterator<Item = &'a str> {
        let others = self.parts.site.other_languages.iter();
        std::iter::once(self.parts.config.language.as_str()).chain(others.map(String::as_str))
    }

    fn strings(&self, language: &str) -> &'a Strings {
        self.parts.theme.strings(language)
    }

    fn of_language(&self, language: &str) -> OfLanguage {
        let site = head::site(self, language, self.strings(language));
        OfLanguage {
            shared: self.parts.theme.share(&site),
            site,
        }
    }

    /// The locale of a language; the main one where it has none.
    pub(super) fn locale_of(&self, language: &str) -> usize {
        let mut locales = self.locales.iter();
        locales
            .position(|locale| locale.language == language)
            .unwrap_or(0)
    }

    /// What the pages together cite.
    pub(super) fn citations(&self) -> &'a Citations {
        self.cache.citations(&self.parts)
    }

    /// An area's page.
    pub(super) fn place(&self, area: &str) -> Option<&'a PlaceRoute> {
        let number = self.lookup.places.get(area)?;
        self.parts.site.places.get(*number)
    }

    /// An indicator's page.
    pub(super) fn indicator(&self, id: &str) -> Option<&'a IndicatorRoute> {
        let number = self.lookup.indicators.get(id)?;
        self.parts.site.indicators.get(*number)
    }

    /// A page of the site.
    pub(super) fn page(&self, number: usize) -> &'a Page {
        &self.parts.site.pages[number]
    }

    /// The name of a sort of page, as templates know it.
    pub(super) fn kind(kind: Kind) -> &'static str {
        match kind {
            Kind::Report => "report",
            Kind::CaseStudy => "case-study",
            Kind::Article => "article",
            Kind::Page => "page",
        }
    }
}
