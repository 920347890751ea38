//! site.yaml: a body's own face: logo, icon, accent colour, cover, footer, styles.

use super::LocalText;
use crate::source::Spanned;
use crate::yaml::{Decoder, Key, Kind, Node, Shape, Value};

/// What makes the pages a body's own. Everything may be left out.
#[derive(Clone, Debug, Default)]
pub struct Brand {
    /// At the head of every page, in place of the organisation's name.
    pub logo: Option<BrandPicture>,
    /// The icon of browser tabs: a file of content/.
    pub favicon: Option<Spanned<String>>,
    /// The accent colour, as of the theme's options.
    pub accent: Option<Spanned<String>>,
    /// The picture on the home page's cover.
    pub cover: Option<BrandPicture>,
    /// The foot of every page.
    pub footer: Footer,
    /// Style rules behind those of the theme.
    pub css: Option<Spanned<String>>,
}

impl Brand {
    /// The texts that readers see: names and credits of pictures, and the footer's sentences.
    pub(super) fn texts(&self) -> (Vec<&LocalText>, Vec<&LocalText>) {
        let pictures = self.logo.iter().chain(&self.cover);
        let captions = pictures.flat_map(
            |BrandPicture {
                 src: _,
                 alt,
                 credit,
             }| alt.iter().chain(credit),
        );
        let Footer {
            text,
            contact: _,
            privacy,
        } = &self.footer;
        (captions.collect(), text.iter().chain(privacy).collect())
    }
}

/// A picture of the site itself.
#[derive(Clone, Debug)]
pub struct BrandPicture {
    /// The file, from content/.
    pub src: Spanned<String>,
    /// What it shows; a logo without one is called by the organisation's name, another picture is decorative.
    pub alt: Option<LocalText>,
    /// Who made it.
    pub credit: Option<LocalText>,
}

/// The foot of every page.
#[derive(Clone, Debug, Default)]
pub struct Footer {
    /// The body's own words.
    pub text: Option<LocalText>,
    /// The e-mail address that readers tell of mistakes.
    pub contact: Option<Spanned<String>>,
    /// What becomes of readers' data, in a sentence.
    pub privacy: Option<LocalText>,
}

pub(super) static PICTURE: Shape = Shape::new(
    "a picture",
    &[
        Key::new("src", Kind::Word, "The file, from content/.")
            .needed("src: logo.svg")
            .meant_by(&["file", "path", "image"]),
        Key::new(
            "alt",
            Kind::Text,
            "What it shows, for those who do not see it.",
        )
        .meant_by(&["description", "title"]),
        Key::new("credit", Kind::Text, "Who made it.").meant_by(&["author", "photographer"]),
    ],
);

pub(super) static FOOTER: Shape = Shape::new(
    "the footer",
    &[
        Key::new("text", Kind::Text, "The publisher's own words.")
            .meant_by(&["words", "title", "content"]),
        Key::new(
            "contact",
            Kind::Word,
            "The e-mail address that readers tell of mistakes on a page.",
        )
        .meant_by(&["email", "mail"]),
        Key::new(
            "privacy",
            Kind::Text,
            "What becomes of readers' data, in a sentence.",
        ),
    ],
);

/// Either of a word and a picture's keys.
pub(super) static PICTURE_KINDS: [Kind; 2] = [Kind::Word, Kind::Map(&PICTURE)];
/// Either of a text and the footer's keys.
pub(super) static FOOTER_KINDS: [Kind; 2] = [Kind::Text, Kind::Map(&FOOTER)];

pub(super) fn brand(decoder: &mut Decoder<'_, '_>) -> Brand {
    Brand {
        logo: picture(decoder, "logo"),
        favicon: decoder.word("favicon"),
        accent: decoder.word("accent"),
        cover: picture(decoder, "cover"),
        footer: footer(decoder).unwrap_or_default(),
        css: decoder.word("css"),
    }
}

fn picture(decoder: &mut Decoder<'_, '_>, key: &'static str) -> Option<BrandPicture> {
    let (name, node) = decoder.entry(key)?;
    if !matches!(node.value, Value::Map(_)) {
        return decoder.read_word(key, node).map(|src| BrandPicture {
            src,
            alt: None,
            credit: None,
        });
    }
    decoder.read_map(node, &PICTURE, &name.span, |map| {
        let (alt, credit) = (LocalText::of(map, "alt"), LocalText::of(map, "credit"));
        let src = map.word("src")?;
        Some(BrandPicture { src, alt, credit })
    })
}

fn footer(decoder: &mut Decoder<'_, '_>) -> Option<Footer> {
    let (name, node) = decoder.entry("footer")?;
    if !has_footer_keys(node) {
        let text = LocalText::read(decoder, "footer", node);
        return Some(Footer {
            text,
            ..Footer::default()
        });
    }
    decoder.read_map(node, &FOOTER, &name.span, |map| {
        Some(Footer {
            text: LocalText::of(map, "text"),
            contact: map.word("contact"),
            privacy: LocalText::of(map, "privacy"),
        })
    })
}

/// Whether a value is a map of the footer's keys, and not a text for each language.
fn has_footer_keys(node: &Node) -> bool {
    let Value::Map(entries) = &node.value else {
        return false;
    };
    let is_language = |name: &str| super::text::is_language(name);
    !entries
        .iter()
        .all(|(name, _)| name.text().is_some_and(is_language))
}
