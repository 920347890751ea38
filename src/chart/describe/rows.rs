//! Descriptions of ranked charts and changes: the ends, the page's own place, how many areas changed in which direction.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::{DESCRIBED, Describer};
use crate::chart::data::{Series, SeriesRole};
use crate::chart::layout::rows::ordered;

/// The most areas with one value that are named.
const NAMED: usize = 3;

impl Describer<'_> {
    pub(super) fn ranked(&self, sentences: &mut Vec<String>) {
        let rows: Vec<(&Series, Decimal)> = ordered(self.data)
            .into_iter()
            .filter_map(|series| Some((series, series.points.last()?.drawn()?)))
            .collect();
        let ranked: Vec<&(&Series, Decimal)> = rows
            .iter()
            .filter(|(series, _)| !series.benchmark)
            .collect();
        let most = ranked.iter().map(|(_, value)| *value).max();
        let least = ranked.iter().map(|(_, value)| *value).min();
        let all_with = |value: Decimal| {
            let labels = ranked.iter().filter(|(_, other)| *other == value);
            let labels: Vec<&str> = labels.map(|(series, _)| &*series.label).collect();
            if labels.len() > NAMED {
                let count = labels.len().to_string();
                return self.say("chart-areas", &[("count", &*count)]);
            }
            self.strings.list(&labels)
        };
        if let (Some(most), Some(least)) = (most, least)
            && most != least
        {
            let values = [
                ("high_label", &*all_with(most)),
                ("high", &*self.number(most)),
                ("low_label", &*all_with(least)),
                ("low", &*self.number(least)),
            ];
            sentences.push(self.say("chart-say-range", &values));
        }
        let told = rows.iter().filter(|(series, _)| {
            series.benchmark || ranked.len() == 1 || series.role == SeriesRole::Place
        });
        for (series, value) in told.take(DESCRIBED) {
            let text = self.number(*value);
            let position = ranked.iter().filter(|(_, other)| other > value).count() + 1;
            let alike = ranked.iter().filter(|(_, other)| other == value).count();
            let (position, count) = (position.to_string(), ranked.len().to_string());
            let values = [
                ("label", &*series.label),
                ("value", &*text),
                ("position", &*position),
                ("count", &*count),
            ];
            let key = if series.benchmark || ranked.len() == 1 {
                "chart-say-value"
            } else if alike > 1 {
                "chart-say-position-joint"
            } else {
                "chart-say-position"
            };
            sentences.push(self.say(key, &values));
        }
        if self.data.confidence && ranked.len() > 1 {
            sentences.push(self.say("chart-say-uncertain-order", &[]));
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
            let count = |wanted: Ordering| {
                rows.iter()
                    .filter(|series| match series.points.as_slice() {
                        [first, last] => last
                            .drawn()
                            .zip(first.drawn())
                            .is_some_and(|(last, first)| last.cmp(&first) == wanted),
                        _ => false,
                    })
                    .count()
                    .to_string()
            };
            let (up, down) = (count(Ordering::Greater), count(Ordering::Less));
            let all = rows.len().to_string();
            let values = [("up", &*up), ("down", &*down), ("count", &*all)];
            sentences.push(self.say("chart-say-directions", &values));
        }
    }
}
