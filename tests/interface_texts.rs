//! Interface texts are in `src/language/texts/`, and nowhere in the code: no English text in the rooms that render pages, and no
//! key that no language has.
//!
//! A text is recognised by its form, without its markup and placeholders: a capitalised word, or a word next to a space. Keys,
//! ids and names of classes have neither. Diagnostics are English by design, so files that produce them are left out, but for
//! the rooms that only draw and render pages, which produce none that this would miss.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::folder::{read, text};

/// The rooms whose texts can reach a page.
const ROOMS: [&str; 6] = ["chart", "page", "theme", "site", "data", "output"];

/// Files of those rooms whose texts are for editors only, with the reason.
const FOR_EDITORS: &[(&str, &str)] = &[
    (
        "src/data/records/cell.rs",
        "where a row is wrong, and what to write: parts of messages",
    ),
    (
        "src/data/import/",
        "comments in a definition, and the words of publishers' tables",
    ),
    ("src/data/formats.rs", "the words of publishers' tables"),
    (
        "src/data/area/loose.rs",
        "words in which publishers write names of areas differently",
    ),
    ("src/data/totals.rs", "the words of publishers' tables"),
    (
        "src/data/area/add.rs",
        "types of areas, as publishers write them",
    ),
    ("src/chart/select/", "checks a block: all of it is messages"),
    (
        "src/data/definition_shape.rs",
        "descriptions of keys, for the schema",
    ),
    (
        "src/site/address.rs",
        "why an address is refused, for messages",
    ),
    (
        "src/site/scheme.rs",
        "why an address is refused, for messages",
    ),
];

/// Literals that look like English but are not shown to readers: the room, the literals (`…` stands for any rest), the reason.
const ALLOWED: &[(&str, &[&str], &str)] = &[
    (
        "chart",
        &["Arial, Helvetica, Liberation Sans, sans-serif"],
        "names of fonts",
    ),
    (
        "data",
        &[
            "not available",
            "not applicable",
            "low reliability",
            "live births",
            "per cent",
            "per cent ",
            "per ",
            " per ",
        ],
        "what definitions and data files may hold",
    ),
    (
        "data",
        &[
            "\\\"rows\\\": [",
            ", \\\"status\\\": {}",
            ", \\\"note\\\": {}",
        ],
        "JSON",
    ),
    (
        "page",
        &["Open Government Licence v3"],
        "the name of a licence, as publishers write it",
    ),
    ("output", &["Casebook"], "the product's name"),
    ("output", &["{{\\n…", "{path}: {{…"], "JSON"),
    ("page", &["Casebook "], "the product's name"),
    (
        "page",
        &["source\\n…", "figure\\n{indicator}"],
        "keys of a map",
    ),
    (
        "page",
        &[
            "DataDownload",
            "Dataset",
            "Organization",
            "Report",
            "Article",
            "WebPage",
            "Person",
            "Place",
        ],
        "types of schema.org",
    ),
    (
        "page",
        &[" per cent"],
        "what the editor wrote, made shorter",
    ),
    (
        "page",
        &[
            "default-src 'none'; …",
            "/assets/*\\n  Cache-Control: …",
            "User-agent: …",
        ],
        "headers of HTTP, robots.txt",
    ),
    (
        "page",
        &["the …", "about the data"],
        "names of files, for messages",
    ),
    (
        "site",
        &["the file {path}", "{what} in the language {language}"],
        "names of files, for messages",
    ),
    ("theme", &["Theme"], "the type's name, for debugging"),
];

/// The string literals of a Rust source, as they are written between their quotes, each with its line.
fn literals(source: &str) -> Vec<(usize, &str)> {
    let bytes = source.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &source[at..];
        let is_inside_word =
            at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if rest.starts_with("#[") || rest.starts_with("#![") {
            // Reasons of attributes.
            at += rest.find("]\n").unwrap_or(1);
        } else if !is_inside_word && (rest.starts_with("r#") || rest.starts_with("r\"")) {
            let hashes = rest[1..].bytes().take_while(|&byte| byte == b'#').count();
            let Some(text) = rest[1 + hashes..].strip_prefix('"') else {
                at += 1;
                continue;
            };
            let close = format!("\"{}", "#".repeat(hashes));
            let end = text.find(&close).expect("a raw text ends");
            found.push((source[..at].lines().count(), &text[..end]));
            at += 1 + hashes + 1 + end + close.len();
        } else if rest.starts_with('"') {
            let mut end = 1;
            while bytes[at + end] != b'"' {
                end += if bytes[at + end] == b'\\' { 2 } else { 1 };
            }
            // The message of a broken invariant is on no page.
            if !source[..at].trim_end().ends_with(".expect(") {
                found.push((source[..at].lines().count(), &rest[1..end]));
            }
            at += end + 1;
        } else if let Some(quoted) = rest.strip_prefix('\'') {
            // A character, or a lifetime.
            let mut chars = quoted.char_indices();
            let escaped = quoted.starts_with('\\');
            let end = if escaped {
                quoted[1..].find('\'').map(|end| end + 2)
            } else {
                chars
                    .nth(1)
                    .filter(|(_, char)| *char == '\'')
                    .map(|(end, _)| end + 1)
            };
            at += end.unwrap_or(0) + 1;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// A text without its escapes, placeholders, tags and attributes.
fn bare(literal: &str) -> String {
    let mut text = String::new();
    let mut rest = literal;
    while let Some(char) = rest.chars().next() {
        let after = &rest[char.len_utf8()..];
        let closed = |close: char| after.find(close).map(|end| &after[end + 1..]);
        rest = match char {
            '\\' => {
                text.push(' ');
                let escape = after.chars().next().map_or(0, char::len_utf8);
                after
                    .strip_prefix("u{")
                    .and_then(|_| closed('}'))
                    .unwrap_or(&after[escape..])
            }
            '{' => {
                text.push('\u{1}');
                closed('}').unwrap_or(after)
            }
            '<' => closed('>').unwrap_or(""),
            '=' => {
                // A name before its value, which ends with a quote, or with the literal.
                let name = text
                    .trim_end_matches(|char: char| char.is_ascii_alphanumeric() || char == '-')
                    .len();
                text.truncate(name);
                let value = after.strip_prefix("\\\"").or(after.strip_prefix('"'));
                value.map_or(after, |value| match value.find('"') {
                    Some(end) => &value[end + 1..],
                    None => "",
                })
            }
            char => {
                text.push(char);
                after
            }
        };
    }
    text
}

/// Whether a literal contains a word that a reader would take for English: capitalised, or next to a space.
fn is_text(literal: &str) -> bool {
    let text = bare(literal);
    let parts = text.split(|char: char| char.is_whitespace());
    let parts: Vec<&str> = parts.collect();
    let words = parts.iter().filter_map(|part| {
        let word = part.trim_matches(|char: char| char.is_ascii_punctuation() || char == '\u{1}');
        let is_word = word.len() >= 2
            && word
                .chars()
                .all(|char| char.is_ascii_alphabetic() || char == '\'');
        let is_free = part
            .chars()
            .all(|char| char.is_ascii_alphabetic() || "'.,:;!?()\u{1}".contains(char));
        (is_word && is_free).then_some(word)
    });
    let spaced = parts.len() > 1;
    words.into_iter().any(|word| {
        let mut chars = word.chars();
        let capital = chars.next().is_some_and(|first| first.is_ascii_uppercase());
        spaced || capital && word.len() >= 3 && chars.any(|char| char.is_ascii_lowercase())
    })
}

/// The sources of the rooms that make pages, without their tests: files named for them, and modules that only tests compile.
fn sources() -> impl Iterator<Item = (String, String)> {
    ROOMS.iter().flat_map(|room| {
        let mut files = BTreeMap::new();
        for (path, bytes) in read(&Path::new("src").join(room)) {
            let is_rust = Path::new(&path).extension().is_some_and(|end| end == "rs");
            if is_rust && !path.contains("tests") {
                files.insert(format!("src/{room}/{path}"), text(&bytes));
            }
        }
        let for_tests: Vec<String> = files
            .iter()
            .flat_map(|(path, code)| {
                let folder = path
                    .strip_suffix("/mod.rs")
                    .unwrap_or(&path[..path.len() - 3]);
                let declared = code.split("#[cfg(test)]\nmod ").skip(1);
                let names = declared.filter_map(|rest| rest.lines().next()?.strip_suffix(';'));
                names.map(move |name| format!("{folder}/{name}.rs"))
            })
            .collect();
        files.retain(|path, _| !for_tests.contains(path));
        files.into_iter().map(|(path, code)| {
            let code = code.split("#[cfg(test)]\nmod tests {").next();
            (path, code.unwrap_or_default().to_owned())
        })
    })
}

fn is_alike(literal: &str, allowed: &str) -> bool {
    match allowed.strip_suffix('…') {
        Some(start) => literal.starts_with(start),
        None => literal == allowed,
    }
}

#[test]
fn no_english_text_stands_in_the_rooms_that_make_pages() {
    let mut problems = Vec::new();
    let mut unused: BTreeSet<(&str, &str)> = ALLOWED
        .iter()
        .flat_map(|(room, texts, _)| texts.iter().map(move |text| (*room, *text)))
        .collect();
    let allowed = unused.clone();
    let mut for_editors: BTreeSet<&str> = FOR_EDITORS.iter().map(|(path, _)| *path).collect();
    for (path, code) in sources() {
        let room = path.split('/').nth(1).unwrap_or_default();
        let makes_messages = code.contains("Diagnostic::");
        let texts = literals(&code);
        if let Some((start, _)) = FOR_EDITORS
            .iter()
            .find(|(start, _)| path.starts_with(start))
        {
            if makes_messages || texts.iter().any(|(_, literal)| is_text(literal)) {
                for_editors.remove(start);
            }
            continue;
        }
        if makes_messages {
            if ["page", "chart"].contains(&room) {
                problems.push(format!("{path} makes messages, which belong to src/check/"));
            }
            continue;
        }
        for (line, literal) in texts {
            let allowed = allowed
                .iter()
                .find(|(of, text)| *of == room && is_alike(literal, text));
            match allowed {
                Some(used) => {
                    unused.remove(used);
                }
                None if is_text(literal) => {
                    problems.push(format!(
                        "{path}:{line}: \"{literal}\" belongs in src/language/texts/"
                    ));
                }
                None => {}
            }
        }
    }
    for (room, text) in unused {
        problems.push(format!("{room}: \"{text}\" is allowed and no longer there"));
    }
    for path in for_editors {
        problems.push(format!("{path} is left out and has no text"));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn english_texts_are_told_from_keys_and_markup() {
    let fixture = r##"
        //! A comment says "Highest value".
        #[expect(dead_code, reason = "A reason")]
        fn f<'a>(x: &'a str) -> char {
            p("Source"); p("{from} to {to}"); p(" and "); p("<b>No figures</b>"); p(r#"Chart of {name}"#);
            p("number {n}, joint"); p("\u{a0}points");
            p("chart-say-line"); p("bench"); p("status-c"); p("<p class=\"figure wide\" id=\""); p("M 0 {x} L 1 1");
            p("application/ld+json"); p("{a}\u{a0}{b}"); p("&nbsp;"); q.expect("an order"); p("figure:{id}");
            '"'
        }
    "##;
    let flagged: Vec<&str> = literals(fixture)
        .into_iter()
        .map(|(_, literal)| literal)
        .filter(|literal| is_text(literal))
        .collect();
    assert_eq!(
        flagged,
        [
            "Source",
            "{from} to {to}",
            " and ",
            "<b>No figures</b>",
            "Chart of {name}",
            "number {n}, joint",
            "\\u{a0}points"
        ]
    );
}

#[test]
fn every_key_that_the_program_asks_for_is_in_every_language() {
    let mut problems = Vec::new();
    let mut asked = 0;
    for (path, code) in sources() {
        for before in [".get(", ".fill(", ".say(", ".find("] {
            let calls = code.split(before).skip(1);
            let keys =
                calls.filter_map(|call| call.trim_start().strip_prefix('"')?.split('"').next());
            // A key has a hyphen, with few exceptions; other strings that are looked up are no keys.
            for key in keys.filter(|key| key.contains('-') && !key.contains(['{', ' ', '/'])) {
                asked += 1;
                for language in ["en", "cy"] {
                    let strings = casebook::built_in(language).expect("a language");
                    if strings.find(key).is_none() {
                        problems.push(format!("{path}: no text for \"{key}\" in {language}"));
                    }
                }
            }
        }
    }
    assert!(
        asked > 40,
        "{asked} keys found: the search no longer sees them"
    );
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
