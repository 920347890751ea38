//! What the cells of each column look like, in one pass.

use std::collections::{BTreeMap, BTreeSet};

use crate::data::records::{Record, Records};
use crate::data::{Period, Status, number};

/// The most different texts of a column that are kept.
const TEXTS: usize = 400;

/// One column.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) filled: usize,
    pub(super) numbers: usize,
    pub(super) periods: usize,
    pub(super) codes: usize,
    /// Its different texts with how many rows have each, as many as are kept; empty cells too.
    pub(super) texts: BTreeMap<String, usize>,
    /// Whether there were more.
    pub(super) has_more: bool,
    /// Texts that are neither numbers nor statuses.
    pub(super) words: BTreeSet<String>,
    /// Whether every number is from 0 to 1, and some is between.
    pub(super) is_share: bool,
    outside: bool,
}

impl Column {
    pub(super) fn varies(&self) -> bool {
        self.has_more || self.texts.len() > 1
    }

    /// Whether most filled cells are numbers.
    pub(super) fn is_numeric(&self) -> bool {
        self.numbers > 0 && self.numbers * 2 > self.filled
    }

    fn note(&mut self, text: &str) {
        if let Some(count) = self.texts.get_mut(text) {
            *count += 1;
        } else if self.texts.len() < TEXTS {
            self.texts.insert(text.to_owned(), 1);
        } else {
            self.has_more = true;
        }
        if text.is_empty() {
            return;
        }
        self.filled += 1;
        if let Ok(number) = number::read(text, false) {
            self.numbers += 1;
            let is_within = number >= 0.into() && number <= 1.into();
            self.outside |= !is_within;
            self.is_share |= is_within && !number.is_integer();
        } else if Status::parse(text).is_none() && self.words.len() < TEXTS {
            self.words.insert(text.to_owned());
        }
        self.periods += usize::from(Period::parse(text).is_some());
        self.codes += usize::from(is_code(text));
    }
}

/// The columns of a table.
pub(super) struct Profile {
    pub(super) rows: usize,
    pub(super) columns: Vec<Column>,
    /// The texts above the header.
    pub(super) titles: Vec<String>,
    /// By text of the column that tells indicators apart: the first unit beside it.
    pub(super) units: BTreeMap<String, String>,
}

impl Profile {
    /// Reads every row. What is wrong with rows is told when they are read by the definition.
    pub(super) fn read(records: &mut Records<'_>, short_rows: bool) -> Self {
        records.fills_short_rows |= short_rows;
        let columns = records.names().map(|name| Column {
            name: name.to_owned(),
            ..Column::default()
        });
        let mut profile = Self {
            rows: 0,
            columns: columns.collect(),
            titles: records.titles.clone(),
            units: BTreeMap::new(),
        };
        let find = |names: &[&str]| names.iter().find_map(|name| records.column(name));
        let indicator = find(&super::roles::INDICATORS);
        let unit = find(&["unit", "units", "unit measure", "measure"]);
        let mut record = Record::default();
        let mut silent = Vec::new();
        while records.next(&mut record, &mut silent) {
            silent.clear();
            profile.rows += 1;
            for (column, cell) in profile.columns.iter_mut().zip(&record.cells) {
                column.note(&cell.text);
            }
            if let Some(unit) = unit {
                let kind = indicator.map_or("", |column| &*record.cells[column].text);
                if !profile.units.contains_key(kind) {
                    let unit = record.cells[unit].text.to_string();
                    profile.units.insert(kind.to_owned(), unit);
                }
            }
        }
        for column in &mut profile.columns {
            column.is_share &= !column.outside;
        }
        profile
    }

    pub(super) fn column(&self, name: &str) -> Option<&Column> {
        use crate::data::records::normal_name;
        let wanted = normal_name(name);
        let mut columns = self.columns.iter();
        columns.find(|column| normal_name(&column.name) == wanted)
    }
}

/// A code of the Office for National Statistics: `E08000026`.
pub(super) fn is_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 9 && b"EWSNKJ".contains(&bytes[0]) && bytes[1..].iter().all(u8::is_ascii_digit)
}
