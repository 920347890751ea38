//! Errors of the file system.

use std::fmt;
use std::io;
use std::path::Path;

/// An error of the file system, or a folder that Casebook refuses to touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiskError {
    /// One sentence, lower case at its start, which names the path.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl DiskError {
    /// An error with a message.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: None,
        }
    }

    /// `cannot read content/a.md: permission denied`
    pub fn io(doing: &str, path: &Path, error: &io::Error) -> Self {
        let words = error.to_string();
        let words = words.split(" (os error").next().unwrap_or(&words);
        let mut problem = words.to_owned();
        if let Some(first) = problem.get_mut(..1) {
            first.make_ascii_lowercase();
        }
        Self::new(format!("cannot {doing} {}: {problem}", path.display()))
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for DiskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DiskError {}
