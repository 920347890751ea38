//! The texts outside pages that readers see: of site.yaml, sources.yaml, glossary.yaml and definitions, and publishers' notes on values. They
//! are read as pages are, so that no number is published unseen.
//!
//! In: settings, published indicators, the lexicon. Out: their claims with diagnostics. Must not know: pages.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::settings::{GLOSSARY_FILE, SITE_FILE, Settings};
use crate::build::cache::{Entry, Revision};
use crate::check;
use crate::config::{ReaderTexts, SourceEntry, Sources};
use crate::data::{Catalogue, Indicator, Part};
use crate::diagnostic::Diagnostic;
use crate::document::{Prose, Surface, text_prose};
use crate::evidence::{self, Claim, EvidenceScope, Lexicon};
use crate::inputs::Inputs;
use crate::source::{Hasher, Source};

/// The claims of texts outside pages.
pub(crate) type TextsEntry = Entry<Vec<Claim>>;

/// What the texts are read with, each an entry of the snapshot.
pub(super) struct TextInputs<'a> {
    pub(super) settings: &'a Entry<Settings>,
    pub(super) catalogue: &'a Entry<Catalogue>,
    pub(super) lexicon: &'a Entry<Lexicon>,
}

/// Reads every text outside pages.
pub(super) fn read(
    inputs: &Inputs,
    of: &TextInputs<'_>,
    previous: Option<&Arc<TextsEntry>>,
    revision: Revision,
) -> Arc<TextsEntry> {
    let mut key = Hasher::new();
    key.part(of.settings.revision().to_bytes());
    key.part(of.catalogue.revision().to_bytes());
    Entry::reuse_or_make(previous, key.finish().into(), revision, |diagnostics| {
        let mut reader = TextsReader {
            of,
            claims: Vec::new(),
            diagnostics,
        };
        let settings = of.settings;
        if let Some(source) = inputs.text(SITE_FILE) {
            reader.read(source, &settings.config.texts(), Surface::Setting);
        }
        if let Some(source) = inputs.text("content/sources.yaml") {
            let names = settings.sources.values().flat_map(SourceEntry::names);
            let texts = ReaderTexts {
                names: names.collect(),
                sentences: Vec::new(),
            };
            reader.read(source, &texts, Surface::Setting);
        }
        if let Some(source) = inputs.text(GLOSSARY_FILE) {
            let terms = settings.glossary.iter();
            let names = terms
                .clone()
                .flat_map(|term| std::iter::once(&term.term).chain(&term.also));
            let texts = ReaderTexts {
                names: names.collect(),
                sentences: terms.map(|term| &term.text).collect(),
            };
            reader.read(source, &texts, Surface::Setting);
        }
        for source in check::definitions(inputs) {
            let Some(indicator) = of.catalogue.by_id.get(source.path().stem()) else {
                continue;
            };
            reader.read(source, &indicator.definition.texts(), Surface::Definition);
            reader.notes(indicator);
        }
        reader.claims
    })
}

struct TextsReader<'a> {
    of: &'a TextInputs<'a>,
    claims: Vec<Claim>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl TextsReader<'_> {
    /// Reads the texts of one file, each in its language; `sentences` is the kind of those that are no names.
    fn read(&mut self, source: &Source, texts: &ReaderTexts<'_>, sentences: Surface) {
        let main = &self.of.settings.config.language;
        let names = texts.names.iter().map(|text| (text, Surface::Name));
        let texts = texts.sentences.iter().map(|text| (text, sentences));
        for (text, surface) in names.chain(texts) {
            for (language, text) in text.in_languages(main) {
                let mut prose = text_prose(source, text, surface);
                if !surface.takes_links() {
                    // It is shown as written, links too, so nothing in it is bound.
                    for run in &mut prose {
                        run.links.clear();
                    }
                }
                let scope = self.of.scope(language);
                let claims = evidence::read_texts(&prose, &scope, self.diagnostics);
                self.claims.extend(claims);
            }
        }
    }

    /// Reads the publisher's notes on an indicator's values, each once, at the first value that has it.
    fn notes(&mut self, indicator: &Indicator) {
        let mut seen = BTreeSet::new();
        for row in indicator.table.noted_rows() {
            let Some(note) = row.note().filter(|note| seen.insert(note.to_string())) else {
                continue;
            };
            let Some(location) = row.location(Part::Value) else {
                continue;
            };
            // A cell has no span: the messages are moved to it.
            let span = indicator.definition.id.span.clone();
            let prose = [Prose::plain(Surface::ValueNote, note, span)];
            let language = &self.of.settings.config.language;
            let first = self.diagnostics.len();
            let claims = evidence::read_texts(&prose, &self.of.scope(language), self.diagnostics);
            self.claims.extend(claims);
            for found in &mut self.diagnostics[first..] {
                found.location = location.clone();
            }
        }
    }
}

impl TextInputs<'_> {
    fn scope<'s>(&'s self, language: &'s str) -> EvidenceScope<'s> {
        static NO_SOURCES: Sources = Sources::new();
        let settings = self.settings;
        EvidenceScope {
            catalogue: self.catalogue,
            as_at: None,
            previous: None,
            areas: &settings.areas,
            shared_sources: &settings.sources,
            page_sources: &NO_SOURCES,
            places: &[],
            benchmark: settings.benchmark.as_ref(),
            evidence: settings.config.evidence,
            percent: settings.config.percent,
            lexicon: self.lexicon,
            language,
        }
    }
}
