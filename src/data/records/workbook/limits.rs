//! What a workbook declares about its size, checked before it is unpacked.

use std::io::{Cursor, Read as _};

use memchr::memmem;
use zip::ZipArchive;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SitePath, Span};

/// The most bytes that all parts of a workbook may have when unpacked.
const UNPACKED: u64 = 1 << 30;

/// The most times that a part may be larger than what is packed; text is packed to a twentieth or so.
const RATIO: u64 = 400;

/// Parts smaller than this may be packed as well as they like.
const SMALL: u64 = 16 << 20;

/// The most cells that an ODS may repeat.
const REPEATED: u64 = 20_000_000;

pub(super) fn damaged(path: &SitePath, error: &str) -> Diagnostic {
    Diagnostic::error(
        Code::UnreadableWorkbook,
        Span::new(path, 0..0),
        format!("{} cannot be read as a workbook: {error}", path.file_name()),
    )
    .help("open it in the spreadsheet and save it again, as XLSX or ODS and without a password")
}

pub(super) fn too_many_cells(path: &SitePath, sheet: &str) -> Diagnostic {
    Diagnostic::error(
        Code::UnreadableWorkbook,
        Span::new(path, 0..0),
        format!(
            "the sheet {sheet} of {} has too many cells",
            path.file_name()
        ),
    )
    .help("delete empty rows and columns with formats, or save the sheet as CSV")
}

/// Refuses what would not fit into memory.
pub(super) fn check(path: &SitePath, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
    let damaged = |error: &str| Box::new(damaged(path, error));
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(damaged(
            "it is protected by a password, or in the format of before 2007",
        ));
    }
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error.to_string()))?;
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let part = archive
            .by_index_raw(index)
            .map_err(|error| damaged(&error.to_string()))?;
        let (packed, unpacked) = (part.compressed_size(), part.size());
        total = total.saturating_add(unpacked);
        let is_bomb = unpacked > SMALL && unpacked / RATIO > packed;
        if is_bomb || total > UNPACKED {
            return Err(Box::new(
                Diagnostic::error(
                    Code::UnreadableWorkbook,
                    Span::new(path, 0..0),
                    format!(
                        "{} would take more than {} MB when unpacked",
                        path.file_name(),
                        total >> 20
                    ),
                )
                .help("save the sheet with the table as CSV, and name that file"),
            ));
        }
    }
    if let Ok(content) = archive.by_name("content.xml") {
        let mut text = Vec::new();
        content
            .take(UNPACKED)
            .read_to_end(&mut text)
            .map_err(|error| damaged(&error.to_string()))?;
        if repeated_cells(&text) > REPEATED {
            return Err(Box::new(too_many_cells(path, "with repeated cells")));
        }
    }
    Ok(())
}

/// How many cells the rows of an ODS stand for, up to the last that holds something.
fn repeated_cells(content: &[u8]) -> u64 {
    let mut most = 0;
    for table in pieces(content, b"<table:table ") {
        let (mut cells, mut pending, mut widest) = (0_u64, 0_u64, 1_u64);
        for row in pieces(table, b"<table:table-row") {
            let times = repeat(row, b"number-rows-repeated=\"");
            let Some(end) = memmem::rfind(row, b"office:value-type") else {
                pending = pending.saturating_add(times);
                continue;
            };
            let filled = pieces(&row[..end], b"<table:table-cell");
            let width = filled
                .map(|cell| repeat(cell, b"number-columns-repeated=\""))
                .fold(0_u64, u64::saturating_add);
            // The attribute of the last cell may follow its type.
            let last = repeat(&row[end..], b"number-columns-repeated=\"");
            widest = widest.max(width.saturating_add(last));
            pending = pending.saturating_add(times);
            cells = widest.saturating_mul(pending);
        }
        most = most.max(cells);
    }
    most
}

/// The text cut before each occurrence of a tag, without what comes before the first.
fn pieces<'t>(text: &'t [u8], tag: &'t [u8]) -> impl Iterator<Item = &'t [u8]> {
    let starts: Vec<usize> = memmem::find_iter(text, tag).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let ranges: Vec<(usize, usize)> = starts.iter().copied().zip(ends).collect();
    ranges.into_iter().map(|(start, end)| &text[start..end])
}

/// The number in the first occurrence of an attribute within a tag; 1 where there is none.
fn repeat(text: &[u8], attribute: &[u8]) -> u64 {
    let tag = &text[..memchr::memchr(b'>', text).unwrap_or(text.len())];
    let Some(at) = memmem::find(tag, attribute) else {
        return 1;
    };
    let digits = tag[at + attribute.len()..].iter();
    let digits = digits.take_while(|byte| byte.is_ascii_digit());
    let number = digits.fold(0_u64, |sum, digit| {
        sum.saturating_mul(10)
            .saturating_add(u64::from(digit - b'0'))
    });
    number.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_cells_count_up_to_the_last_that_holds_something() {
        let cell = "<table:table-cell office:value-type=\"string\">";
        let gap = |count| format!("<table:table-cell table:number-columns-repeated=\"{count}\"/>");
        let rows = |count| format!("<table:table-row table:number-rows-repeated=\"{count}\">");
        let (wide, far) = (gap(16_000), rows(1_000_000));
        for (content, expected) in [
            (format!("<table:table ><table:table-row>{cell}{cell}"), 3),
            (
                format!("<table:table ><table:table-row>{cell}{far}{wide}"),
                2,
            ),
            (
                format!("<table:table >{far}{wide}<table:table-row>{cell}"),
                2_000_002,
            ),
            (format!("<table:table >{far}{wide}{cell}"), 16_002_000_000),
        ] {
            assert_eq!(repeated_cells(content.as_bytes()), expected, "{content}");
        }
    }
}
