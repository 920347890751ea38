//! The claim words, each sent to its judge, and what the judges share.

use rust_decimal::Decimal;

use super::{Finding, Judge, Judgement, value};
use crate::diagnostic::Code;
use crate::evidence::prose::vocabulary::Direction;
use crate::evidence::reading::{Claimed, Reading, What};
use crate::evidence::resolve::Shape;

impl Judge<'_> {
    /// Judges every claim word of a reading.
    pub(super) fn claims(&self, reading: &Reading, judgement: &mut Judgement) {
        let change = matches!(self.binding.shape, Shape::Change(..));
        for claim in &reading.claims {
            let finding = match claim.what {
                What::Moved(direction) => self.moved(claim, direction),
                What::Compared(direction) => self.compared(claim, direction),
                What::Judged { better } => self.judged(claim, better),
                What::Rank(rank) => {
                    judgement.methods.push("rank of the unrounded values");
                    self.rank(claim, rank)
                }
                // "about the same as England"
                What::Stable if !change && self.binding.vs.is_some() => self.not_shown(claim),
                What::Stable => self.stable(claim),
                What::Unchanged => self.unchanged(claim),
                What::NoClearChange | What::Similar => self.not_shown(claim),
                What::Significantly => self.significantly(claim),
                What::NotSignificant => self.not_significant(claim),
                What::Multiplied { by, hedge } => self.multiplied(claim, Decimal::from(by), hedge),
                What::Halved { hedge } => self.halved(claim, hedge),
                What::Half { more } => self.half(claim, more),
                What::Span { months, hedge } => self.span(claim, months, hedge),
                What::Missing => None,
            };
            judgement.findings.extend(finding);
        }
    }

    pub(super) fn said(&self, claim: &Claimed) -> &str {
        &self.text[claim.range.clone()]
    }

    pub(super) fn needs_change(&self, claim: &Claimed) -> Finding {
        let newest = self
            .binding
            .periods()
            .last()
            .map_or(String::new(), ToString::to_string);
        Finding::error(
            Code::BindingNeeded,
            format!(
                "\"{}\" says a change, and the link is bound to one period",
                self.said(claim)
            ),
        )
        .help(format!("bind it to both periods: ?FROM..{newest}"))
    }

    pub(super) fn needs_other(&self, claim: &Claimed) -> Finding {
        Finding::error(
            Code::BindingNeeded,
            format!("\"{}\" compares, and the link does not say with what", self.said(claim)),
        )
        .help("add &vs= and an area (vs=england), a group (vs=sex:female) or an indicator (vs=indicator:ID)")
    }

    /// First and last: values of a change, or sizes of a gap at both ends.
    pub(super) fn ends(&self) -> Option<(Decimal, Decimal)> {
        match (
            &self.binding.shape,
            self.binding.vs.as_ref().map(|vs| &vs.shape),
        ) {
            (Shape::Change(from, to), None) => Some((value(from), value(to))),
            (Shape::Change(from, to), Some(Shape::Change(vs_from, vs_to))) => Some((
                value(from).checked_sub(value(vs_from))?.abs(),
                value(to).checked_sub(value(vs_to))?.abs(),
            )),
            _ => None,
        }
    }

    /// A claim that the data contradict.
    pub(super) fn wrong(&self, claim: &Claimed, says: &str) -> Finding {
        Finding::error(
            Code::FigureMismatch,
            format!(
                "the text says \"{}\", the data say {says}",
                self.said(claim)
            ),
        )
        .note(self.label())
    }
}

/// Which way it goes from one value to another; `None` where they are equal.
pub(super) fn direction(first: Decimal, last: Decimal) -> Option<Direction> {
    match last.cmp(&first) {
        std::cmp::Ordering::Greater => Some(Direction::Up),
        std::cmp::Ordering::Less => Some(Direction::Down),
        std::cmp::Ordering::Equal => None,
    }
}
