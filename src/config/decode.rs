//! site.yaml: its decoder.

use std::collections::BTreeMap;

use super::brand::brand;
use super::shape::{
    ACCESSIBILITY, CONFORMANCE, EVIDENCE, LICENCE, MENU_ITEM, PERCENT, RAW_HTML, SITE, STYLE,
    TAXONOMY, TERM, THEME,
};
use super::text::{is_language, language};
use super::{
    Accessibility, DISCLOSURE, Disclosure, Evidence, Licence, LocalText, MenuItem, MenuTarget,
    PercentStyle, RawHtml, SiteConfig, Taxonomy, Term, ThemeChoice,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span, Spanned};
use crate::yaml::{self, Decoder, Node, Value};

impl SiteConfig {
    /// Decodes site.yaml. What is missing or wrong is reported and replaced by a default, so that the rest of the site is checked
    /// too; `None` only where the file cannot be parsed as YAML.
    pub fn decode(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let node = yaml::parse_file(source, diagnostics)?;
        let start = source.span(source.line_range(1));
        let mut decoder = Decoder::new(source, &node, &SITE, &start, None, diagnostics)?;
        Some(site(&mut decoder, &start))
    }
}

fn site(decoder: &mut Decoder<'_, '_>, start: &Span) -> SiteConfig {
    let stand_in = |text: &str| Spanned::new(text.to_owned(), start.clone());
    let main = decoder
        .word("language")
        .and_then(|word| language(decoder, word))
        .unwrap_or_else(|| stand_in("en"));
    let mut languages = vec![main.clone()];
    for word in decoder.words("languages") {
        if let Some(word) = language(decoder, word)
            && languages.iter().all(|known| known.value != word.value)
        {
            languages.push(word);
        }
    }
    check_unused(decoder);
    SiteConfig {
        title: LocalText::of(decoder, "title")
            .unwrap_or_else(|| LocalText::One(stand_in("Untitled"))),
        base_url: base_url(decoder).unwrap_or_else(|| stand_in("https://example.org/")),
        language: main.value,
        languages,
        organisation: LocalText::of(decoder, "organisation"),
        description: LocalText::of(decoder, "description"),
        licence: licence(decoder),
        theme: theme(decoder).unwrap_or_else(|| ThemeChoice {
            name: stand_in("default"),
            options: Vec::new(),
        }),
        brand: brand(decoder),
        menu: decoder.maps("menu", &MENU_ITEM, |map, _| menu_item(map)),
        taxonomies: taxonomies(decoder),
        benchmark: decoder.word("benchmark"),
        profiles: decoder.words("profiles"),
        evidence: decoder
            .one_of("evidence", &EVIDENCE)
            .map_or(Evidence::Advise, |choice| choice.value),
        not_statistics: decoder.words("not_statistics"),
        percent: decoder
            .map("style", &STYLE, |style| style.one_of("percent", &PERCENT))
            .map_or(PercentStyle::Words, |choice| choice.value),
        raw_html: decoder
            .one_of("raw_html", &RAW_HTML)
            .map_or(RawHtml::Refused, |choice| choice.value),
        time_zone: decoder
            .word("time_zone")
            .unwrap_or_else(|| stand_in("Europe/London")),
        accessibility: decoder
            .map("accessibility", &ACCESSIBILITY, |map| {
                Some(Accessibility {
                    status: map
                        .one_of("status", &CONFORMANCE)
                        .map(|choice| choice.value),
                    prepared: map.date("prepared"),
                    contact: LocalText::of(map, "contact"),
                    tests: LocalText::of(map, "tests"),
                    issues: LocalText::list(map, "issues"),
                })
            })
            .unwrap_or_default(),
        headers: headers(decoder),
        disclosure: decoder.map("disclosure", &DISCLOSURE, Disclosure::decode),
    }
}

/// Settings that are checked and have no effect yet.
fn check_unused(decoder: &mut Decoder<'_, '_>) {
    if let Some(flag) = decoder.flag("search")
        && flag.value
    {
        decoder.push(
            Diagnostic::advice(Code::NotYet, flag.span, "search has no effect yet")
                .help("it may stay: a later version of Casebook will act on it"),
        );
    }
}

/// Always with a slash at its end.
fn base_url(decoder: &mut Decoder<'_, '_>) -> Option<Spanned<String>> {
    let mut address = decoder.website("base_url")?;
    if !address.value.ends_with('/') {
        address.value.push('/');
    }
    Some(address)
}

fn licence(decoder: &mut Decoder<'_, '_>) -> Option<Licence> {
    let (name, node) = decoder.entry("licence")?;
    if is_text(node) {
        let title = LocalText::read(decoder, "licence", node)?;
        return Some(Licence { title, url: None });
    }
    decoder.read_map(node, &LICENCE, &name.span, |map| {
        let url = map.url("url");
        let title = LocalText::of(map, "title")?;
        Some(Licence { title, url })
    })
}

/// Whether a value is a text or one for each language, where a map is also possible.
fn is_text(node: &Node) -> bool {
    match &node.value {
        Value::Map(entries) => {
            !entries.is_empty()
                && entries.iter().all(|(name, _)| {
                    name.text()
                        .is_some_and(|name| name != "url" && is_language(name))
                })
        }
        _ => true,
    }
}

fn theme(decoder: &mut Decoder<'_, '_>) -> Option<ThemeChoice> {
    let (name, node) = decoder.entry("theme")?;
    if !matches!(node.value, Value::Map(_)) {
        let name = decoder.read_word("theme", node)?;
        let options = Vec::new();
        return Some(ThemeChoice { name, options });
    }
    decoder.read_map(node, &THEME, &name.span, |map| {
        let name = map.word("name");
        let options = pairs(map, "options");
        let name = name?;
        Some(ThemeChoice { name, options })
    })
}

/// A map from words to words.
fn pairs(
    decoder: &mut Decoder<'_, '_>,
    key: &'static str,
) -> Vec<(Spanned<String>, Spanned<String>)> {
    let mut pairs = Vec::new();
    for (name, node) in decoder.map_of(key) {
        if let (Some(text), Some(word)) = (name.text(), decoder.read_word(key, node)) {
            pairs.push((Spanned::new(text.to_owned(), name.span.clone()), word));
        }
    }
    pairs
}

fn menu_item(decoder: &mut Decoder<'_, '_>) -> Option<MenuItem> {
    let title = LocalText::of(decoder, "title");
    let (page, url) = (decoder.word("page"), decoder.url("url"));
    let target = page.map(MenuTarget::Page).or(url.map(MenuTarget::Url));
    Some(MenuItem {
        title: title?,
        target: target?,
    })
}

fn taxonomies(decoder: &mut Decoder<'_, '_>) -> Vec<(Spanned<String>, Taxonomy)> {
    let mut found = Vec::new();
    for (name, node) in decoder.map_of("taxonomies") {
        let Some(text) = name.text() else { continue };
        let id = Spanned::new(text.to_owned(), name.span.clone());
        if !is_id(text) {
            decoder.push(not_an_id(&id));
        }
        let taxonomy = decoder.read_map(node, &TAXONOMY, &name.span, |map| {
            let closed = map.entry("terms").is_some();
            let terms = map.maps("terms", &TERM, term);
            Some(Taxonomy {
                title: LocalText::of(map, "title"),
                terms: closed.then_some(terms),
            })
        });
        found.extend(taxonomy.map(|taxonomy| (id, taxonomy)));
    }
    found
}

fn term(decoder: &mut Decoder<'_, '_>, _: &Node) -> Option<Term> {
    let title = LocalText::of(decoder, "title");
    let id = decoder.word("id")?;
    if !is_id(&id) {
        decoder.push(not_an_id(&id));
    }
    let title = title.unwrap_or_else(|| LocalText::One(id.clone()));
    Some(Term { id, title })
}

/// Whether a word is a valid part of an address.
pub fn is_id(word: &str) -> bool {
    !word.is_empty()
        && word.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_')
        })
}

fn not_an_id(id: &Spanned<String>) -> Diagnostic {
    let message = format!("\"{}\" cannot be part of an address", id.value);
    Diagnostic::error(Code::WrongValue, id.span.clone(), message)
        .help("an id has small letters, digits and hyphens only, such as fair-work; the title may be anything")
}

fn headers(decoder: &mut Decoder<'_, '_>) -> BTreeMap<String, String> {
    let mut headers = BTreeMap::new();
    for (name, word) in pairs(decoder, "headers") {
        let known = !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if known && !word.value.contains(char::is_control) {
            headers.insert(name.value, word.value);
        } else {
            let message = format!(
                "\"{}\" is no header's name, or its value has line ends",
                name.value
            );
            decoder.push(
                Diagnostic::error(Code::WrongValue, word.span, message)
                    .help("write it as name: value, such as X-Robots-Tag: noindex"),
            );
        }
    }
    headers
}
