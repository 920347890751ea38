//! Settles dimensions: chooses a value of each, as asked for or from the data.
//!
//! In: an indicator, the value asked for of each dimension. Out: a slice, or which dimension is not settled and why.
//! Must not know: who asks, or how a message is worded.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Dimension, Indicator};

/// One value of each dimension, in the order of [`super::Table::dimensions`]; empty where there are none.
pub type Slice = Vec<Arc<str>>;

/// A dimension with the values that may be chosen of it.
#[derive(Clone, Debug)]
pub struct DimensionValues<'i> {
    /// Its id.
    pub id: &'i Arc<str>,
    /// Its definition.
    pub definition: &'i Dimension,
    /// In the definition's order, then by text.
    pub values: Vec<&'i Arc<str>>,
}

/// Why a dimension is not settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsettled {
    /// It has no value of this name.
    UnknownValue,
    /// It has several values or none, no total, and none was chosen.
    NotChosen,
}

impl<'i> DimensionValues<'i> {
    /// The value as asked for: exactly, otherwise ignoring case, otherwise by a name for readers in any language; where nothing
    /// is asked for the total, otherwise the only value.
    pub fn settle(&self, asked: Option<&str>) -> Result<&'i Arc<str>, Unsettled> {
        let find = |is: &dyn Fn(&str) -> bool| self.values.iter().copied().find(|value| is(value));
        let Some(asked) = asked else {
            let total = self.definition.total.as_ref();
            let total = total.and_then(|total| find(&|value| value == total.value));
            return match (total, &self.values[..]) {
                (Some(value), _) | (None, &[value]) => Ok(value),
                _ => Err(Unsettled::NotChosen),
            };
        };
        let lower = asked.trim().to_lowercase();
        find(&|value| value == asked)
            .or_else(|| find(&|value| value.to_lowercase() == lower))
            .or_else(|| find(&|value| self.is_name(value, &lower)))
            .ok_or(Unsettled::UnknownValue)
    }

    /// Whether readers know a value by a name, given in lower case.
    fn is_name(&self, value: &str, lower: &str) -> bool {
        let values = self.definition.values.iter();
        values
            .filter(|(known, _)| known.value == value)
            .any(|(_, name)| name.all().iter().any(|name| name.to_lowercase() == lower))
    }
}

/// The most combinations of groups that are shown.
const MOST_SHOWN: usize = 60;

impl Indicator {
    /// The slices that readers are shown of an area: the totals of its dimensions, of one without a total each of its values.
    pub fn shown_slices(&self) -> Vec<Slice> {
        let mut slices: Vec<Slice> = vec![Vec::new()];
        for (index, values) in self.table.values.iter().enumerate() {
            let total = self.total_of(index);
            let shown: Vec<&Arc<str>> = match total {
                Some(total) => vec![total],
                None => values.iter().collect(),
            };
            slices = slices
                .iter()
                .flat_map(|slice| {
                    shown.iter().map(|value| {
                        let values = slice.iter().chain(std::iter::once(*value));
                        values.cloned().collect()
                    })
                })
                .take(MOST_SHOWN)
                .collect();
        }
        slices
    }

    /// The total of the dimension with an index in the table, where rows have it.
    pub fn total_of(&self, index: usize) -> Option<&Arc<str>> {
        let (_, dimension) = self.definition.dimensions.get(index)?;
        let total = dimension.total.as_ref()?;
        let mut values = self.table.values.get(index)?.iter();
        values.find(|value| ***value == *total.value)
    }

    /// The slices of one dimension's values, all other dimensions at their totals or only values; the total itself left out.
    /// `None` where another dimension has several values and no total, or no two values are left.
    pub fn slices_by(&self, index: usize) -> Option<Vec<Slice>> {
        let total = self.total_of(index);
        let mut base = Slice::new();
        for (other, values) in self.table.values.iter().enumerate() {
            match (self.total_of(other), values.as_slice()) {
                (Some(total), _) => base.push(total.clone()),
                (None, [only]) => base.push(only.clone()),
                (None, [first, ..]) if other == index => base.push(first.clone()),
                _ => return None,
            }
        }
        let values = self.table.values.get(index)?.iter();
        let slices = values.filter(|value| Some(*value) != total).map(|value| {
            let mut slice = base.clone();
            slice[index] = value.clone();
            slice
        });
        let slices: Vec<Slice> = slices.collect();
        (slices.len() > 1).then_some(slices)
    }

    /// Each dimension, in the table's order, with the values that some slices of the table have.
    pub fn dimension_values<'i>(
        &'i self,
        slices: impl IntoIterator<Item = &'i [Arc<str>]>,
    ) -> Vec<DimensionValues<'i>> {
        let mut used: Vec<BTreeSet<&Arc<str>>> = vec![BTreeSet::new(); self.table.dimensions.len()];
        for slice in slices {
            for (used, value) in used.iter_mut().zip(slice) {
                used.insert(value);
            }
        }
        let dimensions = self.table.dimensions.iter().zip(&self.table.values);
        dimensions
            .zip(&self.definition.dimensions)
            .zip(used)
            .map(|(((id, values), (_, definition)), used)| DimensionValues {
                id,
                definition,
                values: values.iter().filter(|value| used.contains(value)).collect(),
            })
            .collect()
    }

    /// Settles every dimension among all values of the table. `asked` returns what is asked of a dimension by its id.
    pub fn slice<'a>(
        &self,
        asked: impl Fn(&str) -> Option<&'a str>,
    ) -> Result<Slice, Vec<(DimensionValues<'_>, Unsettled)>> {
        let slices = self.table.slices().iter().map(Vec::as_slice);
        let mut slice = Slice::new();
        let mut unsettled = Vec::new();
        for dimension in self.dimension_values(slices) {
            match dimension.settle(asked(dimension.id)) {
                Ok(value) => slice.push(value.clone()),
                Err(reason) => unsettled.push((dimension, reason)),
            }
        }
        if unsettled.is_empty() {
            Ok(slice)
        } else {
            Err(unsettled)
        }
    }
}
