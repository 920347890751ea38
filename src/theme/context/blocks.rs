//! The blocks of a body: charts, tables, key figures, quotations, embedded case studies. Each is rendered once by its own
//! template in `blocks/` and becomes part of the body's markup.

use serde::Serialize;

use super::{Card, Element, Html, Link, PageLink, PlaceLink, Prepared};

/// A block with the template that renders it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Block {
    /// `blocks/chart.html`, as `chart`.
    Chart(Box<ChartFigure>),
    /// `blocks/table.html`, as `table`.
    Table(Box<TableFigure>),
    /// `blocks/key-figures.html`, as `key_figures`, two to four.
    KeyFigures(Vec<KeyFigure>),
    /// `blocks/quote.html`, as `quote`.
    Quote(Quote),
    /// `blocks/element.html`, as `element`: a note, a picture, a download and their like.
    Element(Box<Element>),
    /// `blocks/pull-quote.html`, as `quote`: the front matter's, which the body already contains after its first paragraph, or a
    /// block's.
    PullQuote(Quote),
    /// `blocks/case-study.html`, as `card`.
    Card(Box<Card>),
    /// `blocks/set-in.html`, as `set_in`.
    EmbeddedCaseStudy(Box<EmbeddedCaseStudy>),
    /// `blocks/data-table.html`, as `data_table`: the table of a chart or of a table block, which goes into theirs as
    /// `table_html`. Where many pages show the same, it is rendered once.
    DataTable(Box<NamedTable>),
}

/// `chart`: a chart with everything that belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct ChartFigure {
    /// Its anchor, without `#`, unique on the page; `ID-title` names it.
    pub id: String,
    /// Its number on the page: "Figure 1".
    pub number: Option<u32>,
    /// How it draws: `line`, `ranked`.
    pub kind: String,
    /// The message, with markup for bound figures.
    pub title: Html,
    /// The message as plain text.
    pub plain_title: String,
    /// Measure, geography and period.
    pub subtitle: Option<Html>,
    /// The drawing for wide columns, hidden from assistive technology: title, description and table say the same.
    pub wide: Html,
    /// The drawing for narrow columns; nothing where one serves both.
    pub narrow: Option<Html>,
    /// What the chart shows, as text: one for each paragraph.
    pub description: Prepared<Vec<String>>,
    /// Its data.
    pub table: Prepared<DataTable>,
    /// The same as `blocks/data-table.html` renders it, with the anchor `ID-caption`.
    pub table_html: Prepared<Html>,
    /// Its files.
    pub downloads: Vec<Download>,
    /// Where the data come from.
    pub publications: Prepared<Vec<Publication>>,
    /// What readers must know.
    pub notes: Vec<Html>,
    /// The pages of its indicators.
    pub indicators: Prepared<Vec<PageLink>>,
}

/// `table`: a table with what belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct TableFigure {
    /// Its anchor, without `#`, unique on the page.
    pub id: String,
    /// Its number on the page: "Table 1".
    pub number: Option<u32>,
    /// Its name, with markup for bound figures.
    pub title: Html,
    /// Measure, geography and period.
    pub subtitle: Option<Html>,
    /// The cells.
    pub table: Prepared<DataTable>,
    /// The same as `blocks/data-table.html` renders it, with the anchor `ID-caption`.
    pub table_html: Prepared<Html>,
    /// Its files.
    pub downloads: Vec<Download>,
    /// Where the data come from.
    pub publications: Prepared<Vec<Publication>>,
    /// What readers must know.
    pub notes: Vec<Html>,
}

/// `data_table`: a table with its anchor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct NamedTable {
    /// The anchor of its caption, without `#`, unique on the page.
    pub id: String,
    /// The cells.
    pub table: Prepared<DataTable>,
}

/// Rows and columns; the first cell of each row is its head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct DataTable {
    /// What it holds: what, where, when.
    pub caption: String,
    /// The columns, that of the row heads first.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<DataRow>,
    /// Shorthand that occurs in the table, explained.
    pub marks: Vec<Shorthand>,
}

/// One column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Whether it holds numbers, and so is aligned to the right.
    pub numeric: bool,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct DataRow {
    /// Its head.
    pub title: String,
    /// The path of the page that the head leads to, where there is one.
    pub path: Option<String>,
    /// Whether it is the place or the benchmark that the table is about: `focus`, `bench`, or nothing.
    pub role: Option<String>,
    /// The cells after the head.
    pub cells: Vec<DataCell>,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct DataCell {
    /// Its text: `18.5`, `[c]`.
    pub text: String,
    /// Whether its column holds numbers, and so is aligned to the right.
    pub numeric: bool,
    /// Its anchor, without `#`, where it can be linked to: `coventry-2021-22`.
    pub id: Option<String>,
}

/// A shorthand with its meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Shorthand {
    /// `[c]`
    pub mark: String,
    /// `suppressed to protect confidentiality`
    pub meaning: String,
}

/// A file to download.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Download {
    /// Its name, so that the link text is clear by itself: `Figure 1 data`.
    pub title: String,
    /// `CSV`
    pub format: String,
    /// `5 kB`
    pub size: String,
    /// Its path from the site's root.
    pub path: String,
}

/// Where data come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Publication {
    /// The publication.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Where.
    pub href: Option<String>,
    /// Under which licence.
    pub licence: String,
    /// When it was published, as text.
    pub published: Option<String>,
    /// When the next release is due, as text.
    pub next_update: Option<String>,
    /// When the data were taken from it, as text.
    pub retrieved: Option<String>,
    /// The designation of the statistics, as text: `Accredited official statistics`.
    pub designation: Option<String>,
    /// The sentence that the licence asks for.
    pub attribution: Option<String>,
}

/// A large number with its label.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct KeyFigure {
    /// Its anchor, without `#`: "Where the figures come from" leads back to it.
    pub id: String,
    /// The number with its sign: `17.7%`, `£1,250`, or `18.5% to 14.4%`.
    pub value: String,
    /// Its unit, where it is a word: `years`.
    pub unit: Option<String>,
    /// What it counts, with markup for bound figures.
    pub label: Html,
    /// Where and when, where the label leaves it out: `Coventry, 2025`.
    pub detail: Option<String>,
    /// What to compare it with: the benchmark's value (`England: 10.4 years`), or an earlier one where there is none
    /// (`14.4% in 2019`).
    pub comparison: Option<String>,
    /// Breaks in the series that it crosses, with their reasons.
    pub notes: Vec<String>,
    /// Where it comes from: the anchor of its entry in "Where the figures come from", or of its source.
    pub source: Option<Link>,
}

/// `quote`: a quotation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Quote {
    /// The quotation, with markup for bound figures.
    pub text: Html,
    /// Who said them.
    pub attribution: Option<String>,
    /// Where they are from.
    pub source: Option<Link>,
}

/// `set_in`: a whole case study embedded in another page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct EmbeddedCaseStudy {
    /// Its anchor, without `#`, unique on the page.
    pub id: String,
    /// Its name, with markup for bound figures.
    pub title: Html,
    /// Its own page, from the site's root.
    pub path: String,
    /// Its places.
    pub places: Vec<PlaceLink>,
    /// One or two sentences.
    pub summary: Option<Html>,
    /// The level of its heading on this page: its body's headings are below it.
    pub level: u8,
    /// Its key figures.
    pub key_figures: Vec<KeyFigure>,
    /// Its text, its pull quote in it, with ids made unique and headings lowered.
    pub body: Html,
}
