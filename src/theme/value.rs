//! Contexts as Tera's values.
//!
//! In: contexts. Out: values, markup among them marked safe. Must not know: templates.

use serde::{Serialize, Serializer};
use tera::Value;

use super::context::Html;

impl Serialize for Html {
    /// Within a context for Tera a value that is safe; in any other format its text.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::safe_string(&self.0).serialize(serializer)
    }
}

/// A context as a value. Contexts are plain structs of texts, numbers and lists, which cannot fail; were one to, the
/// template would say which variable it misses.
pub(super) fn of(context: &impl Serialize) -> Value {
    Value::try_from_serializable(context).unwrap_or_else(|_| Value::undefined())
}
