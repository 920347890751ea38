//! A site that is open for preview: changed files go in, pages come out as they are asked for.
//!
//! In: inputs, then changes of them. Out: pages and files as they would be built, with what a build would hold back shown and
//! marked; the last sound page where a page has errors; messages. A page is checked and rendered when it is asked for, the
//! others when nobody waits ([`Session::idle`]). Must not know: a file system, a clock, who asks.

mod files;
mod idle;
mod link;
mod page_state;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use self::page_state::{CachedPage, PageInputs, PageState, Pages, SiteState};
use super::snapshot::Snapshot;
use super::{BuildCache, Counts};
use crate::build::pipeline::on_site;
use crate::build::pipeline::render::{page_key, render, with_book};
use crate::diagnostic::{Diagnostic, Severity};
use crate::evidence::{Claim, Suggestion};
use crate::inputs::{File, Inputs};
use crate::output::Content;
use crate::page::{PageId, SiteRenderer};
use crate::source::{Hash, SitePath, Source};
use crate::theme::Theme;

/// A site that is open.
pub struct Session {
    inputs: Inputs,
    cache: BuildCache,
    /// The site as it is.
    snapshot: Option<Arc<Snapshot>>,
    /// The site as it is shown: as it was, while settings or theme have errors.
    shown: Option<Arc<Snapshot>>,
    /// The site before the last change: to give back what is left of it takes a while, and is done when nobody waits.
    gone: Mutex<Option<Arc<Snapshot>>>,
    /// Why the settings cannot be read at all.
    unsettled: Vec<Diagnostic>,
    stamp: SiteState,
    pages: Mutex<Pages>,
    /// Pages that are other than when they were last looked at, since the last change.
    changed: AtomicUsize,
    /// From where idle work goes on.
    next: AtomicUsize,
}

/// A page or file of the site.
#[derive(Clone, Debug)]
pub struct Served {
    /// What it holds.
    pub content: Content,
    /// Of what it holds: the same hash, the same bytes.
    pub hash: Hash,
    /// Whether the page is the last sound one, because the present one has errors.
    pub is_last_sound: bool,
}

/// What is known of a page that an editor wrote.
#[derive(Clone, Debug)]
pub struct PageView {
    /// Its file.
    pub source: SitePath,
    /// Why a build would hold it back, in words.
    pub held: Option<String>,
    /// Its claims, in the order of the text.
    pub claims: Vec<Claim>,
    /// Every message about it, advice too.
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
            gone: Mutex::default(),
            unsettled: Vec::new(),
            stamp: SiteState::default(),
            pages: Mutex::default(),
            changed: AtomicUsize::new(0),
            next: AtomicUsize::new(0),
        };
        session.read();
        session
    }

    /// Takes changed files in; `None` where a file is gone.
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
        self.changed.store(0, Ordering::Relaxed);
        self.next.store(0, Ordering::Relaxed);
        match Snapshot::read(&self.inputs, &self.cache, &mut |_| {}) {
            Ok(snapshot) => {
                let snapshot = Arc::new(snapshot);
                *self.gone() = self.snapshot.take();
                self.cache.keep(&snapshot);
                self.unsettled.clear();
                if snapshot.is_settled() || self.shown.is_none() {
                    let hour = self.inputs.now.as_second() / 3600;
                    self.stamp = self.stamp.next(&snapshot, hour);
                    self.shown = Some(snapshot.clone());
                }
                self.snapshot = Some(snapshot);
            }
            Err(diagnostics) => self.unsettled = diagnostics,
        }
    }

    /// The files and settings as they are now.
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// The text of a file of the theme that is not among the inputs: a message may be about it.
    pub fn source(&self, path: &str) -> Option<&Source> {
        let theme = self.shown.as_ref()?.theme()?;
        theme.source(path).map(AsRef::as_ref)
    }

    /// Every error that is known, by file and place. All are when [`Session::idle`] has nothing left to do.
    pub fn problems(&self) -> Vec<Diagnostic> {
        let mut problems = self.unsettled.clone();
        if let Some(snapshot) = self.snapshot.as_ref().filter(|_| problems.is_empty()) {
            let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
            problems.extend(snapshot.of_stages().filter(is_error).cloned());
            let pages = snapshot
                .numbers()
                .filter_map(|number| snapshot.checked(number));
            let with_errors = pages.filter(|page| page.has_errors());
            let of_pages = with_errors.flat_map(|page| page.diagnostics());
            problems.extend(of_pages.filter(is_error).cloned());
            let pages = self.pages();
            let seen = pages.seen.values();
            let current = seen.filter(|seen| seen.stamp == self.stamp.number);
            problems.extend(current.flat_map(|seen| seen.diagnostics.iter()).cloned());
        }
        super::told(&self.inputs, problems)
    }

    /// The page or file at a path from the output's root: `marmot-places/coventry/index.html`, `assets/site.css`.
    pub fn get(&self, path: &str) -> Option<Served> {
        let snapshot = self.shown.as_ref()?;
        let mut served = self.get_from(snapshot, path)?;
        served.is_last_sound |= !self.is_current();
        Some(served)
    }

    /// Whether the site is shown as it is.
    fn is_current(&self) -> bool {
        let shown = self.shown.as_ref().zip(self.snapshot.as_ref());
        self.unsettled.is_empty()
            && shown.is_some_and(|(shown, snapshot)| Arc::ptr_eq(shown, snapshot))
    }

    fn get_from(&self, snapshot: &Arc<Snapshot>, path: &str) -> Option<Served> {
        with_book(snapshot, &self.cache, |book, theme| {
            if let Some(job) = book.page_at(path) {
                return self.page_of(snapshot, book, theme, job);
            }
            files::file(book, theme, path).map(|content| Served {
                hash: self.hash_of(&content),
                content,
                is_last_sound: false,
            })
        })?
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

    /// The path of every page, in no order that matters.
    pub fn paths(&self) -> Vec<String> {
        let shown = self.shown.iter();
        let paths = shown.filter_map(|snapshot| {
            with_book(snapshot, &self.cache, |book, _| {
                let jobs = book.page_ids().into_iter();
                jobs.map(|job| book.output_path(job)).collect::<Vec<_>>()
            })
        });
        paths.flatten().collect()
    }

    /// What is known of the page at a path, where an editor wrote it.
    pub fn page(&self, path: &str) -> Option<PageView> {
        let snapshot = self.snapshot.as_ref()?;
        let site = snapshot.site();
        let number = site.number_at(&address_of(path)?)?;
        let page = snapshot.page(number);
        let source = site.pages[number].summary.path.clone();
        let evidence = &page.checked.evidence;
        let claims = evidence.key_figures.iter().chain(&evidence.claims);
        let diagnostics: Vec<Diagnostic> = page.diagnostics().cloned().collect();
        Some(PageView {
            held: site.shown_unpublished.get(&source).map(on_site::held_words),
            claims: claims.cloned().collect(),
            diagnostics: super::told(&self.inputs, diagnostics),
            source,
        })
    }

    /// For each unbound statistic of the page at a path, the cells that match.
    pub fn bind(&self, path: &str) -> Option<Vec<Suggestion>> {
        let snapshot = self.snapshot.as_ref()?;
        let number = snapshot.site().number_at(&address_of(path)?)?;
        snapshot.bind(snapshot.site().pages[number].summary.path.as_str())
    }

    /// What the last change made anew: of pages, those that were asked for or looked at since and are other than before.
    pub fn counts(&self) -> Counts {
        Counts {
            rendered: self.changed.load(Ordering::Relaxed),
            ..self.cache.counts()
        }
    }

    fn gone(&self) -> MutexGuard<'_, Option<Arc<Snapshot>>> {
        self.gone.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn pages(&self) -> MutexGuard<'_, Pages> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a page is made from, beside what all pages are.
    fn own(snapshot: &Arc<Snapshot>, job: PageId) -> PageInputs {
        match job {
            PageId::Written(number)
                if snapshot.site().pages[number].summary.embedded.is_empty() =>
            {
                PageInputs::Page(Arc::downgrade(snapshot.page(number)))
            }
            PageId::Written(_) => PageInputs::AllPages(Arc::downgrade(snapshot)),
            PageId::Generated(..) => PageInputs::Citations(snapshot.citations()),
            // The page that it leads to is the index's to know.
            PageId::Redirect(_) | PageId::NotFound => PageInputs::Citations(Hash::of(b"")),
        }
    }

    /// Notes what a page is now, and that it is other than before.
    fn note(&self, path: String, own: PageInputs, key: Hash, diagnostics: Vec<Diagnostic>) {
        let seen = PageState {
            stamp: self.stamp.number,
            own,
            key,
            diagnostics,
        };
        let before = self.pages().seen.insert(path, seen);
        if before.is_none_or(|before| before.key != key) {
            self.changed.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// A page that somebody waits for.
    fn page_of(
        &self,
        snapshot: &Arc<Snapshot>,
        book: &SiteRenderer<'_>,
        theme: &Theme,
        job: PageId,
    ) -> Option<Served> {
        let own = Self::own(snapshot, job);
        let path = book.output_path(job);
        let kept = self.pages().kept(&path);
        // Whoever follows a page asks for it several times after each save.
        if let Some(kept) = kept.as_ref()
            && self
                .pages()
                .is_current(&path, self.stamp.number, &own, kept.key)
        {
            return Some(kept.served(false));
        }
        let mut diagnostics = Vec::new();
        let made = book.make(job, &mut diagnostics);
        let key = page_key(theme, book, &made);
        if let Some(kept) = kept.as_ref().filter(|kept| kept.key == key) {
            self.note(made.path, own, key, diagnostics);
            return Some(kept.served(false));
        }
        let rendered = render(theme, book, &made);
        diagnostics.extend(rendered.diagnostics);
        let failed = rendered.html.is_none();
        let of_page = match job {
            PageId::Written(number) => snapshot.page(number).has_errors(),
            _ => false,
        };
        self.note(made.path.clone(), own, key, diagnostics);
        if let Some(kept) = kept.filter(|_| failed || of_page) {
            return Some(kept.served(true));
        }
        let html = rendered.html?.into_bytes();
        let page = Arc::new(CachedPage {
            key,
            hash: Hash::of(&html),
            html,
        });
        if !of_page {
            self.pages().keep(made.path, page.clone());
        }
        Some(page.served(false))
    }
}

/// `/marmot-places/coventry/` of `marmot-places/coventry/index.html`.
fn address_of(path: &str) -> Option<String> {
    let folder = path.strip_suffix("index.html")?;
    Some(format!("/{folder}"))
}
