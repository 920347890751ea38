//! Which column is the area, the period and the value, and which indicators a file holds.

use std::collections::BTreeSet;

use super::profile::{Column, Profile};
use super::request::ImportRequest;
use crate::data::formats::Format;
use crate::data::period::period_within;
use crate::data::records::normal_name;
use crate::data::{Period, plain_id};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// Columns that tell indicators apart, the name before the number.
pub(super) const INDICATORS: [&str; 6] = [
    "indicator name",
    "indicator",
    "short desc",
    "series",
    "measure name",
    "indicator id",
];

/// The most measures of a file that get a definition each without being asked for.
const MEASURES: usize = 12;

const VALUES: [&str; 9] = [
    "value",
    "values",
    "obs_value",
    "observation",
    "data value",
    "rate",
    "percentage",
    "score",
    "v4_0",
];

const PERIODS: [&str; 10] = [
    "period",
    "time period",
    "time_period",
    "year",
    "years",
    "time",
    "date",
    "quarter",
    "month",
    "financial year",
];

const NAMES: [&str; 9] = [
    "area name",
    "areanm",
    "area",
    "geography",
    "la name",
    "local authority",
    "name",
    "la and regions",
    "areas",
];

/// What the columns are.
pub(super) struct Roles {
    pub(super) area: Vec<String>,
    pub(super) area_name: Vec<String>,
    /// Where no row names an area.
    pub(super) default_area: Option<String>,
    /// `None` where the heads are periods.
    pub(super) period: Option<String>,
    /// The period of every row, as it is asked for or stands in a title.
    pub(super) constant: Option<String>,
    /// Columns that are periods.
    pub(super) periods: Vec<String>,
    pub(super) value: Option<String>,
    /// The column that tells indicators apart, where it varies.
    pub(super) indicator: Option<String>,
}

/// One indicator of the file.
pub(super) struct KindOfRow {
    pub(super) id: String,
    pub(super) title: String,
    /// The column and its text, where the file has several.
    pub(super) filter: Option<(String, String)>,
}

impl Roles {
    pub(super) fn find(
        profile: &Profile,
        format: Option<&Format>,
        request: ImportRequest<'_>,
    ) -> Result<Self, Box<Diagnostic>> {
        let mapped = |ours: &str| -> Vec<String> {
            let format = format.into_iter().flat_map(|format| format.mapped(ours));
            let names = format.filter_map(|name| profile.column(name));
            names.map(|column| column.name.clone()).collect()
        };
        let by_name = |names: &[&str], is: &dyn Fn(&Column) -> bool| {
            let found = names.iter().filter_map(|name| profile.column(name));
            found
                .filter(|column| is(column))
                .map(|column| column.name.clone())
                .next()
        };
        let mut area = mapped("area_code");
        if area.is_empty() {
            area = columns_of_codes(profile);
        }
        let words =
            |column: &Column| column.filled > 0 && !column.is_numeric() && column.codes == 0;
        let mut area_name = mapped("area_name");
        if area_name.is_empty() {
            area_name.extend(by_name(&NAMES, &words));
        }
        if area_name.is_empty() {
            let beside = area.iter().filter_map(|code| name_beside(code, profile));
            area_name.extend(
                beside
                    .filter(|column| words(column))
                    .map(|column| column.name.clone()),
            );
        }
        if area.is_empty() {
            area = std::mem::take(&mut area_name);
        }
        if area.is_empty() {
            let known = |column: &&Column| {
                let texts = column.texts.keys().filter(|text| !text.is_empty());
                let known = texts
                    .filter(|text| request.areas.find(text).is_some())
                    .count();
                words(column) && known > 0 && known * 2 >= column.texts.len()
            };
            area.extend(
                profile
                    .columns
                    .iter()
                    .find(known)
                    .map(|column| column.name.clone()),
            );
        }
        let heads: Vec<String> = (profile.columns.iter())
            .filter(|column| Period::parse(&column.name).is_some())
            .map(|column| column.name.clone())
            .collect();
        let is_period =
            |column: &Column| column.periods > 0 && column.periods * 10 >= column.filled * 9;
        let mut period = mapped("period").into_iter().next();
        if period.is_none() {
            period = by_name(&PERIODS, &is_period).or_else(|| {
                let ending = |column: &&Column| normal_name(&column.name).ends_with("_year");
                let found = profile.columns.iter().filter(|column| is_period(column));
                found.clone().find(ending).map(|column| column.name.clone())
            });
        }
        let periods = if period.is_none() && heads.len() > 1 {
            heads
        } else {
            Vec::new()
        };
        let titles = || profile.titles.iter().find_map(|title| period_within(title));
        let constant = match request.period {
            Some(period) => Some(period.to_owned()),
            None if period.is_none() && periods.is_empty() => titles(),
            None => None,
        };
        let of_values = || value(profile, mapped("value"), &area, period.as_deref(), request);
        let value = periods.is_empty().then(of_values).transpose()?;
        let indicator = INDICATORS.iter().filter_map(|name| profile.column(name));
        // Too many to tell apart are no indicators but a breakdown.
        let mut indicator = indicator.filter(|column| column.varies() && !column.has_more);
        let indicator = indicator.next();
        let default_area = default_area(profile, &area, request);
        let roles = Self {
            area,
            area_name,
            default_area,
            period,
            constant,
            periods,
            value,
            indicator: indicator.map(|column| column.name.clone()),
        };
        roles.check(request)?;
        Ok(roles)
    }

    fn check(&self, request: ImportRequest<'_>) -> Result<(), Box<Diagnostic>> {
        let error = |what: &str, help: &str| {
            let file = request.data.path();
            let message = format!("no column of {} is {what}", file.file_name());
            let error = Diagnostic::error(Code::MissingColumn, Span::new(file, 0..0), message);
            Err(Box::new(error.help(help)))
        };
        if self.area.is_empty() && self.default_area.is_none() {
            return error(
                "of areas",
                "Casebook looks for codes such as E08000026, for names that areas.csv lists, and for columns called area, area_code or name",
            );
        }
        if self.period.is_none() && self.periods.is_empty() && self.constant.is_none() {
            return error(
                "of periods",
                "if all rows are of one period, say it: --period 2019",
            );
        }
        Ok(())
    }

    /// The indicators of the file, each with the id and the title that it gets.
    pub(super) fn kinds(&self, profile: &Profile, id: &str) -> Vec<KindOfRow> {
        let titles = |name: &str| {
            let column = profile.column(name);
            column.map(|column| {
                column
                    .texts
                    .keys()
                    .filter(|text| !text.is_empty())
                    .cloned()
                    .collect()
            })
        };
        let several: Option<Vec<String>> = self.indicator.as_deref().and_then(titles);
        if let (Some(column), Some(texts)) = (&self.indicator, several) {
            let mut taken = BTreeSet::new();
            let kind = |text: String| KindOfRow {
                id: distinct(&mut taken, &plain_id(&text), id),
                filter: Some((column.clone(), text.clone())),
                title: text,
            };
            return texts.into_iter().map(kind).collect();
        }
        let constant = |name: &&&str| {
            let column = profile.column(name);
            column.is_some_and(|column| !column.varies())
        };
        let constant = INDICATORS.iter().filter(constant);
        let mut texts = constant.filter_map(|name| titles(name)?.pop());
        let title: Option<String> = texts.find(|text: &String| text.contains(' '));
        let words = id.replace(['-', '_'], " ");
        let mut letters = words.chars();
        let first = letters.next().map(|c| c.to_uppercase().collect::<String>());
        vec![KindOfRow {
            id: id.to_owned(),
            title: title.unwrap_or_else(|| first.unwrap_or_default() + letters.as_str()),
            filter: None,
        }]
    }
}

/// The columns of codes of areas, those of the smallest areas first: of their codes there are the most.
fn columns_of_codes(profile: &Profile) -> Vec<String> {
    let codes = profile.columns.iter();
    let codes = codes.filter(|column| column.codes > 0 && column.codes * 2 > column.filled);
    let mut codes: Vec<&Column> = codes.collect();
    codes.sort_by_key(|column| std::cmp::Reverse(column.texts.len()));
    codes.iter().map(|column| column.name.clone()).collect()
}

/// The column of the names of areas beside that of their codes: `lad19nm` beside `lad19cd`, `Area names` beside `Area Codes`.
fn name_beside<'p>(code: &str, profile: &'p Profile) -> Option<&'p Column> {
    let code = normal_name(code.trim());
    profile.columns.iter().find(|column| {
        let name = normal_name(column.name.trim());
        [("code", "name"), ("cd", "nm")]
            .iter()
            .any(|(of_code, of_name)| {
                code.contains(of_code) && name == code.replace(of_code, of_name)
            })
    })
}

/// An id that no other kind of row has: the plain one, with a number where it is taken.
fn distinct(taken: &mut BTreeSet<String>, plain: &str, file: &str) -> String {
    let plain = if plain.is_empty() { file } else { plain };
    let mut id = plain.to_owned();
    let mut count = 1;
    while !taken.insert(id.clone()) {
        count += 1;
        id = format!("{plain}-{count}");
    }
    id
}

/// The area of rows that name none: the only country or state of the site.
fn default_area(profile: &Profile, area: &[String], request: ImportRequest<'_>) -> Option<String> {
    let blank = area.iter().all(|name| {
        profile
            .column(name)
            .is_none_or(|column| column.texts.contains_key(""))
    });
    if !blank {
        return None;
    }
    let mut tops = ["state", "country"]
        .into_iter()
        .flat_map(|kind| request.areas.of_kind(kind));
    tops.next().map(|area| area.id.to_string())
}

/// The columns of values: of several measures beside each other each one, if they are few.
pub(super) fn measures(
    profile: &Profile,
    format: Option<&Format>,
    request: ImportRequest<'_>,
) -> Vec<String> {
    let is_mapped = format.is_some_and(|format| format.has("value"));
    let is_named = VALUES.iter().any(|name| profile.column(name).is_some());
    if request.value.is_some() || is_mapped || is_named {
        return Vec::new();
    }
    let columns = profile.columns.iter().filter(|column| is_measure(column));
    let names: Vec<String> = columns.map(|column| column.name.clone()).collect();
    if (2..=MEASURES).contains(&names.len()) {
        names
    } else {
        Vec::new()
    }
}

/// A column of numbers that are neither periods nor codes.
fn is_measure(column: &Column) -> bool {
    let name = normal_name(&column.name);
    let is_code = name
        .split('_')
        .any(|word| matches!(word, "code" | "id" | "number"))
        && !name.contains("_of_");
    let is_period = column.periods * 10 >= column.filled * 9;
    column.is_numeric() && !is_code && !is_period && Period::parse(&column.name).is_none()
}

fn value(
    profile: &Profile,
    mapped: Vec<String>,
    area: &[String],
    period: Option<&str>,
    request: ImportRequest<'_>,
) -> Result<String, Box<Diagnostic>> {
    let file = request.data.path();
    let error =
        |message: String| Diagnostic::error(Code::MissingColumn, Span::new(file, 0..0), message);
    let is_free = |column: &&Column| {
        is_measure(column) && !area.contains(&column.name) && period != Some(column.name.as_str())
    };
    let candidates: Vec<&Column> = profile.columns.iter().filter(is_free).collect();
    let names = || {
        candidates
            .iter()
            .map(|column| column.name.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    if let Some(wanted) = request.value {
        return match profile.column(wanted) {
            Some(column) => Ok(column.name.clone()),
            None => Err(Box::new(
                error(format!("{} has no column {wanted}", file.file_name()))
                    .help(format!("its columns of numbers are {}", names())),
            )),
        };
    }
    if let Some(first) = mapped.into_iter().next() {
        return Ok(first);
    }
    let usual = VALUES.iter().find_map(|name| profile.column(name));
    match (usual, candidates.as_slice()) {
        (Some(column), _) => Ok(column.name.clone()),
        (None, [only]) => Ok(only.name.clone()),
        (None, []) => Err(Box::new(
            error(format!("no column of {} has numbers", file.file_name()))
                .help("is this the sheet or the file with the values?"),
        )),
        (None, [first, ..]) => Err(Box::new(
            error(format!(
                "{} has several columns of numbers",
                file.file_name()
            ))
            .help(format!("they are {}", names()))
            .help(format!(
                "say which is meant: casebook import {} --value \"{}\"",
                request.given, first.name
            )),
        )),
    }
}
