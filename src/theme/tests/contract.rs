//! The contract of templates, generated from the contexts' source, so that the two cannot differ.

use std::fmt::Write as _;

const SOURCES: &[&str] = &[
    include_str!("../context/mod.rs"),
    include_str!("../context/pages.rs"),
    include_str!("../context/page.rs"),
    include_str!("../context/site.rs"),
    include_str!("../context/evidence.rs"),
    include_str!("../context/blocks.rs"),
    include_str!("../context/element.rs"),
    include_str!("../context/place.rs"),
    include_str!("../context/indicator.rs"),
    include_str!("../context/comparing.rs"),
];

const HEAD: &str = "\
# What templates receive

This page is made from the program's own types: `BLESS=1 cargo test --lib theme::tests::contract` regenerates it.

A template is complete in what it receives and can ask for nothing else. Three rules hold everywhere:

- a `path` counts from the site's root: write `{{ root }}{{ x.path }}`;
- an `href` is complete: an anchor of this page, or an address elsewhere;
- *markup* was made safe and is written as it is; every other text is escaped.

*or nothing* means that the value may be `none`: test it with `{% if x %}` first.

## Every page

| variable | what it is |
|---|---|
| `root` | from this page to the site's root, with a slash at its end: `../../`; `./` on the home page |
| `kind` | the kind of page: the name of its template |
| `page` | a [Page](#page) |
| `site` | a [Site](#site) |
| `t` | the texts in the page's language, by key: `t.skip_link` is `skip-link` in src/language/texts/en.yaml; `{{ t.minutes \\| fill(n=5) }}` fills in `{n}` |
| `assets` | the path of each file of assets/: `{{ root }}{{ assets['site.css'] }}` |
";

struct Item {
    name: String,
    doc: String,
    /// Name, type, meaning.
    fields: Vec<(String, String, String)>,
    is_enum: bool,
}

/// The structs and enums of a source: lines of a strict form, as the formatter writes them.
fn items(source: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut doc: Vec<&str> = Vec::new();
    let mut open = false;
    for line in source.lines() {
        let trimmed = line.trim();
        if let Some(text) = trimmed.strip_prefix("///") {
            doc.push(text.trim());
            continue;
        }
        if trimmed.starts_with("#[") {
            continue;
        }
        let started = trimmed
            .strip_prefix("pub struct ")
            .map(|rest| (rest, false))
            .or_else(|| trimmed.strip_prefix("pub enum ").map(|rest| (rest, true)));
        if let Some((rest, is_enum)) = started {
            let name = rest.split(|char: char| !char.is_alphanumeric()).next();
            items.push(Item {
                name: name.unwrap_or_default().to_owned(),
                doc: doc.join(" "),
                fields: Vec::new(),
                is_enum,
            });
            open = rest.ends_with('{');
        } else if line == "}" {
            open = false;
        } else if open && let Some(item) = items.last_mut() {
            let line = trimmed.trim_end_matches(',');
            if let Some((name, kind)) = line
                .strip_prefix("pub ")
                .and_then(|rest| rest.split_once(": "))
            {
                item.fields
                    .push((name.to_owned(), kind.to_owned(), doc.join(" ")));
            } else if item.is_enum && line.starts_with(char::is_uppercase) {
                let (name, kind) = line.split_once('(').unwrap_or((line, ""));
                let kind = kind.trim_end_matches(')').to_owned();
                item.fields.push((name.to_owned(), kind, doc.join(" ")));
            }
        }
        doc.clear();
    }
    items
}

fn plain_type(kind: &str) -> String {
    let inside = |outer: &str| {
        kind.strip_prefix(outer)
            .and_then(|rest| rest.strip_prefix('<'))
            .and_then(|rest| rest.strip_suffix('>'))
    };
    if let Some(kind) = inside("Option") {
        return format!("{} or nothing", plain_type(kind));
    }
    if let Some(kind) = inside("Vec") {
        return format!("list of {}", plain_type(kind));
    }
    if let Some(kind) = inside("Box").or_else(|| inside("Prepared")) {
        return plain_type(kind);
    }
    match kind.trim_start_matches("super::") {
        "String" => "text".to_owned(),
        "Html" => "markup".to_owned(),
        "bool" => "true or false".to_owned(),
        "u8" | "u32" => "number".to_owned(),
        "BTreeMap<String, ExtraValue>" => "the fields by name".to_owned(),
        name => format!("[{name}](#{})", name.to_lowercase()),
    }
}

fn kebab(name: &str) -> String {
    let mut text = String::new();
    for char in name.chars() {
        if char.is_uppercase() && !text.is_empty() {
            text.push('-');
        }
        text.extend(char.to_lowercase());
    }
    text
}

fn contract() -> String {
    let items: Vec<Item> = SOURCES.iter().flat_map(|source| items(source)).collect();
    let mut text = HEAD.to_owned();
    for (of, title) in [
        ("Content", "Each kind of page"),
        ("Block", "Blocks of a body"),
    ] {
        let item = items.iter().find(|item| item.name == of).unwrap();
        let _ = write!(
            text,
            "\n## {title}\n\n{}\n\n| template | what it receives |\n|---|---|\n",
            item.doc
        );
        for (_, kind, doc) in &item.fields {
            let (template, rest) = doc.split_once(", ").unwrap();
            let kind = if kind.is_empty() {
                String::new()
            } else {
                format!(": {}", plain_type(kind))
            };
            let _ = writeln!(
                text,
                "| {template} | {}{kind} |",
                rest.trim_end_matches('.')
            );
        }
    }
    for item in &items {
        let skipped = ["Html", "Content", "Block", "ExtraValue", "PageContext"];
        if skipped.contains(&item.name.as_str()) {
            continue;
        }
        let _ = write!(text, "\n## {}\n\n{}\n\n", item.name, item.doc);
        text.push_str(if item.is_enum {
            "| value | meaning |\n|---|---|\n"
        } else {
            "| field | type | meaning |\n|---|---|---|\n"
        });
        for (name, kind, doc) in &item.fields {
            let _ = if item.is_enum {
                writeln!(text, "| `{}` | {doc} |", kebab(name))
            } else {
                writeln!(text, "| `{name}` | {} | {doc} |", plain_type(kind))
            };
        }
    }
    text
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the contract is compared with the guide's"
)]
fn the_guides_contract_is_that_of_the_contexts() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/docs/guide/template-contract.md"
    );
    let contract = contract();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &contract).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == contract,
        "docs/guide/template-contract.md is out of date; write it again with BLESS=1"
    );
}

#[test]
fn every_type_that_the_contract_names_is_described() {
    let contract = contract();
    for link in contract.split("](#").skip(1) {
        let anchor = link.split(')').next().unwrap_or_default();
        assert!(
            contract.lines().any(|line| line
                .strip_prefix("## ")
                .is_some_and(|title| title.to_lowercase() == anchor)),
            "{anchor}"
        );
    }
    for line in contract.lines().filter(|line| line.starts_with('|')) {
        assert!(!line.ends_with("|  |"), "no meaning: {line}");
    }
}

#[test]
fn the_guide_names_every_colour_role() {
    let guide = include_str!("../../../docs/guide/theme-designers.md");
    for (role, _) in super::super::tokens::ROLES {
        let named = guide.contains(&format!("`{role}`")) || role.starts_with("series-");
        assert!(named, "{role}");
    }
}
