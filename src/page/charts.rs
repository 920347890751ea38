//! Charts and tables with what belongs to them: words, data, files, sources.
//!
//! In: chart data, selected before; for a block, its own texts. Out: contexts of blocks, and files beside the page.
//! Must not know: how a chart is drawn.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::builder::PageBuilder;
use super::written::EmbeddedPage;
use crate::chart::{self, ChartData, Drawing};
use crate::config::LocalText;
use crate::document::slug;
use crate::site::Routes;
use crate::source::Hash;
use crate::theme::context::{Block, ChartFigure, Download, Html, TableFigure};

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

impl PageBuilder<'_, '_> {
    /// A block's own texts as markup.
    pub(super) fn said(
        &mut self,
        embedded: &EmbeddedPage<'_>,
        title: &LocalText,
        subtitle: Option<&LocalText>,
        notes: &[LocalText],
    ) -> Said {
        let language = embedded.page.summary.language.clone();
        Said {
            title: self.text(embedded, title.get(&language)),
            subtitle: subtitle.map(|text| self.text(embedded, text.get(&language))),
            notes: notes
                .iter()
                .map(|note| self.text_with_sources(embedded, note.get(&language)))
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
        let parts = &self.renderer.parts;
        let drawing: Arc<Drawing> = (parts.draw)(data, self.locale.strings);
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
        let table_html = self.table_html(&drawing, &alike.table, format!("{id}-caption"));
        let block = if is_chart {
            Block::Chart(Box::new(ChartFigure {
                id: id.to_owned(),
                number: Some(number),
                kind: chart::kind_name(data).to_owned(),
                title: said.title,
                plain_title: data.title.clone(),
                subtitle,
                wide: Html(drawing.wide(id)),
                narrow: drawing.narrow(id).map(Html),
                description: alike.description,
                table: alike.table,
                table_html,
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
                table_html,
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
                size: self.locale.strings.file_size(text.len()),
                path: self.renderer.path(&address),
            });
            if files.own {
                self.put(&address, text.into_bytes());
            }
        }
        downloads
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
