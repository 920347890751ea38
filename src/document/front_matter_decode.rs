//! Front matter: its decoder.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::civil::Date;

use super::front_matter::{Correction, Review, Withdrawal};
use super::front_matter_shape::{
    CORRECTION, FRONT_MATTER, KINDS, LINK, PULL_QUOTE, REVIEW, WITHDRAWAL,
};
use super::image::{IMAGE, image};
use super::key_figure::key_figures;
use super::page_texts::{text, texts};
use super::{FrontMatter, Link, OrderNumber, PullQuote};
use crate::config::{language, read_sources};
use crate::diagnostic::{Code, Diagnostic, Subject};
use crate::source::{Source, Spanned};
use crate::yaml::{self, Decoder};

impl FrontMatter {
    /// Decodes the YAML between the dashes (`block` includes them). `language` is the page's unless a key overrides it; `taxonomies`
    /// are the ids of site.yaml's. What cannot be decoded is reported and left out; a page without front matter reports nothing
    /// here.
    pub fn decode(
        source: &Source,
        yaml: Range<usize>,
        block: Range<usize>,
        language: &str,
        taxonomies: &BTreeSet<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        if block.is_empty() {
            return Self::default();
        }
        let Some(node) = yaml::parse(source, yaml, diagnostics) else {
            return Self::default();
        };
        let line = source.line_of(block.start);
        let at = source.span(line);
        let others = Some(taxonomies);
        match Decoder::new(source, &node, &FRONT_MATTER, &at, others, diagnostics) {
            Some(mut decoder) => {
                if taxonomies.is_empty() {
                    may_be_a_taxonomy(decoder.diagnostics());
                }
                front_matter(&mut decoder, language, taxonomies)
            }
            None => Self::default(),
        }
    }
}

/// An unknown key may be meant for a taxonomy, which site.yaml must declare.
fn may_be_a_taxonomy(diagnostics: &mut [Diagnostic]) {
    let is_unlike = |found: &&mut Diagnostic| {
        let is_like = |subject: &Subject| matches!(subject, Subject::Key(_));
        found.code == Code::UnknownKey && !found.about.iter().any(is_like)
    };
    for found in diagnostics.iter_mut().filter(is_unlike) {
        found.add_help("a taxonomy of the site is declared in site.yaml, under `taxonomies`");
    }
}

fn front_matter(
    decoder: &mut Decoder<'_, '_>,
    site_language: &str,
    known: &BTreeSet<String>,
) -> FrontMatter {
    let own_language = decoder
        .word("language")
        .and_then(|word| language(decoder, word));
    let language = own_language
        .as_ref()
        .map_or_else(|| site_language.to_owned(), |word| word.value.clone());
    let language = language.as_str();
    FrontMatter {
        title: text(decoder, "title", language),
        summary: text(decoder, "summary", language),
        kind: decoder.one_of("kind", &KINDS),
        place: decoder.words("place"),
        organisation: text(decoder, "organisation", language),
        partners: texts(decoder, "partners", language),
        authors: texts(decoder, "authors", language),
        contact: text(decoder, "contact", language),
        links: decoder.maps("links", &LINK, |map, _| {
            let (title, url) = (text(map, "title", language), map.url("url"));
            Some(Link {
                title: title?,
                url: url?,
            })
        }),
        published: published(decoder),
        updated: decoder.date("updated"),
        draft: decoder.flag("draft").is_some_and(|flag| flag.value),
        embargo: decoder.moment("embargo"),
        as_at: decoder.date("as_at"),
        reviewed: decoder.maps("reviewed", &REVIEW, |map, _| {
            let (by, role) = (text(map, "by", language), text(map, "role", language));
            let on = map.date("on");
            Some(Review {
                by: by?,
                role,
                on: on?,
            })
        }),
        withdrawn: decoder.map("withdrawn", &WITHDRAWAL, |map| {
            let (on, reason) = (map.date("on"), text(map, "reason", language));
            let see = map.word("see");
            Some(Withdrawal {
                on: on?,
                reason: reason?,
                see,
            })
        }),
        corrections: decoder.maps("corrections", &CORRECTION, |map, _| {
            let (claim, was) = (map.word("claim"), text(map, "was", language));
            let (on, text) = (map.date("on"), text(map, "text", language));
            Some(Correction {
                on: on?,
                text: text?,
                claim: claim.map(without_mark),
                was,
            })
        }),
        order: decoder
            .number("order")
            .map(|number| number.map(OrderNumber::of)),
        slug: decoder.word("slug"),
        aliases: decoder.words("aliases"),
        image: decoder.map("image", &IMAGE, |map| image(map, language)),
        pull_quote: decoder.map("pull_quote", &PULL_QUOTE, |map| {
            let (attribution, source) = (text(map, "attribution", language), map.word("source"));
            Some(PullQuote {
                text: text(map, "text", language)?,
                attribution,
                source,
            })
        }),
        key_points: texts(decoder, "key_points", language),
        key_figures: key_figures(decoder, "key_figures"),
        indicators: decoder.words("indicators"),
        taxonomies: taxonomies(decoder, known),
        sources: {
            let entries = decoder.map_of("sources");
            let source = decoder.source();
            read_sources(source, entries, decoder.diagnostics())
        },
        translation_of: decoder.word("translation_of"),
        extra: decoder.node("extra").cloned(),
        language: own_language,
    }
}

/// An anchor without the `#` that it has in addresses.
fn without_mark(anchor: Spanned<String>) -> Spanned<String> {
    let skipped = anchor.value.rfind('#').map_or(0, |at| at + 1);
    let span = if anchor.span.range().len() == anchor.value.len() {
        anchor.span.part(skipped..anchor.value.len())
    } else {
        anchor.span
    };
    Spanned::new(anchor.value[skipped..].to_owned(), span)
}

/// The day of publication. Other programs have a flag of this name.
fn published(decoder: &mut Decoder<'_, '_>) -> Option<Spanned<Date>> {
    let (name, node) = decoder.entry("published")?;
    let help = match node.text() {
        Some("true") => "remove the line",
        Some("false") => "write: draft: true",
        _ => return decoder.date("published"),
    };
    let message = "published is a date: a page is published unless it says draft: true";
    let range = name.span.start as usize..node.span.end as usize;
    let span = decoder.source().span(range);
    decoder.push(Diagnostic::error(Code::WrongValue, span, message).help(help));
    None
}

/// The keys that are taxonomies of site.yaml; others are reported as unknown.
fn taxonomies(
    decoder: &mut Decoder<'_, '_>,
    known: &BTreeSet<String>,
) -> BTreeMap<String, Vec<Spanned<String>>> {
    let mut found = BTreeMap::new();
    for (name, node) in decoder.others() {
        if let Some(name) = name.text().filter(|name| known.contains(*name)) {
            found.insert(name.to_owned(), decoder.read_words(name, node));
        }
    }
    found
}
