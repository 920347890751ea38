//! sources.yaml: sources of figures that are not in the data.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::LocalText;
use crate::diagnostic::{Code, Diagnostic, Subject};
use crate::source::{Source, Spanned};
use crate::yaml::{self, Decoder, Key, Kind, Node, Shape, Value, names};

/// Sources by id.
pub type Sources = BTreeMap<String, SourceEntry>;

/// One source.
#[derive(Clone, Debug)]
pub struct SourceEntry {
    /// Its id, where it is written.
    pub id: Spanned<String>,
    /// Its name for readers.
    pub title: LocalText,
    /// Who published it.
    pub publisher: Option<LocalText>,
    /// Where it can be read: an `http`, `https` or `mailto` address.
    pub url: Option<Spanned<String>>,
    /// The date, as written for readers (a date or a year).
    pub published: Option<Spanned<String>>,
    pub kind: SourceKind,
    /// Who keeps it, where it is not published.
    pub owner: Option<LocalText>,
    /// When the interview or note was made, as written for readers.
    pub on: Option<Spanned<String>>,
    /// Figures that can be checked, by name.
    pub facts: BTreeMap<String, Fact>,
}

impl SourceEntry {
    /// The texts that readers see.
    pub fn names(&self) -> impl Iterator<Item = &LocalText> {
        let Self {
            title,
            publisher,
            owner,
            // A name, an address and dates. A fact's figure is shown where a claim is based on it.
            id: _,
            url: _,
            published: _,
            kind: _,
            on: _,
            facts: _,
        } = self;
        std::iter::once(title).chain(publisher).chain(owner)
    }
}

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// A publication.
    Published,
    /// A file or note that somebody keeps.
    Unpublished,
    /// A statement by a person.
    Interview,
}

/// A figure of a source.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The figure, exact.
    pub value: Spanned<Decimal>,
    /// Its unit, as an indicator's.
    pub unit: Option<Spanned<String>>,
    /// How exact the source says it is: `more than`, in words that a text takes over.
    pub hedge: Option<Spanned<String>>,
    /// The words of the source, in which the figure stands.
    pub quote: Option<Spanned<String>>,
}

/// The hedges that a fact may have.
const HEDGES: [&str; 7] = [
    "about",
    "more than",
    "at least",
    "nearly",
    "less than",
    "at most",
    "just over",
];

const KINDS: [(&str, SourceKind); 3] = [
    ("published", SourceKind::Published),
    ("unpublished", SourceKind::Unpublished),
    ("interview", SourceKind::Interview),
];

/// A source: an entry of sources.yaml, or of `sources` in front matter.
pub static SOURCE: Shape = Shape::new(
    "a source",
    &[
        Key::new(
            "title",
            Kind::Text,
            "Its name, as readers see it in lists of sources.",
        )
        .needed("title: Building fairer towns, cities and regions")
        .meant_by(&["name"]),
        Key::new("publisher", Kind::Text, "Who published it.")
            .meant_by(&["author", "organisation"]),
        Key::new("url", Kind::Url, "Where it can be read.").meant_by(&["link", "href", "address"]),
        Key::new(
            "published",
            Kind::Word,
            "When it was published: a date or a year.",
        )
        .meant_by(&["date", "year"]),
        Key::new(
            "kind",
            Kind::OneOf(&names(&KINDS)),
            "What it is: a publication, a file or note that somebody holds, or what somebody said.",
        )
        .meant_by(&["type"]),
        Key::new(
            "owner",
            Kind::Text,
            "Who keeps it, where it is not published.",
        )
        .meant_by(&["contact"]),
        Key::new("on", Kind::Word, "When the interview or the note was made."),
        Key::new(
            "facts",
            Kind::MapOf(&Kind::Map(&FACT)),
            "Figures of the source, by name, that the text of pages is checked against.",
        )
        .meant_by(&["figures"]),
    ],
);

/// sources.yaml: sources by id.
pub static SOURCES: Kind = Kind::MapOf(&Kind::Map(&SOURCE));

/// A figure of a source.
pub static FACT: Shape = Shape::new(
    "a fact",
    &[
        Key::new("value", Kind::Number, "The figure, exact.").needed("value: 170"),
        Key::new(
            "unit",
            Kind::Word,
            "Its unit, as an indicator's: %, people, £.",
        ),
        Key::new(
            "hedge",
            Kind::OneOf(&HEDGES),
            "How exact the source says it is. Texts must say the same: more than 30%.",
        ),
        Key::new(
            "quote",
            Kind::Word,
            "The words of the source. The figure must appear in them, in digits or in words.",
        ),
    ],
);

/// Reads sources.yaml. A file without entries has no sources.
pub fn decode_sources(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Sources {
    let Some(node) = yaml::parse_file(source, diagnostics) else {
        return Sources::new();
    };
    match &node.value {
        Value::Null => Sources::new(),
        Value::Map(entries) => read_sources(source, entries, diagnostics),
        _ => {
            let message = "sources.yaml is made of ids, each with a source below it";
            diagnostics.push(
                Diagnostic::error(Code::WrongValue, node.span.clone(), message)
                    .help("write an id and a colon, and the source's keys indented below it, such as title: …"),
            );
            Sources::new()
        }
    }
}

/// Sources by id: the entries of sources.yaml, or of front matter's `sources`.
pub(crate) fn read_sources(
    source: &Source,
    entries: &[(Node, Node)],
    diagnostics: &mut Vec<Diagnostic>,
) -> Sources {
    let mut sources = Sources::new();
    for (name, node) in entries {
        let Some(id) = name.text() else { continue };
        if id.contains(['#', '?', '&', ' ', '(', ')']) {
            let message = format!("the id of a source is a word, and \"{id}\" is not");
            diagnostics.push(
                Diagnostic::error(Code::WrongValue, name.span.clone(), message)
                    .help("use letters, digits and hyphens: pages cite it as source:the-id"),
            );
        }
        let before = diagnostics.len();
        if let Some(mut decoder) =
            Decoder::new(source, node, &SOURCE, &name.span, None, diagnostics)
        {
            let id = Spanned::new(id.to_owned(), name.span.clone());
            sources.insert(id.value.clone(), read_source(&mut decoder, id));
        }
        for found in &mut diagnostics[before..] {
            found.about.push(Subject::source(id));
        }
    }
    sources
}

fn read_source(decoder: &mut Decoder<'_, '_>, id: Spanned<String>) -> SourceEntry {
    let title = LocalText::of(decoder, "title");
    let mut entry = SourceEntry {
        title: LocalText::One(id.clone()),
        publisher: LocalText::of(decoder, "publisher"),
        url: decoder.url("url"),
        published: decoder.word("published"),
        kind: decoder
            .one_of("kind", &KINDS)
            .map_or(SourceKind::Published, |kind| kind.value),
        owner: LocalText::of(decoder, "owner"),
        on: decoder.word("on"),
        facts: BTreeMap::new(),
        id,
    };
    for (name, node) in decoder.map_of("facts") {
        let Some(text) = name.text() else { continue };
        let before = decoder.diagnostics().len();
        let fact = decoder.read_map(node, &FACT, &name.span, |decoder| {
            let unit = decoder.word("unit");
            let hedge = decoder.one_of("hedge", &HEDGES.map(|hedge| (hedge, hedge)));
            let hedge = hedge.map(|hedge| Spanned::new(hedge.value.to_owned(), hedge.span));
            let quote = decoder.word("quote");
            Some(Fact {
                value: decoder.number("value")?,
                unit,
                hedge,
                quote,
            })
        });
        for found in &mut decoder.diagnostics()[before..] {
            found.about.push(Subject::fact(&entry.id.value, text));
        }
        if let Some(fact) = fact {
            entry.facts.insert(text.to_owned(), fact);
        }
    }
    // A source without a title has been reported; its facts can still be cited.
    entry.title = title.unwrap_or(entry.title);
    entry
}
