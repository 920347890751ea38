//! Casebook's own template filters.

use std::borrow::Cow;

use tera::{Kwargs, State, Tera, TeraResult};

use crate::language::fill_placeholders;

/// Registers the filters.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("fill", fill);
    tera.register_filter("sentence", sentence);
}

/// `{{ t.minutes | fill(n=5) }}`: replaces a text's `{name}`s by values. Every value is formatted as text.
#[expect(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "the shape of a filter"
)]
fn fill(text: &str, values: Kwargs, _: &State) -> TeraResult<String> {
    Ok(fill_placeholders(text, |name| {
        let mut values = values.iter();
        let (_, value) = values.find(|(other, _)| other.as_str() == Some(name))?;
        Some(match value.as_str() {
            Some(value) => Cow::Borrowed(value),
            None => Cow::Owned(value.to_string()),
        })
    }))
}

/// Formats a text as a sentence: with a capital at its start, and a full stop at its end unless it has one.
fn sentence(text: &str, _: Kwargs, _: &State) -> String {
    let text = text.trim();
    let mut chars = text.chars();
    let mut sentence: String = match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => return String::new(),
    };
    if !sentence.ends_with(['.', '!', '?', '…', ':']) {
        sentence.push('.');
    }
    sentence
}
