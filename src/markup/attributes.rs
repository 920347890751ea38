//! Some attributes of the tags of a whole page. Every page of a website is read this way before it is published, so this reads a
//! page in one pass, without a token for each of its thousand tags: with `tags` the reading took a third of a build. `tags`
//! is the reference, and a property holds that both find the same.
//!
//! In: HTML. Out: attributes in order. Must not know: what their values mean.

use std::borrow::Cow;

use memchr::{memchr, memmem};

use super::tags::tags;

/// Elements whose content a browser reads as text up to the closing tag.
const TEXT_ELEMENTS: [&str; 8] = [
    "script", "style", "iframe", "noembed", "noframes", "xmp", "textarea", "title",
];

/// An attribute of an opening tag.
#[derive(Debug, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// The element's name, as it is written: in small or capital letters.
    pub element: &'a str,
    /// One of the names that were asked for.
    pub name: &'static str,
    /// With character references decoded.
    pub value: Cow<'a, str>,
}

/// Reports the attributes with these `names`, which are in small letters, of a page's opening tags.
pub fn for_each_attribute<'a>(
    html: &'a str,
    names: &'static [&'static str],
    mut found: impl FnMut(Attribute<'a>),
) {
    let mut at = 0;
    while let Some(tag) = next_tag(html, at) {
        let mut first = Vec::new();
        let mut attributes = Attributes {
            html,
            at: tag.name_end,
        };
        while let Some((written, value)) = attributes.next() {
            let Some(name) = names.iter().find(|name| written.eq_ignore_ascii_case(name)) else {
                continue;
            };
            // The first of two attributes with one name counts.
            if !tag.closes && !first.iter().any(|(known, _)| known == name) {
                first.push((*name, value));
            }
        }
        // A tag that the end of the text cuts off is none.
        let Some(end) = attributes.tag_end() else {
            return;
        };
        let element = &html[tag.start..tag.name_end];
        for (name, value) in first {
            let value = if value.contains(['&', '\r', '\0']) {
                decoded(&html[tag.start - 1..end], name)
            } else {
                Cow::Borrowed(value)
            };
            found(Attribute {
                element,
                name,
                value,
            });
        }
        at = end;
        if !tag.closes {
            if element.eq_ignore_ascii_case("plaintext") {
                return;
            }
            let text = TEXT_ELEMENTS
                .iter()
                .any(|name| element.eq_ignore_ascii_case(name));
            if text {
                at = text_end(html, at, element);
            }
        }
    }
}

/// The value of an attribute of one tag, as `tags` decodes it.
fn decoded<'a>(tag: &str, name: &str) -> Cow<'a, str> {
    let tags = tags(tag);
    let value = tags.first().and_then(|tag| tag.attribute(name));
    Cow::Owned(value.unwrap_or_default().to_owned())
}

/// A tag's name, by bytes.
struct TagName {
    start: usize,
    name_end: usize,
    closes: bool,
}

/// The next tag from `at` on; comments, declarations and processing instructions are passed over.
fn next_tag(html: &str, mut at: usize) -> Option<TagName> {
    let bytes = html.as_bytes();
    loop {
        let open = at + memchr(b'<', &bytes[at..])?;
        let closes = bytes.get(open + 1) == Some(&b'/');
        let start = open + 1 + usize::from(closes);
        match bytes.get(start)? {
            letter if letter.is_ascii_alphabetic() => {
                let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
                let name_end = start + bytes[start..].iter().position(is_end)?;
                return Some(TagName {
                    start,
                    name_end,
                    closes,
                });
            }
            b'!' if !closes && bytes[start..].starts_with(b"!--") => {
                at = comment_end(bytes, start + 3)?;
            }
            b'!' | b'?' if !closes => at = start + memchr(b'>', &bytes[start..])?,
            _ if closes => at = start + memchr(b'>', &bytes[start..])?,
            _ => at = start,
        }
    }
}

/// The end of a comment whose text begins at `at`.
fn comment_end(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = &bytes[at..];
    if let Some(empty) = [">", "->"]
        .iter()
        .find(|end| rest.starts_with(end.as_bytes()))
    {
        return Some(at + empty.len());
    }
    let ends = ["-->", "--!>"].map(|end| Some(memmem::find(rest, end.as_bytes())? + end.len()));
    ends.into_iter().flatten().min().map(|end| at + end)
}

/// Where the closing tag of a text element begins, or the text ends.
fn text_end(html: &str, mut at: usize, element: &str) -> usize {
    let bytes = html.as_bytes();
    while let Some(found) = memmem::find(&bytes[at..], b"</") {
        let name = at + found + 2;
        let end = name + element.len();
        let is_it = bytes
            .get(name..end)
            .is_some_and(|name| name.eq_ignore_ascii_case(element.as_bytes()));
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        if is_it && bytes.get(end).is_some_and(is_end) {
            return name - 2;
        }
        at = name;
    }
    bytes.len()
}

/// Reads the attributes of a tag, one after another.
struct Attributes<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Attributes<'a> {
    /// The next name and value; `None` at the tag's end or the text's.
    fn next(&mut self) -> Option<(&'a str, &'a str)> {
        let bytes = self.html.as_bytes();
        self.skip(|byte| byte.is_ascii_whitespace() || byte == b'/');
        if *bytes.get(self.at)? == b'>' {
            return None;
        }
        let start = self.at;
        // A name may begin with a sign of equality.
        self.at += 1;
        self.skip(|byte| !(byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'=')));
        let name = &self.html[start..self.at];
        let name_end = self.at;
        self.skip(|byte| byte.is_ascii_whitespace());
        if bytes.get(self.at) != Some(&b'=') {
            self.at = name_end;
            return Some((name, ""));
        }
        self.at += 1;
        self.skip(|byte| byte.is_ascii_whitespace());
        let start = self.at;
        match bytes.get(start)? {
            b'>' => Some((name, "")),
            quote @ (b'"' | b'\'') => {
                let end = memchr(*quote, &bytes[start + 1..]).map(|len| start + 1 + len);
                // Without an end the tag has none either.
                self.at = end.map_or(bytes.len(), |end| end + 1);
                Some((name, &self.html[start + 1..end?]))
            }
            _ => {
                self.skip(|byte| !(byte.is_ascii_whitespace() || byte == b'>'));
                Some((name, &self.html[start..self.at]))
            }
        }
    }

    fn skip(&mut self, passes: impl Fn(u8) -> bool) {
        let rest = &self.html.as_bytes()[self.at..];
        let len = rest.iter().position(|byte| !passes(*byte));
        self.at += len.unwrap_or(rest.len());
    }

    /// Behind the `>` that ends the tag, once all its attributes are read.
    fn tag_end(&self) -> Option<usize> {
        (self.html.as_bytes().get(self.at) == Some(&b'>')).then_some(self.at + 1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{for_each_attribute, tags};

    const NAMES: &[&str] = &["id", "href"];

    fn found(html: &str) -> Vec<String> {
        let mut found = Vec::new();
        for_each_attribute(html, NAMES, |attribute| {
            let element = attribute.element.to_ascii_lowercase();
            found.push(format!("{element} {}={}", attribute.name, attribute.value));
        });
        found
    }

    fn reference(html: &str) -> Vec<String> {
        let opening = tags(html).into_iter().filter(|tag| !tag.closes);
        let attributes = opening.flat_map(|tag| {
            let element = tag.name;
            tag.attributes
                .into_iter()
                .filter(|(name, _)| NAMES.contains(&name.as_str()))
                .map(move |(name, value)| format!("{element} {name}={value}"))
        });
        attributes.collect()
    }

    #[test]
    fn attributes_are_found_as_browsers_find_them() {
        let html = "<p ID=a class=x><a href='?a&amp;b' id=\"é\" id=c>b</a id=d><!-- <p id=e> --><title><p id=f></title><b x=\"<p id=g>\" id>";
        let expected = ["p id=a", "a href=?a&b", "a id=é", "b id="];
        assert_eq!(found(html), expected);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn they_are_those_that_the_tokenizer_finds(pieces in prop::collection::vec(prop::sample::select(vec![
            "<", ">", "</", "/", "=", "\"", "'", " ", "\n", "\r", "&amp;", "&eacute", "é", "<!", "--", "!", "?", "-", "<!--", "-->",
            "id", "ID", "href", " id=a", " href=\"b\"", " class='c'", "<a", "<p", "<b id=a>", "</a>", "script", "<script", "</script", "<TITLE>",
            "</title>", "<style>", "</style>", "<plaintext>", "x",
        ]), 0..24)) {
            let html = pieces.concat();
            prop_assert_eq!(found(&html), reference(&html), "{}", html);
        }
    }
}
