//! All pages of a site, each built on request.
//!
//! In: [`RenderInputs`], a [`RenderCache`]. Out: the ids of all pages, and for each its [`PageOutput`]. Must not know: what a
//! kind of page contains.

use std::sync::OnceLock;

use super::builder::{PageBuilder, PageOutput, output_path};
use super::cache::{LocaleContext, RenderCache};
use super::inputs::RenderInputs;
use super::kinds::{
    about_data, accessibility, compare, indicator, indicators, not_found, place, places, redirect,
    taxonomy, term, written,
};
use super::lookup::{Locale, SiteLookup};
use super::page_id::{GeneratedId, PageId};
use super::parts::glossary::explained_terms;
use super::parts::head::site_context;
use crate::diagnostic::Diagnostic;
use crate::language::Strings;
use crate::site::PACKAGE;
use crate::theme::SharedContext;

/// All pages of a site, ready to be built.
pub struct SiteRenderer<'a> {
    pub(super) lookup: SiteLookup<'a>,
}

impl<'a> SiteRenderer<'a> {
    /// Creates the renderer of a site. What its pages share is computed unless the cache has it.
    pub fn new(inputs: RenderInputs<'a>, cache: &'a RenderCache) -> Self {
        let mut lookup = SiteLookup {
            numbers: cache.numbers(&inputs),
            locales: Vec::new(),
            cache,
            inputs,
        };
        let site = lookup.inputs.site;
        let main = lookup.inputs.config.language.as_str();
        let others = site.other_languages.iter().map(String::as_str);
        let languages: Vec<&str> = std::iter::once(main).chain(others).collect();
        let contexts = cache.languages.get_or_init(|| {
            let languages = languages.iter();
            languages
                .map(|language| locale_context(&lookup, language))
                .collect()
        });
        let locales = languages.into_iter().zip(contexts);
        lookup.locales = locales
            .map(|(language, context)| Locale {
                language: language.to_owned(),
                strings: strings(&lookup.inputs, language),
                site: &context.site,
                shared: &context.shared,
                cards: &context.cards,
                terms: &context.terms,
            })
            .collect();
        Self { lookup }
    }

    /// Every page of the site.
    pub fn page_ids(&self) -> Vec<PageId> {
        let site = self.lookup.inputs.site;
        let mut ids: Vec<PageId> = (0..site.pages.len()).map(PageId::Written).collect();
        let generated = self.generated();
        for locale in 0..self.lookup.locales.len() {
            let generated = generated.iter();
            ids.extend(generated.map(|&id| PageId::Generated(id, locale)));
        }
        ids.extend((0..site.former_addresses.len()).map(PageId::Redirect));
        ids.push(PageId::NotFound);
        ids
    }

    /// The pages that exist in each language.
    fn generated(&self) -> Vec<GeneratedId> {
        let site = self.lookup.inputs.site;
        let mut generated = Vec::new();
        for (number, taxonomy) in site.taxonomies.iter().enumerate() {
            generated.push(GeneratedId::Taxonomy(number));
            let terms = 0..taxonomy.terms.len();
            generated.extend(terms.map(|term| GeneratedId::Term(number, term)));
        }
        if !site.places.is_empty() {
            generated.push(GeneratedId::Places);
            generated.extend((0..site.places.len()).map(GeneratedId::Place));
        }
        if !site.indicators.is_empty() {
            generated.push(GeneratedId::Indicators);
            generated.extend((0..site.indicators.len()).map(GeneratedId::Indicator));
        }
        if site.has_comparison() {
            generated.push(GeneratedId::Compare);
            generated.extend((0..site.comparison_parts.len()).map(GeneratedId::ComparePart));
        }
        generated.extend([GeneratedId::AboutData, GeneratedId::Accessibility]);
        generated
    }

    /// The page with this path in the output folder.
    pub fn page_at(&self, path: &str) -> Option<PageId> {
        if path == "404.html" {
            return Some(PageId::NotFound);
        }
        let site = self.lookup.inputs.site;
        let redirect = |address: &str| {
            let mut redirects = site.former_addresses.iter();
            let number = redirects.position(|redirect| redirect.address == address)?;
            Some(PageId::Redirect(number))
        };
        let Some(folder) = path.strip_suffix("index.html") else {
            // A former address may be a file's: `/old.html`.
            return redirect(&format!("/{path}")).filter(|_| !path.ends_with('/'));
        };
        let address = format!("/{}", folder.trim_start_matches('/'));
        if let Some(number) = site.number_at(&address) {
            return Some(PageId::Written(number));
        }
        let generated = self.generated();
        let locales = self.lookup.locales.iter().enumerate();
        let mut found = locales.filter_map(|(locale, of)| {
            let own = match locale {
                0 => Some(address.as_str()),
                _ => address.strip_prefix('/')?.strip_prefix(&of.language),
            }?;
            let mut generated = generated.iter();
            let id = generated.find(|&&id| self.lookup.generated_address(id) == own)?;
            Some(PageId::Generated(*id, locale))
        });
        found.next().or_else(|| redirect(&address))
    }

    /// The page that writes a data file with this path.
    pub fn page_of_data(&self, path: &str) -> Option<PageId> {
        if path == PACKAGE.trim_start_matches('/') {
            return Some(PageId::Generated(GeneratedId::AboutData, 0));
        }
        let (id, _) = path.strip_prefix("data/")?.rsplit_once('.')?;
        let mut indicators = self.lookup.inputs.site.indicators.iter();
        let number = indicators.position(|route| route.id == id)?;
        Some(PageId::Generated(GeneratedId::Indicator(number), 0))
    }

    /// A page's path in the output folder.
    pub fn output_path(&self, id: PageId) -> String {
        let lookup = &self.lookup;
        let site = lookup.inputs.site;
        match id {
            PageId::Written(number) => output_path(&lookup.page(number).address),
            PageId::Redirect(number) => output_path(&site.former_addresses[number].address),
            PageId::NotFound => "404.html".to_owned(),
            PageId::Generated(id, locale) => {
                let language = &lookup.locales[locale].language;
                output_path(&site.in_language(lookup.generated_address(id), language))
            }
        }
    }

    pub fn build(&self, id: PageId, diagnostics: &mut Vec<Diagnostic>) -> PageOutput {
        let lookup = &self.lookup;
        match id {
            PageId::Written(number) => written::written(lookup, number, diagnostics),
            PageId::Redirect(number) => redirect::redirect(lookup, number),
            PageId::NotFound => not_found::not_found(lookup),
            PageId::Generated(id, locale) => {
                let address = lookup.generated_address(id);
                let mut builder = PageBuilder::new(lookup, locale, address);
                let page = match id {
                    GeneratedId::Taxonomy(number) => taxonomy::taxonomy(&builder, number),
                    GeneratedId::Term(number, term) => term::term(&builder, number, term),
                    GeneratedId::Places => places::places(&builder),
                    GeneratedId::Place(number) => place::place(&mut builder, number),
                    GeneratedId::Indicators => indicators::indicators(&builder),
                    GeneratedId::Indicator(number) => indicator::indicator(&mut builder, number),
                    GeneratedId::Compare => compare::compare(&builder),
                    GeneratedId::ComparePart(number) => compare::compare_part(&builder, number),
                    GeneratedId::AboutData => about_data::about_data(&mut builder),
                    GeneratedId::Accessibility => accessibility::accessibility(&builder),
                };
                page.finish(builder, id, diagnostics)
            }
        }
    }

    /// The template values that pages of a language share.
    pub fn shared(&self, locale: usize) -> &SharedContext {
        self.lookup.locales[locale].shared
    }
}

fn locale_context(lookup: &SiteLookup<'_>, language: &str) -> LocaleContext {
    let site = site_context(lookup, language);
    LocaleContext {
        shared: lookup.inputs.theme.share(&site),
        site,
        cards: lookup
            .inputs
            .site
            .pages
            .iter()
            .map(|_| OnceLock::new())
            .collect(),
        terms: explained_terms(&lookup.inputs, language),
    }
}

fn strings<'a>(inputs: &RenderInputs<'a>, language: &str) -> &'a Strings {
    inputs.theme.strings(language)
}
