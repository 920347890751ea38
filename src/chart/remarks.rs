//! What readers must know of a chart's marks, as texts: for its drawing, its notes and its description.
//!
//! In: chart data. Out: texts. Must not know: single kinds.

use super::data::{ChartData, EventMark};
use super::layout::frame::event_text;
use super::layout::marks::joins;
use super::layout::time::TimeAxis;
use crate::language::Strings;

/// What whiskers and tints show: `95% confidence limits`.
pub(super) fn limits_name(data: &ChartData, strings: &Strings) -> String {
    match data.level {
        Some(level) => {
            let level = level.normalize().to_string();
            strings.fill("chart-limits-key-level", &[("level", &*level)])
        }
        None => strings.get("chart-limits-key").to_owned(),
    }
}

/// The breaks with their reasons, one text each.
pub(super) fn breaks(data: &ChartData, strings: &Strings) -> Vec<String> {
    data.breaks
        .iter()
        .map(|mark| {
            let period = mark.period.name(strings);
            let values = [("period", &*period), ("reason", &*mark.reason)];
            strings.fill("chart-break-note", &values)
        })
        .collect()
}

/// The events with their times in words, one text each; `text` is what is said of each.
pub(super) fn events(
    data: &ChartData,
    strings: &Strings,
    text: impl Fn(&EventMark) -> String,
) -> Vec<String> {
    let events = data.events.iter();
    let said = |event: &EventMark| {
        let event = EventMark {
            text: text(event),
            ..event.clone()
        };
        event_text(&event, |period| period.name(strings), strings)
    };
    events.map(said).collect()
}

/// That lines run on over periods without figures, where they do.
pub(super) fn joined(data: &ChartData, strings: &Strings) -> Option<String> {
    let time = TimeAxis::new(&data.periods);
    let mut series = data.series.iter();
    let any = series.any(|series| !joins(&time, data, series).is_empty());
    any.then(|| strings.get("chart-joined").to_owned())
}
