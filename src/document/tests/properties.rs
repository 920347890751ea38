use proptest::prelude::*;

use super::*;
use crate::source::Span;

/// Text that looks like Markdown more often than chance.
pub(crate) fn markdown() -> impl Strategy<Value = String> {
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
            "<script>",
            "<b>",
            "</b>",
            "<div>",
            "[x](javascript:a)",
            "|\n|--|\n| ",
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
            prop_assert!(inside(diagnostic.span()), "{diagnostic:?}");
            prop_assert!(diagnostic.labels().iter().all(|label| label.location.span().is_some_and(inside)));
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
                    // A word of the file is found there; markup may have been inside it.
                    let written = &whole[span.range()];
                    prop_assert!(written == word || !written.bytes().all(|byte| byte.is_ascii_alphanumeric()));
                }
                at += word.len();
            }
        }
        prop_assert!(document.headings.iter().all(|heading| inside(&heading.span)));
        prop_assert!(document.raw_html.iter().all(|piece| inside(&piece.span)));
        prop_assert_eq!(document.events().count(), document.events().count());
    }
}
