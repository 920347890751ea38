use super::*;

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
            "undefined-reference `[share][figure:imd?2015]` an address goes in round brackets; write: The [share](figure:imd?2015) fell.",
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
            "unused-definition `[i]: figure:x?2015` bind words with it, as in [words][i], or remove it",
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
            &["heading-level `##` write its words, or remove the line"],
        ),
        (
            "Text[^b]\n\n[^a]: Note",
            &[
                "unused-footnote `[^a]: Note` write [^a] behind the words it belongs to, or remove it",
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
    assert_eq!(diagnostics[0].span().start, 14);
}
