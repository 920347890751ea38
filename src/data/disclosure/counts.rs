//! The counts of a table by area, slice and period, as whole numbers of the smallest unit that any of them has.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::data::{Row, Table};

/// The indices of a cell's area, slice and period in the table.
pub(super) type Key = [u32; 3];

/// What the data say of a cell.
#[derive(Clone, Copy)]
pub(super) enum Known<'t> {
    /// A count.
    Count(i128),
    /// A row without a count.
    Missing(Row<'t>),
    /// No row.
    Absent,
}

/// Every cell that has a row.
pub(super) struct CellCounts<'t> {
    cells: BTreeMap<Key, (Row<'t>, Option<i128>)>,
    /// How many decimals the whole numbers stand for.
    decimals: u32,
}

impl<'t> CellCounts<'t> {
    pub(super) fn new(table: &'t Table, count: impl Fn(Row<'t>) -> Option<Decimal>) -> Self {
        let rows = || table.rows().iter();
        let counts = rows().filter_map(&count).map(|count| count.normalize());
        let decimals = counts.map(|count| count.scale()).max().unwrap_or(0);
        let whole = |row| {
            let count: Decimal = count(row)?.normalize();
            let factor = 10_i128.checked_pow(decimals - count.scale())?;
            count.mantissa().checked_mul(factor)
        };
        let mut cells = BTreeMap::new();
        for (area, id) in table.areas().enumerate() {
            for row in table.of_area(id) {
                let slice = table
                    .slices()
                    .binary_search_by(|slice| slice[..].cmp(row.dimensions()));
                let period = table
                    .periods
                    .binary_search_by_key(&row.period().key(), crate::data::Period::key);
                if let (Ok(slice), Ok(period)) = (slice, period) {
                    let key = [area as u32, slice as u32, period as u32];
                    cells.insert(key, (row, whole(row)));
                }
            }
        }
        Self { cells, decimals }
    }

    pub(super) fn get(&self, key: Key) -> Known<'t> {
        match self.cells.get(&key) {
            Some((_, Some(count))) => Known::Count(*count),
            Some((row, None)) => Known::Missing(*row),
            None => Known::Absent,
        }
    }

    pub(super) fn row(&self, key: Key) -> Option<Row<'t>> {
        self.cells.get(&key).map(|(row, _)| *row)
    }

    /// A whole number as the count that it stands for.
    pub(super) fn decimal(&self, whole: i128) -> Decimal {
        Decimal::try_from_i128_with_scale(whole, self.decimals).unwrap_or(Decimal::MAX)
    }
}
