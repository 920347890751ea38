//! Which column is the area, the period and the value, and which indicators a file holds.

use std::collections::BTreeSet;

use super::heads::PeriodHeads;
use super::profile::{Column, Profile};
use super::request::ImportRequest;
use super::values::{ImportedMeasure, value};
use super::words::{CODES, INDICATORS, NAMES, OTHER_TIMES, PERIOD_TITLES, PERIODS, TIMES};
use crate::data::formats::Format;
use crate::data::period::period_within;
use crate::data::plain_id;
use crate::data::records::normal_name;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// What the columns are.
pub(super) struct Roles {
    pub(super) area: Vec<String>,
    pub(super) area_name: Vec<String>,
    /// Where no row names an area.
    pub(super) default_area: Option<String>,
    /// `None` where the heads are periods.
    pub(super) period: Option<String>,
    /// The period of every row, as it is asked for or is in a title.
    pub(super) constant: Option<String>,
    /// Columns that are periods.
    pub(super) periods: Option<PeriodHeads>,
    pub(super) value: Option<String>,
    /// The column that distinguishes indicators, where it varies.
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
        measure: Option<&ImportedMeasure>,
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
        // A format's other columns are breakdowns.
        let is_known = format.is_some_and(|format| format.has("area_code"));
        if area_name.is_empty() && !is_known {
            area_name.extend(by_name(&NAMES, &words));
        }
        if area_name.is_empty() && !is_known {
            let beside = area.iter().filter_map(|code| name_beside(code, profile));
            area_name.extend(
                beside
                    .filter(|column| words(column))
                    .map(|column| column.name.clone()),
            );
        }
        if area.is_empty() {
            area.extend(by_name(&CODES, &|column| column.filled > 0));
        }
        if area.is_empty() {
            area = indented_names(profile, request);
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
        let period = period_column(profile, format);
        let periods = match measure {
            Some(ImportedMeasure::Periods(heads)) => Some(heads.clone()),
            _ => None,
        };
        let constant = match request.period {
            Some(period) => Some(period.to_owned()),
            None if period.is_none() && periods.is_none() => constant_period(&profile.titles),
            None => None,
        };
        let value = match measure {
            Some(ImportedMeasure::Periods(_)) => None,
            Some(ImportedMeasure::Column(column)) => Some(column.clone()),
            None => {
                let mapped = mapped("value");
                Some(value(profile, mapped, &area, period.as_deref(), request)?)
            }
        };
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
        if self.period.is_none() && self.periods.is_none() && self.constant.is_none() {
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

/// The column of periods: as the format says, by its name, or the only one whose name speaks of time.
pub(super) fn period_column(profile: &Profile, format: Option<&Format>) -> Option<String> {
    let mut mapped = format
        .into_iter()
        .flat_map(|format| format.mapped("period"));
    let mapped = mapped.find_map(|name| profile.column(name));
    let is_period =
        |column: &&Column| column.periods > 0 && column.periods * 10 >= column.filled * 9;
    let by_name = || {
        let mut named = PERIODS.iter().filter_map(|name| profile.column(name));
        named.find(is_period)
    };
    let of_time = || {
        profile.columns.iter().filter(is_period).find(|column| {
            let name = normal_name(&column.name);
            TIMES.iter().any(|time| name.contains(time))
        })
    };
    let column = mapped.or_else(by_name).or_else(of_time)?;
    Some(column.name.clone())
}

/// The period that titles above the table say of all of it.
fn constant_period(titles: &[String]) -> Option<String> {
    let lower = |title: &String| title.trim().to_lowercase();
    let labelled = |title: &&String| {
        let title = lower(title);
        PERIOD_TITLES.iter().any(|label| title.starts_with(label))
    };
    if let Some(title) = titles.iter().find(labelled) {
        return period_within(title.split_once(':')?.1);
    }
    let of_all = titles.iter().filter(|title| {
        let title = lower(title);
        !OTHER_TIMES.iter().any(|word| title.contains(word))
    });
    let mut periods: Vec<String> = of_all.filter_map(|title| period_within(title)).collect();
    periods.sort();
    periods.dedup();
    match &mut periods[..] {
        [only] => Some(std::mem::take(only)),
        _ => None,
    }
}

/// The columns without a name at the left of a table that hold the names of areas, the smaller ones further right.
fn indented_names(profile: &Profile, request: ImportRequest<'_>) -> Vec<String> {
    let words = |column: &&Column| {
        column.is_unnamed && column.filled > 0 && !column.is_numeric() && column.codes == 0
    };
    let columns: Vec<&Column> = profile.columns.iter().take_while(words).collect();
    let known = |column: &&Column| {
        let mut texts = column.texts.keys().filter(|text| !text.is_empty());
        texts.any(|text| request.areas.find(text).is_some())
    };
    if !columns.iter().any(known) {
        return Vec::new();
    }
    columns
        .iter()
        .rev()
        .map(|column| column.name.clone())
        .collect()
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
    let at = profile
        .columns
        .iter()
        .position(|column| column.name == code);
    if let Some(next) = at.and_then(|at| profile.columns.get(at + 1))
        && profile.column(code).is_some_and(|column| column.is_unnamed)
        && next.is_unnamed
    {
        return Some(next);
    }
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
