//! Missing values: claims about them, and words that say that they are missing.

use super::{Finding, Judge, LinkJudgement};
use crate::data::AreaId;
use crate::diagnostic::Code;
use crate::evidence::reading::{Assertion, LinkReading};
use crate::evidence::resolve::{BoundPoints, SeriesPoint};

impl Judge<'_> {
    /// Whether all values are published. A claim about a missing one is an error, unless it says that it is missing.
    pub(super) fn check_published(
        &self,
        reading: &LinkReading,
        judgement: &mut LinkJudgement,
    ) -> bool {
        let says_missing = reading
            .claims
            .iter()
            .find(|claim| claim.assertion == Assertion::Missing);
        let missing = self.first_missing();
        let series = &self.binding.series;
        match (says_missing, missing) {
            (Some(claim), None) => {
                let value = self.value_text();
                judgement.findings.push(
                    Finding::error(
                        Code::FigureMismatch,
                        format!("the text says that no value is published, the data say {value}"),
                    )
                    .note(self.cells_label())
                    .edit(claim.range.clone(), value),
                );
                false
            }
            (Some(_), Some(_)) => {
                if !reading.values.is_empty() || reading.claims.len() > 1 {
                    judgement.findings.push(self.missing_value());
                }
                false
            }
            // The row may be one that could not be read, which is reported at the data file.
            (None, Some((_, _, point)))
                if point.row.is_none() && series.indicator.table.lacks_area(series.area) =>
            {
                false
            }
            (None, Some(_)) => {
                if !reading.is_empty() {
                    judgement.findings.push(self.missing_value());
                }
                false
            }
            (None, None) => true,
        }
    }

    fn missing_value(&self) -> Finding {
        let (name, area, point) = self
            .first_missing()
            .expect("called where a value is missing");
        let why = match point.row {
            None => "the data have no row for it".to_owned(),
            Some(row) => match row.statuses().first() {
                Some(status) => format!("the data say {}", status.shorthand()),
                None => "its cell is empty".to_owned(),
            },
        };
        let cell = point.row.map(|row| row.cell().to_string());
        let at = cell.map_or(String::new(), |cell| format!(" ({cell})"));
        let without_row = point.row.is_none().then(|| area.clone());
        let finding = Finding::error(
            Code::ValueMissing,
            format!("{name} has no value for {}: {why}", point.period),
        )
        .note(format!("{name}, {}: no value{at}", point.period))
        .help("say that it is not published, or bind the words to another period")
        .edit(self.words.clone(), "not published");
        Finding {
            without_row,
            ..finding
        }
    }

    /// The first missing value of the binding, with the name of its series and its area.
    fn first_missing(&self) -> Option<(String, &AreaId, SeriesPoint<'_>)> {
        let own = &self.binding.series;
        let comparator = self.binding.comparator.iter();
        let comparator = comparator.map(|of| (&of.points, &of.name, &of.series.area.id));
        std::iter::once((&self.binding.points, &own.area.name, &own.area.id))
            .chain(comparator)
            .flat_map(|(points, name, area)| {
                let points = named_points(points, name).into_iter();
                points.map(move |(name, point)| (name, area, point))
            })
            .find(|(_, _, point)| point.row.is_none_or(|row| row.value().is_none()))
    }
}

pub(super) fn named_points<'a>(
    points: &BoundPoints<'a>,
    name: &str,
) -> Vec<(String, SeriesPoint<'a>)> {
    match points {
        BoundPoints::One(point) => vec![(name.to_owned(), point.clone())],
        BoundPoints::Change(from, to) => {
            vec![
                (name.to_owned(), from.clone()),
                (name.to_owned(), to.clone()),
            ]
        }
    }
}
