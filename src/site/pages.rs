//! Pages: the kind of each, its address, whether it is unpublished.
//!
//! In: summaries. Out: `Site::pages`, former addresses.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::folders::{FrontPages, PathParts, front_page_of, parent_folder, report_of};
use super::names::{checked_name, checked_slug, folder_address};
use super::routes::Route;
use super::summary::Summary;
use super::unpublished::{PublicationClock, Unpublished};
use super::{IndexInput, Site, address};
use crate::data::AreaId;
use crate::diagnostic::{Code, Diagnostic, as_list, did_you_mean};
use crate::document::Kind;
use crate::source::Span;

/// A published page.
#[derive(Clone, Debug)]
pub struct Page {
    pub summary: Arc<Summary>,
    /// Its address from the site's root, decoded: `/marmot-places/coventry/`.
    pub address: String,
    pub kind: Kind,
    /// Whether it is a draft that is shown all the same.
    pub draft: bool,
    /// Its places, by id.
    pub places: Vec<AreaId>,
    /// Its terms by taxonomy.
    pub terms: BTreeMap<String, Vec<String>>,
    /// The report that it belongs to; a report belongs to none, unless it is inside another one.
    pub report: Option<usize>,
    /// The nearest front page of a folder above it, or the home page.
    pub parent: Option<usize>,
    /// Of a report: its pages in order.
    pub contents: Vec<usize>,
    /// The page before it in its report.
    pub previous: Option<usize>,
    /// The page after it in its report.
    pub next: Option<usize>,
    /// The same page in other languages.
    pub translations: Vec<usize>,
}

impl Site {
    /// The day as of which a page's figures are right: its own, else that of the report that it is in.
    pub fn as_at(&self, page: &Summary) -> Option<Date> {
        let day = |summary: &Summary| summary.front.as_at.as_ref().map(|day| day.value);
        let mut report = self.page_of(&page.path).and_then(|page| page.report);
        let mut found = day(page);
        // A report may be in another one.
        while let (None, Some(number)) = (found, report) {
            let page = &self.pages[number];
            found = day(&page.summary);
            report = page.report.filter(|&above| above != number);
        }
        found
    }
}

/// A former address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerAddress {
    pub address: String,
    /// The page that it leads to.
    pub page: usize,
}

impl Site {
    /// Adds every published page.
    pub(super) fn add_pages(
        &mut self,
        input: &IndexInput<'_>,
        clock: &mut PublicationClock,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let fronts: FrontPages<'_> = input
            .summaries
            .iter()
            .filter_map(|summary| {
                let place = PathParts::of(&summary.path);
                let key = (place.folder, summary.language.as_str());
                place.is_front_page().then_some((key, summary))
            })
            .collect();
        self.find_unpublished(input, &fronts, clock, diagnostics);
        let mut folders = BTreeMap::new();
        for summary in input.summaries {
            check_language(input, summary, diagnostics);
            if self.unpublished.contains_key(&summary.path) {
                continue;
            }
            let place = PathParts::of(&summary.path);
            let number = self.pages.len();
            let address = match self.address(&place, summary, &fronts, &mut folders, diagnostics) {
                Some(address) => {
                    let route = Route {
                        address: address.clone(),
                        owner: format!("the page {}", summary.path),
                        span: Some(place_of(summary)),
                    };
                    Arc::make_mut(&mut self.routes).claim(route, diagnostics);
                    address
                }
                // This is an error, so nothing is written, but the rest of the page is still checked.
                None => format!("/page-{number}/"),
            };
            Arc::make_mut(&mut self.by_path).insert(summary.path.clone(), number);
            Arc::make_mut(&mut self.by_address)
                .entry(address.clone())
                .or_insert(number);
            self.pages.push(Arc::new(Page {
                kind: kind(&place, summary, &fronts, &self.main_language, diagnostics),
                address,
                draft: summary.front.draft,
                places: super::places::of_page(input.areas, summary, diagnostics),
                terms: BTreeMap::new(),
                report: None,
                parent: None,
                contents: Vec::new(),
                previous: None,
                next: None,
                translations: Vec::new(),
                summary: summary.clone(),
            }));
        }
        self.add_parents(&fronts);
        self.add_contents(&fronts);
        self.add_translations(diagnostics);
    }

    /// Finds what is unpublished: by itself, or with its report.
    fn find_unpublished(
        &mut self,
        input: &IndexInput<'_>,
        fronts: &FrontPages<'_>,
        clock: &mut PublicationClock,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for summary in input.summaries {
            let front = &summary.front;
            if let Some(unpublished) =
                clock.unpublished(front.draft, front.embargo.as_ref(), diagnostics)
            {
                let to = if clock.shows(&unpublished) {
                    &mut self.shown_unpublished
                } else {
                    &mut self.unpublished
                };
                to.insert(summary.path.clone(), unpublished);
            }
        }
        if self.unpublished.is_empty() && self.shown_unpublished.is_empty() {
            return;
        }
        let mut with_report = Vec::new();
        for summary in input.summaries {
            let path = &summary.path;
            if self.unpublished.contains_key(path) {
                continue;
            }
            let place = PathParts::of(path);
            let report = place.folders_above().find_map(|folder| {
                let report = report_of(folder, &summary.language, fronts, &self.main_language)?;
                let is_kept = |unpublished: &BTreeMap<_, _>| unpublished.contains_key(&report.path);
                (is_kept(&self.unpublished) || is_kept(&self.shown_unpublished)).then_some(report)
            });
            if let Some(report) = report {
                with_report.push((path.clone(), report.path.clone()));
            }
        }
        for (path, report) in with_report {
            if self.unpublished.contains_key(&report) {
                self.unpublished
                    .insert(path, Unpublished::WithReport(report));
            } else {
                let unpublished = Unpublished::WithReport(report);
                self.shown_unpublished.entry(path).or_insert(unpublished);
            }
        }
    }

    /// A page's address, unless there is no safe one.
    fn address<'a>(
        &self,
        place: &PathParts<'a>,
        summary: &'a Summary,
        fronts: &FrontPages<'_>,
        folders: &mut BTreeMap<(&'a str, &'a str), Option<String>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<String> {
        let (folder, stem) = if place.is_front_page() && !place.folder.is_empty() {
            let name = place.folder.rsplit('/').next().unwrap_or("");
            (parent_folder(place.folder), Some(name))
        } else {
            (place.folder, (!place.is_front_page()).then_some(place.stem))
        };
        let start = summary_start(summary);
        let base = folders
            .entry((folder, &summary.language))
            .or_insert_with(|| {
                let slug = |folder: &str| {
                    let front =
                        front_page_of(folder, &summary.language, fronts, &self.main_language);
                    front.and_then(|front| front.front.slug.as_ref())
                };
                folder_address(folder, &slug, &start, diagnostics)
            })
            .clone()?;
        let last = match (&summary.front.slug, stem) {
            (Some(slug), Some(_)) => Some(checked_slug(slug, diagnostics)?),
            (Some(slug), None) => {
                diagnostics.push(
                    Diagnostic::error(
                        Code::UnsafeAddress,
                        slug.span.clone(),
                        "the home page's address has no part that a slug could replace",
                    )
                    .help("take this line out"),
                );
                None
            }
            (None, Some(stem)) => Some(checked_name(stem, &start, diagnostics)?),
            (None, None) => None,
        };
        let address = match last {
            Some(last) => format!("{base}{last}/"),
            None => base,
        };
        if address::is_too_long(&address) {
            diagnostics.push(Diagnostic::error(
                Code::UnsafeAddress,
                start,
                "the page's folders and name together make too long an address",
            ));
            return None;
        }
        Some(self.in_language(&address, &summary.language))
    }

    /// Adds the former addresses of pages, once all present ones are known.
    pub(super) fn add_aliases(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        for number in 0..self.pages.len() {
            let summary = self.pages[number].summary.clone();
            for written in &summary.front.aliases {
                let address = match address::alias(&written.value) {
                    Ok(address) => address,
                    Err(wrong) => {
                        diagnostics.push(
                            Diagnostic::error(
                                Code::UnsafeAddress,
                                written.span.clone(),
                                format!("the former address {wrong}"),
                            )
                            .help(as_list(&written.value).unwrap_or_else(|| {
                                "write the former address from the site's root, such as /reports/coventry/".to_owned()
                            })),
                        );
                        continue;
                    }
                };
                let route = Route {
                    address: address.clone(),
                    owner: format!("a former address of {}", summary.path),
                    span: Some(written.span.clone()),
                };
                let before = diagnostics.len();
                Arc::make_mut(&mut self.routes).claim(route, diagnostics);
                if diagnostics.len() == before {
                    self.former_addresses.push(FormerAddress {
                        address,
                        page: number,
                    });
                }
            }
        }
    }
}

/// The kind of a page: as stated, otherwise a case study inside a report, otherwise a page. A translation without a kind has
/// that of its page in the main language.
fn kind(
    place: &PathParts<'_>,
    summary: &Summary,
    fronts: &FrontPages<'_>,
    main_language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Kind {
    if let Some(kind) = &summary.front.kind {
        if kind.value == Kind::Report && !place.is_front_page() {
            diagnostics.push(
                Diagnostic::error(
                    Code::MisplacedReport,
                    kind.span.clone(),
                    "only a folder's index.md can be a report",
                )
                .help("put it into a folder of its own and name it index.md"),
            );
            return Kind::Page;
        }
        return kind.value;
    }
    let own = place.is_front_page().then_some(place.folder);
    if own.is_some_and(|folder| report_of(folder, main_language, fronts, main_language).is_some()) {
        return Kind::Report;
    }
    let inside = place
        .folders_above()
        .any(|folder| report_of(folder, &summary.language, fronts, main_language).is_some());
    if inside { Kind::CaseStudy } else { Kind::Page }
}

/// Where messages about a page as a whole point: its slug, otherwise its title, otherwise its first byte.
fn place_of(summary: &Summary) -> Span {
    let front = &summary.front;
    let slug = front.slug.as_ref().map(|slug| slug.span.clone());
    slug.or_else(|| front.title.as_ref().map(|title| title.span.clone()))
        .unwrap_or_else(|| summary_start(summary))
}

fn summary_start(summary: &Summary) -> Span {
    Span::new(&summary.path, 0..0)
}

fn check_language(input: &IndexInput<'_>, summary: &Summary, diagnostics: &mut Vec<Diagnostic>) {
    let languages = &input.config.languages;
    let known = || languages.iter().map(|known| known.as_str());
    if known().any(|known| known == summary.language) {
        return;
    }
    let written = summary.front.language.as_ref();
    let span = written.map_or_else(|| summary_start(summary), |written| written.span.clone());
    let from_name = written.is_none();
    let unknown = Diagnostic::error(
        Code::UnknownLanguage,
        span,
        format!(
            "\"{}\" is not one of the site's languages",
            summary.language
        ),
    );
    let near = did_you_mean(&summary.language, known());
    diagnostics.push(match (near, from_name) {
        (Some(known), false) => unknown.help(format!("did you mean \"{known}\"?")),
        (_, true) => unknown.help(format!(
            "add it to `languages` in site.yaml, or take `.{}` out of the file's name",
            summary.language
        )),
        (None, false) => unknown.help(format!(
            "write one of {}, or add it to `languages` in site.yaml",
            known().collect::<Vec<_>>().join(", ")
        )),
    });
}
