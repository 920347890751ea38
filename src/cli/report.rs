//! Diagnostics in the requested format.

use std::path::{Component, Path};

use super::CommandOutcome;
use super::flags::MessageFormat;
use crate::build::CheckedSite;
use crate::diagnostic::{Diagnostic, Severity, github, human, json};
use crate::evidence::EvidenceCoverage;
use crate::inputs::Inputs;
use crate::source::Source;

/// The diagnostics as text; `site` is the site's folder as it was given.
pub(super) fn render(
    format: MessageFormat,
    diagnostics: &[Diagnostic],
    inputs: &Inputs,
    checked: &CheckedSite,
    site: &Path,
) -> String {
    let sources = |path: &str| -> Option<&Source> {
        let own = inputs.text(path).map(AsRef::as_ref);
        own.or_else(|| checked.source(path))
    };
    match format {
        MessageFormat::Human => human::render(diagnostics, &sources),
        // Coverage is a plain struct, which always has a JSON form.
        MessageFormat::Json => {
            json::render(diagnostics, &sources, &checked.coverage).unwrap_or_default()
        }
        MessageFormat::Github => github::render(diagnostics, &sources, &annotation_prefix(site)),
    }
}

/// The number of statistics by evidence status, in one line.
pub(super) fn coverage_line(coverage: &EvidenceCoverage) -> String {
    let exempt = match coverage.not_a_statistic {
        0 => String::new(),
        count => format!("; {count} marked as no statistic"),
    };
    format!(
        "statistics: {} bound, {} sourced and checked, {} sourced, {} quoted, {} unbound{exempt}\n",
        coverage.bound,
        coverage.sourced_and_checked,
        coverage.sourced,
        coverage.quoted,
        coverage.unbound,
    )
}

/// The outcome of a command: an error makes it fail.
pub(super) fn outcome(diagnostics: &[Diagnostic]) -> CommandOutcome {
    if diagnostics.iter().any(|d| d.severity == Severity::Error) {
        CommandOutcome::ContentErrors
    } else {
        CommandOutcome::Success
    }
}

/// The site's folder for annotations: relative to the current folder, which in a workflow is the repository's root.
/// Empty where the site is given by an absolute path or lies above.
fn annotation_prefix(site: &Path) -> String {
    let mut folder = String::new();
    for part in site.components() {
        match part {
            Component::CurDir => {}
            Component::Normal(part) => {
                folder.push_str(&part.to_string_lossy());
                folder.push('/');
            }
            _ => return String::new(),
        }
    }
    folder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annotations_name_files_from_the_repositorys_root() {
        for (site, expected) in [
            (".", ""),
            ("./report", "report/"),
            ("docs/report/", "docs/report/"),
            ("/srv/report", ""),
            ("../report", ""),
        ] {
            assert_eq!(annotation_prefix(Path::new(site)), expected, "{site}");
        }
    }
}
