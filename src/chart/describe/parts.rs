//! Descriptions of charts of parts, of pyramids and of spines.

use rust_decimal::Decimal;

use super::Describer;
use crate::chart::data::{Point, Series, SeriesRole};
use crate::chart::kinds::{SpineRow, measures_without_row, sides, spine_rows};
use crate::chart::layout::groups::{groups, part_name};
use crate::chart::numbers::NumberFormat;
use crate::data::Comparison;

/// The most groups that are described one by one.
const GROUPS: usize = 8;

impl Describer<'_> {
    /// Each group with the values of its parts.
    pub(super) fn parts(&self, sentences: &mut Vec<String>) {
        let groups = groups(self.data);
        for group in groups.iter().take(GROUPS) {
            let drawn = group.parts.iter().filter_map(|(series, point)| {
                let value = self.number(point.drawn()?);
                let values = [("part", part_name(series)), ("value", &*value)];
                Some(self.say("chart-say-part", &values))
            });
            let drawn: Vec<String> = drawn.collect();
            if drawn.is_empty() {
                continue;
            }
            let parts: Vec<&str> = drawn.iter().map(String::as_str).collect();
            let values = [
                ("label", &*group.name),
                ("parts", &*self.strings.list(&parts)),
            ];
            sentences.push(self.say("chart-say-parts", &values));
        }
        if let Some(more) = groups.len().checked_sub(GROUPS).filter(|more| *more > 0) {
            let count = more.to_string();
            sentences.push(self.say("chart-say-more", &[("count", &*count)]));
        }
    }

    /// The longest and the shortest bar of each side.
    pub(super) fn sides(&self, sentences: &mut Vec<String>) {
        for side in [0, 1] {
            let rows = sides(self.data).into_iter().filter_map(|(name, pair)| {
                let series = pair[side]?;
                let value = series.points.last()?.drawn()?;
                Some((series, name, value))
            });
            let rows: Vec<(&Series, &str, Decimal)> = rows.collect();
            let (Some(most), Some(least)) = (
                rows.iter().max_by_key(|row| row.2),
                rows.iter().min_by_key(|row| row.2),
            ) else {
                continue;
            };
            let alike = |value: Decimal| {
                let alike = rows.iter().filter(|row| row.2 == value);
                let names: Vec<&str> = alike.map(|row| row.1).collect();
                self.strings.list(&names)
            };
            let values = [
                ("side", &*most.0.side),
                ("high", &*self.number(most.2)),
                ("high_label", &*alike(most.2)),
                ("low", &*self.number(least.2)),
                ("low_label", &*alike(least.2)),
            ];
            sentences.push(self.say("chart-say-side", &values));
        }
    }

    /// Each indicator with the place's value, how it compares, and the range of all areas.
    pub(super) fn measures(&self, sentences: &mut Vec<String>) {
        let place = self.name_of(|series| series.role == SeriesRole::Place);
        let benchmark = self.name_of(|series| series.benchmark);
        for row in spine_rows(self.data) {
            sentences.extend(self.measure(&row, place, benchmark));
        }
        sentences.extend(measures_without_row(self.data, self.strings));
        if let Some(level) = self.data.level {
            let level = level.normalize().to_string();
            sentences.push(self.say("chart-say-compared", &[("level", &*level)]));
        }
    }

    fn name_of(&self, is_wanted: impl Fn(&Series) -> bool) -> &str {
        let mut series = self.data.series.iter();
        let found = series.find(|series| is_wanted(series));
        found.map_or("", |series| &series.area_name)
    }

    fn measure(&self, row: &SpineRow, place: &str, benchmark: &str) -> Option<String> {
        let own = Describer {
            data: self.data,
            strings: self.strings,
            numbers: NumberFormat::of(row.measure, self.strings),
        };
        let number = |quarter: usize| Some(own.number(row.quarter(quarter)?));
        let own_value = own.number(row.place.drawn()?);
        let compared = match row.comparison {
            Comparison::NotCompared => String::new(),
            comparison => {
                let word = self.strings.get(comparison.key()).to_lowercase();
                let values = [("comparison", &*word)];
                self.say("chart-say-comparison", &values)
            }
        };
        let beside = row.benchmark.and_then(Point::drawn).map(|value| {
            let value = own.number(value);
            self.say(
                "chart-say-beside",
                &[("label", benchmark), ("value", &*value)],
            )
        });
        let values = [
            ("measure", &*row.measure.title),
            ("period", &*self.period(row.period)),
            ("label", place),
            ("value", &*own_value),
            ("comparison", &*compared),
            ("beside", &*beside.unwrap_or_default()),
            ("count", &*row.count().to_string()),
            ("worst", &*number(0)?),
            ("best", &*number(4)?),
            ("lower", &*number(1)?),
            ("upper", &*number(3)?),
        ];
        Some(self.say("chart-say-spine-row", &values))
    }
}
