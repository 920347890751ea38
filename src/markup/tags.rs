//! The tags of HTML, as browsers read it: not in comments, scripts or styles.
//!
//! In: HTML. Out: tags in order, with their attributes. Must not know: which tags are allowed.

use std::cell::RefCell;

use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// One tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// In small letters.
    pub name: String,
    /// Whether it closes an element.
    pub closes: bool,
    /// Names in small letters, and values with character references decoded; in order, each name once.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(known, _)| known == name)?;
        Some(&found.1)
    }
}

/// The tags of a piece of HTML. Never fails: everything is HTML to a browser.
pub fn tags(html: &str) -> Vec<Tag> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let options = TokenizerOpts {
        discard_bom: false,
        ..TokenizerOpts::default()
    };
    let tokenizer = Tokenizer::new(TagList::default(), options);
    // A script's end returns control, for the script to be run.
    while let TokenizerResult::Script(()) = tokenizer.feed(&input) {}
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

/// Collects tags.
#[derive(Default)]
struct TagList(RefCell<Vec<Tag>>);

impl TokenSink for TagList {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else {
            return TokenSinkResult::Continue;
        };
        let attributes = tag.attrs.into_iter();
        let attributes = attributes.map(|attribute| {
            let name = attribute.name.local.to_string();
            (name, attribute.value.to_string())
        });
        let closes = tag.kind == TagKind::EndTag;
        self.0.borrow_mut().push(Tag {
            name: tag.name.to_string(),
            closes,
            attributes: attributes.collect(),
        });
        // What a browser reads as text up to the closing tag.
        match (closes, &*tag.name) {
            (false, "script" | "style" | "iframe" | "noembed" | "noframes" | "xmp") => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            (false, "textarea" | "title") => TokenSinkResult::RawData(RawKind::Rcdata),
            (false, "plaintext") => TokenSinkResult::Plaintext,
            _ => TokenSinkResult::Continue,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::tags;

    #[test]
    fn tags_are_those_that_browsers_see() {
        let cases = [
            ("<p ID=a class='b c'>x</P>", "p id=a class=b c;/p;"),
            ("<a href=\"?a&amp;b\">", "a href=?a&b;"),
            ("<!-- <p> --><br/>", "br;"),
            ("<script>'<p id=\"a\">'</script><i>", "script;/script;i;"),
            (
                "<style><p></style><title>&lt;<b></title>",
                "style;/style;title;/title;",
            ),
            ("a < b <", ""),
            ("<p", ""),
        ];
        for (html, expected) in cases {
            let found: Vec<String> = tags(html)
                .iter()
                .map(|tag| {
                    let close = if tag.closes { "/" } else { "" };
                    let attributes = tag.attributes.iter();
                    let attributes: Vec<String> = attributes
                        .map(|(name, value)| format!(" {name}={value}"))
                        .collect();
                    format!("{close}{}{};", tag.name, attributes.concat())
                })
                .collect();
            assert_eq!(found.concat(), expected, "{html}");
        }
    }
}
