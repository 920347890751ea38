//! Places and indicators that have a page of their own.
//!
//! In: areas that pages, charts and site.yaml name; definitions. Out: their routes, and messages about unknown areas.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::routes::Route;
use super::summary::Summary;
use super::unpublished::{PublicationClock, Unpublished};
use super::{IndexInput, Site, address};
use crate::data::{AreaId, AreaMatch, Areas, Definition};
use crate::diagnostic::{Code, Diagnostic, Subject, as_list, did_you_mean};
use crate::source::{Span, Spanned};

/// The address of the list of places, which is made where there are any.
pub const PLACES: &str = "/places/";

/// The address of the description of all data files, which is made where there are any indicators.
pub const PACKAGE: &str = "/data/datapackage.json";

/// The address of the list of indicators, which is made where there are any.
pub const INDICATORS: &str = "/indicators/";

/// The address of the comparison of all places, which is made where there are several places and any indicators.
pub const COMPARE: &str = "/compare/";

/// The most pairs of a place and an indicator on one page of the comparison.
const COMPARED: usize = 1_500;

/// A page of the comparison for one principle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonPart {
    /// `/compare/fair-work/`
    pub address: String,
    /// The number of its term in the first taxonomy; `None` for the indicators without one.
    pub term: Option<usize>,
}

/// A place's page.
#[derive(Clone, Debug)]
pub struct PlaceRoute {
    /// The area's id.
    pub area: AreaId,
    /// `/places/coventry/`
    pub address: String,
    /// The pages that are about it, in the order of paths: numbers in `Site::pages`.
    pub pages: Vec<usize>,
}

/// An indicator's page.
#[derive(Clone, Debug)]
pub struct IndicatorRoute {
    pub id: String,
    /// `/indicators/imd/`
    pub address: String,
    pub definition: Arc<Definition>,
}

/// The end of the first embargo of an indicator that has releases and none of which is out.
fn unreleased(
    definition: &Definition,
    input: &IndexInput<'_>,
    clock: &mut PublicationClock,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Unpublished> {
    let releases = definition.data.iter().flat_map(|data| &data.releases);
    let mut held = Vec::new();
    let mut is_out = false;
    for release in releases {
        // Each is looked at, so that the end of its embargo is a moment at which the site must be built again.
        match clock.unpublished(false, release.embargo.as_ref(), diagnostics) {
            Some(Unpublished::Embargo(until)) => held.push(until),
            _ => is_out = true,
        }
    }
    if is_out || input.lifted.has(&definition.id.value) {
        return None;
    }
    held.into_iter().min().map(Unpublished::Embargo)
}

impl Site {
    /// Adds the pages of published indicators.
    pub(super) fn add_indicators(
        &mut self,
        input: &IndexInput<'_>,
        clock: &mut PublicationClock,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for definition in input.definitions {
            let id = &definition.id;
            let embargo = definition.embargo.as_ref();
            let unpublished = clock
                .unpublished(definition.draft, embargo, diagnostics)
                .or(unreleased(definition, input, clock, diagnostics));
            if let Some(unpublished) = unpublished
                .clone()
                .filter(|unpublished| !clock.shows(unpublished))
            {
                self.unpublished
                    .insert(id.span.file.clone(), unpublished.clone());
                self.unpublished_indicators
                    .insert(id.value.clone(), unpublished);
                continue;
            }
            if let Some(unpublished) = unpublished {
                self.shown_unpublished
                    .insert(id.span.file.clone(), unpublished);
            }
            let Some(part) = checked_id(&id.value, &id.span, "file's name", diagnostics) else {
                continue;
            };
            let address = format!("{INDICATORS}{part}/");
            let route = Route {
                address: address.clone(),
                owner: format!("the indicator {}", id.value),
                span: Some(id.span.clone()),
            };
            Arc::make_mut(&mut self.routes).claim(route, diagnostics);
            let what = format!("the indicator {}", id.value);
            self.claim_elsewhere(&address, &what, Some(&id.span), diagnostics);
            for ending in ["csv", "json"] {
                let route = Route {
                    address: format!("/data/{}.{ending}", id.value),
                    owner: format!("the data of {}", id.value),
                    span: Some(id.span.clone()),
                };
                Arc::make_mut(&mut self.routes).claim(route, diagnostics);
            }
            self.indicators.push(IndicatorRoute {
                id: id.value.clone(),
                address,
                definition: definition.clone(),
            });
        }
    }

    /// Adds the pages of areas that a page, a chart or site.yaml names.
    pub(super) fn add_places(&mut self, input: &IndexInput<'_>, diagnostics: &mut Vec<Diagnostic>) {
        let mut named: BTreeMap<AreaId, Vec<usize>> = BTreeMap::new();
        let config = input.config;
        for written in config.profiles.iter().chain(&config.benchmark) {
            match input.areas.find(&written.value) {
                Some(area) => {
                    named.entry(area.id.clone()).or_default();
                }
                None => diagnostics.push(unknown_area(input.areas, written)),
            }
        }
        for (number, page) in self.pages.iter().enumerate() {
            for area in &page.places {
                named.entry(area.clone()).or_default().push(number);
            }
            // A chart's unknown areas are reported when the chart is selected.
            for written in &page.summary.areas {
                if let Some(area) = input.areas.find(written) {
                    named.entry(area.id.clone()).or_default();
                }
            }
        }
        for (area, pages) in named {
            let Some(known) = input.areas.by_id.get(&area) else {
                continue;
            };
            let Some(part) = checked_id(&area, &known.span, "area's id", diagnostics) else {
                continue;
            };
            let address = format!("{PLACES}{part}/");
            let route = Route {
                address: address.clone(),
                owner: format!("the place {area}"),
                span: Some(known.span.clone()),
            };
            Arc::make_mut(&mut self.routes).claim(route, diagnostics);
            let what = format!("the place {area}");
            self.claim_elsewhere(&address, &what, Some(&known.span), diagnostics);
            self.places.push(PlaceRoute {
                area,
                address,
                pages,
            });
        }
    }

    /// Claims the addresses of the lists that are made: of places and of indicators, where there are any.
    pub(super) fn add_lists(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        let places = (PLACES, "the list of places", self.places.is_empty());
        let indicators = (
            INDICATORS,
            "the list of indicators",
            self.indicators.is_empty(),
        );
        for (address, what, is_empty) in [places, indicators] {
            if !is_empty {
                self.claim_generated(address, what, diagnostics);
            }
        }
        if !self.indicators.is_empty() {
            self.claim_here(PACKAGE, "the description of the data", diagnostics);
        }
        if self.has_comparison() {
            self.claim_generated(COMPARE, "the comparison of places", diagnostics);
        }
    }

    /// Whether there is anything to compare on a page: several places, and an indicator.
    pub fn has_comparison(&self) -> bool {
        self.places.len() > 1 && !self.indicators.is_empty()
    }

    /// Adds the pages that the comparison is spread over where one would be too long: one for each term of the first taxonomy
    /// that indicators carry, and one for the others.
    pub(super) fn add_comparison_parts(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        if !self.has_comparison() || self.places.len() * self.indicators.len() <= COMPARED {
            return;
        }
        let Some(taxonomy) = self.taxonomies.first() else {
            return;
        };
        let terms = taxonomy.terms.iter().enumerate();
        let used = terms.filter(|(_, term)| !term.indicators.is_empty());
        let mut parts: Vec<ComparisonPart> = used
            .map(|(number, term)| {
                let last = term.address.trim_end_matches('/').rsplit('/').next();
                ComparisonPart {
                    address: format!("{COMPARE}{}/", last.unwrap_or_default()),
                    term: Some(number),
                }
            })
            .collect();
        let has_term = |route: &IndicatorRoute| {
            let mut terms = taxonomy.terms.iter();
            terms.any(|term| term.indicators.contains(&route.id))
        };
        if !self.indicators.iter().all(has_term) {
            parts.push(ComparisonPart {
                address: format!("{COMPARE}other-indicators/"),
                term: None,
            });
        }
        for part in &parts {
            let what = "a page of the comparison of places";
            self.claim_generated(&part.address, what, diagnostics);
        }
        self.comparison_parts = parts;
    }

    /// Adds terms to taxonomies and pages, and claims their addresses.
    pub(super) fn add_terms(&mut self, input: &IndexInput<'_>, diagnostics: &mut Vec<Diagnostic>) {
        for number in 0..self.pages.len() {
            let front = self.pages[number].summary.front.clone();
            for taxonomy in &mut self.taxonomies {
                for written in front.taxonomies.get(&taxonomy.id).into_iter().flatten() {
                    let Some(term) = taxonomy.take(written, diagnostics) else {
                        continue;
                    };
                    // A term that is repeated on one page counts once.
                    if term.pages.last() != Some(&number) {
                        term.pages.push(number);
                        let terms = &mut Arc::make_mut(&mut self.pages[number]).terms;
                        let id = term.id.clone();
                        terms.entry(taxonomy.id.clone()).or_default().push(id);
                    }
                }
            }
        }
        for definition in input.definitions {
            if self
                .unpublished_indicators
                .contains_key(&definition.id.value)
            {
                continue;
            }
            for taxonomy in &mut self.taxonomies {
                let written = definition.taxonomies.get(&taxonomy.id);
                for written in written.into_iter().flatten() {
                    let Some(term) = taxonomy.take(written, diagnostics) else {
                        continue;
                    };
                    if term.indicators.last() != Some(&definition.id.value) {
                        term.indicators.push(definition.id.value.clone());
                    }
                }
            }
        }
        let mut routes = Vec::new();
        for taxonomy in &mut self.taxonomies {
            taxonomy.sort(&input.config.language);
            let place = input.config.taxonomies.iter();
            let span = place
                .map(|(id, _)| id)
                .find(|id| id.value == taxonomy.id)
                .map(|id| id.span.clone());
            routes.push(Route {
                address: taxonomy.address.clone(),
                owner: format!("the taxonomy {}", taxonomy.id),
                span,
            });
            routes.extend(taxonomy.terms.iter().map(|term| Route {
                address: term.address.clone(),
                owner: format!("the term {} of {}", term.id, taxonomy.id),
                span: term.title.all().first().map(|title| title.span.clone()),
            }));
        }
        for route in routes {
            self.claim_elsewhere(
                &route.address,
                &route.owner,
                route.span.as_ref(),
                diagnostics,
            );
            Arc::make_mut(&mut self.routes).claim(route, diagnostics);
        }
    }
}

/// A page's places by id; unknown ones are errors.
pub(super) fn of_page(
    areas: &Areas,
    summary: &Summary,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<AreaId> {
    let mut places = Vec::new();
    for written in &summary.front.place {
        match areas.find(&written.value) {
            Some(area) if places.contains(&area.id) => {}
            Some(area) => places.push(area.id.clone()),
            None => diagnostics.push(unknown_area(areas, written).about(Subject::key("place"))),
        }
    }
    places
}

/// The message about an area that areas.csv does not list.
pub fn unknown_area(areas: &Areas, written: &Spanned<String>) -> Diagnostic {
    if let AreaMatch::Several(several) = areas.resolve(&written.value) {
        let ids: Vec<&str> = several.iter().map(|area| &*area.id).collect();
        let message = format!("several areas are called \"{}\"", written.value);
        return Diagnostic::error(Code::AmbiguousArea, written.span.clone(), message)
            .help(format!("write the id of one: {}", ids.join(", ")));
    }
    let unknown = Diagnostic::error(
        Code::UnknownArea,
        written.span.clone(),
        format!("areas.csv has no area \"{}\"", written.value),
    )
    .about(Subject::area(&written.value));
    let known = areas.by_id.values();
    let names = known.flat_map(|area| [&*area.id, area.name.as_str()]);
    match did_you_mean(&written.value, names) {
        Some(name) => unknown.help(format!("did you mean \"{name}\"?")),
        None => unknown.help(as_list(&written.value).unwrap_or_else(|| {
            "write an area's id, name or code, or add a row for it to areas.csv".to_owned()
        })),
    }
}

/// An id as a part of an address.
fn checked_id(
    id: &str,
    span: &Span,
    what: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    match address::slug(id) {
        Ok(part) => Some(part),
        Err(wrong) => {
            diagnostics.push(
                Diagnostic::error(
                    Code::UnsafeAddress,
                    span.clone(),
                    format!("no address can be made from the {what} \"{id}\": it {wrong}"),
                )
                .help("write it with letters, digits and hyphens"),
            );
            None
        }
    }
}
