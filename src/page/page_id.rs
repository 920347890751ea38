//! Which pages a site has, and at which addresses those stand that Casebook makes by itself.

/// A page of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageId {
    /// The written page of this number in the site.
    Written(usize),
    /// The redirect of this number.
    Redirect(usize),
    /// The page for addresses that do not exist.
    NotFound,
    /// A page that Casebook makes by itself, in the language of this number.
    Generated(GeneratedId, usize),
}

/// A page that nobody wrote. It exists in each language of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GeneratedId {
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

pub(super) const DATA: &str = "/data/";
pub(super) const PLACES: &str = "/places/";
pub(super) const INDICATORS: &str = "/indicators/";
pub(super) const ACCESSIBILITY: &str = "/accessibility/";

/// Addresses that Casebook makes by itself, with what stands there. Those of pages exist in every language of the site.
pub const GENERATED: &[(&str, &str)] = &[
    ("/sitemap.xml", "the sitemap"),
    ("/robots.txt", "the file for search engines"),
    ("/404.html", "the page for addresses that are not there"),
    ("/manifest.json", "the manifest"),
    ("/_headers", "the headers for the host"),
    (DATA, "about the data"),
    (PLACES, "the list of places"),
    (INDICATORS, "the list of indicators"),
    (ACCESSIBILITY, "the accessibility statement"),
];
