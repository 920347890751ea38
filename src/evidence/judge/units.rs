//! The unit written with a number: it must be that of the indicator, and percentage points are not per cent.

use super::roles::NumberRole;
use super::{Finding, Judge};
use crate::data::{Unit, UnitKind};
use crate::diagnostic::Code;
use crate::evidence::prose::units::{StatedUnit, duration_unit};
use crate::evidence::reading::{StatedAmount, StatedValue};
use crate::evidence::resolve::BoundPoints;
use crate::evidence::wording;

impl Judge<'_> {
    /// A unit in the text must be that of the indicator, and percentage points are not per cent.
    pub(super) fn check_unit(&self, stated: &StatedValue, role: NumberRole) -> Option<Finding> {
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
                    .edit(
                        stated.range.clone(),
                        self.relative_change_in_points(stated, role),
                    ),
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
            StatedUnit::Money(sign) => is_money_in(unit, sign),
            StatedUnit::Rate(base) => {
                unit.kind == UnitKind::Rate && wording::rate_base(unit) == Some(base)
            }
            StatedUnit::Duration(one) => is_duration_in(unit, one),
        };
        // A rank has no unit.
        let fits = fits && (role != NumberRole::Rank || stated.unit == StatedUnit::None);
        // Any percentage may be written as a fraction, and a relative change of any unit in per cent.
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
        .note(self.cells_label());
        Some(match (&stated.amount, self.data_value(role)) {
            (StatedAmount::Exactly(number), Some(data)) => {
                let text = self.correct_wording(number, stated, role, &data);
                finding.edit(stated.range.clone(), text)
            }
            _ => finding,
        })
    }

    /// The correct gap in percentage points.
    fn relative_change_in_points(&self, stated: &StatedValue, role: NumberRole) -> String {
        match (&stated.amount, self.data_value(role)) {
            (StatedAmount::Exactly(number), Some(data)) => {
                let text = Self::formatted_like(number, data.value.abs(), &data);
                format!("{text} percentage points")
            }
            _ => "points".to_owned(),
        }
    }
}

/// Whether a unit is money of a currency.
pub(super) fn is_money_in(unit: &Unit, sign: char) -> bool {
    unit.kind == UnitKind::Money && (unit.prefix.is_empty() || unit.prefix.contains(sign))
}

/// Whether a unit is a duration counted in a given unit of time: in years, not in weeks.
pub(super) fn is_duration_in(unit: &Unit, one: &str) -> bool {
    let own = unit
        .suffix
        .split_whitespace()
        .find_map(|word| duration_unit(&word.to_lowercase()));
    unit.kind == UnitKind::Duration && own.is_none_or(|own| own == one)
}
