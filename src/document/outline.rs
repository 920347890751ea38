//! Headings: their ids, and whether their levels are in order.
//!
//! In: headings, the ids that blocks claim. Out: the outline. Must not know: HTML.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization as _;

use super::body::RawHeading;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span, Spanned};

/// A heading of the body.
#[derive(Clone, Debug)]
pub struct Heading {
    /// 2 for a section, 3 for a subsection; never 1, which is the page's title.
    pub level: u8,
    /// Its anchor, unique on the page.
    pub id: String,
    /// Its plain text.
    pub text: String,
    pub span: Span,
}

/// Ids that templates and Casebook itself may use on a page.
const RESERVED: &[&str] = &["main", "figure-sources"];

/// Parts of a page whose headings templates give ids such as `contents-title`.
const TITLED: &[&str] = &[
    "cards",
    "charts",
    "citations",
    "contents",
    "corrections",
    "indicators",
    "latest",
    "links",
    "marks",
    "method",
    "outline",
    "panel",
    "places",
    "publications",
    "reports",
    "sources",
    "values",
];

/// More bytes than a heading has: such a text is a paragraph.
const LONGEST_HEADING: usize = 150;

/// Prefixes of ids that Casebook numbers: `fn-1`, `figure-2`.
const NUMBERED: &[&str] = &["fn", "fnref", "figure", "table", "chart", "claim", "source"];

/// Whether an id is reserved for Casebook.
fn is_reserved(id: &str) -> bool {
    let word = match id.rsplit_once('-') {
        Some((word, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => word,
        _ => id,
    };
    let titled = id
        .strip_suffix("-title")
        .is_some_and(|part| TITLED.contains(&part));
    NUMBERED.contains(&word) || RESERVED.contains(&id) || titled
}

/// Assigns each heading its id and checks levels and ids. `claimed` are the ids of the page's blocks.
pub(super) fn outline(
    source: &Source,
    found: Vec<RawHeading>,
    claimed: &[Spanned<String>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Heading> {
    let mut ids = Ids {
        source,
        claimed: BTreeMap::new(),
        given: BTreeSet::new(),
        next: BTreeMap::new(),
    };
    for id in claimed {
        ids.claim(id, diagnostics);
    }
    for heading in &found {
        if let Some(id) = &heading.id {
            let span = source.span(heading.range.clone());
            ids.claim(
                &Spanned::new(id.clone(), id_span(source, &span, id)),
                diagnostics,
            );
        }
    }
    let mut level_before = 1;
    found
        .into_iter()
        .map(|heading| {
            let span = source.span(heading.range.clone());
            check_level(source, &heading, level_before, diagnostics);
            check_dashes(source, &heading, diagnostics);
            if heading.text.is_empty() {
                diagnostics.push(
                    Diagnostic::advice(
                        Code::HeadingLevel,
                        line_span(source, &span),
                        "this heading has no words",
                    )
                    .help("write its words, or remove the line"),
                );
            }
            let level = heading.level.max(2);
            level_before = level;
            let id = match heading.id {
                Some(id) => id,
                None => ids.free(slug(&heading.text)),
            };
            Heading {
                level,
                id,
                text: heading.text,
                span,
            }
        })
        .collect()
}

/// An anchor from a text, by GitHub's rules: lower case, spaces as hyphens, punctuation left out.
pub fn slug(words: &str) -> String {
    let mut slug = String::with_capacity(words.len());
    for character in words.trim().nfc().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() || matches!(character, '_' | '-') {
            slug.push(character);
        } else if character.is_whitespace() {
            slug.push('-');
        }
    }
    if slug.is_empty() {
        slug.push_str("section");
    }
    slug
}

/// The ids of a page.
struct Ids<'a> {
    source: &'a Source,
    claimed: BTreeMap<String, Span>,
    given: BTreeSet<String>,
    /// The next number to try for a slug, so that a thousand equal headings take a thousand steps.
    next: BTreeMap<String, u32>,
}

impl Ids<'_> {
    /// Claims an id that an editor wrote.
    fn claim(&mut self, id: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
        let is_plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
        if id.value.is_empty() || !id.value.chars().all(is_plain) {
            let message = format!("\"{}\" cannot be an id", id.value);
            let error = Diagnostic::error(Code::BadId, id.span.clone(), message);
            let words = id.value.split(|letter: char| !is_plain(letter));
            let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
            diagnostics.push(if words.is_empty() {
                error.help("an id has letters, digits and hyphens only")
            } else {
                // A heading's id has its mark.
                let written = &self.source.text()[id.span.range()];
                let mark = if written.starts_with('#') { "#" } else { "" };
                let mended = format!("{mark}{}", words.join("-"));
                let line = self.source.mended(id.span.range(), &mended);
                error
                    .help(format!("write: {line}"))
                    .help("an id has letters, digits and hyphens only")
            });
        }
        if is_reserved(&id.value) {
            diagnostics.push(
                Diagnostic::error(
                    Code::DuplicateId,
                    id.span.clone(),
                    format!("the id \"{}\" is the page's own", id.value),
                )
                .help(format!("write another one, such as {}-section", id.value)),
            );
        }
        if let Some(first) = self.claimed.get(&id.value) {
            diagnostics.push(
                Diagnostic::error(
                    Code::DuplicateId,
                    id.span.clone(),
                    format!("the id \"{}\" appears twice on this page", id.value),
                )
                .label(first.clone(), "it is first used here")
                .help("give one of the two another id"),
            );
        } else {
            self.claimed.insert(id.value.clone(), id.span.clone());
        }
    }

    /// The slug, or the first numbered one that is free.
    fn free(&mut self, slug: String) -> String {
        let slug = if is_reserved(&slug) {
            slug + "-section"
        } else {
            slug
        };
        let mut id = slug.clone();
        while self.claimed.contains_key(&id) || self.given.contains(&id) {
            let next = self.next.entry(slug.clone()).or_insert(0);
            *next += 1;
            id = format!("{slug}-{next}");
        }
        self.given.insert(id.clone());
        id
    }
}

fn check_level(
    source: &Source,
    heading: &RawHeading,
    level_before: u8,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let span = line_span(source, &source.span(heading.range.clone()));
    let should = if heading.level == 1 {
        2
    } else if heading.level > level_before + 1 {
        level_before + 1
    } else {
        return;
    };
    let message = if heading.level == 1 {
        "the page's title is its only first-level heading".to_owned()
    } else if level_before == 1 {
        format!("the page's first heading is of level {}", heading.level)
    } else {
        format!(
            "a heading of level {} follows one of level {level_before}",
            heading.level
        )
    };
    let line = &source.text()[span.range()];
    let words = line.trim_start_matches('#').trim_start();
    diagnostics.push(
        Diagnostic::advice(Code::HeadingLevel, span, message).help(format!(
            "write: {} {words}",
            "#".repeat(usize::from(should))
        )),
    );
}

/// A paragraph that a line of dashes follows directly is a heading to Markdown.
fn check_dashes(source: &Source, heading: &RawHeading, diagnostics: &mut Vec<Diagnostic>) {
    let span = source.span(heading.range.clone());
    let written = source.text()[span.range()].trim_end();
    let is_underlined = heading.level == 2 && written.ends_with('-') && !written.starts_with('#');
    let is_sentence =
        heading.text.ends_with(['.', '!', ';', ':']) || heading.text.len() > LONGEST_HEADING;
    if is_underlined && is_sentence {
        diagnostics.push(
            Diagnostic::advice(
                Code::HeadingLevel,
                line_span(source, &span),
                "this paragraph is read as a heading, because a line of dashes follows it directly",
            )
            .help("put an empty line above the dashes"),
        );
    }
}

/// The first line of a span, without its end.
fn line_span(source: &Source, span: &Span) -> Span {
    let text = &source.text()[span.range()];
    span.part(0..text.find(['\n', '\r']).unwrap_or(text.len()))
}

/// The position of an id in its heading's line.
fn id_span(source: &Source, heading: &Span, id: &str) -> Span {
    let marked = format!("#{id}");
    match source.text()[heading.range()].rfind(&marked) {
        Some(at) => heading.part(at..at + marked.len()),
        None => heading.clone(),
    }
}
