//! The first stage: site.yaml, areas.csv, tiles.csv, sources.yaml and glossary.yaml, which everything else depends on.
//!
//! In: the inputs. Out: [`Settings`]. Must not know: pages, data.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::build::cache::{Entry, Key, Revision};
use crate::check;
use crate::config::{GlossaryTerm, SiteConfig, Sources, decode_glossary, decode_sources};
use crate::data::{AreaId, Areas, TILES};
use crate::diagnostic::Diagnostic;
use crate::inputs::Inputs;
use crate::source::{Hash, Hasher};

/// Where the site's settings are.
pub const SITE_FILE: &str = "content/site.yaml";
/// Where the terms are that pages explain.
pub(super) const GLOSSARY_FILE: &str = "content/glossary.yaml";

/// site.yaml, areas.csv, sources.yaml and glossary.yaml, read.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) config: SiteConfig,
    pub(crate) areas: Areas,
    pub(crate) sources: Sources,
    pub(crate) glossary: Vec<GlossaryTerm>,
    /// The ids of the site's taxonomies.
    pub(crate) taxonomies: BTreeSet<String>,
    /// The area that others are compared with; the index reports one that does not exist.
    pub(crate) benchmark: Option<AreaId>,
}

/// Reads the settings. `Err` where site.yaml cannot be used at all.
pub(super) fn read(
    inputs: &Inputs,
    previous: Option<&Arc<Entry<Settings>>>,
    revision: Revision,
) -> Result<Arc<Entry<Settings>>, Vec<Diagnostic>> {
    let key = key(inputs);
    if let Some(previous) = previous.filter(|previous| *previous.key() == key) {
        return Ok(previous.clone());
    }
    let mut diagnostics = Vec::new();
    let Some(config) = config(inputs, &mut diagnostics) else {
        return Err(diagnostics);
    };
    Ok(Arc::new(Entry::new(key, revision, |found| {
        found.append(&mut diagnostics);
        let areas = inputs.text("content/areas.csv");
        let mut areas = areas.map_or_else(Areas::default, |source| Areas::read(source, found));
        if let Some(tiles) = inputs.text(TILES) {
            areas.read_tiles(tiles, found);
        }
        let sources = inputs.text("content/sources.yaml");
        let sources = sources.map_or_else(Sources::new, |source| decode_sources(source, found));
        let glossary = inputs.text(GLOSSARY_FILE);
        let glossary = glossary.map_or_else(Vec::new, |source| decode_glossary(source, found));
        let benchmark = config.benchmark.as_ref();
        let taxonomies = config.taxonomies.iter();
        Settings {
            benchmark: benchmark.and_then(|typed| Some(areas.find(typed)?.id.clone())),
            taxonomies: taxonomies.map(|(id, _)| id.value.clone()).collect(),
            config,
            areas,
            sources,
            glossary,
        }
    })))
}

fn key(inputs: &Inputs) -> Key {
    let mut hasher = Hasher::new();
    hasher.hash(&files_hash(inputs));
    hasher.part(format!("{:?}", inputs.options));
    hasher.finish().into()
}

/// The hash of the files that settings are read from.
pub(super) fn files_hash(inputs: &Inputs) -> Hash {
    let mut hasher = Hasher::new();
    let files = [
        SITE_FILE,
        "content/areas.csv",
        TILES,
        "content/sources.yaml",
        GLOSSARY_FILE,
    ];
    for path in files {
        if let Some(source) = inputs.text(path) {
            hasher.part(path).hash(&source.hash());
        }
    }
    hasher.finish()
}

/// site.yaml, with the command's overrides.
fn config(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> Option<SiteConfig> {
    let mut config = SiteConfig::decode(inputs.text(SITE_FILE)?, diagnostics)?;
    check::settings_rules(&config, diagnostics);
    if let Some(base_url) = &inputs.options.base_url {
        config.base_url.value = format!("{}/", base_url.trim_end_matches('/'));
    }
    Some(config)
}
