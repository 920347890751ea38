//! site.yaml: its shape, and how it is read.

use std::collections::BTreeMap;

use super::text::{is_language, language};
use super::{
    Accessibility, Evidence, Licence, LocalText, MenuItem, MenuTarget, PercentStyle, RawHtml,
    SiteConfig, Taxonomy, Term, ThemeChoice,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span, Spanned};
use crate::yaml::{self, Decoder, Key, Kind, Node, Others, Shape, Value, names};

const EVIDENCE: [(&str, Evidence); 3] = [
    ("off", Evidence::Off),
    ("advise", Evidence::Advise),
    ("require", Evidence::Require),
];

const PERCENT: [(&str, PercentStyle); 2] =
    [("per cent", PercentStyle::Words), ("%", PercentStyle::Sign)];

const RAW_HTML: [(&str, RawHtml); 2] = [
    ("refused", RawHtml::Refused),
    ("sanitised", RawHtml::Sanitised),
];

/// site.yaml.
pub static SITE: Shape = Shape {
    name: "site.yaml",
    keys: &[
        Key::new("title", Kind::Text, "The site's name.").needed("title: Marmot places").meant_by(&["name", "site"]),
        Key::new("base_url", Kind::Website, "Where the site will be published.")
            .needed("base_url: https://example.org/report/")
            .meant_by(&["baseurl", "url", "address", "site_url", "domain"]),
        Key::new("language", Kind::Word, "The main language, by its code: en (left out, it is en).").meant_by(&["lang", "locale"]),
        Key::new("languages", Kind::List(&Kind::Word), "All languages of the site, by their codes.").meant_by(&["langs"]),
        Key::new("organisation", Kind::Text, "Who publishes the site.").meant_by(&["organization", "publisher", "author"]),
        Key::new("description", Kind::Text, "What the site is, in one or two sentences.").meant_by(&["summary", "tagline", "subtitle"]),
        Key::new("licence", Kind::Either(&[Kind::Text, Kind::Map(&LICENCE)]), "What others may do with the text: a licence's name, or its title and url.")
            .meant_by(&["license", "copyright"]),
        Key::new("theme", Kind::Either(&[Kind::Word, Kind::Map(&THEME)]), "The theme: a name, or its name and options.").meant_by(&["template"]),
        Key::new("menu", Kind::List(&Kind::Map(&MENU_ITEM)), "Links at the head of every page.").meant_by(&["navigation", "nav"]),
        Key::new("taxonomies", Kind::MapOf(&Kind::Map(&TAXONOMY)), "Ways to group pages, by id: closed where terms are given, open where not ({}).")
            .meant_by(&["taxonomy", "categories", "tags"]),
        Key::new("benchmark", Kind::Word, "The area that others are compared with, where an indicator and a place's nation do not say."),
        Key::new("profiles", Kind::List(&Kind::Word), "Areas that get a page of their own in any case.").meant_by(&["places", "areas"]),
        Key::new("evidence", Kind::OneOf(&names(&EVIDENCE)), "What a statistic costs that is bound to no data and no source: nothing, advice (left out, it is that), or an error."),
        Key::new("not_statistics", Kind::List(&Kind::Word), "Phrases with numbers that are no statistics."),
        Key::new("style", Kind::Map(&STYLE), "How proposed wordings are written."),
        Key::new("raw_html", Kind::OneOf(&names(&RAW_HTML)), "What happens to HTML in Markdown: an error (left out, it is that), or it is sanitised.").meant_by(&["html"]),
        Key::new("disclosure", Kind::Map(&DISCLOSURE), "Which counts are too small to be published.").not_yet(),
        Key::new("search", Kind::Flag, "Whether the site can be searched (left out, it can)."),
        Key::new("time_zone", Kind::Word, "The zone of embargoes that name none (left out, Europe/London).").meant_by(&["timezone"]),
        Key::new("accessibility", Kind::Map(&ACCESSIBILITY), "What the accessibility statement says."),
        Key::new("headers", Kind::MapOf(&Kind::Word), "HTTP headers for hosts that read a file of them."),
    ],
};

static LICENCE: Shape = Shape {
    name: "a licence",
    keys: &[
        Key::new("title", Kind::Text, "Its name.")
            .needed("title: Open Government Licence v3.0")
            .meant_by(&["name"]),
        Key::new("url", Kind::Url, "Where it can be read.").meant_by(&["link", "href"]),
    ],
};

static THEME: Shape = Shape {
    name: "the theme",
    keys: &[
        Key::new("name", Kind::Word, "The folder's name below themes/.").needed("name: default"),
        Key::new(
            "options",
            Kind::MapOf(&Kind::Word),
            "The theme's options, by name.",
        ),
    ],
};

static MENU_ITEM: Shape = Shape {
    name: "a menu entry",
    keys: &[
        Key::new("title", Kind::Text, "Its words.")
            .needed("title: About this report")
            .meant_by(&["name", "label", "text"]),
        Key::new(
            "page",
            Kind::Word,
            "The page that it leads to, by its file in content/.",
        )
        .meant_by(&["file", "path"]),
        Key::new("url", Kind::Url, "The address that it leads to.").meant_by(&["link", "href"]),
    ],
};

static TAXONOMY: Shape = Shape {
    name: "a taxonomy",
    keys: &[
        Key::new("title", Kind::Text, "Its name for readers.").meant_by(&["name", "label"]),
        Key::new(
            "terms",
            Kind::List(&Kind::Map(&TERM)),
            "Its terms, in order; without them, it takes any.",
        ),
    ],
};

static TERM: Shape = Shape {
    name: "a term",
    keys: &[
        Key::new("id", Kind::Word, "What pages write.")
            .needed("id: fair-work")
            .meant_by(&["name", "slug", "key"]),
        Key::new("title", Kind::Text, "Its name for readers.")
            .needed("title: Fair employment and good work")
            .meant_by(&["label"]),
    ],
};

static STYLE: Shape = Shape {
    name: "style",
    keys: &[Key::new(
        "percent",
        Kind::OneOf(&names(&PERCENT)),
        "How a percentage is written: 18.5 per cent (left out, it is that) or 18.5%.",
    )],
};

static DISCLOSURE: Shape = Shape {
    name: "disclosure",
    keys: &[Key::new("below", Kind::Number, "Counts below this are refused.").needed("below: 5")],
};

static ACCESSIBILITY: Shape = Shape {
    name: "accessibility",
    keys: &[
        Key::new("contact", Kind::Text, "Whom to tell of a problem.").meant_by(&["email"]),
        Key::new("tests", Kind::Text, "How the site was tested.").meant_by(&["tested"]),
        Key::new(
            "issues",
            Kind::List(&Kind::Text),
            "What is known not to work.",
        )
        .meant_by(&["problems"]),
    ],
};

impl SiteConfig {
    /// Reads site.yaml. What is missing or wrong is said and has a stand-in, so that the rest of the site is checked too;
    /// `None` only where the file cannot be read as YAML.
    pub fn decode(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let node = yaml::parse(source, 0..source.text().len(), diagnostics)?;
        let start = source.span(source.line_range(1));
        let mut decoder = Decoder::new(source, &node, &SITE, &start, Others::Refused, diagnostics)?;
        Some(site(&mut decoder, &start))
    }
}

fn site(decoder: &mut Decoder<'_, '_>, start: &Span) -> SiteConfig {
    let stand_in = |text: &str| Spanned::new(text.to_owned(), start.clone());
    let main = decoder
        .word("language")
        .and_then(|word| language(decoder, word))
        .map_or_else(|| "en".to_owned(), |word| word.value);
    let mut languages = vec![main.clone()];
    for word in decoder.words("languages") {
        if let Some(word) = language(decoder, word)
            && !languages.contains(&word.value)
        {
            languages.push(word.value);
        }
    }
    SiteConfig {
        title: LocalText::of(decoder, "title")
            .unwrap_or_else(|| LocalText::One(stand_in("Untitled"))),
        base_url: base_url(decoder).unwrap_or_else(|| stand_in("https://example.org/")),
        language: main,
        languages,
        organisation: LocalText::of(decoder, "organisation"),
        description: LocalText::of(decoder, "description"),
        licence: licence(decoder),
        theme: theme(decoder).unwrap_or_else(|| ThemeChoice {
            name: stand_in("default"),
            options: BTreeMap::new(),
        }),
        menu: decoder.maps("menu", &MENU_ITEM, menu_item),
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
        disclosure_below: decoder.map("disclosure", &DISCLOSURE, |map| map.number("below")),
        search: decoder.flag("search").is_none_or(|flag| flag.value),
        time_zone: decoder
            .word("time_zone")
            .unwrap_or_else(|| stand_in("Europe/London")),
        accessibility: decoder
            .map("accessibility", &ACCESSIBILITY, |map| {
                Some(Accessibility {
                    contact: LocalText::of(map, "contact"),
                    tests: LocalText::of(map, "tests"),
                    issues: LocalText::list(map, "issues"),
                })
            })
            .unwrap_or_default(),
        headers: headers(decoder),
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

/// Whether a value is a text or one for each language, where a map may stand too.
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
        let options = BTreeMap::new();
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
fn pairs(decoder: &mut Decoder<'_, '_>, key: &'static str) -> BTreeMap<String, Spanned<String>> {
    let mut pairs = BTreeMap::new();
    for (name, node) in decoder.map_of(key) {
        if let (Some(name), Some(word)) = (name.text(), decoder.read_word(key, node)) {
            pairs.insert(name.to_owned(), word);
        }
    }
    pairs
}

fn menu_item(decoder: &mut Decoder<'_, '_>, item: &Node) -> Option<MenuItem> {
    let title = LocalText::of(decoder, "title");
    let page = decoder.word("page");
    let had_url = decoder.entry("url").is_some();
    let url = decoder.url("url");
    let target = match (page, url) {
        (Some(page), None) if !had_url => MenuTarget::Page(page),
        (None, Some(url)) => MenuTarget::Url(url),
        (None, None) if had_url => return None,
        (page, _) => {
            let (message, help) = match page {
                Some(_) => (
                    "a menu entry leads to one thing: a page or an address",
                    "keep page or url",
                ),
                None => (
                    "a menu entry needs a page or an address",
                    "add a line such as: page: marmot-places/index.md",
                ),
            };
            let diagnostic = Diagnostic::error(Code::WrongValue, item.span.clone(), message);
            decoder.push(diagnostic.help(help));
            return None;
        }
    };
    Some(MenuItem {
        title: title?,
        target,
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

/// Whether a word can stand in an address as it is.
fn is_id(word: &str) -> bool {
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
            headers.insert(name, word.value);
        } else {
            let message = format!("{name:?} is no header's name, or its value has line ends");
            decoder.push(
                Diagnostic::error(Code::WrongValue, word.span, message)
                    .help("write it as name: value, such as X-Robots-Tag: noindex"),
            );
        }
    }
    headers
}
