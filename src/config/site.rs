//! site.yaml, typed.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Brand, Disclosure, LocalText, ReaderTexts};
use crate::source::Spanned;

/// The settings of a site. Fields without a default are `None` where site.yaml leaves them out.
#[derive(Clone, Debug)]
pub struct SiteConfig {
    /// The site's name.
    pub title: LocalText,
    /// Where it will be published: `https://example.org/report/`, always with a slash at its end.
    pub base_url: Spanned<String>,
    /// The main language (`en`).
    pub language: String,
    /// All languages, the main one first.
    pub languages: Vec<Spanned<String>>,
    /// Who publishes it.
    pub organisation: Option<LocalText>,
    /// One or two sentences.
    pub description: Option<LocalText>,
    /// What others may do with the text.
    pub licence: Option<Licence>,
    /// Which theme, with its options.
    pub theme: ThemeChoice,
    /// Logo, icon, accent, cover, footer, styles.
    pub brand: Brand,
    /// Links at the head of every page.
    pub menu: Vec<MenuItem>,
    /// By id, in the order of site.yaml.
    pub taxonomies: Vec<(Spanned<String>, Taxonomy)>,
    /// The area that others are compared with, by id, name or code.
    pub benchmark: Option<Spanned<String>>,
    /// Areas that get a page of their own in any case.
    pub profiles: Vec<Spanned<String>>,
    /// What an unbound statistic costs.
    pub evidence: Evidence,
    /// Phrases with numbers that are no statistics.
    pub not_statistics: Vec<Spanned<String>>,
    /// How percentages are written in proposed wordings.
    pub percent: PercentStyle,
    /// What happens to raw HTML.
    pub raw_html: RawHtml,
    /// Of embargoes without a zone: an IANA name.
    pub time_zone: Spanned<String>,
    /// The statement's contact, tests and issues.
    pub accessibility: Accessibility,
    /// HTTP headers for hosts that read `_headers`.
    pub headers: BTreeMap<String, String>,
    /// Which counts are too small to be published, of indicators that say nothing themselves.
    pub disclosure: Option<Disclosure>,
}

impl SiteConfig {
    /// The texts that readers see.
    pub fn texts(&self) -> ReaderTexts<'_> {
        let Self {
            title,
            organisation,
            description,
            licence,
            brand,
            menu,
            taxonomies,
            accessibility,
            // Addresses, names of other things, and choices. What the theme makes of its options is its own: most are sizes and
            // colours.
            base_url: _,
            language: _,
            languages: _,
            theme: _,
            benchmark: _,
            profiles: _,
            evidence: _,
            not_statistics: _,
            percent: _,
            raw_html: _,
            time_zone: _,
            headers: _,
            disclosure: _,
        } = self;
        let mut names = vec![title];
        names.extend(organisation);
        if let Some(Licence { title, url: _ }) = licence {
            names.push(title);
        }
        names.extend(menu.iter().map(|MenuItem { title, target: _ }| title));
        for (_, Taxonomy { title, terms }) in taxonomies {
            names.extend(title);
            let terms = terms.iter().flatten();
            names.extend(terms.map(|Term { title, id: _ }| title));
        }
        let Accessibility {
            contact,
            tests,
            issues,
            status: _,
            prepared: _,
        } = accessibility;
        let facts = contact.iter().chain(tests).chain(issues);
        let (captions, words) = brand.texts();
        names.extend(captions);
        ReaderTexts {
            names,
            sentences: description.iter().chain(facts).chain(words).collect(),
        }
    }
}

/// The facts of the accessibility statement.
#[derive(Clone, Debug, Default)]
pub struct Accessibility {
    /// How far the site meets the standard, where somebody has found out.
    pub status: Option<Conformance>,
    /// When the statement was prepared or last reviewed.
    pub prepared: Option<Spanned<Date>>,
    /// Whom to contact about a problem.
    pub contact: Option<LocalText>,
    /// How it was tested.
    pub tests: Option<LocalText>,
    /// What is known not to work.
    pub issues: Vec<LocalText>,
}

/// How far a site meets the Web Content Accessibility Guidelines 2.2 at level AA.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conformance {
    Full,
    Partial,
    None,
}

/// A licence, by name or with its address.
#[derive(Clone, Debug)]
pub struct Licence {
    /// Its name.
    pub title: LocalText,
    /// Where it can be read.
    pub url: Option<Spanned<String>>,
}

/// The theme and the options it takes.
#[derive(Clone, Debug)]
pub struct ThemeChoice {
    /// The folder's name below themes/.
    pub name: Spanned<String>,
    /// Tokens or extras that the site sets, as plain texts.
    pub options: Vec<(Spanned<String>, Spanned<String>)>,
}

/// One link of the menu.
#[derive(Clone, Debug)]
pub struct MenuItem {
    pub title: LocalText,
    /// A page's file from content/, or an address.
    pub target: MenuTarget,
}

/// Where a menu item leads.
#[derive(Clone, Debug)]
pub enum MenuTarget {
    /// A page, by its file.
    Page(Spanned<String>),
    /// Any address.
    Url(Spanned<String>),
}

/// One taxonomy.
#[derive(Clone, Debug)]
pub struct Taxonomy {
    /// Its name for readers.
    pub title: Option<LocalText>,
    /// Its terms in order; `None` is an open taxonomy, which takes any.
    pub terms: Option<Vec<Term>>,
}

/// One term of a closed taxonomy.
#[derive(Clone, Debug)]
pub struct Term {
    /// As front matter refers to it.
    pub id: Spanned<String>,
    pub title: LocalText,
}

/// What an unbound statistic costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Nothing.
    Off,
    /// Advice.
    Advise,
    /// An error.
    Require,
}

/// How a percentage is written in a proposed wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PercentStyle {
    /// `18.5 per cent`
    Words,
    /// `18.5%`
    Sign,
}

/// What happens to raw HTML in Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawHtml {
    /// It is an error.
    Refused,
    /// It passes through a sanitiser.
    Sanitised,
}
