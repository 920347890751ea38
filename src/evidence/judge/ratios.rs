//! Ratios, halves and spans in words: doubled, halved, the majority of, over two years.

use crate::evidence::wording::rounded;
use rust_decimal::Decimal;

use super::tolerance::is_near_ratio;
use super::{Finding, Judge, value};
use crate::data::UnitKind;
use crate::diagnostic::Code;
use crate::evidence::prose::numbers::whole_number;
use crate::evidence::prose::vocabulary::Hedge;
use crate::evidence::reading::{ClaimWord, span_agrees};
use crate::evidence::resolve::BoundPoints;

impl Judge<'_> {
    pub(super) fn check_multiple(
        &self,
        claim: &ClaimWord,
        by: u32,
        hedge: Option<Hedge>,
    ) -> Option<Finding> {
        let Some(ratio) = self.ratio() else {
            return Some(self.needs_change(claim));
        };
        (!is_near_ratio(ratio, &whole_number(by), hedge))
            .then(|| self.ratio_contradiction(claim, ratio))
    }

    pub(super) fn check_halved(&self, claim: &ClaimWord, hedge: Option<Hedge>) -> Option<Finding> {
        let Some(ratio) = self.ratio() else {
            return Some(self.needs_change(claim));
        };
        let half = Decimal::new(5, 1);
        let five = Decimal::new(25, 3);
        let fits = match hedge {
            None | Some(Hedge::About) => (ratio - half).abs() <= five,
            // Fell by more than half.
            Some(Hedge::MoreThan | Hedge::JustOver | Hedge::WellOver | Hedge::AtLeast) => {
                ratio < half
            }
            Some(Hedge::Nearly | Hedge::LessThan | Hedge::WellUnder | Hedge::AtMost) => {
                half < ratio && ratio <= half + five
            }
        };
        (!fits).then(|| self.ratio_contradiction(claim, ratio))
    }

    fn ratio_contradiction(&self, claim: &ClaimWord, ratio: Decimal) -> Finding {
        let finding = self.contradiction(claim, &format!("the ratio is {}", rounded(ratio, 2)));
        let change = matches!(self.binding.points, BoundPoints::Change(..));
        match (ratio > Decimal::ONE, change) {
            (true, true) => finding.edit(claim.range.clone(), "rose"),
            (false, true) => finding.edit(claim.range.clone(), "fell"),
            (true, false) => finding.edit(claim.range.clone(), "higher than"),
            (false, false) => finding.edit(claim.range.clone(), "lower than"),
        }
    }

    /// `the majority of pupils`: of the value, or of the last value of a change.
    pub(super) fn check_majority(&self, claim: &ClaimWord, more: bool) -> Option<Finding> {
        let (BoundPoints::One(point) | BoundPoints::Change(_, point)) = &self.binding.points;
        let unit = &self.binding.series.indicator.definition.unit;
        let half = Decimal::from(50);
        if unit.kind != UnitKind::Percentage {
            return Some(
                Finding::error(
                    Code::FigureUnread,
                    format!(
                        "\"{}\" can be said of a percentage alone",
                        self.claim_text(claim)
                    ),
                )
                .help("give the value"),
            );
        }
        let holds = if more {
            value(point) > half
        } else {
            value(point) < half
        };
        (!holds).then(|| self.contradiction(claim, &format!("{} per cent", value(point))))
    }

    /// `over two years`: from the first period to the last, counted from start to start or over all the time that they cover.
    pub(super) fn check_time_span(
        &self,
        claim: &ClaimWord,
        months: u32,
        hedge: Option<Hedge>,
        apart: bool,
    ) -> Option<Finding> {
        let BoundPoints::Change(from, to) = &self.binding.points else {
            return Some(self.needs_change(claim));
        };
        let between = to.period.start.abs_diff(from.period.start);
        let over = to.period.end().abs_diff(from.period.start);
        let fits =
            span_agrees(months, hedge, between) || (!apart && span_agrees(months, hedge, over));
        (!fits).then(|| {
            self.contradiction(claim, &format!("from {} to {}", from.period, to.period))
                .help("say the two periods, or leave the span out")
        })
    }
}
