use std::collections::BTreeSet;

use super::*;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::Source;

#[test]
fn the_sites_taxonomies_and_the_themes_fields_are_merged_in() {
    let site = SiteParts {
        taxonomies: BTreeMap::from([
            ("principles".to_owned(), Some(vec!["fair-work".to_owned()])),
            ("tags".to_owned(), None),
        ]),
        extra: BTreeMap::from([(
            "wide".to_owned(),
            ExtraField {
                kind: ExtraType::Bool,
                title: Some("Whether it is wide".to_owned()),
            },
        )]),
    };
    let schema = schema(&site);
    let front = &schema["$defs"]["front-matter"];
    assert_eq!(
        front["properties"]["principles"]["anyOf"][1]["items"],
        json!({"enum": ["fair-work"]})
    );
    assert_eq!(
        front["properties"]["extra"]["properties"]["wide"],
        json!({"type": "boolean", "description": "Whether it is wide"})
    );
    assert_eq!(front["required"], json!(["title"]));
    assert_eq!(
        front["allOf"][0],
        json!({"oneOf": [{"required": ["summary"]}, {"required": ["description"]}]})
    );
    assert!(schema["$defs"]["indicator"]["properties"]["tags"].is_object());
    let names: Vec<&str> = schema["$defs"]
        .as_object()
        .map(|names| names.keys().map(String::as_str).collect())
        .unwrap_or_default();
    assert_eq!(
        names,
        [
            "site",
            "front-matter",
            "indicator",
            "theme",
            "sources",
            "glossary",
            "chart",
            "table",
            "key-figures",
            "quote",
            "pull-quote",
            "case-study",
            "note",
            "call-to-action",
            "download",
            "picture",
            "gallery",
            "logos",
            "columns",
            "contact",
            "link-card",
            "table-caption"
        ]
    );
}

#[test]
fn a_taxonomy_with_the_name_of_a_key_leaves_the_key_as_it_is() {
    let site = SiteParts {
        taxonomies: BTreeMap::from([("title".to_owned(), None)]),
        ..SiteParts::default()
    };
    let with = schema(&site);
    let without = schema(&SiteParts::default());
    assert_eq!(with, without);
}

/// A file or block: its name, its shape, and the diagnostics of its decoder for a text.
type Root = (&'static str, Kind, fn(&Source) -> Vec<Diagnostic>);

fn roots() -> Vec<Root> {
    fn block(name: &str, source: &Source) -> Vec<Diagnostic> {
        let (range, mut said) = (0..source.text().len(), Vec::new());
        document::Block::decode(source, name, range.clone(), range, "en", &mut said);
        said
    }
    let named = |name: &str| {
        let shape = document::BLOCKS.iter().find(|(block, _)| *block == name);
        Kind::Map(shape.expect("a block of this name").1)
    };
    vec![
        ("site.yaml", Kind::Map(&config::SITE), |source| {
            let mut said = Vec::new();
            config::SiteConfig::decode(source, &mut said);
            said
        }),
        ("sources.yaml", config::SOURCES, |source| {
            let mut said = Vec::new();
            config::decode_sources(source, &mut said);
            said
        }),
        ("glossary.yaml", config::GLOSSARY, |source| {
            let mut said = Vec::new();
            config::decode_glossary(source, &mut said);
            said
        }),
        (
            "front matter",
            Kind::Map(&document::FRONT_MATTER),
            |source| {
                let (range, mut said) = (0..source.text().len(), Vec::new());
                let none = BTreeSet::new();
                document::FrontMatter::decode(source, range.clone(), range, "en", &none, &mut said);
                said
            },
        ),
        ("an indicator", Kind::Map(&data::DEFINITION), |source| {
            let mut said = Vec::new();
            data::Definition::decode(source, &BTreeSet::from(["en".to_owned()]), &mut said);
            said
        }),
        ("chart", named("chart"), |source| block("chart", source)),
        ("table", named("table"), |source| block("table", source)),
        ("key-figures", named("key-figures"), |source| {
            block("key-figures", source)
        }),
        ("quote", named("quote"), |source| block("quote", source)),
        ("case-study", named("case-study"), |source| {
            block("case-study", source)
        }),
    ]
}

/// Values that a kind takes, in YAML's style with brackets; the first is the plainest.
fn good(kind: Kind) -> Vec<String> {
    let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
    match kind {
        Kind::Text => texts(&["Some words", "NO", "2025", "{en: Words, cy: Geiriau}"]),
        // A word that may be a language, too.
        Kind::Word => texts(&["en", "\"cy\""]),
        Kind::Url => texts(&["https://example.org/a?b=c#d", "mailto:a@example.org"]),
        Kind::Website => texts(&["https://example.org/report"]),
        Kind::Number => texts(&["95", "\"95.50\""]),
        Kind::Integer => texts(&["1"]),
        Kind::Flag => texts(&["true"]),
        Kind::Date => texts(&["2025-01-31", "31 January 2025"]),
        Kind::Moment => texts(&["2025-01-31", "\"2025-01-31 09:30\"", "2025-01-31T09:30:00Z"]),
        Kind::OneOf(words) => words.iter().map(|word| format!("{word:?}")).collect(),
        Kind::Map(shape) => maps(shape, good),
        Kind::MapOf(value) => good(*value)
            .iter()
            .map(|value| format!("{{en: {value}}}"))
            .collect(),
        Kind::List(&Kind::Number) => texts(&["[0, 100]"]),
        Kind::List(item) => {
            let items = good(*item);
            let mut lists: Vec<String> = vec![format!("[{}, {}]", items[0], items[0])];
            lists.extend(items);
            lists
        }
        Kind::Either(kinds) => kinds.iter().flat_map(|&kind| good(kind)).collect(),
        Kind::Any => texts(&["{a: [1, b], c: {d: e}}"]),
    }
}

/// Values that a kind does not take.
fn bad(kind: Kind) -> Vec<String> {
    let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
    match kind {
        Kind::Text => texts(&["[a]", "{Note: a}", "\"\""]),
        Kind::Word => texts(&["[a]", "{a: b}"]),
        Kind::Url => texts(&["nowhere", "javascript:alert(1)", "//example.org/", "[a]"]),
        Kind::Website => texts(&[
            "example.org",
            "/report/",
            "mailto:a@example.org",
            "https://",
        ]),
        Kind::Number => texts(&["many", "1e3", "1,250", "0x1F", ".5", "{a: b}"]),
        Kind::Integer => texts(&["first", "1.5"]),
        Kind::Flag => texts(&["yes", "True", "1"]),
        Kind::Date => texts(&["soon", "2025-02-30", "31/01/2025", "2025"]),
        Kind::Moment => texts(&["soon", "2025-01-31 25:00"]),
        Kind::OneOf(_) => texts(&["zzzz", "[a]"]),
        Kind::Map(shape) => {
            let mut maps = maps(shape, bad);
            maps.push("a word".to_owned());
            maps.push(format!("{{{}}}", with(shape, None, "zzzz: [[a]]")));
            for key in shape.keys.iter().filter(|key| key.needed) {
                maps.push(format!("{{{}}}", with(shape, Some(key.name), "")));
            }
            if let [first, second] = shape.one_of {
                maps.push(format!("{{{}}}", with(shape, Some(first), "")));
                let both = [*first, *second].map(|name| {
                    let key = shape.key(name).expect("the keys of one_of are keys");
                    format!("{name}: {}", good(key.kind)[0])
                });
                maps.push(format!(
                    "{{{}}}",
                    with(shape, Some(first), &both.join(", "))
                ));
            }
            maps
        }
        Kind::MapOf(value) => {
            let mut maps: Vec<String> = bad(*value)
                .iter()
                .map(|value| format!("{{en: {value}}}"))
                .collect();
            maps.push("a word".to_owned());
            maps
        }
        Kind::List(&Kind::Number) => texts(&["[5]", "[a, b]", "[2, 1]", "5", "[1, 2, 3]"]),
        Kind::List(item) => bad(*item).iter().map(|item| format!("[{item}]")).collect(),
        Kind::Either(kinds) if kinds.iter().any(|kind| matches!(kind, Kind::List(_))) => {
            texts(&["[[a]]"])
        }
        Kind::Either(_) => texts(&["[a]"]),
        Kind::Any => Vec::new(),
    }
}

/// Maps of a shape with what they need and one key more, whose values are made by `values`.
fn maps(shape: &'static Shape, values: fn(Kind) -> Vec<String>) -> Vec<String> {
    let mut maps = Vec::new();
    for key in shape.keys {
        let names = std::iter::once(&key.name).chain(key.aliases);
        for name in names {
            for value in values(key.kind) {
                maps.push(format!(
                    "{{{}}}",
                    with(shape, Some(key.name), &format!("{name}: {value}"))
                ));
            }
        }
    }
    maps
}

/// What a shape needs, without a key, with an entry more.
fn with(shape: &Shape, without: Option<&str>, entry: &str) -> String {
    let chosen = shape.one_of.iter().any(|name| Some(*name) == without);
    let one = if chosen { None } else { shape.one_of.first() };
    let mut entries: Vec<String> = shape
        .keys
        .iter()
        .filter(|key| (key.needed || one == Some(&key.name)) && Some(key.name) != without)
        .map(|key| format!("{}: {}", key.name, good(key.kind)[0]))
        .collect();
    if !entry.is_empty() {
        entries.push(entry.to_owned());
    }
    entries.join(", ")
}

#[test]
fn every_key_of_every_shape_takes_what_it_says_and_nothing_else() {
    for (name, kind, decode) in roots() {
        for text in good(kind) {
            let source = Source::new("content/a.yaml".into(), text.as_str());
            let said: Vec<Diagnostic> = decode(&source)
                .into_iter()
                .filter(|said| said.code != Code::NotYet)
                .collect();
            assert_eq!(said, [], "{name}: {text}");
        }
        for text in bad(kind) {
            let source = Source::new("content/a.yaml".into(), text.as_str());
            let said = decode(&source);
            assert!(
                said.iter().any(|said| said.severity == Severity::Error),
                "{name} takes {text}"
            );
        }
    }
}

#[test]
fn the_schema_has_the_keys_of_the_shape() {
    fn check(schema: &Value, shape: &Shape) {
        let names: BTreeSet<&str> = shape
            .keys
            .iter()
            .flat_map(|key| std::iter::once(key.name).chain(key.aliases.iter().copied()))
            .collect();
        let properties = schema["properties"]
            .as_object()
            .expect("an object's schema");
        let found: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
        assert_eq!(found, names, "{}", shape.name);
        for key in shape.keys {
            let property = &properties[key.name];
            assert!(
                property["description"]
                    .as_str()
                    .is_some_and(|doc| doc.ends_with(['.', ')'])),
                "{}: {} has a description in sentences",
                shape.name,
                key.name
            );
            match key.kind {
                Kind::Map(inner) => check(property, inner),
                Kind::MapOf(&Kind::Map(inner)) => check(&property["additionalProperties"], inner),
                Kind::List(&Kind::Map(inner)) => check(&property["anyOf"][0], inner),
                _ => {}
            }
        }
    }
    let schema = schema(&SiteParts::default());
    check(&schema["$defs"]["site"], &config::SITE);
    check(&schema["$defs"]["front-matter"], &document::FRONT_MATTER);
    check(&schema["$defs"]["indicator"], &data::DEFINITION);
    check(&schema["$defs"]["theme"], &theme::THEME);
    for (name, shape) in document::BLOCKS {
        check(&schema["$defs"][name], shape);
    }
}
