//! Rows for areas.csv of areas that data have and it does not list.

use std::collections::{BTreeMap, BTreeSet};

use super::Areas;
use crate::data::{Table, plain_id};

/// The types of areas by the first three characters of their codes, as the Office for National Statistics assigns them.
const TYPES: [(&str, &str); 22] = [
    ("E06", "unitary authority"),
    ("E07", "non-metropolitan district"),
    ("E08", "metropolitan district"),
    ("E09", "London borough"),
    ("E10", "county"),
    ("E11", "metropolitan county"),
    ("E12", "region"),
    ("E47", "combined authority"),
    ("E54", "integrated care board"),
    ("E92", "country"),
    ("W92", "country"),
    ("S92", "country"),
    ("N92", "country"),
    ("K02", "state"),
    ("K03", "state"),
    ("K04", "state"),
    ("W06", "principal area"),
    ("W11", "health board"),
    ("S12", "council area"),
    ("S08", "health board"),
    ("N09", "district"),
    ("J01", "city region"),
];

/// The country of a code by its first letter.
const COUNTRIES: [(&str, &str); 4] = [
    ("E", "E92000001"),
    ("W", "W92000004"),
    ("S", "S92000003"),
    ("N", "N92000002"),
];

impl Areas {
    /// The cells of a row for each area that is not listed and has a code of a known type and a name.
    pub fn rows_for<'t>(&self, tables: impl Iterator<Item = &'t Table>) -> Vec<Vec<String>> {
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        for table in tables {
            for row in table.rows().iter().filter(|row| !row.is_listed()) {
                if let Some(name) = row.area_name() {
                    let code = row.area().to_string();
                    names.entry(code).or_insert_with(|| name.to_string());
                }
            }
        }
        let mut ids: BTreeSet<String> = self.by_id.keys().map(ToString::to_string).collect();
        let mut rows = Vec::new();
        for (code, name) in &names {
            let kind = TYPES.iter().find(|(start, _)| code.starts_with(start));
            let Some((_, kind)) = kind else { continue };
            let plain = plain_id(name);
            let id = if ids.insert(plain.clone()) {
                plain
            } else {
                let with_code = format!("{plain}-{}", code.to_lowercase());
                ids.insert(with_code.clone());
                with_code
            };
            let country = COUNTRIES
                .iter()
                .find(|(letter, _)| code.starts_with(letter));
            let country = country
                .map(|(_, code)| *code)
                .filter(|country| country != code);
            let parent = country.and_then(|country| match self.of_code(country) {
                Some(area) => Some(area.id.to_string()),
                None => names.get(country).map(|name| plain_id(name)),
            });
            let name = if name.contains([',', '"']) {
                format!("\"{}\"", name.replace('"', "\"\""))
            } else {
                name.clone()
            };
            let parent = parent.unwrap_or_default();
            rows.push(vec![id, name, code.clone(), (*kind).to_owned(), parent]);
        }
        rows
    }
}
