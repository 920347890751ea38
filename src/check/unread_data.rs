//! Every table is read by a definition: one that is ignored silently looks as if it were published.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{INDICATORS, definitions};
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::Inputs;
use crate::source::{Source, Span};

/// Checks the tables below the folder of indicators.
pub(super) fn check(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) {
    let definitions: Vec<&Arc<Source>> = definitions(inputs).collect();
    let mut stems: BTreeSet<(&str, &str)> = BTreeSet::new();
    for definition in &definitions {
        let path = definition.path();
        stems.insert((path.folder(), path.stem()));
    }
    for (path, _) in inputs.below(INDICATORS) {
        let extension = path.extension().to_ascii_lowercase();
        let is_table = ["csv", "tsv", "xlsx", "ods"].contains(&extension.as_str());
        if !is_table || stems.contains(&(path.folder(), path.stem())) {
            continue;
        }
        let names_it = |definition: &&Arc<Source>| {
            let text = definition.text();
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
