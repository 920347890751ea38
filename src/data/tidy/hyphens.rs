//! Whether the `2001-03`s of a column are months or years: one alone may be either, the column rarely.

use std::collections::BTreeMap;

use crate::data::period::{Hyphen, Period};

/// The longest period of combined years that publishers use.
const LONGEST: u32 = 10 * 12;

/// How the column is read: as years where all of them would be equally long, otherwise as months where all may be.
pub(super) fn column_reading<'a>(texts: impl Iterator<Item = &'a str>) -> Hyphen {
    let unsure: Vec<&str> = texts.filter(|text| is_unsure(text)).collect();
    let all = |hyphen| -> Option<Vec<Period>> {
        unsure
            .iter()
            .map(|text| Period::parse_as(text, hyphen))
            .collect()
    };
    let equally_long = |periods: &Vec<Period>| {
        periods
            .iter()
            .all(|period| period.months == periods[0].months && period.months <= LONGEST)
    };
    if unsure.is_empty() {
        Hyphen::Guess
    } else if all(Hyphen::Years).is_some_and(|years| equally_long(&years)) {
        Hyphen::Years
    } else if all(Hyphen::Month).is_some() {
        Hyphen::Month
    } else {
        Hyphen::Guess
    }
}

/// Each text, which must be a period, read according to `hyphen`; those of one meaning become the first of them.
pub(super) fn read_periods(texts: &[String], hyphen: Hyphen) -> Vec<Period> {
    let mut by_key: BTreeMap<(i32, u8, u32), Period> = BTreeMap::new();
    texts
        .iter()
        .filter_map(|text| Period::parse_as(text, hyphen).or_else(|| Period::parse(text)))
        .map(|period| by_key.entry(period.key()).or_insert(period).clone())
        .collect()
}

/// Four digits, a hyphen or dash, two digits.
fn is_unsure(text: &str) -> bool {
    let tidy: String = text.split_whitespace().collect();
    let mut parts = tidy.split(['-', '\u{2013}']);
    let digits = |part: Option<&str>, count| {
        part.is_some_and(|part| {
            part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    digits(parts.next(), 4) && digits(parts.next(), 2) && parts.next().is_none()
}
