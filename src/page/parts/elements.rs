//! Elements of a body: notes, pictures, downloads, contacts and their like.
//!
//! In: an embedded page and an element of it. Out: its context. Must not know: how it looks.

use super::quotes::source_link;
use super::text::text_with_sources;
use crate::document::{self, ElementItem, plain_text};
use crate::page::builder::PageBuilder;
use crate::page::embedded::EmbeddedPage;
use crate::site::LinkTarget;
use crate::source::{SitePath, Spanned};
use crate::theme::context::{self, Download, Element, Html, Image, Link};

/// An element, with the level of its heading.
pub(super) fn element(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    of: &document::Element,
    level: u8,
) -> Element {
    let title = of.title.as_ref();
    let title = title.map(|title| text_with_sources(builder, page, title));
    let text = paragraphs(builder, page, &of.text);
    let pictures = of.pictures.iter();
    let pictures = pictures
        .filter_map(|picture| image(builder, page, picture))
        .collect();
    let items = of
        .items
        .iter()
        .map(|item| column_or_logo(builder, page, item))
        .collect();
    let email = of.email.iter().map(|address| Link {
        title: address.value.clone(),
        href: Some(format!("mailto:{}", address.value)),
    });
    let phone = of.phone.iter().map(|number| Link {
        title: plain_text(number),
        href: telephone(number),
    });
    let url = of.url.as_ref();
    Element {
        kind: of.kind.name().to_owned(),
        level,
        title,
        text,
        href: url.and_then(|url| href(builder, page, url)),
        host: url.and_then(|url| host(page, url)),
        file: of
            .file
            .as_ref()
            .and_then(|file| download(builder, page, file)),
        pictures,
        items,
        roles: of.roles.iter().map(|role| plain_text(role)).collect(),
        details: email.chain(phone).collect(),
        source: of
            .source
            .as_ref()
            .and_then(|id| source_link(builder, page, id)),
    }
}

fn paragraphs(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    texts: &[Spanned<String>],
) -> Vec<Html> {
    let texts = texts.iter();
    texts
        .map(|text| text_with_sources(builder, page, text))
        .collect()
}

fn column_or_logo(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    item: &ElementItem,
) -> context::ElementItem {
    let picture = item
        .src
        .as_ref()
        .and_then(|src| picture_path(builder, page, src));
    let title = item.title.as_ref();
    let name = title.map_or_else(String::new, |name| plain_text(name));
    context::ElementItem {
        title: title
            .filter(|_| item.src.is_none())
            .map(|title| text_with_sources(builder, page, title)),
        text: paragraphs(builder, page, &item.text),
        picture: picture.map(|path| Image {
            path,
            alt: name,
            ..Image::default()
        }),
        href: item.url.as_ref().and_then(|url| href(builder, page, url)),
    }
}

/// A picture with its words.
pub(in crate::page) fn image(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    image: &document::Image,
) -> Option<Image> {
    let path = picture_path(builder, page, &image.src)?;
    let caption = image.caption.as_ref();
    let plain = |text: &Spanned<String>| plain_text(text);
    Some(Image {
        path,
        alt: image.alt.as_ref().map_or_else(String::new, plain),
        caption: caption.map(|caption| text_with_sources(builder, page, caption)),
        credit: image.credit.as_ref().map(plain),
        ..Image::default()
    })
}

fn picture_path(
    builder: &PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    src: &Spanned<String>,
) -> Option<String> {
    match page.written.targets.get(&src.value)? {
        LinkTarget::File { address, .. } => Some(builder.lookup.path(address)),
        _ => None,
    }
}

fn download(
    builder: &PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    file: &Spanned<String>,
) -> Option<Download> {
    let LinkTarget::File {
        path,
        address,
        size,
    } = page.written.targets.get(&file.value)?
    else {
        return None;
    };
    let size = usize::try_from(*size).unwrap_or(usize::MAX);
    Some(Download {
        title: String::new(),
        format: format(path),
        size: builder.locale.strings.file_size(size),
        path: builder.lookup.path(address),
    })
}

/// What a file is, by its name: `PDF`, `CSV`.
fn format(path: &SitePath) -> String {
    match path.extension().to_ascii_lowercase().as_str() {
        "jpg" => "JPEG".to_owned(),
        extension => extension.to_ascii_uppercase(),
    }
}

/// The `href` of a link of front matter or of a block; nothing where it leads nowhere.
pub(in crate::page) fn href(
    builder: &PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    destination: &str,
) -> Option<String> {
    let lookup = builder.lookup;
    let path = match page.written.targets.get(destination)? {
        LinkTarget::Page { address, anchor } => match anchor {
            Some(anchor) => lookup.path_to(address, anchor),
            None => lookup.path(address),
        },
        LinkTarget::File { address, .. } => lookup.path(address),
        LinkTarget::External(url) => return Some(url.clone()),
        LinkTarget::Binding | LinkTarget::Broken(_) => return None,
    };
    Some(format!("{}{path}", builder.root))
}

/// The name of another site that a link leads to.
fn host(page: &EmbeddedPage<'_>, url: &Spanned<String>) -> Option<String> {
    let LinkTarget::External(url) = page.written.targets.get(&url.value)? else {
        return None;
    };
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.rsplit('@').next().unwrap_or(host);
    (!host.is_empty()).then(|| host.trim_start_matches("www.").to_owned())
}

/// The address that calls a telephone number, where it is one number and no more.
fn telephone(number: &str) -> Option<String> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-');
    let digits: String = number
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    (number.chars().all(is_number) && digits.len() >= 3).then(|| format!("tel:{digits}"))
}
