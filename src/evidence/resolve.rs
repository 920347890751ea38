//! From a destination's parts to rows of the data.
//!
//! In: a destination, the catalogue of indicators, the areas, the page's places. Out: the series that the words speak of.
//! Must not know: the words.

use std::sync::Arc;

use super::destination::{FigureDestination, Show, When};
use super::scope::Scope;
use crate::data::{Area, Indicator, Period, Row, period};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::{Span, Spanned};

/// A series (one indicator, area and choice of dimensions) at a period.
#[derive(Clone, Debug)]
pub(super) struct Point<'a> {
    /// The period.
    pub(super) period: &'a Period,
    /// The row; `None` where the data have none for this area and period.
    pub(super) row: Option<&'a Row>,
}

/// One indicator for one area, its dimensions chosen.
#[derive(Clone, Debug)]
pub(super) struct Series<'a> {
    /// The indicator.
    pub(super) indicator: &'a Arc<Indicator>,
    /// The area.
    pub(super) area: &'a Area,
    /// The chosen value of each dimension, in the table's order.
    pub(super) dimensions: Vec<Arc<str>>,
}

impl<'a> Series<'a> {
    /// Its rows, by period.
    pub(super) fn rows(&self) -> impl Iterator<Item = &'a Row> + use<'a> {
        let dimensions = self.dimensions.clone();
        let rows = self.indicator.table.of_area(&self.area.id);
        rows.iter().filter(move |row| row.dimensions == dimensions)
    }

    /// The series at a period.
    pub(super) fn at(&self, period: &'a Period) -> Point<'a> {
        Point {
            period,
            row: self.rows().find(|row| row.period.same_time(period)),
        }
    }

    /// Whether it is the area that comparisons are made with.
    fn is_benchmark(&self, scope: &Scope) -> bool {
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

/// When a figure speaks of.
#[derive(Clone, Debug)]
pub(super) enum Shape<'a> {
    /// One period.
    At(Point<'a>),
    /// From one period to another.
    Change(Point<'a>, Point<'a>),
}

/// Another series to compare with, at the same periods.
#[derive(Clone, Debug)]
pub(super) struct Versus<'a> {
    /// The series.
    pub(super) series: Series<'a>,
    /// At the same periods.
    pub(super) shape: Shape<'a>,
    /// Whether it is the benchmark.
    pub(super) benchmark: bool,
    /// What it is called: `England`, `women`, the other indicator's title.
    pub(super) name: String,
}

/// The areas that a rank is taken among.
#[derive(Clone, Debug)]
pub(super) struct Universe<'a> {
    /// All of one type, in the order of their ids.
    pub(super) areas: Vec<&'a Area>,
    /// What they are called: `metropolitan districts`, `the areas named`.
    pub(super) name: String,
    /// Whether they are all areas of a type wherever they are.
    pub(super) national: bool,
}

/// What a figure link is bound to.
#[derive(Clone, Debug)]
pub(super) struct Binding<'a> {
    /// The series.
    pub(super) series: Series<'a>,
    /// When.
    pub(super) shape: Shape<'a>,
    /// What it is compared with.
    pub(super) vs: Option<Versus<'a>>,
    /// What it is ranked among.
    pub(super) among: Result<Universe<'a>, Diagnostic>,
    /// What a number is, where the words leave it open.
    pub(super) show: Option<Show>,
    /// Whether the destination says `latest`.
    pub(super) latest: Option<Span>,
}

impl<'a> Binding<'a> {
    /// The periods, one or two.
    pub(super) fn periods(&self) -> Vec<&'a Period> {
        match &self.shape {
            Shape::At(point) => vec![point.period],
            Shape::Change(from, to) => vec![from.period, to.period],
        }
    }
}

/// Finds what a destination names, or says what it does not find, all at once.
pub(super) fn resolve<'a>(
    figure: &FigureDestination,
    scope: &Scope<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Binding<'a>> {
    let indicator = indicator(&figure.indicator, scope, diagnostics);
    let area = area(figure, scope, diagnostics);
    let indicator = indicator?;
    let dimensions = dimensions(figure, indicator, None, diagnostics);
    let series = Series {
        indicator,
        area: area?,
        dimensions: dimensions?,
    };
    let (shape, latest) = shape(figure, &series, diagnostics)?;
    let vs = match &figure.vs {
        Some(vs) => Some(versus(vs, figure, &series, &shape, scope, diagnostics)?),
        None => None,
    };
    let among = universe(figure, &series, scope);
    let show = figure.show.as_ref().map(|show| show.value);
    Some(Binding {
        series,
        shape,
        vs,
        among,
        show,
        latest,
    })
}

fn indicator<'a>(
    typed: &Spanned<String>,
    scope: &Scope<'a>,
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
                format!("the indicator \"{}\" is held back: {reason}", typed.value),
            )
            .help("hold this page back too, or take the figure out until then"),
        );
        return None;
    }
    let mut error = Diagnostic::error(
        Code::UnknownIndicator,
        typed.span.clone(),
        format!("there is no indicator \"{}\"", typed.value),
    );
    let known = scope.catalogue.names();
    error = match did_you_mean(&typed.value, known.iter().map(String::as_str)) {
        Some(near) => error.help(format!("did you mean \"{near}\"?")),
        None => error.help(format!(
            "put indicators/{}.yaml and its data into content/, or write one of: {}",
            typed.value,
            some(known.iter().map(String::as_str))
        )),
    };
    diagnostics.push(error);
    None
}

/// The first of many names, for a message.
pub(super) fn some<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    let shown = names
        .iter()
        .take(12)
        .copied()
        .collect::<Vec<_>>()
        .join(", ");
    match names.len().saturating_sub(12) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

fn area<'a>(
    figure: &FigureDestination,
    scope: &Scope<'a>,
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
            let joint = if matches!(figure.when, When::Unsaid) {
                "?"
            } else {
                "&"
            };
            diagnostics.push(
                Diagnostic::error(Code::AreaNeeded, figure.span.clone(), message)
                    .help(format!("add {joint}area={example} to the destination")),
            );
            None
        }
    }
}

fn find_area<'a>(
    typed: &Spanned<String>,
    scope: &Scope<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'a Area> {
    if let Some(area) = scope.areas.find(&typed.value) {
        return Some(area);
    }
    let error = Diagnostic::error(
        Code::UnknownArea,
        typed.span.clone(),
        format!("there is no area \"{}\" in areas.csv", typed.value),
    );
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

/// The value of each of the indicator's dimensions: as chosen, else its total, else its only one.
fn dimensions(
    figure: &FigureDestination,
    indicator: &Indicator,
    replaced: Option<(&str, &Spanned<String>)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<Arc<str>>> {
    let before = diagnostics.len();
    let table = &indicator.table;
    let mut chosen = Vec::with_capacity(table.dimensions.len());
    for (index, id) in table.dimensions.iter().enumerate() {
        let declared = indicator
            .definition
            .dimensions
            .iter()
            .find(|(known, _)| *known.value == **id);
        let values = table.dimension_values(index);
        let typed = replaced
            .filter(|(key, _)| *key == &**id)
            .map(|(_, value)| value)
            .or_else(|| {
                figure
                    .dimensions
                    .iter()
                    .find(|(key, _)| *key.value == **id)
                    .map(|(_, value)| value)
            });
        let wanted = if let Some(typed) = typed {
            {
                let by_label = declared.and_then(|(_, dimension)| {
                    dimension.values.iter().find(|(_, label)| {
                        label
                            .all()
                            .iter()
                            .any(|label| label.value.eq_ignore_ascii_case(&typed.value))
                    })
                });
                let wanted =
                    by_label.map_or(typed.value.as_str(), |(value, _)| value.value.as_str());
                let found = values
                    .iter()
                    .find(|value| value.eq_ignore_ascii_case(wanted));
                if found.is_none() {
                    diagnostics.push(no_value(id, typed, &values));
                }
                found.cloned()
            }
        } else {
            {
                let total = declared.and_then(|(_, dimension)| dimension.total.as_ref());
                let total =
                    total.and_then(|total| values.iter().find(|value| ***value == *total.value));
                let only = if values.len() == 1 {
                    values.first()
                } else {
                    None
                };
                let found = total.or(only);
                if found.is_none() {
                    let names: Vec<&str> = values.iter().map(|value| &**value).collect();
                    diagnostics.push(
                        Diagnostic::error(
                            Code::DimensionNeeded,
                            figure.span.clone(),
                            format!("the indicator has several values of {id}, and none is chosen"),
                        )
                        .help(format!(
                            "add &{id}={} to the destination (or one of: {})",
                            names.first().unwrap_or(&""),
                            names.join(", ")
                        )),
                    );
                }
                found.cloned()
            }
        };
        chosen.extend(wanted);
    }
    for (key, _) in &figure.dimensions {
        if !table.dimensions.iter().any(|id| **id == *key.value) {
            let known: Vec<&str> = ["period", "from", "to", "area", "vs", "among", "show"]
                .into_iter()
                .chain(table.dimensions.iter().map(|id| &**id))
                .collect();
            let error = Diagnostic::error(
                Code::UnknownDimension,
                key.span.clone(),
                format!(
                    "\"{}\" is neither a key nor a dimension of this indicator",
                    key.value
                ),
            );
            diagnostics.push(match did_you_mean(&key.value, known.iter().copied()) {
                Some(near) => error.help(format!("did you mean {near}=?")),
                None => error.help(format!("the keys are {}", known.join(", "))),
            });
        }
    }
    (diagnostics.len() == before).then_some(chosen)
}

/// A value that a dimension does not have.
fn no_value(id: &str, typed: &Spanned<String>, values: &[Arc<str>]) -> Diagnostic {
    let error = Diagnostic::error(
        Code::UnknownDimension,
        typed.span.clone(),
        format!("\"{}\" is no value of {id}", typed.value),
    );
    let names: Vec<&str> = values.iter().map(|value| &**value).collect();
    match did_you_mean(&typed.value, names.iter().copied()) {
        Some(near) => error.help(format!("did you mean {id}={near}?")),
        None => error.help(format!("write one of: {}", names.join(", "))),
    }
}

fn shape<'a>(
    figure: &FigureDestination,
    series: &Series<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Shape<'a>, Option<Span>)> {
    match &figure.when {
        When::Unsaid => {
            let newest = series.rows().last().map_or("2019", |row| &row.period.text);
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
        When::At(typed) => {
            let latest = (typed.value == "latest").then(|| typed.span.clone());
            Some((
                Shape::At(series.at(period_of(typed, series, diagnostics)?)),
                latest,
            ))
        }
        When::Change(from, to) => {
            let latest = [from, to].into_iter().find(|typed| typed.value == "latest");
            let latest = latest.map(|typed| typed.span.clone());
            let first = period_of(from, series, diagnostics);
            let last = period_of(to, series, diagnostics);
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
            Some((Shape::Change(series.at(first), series.at(last)), latest))
        }
    }
}

/// The period that a text names among those of the indicator, or the newest of the series.
fn period_of<'a>(
    typed: &Spanned<String>,
    series: &Series<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'a Period> {
    if typed.value == "latest" {
        let newest = series.rows().last().map(|row| &row.period);
        if newest.is_none() {
            diagnostics.push(no_rows(typed, series));
        }
        return newest;
    }
    let periods = series.indicator.table.periods();
    let found = period::find(periods.iter().copied(), &typed.value);
    if found.is_none() {
        let error = Diagnostic::error(
            Code::UnknownPeriod,
            typed.span.clone(),
            format!("the indicator has no period \"{}\"", typed.value),
        );
        let mut near: Vec<&str> = periods.iter().map(|period| period.text.as_ref()).collect();
        near.dedup();
        let shown = near
            .iter()
            .rev()
            .take(8)
            .rev()
            .copied()
            .collect::<Vec<_>>()
            .join(", ");
        let before = if near.len() > 8 { "… " } else { "" };
        diagnostics.push(error.help(format!("it has {before}{shown}")));
    }
    found
}

fn no_rows(typed: &Spanned<String>, series: &Series) -> Diagnostic {
    Diagnostic::error(
        Code::NoRow,
        typed.span.clone(),
        format!("the data have no row for {}", series.area.name),
    )
    .help("choose an area that the data have, or another indicator")
}

fn versus<'a>(
    typed: &Spanned<String>,
    figure: &FigureDestination,
    series: &Series<'a>,
    shape: &Shape<'a>,
    scope: &Scope<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Versus<'a>> {
    let (other, name) = if let Some((key, value)) = typed.value.split_once(':') {
        let value = Spanned::new(value.trim().to_owned(), typed.span.clone());
        if key == "indicator" {
            let other = indicator(&value, scope, diagnostics)?;
            if other.definition.unit.text != series.indicator.definition.unit.text {
                diagnostics.push(
                    Diagnostic::error(
                        Code::FigureUnit,
                        typed.span.clone(),
                        format!(
                            "the indicators have different units: {} and {}",
                            series.indicator.definition.unit.text, other.definition.unit.text
                        ),
                    )
                    .help("compare indicators of one unit"),
                );
                return None;
            }
            // Dimensions that only the first indicator has are no choice of the second.
            let mut own = figure.clone();
            own.dimensions
                .retain(|(key, _)| other.table.dimensions.iter().any(|id| **id == *key.value));
            let dimensions = dimensions(&own, other, None, diagnostics)?;
            let name = other.definition.title.get(scope.language).value.clone();
            (
                Series {
                    indicator: other,
                    area: series.area,
                    dimensions,
                },
                name,
            )
        } else {
            let mut own = figure.clone();
            own.dimensions.retain(|(known, _)| known.value != key);
            let known = series
                .indicator
                .table
                .dimensions
                .iter()
                .any(|id| **id == *key);
            if !known {
                own.dimensions.push((
                    Spanned::new(key.to_owned(), typed.span.clone()),
                    value.clone(),
                ));
            }
            let dimensions = dimensions(&own, series.indicator, Some((key, &value)), diagnostics)?;
            (
                Series {
                    dimensions,
                    ..series.clone()
                },
                value.value,
            )
        }
    } else {
        let area = find_area(typed, scope, diagnostics)?;
        (
            Series {
                area,
                ..series.clone()
            },
            area.name.clone(),
        )
    };
    let at = |point: &Point<'a>| Point {
        period: point.period,
        row: other.rows().find(|row| row.period.same_time(point.period)),
    };
    let shape = match shape {
        Shape::At(point) => Shape::At(at(point)),
        Shape::Change(from, to) => Shape::Change(at(from), at(to)),
    };
    let benchmark = other.area.id != series.area.id && other.is_benchmark(scope);
    Some(Versus {
        series: other,
        shape,
        benchmark,
        name,
    })
}

/// The areas that a rank is taken among: as `among=` says, else all of the area's type.
fn universe<'a>(
    figure: &FigureDestination,
    series: &Series<'a>,
    scope: &Scope<'a>,
) -> Result<Universe<'a>, Diagnostic> {
    let own = series.area;
    let of_type = |kind: &str| -> Vec<&'a Area> {
        scope
            .areas
            .by_id
            .values()
            .filter(|area| area.kind.eq_ignore_ascii_case(kind))
            .collect()
    };
    let Some(typed) = &figure.among else {
        return Ok(Universe {
            areas: of_type(&own.kind),
            name: format!("areas of the type {}", own.kind),
            national: true,
        });
    };
    let wrong = |message: String, help: String| {
        Diagnostic::error(Code::RankUniverse, typed.span.clone(), message).help(help)
    };
    let names: Vec<&str> = typed
        .value
        .split([',', ';'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    let (areas, name, national) = if names.len() > 1 {
        let mut areas = Vec::new();
        for name in names {
            match scope.areas.find(name) {
                Some(area) => areas.push(area),
                None => {
                    return Err(wrong(
                        format!("there is no area \"{name}\" in areas.csv"),
                        "write areas' ids, names or codes, with commas between them".to_owned(),
                    ));
                }
            }
        }
        (areas, "the areas named".to_owned(), false)
    } else if let Some(parent) = scope
        .areas
        .find(&typed.value)
        .filter(|parent| parent.id != own.id)
    {
        let inside = |area: &&Area| {
            area.kind == own.kind
                && scope
                    .areas
                    .line(&area.id)
                    .iter()
                    .any(|above| above.id == parent.id)
        };
        let areas: Vec<&Area> = scope.areas.by_id.values().filter(inside).collect();
        (
            areas,
            format!("areas of the type {} in {}", own.kind, parent.name),
            parent.kind == "country",
        )
    } else {
        (
            of_type(&typed.value),
            format!("areas of the type {}", typed.value),
            true,
        )
    };
    if !areas.iter().any(|area| area.id == own.id) {
        return Err(wrong(
            format!("{} is not among \"{}\"", own.name, typed.value),
            format!(
                "write a type (among={}), an area that it is part of, or a list that has it",
                own.kind
            ),
        ));
    }
    if let Some(other) = areas.iter().find(|area| area.kind != own.kind) {
        return Err(wrong(
            format!(
                "the areas are not all of one type: {} is a {}, {} a {}",
                own.name, own.kind, other.name, other.kind
            ),
            "rank areas of one type".to_owned(),
        ));
    }
    Ok(Universe {
        areas,
        name,
        national,
    })
}
