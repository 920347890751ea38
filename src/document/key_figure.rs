//! Key figures: items of front matter's `key_figures` and of the block `key-figures`.

use super::{KeyFigure, KeyFigureTarget};
use crate::config::LocalText;
use crate::source::Spanned;
use crate::yaml::{Decoder, Key, Kind, Node, Shape};

pub(super) static KEY_FIGURE: Shape = Shape::new(
    "a key figure",
    &[
        Key::new("figure", Kind::Word, "The figure, as in a link: imd?2025.")
            .example("figure: imd?2025")
            .meant_by(&["indicator", "value", "number"]),
        Key::new(
            "fact",
            Kind::Word,
            "A source's fact, as in a link: lga#partners.",
        )
        .example("fact: lga#partners")
        .meant_by(&["source"]),
        Key::new(
            "label",
            Kind::Text,
            "What the number counts. Links in it may be figures.",
        )
        .needed("label: of neighbourhoods are among the most deprived")
        .meant_by(&["title", "text", "caption"]),
    ],
)
.one_of(&["figure", "fact"]);

/// The key figures of a key.
pub(super) fn key_figures(decoder: &mut Decoder<'_, '_>, key: &'static str) -> Vec<KeyFigure> {
    decoder.maps(key, &KEY_FIGURE, key_figure)
}

fn key_figure(decoder: &mut Decoder<'_, '_>, item: &Node) -> Option<KeyFigure> {
    let label = LocalText::of(decoder, "label");
    let figure = decoder.word("figure").map(|text| without(text, "figure:"));
    let fact = decoder.word("fact").map(|text| without(text, "source:"));
    // Both or neither is an error that was reported.
    let target = match (figure, fact) {
        (Some(figure), _) => KeyFigureTarget::Figure(figure),
        (None, Some(fact)) => KeyFigureTarget::Fact(fact),
        (None, None) => return None,
    };
    Some(KeyFigure {
        target,
        label: label?,
        span: item.span.clone(),
    })
}

/// A destination may have the scheme that links need.
fn without(text: Spanned<String>, scheme: &str) -> Spanned<String> {
    match text.value.strip_prefix(scheme) {
        Some(rest) if text.span.range().len() == text.value.len() => {
            let rest = rest.to_owned();
            let span = text.span.part(scheme.len()..text.value.len());
            Spanned::new(rest, span)
        }
        Some(rest) => Spanned::new(rest.to_owned(), text.span),
        None => text,
    }
}
