use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use super::*;
use crate::config::RawHtml;
use crate::diagnostic::Code;
use crate::document::Surface;
use crate::evidence::{Basis, Claim, EvidenceStatus, Verdict};
use crate::language::Strings;
use crate::site::LinkTargets;
use crate::site::{Fix, LinkProblem, LinkTarget};
use crate::source::Source;

mod properties;

fn document(text: &str) -> Document {
    let source = Arc::new(Source::new(
        "content/a/b.md".into(),
        format!("---\ntitle: A\nsummary: S\n---\n{text}"),
    ));
    Document::parse(&source, "en", &BTreeSet::new(), &mut Vec::new())
}

fn targets() -> LinkTargets {
    let page = |address: &str, anchor: Option<&str>| LinkTarget::Page {
        address: address.to_owned(),
        anchor: anchor.map(str::to_owned),
    };
    let file = LinkTarget::File {
        path: "content/a/map.png".into(),
        address: "/a/map.png".to_owned(),
        size: 1,
    };
    let wrong = LinkTarget::Broken(LinkProblem {
        code: Code::BrokenLink,
        message: String::new(),
        fix: Fix::Advice(String::new()),
    });
    [
        ("c.md", page("/a/c/", None)),
        ("c.md#x", page("/a/c/", Some("x"))),
        ("#own", page("/a/b/", Some("own"))),
        ("map.png", file),
        ("gone.md", wrong),
        (
            "https://a.org/?b=1&c",
            LinkTarget::External("https://a.org/?b=1&c".to_owned()),
        ),
        ("figure:imd?2015", LinkTarget::Binding),
        ("source:lga", LinkTarget::Binding),
    ]
    .into_iter()
    .map(|(destination, target)| (destination.to_owned(), target))
    .collect()
}

fn strings() -> Strings {
    let texts = [
        ("footnote", "Note {n}"),
        ("footnote-back", "Back to note {n}"),
        ("table-of", "Table: {name}"),
        ("alert-note", "Note"),
        ("footnotes", "Notes"),
    ];
    Strings::new(
        "en",
        texts.map(|(key, text)| (key.to_owned(), text.to_owned())),
    )
}

/// A claim for each link of a document to data or a source, in the order of the text.
fn claims(document: &Document, words: &str) -> Vec<Claim> {
    let links = document.links();
    let links =
        links.filter(|link| matches!(targets().get(&*link.destination), Some(LinkTarget::Binding)));
    links
        .map(|link| Claim {
            anchor: String::new(),
            shows: None,
            span: link.span.clone(),
            surface: Surface::Body,
            words: words.to_owned(),
            sentence: String::new(),
            status: EvidenceStatus::Bound,
            basis: Basis::Nothing,
            verdict: Verdict::Agrees,
            methods: Vec::new(),
            ranked_among: None,
            breaks: Vec::new(),
        })
        .collect()
}

/// The usual scope: a page of its own.
fn scope<'a>(
    claims: &'a LinkClaims<'a>,
    targets: &'a LinkTargets,
    strings: &'a Strings,
) -> TextScope<'a> {
    TextScope {
        claims,
        targets,
        address: "/a/b/",
        own: "/a/b/",
        portable: false,
        strings,
        prefix: "",
        lowered: 0,
        after_opening: None,
        fold: None,
        terms: &[],
        raw_html: RawHtml::Refused,
    }
}

/// Fills the pieces with markers that the tests expect.
fn filled(pieces: &Pieces) -> String {
    pieces.write(|piece, out| match piece {
        Piece::Html(html) => out.push_str(html),
        Piece::FigureStart(_) => out.push_str("<data value=\"1\">"),
        Piece::FigureEnd(_) => out.push_str("</data>"),
        Piece::Sources { slots, apart, .. } => {
            let figures = pieces.slots[slots].iter();
            let count = figures
                .filter(|slot| matches!(slot, Slot::Figure(_)))
                .count();
            let (start, end) = if apart { ("<p>", "</p>\n") } else { (" ", "") };
            let _ = write!(out, "{start}<a href=\"#s\">Source {count}</a>{end}");
        }
        Piece::Block(_) => out.push_str("<figure>chart</figure>\n"),
    })
}

/// The markup of a text, walked in the usual scope as altered by `change`.
pub(super) fn made(
    text: &str,
    change: impl for<'a> FnOnce(TextScope<'a>) -> TextScope<'a>,
) -> String {
    let document = document(text);
    let (targets, strings) = (targets(), strings());
    let claims = claims(&document, "18.5 per cent");
    let claims = LinkClaims::new(&claims);
    let scope = scope(&claims, &targets, &strings);
    filled(&body(&document, &change(scope)))
}

fn html(text: &str) -> String {
    made(text, |scope| scope)
}

#[test]
fn markdown_becomes_html() {
    let cases = [
        (
            "One\ntwo *three* **four** `a<b`.",
            "<p>One\ntwo <em>three</em> <strong>four</strong> <code>a&lt;b</code>.</p>\n",
        ),
        (
            "# A\n\n## B {#own}\n\n### C & D",
            "<h2 id=\"a\">A</h2>\n<h2 id=\"own\">B</h2>\n<h3 id=\"c--d\">C &amp; D</h3>\n",
        ),
        (
            "- a\n- b\n  - c",
            "<ul>\n<li>a</li>\n<li>b<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n",
        ),
        (
            "3. a\n\n4. b",
            "<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n",
        ),
        (
            "```rust\nlet a = \"<b>\";\n```",
            "<pre tabindex=\"0\"><code>let a = &quot;&lt;b&gt;&quot;;\n</code></pre>\n",
        ),
        (
            "```chart\ntype: line\nindicator: imd\ntitle: T\n```",
            "<figure>chart</figure>\n",
        ),
        ("a\\\nb\n\n---", "<p>a<br>\nb</p>\n<hr>\n"),
        ("\"It's\" -- 2015--17...", "<p>“It’s” – 2015–17…</p>\n"),
        (
            "[c](c.md) [x](c.md#x) [o](#own) [e](<https://a.org/?b=1&c>)",
            "<p><a href=\"../c/\">c</a> <a href=\"../c/#x\">x</a> <a href=\"#own\">o</a> <a href=\"https://a.org/?b=1&amp;c\">e</a></p>\n",
        ),
        ("[gone](gone.md), ![gone](x.png)", "<p>gone, gone</p>\n"),
        (
            "![A *map* \"x\"](map.png \"The city\")",
            "<figure class=\"picture\"><img src=\"../b/../map.png\" alt=\"A map “x”\" loading=\"lazy\"><figcaption>The city</figcaption></figure>\n",
        ),
        (
            "See ![m](map.png)",
            "<p>See <img src=\"../map.png\" alt=\"m\" loading=\"lazy\"></p>\n",
        ),
        (
            "> Said.\n>\n> — Ann *B*",
            "<figure class=\"quote\">\n<blockquote>\n<p>Said.</p>\n</blockquote>\n<figcaption>Ann <em>B</em></figcaption>\n</figure>\n",
        ),
        (
            "> Said.\n> -- Ann",
            "<figure class=\"quote\">\n<blockquote>\n<p>Said.</p>\n</blockquote>\n<figcaption>Ann</figcaption>\n</figure>\n",
        ),
        ("> Said.", "<blockquote>\n<p>Said.</p>\n</blockquote>\n"),
        (
            "> [!NOTE]\n> Mind.",
            "<div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">Note</p>\n<p>Mind.</p>\n</div>\n",
        ),
        ("<div>x</div>\n\na <b>c</b> <!-- d -->", "<p>a c </p>\n"),
    ];
    for (text, expected) in cases {
        let expected = expected.replace("../b/../map.png", "../map.png");
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn the_sources_of_bound_words_are_named_once_a_paragraph() {
    let bound = "<data value=\"1\">";
    let cases = [
        (
            "It [fell](figure:imd?2015) and [*rose*](source:lga).\n\nNo.",
            format!(
                "<p>It {bound}fell</data> and {bound}<em>rose</em></data>.</p>\n<p><a href=\"#s\">Source 2</a></p>\n<p>No.</p>\n"
            ),
        ),
        (
            "It is [](figure:imd?2015) now",
            format!(
                "<p>It is {bound}18.5\u{a0}per cent</data> now</p>\n<p><a href=\"#s\">Source 1</a></p>\n"
            ),
        ),
        (
            "[18.5](figure:imd?2015) per cent",
            format!(
                "<p>{bound}18.5</data>\u{a0}per cent</p>\n<p><a href=\"#s\">Source 1</a></p>\n"
            ),
        ),
        (
            "## [Fell](figure:imd?2015)\n\nText",
            format!(
                "<h2 id=\"fell\">{bound}Fell</data></h2>\n<p>Text</p>\n<p><a href=\"#s\">Source 1</a></p>\n"
            ),
        ),
        (
            "- [a](figure:imd?2015)\n  - b",
            format!(
                "<ul>\n<li>{bound}a</data> <a href=\"#s\">Source 1</a><ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"
            ),
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn tables_have_heads_and_a_frame() {
    let table = html(
        "| Area | 2015 | Note |\n|---|---|---|\n| Leeds | [1.5](figure:imd?2015) | a |\n| Luton | [c] | |\n",
    );
    assert_eq!(
        table,
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table: Area, 2015, Note\">\n<table class=\"data\">\n<thead>\n\
         <tr><th scope=\"col\">Area</th><th scope=\"col\" class=\"number\">2015</th><th scope=\"col\">Note</th></tr>\n</thead>\n<tbody>\n\
         <tr><th scope=\"row\">Leeds</th><td class=\"number\"><data value=\"1\">1.5</data></td><td>a</td></tr>\n\
         <tr><th scope=\"row\">Luton</th><td class=\"number\">[c]</td><td></td></tr>\n</tbody>\n</table>\n</div>\n\
         <p><a href=\"#s\">Source 1</a></p>\n"
    );
    assert!(html("|a|\n|-|\n|b|\n\n|a|\n|-|\n|b|").contains("Table: a (2)"));
}

#[test]
fn footnotes_stand_at_the_end_in_the_order_of_their_references() {
    let made = html("One[^b] two[^a] three[^b].\n\n[^a]: Note *a*.\n[^b]: Note b.\n[^c]: Never.");
    let note = |number: u32, words: &str, back: &[&str]| {
        let back: Vec<String> = back
            .iter()
            .map(|id| format!(" <a class=\"footnote-backref\" href=\"#{id}\"><span aria-hidden=\"true\">↩</span><span class=\"visually-hidden\">Back to note {number}</span></a>"))
            .collect();
        let back = back.concat();
        format!("<li id=\"fn-{number}\"><p>{words}{back}</p></li>\n")
    };
    let reference = |number: u32, id: &str| {
        format!(
            "<sup class=\"footnote-reference\"><a id=\"{id}\" href=\"#fn-{number}\" aria-label=\"Note {number}\">{number}</a></sup>"
        )
    };
    let expected = format!(
        "<p>One{} two{} three{}.</p>\n<section class=\"footnotes\" aria-label=\"Notes\">\n<ol>\n{}{}</ol>\n</section>\n",
        reference(1, "fnref-1"),
        reference(2, "fnref-2"),
        reference(1, "fnref-1-2"),
        note(1, "Note b.", &["fnref-1", "fnref-1-2"]),
        note(2, "Note <em>a</em>.", &["fnref-2"]),
    );
    assert_eq!(made, expected);
}

#[test]
fn an_embedded_text_keeps_its_ids_apart_and_its_links_right() {
    let made = made(
        "## B {#own}\n\n[o](#own) [c](c.md) [^n]\n\n[^n]: N",
        |scope| TextScope {
            address: "/r/",
            prefix: "coventry-",
            lowered: 1,
            ..scope
        },
    );
    assert!(made.starts_with("<h3 id=\"coventry-own\">B</h3>\n<p><a href=\"#coventry-own\">o</a> <a href=\"../a/c/\">c</a>"), "{made}");
    assert!(made.contains("<li id=\"coventry-fn-1\">"), "{made}");
}

#[test]
fn the_pull_quote_stands_behind_the_opening() {
    let pull = |text: &str| {
        made(text, |scope| TextScope {
            after_opening: Some("<aside>Q</aside>\n"),
            ..scope
        })
    };
    assert_eq!(
        pull("> a\n\nOne\n\nTwo"),
        "<blockquote>\n<p>a</p>\n</blockquote>\n<p>One</p>\n<aside>Q</aside>\n<p>Two</p>\n"
    );
    assert_eq!(pull(""), "<aside>Q</aside>\n");
}

#[test]
fn raw_html_is_sanitised_where_the_site_says_so() {
    let raw = |text: &str| {
        made(text, |scope| TextScope {
            raw_html: RawHtml::Sanitised,
            ..scope
        })
    };
    let cases = [
        (
            "a <b onclick='x'>c</b> <sub>2</sub><br>",
            "<p>a <b>c</b> <sub>2</sub><br></p>\n",
        ),
        ("a <b>c *d</b> e*", "<p>a <b>c <em>d e</em></b></p>\n"),
        ("a </b> <script>x</script> <i>b", "<p>a  x <i>b</i></p>\n"),
        (
            "<div onclick='x'><script>x</script><p>a\n\nb",
            "<div><p>a\n</p></div>\n<p>b</p>\n",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(raw(text), expected, "{text}");
    }
}

#[test]
fn front_matters_texts_have_inline_markup() {
    let source = Arc::new(Source::new(
        "content/a/b.md".into(),
        "---\ntitle: 1. It *fell* to [14.4](figure:imd?2015) per cent\nsummary: \"A \\u0041 [x](figure:imd?2015) [y](figure:imd?2015) <b>\"\n---\n",
    ));
    let document = Document::parse(&source, "en", &BTreeSet::new(), &mut Vec::new());
    let (targets, strings) = (targets(), strings());
    let claims = claims(&document, "");
    let claims = LinkClaims::new(&claims);
    let scope = scope(&claims, &targets, &strings);
    let html = |text: &Spanned<String>| {
        let pieces = super::text(&document, text, &scope);
        let claim = |slot: usize| match pieces.slots[slot] {
            Slot::Figure(number) => claims.get(number).map(|_| number),
            Slot::Block(_) => None,
        };
        pieces.write(|piece, out| match piece {
            Piece::Html(html) => out.push_str(html),
            Piece::FigureStart(slot) => {
                let _ = write!(out, "<data id=\"{}\">", claim(slot).expect("a claim"));
            }
            Piece::FigureEnd(_) => out.push_str("</data>"),
            Piece::Sources { .. } | Piece::Block(_) => {}
        })
    };
    let title = document.front.title.as_ref().expect("a title");
    assert_eq!(
        html(title),
        "1. It <em>fell</em> to <data id=\"0\">14.4</data>\u{a0}per cent"
    );
    // Its links have no positions of their own, so their order distinguishes them.
    let summary = document.front.summary.as_ref().expect("a summary");
    assert_eq!(
        html(summary),
        "A A <data id=\"1\">x</data> <data id=\"2\">y</data> "
    );
}
