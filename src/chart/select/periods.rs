//! Selects the periods of a chart or table.

use super::series::SeriesRows;
use super::unknown;
use crate::chart::kinds::{self, Compares};
use crate::chart::spec::ChartSpec;
use crate::data::period::find;
use crate::data::{Indicator, Period};
use crate::diagnostic::{Code, Diagnostic, Subject};
use crate::source::Spanned;

/// The selected periods, ascending: at least one, for a ranked chart exactly one, for a change exactly two.
pub(super) fn chosen(
    spec: &ChartSpec,
    found: &[SeriesRows],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<Period>> {
    let mut all: Vec<Period> = found
        .iter()
        .flat_map(|series| series.found.iter().map(|row| row.period().clone()))
        .collect();
    all.sort_by(|a, b| a.key().cmp(&b.key()).then_with(|| a.cmp(b)));
    all.dedup_by(|a, b| a.same_time(b));
    let mut known = true;
    let mut named: Vec<Period> = Vec::new();
    for typed in &spec.periods {
        if let Some(period) = named_period(typed, &all, found) {
            named.push(period);
        } else {
            known = false;
            diagnostics.push(unknown_period(typed, &all));
        }
    }
    named.sort_by_key(Period::key);
    named.dedup_by(|a, b| a.same_time(b));
    let mut bound = |typed: Option<&Spanned<&str>>| {
        let typed = typed?;
        let period = named_period(typed, &all, found).or_else(|| Period::parse(typed.value));
        if period.is_none() {
            known = false;
            diagnostics.push(unknown_period(typed, &all));
        }
        period
    };
    let from = bound(spec.from.as_ref());
    let to = bound(spec.to.as_ref());
    if !known {
        return None;
    }
    if let (Some(first), Some(last)) = (&from, &to)
        && let (Some(typed), Some(until)) = (&spec.from, &spec.to)
        && first.start > last.start
    {
        diagnostics.push(
            Diagnostic::error(
                Code::PeriodOrder,
                typed.span.clone(),
                format!("`from: {}` is after `to: {}`", typed.value, until.value),
            )
            .label(until.span.clone(), "the last period")
            .help(format!(
                "write `from: {}` and `to: {}`",
                until.value, typed.value
            )),
        );
        return None;
    }
    let whole = if named.is_empty() { &all } else { &named };
    let shown: Vec<Period> = whole
        .iter()
        .filter(|period| from.as_ref().is_none_or(|from| period.start >= from.start))
        .filter(|period| to.as_ref().is_none_or(|to| period.start <= to.start))
        .cloned()
        .collect();
    if shown.is_empty() {
        let span = [&spec.from, &spec.to]
            .into_iter()
            .flatten()
            .next()
            .map_or(&spec.location, |typed| &typed.span);
        diagnostics.push(
            Diagnostic::error(
                Code::NoRow,
                span.clone(),
                "no figures fall between these periods",
            )
            .help(extent(&all)),
        );
        return None;
    }
    let kind = spec.kind.map(kinds::of);
    match kind.map(|kind| (kind.name, kind.compares)) {
        Some((name, Compares::Areas | Compares::Sides)) => {
            one(spec, name, &shown, found, diagnostics)
        }
        Some((name, Compares::Parts)) if has_several_areas(found) => {
            one(spec, name, &shown, found, diagnostics)
        }
        Some((_, Compares::Changes)) => {
            two(spec, shown, from.is_some() && to.is_some(), diagnostics)
        }
        Some((_, Compares::Measures)) => Some(latest_of_each(&shown, found)),
        _ => Some(shown),
    }
}

fn has_several_areas(found: &[SeriesRows]) -> bool {
    let first = found.first().map(|series| &series.area.id);
    found.iter().any(|series| Some(&series.area.id) != first)
}

/// For each indicator the latest period in which the first area, the place, has a value.
fn latest_of_each(shown: &[Period], found: &[SeriesRows]) -> Vec<Period> {
    let place = found.first().map(|series| &series.area.id);
    let own = found.iter().filter(|series| Some(&series.area.id) == place);
    let latest: Vec<Period> = own
        .filter_map(|series| {
            let has_value = |period: &&Period| {
                let mut rows = series.found.iter();
                rows.any(|row| row.value().is_some() && row.period().same_time(period))
            };
            shown.iter().rev().find(has_value).cloned()
        })
        .collect();
    let is_latest = |period: &&Period| latest.iter().any(|other| other.same_time(period));
    shown.iter().filter(is_latest).cloned().collect()
}

/// Reports periods of the block that the data do not have at all.
pub(super) fn known(spec: &ChartSpec, indicator: &Indicator, diagnostics: &mut Vec<Diagnostic>) {
    let all = &indicator.table.periods;
    let is_known = |typed: &Spanned<&str>| {
        typed.value.trim().eq_ignore_ascii_case("latest")
            || find(all, typed.value).is_some()
            || indicator.table.lacks_period(typed.value)
    };
    let ends = spec.from.iter().chain(&spec.to);
    let unknown = spec
        .periods
        .iter()
        .filter(|typed| !is_known(typed))
        .chain(ends.filter(|typed| !is_known(typed) && Period::parse(typed.value).is_none()));
    for typed in unknown {
        diagnostics.push(unknown_period(typed, all));
    }
}

/// The period that a text names; `latest` is the newest in which any series has a value.
fn named_period(typed: &Spanned<&str>, all: &[Period], found: &[SeriesRows]) -> Option<Period> {
    if typed.value.trim().eq_ignore_ascii_case("latest") {
        return latest(all, found);
    }
    find(all, typed.value).cloned()
}

fn latest(periods: &[Period], found: &[SeriesRows]) -> Option<Period> {
    let has_value = |period: &&Period| {
        found
            .iter()
            .flat_map(|series| series.found)
            .any(|row| row.value().is_some() && row.period().same_time(period))
    };
    periods
        .iter()
        .rev()
        .find(has_value)
        .or_else(|| periods.last())
        .cloned()
}

fn one(
    spec: &ChartSpec,
    name: &str,
    shown: &[Period],
    found: &[SeriesRows],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<Period>> {
    if let [_, second, ..] = spec.periods.as_slice() {
        diagnostics.push(
            Diagnostic::error(
                Code::ChartPeriods,
                second.span.clone(),
                format!("a {name} chart shows one period"),
            )
            .help("keep one, or use `type: change` for two"),
        );
        return None;
    }
    latest(shown, found).map(|period| vec![period])
}

fn two(
    spec: &ChartSpec,
    mut shown: Vec<Period>,
    ends: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<Period>> {
    if ends && spec.periods.is_empty() && shown.len() > 2 {
        shown.drain(1..shown.len() - 1);
    }
    if shown.len() == 2 {
        return Some(shown);
    }
    let span = spec
        .periods
        .first()
        .map_or(&spec.location, |first| &first.span);
    let diagnostic = Diagnostic::error(
        Code::ChartPeriods,
        span.clone(),
        "a change needs exactly two periods",
    );
    diagnostics.push(match shown.as_slice() {
        [first, .., last] => diagnostic.help(format!("write `periods: [{first}, {last}]`")),
        _ => diagnostic.help("the areas have figures for one period only: use `type: ranked`"),
    });
    None
}

fn unknown_period(typed: &Spanned<&str>, all: &[Period]) -> Diagnostic {
    let known = all.iter().map(|period| &*period.text);
    unknown(Code::UnknownPeriod, typed, "the data have no period", known)
        .help(extent(all))
        .about(Subject::period(typed))
}

/// The available periods, for help.
fn extent(all: &[Period]) -> String {
    match all {
        [] => "the data have no periods for these areas".to_owned(),
        [only] => format!("the data have {only} only"),
        _ if all.len() <= 8 => {
            let list: Vec<&str> = all.iter().map(|period| &*period.text).collect();
            format!("the data have {}", list.join(", "))
        }
        [first, .., last] => format!("the data have {first} to {last}"),
    }
}
