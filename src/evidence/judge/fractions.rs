//! Numbers other than plain values: ranges, fractions, multiples.

use crate::evidence::wording::rounded;
use rust_decimal::{Decimal, RoundingStrategy};

use super::data_value::DataValue;
use super::roles::NumberRole;
use super::tolerance::is_near_ratio;
use super::{Finding, Judge, LinkJudgement};
use crate::data::Row;
use crate::diagnostic::Code;
use crate::evidence::prose::numbers::WrittenNumber;
use crate::evidence::prose::vocabulary::{Hedge, is_population};
use crate::evidence::reading::StatedValue;
use crate::evidence::resolve::BoundPoints;
use crate::evidence::wording;

impl Judge<'_> {
    /// `between A and B`; for a change, the value of every period from the first to the last must lie within.
    pub(super) fn check_range(
        &self,
        stated: &StatedValue,
        role: NumberRole,
        low: &WrittenNumber,
        high: &WrittenNumber,
        judgement: &mut LinkJudgement,
    ) {
        let inside = |value: Decimal| low.value <= value && value <= high.value;
        let values: Vec<Decimal> = match (&self.binding.points, role) {
            (BoundPoints::Change(from, to), _) if self.binding.comparator.is_none() => self
                .binding
                .series
                .rows()
                .iter()
                .filter(|row| {
                    from.period.start <= row.period().start && row.period().start <= to.period.start
                })
                .filter_map(Row::value)
                .collect(),
            _ => {
                let Some(data) = self.data_value(role) else {
                    judgement
                        .findings
                        .push(self.nothing_to_compare(stated, role));
                    return;
                };
                vec![data.value.abs()]
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
            least.round_dp_with_strategy(decimals, RoundingStrategy::ToNegativeInfinity),
            decimals,
        );
        let most = wording::number(
            most.round_dp_with_strategy(decimals, RoundingStrategy::ToPositiveInfinity),
            decimals,
        );
        let words = &self.text[stated.range.clone()];
        judgement.findings.push(
            Finding::error(
                Code::FigureMismatch,
                format!("the text says {words}, the data lie between {least} and {most}"),
            )
            .note(self.cells_label())
            .edit(stated.number.clone(), format!("{least} and {most}")),
        );
    }

    /// A fraction must be the nearest of those in use, within one percentage point, two if hedged; `more than` a fraction goes up
    /// to the next one.
    pub(super) fn check_fraction(
        &self,
        stated: &StatedValue,
        role: NumberRole,
        data: &DataValue,
        part: u32,
        whole: u32,
    ) -> Option<Finding> {
        let share = match role {
            NumberRole::Relative => data.value.abs(),
            _ => data.value,
        };
        let stated_share = percent(part, whole)?;
        let distance = (share - stated_share).abs();
        let in_use = USUAL.iter().any(|&(p, w)| p * whole == part * w);
        let nearest = USUAL
            .iter()
            .filter_map(|&(p, w)| percent(p, w))
            .all(|other| (share - other).abs() >= distance);
        // For an uncommon fraction the tolerance suffices up to tenths (3 in 10); one with a larger denominator (1 in
        // 20) must be the nearest of its neighbours.
        let nearest = match whole {
            _ if in_use => nearest,
            0..=10 => true,
            _ => nearest_of_neighbours(share, part, whole),
        };
        let near = distance <= Decimal::TWO;
        let (below, above) = neighbours_in_use(stated_share);
        let fits = match stated.hedge {
            None => distance <= Decimal::ONE && nearest,
            Some(Hedge::About) => near && nearest,
            Some(Hedge::JustOver) => near && share > stated_share,
            Some(Hedge::Nearly) => near && share < stated_share,
            // Up to the next fraction, which would have been written instead.
            Some(Hedge::MoreThan) => stated_share < share && share < above,
            Some(Hedge::AtLeast) => stated_share <= share && share < above,
            Some(Hedge::WellOver) => !near && stated_share < share && share < above,
            Some(Hedge::LessThan) => below < share && share < stated_share,
            Some(Hedge::AtMost) => below < share && share <= stated_share,
            Some(Hedge::WellUnder) => !near && below < share && share < stated_share,
        };
        if fits {
            return None;
        }
        let text = rounded(share, 1);
        let text = wording::percent(&wording::number(text, 1.min(share.scale())), self.percent);
        let finding = Finding::error(
            Code::FigureMismatch,
            format!(
                "the text says {}, the data say {text}",
                &self.text[stated.range.clone()]
            ),
        )
        .note(self.cells_label());
        Some(match stated.hedge {
            // `one in five households`: 17.6 per cent of households.
            None => {
                let next = self.text[stated.range.end..].split_whitespace().next();
                let noun = next.is_some_and(is_population);
                let of = if noun { " of" } else { "" };
                finding.edit(stated.range.clone(), format!("{text}{of}"))
            }
            Some(_) => finding.help(format!(
                "give the value, {text}, or choose a hedge that is true of it"
            )),
        })
    }

    pub(super) fn check_times(
        &self,
        stated: &StatedValue,
        number: &WrittenNumber,
        ratio: Decimal,
    ) -> Option<Finding> {
        if is_near_ratio(ratio, number, stated.hedge) {
            return None;
        }
        let decimals = number.decimals.max(1);
        let text = wording::number(rounded(ratio, decimals), decimals);
        let finding = Finding::error(
            Code::FigureMismatch,
            format!(
                "the text says {}, the data say {text} times",
                &self.text[stated.range.clone()]
            ),
        )
        .note(self.cells_label());
        Some(match stated.hedge {
            None => finding.edit(stated.range.clone(), format!("{text} times")),
            Some(_) => finding.help(format!(
                "give the ratio, {text} times, or choose a hedge that is true of it"
            )),
        })
    }
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

/// The next smaller and the next larger fraction in use, in per cent.
fn neighbours_in_use(share: Decimal) -> (Decimal, Decimal) {
    let others = USUAL
        .iter()
        .filter_map(|&(part, whole)| percent(part, whole));
    let ends = [0, 40, 60, 80, 90, 100].map(Decimal::from);
    let mut all: Vec<Decimal> = others.chain(ends).collect();
    all.sort_unstable();
    let below = all.iter().rev().find(|&&other| other < share);
    let above = all.iter().find(|&&other| other > share);
    (
        below.copied().unwrap_or(Decimal::ZERO),
        above.copied().unwrap_or(Decimal::ONE_HUNDRED),
    )
}

/// Whether no neighbour of a fraction is nearer to a share: for a numerator of one, those with a denominator one more or
/// less, otherwise those with a numerator one more or less.
fn nearest_of_neighbours(share: Decimal, part: u32, whole: u32) -> bool {
    let Some(distance) = percent(part, whole).map(|stated| (share - stated).abs()) else {
        return false;
    };
    let parts = [(part + 1, whole), (part.saturating_sub(1), whole)];
    let wholes = [(1, whole.saturating_add(1)), (1, whole - 1)];
    let neighbours = if part == 1 { wholes } else { parts };
    neighbours
        .iter()
        .filter_map(|&(part, whole)| percent(part, whole))
        .all(|other| (share - other).abs() >= distance)
}

fn percent(part: u32, whole: u32) -> Option<Decimal> {
    Decimal::from(part)
        .checked_mul(Decimal::ONE_HUNDRED)?
        .checked_div(Decimal::from(whole))
}
