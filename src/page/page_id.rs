//! The pages of a site, and the addresses of generated pages.

/// A page of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageId {
    /// The written page with this number in the site.
    Written(usize),
    /// The redirect with this number.
    Redirect(usize),
    /// The page for addresses that do not exist.
    NotFound,
    /// A generated page, in the language with this number.
    Generated(GeneratedId, usize),
}

/// A generated page. It exists in each language of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GeneratedId {
    /// The taxonomy with this number.
    Taxonomy(usize),
    /// The term with these numbers of its taxonomy and itself.
    Term(usize, usize),
    /// The list of places.
    Places,
    /// The place with this number.
    Place(usize),
    /// The list of indicators.
    Indicators,
    /// The indicator with this number.
    Indicator(usize),
    /// All places by all indicators.
    Compare,
    /// The page of the comparison with this number.
    ComparePart(usize),
    /// Where the data come from.
    AboutData,
    /// The accessibility statement.
    Accessibility,
}

pub(super) const DATA: &str = "/data/";
pub(super) const ACCESSIBILITY: &str = "/accessibility/";

/// Addresses of generated pages and files that every site has, with a description. Those of pages exist in every language of the
/// site.
pub const GENERATED: &[(&str, &str)] = &[
    ("/sitemap.xml", "the sitemap"),
    ("/robots.txt", "the file for search engines"),
    ("/404.html", "the page for addresses that are not there"),
    ("/manifest.json", "the manifest"),
    ("/claims.json", "the list of claims"),
    ("/_headers", "the headers for the host"),
    (DATA, "about the data"),
    (ACCESSIBILITY, "the accessibility statement"),
];
