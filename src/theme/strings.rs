//! A theme's texts: Casebook's own, overridden by the theme's strings/LANGUAGE.yaml, overridden by theme.yaml's `strings`.
//!
//! In: layers. Out: the texts of every language that Casebook or a layer has. Must not know: where they are used.
//! A theme may have keys of its own, which its templates use; one that no template uses is misspelt, or left over.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::files::Layer;
use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::language::{Strings, Texts, built_in_languages, english, read_texts};
use crate::source::{Source, Spanned};

/// Prefixes of keys that end in a name from the site or the data: types of area, how a value was calculated.
const OPEN: [&str; 3] = ["page-area-", "page-areas-", "page-how-"];

/// The texts by language; a theme's replace those of the themes that it extends. Texts that a theme lacks in a language that
/// Casebook does not have are in English.
pub(super) fn load(
    layers: &[Layer],
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Strings> {
    let mut languages = built_in_languages().clone();
    let mut own = Vec::new();
    let mut add = |language: &str, texts: Texts, source| {
        let is_own = |key: &&Spanned<String>| {
            !built_in_keys().any(|known| known == key.value)
                && !OPEN.iter().any(|start| key.starts_with(start))
        };
        let keys = texts.iter().map(|(key, _)| key).filter(is_own);
        own.extend(keys.map(|key| (key.clone(), source)));
        let texts = texts.into_iter().map(|(key, text)| (key.value, text));
        languages
            .entry(language.to_owned())
            .or_insert_with(|| Strings::new(language, english().texts().clone()))
            .extend(texts);
    };
    for layer in layers.iter().rev() {
        for path in layer.files.keys() {
            let language = path
                .strip_prefix("strings/")
                .and_then(|name| name.strip_suffix(".yaml"));
            if let (Some(language), Some(source)) = (language, layer.text(path)) {
                let texts = read_texts(source, diagnostics);
                add(language, texts, source);
            }
        }
        for (language, texts) in &layer.manifest.strings {
            if let Some(source) = layer.text("theme.yaml") {
                add(language, texts.clone(), source);
            }
        }
    }
    if !own.is_empty() {
        let asked = asked_for(layers);
        let in_vain = own
            .iter()
            .filter(|(key, _)| !asked.contains(&in_templates(key)));
        diagnostics.extend(in_vain.map(|(key, source)| nobody_asks(key, source, &asked)));
    }
    languages
}

/// Reports the site's languages of which neither Casebook nor a theme has texts: their pages have English buttons and headings.
pub(super) fn check_languages(
    strings: &BTreeMap<String, Strings>,
    site: &SiteConfig,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for language in &site.languages {
        let base = language.split('-').next().unwrap_or(language);
        if strings.contains_key(language.as_str()) || strings.contains_key(base) {
            continue;
        }
        let message = format!(
            "there are no interface texts in the language \"{}\", so its pages have English ones",
            language.value
        );
        diagnostics.push(
            Diagnostic::advice(Code::UnknownLanguage, language.span.clone(), message).help(format!(
                "put them into a theme of your own: themes/ours/strings/{}.yaml, with the keys of strings/en.yaml",
                language.value
            )),
        );
    }
}

/// Every key that Casebook uses, in any language.
fn built_in_keys<'a>() -> impl Iterator<Item = &'a str> {
    let languages = built_in_languages().values();
    languages.flat_map(|strings| strings.texts().keys().map(String::as_str))
}

fn nobody_asks(key: &Spanned<String>, source: &Source, asked: &BTreeSet<String>) -> Diagnostic {
    let known = built_in_keys().chain(asked.iter().map(String::as_str));
    let mut message = format!("neither Casebook nor a template asks for \"{}\"", key.value);
    let help = if let Some(near) = did_you_mean(key, known) {
        let near = near.replace('_', "-");
        let _ = write!(message, "; did you mean \"{near}\"?");
        let line = source.mended(key.span.range(), &near);
        format!("write: {}", line.trim_start())
    } else {
        match in_templates(key) {
            own if own.chars().all(is_of_name) => {
                format!("leave it out, or say it in a template: {{{{ t.{own} }}}}")
            }
            _ => "leave it out".to_owned(),
        }
    };
    Diagnostic::advice(Code::UnknownKey, key.span.clone(), message).help(help)
}

/// A key as templates write it: names in Tera have no hyphens.
fn in_templates(key: &str) -> String {
    key.replace('-', "_")
}

/// The keys that templates use, `t.KEY` or `t["KEY"]`, besides those of the default theme.
fn asked_for(layers: &[Layer]) -> BTreeSet<String> {
    let files = layers.iter().flat_map(|layer| {
        let templates = layer
            .files
            .keys()
            .filter(|path| path.starts_with("templates/"));
        templates.filter_map(|path| layer.text(path))
    });
    let mut keys: BTreeSet<String> = files.flat_map(|source| keys_in(source.text())).collect();
    // `skip_link` in a file of texts is `skip-link`, misspelt.
    for key in built_in_keys() {
        keys.remove(&in_templates(key));
    }
    keys
}

/// Whether a character may be part of a name in a template.
fn is_of_name(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

fn keys_in(template: &str) -> impl Iterator<Item = String> {
    template.match_indices('t').filter_map(move |(at, _)| {
        let is_inside = template[..at].ends_with(|char| is_of_name(char) || char == '.');
        let rest = &template[at + 1..];
        let rest = rest
            .strip_prefix(['.', '['])?
            .trim_start_matches(['"', '\'']);
        let end = rest.find(|char| !is_of_name(char)).unwrap_or(rest.len());
        (!is_inside && end > 0).then(|| rest[..end].to_owned())
    })
}
