//! Charts and tables as figures of a page: texts, drawings, data, files, sources.
//!
//! In: selected chart data; for a block, its own texts. Out: markup, and files of the page. Must not know: how a chart is drawn.

use std::collections::{BTreeMap, BTreeSet};

use super::publication::publication;
use super::text::{text, text_with_sources};
use crate::chart::{self, ChartData, Drawing, EventMark, SeriesRole};
use crate::config::LocalText;
use crate::document::{ChartEvent, plain_text, slug};
use crate::page::builder::PageBuilder;
use crate::page::embedded::EmbeddedPage;
use crate::source::Hash;
use crate::theme::context::{
    Block, ChartFigure, Column, DataCell, DataRow, DataTable, Download, Html, NamedTable, PageLink,
    Prepared, Publication, Shorthand, TableFigure,
};

/// The texts of a chart's or table's block, with markup.
pub(super) struct BlockTexts {
    title: Html,
    subtitle: Option<Html>,
    notes: Vec<Html>,
    /// The texts of events: without markup, and with it.
    events: Vec<(String, Html)>,
}

/// A chart or table of a page.
pub(super) struct PlacedChart {
    /// The position of its fence in the page's file.
    pub(super) start: u32,
    pub(super) data: ChartData,
    /// The name of its files without extension.
    pub(super) stem: String,
}

/// The files of a figure.
pub(super) struct FigureFiles {
    /// The address of the page in whose folder they are.
    pub(super) folder: String,
    /// Their name without extension.
    pub(super) stem: String,
    /// Whether this page writes them: an embedded figure's are written by its own page.
    pub(super) own: bool,
}

/// A block's own texts as markup.
pub(super) fn block_texts(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    title: &LocalText,
    subtitle: Option<&LocalText>,
    notes: &[LocalText],
    events: &[ChartEvent],
) -> BlockTexts {
    let language = &page.page.summary.language;
    BlockTexts {
        title: text(builder, page, title.get(language)),
        subtitle: subtitle.map(|subtitle| text(builder, page, subtitle.get(language))),
        notes: notes
            .iter()
            .map(|note| text_with_sources(builder, page, note.get(language)))
            .collect(),
        events: events
            .iter()
            .map(|event| {
                let text = event.text.get(language);
                let plain = plain_text(&text.value);
                (plain, text_with_sources(builder, page, text))
            })
            .collect(),
    }
}

/// A chart or table, rendered by its template.
pub(super) fn figure(
    builder: &mut PageBuilder<'_, '_>,
    data: &ChartData,
    id: &str,
    texts: Option<BlockTexts>,
    files: &FigureFiles,
) -> Html {
    let drawing = &*builder.inputs().pages.drawing(data, builder.locale.strings);
    let texts = texts.unwrap_or_else(|| BlockTexts {
        title: Html::text(&data.title),
        subtitle: None,
        notes: Vec::new(),
        events: Vec::new(),
    });
    let is_chart = data.kind.is_some();
    let number = if is_chart {
        builder.next_chart()
    } else {
        builder.next_table()
    };
    let subtitle = texts.subtitle.or_else(|| {
        let subtitle = &drawing.subtitle;
        (!subtitle.is_empty()).then(|| Html::text(subtitle))
    });
    let mut notes = notes(texts.notes, data, drawing);
    notes.extend(events(&texts.events, data, drawing));
    let downloads = downloads(builder, data, drawing, files, number);
    let table = Prepared::new(data_table(builder, &drawing.table));
    let table_html = Prepared::new(builder.block(&Block::DataTable(Box::new(NamedTable {
        id: format!("{id}-caption"),
        table: table.clone(),
    }))));
    let publications = Prepared::new(publications(builder, data));
    let block = if is_chart {
        Block::Chart(Box::new(ChartFigure {
            id: id.to_owned(),
            number: Some(number),
            kind: chart::kind_name(data).to_owned(),
            title: texts.title,
            plain_title: data.title.clone(),
            subtitle,
            wide: Html(drawing.wide.clone()),
            narrow: drawing.narrow.clone().map(Html),
            description: Prepared::new(drawing.description.clone()),
            table,
            table_html,
            downloads,
            publications,
            notes,
            indicators: Prepared::new(indicator_links(builder, data)),
        }))
    } else {
        Block::Table(Box::new(TableFigure {
            id: id.to_owned(),
            number: Some(number),
            title: texts.title,
            subtitle,
            table,
            table_html,
            downloads,
            publications,
            notes,
        }))
    };
    builder.block(&block)
}

/// The block's own notes with their markup, followed by those of breaks and indicators.
fn notes(own: Vec<Html>, data: &ChartData, drawing: &Drawing) -> Vec<Html> {
    let mut notes = own;
    let further = data.notes.iter().skip(notes.len()).chain(&drawing.breaks);
    for note in further {
        let note = Html::text(note);
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

/// What happened, each with its time.
fn events(own: &[(String, Html)], data: &ChartData, drawing: &Drawing) -> Vec<Html> {
    let times = drawing.events.iter().zip(&data.events);
    let html = |(time, event): (&String, &EventMark)| {
        let text = own.iter().find(|(plain, _)| *plain == event.text);
        let text = text.map_or_else(|| Html::text(&event.text), |(_, html)| html.clone());
        Html(Html::text(time).0.replace(chart::EVENT_GAP, text.as_str()))
    };
    times.map(html).collect()
}

/// The links to the indicators' pages, where they lead to another page.
fn indicator_links(builder: &PageBuilder<'_, '_>, data: &ChartData) -> Vec<PageLink> {
    let own = builder.lookup.path(&builder.address);
    let links = data.measures.iter();
    let links = links.map(|measure| builder.indicator_link(&measure.id));
    links.filter(|link| link.path != own).collect()
}

fn publications(builder: &PageBuilder<'_, '_>, data: &ChartData) -> Vec<Publication> {
    let mut publications: Vec<Publication> = Vec::new();
    for measure in &data.measures {
        if let Some(indicator) = builder.inputs().catalogue.by_id.get(&measure.id) {
            let publication = publication(builder, &indicator.definition.source);
            if !publications.contains(&publication) {
                publications.push(publication);
            }
        }
    }
    publications
}

/// A table whose areas are linked to their pages.
fn data_table(builder: &PageBuilder<'_, '_>, table: &chart::ChartTable) -> DataTable {
    let column = |column: &chart::TableColumn| Column {
        title: column.title.clone(),
        numeric: column.numeric,
    };
    let is_numeric = |index: usize| table.columns.get(index).is_some_and(|of| of.numeric);
    let row = |row: &chart::TableRow| DataRow {
        title: row.title.clone(),
        path: row
            .area
            .as_ref()
            .and_then(|area| builder.place_link(area).path),
        role: row.role.and_then(role_name).map(str::to_owned),
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
    let mark = |(mark, meaning): &(String, String)| Shorthand {
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

fn downloads(
    builder: &mut PageBuilder<'_, '_>,
    data: &ChartData,
    drawing: &Drawing,
    files: &FigureFiles,
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
            title: builder.fill(key, &[("n", &number.to_string())]),
            format: format.to_owned(),
            size: builder.locale.strings.file_size(text.len()),
            path: builder.lookup.path(&address),
        });
        if files.own {
            builder.add_file(&address, text.into_bytes());
        }
    }
    downloads
}

/// The charts and tables of a page. The names of their files are unique, with a number where another chart of the page, or
/// another file of the site, has the name. Equal charts share it.
pub(super) fn placed_charts(
    builder: &PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
) -> Vec<PlacedChart> {
    let charts = builder.inputs().pages.charts(page.number);
    let (routes, address) = (&builder.inputs().site.routes, &page.page.address);
    let is_taken = |stem: &str| {
        ["csv", "svg"]
            .iter()
            .any(|ending| routes.get(&format!("{address}{stem}.{ending}")).is_some())
    };
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut by_hash: BTreeMap<(Hash, &str), String> = BTreeMap::new();
    let mut next: BTreeMap<String, u32> = BTreeMap::new();
    let stems: Vec<String> = charts
        .iter()
        .map(|(_, data)| {
            let shown = (charts.len() > 1).then(|| (data.hash(), data.title.as_str()));
            if let Some(stem) = shown.and_then(|shown| by_hash.get(&shown)) {
                return stem.clone();
            }
            let name = slug(&data.name);
            let mut stem = name.clone();
            while used.contains(&stem) || is_taken(&stem) {
                let number = next.entry(name.clone()).or_insert(1);
                *number += 1;
                stem = format!("{name}-{number}");
            }
            used.insert(stem.clone());
            by_hash.extend(shown.map(|shown| (shown, stem.clone())));
            stem
        })
        .collect();
    let placed = charts.into_iter().zip(stems);
    let placed = placed.map(|((start, data), stem)| PlacedChart { start, data, stem });
    placed.collect()
}

/// The name of a row's role in templates.
fn role_name(role: SeriesRole) -> Option<&'static str> {
    match role {
        SeriesRole::Place => Some("focus"),
        SeriesRole::Benchmark => Some("bench"),
        SeriesRole::Peer | SeriesRole::Nth(_) => None,
    }
}
