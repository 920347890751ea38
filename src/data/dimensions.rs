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

impl Indicator {
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
