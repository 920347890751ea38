//! Raw HTML of sites that allow it: blocks pass through a sanitiser, inline tags through a short list.
//!
//! In: HTML as editors wrote it. Out: well-formed HTML without scripts.

use std::collections::BTreeMap;

/// The largest block that is sanitised, in bytes: the sanitiser's time grows with the square of the nesting depth.
const LARGEST: usize = 100_000;

/// The deepest nesting that is sanitised.
const DEEPEST: usize = 60;

/// Inline elements that are allowed in a paragraph, without attributes.
const INLINE: &[&str] = &[
    "abbr", "b", "bdi", "cite", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "u", "var",
];

/// An inline tag that is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// `<b>`
    Open(&'static str),
    /// `</b>`
    Close(&'static str),
    /// `<br>` and `<wbr>`, which have no content.
    Void(&'static str),
}

/// The tag that a piece of inline HTML is, if it is allowed; attributes are dropped.
pub(super) fn inline(html: &str) -> Option<Tag> {
    let inside = html.strip_prefix('<')?.strip_suffix('>')?;
    let (closes, inside) = match inside.strip_prefix('/') {
        Some(inside) => (true, inside),
        None => (false, inside),
    };
    let end = inside.find(|character: char| !character.is_ascii_alphanumeric());
    let name = inside[..end.unwrap_or(inside.len())].to_ascii_lowercase();
    if let Some(void) = ["br", "wbr"].into_iter().find(|void| *void == name) {
        return (!closes).then_some(Tag::Void(void));
    }
    let known = INLINE.iter().find(|known| **known == name)?;
    Some(if closes {
        Tag::Close(known)
    } else {
        Tag::Open(known)
    })
}

/// A sanitised block of raw HTML; `None` where it is too large or too deep.
pub(super) fn sanitised(html: &str) -> Option<String> {
    if html.len() > LARGEST || depth(html) > DEEPEST {
        return None;
    }
    let mut cleaner = ammonia::Builder::default();
    cleaner
        // Pictures are files of the site and are written as Markdown, so that they are checked.
        .rm_tags(["img", "map", "area"])
        .url_schemes(
            ["http", "https", "mailto", "tel"]
                .into_iter()
                .collect::<Set>(),
        )
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(None)
        .strip_comments(true);
    Some(cleaner.clean(html).to_string())
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
        assert_eq!(inline("<B class=x onclick='y'>"), Some(Tag::Open("b")));
        assert_eq!(inline("</sub>"), Some(Tag::Close("sub")));
        assert_eq!(inline("<br/>"), Some(Tag::Void("br")));
        assert_eq!(inline("<script>"), None);
        assert_eq!(inline("<!-- a -->"), None);
    }
}
