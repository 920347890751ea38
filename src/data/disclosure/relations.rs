//! Which cells add up to which: parts of a dimension to its total, areas to the area that they are in, periods to the longer
//! one that they fill.
//!
//! Whether a group of cells is all of a total nobody says. Groups that contradict the data more often than they agree are no
//! parts (ages that overlap, averages); those that agree somewhere are certain.

use std::collections::{BTreeMap, BTreeSet};

use super::counts::{CellCounts, Key, Known};
use crate::data::totals::is_total;
use crate::data::{Areas, Coverage, Definition, Table};

/// A total and its parts.
pub(super) struct Relation {
    pub(super) total: Key,
    pub(super) parts: Vec<Key>,
    /// Whether counts that are all there show that the parts are all.
    pub(super) is_certain: bool,
}

/// The most types of areas of which every combination is tried.
const TYPES: usize = 6;

/// Every relation in which something is missing.
pub(super) fn relations(
    definition: &Definition,
    table: &Table,
    areas: &Areas,
    counts: &CellCounts<'_>,
) -> Vec<Relation> {
    let mut found = Vec::new();
    for index in 0..table.dimensions.len() {
        let family = of_dimension(definition, table, index);
        let is_declared = definition.dimensions[index].1.total.is_some();
        let relations = family.held_against(counts, false).into_iter();
        found.extend(relations.map(|relation| Relation {
            is_certain: relation.is_certain || is_declared,
            ..relation
        }));
    }
    for group in of_periods(table) {
        found.extend(group.held_against(counts, false));
    }
    found.extend(of_areas(definition, table, areas, counts));
    found
}

/// Relations that are true or false together.
#[derive(Default)]
struct Family(Vec<(Key, Vec<Key>)>);

impl Family {
    /// How many relations of counts that are all there agree with the data, and how many do not.
    fn evidence(&self, counts: &CellCounts<'_>) -> (usize, usize) {
        let mut agree = 0;
        let mut differ = 0;
        for (total, parts) in &self.0 {
            let Known::Count(total) = counts.get(*total) else {
                continue;
            };
            let (mut sum, mut is_whole, mut some) = (0_i128, true, false);
            for part in parts {
                match counts.get(*part) {
                    Known::Count(count) => {
                        sum = sum.saturating_add(count);
                        some = true;
                    }
                    Known::Missing(_) => is_whole = false,
                    Known::Absent => {}
                }
            }
            // More than the total is too much, whatever is missing.
            if sum > total {
                differ += 1;
            } else if is_whole && some {
                if sum == total {
                    agree += 1;
                } else {
                    differ += 1;
                }
            }
        }
        (agree, differ)
    }

    /// The relations, unless the data speak against them.
    fn held_against(self, counts: &CellCounts<'_>, only_certain: bool) -> Vec<Relation> {
        let (agree, differ) = self.evidence(counts);
        // A row that is left out looks like a sum that is too small, so a single difference proves nothing.
        if differ > agree.max(1) || only_certain && agree == 0 {
            return Vec::new();
        }
        let relation = |(total, parts)| Relation {
            total,
            parts,
            is_certain: agree > 0,
        };
        self.0.into_iter().map(relation).collect()
    }
}

/// Each total of a dimension with the other values.
fn of_dimension(definition: &Definition, table: &Table, index: usize) -> Family {
    let declared = definition.dimensions[index].1.total.as_ref();
    let mut values = table.values[index].iter();
    let total = values.find(|value| match declared {
        Some(total) => ***value == *total.value,
        None => is_total(value),
    });
    let Some(total) = total else {
        return Family::default();
    };
    let slices = table.slices();
    let mut parts: BTreeMap<Vec<&str>, Vec<u32>> = BTreeMap::new();
    let others = |slice: &'_ crate::data::Slice| -> Vec<String> {
        let others = slice.iter().enumerate().filter(|(at, _)| *at != index);
        others.map(|(_, value)| value.to_string()).collect()
    };
    let keys: Vec<Vec<String>> = slices.iter().map(others).collect();
    for (number, slice) in slices.iter().enumerate() {
        if slice[index] != *total {
            let key = keys[number].iter().map(String::as_str).collect();
            parts.entry(key).or_default().push(number as u32);
        }
    }
    let mut family = Family::default();
    for (number, _) in slices
        .iter()
        .enumerate()
        .filter(|(_, slice)| slice[index] == *total)
    {
        let key: Vec<&str> = keys[number].iter().map(String::as_str).collect();
        let Some(parts) = parts.get(&key) else {
            continue;
        };
        for area in 0..table.areas().len() as u32 {
            for period in 0..table.periods.len() as u32 {
                let part = |slice: &u32| [area, *slice, period];
                let total = [area, number as u32, period];
                family.0.push((total, parts.iter().map(part).collect()));
            }
        }
    }
    family
}

/// Each period with the equally long ones that fill it: a year and its quarters, three years and each of them.
fn of_periods(table: &Table) -> Vec<Family> {
    let periods = &table.periods;
    let mut families: BTreeMap<(u32, u32), Family> = BTreeMap::new();
    let lengths: BTreeSet<u32> = periods.iter().map(|period| period.months).collect();
    for (number, long) in periods.iter().enumerate() {
        for &short in lengths
            .iter()
            .filter(|&&short| short > 0 && short < long.months && long.months % short == 0)
        {
            let starts =
                (0..long.months / short).map(|step| long.start + (step * short).cast_signed());
            let fill = starts.map(|start| {
                let is =
                    |period: &crate::data::Period| period.start == start && period.months == short;
                periods.iter().position(is)
            });
            let Some(fill) = fill.collect::<Option<Vec<usize>>>() else {
                continue;
            };
            let family = families.entry((long.months, short)).or_default();
            for area in 0..table.areas().len() as u32 {
                for slice in 0..table.slices().len() as u32 {
                    let parts = fill.iter().map(|&period| [area, slice, period as u32]);
                    let total = [area, slice, number as u32];
                    family.0.push((total, parts.collect()));
                }
            }
        }
    }
    families.into_values().collect()
}

/// Each area with those that are in it: of several types the combinations that add up to it; where none is seen to, the
/// largest that does not exceed it.
fn of_areas(
    definition: &Definition,
    table: &Table,
    areas: &Areas,
    counts: &CellCounts<'_>,
) -> Vec<Relation> {
    let ids: BTreeMap<&str, u32> = table
        .areas()
        .enumerate()
        .map(|(number, id)| (&**id, number as u32))
        .collect();
    let mut inside: BTreeMap<u32, BTreeMap<&str, Vec<u32>>> = BTreeMap::new();
    for (id, &number) in &ids {
        // A level that the data do not have is passed over: districts are then in England.
        let line = areas.line(id);
        let above = line.iter().skip(1).find_map(|area| ids.get(&*area.id));
        if let (Some(&above), Some(area)) = (above, line.first()) {
            let kinds = inside.entry(above).or_default();
            kinds.entry(area.kind.as_str()).or_default().push(number);
        }
    }
    let mut found = Vec::new();
    for (above, kinds) in inside {
        let kinds: Vec<Vec<u32>> = kinds.into_values().collect();
        let family = |members: &[u32]| {
            let mut family = Family::default();
            for slice in 0..table.slices().len() as u32 {
                for period in 0..table.periods.len() as u32 {
                    let parts = members.iter().map(|&area| [area, slice, period]);
                    family.0.push(([above, slice, period], parts.collect()));
                }
            }
            family
        };
        let mut groups = combinations(&kinds);
        groups.retain(|members| members.len() > 1);
        groups.sort_by_key(|members| std::cmp::Reverse(members.len()));
        let before = found.len();
        for members in &groups {
            found.extend(family(members).held_against(counts, true));
        }
        if found.len() == before && definition.coverage == Coverage::Complete {
            let mut assumed = groups
                .iter()
                .map(|members| family(members).held_against(counts, false));
            let assumed = assumed.find(|relations| !relations.is_empty());
            found.extend(assumed.into_iter().flatten());
        }
    }
    found
}

/// The members of every combination of groups; of many groups only each alone and all together.
fn combinations(groups: &[Vec<u32>]) -> Vec<Vec<u32>> {
    if groups.len() > TYPES {
        let mut all: Vec<Vec<u32>> = groups.to_vec();
        all.push(groups.concat());
        return all;
    }
    let chosen = (1_u32..1 << groups.len()).map(|which| {
        let chosen = groups.iter().enumerate();
        let chosen = chosen.filter(|(index, _)| which & (1 << index) != 0);
        chosen.flat_map(|(_, members)| members.clone()).collect()
    });
    chosen.collect()
}
