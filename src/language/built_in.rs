//! The languages in the binary, each read once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

use super::Strings;
use super::read::read_texts;
use crate::source::{SitePath, Source};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/language/texts");

static LANGUAGES: LazyLock<BTreeMap<String, Strings>> = LazyLock::new(|| {
    sources()
        .map(|(language, source)| {
            let texts = read_texts(&source, &mut Vec::new()).into_iter();
            let texts = texts.map(|(key, text)| (key.value, text));
            (language.to_owned(), Strings::new(language, texts))
        })
        .collect()
});

/// The files in the binary, with the languages that they are named for.
pub(super) fn sources() -> impl Iterator<Item = (&'static str, Source)> {
    FILES.files().filter_map(|file| {
        let name = file.path().to_str()?;
        let language = name.strip_suffix(".yaml")?;
        Some((
            language,
            Source::new(SitePath::from(name), file.contents_utf8()?),
        ))
    })
}

/// Every language in the binary, by its code.
pub(crate) fn built_in_languages() -> &'static BTreeMap<String, Strings> {
    &LANGUAGES
}

/// The texts of a language as Casebook has them, before any theme; `None` for a language that it does not have.
pub fn built_in(language: &str) -> Option<&'static Strings> {
    LANGUAGES.get(language)
}

/// The English texts as Casebook has them.
pub fn english() -> &'static Strings {
    built_in("en").expect("texts/en.yaml is in the binary")
}
