//! Everything that a page and its files show of a chart.

use super::data::ChartData;
use super::frame::Size;
use super::line::line;
use super::sheet::Sheet;
use super::svg::{Setting, dress};
use crate::config::Strings;

/// A chart, ready for a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Drawing {
    /// For columns of text and wider: an `<svg>` named by the page's elements `ID-title` and `ID-description`.
    pub wide: String,
    /// For telephones, likewise.
    pub narrow: String,
    /// A file of its own, with its title.
    pub download: String,
}

/// Draws. `id` is the chart's anchor on its page, which the page's own elements `ID-title` and `ID-description` follow.
pub fn draw(data: &ChartData, strings: &Strings, id: &str) -> Drawing {
    let (title_id, description_id) = (format!("{id}-title"), format!("{id}-description"));
    let page = |sheet: &Sheet| {
        let setting = Setting::Page {
            class: "chart-svg",
            title_id: &title_id,
            description_id: &description_id,
        };
        dress(&sheet.svg(), (sheet.width, sheet.height), &setting)
    };
    let wide = line(data, strings, Size::Wide);
    let file = Setting::File {
        title: &data.title,
        description: "",
    };
    Drawing {
        wide: page(&wide),
        narrow: page(&line(data, strings, Size::Narrow)),
        download: dress(&wide.svg(), (wide.width, wide.height), &file),
    }
}
