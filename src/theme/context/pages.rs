//! One context for each kind of page, besides `site` and `page`.

use serde::Serialize;

use super::{
    ComparePage, Html, IndicatorCard, IndicatorPage, IndicatorsPage, KeyFigure, NamedSource, Page,
    PageLink, Panel, PlaceEntry, PlaceLink, PlacePage, PlacesPage, Prepared, Publication,
    Shorthand,
};

/// Everything that a page's template receives besides `site`, `t` and `assets`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageContext {
    /// `root`: from this page to the site's root, with a slash at its end: `../../`; `./` on the home page.
    pub root: String,
    /// `page`
    pub page: Page,
    /// What only its kind has.
    pub content: Content,
    /// What its template asked for with `needs`.
    pub collections: Collections,
}

/// What only one kind of page has. Its name is that of the template, and with underscores that of the variable.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Content {
    /// `home.html`, as `home`.
    Home(Home),
    /// `report.html`, as `report`.
    Report(Report),
    /// `case-study.html`, as `case_study`.
    CaseStudy(CaseStudy),
    /// `article.html`, with nothing of its own.
    Article,
    /// `page.html`, with nothing of its own.
    Page,
    /// `taxonomy.html`, as `taxonomy`.
    Taxonomy(TaxonomyPage),
    /// `term.html`, as `term`.
    Term(TermPage),
    /// `places.html`, as `places`.
    Places(PlacesPage),
    /// `place.html`, as `place`.
    Place(Box<PlacePage>),
    /// `indicators.html`, as `indicators`.
    Indicators(IndicatorsPage),
    /// `indicator.html`, as `indicator`.
    Indicator(Box<IndicatorPage>),
    /// `compare.html`, as `compare`.
    Compare(ComparePage),
    /// `about-data.html`, as `about_data`.
    AboutData(AboutData),
    /// `accessibility.html`, as `accessibility`.
    Accessibility(AccessibilityPage),
    /// `not-found.html`, as `not_found`.
    NotFound(NotFound),
    /// `redirect.html`, as `redirect`.
    Redirect(Redirect),
}

impl Content {
    /// Every kind's name: a template is this with `.html`.
    pub const NAMES: &[&str] = &[
        "home",
        "report",
        "case-study",
        "article",
        "page",
        "taxonomy",
        "term",
        "places",
        "place",
        "indicators",
        "indicator",
        "compare",
        "about-data",
        "accessibility",
        "not-found",
        "redirect",
    ];

    /// The kind's name: its template is this with `.html`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Home(_) => "home",
            Self::Report(_) => "report",
            Self::CaseStudy(_) => "case-study",
            Self::Article => "article",
            Self::Page => "page",
            Self::Taxonomy(_) => "taxonomy",
            Self::Term(_) => "term",
            Self::Places(_) => "places",
            Self::Place(_) => "place",
            Self::Indicators(_) => "indicators",
            Self::Indicator(_) => "indicator",
            Self::Compare(_) => "compare",
            Self::AboutData(_) => "about-data",
            Self::Accessibility(_) => "accessibility",
            Self::NotFound(_) => "not-found",
            Self::Redirect(_) => "redirect",
        }
    }
}

/// What a template may request besides its page, by `templates: {NAME: {needs: […]}}` in theme.yaml.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Collections {
    /// `related`: case studies and articles that share a place or a term with this page, the closest first.
    pub related: Option<Vec<Prepared<Card>>>,
    /// `neighbours`: all pages of this page's report, in order.
    pub neighbours: Option<Vec<ContentsEntry>>,
    /// `pages`: all pages of the site in this language, by path.
    pub pages: Option<Vec<Prepared<Card>>>,
}

/// `home`: the home page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Home {
    /// The reports, the newest first.
    pub reports: Vec<Prepared<Card>>,
    /// The newest case studies and articles.
    pub latest: Vec<Prepared<Card>>,
    /// Places with a page, by name, each with what it is part of.
    pub places: Vec<PlaceEntry>,
    /// Taxonomies with their terms.
    pub taxonomies: Vec<TaxonomyPage>,
}

/// `report`: a report's front page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Report {
    /// Its articles and case studies, in order.
    pub contents: Vec<ContentsEntry>,
}

/// One entry of a report's contents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct ContentsEntry {
    /// Its number in the report.
    pub number: Option<u32>,
    /// `case-study` or `article`.
    pub kind: String,
    /// Its name.
    pub title: String,
    /// Its path from the site's root.
    pub path: String,
    /// Its places' names.
    pub places: Vec<String>,
    /// One line.
    pub summary: Option<String>,
    /// How many minutes it takes to read.
    pub minutes: u32,
    /// Whether it is a draft, shown in previews only.
    pub draft: bool,
}

/// `case_study`: what a case study has besides its page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct CaseStudy {
    /// The indicators of its place.
    pub panels: Vec<Panel>,
    /// Of several places, instead: their indicators in columns, behind the benchmark's.
    pub comparison: Option<ComparePage>,
}

/// A page in a list, or embedded in another as a card.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Card {
    /// `case-study`, `article`, `report`, `page`.
    pub kind: String,
    /// Its name.
    pub title: String,
    /// Its path from the site's root.
    pub path: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Its places.
    pub places: Vec<PlaceLink>,
    /// The report that it is part of.
    pub report: Option<PageLink>,
    /// When it was published.
    pub published: Option<super::Day>,
    /// How many minutes it takes to read.
    pub minutes: u32,
    /// Its key figures, where they are shown (on the card of a `case-study` block).
    pub key_figures: Vec<KeyFigure>,
    /// Its pull quote, where it is shown (on the card of a `case-study` block).
    pub pull_quote: Option<super::Quote>,
    /// The level of its heading, where it is in a body; otherwise 0.
    pub level: u8,
    /// Whether it is a draft, shown in previews only.
    pub draft: bool,
}

/// `taxonomy`: all terms of one taxonomy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct TaxonomyPage {
    /// Its name.
    pub title: String,
    /// Its path from the site's root.
    pub path: String,
    /// Its terms, in the order of site.yaml.
    pub terms: Vec<TermCard>,
}

/// A term in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct TermCard {
    /// Its name.
    pub title: String,
    /// Its path from the site's root.
    pub path: String,
    /// How many pages have it.
    pub pages: u32,
    /// How many indicators have it.
    pub indicators: u32,
}

/// `term`: the pages and indicators of one term.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct TermPage {
    /// Its taxonomy.
    pub taxonomy: PageLink,
    /// The pages that have it.
    pub cards: Vec<Prepared<Card>>,
    /// The indicators that have it.
    pub indicators: Vec<IndicatorCard>,
}

/// `about_data`: where all data of the site come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct AboutData {
    /// By publication.
    pub publications: Vec<PublicationEntry>,
    /// The files of each indicator's data.
    pub files: Vec<DataFiles>,
    /// Path of the description of all files for programs (a data package), where there are any.
    pub package: Option<String>,
    /// The named sources of all pages.
    pub sources: Vec<NamedSource>,
    /// All shorthand, explained.
    pub marks: Vec<Shorthand>,
    /// How figures are checked, compared and rounded, one paragraph each.
    pub method: Vec<Html>,
}

/// A publication with the indicators that use it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct PublicationEntry {
    /// The publication.
    pub publication: Publication,
    /// Its indicators.
    pub indicators: Vec<PageLink>,
}

/// The files of an indicator's data, with when they are from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct DataFiles {
    /// The indicator.
    pub indicator: PageLink,
    /// Which periods it has: `2015 to 2025`.
    pub periods: String,
    /// When its data were published, otherwise retrieved.
    pub published: Option<String>,
    /// When its next data are due.
    pub next_update: Option<String>,
    /// Path of all data as CSV.
    pub csv: String,
    /// Path of all data as JSON.
    pub json: String,
}

/// `accessibility`: the accessibility statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct AccessibilityPage {
    /// What site.yaml does not say yet, in the interface's words; with any, the statement is a draft.
    pub missing: Vec<String>,
    /// How far the site meets the standard: `full`, `partial`, `none`; nothing where nobody has found out.
    pub status: Option<String>,
    /// When the statement was prepared.
    pub prepared: Option<super::Day>,
    /// Whom to contact about a problem.
    pub contact: Option<Html>,
    /// How it was tested.
    pub tests: Option<Html>,
    /// What is known not to work.
    pub issues: Vec<Html>,
}

/// `not_found`: the page for addresses that do not exist.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct NotFound {
    /// The reports with their contents.
    pub reports: Vec<NotFoundReport>,
}

/// A report with its contents, offered where a page was not found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct NotFoundReport {
    /// The report.
    pub report: PageLink,
    /// Its contents, in order.
    pub contents: Vec<ContentsEntry>,
}

/// `redirect`: a former address of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Redirect {
    /// Where the page is now, with its name.
    pub to: PageLink,
    /// Its whole address.
    pub canonical: String,
}
