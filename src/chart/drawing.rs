//! Everything that a page and its files show of a chart or table.

use super::csv::csv;
use super::data::ChartData;
use super::describe::describe;
use super::kinds;
use super::remarks::{breaks, events, joined};
use super::table::{ChartTable, table};
use crate::chart::captions::caption;
use crate::chart::layout::size::Size;
use crate::chart::surface::svg::{FileSvg, FileTexts, for_page, for_page_and_file, for_sparkline};
use crate::language::Strings;

/// A drawn chart or table: what all charts of the same data share, whatever their title and their anchor. A table has no
/// drawings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// For columns of text and wider: an `<svg>` that is hidden from assistive technology. Empty for a table.
    pub wide: String,
    /// For telephones, likewise; `None` where one drawing serves both.
    pub narrow: Option<String>,
    file: Option<FileSvg>,
    /// NAME.csv: the data, tidy and exact.
    pub csv: String,
    /// Measure, geography and period.
    pub subtitle: String,
    /// The description, one text a paragraph.
    pub description: Vec<String>,
    /// The data as a table.
    pub table: ChartTable,
    /// Breaks in the series with their reasons, and joined lines, to be printed with chart and table.
    pub breaks: Vec<String>,
    /// The time of each event of the data, with [`EVENT_GAP`] where its text goes, which may have links.
    pub events: Vec<String>,
}

/// Stands for the text of an event beside its time.
pub const EVENT_GAP: &str = "\u{FFFC}";

impl Drawing {
    /// NAME.svg: with title, subtitle and source, in plain colours on white. `None` for a table.
    pub fn download(&self, title: &str) -> Option<String> {
        self.file.as_ref().map(|file| file.with(title))
    }
}

pub fn draw(data: &ChartData, strings: &Strings) -> Drawing {
    let caption = caption(data, strings);
    let mut drawing = Drawing {
        csv: csv(data),
        subtitle: data.subtitle.clone().unwrap_or_else(|| caption.clone()),
        table: table(data, caption, strings),
        breaks: breaks(data, strings)
            .into_iter()
            .chain(joined(data, strings))
            .collect(),
        events: events(data, strings, |_| EVENT_GAP.to_owned()),
        ..Drawing::default()
    };
    let Some(kind) = kinds::kind(data) else {
        return drawing;
    };
    drawing.description = describe(data, kind, strings);
    let sources: Vec<String> = data
        .measures
        .iter()
        .map(|measure| format!("{}, {}", measure.publication, measure.publisher))
        .collect();
    let texts = FileTexts {
        subtitle: &drawing.subtitle,
        description: &drawing.description.join(" "),
        source: &strings.fill("chart-source", &[("sources", &sources.join("; "))]),
    };
    let wide = kinds::drawn(kind, data, strings, Size::Wide);
    let (page, file) = for_page_and_file(wide, texts);
    drawing.wide = page;
    drawing.file = Some(file);
    if kind.has_narrow {
        let narrow = kinds::drawn(kind, data, strings, Size::Narrow);
        drawing.narrow = Some(for_page(narrow));
    }
    drawing
}

/// The description that is generated for a chart, one text a paragraph; empty for a table.
pub fn description(data: &ChartData, strings: &Strings) -> Vec<String> {
    kinds::kind(data).map_or_else(Vec::new, |kind| describe(data, kind, strings))
}

/// A line without axes, shown next to a value: decorative, since the value is text. `None` where too few of its values can be
/// compared to make a line of them.
pub fn sparkline(data: &ChartData) -> Option<String> {
    let surface =
        kinds::is_enough_for_sparkline(data).then(|| kinds::sparkline(data, kinds::IN_TABLE));
    surface.map(for_sparkline)
}
