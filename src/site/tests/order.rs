use super::*;

#[test]
fn a_report_has_its_pages_in_order() {
    let written = site(&[
        ("r/index.md", "kind: report"),
        ("r/10-ten.md", ""),
        ("r/2-two.md", ""),
        ("r/zebra.md", ""),
        ("r/apple.md", ""),
        ("r/first.md", "order: 1"),
        ("r/last.md", "weight: 99"),
        ("r/03-part/index.md", ""),
        ("r/03-part/b.md", ""),
        ("r/03-part/a.md", ""),
        ("r/2-two.cy.md", ""),
        ("outside.md", ""),
    ]);
    assert_eq!(written.said, []);
    let report = written.page("r/index.md");
    let order = [
        "r/first.md",
        "r/2-two.md",
        "r/03-part/index.md",
        "r/03-part/a.md",
        "r/03-part/b.md",
        "r/10-ten.md",
        "r/last.md",
        "r/apple.md",
        "r/zebra.md",
    ];
    assert_eq!(written.names(&report.contents), order);
    let ten = written.page("r/10-ten.md");
    assert_eq!(
        written.names(&[ten.previous.unwrap_or(0)]),
        ["r/03-part/b.md"]
    );
    assert_eq!(written.names(&[ten.next.unwrap_or(0)]), ["r/last.md"]);
    assert_eq!(written.page("r/first.md").previous, None);
    assert_eq!(written.page("outside.md").report, None);
    assert_eq!(
        written.names(&written.site.breadcrumbs(written.page("r/03-part/a.md"))),
        ["r/index.md", "r/03-part/index.md"]
    );
}

#[test]
fn what_is_held_back_is_nowhere() {
    let files = [
        ("index.md", ""),
        (
            "a.md",
            "draft: true\nplace: leeds\naliases: [/old/]\ntopics: [Secret]",
        ),
        ("b.md", "embargo: 2026-07-01"),
        ("c.md", "embargo: 2026-05-01"),
        ("r/index.md", "kind: report\nembargo: 2026-08-01 09:30"),
        ("r/x.md", ""),
        ("r/x.cy.md", ""),
    ];
    let live = |written: &TestSite| {
        let pages = written.site.pages.iter();
        pages.map(|page| page.address.clone()).collect::<Vec<_>>()
    };
    let written = site(&files);
    assert_eq!(written.said, []);
    assert_eq!(live(&written), ["/c/", "/"]);
    assert_eq!(written.site.unpublished.len(), 5);
    assert_eq!(
        written.site.unpublished["content/r/x.md"],
        Unpublished::WithReport("content/r/index.md".into())
    );
    let next = written.site.next_moment.as_ref().map(ToString::to_string);
    assert_eq!(
        next.as_deref(),
        Some("2026-07-01T00:00:00+01:00[Europe/London]")
    );
    assert!(written.site.places.is_empty() && written.site.former_addresses.is_empty());
    assert!(written.site.taxonomies[1].terms.is_empty());
    assert!(!format!("{:?}", written.site.routes).contains("/r/"));

    let later = site_at(SITE, &files, "2026-09-01T00:00:00Z", false);
    assert_eq!(
        live(&later),
        ["/b/", "/c/", "/", "/r/", "/cy/r/x/", "/r/x/"]
    );
    assert_eq!(later.site.next_moment, None);
    let drafts = site_at(SITE, &files, "2026-06-01T00:00:00Z", true);
    assert_eq!(live(&drafts), ["/a/", "/c/", "/"]);
    assert!(drafts.page("a.md").draft);
}

#[test]
fn pages_that_show_each_other_are_found() {
    let inset =
        |page: &str| format!("---\ntitle: A\nsummary: S\n---\n```case-study\npage: {page}\n```\n");
    let files = [
        ("a.md", inset("b.md")),
        ("b.md", inset("/c.md")),
        ("c.md", inset("b.md")),
        ("d.md", inset("d.md")),
        ("e.md", inset("x.md")),
    ];
    let files: Vec<_> = files
        .iter()
        .map(|(path, text)| (*path, text.as_str()))
        .collect();
    let written = site(&files);
    let mut said = Vec::new();
    for document in &written.documents {
        let summary = crate::site::Summary::of(document);
        let targets = written.site.link_targets(document, &summary);
        crate::check::link_rules(document, &targets, &written.site, &mut said);
    }
    let said: Vec<_> = said
        .iter()
        .map(|said| format!("{} {}", said.location.file(), said.message()))
        .collect();
    assert_eq!(
        said,
        [
            "content/b.md this page shows itself: content/b.md shows content/c.md, which shows content/b.md",
            "content/c.md this page shows itself: content/c.md shows content/b.md, which shows content/c.md",
            "content/d.md this page shows itself",
            "content/e.md there is no page \"x.md\"",
        ]
    );
}

#[test]
fn a_body_edit_leaves_the_summary_untouched() {
    let summary = |body: &str| {
        let text = format!("---\ntitle: A\nsummary: S\n---\n## One\n\n{body}");
        site(&[("a.md", &text)]).summaries.remove(0)
    };
    let before = summary("Some words.");
    assert!(before.is_equivalent(&summary("Some other words, and a few more.")));
    for other in ["Some words.\n\n## Two", "Some [words](figure:imd?2015)."] {
        assert!(!before.is_equivalent(&summary(other)), "{other}");
    }
}
