//! `data:` of indicators/ID.yaml: its decoder.

use std::collections::BTreeMap;

use super::definition::{CellRange, PeriodColumn, Release};
use super::definition_shape::RELEASE;
use super::{DataFile, Status};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Spanned;
use crate::yaml::{Decoder, Node, Value};

/// What a filter has for a cell without text, besides `""` and nothing.
const EMPTY: &str = "empty";

impl DataFile {
    /// Reads `data:`. Keys that are wrong were reported and are left out.
    pub(super) fn decode(decoder: &mut Decoder<'_, '_>) -> Self {
        let read = Self::keys(decoder);
        if let Some(file) = read.file.as_ref().filter(|_| !read.releases.is_empty()) {
            decoder.push(wrong(
                &file.span,
                "the releases name the files, so this one is not read",
                "remove it, or make it one of the releases",
            ));
        }
        read
    }

    fn keys(decoder: &mut Decoder<'_, '_>) -> Self {
        Self {
            file: decoder.word("file"),
            format: decoder.word("format"),
            sheet: decoder.word("sheet"),
            range: range(decoder),
            header_row: header_row(decoder),
            columns: lists_by_word(decoder, "columns"),
            ignore: decoder.words("ignore"),
            filters: filters(decoder),
            headline: Vec::new(),
            area: decoder.word("area"),
            period: decoder.word("period"),
            periods: periods(decoder),
            markers: markers(decoder),
            scale: scale(decoder),
            encoding: decoder.word("encoding"),
            releases: decoder.maps("releases", &RELEASE, |map, _| {
                let (published, embargo) = (map.date("published"), map.moment("embargo"));
                Some(Release {
                    file: map.word("file")?,
                    published,
                    embargo,
                })
            }),
        }
    }
}

fn wrong(span: &crate::source::Span, what: impl Into<String>, help: &str) -> Diagnostic {
    Diagnostic::error(Code::WrongValue, span.clone(), what).help(help)
}

fn header_row(decoder: &mut Decoder<'_, '_>) -> Option<Spanned<u32>> {
    let number = decoder.integer("header_row")?;
    let row = u32::try_from(number.value).ok().filter(|&row| row > 0);
    if row.is_none() {
        decoder.push(wrong(
            &number.span,
            "rows are counted from 1",
            "write the number of the row that has the column names",
        ));
    }
    Some(Spanned::new(row?, number.span))
}

fn range(decoder: &mut Decoder<'_, '_>) -> Option<Spanned<CellRange>> {
    let text = decoder.word("range")?;
    let range = CellRange::parse(&text);
    if range.is_none() {
        decoder.push(wrong(
            &text.span,
            format!("\"{}\" is no range of cells", text.value),
            "write the first and the last cell of the table, as a spreadsheet names them: range: A3:G360",
        ));
    }
    Some(Spanned::new(range?, text.span))
}

fn scale(decoder: &mut Decoder<'_, '_>) -> Option<Spanned<rust_decimal::Decimal>> {
    let scale = decoder.number("scale")?;
    if scale.value.is_zero() {
        decoder.push(wrong(
            &scale.span,
            "nothing is left of values that are multiplied by zero",
            "write what values are multiplied by: 100 for shares that readers see as per cent",
        ));
        return None;
    }
    Some(scale)
}

/// A pattern, columns in a list, or periods by column.
fn periods(decoder: &mut Decoder<'_, '_>) -> Vec<PeriodColumn> {
    let Some((_, node)) = decoder.entry("periods") else {
        return Vec::new();
    };
    let Value::Map(entries) = &node.value else {
        let columns = decoder.read_words("periods", node).into_iter();
        let column = |column| PeriodColumn {
            column,
            period: None,
        };
        return columns.map(column).collect();
    };
    let mut found = Vec::new();
    for (name, node) in entries {
        let (Some(text), Some(period)) = (name.text(), decoder.read_word("periods", node)) else {
            continue;
        };
        let column = Spanned::new(text.to_owned(), name.span.clone());
        let period = Some(period);
        found.push(PeriodColumn { column, period });
    }
    found
}

fn filters(decoder: &mut Decoder<'_, '_>) -> BTreeMap<String, Vec<Spanned<String>>> {
    let mut found = BTreeMap::new();
    for (name, node) in decoder.map_of("filters") {
        let Some(name_text) = name.text() else {
            continue;
        };
        let nothing = || vec![Spanned::new(String::new(), name.span.clone())];
        let values = match &node.value {
            Value::Null => nothing(),
            Value::List(items) if items.is_empty() => nothing(),
            Value::List(items) => items
                .iter()
                .filter_map(|item| filter_value(decoder, item))
                .collect(),
            _ => filter_value(decoder, node).into_iter().collect(),
        };
        found.insert(name_text.to_owned(), values);
    }
    found
}

/// A text that a cell may have; `empty`, `""` and nothing mean a cell without text.
fn filter_value(decoder: &mut Decoder<'_, '_>, node: &Node) -> Option<Spanned<String>> {
    let is_empty = match &node.value {
        Value::Null => true,
        Value::Scalar { quoted, .. } => {
            let text = node.text().unwrap_or_default().trim();
            text.is_empty() || !*quoted && text == EMPTY
        }
        _ => false,
    };
    if is_empty {
        return Some(Spanned::new(String::new(), node.span.clone()));
    }
    decoder.read_word("filters", node)
}

/// Markers with what they mean. A number has a value, so it marks nothing.
fn markers(decoder: &mut Decoder<'_, '_>) -> BTreeMap<String, Spanned<String>> {
    let mut found = BTreeMap::new();
    for (name, node) in decoder.map_of("markers") {
        let (Some(text), Some(meaning)) = (name.text(), decoder.read_word("markers", node)) else {
            continue;
        };
        let is_number = super::number::read(text.trim(), false).is_ok();
        if is_number && Status::parse(&meaning).is_some_and(Status::is_missing) {
            decoder.push(wrong(
                &name.span,
                format!("{text} is a number, so it marks nothing"),
                "remove it; a value that must not be shown is emptied in the data",
            ));
            continue;
        }
        found.insert(text.to_owned(), meaning);
    }
    found
}

pub(super) fn lists_by_word(
    decoder: &mut Decoder<'_, '_>,
    key: &'static str,
) -> BTreeMap<String, Vec<Spanned<String>>> {
    let mut found = BTreeMap::new();
    for (name, node) in decoder.map_of(key) {
        if let Some(name) = name.text() {
            found.insert(name.to_owned(), decoder.read_words(key, node));
        }
    }
    found
}
