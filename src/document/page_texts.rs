//! Texts of front matter and blocks in the page's language.
//!
//! In: a decoder and a key. Out: texts. Must not know: whose they are.

use crate::config::LocalText;
use crate::source::Spanned;
use crate::yaml::Decoder;

/// A text that readers see, in the page's language.
pub(super) fn text(
    decoder: &mut Decoder<'_, '_>,
    key: &'static str,
    language: &str,
) -> Option<Spanned<String>> {
    LocalText::of(decoder, key).map(|text| text.get(language).clone())
}

pub(super) fn texts(
    decoder: &mut Decoder<'_, '_>,
    key: &'static str,
    language: &str,
) -> Vec<Spanned<String>> {
    LocalText::list(decoder, key)
        .iter()
        .map(|text| text.get(language).clone())
        .collect()
}
