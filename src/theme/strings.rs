//! The words that Casebook itself says to readers, by language: strings/LANGUAGE.yaml, then theme.yaml's `strings`.
//!
//! In: layers. Out: words of every language that any layer has. Must not know: who says them.

use std::collections::BTreeMap;

use super::files::Layer;
use super::manifest;
use crate::config::Strings;
use crate::diagnostic::Diagnostic;

/// The words by language, a theme's over those that it extends.
pub(super) fn load(
    layers: &[Layer],
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Strings> {
    let mut languages: BTreeMap<String, Strings> = BTreeMap::new();
    let mut add = |language: &str, texts: BTreeMap<String, String>| {
        let strings = languages
            .entry(language.to_owned())
            .or_insert_with(|| Strings {
                language: language.to_owned(),
                ..Strings::default()
            });
        strings.texts.extend(texts);
    };
    for layer in layers.iter().rev() {
        for path in layer.files.keys() {
            let language = path
                .strip_prefix("strings/")
                .and_then(|name| name.strip_suffix(".yaml"));
            if let (Some(language), Some(source)) = (language, layer.text(path)) {
                add(language, manifest::read_strings(source, diagnostics));
            }
        }
        for (language, texts) in &layer.manifest.strings {
            add(language, texts.clone());
        }
    }
    languages
}
