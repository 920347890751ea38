//! The names of the site's areas, indicators and units, collected once for all pages.
//!
//! In: the catalogue, the areas, the phrases of site.yaml. Out: names by which words of a text are found. Must not
//! know: pages, claims.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::LocalText;
use crate::data::{Area, AreaId, Areas, Catalogue, Indicator, Unit, UnitKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::evidence::prose::area_names::{
    mutated_forms, name_forms, normalized_name, without_possessive,
};
use crate::evidence::prose::own_word::has_own_word;
use crate::evidence::prose::token::{Token, tokens};
use crate::evidence::prose::welsh::tokens_in;
use crate::evidence::subject_words::SubjectWords;
use crate::source::Spanned;

/// The names of areas, indicators and units.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Areas by each of their names, in either language, that only one area has.
    areas: BTreeMap<String, AreaId>,
    /// The first words of those names, to rule out most words with a capital quickly.
    area_starts: BTreeSet<String>,
    /// The names of each indicator, by its id.
    indicators: BTreeMap<String, IndicatorNames>,
    /// Phrases whose numbers are not statistics, with ASCII letters in lower case.
    pub(super) phrases: Vec<String>,
    /// The words of each unit, in lower case, that makes the number before it a statistic.
    pub(super) units: Vec<Vec<String>>,
    /// Two words of the name of an indicator that is measured in years, in lower case: beside them `78 years` is a statistic.
    pub(super) durations: BTreeSet<String>,
    /// The words that distinguish indicators.
    pub(super) subjects: SubjectWords,
}

/// A name with its tokens.
#[derive(Debug)]
pub(super) struct TokenizedName {
    pub(super) text: String,
    pub(super) tokens: Vec<Token<'static>>,
    /// Whether it is a definition: values in it are no name.
    pub(super) is_definition: bool,
}

/// The names of an indicator and of its groups.
#[derive(Debug)]
struct IndicatorNames {
    /// Its titles, phrases, unit and definitions.
    own: Vec<TokenizedName>,
    /// The labels of its dimensions' values.
    groups: Vec<DimensionLabel>,
}

#[derive(Debug)]
struct DimensionLabel {
    /// The index of the dimension in the table.
    dimension: usize,
    value: String,
    label: TokenizedName,
}

impl Lexicon {
    /// Collects the names of a site's data; `not_statistics` are phrases whose numbers are not statistics.
    pub fn new<'a>(
        catalogue: &Catalogue,
        areas: &Areas,
        not_statistics: impl Iterator<Item = &'a Spanned<String>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut lexicon = Self::default();
        lexicon.name_areas(areas);
        for indicator in catalogue.by_id.values() {
            let definition = &indicator.definition;
            for phrase in &definition.phrases {
                lexicon.phrase(phrase, diagnostics);
            }
            lexicon.unit(&definition.unit);
            lexicon.subjects.add(definition);
            if definition.unit.kind == UnitKind::Duration {
                for title in definition.title.all() {
                    lexicon.durations.extend(word_pairs(title));
                }
            }
            let names = IndicatorNames::new(indicator);
            lexicon
                .indicators
                .insert(definition.id.value.clone(), names);
        }
        for phrase in not_statistics {
            lexicon.phrase(phrase, diagnostics);
        }
        lexicon
    }

    /// Adds the forms of the areas' names. A form that several areas share is left out.
    fn name_areas(&mut self, areas: &Areas) {
        let mut shared = BTreeSet::new();
        for area in areas.by_id.values() {
            let names = [Some(&area.name), area.name_cy.as_ref()];
            let names = names
                .into_iter()
                .flatten()
                .flat_map(|name| name_forms(name));
            let mutated = area.name_cy.iter().flat_map(|name| mutated_forms(name));
            for form in names.chain(mutated) {
                if let Some(first) = tokens(&form).first() {
                    let first = without_possessive(&form[first.range.clone()]);
                    self.area_starts.insert(first.to_owned());
                }
                let other = self.areas.insert(form.clone(), area.id.clone());
                if other.is_some_and(|other| other != area.id) {
                    shared.insert(form);
                }
            }
        }
        self.areas.retain(|form, _| !shared.contains(form));
    }

    fn phrase(&mut self, typed: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
        let phrase = typed.value.trim().to_ascii_lowercase();
        if !has_own_word(&phrase) {
            let message =
                format!("\"{phrase}\" has no word of its own, and would exempt any such number");
            diagnostics.push(
                Diagnostic::error(Code::PhraseWithoutWord, typed.span.clone(), message)
                    .help("write the words that name the thing as well, as in \"most deprived 10 per cent\"; a single number is exempt by [words](figure:none)"),
            );
        } else if !self.phrases.contains(&phrase) {
            self.phrases.push(phrase);
        }
    }

    fn unit(&mut self, unit: &Unit) {
        if matches!(unit.kind, UnitKind::Duration | UnitKind::Percentage) {
            return;
        }
        let lower = unit.suffix.to_lowercase();
        let words: Vec<String> = lower.split_whitespace().map(str::to_owned).collect();
        if !words.is_empty() && !self.units.contains(&words) {
            self.units.push(words);
        }
    }

    /// Whether the name of some area may begin with a word.
    pub(super) fn starts_area(&self, word: &str) -> bool {
        self.area_starts.contains(without_possessive(word))
    }

    /// The area of a name as written in prose.
    pub(super) fn area_named(&self, name: &str) -> Option<&AreaId> {
        self.areas.get(&normalized_name(name))
    }

    /// The area with the longest name, in either language, that starts at a token, and the number of tokens of the name.
    pub(super) fn area_at<'a>(
        &self,
        text: &str,
        tokens: &[Token],
        at: usize,
        areas: &'a Areas,
    ) -> Option<(&'a Area, usize)> {
        let token = tokens.get(at)?;
        token.word()?;
        let word = &text[token.range.clone()];
        if !word.starts_with(char::is_uppercase) || !self.starts_area(word) {
            return None;
        }
        (1..=6.min(tokens.len() - at)).rev().find_map(|len| {
            // A mark behind a name is not part of it.
            tokens[at + len - 1].word()?;
            let name = without_possessive(&text[token.range.start..tokens[at + len - 1].range.end]);
            Some((areas.by_id.get(self.area_named(name)?)?, len))
        })
    }

    /// The names of an indicator and of the chosen value of each of its dimensions.
    pub(super) fn names(
        &self,
        indicator: &str,
        dimensions: &[Arc<str>],
    ) -> impl Iterator<Item = &TokenizedName> {
        let names = self.indicators.get(indicator);
        let chosen = |group: &&DimensionLabel| *dimensions[group.dimension] == *group.value;
        names.into_iter().flat_map(move |names| {
            let groups = names.groups.iter().filter(chosen);
            names.own.iter().chain(groups.map(|group| &group.label))
        })
    }
}

impl TokenizedName {
    /// The name with the tokens of an English page, and with those of a Welsh page where they differ.
    fn in_languages(text: &str) -> Vec<Self> {
        let own = Self::new(text);
        let welsh = Self {
            text: own.text.clone(),
            tokens: tokens_in(text, "cy")
                .into_iter()
                .map(Token::into_owned)
                .collect(),
            is_definition: false,
        };
        if welsh.tokens == own.tokens {
            vec![own]
        } else {
            vec![own, welsh]
        }
    }

    fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            tokens: tokens(text).into_iter().map(Token::into_owned).collect(),
            is_definition: false,
        }
    }
}

impl IndicatorNames {
    fn new(indicator: &Indicator) -> Self {
        let definition = &indicator.definition;
        let phrases = definition.phrases.iter();
        let titles = definition.title.all().into_iter();
        let definitions = definition.meaning.iter().flat_map(LocalText::all);
        // The tokens of a Welsh page have claim words in English, also within names.
        let mut own: Vec<TokenizedName> = phrases
            .chain(titles)
            .flat_map(|text| TokenizedName::in_languages(text))
            .collect();
        own.extend(definitions.flat_map(|text| {
            let names = TokenizedName::in_languages(text).into_iter();
            names.map(|name| TokenizedName {
                is_definition: true,
                ..name
            })
        }));
        own.push(TokenizedName::new(&definition.unit.text));
        let mut groups = Vec::new();
        for (id, declared) in &definition.dimensions {
            let mut ids = indicator.table.dimensions.iter();
            let Some(dimension) = ids.position(|known| **known == *id.value) else {
                continue;
            };
            for (value, label) in &declared.values {
                let labels = label.all().into_iter();
                let labels = labels.flat_map(|label| TokenizedName::in_languages(label));
                groups.extend(labels.map(|label| DimensionLabel {
                    dimension,
                    value: value.value.clone(),
                    label,
                }));
            }
        }
        Self { own, groups }
    }
}

/// Each two neighbouring words of a title, in lower case, where both are long enough to name something.
fn word_pairs(title: &str) -> Vec<String> {
    let words: Vec<&str> = title.split_whitespace().collect();
    let names = |word: &&str| word.chars().count() > 3 && word.chars().all(char::is_alphabetic);
    let pairs = words.windows(2).filter(|pair| pair.iter().all(names));
    pairs.map(|pair| pair.join(" ").to_lowercase()).collect()
}
