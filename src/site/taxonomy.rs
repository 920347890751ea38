//! Taxonomies and their terms, with the pages that carry them.
//!
//! In: site.yaml's taxonomies, the terms of pages and indicators. Out: terms in order, and messages about unknown ones.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use super::address;
use crate::config::{LocalText, SiteConfig, is_id};
use crate::diagnostic::{Code, Diagnostic, as_list, did_you_mean};
use crate::language::sort_key;
use crate::source::Spanned;

/// A taxonomy with its terms.
#[derive(Clone, Debug)]
pub struct TaxonomyIndex {
    /// Its id, as site.yaml has it.
    pub id: String,
    /// Its name for readers; its id where it has none.
    pub title: Option<LocalText>,
    /// Its address.
    pub address: String,
    /// Whether site.yaml lists its terms.
    pub closed: bool,
    /// Its terms: in site.yaml's order, or by name.
    pub terms: Vec<TermEntry>,
    /// Terms by id.
    by_id: BTreeMap<String, usize>,
}

/// A term with what carries it.
#[derive(Clone, Debug)]
pub struct TermEntry {
    /// Its id: as site.yaml has it, or made from its name.
    pub id: String,
    pub title: LocalText,
    pub address: String,
    /// The pages that carry it, in the site's order: numbers in `Site::pages`.
    pub pages: Vec<usize>,
    /// The indicators that carry it, by id.
    pub indicators: Vec<String>,
}

/// The site's taxonomies, without pages yet.
pub(super) fn from_config(
    config: &SiteConfig,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<TaxonomyIndex> {
    config
        .taxonomies
        .iter()
        .filter_map(|(id, taxonomy)| {
            let part = part("taxonomy", id, diagnostics)?;
            let address = format!("/{part}/");
            let mut made = TaxonomyIndex {
                id: id.value.clone(),
                title: taxonomy.title.clone(),
                closed: taxonomy.terms.is_some(),
                terms: Vec::new(),
                by_id: BTreeMap::new(),
                address,
            };
            for term in taxonomy.terms.iter().flatten() {
                if let Some(part) = part_of_term(&term.id, diagnostics) {
                    made.add(&term.id.value, &part, term.title.clone());
                }
            }
            Some(made)
        })
        .collect()
}

impl TaxonomyIndex {
    /// The term that front matter or a definition names; an open taxonomy adds it.
    pub(super) fn take(
        &mut self,
        written: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<&mut TermEntry> {
        let index = if self.closed {
            let found = self.by_id.get(&written.value).copied();
            if found.is_none() {
                diagnostics.push(self.unknown(written));
            }
            found?
        } else {
            let part = address::part_of_name(&written.value);
            if part.is_empty() || address::unsafe_part(&part).is_some() {
                diagnostics.push(
                    Diagnostic::error(
                        Code::UnsafeAddress,
                        written.span.clone(),
                        format!("no address can be made from the term \"{}\"", written.value),
                    )
                    .help("write it with letters"),
                );
                return None;
            }
            match self.by_id.get(&part) {
                Some(&index) => {
                    diagnostics.extend(self.merged(index, written));
                    index
                }
                None => self.add(&part, &part, LocalText::One(written.clone())),
            }
        };
        self.terms.get_mut(index)
    }

    /// The term with an id.
    pub fn term(&self, id: &str) -> Option<&TermEntry> {
        self.terms.get(*self.by_id.get(id)?)
    }

    fn add(&mut self, id: &str, part: &str, title: LocalText) -> usize {
        let index = self.terms.len();
        self.terms.push(TermEntry {
            id: id.to_owned(),
            title,
            address: format!("{}{part}/", self.address),
            pages: Vec::new(),
            indicators: Vec::new(),
        });
        self.by_id.insert(id.to_owned(), index);
        index
    }

    /// The message about a term that differs from the one of its address in more than case.
    fn merged(&self, index: usize, written: &Spanned<String>) -> Option<Diagnostic> {
        let titles = self.terms[index].title.all();
        let first = titles.first()?;
        let plain = |text: &str| text.to_lowercase().nfc().collect::<String>();
        (plain(&first.value) != plain(&written.value)).then(|| {
            let message = format!(
                "\"{}\" and \"{}\" have one address, so they are one term",
                written.value, first.value
            );
            Diagnostic::advice(Code::MergedTerms, written.span.clone(), message)
                .label(first.span.clone(), "the other is here")
                .help("write both in the same way, or in other words if they mean different things")
        })
    }

    fn unknown(&self, written: &Spanned<String>) -> Diagnostic {
        let unknown = Diagnostic::error(
            Code::UnknownTerm,
            written.span.clone(),
            format!("\"{}\" is not a term of {}", written.value, self.id),
        );
        let titled = self.terms.iter().find(|term| {
            let titles = term.title.all();
            let mut titles = titles.iter();
            titles.any(|title| title.value.eq_ignore_ascii_case(&written.value))
        });
        let ids = self.terms.iter().map(|term| term.id.as_str());
        let alike = titled
            .map(|term| term.id.as_str())
            .or_else(|| did_you_mean(&written.value, ids.clone()));
        match alike {
            Some(id) => unknown.help(format!("did you mean \"{id}\"?")),
            None if let Some(list) = as_list(&written.value) => unknown.help(list),
            None => unknown.help(format!(
                "its terms are {}; others are added in site.yaml",
                ids.collect::<Vec<_>>().join(", ")
            )),
        }
    }

    /// Sorts the terms of an open taxonomy by name, in the order of a language.
    pub(super) fn sort(&mut self, language: &str) {
        if !self.closed {
            let key = |term: &TermEntry| {
                let name = &term.title.get(language).value;
                (sort_key(name, language), term.id.clone())
            };
            self.terms.sort_by_cached_key(key);
            let ids = self.terms.iter().enumerate();
            self.by_id = ids.map(|(index, term)| (term.id.clone(), index)).collect();
        }
    }
}

fn part_of_term(id: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    part("term", id, diagnostics)
}

/// An id as a part of an address.
fn part(what: &str, id: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    match address::slug(&id.value) {
        Ok(part) => Some(part),
        // Already reported for site.yaml.
        Err(_) if !is_id(&id.value) => None,
        Err(wrong) => {
            let error = Diagnostic::error(
                Code::UnsafeAddress,
                id.span.clone(),
                format!("the {what}'s id {wrong}"),
            );
            let mended = address::part_of_name(&id.value);
            diagnostics.push(if mended.is_empty() {
                error
            } else {
                error.help(format!("write: {mended}"))
            });
            None
        }
    }
}
