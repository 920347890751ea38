//! Descriptions of ranked charts and changes: the ends, the page's own place, how many areas changed in which direction.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::{DESCRIBED, Describer};
use crate::chart::data::{Point, Series, SeriesRole};
use crate::chart::layout::groups::parts;
use crate::chart::layout::rows::ordered;

impl Describer<'_> {
    /// The ends of a ranked chart, and where the page's own place stands: by the values as shown, among the areas that have one.
    pub(super) fn ranked(&self, sentences: &mut Vec<String>) {
        let parts = parts(self.data);
        for part in &parts {
            let mut own = Vec::new();
            self.ranked_part(&part.part, &mut own);
            match own.first_mut() {
                Some(first) if parts.len() > 1 => {
                    let values = [("part", &*part.part), ("text", &**first)];
                    *first = self.say("chart-say-of-part", &values);
                }
                _ => {}
            }
            sentences.append(&mut own);
        }
        let several = self.data.series.iter().filter(|series| !series.benchmark);
        if self.data.confidence && several.count() > 1 {
            sentences.push(self.say("chart-say-uncertain-order", &[]));
        }
    }

    fn ranked_part(&self, part: &str, sentences: &mut Vec<String>) {
        let rows: Vec<(&Series, Decimal)> = ordered(self.data)
            .into_iter()
            .filter(|series| series.part == part)
            .filter_map(|series| {
                let value = series.points.last()?.drawn()?;
                Some((series, self.numbers.shown(value)))
            })
            .collect();
        let ranked: Vec<&(&Series, Decimal)> = rows
            .iter()
            .filter(|(series, _)| !series.benchmark)
            .collect();
        // A suppressed value may be any: no place is given among the others then.
        let all = self.data.series.iter();
        let all = all.filter(|series| !series.benchmark && series.part == part);
        let missing = all.count() > ranked.len();
        let count = ranked.len().to_string();
        let most = ranked.iter().map(|(_, value)| *value).max();
        let least = ranked.iter().map(|(_, value)| *value).min();
        let all_with = |value: Decimal| {
            let labels = ranked.iter().filter(|(_, other)| *other == value);
            let labels: Vec<&str> = labels.map(|(series, _)| &*series.label).collect();
            self.labels(&labels)
        };
        if let (Some(most), Some(least)) = (most, least)
            && most != least
        {
            let benchmark = rows.iter().find(|(series, _)| series.benchmark);
            // The table has it too.
            let counted = benchmark.map_or_else(
                || count.clone(),
                |(series, _)| {
                    let values = [("count", &*count), ("benchmark", &*series.label)];
                    self.say("chart-count-without", &values)
                },
            );
            let values = [
                ("count", &*counted),
                ("high_label", &*all_with(most)),
                ("high", &*self.number(most)),
                ("low_label", &*all_with(least)),
                ("low", &*self.number(least)),
            ];
            let key = if missing {
                "chart-say-range-some"
            } else {
                "chart-say-range"
            };
            sentences.push(self.say(key, &values));
        }
        let told = rows.iter().filter(|(series, _)| {
            series.benchmark || ranked.len() == 1 || series.role == SeriesRole::Place
        });
        for (series, value) in told.take(DESCRIBED) {
            let text = self.number(*value);
            let position = ranked.iter().filter(|(_, other)| other > value).count() + 1;
            let alike = ranked.iter().filter(|(_, other)| other == value).count();
            let position = position.to_string();
            let values = [
                ("label", &*series.label),
                ("value", &*text),
                ("position", &*position),
                ("count", &*count),
            ];
            let key = if series.benchmark || ranked.len() == 1 || missing {
                "chart-say-value"
            } else if alike > 1 {
                "chart-say-position-joint"
            } else {
                "chart-say-position"
            };
            sentences.push(self.say(key, &values));
        }
    }

    pub(super) fn changes(&self, sentences: &mut Vec<String>) {
        let rows = ordered(self.data);
        let told = rows.iter().filter(|series| {
            rows.len() <= DESCRIBED || series.benchmark || series.role == SeriesRole::Place
        });
        for series in told.take(DESCRIBED) {
            for stretch in self.stretches(series) {
                sentences.push(self.stretch(&series.label, &stretch, true));
            }
        }
        if rows.len() > DESCRIBED {
            self.directions(&rows, sentences);
        }
    }

    /// How many areas look higher and lower in the later period, of those whose two values may be compared.
    fn directions(&self, rows: &[&Series], sentences: &mut Vec<String>) {
        let change = |series: &&Series| {
            let [first, last] = series.points.as_slice() else {
                return None;
            };
            if series.benchmark || self.data.broken_before(series, 1) {
                return None;
            }
            let shown = |point: &Point| Some(self.numbers.shown(point.drawn()?));
            Some(shown(last)?.cmp(&shown(first)?))
        };
        let changes: Vec<Ordering> = rows.iter().filter_map(change).collect();
        let count = |wanted: Ordering| {
            let alike = changes.iter().filter(|change| **change == wanted);
            alike.count().to_string()
        };
        if !changes.is_empty() {
            let (up, down) = (count(Ordering::Greater), count(Ordering::Less));
            let all = changes.len().to_string();
            let values = [("up", &*up), ("down", &*down), ("count", &*all)];
            sentences.push(self.say("chart-say-directions", &values));
        }
    }
}
