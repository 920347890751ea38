use super::*;

/// The page of a text, and what it said.
fn page(text: &str) -> (Document, Vec<Diagnostic>) {
    let source = Arc::new(Source::new("content/a.md".into(), text));
    let mut diagnostics = Vec::new();
    let document = Document::parse(&source, "en", &BTreeSet::new(), &mut diagnostics);
    (document, diagnostics)
}

/// The page of a body.
fn body(text: &str) -> Document {
    page(&format!("---\ntitle: A\nsummary: S\n---\n{text}")).0
}

/// One line a run: its surface, `"` for speech, its text.
fn runs(document: &Document) -> Vec<String> {
    let body = document.prose.iter();
    body.filter(|run| !matches!(run.surface, Surface::Title | Surface::Summary))
        .map(|run| {
            let speech = if run.speech { "\" " } else { "" };
            format!("{:?}: {speech}{}", run.surface, run.text)
        })
        .collect()
}

#[test]
fn every_run_of_a_body_is_read_in_order() {
    let cases: &[(&str, &[&str])] = &[
        ("One\ntwo *three*.", &["Body: One two three."]),
        ("- a\n- b\n\n  c", &["Body: a", "Body: b", "Body: c"]),
        ("- a\n  - b\n  c", &["Body: a", "Body: b c"]),
        ("## Head *ing* {#h}", &["Heading: Head ing"]),
        (
            "| a | b |\n|---|--:|\n| [1](x) | 2 |",
            &[
                "TableCell: a",
                "TableCell: b",
                "TableCell: 1",
                "TableCell: 2",
            ],
        ),
        (
            "Text.[^1]\n\n[^1]: A note.",
            &["Body: Text.", "Footnote: A note."],
        ),
        ("![A *map*](m.png)", &["Body: \u{FFFC}", "ImageAlt: A map"]),
        ("`18.5%` is code", &["Body: \u{FFFC} is code"]),
        ("```\n18.5 per cent\n```", &[]),
        ("> Said.", &["Body: Said."]),
        ("> Said.\n>\n> — Ann", &["Body: \" Said.", "Body: \" — Ann"]),
        ("> Said.\n> -- Ann", &["Body: \" Said. – Ann"]),
        (
            "> Said.\\\n> — Ann\n\nAfter",
            &["Body: \" Said. — Ann", "Body: After"],
        ),
        ("> [!NOTE]\n> Said.\n> — Ann", &["Body: Said. — Ann"]),
        ("a&nbsp;b &amp; c -- d", &["Body: a\u{a0}b & c – d"]),
        ("a <!-- 18.5 --> b", &["Body: a  b"]),
        ("one\r\ntwo\r\n\r\nthree", &["Body: one two", "Body: three"]),
    ];
    for (text, expected) in cases {
        assert_eq!(runs(&body(text)), *expected, "{text}");
    }
}

#[test]
fn links_know_their_words_and_destinations() {
    let cases = [
        (
            "a [b c](figure:imd?2015) d",
            "b c",
            "figure:imd?2015",
            "figure:imd?2015",
        ),
        ("[b *c*](<a b> 'title')", "b *c*", "a b", "a b"),
        ("[b](a\\)b)", "b", "a)b", "a\\)b"),
        (
            "[](figure:imd?2015)",
            "",
            "figure:imd?2015",
            "figure:imd?2015",
        ),
        (
            "[b][i]\n\n[i]: figure:x?2015 'No'",
            "b",
            "figure:x?2015",
            "figure:x?2015",
        ),
        ("[b][]\n\n[b]: <figure:x>", "b", "figure:x", "figure:x"),
        ("[![a](b.png) c](d)", "![a](b.png) c", "d", "d"),
        ("[a [b] \\] c](d)", "a [b] \\] c", "d", "d"),
        ("> [a\n> b](d)", "a\n> b", "d", "d"),
        (
            "<https://a.org>",
            "https://a.org",
            "https://a.org",
            "https://a.org",
        ),
        ("<a@b.org>", "a@b.org", "mailto:a@b.org", "a@b.org"),
    ];
    for (text, words, destination, place) in cases {
        let document = body(text);
        let source = document.source.text();
        let link = document
            .prose
            .iter()
            .flat_map(|run| &run.links)
            .next()
            .unwrap_or_else(|| panic!("no link in {text}"));
        assert_eq!(&source[link.words_span.range()], words, "{text}");
        assert_eq!(link.destination.value, destination, "{text}");
        assert_eq!(&source[link.destination.span.range()], place, "{text}");
    }
}

#[test]
fn a_run_finds_the_place_of_its_words() {
    for text in [
        "Coventry &amp; Leeds fell to 14.4 per cent",
        "> Coventry\n> fell to 14.4 per cent",
        "| a |\n|---|\n| fell to **14.4** |",
        "- é — fell -- to 14.4 &eacute;",
    ] {
        let document = body(text);
        for run in &document.prose {
            for words in ["fell", "14.4"] {
                if let Some(at) = run.text.find(words) {
                    let span = run.span_of(at..at + words.len());
                    assert_eq!(&document.source.text()[span.range()], words, "{text}");
                }
            }
        }
    }
}

/// One line a message of a body: code, severity, the words underlined, the help.
fn messages(text: &str) -> Vec<String> {
    let (document, diagnostics) = page(&format!("---\ntitle: A\nsummary: S\n---\n{text}"));
    say(&document, &diagnostics)
}

fn say(document: &Document, diagnostics: &[Diagnostic]) -> Vec<String> {
    let said = diagnostics.iter().map(|diagnostic| {
        let words = &document.source.text()[diagnostic.span.range()];
        let help = diagnostic.help.join("; ");
        format!("{} `{words}` {help}", diagnostic.code.name())
    });
    said.collect()
}

#[test]
fn figures_that_markdown_left_as_text_are_errors_with_the_mended_line() {
    let cases = [
        (
            "The [share](figure:imd?2015 to 2017) fell.",
            "figure-not-a-link `figure:imd?2015 to 2017` write: The [share](figure:imd?2015%20to%202017) fell.",
        ),
        (
            "The [share] (figure:imd?2015) fell.",
            "figure-not-a-link `figure:imd?2015` write: The [share](figure:imd?2015) fell.",
        ),
        (
            "The [share](figure:imd?2015 fell.",
            "figure-not-a-link `figure:imd?2015` write: The [share](figure:imd?2015) fell.",
        ),
        (
            "| a | b |\n|---|---|\n| [1](figure:imd?2015&among=a|b) | c |",
            "figure-not-a-link `figure:imd?2015&among=a` a bar ends the table's cell: write `%7C` for a bar in an address",
        ),
        (
            "From <figure:imd?2015> on.",
            "figure-not-a-link `<figure:imd?2015>` write: From [words](figure:imd?2015) on.",
        ),
        (
            "From <figure:imd?2015 to 2017> on.",
            "figure-not-a-link `<figure:imd?2015 to 2017>` write `[words](figure:INDICATOR?PERIOD)`",
        ),
        (
            "From ![14.4](source:lga) on.",
            "figure-not-a-link `![14.4](source:lga)` write: From [14.4](source:lga) on.",
        ),
        (
            "The [share][imd1].\n\n[imd]: figure:imd?2015\n\n[imd] it.",
            "undefined-reference `[share][imd1]` did you mean [imd]?",
        ),
        (
            "The [share][] fell.",
            "undefined-reference `[share]` write what it stands for on a line of its own, after an empty line: [share]: figure:INDICATOR?PERIOD",
        ),
        (
            "The [share][figure:imd?2015] fell.",
            "undefined-reference `[share][figure:imd?2015]` an address stands in round brackets; write: The [share](figure:imd?2015) fell.",
        ),
        (
            "The share.\n[imd]: figure:imd?2015",
            "figure-not-a-link `[imd]: figure:imd?2015` put an empty line before it",
        ),
        (
            "[a][i]\n\n[i]: figure:x?2015\n[I]: figure:y?2015",
            "duplicate-definition `[I]: figure:y?2015` take one of the two out, or give it another name",
        ),
        (
            "A.\n\n[i]: figure:x?2015",
            "unused-definition `[i]: figure:x?2015` bind words with it, as in [words][i], or take it out",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(messages(text), [expected], "{text}");
    }
}

#[test]
fn what_markdown_hides_is_said() {
    let cases: &[(&str, &[&str])] = &[
        ("# Top", &["heading-level `# Top` write: ## Top"]),
        ("### Deep", &["heading-level `### Deep` write: ## Deep"]),
        (
            "## A\n\n#### B {#b}",
            &["heading-level `#### B {#b}` write: ### B {#b}"],
        ),
        ("Top\n===", &["heading-level `Top` write: ## Top"]),
        (
            "## A {#x}\n\n## B {#x}",
            &["duplicate-id `#x` give one of the two another id"],
        ),
        (
            "##",
            &["heading-level `##` write its words, or take the line out"],
        ),
        (
            "Text[^b]\n\n[^a]: Note",
            &[
                "unused-footnote `[^a]: Note` write [^a] behind the words it belongs to, or take it out",
                "undefined-footnote `[^b]` did you mean [^a]?",
            ],
        ),
        (
            "A[^a]\n\n[^a]: N\n\n[^a]: M",
            &["duplicate-definition `[^a]: M` give one of the two another name"],
        ),
        (
            "```chrt\ntitle: A\n```",
            &["unknown-block ````chrt` write: ```chart"],
        ),
        (
            "~~~ Key_Figures\n~~~",
            &["unknown-block `~~~ Key_Figures` write: ~~~ key-figures"],
        ),
        ("```dart\nx\n```", &[]),
        (
            "```chart\ntitle: A",
            &["block-never-ends ````chart` write a line of ``` where it ends"],
        ),
        (
            "> ```chart\n> a: b\n> ```",
            &["misplaced-block ````chart` take the `>` away from its lines"],
        ),
        ("<!-- one\n\ntwo -->\n\nText <!-- in --> line", &[]),
        (
            "<!-- one\n\nText",
            &["comment-never-ends `<!--` write `-->` where it ends"],
        ),
        (
            "Text <!-- one",
            &["comment-never-ends `<!--` write `-->` where it ends"],
        ),
        (
            "<!-- a --> Text",
            &[
                "text-beside-comment `<!-- a --> Text` end the comment's line after `-->` and write the text on a line of its own",
            ],
        ),
        ("[words] and [x](y) and \\[^1]", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(messages(text), *expected, "{text}");
    }
}

#[test]
fn raw_html_is_found_and_comments_are_none() {
    let found = |text: &str| {
        let document = body(text);
        let spans = document.raw_html.iter();
        spans
            .map(|span| document.source.text()[span.range()].to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(found("a <b>c</b> d<br>"), ["<b>", "<br>"]);
    assert_eq!(found("<div>\n<p>a\n</div>\n\ntext"), ["<div>"]);
    assert_eq!(found("<!-- a -->\n\nb <!-- c --> d"), [""; 0]);
    assert_eq!(found("a < b, 3 > 2"), [""; 0]);
}

#[test]
fn headings_have_ids_unlike_each_other() {
    let document = body(
        "## What *we* did\n\n## What we did\n\n## Own {#mine}\n\n## mine\n\n## What we did-1\n\n## ???\n\n## L'été & \"2015--17\"",
    );
    let outline: Vec<_> = document
        .headings
        .iter()
        .map(|heading| format!("{} {}", heading.id, heading.text))
        .collect();
    assert_eq!(
        outline,
        [
            "what-we-did What we did",
            "what-we-did-1 What we did",
            "mine Own",
            "mine-1 mine",
            "what-we-did-1-1 What we did-1",
            "section ???",
            "lété--201517 L’été & “2015–17”",
        ]
    );
}

#[test]
fn a_file_without_front_matter_or_its_end_is_told_what_to_write() {
    let cases = [
        ("", "no-front-matter", "begin the file with three lines"),
        (
            "# Hello",
            "no-front-matter",
            "begin the file with three lines",
        ),
        (
            "\n---\ntitle: A\nsummary: S\n---\n",
            "no-front-matter",
            "first line must be three dashes",
        ),
        (
            "----\ntitle: A\nsummary: S\n---\n",
            "no-front-matter",
            "first line must be three dashes",
        ),
        ("+++\ntitle = 1\n+++", "no-front-matter", "as YAML"),
        (
            "---\ntitle: A\n\nText",
            "front-matter-never-ends",
            "three dashes",
        ),
        (
            "---\ntitle: A\nsummary: S\n----\nText",
            "front-matter-never-ends",
            "three dashes",
        ),
    ];
    for (text, code, help) in cases {
        let (document, diagnostics) = page(text);
        let said = say(&document, &diagnostics);
        assert!(
            said[0].starts_with(code) && said[0].contains(help),
            "{said:?}"
        );
    }
    for text in [
        "---\ntitle: A\nsummary: S\n---",
        "---\r\ntitle: A\r\nsummary: S\r\n---\r\nText",
        "---\rtitle: A\rsummary: S\r---\rText",
        "--- \ntitle: A\nsummary: S\n...\nText",
    ] {
        let (_, diagnostics) = page(text);
        assert_eq!(diagnostics, [], "{text}");
    }
}

#[test]
fn a_file_that_is_not_utf8_says_where() {
    let mut diagnostics = Vec::new();
    let bytes = b"---\ntitle: Caf\xe9\n---\nText";
    let source = Arc::new(Source::from_bytes("content/a.md".into(), bytes));
    Document::parse(&source, "en", &BTreeSet::new(), &mut diagnostics);
    assert_eq!(diagnostics[0].code.name(), "not-utf8");
    assert_eq!(diagnostics[0].span.start, 14);
}

#[test]
fn the_language_is_in_the_file_name() {
    assert_eq!(language_of("02-coventry.cy.md"), Some("cy"));
    assert_eq!(language_of("02-coventry.md"), None);
    assert_eq!(language_of("v2.1.md"), None);
    assert_eq!(language_of("cy.md"), None);
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    /// Text that looks like Markdown more often than chance.
    fn markdown() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "\\PC{0,6}",
            "[a-c0-9 ]{1,6}",
            prop::sample::select(vec![
                "[",
                "]",
                "(",
                ")",
                "](figure:imd?2015)",
                "](source:a b)",
                "![",
                "<figure:",
                ">",
                "> ",
                "\n",
                "\n\n",
                "\r\n",
                "- ",
                "1. ",
                "#",
                "## ",
                "| ",
                "|\n|--|--|\n",
                "*",
                "**",
                "_",
                "`",
                "```chart\n",
                "```\n",
                "~~~",
                "[^a]",
                "[^a]: ",
                "[a]: figure:b\n",
                "][a]",
                "<!--",
                "-->",
                "<b>",
                "</b>",
                "&amp;",
                "&eacute;",
                "\\",
                "--",
                "\"",
                "'",
                "...",
                "{#a}",
                "\t",
                "    ",
                "é",
                "\u{a0}",
                "\u{fffc}",
                "— ",
                "[!NOTE]",
                "---\n",
                "<https://a.b>",
            ])
            .prop_map(str::to_owned),
        ];
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read_and_every_place_lies_in_the_file(text in markdown(), head in any::<bool>()) {
            let text = if head { format!("---\ntitle: A\nsummary: S\n---\n{text}") } else { text };
            let (document, diagnostics) = page(&text);
            let whole = document.source.text();
            let inside = |span: &Span| whole.get(span.range()).is_some();
            for diagnostic in &diagnostics {
                prop_assert!(inside(&diagnostic.span), "{diagnostic:?}");
                prop_assert!(diagnostic.labels.iter().all(|label| inside(&label.span)));
            }
            for run in &document.prose {
                prop_assert!(inside(&run.span));
                for link in &run.links {
                    prop_assert!(inside(&link.span) && inside(&link.words_span) && inside(&link.destination.span));
                    prop_assert!(run.text.get(link.words.clone()).is_some());
                    let written = &whole[link.destination.span.range()];
                    if !written.contains(['\\', '&']) && link.form == LinkForm::Inline {
                        prop_assert_eq!(written, &link.destination.value);
                    }
                }
                let mut at = 0;
                for word in run.text.split_inclusive(' ') {
                    let span = run.span_of(at..at + word.len());
                    prop_assert!(inside(&span), "{run:?}");
                    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                        // What was one word in the file is found there; markup may have stood inside it.
                        let written = &whole[span.range()];
                        prop_assert!(written == word || !written.bytes().all(|byte| byte.is_ascii_alphanumeric()));
                    }
                    at += word.len();
                }
            }
            prop_assert!(document.headings.iter().all(|heading| inside(&heading.span)));
            prop_assert!(document.raw_html.iter().all(inside));
            prop_assert_eq!(document.events().count(), document.events().count());
        }
    }
}
