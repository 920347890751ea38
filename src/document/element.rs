//! Elements: blocks that show no data. A note, a picture, a download, a contact, and their like.
//!
//! In: the YAML of a fence. Out: an [`Element`]. Must not know: where its files and links lead.

use super::element_shape::{COLUMN, LOGO};
use super::image::{IMAGE, Image, image};
use super::page_texts::{text, texts};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, Spanned};
use crate::yaml::Decoder;

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ElementKind {
    /// A link that looks like a button.
    CallToAction,
    /// A box with a few words.
    Note,
    /// A file of the site, with its format and size.
    Download,
    /// A picture with a caption and a credit.
    Picture,
    /// Several pictures.
    Gallery,
    /// A row of logos.
    Logos,
    /// Two or three columns of text, which are one below the other where there is no room.
    Columns,
    /// Whom to ask.
    Contact,
    /// A link with a picture: a film, a map, a page elsewhere.
    LinkCard,
    /// The caption of the table below it.
    TableCaption,
}

/// A block that shows no data. What its kind does not have is empty.
#[derive(Clone, Debug)]
pub struct Element {
    pub kind: ElementKind,
    /// Its heading, the words of its link, the name of a person.
    pub title: Option<Spanned<String>>,
    /// Paragraphs; links in them may be figures.
    pub text: Vec<Spanned<String>>,
    /// Where it leads.
    pub url: Option<Spanned<String>>,
    /// The file to download.
    pub file: Option<Spanned<String>>,
    /// Its pictures.
    pub pictures: Vec<Image>,
    /// Its columns or logos.
    pub items: Vec<ElementItem>,
    /// A contact's role and organisation.
    pub roles: Vec<Spanned<String>>,
    /// A contact's e-mail address.
    pub email: Option<Spanned<String>>,
    /// A contact's telephone number.
    pub phone: Option<Spanned<String>>,
    /// The id of the source that a table is from.
    pub source: Option<Spanned<String>>,
}

/// A column or a logo.
#[derive(Clone, Debug)]
pub struct ElementItem {
    /// A column's heading, or whose logo it is.
    pub title: Option<Spanned<String>>,
    /// Paragraphs; links in them may be figures.
    pub text: Vec<Spanned<String>>,
    /// Where a logo leads.
    pub url: Option<Spanned<String>>,
    /// A logo's file.
    pub src: Option<Spanned<String>>,
}

impl ElementKind {
    /// The kinds by the words of their fences.
    pub const ALL: [(&'static str, Self); 10] = [
        ("call-to-action", Self::CallToAction),
        ("note", Self::Note),
        ("download", Self::Download),
        ("picture", Self::Picture),
        ("gallery", Self::Gallery),
        ("logos", Self::Logos),
        ("columns", Self::Columns),
        ("contact", Self::Contact),
        ("link-card", Self::LinkCard),
        ("table-caption", Self::TableCaption),
    ];

    /// The word of its fence.
    pub fn name(self) -> &'static str {
        let mut all = Self::ALL.into_iter();
        all.find(|(_, kind)| *kind == self)
            .map_or("", |(name, _)| name)
    }
}

impl Element {
    /// The files of its pictures.
    pub fn picture_files(&self) -> impl Iterator<Item = &Spanned<String>> {
        let logos = self.items.iter().filter_map(|item| item.src.as_ref());
        self.pictures.iter().map(|image| &image.src).chain(logos)
    }

    /// Where it leads: addresses, pages and files to download.
    pub fn destinations(&self) -> impl Iterator<Item = &Spanned<String>> {
        let items = self.items.iter().filter_map(|item| item.url.as_ref());
        self.url.iter().chain(&self.file).chain(items)
    }
}

/// Decodes an element. `None` where it lacks a required key, which is reported.
pub(super) fn element(
    decoder: &mut Decoder<'_, '_>,
    kind: ElementKind,
    head: &Span,
    language: &str,
) -> Option<Element> {
    let mut element = Element {
        kind,
        title: None,
        text: Vec::new(),
        url: None,
        file: None,
        pictures: Vec::new(),
        items: Vec::new(),
        roles: Vec::new(),
        email: None,
        phone: None,
        source: None,
    };
    match kind {
        ElementKind::CallToAction | ElementKind::LinkCard => {
            element.title = text(decoder, "title", language);
            element.text = texts(decoder, "text", language);
            element.url = decoder.word("url");
            if kind == ElementKind::LinkCard {
                element.pictures.extend(decoder.word("src").map(decorative));
            }
            (element.title.is_some() && element.url.is_some()).then_some(())?;
        }
        ElementKind::Note => {
            element.title = text(decoder, "title", language);
            element.text = texts(decoder, "text", language);
            (!element.text.is_empty()).then_some(())?;
        }
        ElementKind::Download => {
            element.title = text(decoder, "title", language);
            element.text = texts(decoder, "text", language);
            element.file = decoder.word("file");
            (element.title.is_some() && element.file.is_some()).then_some(())?;
        }
        ElementKind::Picture => element.pictures.push(image(decoder, language)?),
        ElementKind::Gallery => {
            element.title = text(decoder, "title", language);
            let pictures = decoder.maps("pictures", &IMAGE, |map, _| image(map, language));
            element.pictures = pictures;
            (!element.pictures.is_empty()).then_some(())?;
        }
        ElementKind::Logos => {
            element.title = text(decoder, "title", language);
            element.items = decoder.maps("items", &LOGO, |map, _| {
                let (title, url) = (text(map, "name", language), map.word("url"));
                let src = Some(map.word("src")?);
                title.is_some().then_some(ElementItem {
                    title,
                    text: Vec::new(),
                    url,
                    src,
                })
            });
            (!element.items.is_empty()).then_some(())?;
        }
        ElementKind::Columns => {
            element.items = decoder.maps("items", &COLUMN, |map, _| {
                let (title, text) = (text(map, "title", language), texts(map, "text", language));
                (!text.is_empty()).then_some(ElementItem {
                    title,
                    text,
                    url: None,
                    src: None,
                })
            });
            check_columns(decoder, &element, head);
            (!element.items.is_empty()).then_some(())?;
        }
        ElementKind::Contact => {
            element.title = text(decoder, "name", language);
            let role = text(decoder, "role", language);
            let organisation = text(decoder, "organisation", language);
            element.roles = role.into_iter().chain(organisation).collect();
            element.email = email(decoder);
            element.phone = text(decoder, "phone", language);
            element.text = texts(decoder, "text", language);
            element.title.is_some().then_some(())?;
        }
        ElementKind::TableCaption => {
            element.title = text(decoder, "text", language);
            element.source = decoder.word("source");
            element.title.is_some().then_some(())?;
        }
    }
    Some(element)
}

/// A picture that says nothing that the words beside it do not.
fn decorative(src: Spanned<String>) -> Image {
    Image {
        src,
        alt: None,
        credit: None,
        caption: None,
    }
}

fn check_columns(decoder: &mut Decoder<'_, '_>, element: &Element, head: &Span) {
    let count = element.items.len();
    if count == 1 || count > 3 {
        decoder.push(
            Diagnostic::error(
                Code::WrongValue,
                head.clone(),
                format!("columns are two or three, and these are {count}"),
            )
            .help("put each column's words below a line that begins with: - text:"),
        );
    }
}

fn email(decoder: &mut Decoder<'_, '_>) -> Option<Spanned<String>> {
    let word = decoder.word("email")?;
    let address = word.value.strip_prefix("mailto:").unwrap_or(&word.value);
    let (name, host) = address.split_once('@').unwrap_or(("", ""));
    let is_plain = |part: &str| !part.is_empty() && !part.contains(char::is_whitespace);
    if is_plain(name) && is_plain(host) && host.contains('.') && !host.contains('@') {
        let address = address.to_owned();
        return Some(Spanned::new(address, word.span));
    }
    decoder.push(
        Diagnostic::error(
            Code::WrongValue,
            word.span,
            format!("\"{}\" is no e-mail address", word.value),
        )
        .help("write it as in: email: public.health@example.org"),
    );
    None
}
