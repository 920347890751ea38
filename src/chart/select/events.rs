//! Reads the times of a chart's events, and checks that its axis has them.

use crate::chart::data::EventMark;
use crate::chart::spec::ChartSpec;
use crate::data::Period;
use crate::diagnostic::{Code, Diagnostic, Subject};
use crate::document::plain_text;
use crate::source::Spanned;

/// The events that fall between the first and the last of the chart's periods, by their beginning.
pub(super) fn events(
    spec: &ChartSpec,
    periods: &[Period],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<EventMark> {
    let mut events: Vec<EventMark> = Vec::new();
    for event in &spec.events {
        let from = period(&event.from, diagnostics);
        let to = event.to.as_ref().map(|to| period(to, diagnostics));
        let (Some(from), Some(to)) = (from, to.map_or(Some(None), |to| to.map(Some))) else {
            continue;
        };
        if let (Some(last), Some(typed)) = (&to, &event.to)
            && last.end() <= from.start
        {
            diagnostics.push(
                Diagnostic::error(
                    Code::PeriodOrder,
                    event.from.span.clone(),
                    format!(
                        "`from: {}` is after `to: {}`",
                        event.from.value, typed.value
                    ),
                )
                .label(typed.span.clone(), "the end")
                .help(format!(
                    "write `from: {}` and `to: {}`",
                    typed.value, event.from.value
                )),
            );
            continue;
        }
        let until = to.as_ref().map_or(from.end(), Period::end);
        if let ([first, ..], [.., last]) = (periods, periods)
            && (until <= first.start || from.start >= last.end())
        {
            let shown = if first.same_time(last) {
                first.to_string()
            } else {
                format!("{first} to {last}")
            };
            diagnostics.push(
                Diagnostic::advice(
                    Code::ChartEvent,
                    event.from.span.clone(),
                    format!("the chart shows {shown}, and this event lies outside"),
                )
                .help("leave out the event, or say when in the text"),
            );
            continue;
        }
        let text = plain_text(event.text);
        events.push(EventMark { from, to, text });
    }
    events.sort_by_key(|event| (event.from.key(), event.to.as_ref().map(Period::key)));
    events
}

fn period(typed: &Spanned<&str>, diagnostics: &mut Vec<Diagnostic>) -> Option<Period> {
    let period = Period::parse(typed.value);
    if period.is_none() {
        let message = format!("\"{}\" is no period", typed.value);
        diagnostics.push(
            Diagnostic::error(Code::BadPeriod, typed.span.clone(), message)
                .about(Subject::period(typed))
                .help("write a year, `from: 2013`, a month, `from: March 2013`, or a quarter, `from: 2013 Q1`"),
        );
    }
    period
}
