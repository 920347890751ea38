//! HTML, CSS and SVG that Casebook did not write: what is in them, as browsers read it, and what of them may be published. The only
//! room that uses html5ever, roxmltree and cssparser.
//!
//! In: texts. Out: tags, addresses, drawings' problems, as values with ranges. Must not know: files, pages, Markdown.

mod attributes;
pub mod css;
mod sanitise;
mod svg;
mod svg_names;
mod tags;

pub use attributes::{Attribute, for_each_attribute};
pub use sanitise::{InlineTag, inline, left_out, sanitised};
pub use svg::svg_problems;
