//! manifest.json: the files of a website by path, with hashes. It marks an output folder as Casebook's, lets the next build find
//! what is unchanged and what may be deleted, and lets a published site be compared with its build.
//!
//! It has no absolute path and no date, so two builds of the same inputs have the same manifest.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

/// The manifest's path in the output folder.
pub const MANIFEST: &str = "manifest.json";

/// The version of the format that this program writes and reads.
const VERSION: u32 = 1;

/// The generator that a manifest names.
const GENERATOR: &str = "Casebook";

/// The files of a website.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    generator: String,
    version: u32,
    /// By path from the output's root, without the manifest itself.
    pub files: BTreeMap<String, FileEntry>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileEntry {
    /// BLAKE3 of its bytes, in hexadecimal digits.
    pub hash: String,
    /// Its length in bytes.
    pub bytes: u64,
}

/// Why a manifest cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOurs {
    /// It is not a manifest of Casebook.
    Foreign,
    /// It was written by a later version of Casebook.
    Newer,
}

impl Manifest {
    /// The manifest of these files.
    pub fn new(files: BTreeMap<String, FileEntry>) -> Self {
        Self {
            generator: GENERATOR.to_owned(),
            version: VERSION,
            files,
        }
    }

    /// Reads a manifest. One with a path that leaves the output folder is foreign.
    pub fn parse(text: &str) -> Result<Self, NotOurs> {
        #[derive(Deserialize)]
        struct Header {
            generator: String,
            version: u32,
        }
        let header: Header = serde_json::from_str(text).map_err(|_| NotOurs::Foreign)?;
        if header.generator != GENERATOR {
            return Err(NotOurs::Foreign);
        }
        if header.version > VERSION {
            return Err(NotOurs::Newer);
        }
        let manifest: Self = serde_json::from_str(text).map_err(|_| NotOurs::Foreign)?;
        if manifest.files.keys().all(|path| is_safe(path)) {
            Ok(manifest)
        } else {
            Err(NotOurs::Foreign)
        }
    }

    /// As JSON, one file a line, so that two versions can be compared by line.
    pub fn to_json(&self) -> String {
        let mut text =
            format!("{{\n\"generator\": \"{GENERATOR}\",\n\"version\": {VERSION},\n\"files\": {{");
        for (index, (path, entry)) in self.files.iter().enumerate() {
            text.push_str(if index == 0 { "\n" } else { ",\n" });
            let path = serde_json::Value::from(path.as_str());
            let FileEntry { hash, bytes } = entry;
            let _ = write!(text, "{path}: {{\"hash\": \"{hash}\", \"bytes\": {bytes}}}");
        }
        text.push_str("\n}\n}\n");
        text
    }
}

/// Whether a path stays inside the output folder on every system: relative, `/` between its parts, none of them empty,
/// `.` or `..`, no backslash, colon or control character.
pub fn is_safe(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(|c: char| c == '\\' || c == ':' || c.is_control())
        && path
            .split('/')
            .all(|part| !part.is_empty() && part != "." && part != "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_reads_back_what_it_wrote() {
        let entry = FileEntry {
            hash: "ab".to_owned(),
            bytes: 3,
        };
        let files = BTreeMap::from([
            ("a \"b\"/index.html".to_owned(), entry.clone()),
            ("z".to_owned(), entry),
        ]);
        for files in [files, BTreeMap::new()] {
            let manifest = Manifest::new(files);
            assert_eq!(Manifest::parse(&manifest.to_json()), Ok(manifest));
        }
    }

    #[test]
    fn what_others_call_a_manifest_is_not_ours() {
        for text in [
            "",
            "{",
            r#"{"name": "My app", "icons": []}"#,
            r#"{"version": 1, "files": {}}"#,
            r#"{"generator": "Other", "version": 1, "files": {}}"#,
            r#"{"generator": "Casebook", "version": 1, "files": {"../x": {"hash": "a", "bytes": 1}}}"#,
            r#"{"generator": "Casebook", "version": 1, "files": {"/x": {"hash": "a", "bytes": 1}}}"#,
            r#"{"generator": "Casebook", "version": 1, "files": {"a//b": {"hash": "a", "bytes": 1}}}"#,
            r#"{"generator": "Casebook", "version": 1, "files": {"c:x": {"hash": "a", "bytes": 1}}}"#,
        ] {
            assert_eq!(Manifest::parse(text), Err(NotOurs::Foreign), "{text}");
        }
        let newer = r#"{"generator": "Casebook", "version": 2, "pages": []}"#;
        assert_eq!(Manifest::parse(newer), Err(NotOurs::Newer));
    }
}
