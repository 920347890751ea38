//! Rows of a format that is not text mean the same, and everything about them is located by cell.

use std::borrow::Cow;
use std::vec::IntoIter;

use super::*;
use crate::data::example::{areas, data_file};
use crate::data::records::{Layout, RecordCell, RecordFile, RecordReader};
use crate::source::{Cell, SitePath};

const ROWS: [[&str; 5]; 5] = [
    ["area_code", "period", "value", "lower_ci", "upper_ci"],
    ["E08000026", "2019", "14.360", "13", "15.5"],
    ["E92000001", "2019", "[c]", "", ""],
    ["", "", "", "", ""],
    ["E08000026", "2015", "18.4615", "17", "20"],
];

/// Reads the rows of a sheet.
struct SheetReader<'a> {
    rows: IntoIter<Vec<&'a str>>,
    row: u32,
}

impl<'a> RecordReader<'a> for SheetReader<'a> {
    fn read(&mut self, record: &mut Record<'a>) -> Option<Result<(), Box<Diagnostic>>> {
        let cells = self.rows.next()?.into_iter();
        self.row += 1;
        record.row = self.row;
        record.cells.clear();
        record.cells.extend(cells.map(|text| RecordCell {
            text: Cow::Borrowed(text),
            start: 0,
            end: 0,
        }));
        Some(Ok(()))
    }

    fn wrong_length(&self, record: &Record<'a>, _: &Record<'a>) -> Diagnostic {
        let mut cell = rates(record.row, 1);
        cell.header = None;
        Diagnostic::error(Code::RaggedRow, cell, "a short row")
    }

    fn comma_may_be_decimal(&self) -> bool {
        false
    }

    fn rows_at_most(&self) -> usize {
        self.rows.len()
    }
}

/// A cell of the sheet.
fn rates(row: u32, column: u32) -> Cell {
    Cell {
        file: "content/indicators/imd.xlsx".into(),
        sheet: Some("Rates".into()),
        row,
        column,
        header: Some(ROWS[0][column as usize - 1].into()),
    }
}

fn load_sheet<'a>(rows: impl Iterator<Item = &'a [&'a str]>) -> (Table, Vec<Diagnostic>) {
    let path: SitePath = "content/indicators/imd.xlsx".into();
    let file = RecordFile {
        path: &path,
        sheet: Some("Rates".into()),
        source: None,
    };
    let rows: Vec<Vec<&str>> = rows.map(<[&str]>::to_vec).collect();
    let reader = SheetReader {
        rows: rows.into_iter(),
        row: 0,
    };
    let mut diagnostics = Vec::new();
    let records = Records::open(file, Box::new(reader), Layout::default(), &mut diagnostics);
    let records = records.expect("a header");
    let table = read(
        &definition(),
        &data_file(),
        records,
        &areas(),
        &mut diagnostics,
    );
    (table.expect("columns"), diagnostics)
}

#[test]
fn the_rows_of_a_sheet_are_those_of_the_same_text_and_located_by_cell() {
    let (table, diagnostics) = load_sheet(ROWS.iter().map(<[&str; 5]>::as_slice));
    assert_eq!(diagnostics, []);
    let csv = good(definition(), &ROWS.map(|row| row.join(",")).join("\n"));
    assert_eq!(shown(&table), shown(&csv.table));
    let row = table.of_area("coventry").get(0).expect("a row");
    assert_eq!(row.location(Part::Value), Some(rates(5, 3).into()));
    assert_eq!(row.location(Part::UpperCi), Some(rates(5, 5).into()));
    assert_eq!(row.location(Part::Numerator), None);
    assert_eq!(
        row.cell().to_string(),
        "imd.xlsx, sheet Rates, row 5, column value"
    );
}

#[test]
fn what_is_wrong_in_a_sheet_is_located_by_cell() {
    let rows = ROWS.iter().map(<[&str; 5]>::as_slice);
    let (table, diagnostics) = load_sheet(rows.chain([
        &["E08000026", "2019", "1", "", ""][..],
        &["E08000026", "2020", "12,5", "", ""],
        &["E08000026", "2021", "9", "10", ""],
        &["E08000026", "2022"],
        &["E08000026", "soon", "9", "", ""],
    ]));
    let found = diagnostics
        .into_iter()
        .map(|found| (found.code, found.location));
    let mut short = rates(9, 1);
    short.header = None;
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            (Code::DuplicateRow, rates(6, 3).into()),
            (Code::BadNumber, rates(7, 3).into()),
            (Code::LimitsOutside, rates(8, 3).into()),
            (Code::RaggedRow, short.into()),
            (Code::BadPeriod, rates(10, 2).into()),
        ]
    );
    // No text can be searched for what the rows that were left out have.
    assert!(table.reported == 4 && table.lacks_period("2030"));
}
