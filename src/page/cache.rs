//! What the pages of one site share, computed once per snapshot: a preview creates a renderer for each page that it shows.
//!
//! In: render inputs. Out: numbers, languages, citations. Must not know: single pages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::body::ExplainedTerm;
use super::inputs::{RenderInputs, WrittenPage};
use super::rankings::{AreaRanking, rankings};
use crate::data::{AreaId, Indicator, Period};
use crate::evidence::Basis;
use crate::theme::context::Prepared;
use crate::theme::{SharedContext, context};

/// What the pages of one site share. It is filled on demand, and must only be used with the same inputs.
#[derive(Default)]
pub struct RenderCache {
    numbers: OnceLock<Numbers>,
    pub(super) languages: OnceLock<Vec<LocaleContext>>,
    citations: OnceLock<Citations>,
    /// By the indicator's number, made when the first page needs them: a rank takes every area's value.
    rankings: OnceLock<Vec<OnceLock<Vec<AreaRanking>>>>,
}

/// The positions of the site's parts in its lists.
pub(super) struct Numbers {
    /// The number of each place that has a page.
    pub(super) places: BTreeMap<AreaId, usize>,
    /// The number of each indicator that has a page, by id.
    pub(super) indicators: BTreeMap<String, usize>,
    /// Each page's number in its report.
    pub(super) in_report: Vec<Option<u32>>,
    /// The month after the newest period of all data, counted as [`Period::end`](crate::data::Period::end) does.
    pub(super) newest: i32,
}

/// What all pages of one language share.
pub(super) struct LocaleContext {
    /// The site's template context.
    pub(super) site: context::Site,
    /// The same as template values.
    pub(super) shared: SharedContext,
    /// The card of each page of the site, made when the first list has it: a page is in a list for each of its terms, places and
    /// indicators.
    pub(super) cards: Vec<OnceLock<Prepared<context::Card>>>,
    /// The terms that pages of this language explain.
    pub(super) terms: Vec<ExplainedTerm>,
}

/// All pages' citations together.
#[derive(Default)]
pub(super) struct Citations {
    /// The pages that cite or draw each indicator, in the site's order, with how many of their claims are based on it.
    pub(super) pages: BTreeMap<String, Vec<(usize, u32)>>,
    /// Areas of which some page cites a value.
    pub(super) areas: BTreeSet<AreaId>,
    /// The ids in sources.yaml that some page names.
    pub(super) sources: BTreeSet<String>,
}

impl RenderCache {
    pub(super) fn numbers(&self, inputs: &RenderInputs<'_>) -> &Numbers {
        self.numbers.get_or_init(|| Numbers::of(inputs))
    }

    /// The rankings of the indicator with a number in the site.
    pub(super) fn rankings(
        &self,
        inputs: &RenderInputs<'_>,
        number: usize,
        indicator: &Indicator,
    ) -> &[AreaRanking] {
        let all = self.rankings.get_or_init(|| {
            let indicators = inputs.site.indicators.iter();
            indicators.map(|_| OnceLock::new()).collect()
        });
        all[number].get_or_init(|| rankings(inputs, indicator))
    }

    /// All pages' citations: computed when the first page needs them, since that takes the claims of all pages.
    pub(super) fn citations(&self, inputs: &RenderInputs<'_>) -> &Citations {
        self.citations.get_or_init(|| {
            let mut citations = Citations::default();
            for number in 0..inputs.site.pages.len() {
                citations.add(number, &inputs.pages.written(number));
            }
            citations
        })
    }
}

impl Numbers {
    fn of(inputs: &RenderInputs<'_>) -> Self {
        let site = inputs.site;
        let places = site.places.iter().map(|place| place.area.clone());
        let indicators = site.indicators.iter().map(|route| route.id.clone());
        let mut in_report = vec![None; site.pages.len()];
        for report in &site.pages {
            for (&page, number) in report.contents.iter().zip(1..) {
                in_report[page] = Some(number);
            }
        }
        Self {
            places: places.zip(0..).collect(),
            indicators: indicators.zip(0..).collect(),
            in_report,
            newest: inputs
                .catalogue
                .by_id
                .values()
                .filter_map(|indicator| indicator.table.periods.last())
                .map(Period::end)
                .max()
                .unwrap_or_default(),
        }
    }
}

impl Citations {
    fn add(&mut self, number: usize, page: &WrittenPage<'_>) {
        let own = &page.document.front.sources;
        let named = page.document.sources().into_iter();
        let shared = named.filter(|id| !own.contains_key(*id));
        self.sources.extend(shared.map(str::to_owned));
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        let evidence = page.evidence;
        for claim in evidence.claims.iter().chain(&evidence.key_figures) {
            let Basis::Figure { cited, .. } = &claim.basis else {
                continue;
            };
            let mut seen: BTreeSet<&str> = BTreeSet::new();
            for cell in cited {
                if !self.areas.contains(&cell.area) {
                    self.areas.insert(cell.area.clone());
                }
                if seen.insert(&cell.indicator) {
                    *counts.entry(&cell.indicator).or_default() += 1;
                }
            }
        }
        for indicator in page.drawn {
            counts.entry(indicator).or_default();
        }
        for (indicator, count) in counts {
            match self.pages.get_mut(indicator) {
                Some(pages) => pages.push((number, count)),
                None => {
                    self.pages
                        .insert(indicator.to_owned(), vec![(number, count)]);
                }
            }
        }
    }
}
