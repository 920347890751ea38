//! Descriptions generated from the data: visible text under the chart, and its alternative for readers who do not see it.
//!
//! In: [`ChartData`]. Out: sentences. Each is true of the values as the chart's table shows them: what looks equal is not told
//! apart, and a difference agrees with the numbers beside it. Nothing is called better or worse. Must not know: how it was drawn.

mod flags;
mod parts;
mod rows;

use rust_decimal::Decimal;

use super::data::{ChartData, Point, Series, SeriesRole};
use super::remarks::{events, joined};
use crate::chart::captions;
use crate::chart::kinds::{Compares, Kind};
use crate::chart::numbers::NumberFormat;
use crate::data::{Period, ShownDifference, differs};
use crate::language::Strings;

/// The most series that are described individually.
const DESCRIBED: usize = 6;
/// The most series that are described in full: of more, only the last stretch and its ends are described.
const IN_FULL: usize = 3;
/// The most series or periods that look equal and are named.
const NAMED: usize = 3;
/// The fewest values for which the highest and the lowest are stated.
const SEVERAL: usize = 3;

/// The description: one text a paragraph.
pub(super) fn describe(data: &ChartData, kind: &Kind, strings: &Strings) -> Vec<String> {
    if let Some(alt) = &data.alt {
        return vec![alt.clone()];
    }
    let describer = Describer {
        data,
        strings,
        numbers: NumberFormat::new(data, strings),
    };
    let mut sentences = vec![describer.opening(kind.opening)];
    match kind.compares {
        Compares::Periods => describer.over_time(&mut sentences),
        Compares::Areas => describer.ranked(&mut sentences),
        Compares::Changes => describer.changes(&mut sentences),
        Compares::Parts => describer.parts(&mut sentences),
        Compares::Sides => describer.sides(&mut sentences),
        Compares::Measures => describer.measures(&mut sentences),
    }
    if let Some(target) = data.target {
        let value = describer.numbers.exact(target);
        sentences.push(strings.fill("chart-say-target", &[("value", &value)]));
    }
    let mut paragraphs = vec![sentences.join(" ")];
    let mut flags = describer.flags();
    flags.extend(joined(data, strings));
    if !flags.is_empty() {
        paragraphs.push(flags.join(" "));
    }
    let events = events(data, strings, |event| event.text.clone());
    if !events.is_empty() {
        let values = [("events", &*events.join("; "))];
        paragraphs.push(strings.fill("chart-say-events", &values));
    }
    paragraphs
}

struct Describer<'a> {
    data: &'a ChartData,
    strings: &'a Strings,
    numbers: NumberFormat<'a>,
}

/// A value of a series with its position.
#[derive(Clone, Copy)]
struct Observation<'a> {
    period: &'a Period,
    point: &'a Point,
    value: Decimal,
}

impl<'a> Describer<'a> {
    fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.strings.fill(key, values)
    }

    fn number(&self, value: Decimal) -> String {
        self.numbers
            .in_sentence(value, self.strings.get("chart-minus"))
    }

    fn period(&self, period: &Period) -> String {
        period.name(self.strings)
    }

    fn opening(&self, key: &str) -> String {
        let unit = self.numbers.long_unit();
        let mut measure = captions::measure(self.data, self.strings);
        if !unit.is_empty() && !measure.contains(unit) {
            measure = format!("{measure}, {unit}");
        }
        let values = [
            ("measure", &*measure),
            ("areas", &*captions::areas(self.data, self.strings)),
            (
                "periods",
                &*captions::periods(self.data, self.strings, |period| self.period(period)),
            ),
        ];
        self.say(key, &values)
    }

    /// The stretches of a series within which values may be compared: between breaks that forbid it.
    fn stretches(&self, series: &'a Series) -> Vec<Vec<Observation<'a>>> {
        let mut stretches: Vec<Vec<Observation>> = vec![Vec::new()];
        for (index, (period, point)) in self.data.periods.iter().zip(&series.points).enumerate() {
            if self.data.broken_before(series, index) {
                stretches.push(Vec::new());
            }
            if let (Some(value), Some(stretch)) = (point.drawn(), stretches.last_mut()) {
                stretch.push(Observation {
                    period,
                    point,
                    value,
                });
            }
        }
        stretches.retain(|stretch| !stretch.is_empty());
        stretches
    }

    fn over_time(&self, sentences: &mut Vec<String>) {
        let told: Vec<&Series> = self
            .data
            .series
            .iter()
            .filter(|series| series.role != SeriesRole::Peer)
            .take(DESCRIBED)
            .collect();
        let full = told.len() <= IN_FULL;
        for series in &told {
            let stretches = self.stretches(series);
            let first = if full {
                0
            } else {
                stretches.len().saturating_sub(1)
            };
            for stretch in stretches.iter().skip(first) {
                let own = self.of_series(series);
                sentences.push(own.stretch(&series.label, stretch, full));
            }
        }
        let others: Vec<&Series> = self
            .data
            .series
            .iter()
            .filter(|series| !told.iter().any(|told| std::ptr::eq(*told, *series)))
            .collect();
        let last = self.data.periods.len().checked_sub(1);
        if let Some(last) = last.filter(|_| !self.data.has_several_units()) {
            sentences.extend(self.others(&others, last));
        }
    }

    /// With the numbers of a series' own unit, where the chart has several.
    fn of_series(&self, series: &Series) -> Self {
        let measure = self.data.measures.get(series.measure);
        let measure = measure.filter(|_| self.data.has_several_units());
        Self {
            data: self.data,
            strings: self.strings,
            numbers: measure.map_or(self.numbers, |measure| {
                NumberFormat::of(measure, self.strings)
            }),
        }
    }

    fn stretch(&self, label: &str, stretch: &[Observation], full: bool) -> String {
        let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else {
            return String::new();
        };
        let (from, to) = (self.period(first.period), self.period(last.period));
        let ends = (self.number(first.value), self.number(last.value));
        if stretch.len() == 1 {
            let values = [("label", label), ("value", &*ends.1), ("period", &*to)];
            return self.say("chart-say-one", &values);
        }
        let direction = self.direction(first, last);
        let values = [
            ("label", label),
            ("first", &*ends.0),
            ("from", &*from),
            ("last", &*ends.1),
            ("to", &*to),
            ("direction", &*direction),
        ];
        let mut said = self.say("chart-say-ends", &values);
        if let Some(extremes) = self.extremes(stretch).filter(|_| full) {
            said.push(' ');
            said.push_str(&extremes);
        }
        said
    }

    /// The highest and the lowest value, where neither end has it.
    fn extremes(&self, stretch: &[Observation]) -> Option<String> {
        if stretch.len() < SEVERAL {
            return None;
        }
        let shown = |at: &Observation| self.numbers.shown(at.value);
        let (first, last) = (shown(stretch.first()?), shown(stretch.last()?));
        let high = stretch.iter().map(shown).max()?;
        let low = stretch.iter().map(shown).min()?;
        let between = |value: Decimal| value != first && value != last;
        // Several periods may look equal.
        let when = |value: Decimal| {
            let at = stretch.iter().filter(|at| shown(at) == value);
            let periods: Vec<String> = at.map(|at| self.period(at.period)).collect();
            if periods.len() > NAMED {
                let count = periods.len().to_string();
                return self.say("chart-periods", &[("count", &*count)]);
            }
            let periods: Vec<&str> = periods.iter().map(String::as_str).collect();
            self.strings.list(&periods)
        };
        let say = |key: &str, value: Decimal| {
            let values = [("value", &*self.number(value)), ("period", &*when(value))];
            self.say(key, &values)
        };
        match (between(high), between(low)) {
            (true, true) => {
                let values = [
                    ("high", &*self.number(high)),
                    ("when_high", &*when(high)),
                    ("low", &*self.number(low)),
                    ("when_low", &*when(low)),
                ];
                Some(self.say("chart-say-high-low", &values))
            }
            (true, false) => Some(say("chart-say-high", high)),
            (false, true) => Some(say("chart-say-low", low)),
            (false, false) => None,
        }
    }

    /// How the last value compares with the first.
    fn direction(&self, first: &Observation, last: &Observation) -> String {
        let difference = match self.numbers.difference(first.value, last.value) {
            ShownDifference::Same => return self.say("chart-same", &[]),
            ShownDifference::AboutTheSame => return self.say("chart-about-the-same", &[]),
            ShownDifference::By(difference) => difference,
        };
        let limits = first.point.limits().zip(last.point.limits());
        let differs =
            limits.and_then(|(before, after)| differs((last.value, after), (first.value, before)));
        if differs == Some(false) {
            return self.say("chart-no-clear-change", &[]);
        }
        let within = self
            .data
            .stable_within
            .zip(last.value.checked_sub(first.value));
        if within.is_some_and(|(within, difference)| difference.abs() <= within) {
            return self.say("chart-little-changed", &[]);
        }
        let key = if difference.is_sign_positive() {
            "chart-higher-by"
        } else {
            "chart-lower-by"
        };
        let difference = self.numbers.difference_in_sentence(difference);
        self.say(key, &[("difference", &*difference)])
    }

    /// The names of the series that look equal: of many, how many there are.
    fn labels(&self, labels: &[&str]) -> String {
        if labels.len() > NAMED {
            let count = labels.len().to_string();
            return self.say("chart-areas", &[("count", &*count)]);
        }
        self.strings.list(labels)
    }

    /// Between which values the series lie that are not told of by themselves, as far as they have one.
    fn others(&self, others: &[&Series], index: usize) -> Option<String> {
        let values: Vec<(Decimal, &str)> = others
            .iter()
            .filter_map(|series| {
                let value = series.points.get(index)?.drawn()?;
                Some((self.numbers.shown(value), &*series.label))
            })
            .collect();
        let low = values.iter().map(|value| value.0).min()?;
        let high = values.iter().map(|value| value.0).max()?;
        let all_with = |wanted: Decimal| {
            let labels = values.iter().filter(|(value, _)| *value == wanted);
            let labels: Vec<&str> = labels.map(|(_, label)| *label).collect();
            self.labels(&labels)
        };
        let period = self.period(&self.data.periods[index]);
        if let [(value, label)] = values[..] {
            let texts = [
                ("label", label),
                ("value", &*self.number(value)),
                ("period", &*period),
            ];
            return Some(self.say("chart-say-one", &texts));
        }
        let texts = [
            ("count", &*values.len().to_string()),
            ("low", &*self.number(low)),
            ("low_label", &*all_with(low)),
            ("high", &*self.number(high)),
            ("high_label", &*all_with(high)),
            ("period", &*period),
        ];
        let key = if low == high {
            "chart-say-others-equal"
        } else {
            "chart-say-others"
        };
        Some(self.say(key, &texts))
    }
}
