//! Files that are neither pages nor definitions: tables that nothing reads, drawings that pages show.
//!
//! In: the inputs, what definitions and checked pages name. Out: messages. Must not know: what a table holds.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::stages;
use crate::build::snapshot::Snapshot;
use crate::check;
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::Inputs;
use crate::site::LinkTarget;
use crate::source::{SitePath, Source, Span};

/// Tables that no definition reads: what is passed over in silence looks as if it were published.
pub(crate) fn unread_data(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) {
    let definitions: Vec<(&SitePath, &Arc<Source>)> = stages::definitions(inputs).collect();
    let mut stems: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (path, _) in &definitions {
        stems.insert((path.folder(), path.stem()));
    }
    for (path, _) in inputs.below(stages::INDICATORS) {
        let extension = path.extension().to_ascii_lowercase();
        let is_table = ["csv", "tsv", "xlsx", "ods"].contains(&extension.as_str());
        if !is_table || stems.contains(&(path.folder(), path.stem())) {
            continue;
        }
        let names_it = |(_, source): &(&SitePath, &Arc<Source>)| {
            let text = source.text();
            text.contains("file") && text.contains(path.file_name())
        };
        if !definitions.iter().any(names_it) {
            diagnostics.push(
                Diagnostic::advice(
                    Code::NoDefinition,
                    Span::new(path, 0..0),
                    format!("no definition reads {}", path.file_name()),
                )
                .help(format!(
                    "put {}.yaml beside it, with title, unit and source; or name it in a definition: data: {{file: {}}}",
                    path.stem(),
                    path.file_name()
                )),
            );
        }
    }
}

/// Texts that are meant as pages: a page's name ends in `.md`, in small letters.
pub(crate) fn near_pages(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) {
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

/// Drawings that pages show or link to, each looked at once.
pub(crate) fn drawings(inputs: &Inputs, snapshot: &Snapshot, diagnostics: &mut Vec<Diagnostic>) {
    let mut files: BTreeSet<&SitePath> = BTreeSet::new();
    for number in snapshot.numbers() {
        for target in snapshot.page(number).targets.values() {
            if let LinkTarget::File { path, .. } = target
                && path.extension().eq_ignore_ascii_case("svg")
            {
                files.insert(path);
            }
        }
    }
    for path in files {
        if let Some(source) = inputs.text(path.as_str()) {
            check::svg::check(source, diagnostics);
        }
    }
}
