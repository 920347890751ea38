//! Output files: paths and contents, passed to a sink as they are rendered.
//!
//! In: rendered pages and files. Out: a manifest. Must not know: the file system.

mod claims;
mod manifest;
mod rank;

pub use claims::{CLAIMS, claims_json, read_claims};
pub use manifest::{FileEntry, MANIFEST, Manifest, NotOurs, is_safe};
pub use rank::Rank;

use crate::source::SitePath;

/// The content of an output file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Bytes that the build rendered.
    Bytes(Vec<u8>),
    /// The bytes of a file of the site, copied as they are.
    Copy(SitePath),
}

/// One file of the website.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// From the output's root, with `/`: `marmot-places/coventry/index.html`.
    pub path: String,
    /// Its bytes, or the file that has them.
    pub content: Content,
}

/// Receives the website's files, from several threads, in any order. The program's sink writes them; a test's collects them.
pub trait Sink: Sync {
    /// Receives one file. The sink keeps errors and reports them at the end of the build.
    fn put(&self, file: OutputFile);
}
