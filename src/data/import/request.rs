//! What is asked of an import.

use crate::data::{Areas, DataInput};
use crate::source::Source;

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
    /// What signs in place of values mean: `-` and `not available`.
    pub markers: &'a [(String, String)],
    /// What the publisher says of the data in a file beside them.
    pub metadata: Option<&'a Source>,
}
