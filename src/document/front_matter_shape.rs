//! Front matter: its shape.

use super::Kind as PageKind;
use super::image::IMAGE;
use super::key_figure::KEY_FIGURE;
use crate::config::SOURCE;
use crate::yaml::{Key, Kind, Shape, names};

pub(super) const KINDS: [(&str, PageKind); 4] = [
    ("report", PageKind::Report),
    ("case-study", PageKind::CaseStudy),
    ("article", PageKind::Article),
    ("page", PageKind::Page),
];

/// The front matter of a page.
pub static FRONT_MATTER: Shape = Shape::new(
    "front matter",
    &[
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
        Key::new("draft", Kind::Flag, "Unpublished: nowhere on the site.")
            .never_empty("the page would be published", "draft: true")
            .meant_by(&["unpublished"]),
        Key::new("embargo", Kind::Moment, "Unpublished until then.")
            .never_empty("the page would be published", "embargo: 2030-01-31 09:30")
            .meant_by(&["embargoed", "embargo_until", "publish_at"]),
        Key::new(
            "as_at",
            Kind::Date,
            "The day as of which its figures are right: they are checked against the data that were published then.",
        )
        .meant_by(&["as-at", "figures_as_at", "data_as_at"]),
        Key::new(
            "reviewed",
            Kind::List(&Kind::Map(&REVIEW)),
            "Who reviewed it, and when.",
        )
        .meant_by(&["reviews", "reviewers", "signed_off"]),
        Key::new(
            "corrections",
            Kind::List(&Kind::Map(&CORRECTION)),
            "What was corrected, and when.",
        ),
        Key::new(
            "withdrawn",
            Kind::Map(&WITHDRAWAL),
            "That the page is withdrawn, and why: of it only the title, the reason and the address are left.",
        ),
        Key::new(
            "order",
            Kind::Number,
            "Where it is in its report, such as 2 or 2.10, which comes after 2.9; left out, the number of its file's name says.",
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
            "key_points",
            Kind::List(&Kind::Text),
            "Three to five sentences with what matters most, at the head of the page. Links in them may be figures.",
        )
        .meant_by(&["highlights", "key-points", "keypoints", "summary_points"]),
        Key::new(
            "key_figures",
            Kind::List(&Kind::Map(&KEY_FIGURE)),
            "Two to four large numbers at the head of the page.",
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
);

pub(super) static LINK: Shape = Shape::new(
    "a link",
    &[
        Key::new("title", Kind::Text, "Its words.")
            .needed("title: The Marmot Review")
            .meant_by(&["name", "text", "label"]),
        Key::new("url", Kind::Url, "Where it leads.")
            .needed("url: https://www.example.org/")
            .meant_by(&["link", "href", "address"]),
    ],
);

pub(super) static REVIEW: Shape = Shape::new(
    "a review",
    &[
        Key::new("by", Kind::Text, "Who.")
            .needed("by: A. Jones")
            .meant_by(&["name", "reviewer"]),
        Key::new("role", Kind::Text, "As what."),
        Key::new("on", Kind::Date, "When.")
            .needed("on: 2025-01-31")
            .meant_by(&["date"]),
    ],
);

pub(super) static CORRECTION: Shape = Shape::new(
    "a correction",
    &[
        Key::new("on", Kind::Date, "When.")
            .needed("on: 2025-01-31")
            .meant_by(&["date"]),
        Key::new("text", Kind::Text, "What was corrected.")
            .needed("text: The figure for 2019 was wrong.")
            .meant_by(&["note", "what"]),
        Key::new(
            "claim",
            Kind::Word,
            "The claim that was corrected: its address on the page, as casebook claims lists it.",
        )
        .example("claim: imd-coventry-2019")
        .meant_by(&["anchor", "figure", "at"]),
        Key::new("was", Kind::Text, "What the claim said before.")
            .example("was: 14.9 per cent")
            .meant_by(&["old", "before", "said"]),
    ],
);

pub(super) static WITHDRAWAL: Shape = Shape::new(
    "withdrawn",
    &[
        Key::new("on", Kind::Date, "When.")
            .needed("on: 2025-01-31")
            .meant_by(&["date"]),
        Key::new("reason", Kind::Text, "Why.")
            .needed("reason: The data were withdrawn by their publisher.")
            .meant_by(&["text", "why"]),
        Key::new("see", Kind::Word, "The page to read instead.").meant_by(&["instead", "page"]),
    ],
);

pub(super) static PULL_QUOTE: Shape = Shape::new(
    "a pull quote",
    &[
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
);
