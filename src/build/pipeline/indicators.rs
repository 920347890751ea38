//! Loads every indicator: its definition and its data, in parallel.
//!
//! In: the inputs, the settings. Out: definitions and tables, by path. Must not know: pages.

use std::io::Read as _;
use std::ops::Bound;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rayon::prelude::*;

use super::settings::{self, Settings};
use crate::build::cache::{Entry, Key, Revision};
use crate::check;
use crate::data::{
    DataInput, Definition, Edition, Indicator, Release, data_path, disclosure, no_data,
    release_path, unread_format,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::{Blob, File, Inputs, Shown};
use crate::site::{moment, time_zone};
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
    /// `None` where the definition or the data cannot be read, or where no release is out.
    pub(crate) indicator: Option<Arc<Indicator>>,
    /// The editions that are out, the newest last; empty where the definition lists no releases.
    pub(crate) editions: Vec<Edition>,
    /// Whether it has releases, and none is out.
    pub(crate) is_unreleased: bool,
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
            let earlier = previous.map(|entry| &entry.definition);
            let definition = decode(source, settings, earlier, revision);
            let value = definition.value.as_ref();
            let out = value.map_or_else(Vec::new, |value| releases_out(value, inputs, settings));
            let key = key(source, inputs, &data, shared, out.len());
            Entry::reuse_or_make(previous, key, revision, |diagnostics| {
                let reader = DataReader {
                    source,
                    inputs,
                    settings,
                };
                let has_releases = value.is_some_and(|value| has_releases(value));
                let mut editions = Vec::new();
                let mut indicator = None;
                for (release, published) in &out {
                    let read =
                        value.and_then(|value| reader.read(value, Some(release), diagnostics));
                    editions.extend(read.clone().map(|indicator| Edition {
                        published: *published,
                        indicator,
                    }));
                    indicator = read;
                }
                if !has_releases {
                    indicator = value.and_then(|value| reader.read(value, None, diagnostics));
                }
                LoadedIndicator {
                    path: source.path().clone(),
                    definition: definition.clone(),
                    indicator,
                    editions,
                    is_unreleased: has_releases && out.is_empty(),
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

fn has_releases(definition: &Definition) -> bool {
    let data = definition.data.as_ref();
    data.is_some_and(|data| !data.releases.is_empty())
}

/// Every definition of a site with the path of the data that are shown: of releases, the newest that is out.
pub fn data_files(inputs: &Inputs) -> Vec<(SitePath, Arc<Definition>)> {
    let Ok(settings) = settings::read(inputs, None, Revision::default()) else {
        return Vec::new();
    };
    let exists = |path: &SitePath| inputs.files.contains_key(path);
    check::definitions(inputs)
        .filter_map(|source| {
            let entry = decode(source, &settings, None, Revision::default());
            let definition = entry.value.clone()?;
            let out = releases_out(&definition, inputs, &settings);
            let path = match out.last() {
                Some((release, _)) => release_path(source.path(), release),
                None => data_path(source.path(), &definition, exists),
            };
            Some((path, definition))
        })
        .collect()
}

/// The releases of an indicator that are out, in order, each with the day on which it came out where the definition says. An embargo
/// that is no moment is reported with the index of the site, and never ends.
fn releases_out<'d>(
    definition: &'d Definition,
    inputs: &Inputs,
    settings: &Settings,
) -> Vec<(&'d Release, Option<Date>)> {
    let zone = time_zone(&settings.config.time_zone.value).unwrap_or(TimeZone::UTC);
    let is_lifted = inputs.options.lifted.has(&definition.id.value)
        || inputs.options.shown() == Shown::Everything;
    let releases = definition.data.iter().flat_map(|data| &data.releases);
    releases
        .filter_map(|release| {
            let embargo = release.embargo.as_ref();
            let until = embargo.map(|until| moment(&until.value, &zone).unwrap_or(Timestamp::MAX));
            let is_out = is_lifted || until.is_none_or(|until| until <= inputs.now);
            let published = release.published.as_ref().map(|day| day.value);
            let day = |until: Timestamp| until.to_zoned_datetime(zone.clone()).date();
            is_out.then(|| (release, published.or(until.map(day))))
        })
        .collect()
}

/// Reads the data of one definition.
struct DataReader<'a> {
    source: &'a Arc<Source>,
    inputs: &'a Inputs,
    settings: &'a Settings,
}

impl DataReader<'_> {
    /// Reads the file of a release; without one, the definition's own.
    fn read(
        &self,
        definition: &Arc<Definition>,
        release: Option<&Release>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Arc<Indicator>> {
        let (source, inputs) = (self.source, self.inputs);
        let exists = |path: &SitePath| inputs.files.contains_key(path);
        let path = match release {
            Some(release) => release_path(source.path(), release),
            None => data_path(source.path(), definition, exists),
        };
        let load = |data: DataInput<'_>, diagnostics: &mut Vec<Diagnostic>| {
            let areas = &self.settings.areas;
            let indicator = Indicator::load(definition.clone(), source, data, areas, diagnostics)?;
            // The definition's own rule was applied when it was read.
            let rule = self.settings.config.disclosure.as_ref();
            if let Some(rule) = rule.filter(|_| definition.disclosure.is_none()) {
                disclosure::check(&indicator, areas, rule, diagnostics);
            }
            Some(Arc::new(indicator))
        };
        match inputs.files.get(&path) {
            Some(File::Text(data)) => load(DataInput::Text(data), diagnostics),
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
                load(DataInput::Workbook(&path, &bytes, blob.hash()), diagnostics)
            }
            None => {
                let beside = inputs.below(source.path().folder()).map(|(path, _)| path);
                diagnostics.push(no_data(source.path(), definition, release, beside));
                None
            }
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
/// `out` is the number of its releases that are out.
fn key(
    source: &Source,
    inputs: &Inputs,
    data: &[(&SitePath, &File)],
    shared: Hash,
    out: usize,
) -> Key {
    let mut hasher = Hasher::new();
    hasher.part(out.to_le_bytes());
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
