use super::*;

fn linked() -> TestSite {
    let written = site(&[
        ("index.md", ""),
        (
            "r/index.md",
            "---\ntitle: R\nsummary: S\nkind: report\n---\n## What we did\n",
        ),
        (
            "r/02-coventry.md",
            "---\ntitle: C\nsummary: S\n---\n## Own {#own}\n",
        ),
        ("r/map one.png", ""),
        ("r/table.pdf", ""),
        ("r/page.html", ""),
        ("d.md", "draft: true"),
    ]);
    assert_eq!(written.said, []);
    written
}

/// Letters with marks may be one sign or two: file systems and keyboards differ.
#[test]
fn names_that_differ_in_composition_alone_are_one() {
    let (composed, parted) = ("caf\u{e9}", "cafe\u{301}");
    for (named, typed) in [(composed, parted), (parted, composed)] {
        let page = format!("{named}.md");
        let text = format!("---\ntitle: C\nsummary: S\n---\n## The {named}\n");
        let picture = format!("{named}.png");
        let written = site(&[("index.md", ""), (&page, &text), (&picture, "")]);
        assert_eq!(written.said, []);
        let target = LinkTarget::Page {
            address: format!("/{composed}/"),
            anchor: Some(format!("the-{composed}")),
        };
        for link in [
            format!("{typed}.md#the-{typed}"),
            format!("/{typed}/#the-{typed}"),
        ] {
            assert_eq!(written.link("index.md", &link), target, "{link}");
        }
        let link = written.link("index.md", &format!("{typed}.png"));
        assert!(matches!(link, LinkTarget::File { .. }), "{link:?}");
    }
}

#[test]
fn links_find_pages_headings_and_files() {
    let written = linked();
    let page = |address: &str, anchor: Option<&str>| LinkTarget::Page {
        address: address.to_owned(),
        anchor: anchor.map(str::to_owned),
    };
    for (destination, target) in [
        ("index.md", page("/r/", None)),
        ("../index.md", page("/", None)),
        (
            "./../r/index.md#what-we-did",
            page("/r/", Some("what-we-did")),
        ),
        ("/r/02-coventry.md", page("/r/coventry/", None)),
        ("#own", page("/r/coventry/", Some("own"))),
        ("#", page("/r/coventry/", None)),
        ("/compare/", page("/compare/", None)),
        ("/r/coventry/", page("/r/coventry/", None)),
        (
            "https://example.org/a?b#c",
            LinkTarget::External("https://example.org/a?b#c".to_owned()),
        ),
        (
            "mailto:a@b.org",
            LinkTarget::External("mailto:a@b.org".to_owned()),
        ),
        ("figure:imd?2015", LinkTarget::Binding),
    ] {
        assert_eq!(
            written.link("r/02-coventry.md", destination),
            target,
            "{destination}"
        );
    }
    for file in ["map%20one.png", "/r/map one.png"] {
        let LinkTarget::File { address, .. } = written.link("r/02-coventry.md", file) else {
            panic!("{file}");
        };
        assert_eq!(address, "/r/map one.png");
    }
}

#[test]
fn links_that_lead_nowhere_say_what_to_write() {
    let written = linked();
    for (destination, code, help) in [
        (
            "",
            "broken-link",
            "write a page's file, such as ../index.md, or an address",
        ),
        ("#owm", "broken-anchor", "write: #own"),
        (
            "index.md#what-we-dit",
            "broken-anchor",
            "write: index.md#what-we-did",
        ),
        (
            "../index.md#x",
            "broken-anchor",
            "that page has no headings",
        ),
        ("coventry.md", "broken-link", "write: 02-coventry.md"),
        ("../coventry.md", "broken-link", "write: 02-coventry.md"),
        ("../r/", "broken-link", "write: index.md"),
        ("../", "broken-link", "write: /index.md"),
        ("coventri.md", "broken-link", "write: 02-coventry.md"),
        ("02-coventry", "broken-link", "write: 02-coventry.md"),
        ("table.pfd", "broken-link", "write: table.pdf"),
        (
            "page.html",
            "broken-link",
            "link to a page (.md), a picture or a document, with a name of letters, digits and hyphens",
        ),
        (
            "../../site.yaml",
            "broken-link",
            "link to a page or file inside it",
        ),
        ("..\\index.md", "broken-link", "write: ../index.md"),
        (
            "/d.md",
            "link-to-held-back",
            "take the link out until that page is published",
        ),
    ] {
        assert_broken(&written, destination, code, help);
    }
}

#[test]
fn addresses_that_do_harm_are_refused() {
    let written = linked();
    for (destination, code, help) in [
        (
            "javascript:alert(1)",
            "unsafe-link",
            "link to a page, a file or an address with https://",
        ),
        (
            "JavaScript:alert(1)",
            "unsafe-link",
            "link to a page, a file or an address with https://",
        ),
        (
            "data:text/html,x",
            "unsafe-link",
            "link to a page, a file or an address with https://",
        ),
        (
            "java\nscript:alert(1)",
            "unsafe-link",
            "write the address again",
        ),
        (
            "//example.org/",
            "unsafe-link",
            "write: https://example.org/",
        ),
        (
            "htps://example.org/",
            "unsafe-link",
            "write: https://example.org/",
        ),
        (
            "http:",
            "broken-link",
            "write the whole address, such as http://example.org/",
        ),
        ("Figure:imd?2015", "broken-link", "write: figure:imd?2015"),
    ] {
        assert_broken(&written, destination, code, help);
    }
}

fn assert_broken(written: &TestSite, destination: &str, code: &str, help: &str) {
    let LinkTarget::Broken(problem) = written.link("r/02-coventry.md", destination) else {
        panic!("{destination} leads somewhere");
    };
    let fix = problem.fix.help(&Span::new(&CONTENT.into(), 0..0), None);
    assert_eq!(
        (problem.code.name(), fix.as_str()),
        (code, help),
        "{destination}"
    );
}

#[test]
fn the_menu_finds_its_pages() {
    let config = format!(
        "{SITE}\nmenu:\n  - {{title: A, page: r/index.md}}\n  - {{title: B, url: 'https://b.org/'}}\n  - {{title: C, page: r/indx.md}}\n  - {{title: D, page: '/nowhere/'}}\n"
    );
    let written = site_at(
        &config,
        &[("r/index.md", "")],
        "2026-06-01T00:00:00Z",
        false,
    );
    assert_eq!(written.site.menu.len(), 2);
    assert_eq!(
        written.messages(),
        [
            "broken-link: there is no file content/r/indx.md",
            "broken-link: no page of this site has the address /nowhere/"
        ]
    );
    assert_eq!(written.said[0].help_lines(), ["write: r/index.md"]);
}
