//! The pipeline: inputs are read, loaded, indexed, checked; then pages are rendered and handed to a sink.
//!
//! In: `Inputs`, a `BuildCache`, `Progress` counters. Out: diagnostics, coverage, claims; then the website, file by file; or,
//! for a site that is open for preview, the requested pages. The only room of the core with threads. Must not know: a file
//! system, a clock.
//!
//! `cache` does not depend on the build; the stages in `pipeline` use it; `checked`, `queries` and `session` use the stages,
//! `impact` compares two states that were checked.

mod build_cache;
mod cache;
mod checked;
mod generated_anchors;
mod impact;
mod messages;
mod pipeline;
mod planned;
mod progress;
mod queries;
mod session;

pub use build_cache::{BuildCache, Counts};
pub use checked::{CheckedSite, check};
pub use impact::{DataChange, Effect, Impact, ImpactItem, ValueChange, impact};
pub use pipeline::{SITE_FILE, data_files, embargo_end};
pub use progress::Progress;
pub use session::{PageView, Served, Session};
