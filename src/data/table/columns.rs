//! Columns of a table, each as small as its content allows: numbers, spans, texts.
//!
//! In: the cells of one column, row by row. Out: what a row's cell held, exactly. Must not know: what a column means.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::StatusSet;

/// Decimals with their digits as written, 8 bytes each; `None` where a cell has no number.
///
/// The low bits of each word hold the scale, the rest the signed mantissa. A decimal of more than about 17 digits is stored in
/// `wide`, at the index in the mantissa's bits.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    words: Vec<i64>,
    wide: Vec<Decimal>,
}

/// How many bits of a word hold the scale, which is at most 28.
const SCALE_BITS: u32 = 6;
const SCALE_MASK: i64 = (1 << SCALE_BITS) - 1;
/// In place of a scale: the decimal is stored in `wide`.
const WIDE: i64 = SCALE_MASK - 1;
/// In place of a scale: there is no number.
const MISSING: i64 = SCALE_MASK;

impl Numbers {
    pub(super) fn push(&mut self, number: Option<Decimal>) {
        let Some(number) = number else {
            self.words.push(MISSING);
            return;
        };
        let largest = i128::from(i64::MAX >> SCALE_BITS);
        let mantissa = number.mantissa();
        // Negative zero has no mantissa to hold its sign.
        let fits = mantissa.abs() <= largest && (mantissa != 0 || number.is_sign_positive());
        self.words.push(if fits {
            ((mantissa as i64) << SCALE_BITS) | i64::from(number.scale())
        } else {
            let position = self.wide.len() as u64;
            self.wide.push(number);
            (position.cast_signed() << SCALE_BITS) | WIDE
        });
    }

    /// The number of a row; `None` for every row where the file has no such column.
    pub(super) fn get(&self, row: usize) -> Option<Decimal> {
        let word = *self.words.get(row)?;
        let high = word >> SCALE_BITS;
        match word & SCALE_MASK {
            MISSING => None,
            WIDE => self.wide.get(high.cast_unsigned() as usize).copied(),
            scale => Some(Decimal::new(high, scale.cast_unsigned() as u32)),
        }
    }

    /// The largest number of decimals.
    pub(super) fn decimals(&self) -> u32 {
        let rows = 0..self.words.len();
        let scales = rows.filter_map(|row| self.get(row)).map(|n| n.scale());
        scales.max().unwrap_or(0)
    }

    pub(super) fn reserve(&mut self, rows: usize) {
        self.words.reserve_exact(rows);
    }

    /// Reorders the rows; those that are left out are dropped.
    pub(super) fn reorder(&mut self, order: &[u32]) {
        reorder(&mut self.words, order);
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.words) + size_of_val(&*self.wide)
    }
}

/// The spans of a column's cells in a file's text, 6 bytes each.
#[derive(Clone, Debug, Default)]
pub(super) struct Spans {
    starts: Vec<u32>,
    lengths: Vec<u16>,
    /// The ends of cells too long for `lengths`, by their starts.
    long: BTreeMap<u32, u32>,
}

/// In place of a length: the end is stored in `long`.
const LONG: u16 = u16::MAX;

impl Spans {
    pub(super) fn push(&mut self, span: &Range<u32>) {
        let length = u16::try_from(span.end - span.start).unwrap_or(LONG);
        if length == LONG {
            self.long.insert(span.start, span.end);
        }
        self.starts.push(span.start);
        self.lengths.push(length);
    }

    /// The bytes of a row's cell; `None` where the file has no such column or is not text.
    pub(super) fn get(&self, row: usize) -> Option<Range<u32>> {
        let start = *self.starts.get(row)?;
        let end = match *self.lengths.get(row)? {
            LONG => *self.long.get(&start)?,
            length => start + u32::from(length),
        };
        Some(start..end)
    }

    pub(super) fn reserve(&mut self, rows: usize) {
        self.starts.reserve_exact(rows);
        self.lengths.reserve_exact(rows);
    }

    pub(super) fn reorder(&mut self, order: &[u32]) {
        reorder(&mut self.starts, order);
        reorder(&mut self.lengths, order);
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.starts) + size_of_val(&*self.lengths)
    }
}

/// Texts of which most rows have none or share one, 4 bytes each; nothing where no row has one.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    /// Of each row, 0 or the text's index in `texts` counted from 1.
    codes: Vec<u32>,
    texts: Vec<Arc<str>>,
}

impl Texts {
    /// The code of a text that [`Self::push`] takes.
    pub(super) fn add(&mut self, text: &str) -> u32 {
        self.texts.push(Arc::from(text));
        self.texts.len() as u32
    }

    /// Appends the text of a code, or none, as that of row number `row`.
    pub(super) fn push(&mut self, row: usize, code: Option<u32>) {
        if let Some(code) = code {
            self.codes.resize(row, 0);
            self.codes.push(code);
        }
    }

    pub(super) fn get(&self, row: usize) -> Option<&Arc<str>> {
        let code = *self.codes.get(row)? as usize;
        self.texts.get(code.checked_sub(1)?)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    pub(super) fn reorder(&mut self, order: &[u32]) {
        if !self.codes.is_empty() {
            self.codes.resize(highest(order) + 1, 0);
            reorder(&mut self.codes, order);
        }
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.codes)
    }
}

fn highest(order: &[u32]) -> usize {
    order.iter().copied().max().unwrap_or(0) as usize
}

/// Reorders the items; those that are left out are dropped. A column that the file does not have stays empty.
pub(super) fn reorder<T: Copy>(column: &mut Vec<T>, order: &[u32]) {
    if !column.is_empty() {
        *column = order.iter().map(|&row| column[row as usize]).collect();
    }
}

/// Every column of the rows but their series.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    /// The value, the limits, the numerator and the denominator, in the order of [`super::Part`].
    pub(super) numbers: [Numbers; 5],
    /// Where those are in the file.
    pub(super) spans: [Spans; 5],
    pub(super) statuses: Vec<StatusSet>,
    /// An index of each row's period.
    pub(super) periods: Vec<u32>,
    /// The row's number in the file.
    pub(super) file_rows: Vec<u32>,
    /// The index of the value's column in the file, where not all are in one.
    pub(super) value_fields: Vec<u32>,
    pub(super) notes: Texts,
    /// The data's names of the areas that areas.csv does not list.
    pub(super) area_names: Texts,
}

impl Columns {
    pub(super) fn reserve(&mut self, rows: usize) {
        self.statuses.reserve_exact(rows);
        self.periods.reserve_exact(rows);
        self.file_rows.reserve_exact(rows);
    }

    pub(super) fn reorder(&mut self, order: &[u32]) {
        for numbers in &mut self.numbers {
            numbers.reorder(order);
        }
        for spans in &mut self.spans {
            spans.reorder(order);
        }
        reorder(&mut self.statuses, order);
        reorder(&mut self.periods, order);
        reorder(&mut self.file_rows, order);
        reorder(&mut self.value_fields, order);
        self.notes.reorder(order);
        self.area_names.reorder(order);
    }

    /// Whether two rows have the same numbers, statuses and note.
    pub(super) fn are_equal(&self, first: usize, second: usize) -> bool {
        let numbers = self.numbers.iter();
        numbers
            .map(|numbers| (numbers.get(first), numbers.get(second)))
            .all(|(first, second)| first == second)
            && self.statuses[first] == self.statuses[second]
            && self.notes.get(first) == self.notes.get(second)
    }

    /// Their size in memory.
    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        let numbers: usize = self.numbers.iter().map(Numbers::bytes).sum();
        let spans: usize = self.spans.iter().map(Spans::bytes).sum();
        numbers
            + spans
            + size_of_val(&*self.statuses)
            + size_of_val(&*self.periods)
            + size_of_val(&*self.file_rows)
            + self.notes.bytes()
            + self.area_names.bytes()
    }
}
