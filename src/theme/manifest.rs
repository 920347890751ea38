//! theme.yaml, typed.
//!
//! In: the text of theme.yaml. Out: its name, tokens, fields, collections and texts. Must not know: templates.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Content;
use super::tokens::Tokens;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::language::{Texts, decode_texts};
use crate::source::{Source, Spanned};
use crate::yaml::{self, Decoder, Key, Kind, Node, Shape, Value, names};

/// theme.yaml.
#[derive(Clone, Debug, Default)]
pub(super) struct Manifest {
    /// The theme whose files are used where it has none of its own.
    pub(super) extends: Option<Spanned<String>>,
    pub(super) tokens: Tokens,
    /// Fields of front matter's `extra`.
    pub(super) extra: BTreeMap<String, ExtraField>,
    /// Collections by template.
    pub(super) collections: BTreeMap<String, BTreeSet<Collection>>,
    /// Texts by language.
    pub(super) strings: Vec<(String, Texts)>,
}

/// A collection of pages that a template may declare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Collection {
    /// Pages that share a place or a term.
    Related,
    /// All pages of the page's report.
    Neighbours,
    /// All pages of the site.
    Pages,
}

const COLLECTIONS: [(&str, Collection); 3] = [
    ("related", Collection::Related),
    ("neighbours", Collection::Neighbours),
    ("pages", Collection::Pages),
];

/// A field of front matter's `extra`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtraField {
    pub kind: ExtraType,
    /// Its purpose, for the schema.
    pub title: Option<String>,
}

/// The type of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtraType {
    /// Any text.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Bool,
    /// A list of texts.
    List,
}

const TYPES: [(&str, ExtraType); 4] = [
    ("text", ExtraType::Text),
    ("number", ExtraType::Number),
    ("bool", ExtraType::Bool),
    ("list", ExtraType::List),
];

/// theme.yaml.
pub static THEME: Shape = Shape::new(
    "theme.yaml",
    &[
        Key::new(
            "name",
            Kind::Word,
            "The theme's name, which is its folder's.",
        )
        .needed("name: ours"),
        Key::new(
            "version",
            Kind::Word,
            "Its version, for whoever looks after it.",
        ),
        Key::new(
            "extends",
            Kind::Word,
            "The theme whose files it uses where it has none of its own.",
        )
        .meant_by(&["parent", "base", "inherits"]),
        Key::new(
            "tokens",
            Kind::Map(&TOKENS),
            "Colours by role, fonts and measure.",
        )
        .meant_by(&["colours", "colors"]),
        Key::new(
            "extra",
            Kind::MapOf(&Kind::Either(&[
                Kind::OneOf(&names(&TYPES)),
                Kind::Map(&FIELD),
            ])),
            "The theme's own fields of front matter, by name.",
        )
        .meant_by(&["fields"]),
        Key::new(
            "templates",
            Kind::MapOf(&Kind::Map(&TEMPLATE)),
            "What templates need beside their page, by the kind of page.",
        ),
        Key::new(
            "strings",
            Kind::MapOf(&Kind::MapOf(&Kind::Word)),
            "Words by language and key, over those of strings/LANGUAGE.yaml.",
        )
        .meant_by(&["translations", "words"]),
    ],
);

static TOKENS: Shape = Shape::new(
    "tokens",
    &[
        Key::new(
            "light",
            Kind::MapOf(&Kind::Word),
            "Colours of the light scheme, by role.",
        ),
        Key::new(
            "dark",
            Kind::MapOf(&Kind::Word),
            "Colours of the dark scheme, by role.",
        ),
        Key::new(
            "type",
            Kind::MapOf(&Kind::Word),
            "Font lists of prose and interface.",
        )
        .meant_by(&["fonts"]),
        Key::new("measure", Kind::Word, "How wide a column of text may be."),
    ],
);

static FIELD: Shape = Shape::new(
    "a field",
    &[
        Key::new("type", Kind::OneOf(&names(&TYPES)), "What it takes.").needed("type: text"),
        Key::new("title", Kind::Word, "What it is for."),
    ],
);

static TEMPLATE: Shape = Shape::new(
    "a template",
    &[Key::new(
        "needs",
        Kind::List(&Kind::OneOf(&names(&COLLECTIONS))),
        "The collections that it receives beside its page.",
    )],
);

/// Reads theme.yaml; a missing or broken one sets nothing, and an error is reported.
pub(super) fn read(
    name: &Spanned<String>,
    source: Option<&Source>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Manifest {
    let Some(source) = source else {
        diagnostics.push(
            Diagnostic::error(
                Code::MissingKey,
                name.span.clone(),
                format!("the theme \"{}\" has no theme.yaml", name.value),
            )
            .help(format!(
                "make themes/{0}/theme.yaml with two lines: \"name: {0}\" and \"extends: default\"",
                name.value
            )),
        );
        // Other missing files are reported once there is one.
        return Manifest {
            extends: Some(Spanned::new("default".to_owned(), name.span.clone())),
            ..Manifest::default()
        };
    };
    let Some(node) = yaml::parse_file(source, diagnostics) else {
        return Manifest::default();
    };
    let at = source.span(0..0);
    Decoder::new(source, &node, &THEME, &at, None, diagnostics)
        .map_or_else(Manifest::default, |mut decoder| {
            manifest(&mut decoder, &name.value)
        })
}

fn manifest(decoder: &mut Decoder<'_, '_>, folder: &str) -> Manifest {
    if let Some(own) = decoder.word("name")
        && own.value != folder
    {
        let message = format!("this theme's folder is called \"{folder}\"");
        decoder.push(
            Diagnostic::error(Code::WrongValue, own.span, message)
                .help(format!("write: name: {folder}"))
                .help(format!("or call the folder themes/{}", own.value)),
        );
    }
    decoder.word("version");
    Manifest {
        extends: decoder.word("extends"),
        tokens: decoder
            .map("tokens", &TOKENS, |decoder| Some(tokens(decoder)))
            .unwrap_or_default(),
        extra: fields(decoder),
        collections: templates(decoder),
        strings: decoder
            .map_of("strings")
            .iter()
            .filter_map(|(language, texts)| {
                let language = language.text()?.to_owned();
                Some((language, decode_texts(texts.entries(), decoder)))
            })
            .collect(),
    }
}

fn tokens(decoder: &mut Decoder<'_, '_>) -> Tokens {
    let mut tokens = Tokens::default();
    for scheme in ["light", "dark"] {
        for (role, value) in decoder.map_of(scheme) {
            if let (Some(role), Some(value)) = (name(role), decoder.read_word(scheme, value)) {
                tokens.set(scheme == "dark", &role, &value, decoder.diagnostics());
            }
        }
    }
    for (font, value) in decoder.map_of("type") {
        if let (Some(font), Some(value)) = (name(font), decoder.read_word("type", value)) {
            tokens.set_other(&font, &value, decoder.diagnostics());
        }
    }
    if let Some(measure) = decoder.word("measure") {
        let key = measure.clone().map(|_| "measure".to_owned());
        tokens.set_other(&key, &measure, decoder.diagnostics());
    }
    tokens
}

fn fields(decoder: &mut Decoder<'_, '_>) -> BTreeMap<String, ExtraField> {
    let mut fields = BTreeMap::new();
    for (key, node) in decoder.map_of("extra") {
        let Some(name) = key.text() else { continue };
        let field = match &node.value {
            Value::Map(_) => decoder.read_map(node, &FIELD, &key.span, |decoder| {
                let title = decoder.word("title").map(|title| title.value);
                let kind = decoder.one_of("type", &TYPES)?.value;
                Some(ExtraField { kind, title })
            }),
            _ => decoder.read_word(name, node).and_then(|word| {
                let kind = one_of(&word, &TYPES, decoder.diagnostics())?;
                Some(ExtraField { kind, title: None })
            }),
        };
        fields.extend(field.map(|field| (name.to_owned(), field)));
    }
    fields
}

fn templates(decoder: &mut Decoder<'_, '_>) -> BTreeMap<String, BTreeSet<Collection>> {
    let kinds: Vec<(&str, ())> = Content::NAMES.iter().map(|&kind| (kind, ())).collect();
    let mut templates = BTreeMap::new();
    for (key, node) in decoder.map_of("templates") {
        let Some(kind) = name(key) else { continue };
        if one_of(&kind, &kinds, decoder.diagnostics()).is_none() {
            continue;
        }
        let collections = decoder.read_map(node, &TEMPLATE, &key.span, |decoder| {
            let words = decoder.words("needs");
            let collections = words
                .iter()
                .filter_map(|word| one_of(word, &COLLECTIONS, decoder.diagnostics()));
            Some(collections.collect())
        });
        templates.insert(kind.value, collections.unwrap_or_default());
    }
    templates
}

fn name(key: &Node) -> Option<Spanned<String>> {
    Some(Spanned::new(key.text()?.to_owned(), key.span.clone()))
}

fn one_of<T: Copy>(
    word: &Spanned<String>,
    known: &[(&str, T)],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<T> {
    if let Some(&(_, value)) = known.iter().find(|&&(name, _)| name == word.value) {
        return Some(value);
    }
    let names: Vec<&str> = known.iter().map(|&(name, _)| name).collect();
    let diagnostic = Diagnostic::error(
        Code::WrongValue,
        word.span.clone(),
        format!("\"{}\" is none of: {}", word.value, names.join(", ")),
    );
    diagnostics.push(match did_you_mean(word, names.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean \"{near}\"?")),
        None => diagnostic,
    });
    None
}
