//! Rules about a chart's keys, axis and texts.

use rust_decimal::Decimal;

use super::unknown;
use crate::chart::data::{ChartData, Point, Series};
use crate::chart::kinds::{Compares, Kind};
use crate::chart::layout::groups::groups;
use crate::chart::spec::ChartSpec;
use crate::data::number;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::plain_text;
use crate::language::english;
use crate::source::{Span, Spanned};

/// The most words of a headline.
const HEADLINE: usize = 15;

/// Reports keys that have no effect on the chart's type.
pub(super) fn keys(spec: &ChartSpec, kind: &Kind, diagnostics: &mut Vec<Diagnostic>) {
    let over_time = !matches!(kind.compares, Compares::Areas | Compares::Changes);
    let mut idle: Vec<(&str, &Span)> = Vec::new();
    if let Some(sort) = spec.sort.as_ref().filter(|_| over_time) {
        idle.push(("sort", &sort.span));
    }
    if let Some(from) = spec
        .from
        .as_ref()
        .filter(|_| kind.compares == Compares::Areas)
    {
        idle.push(("from", &from.span));
    }
    if let Some(target) = spec.target.as_ref().filter(|_| !kind.has_target) {
        idle.push(("target", &target.span));
    }
    if let Some((low, _)) = spec.limits.as_ref().filter(|_| !kind.has_limits) {
        idle.push(("limits", &low.span));
    }
    if let Some(event) = spec.events.first().filter(|_| !kind.has_events) {
        idle.push(("events", &event.from.span));
    }
    if let Some(join) = spec.join.as_ref().filter(|_| !kind.has_join) {
        idle.push(("join", &join.span));
    }
    let of_parts = matches!(kind.compares, Compares::Parts | Compares::Sides);
    if let Some(area) = spec.highlight.first().filter(|_| of_parts) {
        idle.push(("highlight", &area.span));
    }
    for (key, span) in idle {
        diagnostics.push(
            Diagnostic::advice(
                Code::ChartKey,
                span.clone(),
                format!("`{key}` does nothing in a {} chart", kind.name),
            )
            .help(format!("leave out `{key}`")),
        );
    }
}

/// Checks the axis's ends, the target and the breaks against the data.
pub(super) fn chart(
    spec: &ChartSpec,
    kind: &Kind,
    data: &mut ChartData,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if let Some((low, high)) = &spec.limits {
        data.limits = Some((low.value, high.value));
        ends(
            kind,
            (low, high),
            &drawn(kind, data),
            data.target,
            diagnostics,
        );
    }
    if kind.compares == Compares::Changes
        && let Some(mark) = data.breaks.iter().find(|mark| mark.never)
    {
        let diagnostic = Diagnostic::error(
            Code::BreakCrossed,
            spec.location.clone(),
            format!("these two periods cannot be compared: {}", mark.reason),
        );
        diagnostics.push(diagnostic.help(format!(
            "take two periods on the same side of the break at {}, or use `type: line`",
            mark.period
        )));
    }
}

/// Bars start from zero, whatever the data are.
pub(super) fn zero(spec: &ChartSpec, kind: &Kind, diagnostics: &mut Vec<Diagnostic>) {
    if let Some((low, high)) = &spec.limits {
        ends(kind, (low, high), &[], None, diagnostics);
    }
}

/// Checks the axis's ends against the numbers that are drawn; the help suggests ends that fit.
fn ends(
    kind: &Kind,
    (low, high): (&Spanned<Decimal>, &Spanned<Decimal>),
    drawn: &[Decimal],
    target: Option<Decimal>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let bars = kind.from_zero;
    let least = drawn.iter().copied().min().unwrap_or(low.value);
    let most = drawn.iter().copied().max().unwrap_or(high.value);
    let lower = if least < low.value {
        least.floor()
    } else {
        low.value
    };
    let upper = if most > high.value {
        most.ceil()
    } else {
        high.value
    };
    let (lower, upper) = if bars {
        (lower.min(Decimal::ZERO), upper.max(Decimal::ZERO))
    } else {
        (lower, upper)
    };
    let mended = format!("write `limits: [{lower}, {upper}]`");
    let mut wrong = |span: &Span, message: String| {
        diagnostics
            .push(Diagnostic::error(Code::ChartLimits, span.clone(), message).help(mended.clone()));
    };
    if bars && low.value > Decimal::ZERO {
        wrong(&low.span, "bars start from zero".to_owned());
    }
    if bars && high.value < Decimal::ZERO {
        wrong(&high.span, "bars start from zero".to_owned());
    }
    if least < low.value {
        let is_target = target == Some(least);
        let least = number::text(least, None, english());
        wrong(
            &low.span,
            if is_target {
                format!("the target, {least}, is below the axis")
            } else {
                format!("the data reach down to {least}, below the axis")
            },
        );
    }
    if most > high.value {
        let is_target = target == Some(most);
        let most = number::text(most, None, english());
        wrong(
            &high.span,
            if is_target {
                format!("the target, {most}, is above the axis")
            } else {
                format!("the data reach up to {most}, above the axis")
            },
        );
    }
}

/// Every number that is drawn, or the sum of parts that are drawn end to end.
fn drawn(kind: &Kind, data: &ChartData) -> Vec<Decimal> {
    if kind.adds_up && kind.compares == Compares::Parts {
        let groups = groups(data).into_iter();
        let sum = |parts: Vec<(&Series, &Point)>| {
            let mut values = parts.iter().filter_map(|(_, point)| point.drawn());
            values.try_fold(Decimal::ZERO, Decimal::checked_add)
        };
        return groups.filter_map(|group| sum(group.parts)).collect();
    }
    data.series
        .iter()
        .flat_map(|series| &series.points)
        .flat_map(|point| {
            let limits = point.limits().filter(|_| data.confidence);
            let (lower, upper) = limits.unzip();
            [point.drawn(), lower, upper]
        })
        .flatten()
        .chain(data.target)
        .collect()
}

/// Advises on a headline that is too long to be read at a glance.
pub(super) fn headline(title: &Spanned<&str>, diagnostics: &mut Vec<Diagnostic>) {
    let words = plain_text(title).split_whitespace().count();
    if words > HEADLINE {
        diagnostics.push(
            Diagnostic::advice(
                Code::ChartHeadline,
                title.span.clone(),
                format!("this headline has {words} words; {HEADLINE} are read at a glance"),
            )
            .help("say the message, and leave measure, place and period to the subtitle"),
        );
    }
}

/// The standard columns of a table.
pub(super) const COLUMNS: [&str; 8] = [
    "area",
    "period",
    "value",
    "lower_ci",
    "upper_ci",
    "status",
    "indicator",
    "note",
];

/// The names of a table's columns: the usual ones and its dimensions. `None` where one is unknown.
pub(super) fn columns(
    asked: &[Spanned<&str>],
    dimensions: &[&str],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<String>> {
    let before = diagnostics.len();
    let known: Vec<&str> = COLUMNS.iter().chain(dimensions).copied().collect();
    for column in asked {
        if !known.contains(&column.value) {
            let says = "a table has no column called";
            let diagnostic = unknown(Code::ChartKey, column, says, known.iter().copied());
            let help = format!("its columns are `{}`", known.join("`, `"));
            diagnostics.push(diagnostic.help(help));
        }
    }
    (diagnostics.len() == before)
        .then(|| asked.iter().map(|column| column.value.to_owned()).collect())
}
