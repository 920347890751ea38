//! The coarse stages and what each gives: parse, load, check. Each value holds its diagnostics.
//!
//! In: one input each, with what it needs of the others. Out: values for the cache. Must not know: the cache, threads.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;

use crate::check;
use crate::config::{SiteConfig, Sources};
use crate::data::{AreaId, Areas, Catalogue, Definition, Indicator, data_path, no_data};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::evidence::{self, Basis, EvidenceScope, Lexicon, PageEvidence};
use crate::inputs::{File, Inputs};
use crate::kept::fit;
use crate::language::Strings;
use crate::site::Summary;
use crate::source::{Hash, Hasher, SitePath, Source};
use crate::theme::Theme;

/// site.yaml, areas.csv and sources.yaml, read.
#[derive(Debug)]
pub(crate) struct Settings {
    /// Of all that it was made from.
    pub(crate) key: Hash,
    pub(crate) config: SiteConfig,
    pub(crate) areas: Areas,
    pub(crate) sources: Sources,
    pub(crate) taxonomies: BTreeSet<String>,
    pub(crate) benchmark: Option<AreaId>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// A theme, compiled.
#[derive(Debug)]
pub(crate) struct LoadedTheme {
    /// Of all that it was made from.
    pub(crate) key: Hash,
    pub(crate) theme: Option<Arc<Theme>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// A page, read.
#[derive(Debug)]
pub(crate) struct ParsedPage {
    pub(crate) document: Document,
    pub(crate) summary: Arc<Summary>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads a page.
pub(crate) fn parse(
    source: &Arc<Source>,
    language: &str,
    taxonomies: &BTreeSet<String>,
) -> ParsedPage {
    let mut diagnostics = Vec::new();
    let mut document = Document::parse(source, language, taxonomies, &mut diagnostics);
    let summary = Arc::new(Summary::of(&document));
    document.prose.retain(evidence::may_have_evidence);
    fit(&mut document.prose);
    ParsedPage {
        document,
        summary,
        diagnostics,
    }
}

/// A definition, read.
#[derive(Debug)]
pub(crate) struct LoadedDefinition {
    /// Of all that it was made from.
    key: Hash,
    pub(crate) definition: Option<Arc<Definition>>,
    diagnostics: Vec<Diagnostic>,
}

/// A definition with its data.
#[derive(Debug)]
pub(crate) struct LoadedIndicator {
    /// Of all that it was made from.
    pub(crate) key: Hash,
    /// The file's stem, which is the id.
    pub(crate) id: String,
    /// The very same as before where only the data are others: the site's index is made from definitions.
    pub(crate) defined: Arc<LoadedDefinition>,
    pub(crate) indicator: Option<Arc<Indicator>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads a definition, unless it is the one that was read before.
pub(crate) fn define(
    source: &Source,
    taxonomies: &BTreeSet<String>,
    before: Option<&Arc<LoadedDefinition>>,
) -> Arc<LoadedDefinition> {
    let mut key = Hasher::new();
    key.part(source.path().as_str()).hash(&source.hash());
    for taxonomy in taxonomies {
        key.part(taxonomy);
    }
    let key = key.finish();
    if let Some(before) = before.filter(|before| before.key == key) {
        return before.clone();
    }
    let mut diagnostics = Vec::new();
    let definition = Definition::decode(source, taxonomies, &mut diagnostics);
    Arc::new(LoadedDefinition {
        key,
        definition: definition.map(Arc::new),
        diagnostics,
    })
}

/// Reads a definition's data.
pub(crate) fn load(
    source: &Arc<Source>,
    defined: Arc<LoadedDefinition>,
    inputs: &Inputs,
    areas: &Areas,
    key: Hash,
) -> LoadedIndicator {
    let mut diagnostics = defined.diagnostics.clone();
    let indicator = defined.definition.as_ref().and_then(|definition| {
        let path = data_path(source.path(), definition);
        match inputs.files.get(&path) {
            Some(File::Text(data)) => {
                Indicator::load(definition.clone(), source, data, areas, &mut diagnostics)
            }
            Some(File::Blob(_)) => {
                diagnostics.extend(crate::data::unread_format(definition, &path));
                None
            }
            None => {
                let beside = inputs.below(source.path().folder()).map(|(path, _)| path);
                diagnostics.push(no_data(source.path(), definition, beside));
                None
            }
        }
    });
    LoadedIndicator {
        key,
        id: source.path().stem().to_owned(),
        defined,
        indicator: indicator.map(Arc::new),
        diagnostics,
    }
}

/// Whether a definition may say in which file its data stand.
pub(crate) fn names_a_file(source: &Source) -> bool {
    source.text().contains("file")
}

/// The key under which a definition is loaded: its own text, its data's, the areas and the taxonomies. `data` are the files that
/// data may stand in.
pub(crate) fn load_key(
    source: &Source,
    inputs: &Inputs,
    data: &[(&SitePath, &File)],
    shared: Hash,
) -> Hash {
    let mut hasher = Hasher::new();
    hasher
        .part(source.path().as_str())
        .hash(&source.hash())
        .hash(&shared);
    // The data stand beside it under its own name, or where it says; any file that it names may be meant.
    let beside = format!("{}/{}.", source.path().folder(), source.path().stem());
    let own = inputs
        .files
        .range::<str, _>((Bound::Included(beside.as_str()), Bound::Unbounded))
        .take_while(|(path, _)| path.starts_with(&beside));
    let named = data
        .iter()
        .filter(|(path, _)| names_a_file(source) && source.text().contains(path.file_name()));
    for (path, file) in own.chain(named.copied()) {
        hasher.part(path.as_str()).hash(&file.hash());
    }
    hasher.finish()
}

/// A page's evidence and its other checks.
#[derive(Debug)]
pub(crate) struct PageData {
    /// Of all that it was made from, where a later build may take it over.
    pub(crate) key: Option<Hash>,
    /// Of what it cites: pages about indicators and places say so.
    pub(crate) cites: Hash,
    pub(crate) evidence: PageEvidence,
    pub(crate) charts: Vec<check::charts::SelectedChart>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// What checking a page needs beside the page.
pub(crate) struct CheckContext<'a> {
    pub(crate) config: &'a SiteConfig,
    pub(crate) areas: &'a Areas,
    pub(crate) sources: &'a Sources,
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) benchmark: Option<&'a AreaId>,
    pub(crate) lexicon: &'a Lexicon,
    /// The theme's words in a language.
    pub(crate) strings: &'a (dyn Fn(&str) -> &'a Strings + Sync),
    /// Of settings, areas, sources and all definitions, without data.
    pub(crate) hash: Hash,
}

impl CheckContext<'_> {
    /// The scope of one page's figures.
    pub(crate) fn scope<'b>(
        &'b self,
        document: &'b Document,
        places: &'b [AreaId],
    ) -> EvidenceScope<'b> {
        EvidenceScope {
            catalogue: self.catalogue,
            areas: self.areas,
            shared_sources: self.sources,
            page_sources: &document.front.sources,
            places,
            benchmark: self.benchmark,
            evidence: self.config.evidence,
            percent: self.config.percent,
            lexicon: self.lexicon,
            language: &document.language,
        }
    }
}

/// Checks a page.
pub(crate) fn check(
    document: &Document,
    places: &[AreaId],
    context: &CheckContext<'_>,
    key: Option<Hash>,
) -> PageData {
    let mut diagnostics = Vec::new();
    let scope = context.scope(document, places);
    let evidence = evidence::read_page(document, &scope, &mut diagnostics);
    let charts = check::charts::charts(
        document,
        &scope,
        (context.strings)(&document.language),
        &mut diagnostics,
    );
    check::names::check(document, &scope, &mut diagnostics);
    check::raw_html::check(document, context.config.raw_html, &mut diagnostics);
    PageData {
        key,
        cites: cites(&evidence, &charts),
        evidence,
        charts,
        diagnostics,
    }
}

fn cites(evidence: &PageEvidence, charts: &[check::charts::SelectedChart]) -> Hash {
    let mut hasher = Hasher::new();
    for claim in evidence.claims.iter().chain(&evidence.key_figures) {
        if let Basis::Figure { cited, .. } = &claim.basis {
            hasher.part("claim");
            for cell in cited {
                hasher.part(&cell.indicator).part(&*cell.area);
            }
        }
    }
    for measure in charts.iter().flat_map(|chart| &chart.data.measures) {
        hasher.part("chart").part(&measure.id);
    }
    hasher.finish()
}

/// The key under which a page is checked: the page, what all pages share, and the data that it cites.
pub(crate) fn check_key(
    parsed: &ParsedPage,
    places: &[AreaId],
    context: &CheckContext<'_>,
) -> Hash {
    let mut hasher = Hasher::new();
    let source = &parsed.document.source;
    hasher
        .part(source.path().as_str())
        .hash(&source.hash())
        .hash(&context.hash);
    for place in places {
        hasher.part(&**place);
    }
    for (name, hash) in cited(&parsed.summary, context.catalogue) {
        hasher.part(name);
        match hash {
            Some(hash) => hasher.hash(&hash),
            None => hasher.part("none"),
        };
    }
    hasher.finish()
}

/// The indicators that a page cites or draws, by the names that it uses, with their hashes.
fn cited<'a>(summary: &'a Summary, catalogue: &Catalogue) -> BTreeMap<&'a str, Option<Hash>> {
    let figures = summary.figures.iter().flat_map(|figure| {
        let (indicator, query) = figure.split_once('?').unwrap_or((figure, ""));
        let other = query
            .split('&')
            .find_map(|part| part.strip_prefix("vs=indicator:"));
        [Some(indicator), other].into_iter().flatten()
    });
    figures
        .chain(summary.indicators.iter().map(String::as_str))
        .map(|name| (name, catalogue.find(name).map(|indicator| indicator.hash)))
        .collect()
}

/// The folder of definitions and data.
pub(crate) const INDICATORS: &str = "content/indicators";

/// The definitions of a site.
pub(crate) fn definitions(inputs: &Inputs) -> impl Iterator<Item = (&SitePath, &Arc<Source>)> {
    inputs
        .below(INDICATORS)
        .filter_map(|(path, file)| match file {
            File::Text(source) if matches!(path.extension(), "yaml" | "yml") => {
                Some((path, source))
            }
            _ => None,
        })
}

/// The pages of a site.
pub(crate) fn pages(inputs: &Inputs) -> impl Iterator<Item = &Arc<Source>> {
    inputs
        .below("content")
        .filter_map(|(path, file)| match file {
            File::Text(source) if path.extension() == "md" => Some(source),
            _ => None,
        })
}
