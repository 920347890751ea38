//! `casebook bind FILE`: for each unbound statistic of a page, the cells that match, as text to paste. It never chooses.

use std::fmt::Write as _;

use super::flags::PageFlags;
use super::site_folder::SiteFolder;
use super::{CommandError, CommandOutcome, print};
use crate::build::{self, BuildCache, Progress};
use crate::disk::DiskError;

pub(super) fn run(flags: &PageFlags) -> Result<CommandOutcome, CommandError> {
    let site = SiteFolder::find(&flags.site.site)?;
    let inputs = site.read(&flags.site)?;
    let path = site.page_path(&flags.file, &inputs)?;
    let checked = build::check(
        &inputs,
        &mut BuildCache::default(),
        &Progress::default(),
        &mut |_| {},
    );
    let Some(suggestions) = checked.bind(&path) else {
        return Err(unreadable_page(&path).into());
    };
    let mut text = String::new();
    let mut matched = 0;
    for suggestion in &suggestions {
        let place = inputs
            .text(&path)
            .map(|source| source.position(suggestion.span.start));
        let (line, column) = place.map_or((1, 1), |place| (place.line, place.column));
        let _ = writeln!(text, "{path}:{line}:{column}: {}", suggestion.words);
        matched += usize::from(!suggestion.bindings.is_empty());
        for (binding, rests_on) in &suggestion.bindings {
            let _ = writeln!(text, "  {binding}\n      {rests_on}");
        }
        if suggestion.bindings.is_empty() {
            text.push_str("  nothing in the data matches: name a source, [words](source:ID)\n");
        }
        text.push('\n');
    }
    print::output(&text);
    print::status(&match suggestions.len() {
        0 => "no statistic of this page is unbound\n".to_owned(),
        all => format!("{all} unbound, {matched} of them with cells that match\n"),
    });
    Ok(CommandOutcome::Success)
}

/// The site has errors that prevent its pages from being indexed together.
pub(super) fn unreadable_page(path: &str) -> DiskError {
    DiskError::new(format!(
        "{path} cannot be read: it is not a page, or the site has errors"
    ))
    .help("run \"casebook check\" first")
}
