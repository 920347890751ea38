//! Elements: their shapes.

use super::image::IMAGE;
use crate::yaml::{Key, Kind, Shape};

const TEXT: Key = Key::new(
    "text",
    Kind::List(&Kind::Text),
    "One paragraph, or a list of several. Links in them may be figures.",
)
.meant_by(&["body", "content", "words", "description"]);

const TITLE: Key = Key::new("title", Kind::Text, "Its heading.").meant_by(&["heading", "name"]);

const LINK_TITLE: Key = Key::new("title", Kind::Text, "The words of the link.")
    .needed("title: Read the monitoring report")
    .meant_by(&["label", "name", "heading"]);

const URL: Key = Key::new(
    "url",
    Kind::Word,
    "Where it leads: a page's file or an address.",
)
.needed("url: https://www.example.org/")
.meant_by(&["link", "href", "page", "to", "address"]);

/// A `call-to-action` block.
pub(super) static CALL_TO_ACTION: Shape = Shape::new("a call to action", &[LINK_TITLE, URL, TEXT]);

/// A `note` block.
pub(super) static NOTE: Shape = Shape::new(
    "a note",
    &[TITLE, TEXT.needed("text: What readers should know.")],
);

/// A `download` block.
pub(super) static DOWNLOAD: Shape = Shape::new(
    "a download",
    &[
        Key::new("title", Kind::Text, "What it is called.")
            .needed("title: The whole report")
            .meant_by(&["label", "name", "heading"]),
        Key::new("file", Kind::Word, "The file, from the page's folder.")
            .needed("file: report.pdf")
            .meant_by(&["src", "path", "url", "href", "link"]),
        TEXT,
    ],
);

/// A `gallery` block.
pub(super) static GALLERY: Shape = Shape::new(
    "a gallery",
    &[
        TITLE,
        Key::new(
            "pictures",
            Kind::List(&Kind::Map(&IMAGE)),
            "The pictures, in order.",
        )
        .needed("pictures: with a list of src and alt below it")
        .meant_by(&["images", "items", "photos"]),
    ],
);

/// A logo of a `logos` block.
pub(super) static LOGO: Shape = Shape::new(
    "a logo",
    &[
        Key::new("src", Kind::Word, "The file, from the page's folder.")
            .needed("src: council.svg")
            .meant_by(&["file", "path", "image"]),
        Key::new("name", Kind::Text, "Whose logo it is.")
            .needed("name: Coventry City Council")
            .meant_by(&["alt", "title", "organisation"]),
        Key::new(
            "url",
            Kind::Word,
            "Where it leads: a page's file or an address.",
        )
        .meant_by(&["link", "href"]),
    ],
);

/// A `logos` block.
pub(super) static LOGOS: Shape = Shape::new(
    "logos",
    &[
        TITLE,
        Key::new(
            "items",
            Kind::List(&Kind::Map(&LOGO)),
            "The logos, in order.",
        )
        .needed("items: with a list of src and name below it")
        .meant_by(&["logos", "pictures", "partners"]),
    ],
);

/// A column of a `columns` block.
pub(super) static COLUMN: Shape = Shape::new(
    "a column",
    &[TITLE, TEXT.needed("text: What is in this column.")],
);

/// A `columns` block.
pub(super) static COLUMNS: Shape = Shape::new(
    "columns",
    &[Key::new(
        "items",
        Kind::List(&Kind::Map(&COLUMN)),
        "Two or three columns, each with its text.",
    )
    .needed("items: with a list of title and text below it")
    .meant_by(&["columns", "cols"])],
);

/// A `contact` block.
pub(super) static CONTACT: Shape = Shape::new(
    "a contact",
    &[
        Key::new("name", Kind::Text, "A person or a team.")
            .needed("name: Public health team")
            .meant_by(&["title", "person", "who"]),
        Key::new("role", Kind::Text, "As what.").meant_by(&["job", "job_title"]),
        Key::new("organisation", Kind::Text, "Of which body.").meant_by(&[
            "organization",
            "council",
            "company",
        ]),
        Key::new("email", Kind::Word, "The e-mail address.").meant_by(&["mail", "e-mail"]),
        Key::new("phone", Kind::Text, "The telephone number.").meant_by(&[
            "telephone",
            "tel",
            "number",
        ]),
        TEXT,
    ],
);

/// A `link-card` block.
pub(super) static LINK_CARD: Shape = Shape::new(
    "a link card",
    &[
        LINK_TITLE,
        URL,
        TEXT,
        Key::new(
            "src",
            Kind::Word,
            "A picture of what is there, from the page's folder: readers' browsers ask no other site for one.",
        )
        .meant_by(&["image", "picture", "file", "thumbnail", "poster"]),
    ],
);

/// A `table-caption` block.
pub(super) static TABLE_CAPTION: Shape = Shape::new(
    "a table's caption",
    &[
        Key::new(
            "text",
            Kind::Text,
            "What the table below shows. Links in it may be figures.",
        )
        .needed("text: Who runs which service")
        .meant_by(&["title", "caption", "name"]),
        Key::new(
            "source",
            Kind::Word,
            "The id of the source that the table is from.",
        ),
    ],
);
