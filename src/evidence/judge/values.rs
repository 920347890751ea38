//! The numbers of a claim: each against what its role makes it.

use crate::evidence::wording::rounded;
use rust_decimal::Decimal;

use super::data_value::DataValue;
use super::roles::NumberRole;
use super::tolerance::{holds, zeros};
use super::{Finding, Judge, LinkJudgement, value};
use crate::data::{Unit, UnitKind};
use crate::diagnostic::Code;
use crate::evidence::prose::numbers::WrittenNumber;
use crate::evidence::prose::units::{StatedUnit, duration};
use crate::evidence::reading::{LinkReading, StatedAmount, StatedValue};
use crate::evidence::resolve::BoundPoints;
use crate::evidence::wording;

impl Judge<'_> {
    /// Judges every value of a reading.
    pub(super) fn values(&self, reading: &LinkReading, judgement: &mut LinkJudgement) {
        let roles = self.roles(reading);
        self.limits_said(reading, &roles, judgement);
        for (stated, role) in reading.values.iter().zip(roles) {
            if let Some(finding) = self.unit(stated, role).or_else(|| self.counted(stated)) {
                judgement.findings.push(finding);
                continue;
            }
            if let StatedAmount::Between(low, high) = &stated.amount {
                self.between(stated, role, low, high, judgement);
                continue;
            }
            let Some(actual) = self.actual(role) else {
                judgement
                    .findings
                    .push(self.nothing_to_compare(stated, role));
                continue;
            };
            judgement.methods.extend(actual.method);
            if let Some(finding) = self.amount(stated, role, &actual) {
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

    /// A unit in the text must be the indicator's, and points and per cent are not the same.
    pub(super) fn unit(&self, stated: &StatedValue, role: NumberRole) -> Option<Finding> {
        let unit = &self.binding.series.indicator.definition.unit;
        let words = &self.text[stated.range.clone()];
        let percentage = unit.kind == UnitKind::Percentage;
        let gap = self.binding.comparator.is_some()
            && matches!(self.binding.points, BoundPoints::Change(..));
        let fits = match stated.unit {
            StatedUnit::None => true,
            StatedUnit::PerCent if percentage && gap && matches!(role, NumberRole::Value(_)) => {
                return Some(
                    Finding::error(
                        Code::FigurePoints,
                        format!("\"{words}\" is a gap between percentages, which is in points"),
                    )
                    .edit(stated.range.clone(), self.in_points(stated, role)),
                );
            }
            StatedUnit::PerCent => percentage || role == NumberRole::Relative,
            StatedUnit::Points => {
                if percentage && !gap && role != NumberRole::Difference {
                    return Some(
                        Finding::error(
                            Code::FigurePoints,
                            format!(
                                "\"{words}\" is a difference, and the link is bound to one value"
                            ),
                        )
                        .help("write per cent for a value, or bind a change (?2015..2019) or vs="),
                    );
                }
                percentage || unit.text.contains("point")
            }
            StatedUnit::Money(sign) => money(unit, sign),
            StatedUnit::Rate(base) => {
                unit.kind == UnitKind::Rate && wording::rate_base(unit) == Some(base)
            }
            StatedUnit::Duration(one) => lasts(unit, one),
        };
        // A place has no unit.
        let fits = fits && (role != NumberRole::Rank || stated.unit == StatedUnit::None);
        // A share may be said as a fraction of any percentage, and a relative change of anything.
        let fraction = matches!(stated.amount, StatedAmount::Fraction(..));
        let fits = fits && (!fraction || percentage || role == NumberRole::Relative);
        if fits {
            return None;
        }
        let finding = Finding::error(
            Code::FigureUnit,
            format!(
                "the text says \"{words}\", the indicator's unit is {}",
                unit.text
            ),
        )
        .note(self.label());
        Some(match (&stated.amount, self.actual(role)) {
            (StatedAmount::Exactly(number), Some(actual)) => {
                let text = self.right(number, stated, role, &actual);
                finding.edit(stated.range.clone(), text)
            }
            _ => finding,
        })
    }

    /// The right gap in percentage points.
    fn in_points(&self, stated: &StatedValue, role: NumberRole) -> String {
        match (&stated.amount, self.actual(role)) {
            (StatedAmount::Exactly(number), Some(actual)) => {
                let text = Self::said_like(number, actual.value.abs(), &actual);
                format!("{text} percentage points")
            }
            _ => "points".to_owned(),
        }
    }

    /// One number against what it should be.
    fn amount(
        &self,
        stated: &StatedValue,
        role: NumberRole,
        actual: &DataValue,
    ) -> Option<Finding> {
        match &stated.amount {
            StatedAmount::Exactly(number) => self.exactly(stated, number, role, actual),
            StatedAmount::Fraction(part, whole) => {
                self.fraction(stated, role, actual, *part, *whole)
            }
            StatedAmount::Times(number) => self.times(stated, number, actual.value),
            StatedAmount::Between(..) => None,
        }
    }

    fn exactly(
        &self,
        stated: &StatedValue,
        number: &WrittenNumber,
        role: NumberRole,
        actual: &DataValue,
    ) -> Option<Finding> {
        // A difference is said by its size, and its direction by a word, unless it has a sign of its own.
        let unsigned =
            matches!(role, NumberRole::Difference | NumberRole::Relative) && !number.signed;
        let real = if unsigned {
            actual.value.abs()
        } else {
            actual.value
        };
        let said_twice = number.signed
            && number.value.is_sign_negative()
            && unsigned_role(role)
            && (stated.modifies || stated.before.as_deref() == Some("by"));
        if said_twice {
            let text = Self::said_like(number, actual.value.abs(), actual);
            return Some(
                Finding::error(
                    Code::FigureMismatch,
                    format!(
                        "\"{}\" has a minus sign, and a word beside it says the direction",
                        &self.text[stated.range.clone()]
                    ),
                )
                .note(self.label())
                .edit(stated.number.clone(), text),
            );
        }
        if !holds(stated.hedge, number, real) {
            return Some(self.mismatch(stated, number, role, actual, real));
        }
        let shown = number.decimals.saturating_sub(zeros(number.magnitude));
        let most = actual.digits?;
        (shown > most && !number.spelled).then(|| {
            Finding::error(
                Code::FigurePrecision,
                format!(
                    "\"{}\" shows more digits than the data have",
                    &self.text[stated.number.clone()]
                ),
            )
            .note(self.label())
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
        actual: &DataValue,
        real: Decimal,
    ) -> Finding {
        let words = said_words(&self.text[stated.range.clone()]);
        let right = self.right(number, stated, role, actual);
        // Points for per cent, or the other way round, is a mistake of its own.
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
            && let Some(fits) = self.actual(other)
            && holds(stated.hedge, number, fits.value.abs())
        {
            let digits = &self.text[stated.number.clone()];
            return Finding::error(
                Code::FigurePoints,
                format!("the text says {words}, the data say {digits} {unit}"),
            )
            .note(self.label())
            .edit(
                stated.number.start..stated.range.end,
                format!("{digits} {unit}"),
            );
        }
        let finding = Finding::error(
            Code::FigureMismatch,
            format!(
                "the text says {words}, the data says {}",
                Self::said_like(number, real, actual)
            ),
        );
        let mut note = self.label();
        if let Some(rounded) = self.rounded_difference(number, role) {
            note = format!(
                "{note}; the rounded values differ by {}, the unrounded by {}",
                wording::number(rounded, number.decimals),
                wording::number(real, real.normalize().scale())
            );
        }
        finding.note(note).edit(stated.range.clone(), right)
    }

    /// The difference of the rounded values, where it is what the text says.
    fn rounded_difference(&self, number: &WrittenNumber, role: NumberRole) -> Option<Decimal> {
        if role != NumberRole::Difference {
            return None;
        }
        let (one, other) = match (
            &self.binding.points,
            self.binding
                .comparator
                .as_ref()
                .map(|comparator| &comparator.points),
        ) {
            (BoundPoints::Change(from, to), None) => (value(to), value(from)),
            (BoundPoints::One(own), Some(BoundPoints::One(other))) => (value(own), value(other)),
            _ => return None,
        };
        let one = rounded(one, number.decimals);
        let difference = one.checked_sub(rounded(other, number.decimals))?.abs();
        (difference == number.value.abs()).then_some(difference)
    }

    /// The right number with as many decimals as were written, or as the data bear.
    fn said_like(number: &WrittenNumber, real: Decimal, actual: &DataValue) -> String {
        let most = actual.digits.unwrap_or(number.decimals);
        let decimals = number
            .decimals
            .min(most.saturating_add(zeros(number.magnitude)));
        match real.checked_div(number.magnitude) {
            Some(scaled) if number.magnitude > Decimal::ONE => format!(
                "{}{}",
                wording::number(rounded(scaled, decimals), decimals),
                wording::magnitude(number.magnitude)
            ),
            _ => wording::number(rounded(real, decimals), decimals),
        }
    }

    /// The right value in words that pass: without a hedge, with its unit.
    fn right(
        &self,
        number: &WrittenNumber,
        stated: &StatedValue,
        role: NumberRole,
        actual: &DataValue,
    ) -> String {
        let unsigned =
            matches!(role, NumberRole::Difference | NumberRole::Relative) && !number.signed;
        let real = if unsigned {
            actual.value.abs()
        } else {
            actual.value
        };
        let text = Self::said_like(number, real, actual);
        let definition = &self.binding.series.indicator.definition;
        match role {
            NumberRole::Relative => wording::percent(&text, self.percent),
            NumberRole::Difference => wording::difference(&text, definition),
            NumberRole::Ratio => format!("{text} times"),
            // Where the unit stands elsewhere in the words, it stays there.
            _ if stated.unit == StatedUnit::None => text,
            _ => wording::with_unit(&text, definition, self.percent),
        }
    }
}

/// Whether a role's size is said without its sign.
fn unsigned_role(role: NumberRole) -> bool {
    matches!(role, NumberRole::Difference | NumberRole::Relative)
}

/// Whether a unit is money of a currency.
pub(super) fn money(unit: &Unit, sign: char) -> bool {
    unit.kind == UnitKind::Money && (unit.prefix.is_empty() || unit.prefix.contains(sign))
}

/// Whether a unit is a duration counted in a word: in years, not in weeks.
pub(super) fn lasts(unit: &Unit, one: &str) -> bool {
    let own = unit
        .suffix
        .split_whitespace()
        .find_map(|word| duration(&word.to_lowercase()));
    unit.kind == UnitKind::Duration && own.is_none_or(|own| own == one)
}

/// Without leading white space, for a message.
fn said_words(words: &str) -> &str {
    words.trim()
}
