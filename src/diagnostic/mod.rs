//! Diagnostics: a message with its location, subjects and correction; one renderer a file.
//!
//! In: locations. Out: values; text only from the renderers. Must not know: who reports the problem, or where it is printed.

mod code;
mod encoding;
mod follow;
pub mod github;
pub mod human;
pub mod json;
mod message;
mod order;
pub mod overlay;
pub mod plain;
mod subject;
mod suggest;
#[cfg(test)]
mod tests;

pub use code::Code;
pub use encoding::{is_wide, not_utf8, unseen};
pub use follow::without_consequences;
pub use message::{Diagnostic, Label, Severity};
pub use order::{in_order, sort, summary};
pub use subject::Subject;
pub use suggest::{as_list, did_you_mean};

use crate::source::Source;

/// Looks up a file's text for the renderers: the excerpt, lines and columns. `None` where it is not a text.
pub type SourceOf<'a> = dyn Fn(&str) -> Option<&'a Source> + 'a;
