//! A list of records in JSON or YAML: each a map from columns to values.

use std::borrow::Cow;

use super::{Layout, Record, RecordCell, RecordFile, RecordReader, Records};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;
use crate::yaml::{self, Node, Value};

/// Keys under which publishers put the list.
const LISTS: [&str; 5] = ["data", "records", "results", "observations", "value"];

/// The records of a text, of which JSON is read as the YAML that it is.
pub(in crate::data) fn records<'a>(
    source: &'a Source,
    layout: Layout<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Records<'a>> {
    let node = yaml::parse(source, 0..source.text().len(), diagnostics)?;
    let Some(items) = items(&node) else {
        diagnostics.push(
            Diagnostic::error(
                Code::EmptyTable,
                node.span.clone(),
                "this is no list of records",
            )
            .help("write a list of records, each with the names of its columns: [{\"area_code\": \"E92000001\", \"period\": \"2019\", \"value\": 18.5}]"),
        );
        return None;
    };
    let mut columns: Vec<String> = Vec::new();
    for (name, _) in items.iter().flat_map(Node::entries) {
        if let Some(name) = name.text()
            && !columns.iter().any(|known| known == name)
        {
            columns.push(name.to_owned());
        }
    }
    let start = items.first().map_or(0, |item| item.span.start);
    let header = columns.iter().map(|name| RecordCell {
        text: Cow::Owned(name.clone()),
        start,
        end: start,
    });
    let mut rows = vec![(
        Record {
            row: 0,
            cells: header.collect(),
        },
        None,
    )];
    for (index, item) in items.iter().enumerate() {
        let mut record = Record {
            row: index as u32 + 1,
            cells: Vec::with_capacity(columns.len()),
        };
        let mut problem = None;
        for column in &columns {
            let value = item.get(column);
            let text = match value.map(|value| &value.value) {
                None | Some(Value::Null) => "",
                Some(Value::Scalar { text, .. }) => text.trim(),
                Some(Value::List(_) | Value::Map(_)) => {
                    problem = value.map(|value| nested(source, value, column));
                    ""
                }
            };
            let span = value.map_or(&item.span, |value| &value.span);
            let end = if value.is_some() {
                span.end
            } else {
                span.start
            };
            record.cells.push(RecordCell {
                text: Cow::Owned(text.to_owned()),
                start: span.start,
                end,
            });
        }
        rows.push((record, problem));
    }
    let file = RecordFile {
        path: source.path(),
        sheet: None,
        source: Some(source),
    };
    let reader = ListReader {
        left: rows.len(),
        rows: rows.into_iter(),
    };
    let layout = Layout {
        header_row: None,
        ..layout
    };
    Records::open(file, Box::new(reader), layout, diagnostics)
}

/// The list itself, or the list under one of the usual keys.
fn items(node: &Node) -> Option<&[Node]> {
    let list = |node: &'_ Node| matches!(&node.value, Value::List(items) if items.iter().any(|item| !item.entries().is_empty()));
    let node = if list(node) {
        node
    } else {
        let mut named = LISTS.iter().filter_map(|key| node.get(key));
        named.find(|node| list(node))?
    };
    match &node.value {
        Value::List(items) => Some(items),
        _ => None,
    }
}

fn nested(source: &Source, value: &Node, column: &str) -> Diagnostic {
    let range = value.span.start as usize..value.span.end as usize;
    Diagnostic::error(
        Code::WrongValue,
        source.span(range),
        format!("{column} has keys or a list in place of a value"),
    )
    .help("write one text or number for each column")
}

/// Reads the records of a list.
struct ListReader<'a> {
    rows: std::vec::IntoIter<(Record<'a>, Option<Diagnostic>)>,
    left: usize,
}

impl<'a> RecordReader<'a> for ListReader<'a> {
    fn read(&mut self, record: &mut Record<'a>) -> Option<Result<(), Box<Diagnostic>>> {
        let (next, problem) = self.rows.next()?;
        self.left -= 1;
        *record = next;
        Some(problem.map_or(Ok(()), |problem| Err(Box::new(problem))))
    }

    fn wrong_length(&self, record: &Record<'a>, _: &Record<'a>) -> Diagnostic {
        let message = format!("record {} cannot be read", record.row);
        Diagnostic::error(
            Code::RaggedRow,
            crate::source::Span::new(&"".into(), 0..0),
            message,
        )
    }

    fn comma_may_be_decimal(&self) -> bool {
        false
    }

    fn rows_at_most(&self) -> usize {
        self.left
    }
}
