//! One Markdown file: its front matter, its text as events and holes, its blocks, its outline.
//!
//! In: a source. Out: a `Document` with its diagnostics. Must not know: other pages, data, HTML.

mod block;
mod front_matter;
mod prose;

pub use block::{
    Block, ChartBlock, ChartType, KeyFigure, KeyFigureTarget, QuoteBlock, Selection, SetIn,
    TableBlock,
};
pub use front_matter::{FrontMatter, Image, Kind, Link, PullQuote};
pub use prose::{Prose, ProseLink, Surface};
