//! One Markdown file: its front matter, its text as events and holes, its blocks, its outline.
//!
//! In: a source. Out: a `Document` with its diagnostics. Must not know: other pages, data, HTML.

mod block;
mod body;
mod front_matter;
mod inlines;
mod links;
mod places;
mod prose;
mod run;
mod split;
mod texts;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

pub use block::{
    Block, ChartBlock, ChartType, KeyFigure, KeyFigureTarget, QuoteBlock, Selection, SetIn,
    TableBlock,
};
pub use front_matter::{FrontMatter, Image, Kind, Link, PullQuote};
pub use inlines::BodyImage;
pub use prose::{LinkForm, Piece, Prose, ProseLink, Surface};

use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// A page as its editor wrote it.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file.
    pub source: Arc<Source>,
    /// The language that it is written in.
    pub language: String,
    /// What it says of itself.
    pub front: FrontMatter,
    /// The file's range of its body.
    pub body: Range<usize>,
    /// Every run of text that readers see: the front matter's, then the body's in order.
    pub prose: Vec<Prose>,
    /// The pictures of its body.
    pub images: Vec<BodyImage>,
}

impl Document {
    /// Reads a page. `language` is the site's; the file's name (`02-coventry.cy.md`) and the front matter go before it.
    pub fn parse(
        source: &Arc<Source>,
        language: &str,
        taxonomies: &BTreeSet<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let parts = split::split(source, diagnostics);
        let language = language_of(source.path().file_name()).unwrap_or(language);
        let front = decode_front_matter(source, &parts, language, taxonomies, diagnostics);
        let language = front
            .language
            .as_ref()
            .map_or(language, |language| language.value.as_str())
            .to_owned();
        let body = body::read(source, parts.body.clone());
        let (mut prose, _undefined) = texts::of_front_matter(source, &front, &language);
        prose.extend(body.prose);
        prose.shrink_to_fit();
        Self {
            source: source.clone(),
            language,
            front,
            body: parts.body,
            prose,
            images: body.images,
        }
    }
}

fn decode_front_matter(
    _source: &Source,
    parts: &split::Parts,
    _language: &str,
    _taxonomies: &BTreeSet<String>,
    _diagnostics: &mut Vec<Diagnostic>,
) -> FrontMatter {
    let _ = &parts.yaml;
    let _ = &parts.block;
    FrontMatter::default()
}

/// The language that a file's name says: `cy` of `02-coventry.cy.md`.
pub fn language_of(file_name: &str) -> Option<&str> {
    let (_, language) = file_name.strip_suffix(".md")?.rsplit_once('.')?;
    let letters = language.bytes().all(|byte| byte.is_ascii_lowercase());
    (letters && matches!(language.len(), 2 | 3)).then_some(language)
}

#[cfg(test)]
mod tests;
