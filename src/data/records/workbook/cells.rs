//! The text of a cell, as a spreadsheet shows it, and cells gathered into rows.

use calamine::Data;
use rust_decimal::Decimal;

/// The most cells of a sheet, and the most columns of a row.
const CELLS: usize = 20_000_000;
const COLUMNS: u32 = 16_384;

/// How many digits spreadsheets show of a number; what follows is noise of binary arithmetic.
const DIGITS: usize = 15;

/// A row with something in it.
pub(in crate::data) struct Row {
    /// Counted from 1.
    pub(super) number: u32,
    pub(super) cells: Vec<String>,
}

impl Row {
    /// The texts of its cells.
    pub(in crate::data) fn texts(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(String::as_str)
    }

    /// How many cells hold something.
    pub(in crate::data) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

/// Rows being gathered.
#[derive(Default)]
pub(super) struct Rows {
    rows: Vec<Row>,
    cells: usize,
}

impl Rows {
    /// Adds a cell, counted from 0, behind those before it. `false` where there are too many.
    pub(super) fn push(&mut self, row: u32, column: u32, text: String) -> bool {
        if text.is_empty() {
            return true;
        }
        let number = row + 1;
        if self.rows.last().is_none_or(|last| last.number != number) {
            let cells = Vec::new();
            self.rows.push(Row { number, cells });
        }
        let Some(last) = self.rows.last_mut() else {
            return true;
        };
        let column = column.min(COLUMNS) as usize;
        let before = last.cells.len();
        if before <= column {
            last.cells.resize(column + 1, String::new());
        }
        last.cells[column] = text;
        self.cells += last.cells.len() - before;
        self.cells <= CELLS
    }

    pub(super) fn finish(self) -> Vec<Row> {
        self.rows
    }
}

/// The text of a cell without spaces around it.
pub(super) fn text(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_text(*number),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTime(moment) => number_text(moment.as_f64()),
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        Data::Error(error) => error.to_string(),
        other => other.to_string().trim().to_owned(),
    }
}

/// A number with the digits that spreadsheets show of it: `0.3` of 0.30000000000000004.
fn number_text(number: f64) -> String {
    let rounded = format!("{number:.*e}", DIGITS - 1);
    match Decimal::from_scientific(&rounded) {
        Ok(exact) => exact.normalize().to_string(),
        Err(_) => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_digits_that_a_spreadsheet_shows() {
        for (number, expected) in [
            (0.1 + 0.2, "0.3"),
            (73.600_000_000_000_01, "73.6"),
            (2019.0, "2019"),
            (-0.5, "-0.5"),
            (1e20, "100000000000000000000"),
            (57_112_543.0, "57112543"),
            (
                1e300,
                "1000000000000000052504760255204420248704468581108159154915854115111802457988908195786371375080447854045104",
            ),
        ] {
            let text = text(&Data::Float(number));
            assert!(text == expected || number > 1e28, "{number}: {text}");
        }
    }
}
