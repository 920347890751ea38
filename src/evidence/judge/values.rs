//! The numbers of a claim: each against what its role makes it.

use rust_decimal::Decimal;

use super::super::reading::{Amount, Number, Reading, Said, SaidUnit, duration};
use super::super::resolve::Shape;
use super::super::vocabulary::Hedge;
use super::super::wording;
use super::roles::Role;
use super::{Finding, Judge, Judgement, digits, rounded, value};
use crate::data::{Unit, UnitKind};
use crate::diagnostic::Code;

/// What a number should be.
struct Actual {
    /// Unrounded.
    value: Decimal,
    /// How many digits behind the point may be shown; `None` for what stands in no cell and has no unit of its own.
    digits: Option<u32>,
    /// How it was made, where it stands in no cell.
    method: Option<&'static str>,
}

impl Judge<'_> {
    /// Judges every value of a reading.
    pub(super) fn values(&self, reading: &Reading, judgement: &mut Judgement) {
        let roles = self.roles(reading);
        for (said, role) in reading.values.iter().zip(roles) {
            if let Some(finding) = self.unit(said, role) {
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

    /// What a role makes of the data; `None` where the binding has nothing for it.
    fn actual(&self, role: Role) -> Option<Actual> {
        let definition = &self.binding.series.indicator.definition;
        let cell = |point: &super::Point| Actual {
            value: value(point),
            digits: Some(digits(point.row, definition)),
            method: None,
        };
        let pair = |one: Actual, other: Actual, method| {
            let digits = one.digits.min(other.digits);
            Some(Actual {
                value: one.value.checked_sub(other.value)?,
                digits,
                method: Some(method),
            })
        };
        match (
            role,
            &self.binding.shape,
            self.binding.vs.as_ref().map(|vs| &vs.shape),
        ) {
            (Role::Lower | Role::Upper, Shape::At(point) | Shape::Change(_, point), _) => {
                let row = point.row?;
                let limit = if role == Role::Lower {
                    row.lower_ci
                } else {
                    row.upper_ci
                }?;
                let digits = Some(limit.scale().max(definition.decimals.unwrap_or(0)));
                Some(Actual {
                    value: limit,
                    digits,
                    method: None,
                })
            }
            (Role::Value(_), Shape::At(point), _) => Some(cell(point)),
            (Role::Value(at), Shape::Change(from, to), None) => {
                Some(cell(if at == 0 { from } else { to }))
            }
            (Role::Value(at), Shape::Change(from, to), Some(Shape::Change(vs_from, vs_to))) => {
                let (own, other) = if at == 0 {
                    (from, vs_from)
                } else {
                    (to, vs_to)
                };
                let mut gap = pair(
                    cell(own),
                    cell(other),
                    "unrounded difference between the two",
                )?;
                gap.value = gap.value.abs();
                Some(gap)
            }
            (Role::Other, _, Some(Shape::At(other))) => Some(cell(other)),
            (Role::Difference, Shape::Change(from, to), None) => pair(
                cell(to),
                cell(from),
                "unrounded difference between the two periods",
            ),
            (Role::Difference, Shape::At(own), Some(Shape::At(other))) => pair(
                cell(own),
                cell(other),
                "unrounded difference between the two",
            ),
            (Role::Difference, Shape::Change(..), Some(_)) => {
                let (first, last) = (self.actual(Role::Value(0))?, self.actual(Role::Value(1))?);
                pair(last, first, "unrounded change in the gap")
            }
            (Role::Relative, ..) => {
                let ratio = self.ratio()?;
                let value = ratio
                    .checked_sub(Decimal::ONE)?
                    .checked_mul(Decimal::ONE_HUNDRED)?;
                Some(Actual {
                    value,
                    digits: None,
                    method: Some("relative difference of the unrounded values"),
                })
            }
            (Role::Ratio, ..) => Some(Actual {
                value: self.ratio()?,
                digits: None,
                method: Some("ratio of the unrounded values"),
            }),
            (Role::Rank, ..) => {
                let (place, _) = self.place(super::super::reading::RankEnd::Top).ok()?;
                Some(Actual {
                    value: Decimal::from(place),
                    digits: Some(0),
                    method: Some("rank, the highest first"),
                })
            }
            _ => None,
        }
    }

    /// The last value by the first, or the value by what it is compared with.
    pub(super) fn ratio(&self) -> Option<Decimal> {
        let (over, under) = match (
            &self.binding.shape,
            self.binding.vs.as_ref().map(|vs| &vs.shape),
        ) {
            (Shape::Change(from, to), None) => (value(to), value(from)),
            (Shape::At(own), Some(Shape::At(other))) => (value(own), value(other)),
            (Shape::Change(..), Some(_)) => (
                self.actual(Role::Value(1))?.value,
                self.actual(Role::Value(0))?.value,
            ),
            _ => return None,
        };
        over.checked_div(under)
    }

    fn nothing_to_compare(&self, said: &Said, role: Role) -> Finding {
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
    fn unit(&self, said: &Said, role: Role) -> Option<Finding> {
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

    /// `between A and B`: of a change, at every period of its span.
    fn between(
        &self,
        said: &Said,
        role: Role,
        low: &Number,
        high: &Number,
        judgement: &mut Judgement,
    ) {
        let inside = |value: Decimal| low.value <= value && value <= high.value;
        let values: Vec<Decimal> = match (&self.binding.shape, role) {
            (Shape::Change(from, to), _) if self.binding.vs.is_none() => self
                .binding
                .series
                .rows()
                .filter(|row| {
                    from.period.start <= row.period.start && row.period.start <= to.period.start
                })
                .filter_map(|row| row.value)
                .collect(),
            _ => {
                let Some(actual) = self.actual(role) else {
                    judgement.findings.push(self.nothing_to_compare(said, role));
                    return;
                };
                vec![actual.value.abs()]
            }
        };
        if values.iter().all(|&value| inside(value)) {
            return;
        }
        let (Some(&least), Some(&most)) = (values.iter().min(), values.iter().max()) else {
            return;
        };
        let decimals = low.decimals.max(high.decimals);
        let least = wording::number(
            least.round_dp_with_strategy(
                decimals,
                rust_decimal::RoundingStrategy::ToNegativeInfinity,
            ),
            decimals,
        );
        let most = wording::number(
            most.round_dp_with_strategy(
                decimals,
                rust_decimal::RoundingStrategy::ToPositiveInfinity,
            ),
            decimals,
        );
        let words = &self.text[said.range.clone()];
        judgement.findings.push(
            Finding::error(
                Code::FigureMismatch,
                format!("the text says {words}, the data lie between {least} and {most}"),
            )
            .note(self.label())
            .edit(said.number.clone(), format!("{least} and {most}")),
        );
    }

    /// A fraction must be the nearest of those in use, within one percentage point, two if hedged.
    fn fraction(
        &self,
        said: &Said,
        role: Role,
        actual: &Actual,
        part: u32,
        whole: u32,
    ) -> Option<Finding> {
        let share = match role {
            Role::Relative => actual.value.abs(),
            _ => actual.value,
        };
        let said_share = percent(part, whole)?;
        let allowed = if said.hedge.is_some() {
            Decimal::TWO
        } else {
            Decimal::ONE
        };
        let distance = (share - said_share).abs();
        let in_use = USUAL.iter().any(|&(p, w)| p * whole == part * w);
        let nearest = USUAL
            .iter()
            .filter_map(|&(p, w)| percent(p, w))
            .all(|other| (share - other).abs() >= distance);
        let side = match said.hedge {
            Some(Hedge::MoreThan) => share > said_share,
            Some(Hedge::AtLeast) => share >= said_share,
            Some(Hedge::Nearly | Hedge::LessThan) => share < said_share,
            Some(Hedge::AtMost) => share <= said_share,
            Some(Hedge::About) | None => true,
        };
        // A fraction that is in no common use (3 in 10) is as near as its denominator is fine.
        let fits = distance <= allowed && side && if in_use { nearest } else { whole <= 10 };
        if fits {
            return None;
        }
        let text = rounded(share, 1);
        let text = wording::percent(&wording::number(text, 1.min(share.scale())), self.percent);
        Some(
            Finding::error(
                Code::FigureMismatch,
                format!(
                    "the text says {}, the data say {text}",
                    &self.text[said.range.clone()]
                ),
            )
            .note(self.label())
            .edit(said.range.clone(), text),
        )
    }

    fn times(&self, said: &Said, number: &Number, ratio: Decimal) -> Option<Finding> {
        if near(ratio, number.value, said.hedge) {
            return None;
        }
        let decimals = number.decimals.max(1);
        let text = wording::number(rounded(ratio, decimals), decimals);
        Some(
            Finding::error(
                Code::FigureMismatch,
                format!(
                    "the text says {}, the data say {text} times",
                    &self.text[said.range.clone()]
                ),
            )
            .note(self.label())
            .edit(said.range.clone(), format!("{text} times")),
        )
    }
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

/// The fractions in common use, as parts of wholes.
const USUAL: &[(u32, u32)] = &[
    (1, 2),
    (1, 3),
    (1, 4),
    (1, 5),
    (1, 6),
    (1, 7),
    (1, 8),
    (1, 9),
    (1, 10),
    (2, 3),
    (3, 4),
];

fn percent(part: u32, whole: u32) -> Option<Decimal> {
    Decimal::from(part)
        .checked_mul(Decimal::ONE_HUNDRED)?
        .checked_div(Decimal::from(whole))
}

/// How many zeros a magnitude has: digits behind the point of `57.1 million` are digits before it of the value.
fn zeros(magnitude: Decimal) -> u32 {
    magnitude
        .to_string()
        .bytes()
        .filter(|&byte| byte == b'0')
        .count() as u32
}

/// Whether a number as written, with its hedge, is true of a value (exact decimals throughout).
pub(super) fn holds(hedge: Option<Hedge>, said: &Number, value: Decimal) -> bool {
    let n = said.value;
    let u = said.significant;
    let (Some(half_step), Some(half)) = (
        said.step.checked_div(Decimal::TWO),
        u.checked_div(Decimal::TWO),
    ) else {
        return false;
    };
    let within = |distance: Decimal| (value - n).abs() <= distance;
    match hedge {
        // An exact tie may go either way.
        None => within(half_step),
        Some(Hedge::About) => within(half),
        Some(Hedge::MoreThan) => n < value && value < n + u,
        Some(Hedge::AtLeast) => n <= value && value < n + u,
        Some(Hedge::Nearly) => n - half <= value && value < n,
        Some(Hedge::LessThan) => n - u < value && value < n,
        Some(Hedge::AtMost) => n - u < value && value <= n,
    }
}

/// Whether a ratio is within 5 % of the one said, on one side only where a hedge says so.
pub(super) fn near(ratio: Decimal, said: Decimal, hedge: Option<Hedge>) -> bool {
    let five = said * Decimal::new(5, 2);
    match hedge {
        None | Some(Hedge::About) => (ratio - said).abs() <= five,
        Some(Hedge::MoreThan) => said < ratio && ratio < said + Decimal::ONE,
        Some(Hedge::AtLeast) => said <= ratio && ratio < said + Decimal::ONE,
        Some(Hedge::Nearly) => said - five <= ratio && ratio < said,
        Some(Hedge::LessThan) => ratio < said && said - Decimal::ONE < ratio,
        Some(Hedge::AtMost) => ratio <= said && said - Decimal::ONE < ratio,
    }
}
