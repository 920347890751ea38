//! A draft of a definition, tried on the file.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::request::ImportRequest;
use super::yaml::Draft;
use crate::data::{Definition, Indicator};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{SitePath, Source};

/// The file as a draft of a definition reads it, with what is wrong.
pub(super) fn read(
    draft: &Draft,
    request: ImportRequest<'_>,
) -> (Option<Indicator>, Vec<Diagnostic>) {
    let path = SitePath::new(format!("content/indicators/{}.yaml", draft.id()));
    let source = Source::new(path, draft.text());
    let mut diagnostics = Vec::new();
    let definition = Definition::decode(&source, &BTreeSet::new(), &mut diagnostics);
    let indicator = definition.and_then(|definition| {
        let definition = Arc::new(definition);
        let (data, areas) = (request.data, request.areas);
        Indicator::load(definition, &source, data, areas, &mut diagnostics)
    });
    (indicator, diagnostics)
}

/// Whether a table is read without these errors.
pub(super) fn has(diagnostics: &[Diagnostic], code: Code) -> bool {
    diagnostics
        .iter()
        .any(|problem| problem.code == code && problem.severity == Severity::Error)
}
