//! Everything that pages are made from, stage after stage, and what of it can be taken over from the build before.
//!
//! In: inputs, the cache. Out: a [`Snapshot`], whose pages are checked when they are asked for. What was made from the same things
//! before is taken over and not looked at again, so an edit costs what it changes and a walk over a list.
//! Must not know: who asks, in which order, how a page is rendered.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use jiff::Timestamp;

use super::cache::{BuildCache, Counters};
use super::pipeline::index::{self, SiteIndex};
use super::pipeline::stages::{
    self, CheckContext, LoadedIndicator, LoadedTheme, PageData, ParsedPage, Settings,
};
use super::pipeline::{files, gather, on_site, settings};
use crate::data::{Areas, Catalogue};
use crate::diagnostic::{Diagnostic, Severity};
use crate::evidence::Lexicon;
use crate::inputs::{BuildOptions, Inputs};
use crate::language::english;
use crate::page::RenderCache;
use crate::site::{LinkTargets, Site};
use crate::source::{Hash, Hasher};
use crate::theme::Theme;
use crate::theme::context::ExtraValue;

/// Everything that pages are made from. IndexInput that are as they were in the build before are the very same.
pub(crate) struct Snapshot {
    pub(crate) settings: Arc<Settings>,
    pub(crate) theme: Arc<LoadedTheme>,
    /// By path.
    pub(super) parsed: Vec<Arc<ParsedPage>>,
    pub(super) loaded: Vec<Arc<LoadedIndicator>>,
    pub(crate) index: Arc<SiteIndex>,
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) lexicon: Arc<Lexicon>,
    pub(crate) now: Timestamp,
    pub(crate) options: BuildOptions,
    /// What all pages' checks depend on, beside the data that each cites.
    hash: Hash,
    /// What is wrong with the definitions together.
    definitions: Vec<Diagnostic>,
    /// One for each page of the site, in its order.
    pages: Vec<PageSlot>,
    /// Pages that are held back.
    held: Vec<Arc<ParsedPage>>,
    citations: OnceLock<Hash>,
    /// What its pages share once they are made.
    pub(super) shelf: RenderCache,
    counters: Arc<Counters>,
    /// Whether a later build may take over from this one.
    keeps: bool,
    /// The messages of pages by their numbers, where pages need not keep them.
    told: Mutex<BTreeMap<usize, Vec<Diagnostic>>>,
}

/// A page of the site: checked when it is asked for.
#[derive(Default)]
struct PageSlot {
    /// Its place among the parsed ones.
    parsed: usize,
    page: OnceLock<Arc<CheckedPage>>,
    /// What was found of it before; let go when it is checked.
    before: Mutex<Option<PreviousPage>>,
}

/// What was found of a page in an earlier build, from the same text.
#[derive(Clone)]
struct PreviousPage {
    page: Arc<CheckedPage>,
    /// What depends on the rest of the site is as it was.
    same_site: bool,
}

/// A page with all that was found of it.
pub(crate) struct CheckedPage {
    pub(crate) parsed: Arc<ParsedPage>,
    pub(crate) checked: Arc<PageData>,
    /// Where its links and pictures lead.
    pub(crate) targets: LinkTargets,
    /// The theme's own fields.
    pub(crate) extra: BTreeMap<String, ExtraValue>,
    /// Messages that depend on the rest of the site.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// How many of all messages about it are errors.
    pub(super) errors: usize,
}

impl CheckedPage {
    /// Every message about the page.
    pub(crate) fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        let of_text = self.parsed.diagnostics.iter();
        of_text
            .chain(&self.checked.diagnostics)
            .chain(&self.diagnostics)
    }

    /// The same, which it then has no more.
    fn take_diagnostics(&mut self) -> Vec<Diagnostic> {
        let mut taken = self.parsed.diagnostics.clone();
        if let Some(checked) = Arc::get_mut(&mut self.checked) {
            taken.append(&mut checked.diagnostics);
        }
        taken.append(&mut self.diagnostics);
        taken
    }

    /// Whether a build would refuse it.
    pub(crate) fn has_errors(&self) -> bool {
        self.errors > 0
    }
}

impl Snapshot {
    /// Reads settings, theme, pages and data, and makes the index. `Err` where there are no settings to go on from.
    pub(super) fn read(
        inputs: &Inputs,
        cache: &BuildCache,
        done: &mut dyn FnMut(&'static str),
    ) -> Result<Self, Vec<Diagnostic>> {
        let before = cache.before();
        let settings = settings::read(inputs, before)?;
        let theme = gather::theme(inputs, before, &settings);
        done("settings");
        let parsed = gather::parse(inputs, before, &settings, &cache.counters);
        done("parse");
        let loaded = gather::load(inputs, before, &settings, &cache.counters);
        let mut names = Vec::new();
        let definitions = gather::definitions(&loaded, &mut names);
        files::unread_data(inputs, &mut names);
        files::near_pages(inputs, &mut names);
        done("load");
        let index = index::index(inputs, before, &settings, &parsed, definitions);
        let catalogue = gather::catalogue(before, &loaded, &index);
        let lexicon = gather::lexicon(before, &settings, &catalogue);
        let hash = gather::shared_hash(inputs, &theme);
        let mut snapshot = Self {
            settings,
            theme,
            index,
            catalogue,
            lexicon,
            now: inputs.now,
            options: inputs.options.clone(),
            hash,
            definitions: names,
            pages: Vec::new(),
            held: Vec::new(),
            citations: OnceLock::new(),
            shelf: RenderCache::default(),
            counters: cache.counters.clone(),
            keeps: cache.keeps(),
            told: Mutex::default(),
            parsed,
            loaded,
        };
        snapshot.add_pages(before);
        done("index");
        Ok(snapshot)
    }

    /// Makes room for each page, and takes over what was found of it before.
    fn add_pages(&mut self, before: Option<&Self>) {
        let site = &self.index.site;
        let mut pages = Vec::with_capacity(site.pages.len());
        let mut rest = self.parsed.iter().enumerate().peekable();
        // Pages, parsed files and the pages before all stand by path.
        let mut earlier = before.map_or(&[][..], |before| &before.pages);
        let same_site = before.is_some_and(|before| self.is_on_same_site(before));
        let all_same = same_site && before.is_some_and(|before| self.checks_alike(before));
        for page in &site.pages {
            // A summary that is the very same spares a look at paths.
            let is_held = |parsed: &ParsedPage| {
                !Arc::ptr_eq(&parsed.summary, &page.summary)
                    && parsed.summary.path < page.summary.path
            };
            while let Some((_, parsed)) = rest.next_if(|(_, parsed)| is_held(parsed)) {
                self.held.push(parsed.clone());
            }
            let Some((number, parsed)) = rest.next() else {
                break;
            };
            let mut slot = PageSlot {
                parsed: number,
                ..PageSlot::default()
            };
            if let Some(before) = before {
                while let Some((first, others)) = earlier.split_first() {
                    let earlier_parsed = &before.parsed[first.parsed];
                    if Arc::ptr_eq(earlier_parsed, parsed) {
                        slot.take_over(first, all_same, same_site);
                        earlier = others;
                        break;
                    }
                    if earlier_parsed.summary.path > page.summary.path {
                        break;
                    }
                    earlier = others;
                }
            }
            pages.push(slot);
        }
        self.held.extend(rest.map(|(_, parsed)| parsed.clone()));
        self.pages = pages;
    }

    /// Whether everything that a page's check depends on, beside the page, is what it was.
    fn checks_alike(&self, before: &Self) -> bool {
        self.hash == before.hash && Arc::ptr_eq(&self.catalogue, &before.catalogue)
    }

    /// Whether what depends on the rest of the site, and on the theme's own fields, is what it was.
    fn is_on_same_site(&self, before: &Self) -> bool {
        let fields =
            |snapshot: &'_ Self| snapshot.theme().map(|theme| theme.extra_fields().clone());
        self.index.leads_as(&before.index) && fields(self) == fields(before)
    }

    /// Every page of the site.
    pub(crate) fn numbers(&self) -> std::ops::Range<usize> {
        0..self.pages.len()
    }

    /// A page, checked now if it was not.
    pub(crate) fn page(&self, number: usize) -> &Arc<CheckedPage> {
        let slot = &self.pages[number];
        slot.page.get_or_init(|| self.check(number, slot))
    }

    /// A page, if it was checked.
    pub(crate) fn checked(&self, number: usize) -> Option<&Arc<CheckedPage>> {
        self.pages[number].page.get()
    }

    /// Of what all pages cite.
    pub(super) fn citations(&self) -> Hash {
        *self.citations.get_or_init(|| {
            let mut hasher = Hasher::new();
            for number in self.numbers() {
                hasher.hash(&self.page(number).checked.cites);
            }
            hasher.finish()
        })
    }

    fn check(&self, number: usize, slot: &PageSlot) -> Arc<CheckedPage> {
        let site = &self.index.site;
        let parsed = &self.parsed[slot.parsed];
        let places = &site.pages[number].places;
        let theme = self.theme.theme.as_deref();
        self.with_context(|context| {
            let key = self
                .keeps
                .then(|| stages::check_key(parsed, places, context));
            let before = slot.before().take();
            let checked = match before.filter(|before| before.page.checked.key == key) {
                Some(before) if before.same_site => return before.page,
                Some(before) => before.page.checked.clone(),
                None => {
                    self.counters.checked.fetch_add(1, Ordering::Relaxed);
                    Arc::new(stages::check(&parsed.document, places, context, key))
                }
            };
            let mut page = on_site::on_site(parsed.clone(), checked, site, theme);
            if !self.keeps {
                self.told().insert(number, page.take_diagnostics());
            }
            Arc::new(page)
        })
    }

    /// Every message about a page, once all pages are checked. A build from which no other takes over gives them away.
    pub(super) fn of_pages(&self) -> Vec<Diagnostic> {
        if self.keeps {
            let pages = self.numbers().map(|number| self.page(number));
            return pages.flat_map(|page| page.diagnostics()).cloned().collect();
        }
        std::mem::take(&mut *self.told())
            .into_values()
            .flatten()
            .collect()
    }

    fn told(&self) -> MutexGuard<'_, BTreeMap<usize, Vec<Diagnostic>>> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hands on what checking a page needs beside it.
    pub(super) fn with_context<T>(&self, then: impl FnOnce(&CheckContext<'_>) -> T) -> T {
        let theme = self.theme.theme.as_ref();
        let strings = |language: &str| match theme {
            Some(theme) => theme.strings(language),
            None => english(),
        };
        let settings = &self.settings;
        then(&CheckContext {
            config: &settings.config,
            areas: &settings.areas,
            sources: &settings.sources,
            catalogue: &self.catalogue,
            benchmark: settings.benchmark.as_ref(),
            lexicon: &self.lexicon,
            strings: &strings,
            hash: self.hash,
        })
    }

    /// The theme, if it can render.
    pub(crate) fn theme(&self) -> Option<&Arc<Theme>> {
        self.theme.theme.as_ref()
    }

    /// The pages together.
    pub(crate) fn site(&self) -> &Site {
        &self.index.site
    }

    /// The areas.
    pub(crate) fn areas(&self) -> &Areas {
        &self.settings.areas
    }

    /// A page's file, read; of pages that are held back too.
    pub(super) fn parsed(&self, path: &str) -> Option<&Arc<ParsedPage>> {
        let by_path = |parsed: &Arc<ParsedPage>| (**parsed.document.source.path()).cmp(path);
        let found = self.parsed.binary_search_by(by_path);
        found.ok().map(|number| &self.parsed[number])
    }

    /// Pages that are held back.
    pub(super) fn held(&self) -> &[Arc<ParsedPage>] {
        &self.held
    }

    /// Whether settings and theme are without errors: pages can be shown with them.
    pub(super) fn is_settled(&self) -> bool {
        let mut found = self
            .settings
            .diagnostics
            .iter()
            .chain(&self.theme.diagnostics);
        !found.any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Messages of all stages but those about single pages.
    pub(super) fn of_stages(&self) -> impl Iterator<Item = &Diagnostic> {
        let loaded = self.loaded.iter();
        let first = self.settings.diagnostics.iter();
        first
            .chain(&self.theme.diagnostics)
            .chain(loaded.flat_map(|loaded| &loaded.diagnostics))
            .chain(&self.definitions)
            .chain(&self.index.diagnostics)
    }
}

impl PageSlot {
    /// Takes over from the same page before, snapshot where all else is the same too.
    fn take_over(&mut self, before: &Self, all_same: bool, same_site: bool) {
        *self.before() = match before.page.get() {
            Some(page) if all_same => {
                self.page = OnceLock::from(page.clone());
                return;
            }
            Some(page) => Some(PreviousPage {
                page: page.clone(),
                same_site,
            }),
            None => before.before().clone().map(|before| PreviousPage {
                same_site: before.same_site && same_site,
                ..before
            }),
        };
    }

    fn before(&self) -> MutexGuard<'_, Option<PreviousPage>> {
        self.before.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
