//! Converts contexts to Tera values.
//!
//! In: contexts. Out: values, markup among them marked safe. Must not know: templates.

use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use tera::Value;

use super::context::Html;

/// A part of a context that many pages share, converted to a template value once.
#[derive(Clone)]
pub struct Prepared<T> {
    part: Arc<T>,
    value: Value,
}

impl<T: Serialize> Prepared<T> {
    pub fn new(part: T) -> Self {
        Self {
            value: of(&part),
            part: Arc::new(part),
        }
    }
}

impl<T> Deref for Prepared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.part
    }
}

impl<T: Serialize + Default> Default for Prepared<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: std::fmt::Debug> std::fmt::Debug for Prepared<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.part.fmt(f)
    }
}

impl<T: PartialEq> PartialEq for Prepared<T> {
    fn eq(&self, other: &Self) -> bool {
        self.part == other.part
    }
}

impl<T: Eq> Eq for Prepared<T> {}

impl<T: Hash> Hash for Prepared<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.part.hash(state);
    }
}

impl<T> Serialize for Prepared<T> {
    /// In a context for Tera, serialises as the converted value, which is shared and not copied.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl Serialize for Html {
    /// In a context for Tera, serialises as a safe value; in any other format as its text.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::safe_string(&self.0).serialize(serializer)
    }
}

/// A context as a value. Contexts are plain structs of strings, numbers and lists, whose conversion cannot fail; if it did,
/// the template would report the missing variable.
pub(super) fn of(context: &impl Serialize) -> Value {
    Value::try_from_serializable(context).unwrap_or_else(|_| Value::undefined())
}
