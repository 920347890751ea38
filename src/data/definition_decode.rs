//! indicators/ID.yaml: its decoder.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::data_file_decode::lists_by_word;
use super::definition_shape::{
    BREAK, COMPARE, CONFIDENCE, COVERAGES, DATA, DEFINITION, DESIGNATIONS, DIMENSION, POLARITIES,
    PUBLICATION, STABLE, UNIT, UNIT_KINDS,
};
use super::unit::SCALES;
use super::{Break, Compare, Coverage, DataFile, Definition, Dimension, Publication, Unit};
use crate::config::{DISCLOSURE, Disclosure, LocalText};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::{Source, Spanned};
use crate::yaml::{self, Decoder, Node, Value};

impl Definition {
    /// Reads indicators/ID.yaml; `taxonomies` are the ids of site.yaml's. `None` where it cannot be read as YAML, or has no unit.
    pub fn decode(
        source: &Source,
        taxonomies: &BTreeSet<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let node = yaml::parse_file(source, diagnostics)?;
        let start = source.span(source.line_range(1));
        let others = Some(taxonomies);
        let mut decoder = Decoder::new(source, &node, &DEFINITION, &start, others, diagnostics)?;
        let id = Spanned::new(source.path().stem().to_owned(), start);
        definition(&mut decoder, id, taxonomies)
    }
}

fn definition(
    decoder: &mut Decoder<'_, '_>,
    id: Spanned<String>,
    known: &BTreeSet<String>,
) -> Option<Definition> {
    let title = LocalText::of(decoder, "title").unwrap_or_else(|| LocalText::One(id.clone()));
    let unit = unit(decoder);
    let source = decoder.map("source", &PUBLICATION, |map| Some(publication(map, &id)));
    let definition = Definition {
        title,
        short: short(decoder),
        meaning: LocalText::of(decoder, "definition"),
        notes: LocalText::list(decoder, "notes"),
        phrases: decoder.words("phrases"),
        population: LocalText::of(decoder, "of"),
        opposites: decoder.words("not"),
        unit: Unit::from_text(""),
        decimals: decimals(decoder),
        polarity: decoder
            .one_of("polarity", &POLARITIES)
            .map(|choice| choice.value),
        relative: decoder.flag("relative").is_some_and(|flag| flag.value),
        source: source.unwrap_or_else(|| unpublished(&id)),
        data: decoder.map("data", &DATA, |map| Some(DataFile::decode(map))),
        dimensions: dimensions(decoder),
        benchmark: decoder.word("benchmark"),
        confidence: decoder.map("confidence", &CONFIDENCE, confidence),
        numerator: decoder.word("numerator"),
        denominator: decoder.word("denominator"),
        coverage: decoder
            .one_of("coverage", &COVERAGES)
            .map_or(Coverage::Complete, |choice| choice.value),
        disclosure: decoder.map("disclosure", &DISCLOSURE, Disclosure::decode),
        stable_within: decoder.map("stable_within", &STABLE, stable_within),
        breaks: decoder.maps("breaks", &BREAK, |map, _| a_break(map)),
        taxonomies: taxonomies(decoder, known),
        draft: decoder.flag("draft").is_some_and(|flag| flag.value),
        embargo: decoder.moment("embargo"),
        id,
    };
    Some(Definition {
        unit: unit?,
        ..definition
    })
}

/// A name for links: one word, so that it can be part of an address.
fn short(decoder: &mut Decoder<'_, '_>) -> Option<Spanned<String>> {
    let short = decoder.word("short")?;
    let is_strange = |letter: char| letter.is_whitespace() || "?&#/%()[]".contains(letter);
    if short.value.contains(is_strange) {
        let words = short.value.split(is_strange);
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        decoder.push(
            Diagnostic::error(
                Code::BadId,
                short.span.clone(),
                format!("\"{}\" cannot be used in a link's address", short.value),
            )
            .help(format!("write: short: {}", words.join("-"))),
        );
        return None;
    }
    Some(short)
}

fn unit(decoder: &mut Decoder<'_, '_>) -> Option<Unit> {
    let (name, node) = decoder.entry("unit")?;
    if !matches!(node.value, Value::Map(_)) {
        let word = decoder.read_word("unit", node)?;
        return Some(Unit::from_text(&word));
    }
    decoder.read_map(node, &UNIT, &name.span, |map| {
        let mut side = |key| map.node(key).cloned();
        let (prefix, suffix) = (side("prefix"), side("suffix"));
        let names_kind = map.node("kind").is_some();
        let kind = map.one_of("kind", &UNIT_KINDS).map(|choice| choice.value);
        if names_kind && kind.is_none() {
            return None;
        }
        let prefix = prefix.map_or_else(String::new, |node| affix(map, "prefix", &node));
        let mut suffix = suffix.map_or_else(String::new, |node| affix(map, "suffix", &node));
        let scales = SCALES.map(|(word, scale)| (word, (word, scale)));
        let scale = map.one_of("scale", &scales).map(|choice| choice.value);
        if let Some((word, _)) = scale {
            suffix = [" ", word, " ", &suffix].concat();
            suffix.truncate(suffix.trim_end().len());
        }
        if suffix.starts_with(char::is_alphanumeric) && !quoted(map, "suffix") {
            suffix.insert(0, ' ');
        }
        let text = format!("{prefix}{suffix}").trim().to_owned();
        if text.is_empty() && kind.is_none() {
            map.push(
                Diagnostic::error(
                    Code::MissingKey,
                    name.span.clone(),
                    "a unit needs prefix, suffix or kind",
                )
                .help("write: unit: {suffix: years}")
                .help("or, for a number without a unit: unit: {kind: index}"),
            );
        }
        let guess = Unit::from_text(&text);
        Some(Unit {
            prefix,
            suffix,
            kind: kind.unwrap_or(guess.kind),
            scale: scale.map_or(guess.scale, |(_, scale)| scale.into()),
            text,
        })
    })
}

/// A prefix or suffix of a value: in quotes, its spaces count.
fn affix(decoder: &mut Decoder<'_, '_>, key: &str, node: &Node) -> String {
    decoder
        .read_word(key, node)
        .map_or_else(String::new, |_| node.text().unwrap_or_default().to_owned())
}

fn quoted(decoder: &mut Decoder<'_, '_>, key: &'static str) -> bool {
    decoder
        .node(key)
        .is_some_and(|node| matches!(node.value, Value::Scalar { quoted: true, .. }))
}

fn decimals(decoder: &mut Decoder<'_, '_>) -> Option<u32> {
    let number = decoder.integer("decimals")?;
    let decimals = u32::try_from(number.value)
        .ok()
        .filter(|&decimals| decimals <= 28);
    if decimals.is_none() {
        decoder.push(
            Diagnostic::error(
                Code::WrongValue,
                number.span,
                "readers see 0 to 28 decimals",
            )
            .help("write a whole number, such as 1"),
        );
    }
    decimals
}

/// Missing keys were reported; the indicator's id is used instead.
fn publication(decoder: &mut Decoder<'_, '_>, id: &Spanned<String>) -> Publication {
    let nothing = || LocalText::One(id.clone());
    Publication {
        title: LocalText::of(decoder, "title").unwrap_or_else(nothing),
        publisher: LocalText::of(decoder, "publisher").unwrap_or_else(nothing),
        url: decoder.url("url"),
        licence: LocalText::of(decoder, "licence").unwrap_or_else(nothing),
        published: decoder.word("published"),
        next_update: decoder.word("next_update"),
        retrieved: decoder.word("retrieved"),
        designation: decoder
            .one_of("designation", &DESIGNATIONS)
            .map(|choice| choice.value),
        attribution: LocalText::of(decoder, "attribution"),
    }
}

fn unpublished(id: &Spanned<String>) -> Publication {
    let nothing = || LocalText::One(id.clone());
    Publication {
        title: nothing(),
        publisher: nothing(),
        url: None,
        licence: nothing(),
        published: None,
        next_update: None,
        retrieved: None,
        designation: None,
        attribution: None,
    }
}

fn dimensions(decoder: &mut Decoder<'_, '_>) -> Vec<(Spanned<String>, Dimension)> {
    let mut found = Vec::new();
    for (name, node) in decoder.map_of("dimensions") {
        let Some(text) = name.text() else { continue };
        let dimension = decoder.read_map(node, &DIMENSION, &name.span, |map| {
            let mut values = Vec::new();
            for (name, node) in map.map_of("values") {
                let Some(text) = name.text() else { continue };
                let id = Spanned::new(text.to_owned(), name.span.clone());
                let title = match &node.value {
                    Value::Null => None,
                    _ => LocalText::read(map, "values", node),
                };
                let title = title.unwrap_or_else(|| LocalText::One(id.clone()));
                values.push((id, title));
            }
            Some(Dimension {
                title: LocalText::of(map, "title"),
                values,
                total: map.word("total"),
                ordered: map.flag("ordered").is_some_and(|flag| flag.value),
            })
        });
        let id = Spanned::new(text.to_owned(), name.span.clone());
        found.extend(dimension.map(|dimension| (id, dimension)));
    }
    found
}

fn confidence(decoder: &mut Decoder<'_, '_>) -> Option<Decimal> {
    let level = decoder.number("level")?;
    if level.value > Decimal::from(50) && level.value < Decimal::from(100) {
        return Some(level.value);
    }
    decoder.push(
        Diagnostic::error(
            Code::WrongValue,
            level.span,
            "a confidence level is between 50 and 100",
        )
        .help("write it in per cent, such as 95"),
    );
    None
}

fn stable_within(decoder: &mut Decoder<'_, '_>) -> Option<Decimal> {
    // The reason is for those who read the definition.
    LocalText::of(decoder, "reason");
    let value = decoder.number("value")?;
    if value.value.is_sign_negative() {
        decoder.push(
            Diagnostic::error(
                Code::WrongValue,
                value.span,
                "a difference cannot be below zero",
            )
            .help(format!("write {}", value.value.abs())),
        );
        return None;
    }
    Some(value.value)
}

fn a_break(decoder: &mut Decoder<'_, '_>) -> Option<Break> {
    let (from, reason) = (decoder.word("from"), LocalText::of(decoder, "reason"));
    let compare = decoder
        .one_of("compare", &COMPARE)
        .map_or(Compare::Never, |choice| choice.value);
    Some(Break {
        from: from?,
        reason: reason?,
        compare,
    })
}

/// Terms by taxonomy: from `taxonomies`, and from the keys that are taxonomies of site.yaml.
fn taxonomies(
    decoder: &mut Decoder<'_, '_>,
    known: &BTreeSet<String>,
) -> BTreeMap<String, Vec<Spanned<String>>> {
    for (name, _) in decoder.map_of("taxonomies") {
        if let Some(text) = name.text()
            && !known.contains(text)
        {
            let error = Diagnostic::error(
                Code::UnknownKey,
                name.span.clone(),
                format!("the site has no taxonomy \"{text}\""),
            );
            let ids: Vec<&str> = known.iter().map(String::as_str).collect();
            decoder.push(match did_you_mean(text, ids.iter().copied()) {
                Some(near) => error.help(format!("did you mean \"{near}\"?")),
                None if ids.is_empty() => {
                    error.help("list it under `taxonomies` in site.yaml, or leave it out")
                }
                None => error.help(format!("its taxonomies are {}", ids.join(", "))),
            });
        }
    }
    let mut found = lists_by_word(decoder, "taxonomies");
    let others: Vec<(&Node, &Node)> = decoder.others().collect();
    for (name, node) in others {
        if let Some(name) = name.text() {
            let terms = decoder.read_words(name, node);
            found.entry(name.to_owned()).or_default().extend(terms);
        }
    }
    found
}
