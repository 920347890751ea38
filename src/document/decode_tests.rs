use std::collections::BTreeSet;

use super::*;
use crate::source::Source;
use crate::yaml::tests::lines;

fn front(text: &str) -> (FrontMatter, Vec<String>) {
    let whole = format!("---\n{text}---\n");
    let source = Source::new("content/a.md".into(), whole.as_str());
    let taxonomies = BTreeSet::from(["principles".to_owned()]);
    let mut said = Vec::new();
    let yaml = 4..4 + text.len();
    let front = FrontMatter::decode(&source, yaml, 0..whole.len(), "cy", &taxonomies, &mut said);
    (front, lines(said, &source))
}

fn block(name: &str, text: &str) -> (Option<Block>, Vec<String>) {
    let whole = format!("```{name}\n{text}```\n");
    let source = Source::new("content/a.md".into(), whole.as_str());
    let start = name.len() + 4;
    let mut said = Vec::new();
    let block = Block::decode(
        &source,
        name,
        start..start + text.len(),
        0..whole.len(),
        "en",
        &mut said,
    );
    (block, lines(said, &source))
}

const NEEDED: &str = "title: A\nsummary: B\n";

#[test]
fn every_field_of_front_matter_is_read() {
    let (it, said) = front(
        "title: {en: Coventry, cy: Cofentri}\n\
        description: NO\n\
        kind: case-study\n\
        place: coventry\n\
        author: [A, {en: B, cy: C}]\n\
        partners: D\n\
        links:\n  - {title: L, url: \"https://example.org/\"}\n\
        date: 31 January 2025\n\
        updated: 2025-02-01\n\
        embargo: 2026-01-31T09:30:00Z\n\
        weight: 0010\n\
        aliases: [/old/]\n\
        image: {src: a.jpg, decorative: true}\n\
        pull_quote: {text: Words, source: lga}\n\
        key_figures:\n  - {figure: \"figure:imd?2025\", label: x}\n  - {fact: lga#n, label: y}\n\
        indicators: imd\n\
        principles: fair-work\n\
        sources: {own: {title: O}}\n\
        extra: {colour: NO, list: [1.10]}\n",
    );
    assert_eq!(said, [""; 0]);
    let text = |text: &Option<crate::source::Spanned<String>>| {
        text.as_ref().map(|text| text.value.clone())
    };
    assert_eq!(text(&it.title).as_deref(), Some("Cofentri"));
    assert_eq!(text(&it.summary).as_deref(), Some("NO"));
    assert_eq!(it.kind.map(|kind| kind.value), Some(Kind::CaseStudy));
    let authors: Vec<&str> = it.authors.iter().map(|author| author.as_str()).collect();
    assert_eq!(
        (authors, it.place.len(), it.partners.len()),
        (vec!["A", "C"], 1, 1)
    );
    assert_eq!(
        it.published.map(|day| day.to_string()).as_deref(),
        Some("2025-01-31")
    );
    assert_eq!(
        it.order.map(|order| order.value),
        Some(crate::document::OrderNumber(vec![10]))
    );
    assert!(it.image.is_some_and(|image| image.alt.is_none()));
    assert!(
        matches!(&it.key_figures[0].target, KeyFigureTarget::Figure(figure) if figure.value == "imd?2025")
    );
    assert!(
        matches!(&it.key_figures[1].target, KeyFigureTarget::Fact(fact) if fact.value == "lga#n")
    );
    assert_eq!(it.taxonomies["principles"][0].value, "fair-work");
    assert!(it.sources.contains_key("own"));
    let extra = it.extra.expect("it has fields of the theme");
    assert_eq!(
        extra.get("colour").and_then(crate::yaml::Node::text),
        Some("NO")
    );
}

#[test]
fn the_pages_own_language_chooses_its_texts() {
    let (it, _) = front("language: en\ntitle: {en: Coventry, cy: Cofentri}\nsummary: B\n");
    assert_eq!(
        it.title.map(|title| title.value).as_deref(),
        Some("Coventry")
    );
}

#[test]
fn what_is_wrong_with_front_matter_is_said_all_at_once() {
    let said = |text: &str| front(&format!("{NEEDED}{text}")).1;
    assert_eq!(
        front("titel: Coventry: a city\nkind: casestudy\npublished: 31/12/2025\norder: first\ndraft: yes\n").1,
        [
            "1:1 front matter needs summary | add a line such as: summary: What this page says, in a sentence.",
            "2:1 front matter has no key \"titel\"; did you mean \"title\"? | write: title: \"Coventry: a city\"",
            "2:8 a text with a colon in it needs quotes | write: titel: \"Coventry: a city\"",
            "3:7 kind cannot be \"casestudy\"; did you mean \"case-study\"? | write: kind: case-study | kind is report, case-study, article or page",
            "4:12 \"31/12/2025\" is not a date | write: published: 2025-12-31",
            "5:8 \"first\" is not a number | write digits, such as 18.5",
            "6:8 \"yes\" is neither true nor false | write: draft: true",
        ]
    );
    assert_eq!(
        said("image: {src: a.jpg}\nlinks: [{title: A, url: javascript:x}]\ndescription: C\n"),
        [
            "4:1 an image needs alt or decorative | add a line such as: alt: The Job Shop's window on the high street | add a line such as: decorative: true",
            "5:25 \"javascript:x\" is not an address of the web | an address starts with https://, http:// or mailto:",
            "6:1 description means the same as summary | keep one of the two lines",
        ]
    );
    assert_eq!(
        said("key_figures:\n  - label: x\n  - {figure: a, fact: b, label: y}\npull_quote: Words\n"),
        [
            "5:5 a key figure needs figure or fact | add a line such as: figure: imd?2025 | add a line such as: fact: lga#partners",
            "6:17 a key figure takes figure or fact, and only one of them | keep one of the two",
            "7:13 a pull quote is made of keys and values | write: pull_quote: {text: Words}",
        ]
    );
    assert_eq!(
        said("principls: [a]\ntags: [b]\narea: coventry\nsummary_cy: C\n"),
        [
            "4:1 front matter has no key \"principls\"; did you mean \"principles\"? | write: principles: [a]",
            &format!(
                "5:1 front matter has no key \"tags\" | it may have: {}, principles",
                names()
            ),
            "6:1 front matter has no key \"area\"; did you mean \"place\"? | write: place: coventry",
            &format!(
                "7:1 front matter has no key \"summary_cy\" | it may have: {}, principles",
                names()
            ),
        ]
    );
    assert_eq!(
        said(
            "as_at: 2025-01-31\nreviewed: [{by: A, on: today}]\ncorrections: []\nwithdrawn: {on: 2025-01-31, reason: R}\n"
        ),
        ["5:24 \"today\" is not a date | write it as 2025-01-31 or 31 January 2025",]
    );
    assert_eq!(
        front("title: Housing # draft\nsummary: #1 in the country\n").1,
        [
            "advice 2:16 what follows # is a comment and no part of the text | if it is part of it, write: title: \"Housing # draft\"",
            "3:1 summary is empty | write: summary: \"#1 in the country\"",
        ]
    );
    assert_eq!(
        front("title: [Draft]\nsummary:\n  Note: this\npartners: [[A], {b: c d}]\n").1,
        [
            "2:8 title takes a text, and this is a list | if it is a text, write: title: \"[Draft]\"",
            "4:3 summary takes a text, and this is keys and values | if it is a text, write: \"Note: this\"",
            "5:12 partners takes a text, and this is a list | if it is a text, write: partners: [\"[A]\", {b: c d}]",
            "5:17 partners takes a text, and this is keys and values | if it is a text, write: partners: [[A], \"{b: c d}\"]",
        ]
    );
}

fn names() -> String {
    let names: Vec<&str> = FRONT_MATTER.keys.iter().map(|key| key.name).collect();
    names.join(", ")
}

#[test]
fn empty_front_matter_lacks_what_it_needs_and_a_page_without_says_nothing_here() {
    assert_eq!(
        front("").1,
        [
            "1:1 front matter needs title | add a line such as: title: Coventry",
            "1:1 front matter needs summary | add a line such as: summary: What this page says, in a sentence.",
        ]
    );
    assert_eq!(
        front("just words\n").1,
        [
            "2:1 front matter is made of keys and values | write each on a line of its own, such as: title: Coventry"
        ]
    );
    let source = Source::new("content/a.md".into(), "Text");
    let mut said = Vec::new();
    FrontMatter::decode(&source, 0..0, 0..0, "en", &BTreeSet::new(), &mut said);
    assert_eq!(said, []);
}

#[test]
fn days_that_are_written_in_other_ways_are_mended_where_they_are_clear() {
    for (text, help) in [
        ("31.12.2025", "write: published: 2025-12-31"),
        ("2025/12/31", "write: published: 2025-12-31"),
        ("2025-1-5", "write: published: 2025-01-05"),
        ("2025-12-31T10:00:00Z", "write: published: 2025-12-31"),
        ("31st Dec 2025", "write: published: 2025-12-31"),
        ("December 31, 2025", "write: published: 2025-12-31"),
        (
            "31 Tachwedd 2025",
            "write it as 2025-01-31 or 31 January 2025",
        ),
        ("2025-02-30", "write it as 2025-01-31 or 31 January 2025"),
        ("2025", "write it as 2025-01-31 or 31 January 2025"),
    ] {
        let (_, said) = front(&format!("{NEEDED}published: {text}\n"));
        assert_eq!(said, [format!("4:12 \"{text}\" is not a date | {help}")]);
    }
    let (_, said) = front(&format!("{NEEDED}published: 01/02/2025\n"));
    assert_eq!(
        said,
        [
            "4:12 \"01/02/2025\" is not a date: it may be 2025-02-01 or 2025-01-02 | write year, month, day, such as 2025-01-31"
        ]
    );
}

#[test]
fn blocks_are_read_with_any_dimension() {
    let (chart, said) = block(
        "chart",
        "type: line\nindicator: employment\nareas: coventry\nfrom: 2010\nsex: female\nage group: 16-64\n\
        benchmark: none\nlimits: [0, 100.0]\nsort: -value\ntitle: T\n",
    );
    assert_eq!(said, [""; 0]);
    let Some(Block::Chart(chart)) = chart else {
        panic!("it is a chart");
    };
    let dimensions: Vec<(&str, &str)> = chart
        .selection
        .dimensions
        .iter()
        .map(|(name, choice)| (name.as_str(), choice.values[0].as_str()))
        .collect();
    assert_eq!(dimensions, [("age group", "16-64"), ("sex", "female")]);
    assert!(matches!(chart.selection.benchmark, BenchmarkChoice::None));
    assert_eq!(
        chart.limits.map(|(_, high)| high.to_string()).as_deref(),
        Some("100.0")
    );
    let (table, said) = block(
        "table",
        "indicators: [a, b]\ntitle: T\ncolumns: [area, value]\n",
    );
    assert!(matches!(table, Some(Block::Table(_))) && said.is_empty());
    let (figures, said) = block("key-figures", "items:\n  - {figure: a, label: x}\n");
    assert!(
        matches!(figures, Some(Block::KeyFigures(items)) if items.len() == 1) && said.is_empty()
    );
    let (quote, said) = block("quote", "text: |\n  Words.\nattribution: A\n");
    assert!(matches!(quote, Some(Block::Quote(_))) && said.is_empty());
    let (inset, said) = block("case-study", "page: 02-coventry.md\nwhole: true\n");
    assert!(
        matches!(
            inset,
            Some(Block::CaseStudy(CaseStudyBlock { whole: true, .. }))
        ) && said.is_empty()
    );
}

#[test]
fn what_is_wrong_with_a_block_is_said_all_at_once() {
    assert_eq!(
        block(
            "chart",
            "type: lines\nindikator: a\narea: b\nlimits: [5]\nsex: [a]\ntarget: 1,250\n"
        )
        .1,
        [
            "1:1 a chart needs title | add a line such as: title: Employment in Coventry and in England",
            "2:7 type cannot be \"lines\"; did you mean \"line\"? | write: type: line | type is line, bar, grouped, stacked, ranked, strip, \
             range, change, small-multiples, spine, pyramid, tile-map or sparkline",
            "3:1 a chart has no key \"indikator\"; did you mean \"indicator\"? | write: indicator: a",
            "4:1 a chart has no key \"area\"; did you mean \"areas\"? | write: areas: b",
            "5:9 limits are two numbers, the lower first | write: limits: [0, 100]",
            "7:9 \"1,250\" is not a number | write: target: 1250",
        ]
    );
    assert_eq!(
        block(
            "chart",
            "type: line\nindicator: a\ntitle: T\nevents:\n  - {on: 2013, text: A}\n  - from: 2014\n"
        )
        .1,
        [
            "6:6 an event has no key \"on\"; did you mean \"from\"? | write: - {from: 2013, text: A}",
            "7:5 an event needs text | add a line such as: text: Marmot City",
        ]
    );
    assert_eq!(
        block("table", "indicator: a\ntitle: T\nalt: X\n").1,
        [
            "advice 4:1 alt has no effect yet | it may stay: a later version of Casebook will act on it"
        ]
    );
    assert_eq!(
        block("quote", "").1,
        ["1:1 a quote needs text | add a line such as: text: It changed my life."]
    );
    assert!(block("python", "a: b\n").0.is_none());
}
