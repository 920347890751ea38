//! A theme's files: those on disk replace the embedded ones of its name, then come those of the theme that it extends.
//!
//! In: the inputs and a name. Out: layers, the chosen theme first. Must not know: what is in a template.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::manifest::{self, Collection, ExtraField, Manifest};
use crate::diagnostic::{Code, Diagnostic, did_you_mean, not_utf8};
use crate::inputs::{File, Inputs};
use crate::source::{Hash, SitePath, Source, Spanned};

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The theme that is embedded in the binary.
pub(super) const EMBEDDED: &str = "default";

/// One theme of the chain.
pub(super) struct Layer {
    /// Its folder's name.
    pub(super) name: String,
    /// By path within the theme: `templates/page.html`.
    pub(super) files: BTreeMap<String, ThemeFile>,
    /// theme.yaml, typed.
    pub(super) manifest: Manifest,
}

/// A file of a theme.
pub(super) enum ThemeFile {
    Text(Arc<Source>),
    Embedded(&'static [u8]),
    /// A file of the site that is not text, copied by its path.
    Copy(SitePath, Hash),
}

impl ThemeFile {
    pub(super) fn hash(&self) -> Hash {
        match self {
            Self::Text(source) => source.hash(),
            Self::Embedded(bytes) => Hash::of(bytes),
            Self::Copy(_, hash) => *hash,
        }
    }
}

impl Layer {
    /// The text of a file, by its path from the site's root.
    pub(super) fn source(&self, path: &str) -> Option<&Arc<Source>> {
        self.files.values().find_map(|file| match file {
            ThemeFile::Text(source) if source.path().as_str() == path => Some(source),
            _ => None,
        })
    }

    /// The text of a file, by its path within the theme.
    pub(super) fn text(&self, path: &str) -> Option<&Arc<Source>> {
        match self.files.get(path)? {
            ThemeFile::Text(source) => Some(source),
            ThemeFile::Embedded(_) | ThemeFile::Copy(..) => None,
        }
    }
}

/// The chosen theme and those that it extends, in that order.
pub(super) fn layers(
    inputs: &Inputs,
    choice: &Spanned<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<Layer>> {
    let mut layers: Vec<Layer> = Vec::new();
    let mut next = Some(choice.clone());
    while let Some(name) = next {
        let files = files_of(inputs, &name);
        if files.is_empty() {
            diagnostics.push(unknown(inputs, &name));
            return None;
        }
        let source = match files.get("theme.yaml") {
            Some(ThemeFile::Text(source)) => Some(&**source),
            _ => None,
        };
        let manifest = manifest::read(&name, source, diagnostics);
        // `extends: default` in themes/default/ means the embedded theme, which is below it anyway.
        next = manifest
            .extends
            .clone()
            .filter(|parent| parent.value != name.value);
        if let Some(parent) = &next
            && layers.iter().any(|layer| layer.name == parent.value)
        {
            diagnostics.push(
                Diagnostic::error(
                    Code::ThemeCycle,
                    parent.span.clone(),
                    format!("\"{}\" extends this theme already", parent.value),
                )
                .help("leave out one of the `extends` lines"),
            );
            return None;
        }
        layers.push(Layer {
            name: name.value,
            files,
            manifest,
        });
    }
    Some(layers)
}

fn files_of(inputs: &Inputs, name: &str) -> BTreeMap<String, ThemeFile> {
    let mut files = BTreeMap::new();
    if name == EMBEDDED {
        embedded(&DEFAULT, &mut files);
    }
    let folder = format!("themes/{name}");
    for (path, file) in inputs.below(&folder) {
        let within = path[folder.len() + 1..].to_owned();
        let file = match file {
            File::Text(source) => ThemeFile::Text(source.clone()),
            File::Blob(blob) => ThemeFile::Copy(path.clone(), blob.hash()),
        };
        files.insert(within, file);
    }
    files
}

/// The names of the embedded theme's templates: `page.html`, `blocks/chart.html`.
pub(super) fn embedded_templates() -> BTreeSet<String> {
    let mut files = BTreeMap::new();
    embedded(&DEFAULT, &mut files);
    let paths = files.keys();
    let names = paths.filter_map(|path| path.strip_prefix("templates/"));
    names.map(str::to_owned).collect()
}

/// The paths of the embedded theme's files, in order: `templates/page.html`, `assets/site.css`.
pub fn embedded_files() -> Vec<String> {
    let mut files = BTreeMap::new();
    embedded(&DEFAULT, &mut files);
    files.into_keys().collect()
}

/// The bytes of one of the embedded theme's files.
pub fn embedded_file(path: &str) -> Option<&'static [u8]> {
    DEFAULT.get_file(path).map(include_dir::File::contents)
}

fn embedded(folder: &'static Dir<'static>, files: &mut BTreeMap<String, ThemeFile>) {
    for file in folder.files() {
        let Some(within) = file.path().to_str() else {
            continue;
        };
        let within = within.replace('\\', "/");
        let theme_file = match file.contents_utf8() {
            Some(text) => ThemeFile::Text(Arc::new(Source::new(
                SitePath::new(format!("themes/{EMBEDDED}/{within}")),
                text,
            ))),
            None => ThemeFile::Embedded(file.contents()),
        };
        files.insert(within, theme_file);
    }
    for folder in folder.dirs() {
        embedded(folder, files);
    }
}

fn unknown(inputs: &Inputs, name: &Spanned<String>) -> Diagnostic {
    let mut known: Vec<&str> = inputs
        .below("themes")
        .filter_map(|(path, _)| path.as_str().split('/').nth(1))
        .chain([EMBEDDED])
        .collect();
    known.sort_unstable();
    known.dedup();
    let diagnostic = Diagnostic::error(
        Code::UnknownTheme,
        name.span.clone(),
        format!("there is no theme \"{}\"", name.value),
    );
    match did_you_mean(name, known.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean \"{near}\"?")),
        None => diagnostic.help(format!(
            "the themes are: {}; a theme is a folder themes/{}/ with a theme.yaml",
            known.join(", "),
            name.value
        )),
    }
}

/// Checks that the templates and assets are UTF-8. theme.yaml and texts are checked where they are parsed.
pub(super) fn check_encodings(layers: &[Layer], diagnostics: &mut Vec<Diagnostic>) {
    for (path, file) in layers.iter().flat_map(|layer| &layer.files) {
        let has_effect = path.starts_with("templates/") || path.starts_with("assets/");
        if let ThemeFile::Text(source) = file
            && has_effect
        {
            diagnostics.extend(not_utf8(source));
        }
    }
}

/// The collections by template of all layers; a theme's replace those of the themes that it extends.
pub(super) fn collections(layers: &[Layer]) -> BTreeMap<String, BTreeSet<Collection>> {
    let mut collections = BTreeMap::new();
    for layer in layers.iter().rev() {
        collections.extend(layer.manifest.collections.clone());
    }
    collections
}

/// The fields of all layers.
pub(super) fn extra(layers: &[Layer]) -> BTreeMap<String, ExtraField> {
    let mut extra = BTreeMap::new();
    for layer in layers.iter().rev() {
        extra.extend(layer.manifest.extra.clone());
    }
    extra
}
