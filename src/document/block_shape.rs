//! Fenced blocks: their shapes.

use super::ChartType;
use super::element_shape::{
    CALL_TO_ACTION, COLUMNS, CONTACT, DOWNLOAD, GALLERY, LINK_CARD, LOGOS, NOTE, TABLE_CAPTION,
};
use super::front_matter_shape::PULL_QUOTE;
use super::image::IMAGE;
use super::key_figure::KEY_FIGURE;
use crate::yaml::{Key, Kind, Shape, names};

/// Types of charts.
pub(super) const CHART_TYPES: [(&str, ChartType); 13] = [
    ("line", ChartType::Line),
    ("bar", ChartType::Bar),
    ("grouped", ChartType::Grouped),
    ("stacked", ChartType::Stacked),
    ("ranked", ChartType::Ranked),
    ("strip", ChartType::Strip),
    ("range", ChartType::Range),
    ("change", ChartType::Change),
    ("small-multiples", ChartType::SmallMultiples),
    ("spine", ChartType::Spine),
    ("pyramid", ChartType::Pyramid),
    ("tile-map", ChartType::TileMap),
    ("sparkline", ChartType::Sparkline),
];

/// Orders of areas.
pub(super) const SORTS: [(&str, &str); 4] = [
    ("value", "value"),
    ("-value", "-value"),
    ("name", "name"),
    ("given", "given"),
];

const TITLE: Key = Key::new(
    "title",
    Kind::Text,
    "What it shows, as a message of at most 15 words. Links in it may be figures.",
)
.needed("title: Employment in Coventry and in England")
.meant_by(&["caption", "headline", "heading"]);
const INDICATOR: Key = Key::new(
    "indicator",
    Kind::List(&Kind::Word),
    "What it shows, by the indicator's id or short.",
)
.example("indicator: employment-rate")
.meant_by(&["data", "figure", "measure"]);
const INDICATORS: Key = Key::new("indicators", Kind::List(&Kind::Word), "Several of them.")
    .example("indicators: [employment-rate, life-expectancy]");
const SUBTITLE: Key = Key::new(
    "subtitle",
    Kind::Text,
    "Measure, geography and period; left out, it is made from them.",
);
const AREAS: Key = Key::new(
    "areas",
    Kind::List(&Kind::Word),
    "Areas, by id, name or code; left out, the page's place and its benchmark.",
)
.meant_by(&["area", "place", "places"]);
const BY: Key = Key::new(
    "by",
    Kind::Word,
    "One series for each value of this dimension.",
)
.meant_by(&["group", "series", "split"]);
const FROM: Key = Key::new("from", Kind::Word, "The first period.").meant_by(&["start", "since"]);
const TO: Key = Key::new("to", Kind::Word, "The last period.").meant_by(&["end", "until"]);
const PERIODS: Key = Key::new("periods", Kind::List(&Kind::Word), "These periods only.")
    .meant_by(&["period", "year", "years"]);
const BENCHMARK: Key = Key::new(
    "benchmark",
    Kind::Word,
    "The area to compare with, or none.",
)
.meant_by(&["compare", "comparator"]);
const CONFIDENCE: Key = Key::new(
    "confidence",
    Kind::Flag,
    "Whether confidence limits are shown; left out, where there are any.",
)
.meant_by(&["ci", "error_bars"]);
const SORT: Key = Key::new(
    "sort",
    Kind::OneOf(&names(&SORTS)),
    "In which order: by value, from the largest (-value), by name, or as given.",
)
.meant_by(&["order"]);
const HIGHLIGHT: Key = Key::new(
    "highlight",
    Kind::List(&Kind::Word),
    "Areas in the colour of the place.",
)
.meant_by(&["emphasis", "focus"]);
const LIMITS: Key = Key::new(
    "limits",
    Kind::List(&Kind::Number),
    "The ends of the axis: [0, 100].",
)
.meant_by(&["min", "max", "axis"]);
const TARGET: Key = Key::new("target", Kind::Number, "A value to reach.").meant_by(&["goal"]);
const JOIN: Key = Key::new(
    "join",
    Kind::Flag,
    "Whether lines run on over periods without figures: a survey of every second year.",
)
.meant_by(&["connect", "span_gaps"]);
const ID: Key = Key::new("id", Kind::Word, "Its anchor, and the name of its files.")
    .meant_by(&["name", "anchor"]);
const ALT: Key = Key::new(
    "alt",
    Kind::Text,
    "Takes the place of the description that is made from the data; checked as the text is.",
)
.meant_by(&["description", "alternative"]);
const NOTES: Key = Key::new("notes", Kind::List(&Kind::Text), "What readers must know.")
    .meant_by(&["note", "footnote", "source"]);

/// An event of a chart.
pub(super) static EVENT: Shape = Shape::new(
    "an event",
    &[
        Key::new("from", Kind::Word, "When it happened, or began.")
            .needed("from: 2013")
            .meant_by(&["date", "on", "year", "period", "when"]),
        Key::new("to", Kind::Word, "When it ended; left out, it is a moment.")
            .meant_by(&["until", "end"]),
        Key::new(
            "text",
            Kind::Text,
            "What happened, in a few words. Links in it may be figures.",
        )
        .needed("text: Marmot City")
        .meant_by(&["title", "label", "name", "event"]),
    ],
);

/// A `chart` block.
static CHART: Shape = Shape::new(
    "a chart",
    &[
        Key::new("type", Kind::OneOf(&names(&CHART_TYPES)), "How it draws.")
            .needed("type: line")
            .meant_by(&["kind", "chart"]),
        INDICATOR,
        INDICATORS,
        TITLE,
        SUBTITLE,
        AREAS,
        BY,
        FROM,
        TO,
        PERIODS,
        BENCHMARK,
        CONFIDENCE,
        SORT,
        HIGHLIGHT,
        LIMITS,
        TARGET,
        Key::new(
            "events",
            Kind::List(&Kind::Map(&EVENT)),
            "What happened, marked on the axis of periods.",
        )
        .meant_by(&["event", "annotations", "annotation"]),
        JOIN,
        ID,
        ALT,
        NOTES,
    ],
)
.one_of(&["indicator", "indicators"])
.open();

/// A `table` block.
static TABLE: Shape = Shape::new(
    "a table",
    &[
        INDICATOR,
        INDICATORS,
        TITLE,
        SUBTITLE,
        AREAS,
        BY,
        FROM,
        TO,
        PERIODS,
        Key::new(
            "columns",
            Kind::List(&Kind::Word),
            "Which columns: area, period, value, lower_ci and so on; left out, those that fit.",
        )
        .meant_by(&["fields"]),
        BENCHMARK,
        CONFIDENCE,
        SORT,
        HIGHLIGHT,
        LIMITS.not_yet(),
        TARGET.not_yet(),
        ID,
        ALT.not_yet(),
        NOTES,
    ],
)
.one_of(&["indicator", "indicators"])
.open();

/// A `key-figures` block.
static KEY_FIGURES: Shape = Shape::new(
    "key-figures",
    &[Key::new(
        "items",
        Kind::List(&Kind::Map(&KEY_FIGURE)),
        "The figures, in order.",
    )
    .needed("items: with a list of figure and label below it")
    .meant_by(&["figures", "key_figures"])],
);

/// A `quote` block.
static QUOTE: Shape = Shape::new(
    "a quote",
    &[
        Key::new(
            "text",
            Kind::Text,
            "The words. Links in them may be figures.",
        )
        .needed("text: It changed my life.")
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

/// A `case-study` block.
static CASE_STUDY: Shape = Shape::new(
    "a case-study block",
    &[
        Key::new(
            "page",
            Kind::Word,
            "The page's file, from this page's folder, or from content/.",
        )
        .needed("page: 02-coventry.md")
        .meant_by(&["file", "path", "src"]),
        Key::new("whole", Kind::Flag, "Whether its whole body is embedded.")
            .meant_by(&["full", "body"]),
    ],
);

/// Every block by its name.
pub static BLOCKS: [(&str, &Shape); 16] = [
    ("chart", &CHART),
    ("table", &TABLE),
    ("key-figures", &KEY_FIGURES),
    ("quote", &QUOTE),
    ("pull-quote", &PULL_QUOTE),
    ("case-study", &CASE_STUDY),
    ("note", &NOTE),
    ("call-to-action", &CALL_TO_ACTION),
    ("download", &DOWNLOAD),
    ("picture", &IMAGE),
    ("gallery", &GALLERY),
    ("logos", &LOGOS),
    ("columns", &COLUMNS),
    ("contact", &CONTACT),
    ("link-card", &LINK_CARD),
    ("table-caption", &TABLE_CAPTION),
];

/// Words that people and other tools have for blocks, by the block's name.
pub(super) static MEANT_BY: [(&str, &[&str]); 15] = [
    ("chart", &["graph", "plot"]),
    (
        "key-figures",
        &["statistics", "stats", "numbers", "key-facts"],
    ),
    ("quote", &["quotation", "blockquote", "testimonial"]),
    ("pull-quote", &["pullquote", "pull"]),
    ("case-study", &["case", "inset", "story"]),
    (
        "note",
        &[
            "callout",
            "box",
            "note-box",
            "info",
            "infobox",
            "alert",
            "admonition",
            "tip",
            "warning",
        ],
    ),
    ("call-to-action", &["cta", "button", "action"]),
    (
        "download",
        &["downloads", "file", "attachment", "document", "pdf"],
    ),
    (
        "picture",
        &["image", "img", "photo", "photograph", "figure"],
    ),
    (
        "gallery",
        &["images", "photos", "pictures", "slideshow", "carousel"],
    ),
    ("logos", &["logo", "logo-strip", "partners", "sponsors"]),
    ("columns", &["column", "two-columns", "cols", "grid"]),
    ("table-caption", &["caption"]),
    ("contact", &["contacts", "contact-card", "person", "people"]),
    (
        "link-card",
        &[
            "video", "film", "map", "embed", "youtube", "iframe", "card", "link",
        ],
    ),
];
