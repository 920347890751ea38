use super::*;

#[test]
fn addresses_come_from_folders_names_slugs_and_languages() {
    let written = site(&[
        ("index.md", ""),
        ("index.cy.md", ""),
        ("About Us.md", ""),
        ("marmot-places/index.md", "kind: report"),
        ("marmot-places/02-coventry.md", ""),
        ("marmot-places/02-coventry.cy.md", ""),
        ("marmot-places/03-leeds.md", "slug: city-of-leeds"),
        ("01-notes/2019-review.md", ""),
        ("01-notes/index.md", "slug: remarks"),
    ]);
    assert_eq!(written.said, []);
    for (path, address, kind) in [
        ("index.md", "/", Kind::Page),
        ("index.cy.md", "/cy/", Kind::Page),
        ("About Us.md", "/about-us/", Kind::Page),
        ("marmot-places/index.md", "/marmot-places/", Kind::Report),
        (
            "marmot-places/02-coventry.md",
            "/marmot-places/coventry/",
            Kind::CaseStudy,
        ),
        (
            "marmot-places/02-coventry.cy.md",
            "/cy/marmot-places/coventry/",
            Kind::CaseStudy,
        ),
        (
            "marmot-places/03-leeds.md",
            "/marmot-places/city-of-leeds/",
            Kind::CaseStudy,
        ),
        (
            "01-notes/2019-review.md",
            "/remarks/2019-review/",
            Kind::Page,
        ),
        ("01-notes/index.md", "/remarks/", Kind::Page),
    ] {
        let page = written.page(path);
        assert_eq!(
            (page.address.as_str(), page.kind),
            (address, kind),
            "{path}"
        );
    }
    let coventry = written.page("marmot-places/02-coventry.md");
    assert_eq!(
        written.names(&coventry.translations),
        ["marmot-places/02-coventry.cy.md"]
    );
    assert_eq!(
        written.names(&written.site.breadcrumbs(coventry)),
        ["index.md", "marmot-places/index.md"]
    );
    let home = written.site.home("cy").expect("a home page");
    assert_eq!(home.address, "/cy/");
}

#[test]
fn two_things_at_one_address_are_both_named() {
    let cases: &[(&[(&str, &str)], &str)] = &[
        (
            &[("01-a.md", ""), ("02-a.md", "")],
            "the page content/02-a.md and the page content/01-a.md have the same address /a/",
        ),
        (
            &[("a.md", ""), ("a/index.md", "")],
            "the page content/a/index.md and the page content/a.md have the same address /a/",
        ),
        (
            &[("a.md", ""), ("b.md", "aliases: [/A/]")],
            "a former address of content/b.md and the page content/a.md have the same address /A/, written /a/, which some computers take for the same",
        ),
        (
            &[("a.md", ""), ("b.md", "aliases: [/a/index.html]")],
            "a former address of content/b.md and the page content/a.md have the same address /a/",
        ),
        (
            &[("caf\u{e9}.md", ""), ("cafe\u{301}.md", "")],
            "the page content/café.md and the page content/cafe\u{301}.md have the same address /café/",
        ),
        (
            &[("a.md", "aliases: [/b.html, /b.html/c/]")],
            "a former address of content/a.md cannot have the address /b.html/c/: a former address of content/a.md has /b.html, and a file cannot be a folder",
        ),
        (
            &[("x.PNG", ""), ("x.png", "")],
            "the file content/x.png and the file content/x.PNG have the same address /x.png, written /x.PNG, which some computers take for the same",
        ),
        (
            &[("a.md", "topics: [b]"), ("topics/b.md", "")],
            "the term b of topics and the page content/topics/b.md have the same address /topics/b/",
        ),
        (
            &[("compare.md", "")],
            "the page content/compare.md and the comparison have the same address /compare/",
        ),
        (
            &[("a.md", "place: leeds"), ("places/leeds.md", "")],
            "the place leeds and the page content/places/leeds.md have the same address /places/leeds/",
        ),
    ];
    for (files, expected) in cases {
        let written = site(files);
        assert_eq!(written.messages(), [format!("address-taken: {expected}")]);
    }
}

#[test]
fn unsafe_addresses_are_errors_at_their_line() {
    let long = format!("slug: {}", "x".repeat(300));
    let cases = [
        (
            "a.md",
            "slug: ../up",
            "the slug has a slash, and it names one part of the address only",
        ),
        ("a.md", "slug: \"..\"", "the slug leads to another folder"),
        (
            "a.md",
            "slug: '%2e%2e'",
            "the slug has `%`, which means something else in an address",
        ),
        (
            "a.md",
            "slug: 'a\\b'",
            "the slug has a slash, and it names one part of the address only",
        ),
        (
            "a.md",
            "slug: a\u{200b}b",
            "the slug has the character U+200B, which nobody can see",
        ),
        (
            "a.md",
            "slug: CON",
            "the slug is \"con\", a name that Windows keeps for itself",
        ),
        ("a.md", long.as_str(), "the slug is longer than 200 letters"),
        ("a.md", "slug: Coventry City", "the slug has a space"),
        (
            "a.md",
            "aliases: ['/x/%2e%2e/y']",
            "the former address leads to another folder",
        ),
        (
            "a.md",
            "aliases: ['https://example.org/x']",
            "the former address is a whole address; write the part after the site's own, beginning with `/`",
        ),
        (
            "con.md",
            "",
            "no address can be made from the name \"con\": it is \"con\", a name that Windows keeps for itself",
        ),
        (
            "???.md",
            "",
            "no address can be made from the name \"???\": it has no letters",
        ),
        (
            "nul/x.md",
            "",
            "no address can be made from the name \"nul\": it is \"nul\", a name that Windows keeps for itself",
        ),
        (
            "index.md",
            "slug: home",
            "the home page's address has no part that a slug could replace",
        ),
    ];
    for (path, front, expected) in cases {
        let written = site(&[(path, front)]);
        assert_eq!(
            written.messages(),
            [format!("unsafe-address: {expected}")],
            "{front}"
        );
    }
}
