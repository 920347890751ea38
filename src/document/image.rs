//! A picture with its words: of the front matter, of a block.
//!
//! In: YAML. Out: an [`Image`]. Must not know: where its file is.

use super::page_texts::text;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Spanned;
use crate::yaml::{Decoder, Key, Kind, Shape};

/// A picture.
#[derive(Clone, Debug)]
pub struct Image {
    /// The file, from the page's folder.
    pub src: Spanned<String>,
    /// What it shows; `None` where it is decorative.
    pub alt: Option<Spanned<String>>,
    /// Who made it.
    pub credit: Option<Spanned<String>>,
    /// Its caption; links in it may be figures.
    pub caption: Option<Spanned<String>>,
}

pub(super) static IMAGE: Shape = Shape::new(
    "an image",
    &[
        Key::new("src", Kind::Word, "The file, from the page's folder.")
            .needed("src: job-shop.jpg")
            .meant_by(&["file", "path", "url", "href", "source"]),
        Key::new(
            "alt",
            Kind::Text,
            "What it shows, for those who do not see it. Links in it may be figures.",
        )
        .example("alt: The Job Shop's window on the high street")
        .meant_by(&["description", "text"]),
        Key::new(
            "decorative",
            Kind::Flag,
            "That it shows nothing that the text does not say.",
        )
        .example("decorative: true"),
        Key::new("credit", Kind::Text, "Who made it.").meant_by(&[
            "copyright",
            "author",
            "photographer",
        ]),
        Key::new(
            "caption",
            Kind::Text,
            "What is below it. Links in it may be figures.",
        )
        .meant_by(&["title"]),
    ],
)
.one_of(&["alt", "decorative"]);

/// A picture with its words.
pub(super) fn image(decoder: &mut Decoder<'_, '_>, language: &str) -> Option<Image> {
    let (alt, credit, caption) = (
        text(decoder, "alt", language),
        text(decoder, "credit", language),
        text(decoder, "caption", language),
    );
    if let Some(flag) = decoder.flag("decorative")
        && !flag.value
        && alt.is_none()
    {
        let message = "an image that is not decorative needs alt";
        decoder.push(
            Diagnostic::error(Code::MissingKey, flag.span, message)
                .help("add a line such as: alt: The Job Shop's window on the high street"),
        );
    }
    Some(Image {
        src: decoder.word("src")?,
        alt,
        credit,
        caption,
    })
}
