//! What a figure is compared with: another area, another group, another indicator.

use super::dimensions::dimensions;
use super::{Point, Series, Shape, Versus, find_area, indicator};
use crate::diagnostic::{Code, Diagnostic};
use crate::evidence::destination::FigureDestination;
use crate::evidence::scope::Scope;
use crate::source::Spanned;

pub(super) fn versus<'a>(
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
        row: other.row_at(point.period),
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
