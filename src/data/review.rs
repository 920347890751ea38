//! Whether a table is what it seems: kinds of period that are mixed, months that a spreadsheet made of years, codes of areas
//! that are no codes.

use rust_decimal::Decimal;

use super::area::successor;
use super::{AreaMatch, Areas, Definition, Part, Period, Row, Table, UnitKind};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};

/// Reports periods of different kinds in one table, unless the definition says that the series breaks between them.
pub(super) fn periods(definition: &Definition, table: &Table, diagnostics: &mut Vec<Diagnostic>) {
    let mut kinds = table.periods.iter().map(Kind::of);
    let several_years = kinds.any(|kind| matches!(kind, Kind::Years(years) if years > 1));
    let rows = |period: &Period| {
        table
            .rows()
            .iter()
            .find(|row| row.period().same_time(period))
    };
    for month in table.periods.iter().filter(|_| several_years) {
        if let Some(years) = years_of_month(month)
            && let Some(row) = rows(month)
        {
            diagnostics.push(spreadsheet_month(row, month, &years));
        }
    }
    let whole = |period: &&Period| Kind::of(period) != Kind::Other;
    let whole: Vec<&Period> = table.periods.iter().filter(whole).collect();
    let froms = definition.breaks.iter();
    let froms: Vec<Period> = froms.filter_map(|at| Period::parse(&at.from)).collect();
    let mixed = whole.windows(2).find_map(|pair| match pair {
        [one, other] => {
            let is_said = froms
                .iter()
                .any(|from| from.key() > one.key() && from.key() <= other.key());
            (Kind::of(one) != Kind::of(other) && !is_said).then_some((*one, *other))
        }
        _ => None,
    });
    if let Some((one, other)) = mixed
        && let Some(row) = rows(other)
    {
        let message = format!(
            "the periods are of several kinds: {one} is {}, {other} is {}",
            Kind::of(one).words(),
            Kind::of(other).words()
        );
        diagnostics.push(
            Diagnostic::advice(Code::MixedPeriods, place(row), message).help(format!(
                "a line through both compares unlike times: make an indicator of each kind, or say that the series breaks: breaks: [{{from: {other}, reason: …}}]"
            )),
        );
    }
}

/// Advises on rows that are lost to a slip in an area's code or name: no area is listed under it, and one is under nearly
/// the same. Areas that are just not listed are no slip.
pub(super) fn areas(table: &Table, areas: &Areas, diagnostics: &mut Vec<Diagnostic>) {
    let unlisted = || table.areas().filter(|id| !areas.by_id.contains_key(*id));
    let slip = unlisted().find_map(|id| {
        let likely = likely_area(id, areas)?;
        (!is_beside(table, id, &likely, areas)).then_some((id, likely))
    });
    let Some((id, likely)) = slip else { return };
    let Some(row) = table.of_area(id).get(0) else {
        return;
    };
    let rows: usize = unlisted().map(|id| table.of_area(id).len()).sum();
    let message = format!(
        "{rows} of {} rows are of areas that areas.csv does not list, among them {id}",
        table.rows().len()
    );
    diagnostics.push(
        Diagnostic::advice(Code::UnlistedArea, place(row), message).help(format!(
            "did you mean {likely}? A code has a letter and eight digits; an older code of an area comes after its current one in areas.csv"
        )),
    );
}

/// Advises on rows under the codes that areas had before they were reorganised, where their successors are listed and have no
/// rows for that time.
pub(super) fn old_codes(table: &Table, areas: &Areas, diagnostics: &mut Vec<Diagnostic>) {
    let unlisted = table.areas().filter(|id| !areas.by_id.contains_key(*id));
    let old = unlisted.filter_map(|id| {
        let successor = successor(id)?;
        let area = areas.of_code(successor.code)?;
        (!is_beside(table, id, &area.id, areas)).then_some((id, successor, area))
    });
    let old: Vec<_> = old.collect();
    // The same area under another code first: its rows can be joined to those of the present one.
    let Some((id, successor, area)) = old
        .iter()
        .find(|(_, successor, _)| successor.is_same)
        .or(old.first())
    else {
        return;
    };
    let Some(row) = table.of_area(id).get(0) else {
        return;
    };
    let rows: usize = old.iter().map(|(id, ..)| table.of_area(id).len()).sum();
    let (name, year) = (successor.name, successor.year);
    let became = if successor.is_same {
        "has had another code"
    } else {
        "is part of another area"
    };
    let message = format!(
        "{rows} of {} rows are of areas as they were before a reorganisation: {name} ({id}) {became} since {year}",
        table.rows().len()
    );
    let advice = Diagnostic::advice(Code::UnlistedArea, place(row), message);
    diagnostics.push(if successor.is_same {
        let codes = area.codes.join(" ");
        advice.help(format!(
            "in areas.csv, write its old code behind the present one: {codes} {id}"
        ))
    } else {
        advice.help(format!(
            "they stay in the table and cannot be cited: {} has no values before {year} here",
            area.name
        ))
    });
}

/// Advises on listed areas whose series end before those of other areas of their type.
pub(super) fn ended_series(table: &Table, areas: &Areas, diagnostics: &mut Vec<Diagnostic>) {
    let Some(newest) = table.periods.last() else {
        return;
    };
    let lasts = table.areas().filter_map(|id| {
        let rows = table.of_area(id).iter();
        let last = rows.max_by_key(|row| row.period().key())?;
        Some((areas.by_id.get(id)?, last))
    });
    let lasts: Vec<_> = lasts.collect();
    let is_current = |row: &Row<'_>| row.period().same_time(newest);
    let ended = lasts.iter().find(|(area, last)| {
        let others = || lasts.iter().filter(|(other, _)| other.kind == area.kind);
        let current = others().filter(|(_, last)| is_current(last)).count();
        // An area that has become part of another has no later values.
        let code = area.codes.first().and_then(|code| successor(code));
        let is_gone = code.is_some_and(|successor| !successor.is_same);
        !is_gone && last.period().end() < newest.start && current * 2 > others().count()
    });
    let Some((area, last)) = ended else { return };
    let message = format!(
        "the series of {} ends in {}, those of other areas of its type in {newest}",
        area.name,
        last.period()
    );
    diagnostics.push(
        Diagnostic::advice(Code::SeriesEnded, place(*last), message).help(
            "if the area has another code since, write it into areas.csv, the present one first; else its page shows an old value",
        ),
    );
}

/// Advises on confidence limits of percentages beyond 0 or 100, which say that the method does not fit.
pub(super) fn limits(definition: &Definition, table: &Table, diagnostics: &mut Vec<Diagnostic>) {
    if definition.unit.kind != UnitKind::Percentage {
        return;
    }
    let hundred = Decimal::ONE_HUNDRED;
    let is_share = |value: Decimal| !value.is_sign_negative() && value <= hundred;
    let rows = || table.rows().iter();
    // A percentage of change has values of its own beyond both.
    if !rows().filter_map(Row::value).all(is_share) {
        return;
    }
    let is_beyond = |row: &Row<'_>| {
        let limits = [row.lower_ci(), row.upper_ci()];
        limits.into_iter().flatten().any(|limit| !is_share(limit))
    };
    let Some(first) = rows().find(is_beyond) else {
        return;
    };
    let count = rows().filter(is_beyond).count();
    let part = if first.lower_ci().is_some_and(|limit| !is_share(limit)) {
        Part::LowerCi
    } else {
        Part::UpperCi
    };
    let place = first.location(part).unwrap_or_else(|| first.cell().into());
    let are = if count == 1 { "row has" } else { "rows have" };
    let message = format!("{count} {are} a confidence limit below 0 or above 100 per cent");
    diagnostics.push(
        Diagnostic::advice(Code::LimitsBeyond, place, message).help(
            "no share is beyond them: look whether the publisher means these limits, and say it to readers in `notes`",
        ),
    );
}

/// Whether an area that is not listed and the listed one of a code or name have rows of one period: then they are two.
fn is_beside(table: &Table, id: &str, other: &str, areas: &Areas) -> bool {
    let AreaMatch::One(area) = areas.resolve(other) else {
        return false;
    };
    let others = table.of_area(&area.id);
    let periods = |row: Row<'_>| others.iter().any(|of| of.period() == row.period());
    table.of_area(id).iter().any(periods)
}

/// The code or name that a slip stands for: a code with a character too few or too many, a name with other letters.
fn likely_area(id: &str, areas: &Areas) -> Option<String> {
    let is_code = id.len() > 4
        && id.starts_with(|c: char| c.is_ascii_uppercase())
        && id[1..].bytes().all(|byte| byte.is_ascii_digit());
    if !is_code {
        return areas.did_you_mean(id).map(str::to_owned);
    }
    if id.len() == CODE {
        return None;
    }
    let codes = areas.by_id.values().flat_map(|area| &area.codes);
    did_you_mean(id, codes.map(String::as_str)).map(str::to_owned)
}

/// The length of a code of the Office for National Statistics.
const CODE: usize = 9;

/// A kind of period that values are comparable within.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// So many calendar years.
    Years(u32),
    /// From one calendar year to the next.
    SplitYear,
    /// Parts of a year, and days.
    Other,
}

impl Kind {
    fn of(period: &Period) -> Self {
        match (period.months, period.start.rem_euclid(12)) {
            (12, 0) => Self::Years(1),
            (12, _) => Self::SplitYear,
            (months, _) if months > 12 => Self::Years(months.div_ceil(12)),
            _ => Self::Other,
        }
    }

    fn words(self) -> String {
        match self {
            Self::Years(1) => "a calendar year".to_owned(),
            Self::Years(years) => format!("{years} years together"),
            Self::SplitYear => "a financial or school year".to_owned(),
            Self::Other => "a part of a year".to_owned(),
        }
    }
}

/// The years that a spreadsheet turns into a month: 2009-11 of Nov-09.
fn years_of_month(period: &Period) -> Option<String> {
    let (name, year) = period.text.split_once('-')?;
    let is_spreadsheets = name.len() == 3 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_year = year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit());
    let month = period.start.rem_euclid(12) + 1;
    (is_spreadsheets && is_year && period.months == 1).then(|| format!("20{year}-{month:02}"))
}

fn place(row: Row<'_>) -> crate::source::Location {
    row.location(Part::Value)
        .unwrap_or_else(|| row.cell().into())
}

fn spreadsheet_month(row: Row<'_>, month: &Period, years: &str) -> Diagnostic {
    let message = format!(
        "row {}: {month} among ranges of years is what a spreadsheet makes of {years}",
        row.file_row()
    );
    Diagnostic::error(Code::MixedPeriods, place(row), message).help(format!(
        "take the file as the publisher gives it, without opening it in a spreadsheet, or write {years} in place of {month}"
    ))
}
