//! Loads every indicator: its definition and its data, in parallel.
//!
//! In: the inputs, the settings. Out: definitions and tables, by path. Must not know: pages.

use std::io::Read as _;
use std::ops::Bound;
use std::sync::Arc;

use rayon::prelude::*;

use super::settings::Settings;
use crate::build::cache::{Entry, Key, Revision};
use crate::check;
use crate::data::{
    DataInput, Definition, Indicator, data_path, disclosure, no_data, unread_format,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::{Blob, File, Inputs};
use crate::source::{Hash, Hasher, SitePath, Source, Span};

/// A definition; `None` where its file has errors that leave nothing of it.
pub(crate) type DefinitionEntry = Entry<Option<Arc<Definition>>>;

/// A definition with its data.
#[derive(Debug)]
pub(crate) struct LoadedIndicator {
    /// The definition's file, whose stem is the indicator's id.
    pub(crate) path: SitePath,
    /// An entry of its own: new data do not change it, nor the index, which depends on definitions.
    pub(crate) definition: Arc<DefinitionEntry>,
    /// `None` where the definition or the data cannot be read.
    pub(crate) indicator: Option<Arc<Indicator>>,
}

pub(crate) type IndicatorEntry = Entry<LoadedIndicator>;

/// Loads every definition with its data, by path.
pub(super) fn load(
    inputs: &Inputs,
    settings: &Settings,
    previous: &[Arc<IndicatorEntry>],
    revision: Revision,
) -> Vec<Arc<IndicatorEntry>> {
    let shared = settings_hash(settings);
    let sources: Vec<&Arc<Source>> = check::definitions(inputs).collect();
    // Only a definition that names a file may refer to any other file.
    let names_any = sources.iter().any(|source| names_a_file(source));
    let data: Vec<(&SitePath, &File)> = inputs
        .below("content")
        .take_while(|_| names_any)
        .filter(|(path, _)| path.extension() != "md")
        .collect();
    sources
        .into_par_iter()
        .map(|source| {
            let found = previous.binary_search_by(|entry| entry.path.cmp(source.path()));
            let previous = found.ok().map(|number| &previous[number]);
            let key = key(source, inputs, &data, shared);
            Entry::reuse_or_make(previous, key, revision, |diagnostics| {
                let earlier = previous.map(|entry| &entry.definition);
                let definition = decode(source, settings, earlier, revision);
                let value = definition.value.as_ref();
                let indicator = value.and_then(|definition| {
                    read_data(source, definition, inputs, settings, diagnostics)
                });
                LoadedIndicator {
                    path: source.path().clone(),
                    definition,
                    indicator,
                }
            })
        })
        .collect()
}

fn decode(
    source: &Source,
    settings: &Settings,
    previous: Option<&Arc<DefinitionEntry>>,
    revision: Revision,
) -> Arc<DefinitionEntry> {
    let mut key = Hasher::new();
    key.part(source.path().as_str()).hash(&source.hash());
    for taxonomy in &settings.taxonomies {
        key.part(taxonomy);
    }
    Entry::reuse_or_make(previous, key.finish().into(), revision, |diagnostics| {
        Definition::decode(source, &settings.taxonomies, diagnostics).map(Arc::new)
    })
}

fn read_data(
    source: &Arc<Source>,
    definition: &Arc<Definition>,
    inputs: &Inputs,
    settings: &Settings,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Arc<Indicator>> {
    let indicator = indicator(source, definition, inputs, settings, diagnostics)?;
    // The definition's own rule was applied when it was read.
    if let Some(rule) = &settings.config.disclosure
        && definition.disclosure.is_none()
    {
        disclosure::check(&indicator, &settings.areas, rule, diagnostics);
    }
    Some(Arc::new(indicator))
}

fn indicator(
    source: &Arc<Source>,
    definition: &Arc<Definition>,
    inputs: &Inputs,
    settings: &Settings,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Indicator> {
    let exists = |path: &SitePath| inputs.files.contains_key(path);
    let path = data_path(source.path(), definition, exists);
    match inputs.files.get(&path) {
        Some(File::Text(data)) => {
            let areas = &settings.areas;
            let data = DataInput::Text(data);
            Indicator::load(definition.clone(), source, data, areas, diagnostics)
        }
        Some(File::Blob(blob)) => {
            if let Some(problem) = unread_format(definition, &path) {
                diagnostics.push(problem);
                return None;
            }
            let bytes = match workbook_bytes(&path, blob) {
                Ok(bytes) => bytes,
                Err(problem) => {
                    diagnostics.push(*problem);
                    return None;
                }
            };
            let data = DataInput::Workbook(&path, &bytes, blob.hash());
            let areas = &settings.areas;
            Indicator::load(definition.clone(), source, data, areas, diagnostics)
        }
        None => {
            let beside = inputs.below(source.path().folder()).map(|(path, _)| path);
            diagnostics.push(no_data(source.path(), definition, beside));
            None
        }
    }
}

/// The largest workbook that is read.
const LARGEST: u64 = 256 << 20;

fn workbook_bytes(path: &SitePath, blob: &Blob) -> Result<Vec<u8>, Box<Diagnostic>> {
    let unreadable = |why: String| {
        Box::new(
            Diagnostic::error(
                Code::UnreadableWorkbook,
                Span::new(path, 0..0),
                format!("{} cannot be read: {why}", path.file_name()),
            )
            .help("save the sheet with the table as CSV, and name that file"),
        )
    };
    if blob.size() > LARGEST {
        return Err(unreadable(format!("it has {} MB", blob.size() >> 20)));
    }
    let mut bytes = Vec::new();
    let read = blob.bytes().read_to_end(&mut bytes);
    read.map_err(|error| unreadable(error.to_string()))?;
    Ok(bytes)
}

/// The hash of the settings that loading depends on.
fn settings_hash(settings: &Settings) -> Hash {
    let mut hasher = Hasher::new();
    for taxonomy in &settings.taxonomies {
        hasher.part(taxonomy);
    }
    if let Some(areas) = settings.areas.hash() {
        hasher.hash(&areas);
    }
    if let Some(rule) = &settings.config.disclosure {
        hasher.part(format!("{rule:?}"));
    }
    hasher.finish()
}

/// The key of a definition: its own text, its data's, and the settings. `data` are the files that may contain data.
fn key(source: &Source, inputs: &Inputs, data: &[(&SitePath, &File)], shared: Hash) -> Key {
    let mut hasher = Hasher::new();
    hasher
        .part(source.path().as_str())
        .hash(&source.hash())
        .hash(&shared);
    // The data are next to it under the same name, or where it says; any file that it names may be meant.
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
    hasher.finish().into()
}

/// Whether a definition may name the file of its data.
fn names_a_file(source: &Source) -> bool {
    source.text().contains("file")
}
