//! What a figure is compared with: another area, another group, another indicator.

use super::dimensions::resolve_dimensions;
use super::{
    Binding, BoundPoints, BoundSeries, Comparator, SeriesPoint, find_area, resolve_indicator,
};
use crate::data::Area;
use crate::diagnostic::{Code, Diagnostic};
use crate::evidence::destination::FigureDestination;
use crate::evidence::scope::EvidenceScope;
use crate::source::Spanned;

pub(super) fn resolve_comparator<'a>(
    typed: &Spanned<String>,
    figure: &FigureDestination,
    series: &BoundSeries<'a>,
    points: &BoundPoints<'a>,
    scope: &EvidenceScope<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Comparator<'a>> {
    let (other, name) = if let Some((key, value)) = typed.value.split_once(':') {
        let value = Spanned::new(value.trim().to_owned(), typed.span.clone());
        if key == "indicator" {
            let other = resolve_indicator(&value, scope, diagnostics)?;
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
            // Dimensions that only the first indicator has do not apply to the second.
            let mut own = figure.clone();
            own.dimensions
                .retain(|(key, _)| other.table.dimensions.iter().any(|id| **id == *key.value));
            let dimensions = resolve_dimensions(&own, other, None, diagnostics)?;
            let name = other.definition.title.get(scope.language).value.clone();
            (
                BoundSeries {
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
            let dimensions =
                resolve_dimensions(&own, series.indicator, Some((key, &value)), diagnostics)?;
            (
                BoundSeries {
                    dimensions,
                    ..series.clone()
                },
                value.value,
            )
        }
    } else {
        let area = find_area(typed, scope, diagnostics)?;
        (
            BoundSeries {
                area,
                ..series.clone()
            },
            area.name.clone(),
        )
    };
    Some(comparator(series, points, other, name, scope))
}

/// Another series at the periods of a figure.
fn comparator<'a>(
    series: &BoundSeries<'a>,
    points: &BoundPoints<'a>,
    other: BoundSeries<'a>,
    name: String,
    scope: &EvidenceScope<'a>,
) -> Comparator<'a> {
    let at = |point: &SeriesPoint<'a>| SeriesPoint {
        period: point.period,
        row: other.row_at(point.period),
    };
    let points = match points {
        BoundPoints::One(point) => BoundPoints::One(at(point)),
        BoundPoints::Change(from, to) => BoundPoints::Change(at(from), at(to)),
    };
    let benchmark = other.area.id != series.area.id && other.is_benchmark(scope);
    Comparator {
        series: other,
        points,
        benchmark,
        name,
    }
}

impl<'a> Binding<'a> {
    /// The same figure, compared with another area.
    pub(in crate::evidence) fn compared_with(
        &self,
        area: &'a Area,
        scope: &EvidenceScope<'a>,
    ) -> Self {
        let other = BoundSeries {
            area,
            ..self.series.clone()
        };
        let name = area.name.clone();
        Self {
            comparator: Some(comparator(&self.series, &self.points, other, name, scope)),
            ..self.clone()
        }
    }
}
