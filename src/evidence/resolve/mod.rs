//! From a destination's parts to rows of the data.
//!
//! In: a destination, the catalogue of indicators, the areas, the page's places. Out: the series and periods of the figure.
//! Must not know: the words.

mod comparator;
mod dimensions;
mod periods;
mod universe;

use std::sync::Arc;

use self::comparator::resolve_comparator;
use self::dimensions::resolve_dimensions;
use self::periods::resolve_points;
pub(super) use self::universe::{AmongClause, RankUniverse};
use crate::data::{Area, Indicator, Period, Row, Rows};
use crate::diagnostic::{Code, Diagnostic, Subject, did_you_mean};
use crate::evidence::destination::{FigureDestination, PeriodChoice, Quantity};
use crate::evidence::scope::EvidenceScope;
use crate::source::{Span, Spanned};

/// A series (one indicator, area and choice of dimensions) at a period.
#[derive(Clone, Debug)]
pub(super) struct SeriesPoint<'a> {
    /// The period.
    pub(super) period: &'a Period,
    /// The row; `None` where the data have none for this area and period.
    pub(super) row: Option<Row<'a>>,
}

/// The values of one indicator for one area and one value of each dimension.
#[derive(Clone, Debug)]
pub(super) struct BoundSeries<'a> {
    /// The indicator.
    pub(super) indicator: &'a Arc<Indicator>,
    /// The area.
    pub(super) area: &'a Area,
    /// The chosen value of each dimension, in the table's order.
    pub(super) dimensions: Vec<Arc<str>>,
}

impl<'a> BoundSeries<'a> {
    /// Its rows, by period.
    pub(super) fn rows(&self) -> Rows<'a> {
        let table = &self.indicator.table;
        table.series(&self.area.id, &self.dimensions)
    }

    /// The series at a period.
    pub(super) fn point_at(&self, period: &'a Period) -> SeriesPoint<'a> {
        SeriesPoint {
            period,
            row: self.row_at(period),
        }
    }

    /// Its row of a period.
    pub(super) fn row_at(&self, period: &Period) -> Option<Row<'a>> {
        let table = &self.indicator.table;
        table.row(&self.area.id, &self.dimensions, period)
    }

    /// Whether its area is the benchmark.
    fn is_benchmark(&self, scope: &EvidenceScope) -> bool {
        let own = self
            .indicator
            .definition
            .benchmark
            .as_ref()
            .and_then(|area| scope.areas.find(area));
        self.area.kind == "country"
            || own.is_some_and(|own| own.id == self.area.id)
            || scope
                .benchmark
                .as_ref()
                .is_some_and(|id| **id == self.area.id)
    }
}

/// The one period, or the two of a change, that a figure is of.
#[derive(Clone, Debug)]
pub(super) enum BoundPoints<'a> {
    /// One period.
    One(SeriesPoint<'a>),
    /// From one period to another.
    Change(SeriesPoint<'a>, SeriesPoint<'a>),
}

/// Another series to compare with, at the same periods.
#[derive(Clone, Debug)]
pub(super) struct Comparator<'a> {
    /// The series.
    pub(super) series: BoundSeries<'a>,
    /// Its values at the same periods.
    pub(super) points: BoundPoints<'a>,
    /// Whether it is the benchmark.
    pub(super) benchmark: bool,
    /// The name in messages and wordings: `England`, `women`, the other indicator's title.
    pub(super) name: String,
}

/// What a figure link is bound to.
#[derive(Clone, Debug)]
pub(super) struct Binding<'a> {
    /// The series.
    pub(super) series: BoundSeries<'a>,
    /// Its value at one period, or at the two of a change.
    pub(super) points: BoundPoints<'a>,
    /// What it is compared with.
    pub(super) comparator: Option<Comparator<'a>>,
    /// What it is ranked among.
    pub(super) among: AmongClause<'a>,
    /// What a number in the words is, where the words are ambiguous.
    pub(super) show: Option<Quantity>,
    /// The span of `latest` in the destination.
    pub(super) latest: Option<Span>,
}

impl<'a> Binding<'a> {
    /// The periods, one or two.
    pub(super) fn periods(&self) -> Vec<&'a Period> {
        match &self.points {
            BoundPoints::One(point) => vec![point.period],
            BoundPoints::Change(from, to) => vec![from.period, to.period],
        }
    }

    /// The points of the series that it is compared with.
    pub(super) fn comparator_points(&self) -> Option<&BoundPoints<'a>> {
        self.comparator
            .as_ref()
            .map(|comparator| &comparator.points)
    }
}

/// Resolves a destination, or reports every part of it that does not exist.
pub(super) fn resolve<'a>(
    figure: &FigureDestination,
    scope: &EvidenceScope<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Binding<'a>> {
    let indicator = resolve_indicator(&figure.indicator, scope, diagnostics);
    let area = resolve_area(figure, scope, diagnostics);
    let indicator = indicator?;
    let dimensions = resolve_dimensions(figure, indicator, None, diagnostics);
    let series = BoundSeries {
        indicator,
        area: area?,
        dimensions: dimensions?,
    };
    let (points, latest) = resolve_points(figure, &series, diagnostics)?;
    let comparator = match &figure.vs {
        Some(comparator) => Some(resolve_comparator(
            comparator,
            figure,
            &series,
            &points,
            scope,
            diagnostics,
        )?),
        None => None,
    };
    let among = AmongClause::new(figure, series.area, scope.areas);
    let show = figure.show.as_ref().map(|show| show.value);
    Some(Binding {
        series,
        points,
        comparator,
        among,
        show,
        latest,
    })
}

fn resolve_indicator<'a>(
    typed: &Spanned<String>,
    scope: &EvidenceScope<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'a Arc<Indicator>> {
    if let Some(indicator) = scope.catalogue.find(&typed.value) {
        return Some(indicator);
    }
    if scope.catalogue.broken.contains(&typed.value) {
        return None;
    }
    if let Some(reason) = scope.catalogue.held_back(&typed.value) {
        diagnostics.push(
            Diagnostic::error(
                Code::HeldBackIndicator,
                typed.span.clone(),
                format!("the indicator \"{}\" is unpublished: {reason}", typed.value),
            )
            .help("hold this page back too, or take the figure out until then"),
        );
        return None;
    }
    let mut error = Diagnostic::error(
        Code::UnknownIndicator,
        typed.span.clone(),
        format!("there is no indicator \"{}\"", typed.value),
    )
    .about(Subject::indicator(typed));
    let known = scope.catalogue.names();
    let near = did_you_mean(&typed.value, known.iter().map(String::as_str));
    error = if let Some(mended) = correct_separator(&typed.value, scope) {
        error.help(format!("did you mean \"{mended}\"?"))
    } else if let Some(near) = near {
        error.help(format!("did you mean \"{near}\"?"))
    } else if known.is_empty() {
        let id = &typed.value;
        error.help(format!(
            "put indicators/{id}.yaml and its data into content/"
        ))
    } else {
        error.help(format!(
            "put indicators/{}.yaml and its data into content/, or write one of: {}",
            typed.value,
            list_some(known.iter().map(String::as_str))
        ))
    };
    diagnostics.push(error);
    None
}

/// The destination meant by an indicator and a period with another character than `?` between them: `imd/2019`, `imd#2019`.
fn correct_separator(typed: &str, scope: &EvidenceScope) -> Option<String> {
    let typed = typed.trim_start_matches('/');
    let (name, rest) = typed.split_once(['/', '#', '=', '&', ':', ',', ' '])?;
    scope.catalogue.find(name)?;
    Some(format!("{name}?{}", rest.trim_start()))
}

/// The first of many names, for a message.
pub(super) fn list_some<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    let listed = names
        .iter()
        .take(12)
        .copied()
        .collect::<Vec<_>>()
        .join(", ");
    match names.len().saturating_sub(12) {
        0 => listed,
        more => format!("{listed} and {more} more"),
    }
}

fn resolve_area<'a>(
    figure: &FigureDestination,
    scope: &EvidenceScope<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'a Area> {
    if let Some(typed) = &figure.area {
        return find_area(typed, scope, diagnostics);
    }
    match scope.places {
        [place] => scope.areas.by_id.get(place),
        places => {
            let message = if places.is_empty() {
                "the page has no place, so the figure must say which area it is of"
            } else {
                "the page has several places, so the figure must say which area it is of"
            };
            let example = places.first().map_or("coventry", |place| place);
            let joint = if matches!(figure.when, PeriodChoice::Unstated) {
                "?"
            } else {
                "&"
            };
            diagnostics.push(
                Diagnostic::error(Code::AreaNeeded, figure.span.clone(), message)
                    .about(Subject::key("place"))
                    .help(format!("add {joint}area={example} to the destination")),
            );
            None
        }
    }
}

fn find_area<'a>(
    typed: &Spanned<String>,
    scope: &EvidenceScope<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'a Area> {
    if let Some(area) = scope.areas.find(&typed.value) {
        return Some(area);
    }
    let error = Diagnostic::error(
        Code::UnknownArea,
        typed.span.clone(),
        format!("there is no area \"{}\" in areas.csv", typed.value),
    )
    .about(Subject::area(typed));
    let names = scope
        .areas
        .by_id
        .values()
        .flat_map(|area| [&*area.id, area.name.as_str()]);
    diagnostics.push(match did_you_mean(&typed.value, names) {
        Some(near) => error.help(format!("did you mean \"{near}\"?")),
        None => error.help("write an area's id, name or code as areas.csv has it, or add its row"),
    });
    None
}
