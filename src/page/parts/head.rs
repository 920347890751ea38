//! Metadata of every page and of the site: the site's context, the menu, languages, breadcrumbs, days.
//!
//! In: [`SiteLookup`]. Out: parts of contexts. Must not know: texts, data.

use crate::config::{BrandPicture, LocalText};
use crate::document::plain_text;
use crate::language::own_name;
use crate::page::lookup::{Locale, SiteLookup};
use crate::page::page_id::{ACCESSIBILITY, DATA};
use crate::page::words;
use crate::site::LinkTarget;
use crate::site::{COMPARE, INDICATORS, PLACES};
use crate::source::Spanned;
use crate::theme::context::{self, Crumb, Day, Image, LicenceLink, MenuLink, Translation};

/// `site`, for the pages of a language.
pub(in crate::page) fn site_context(lookup: &SiteLookup<'_>, language: &str) -> context::Site {
    let inputs = &lookup.inputs;
    let config = inputs.config;
    let (site, brand) = (inputs.site, &config.brand);
    let text = |text: &LocalText| text.get(language).value.clone();
    let path = |address: &str| lookup.path(&site.in_language(address, language));
    let licence = config.licence.as_ref().map(|licence| LicenceLink {
        title: text(&licence.title),
        href: licence.url.as_ref().map(|url| url.value.clone()),
    });
    // The main language's home page where the language has none.
    let home = site.home(language).map_or("/", |home| &home.address);
    context::Site {
        title: text(&config.title),
        organisation: config.organisation.as_ref().map(text),
        description: config.description.as_ref().map(|it| plain_text(&text(it))),
        language: language.to_owned(),
        home: lookup.path(home),
        menu: menu(lookup, language),
        licence,
        about_data: Some(path(DATA)),
        places: (!site.places.is_empty()).then(|| path(PLACES)),
        indicators: (!site.indicators.is_empty()).then(|| path(INDICATORS)),
        compare: site.has_comparison().then(|| path(COMPARE)),
        accessibility: Some(path(ACCESSIBILITY)),
        logo: picture(lookup, brand.logo.as_ref(), language).map(|logo| {
            // A logo without words of its own stands for the publisher's name.
            let name = config.organisation.as_ref().unwrap_or(&config.title);
            let alt = if logo.alt.is_empty() {
                text(name)
            } else {
                logo.alt
            };
            Image { alt, ..logo }
        }),
        favicon: brand
            .favicon
            .as_ref()
            .and_then(|icon| brand_path(lookup, icon)),
        cover: picture(lookup, brand.cover.as_ref(), language),
        footer: brand.footer.text.as_ref().map(text),
        contact: brand.footer.contact.as_ref().map(|to| to.value.clone()),
        privacy: brand.footer.privacy.as_ref().map(text),
        review: inputs.review,
        generator: concat!("Casebook ", env!("CARGO_PKG_VERSION")).to_owned(),
    }
}

/// The path to a picture of site.yaml.
fn brand_path(lookup: &SiteLookup<'_>, src: &str) -> Option<String> {
    match lookup.inputs.site.brand.get(src)? {
        LinkTarget::File { address, .. } => Some(lookup.path(address)),
        _ => None,
    }
}

/// A picture of site.yaml.
fn picture(
    lookup: &SiteLookup<'_>,
    picture: Option<&BrandPicture>,
    language: &str,
) -> Option<Image> {
    let picture = picture?;
    let text =
        |text: &Option<LocalText>| text.as_ref().map(|text| text.get(language).value.clone());
    Some(Image {
        path: brand_path(lookup, &picture.src)?,
        alt: text(&picture.alt).unwrap_or_default(),
        credit: text(&picture.credit),
        ..Image::default()
    })
}

/// The menu; a page that exists in the language is linked in it.
fn menu(lookup: &SiteLookup<'_>, language: &str) -> Vec<MenuLink> {
    let site = lookup.inputs.site;
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
                    Some(anchor) => lookup.path_to(address, anchor),
                    None => lookup.path(address),
                };
                (Some(path), None)
            }
            LinkTarget::File { address, .. } => (Some(lookup.path(address)), None),
            LinkTarget::External(url) => (None, Some(url.clone())),
            LinkTarget::Binding | LinkTarget::Broken(_) => (None, None),
        };
        MenuLink { title, path, href }
    });
    items.collect()
}

/// The breadcrumb of the home page.
pub(in crate::page) fn home_crumb(lookup: &SiteLookup<'_>, locale: &Locale<'_>) -> Crumb {
    let home = lookup.inputs.site.home(&locale.language);
    let title = home.map_or(&locale.site.title, |home| &home.summary.title);
    Crumb {
        title: title.clone(),
        path: locale.site.home.clone(),
    }
}

/// The same page in the other languages, for one that exists in each. `address` is the main language's.
pub(in crate::page) fn translations_of(
    lookup: &SiteLookup<'_>,
    address: &str,
    locale: usize,
) -> Vec<Translation> {
    let others = lookup.locales.iter().enumerate();
    others
        .filter(|(number, _)| *number != locale)
        .map(|(_, other)| {
            let address = lookup.inputs.site.in_language(address, &other.language);
            translation(lookup, &other.language, &address)
        })
        .collect()
}

/// A page in another language.
pub(in crate::page) fn translation(
    lookup: &SiteLookup<'_>,
    language: &str,
    address: &str,
) -> Translation {
    Translation {
        language: language.to_owned(),
        name: own_name(language).to_owned(),
        path: lookup.path(address),
        canonical: lookup.canonical(address),
    }
}

/// A day of front matter.
pub(in crate::page) fn day(
    date: Option<&Spanned<jiff::civil::Date>>,
    locale: &Locale<'_>,
) -> Option<Day> {
    date.map(|date| words::day(date.value, locale.strings))
}
