//! The sheets of a workbook: their names, and whether they are hidden.

use calamine::{Sheet, SheetType, SheetVisible};

/// A sheet of cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::data) struct SheetName {
    pub(in crate::data) name: String,
    pub(in crate::data) is_hidden: bool,
}

pub(super) fn names(metadata: &[Sheet]) -> Vec<SheetName> {
    let sheets = metadata.iter();
    let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let sheets = sheets.map(|sheet| SheetName {
        name: sheet.name.clone(),
        is_hidden: sheet.visible != SheetVisible::Visible,
    });
    sheets.collect()
}
