//! Compiles the theme.
//!
//! In: the files below `themes`, the settings. Out: the theme, or `None` where it has errors. Must not know: pages, data.

use std::sync::Arc;

use super::settings::{SITE_FILE, Settings};
use crate::build::cache::{Entry, Key, Revision};
use crate::inputs::Inputs;
use crate::source::Hasher;
use crate::theme::{AssetNames, Theme};

/// A theme; `None` where it cannot be compiled.
pub(super) type ThemeEntry = Entry<Option<Theme>>;

/// Compiles the theme.
pub(super) fn compile(
    inputs: &Inputs,
    settings: &Settings,
    previous: Option<&Arc<ThemeEntry>>,
    revision: Revision,
) -> Arc<ThemeEntry> {
    let names = if inputs.options.preview {
        AssetNames::Plain
    } else {
        AssetNames::Hashed
    };
    Entry::reuse_or_make(previous, key(inputs), revision, |diagnostics| {
        Theme::load(inputs, &settings.config, names, diagnostics)
    })
}

/// The key of a theme: its files and the settings that choose it.
fn key(inputs: &Inputs) -> Key {
    let mut hasher = Hasher::new();
    hasher.part([u8::from(inputs.options.preview)]);
    if let Some(source) = inputs.text(SITE_FILE) {
        hasher.hash(&source.hash());
    }
    for (path, file) in inputs.below("themes") {
        hasher.part(path.as_str()).hash(&file.hash());
    }
    hasher.finish().into()
}
