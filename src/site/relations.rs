//! Relations between pages: parent, report and order in it, translations.
//!
//! In: pages with addresses. Out: the same pages, linked to each other.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::folders::{FrontPages, PathParts, front_page_of, report_of};
use super::order::{self, SortKey};
use super::summary::Summary;
use super::{Page, Site};
use crate::diagnostic::Diagnostic;
use crate::document::{OrderNumber, language_of};

impl Site {
    pub(super) fn add_parents(&mut self, fronts: &FrontPages<'_>) {
        for number in 0..self.pages.len() {
            let summary = self.pages[number].summary.clone();
            let place = PathParts::of(&summary.path);
            let live = |front: &Arc<Summary>| self.by_path.get(&front.path).copied();
            let parent = place.folders_above().find_map(|folder| {
                front_page_of(folder, &summary.language, fronts, &self.main_language).and_then(live)
            });
            let report = place.folders_above().find_map(|folder| {
                report_of(folder, &summary.language, fronts, &self.main_language).and_then(live)
            });
            // A page in another language than its front page is not its own parent.
            let page = Arc::make_mut(&mut self.pages[number]);
            page.parent = parent.filter(|&parent| parent != number);
            page.report = report.filter(|&report| report != number);
        }
    }

    /// Orders each report's pages, and sets the previous and next page of each.
    pub(super) fn add_contents(&mut self, fronts: &FrontPages<'_>) {
        let mut contents: BTreeMap<usize, Vec<(SortKey, usize)>> = BTreeMap::new();
        let order = |folder: &str, language: &str| {
            let front = fronts.get(&(folder, language));
            let order = front.and_then(|front| front.front.order.as_ref());
            order.map(|order| order.value.clone())
        };
        for (number, page) in self.pages.iter().enumerate() {
            let Some(report) = page.report else { continue };
            if let Some(key) = self.key_in_report(number, &order) {
                contents.entry(report).or_default().push((key, number));
            }
        }
        for (report, mut pages) in contents {
            pages.sort();
            let numbers: Vec<usize> = pages.into_iter().map(|(_, number)| number).collect();
            for pair in numbers.windows(2) {
                Arc::make_mut(&mut self.pages[pair[0]]).next = Some(pair[1]);
                Arc::make_mut(&mut self.pages[pair[1]]).previous = Some(pair[0]);
            }
            Arc::make_mut(&mut self.pages[report]).contents = numbers;
        }
    }

    /// The sort key of a page in its report's contents, if it is part of them. `order` has the `order` of folders' front
    /// pages, by folder and language.
    pub(super) fn key_in_report(
        &self,
        number: usize,
        order: &dyn Fn(&str, &str) -> Option<OrderNumber>,
    ) -> Option<SortKey> {
        let page = &self.pages[number];
        let report = &self.pages[page.report?];
        let language = page.summary.language.as_str();
        // A page whose report exists in another language only is no part of that report's contents.
        if report.summary.language != language {
            return None;
        }
        let place = PathParts::of(&page.summary.path);
        let top = PathParts::of(&report.summary.path).folder.len();
        let inside = place
            .folder
            .get(top..)
            .unwrap_or("")
            .trim_start_matches('/');
        let mut at = place.folder.len() - inside.len();
        let folders = inside
            .split('/')
            .filter(|name| !name.is_empty())
            .map(|name| {
                let folder = &place.folder[..at + name.len()];
                at += name.len() + 1;
                (name, order(folder, language))
            });
        Some(order::key(folders, place.stem, &page.summary))
    }

    /// Links pages that are translations of each other: by their file's name, or by `translation_of`.
    pub(super) fn add_translations(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        let is_one = |page: &Arc<Page>| {
            let summary = &page.summary;
            summary.front.translation_of.is_some()
                || language_of(summary.path.file_name()).is_some()
        };
        if !self.pages.iter().any(is_one) {
            return;
        }
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, page) in self.pages.iter().enumerate() {
            let here = &page.summary.path;
            let path = match &page.summary.front.translation_of {
                Some(written) => self.page_file(here, written).or_else(|| {
                    diagnostics.push(self.missing_page_error(here, written, None));
                    None
                }),
                None => Some(here.clone()),
            };
            let Some(path) = path else { continue };
            let place = PathParts::of(&path);
            let key = format!("{}/{}", place.folder, place.stem);
            groups.entry(key).or_default().push(number);
        }
        for group in groups.into_values().filter(|group| group.len() > 1) {
            for &number in &group {
                let others = group.iter().copied().filter(|&other| other != number);
                Arc::make_mut(&mut self.pages[number]).translations = others.collect();
            }
        }
    }
}
