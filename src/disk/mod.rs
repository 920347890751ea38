//! The file system: reads a site's folder into `Inputs`, and puts a website into the output folder.
//!
//! In: folders. Out: files as values; the written output folder. Must not know: what any file means, or how to print.
//! Besides `cli/`, the only room that touches files. Every error names its path.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the room that reads, writes and deletes"
)]

mod blob;
mod commit;
mod error;
mod journal;
mod lock;
mod output_folder;
mod path_kind;
mod plan;
mod read;
mod shadow;
mod staged_files;
mod staging;
mod staging_layout;
#[cfg(test)]
mod tests;
mod tree;
mod unreliable_mounts;

pub use commit::WriteSummary;
pub use error::DiskError;
pub use output_folder::OutputFolder;
pub use path_kind::is_file;
pub use read::{is_text, read_file, read_site};
pub use staging::Staging;
pub use tree::{Scan, ScanScope, SiteTree, open_file};
pub use unreliable_mounts::unreliable_file_system;
