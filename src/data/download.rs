//! CSV for readers: an indicator's whole data, and the format of every CSV file of the site.
//!
//! RFC 4180: one header, no notes, CRLF. Values keep every digit of their cells; statuses have a column of their own;
//! a text that a spreadsheet would take for a formula gets an apostrophe before it.

use csv::{Terminator, WriterBuilder};
use rust_decimal::Decimal;

use super::{Areas, Indicator, Part, Row, Status, number};

impl Indicator {
    /// Every row of the data, exact: areas, periods, dimensions, values, statuses and notes.
    pub fn csv(&self, areas: &Areas) -> String {
        let table = &self.table;
        let (parts, noted) = (self.csv_parts(), self.is_noted());
        let head = self.csv_columns();
        let record = |row: Row<'_>| {
            let area = areas.by_id.get(row.area());
            let code = area.and_then(|area| area.codes.first());
            let own = row.area_name().map(AsRef::as_ref).unwrap_or_default();
            let code = match (area, code) {
                (Some(_), code) => code.map_or("", String::as_str),
                (None, _) => row.area(),
            };
            let mut record = vec![
                safe(code),
                safe(area.map_or(own, |area| &area.name)),
                safe(&row.period().text),
            ];
            record.extend(row.dimensions().iter().map(|value| safe(value)));
            record.extend(parts.iter().map(|part| exact(row.part(*part))));
            let letters: Vec<&str> = row.statuses().iter().map(Status::letters).collect();
            record.push(letters.join(" "));
            record.extend(noted.then(|| safe(row.note().map_or("", AsRef::as_ref))));
            record
        };
        written(std::iter::once(head).chain(table.rows().iter().map(record)))
    }
}

impl Indicator {
    /// The names of the columns of [`Self::csv`], in order: area, name and period, the dimensions, the numbers, status, note.
    pub fn csv_columns(&self) -> Vec<String> {
        let mut head: Vec<String> = ["area_code", "area_name", "period"]
            .map(str::to_owned)
            .into();
        head.extend(self.table.dimensions.iter().map(|id| safe(id)));
        head.extend(self.csv_parts().iter().map(|part| part.name().to_owned()));
        head.push("status".to_owned());
        head.extend(self.is_noted().then(|| "note".to_owned()));
        head
    }

    fn csv_parts(&self) -> Vec<Part> {
        let columns = &self.table.number_columns;
        let parts = Part::ALL.into_iter();
        parts
            .filter(|part| *part == Part::Value || columns.contains_key(part))
            .collect()
    }

    fn is_noted(&self) -> bool {
        self.table.noted_rows().next().is_some()
    }
}

/// A number with every digit of its cell; nothing where it is missing.
pub fn exact(value: Option<Decimal>) -> String {
    value.map_or_else(String::new, number::exact)
}

/// A text that no spreadsheet evaluates.
pub fn safe(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}']);
    if runs {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Records of one length as a file.
pub fn written(records: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    for record in records {
        // Writing to memory does not fail, and all records are of one length.
        let _ = writer.write_record(record);
    }
    writer
        .into_inner()
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_default()
}
