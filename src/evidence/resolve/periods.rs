//! The periods that a destination names, among those that the data have.

use super::{BoundPoints, BoundSeries};
use crate::data::{Period, Row, period};
use crate::diagnostic::{Code, Diagnostic, Subject};
use crate::evidence::destination::{FigureDestination, PeriodChoice};
use crate::source::{Span, Spanned};

pub(super) fn resolve_points<'a>(
    figure: &FigureDestination,
    series: &BoundSeries<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(BoundPoints<'a>, Option<Span>)> {
    match &figure.when {
        PeriodChoice::Unstated => {
            let newest = series
                .rows()
                .last()
                .map_or("2019", |row| &row.period().text);
            diagnostics.push(
                Diagnostic::error(
                    Code::PeriodNeeded,
                    figure.span.clone(),
                    "the destination names no period",
                )
                .help(format!("add ?{newest}, or a change: ?FROM..TO")),
            );
            None
        }
        PeriodChoice::One(typed) => {
            let latest = (typed.value == "latest").then(|| typed.span.clone());
            Some((
                BoundPoints::One(series.point_at(resolve_period(typed, series, diagnostics)?)),
                latest,
            ))
        }
        PeriodChoice::Change(from, to) => {
            let latest = [from, to].into_iter().find(|typed| typed.value == "latest");
            let latest = latest.map(|typed| typed.span.clone());
            let first = resolve_period(from, series, diagnostics);
            let last = resolve_period(to, series, diagnostics);
            let (first, last) = (first?, last?);
            if first.start >= last.start {
                diagnostics.push(
                    Diagnostic::error(
                        Code::PeriodOrder,
                        figure.span.clone(),
                        format!("the change goes from {first} to {last}, which is not later"),
                    )
                    .help("write the earlier period first: 2015..2019"),
                );
                return None;
            }
            Some((
                BoundPoints::Change(series.point_at(first), series.point_at(last)),
                latest,
            ))
        }
    }
}

/// The period that a text names among those of the indicator, or the newest of the series.
fn resolve_period<'a>(
    typed: &Spanned<String>,
    series: &BoundSeries<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'a Period> {
    if typed.value == "latest" {
        let newest = series.rows().last().map(Row::period);
        if newest.is_none() && !series.indicator.table.lacks_area(series.area) {
            diagnostics.push(no_rows(typed, series));
        }
        return newest;
    }
    let periods = &series.indicator.table.periods;
    let found = period::find(periods, &typed.value);
    if found.is_none() && !series.indicator.table.lacks_period(&typed.value) {
        let error = Diagnostic::error(
            Code::UnknownPeriod,
            typed.span.clone(),
            format!("the indicator has no period \"{}\"", typed.value),
        )
        .about(Subject::period(typed));
        let mut near: Vec<&str> = periods.iter().map(|period| period.text.as_ref()).collect();
        near.dedup();
        let nearest = near
            .iter()
            .rev()
            .take(8)
            .rev()
            .copied()
            .collect::<Vec<_>>()
            .join(", ");
        let before = if near.len() > 8 { "… " } else { "" };
        diagnostics.push(error.help(match change_meant_by(periods, &typed.value) {
            Some(mended) => format!("did you mean {mended}?"),
            None => format!("it has {before}{nearest}"),
        }));
    }
    found
}

/// The change meant by two periods with other characters than two dots between them (`2011-2018`), or with more dots.
fn change_meant_by(periods: &[Period], typed: &str) -> Option<String> {
    let known = |text: &str| {
        let text = text.trim_matches([' ', '.']);
        period::find(periods, text).map(|_| text.to_owned())
    };
    if let Some(one) = typed.starts_with('.').then(|| known(typed)).flatten() {
        return Some(format!("{one}, after two dots"));
    }
    let parts = |sign: &&str| {
        typed
            .split_once(*sign)
            .and_then(|(from, to)| known(from).zip(known(to)))
    };
    let (from, to) = ["…", "–", "—", "-", " to ", "/", ":"]
        .iter()
        .find_map(parts)?;
    Some(format!("{from}..{to}"))
}

fn no_rows(typed: &Spanned<String>, series: &BoundSeries) -> Diagnostic {
    Diagnostic::error(
        Code::NoRow,
        typed.span.clone(),
        format!("the data have no row for {}", series.area.name),
    )
    .about(Subject::area(&series.area.id))
    .help("choose an area that the data have, or another indicator")
}
