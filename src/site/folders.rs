//! The folders of `content`: where a file is among them, and their front pages.
//!
//! In: paths and summaries. Out: front pages and reports above a page.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::CONTENT;
use super::summary::Summary;
use crate::document::{Kind, language_of};
use crate::source::SitePath;

/// The parts of a file's path.
pub(super) struct PathParts<'a> {
    /// Its folder from `content`, without slashes at its ends; empty at the top.
    pub(super) folder: &'a str,
    /// Its name without extension and language.
    pub(super) stem: &'a str,
}

impl<'a> PathParts<'a> {
    pub(super) fn of(path: &'a SitePath) -> Self {
        let folder = path.folder().strip_prefix(CONTENT).unwrap_or(path.folder());
        let name = path.file_name();
        let stem = name.strip_suffix(".md").unwrap_or(name);
        let stem = match language_of(name) {
            Some(language) => &stem[..stem.len() - language.len() - 1],
            None => stem,
        };
        Self {
            folder: folder.trim_start_matches('/'),
            stem,
        }
    }

    pub(super) fn is_front_page(&self) -> bool {
        self.stem == "index"
    }

    /// The folders above the page that may have a front page, nearest first; for a front page, those above its folder.
    pub(super) fn folders_above(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let first = if !self.is_front_page() {
            Some(self.folder)
        } else if self.folder.is_empty() {
            None
        } else {
            Some(parent_folder(self.folder))
        };
        std::iter::successors(first, |folder| {
            (!folder.is_empty()).then(|| parent_folder(folder))
        })
    }
}

/// The folder that holds a folder.
pub(super) fn parent_folder(folder: &str) -> &str {
    folder.rsplit_once('/').map_or("", |(above, _)| above)
}

/// Front pages of folders, by folder and language.
pub(super) type FrontPages<'a> = BTreeMap<(&'a str, &'a str), &'a Arc<Summary>>;

/// A folder's front page in a language, otherwise in the main one.
pub(super) fn front_page_of<'a>(
    folder: &str,
    language: &str,
    fronts: &FrontPages<'a>,
    main_language: &str,
) -> Option<&'a Arc<Summary>> {
    let found = fronts.get(&(folder, language));
    found
        .or_else(|| fronts.get(&(folder, main_language)))
        .copied()
}

/// The front page of a folder that is a report: in a language, otherwise in the main one.
pub(super) fn report_of<'a>(
    folder: &str,
    language: &str,
    fronts: &FrontPages<'a>,
    main_language: &str,
) -> Option<&'a Arc<Summary>> {
    let front = front_page_of(folder, language, fronts, main_language)?;
    // A translation need not repeat its kind.
    let says = front.front.kind.as_ref().or_else(|| {
        let original = fronts.get(&(folder, main_language))?;
        original.front.kind.as_ref()
    });
    says.is_some_and(|kind| kind.value == Kind::Report)
        .then_some(front)
}
