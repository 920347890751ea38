//! What figures of the same drawing have alike on all pages of a language, made once: their words, their table, where their
//! data come from. On many sites many pages show the same chart.
//!
//! In: chart data with their drawing. Out: parts of contexts. Must not know: headlines, files, how a chart is drawn.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::builder::PageBuilder;
use crate::chart::{self, ChartData, Drawing, SeriesRole};
use crate::theme::context::{
    Block, Column, DataCell, DataRow, DataTable, Html, Mark, NamedTable, PageLink, Publication,
    Ready,
};

/// What figures of the same drawing have alike.
#[derive(Clone)]
pub(super) struct Alike {
    pub(super) description: Ready<Vec<String>>,
    pub(super) table: Ready<DataTable>,
    pub(super) publications: Ready<Vec<Publication>>,
    pub(super) indicators: Ready<Vec<PageLink>>,
}

/// By locale, and by the drawing's place in memory.
pub(super) type AllAlike = Mutex<BTreeMap<(usize, usize), Kept>>;

/// What is kept of a drawing's figures.
pub(super) struct Kept {
    /// So that no other drawing comes to stand at its place.
    _drawing: Arc<Drawing>,
    alike: Alike,
    /// The table as it was rendered, by the way to the site's root and its anchor.
    tables: Vec<(String, String, Ready<Html>)>,
}

/// How many renderings of a table are kept: depths and anchors of the same chart are few.
const TABLES: usize = 8;

impl PageBuilder<'_, '_> {
    /// What the figures of a drawing have alike.
    pub(super) fn alike(&self, data: &ChartData, drawing: &Arc<Drawing>) -> Alike {
        let key = self.kept_key(drawing);
        if let Some(kept) = self.kept().get(&key) {
            return kept.alike.clone();
        }
        let ids = data.measures.iter().map(|measure| &measure.id);
        let alike = Alike {
            description: Ready::new(drawing.description.clone()),
            table: Ready::new(self.data_table(&drawing.table)),
            publications: Ready::new(self.publications(data)),
            indicators: Ready::new(ids.map(|id| self.indicator_link(id)).collect()),
        };
        // A drawing that nobody else keeps will not be asked for again.
        if Arc::strong_count(drawing) > 1 {
            let kept = Kept {
                _drawing: drawing.clone(),
                alike: alike.clone(),
                tables: Vec::new(),
            };
            self.kept().insert(key, kept);
        }
        alike
    }

    /// The table of a drawing as its template renders it, with its anchor.
    pub(super) fn table_html(
        &mut self,
        drawing: &Arc<Drawing>,
        table: &Ready<DataTable>,
        id: String,
    ) -> Ready<Html> {
        let key = self.kept_key(drawing);
        if let Some(kept) = self.kept().get(&key) {
            let mut tables = kept.tables.iter();
            let found = tables.find(|(root, of, _)| *root == self.root && *of == id);
            if let Some((_, _, html)) = found {
                return html.clone();
            }
        }
        let block = NamedTable {
            id: id.clone(),
            table: table.clone(),
        };
        let failures = self.diagnostics.len();
        let html = Ready::new(self.block(&Block::DataTable(Box::new(block))));
        // A failure is said of each page that has it, so it is not kept.
        if self.diagnostics.len() == failures
            && let Some(kept) = self.kept().get_mut(&key)
            && kept.tables.len() < TABLES
        {
            kept.tables.push((self.root.clone(), id, html.clone()));
        }
        html
    }

    fn kept(&self) -> MutexGuard<'_, BTreeMap<(usize, usize), Kept>> {
        let all = self.renderer.cache.alike.lock();
        all.unwrap_or_else(PoisonError::into_inner)
    }

    fn kept_key(&self, drawing: &Arc<Drawing>) -> (usize, usize) {
        (self.locale_number(), Arc::as_ptr(drawing).addr())
    }

    fn publications(&self, data: &ChartData) -> Vec<Publication> {
        let mut publications: Vec<Publication> = Vec::new();
        for measure in &data.measures {
            if let Some(indicator) = self.renderer.parts.catalogue.by_id.get(&measure.id) {
                let publication = self.publication(&indicator.definition.source);
                if !publications.contains(&publication) {
                    publications.push(publication);
                }
            }
        }
        publications
    }

    /// The links that lead to another page: a chart on its indicator's own page need not lead there.
    pub(super) fn further(&self, links: Ready<Vec<PageLink>>) -> Ready<Vec<PageLink>> {
        let own = self.renderer.path(&self.address);
        if links.iter().all(|link| link.path != own) {
            return links;
        }
        let others = links.iter().filter(|link| link.path != own);
        Ready::new(others.cloned().collect())
    }

    /// A table with its areas linked to their pages.
    fn data_table(&self, table: &chart::ChartTable) -> DataTable {
        let column = |column: &chart::TableColumn| Column {
            title: column.title.clone(),
            numeric: column.numeric,
        };
        let is_numeric = |index: usize| table.columns.get(index).is_some_and(|of| of.numeric);
        let row = |row: &chart::TableRow| DataRow {
            title: row.title.clone(),
            path: row.area.as_ref().and_then(|area| self.place(area).path),
            role: row.role.and_then(role).map(str::to_owned),
            cells: row
                .cells
                .iter()
                .enumerate()
                .map(|(index, text)| DataCell {
                    text: text.clone(),
                    numeric: is_numeric(index + 1),
                    id: None,
                })
                .collect(),
        };
        let mark = |(mark, meaning): &(String, String)| Mark {
            mark: mark.clone(),
            meaning: meaning.clone(),
        };
        DataTable {
            caption: table.caption.clone(),
            columns: table.columns.iter().map(column).collect(),
            rows: table.rows.iter().map(row).collect(),
            marks: table.marks.iter().map(mark).collect(),
        }
    }
}

fn role(role: SeriesRole) -> Option<&'static str> {
    match role {
        SeriesRole::Place => Some("focus"),
        SeriesRole::Benchmark => Some("bench"),
        SeriesRole::Peer | SeriesRole::Nth(_) => None,
    }
}
