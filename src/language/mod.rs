//! The texts that Casebook itself puts on pages, one file a language: `texts/CODE.yaml`, embedded in the binary.
//!
//! In: a language's code, or a file of texts. Out: the texts by key, with their placeholders filled in, dates, lists.
//! Must not know: who uses a text, the site's own languages, themes.
//!
//! A further language is one further file with the keys of the English one. Themes may override these texts.

mod built_in;
mod collation;
mod date;
mod names;
mod number;
mod read;
mod strings;

pub(crate) use built_in::built_in_languages;
pub use built_in::{built_in, english};
pub use collation::sort_key;
pub use names::own_name;
pub use number::MINUS;
pub(crate) use read::{Texts, decode_texts, read_texts};
pub use strings::{Strings, fill_placeholders};

#[cfg(test)]
mod tests;
