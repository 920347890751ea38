use super::*;

const FILES: [(&str, &str); 9] = [
    ("index.md", "title: Home\n"),
    ("r/index.md", "title: Report\nkind: report\n"),
    ("r/1-one.md", "title: One\nplace: leeds\n"),
    ("r/2-two.md", "title: Two\ntopics: [Air]\n"),
    ("r/a.md", "title: Apple\n"),
    ("r/b.md", "title: Banana\n"),
    ("r/part/index.md", "title: Part\n"),
    ("r/part/x.md", "title: X\n"),
    ("r/y.cy.md", "title: Y\n"),
];

/// The site with other front matter of one page.
fn with(path: &str, front: &str) -> TestSite {
    let files = FILES.map(|(of, text)| {
        let text = if of == path { front } else { text };
        (of, format!("---\nsummary: S\n{text}---\n\n## Here\n"))
    });
    let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
    site(&files)
}

/// The index updated for one page's edit, and rebuilt in full.
fn both(path: &str, front: &str) -> (Option<Site>, Site) {
    let before = with("", "").site;
    let anew = with(path, front).site;
    let page = |site: &Site| {
        site.page_of(&format!("content/{path}"))
            .map(|page| page.summary.clone())
    };
    let (one, other) = page(&before).zip(page(&anew)).expect("the page is there");
    let edited = other
        .is_indexed_alike(&one)
        .then(|| before.with_edits(&[other]));
    (edited.flatten(), anew)
}

#[test]
fn an_edit_that_leaves_everything_where_it_stands_comes_to_the_same_as_an_index_made_anew() {
    for (path, front) in [
        ("index.md", "title: Another\n"),
        ("r/index.md", "title: Another\nkind: report\n"),
        ("r/1-one.md", "title: Zebra\nplace: leeds\n"),
        (
            "r/2-two.md",
            "title: Aardvark\npublished: 2026-01-31\ntopics: [Air]\n",
        ),
        ("r/a.md", "title: Apples\n"),
        ("r/a.md", "title: Abacus\n"),
        ("r/b.md", "title: Blueberry\n"),
        ("r/part/index.md", "title: Zero\n"),
        ("r/part/x.md", "title: A\n"),
        ("r/y.cy.md", "title: A\n"),
    ] {
        let (edited, anew) = both(path, front);
        let edited = edited.unwrap_or_else(|| panic!("{path} with {front} stands where it stood"));
        assert_eq!(format!("{:?}", edited.pages), format!("{:?}", anew.pages));
    }
}

#[test]
fn an_edit_that_may_move_something_asks_for_an_index_made_anew() {
    for (path, front) in [
        // After its neighbour, before it, after the folder next to it.
        ("r/a.md", "title: Cherry\n"),
        ("r/b.md", "title: Aardvark\n"),
        ("r/b.md", "title: Zebra\n"),
        ("r/a.md", "title: Apple\norder: 7\n"),
        ("r/a.md", "title: Apple\nslug: c\n"),
        ("r/a.md", "title: Apple\nplace: leeds\n"),
        ("r/a.md", "title: Apple\ntopics: [Air]\n"),
        ("r/a.md", "title: Apple\naliases: [/c/]\n"),
        ("r/a.md", "title: Apple\ndraft: true\n"),
        ("r/a.md", "title: Apple\nkind: article\n"),
        ("r/a.md", "title: Apple\nembargo: 2020-01-01\n"),
        ("r/a.md", "title: Apple\ntranslation_of: b.md\n"),
        ("r/index.md", "title: Report\n"),
    ] {
        let before = with("", "");
        let after = with(path, front);
        let path = format!("content/{path}");
        let summary = |written: &TestSite| {
            let mut all = written.summaries.iter();
            all.find(|summary| summary.path == path.as_str().into())
                .cloned()
        };
        let (one, other) = summary(&before).zip(summary(&after)).expect("it is there");
        let moved = !other.is_indexed_alike(&one) || before.site.with_edits(&[other]).is_none();
        assert!(moved, "{path} with {front}");
    }
}
