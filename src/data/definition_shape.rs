//! indicators/ID.yaml: its shape.

use super::{Compare, Coverage, Designation, Polarity, UnitKind};
use crate::config::DISCLOSURE;
use crate::yaml::{Key, Kind, Shape, names};

pub(super) const UNIT_KINDS: [(&str, UnitKind); 6] = [
    ("percentage", UnitKind::Percentage),
    ("count", UnitKind::Count),
    ("rate", UnitKind::Rate),
    ("money", UnitKind::Money),
    ("duration", UnitKind::Duration),
    ("index", UnitKind::Index),
];

pub(super) const POLARITIES: [(&str, Polarity); 3] = [
    ("lower-is-better", Polarity::LowerIsBetter),
    ("higher-is-better", Polarity::HigherIsBetter),
    ("none", Polarity::None),
];

pub(super) const DESIGNATIONS: [(&str, Designation); 4] = [
    ("accredited", Designation::Accredited),
    ("official", Designation::Official),
    ("in development", Designation::InDevelopment),
    ("management information", Designation::ManagementInformation),
];

pub(super) const COVERAGES: [(&str, Coverage); 2] = [
    ("complete", Coverage::Complete),
    ("partial", Coverage::Partial),
];

pub(super) const COMPARE: [(&str, Compare); 2] =
    [("never", Compare::Never), ("with-note", Compare::WithNote)];

/// indicators/ID.yaml.
pub static DEFINITION: Shape = Shape::new("an indicator", &[
        Key::new("title", Kind::Text, "Its name for readers.").needed("title: Employment rate").meant_by(&["name", "label"]),
        Key::new("short", Kind::Word, "A shorter id for links: figure:imd?2019.").meant_by(&["id", "alias", "short_name"]),
        Key::new("definition", Kind::Text, "What it measures, in a sentence or two.").meant_by(&["description", "summary"]),
        Key::new("notes", Kind::List(&Kind::Text), "What readers must know of it.").meant_by(&["caveats", "footnotes", "method"]),
        Key::new("phrases", Kind::List(&Kind::Word), "Texts with numbers in them that name it, such as: most deprived 10 per cent."),
        Key::new("of", Kind::Text, "The population that it counts, such as: people aged 16 to 64.").meant_by(&["population"]),
        Key::new("not", Kind::List(&Kind::Word), "Words that name its opposite, such as: unemployment.").meant_by(&["opposite", "opposites"]),
        Key::new("unit", Kind::Either(&[Kind::Word, Kind::Map(&UNIT)]), "What its values count: %, years, people, £, per 1,000 live births, or its prefix, suffix and kind.")
            .needed("unit: \"%\"").meant_by(&["units", "measure"]),
        Key::new("decimals", Kind::Integer, "How many decimals readers see; left out, as many as the data have.").meant_by(&["precision", "digits"]),
        Key::new("polarity", Kind::OneOf(&names(&POLARITIES)), "Which direction is better.").meant_by(&["direction", "better"]),
        Key::new("relative", Kind::Flag, "Whether values are relative to other areas, as ranks of deprivation are: nothing improves, nothing worsens."),
        Key::new("source", Kind::Map(&PUBLICATION), "Who published the data, and where.")
            .needed("source: with title, publisher and licence indented below it").meant_by(&["sources", "publication", "publisher"]),
        Key::new("data", Kind::Map(&DATA), "Where the data are and how they are read; not needed where a file with the same name stands beside this one.")
            .meant_by(&["file", "csv", "columns", "sheet", "releases", "filters", "markers"]),
        Key::new("dimensions", Kind::MapOf(&Kind::Map(&DIMENSION)), "How the rows are broken down, by column: sex, age.").meant_by(&["breakdowns", "disaggregation"]),
        Key::new("benchmark", Kind::Word, "The area that places are compared with.").meant_by(&["comparator"]),
        Key::new("confidence", Kind::Map(&CONFIDENCE), "The level of the confidence limits in the data."),
        Key::new("numerator", Kind::Word, "The column that holds what is counted."),
        Key::new("denominator", Kind::Word, "The column that holds of how many."),
        Key::new("coverage", Kind::OneOf(&names(&COVERAGES)), "Whether the data hold every area of a type (left out, they do)."),
        Key::new("disclosure", Kind::Map(&DISCLOSURE), "Which counts of one's own data are too small to be published: {below: 5}.")
            .never_empty("small counts would be published", "disclosure: {below: 5}").meant_by(&["suppression", "small_numbers", "minimum"]),
        Key::new("stable_within", Kind::Map(&STABLE), "Within which difference values count as unchanged, and why.").meant_by(&["stable"]),
        Key::new("breaks", Kind::List(&Kind::Map(&BREAK)), "Periods from which the indicator is no longer what it was.").meant_by(&["break"]),
        Key::new("taxonomies", Kind::MapOf(&Kind::List(&Kind::Word)), "Its terms, by taxonomy; the taxonomies of site.yaml may also stand as keys of their own."),
        Key::new("draft", Kind::Flag, "Unpublished: nowhere on the site.").never_empty("the indicator would be published", "draft: true"),
        Key::new("embargo", Kind::Moment, "Unpublished until then.")
            .never_empty("the indicator would be published", "embargo: 2030-01-31 09:30")
            .meant_by(&["embargoed", "publish_at"]),
    ]);

pub(super) static UNIT: Shape = Shape::new("a unit", &[
        Key::new("prefix", Kind::Word, "What comes before a value: £."),
        Key::new("suffix", Kind::Word, "What is after a value: %, years. A space is put before a word, unless it is in quotes.").meant_by(&["text", "name"]),
        Key::new("scale", Kind::OneOf(&["thousand", "million", "billion"]), "How many of what it counts one of a cell is: 14.1 of £ million is £14,100,000. It is between a value and its suffix."),
        Key::new("kind", Kind::OneOf(&names(&UNIT_KINDS)), "What sort of number it is; left out, prefix and suffix decide.").meant_by(&["type"]),
    ]);

pub(super) static PUBLICATION: Shape = Shape::new(
    "the source of an indicator",
    &[
        Key::new("title", Kind::Text, "The publication.")
            .needed("title: English indices of deprivation")
            .meant_by(&["name"]),
        Key::new("publisher", Kind::Text, "Who publishes it.")
            .needed("publisher: Office for National Statistics")
            .meant_by(&["organisation", "author"]),
        Key::new("url", Kind::Url, "Where it can be found.").meant_by(&["link", "href"]),
        Key::new("licence", Kind::Text, "Under which licence.")
            .needed("licence: Open Government Licence v3.0")
            .meant_by(&["license"]),
        Key::new("published", Kind::Word, "When it was published.").meant_by(&["date", "released"]),
        Key::new("next_update", Kind::Word, "When the next release is due.")
            .meant_by(&["next_release", "next"]),
        Key::new(
            "retrieved",
            Kind::Word,
            "When these data were taken from it.",
        )
        .meant_by(&["accessed", "downloaded"]),
        Key::new(
            "designation",
            Kind::OneOf(&names(&DESIGNATIONS)),
            "What standing the statistics have in the UK.",
        )
        .meant_by(&["status"]),
        Key::new(
            "attribution",
            Kind::Text,
            "The sentence that the licence asks for.",
        )
        .meant_by(&["copyright", "credit"]),
    ],
);

pub(super) static DATA: Shape = Shape::new(
    "data",
    &[
        Key::new("file", Kind::Word, "The file, from this file's folder.")
            .meant_by(&["path", "csv", "source", "name"]),
        Key::new(
            "format",
            Kind::Word,
            "Its format; left out, its extension decides.",
        )
        .meant_by(&["type"]),
        Key::new(
            "sheet",
            Kind::Word,
            "The sheet of a workbook, by its name or its number; left out, the only one with a table.",
        ),
        Key::new(
            "range",
            Kind::Word,
            "The cells that hold the table, its header first: A3:G360.",
        ),
        Key::new(
            "header_row",
            Kind::Integer,
            "Which row is the header, counted from 1; left out, the first that names columns.",
        )
        .meant_by(&["header", "skip"]),
        Key::new(
            "columns",
            Kind::MapOf(&Kind::List(&Kind::Word)),
            "The file's column for each of Casebook's (value: Value); of several in a list, the first that is filled in a row.",
        )
        .meant_by(&["mapping", "map"]),
        Key::new(
            "ignore",
            Kind::List(&Kind::Word),
            "Columns that are not read.",
        )
        .meant_by(&["skip_columns", "drop"]),
        Key::new(
            "filters",
            Kind::MapOf(&Kind::List(&Kind::Word)),
            "Only rows in which a column has one of these values, by column; empty means a cell without text.",
        )
        .meant_by(&["filter", "where"]),
        Key::new(
            "area",
            Kind::Word,
            "The area of rows that name none: an id, a code or a name of areas.csv.",
        )
        .meant_by(&["place", "default_area"]),
        Key::new("period", Kind::Word, "The period of every row: 2019.")
            .meant_by(&["year", "date"]),
        Key::new(
            "periods",
            Kind::Either(&[Kind::List(&Kind::Word), Kind::MapOf(&Kind::Word)]),
            "Columns that hold one period's values each: their names, or a pattern (\"{period} rate\"), or the period of each ({Rate 1: 2019}).",
        )
        .meant_by(&["years", "wide"]),
        Key::new(
            "markers",
            Kind::MapOf(&Kind::Word),
            "What the publisher's markers mean, by marker: z: not applicable.",
        )
        .meant_by(&["missing", "symbols"]),
        Key::new(
            "scale",
            Kind::Number,
            "What values and limits are multiplied by: 100 for shares that readers see as per cent.",
        )
        .meant_by(&["factor", "multiply"]),
        Key::new(
            "encoding",
            Kind::Word,
            "The encoding that the file must have (utf-8, utf-16, windows-1252); left out, it is found.",
        )
        .meant_by(&["charset"]),
        Key::new(
            "releases",
            Kind::List(&Kind::Map(&RELEASE)),
            "Editions of the data, newest last: the newest that is out is shown.",
        )
        .meant_by(&["editions", "versions"]),
    ],
);

pub(super) static RELEASE: Shape = Shape::new(
    "a release",
    &[
        Key::new("file", Kind::Word, "Its file.").needed("file: imd-2025.csv"),
        Key::new("published", Kind::Date, "When it was published.").meant_by(&["date"]),
        Key::new("embargo", Kind::Moment, "Unpublished until then.").never_empty(
            "the release would be published",
            "embargo: 2030-01-31 09:30",
        ),
    ],
);

pub(super) static DIMENSION: Shape = Shape::new(
    "a dimension",
    &[
        Key::new("title", Kind::Text, "Its name for readers.").meant_by(&["name", "label"]),
        Key::new(
            "values",
            Kind::MapOf(&Kind::Text),
            "Its values as the data have them, each with its name for readers.",
        )
        .meant_by(&["labels", "categories"]),
        Key::new(
            "total",
            Kind::Word,
            "The value that stands for all together, which is taken where none is named.",
        )
        .meant_by(&["default", "all"]),
        Key::new(
            "ordered",
            Kind::Flag,
            "Whether its values have an order, from one end to the other, as tenths by deprivation do: the gap of the ends and the slope are given.",
        )
        .meant_by(&["order", "ranked"]),
    ],
);

pub(super) static CONFIDENCE: Shape = Shape::new(
    "confidence",
    &[Key::new("level", Kind::Number, "In per cent: 95.").needed("level: 95")],
);

pub(super) static STABLE: Shape = Shape::new(
    "stable_within",
    &[
        Key::new(
            "value",
            Kind::Number,
            "The difference, in the indicator's unit.",
        )
        .needed("value: 1.5"),
        Key::new("reason", Kind::Text, "Why this much.")
            .needed("reason: the publisher's limits are 1.5 years wide")
            .meant_by(&["because", "why"]),
    ],
);

pub(super) static BREAK: Shape = Shape::new(
    "a break",
    &[
        Key::new("from", Kind::Word, "The first period of the new series.")
            .needed("from: 2022")
            .meant_by(&["period", "at", "since"]),
        Key::new("reason", Kind::Text, "Why, in words for readers.")
            .needed("reason: the early years framework was reformed")
            .meant_by(&["note", "title", "because"]),
        Key::new(
            "compare",
            Kind::OneOf(&names(&COMPARE)),
            "Whether values across it may be compared (left out: never).",
        ),
    ],
);
