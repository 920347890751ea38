//! Files below `content` that are meant as pages and are none: another ending, another format. A file that a page links to is a
//! download.

use super::SiteFiles;
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::Inputs;
use crate::source::{SitePath, Span};

/// Endings that are `.md`, written otherwise.
const LIKE_MD: [&str; 6] = [".markdown", ".mdown", ".mkd", ".md.txt", ".mdx", ".md"];

/// Endings of texts in other formats.
const TEXTS: [&str; 12] = [
    "html", "htm", "txt", "docx", "doc", "odt", "rtf", "rst", "adoc", "org", "pages", "tex",
];

/// Checks the names of the files below `content`.
pub(super) fn check(inputs: &Inputs, files: &SiteFiles<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (path, _) in inputs.below("content") {
        if path.extension() != "md" && !files.0.contains(path) {
            diagnostics.extend(not_a_page(path));
        }
    }
}

fn not_a_page(path: &SitePath) -> Option<Diagnostic> {
    let name = path.file_name();
    let lower = name.to_ascii_lowercase();
    let said = |help: String| {
        let message = format!("{name} is not read as a page");
        Some(Diagnostic::advice(Code::NotAPage, Span::new(path, 0..0), message).help(help))
    };
    if let Some(ending) = LIKE_MD.into_iter().find(|ending| lower.ends_with(ending)) {
        let stem = &name[..lower.len() - ending.len()];
        return if stem.is_empty() {
            None
        } else {
            said(format!("if it is one, name the file {stem}.md"))
        };
    }
    let ending = path.extension().to_ascii_lowercase();
    if !TEXTS.contains(&ending.as_str()) {
        return None;
    }
    let page = format!(
        "if it is one, save its text as Markdown in {}.md",
        path.stem()
    );
    match ending.as_str() {
        "html" | "htm" => said(page),
        _ => said(format!(
            "{page}; if readers are to download it, link to it from a page"
        )),
    }
}
