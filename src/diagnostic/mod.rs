//! One message, with its place and its mend, and one renderer a file.
//!
//! In: spans. Out: values; text only from the renderers. Must not know: who found the problem, or where it is printed.

mod code;
mod encoding;
mod follow;
pub mod github;
pub mod human;
pub mod json;
mod order;
pub mod overlay;
#[cfg(test)]
mod tests;

pub use code::Code;
pub use encoding::{is_wide, not_utf8, unseen};
pub use follow::without_consequences;
pub use order::{in_order, summary};

use crate::source::{Location, Source};

/// Looks up a file's text for the renderers: the excerpt, lines and columns. `None` where it is not a text.
pub type SourceOf<'a> = dyn Fn(&str) -> Option<&'a Source> + 'a;

/// Whether a message stops the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Blocks publication.
    Error,
    /// Worth a look; blocks nothing.
    Advice,
}

/// What is wrong, where, and what to type instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of problem it is.
    pub code: Code,
    /// Whether it blocks.
    pub severity: Severity,
    /// One short sentence, lower case at its start, without a full stop.
    pub message: String,
    /// The words or the cell that is wrong.
    pub location: Location,
    /// What to type, one entry a suggestion; where a line can be mended, the whole mended line.
    pub help: Vec<String>,
    /// What stands beside the underlined words, here or elsewhere. A label on `location` itself explains the underline.
    pub labels: Vec<Label>,
}

/// A comment at a location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub location: Location,
    /// The comment.
    pub text: String,
}

impl Diagnostic {
    /// An error at a location.
    pub fn error(code: Code, location: impl Into<Location>, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            location: location.into(),
            help: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// Advice at a location.
    pub fn advice(code: Code, location: impl Into<Location>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Advice,
            ..Self::error(code, location, message)
        }
    }

    /// With one more line of help.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// With a comment at a location.
    #[must_use]
    pub fn label(mut self, location: impl Into<Location>, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            location: location.into(),
            text: text.into(),
        });
        self
    }

    /// With a comment beside the underlined words.
    #[must_use]
    pub fn here(self, text: impl Into<String>) -> Self {
        let location = self.location.clone();
        self.label(location, text)
    }
}

#[cfg(test)]
impl Diagnostic {
    /// The span of a message that must be about a text.
    pub(crate) fn span(&self) -> &crate::source::Span {
        self.location.span().expect("a span of a text")
    }
}

/// The help for one text where several may be meant: `[coventry, leeds]`.
pub fn as_list(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split([',', ';']).map(str::trim).collect();
    (parts.len() > 1 && parts.iter().all(|part| !part.is_empty()))
        .then(|| format!("if these are several, write a list: [{}]", parts.join(", ")))
}

/// A word of so many letters is taken for the only one that begins with it.
const SHORTENED: usize = 4;

/// ` (did you mean "title"?)`-style suggestion: the known word nearest to what was typed, if any is near.
pub fn did_you_mean<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let known: Vec<&str> = known.into_iter().collect();
    let nearest = known
        .iter()
        .map(|&word| {
            (
                strsim::damerau_levenshtein(&typed, &word.to_lowercase()),
                word,
            )
        })
        .filter(|&(distance, word)| distance <= 1 + word.chars().count().min(typed.len()) / 4)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, word)| word);
    nearest.or_else(|| {
        let begun = |word: &&&str| word.to_lowercase().starts_with(&typed);
        let mut begun = known.iter().filter(begun);
        let only = begun.next().filter(|_| typed.len() >= SHORTENED)?;
        begun.next().is_none().then_some(*only)
    })
}
