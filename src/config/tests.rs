use super::*;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::yaml::tests::lines;

fn site(text: &str) -> (Option<SiteConfig>, Vec<String>) {
    let source = Source::new("content/site.yaml".into(), text);
    let mut said: Vec<Diagnostic> = Vec::new();
    let config = SiteConfig::decode(&source, &mut said);
    (config, lines(said, &source))
}

const NEEDED: &str = "title: A site\nbase_url: https://example.org/report\n";

#[test]
fn title_and_address_are_all_that_a_site_needs() {
    let (config, said) = site(NEEDED);
    assert_eq!(said, [""; 0]);
    let config = config.expect("it is read");
    assert_eq!(config.title.get("cy").value, "A site");
    assert_eq!(config.base_url.value, "https://example.org/report/");
    let codes = |config: &SiteConfig| -> Vec<String> {
        let languages = config.languages.iter();
        languages.map(|language| language.value.clone()).collect()
    };
    assert_eq!(codes(&config), ["en"]);
    assert_eq!(config.theme.name.value, "default");
    assert_eq!(config.evidence, Evidence::Advise);
    assert_eq!(config.percent, PercentStyle::Words);
    assert_eq!(config.raw_html, RawHtml::Refused);
    assert_eq!(config.time_zone.value, "Europe/London");
    assert!(config.taxonomies.is_empty());
}

#[test]
fn every_setting_is_read() {
    let (config, said) = site(
        "title: {en: A site, cy: Safle}\n\
        base_url: http://localhost:8000/\n\
        language: cy\n\
        languages: [en, cy]\n\
        organisation: A body\n\
        licence: {title: OGL, url: https://example.org/ogl}\n\
        theme: {name: ours, options: {accent: \"#123456\"}}\n\
        menu:\n  - {title: About, page: about.md}\n  - {title: Mail, url: mailto:a@example.org}\n\
        taxonomies:\n  principles:\n    title: Principles\n    terms: [{id: fair-work, title: Fair work}]\n  tags: {}\n  open:\n\
        benchmark: england\n\
        profiles: coventry\n\
        evidence: off\n\
        not_statistics: [24/7, NO]\n\
        style: {percent: \"%\"}\n\
        raw_html: sanitised\n\
        disclosure: {below: 5}\n\
        search: false\n\
        time_zone: UTC\n\
        accessibility: {contact: Us, tests: By hand, issues: [One, Two]}\n\
        headers: {X-Robots-Tag: noindex}\n",
    );
    assert_eq!(said, [""; 0]);
    let config = config.expect("it is read");
    assert!(
        config
            .disclosure
            .is_some_and(|rule| rule.forbids(4.into()) && !rule.forbids(5.into()))
    );
    assert_eq!(config.title.get("cy").value, "Safle");
    let languages = config.languages.iter();
    let codes: Vec<&str> = languages.map(|language| language.as_str()).collect();
    assert_eq!(codes, ["cy", "en"]);
    assert_eq!(config.theme.options[0].1.value, "#123456");
    assert_eq!(config.menu.len(), 2);
    let closed: Vec<(&str, Option<usize>)> = config
        .taxonomies
        .iter()
        .map(|(id, taxonomy)| (id.as_str(), taxonomy.terms.as_ref().map(Vec::len)))
        .collect();
    assert_eq!(
        closed,
        [("principles", Some(1)), ("tags", None), ("open", None)]
    );
    assert_eq!(config.evidence, Evidence::Off);
    assert_eq!(config.not_statistics[1].value, "NO");
    assert_eq!(config.accessibility.issues.len(), 2);
    assert_eq!(config.headers["X-Robots-Tag"], "noindex");
}

#[test]
fn a_body_has_its_own_face() {
    let (config, said) = site(&format!(
        "{NEEDED}logo: logo.svg\nfavicon: icon.png\naccent: \"#7A1F4F\"\n\
        cover: {{src: street.jpg, alt: {{en: A street, cy: Stryd}}, credit: A photographer}}\n\
        footer: {{text: Our words, contact: us@example.org, privacy: No cookies.}}\n\
        css: |\n  h1 {{ color: red }}\n  h2 {{ color: blue }}\n"
    ));
    assert_eq!(said, [""; 0]);
    let brand = config.expect("it is read").brand;
    let logo = brand.logo.expect("a logo");
    assert_eq!((logo.src.as_str(), logo.alt), ("logo.svg", None));
    let cover = brand.cover.expect("a cover");
    assert_eq!(cover.alt.expect("words").get("cy").value, "Stryd");
    assert_eq!(
        brand.footer.contact.expect("an address").value,
        "us@example.org"
    );
    assert_eq!(
        brand.css.expect("rules").value,
        "h1 { color: red }\nh2 { color: blue }"
    );

    for footer in [
        "footer: Our words",
        "footer: {en: Our words, cy: Ein geiriau}",
    ] {
        let (config, said) = site(&format!("{NEEDED}{footer}\n"));
        assert_eq!(said, [""; 0]);
        let footer = config.expect("it is read").brand.footer;
        assert_eq!(footer.text.expect("words").get("en").value, "Our words");
    }
}

#[test]
fn what_is_wrong_with_settings_is_said_with_the_mended_line() {
    let add = |text: &str| site(&format!("{NEEDED}{text}")).1;
    assert_eq!(
        site("").1,
        [
            "1:1 site.yaml needs title | add a line such as: title: Marmot places",
            "1:1 site.yaml needs base_url | add a line such as: base_url: https://example.org/report/",
        ]
    );
    assert_eq!(
        site("titel: A\nbase_url: example.org\n").1,
        [
            "1:1 site.yaml has no key \"titel\"; did you mean \"title\"? | write: title: A",
            "2:11 \"example.org\" is not an address of the web | write: base_url: https://example.org",
        ]
    );
    assert_eq!(
        site("title: A\nbase_url: /report/\n").1,
        [
            "2:11 \"/report/\" is not an address of the web | write the whole address, such as https://example.org/report/"
        ]
    );
    assert_eq!(
        add("language: English\nevidence: requird\nsearch: yes\n"),
        [
            "3:11 \"English\" is no language's code | write en for English, cy for Welsh",
            "4:11 evidence cannot be \"requird\"; did you mean \"require\"? | write: evidence: require | evidence is off, advise or require",
            "5:9 \"yes\" is neither true nor false | write: search: true",
        ]
    );
    assert_eq!(
        add("disclosure: {below: -5}\nsearch: true\n"),
        [
            "3:21 no count is below zero | write the smallest count that may be published, such as below: 5",
            "advice 4:9 search has no effect yet | it may stay: a later version of Casebook will act on it",
        ]
    );
    assert_eq!(
        add(
            "menu:\n  - title: A\n  - {title: B, page: b.md, url: https://b}\n  - {page: c.md, url: javascript:x}\n"
        ),
        [
            "4:5 a menu entry needs page or url | add a line such as: page: marmot-places/index.md | add a line such as: url: https://www.example.org/",
            "5:28 a menu entry takes page or url, and only one of them | keep one of the two",
            "6:6 a menu entry needs title | add a line such as: title: About this report",
            "6:18 a menu entry takes page or url, and only one of them | keep one of the two",
            "6:23 \"javascript:x\" is not an address of the web | an address starts with https://, http:// or mailto:",
        ]
    );
    assert_eq!(
        add("taxonomies:\n  Key Themes:\n    terms: [Fair work]\n"),
        [
            "4:3 \"Key Themes\" cannot be part of an address | an id has small letters, digits and hyphens only, such as fair-work; the title may be anything",
            "5:13 a term is made of keys and values | write each on a line of its own, such as: id: fair-work",
        ]
    );
    assert_eq!(
        add("tags: [a]\nlicense: OGL\n"),
        [
            "3:1 site.yaml has no key \"tags\"; did you mean \"taxonomies\"? | remove the line | or write taxonomies in its place, which is keys and values",
            "4:1 site.yaml has no key \"license\"; did you mean \"licence\"? | write: licence: OGL",
        ]
    );
}

#[test]
fn sources_are_read_with_their_facts() {
    let text = "lga:\n  title: Building\n  published: 2024/25\n  facts:\n    daily: {value: 170.50, unit: people}\n\
                bad one:\n  titel: B\n  url: www.example.org\n  kind: interveiw\n  facts: {n: {value: about 5}}\n\
                empty:\nlga:\n  title: Again\n";
    let source = Source::new("content/sources.yaml".into(), text);
    let mut said = Vec::new();
    let sources = decode_sources(&source, &mut said);
    assert_eq!(
        lines(said, &source),
        [
            "6:1 the id of a source is a word, and \"bad one\" is not | use letters, digits and hyphens: pages cite it as source:the-id",
            "7:3 a source has no key \"titel\"; did you mean \"title\"? | write: title: B",
            "8:8 \"www.example.org\" is not an address of the web | write: url: https://www.example.org",
            "9:9 kind cannot be \"interveiw\"; did you mean \"interview\"? | write: kind: interview | kind is published, unpublished or interview",
            "10:22 \"about 5\" is not a number | write digits alone, such as 18.5, with at most 28 of them",
            "11:1 a source needs title | add a line such as: title: Building fairer towns, cities and regions",
            "12:1 the key \"lga\" appears here for the second time | keep one of the two lines, or give the other its right name",
        ]
    );
    let lga = &sources["lga"];
    assert_eq!(
        lga.published.as_ref().map(|text| text.as_str()),
        Some("2024/25")
    );
    assert_eq!(lga.facts["daily"].value.to_string(), "170.50");
    assert_eq!(lga.kind, SourceKind::Published);
    // A source with errors is kept, so that citing it is not an error as well.
    assert_eq!(sources.len(), 3);
}
