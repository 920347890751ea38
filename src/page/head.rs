//! What all pages share, and what every page says of itself: the site, addresses, languages, the way down to a page.
//!
//! In: a renderer. Out: parts of contexts. Must not know: texts, data.

use super::DATA;
use super::renderer::{Locale, SiteRenderer};
use super::words;
use crate::language::{Strings, own_name};
use crate::site::{LinkTarget, relative};
use crate::theme::context::{self, Crumb, Day, LicenceLink, MenuLink, PageLink, Translation};

impl SiteRenderer<'_> {
    /// An address as a path from the site's root, as it stands in links.
    pub(super) fn path(&self, address: &str) -> String {
        relative::from_root(address, self.parts.portable)
    }

    /// A path to a place on a page.
    pub(super) fn path_to(&self, address: &str, anchor: &str) -> String {
        format!("{}#{anchor}", self.path(address))
    }

    /// The whole address of a page where the site is published.
    pub(super) fn canonical(&self, address: &str) -> String {
        relative::absolute(&self.parts.config.base_url, address)
    }

    /// The address of a language's home page: the main one's where it has none.
    pub(super) fn home_address(&self, language: &str) -> String {
        let site = self.parts.site;
        match site.home(language) {
            Some(home) => home.address.clone(),
            None => "/".to_owned(),
        }
    }

    /// The link to a page of the site.
    pub(super) fn page_link(&self, number: usize) -> PageLink {
        let page = self.page(number);
        PageLink {
            title: page.summary.title.clone(),
            path: self.path(&page.address),
        }
    }

    /// The step to a page of the site.
    pub(super) fn crumb(&self, number: usize) -> Crumb {
        let PageLink { title, path } = self.page_link(number);
        Crumb { title, path }
    }
}

/// `site`, for the pages of a language.
pub(super) fn site(
    renderer: &SiteRenderer<'_>,
    language: &str,
    strings: &Strings,
) -> context::Site {
    let parts = &renderer.parts;
    let config = parts.config;
    let site = parts.site;
    let text = |text: &crate::config::LocalText| text.get(language).value.clone();
    let path = |address: &str| renderer.path(&site.in_language(address, language));
    let built = renderer.lookup.zone.to_datetime(parts.now).date();
    let licence = config.licence.as_ref().map(|licence| LicenceLink {
        title: text(&licence.title),
        href: licence.url.as_ref().map(|url| url.value.clone()),
    });
    context::Site {
        title: text(&config.title),
        organisation: config.organisation.as_ref().map(text),
        description: config.description.as_ref().map(text),
        language: language.to_owned(),
        home: renderer.path(&renderer.home_address(language)),
        menu: menu(renderer, language),
        licence,
        about_data: Some(path(DATA)),
        places: (!site.places.is_empty()).then(|| path(super::PLACES)),
        indicators: (!site.indicators.is_empty()).then(|| path(super::INDICATORS)),
        accessibility: Some(path(super::ACCESSIBILITY)),
        built: words::day(built, strings),
        generator: concat!("Casebook ", env!("CARGO_PKG_VERSION")).to_owned(),
    }
}

/// The menu; a page that exists in the language is linked in it.
fn menu(renderer: &SiteRenderer<'_>, language: &str) -> Vec<MenuLink> {
    let site = renderer.parts.site;
    let items = site.menu.iter().map(|item| {
        let title = item.title.get(language).value.clone();
        let (path, href) = match &item.target {
            LinkTarget::Page { address, anchor } => {
                let translated = site.page_at(address).and_then(|page| {
                    let others = page.translations.iter().map(|&other| &site.pages[other]);
                    others
                        .into_iter()
                        .find(|other| other.summary.language == language)
                });
                let address = translated.map_or(address, |page| &page.address);
                let path = match anchor {
                    Some(anchor) => renderer.path_to(address, anchor),
                    None => renderer.path(address),
                };
                (Some(path), None)
            }
            LinkTarget::File { address, .. } => (Some(renderer.path(address)), None),
            LinkTarget::External(url) => (None, Some(url.clone())),
            LinkTarget::Binding | LinkTarget::Broken(_) => (None, None),
        };
        MenuLink { title, path, href }
    });
    items.collect()
}

/// The first step of the way down to any page.
pub(super) fn home_crumb(renderer: &SiteRenderer<'_>, locale: &Locale<'_>) -> Crumb {
    let home = renderer.parts.site.home(&locale.language);
    let title = home.map_or(&locale.site.title, |home| &home.summary.title);
    Crumb {
        title: title.clone(),
        path: locale.site.home.clone(),
    }
}

/// The same page in the other languages, for one that exists in each. `address` is the main language's.
pub(super) fn translations_of(
    renderer: &SiteRenderer<'_>,
    address: &str,
    locale: usize,
) -> Vec<Translation> {
    let others = renderer.locales.iter().enumerate();
    others
        .filter(|(number, _)| *number != locale)
        .map(|(_, other)| {
            let address = renderer.parts.site.in_language(address, &other.language);
            translation(renderer, &other.language, &address)
        })
        .collect()
}

/// A page in another language.
pub(super) fn translation(
    renderer: &SiteRenderer<'_>,
    language: &str,
    address: &str,
) -> Translation {
    Translation {
        language: language.to_owned(),
        name: own_name(language).to_owned(),
        path: renderer.path(address),
        canonical: renderer.canonical(address),
    }
}

/// A day of front matter.
pub(super) fn day(
    date: Option<&crate::source::Spanned<jiff::civil::Date>>,
    locale: &Locale<'_>,
) -> Option<Day> {
    date.map(|date| words::day(date.value, locale.strings))
}
