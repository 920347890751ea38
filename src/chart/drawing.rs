//! Everything that a page and its files show of a chart or table.

use super::bar::bar;
use super::change::change;
use super::csv::csv;
use super::data::ChartData;
use super::describe::{breaks, describe};
use super::frame::Size;
use super::line::line;
use super::ranked::ranked;
use super::sheet::Sheet;
use super::sparkline::spark;
use super::svg::{File, dress_beside, dress_file, dress_page};
use super::table::{DataTable, table};
use super::words::subtitle;
use crate::config::Strings;
use crate::document::ChartType;

/// A chart or table, ready for a page. A table has no drawings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Drawing {
    /// For columns of text and wider: an `<svg>` named by the page's elements `ID-title` and `ID-description`.
    pub wide: String,
    /// For telephones, likewise; empty where one drawing serves both.
    pub narrow: String,
    /// The stem of its files' names.
    pub name: String,
    /// NAME.svg: with headline, subtitle and source, in plain colours on white.
    pub download: String,
    /// NAME.csv: the data, tidy and exact.
    pub csv: String,
    /// Measure, geography and period.
    pub subtitle: String,
    /// What it shows, in words: one text a paragraph.
    pub description: Vec<String>,
    /// The data as a table.
    pub table: DataTable,
    /// Breaks in the series with their reasons, to be printed with chart and table.
    pub breaks: Vec<String>,
    /// What readers must know.
    pub notes: Vec<String>,
}

/// A sparkline's width and height where it stands in a table.
const BESIDE: (f32, f32) = (120.0, 32.0);
/// As a chart of its own.
const ALONE: (f32, f32) = (300.0, 72.0);

/// Draws. `id` is the chart's anchor on its page, which the page's own elements `ID-title` and `ID-description` follow.
pub fn draw(data: &ChartData, strings: &Strings, id: &str) -> Drawing {
    let mut drawing = Drawing {
        name: data.name.clone(),
        csv: csv(data),
        subtitle: subtitle(data, strings),
        table: table(data, strings),
        breaks: breaks(data, strings),
        notes: data.notes.clone(),
        ..Drawing::default()
    };
    let Some(wide) = sheet(data, strings, Size::Wide) else {
        return drawing;
    };
    drawing.description = describe(data, strings);
    let raw = wide.svg();
    drawing.wide = dress_page(&raw, &wide, id);
    if let Some(narrow) = sheet(data, strings, Size::Narrow)
        && data.kind != Some(ChartType::Sparkline)
    {
        drawing.narrow = dress_page(&narrow.svg(), &narrow, id);
    }
    let sources: Vec<String> = data
        .measures
        .iter()
        .map(|measure| format!("{}, {}", measure.publication, measure.publisher))
        .collect();
    let file = File {
        title: &data.title,
        subtitle: &drawing.subtitle,
        description: &drawing.description.join(" "),
        sources: &sources,
    };
    drawing.download = dress_file(&raw, &wide, &file, strings);
    drawing
}

/// One drawing; `None` for a table.
pub(super) fn sheet(data: &ChartData, strings: &Strings, size: Size) -> Option<Sheet> {
    match data.kind? {
        ChartType::Line => Some(line(data, strings, size)),
        ChartType::Bar => Some(bar(data, strings, size)),
        ChartType::Ranked => Some(ranked(data, strings, size)),
        ChartType::Change => Some(change(data, strings, size)),
        ChartType::Sparkline => Some(spark(data, ALONE)),
        ChartType::NotYet => None,
    }
}

/// A line without axes to stand beside a figure: decoration, for the figure says what it shows.
pub fn sparkline(data: &ChartData) -> String {
    let sheet: Sheet = spark(data, BESIDE);
    dress_beside(&sheet.svg(), &sheet)
}
