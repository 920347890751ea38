//! `casebook fill FILE`: writes values into empty links, and periods in place of `latest`. Nothing else in the file changes.

use std::fs;
use std::path::Path;

use super::bind::unreadable_page;
use super::flags::PageFlags;
use super::site_folder::SiteFolder;
use super::{CommandError, CommandOutcome, print};
use crate::build::{self, BuildCache, Progress};
use crate::disk::DiskError;
use crate::evidence::TextEdit;
use crate::source::{Encoding, Hash};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

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
    let (Some(edits), Some(source)) = (checked.fill(&path), inputs.text(&path)) else {
        return Err(unreadable_page(&path).into());
    };
    if edits.is_empty() {
        print::status("nothing to fill in\n");
        return Ok(CommandOutcome::Success);
    }
    if source.encoding() != Encoding::Utf8 {
        return Err(DiskError::new(format!("{path} is not UTF-8 text")).into());
    }
    let shown: Vec<String> = edits
        .iter()
        .map(|edit| {
            let line = source.position(edit.span.start).line;
            let before = source.text().get(edit.span.range()).unwrap_or_default();
            format!("{path}:{line}: {before} → {}\n", edit.text)
        })
        .collect();
    let text = apply_edits(source.text(), &edits);
    replace(
        &site.here.join(&site.root).join(&path),
        &path,
        source.hash(),
        &text,
    )?;
    print::output(&shown.concat());
    print::status(&format!("{} filled in\n", edits.len()));
    Ok(CommandOutcome::Success)
}

/// Applies the edits to the text; edits that overlap an earlier one are left for the next run.
fn apply_edits(text: &str, edits: &[TextEdit]) -> String {
    let mut edits: Vec<&TextEdit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.span.start);
    let mut filled = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        let range = edit.span.range();
        if range.start < done {
            continue;
        }
        let Some(before) = text.get(done..range.start) else {
            continue;
        };
        filled.push_str(before);
        filled.push_str(&edit.text);
        done = range.end;
    }
    filled.push_str(text.get(done..).unwrap_or_default());
    filled
}

/// Replaces the file's text in one step, unless the file has changed since it was read.
fn replace(place: &Path, path: &str, read: Hash, text: &str) -> Result<(), DiskError> {
    let fault = |error| DiskError::io("write", Path::new(path), &error);
    // Follows a symbolic link to its file.
    let place = place.canonicalize().map_err(fault)?;
    let now = fs::read(&place).map_err(fault)?;
    if Hash::of(&now) != read {
        return Err(
            DiskError::new(format!("{path} has changed in the meantime")).help("run it again"),
        );
    }
    let mut bytes = Vec::new();
    if now.starts_with(BYTE_ORDER_MARK) {
        bytes.extend_from_slice(BYTE_ORDER_MARK);
    }
    bytes.extend_from_slice(text.as_bytes());
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    // Hidden, so that no build reads it as a page.
    let part = place.with_file_name(format!(".{name}.casebook-part"));
    fs::write(&part, bytes)
        .and_then(|()| fs::set_permissions(&part, fs::metadata(&place)?.permissions()))
        .and_then(|()| fs::rename(&part, &place))
        .map_err(|error| {
            let _ = fs::remove_file(&part);
            fault(error)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SitePath, Span};

    #[test]
    fn only_what_is_edited_changes() {
        let file = SitePath::new("content/a.md");
        let edit = |range, text: &str| TextEdit {
            span: Span::new(&file, range),
            text: text.to_owned(),
        };
        let text = "It is [](figure:imd?latest), tŷ\r\n";
        let edits = [
            edit(20..26, "2025"),
            edit(7..7, "17.7 per cent"),
            edit(21..22, "overlaps"),
        ];
        assert_eq!(
            apply_edits(text, &edits),
            "It is [17.7 per cent](figure:imd?2025), tŷ\r\n"
        );
        assert_eq!(apply_edits(text, &[edit(500..600, "beyond")]), text);
    }
}
