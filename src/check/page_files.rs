//! A page's name ends in `.md`, in lower case: similar files that may be meant as pages are reported.

use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::Inputs;
use crate::source::Span;

/// Checks the names of the files below `content`.
pub(super) fn check(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) {
    for (path, _) in inputs.below("content") {
        if path.extension() == "md" {
            continue;
        }
        let lower = path.file_name().to_ascii_lowercase();
        let endings = [".markdown", ".mdown", ".mkd", ".md.txt", ".md"];
        let Some(ending) = endings.into_iter().find(|ending| lower.ends_with(ending)) else {
            continue;
        };
        let stem = &path.file_name()[..lower.len() - ending.len()];
        if stem.is_empty() {
            continue;
        }
        diagnostics.push(
            Diagnostic::advice(
                Code::NotAPage,
                Span::new(path, 0..0),
                format!("{} is not read as a page", path.file_name()),
            )
            .help(format!("if it is one, name the file {stem}.md")),
        );
    }
}
