//! The filters that templates have beside Tera's own.

use tera::{Kwargs, State, Tera, TeraResult};

/// Adds them.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("fill", fill);
    tera.register_filter("sentence", sentence);
}

/// `{{ t.minutes | fill(n=5) }}`: puts values into a text's `{name}`s. Every value is text in any case.
#[expect(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "the shape of a filter"
)]
fn fill(text: &str, values: Kwargs, _: &State) -> TeraResult<String> {
    Ok(values.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), &value.to_string())
    }))
}

/// A text with a full stop, unless it ends a sentence already.
fn sentence(text: &str, _: Kwargs, _: &State) -> String {
    let text = text.trim_end();
    if text.is_empty() || text.ends_with(['.', '!', '?', '…', ':']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}
