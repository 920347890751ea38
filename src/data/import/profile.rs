//! What the cells of each column look like, in one pass.

use std::collections::{BTreeMap, BTreeSet};

use crate::data::area::is_area_code;
use crate::data::records::{Record, Records, letter_name};
use crate::data::{Period, Status, number};

/// The most different texts of a column that are kept.
const TEXTS: usize = 400;

/// One column.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "what is true of a column, each without the others"
)]
pub(super) struct Column {
    /// Its name, or what a column without one is called by its letter.
    pub(super) name: String,
    pub(super) is_unnamed: bool,
    pub(super) filled: usize,
    pub(super) numbers: usize,
    /// How many have a known sign in place of a value.
    pub(super) signs: usize,
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

    /// Whether most filled cells are numbers, known signs apart.
    pub(super) fn is_numeric(&self) -> bool {
        self.numbers > 0 && self.numbers * 2 > self.filled - self.signs
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
        } else if Status::parse(text).or(Status::of_marker(text)).is_some() {
            self.signs += 1;
        } else if self.words.len() < TEXTS {
            self.words.insert(text.to_owned());
        }
        self.periods += usize::from(Period::parse(text).is_some());
        self.codes += usize::from(is_area_code(text));
    }
}

/// The columns of a table.
pub(super) struct Profile {
    pub(super) rows: usize,
    pub(super) columns: Vec<Column>,
    /// The texts above the header.
    pub(super) titles: Vec<String>,
    /// What signs mean, as the titles or the notes say it.
    pub(super) legend: BTreeMap<String, Status>,
    /// By text of the column that distinguishes indicators: the first unit beside it.
    pub(super) units: BTreeMap<String, String>,
}

impl Profile {
    /// Reads every row. What is wrong with rows is told when they are read by the definition.
    pub(super) fn read(records: &mut Records<'_>, short_rows: bool) -> Self {
        records.fills_short_rows |= short_rows;
        let columns = records.names().enumerate().map(|(number, name)| Column {
            is_unnamed: name.is_empty(),
            name: if name.is_empty() {
                letter_name(number)
            } else {
                name.to_owned()
            },
            ..Column::default()
        });
        let mut profile = Self {
            rows: 0,
            columns: columns.collect(),
            titles: records.titles.clone(),
            legend: BTreeMap::new(),
            units: BTreeMap::new(),
        };
        let find = |names: &[&str]| names.iter().find_map(|name| records.column(name));
        let indicator = find(&super::words::INDICATORS);
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
        // A column without a name and without cells is none.
        profile
            .columns
            .retain(|column| !column.is_unnamed || column.filled > 0);
        let notes = records.take_notes(|_| false, &mut silent);
        let titles = profile.titles.iter().map(|title| vec![title.clone()]);
        for note in titles.chain(notes) {
            profile.legend.extend(legend_entry(&note));
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

/// What a note says of a sign: `.` and `The data item is not applicable.` in two cells, or `- = not available` in one.
fn legend_entry(note: &[String]) -> Option<(String, Status)> {
    let (sign, meaning) = match note {
        [sign, meaning] => (sign.as_str(), meaning.as_str()),
        [text] => SIGNIFIES
            .iter()
            .find_map(|signifies| text.split_once(signifies))?,
        _ => return None,
    };
    let sign = sign.trim().trim_matches(|c| "'\"“”‘’".contains(c));
    let is_sign =
        (1..=5).contains(&sign.chars().count()) && !sign.contains(|c: char| c.is_ascii_digit());
    let meaning = meaning.to_lowercase();
    let of = |(words, status): &(&str, Status)| meaning.contains(words).then_some(*status);
    let status = MEANINGS.iter().find_map(of)?;
    is_sign.then(|| (sign.to_owned(), status))
}

/// What is between a sign and its meaning.
const SIGNIFIES: [&str; 4] = [" = ", " denotes ", " indicates ", " means "];

/// What publishers say of their signs.
const MEANINGS: [(&str, Status); 14] = [
    ("not applicable", Status::NotApplicable),
    ("not available", Status::NotAvailable),
    ("no data", Status::NotAvailable),
    ("missing", Status::NotAvailable),
    ("not collected", Status::NotAvailable),
    ("data received", Status::NotAvailable),
    ("suppress", Status::Confidential),
    ("confidential", Status::Confidential),
    ("disclos", Status::Confidential),
    ("too small", Status::Confidential),
    ("fewer than", Status::Confidential),
    ("rounds to zero", Status::Low),
    ("negligible", Status::Low),
    ("less than half", Status::Low),
];
