//! areas.csv → areas: `id,name,codes,type,parent[,name_cy]`.

use std::collections::BTreeMap;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization as _;

use super::loose::loose_name;
use super::{Area, AreaId, Areas};
use crate::data::records::{Layout, Record, Records, RowCell};
use crate::diagnostic::{Code, Diagnostic, Subject, did_you_mean};
use crate::source::{Source, Span, Spanned};

const NEEDED: [&str; 5] = ["id", "name", "codes", "type", "parent"];
const KNOWN: [&str; 6] = ["id", "name", "codes", "type", "parent", "name_cy"];

/// Separators that people write between codes; only the space is correct.
const CODE_SEPARATORS: [char; 5] = [';', ',', '/', '|', ' '];

impl Areas {
    /// Reads areas.csv. Errors are reported; areas that can be read are returned in any case.
    pub fn read(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut areas = Self {
            hash: Some(source.hash()),
            ..Self::default()
        };
        let Some(mut records) = Records::of_text(source, Layout::default(), diagnostics) else {
            return areas;
        };
        let Some(columns) = columns(&records, diagnostics) else {
            return areas;
        };
        let mut parents: Vec<(AreaId, Spanned<String>)> = Vec::new();
        let mut code_spans: BTreeMap<String, Span> = BTreeMap::new();
        let mut record = Record::default();
        while records.next(&mut record, diagnostics) {
            let row = AreaRow {
                records: &records,
                record: &record,
                columns,
            };
            if let Some(area) = row.area(&areas, diagnostics) {
                if let Some(parent) = row.text("parent") {
                    parents.push((area.id.clone(), parent));
                }
                row.codes(&area, &mut areas, &mut code_spans, diagnostics);
                areas.insert(area);
            }
        }
        for (id, parent) in parents {
            areas.set_parent(&id, &parent, diagnostics);
        }
        areas.report_cycles(diagnostics);
        areas
    }

    fn insert(&mut self, area: Area) {
        for name in [Some(&area.name), area.name_cy.as_ref()]
            .into_iter()
            .flatten()
        {
            self.names
                .entry(name.to_lowercase().nfc().collect())
                .or_default()
                .insert(area.id.clone());
            self.loose_names
                .entry(loose_name(name))
                .or_default()
                .insert(area.id.clone());
        }
        self.by_id.insert(area.id.clone(), area);
    }

    fn set_parent(
        &mut self,
        id: &str,
        parent: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let Some(above) = self.find(parent).map(|area| area.id.clone()) else {
            let mut error = Diagnostic::error(
                Code::UnknownParent,
                parent.span.clone(),
                format!("no area of this file is called {}", parent.value),
            )
            .about(Subject::key("parent"));
            if let Some(near) = did_you_mean(parent, self.by_id.keys().map(|id| &**id)) {
                error = error.help(format!("did you mean {near}?"));
            }
            diagnostics.push(error.help("parent holds the id of another row, or nothing"));
            return;
        };
        if let Some(area) = self.by_id.get_mut(id) {
            area.parent = Some(above);
        }
    }

    /// Reports each cycle of parents once, and breaks it, so that every walk upwards ends.
    fn report_cycles(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        let ids: Vec<AreaId> = self.by_id.keys().cloned().collect();
        for id in ids {
            let line = self.line(&id);
            let Some(top) = line.last() else { continue };
            if top.parent.as_ref() != Some(&id) {
                continue;
            }
            let ring: Vec<&str> = line.iter().map(|area| &*area.id).chain([&*id]).collect();
            diagnostics.push(
                Diagnostic::error(
                    Code::ParentCycle,
                    line[0].span.clone(),
                    format!("{id} is part of itself: {}", ring.join(" in ")),
                )
                .about(Subject::key("parent"))
                .help("empty the parent of the largest of them"),
            );
            if let Some(area) = self.by_id.get_mut(&id) {
                area.parent = None;
            }
        }
    }
}

/// The index of each column of [`KNOWN`].
type Columns = [Option<usize>; KNOWN.len()];

fn columns(records: &Records<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Columns> {
    let mut is_usable = true;
    for (column, name) in records.names().enumerate() {
        let is_known = |known: &&str| records.column(known) == records.column(name);
        if !name.is_empty() && !KNOWN.iter().any(is_known) {
            let mut error = Diagnostic::error(
                Code::UnknownColumn,
                records.header_cell(column).location(),
                format!("areas have no column {name}"),
            );
            if let Some(near) = did_you_mean(name, KNOWN) {
                error = error.help(format!("did you mean {near}?"));
            }
            diagnostics.push(error.help(
                "the columns are id,name,codes,type,parent and name_cy if there are Welsh names",
            ));
        }
    }
    for name in NEEDED {
        if records.column(name).is_none() {
            // Without the others, areas can still be read.
            is_usable &= !matches!(name, "id" | "name");
            diagnostics.push(
                Diagnostic::error(
                    Code::MissingColumn,
                    records.location_of_cells(&records.header),
                    format!("there is no column {name}"),
                )
                .help("the first row of areas.csv is id,name,codes,type,parent"),
            );
        }
    }
    is_usable.then(|| KNOWN.map(|name| records.column(name)))
}

/// One row being read.
struct AreaRow<'r, 'a> {
    records: &'r Records<'a>,
    record: &'r Record<'a>,
    columns: Columns,
}

impl<'r, 'a> AreaRow<'r, 'a> {
    fn cell(&self, name: &str) -> Option<RowCell<'r, 'a>> {
        let known = KNOWN.iter().position(|known| *known == name)?;
        Some(self.record.cell(self.records, self.columns[known]?))
    }

    fn text(&self, name: &str) -> Option<Spanned<String>> {
        self.cell(name)
            .filter(|cell| !cell.text().is_empty())
            .map(|cell| Spanned::new(cell.text().to_owned(), cell.span()))
    }

    fn area(&self, areas: &Areas, diagnostics: &mut Vec<Diagnostic>) -> Option<Area> {
        for name in ["id", "name", "type"] {
            if let Some(cell) = self.cell(name).filter(|cell| cell.text().is_empty()) {
                let error = Diagnostic::error(
                    Code::EmptyCell,
                    cell.location(),
                    format!("row {} has no {name}", self.record.row),
                )
                .help("every area has an id, a name and a type");
                diagnostics.push(match name {
                    "type" => error.about(Subject::key(name)),
                    _ => self.about_the_area(error),
                });
            }
        }
        let (id, name, kind) = (self.text("id"), self.text("name"), self.text("type"));
        // An area with an invalid id is kept under a valid one, so that its parts are not reported as having no parent.
        let proper = id.as_ref().map(|id| proper_id(id)).unwrap_or_default();
        if let Some(id) = &id {
            self.check_id(id, &proper, areas, diagnostics);
        }
        if proper.is_empty() || areas.by_id.contains_key(proper.as_str()) {
            return None;
        }
        let codes = self
            .text("codes")
            .map(|codes| codes.value)
            .unwrap_or_default();
        Some(Area {
            id: Arc::from(proper),
            name: name?.value,
            name_cy: self.text("name_cy").map(|name| name.value),
            codes: codes.split_whitespace().map(str::to_owned).collect(),
            kind: kind.map(|kind| kind.value).unwrap_or_default(),
            parent: None,
            span: self.records.span_of_cells(self.record),
        })
    }

    fn check_id(
        &self,
        id: &Spanned<String>,
        proper: &str,
        areas: &Areas,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        if proper != id.value {
            let message = format!(
                "an id has small letters, digits and hyphens only, not \"{}\"",
                id.value
            );
            let error =
                Diagnostic::error(Code::BadId, id.span.clone(), message).about(Subject::key("id"));
            let cell = self.cell("id").filter(|_| !proper.is_empty());
            diagnostics.push(match cell {
                Some(cell) => error.help(cell.correction(proper, |_| None)),
                None => error,
            });
        } else if let Some(first) = areas.by_id.get(proper) {
            let error = Diagnostic::error(
                Code::DuplicateArea,
                id.span.clone(),
                format!("two areas have the id {proper}"),
            )
            .label(first.span.clone(), "the first of them")
            .help("an area whose code changed is one row, with both codes, the present one first");
            diagnostics.push(self.about_the_area(error));
        }
    }

    fn codes(
        &self,
        area: &Area,
        areas: &mut Areas,
        spans: &mut BTreeMap<String, Span>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let Some(cell) = self.cell("codes") else {
            return;
        };
        if cell.text().contains([';', ',', '/', '|']) {
            let parts = cell.text().split(CODE_SEPARATORS);
            let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
            let error = Diagnostic::error(
                Code::BadId,
                cell.location(),
                "codes have letters and digits only, and a space between one and the next",
            )
            .help(cell.correction(&parts.join(" "), |_| None));
            diagnostics.push(self.about_the_area(error));
            return;
        }
        let mut from = 0;
        for code in cell.text().split_whitespace() {
            let at = cell.text()[from..].find(code).map_or(from, |at| from + at);
            from = at + code.len();
            let span = cell.span().part(at..from);
            let code = code.to_ascii_uppercase();
            if let Some(first) = spans.get(&code) {
                let error = Diagnostic::error(
                    Code::DuplicateArea,
                    span,
                    format!("the code {code} appears twice"),
                )
                .label(first.clone(), "here first")
                .help("a code belongs to one area");
                diagnostics.push(self.about_the_area(error));
                continue;
            }
            areas.codes.insert(code.clone(), area.id.clone());
            spans.insert(code, span);
        }
    }

    /// Makes the error one about the row's area, under every name that the row gives it, since the area may be missing from the result.
    fn about_the_area(&self, mut error: Diagnostic) -> Diagnostic {
        let cells = ["id", "name", "name_cy"].map(|name| self.text(name));
        let names = cells.iter().flatten().map(|text| text.value.as_str());
        let codes = self.text("codes").map(|codes| codes.value);
        let codes = codes.iter().flat_map(|codes| codes.split(CODE_SEPARATORS));
        let names = names.chain(codes.filter(|code| !code.is_empty()));
        error.about.extend(names.map(Subject::area));
        error
    }
}

/// The nearest valid id: small letters, digits, single hyphens inside.
fn proper_id(text: &str) -> String {
    let mut id = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        } else if c != '\'' && c != '.' && !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.trim_end_matches('-').to_owned()
}
