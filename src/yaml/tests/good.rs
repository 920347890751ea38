//! Valid YAML: the tree and the spans.

use super::*;

#[test]
fn scalars_are_what_was_typed() {
    for (text, expected) in [
        ("a: NO", "{a: NO}"),
        ("a: 0123", "{a: 0123}"),
        ("a: 1.10", "{a: 1.10}"),
        (
            "a: 1e3\nb: .nan\nc: -.inf\nd: 1e999",
            "{a: 1e3, b: .nan, c: -.inf, d: 1e999}",
        ),
        (
            "a: 0x1F\nb: 1_000\nc: 0o17\nd: +1",
            "{a: 0x1F, b: 1_000, c: 0o17, d: +1}",
        ),
        (
            "a: 123456789012345678901234567890.12345",
            "{a: 123456789012345678901234567890.12345}",
        ),
        ("a: 2025-01-31", "{a: 2025-01-31}"),
        ("a: True\nb: yes\nc: off", "{a: True, b: yes, c: off}"),
        ("a: ~\nb: null\nc:\nd: # none", "{a: ~, b: ~, c: ~, d: ~}"),
        ("a: \"~\"\nb: 'null'", "{a: \"~\", b: \"null\"}"),
        (r#"a: "q\n \u00e9 \"x\"""#, r#"{a: "q\n é \"x\""}"#),
        ("a: 'it''s'", "{a: \"it's\"}"),
        ("a: it's 5 o'clock", "{a: it's 5 o'clock}"),
        ("a: one\n  two\n\n  three", "{a: one two\nthree}"),
        ("a: \"one\n  two\"", "{a: \"one two\"}"),
        (
            "a: |\n  one\n   two\nb: >-\n  one\n  two\n",
            "{a: \"one\\n two\\n\", b: \"one two\"}",
        ),
        ("a: | # note\n  NO\n", "{a: \"NO\\n\"}"),
        ("a: C#\nb: x#y", "{a: C#, b: x#y}"),
        (
            "a: https://example.org/a:b?c",
            "{a: https://example.org/a:b?c}",
        ),
        ("a: 12:30\nb: a:b", "{a: 12:30, b: a:b}"),
        (
            "a: [1, 'b', \"c\", d e, {f: g}]",
            "{a: [1, \"b\", \"c\", d e, {f: g}]}",
        ),
        (
            "a: [\n  1,\n  2,\n]\nb: {c: 1,\n  d: 2}",
            "{a: [1, 2], b: {c: 1, d: 2}}",
        ),
        (
            "a:\n- b\n- c: 1\n  d: 2\n- - e\n  - f",
            "{a: [b, {c: 1, d: 2}, [e, f]]}",
        ),
        (
            "1: a\ntrue: b\n\"c d\": e\nNO: f",
            "{1: a, true: b, \"c d\": e, NO: f}",
        ),
        ("<<: a", "{<<: a}"),
        ("---\na: b\n", "{a: b}"),
        ("# only a comment\n", "~"),
        ("", "~"),
        (
            "a: b\r\nc:\r\n  - d\r\n  - e f\r\n    g\r\n",
            "{a: b, c: [d, e f g]}",
        ),
        ("a: b\rc: |\r  d\r  e\r", "{a: b, c: \"d\\ne\\n\"}"),
        ("é: à — “ç”", "{é: à — “ç”}"),
        (
            "a: ${HOME} %{x} <%= y %> {{ z }}",
            "{a: ${HOME} %{x} <%= y %> {{ z }}}",
        ),
    ] {
        let (node, said, source) = read(text);
        let said: Vec<String> = said.iter().map(|said| line(said, &source)).collect();
        assert_eq!(said, [""; 0], "{text}");
        assert_eq!(
            node.as_ref().map(shown).as_deref(),
            Some(expected),
            "{text}"
        );
    }
}

/// The text of every node, from the outside in.
fn walk(node: &Node, text: &str, found: &mut Vec<String>) {
    found.push(text[node.span.range()].to_owned());
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| walk(item, text, found)),
        Value::Map(entries) => entries.iter().for_each(|(key, value)| {
            walk(key, text, found);
            walk(value, text, found);
        }),
        Value::Null | Value::Scalar { .. } => {}
    }
}

#[test]
fn every_node_stands_where_it_was_written() {
    let text = "é: one # note\n\
                b: \"two \\\" 2\"\n\
                c: [x, {k: 'v'}, ]  # end\n\
                d:\n  - p q\n    r\n  - s:  t\n    u:\n\
                e: |\n  block\n  text\n\
                f:\n";
    let (node, said, source) = read(text);
    assert_eq!(said, []);
    let mut found = Vec::new();
    walk(&node.expect("it is YAML"), source.text(), &mut found);
    assert_eq!(
        found[1..],
        [
            "é",
            "one",
            "b",
            "\"two \\\" 2\"",
            "c",
            "[x, {k: 'v'}, ]",
            "x",
            "{k: 'v'}",
            "k",
            "'v'",
            "d",
            "- p q\n    r\n  - s:  t\n    u:",
            "p q\n    r",
            "s:  t\n    u:",
            "s",
            "t",
            "u",
            "",
            "e",
            "block\n  text",
            "f",
            "",
        ]
    );
    assert_eq!(found[0], text.trim_end());
}

#[test]
fn a_part_of_a_file_has_the_files_places() {
    let text = "# Page\n\n- item\n\n  ```chart\n  type: line\n  title: Down: up\n  ```\n";
    let source = Source::new("content/a.md".into(), text);
    let from = text.find("type").unwrap_or_default();
    let to = text.rfind("  ```").unwrap_or_default();
    let mut said = Vec::new();
    let node = parse(&source, from..to, &mut said);
    assert_eq!(
        node.as_ref().map(shown).as_deref(),
        Some("{type: line, title: \"Down: up\"}")
    );
    let said: Vec<String> = said.iter().map(|said| line(said, &source)).collect();
    assert_eq!(
        said,
        ["7:10 a text with a colon in it needs quotes | write: title: \"Down: up\""]
    );
}

#[test]
fn too_much_is_refused_before_it_costs_much() {
    let deep = |open: &str| format!("a: {}", open.repeat(100_000));
    let bomb = {
        let mut text = "a0: &a0 [x, x]\n".to_owned();
        for level in 1..40 {
            let one = format!("a{level}: &a{level} [*a{0}, *a{0}]\n", level - 1);
            text += &one;
        }
        text
    };
    let steps: Vec<String> = (0..500).map(|depth| " ".repeat(depth) + "a:\n").collect();
    let stairs = steps.concat();
    for text in [deep("["), deep("{"), deep("- "), deep("? "), bomb, stairs] {
        let (_, said, _) = read(&text);
        assert!(!said.is_empty() && said.len() < 200, "{}", said.len());
    }
    let (node, said, _) = read(&format!("{}x{}", "[".repeat(20), "]".repeat(20)));
    assert!(node.is_some() && said.is_empty());
}
