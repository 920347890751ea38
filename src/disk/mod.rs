//! The file system: a site's folder becomes `Inputs`; a website takes its place in the output folder.
//!
//! In: folders. Out: files as values; changed files on disk. Must not know: what any file means, or how to print.
//! With `cli/` the only room that touches files. Every fault names its path.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the room that reads, writes and deletes"
)]

mod commit;
mod error;
mod guard;
mod journal;
mod lock;
mod look;
mod mounts;
mod plan;
mod read;
mod shadow;
mod staging;
#[cfg(test)]
mod tests;
mod tree;

pub use commit::Written;
pub use error::DiskError;
pub use guard::Output;
pub use look::is_file;
pub use mounts::silent_file_system;
pub use read::{is_ignored, is_text, read_site};
pub use staging::Staging;
pub use tree::{Look, Looked, Tree, open_file};
