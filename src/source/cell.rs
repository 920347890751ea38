//! One cell of a table, as the people who made the file find it in their spreadsheet.

use std::fmt;
use std::sync::Arc;

use super::SitePath;

/// A cell of a table or workbook. Cells sort as they are read: by file, sheet, row and column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// The data file.
    pub file: SitePath,
    /// The sheet, in a workbook.
    pub sheet: Option<Arc<str>>,
    /// The row, counted from 1 as a text's lines or a spreadsheet's rows are, the header included.
    pub row: u32,
    /// The column, counted from 1.
    pub column: u32,
    /// The column's name in the header; `None` where it has none.
    pub header: Option<Arc<str>>,
}

impl Cell {
    /// The column's name, or the letters that spreadsheets give it.
    pub fn column_name(&self) -> String {
        match &self.header {
            Some(name) => name.to_string(),
            None => letters(self.column),
        }
    }

    /// Where the cell is in its file: `sheet Rates, row 797, column value`.
    pub fn within_file(&self) -> String {
        let sheet = self.sheet.as_ref();
        let sheet = sheet.map_or_else(String::new, |name| format!("sheet {name}, "));
        format!("{sheet}row {}, column {}", self.row, self.column_name())
    }
}

/// `imd.csv, row 797, column value`
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.file.file_name(), self.within_file())
    }
}

/// The letters of a column, counted from 1: A to Z, then AA.
fn letters(column: u32) -> String {
    let mut rest = column.max(1);
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_without_a_name_have_the_letters_of_spreadsheets() {
        let named = |column| letters(column);
        assert_eq!(
            [1, 26, 27, 52, 703, 16_384].map(named),
            ["A", "Z", "AA", "AZ", "AAA", "XFD"]
        );
        let mut cell = Cell {
            file: "content/indicators/book.xlsx".into(),
            sheet: Some("Rates".into()),
            row: 3,
            column: 4,
            header: None,
        };
        assert_eq!(cell.to_string(), "book.xlsx, sheet Rates, row 3, column D");
        cell.header = Some("value".into());
        cell.sheet = None;
        assert_eq!(cell.to_string(), "book.xlsx, row 3, column value");
    }
}
