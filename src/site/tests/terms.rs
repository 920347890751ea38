use super::*;

#[test]
fn unknown_terms_areas_languages_and_kinds_are_errors() {
    let cases = [
        (
            "a.md",
            "principles: [fair-wrk]",
            "unknown-term: \"fair-wrk\" is not a term of principles",
            "did you mean \"fair-work\"?",
        ),
        (
            "a.md",
            "principles: [Fair work]",
            "unknown-term: \"Fair work\" is not a term of principles",
            "did you mean \"fair-work\"?",
        ),
        (
            "a.md",
            "place: Coventri",
            "unknown-area: areas.csv has no area \"Coventri\"",
            "did you mean \"coventry\"?",
        ),
        (
            "a.fr.md",
            "",
            "unknown-language: \"fr\" is not one of the site's languages",
            "add it to `languages` in site.yaml, or take `.fr` out of the file's name",
        ),
        (
            "a.md",
            "language: cz",
            "unknown-language: \"cz\" is not one of the site's languages",
            "did you mean \"cy\"?",
        ),
        (
            "a.md",
            "kind: report",
            "misplaced-report: only a folder's index.md can be a report",
            "put it into a folder of its own and name it index.md",
        ),
        (
            "a.md",
            "translation_of: b.md",
            "broken-link: there is no page \"b.md\"",
            "write: a.md",
        ),
    ];
    for (path, front, message, help) in cases {
        let written = site(&[(path, front)]);
        assert_eq!(written.messages(), [message], "{front}");
        assert_eq!(written.said[0].help_lines(), [help], "{front}");
    }
}

#[test]
fn terms_gather_their_pages() {
    let written = site(&[
        (
            "a.md",
            "principles: fair-work\ntopics: [Housing, Job centres]",
        ),
        (
            "b.md",
            "principles: [fair-work, best-start]\ntopics: [housing]",
        ),
    ]);
    assert_eq!(written.said, []);
    let [principles, topics] = &written.site.taxonomies[..] else {
        panic!("two taxonomies");
    };
    let terms = |taxonomy: &TaxonomyIndex| -> Vec<String> {
        let terms = taxonomy.terms.iter();
        terms
            .map(|term| format!("{} {:?}", term.address, written.names(&term.pages)))
            .collect()
    };
    assert_eq!(
        terms(principles),
        [
            r#"/principles/fair-work/ ["a.md", "b.md"]"#,
            r#"/principles/best-start/ ["b.md"]"#
        ]
    );
    assert_eq!(
        terms(topics),
        [
            r#"/topics/housing/ ["a.md", "b.md"]"#,
            r#"/topics/job-centres/ ["a.md"]"#
        ]
    );
    assert_eq!(
        written.page("b.md").terms["principles"],
        ["fair-work", "best-start"]
    );
}
