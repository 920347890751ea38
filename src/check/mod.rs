//! Rules about pages, one a file. Each looks at one page and what it asks of the site, and pushes messages; none changes
//! anything.
//!
//! In: a document, the site's index. Out: messages, and what charts were selected. Must not know: HTML.

pub mod charts;
pub mod insets;
pub mod links;
pub mod names;
pub mod pictures;
pub mod raw_html;
pub mod svg;
pub mod taxonomies;
#[cfg(test)]
mod tests;
