//! Front matter: its shape, and how it is read.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::front_matter::{Correction, Review, Withdrawal};
use super::key_figure::{KEY_FIGURE, key_figures};
use super::{FrontMatter, Image, Kind as PageKind, Link, PullQuote};
use crate::config::{LocalText, SOURCE, language, read_sources};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span, Spanned};
use crate::yaml::{self, Decoder, Key, Kind, Others, Shape, names};

const KINDS: [(&str, PageKind); 4] = [
    ("report", PageKind::Report),
    ("case-study", PageKind::CaseStudy),
    ("article", PageKind::Article),
    ("page", PageKind::Page),
];

/// The front matter of a page.
pub static FRONT_MATTER: Shape = Shape {
    name: "front matter",
    keys: &[
        Key::new(
            "title",
            Kind::Text,
            "The page's name. Links in it may be figures.",
        )
        .needed("title: Coventry")
        .meant_by(&["name", "headline"]),
        Key::new(
            "summary",
            Kind::Text,
            "One or two sentences for lists and search engines. Links in it may be figures.",
        )
        .needed("summary: What this page says, in a sentence.")
        .aliases(&["description"])
        .meant_by(&["standfirst", "abstract", "excerpt", "intro", "subtitle"]),
        Key::new(
            "kind",
            Kind::OneOf(&names(&KINDS)),
            "What sort of page it is: left out, a case study inside a report and a page elsewhere.",
        )
        .meant_by(&["type", "layout", "template"]),
        Key::new(
            "place",
            Kind::List(&Kind::Word),
            "The area that its figures and charts are about, by id, name or code.",
        )
        .meant_by(&["places", "area", "areas", "location"]),
        Key::new("organisation", Kind::Text, "Who is behind it.").meant_by(&[
            "organization",
            "council",
            "publisher",
        ]),
        Key::new("partners", Kind::List(&Kind::Text), "With whom.").meant_by(&["partner"]),
        Key::new("authors", Kind::List(&Kind::Text), "Who wrote it.")
            .aliases(&["author"])
            .meant_by(&["by", "writer"]),
        Key::new("contact", Kind::Text, "Whom to ask.").meant_by(&["email"]),
        Key::new("links", Kind::List(&Kind::Map(&LINK)), "Further reading.")
            .meant_by(&["link", "related", "url", "see_also"]),
        Key::new("published", Kind::Date, "When it was published.")
            .aliases(&["date"])
            .meant_by(&["publish_date", "created"]),
        Key::new("updated", Kind::Date, "When it was last changed.").meant_by(&[
            "modified",
            "lastmod",
            "last_updated",
        ]),
        Key::new("draft", Kind::Flag, "Held back: nowhere on the site.").meant_by(&["unpublished"]),
        Key::new("embargo", Kind::Moment, "Held back until then.").meant_by(&[
            "embargoed",
            "embargo_until",
            "publish_at",
        ]),
        Key::new(
            "as_at",
            Kind::Date,
            "The day as of which its figures are right.",
        )
        .not_yet(),
        Key::new(
            "reviewed",
            Kind::List(&Kind::Map(&REVIEW)),
            "Who reviewed it, and when.",
        )
        .not_yet(),
        Key::new(
            "corrections",
            Kind::List(&Kind::Map(&CORRECTION)),
            "What was corrected, and when.",
        )
        .not_yet(),
        Key::new(
            "withdrawn",
            Kind::Map(&WITHDRAWAL),
            "That the page is withdrawn, and why.",
        )
        .not_yet(),
        Key::new(
            "order",
            Kind::Integer,
            "Where it stands in its report; left out, the number of its file's name says.",
        )
        .aliases(&["weight"])
        .meant_by(&["position", "nav_order"]),
        Key::new(
            "slug",
            Kind::Word,
            "Takes the place of the last part of its address.",
        )
        .meant_by(&["permalink", "path"]),
        Key::new(
            "aliases",
            Kind::List(&Kind::Word),
            "Former addresses, which lead here.",
        )
        .meant_by(&["alias", "redirect_from", "redirects"]),
        Key::new("image", Kind::Map(&IMAGE), "Its picture.").meant_by(&[
            "picture",
            "photo",
            "cover",
            "thumbnail",
        ]),
        Key::new(
            "pull_quote",
            Kind::Map(&PULL_QUOTE),
            "Words set off from the text.",
        )
        .meant_by(&["quote", "pullquote"]),
        Key::new(
            "key_figures",
            Kind::List(&Kind::Map(&KEY_FIGURE)),
            "Two to four large numbers at the head of a case study.",
        )
        .meant_by(&["figures", "key-figures", "statistics", "stats"]),
        Key::new(
            "indicators",
            Kind::List(&Kind::Word),
            "The indicators of the panel for its place, by id or short.",
        )
        .meant_by(&["indicator"]),
        Key::new(
            "sources",
            Kind::MapOf(&Kind::Map(&SOURCE)),
            "Sources that only this page uses, as in sources.yaml.",
        )
        .meant_by(&["source", "references"]),
        Key::new(
            "language",
            Kind::Word,
            "The page's language, where the name of its file does not say: cy.",
        )
        .meant_by(&["lang", "locale"]),
        Key::new(
            "translation_of",
            Kind::Word,
            "The file of which it is a translation.",
        )
        .meant_by(&["translation"]),
        Key::new("extra", Kind::Any, "The theme's own fields.")
            .meant_by(&["params", "custom", "data"]),
    ],
};

static LINK: Shape = Shape {
    name: "a link",
    keys: &[
        Key::new("title", Kind::Text, "Its words.")
            .needed("title: The Marmot Review")
            .meant_by(&["name", "text", "label"]),
        Key::new("url", Kind::Url, "Where it leads.")
            .needed("url: https://www.example.org/")
            .meant_by(&["link", "href", "address"]),
    ],
};

static REVIEW: Shape = Shape {
    name: "a review",
    keys: &[
        Key::new("by", Kind::Text, "Who.")
            .needed("by: A. Jones")
            .meant_by(&["name", "reviewer"]),
        Key::new("role", Kind::Text, "As what."),
        Key::new("on", Kind::Date, "When.")
            .needed("on: 2025-01-31")
            .meant_by(&["date"]),
    ],
};

static CORRECTION: Shape = Shape {
    name: "a correction",
    keys: &[
        Key::new("on", Kind::Date, "When.")
            .needed("on: 2025-01-31")
            .meant_by(&["date"]),
        Key::new("text", Kind::Text, "What was corrected.")
            .needed("text: The figure for 2019 was wrong.")
            .meant_by(&["note", "what"]),
    ],
};

static WITHDRAWAL: Shape = Shape {
    name: "withdrawn",
    keys: &[
        Key::new("on", Kind::Date, "When.")
            .needed("on: 2025-01-31")
            .meant_by(&["date"]),
        Key::new("reason", Kind::Text, "Why.")
            .needed("reason: The data were withdrawn by their publisher.")
            .meant_by(&["text", "why"]),
        Key::new("see", Kind::Word, "The page to read instead.").meant_by(&["instead", "page"]),
    ],
};

static IMAGE: Shape = Shape {
    name: "an image",
    keys: &[
        Key::new("src", Kind::Word, "The file, from the page's folder.")
            .needed("src: job-shop.jpg")
            .meant_by(&["file", "path", "url", "href"]),
        Key::new(
            "alt",
            Kind::Text,
            "What it shows, for those who do not see it. Links in it may be figures.",
        )
        .meant_by(&["description", "text"]),
        Key::new(
            "decorative",
            Kind::Flag,
            "That it shows nothing that the text does not say.",
        ),
        Key::new("credit", Kind::Text, "Who made it.").meant_by(&[
            "copyright",
            "author",
            "photographer",
        ]),
        Key::new(
            "caption",
            Kind::Text,
            "What stands below it. Links in it may be figures.",
        )
        .meant_by(&["title"]),
    ],
};

static PULL_QUOTE: Shape = Shape {
    name: "a pull quote",
    keys: &[
        Key::new(
            "text",
            Kind::Text,
            "The words. Links in them may be figures.",
        )
        .needed("text: It did not last.")
        .meant_by(&["quote", "words"]),
        Key::new("attribution", Kind::Text, "Who said them.")
            .meant_by(&["by", "author", "name", "cite"]),
        Key::new(
            "source",
            Kind::Word,
            "The id of the source that they are from.",
        ),
    ],
};

impl FrontMatter {
    /// Reads the YAML between the dashes (`block` is with them). `language` is the page's unless it says another; `taxonomies`
    /// are the ids of site.yaml's. What cannot be read is said and left out; a page without front matter says nothing here.
    pub fn decode(
        source: &Source,
        yaml: Range<usize>,
        block: Range<usize>,
        language: &str,
        taxonomies: &BTreeSet<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let span = source.span(block.clone());
        let nothing = || Self {
            span: Some(span.clone()),
            ..Self::default()
        };
        if block.is_empty() {
            return nothing();
        }
        let Some(node) = yaml::parse(source, yaml, diagnostics) else {
            return nothing();
        };
        let line = source.line_range(source.position(span.start).line);
        let at = source.span(line);
        let others = Others::Named(taxonomies);
        match Decoder::new(source, &node, &FRONT_MATTER, &at, others, diagnostics) {
            Some(mut decoder) => front_matter(&mut decoder, span, language),
            None => nothing(),
        }
    }
}

fn front_matter(decoder: &mut Decoder<'_, '_>, span: Span, site_language: &str) -> FrontMatter {
    let own_language = decoder
        .word("language")
        .and_then(|word| language(decoder, word));
    let language = own_language
        .as_ref()
        .map_or_else(|| site_language.to_owned(), |word| word.value.clone());
    let language = language.as_str();
    FrontMatter {
        span: Some(span),
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
        published: decoder.date("published"),
        updated: decoder.date("updated"),
        draft: decoder.flag("draft").is_some_and(|flag| flag.value),
        embargo: decoder.moment("embargo"),
        as_at: decoder.date("as_at"),
        reviewed: decoder.maps("reviewed", &REVIEW, |map, _| review(map, language)),
        corrections: decoder.maps("corrections", &CORRECTION, |map, _| {
            let (on, text) = (map.date("on"), text(map, "text", language));
            Some(Correction {
                on: on?,
                text: text?,
            })
        }),
        withdrawn: decoder.map("withdrawn", &WITHDRAWAL, |map| withdrawal(map, language)),
        order: decoder.integer("order"),
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
        key_figures: key_figures(decoder, "key_figures"),
        indicators: decoder.words("indicators"),
        taxonomies: taxonomies(decoder),
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

/// A text that readers see, in the page's language.
pub(super) fn text(
    decoder: &mut Decoder<'_, '_>,
    key: &'static str,
    language: &str,
) -> Option<Spanned<String>> {
    LocalText::of(decoder, key).map(|text| text.get(language).clone())
}

fn texts(decoder: &mut Decoder<'_, '_>, key: &'static str, language: &str) -> Vec<Spanned<String>> {
    LocalText::list(decoder, key)
        .iter()
        .map(|text| text.get(language).clone())
        .collect()
}

fn review(decoder: &mut Decoder<'_, '_>, language: &str) -> Option<Review> {
    let (by, role, on) = (
        text(decoder, "by", language),
        text(decoder, "role", language),
        decoder.date("on"),
    );
    Some(Review {
        by: by?,
        role,
        on: on?,
    })
}

fn withdrawal(decoder: &mut Decoder<'_, '_>, language: &str) -> Option<Withdrawal> {
    let (on, reason, see) = (
        decoder.date("on"),
        text(decoder, "reason", language),
        decoder.word("see"),
    );
    Some(Withdrawal {
        on: on?,
        reason: reason?,
        see,
    })
}

fn image(decoder: &mut Decoder<'_, '_>, language: &str) -> Option<Image> {
    let src = decoder.word("src");
    let had_alt = decoder.entry("alt").map(|(name, _)| name.span.clone());
    let alt = text(decoder, "alt", language);
    let decorative = decoder.flag("decorative");
    let is_decorative = decorative.as_ref().is_some_and(|flag| flag.value);
    let (credit, caption) = (
        text(decoder, "credit", language),
        text(decoder, "caption", language),
    );
    let src = src?;
    match had_alt {
        None if !is_decorative => {
            let message = "an image needs alt, words for those who do not see it";
            decoder.push(
                Diagnostic::error(Code::MissingKey, src.span.clone(), message)
                    .help("add a line such as: alt: The Job Shop's window on the high street")
                    .help("if it shows nothing that the text does not say, add: decorative: true"),
            );
        }
        Some(place) if is_decorative => {
            let message = "an image that is decorative has no alt";
            decoder.push(
                Diagnostic::error(Code::WrongValue, place, message)
                    .help("take one of the two lines out"),
            );
        }
        _ => {}
    }
    Some(Image {
        src,
        alt: alt.filter(|_| !is_decorative),
        credit,
        caption,
    })
}

/// The keys that are taxonomies of site.yaml.
fn taxonomies(decoder: &mut Decoder<'_, '_>) -> BTreeMap<String, Vec<Spanned<String>>> {
    let mut found = BTreeMap::new();
    for (name, node) in decoder.others() {
        if let Some(name) = name.text() {
            found.insert(name.to_owned(), decoder.read_words(name, node));
        }
    }
    found
}
