//! Areas, indicators and their data: each indicator has a file of its own, of 20 districts and England, for 20 years, with limits.

use std::fmt::Write as _;
use std::ops::RangeInclusive;

pub(crate) const AREAS: usize = 20;
pub(crate) const INDICATORS: usize = 500;
pub(crate) const YEARS: RangeInclusive<usize> = 2005..=2024;
/// How far a limit is from its value, in tenths.
const MARGIN: usize = 4;
/// England's index, after those of the districts.
pub(crate) const ENGLAND: usize = AREAS;

/// areas.csv.
pub(crate) fn areas() -> String {
    let mut text = "id,name,codes,type,parent\nengland,England,E92000001,country,\n".to_owned();
    for area in 0..AREAS {
        let (id, name) = (area_id(area), area_name(area));
        let _ = writeln!(text, "{id},{name},{},district,england", code(area));
    }
    text
}

fn code(area: usize) -> String {
    if area == ENGLAND {
        "E92000001".to_owned()
    } else {
        format!("E07{area:06}")
    }
}

/// A name without a digit.
pub(crate) fn area_name(area: usize) -> String {
    const FIRST: [&str; 4] = ["Ash", "Brad", "Cold", "Elm"];
    const LAST: [&str; 5] = ["ford", "ham", "bury", "wick", "minster"];
    format!("{}{}", FIRST[area / 5], LAST[area % 5])
}

pub(crate) fn area_id(area: usize) -> String {
    area_name(area).to_lowercase()
}

/// An indicator's `short` name, by which figures cite it.
pub(crate) fn short(indicator: usize) -> String {
    format!("measure-{indicator:03}")
}

/// A unique title.
fn title(indicator: usize) -> String {
    const WHO: [&str; 10] = [
        "Tenants",
        "Carers",
        "Pupils",
        "Apprentices",
        "Parents",
        "Volunteers",
        "Employers",
        "Households",
        "Teachers",
        "Patients",
    ];
    const WHAT: [&str; 10] = [
        "in training",
        "with a mentor",
        "near a park",
        "on a waiting list",
        "with a bus pass",
        "in a choir",
        "with advice",
        "in warm homes",
        "with a library card",
        "at a clinic",
    ];
    const HOW: [&str; 5] = [
        "by survey",
        "by register",
        "by referral",
        "by visit",
        "by claim",
    ];
    format!(
        "{} {}, {}",
        WHO[indicator % 10],
        WHAT[indicator / 10 % 10],
        HOW[indicator / 100]
    )
}

/// The unit of an indicator's values, and its form after a value in a sentence.
fn unit(indicator: usize) -> (&'static str, &'static str) {
    match indicator % 5 {
        0..=2 => ("\"%\"", "per cent"),
        3 => ("per 1,000 people", "per 1,000 people"),
        _ => ("years", "years"),
    }
}

/// ID.yaml.
pub(crate) fn definition(indicator: usize) -> String {
    let polarity = if indicator.is_multiple_of(3) {
        "lower-is-better"
    } else {
        "higher-is-better"
    };
    format!(
        "title: {}\nshort: {}\ndefinition: What it counts, and how it is gathered.\nunit: {}\ndecimals: 1\npolarity: {polarity}\n\
         coverage: complete\nsource:\n  title: Statistics of {}\n  publisher: Office\n  url: https://www.example.org/{indicator}\n\
         \x20 licence: Open Government Licence v3.0\n  published: 2025-06-30\nprinciples: [{}]\n",
        title(indicator),
        short(indicator),
        unit(indicator).0,
        title(indicator).to_lowercase(),
        super::PRINCIPLES[indicator % super::PRINCIPLES.len()],
    )
}

/// A value in tenths: no two indicators, districts or years have the same course.
pub(crate) fn tenths(indicator: usize, area: usize, year: usize) -> usize {
    let level = 200 + (area * 53 + indicator * 37) % 400;
    let slope = (area * 7 + indicator * 11) % 9;
    let noise = (area * area + 31 * year + 17 * indicator + year * area % 13) % 23;
    level + slope * (year - 2005) + noise
}

/// A value as a sentence writes it: `32.1 per cent`.
pub(crate) fn written(indicator: usize, area: usize, year: usize) -> String {
    format!(
        "{} {}",
        decimal(tenths(indicator, area, year)),
        unit(indicator).1
    )
}

/// Whether the limits of two values, in tenths, do not overlap.
pub(crate) fn apart(one: usize, other: usize) -> bool {
    one.abs_diff(other) > 2 * MARGIN
}

/// ID.csv.
pub(crate) fn table(indicator: usize) -> String {
    let mut text = "area_code,period,value,lower_ci,upper_ci\n".to_owned();
    for area in 0..=AREAS {
        for year in YEARS {
            let value = tenths(indicator, area, year);
            let (lower, upper) = (value - MARGIN, value + MARGIN);
            let (value, lower, upper) = (decimal(value), decimal(lower), decimal(upper));
            let _ = writeln!(text, "{},{year},{value},{lower},{upper}", code(area));
        }
    }
    text
}

fn decimal(tenths: usize) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}
