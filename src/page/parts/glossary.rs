//! Terms of glossary.yaml, as pages of one language explain them.
//!
//! In: the glossary. Out: words with the markup of their note. Must not know: where they are used.

use super::short_text::short_text;
use crate::document::plain_text;
use crate::page::body::ExplainedTerm;
use crate::page::inputs::RenderInputs;
use crate::page::words::capital;
use crate::theme::context::Html;

/// The terms that have words and a meaning in a language.
pub(in crate::page) fn explained_terms(
    inputs: &RenderInputs<'_>,
    language: &str,
) -> Vec<ExplainedTerm> {
    let main = inputs.config.language.as_str();
    let terms = inputs.glossary.iter();
    let explained = terms.filter_map(|term| {
        let own = term.term.only_in(language, main)?;
        let text = term.text.only_in(language, main)?;
        let others = term
            .also
            .iter()
            .filter_map(|other| other.only_in(language, main));
        let words = std::iter::once(own).chain(others);
        let name = Html::text(&capital(&plain_text(own)));
        Some(ExplainedTerm {
            words: words
                .map(|words| plain_text(words).to_lowercase())
                .collect(),
            note: format!(
                "<span class=\"term-note\"><b>{}</b>: {}</span>",
                name.0,
                short_text(text).0
            ),
        })
    });
    explained.collect()
}
