//! site.yaml: its shape.

use super::brand::{FOOTER_KINDS, PICTURE_KINDS};
use super::{Conformance, DISCLOSURE, Evidence, PercentStyle, RawHtml};
use crate::yaml::{Key, Kind, Shape, names};

pub(super) const EVIDENCE: [(&str, Evidence); 3] = [
    ("off", Evidence::Off),
    ("advise", Evidence::Advise),
    ("require", Evidence::Require),
];

pub(super) const CONFORMANCE: [(&str, Conformance); 3] = [
    ("full", Conformance::Full),
    ("partial", Conformance::Partial),
    ("none", Conformance::None),
];

pub(super) const PERCENT: [(&str, PercentStyle); 2] =
    [("per cent", PercentStyle::Words), ("%", PercentStyle::Sign)];

pub(super) const RAW_HTML: [(&str, RawHtml); 2] = [
    ("refused", RawHtml::Refused),
    ("sanitised", RawHtml::Sanitised),
];

/// site.yaml.
pub static SITE: Shape = Shape::new("site.yaml", &[
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
        Key::new("logo", Kind::Either(&PICTURE_KINDS), "The logo at the head of every page: a file of content/, or its src and alt."),
        Key::new("favicon", Kind::Word, "The icon of browser tabs: a file of content/.").meant_by(&["icon"]),
        Key::new("accent", Kind::Word, "The colour of links, marks and covers: \"#7A1F4F\".").meant_by(&["colour", "color", "brand"]),
        Key::new("cover", Kind::Either(&PICTURE_KINDS), "The picture on the home page's cover: a file of content/, or its src, alt and credit.").meant_by(&["hero", "banner"]),
        Key::new("footer", Kind::Either(&FOOTER_KINDS), "The foot of every page: a text, or text, contact and privacy."),
        Key::new("css", Kind::Word, "Style rules of your own, behind those of the theme.").meant_by(&["style_sheet", "styles"]),
        Key::new("menu", Kind::List(&Kind::Map(&MENU_ITEM)), "Links at the head of every page.").meant_by(&["navigation", "nav"]),
        Key::new("taxonomies", Kind::MapOf(&Kind::Map(&TAXONOMY)), "Ways to group pages, by id: closed where terms are given, open where not ({}).")
            .meant_by(&["taxonomy", "categories", "tags"]),
        Key::new("benchmark", Kind::Word, "The area that others are compared with, where an indicator and a place's nation do not say."),
        Key::new("profiles", Kind::List(&Kind::Word), "Areas that get a page of their own in any case.").meant_by(&["places", "areas"]),
        Key::new("evidence", Kind::OneOf(&names(&EVIDENCE)), "What a statistic costs that is bound to no data and no source: nothing, advice (left out, it is that), or an error.")
            .never_empty("unbound statistics would be published with mere advice", "evidence: require"),
        Key::new("not_statistics", Kind::List(&Kind::Word), "Phrases with numbers that are no statistics."),
        Key::new("style", Kind::Map(&STYLE), "How proposed wordings are written."),
        Key::new("raw_html", Kind::OneOf(&names(&RAW_HTML)), "What happens to HTML in Markdown: an error (left out, it is that), or it is sanitised.").meant_by(&["html"]),
        Key::new("disclosure", Kind::Map(&DISCLOSURE), "Which counts are too small to be published, of every indicator whose definition does not say it itself: {below: 5}.")
            .never_empty("small counts would be published", "disclosure: {below: 5}"),
        Key::new("search", Kind::Flag, "Whether the site can be searched (left out, it can)."),
        Key::new("time_zone", Kind::Word, "The zone of embargoes that name none (left out, Europe/London).").meant_by(&["timezone"]),
        Key::new("accessibility", Kind::Map(&ACCESSIBILITY), "What the accessibility statement says."),
        Key::new("headers", Kind::MapOf(&Kind::Word), "HTTP headers for hosts that read a file of them."),
    ]);

pub(super) static LICENCE: Shape = Shape::new(
    "a licence",
    &[
        Key::new("title", Kind::Text, "Its name.")
            .needed("title: Open Government Licence v3.0")
            .meant_by(&["name"]),
        Key::new("url", Kind::Url, "Where it can be read.").meant_by(&["link", "href"]),
    ],
);

pub(super) static THEME: Shape = Shape::new(
    "the theme",
    &[
        Key::new("name", Kind::Word, "The folder's name below themes/.").needed("name: default"),
        Key::new(
            "options",
            Kind::MapOf(&Kind::Word),
            "The theme's options, by name.",
        ),
    ],
);

pub(super) static MENU_ITEM: Shape = Shape::new(
    "a menu entry",
    &[
        Key::new("title", Kind::Text, "Its words.")
            .needed("title: About this report")
            .meant_by(&["name", "label", "text"]),
        Key::new(
            "page",
            Kind::Word,
            "The page that it leads to, by its file in content/.",
        )
        .example("page: marmot-places/index.md")
        .meant_by(&["file", "path"]),
        Key::new("url", Kind::Url, "The address that it leads to.")
            .example("url: https://www.example.org/")
            .meant_by(&["link", "href"]),
    ],
)
.one_of(&["page", "url"]);

pub(super) static TAXONOMY: Shape = Shape::new(
    "a taxonomy",
    &[
        Key::new("title", Kind::Text, "Its name for readers.").meant_by(&["name", "label"]),
        Key::new(
            "terms",
            Kind::List(&Kind::Map(&TERM)),
            "Its terms, in order; without them, it takes any.",
        ),
    ],
);

pub(super) static TERM: Shape = Shape::new(
    "a term",
    &[
        Key::new("id", Kind::Word, "What pages write.")
            .needed("id: fair-work")
            .meant_by(&["name", "slug", "key"]),
        Key::new("title", Kind::Text, "Its name for readers.")
            .needed("title: Fair employment and good work")
            .meant_by(&["label"]),
    ],
);

pub(super) static STYLE: Shape = Shape::new(
    "style",
    &[Key::new(
        "percent",
        Kind::OneOf(&names(&PERCENT)),
        "How a percentage is written: 18.5 per cent (left out, it is that) or 18.5%.",
    )],
);

pub(super) static ACCESSIBILITY: Shape = Shape::new(
    "accessibility",
    &[
        Key::new(
            "status",
            Kind::OneOf(&names(&CONFORMANCE)),
            "How far the site meets WCAG 2.2 at level AA, as somebody found out.",
        )
        .meant_by(&["compliance", "conformance"]),
        Key::new(
            "prepared",
            Kind::Date,
            "When the statement was prepared or last reviewed.",
        )
        .meant_by(&["date", "reviewed"]),
        Key::new("contact", Kind::Text, "Whom to tell of a problem.").meant_by(&["email"]),
        Key::new("tests", Kind::Text, "How the site was tested.").meant_by(&["tested"]),
        Key::new(
            "issues",
            Kind::List(&Kind::Text),
            "What does not work, and why: each with the reason and what can be used instead.",
        )
        .meant_by(&["problems"]),
    ],
);
