//! The words that Casebook itself says to readers, by language: strings/LANGUAGE.yaml, then theme.yaml's `strings`.
//!
//! In: layers. Out: words of every language that any layer has. Must not know: who says them.
//! A theme may have keys of its own, which its templates ask for; one that nobody asks for is misspelt, or left over.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::LazyLock;

use super::files::{Layer, embedded_text};
use super::manifest::{self, Words};
use crate::config::Strings;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::{SitePath, Source, Spanned};

/// Every key that Casebook and the templates of the default theme ask for.
static DEFAULT_KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let path = "strings/en.yaml";
    let text = embedded_text(path).unwrap_or_default();
    let source = Source::new(SitePath::from(path), text);
    let words = manifest::read_strings(&source, &mut Vec::new());
    words.into_iter().map(|(key, _)| key.value).collect()
});

/// What such keys end with is the site's own: its types of areas, how a number was made.
const OPEN: [&str; 3] = ["page-area-", "page-areas-", "page-how-"];

/// The words by language, a theme's over those that it extends.
pub(super) fn load(
    layers: &[Layer],
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Strings> {
    let mut languages: BTreeMap<String, Strings> = BTreeMap::new();
    let mut own = Vec::new();
    let mut add = |language: &str, words: Words, source| {
        let is_own = |key: &&Spanned<String>| {
            !DEFAULT_KEYS.contains(&key.value) && !OPEN.iter().any(|start| key.starts_with(start))
        };
        let keys = words.iter().map(|(key, _)| key).filter(is_own);
        own.extend(keys.map(|key| (key.clone(), source)));
        let strings = languages
            .entry(language.to_owned())
            .or_insert_with(|| Strings {
                language: language.to_owned(),
                ..Strings::default()
            });
        let texts = words.into_iter().map(|(key, text)| (key.value, text));
        strings.texts.extend(texts);
    };
    for layer in layers.iter().rev() {
        for path in layer.files.keys() {
            let language = path
                .strip_prefix("strings/")
                .and_then(|name| name.strip_suffix(".yaml"));
            if let (Some(language), Some(source)) = (language, layer.text(path)) {
                let words = manifest::read_strings(source, diagnostics);
                add(language, words, source);
            }
        }
        for (language, words) in &layer.manifest.strings {
            if let Some(source) = layer.text("theme.yaml") {
                add(language, words.clone(), source);
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

fn nobody_asks(key: &Spanned<String>, source: &Source, asked: &BTreeSet<String>) -> Diagnostic {
    let known = DEFAULT_KEYS.iter().chain(asked).map(String::as_str);
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

/// A key as templates write it, whose names have no hyphens.
fn in_templates(key: &str) -> String {
    key.replace('-', "_")
}

/// The keys that templates ask for, `t.KEY` or `t["KEY"]`, beside those of the default theme.
fn asked_for(layers: &[Layer]) -> BTreeSet<String> {
    let files = layers.iter().flat_map(|layer| {
        let templates = layer
            .files
            .keys()
            .filter(|path| path.starts_with("templates/"));
        templates.filter_map(|path| layer.text(path))
    });
    let mut keys: BTreeSet<String> = files.flat_map(|source| keys_in(source.text())).collect();
    // `skip_link` in a file of words is `skip-link`, misspelt.
    for key in &*DEFAULT_KEYS {
        keys.remove(&in_templates(key));
    }
    keys
}

/// Whether a character may stand in a name of a template.
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
