//! Links that open an editor at a line.
//!
//! In: an editor's name or a template, a location in a file. Out: an address. Must not know: messages, pages.

use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::disk::DiskError;

/// Address templates of known editors: `{file}` is the absolute path.
const KNOWN: &[(&str, &str)] = &[
    ("vscode", "vscode://file{file}:{line}:{column}"),
    (
        "vscode-insiders",
        "vscode-insiders://file{file}:{line}:{column}",
    ),
    ("vscodium", "vscodium://file{file}:{line}:{column}"),
    ("cursor", "cursor://file{file}:{line}:{column}"),
    ("windsurf", "windsurf://file{file}:{line}:{column}"),
    ("zed", "zed://file{file}:{line}:{column}"),
    (
        "idea",
        "idea://open?file={file}&line={line}&column={column}",
    ),
    (
        "sublime",
        "subl://open?url=file://{file}&line={line}&column={column}",
    ),
    (
        "textmate",
        "txmt://open?url=file://{file}&line={line}&column={column}",
    ),
    ("none", ""),
];

/// Characters that are percent-encoded in an address's path or query.
const ENCODED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'+')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Opens locations in an editor.
#[derive(Clone, Debug)]
pub(super) struct Editor {
    template: String,
    root: PathBuf,
}

impl Editor {
    /// `named` is an editor's name, or a template with `{file}` and optionally `{line}` and `{column}`; `root` is absolute.
    pub(super) fn new(named: &str, root: &Path) -> Result<Self, DiskError> {
        let known = KNOWN.iter().find(|(name, _)| *name == named);
        let template = known.map_or(named, |(_, template)| template);
        let scheme = template.split_once(':').map_or("", |(scheme, _)| scheme);
        let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
        let runs = ["javascript", "data", "vbscript", "blob"]
            .iter()
            .any(|bad| scheme.eq_ignore_ascii_case(bad));
        if !template.is_empty() && (!is_scheme || runs || !template.contains("{file}")) {
            let choice: Vec<&str> = KNOWN.iter().map(|(name, _)| *name).collect();
            return Err(DiskError::new(format!("{named:?} is no editor that is known")).help(format!(
                "say --editor with one of {}, or with an address such as \"my-editor://open?file={{file}}&line={{line}}\"",
                choice.join(", ")
            )));
        }
        Ok(Self {
            template: template.to_owned(),
            root: root.to_owned(),
        })
    }

    /// The address that opens a file of the site at a line and column; `None` where no editor is wanted.
    pub(super) fn link(&self, file: &str, line: u32, column: u32) -> Option<String> {
        if self.template.is_empty() {
            return None;
        }
        let path = self.root.join(file);
        let mut path = path.to_string_lossy().replace('\\', "/");
        if !path.starts_with('/') {
            // A drive letter: `C:/report` follows a slash in addresses.
            path.insert(0, '/');
        }
        let path = utf8_percent_encode(&path, ENCODED).to_string();
        let address = self.template.replace("{line}", &line.to_string());
        let address = address.replace("{column}", &column.to_string());
        Some(address.replace("{file}", &path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_opens_in_the_editor_that_was_named() {
        let link = |named: &str| {
            let editor = Editor::new(named, Path::new("/home/ann/my report")).expect("an editor");
            editor.link("content/50% & more.md", 31, 6)
        };
        let path = "/home/ann/my%20report/content/50%25%20%26%20more.md";
        assert_eq!(link("vscode"), Some(format!("vscode://file{path}:31:6")));
        assert_eq!(
            link("idea"),
            Some(format!("idea://open?file={path}&line=31&column=6"))
        );
        assert_eq!(
            link("my-ed:{file}@{line}"),
            Some(format!("my-ed:{path}@31"))
        );
        assert_eq!(link("none"), None);
        for bad in [
            "emacs",
            "javascript:alert({file})",
            "{file}",
            "JavaScript:{file}",
            "vscode://file",
            "1:{file}",
        ] {
            assert!(Editor::new(bad, Path::new("/")).is_err(), "{bad}");
        }
    }
}
