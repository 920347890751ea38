//! The list of changes as it is written: one row a passage, with lines, columns and mended lines.
//!
//! In: an [`Impact`], the changed site's texts. Out: a [`ImpactList`], which is the JSON object. Must not know: terminals, HTML.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::build::{DataChange, Effect, Impact, ImpactItem, ValueChange};
use crate::diagnostic::{Diagnostic, SourceOf, json, plain};
use crate::evidence::TextEdit;
use crate::source::Source;

/// The version of the object's shape: a new key keeps it, a change of a key's meaning raises it.
const VERSION: u32 = 1;

/// The whole list.
#[derive(Serialize)]
pub(super) struct ImpactList<'a> {
    version: u32,
    pub(super) data: Vec<DataRow<'a>>,
    pub(super) items: Vec<ItemRow<'a>>,
    /// Addresses of generated pages that change by themselves.
    pub(super) made: &'a [String],
    /// New messages that are about no page, as `check` would print them.
    pub(super) diagnostics: Vec<serde_json::Value>,
    #[serde(skip)]
    pub(super) other_messages: Vec<(String, Vec<String>)>,
}

/// What changes in the data of an indicator.
#[derive(Serialize)]
pub(super) struct DataRow<'a> {
    pub(super) indicator: &'a str,
    pub(super) title: &'a str,
    pub(super) new_periods: &'a [String],
    pub(super) gone_periods: &'a [String],
    pub(super) added: usize,
    pub(super) revised: usize,
    pub(super) removed: usize,
    pub(super) unreadable: bool,
}

/// One passage.
#[derive(Serialize)]
pub(super) struct ItemRow<'a> {
    pub(super) page: &'a str,
    pub(super) file: &'a str,
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) kind: &'static str,
    pub(super) effect: &'static str,
    pub(super) text: &'a str,
    pub(super) values: Vec<ValueRow<'a>>,
    /// The generated description of a chart, before and after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<DescriptionRow<'a>>,
    pub(super) diagnostics: Vec<serde_json::Value>,
    /// The lines that pass, whole; empty where no wording can be proposed.
    pub(super) wording: Vec<LineRow>,
    /// What to do where there is no wording.
    pub(super) look_at: &'static str,
    #[serde(skip)]
    pub(super) messages: Vec<Vec<String>>,
}

#[derive(Serialize)]
pub(super) struct ValueRow<'a> {
    pub(super) of: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) was_of: Option<&'a str>,
    pub(super) old: Option<&'a str>,
    pub(super) new: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct DescriptionRow<'a> {
    pub(super) old: &'a str,
    pub(super) new: &'a str,
}

/// A line of a page's file as it should be.
#[derive(Serialize)]
pub(super) struct LineRow {
    pub(super) line: u32,
    pub(super) text: String,
}

impl<'a> ImpactList<'a> {
    pub(super) fn new(impact: &'a Impact, sources: &SourceOf<'_>) -> Self {
        let messages = impact.others.iter().map(|found| {
            let file = found.location.file().to_string();
            let place = match (found.location.span(), found.location.cell()) {
                (Some(span), _) => sources(&file).map_or(file.clone(), |source| {
                    let at = source.position(span.start);
                    format!("{file}:{}:{}", at.line, at.column)
                }),
                (None, Some(cell)) => format!("{file}, {}", cell.within_file()),
                (None, None) => file,
            };
            (place, plain::lines(found))
        });
        Self {
            version: VERSION,
            data: impact.data.iter().map(data_row).collect(),
            items: impact
                .items
                .iter()
                .map(|item| item_row(item, sources))
                .collect(),
            made: &impact.made,
            diagnostics: in_json(&impact.others, sources),
            other_messages: messages.collect(),
        }
    }
}

fn data_row(change: &DataChange) -> DataRow<'_> {
    DataRow {
        indicator: &change.indicator,
        title: &change.title,
        new_periods: &change.new_periods,
        gone_periods: &change.gone_periods,
        added: change.added,
        revised: change.revised,
        removed: change.removed,
        unreadable: change.unreadable,
    }
}

fn item_row<'a>(item: &'a ImpactItem, sources: &SourceOf<'_>) -> ItemRow<'a> {
    let source = sources(&item.span.file);
    let at = source.map(|source| source.position(item.span.start));
    let wording = source.map_or_else(Vec::new, |source| mended_lines(source, &item.edits));
    let description = item.description.as_ref();
    ItemRow {
        page: &item.address,
        file: &item.span.file,
        line: at.map_or(1, |at| at.line),
        column: at.map_or(1, |at| at.column),
        kind: item.kind.name(),
        effect: item.effect.name(),
        text: &item.text,
        values: item.values.iter().map(value_row).collect(),
        description: description.map(|(old, new)| DescriptionRow { old, new }),
        diagnostics: in_json(&item.diagnostics, sources),
        look_at: look_at(item, !wording.is_empty()),
        wording,
        messages: item.diagnostics.iter().map(plain::lines).collect(),
    }
}

fn value_row(change: &ValueChange) -> ValueRow<'_> {
    ValueRow {
        of: &change.of,
        was_of: change.was_of.as_deref(),
        old: change.old.as_deref(),
        new: change.new.as_deref(),
    }
}

fn in_json(diagnostics: &[Diagnostic], sources: &SourceOf<'_>) -> Vec<serde_json::Value> {
    let values = diagnostics
        .iter()
        .map(|found| serde_json::to_value(json::message(found, sources)));
    values.filter_map(Result::ok).collect()
}

/// What an editor does with a passage for which there is no wording.
fn look_at(item: &ImpactItem, has_wording: bool) -> &'static str {
    match (item.effect, item.kind.name()) {
        _ if has_wording => "",
        (_, "card" | "panel") => "it changes with what it shows",
        (Effect::Breaks | Effect::Advice, _) => {
            "read it against the values: no wording can be proposed"
        }
        (Effect::LaterPeriod | Effect::Changes, "chart" | "table") => {
            "it is drawn anew: read its title and what you wrote about it"
        }
        (Effect::LaterPeriod, _) => {
            "still true: say the later period too, if the page is to be up to date"
        }
        (Effect::Changes, _) => "still true: nothing has to change",
        (Effect::Mends, _) => "right with the new data: nothing has to change",
    }
}

/// The lines that edits change, whole. Edits never contain line ends, so that lines keep their numbers.
fn mended_lines(source: &Source, edits: &[TextEdit]) -> Vec<LineRow> {
    let mut by_line: BTreeMap<u32, Vec<&TextEdit>> = BTreeMap::new();
    for edit in edits {
        let line = source.position(edit.span.start).line;
        by_line.entry(line).or_default().push(edit);
    }
    let mut lines = Vec::new();
    for (line, mut edits) in by_line {
        edits.sort_by_key(|edit| edit.span.start);
        let range = source.line_range(line);
        let mut text = String::new();
        let mut done = range.start;
        let mut end = range.end;
        for edit in edits {
            let own = edit.span.range();
            text.push_str(source.text().get(done..own.start).unwrap_or_default());
            text.push_str(&edit.text);
            done = own.end;
            // Words that are broken over two lines come onto one.
            end = end.max(source.line_of(done).end);
        }
        text.push_str(source.text().get(done..end).unwrap_or_default());
        lines.push(LineRow {
            line,
            text: text.trim_end().to_owned(),
        });
    }
    lines
}
