//! Everything that a build may read, as one value. The core's only source of files, time and options.
//!
//! In: files that the shell has read (or found, for those that are not text), a date, the command's settings.
//! Out: lookups. Must not know: a file system, a clock, the environment.

mod blob;

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use jiff::Timestamp;

pub use self::blob::{Blob, BlobReader};

use crate::source::{Hash, SitePath, Source};

/// A file of the site.
#[derive(Clone, Debug)]
pub enum File {
    /// A text, held whole.
    Text(Arc<Source>),
    /// Anything else: its bytes are read where they are needed, and copied by its path.
    Blob(Blob),
}

impl File {
    /// The hash of the file's bytes.
    pub fn hash(&self) -> Hash {
        match self {
            Self::Text(source) => source.hash(),
            Self::Blob(blob) => blob.hash(),
        }
    }

    /// How many bytes it has.
    pub fn size(&self) -> u64 {
        match self {
            Self::Text(source) => source.text().len() as u64,
            Self::Blob(blob) => blob.size(),
        }
    }
}

/// The command's options for the build.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of a command, and they go together as they come"
)]
pub struct BuildOptions {
    /// Drafts are built, and their errors block.
    pub drafts: bool,
    /// Everything is shown, unpublished pages too; assets are named without a hash.
    pub preview: bool,
    /// `index.html` is written out in links, so that the site opens from a folder.
    pub portable: bool,
    /// Overrides site.yaml's `base_url`.
    pub base_url: Option<String>,
    /// Releases of data that are taken to be out before their embargo ends.
    pub lifted: Lifted,
    /// A copy to be reviewed: marked as one, closed to search engines, with every claim at the end of its page.
    pub review: bool,
}

/// Releases of data that are taken to be out before their embargo ends.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Lifted {
    /// None.
    #[default]
    None,
    /// Those of one indicator, by its id.
    Of(String),
    /// All.
    All,
}

impl Lifted {
    /// Whether the releases of an indicator are.
    pub fn has(&self, id: &str) -> bool {
        match self {
            Self::None => false,
            Self::Of(own) => own == id,
            Self::All => true,
        }
    }
}

/// Which unpublished pages are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Shown {
    /// Nothing.
    #[default]
    Published,
    /// Drafts.
    Drafts,
    /// Drafts, and what is under embargo.
    Everything,
}

impl BuildOptions {
    /// What is shown.
    pub fn shown(&self) -> Shown {
        if self.preview {
            Shown::Everything
        } else if self.drafts {
            Shown::Drafts
        } else {
            Shown::Published
        }
    }
}

/// The inputs of one build.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// Files by their path from the site's root: `content/…`, `themes/…`.
    pub files: BTreeMap<SitePath, File>,
    /// The time of the build: what is embargoed until later is not published.
    pub now: Timestamp,
    /// What the command asks for.
    pub options: BuildOptions,
}

impl Inputs {
    /// The text at a path, if there is one.
    pub fn text(&self, path: &str) -> Option<&Arc<Source>> {
        match self.files.get(path) {
            Some(File::Text(source)) => Some(source),
            _ => None,
        }
    }

    /// The files below a folder (named without a slash at its end), in the order of their paths.
    pub fn below<'a>(
        &'a self,
        folder: &str,
    ) -> impl Iterator<Item = (&'a SitePath, &'a File)> + use<'a> {
        // Up to the character after the slash: no path needs to be compared.
        let (start, end) = (format!("{folder}/"), format!("{folder}0"));
        let bounds = (
            Bound::Included(start.as_str()),
            Bound::Excluded(end.as_str()),
        );
        self.files.range::<str, _>(bounds)
    }
}
