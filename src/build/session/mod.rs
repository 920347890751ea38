//! A site that is open for preview: takes changed files, and returns pages on request.
//!
//! In: inputs, then changes to them. Out: pages and files as they would be built, with unpublished pages and pages with errors
//! shown; the earlier version of a page that can no longer be read; diagnostics. A page is checked and rendered on request,
//! the others when idle ([`Session::idle`]). Must not know: a file system, a clock, who requests pages.

mod files;
mod idle;
mod link;
mod page_state;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use self::page_state::{PageKey, PageStates, SiteKey};
use super::build_cache::{BuildCache, Counts};
use super::cache::Entry;
use super::messages::reported;
use super::pipeline::{Html, Snapshot, page_key, render_page, unpublished_reason, with_renderer};
use super::queries;
use crate::diagnostic::{Diagnostic, Severity};
use crate::evidence::{Claim, Suggestion};
use crate::inputs::{File, Inputs};
use crate::output::Content;
use crate::page::{PageId, SiteRenderer};
use crate::source::{Hash, SitePath, Source};
use crate::theme::Theme;

/// A site that is open for preview.
pub struct Session {
    inputs: Inputs,
    cache: BuildCache,
    /// The current state of the site.
    snapshot: Option<Arc<Snapshot>>,
    /// The state that is shown: the last snapshot whose settings and theme have no errors.
    shown: Option<Arc<Snapshot>>,
    /// The previous snapshot, dropped when idle because that takes a while.
    retired: Mutex<Option<Arc<Snapshot>>>,
    /// Why the settings cannot be read; no reason is known where their file is gone. `None` where they can be read.
    settings_errors: Option<Vec<Diagnostic>>,
    pages: Mutex<PageStates>,
    /// Where idle work continues.
    next: AtomicUsize,
}

/// A page or file of the site.
#[derive(Clone, Debug)]
pub struct Served {
    pub content: Content,
    /// Of the content: equal hashes mean equal bytes.
    pub hash: Hash,
    /// Whether this is an earlier version, because the present one cannot be read or rendered.
    pub is_earlier: bool,
}

/// A written page with what was found about it.
#[derive(Clone, Debug)]
pub struct PageView {
    /// Its file.
    pub source: SitePath,
    /// The reason why a build would not publish it, as text.
    pub unpublished: Option<String>,
    /// Its claims, in the order of the text.
    pub claims: Vec<Claim>,
    /// Every diagnostic about it, advice too.
    pub diagnostics: Vec<Diagnostic>,
}

impl Session {
    /// Opens a site.
    pub fn open(mut inputs: Inputs) -> Self {
        inputs.options.preview = true;
        inputs.options.drafts = true;
        let mut session = Self {
            inputs,
            cache: BuildCache::default(),
            snapshot: None,
            shown: None,
            retired: Mutex::default(),
            settings_errors: None,
            pages: Mutex::default(),
            next: AtomicUsize::new(0),
        };
        session.read();
        session
    }

    /// Applies changed files; `None` where a file is gone.
    pub fn apply(&mut self, changes: Vec<(SitePath, Option<File>)>, now: Timestamp) {
        for (path, file) in changes {
            match file {
                Some(file) => self.inputs.files.insert(path, file),
                None => self.inputs.files.remove(&path),
            };
        }
        self.inputs.now = now;
        self.read();
    }

    fn read(&mut self) {
        self.cache.begin();
        self.next.store(0, Ordering::Relaxed);
        let (previous, revision) = (self.cache.previous(), self.cache.revision);
        match Snapshot::read(&self.inputs, previous, revision, true, &mut |_| {}) {
            Ok(snapshot) => {
                let snapshot = Arc::new(snapshot);
                *self.retired() = self.snapshot.take();
                self.cache.keep(&snapshot);
                self.settings_errors = None;
                if snapshot.is_showable() || self.shown.is_none() {
                    self.shown = Some(snapshot.clone());
                }
                self.snapshot = Some(snapshot);
            }
            Err(diagnostics) => self.settings_errors = Some(diagnostics),
        }
    }

    /// The current files and settings.
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// The text of a theme's file that is not among the inputs: a diagnostic may be about it.
    pub fn source(&self, path: &str) -> Option<&Source> {
        let theme = self.shown.as_ref()?.theme()?;
        theme.source(path).map(AsRef::as_ref)
    }

    /// Every known error, by file and location. All errors are known when [`Session::idle`] has nothing left to do.
    pub fn problems(&self) -> Vec<Diagnostic> {
        let mut problems = self.settings_errors.clone().unwrap_or_default();
        let snapshot = self.snapshot.as_ref();
        if let Some(snapshot) = snapshot.filter(|_| self.settings_errors.is_none()) {
            let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
            problems.extend(snapshot.stage_diagnostics().filter(is_error).cloned());
            let pages = snapshot
                .numbers()
                .filter_map(|number| snapshot.checked(number));
            let with_errors = pages.filter(|page| page.has_errors());
            let of_pages = with_errors.flat_map(|page| page.diagnostics());
            problems.extend(of_pages.filter(is_error).cloned());
            let pages = self.pages();
            let shown = self.shown.as_deref();
            let site_key = shown.map(SiteKey::new);
            let current = pages
                .values()
                .filter(|state| Some(state.key().site) == site_key);
            problems.extend(current.flat_map(|state| &state.diagnostics).cloned());
        }
        reported(&self.inputs, problems)
    }

    /// The page or file at a path from the output's root: `marmot-places/coventry/index.html`, `assets/site.css`.
    pub fn get(&self, path: &str) -> Option<Served> {
        let snapshot = self.shown.as_ref()?;
        let mut served = self.get_from(snapshot, path)?;
        served.is_earlier |= !self.is_current();
        Some(served)
    }

    /// Whether the current state is shown.
    fn is_current(&self) -> bool {
        let shown = self.shown.as_ref().zip(self.snapshot.as_ref());
        self.settings_errors.is_none()
            && shown.is_some_and(|(shown, snapshot)| Arc::ptr_eq(shown, snapshot))
    }

    fn get_from(&self, snapshot: &Arc<Snapshot>, path: &str) -> Option<Served> {
        with_renderer(
            snapshot,
            &self.cache.drawings,
            self.cache.revision,
            |renderer, theme| {
                if let Some(id) = renderer.page_at(path) {
                    return self.page_of(snapshot, renderer, theme, id);
                }
                files::file(renderer, theme, path).map(|content| Served {
                    hash: self.hash_of(&content),
                    content,
                    is_earlier: false,
                })
            },
        )?
    }

    fn hash_of(&self, content: &Content) -> Hash {
        match content {
            Content::Bytes(bytes) => Hash::of(bytes),
            Content::Copy(path) => self
                .inputs
                .files
                .get(path)
                .map_or_else(|| Hash::of(b""), File::hash),
        }
    }

    /// The path of every page, in no particular order.
    pub fn paths(&self) -> Vec<String> {
        let shown = self.shown.iter();
        let paths = shown.filter_map(|snapshot| {
            with_renderer(
                snapshot,
                &self.cache.drawings,
                self.cache.revision,
                |renderer, _| {
                    let jobs = renderer.page_ids().into_iter();
                    jobs.map(|job| renderer.output_path(job))
                        .collect::<Vec<_>>()
                },
            )
        });
        paths.flatten().collect()
    }

    /// The written page at a path, with what was found about it.
    pub fn page(&self, path: &str) -> Option<PageView> {
        let snapshot = self.snapshot.as_ref()?;
        let site = snapshot.site();
        let number = site.number_at(&address_of(path)?)?;
        let page = snapshot.page(number);
        let source = site.pages[number].summary.path.clone();
        let evidence = &page.data.evidence;
        let claims = evidence.key_figures.iter().chain(&evidence.claims);
        let diagnostics: Vec<Diagnostic> = page.diagnostics().cloned().collect();
        Some(PageView {
            unpublished: site.shown_unpublished.get(&source).map(unpublished_reason),
            claims: claims.cloned().collect(),
            diagnostics: reported(&self.inputs, diagnostics),
            source,
        })
    }

    /// For each unbound statistic of the page at a path, the cells that match.
    pub fn bind(&self, path: &str) -> Option<Vec<Suggestion>> {
        let snapshot = self.snapshot.as_ref()?;
        let number = snapshot.site().number_at(&address_of(path)?)?;
        queries::bind(snapshot, &snapshot.site().pages[number].summary.path)
    }

    /// What the last change has produced; of pages, those whose context has changed since, as far as they were requested or compared.
    pub fn counts(&self) -> Counts {
        Counts {
            rendered: self.changed_pages(),
            ..self.cache.counts()
        }
    }

    /// How many pages' contexts have changed since the last change, as far as they were requested or compared.
    pub fn changed_pages(&self) -> usize {
        let pages = self.pages();
        let revision = self.cache.revision;
        let changed = pages.values().filter(|state| state.revision() == revision);
        changed.count()
    }

    /// Whether pages change over time though no file has changed: an embargo has ended, or the day of the build that pages show
    /// has passed.
    pub fn is_outdated(&self, now: Timestamp) -> bool {
        let Some(snapshot) = &self.shown else {
            return false;
        };
        let before = self.inputs.now;
        let next = snapshot.site().next_moment.as_ref();
        let next = next.map(jiff::ZonedDateTime::timestamp);
        let zone = &snapshot.settings.config.time_zone.value;
        let zone = TimeZoneDatabase::bundled().get(zone);
        let zone = zone.unwrap_or(TimeZone::UTC);
        next.is_some_and(|next| before < next && next <= now)
            || zone.to_datetime(before).date() != zone.to_datetime(now).date()
    }

    fn retired(&self) -> MutexGuard<'_, Option<Arc<Snapshot>>> {
        self.retired.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn pages(&self) -> MutexGuard<'_, PageStates> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Records the state of a page's context.
    fn remember(&self, path: String, key: PageKey, context: Hash, diagnostics: Vec<Diagnostic>) {
        let mut pages = self.pages();
        let unchanged = pages.get(&path).filter(|state| state.value == context);
        let since = unchanged.map_or(self.cache.revision, Entry::revision);
        let state = Entry::new(key, since, |found| {
            *found = diagnostics;
            context
        });
        pages.insert(path, state);
    }

    /// A page that was requested.
    fn page_of(
        &self,
        snapshot: &Snapshot,
        renderer: &SiteRenderer<'_>,
        theme: &Theme,
        id: PageId,
    ) -> Option<Served> {
        let key = PageKey::new(snapshot, id);
        let path = renderer.output_path(id);
        let cached = self.cache.pages.get(&path);
        // A preview requests an open page several times after each save.
        if let Some(html) = &cached
            && let Some(state) = self.pages().get(&path)
            && *state.key() == key
            && state.value == *html.key()
        {
            return Some(served(html, false));
        }
        let mut diagnostics = Vec::new();
        let page = renderer.build(id, &mut diagnostics);
        let context = page_key(theme, renderer, &page);
        if let Some(html) = cached.as_ref().filter(|html| *html.key() == context) {
            self.remember(path, key, context, diagnostics);
            return Some(served(html, false));
        }
        let html = render_page(theme, renderer, &page, &mut diagnostics);
        self.remember(path.clone(), key, context, diagnostics);
        let is_readable = match id {
            PageId::Written(number) => snapshot.page(number).is_readable(),
            _ => true,
        };
        if let Some(cached) = cached.filter(|_| html.is_none() || !is_readable) {
            return Some(served(&cached, true));
        }
        let html = Html::new(html?);
        if !is_readable {
            return Some(served(&html, false));
        }
        let entry = Arc::new(Entry::new(context, self.cache.revision, |_| html));
        self.cache.pages.insert(path, entry.clone());
        Some(served(&entry, false))
    }
}

fn served(html: &Html, is_earlier: bool) -> Served {
    Served {
        content: Content::Bytes(html.bytes.clone()),
        hash: html.hash,
        is_earlier,
    }
}

/// `/marmot-places/coventry/` of `marmot-places/coventry/index.html`.
fn address_of(path: &str) -> Option<String> {
    let folder = path.strip_suffix("index.html")?;
    Some(format!("/{folder}"))
}
