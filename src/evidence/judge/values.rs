//! The numbers of a claim: each against what its role makes it.

use crate::evidence::wording::rounded;
use rust_decimal::Decimal;

use super::actual::Actual;
use super::roles::Role;
use super::tolerance::{holds, zeros};
use super::{Finding, Judge, Judgement, value};
use crate::data::{Unit, UnitKind};
use crate::diagnostic::Code;
use crate::evidence::prose::numbers::Number;
use crate::evidence::prose::units::{SaidUnit, duration};
use crate::evidence::reading::{Amount, Reading, Said};
use crate::evidence::resolve::Shape;
use crate::evidence::wording;

impl Judge<'_> {
    /// Judges every value of a reading.
    pub(super) fn values(&self, reading: &Reading, judgement: &mut Judgement) {
        let roles = self.roles(reading);
        self.limits_said(reading, &roles, judgement);
        for (said, role) in reading.values.iter().zip(roles) {
            if let Some(finding) = self.unit(said, role).or_else(|| self.counted(said)) {
                judgement.findings.push(finding);
                continue;
            }
            if let Amount::Between(low, high) = &said.amount {
                self.between(said, role, low, high, judgement);
                continue;
            }
            let Some(actual) = self.actual(role) else {
                judgement.findings.push(self.nothing_to_compare(said, role));
                continue;
            };
            judgement.methods.extend(actual.method);
            if let Some(finding) = self.amount(said, role, &actual) {
                judgement.findings.push(finding);
            }
        }
    }

    pub(super) fn nothing_to_compare(&self, said: &Said, role: Role) -> Finding {
        let words = &self.text[said.range.clone()];
        let (message, help) = match role {
            Role::Lower | Role::Upper => (
                format!("the data have no confidence limit for \"{words}\""),
                "take show= out of the destination, or add the limits to the data".to_owned(),
            ),
            Role::Rank => (
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
    pub(super) fn unit(&self, said: &Said, role: Role) -> Option<Finding> {
        let unit = &self.binding.series.indicator.definition.unit;
        let words = &self.text[said.range.clone()];
        let percentage = unit.kind == UnitKind::Percentage;
        let gap = self.binding.vs.is_some() && matches!(self.binding.shape, Shape::Change(..));
        let fits = match said.unit {
            SaidUnit::None => true,
            SaidUnit::PerCent if percentage && gap && matches!(role, Role::Value(_)) => {
                return Some(
                    Finding::error(
                        Code::FigurePoints,
                        format!("\"{words}\" is a gap between percentages, which is in points"),
                    )
                    .edit(said.range.clone(), self.in_points(said, role)),
                );
            }
            SaidUnit::PerCent => percentage || role == Role::Relative,
            SaidUnit::Points => {
                if percentage && !gap && role != Role::Difference {
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
            SaidUnit::Money(sign) => money(unit, sign),
            SaidUnit::Rate(base) => {
                unit.kind == UnitKind::Rate && wording::rate_base(unit) == Some(base)
            }
            SaidUnit::Duration(one) => lasts(unit, one),
        };
        // A place has no unit.
        let fits = fits && (role != Role::Rank || said.unit == SaidUnit::None);
        // A share may be said as a fraction of any percentage, and a relative change of anything.
        let fraction = matches!(said.amount, Amount::Fraction(..));
        let fits = fits && (!fraction || percentage || role == Role::Relative);
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
        Some(match (&said.amount, self.actual(role)) {
            (Amount::Exactly(number), Some(actual)) => {
                let text = self.right(number, said, role, &actual);
                finding.edit(said.range.clone(), text)
            }
            _ => finding,
        })
    }

    /// The right gap in percentage points.
    fn in_points(&self, said: &Said, role: Role) -> String {
        match (&said.amount, self.actual(role)) {
            (Amount::Exactly(number), Some(actual)) => {
                let text = Self::said_like(number, actual.value.abs(), &actual);
                format!("{text} percentage points")
            }
            _ => "points".to_owned(),
        }
    }

    /// One number against what it should be.
    fn amount(&self, said: &Said, role: Role, actual: &Actual) -> Option<Finding> {
        match &said.amount {
            Amount::Exactly(number) => self.exactly(said, number, role, actual),
            Amount::Fraction(part, whole) => self.fraction(said, role, actual, *part, *whole),
            Amount::Times(number) => self.times(said, number, actual.value),
            Amount::Between(..) => None,
        }
    }

    fn exactly(
        &self,
        said: &Said,
        number: &Number,
        role: Role,
        actual: &Actual,
    ) -> Option<Finding> {
        // A difference is said by its size, and its direction by a word, unless it has a sign of its own.
        let unsigned = matches!(role, Role::Difference | Role::Relative) && !number.signed;
        let real = if unsigned {
            actual.value.abs()
        } else {
            actual.value
        };
        let said_twice = number.signed
            && number.value.is_sign_negative()
            && unsigned_role(role)
            && (said.modifies || said.before.as_deref() == Some("by"));
        if said_twice {
            let text = Self::said_like(number, actual.value.abs(), actual);
            return Some(
                Finding::error(
                    Code::FigureMismatch,
                    format!(
                        "\"{}\" has a minus sign, and a word beside it says the direction",
                        &self.text[said.range.clone()]
                    ),
                )
                .note(self.label())
                .edit(said.number.clone(), text),
            );
        }
        if !holds(said.hedge, number, real) {
            return Some(self.mismatch(said, number, role, actual, real));
        }
        let shown = number.decimals.saturating_sub(zeros(number.magnitude));
        let most = actual.digits?;
        (shown > most && !number.spelled).then(|| {
            Finding::error(
                Code::FigurePrecision,
                format!(
                    "\"{}\" shows more digits than the data have",
                    &self.text[said.number.clone()]
                ),
            )
            .note(self.label())
            .edit(
                said.number.clone(),
                wording::number(rounded(real, most), most),
            )
        })
    }

    fn mismatch(
        &self,
        said: &Said,
        number: &Number,
        role: Role,
        actual: &Actual,
        real: Decimal,
    ) -> Finding {
        let words = said_words(&self.text[said.range.clone()]);
        let right = self.right(number, said, role, actual);
        // Points for per cent, or the other way round, is a mistake of its own.
        let other = match role {
            Role::Relative
                if self.binding.series.indicator.definition.unit.kind == UnitKind::Percentage =>
            {
                Some((Role::Difference, "percentage points"))
            }
            Role::Difference if said.unit == SaidUnit::Points => Some((Role::Relative, "per cent")),
            _ => None,
        };
        if let Some((other, unit)) = other
            && let Some(fits) = self.actual(other)
            && holds(said.hedge, number, fits.value.abs())
        {
            let digits = &self.text[said.number.clone()];
            return Finding::error(
                Code::FigurePoints,
                format!("the text says {words}, the data say {digits} {unit}"),
            )
            .note(self.label())
            .edit(
                said.number.start..said.range.end,
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
        finding.note(note).edit(said.range.clone(), right)
    }

    /// The difference of the rounded values, where it is what the text says.
    fn rounded_difference(&self, number: &Number, role: Role) -> Option<Decimal> {
        if role != Role::Difference {
            return None;
        }
        let (one, other) = match (
            &self.binding.shape,
            self.binding.vs.as_ref().map(|vs| &vs.shape),
        ) {
            (Shape::Change(from, to), None) => (value(to), value(from)),
            (Shape::At(own), Some(Shape::At(other))) => (value(own), value(other)),
            _ => return None,
        };
        let one = rounded(one, number.decimals);
        let difference = one.checked_sub(rounded(other, number.decimals))?.abs();
        (difference == number.value.abs()).then_some(difference)
    }

    /// The right number with as many decimals as were written, or as the data bear.
    fn said_like(number: &Number, real: Decimal, actual: &Actual) -> String {
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
    fn right(&self, number: &Number, said: &Said, role: Role, actual: &Actual) -> String {
        let unsigned = matches!(role, Role::Difference | Role::Relative) && !number.signed;
        let real = if unsigned {
            actual.value.abs()
        } else {
            actual.value
        };
        let text = Self::said_like(number, real, actual);
        let definition = &self.binding.series.indicator.definition;
        match role {
            Role::Relative => wording::percent(&text, self.percent),
            Role::Difference => wording::difference(&text, definition),
            Role::Ratio => format!("{text} times"),
            // Where the unit stands elsewhere in the words, it stays there.
            _ if said.unit == SaidUnit::None => text,
            _ => wording::with_unit(&text, definition, self.percent),
        }
    }
}

/// Whether a role's size is said without its sign.
fn unsigned_role(role: Role) -> bool {
    matches!(role, Role::Difference | Role::Relative)
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
