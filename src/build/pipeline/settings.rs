//! The first stage: site.yaml, areas.csv and sources.yaml, which everything else depends on.
//!
//! In: the inputs, the build before. Out: [`Settings`], the very same as before where the files are. Must not know: pages, data.

use std::sync::Arc;

use super::stages::Settings;
use crate::build::SITE_FILE;
use crate::build::snapshot::Snapshot;
use crate::check;
use crate::config::{SiteConfig, Sources, decode_sources};
use crate::data::{AreaId, Areas};
use crate::diagnostic::Diagnostic;
use crate::inputs::Inputs;
use crate::source::{Hash, Hasher};

/// site.yaml, areas.csv and sources.yaml. `Err` where site.yaml gives nothing to go on from.
pub(crate) fn read(
    inputs: &Inputs,
    before: Option<&Snapshot>,
) -> Result<Arc<Settings>, Vec<Diagnostic>> {
    let key = settled_key(inputs);
    if let Some(before) = before
        && before.settings.key == key
    {
        return Ok(before.settings.clone());
    }
    let mut diagnostics = Vec::new();
    let Some(config) = config(inputs, &mut diagnostics) else {
        return Err(diagnostics);
    };
    let (areas, sources) = shared_files(inputs, &mut diagnostics);
    let taxonomies = config.taxonomies.iter();
    Ok(Arc::new(Settings {
        key,
        benchmark: benchmark(&config, &areas),
        taxonomies: taxonomies.map(|(id, _)| id.value.clone()).collect(),
        config,
        areas,
        sources,
        diagnostics,
    }))
}

fn settled_key(inputs: &Inputs) -> Hash {
    let mut hasher = Hasher::new();
    add_shared_files(inputs, &mut hasher);
    hasher.part(format!("{:?}", inputs.options));
    hasher.finish()
}

pub(crate) fn add_shared_files(inputs: &Inputs, hasher: &mut Hasher) {
    for path in [SITE_FILE, "content/areas.csv", "content/sources.yaml"] {
        if let Some(source) = inputs.text(path) {
            hasher.part(path).hash(&source.hash());
        }
    }
}

/// areas.csv and sources.yaml; empty where there are none.
fn shared_files(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> (Areas, Sources) {
    let areas = inputs.text("content/areas.csv");
    let areas = areas.map_or_else(Areas::default, |source| Areas::read(source, diagnostics));
    let sources = inputs.text("content/sources.yaml");
    let sources = sources.map_or_else(Sources::new, |source| decode_sources(source, diagnostics));
    (areas, sources)
}

/// site.yaml, with what the command sets in its place.
fn config(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> Option<SiteConfig> {
    let mut config = SiteConfig::decode(inputs.text(SITE_FILE)?, diagnostics)?;
    check::taxonomies::check(&config, diagnostics);
    if let Some(base_url) = &inputs.options.base_url {
        config.base_url.value = format!("{}/", base_url.trim_end_matches('/'));
    }
    Some(config)
}

/// The site's benchmark; the index says where there is no such area.
fn benchmark(config: &SiteConfig, areas: &Areas) -> Option<AreaId> {
    let typed = config.benchmark.as_ref()?;
    areas.find(typed).map(|area| area.id.clone())
}
