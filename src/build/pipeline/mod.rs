//! The stages of a build, one a file, in this order: settings, theme, documents, indicators, index, catalogue, texts,
//! pages, render.
//!
//! In: the inputs, entries of earlier stages, the same stage's entry in the previous snapshot. Out: entries, collected in a
//! [`Snapshot`]. Must not know: who requests pages, and in which order.

mod catalogue;
mod charts;
mod documents;
mod editions;
mod index;
mod indicators;
mod page_data;
mod pages;
mod render;
mod settings;
mod snapshot;
mod texts;
mod theme;

pub use indicators::data_files;
pub use page_data::embargo_end;
pub(crate) use page_data::{places, unpublished_reason};
pub(crate) use render::{
    DrawingTable, Html, HtmlTable, drawing_table, html_table, page_key, render_page, with_renderer,
};
pub use settings::SITE_FILE;
pub(crate) use snapshot::Snapshot;
