//! The slope index of inequality: how much a value differs between the two ends of groups in order, such as tenths of
//! neighbourhoods from the most to the least deprived.
//!
//! Method: the Office for Health Improvement and Disparities' (`phe_sii` of `PHEindicatormethods`), after Low and Low,
//! "Measuring the gap", Journal of Public Health 2004. Each group is at the middle of its share of the people, counted from
//! the first group; a line is fitted through the groups, each weighted by its people; the index is the line at the last end
//! less the line at the first. Without the groups' sizes they count the same, as tenths and fifths nearly are.
//!
//! The index is a sum of the values, each times a number that depends on sizes alone. Its limits are therefore those of such a
//! sum by the method of variance estimates recovery (Zou and Donner, Statistics in Medicine 2008), where OHID draws samples.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::comparison::beside;
use super::root::root;

/// The fewest groups that a line is fitted through: fifths.
const FEWEST: usize = 5;

/// One of several groups in order.
#[derive(Clone, Copy, Debug)]
pub struct GroupValue {
    /// Its value.
    pub value: Decimal,
    /// Its confidence limits.
    pub limits: Option<(Decimal, Decimal)>,
    /// How many people it has.
    pub people: Option<Decimal>,
}

/// The slope across groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slope {
    /// The line at the last end less the line at the first: above zero where values rise with the groups' order.
    pub index: Decimal,
    /// Its confidence limits, of the values' own level, where every value has them.
    pub limits: Option<(Decimal, Decimal)>,
    /// Whether groups are weighted by their people.
    pub is_weighted: bool,
}

impl Slope {
    /// Whether the limits show a slope; `None` without limits.
    pub fn is_shown(&self) -> Option<bool> {
        let limits = self.limits?;
        Some(beside(limits, Decimal::ZERO) != Ordering::Equal)
    }
}

/// Why there is no slope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSlope {
    /// Fewer than five groups.
    FewGroups,
    /// The numbers are too large, or all people are in one group.
    Degenerate,
}

/// The slope across groups in their order.
pub fn slope_index(groups: &[GroupValue]) -> Result<Slope, NoSlope> {
    if groups.len() < FEWEST {
        return Err(NoSlope::FewGroups);
    }
    let sized = |group: &GroupValue| group.people.filter(|people| *people > Decimal::ZERO);
    let people: Option<Vec<Decimal>> = groups.iter().map(sized).collect();
    let is_weighted = people.is_some();
    let people = people.unwrap_or_else(|| vec![Decimal::ONE; groups.len()]);
    fitted(groups, &people, is_weighted).ok_or(NoSlope::Degenerate)
}

fn fitted(groups: &[GroupValue], people: &[Decimal], is_weighted: bool) -> Option<Slope> {
    let factors = factors(people)?;
    let mut index = Decimal::ZERO;
    let (mut below, mut above) = (Some(Decimal::ZERO), Some(Decimal::ZERO));
    for (group, &factor) in groups.iter().zip(&factors) {
        index = index.checked_add(factor.checked_mul(group.value)?)?;
        // A falling share of a value swaps its limits.
        let reach = group.limits.map(|(lower, upper)| {
            let (down, up) = (group.value - lower, upper - group.value);
            if factor.is_sign_positive() {
                (down, up)
            } else {
                (up, down)
            }
        });
        let squares = |sum: Option<Decimal>, reach: Option<Decimal>| {
            let reach = factor.checked_mul(reach?)?;
            sum?.checked_add(reach.checked_mul(reach)?)
        };
        below = squares(below, reach.map(|(down, _)| down));
        above = squares(above, reach.map(|(_, up)| up));
    }
    let limits = below.zip(above).and_then(|(below, above)| {
        let lower = index.checked_sub(root(below)?)?;
        Some((lower, index.checked_add(root(above)?)?))
    });
    Some(Slope {
        index,
        limits,
        is_weighted,
    })
}

/// What each value is multiplied by. With a group's distance from the middle d = 2 × the people before it + its own − all, in
/// half people, these are 2 × all × own × d / Σ own × d².
fn factors(people: &[Decimal]) -> Option<Vec<Decimal>> {
    let mut all = Decimal::ZERO;
    for own in people {
        all = all.checked_add(*own)?;
    }
    let mut before = Decimal::ZERO;
    let mut distances = Vec::with_capacity(people.len());
    let mut spread = Decimal::ZERO;
    for own in people {
        let distance = Decimal::TWO.checked_mul(before)?.checked_add(*own)? - all;
        spread = spread.checked_add(own.checked_mul(distance.checked_mul(distance)?)?)?;
        distances.push(own.checked_mul(distance)?);
        before = before.checked_add(*own)?;
    }
    let scale = Decimal::TWO.checked_mul(all)?;
    let factor = |distance: Decimal| distance.checked_mul(scale)?.checked_div(spread);
    distances.into_iter().map(factor).collect()
}
