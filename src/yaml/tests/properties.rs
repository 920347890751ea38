//! Invariants for any text.

use proptest::prelude::*;

use super::*;

/// Random sequences of pieces of YAML and of mistakes.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "b c",
        "key",
        "title",
        ": ",
        ":",
        "\n",
        "\n  ",
        "\n    ",
        "\r\n",
        "\r",
        "- ",
        "-",
        "\n- ",
        "? ",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "#",
        " #",
        "|",
        ">",
        "|-\n  ",
        "&x ",
        "*x",
        "!t ",
        "!!str ",
        "%",
        "@",
        "`",
        "\t",
        "~",
        "null",
        "1.10",
        "0123",
        "NO",
        "é",
        "—",
        "\u{a0}",
        "\u{feff}",
        "\u{85}",
        "\u{2028}",
        "😀",
        "\\",
        "\\x",
        "---",
        "...",
        "<<: ",
        "\0",
        "\u{7}",
        "=",
        "https://a.b",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn check(text: &str) -> Result<(), TestCaseError> {
    fn walk(node: &Node, text: &str) -> Result<(), TestCaseError> {
        let written = text.get(node.span.range());
        prop_assert!(written.is_some(), "{node:?} in {text:?}");
        let written = written.unwrap_or_default();
        match &node.value {
            Value::Null => {}
            Value::Scalar { text: own, quoted } => {
                if !quoted && !written.contains(['\n', '\r']) {
                    prop_assert_eq!(own, written, "in {:?}", text);
                }
            }
            Value::List(items) => {
                for item in items {
                    prop_assert!(
                        item.span.start >= node.span.start && item.span.end <= node.span.end,
                        "{node:?} in {text:?}"
                    );
                    walk(item, text)?;
                }
            }
            Value::Map(entries) => {
                for (key, value) in entries {
                    prop_assert!(key.span.end <= value.span.start, "{node:?} in {text:?}");
                    walk(key, text)?;
                    walk(value, text)?;
                }
            }
        }
        Ok(())
    }
    let (node, said, _) = read(text);
    for said in &said {
        prop_assert!(
            text.get(said.span().range()).is_some(),
            "{said:?} in {text:?}"
        );
    }
    prop_assert!(
        node.is_some() || !said.is_empty(),
        "nothing is said of {text:?}"
    );
    node.map_or(Ok(()), |node| walk(&node, text))
}

proptest! {
    #[test]
    fn any_pieces_are_read_or_refused_and_every_span_is_a_place(text in pieces()) {
        check(&text)?;
    }

    #[test]
    fn any_text_at_all(text in "\\PC{0,60}") {
        check(&text)?;
    }
}
