//! Which missing counts the relations determine.
//!
//! In: counts and relations. Out: each missing cell with the one count that it can have. Must not know: what may be published.
//!
//! The relations are linear equations. Gauss–Jordan elimination over the integers modulo a large prime finds which unknowns
//! they determine (a coefficient that is a multiple of the prime, which would hide one, does not occur in tables of sums);
//! bounds from "no count is below zero" then determine more. Both are done once with rows that do not exist as zeros, as a
//! reader would take them, and once with them as unknowns.

use std::collections::{BTreeMap, BTreeSet};

use super::counts::{CellCounts, Key, Known};
use super::relations::Relation;

/// A missing cell whose count is determined.
pub(super) struct Solution {
    pub(super) cell: Key,
    pub(super) count: i128,
    /// The total of a relation that it is part of, or the cell itself where it is the total.
    pub(super) total: Key,
    /// Whether every relation that was used is certain.
    pub(super) is_certain: bool,
}

/// A prime below 2⁶¹, so that products fit 128 bits.
const PRIME: u128 = (1 << 61) - 1;

/// The most equations that are solved together; beyond, only single unknowns and bounds are looked for.
const TOGETHER: usize = 4_000;

/// How often bounds are tightened.
const ROUNDS: usize = 64;

/// An equation of the unknowns: the sum of each with its sign is a constant.
#[derive(Clone)]
struct Equation {
    unknowns: BTreeMap<usize, i128>,
    constant: i128,
    total: Key,
    is_certain: bool,
}

/// Every missing cell that can be worked out, by cell.
pub(super) fn solve(counts: &CellCounts<'_>, relations: &[Relation]) -> Vec<Solution> {
    let mut found: BTreeMap<Key, Solution> = BTreeMap::new();
    for absent_is_unknown in [false, true] {
        let mut cells = Vec::new();
        let equations = equations(counts, relations, absent_is_unknown, &mut cells);
        for equations in parts(equations, cells.len()) {
            for solution in (System { equations }).solutions(&cells) {
                found.entry(solution.cell).or_insert(solution);
            }
        }
    }
    found.into_values().collect()
}

/// The relations with something missing as equations; the missing cells are numbered by `cells`.
fn equations(
    counts: &CellCounts<'_>,
    relations: &[Relation],
    absent_is_unknown: bool,
    cells: &mut Vec<Key>,
) -> Vec<Equation> {
    let mut equations = Vec::new();
    let mut numbers: BTreeMap<Key, usize> = BTreeMap::new();
    for relation in relations {
        if matches!(counts.get(relation.total), Known::Absent) {
            continue;
        }
        let mut equation = Equation {
            unknowns: BTreeMap::new(),
            constant: 0,
            total: relation.total,
            is_certain: relation.is_certain,
        };
        let parts = relation.parts.iter().map(|part| (*part, 1));
        for (cell, sign) in parts.chain([(relation.total, -1)]) {
            let is_unknown = match counts.get(cell) {
                Known::Count(count) => {
                    equation.constant = equation.constant.saturating_sub(sign * count);
                    false
                }
                Known::Missing(_) => true,
                Known::Absent => absent_is_unknown,
            };
            if is_unknown {
                let number = *numbers.entry(cell).or_insert_with(|| {
                    cells.push(cell);
                    cells.len() - 1
                });
                equation.unknowns.insert(number, sign);
            }
        }
        // Parts that are more than their total do not add up, and nothing follows from them.
        let is_sum = equation.unknowns.values().all(|sign| *sign > 0);
        let contradicts = is_sum && equation.constant < 0;
        if !equation.unknowns.is_empty() && !contradicts {
            equations.push(equation);
        }
    }
    equations
}

/// The equations in groups that have no unknown in common.
fn parts(equations: Vec<Equation>, unknowns: usize) -> Vec<Vec<Equation>> {
    fn root(leader: &mut [usize], mut at: usize) -> usize {
        while leader[at] != at {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        at
    }
    let mut leader: Vec<usize> = (0..unknowns).collect();
    let first = |equation: &Equation| equation.unknowns.keys().next().copied();
    for equation in &equations {
        let Some(first) = first(equation) else {
            continue;
        };
        for &other in equation.unknowns.keys() {
            let (one, other) = (root(&mut leader, first), root(&mut leader, other));
            leader[one] = other;
        }
    }
    let mut parts: BTreeMap<usize, Vec<Equation>> = BTreeMap::new();
    for equation in equations {
        if let Some(first) = first(&equation) {
            let part = root(&mut leader, first);
            parts.entry(part).or_default().push(equation);
        }
    }
    parts.into_values().collect()
}

/// Equations that hang together.
struct System {
    equations: Vec<Equation>,
}

impl System {
    fn solutions(&self, cells: &[Key]) -> Vec<Solution> {
        let is_certain = self.equations.iter().all(|equation| equation.is_certain);
        let (mut determined, left) = self.peeled();
        let left = Self { equations: left };
        determined.extend(left.eliminated());
        for (unknown, count) in left.bounded(&determined) {
            determined.entry(unknown).or_insert(count);
        }
        let total_of = |unknown: usize| {
            let mut equations = self.equations.iter();
            let of = equations.find(|equation| equation.unknowns.contains_key(&unknown));
            of.map_or(cells[unknown], |equation| equation.total)
        };
        let solutions = determined.iter().filter(|(_, count)| **count >= 0);
        let solutions = solutions.map(|(&unknown, &count)| Solution {
            cell: cells[unknown],
            count,
            total: total_of(unknown),
            is_certain,
        });
        solutions.collect()
    }

    /// The unknowns that are alone in an equation, and those that are once these are known; and the equations that are left.
    fn peeled(&self) -> (BTreeMap<usize, i128>, Vec<Equation>) {
        let mut by_unknown: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (number, equation) in self.equations.iter().enumerate() {
            for &unknown in equation.unknowns.keys() {
                by_unknown.entry(unknown).or_default().push(number);
            }
        }
        let mut left: Vec<Equation> = self.equations.clone();
        let mut alone: Vec<usize> = (0..left.len()).collect();
        let mut known = BTreeMap::new();
        while let Some(number) = alone.pop() {
            if left[number].unknowns.len() != 1 {
                continue;
            }
            let Some((unknown, sign)) = left[number].unknowns.pop_first() else {
                continue;
            };
            let count = sign * left[number].constant;
            known.insert(unknown, count);
            for &other in by_unknown.get(&unknown).into_iter().flatten() {
                if let Some(sign) = left[other].unknowns.remove(&unknown) {
                    left[other].constant = left[other].constant.saturating_sub(sign * count);
                    alone.push(other);
                }
            }
        }
        left.retain(|equation| !equation.unknowns.is_empty());
        (known, left)
    }

    /// The unknowns that the equations together determine; none where they contradict each other.
    fn eliminated(&self) -> BTreeMap<usize, i128> {
        if self.equations.len() > TOGETHER {
            return BTreeMap::new();
        }
        let mut rows: Vec<(BTreeMap<usize, u128>, u128)> = Vec::new();
        let mut pivots: BTreeMap<usize, usize> = BTreeMap::new();
        for equation in &self.equations {
            let unknowns = equation.unknowns.iter();
            let mut row: BTreeMap<usize, u128> =
                unknowns.map(|(&at, &sign)| (at, residue(sign))).collect();
            let mut constant = residue(equation.constant);
            while let Some((&at, pivot)) = row.iter().find_map(|(at, _)| pivots.get_key_value(at)) {
                let factor = row[&at];
                subtract(&mut row, &mut constant, factor, &rows[*pivot]);
            }
            let Some((&at, &lead)) = row.first_key_value() else {
                if constant != 0 {
                    return BTreeMap::new();
                }
                continue;
            };
            let inverse = power(lead, PRIME - 2);
            for value in row.values_mut() {
                *value = *value * inverse % PRIME;
            }
            constant = constant * inverse % PRIME;
            let new = (row, constant);
            for (row, constant) in &mut rows {
                if let Some(&factor) = row.get(&at) {
                    subtract(row, constant, factor, &new);
                }
            }
            pivots.insert(at, rows.len());
            rows.push(new);
        }
        let single = pivots
            .into_iter()
            .filter(|(_, row)| rows[*row].0.len() == 1);
        single
            .filter_map(|(unknown, row)| Some((unknown, whole(rows[row].1)?)))
            .collect()
    }

    /// The unknowns that can have one count only, given that none is below zero.
    fn bounded(&self, determined: &BTreeMap<usize, i128>) -> BTreeMap<usize, i128> {
        let unknowns: BTreeSet<usize> = self
            .equations
            .iter()
            .flat_map(|equation| equation.unknowns.keys().copied())
            .collect();
        let mut bounds: BTreeMap<usize, (i128, Option<i128>)> = unknowns
            .into_iter()
            .map(|unknown| match determined.get(&unknown) {
                Some(&count) => (unknown, (count, Some(count))),
                None => (unknown, (0, None)),
            })
            .collect();
        for _ in 0..ROUNDS {
            let mut is_settled = true;
            for equation in &self.equations {
                is_settled &= !tighten(equation, &mut bounds);
            }
            if is_settled {
                break;
            }
        }
        let one = bounds
            .into_iter()
            .filter(|(_, (low, high))| Some(*low) == *high);
        one.map(|(unknown, (low, _))| (unknown, low)).collect()
    }
}

/// Tightens the bounds of an equation's unknowns by each other; whether any changed.
fn tighten(equation: &Equation, bounds: &mut BTreeMap<usize, (i128, Option<i128>)>) -> bool {
    let mut has_changed = false;
    for (&unknown, &sign) in &equation.unknowns {
        // sign × unknown = constant − the others: the least and the most that this can be.
        let (mut least, mut most) = (Some(equation.constant), Some(equation.constant));
        for (&other, &sign) in equation.unknowns.iter().filter(|(at, _)| **at != unknown) {
            let (low, high) = bounds[&other];
            let (low, high) = if sign > 0 {
                (Some(low), high)
            } else {
                (high.map(|high| -high), Some(-low))
            };
            least = least.zip(high).map(|(sum, high)| sum.saturating_sub(high));
            most = most.zip(low).map(|(sum, low)| sum.saturating_sub(low));
        }
        if sign < 0 {
            (least, most) = (most.map(|most| -most), least.map(|least| -least));
        }
        let Some((low, high)) = bounds.get_mut(&unknown) else {
            continue;
        };
        let new_low = least.map_or(*low, |least| least.max(*low));
        let new_high = match (most, *high) {
            (Some(most), Some(high)) => Some(most.min(high)),
            (most, high) => most.or(high),
        };
        // Bounds that cross come from data that do not add up, of which nothing follows.
        if new_high.is_some_and(|high| high < new_low) {
            continue;
        }
        has_changed |= new_low != *low || new_high != *high;
        (*low, *high) = (new_low, new_high);
    }
    has_changed
}

fn residue(number: i128) -> u128 {
    number.rem_euclid(PRIME.cast_signed()).unsigned_abs()
}

/// The whole number of a residue, where it is one of a size that counts have.
fn whole(residue: u128) -> Option<i128> {
    let signed = if residue > PRIME / 2 {
        -i128::try_from(PRIME - residue).ok()?
    } else {
        i128::try_from(residue).ok()?
    };
    (signed.unsigned_abs() < PRIME >> 8).then_some(signed)
}

/// Takes so many times another row from a row.
fn subtract(
    row: &mut BTreeMap<usize, u128>,
    constant: &mut u128,
    factor: u128,
    other: &(BTreeMap<usize, u128>, u128),
) {
    let less = |value: u128, by: u128| (value + PRIME - factor * by % PRIME) % PRIME;
    for (&at, &by) in &other.0 {
        let value = less(row.get(&at).copied().unwrap_or(0), by);
        if value == 0 {
            row.remove(&at);
        } else {
            row.insert(at, value);
        }
    }
    *constant = less(*constant, other.1);
}

fn power(mut base: u128, mut exponent: u128) -> u128 {
    let mut result = 1;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent >>= 1;
    }
    result
}
