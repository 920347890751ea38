//! One cell of a table: where a figure came from, in the words of a spreadsheet.

use std::fmt;
use std::sync::Arc;

use super::{SitePath, Span};

/// A cell as its analyst would find it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The data file.
    pub file: SitePath,
    /// The sheet, in a workbook.
    pub sheet: Option<Arc<str>>,
    /// The row as the file's lines or the spreadsheet's rows are counted: from 1, the header included.
    pub row: u32,
    /// The column's name in the header.
    pub column: Arc<str>,
    /// Where in the file's text it stands; empty at the start of a file that is not text.
    pub span: Span,
}

/// `imd.csv, row 797, column value`
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file.file_name())?;
        if let Some(sheet) = &self.sheet {
            write!(f, ", sheet {sheet}")?;
        }
        write!(f, ", row {}, column {}", self.row, self.column)
    }
}
