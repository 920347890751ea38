//! The periods that the words name, and whether the values of two periods may be compared.

use std::ops::Range;

use super::{Finding, Judge, LinkJudgement};
use crate::data::{Compare, Period};
use crate::diagnostic::Code;
use crate::evidence::reading::{LinkReading, StatedPeriod};
use crate::evidence::resolve::BoundPoints;
use crate::evidence::wording;

impl Judge<'_> {
    /// Every period that the words name must be one of the binding's, and in the right order.
    pub(super) fn check_periods(&self, reading: &LinkReading, judgement: &mut LinkJudgement) {
        let bound = self.binding.periods();
        let quoted = |range: &Range<usize>| self.text[range.clone()].to_owned();
        let mut unplaced: Vec<&StatedPeriod> = Vec::new();
        for period in &reading.periods {
            // `lower in 2011 than in 2023`
            let after_first = unplaced.iter().any(|other| other.index == Some(0))
                || reading
                    .periods
                    .iter()
                    .any(|other| other.index == Some(0) && other.attached);
            let wanted = match period.before.as_deref() {
                Some("than") if period.index == Some(1) && after_first => Some(1),
                _ if bound.len() < 2 || period.attached => period.index,
                Some("from" | "since" | "between" | "than" | "with" | "against") => Some(0),
                Some("to" | "until" | "and" | "by") => Some(1),
                _ => {
                    unplaced.push(period);
                    period.index
                }
            };
            if period.index.is_none() || (wanted.is_some() && wanted != period.index) {
                let should = wanted.unwrap_or(usize::from(bound.len() >= 2));
                judgement.findings.push(
                    Finding::error(
                        Code::FigureMismatch,
                        format!(
                            "the text says {}, the figure is bound to {}",
                            quoted(&period.range),
                            joined_periods(&bound)
                        ),
                    )
                    .note(self.cells_label())
                    .edit(period.range.clone(), wording::period(bound[should])),
                );
            }
        }
        if let [first, second, ..] = unplaced.as_slice()
            && first.index == Some(1)
            && second.index == Some(0)
        {
            judgement.findings.push(
                Finding::error(
                    Code::FigureMismatch,
                    format!(
                        "the text goes from {} to {}, the figure from {} to {}",
                        quoted(&first.range),
                        quoted(&second.range),
                        bound[0],
                        bound[1]
                    ),
                )
                .note(self.cells_label()),
            );
        }
    }

    /// A change across a break is an error or needs its reason beside it, by the definition; overlapping periods give advice.
    pub(super) fn check_breaks(&self, judgement: &mut LinkJudgement) {
        let BoundPoints::Change(from, to) = &self.binding.points else {
            return;
        };
        let indicator = &self.binding.series.indicator;
        for broken in indicator.breaks_between(from.period, to.period) {
            match broken.compare {
                Compare::Never => judgement.findings.push(
                    Finding::error(
                        Code::BreakCrossed,
                        format!(
                            "{} and {} are not comparable: the series breaks at {}",
                            from.period, to.period, broken.from.value
                        ),
                    )
                    .note(broken.reason.get("en").value.clone())
                    .help("speak of each side of the break on its own, each with its own link"),
                ),
                Compare::WithNote => judgement.breaks.push(broken.reason.clone()),
            }
        }
        if to.period.start < from.period.end() {
            judgement.findings.push(
                Finding::advice(
                    Code::OverlappingPeriods,
                    format!(
                        "{} and {} overlap, so they share some of their data",
                        from.period, to.period
                    ),
                )
                .help("compare periods that do not overlap"),
            );
        }
    }
}

fn joined_periods(periods: &[&Period]) -> String {
    periods
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" to ")
}
