//! Themes: templates, assets, texts and design tokens. The only room that uses Tera.
//!
//! In: a theme's files, from the inputs and from the binary; page contexts. Out: HTML, assets, texts, which collections templates use.
//! Must not know: Markdown, data, how a context is filled.

mod assets;
mod colour;
pub mod context;
mod extra;
mod files;
mod filters;
mod manifest;
mod render;
mod strings;
mod stylesheets;
mod template_error;
mod templates;
#[cfg(test)]
mod tests;
mod tokens;
mod unused_files;
mod value;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use assets::{AssetContent, AssetNames, Assets};
use files::Layer;
pub use files::{embedded_file, embedded_files};
pub use manifest::{Collection, ExtraField, ExtraType, THEME};
pub use render::SharedContext;
use tera::Tera;

use crate::config::SiteConfig;
use crate::diagnostic::Diagnostic;
use crate::inputs::Inputs;
use crate::language::{Strings, english};
use crate::source::{Hash, Hasher, Source};

/// A theme that is ready to render: compiled once, shared by all threads.
pub struct Theme {
    /// Its folder below themes/, or the embedded theme's name.
    pub name: String,
    /// The hash of its files and of its assets' names: equal hashes and equal contexts give equal pages.
    pub hash: Hash,
    tera: Tera,
    layers: Vec<Layer>,
    collections: BTreeMap<String, BTreeSet<Collection>>,
    extra: BTreeMap<String, ExtraField>,
    strings: BTreeMap<String, Strings>,
    strings_hash: Hash,
    assets: Assets,
}

impl Theme {
    /// Loads the theme that a site chose, with all that it extends. `None` where it cannot render; every reason is pushed.
    pub fn load(
        inputs: &Inputs,
        site: &SiteConfig,
        names: AssetNames,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let before = diagnostics.len();
        let layers = files::layers(inputs, &site.theme.name, diagnostics)?;
        files::check_encodings(&layers, diagnostics);
        unused_files::check(&layers, diagnostics);
        let accent = site.brand.accent.as_ref();
        let options = tokens::options(&site.theme.options, accent, diagnostics);
        let tokens = {
            let inherited = layers.iter().rev().map(|layer| &layer.manifest.tokens);
            tokens::merge(inherited, &options, diagnostics)
        };
        let own_rules = site.brand.css.as_ref().map_or("", |css| css.as_str());
        let head = tokens::css(&tokens) + &tokens::running_titles(site);
        let assets = assets::collect(&layers, (&head, own_rules), names, diagnostics);
        let strings = strings::load(&layers, diagnostics);
        strings::check_languages(&strings, site, diagnostics);
        let tera = templates::compile(&layers, diagnostics);
        let failed = diagnostics[before..]
            .iter()
            .any(|diagnostic| diagnostic.severity == crate::diagnostic::Severity::Error);
        if failed {
            return None;
        }
        Some(Self {
            name: site.theme.name.value.clone(),
            hash: hash_files(&layers, &assets),
            tera: tera?,
            collections: files::collections(&layers),
            extra: files::extra(&layers),
            strings_hash: hash_strings(&strings),
            strings,
            assets,
            layers,
        })
    }

    /// The collections that the template of a kind of page declares in theme.yaml; its context has no others.
    pub fn collections(&self, kind: &str) -> BTreeSet<Collection> {
        self.collections.get(kind).cloned().unwrap_or_default()
    }

    /// The texts of a language, or of the one that it is a kind of; the English ones where neither Casebook nor the theme has it.
    pub fn strings(&self, language: &str) -> &Strings {
        let base = language.split('-').next().unwrap_or(language);
        let found = self
            .strings
            .get(language)
            .or_else(|| self.strings.get(base));
        found.unwrap_or_else(|| english())
    }

    /// The hash of its texts in all languages.
    pub fn strings_hash(&self) -> Hash {
        self.strings_hash
    }

    /// The static files of the website.
    pub fn assets(&self) -> &Assets {
        &self.assets
    }

    /// The fields that front matter's `extra` may have.
    pub fn extra_fields(&self) -> &BTreeMap<String, ExtraField> {
        &self.extra
    }

    /// The text of one of the theme's files, for messages about it: embedded files are not among the inputs.
    pub fn source(&self, path: &str) -> Option<&Arc<Source>> {
        self.layers.iter().find_map(|layer| layer.source(path))
    }
}

fn hash_strings(strings: &BTreeMap<String, Strings>) -> Hash {
    let mut hasher = Hasher::new();
    for (language, strings) in strings {
        hasher.part(language);
        for (key, text) in strings.texts() {
            hasher.part(key).part(text);
        }
    }
    hasher.finish()
}

fn hash_files(layers: &[Layer], assets: &Assets) -> Hash {
    let mut hasher = Hasher::new();
    for (name, path) in &assets.paths {
        hasher.part(name).part(path);
    }
    for layer in layers {
        hasher.part(&layer.name);
        // Pages depend on an asset only by its name, which contains the hash of its content.
        let files = layer.files.iter();
        for (path, file) in files.filter(|(path, _)| !path.starts_with("assets/")) {
            hasher.part(path).hash(&file.hash());
        }
    }
    hasher.finish()
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Theme")
            .field("name", &self.name)
            .field("hash", &self.hash)
            .finish_non_exhaustive()
    }
}
