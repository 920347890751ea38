//! Raw HTML of sites that allow it: blocks pass through a sanitiser, inline tags through a short list.
//!
//! In: HTML as editors wrote it. Out: well-formed HTML without scripts, and what was left out.

use std::collections::BTreeMap;

use super::tags::{Tag, tags};

/// The largest block that is sanitised, in bytes: the sanitiser's time grows with the square of the nesting depth.
const LARGEST: usize = 100_000;

/// The deepest nesting that is sanitised.
const DEEPEST: usize = 60;

/// Inline elements that are allowed in a paragraph, without attributes.
const INLINE: &[&str] = &[
    "abbr", "b", "bdi", "cite", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "u", "var",
];

/// Schemes of links that are kept. Links to pages of the site are written as Markdown, so that they are checked.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// An inline tag that is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InlineTag {
    /// `<b>`
    Open(&'static str),
    /// `</b>`
    Close(&'static str),
    /// `<br>` and `<wbr>`, which have no content.
    Void(&'static str),
    /// `<a href="…">` with its address.
    Link(String),
}

/// Something that is left out of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The byte of the tag that has it.
    pub at: usize,
    /// What it is: `<iframe>`, or `id` of `<p>`.
    pub what: String,
    /// What to write instead.
    pub instead: String,
}

/// The tag that a piece of inline HTML is, if it is allowed; attributes but a link's address are dropped.
pub fn inline(html: &str) -> Option<InlineTag> {
    let tag = tags(html).into_iter().next()?;
    if let Some(void) = ["br", "wbr"].into_iter().find(|void| *void == tag.name) {
        return (!tag.closes).then_some(InlineTag::Void(void));
    }
    if tag.name == "a" {
        if tag.closes {
            return Some(InlineTag::Close("a"));
        }
        let href = tag.attribute("href").filter(|href| is_kept(href))?;
        return Some(InlineTag::Link(href.trim().to_owned()));
    }
    let known = INLINE.iter().find(|known| **known == tag.name)?;
    Some(if tag.closes {
        InlineTag::Close(known)
    } else {
        InlineTag::Open(known)
    })
}

/// Whether a link to this address is kept.
fn is_kept(href: &str) -> bool {
    let scheme = href.trim().split_once(':').map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| {
        SCHEMES
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known))
    })
}

/// A sanitised block of raw HTML; `None` where it is too large or too deep.
pub fn sanitised(html: &str) -> Option<String> {
    is_readable(html).then(|| cleaner().clean(html).to_string())
}

fn is_readable(html: &str) -> bool {
    html.len() <= LARGEST && depth(html) <= DEEPEST
}

fn cleaner() -> ammonia::Builder<'static> {
    let mut cleaner = ammonia::Builder::default();
    cleaner
        // Pictures are files of the site and are written as Markdown, so that they are checked.
        .rm_tags(["img", "map", "area"])
        .url_schemes(SCHEMES.into_iter().collect::<Set>())
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(None)
        .strip_comments(true);
    cleaner
}

/// What a page leaves out of a piece of raw HTML, in order. `is_block`: whether it stands alone and not in a paragraph.
pub fn left_out(html: &str, is_block: bool) -> Vec<LeftOut> {
    if is_block && !is_readable(html) {
        return vec![LeftOut {
            at: 0,
            what: "this HTML, which is too long or too deeply nested,".to_owned(),
            instead: "write it as Markdown, or as several pieces with an empty line between them"
                .to_owned(),
        }];
    }
    let cleaner = cleaner();
    let allowed = cleaner.clone_tags();
    let generic = cleaner.clone_generic_attributes();
    let by_tag = cleaner.clone_tag_attributes();
    let lower = html.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut from = 0;
    for tag in tags(html).iter().filter(|tag| !tag.closes) {
        let name = tag.name.as_str();
        let at = lower[from..]
            .find(&format!("<{name}"))
            .map_or(from, |at| from + at);
        from = (at + 1).min(lower.len());
        let is_known = if is_block {
            allowed.contains(name)
        } else {
            INLINE.contains(&name) || matches!(name, "a" | "br" | "wbr")
        };
        if !is_known {
            let what = format!("<{name}>");
            found.push(LeftOut {
                at,
                what,
                instead: instead_of(tag),
            });
            continue;
        }
        for (attribute, value) in &tag.attributes {
            let is_link = attribute == "href" && name == "a";
            let is_kept = if is_link {
                is_kept(value)
            } else {
                let own = by_tag
                    .get(name)
                    .is_some_and(|own| own.contains(attribute.as_str()));
                is_block && (own || generic.contains(attribute.as_str()))
            };
            if !is_kept {
                found.push(LeftOut {
                    at,
                    what: format!("{attribute} of <{name}>"),
                    instead: instead_of_attribute(attribute, value, is_link),
                });
            }
        }
    }
    found
}

/// What to write instead of an element.
fn instead_of(tag: &Tag) -> String {
    let address = tag.attribute("src").or_else(|| tag.attribute("data"));
    match tag.name.as_str() {
        "img" => {
            let alt = tag.attribute("alt").unwrap_or("What it shows");
            format!(
                "write it as Markdown: ![{alt}]({})",
                address.unwrap_or("picture.png")
            )
        }
        "iframe" | "embed" | "object" | "video" | "audio" | "frame" => {
            let title = tag.attribute("title").unwrap_or("What is there");
            let address = address.unwrap_or("https://example.org/");
            format!("write a link to it: [{title}]({address})")
        }
        "style" | "link" => "remove it: styles belong into a theme".to_owned(),
        "font" => "take the tag out: colours and sizes belong into a theme".to_owned(),
        "script" => "remove it: pages of this site run no scripts of their own".to_owned(),
        _ => "remove it, or write it as Markdown".to_owned(),
    }
}

/// What to write instead of an attribute.
fn instead_of_attribute(name: &str, value: &str, is_link: bool) -> String {
    match name {
        _ if is_link => format!("write the link as Markdown: [words]({})", value.trim()),
        "id" | "name" => format!(
            "remove it; a link can lead to a heading with an id: ## Words {{#{}}}",
            value.trim()
        ),
        "title" => "remove it, and write the words into the text".to_owned(),
        _ => "remove it".to_owned(),
    }
}

#[expect(
    clippy::disallowed_types,
    reason = "the sanitiser takes this type; nothing reads its order"
)]
type Set = std::collections::HashSet<&'static str>;

/// An upper bound of the nesting depth of a piece of HTML, from its tags.
fn depth(html: &str) -> usize {
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    let (mut now, mut deepest) = (0_usize, 0_usize);
    for piece in html.split('<').skip(1) {
        let (closes, name) = match piece.strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, piece),
        };
        let end = name.find(|character: char| !character.is_ascii_alphanumeric());
        let name = name[..end.unwrap_or(name.len())].to_ascii_lowercase();
        if name.is_empty() {
            continue;
        }
        let count = open.entry(name).or_default();
        if !closes {
            *count += 1;
            now += 1;
            deepest = deepest.max(now);
        } else if *count > 0 {
            *count -= 1;
            now -= 1;
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_runs_and_everything_is_closed() {
        let cases = [
            ("<script>alert(1)</script>", ""),
            ("<div onclick=\"x()\"><p>a", "<div><p>a</p></div>"),
            ("<a href=\"javascript:x\">a</a>", "<a>a</a>"),
            ("<img src=x onerror=x>", ""),
            ("<iframe src=\"https://a.org\"></iframe>", ""),
            ("<style>p{}</style>a", "a"),
            ("<!-- secret -->a", "a"),
        ];
        for (html, expected) in cases {
            assert_eq!(sanitised(html).as_deref(), Some(expected), "{html}");
        }
        assert_eq!(sanitised(&"<div>".repeat(10_000)), None);
        assert_eq!(sanitised(&"a".repeat(200_000)), None);
    }

    #[test]
    fn inline_tags_lose_their_attributes() {
        assert_eq!(
            inline("<B class=x onclick='y'>"),
            Some(InlineTag::Open("b"))
        );
        assert_eq!(inline("</sub>"), Some(InlineTag::Close("sub")));
        assert_eq!(inline("<br/>"), Some(InlineTag::Void("br")));
        assert_eq!(
            inline("<a class=x href=' https://a.org/?b&amp;c '>"),
            Some(InlineTag::Link("https://a.org/?b&c".to_owned()))
        );
        for refused in [
            "<script>",
            "<!-- a -->",
            "<a href='javascript:x'>",
            "<a href='java&#10;script:x'>",
            "<a href='b.md'>",
            "<a>",
        ] {
            assert_eq!(inline(refused), None, "{refused}");
        }
    }

    #[test]
    fn what_is_left_out_is_named() {
        let cases = [
            (true, "<p>a <b>b</b></p>", ""),
            (true, "<p>\n<iframe src=a></iframe>", "4 <iframe>"),
            (
                true,
                "<a href='https://a.org'>a</a><a href=b.md>b</a>",
                "29 href of <a>",
            ),
            (
                true,
                "<p id=a style=b title=c>",
                "0 id of <p>, 0 style of <p>",
            ),
            (true, "<figure><img src=a.png></figure>", "8 <img>"),
            (true, "<!-- <script> -->", ""),
            (false, "<a href='https://a.org'>", ""),
            (false, "<a href='b.md'>", "0 href of <a>"),
            (false, "<abbr title='a'>", "0 title of <abbr>"),
            (false, "<img src=a.png>", "0 <img>"),
        ];
        for (is_block, html, expected) in cases {
            let found = left_out(html, is_block);
            let found: Vec<String> = found
                .iter()
                .map(|left| format!("{} {}", left.at, left.what))
                .collect();
            assert_eq!(found.join(", "), expected, "{html}");
        }
    }
}
