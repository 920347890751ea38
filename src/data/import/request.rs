//! What is asked of an import.

use crate::data::{Areas, DataInput};

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct ImportRequest<'a> {
    pub data: DataInput<'a>,
    /// The file as it was given, for a command that reads it again.
    pub given: &'a str,
    pub areas: &'a Areas,
    /// The id of the indicator; otherwise from the file's name.
    pub id: &'a str,
    /// The column of the values, where there are several.
    pub value: Option<&'a str>,
    /// The period of every row, where no column has it.
    pub period: Option<&'a str>,
    /// The sheet, where there are several.
    pub sheet: Option<&'a str>,
}
