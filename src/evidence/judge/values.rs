//! The numbers of a claim: each is compared with the correct value for its role.

use crate::evidence::wording::rounded;
use rust_decimal::Decimal;

use super::data_value::DataValue;
use super::roles::NumberRole;
use super::tolerance::{Tolerance, is_true_of, zeros_of};
use super::{Finding, Judge, LinkJudgement, value};
use crate::data::UnitKind;
use crate::diagnostic::Code;
use crate::evidence::prose::numbers::WrittenNumber;
use crate::evidence::prose::units::StatedUnit;
use crate::evidence::reading::{
    Assertion, ClaimWord, LinkReading, StatedAmount, StatedValue, TimeClaim,
};
use crate::evidence::resolve::BoundPoints;
use crate::evidence::wording;

impl Judge<'_> {
    /// Judges every value of a reading.
    pub(super) fn check_values(&self, reading: &LinkReading, judgement: &mut LinkJudgement) {
        if is_of_several_periods(reading) {
            return;
        }
        let roles = self.number_roles(reading);
        self.check_stated_limits(reading, &roles, judgement);
        for (stated, role) in reading.values.iter().zip(roles) {
            if let Some(finding) = self
                .check_unit(stated, role)
                .or_else(|| self.check_counted_noun(stated))
            {
                judgement.findings.push(finding);
                continue;
            }
            if let StatedAmount::Between(low, high) = &stated.amount {
                self.check_range(stated, role, low, high, judgement);
                continue;
            }
            let Some(data) = self.data_value(role) else {
                judgement
                    .findings
                    .push(self.nothing_to_compare(stated, role));
                continue;
            };
            judgement.methods.extend(data.method);
            if let Some(finding) = self.check_amount(stated, role, &data) {
                judgement.findings.push(finding);
            }
        }
    }

    pub(super) fn nothing_to_compare(&self, stated: &StatedValue, role: NumberRole) -> Finding {
        let words = &self.text[stated.range.clone()];
        let (message, help) = match role {
            NumberRole::Lower | NumberRole::Upper => (
                format!("the data have no confidence limit for \"{words}\""),
                "take show= out of the destination, or add the limits to the data".to_owned(),
            ),
            NumberRole::Rank => (
                format!("\"{words}\" cannot be checked as a rank"),
                "name areas of one type, complete for the period, with among=".to_owned(),
            ),
            _ => (
                format!("\"{words}\" compares, and the link is bound to one value"),
                "bind a change (?2015..2019), or add vs= with what it is compared with".to_owned(),
            ),
        };
        Finding::error(Code::BindingNeeded, message).help(help)
    }

    /// Compares one number with the correct value.
    fn check_amount(
        &self,
        stated: &StatedValue,
        role: NumberRole,
        data: &DataValue,
    ) -> Option<Finding> {
        match &stated.amount {
            StatedAmount::Exactly(number) => self.check_number(stated, number, role, data),
            StatedAmount::Fraction(part, whole) => {
                self.check_fraction(stated, role, data, *part, *whole)
            }
            StatedAmount::Times(number) => self.check_times(stated, number, data.value),
            StatedAmount::Between(..) => None,
        }
    }

    fn check_number(
        &self,
        stated: &StatedValue,
        number: &WrittenNumber,
        role: NumberRole,
        data: &DataValue,
    ) -> Option<Finding> {
        // A difference is written as its size, with its direction in a word, unless it has a sign.
        let unsigned =
            matches!(role, NumberRole::Difference | NumberRole::Relative) && !number.signed;
        let real = if unsigned {
            data.value.abs()
        } else {
            data.value
        };
        // `lost 1,240 people` of -1,240.
        let real = if stated.loss && !unsigned && !number.signed {
            -real
        } else {
            real
        };
        let said_twice = number.signed
            && number.value.is_sign_negative()
            && is_unsigned_role(role)
            && (stated.modifies || stated.before.as_deref() == Some("by"));
        if said_twice {
            let text = Self::formatted_like(number, data.value.abs(), data);
            return Some(
                Finding::error(
                    Code::FigureMismatch,
                    format!(
                        "\"{}\" has a minus sign, and a word beside it says the direction",
                        &self.text[stated.range.clone()]
                    ),
                )
                .note(self.cells_label())
                .edit(stated.number.clone(), text),
            );
        }
        if !is_true_of(stated.hedge, number, real, self.tolerance_of(role)) {
            return Some(self.mismatch(stated, number, role, data, real));
        }
        let written = number.decimals.saturating_sub(zeros_of(number.magnitude));
        let most = data.digits?;
        (written > most && !number.spelled).then(|| {
            Finding::error(
                Code::FigurePrecision,
                format!(
                    "\"{}\" shows more digits than the data have",
                    &self.text[stated.number.clone()]
                ),
            )
            .note(self.cells_label())
            .edit(
                stated.number.clone(),
                wording::number(rounded(real, most), most),
            )
        })
    }

    fn mismatch(
        &self,
        stated: &StatedValue,
        number: &WrittenNumber,
        role: NumberRole,
        data: &DataValue,
        real: Decimal,
    ) -> Finding {
        let words = trimmed(&self.text[stated.range.clone()]);
        let right = self.correct_wording(number, stated, role, data);
        // Points instead of per cent, or vice versa, has its own message.
        let other = match role {
            NumberRole::Relative
                if self.binding.series.indicator.definition.unit.kind == UnitKind::Percentage =>
            {
                Some((NumberRole::Difference, "percentage points"))
            }
            NumberRole::Difference if stated.unit == StatedUnit::Points => {
                Some((NumberRole::Relative, "per cent"))
            }
            _ => None,
        };
        if let Some((other, unit)) = other
            && let Some(fits) = self.data_value(other)
            && is_true_of(
                stated.hedge,
                number,
                fits.value.abs(),
                self.tolerance_of(other),
            )
        {
            let digits = &self.text[stated.number.clone()];
            return Finding::error(
                Code::FigurePoints,
                format!("the text says {words}, the data say {digits} {unit}"),
            )
            .note(self.cells_label())
            .edit(
                stated.number.start..stated.range.end,
                format!("{digits} {unit}"),
            );
        }
        let finding = Finding::error(
            Code::FigureMismatch,
            format!(
                "the text says {words}, the data say {}",
                self.shown_like(number, real, data)
            ),
        );
        let mut note = self.cells_label();
        if let Some(rounded) = self.difference_of_rounded(number, role) {
            note = format!(
                "{note}; the rounded values differ by {}, the unrounded by {}",
                wording::number(rounded, number.decimals),
                wording::number(real, real.normalize().scale())
            );
        }
        let finding = finding.note(note);
        // Another hedge may be what is meant.
        match stated.hedge {
            Some(_) if stated.range.start >= self.words.start => finding.help(format!(
                "give the value, {right}, or choose a hedge that is true of it"
            )),
            _ => finding.edit(stated.range.clone(), right),
        }
    }

    /// `more people left than came`: the value is below zero, where the words state none themselves.
    pub(super) fn check_net(
        &self,
        claim: &ClaimWord,
        loss: bool,
        reading: &LinkReading,
    ) -> Option<Finding> {
        let (BoundPoints::One(point) | BoundPoints::Change(_, point)) = &self.binding.points;
        let real = value(point);
        let fits = real.is_sign_negative() == loss && !real.is_zero();
        (!fits && reading.values.is_empty()).then(|| {
            self.contradiction(claim, &real.to_string())
                .help("say the direction that the data show")
        })
    }

    /// How far a hedged number of a role may be off: a relative change is in per cent, whatever the unit.
    pub(super) fn tolerance_of(&self, role: NumberRole) -> Tolerance {
        match role {
            NumberRole::Relative => Tolerance::Points,
            _ => self.tolerance(),
        }
    }

    /// The difference of the rounded values, if the text states it.
    fn difference_of_rounded(&self, number: &WrittenNumber, role: NumberRole) -> Option<Decimal> {
        if role != NumberRole::Difference {
            return None;
        }
        let (one, other) = match (&self.binding.points, self.binding.comparator_points()) {
            (BoundPoints::Change(from, to), None) => (value(to), value(from)),
            (BoundPoints::One(own), Some(BoundPoints::One(other))) => (value(own), value(other)),
            _ => return None,
        };
        let one = rounded(one, number.decimals);
        let difference = one.checked_sub(rounded(other, number.decimals))?.abs();
        (difference == number.value.abs()).then_some(difference)
    }

    /// The correct number for a message; in a unit with a scale, with that unit.
    fn shown_like(&self, number: &WrittenNumber, real: Decimal, data: &DataValue) -> String {
        let definition = &self.binding.series.indicator.definition;
        if definition.unit.scale == Decimal::ONE {
            return Self::formatted_like(number, real, data);
        }
        wording::value(real, definition, self.percent)
    }

    /// The correct number with as many decimals as were written, or at most those of the data.
    pub(super) fn formatted_like(
        number: &WrittenNumber,
        real: Decimal,
        data: &DataValue,
    ) -> String {
        let most = data.digits.unwrap_or(number.decimals);
        let decimals = number
            .decimals
            .min(most.saturating_add(zeros_of(number.magnitude)));
        match real.checked_div(number.magnitude) {
            Some(scaled) if number.magnitude > Decimal::ONE => format!(
                "{}{}",
                wording::number(rounded(scaled, decimals), decimals),
                wording::magnitude(number.magnitude)
            ),
            _ => wording::number(rounded(real, decimals), decimals),
        }
    }

    /// The correct value in words that pass: without a hedge, with its unit.
    pub(super) fn correct_wording(
        &self,
        number: &WrittenNumber,
        stated: &StatedValue,
        role: NumberRole,
        data: &DataValue,
    ) -> String {
        let unsigned =
            matches!(role, NumberRole::Difference | NumberRole::Relative) && !number.signed;
        let real = if unsigned {
            data.value.abs()
        } else {
            data.value
        };
        let real = if stated.loss { real.abs() } else { real };
        let text = Self::formatted_like(number, real, data);
        let definition = &self.binding.series.indicator.definition;
        match role {
            NumberRole::Relative => wording::percent(&text, self.percent),
            NumberRole::Difference => wording::difference(&text, definition),
            NumberRole::Ratio => format!("{text} times"),
            // A unit elsewhere in the words stays there.
            _ if stated.unit == StatedUnit::None => text,
            _ => wording::with_unit(&text, definition, self.percent),
        }
    }
}

/// Whether the values of a reading are those of a claim over several periods, which judges them itself.
fn is_of_several_periods(reading: &LinkReading) -> bool {
    reading.claims.iter().any(|claim| {
        matches!(
            claim.assertion,
            Assertion::OverTime(TimeClaim::Ranged | TimeClaim::Averaged | TimeClaim::Remained)
        )
    })
}

/// Whether a number of a role is written without its sign.
fn is_unsigned_role(role: NumberRole) -> bool {
    matches!(role, NumberRole::Difference | NumberRole::Relative)
}

/// Without leading white space, for a message.
fn trimmed(words: &str) -> &str {
    words.trim()
}
