//! Charts and tables with what belongs to them: words, data, files, sources.
//!
//! In: chart data, selected before; for a block, its own texts. Out: contexts of blocks, and files beside the page.
//! Must not know: how a chart is drawn.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::desk::Desk;
use super::words;
use super::written::Leaf;
use crate::chart::{self, ChartData, Drawing, SeriesRole};
use crate::config::LocalText;
use crate::document::slug;
use crate::site::Routes;
use crate::source::Hash;
use crate::theme::context::{
    Block, ChartFigure, Column, DataCell, DataRow, DataTable, Download, Html, Mark, PageLink,
    Publication, Ready, TableFigure,
};

/// What a chart's or table's block says, with markup.
pub(super) struct Said {
    pub(super) title: Html,
    pub(super) subtitle: Option<Html>,
    pub(super) notes: Vec<Html>,
}

/// Where a chart's files stand.
pub(super) struct Files {
    /// The address of the page beside which they stand.
    pub(super) folder: String,
    /// Their name without an ending.
    pub(super) stem: String,
    /// Whether this page writes them: not where the chart is set in, and its own page does.
    pub(super) own: bool,
}

/// What figures of the same drawing have alike on all pages of a language.
#[derive(Clone)]
pub(super) struct Alike {
    description: Ready<Vec<String>>,
    table: Ready<DataTable>,
    publications: Ready<Vec<Publication>>,
    indicators: Ready<Vec<PageLink>>,
}

/// By voice and drawing, which is kept so that no other comes to stand at its place.
pub(super) type AllAlike = Mutex<BTreeMap<(usize, usize), (Arc<Drawing>, Alike)>>;

impl Desk<'_, '_> {
    /// A block's own texts as markup.
    pub(super) fn said(
        &mut self,
        leaf: &Leaf<'_>,
        title: &LocalText,
        subtitle: Option<&LocalText>,
        notes: &[LocalText],
    ) -> Said {
        let language = leaf.page.summary.language.clone();
        Said {
            title: self.text(leaf, title.get(&language)),
            subtitle: subtitle.map(|text| self.text(leaf, text.get(&language))),
            notes: notes
                .iter()
                .map(|note| self.text_with_sources(leaf, note.get(&language)))
                .collect(),
        }
    }

    /// A chart or table as its template renders it.
    pub(super) fn figure(
        &mut self,
        data: &ChartData,
        id: &str,
        said: Option<Said>,
        files: &Files,
    ) -> Html {
        let parts = &self.book.parts;
        let drawing: Arc<Drawing> = (parts.draw)(data, self.voice.strings);
        let said = said.unwrap_or_else(|| Said {
            title: Html::text(&data.title),
            subtitle: None,
            notes: Vec::new(),
        });
        let is_chart = data.kind.is_some();
        let number = if is_chart {
            self.next_chart()
        } else {
            self.next_table()
        };
        let subtitle = Some(&drawing.subtitle).filter(|text| !text.is_empty());
        let subtitle = said
            .subtitle
            .or_else(|| subtitle.map(|text| Html::text(text)));
        // The block's own notes are said with their markup; those of breaks and indicators follow.
        let further = data
            .notes
            .iter()
            .skip(said.notes.len())
            .chain(&drawing.breaks);
        let mut notes = said.notes;
        for note in further {
            let note = Html::text(note);
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        let downloads = self.downloads(data, &drawing, files, number);
        let alike = self.alike(data, &drawing);
        let block = if is_chart {
            Block::Chart(Box::new(ChartFigure {
                id: id.to_owned(),
                number: Some(number),
                kind: kind(data).to_owned(),
                title: said.title,
                plain_title: data.title.clone(),
                subtitle,
                wide: Html(drawing.wide(id)),
                narrow: drawing.narrow(id).map(Html),
                description: alike.description,
                table: alike.table,
                downloads,
                publications: alike.publications,
                notes,
                indicators: self.further(alike.indicators),
            }))
        } else {
            Block::Table(Box::new(TableFigure {
                id: id.to_owned(),
                number: Some(number),
                title: said.title,
                subtitle,
                table: alike.table,
                downloads,
                publications: alike.publications,
                notes,
            }))
        };
        self.block(&block)
    }

    fn downloads(
        &mut self,
        data: &ChartData,
        drawing: &Drawing,
        files: &Files,
        number: u32,
    ) -> Vec<Download> {
        let picture = drawing.download(&data.title);
        let picture = picture.map(|text| (text, "svg", "SVG", "page-figure-picture"));
        let data_key = if data.kind.is_some() {
            "page-figure-data"
        } else {
            "page-table-data"
        };
        let data = (drawing.csv.clone(), "csv", "CSV", data_key);
        let mut downloads = Vec::new();
        for (text, ending, format, key) in std::iter::once(data).chain(picture) {
            let address = format!("{}{}.{ending}", files.folder, files.stem);
            downloads.push(Download {
                title: self.fill(key, &[("n", &number.to_string())]),
                format: format.to_owned(),
                size: words::size(text.len(), self.voice.strings),
                path: self.book.path(&address),
            });
            if files.own {
                self.put(&address, text.into_bytes());
            }
        }
        downloads
    }

    /// What the figures of a drawing have alike, made once for all pages where the drawing may be asked for again.
    fn alike(&self, data: &ChartData, drawing: &Arc<Drawing>) -> Alike {
        let key = (self.voice_number(), Arc::as_ptr(drawing).addr());
        let all = || {
            self.book
                .alike
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        if let Some((_, alike)) = all().get(&key) {
            return alike.clone();
        }
        let ids = data.measures.iter().map(|measure| &measure.id);
        let alike = Alike {
            description: Ready::new(drawing.description.clone()),
            table: Ready::new(self.data_table(&drawing.table)),
            publications: Ready::new(self.publications(data)),
            indicators: Ready::new(ids.map(|id| self.indicator_link(id)).collect()),
        };
        let is_kept = Arc::strong_count(drawing) > 1;
        if is_kept {
            all().insert(key, (drawing.clone(), alike.clone()));
        }
        alike
    }

    fn publications(&self, data: &ChartData) -> Vec<Publication> {
        let mut publications: Vec<Publication> = Vec::new();
        for measure in &data.measures {
            if let Some(indicator) = self.book.parts.catalogue.by_id.get(&measure.id) {
                let publication = self.publication(&indicator.definition.source);
                if !publications.contains(&publication) {
                    publications.push(publication);
                }
            }
        }
        publications
    }

    /// The links that lead to another page: a chart on its indicator's own page need not lead there.
    fn further(&self, links: Ready<Vec<PageLink>>) -> Ready<Vec<PageLink>> {
        let own = self.book.path(&self.address);
        if links.iter().all(|link| link.path != own) {
            return links;
        }
        let others = links.iter().filter(|link| link.path != own);
        Ready::new(others.cloned().collect())
    }

    /// A table with its areas linked to their pages.
    fn data_table(&self, table: &chart::DataTable) -> DataTable {
        let column = |column: &chart::Column| Column {
            title: column.title.clone(),
            numeric: column.numeric,
        };
        let row = |row: &chart::DataRow| DataRow {
            title: row.title.clone(),
            path: row.area.as_ref().and_then(|area| self.place(area).path),
            role: row.role.and_then(role).map(str::to_owned),
            cells: row
                .cells
                .iter()
                .enumerate()
                .map(|(index, text)| DataCell {
                    text: text.clone(),
                    numeric: table.columns.get(index + 1).is_some_and(|of| of.numeric),
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

/// The names of the files of a page's charts: each its own, with a number where another chart of the page, or another file of
/// the site, has it. Charts that show the same share it.
pub(super) fn stems(routes: &Routes, address: &str, charts: &[(u32, &ChartData)]) -> Vec<String> {
    let taken = |stem: &str| {
        ["csv", "svg"]
            .iter()
            .any(|ending| routes.get(&format!("{address}{stem}.{ending}")).is_some())
    };
    let mut stems: BTreeSet<String> = BTreeSet::new();
    let mut by_hash: BTreeMap<(Hash, &str), String> = BTreeMap::new();
    let mut next: BTreeMap<String, u32> = BTreeMap::new();
    charts
        .iter()
        .map(|(_, data)| {
            let shown = (charts.len() > 1).then(|| (data.hash(), data.title.as_str()));
            if let Some(stem) = shown.and_then(|shown| by_hash.get(&shown)) {
                return stem.clone();
            }
            let name = slug(&data.name);
            let mut stem = name.clone();
            while stems.contains(&stem) || taken(&stem) {
                let number = next.entry(name.clone()).or_insert(1);
                *number += 1;
                stem = format!("{name}-{number}");
            }
            stems.insert(stem.clone());
            by_hash.extend(shown.map(|shown| (shown, stem.clone())));
            stem
        })
        .collect()
}

/// How a chart draws, as templates know it.
fn kind(data: &ChartData) -> &'static str {
    use crate::document::ChartType;
    match data.kind {
        Some(ChartType::Line) => "line",
        Some(ChartType::Bar) => "bar",
        Some(ChartType::Ranked) => "ranked",
        Some(ChartType::Change) => "change",
        Some(ChartType::Sparkline) => "sparkline",
        Some(ChartType::NotYet) | None => "table",
    }
}

fn role(role: SeriesRole) -> Option<&'static str> {
    match role {
        SeriesRole::Place => Some("focus"),
        SeriesRole::Benchmark => Some("bench"),
        SeriesRole::Peer | SeriesRole::Nth(_) => None,
    }
}
