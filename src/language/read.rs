//! Files of texts: a language's own, and those of a theme. Keys with texts, in YAML.

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Spanned};
use crate::yaml::{self, Decoder, Node, Shape};

/// Texts with their keys, in the order of their file.
pub(crate) type Texts = Vec<(Spanned<String>, String)>;

/// The texts of a whole file. What is no text is left out and reported.
pub(crate) fn read_texts(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Texts {
    static SHAPE: Shape = Shape::new("a file of words", &[]).open();
    let Some(node) = yaml::parse_file(source, diagnostics) else {
        return Texts::new();
    };
    let start = source.span(0..0);
    Decoder::new(source, &node, &SHAPE, &start, None, diagnostics)
        .map_or_else(Texts::new, |mut decoder| {
            decode_texts(node.entries(), &mut decoder)
        })
}

/// The texts of a map of a file.
pub(crate) fn decode_texts(entries: &[(Node, Node)], decoder: &mut Decoder<'_, '_>) -> Texts {
    entries
        .iter()
        .filter_map(|(key, node)| {
            let key = Spanned::new(key.text()?.to_owned(), key.span.clone());
            let text = decoder.read_word(&key, node)?;
            Some((key, text.value))
        })
        .collect()
}
