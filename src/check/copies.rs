//! Copies of pages that file services, file managers and people leave: they would be published as further pages.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::site::Site;
use crate::source::Span;

/// Checks the published pages for names and titles of copies.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let mut titles: BTreeMap<(usize, &str, String), &Span> = BTreeMap::new();
    for page in &site.pages {
        let summary = &page.summary;
        let path = &summary.path;
        let hidden = path.split('/').find(|part| part.starts_with('_'));
        let what = if is_copy(path.stem()) {
            Some(
                "this file has a name that programs give to copies, and is published like any page"
                    .to_owned(),
            )
        } else {
            hidden.map(|part| {
                format!("a name that begins with _ hides nothing: what is in {part} is published")
            })
        };
        if let Some(message) = what {
            diagnostics.push(
                Diagnostic::advice(Code::CopiedPage, Span::new(path, 0..0), message)
                    .help("delete the file, give it a name of its own, or write draft: true in its front matter"),
            );
            continue;
        }
        let (Some(title), Some(report)) = (&summary.front.title, page.report) else {
            continue;
        };
        let key = (
            report,
            summary.language.as_str(),
            summary.title.to_lowercase(),
        );
        if let Some(first) = titles.get(&key) {
            diagnostics.push(
                Diagnostic::advice(
                    Code::CopiedPage,
                    title.span.clone(),
                    format!(
                        "two pages of this report have the title \"{}\"",
                        summary.title
                    ),
                )
                .label((*first).clone(), "the other is here")
                .help("if one is a copy, delete it; otherwise give each a title of its own"),
            );
        } else {
            titles.insert(key, &title.span);
        }
    }
}

/// Whether a file's name is one that programs give to copies: `plan (1)`, `plan - Copy`, `Copy of plan`, `plan (Ann's conflicted
/// copy)`, `plan copy 2`, `plan.sync-conflict-20260101`.
fn is_copy(stem: &str) -> bool {
    let lower = stem.to_lowercase();
    let numbered = lower.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == ' ');
    let in_brackets = lower
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("))
        .is_some_and(|(_, inside)| {
            !inside.is_empty()
                && inside.bytes().all(|byte| byte.is_ascii_digit())
                && inside.len() < 3
        });
    in_brackets
        || lower.contains("conflicted copy")
        || lower.contains("sync-conflict")
        || lower.contains("(case conflict")
        || lower.starts_with("copy of ")
        || numbered.ends_with(" copy")
        || numbered.ends_with("- copy")
        || numbered.ends_with(" copy (")
        || lower.ends_with("-conflict")
        || lower.contains(" - copy (")
}

#[cfg(test)]
mod tests {
    use super::is_copy;

    #[test]
    fn copies_are_known_by_their_names() {
        for name in [
            "01-coventry (1)",
            "01-coventry - Copy",
            "01-coventry - Copy (2)",
            "Copy of 01-coventry",
            "coventry copy",
            "coventry copy 2",
            "01-coventry (Ann's conflicted copy)",
            "coventry (conflicted copy 2026-01-01)",
            "coventry.sync-conflict-20260101-1",
            "a - copy",
        ] {
            assert!(is_copy(name), "{name}");
        }
        for name in [
            "coventry",
            "copying",
            "photocopy",
            "hardcopy-2",
            "report (2019)",
            "part (a)",
            "02-copy-editing",
            "copy",
        ] {
            assert!(!is_copy(name), "{name}");
        }
    }
}
