//! The stages of a build, each from its inputs to a value with its diagnostics.
//!
//! In: the inputs, what earlier stages gave. Out: one value for each stage. Must not know: who asks, in which order pages are
//! needed.

pub(crate) mod files;
pub(crate) mod gather;
pub(crate) mod index;
pub(crate) mod on_site;
pub(crate) mod render;
pub(crate) mod settings;
pub(crate) mod stages;
