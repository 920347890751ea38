//! Texts outside pages as markup: definitions, notes, the facts of the accessibility statement.
//!
//! In: a text with inline Markdown. Out: markup with emphasis, code and links to other sites. A figure's link is its words: such a
//! text has no list of sources. Must not know: pages, documents.

use std::fmt::Write as _;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::document::inline_events;
use crate::page::words::unbroken;
use crate::theme::context::Html;

/// The schemes of addresses that a text may link to.
const SCHEMES: [&str; 4] = ["http://", "https://", "mailto:", "tel:"];

/// A text as markup.
pub(in crate::page) fn short_text(text: &str) -> Html {
    let mut html = String::new();
    // What closes each link that is open.
    let mut links: Vec<&str> = Vec::new();
    let mut pictures = 0_u32;
    inline_events(text, |event| match event {
        Event::Start(Tag::Image { .. }) => pictures += 1,
        Event::End(TagEnd::Image) => pictures -= 1,
        _ if pictures > 0 => {}
        Event::Start(Tag::Emphasis) => html.push_str("<em>"),
        Event::End(TagEnd::Emphasis) => html.push_str("</em>"),
        Event::Start(Tag::Strong) => html.push_str("<strong>"),
        Event::End(TagEnd::Strong) => html.push_str("</strong>"),
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            ..
        }) => {
            let scheme = if link_type == LinkType::Email {
                "mailto:"
            } else {
                ""
            };
            let href = format!("{scheme}{dest_url}");
            let leads = SCHEMES.iter().any(|scheme| href.starts_with(scheme));
            if leads {
                let _ = write!(html, "<a href=\"{}\">", Html::text(&href).0);
            }
            links.push(if leads { "</a>" } else { "" });
        }
        Event::End(TagEnd::Link) => html.push_str(links.pop().unwrap_or_default()),
        Event::Code(code) => {
            let _ = write!(html, "<code>{}</code>", Html::text(&code).0);
        }
        Event::Text(text) => html.push_str(&Html::text(&unbroken(&text)).0),
        Event::SoftBreak | Event::HardBreak => html.push(' '),
        _ => {}
    });
    Html(html)
}

#[cfg(test)]
mod tests {
    use super::short_text;

    #[test]
    fn markdown_is_read_and_nothing_else_gets_through() {
        let cases = [
            ("a < b & c", "a &lt; b &amp; c"),
            (
                "see [the *method*](https://example.org/a?b&c)",
                "see <a href=\"https://example.org/a?b&amp;c\">the <em>method</em></a>",
            ),
            (
                "<web@example.org>",
                "<a href=\"mailto:web@example.org\">web@example.org</a>",
            ),
            ("[18.5 per cent](figure:imd?2015)", "18.5\u{a0}per cent"),
            ("[a](javascript:alert) [b](page.md)", "a b"),
            ("<script>x</script> ![a](b.png)`c`", "x <code>c</code>"),
        ];
        for (text, expected) in cases {
            assert_eq!(short_text(text).0, expected, "{text}");
        }
    }
}
