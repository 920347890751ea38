//! indicators/ID.yaml, typed.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::config::{Disclosure, LocalText, ReaderTexts};
use crate::source::Spanned;

/// What an indicator is, apart from its data.
#[derive(Clone, Debug)]
pub struct Definition {
    /// The file's stem.
    pub id: Spanned<String>,
    /// Its name for readers.
    pub title: LocalText,
    /// A shorter id for use in `figure:` destinations.
    pub short: Option<Spanned<String>>,
    /// What it measures, in a sentence or two.
    pub meaning: Option<LocalText>,
    /// What readers must know about it.
    pub notes: Vec<LocalText>,
    /// Texts with numbers that name it.
    pub phrases: Vec<Spanned<String>>,
    /// The population that it counts: `people aged 16 to 64`.
    pub population: Option<LocalText>,
    /// Words that name its opposite: `unemployment` of an employment rate.
    pub opposites: Vec<Spanned<String>>,
    /// What its values count.
    pub unit: Unit,
    /// The number of decimals that readers see; otherwise as in the cell.
    pub decimals: Option<u32>,
    /// Which direction is better, if any.
    pub polarity: Option<Polarity>,
    /// Whether values are relative to other areas (ranks of deprivation): nothing improves, nothing worsens.
    pub relative: bool,
    pub source: Publication,
    /// Where its data are, unless a file with the same stem is next to it.
    pub data: Option<DataFile>,
    /// Its dimensions by id (a column's name), in order.
    pub dimensions: Vec<(Spanned<String>, Dimension)>,
    /// The area to compare with, by id, name or code.
    pub benchmark: Option<Spanned<String>>,
    /// The level of its confidence limits, in per cent.
    pub confidence: Option<Decimal>,
    /// Column names that hold a proportion's parts.
    pub numerator: Option<Spanned<String>>,
    /// See `numerator`.
    pub denominator: Option<Spanned<String>>,
    /// Whether the data hold every area of a type.
    pub coverage: Coverage,
    /// Which counts are too small to be published, in one's own data.
    pub disclosure: Option<Disclosure>,
    /// The largest difference that counts as unchanged, in the indicator's unit.
    pub stable_within: Option<Decimal>,
    /// Periods at which the series breaks.
    pub breaks: Vec<Break>,
    /// Terms by taxonomy.
    pub taxonomies: BTreeMap<String, Vec<Spanned<String>>>,
    /// Whether it is a draft.
    pub draft: bool,
    /// Unpublished until then, as written (`2026-01-31`, `2026-01-31 09:30`, RFC 3339).
    pub embargo: Option<Spanned<String>>,
}

impl Definition {
    /// The texts that readers see.
    pub fn texts(&self) -> ReaderTexts<'_> {
        let Self {
            title,
            meaning,
            notes,
            source,
            dimensions,
            breaks,
            // Names and numbers. Readers never see the phrases, and a unit names what is counted.
            id: _,
            short: _,
            phrases: _,
            population: _,
            opposites: _,
            unit: _,
            decimals: _,
            polarity: _,
            relative: _,
            data: _,
            benchmark: _,
            confidence: _,
            numerator: _,
            denominator: _,
            coverage: _,
            disclosure: _,
            stable_within: _,
            taxonomies: _,
            draft: _,
            embargo: _,
        } = self;
        let mut names = vec![title];
        let mut sentences: Vec<&LocalText> = meaning.iter().chain(notes).collect();
        let Publication {
            title,
            publisher,
            licence,
            attribution,
            url: _,
            published: _,
            next_update: _,
            retrieved: _,
            designation: _,
        } = source;
        names.extend([title, publisher, licence]);
        names.extend(attribution);
        for (_, dimension) in dimensions {
            let Dimension {
                title,
                values,
                total: _,
                ordered: _,
            } = dimension;
            names.extend(title);
            names.extend(values.iter().map(|(_, name)| name));
        }
        for broken in breaks {
            let Break {
                reason,
                from: _,
                compare: _,
            } = broken;
            sentences.push(reason);
        }
        ReaderTexts { names, sentences }
    }
}

/// What an indicator's values count.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unit {
    /// What precedes a value (`£`).
    pub prefix: String,
    /// What follows it, with its space where it has one (`%`, ` years`, ` per 1,000 live births`).
    pub suffix: String,
    pub kind: UnitKind,
    /// How many of what it counts one of a cell is: 1,000,000 for `£ million`, else 1.
    pub scale: Decimal,
    /// As site authors wrote it.
    pub text: String,
}

/// The kind of number that a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// A percentage.
    Percentage,
    /// A number of people or things.
    Count,
    /// A number per a fixed number, such as per 1,000.
    Rate,
    /// Money.
    Money,
    /// Years, days, hours.
    Duration,
    /// A score or anything else.
    Index,
}

/// Which direction is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// Less is better.
    LowerIsBetter,
    /// More is better.
    HigherIsBetter,
    /// Neither, stated explicitly.
    None,
}

/// Who published the data.
#[derive(Clone, Debug)]
pub struct Publication {
    /// The publication.
    pub title: LocalText,
    /// Who publishes it.
    pub publisher: LocalText,
    pub url: Option<Spanned<String>>,
    pub licence: LocalText,
    /// When it was published, as written.
    pub published: Option<Spanned<String>>,
    /// When the next release is due, as written.
    pub next_update: Option<Spanned<String>>,
    /// When these data were taken from it, as written.
    pub retrieved: Option<Spanned<String>>,
    /// How the statistics are designated.
    pub designation: Option<Designation>,
    /// The sentence that the licence asks for.
    pub attribution: Option<LocalText>,
}

/// The designation of a statistic in the UK.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Designation {
    /// Accredited official statistics.
    Accredited,
    /// Official statistics.
    Official,
    /// Official statistics in development.
    InDevelopment,
    /// Management information.
    ManagementInformation,
}

/// Where the data are and how they are read.
#[derive(Clone, Debug, Default)]
pub struct DataFile {
    /// The file, from the definition's folder.
    pub file: Option<Spanned<String>>,
    /// `csv` and so on, or a publisher's format; otherwise from the file's extension and its header.
    pub format: Option<Spanned<String>>,
    /// The sheet of a workbook.
    pub sheet: Option<Spanned<String>>,
    /// The cells that hold the table: `A3:G360`.
    pub range: Option<Spanned<CellRange>>,
    /// Which row is the header, from 1.
    pub header_row: Option<Spanned<u32>>,
    /// The file's columns for each of ours (`value: "Value"`); of several, the first that is filled in a row.
    pub columns: BTreeMap<String, Vec<Spanned<String>>>,
    /// Columns that are not read.
    pub ignore: Vec<Spanned<String>>,
    /// Rows are kept only where a column has one of these values; an empty text is an empty cell.
    pub filters: BTreeMap<String, Vec<Spanned<String>>>,
    /// Columns that are empty in the rows that are kept, in the publisher's format; not an error where none is.
    pub(super) headline: Vec<Spanned<String>>,
    /// The area of rows that name none, by id, code or name.
    pub area: Option<Spanned<String>>,
    /// The period of every row.
    pub period: Option<Spanned<String>>,
    /// Columns that hold the values of one period each.
    pub periods: Vec<PeriodColumn>,
    /// What a publisher's marker means: `z: not applicable`, by marker.
    pub markers: BTreeMap<String, Spanned<String>>,
    /// What values and limits are multiplied by.
    pub scale: Option<Spanned<Decimal>>,
    /// The encoding that the file must have.
    pub encoding: Option<Spanned<String>>,
    /// The data's editions, newest last.
    pub releases: Vec<Release>,
}

/// An edition of an indicator's data.
#[derive(Clone, Debug)]
pub struct Release {
    /// The file, from the definition's folder.
    pub file: Spanned<String>,
    /// When it was published.
    pub published: Option<Spanned<Date>>,
    /// Unpublished until then, as written.
    pub embargo: Option<Spanned<String>>,
}

/// A column, or several, that hold the values of one period each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodColumn {
    /// The column's name; one with `{period}` or `*` in it stands for every column whose name has a period there.
    pub column: Spanned<String>,
    /// The period, where the column's name does not say it.
    pub period: Option<Spanned<String>>,
}

/// A rectangle of cells, counted from 1, its ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellRange {
    /// The first and the last row; `None` to the end of the table.
    pub rows: (u32, Option<u32>),
    /// The first and the last column; `None` to the last.
    pub columns: (u32, Option<u32>),
}

impl CellRange {
    /// Reads `A3:G360`, `A3`, `A:G` or `3:360`, with or without `$`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().replace('$', "");
        let (first, last) = match text.split_once(':') {
            Some((first, last)) => (first, Some(last)),
            None => (text.as_str(), None),
        };
        let (column, row) = corner(first)?;
        let (last_column, last_row) = match last {
            Some(last) => corner(last)?,
            None => (None, None),
        };
        let range = Self {
            rows: (row.unwrap_or(1), last_row),
            columns: (column.unwrap_or(1), last_column),
        };
        let in_order = |first: u32, last: Option<u32>| last.is_none_or(|last| first <= last);
        let is_whole = column.is_some() || row.is_some();
        (is_whole
            && in_order(range.rows.0, range.rows.1)
            && in_order(range.columns.0, range.columns.1))
        .then_some(range)
    }
}

/// The column and the row of `G360`, either of which may be left out.
fn corner(text: &str) -> Option<(Option<u32>, Option<u32>)> {
    let digits = text
        .find(|c: char| c.is_ascii_digit())
        .unwrap_or(text.len());
    let (letters, row) = text.split_at(digits);
    if letters.len() > 3 || !letters.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let of_letter = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = letters
        .bytes()
        .fold(0, |sum, letter| sum * 26 + of_letter(letter));
    let row = match row {
        "" => None,
        row => Some(row.parse().ok().filter(|&row| row > 0)?),
    };
    Some(((column > 0).then_some(column), row))
}

/// A way in which the rows are broken down.
#[derive(Clone, Debug)]
pub struct Dimension {
    /// Its name for readers.
    pub title: Option<LocalText>,
    /// Its values, as the data have them, with their names for readers, in order; empty takes any.
    pub values: Vec<(Spanned<String>, LocalText)>,
    /// The value that stands for all of them together: the default.
    pub total: Option<Spanned<String>>,
    /// Whether its values have an order, from one end to the other, as tenths by deprivation do.
    pub ordered: bool,
}

impl Dimension {
    /// The value that a cell of the data means: as listed, in any case; an empty cell means the total.
    pub(super) fn value_of_cell<'d>(&'d self, text: &'d str) -> Option<&'d str> {
        if text.is_empty()
            && let Some(total) = &self.total
        {
            return Some(total.as_str());
        }
        if self.values.is_empty() {
            return Some(text).filter(|text| !text.is_empty());
        }
        let values = || self.values.iter().map(|(value, _)| value.as_str());
        values().find(|value| *value == text).or_else(|| {
            let lower = text.to_lowercase();
            values().find(|value| value.to_lowercase() == lower)
        })
    }
}

/// Whether the data hold every area of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// Every area.
    Complete,
    /// Some areas only: ranks cannot be compared nationally.
    Partial,
}

/// A period at which the series breaks.
#[derive(Clone, Debug)]
pub struct Break {
    /// The first period of the new series, as written.
    pub from: Spanned<String>,
    pub reason: LocalText,
    /// Whether values across it may be compared.
    pub compare: Compare,
}

/// Whether values across a break may be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// No: a claim across it is an error.
    Never,
    /// Yes, with the reason printed next to it.
    WithNote,
}
