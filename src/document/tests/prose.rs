use super::*;

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
        // Code that reads as words is read with them once more.
        (
            "`18.5`% of *all*",
            &["Body: \u{FFFC}% of all", "Code: 18.5% of all"],
        ),
        ("`width: 50%` is code", &["Body: \u{FFFC} is code"]),
        ("```\n18.5 per cent\n```", &["Code: 18.5 per cent"]),
        ("    18.5 per cent", &["Code: 18.5 per cent"]),
        ("```css\n18.5 per cent\n```", &[]),
        (
            "[a](b.md \"A *title*\")",
            &["Body: a", "LinkTitle: A title"],
        ),
        (
            "![a](b.png '18.5&nbsp;per cent')",
            &[
                "Body: \u{FFFC}",
                "Caption: 18.5\u{a0}per cent",
                "ImageAlt: a",
            ],
        ),
        (
            "<div title='18.5%'>\n<p>A <b>9</b>1&nbsp;%<br>of all<td>7<script>8</script>\n</div>",
            &["Html: 18.5%", "Html: A 91\u{a0}% of all", "Html: 7"],
        ),
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

#[test]
fn raw_html_is_found_and_comments_are_none() {
    let found = |text: &str| {
        let document = body(text);
        let pieces = document.raw_html.iter();
        pieces
            .map(|piece| document.source.text()[piece.span.range()].to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(found("a <b>c</b> d<br>"), ["<b>", "<br>"]);
    assert_eq!(
        found("<div>\n<p>a\n</div>\n\ntext"),
        ["<div>\n<p>a\n</div>\n"]
    );
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
    // Templates and footnotes have ids of their own.
    let document = body("## Main\n\n## Figure 2\n\n## Figure\n\n## Figure\n\n## Contents title");
    let ids: Vec<_> = document
        .headings
        .iter()
        .map(|heading| heading.id.as_str())
        .collect();
    let expected = [
        "main-section",
        "figure-2-section",
        "figure-section",
        "figure-section-1",
        "contents-title-section",
    ];
    assert_eq!(ids, expected);
}

#[test]
fn the_language_is_in_the_file_name() {
    assert_eq!(language_of("02-coventry.cy.md"), Some("cy"));
    assert_eq!(language_of("02-coventry.md"), None);
    assert_eq!(language_of("02-coventry.pt-BR.md"), Some("pt-BR"));
    assert_eq!(language_of("02-coventry.CY.md"), Some("CY"));
    assert_eq!(language_of("02-coventry.zh-Hant.md"), Some("zh-Hant"));
    assert_eq!(language_of("02.no-data.md"), None);
    assert_eq!(language_of("v2.1.md"), None);
    assert_eq!(language_of("cy.md"), None);
}
