//! glossary.yaml: terms that pages explain where they use them first.

use super::LocalText;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;
use crate::yaml::{self, Decoder, Key, Kind, Shape, Value};

/// One term.
#[derive(Clone, Debug)]
pub struct GlossaryTerm {
    /// The words that are explained.
    pub term: LocalText,
    /// Other words for the same.
    pub also: Vec<LocalText>,
    /// What they mean.
    pub text: LocalText,
}

/// A term of glossary.yaml.
pub static GLOSSARY_TERM: Shape = Shape::new(
    "a term",
    &[
        Key::new(
            "term",
            Kind::Text,
            "The words that are explained, as pages have them.",
        )
        .needed("term: slope index of inequality")
        .meant_by(&["title", "name", "word"]),
        Key::new(
            "also",
            Kind::List(&Kind::Text),
            "Other words for the same: a plural, an abbreviation.",
        )
        .meant_by(&["aliases", "synonyms", "words", "plural"]),
        Key::new("text", Kind::Text, "What they mean, in a sentence or two.")
            .needed(
                "text: How many years longer people live at one end of a scale than at the other.",
            )
            .meant_by(&["definition", "meaning", "description"]),
    ],
);

/// glossary.yaml: terms by id.
pub static GLOSSARY: Kind = Kind::MapOf(&Kind::Map(&GLOSSARY_TERM));

/// Reads glossary.yaml, in the order of its terms.
pub fn decode_glossary(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Vec<GlossaryTerm> {
    let Some(node) = yaml::parse_file(source, diagnostics) else {
        return Vec::new();
    };
    let entries = match &node.value {
        Value::Null => return Vec::new(),
        Value::Map(entries) => entries,
        _ => {
            let message = "glossary.yaml is made of ids, each with a term below it";
            diagnostics.push(
                Diagnostic::error(Code::WrongValue, node.span.clone(), message)
                    .help("write an id and a colon, and term: and text: indented below it"),
            );
            return Vec::new();
        }
    };
    let mut terms = Vec::new();
    for (name, node) in entries {
        let decoder = Decoder::new(source, node, &GLOSSARY_TERM, &name.span, None, diagnostics);
        terms.extend(decoder.and_then(|mut decoder| {
            let (term, text) = (
                LocalText::of(&mut decoder, "term"),
                LocalText::of(&mut decoder, "text"),
            );
            let also = LocalText::list(&mut decoder, "also");
            Some(GlossaryTerm {
                term: term?,
                also,
                text: text?,
            })
        }));
    }
    terms
}
