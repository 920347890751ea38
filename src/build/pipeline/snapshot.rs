//! One state of a site: the entries of all stages, in which the next state looks up its own.
//!
//! In: inputs, the previous snapshot. Out: a [`Snapshot`], whose pages are checked on request. An edit costs what it changes,
//! and a walk over the list of pages. Must not know: who requests pages and in which order, how a page is rendered.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use jiff::Timestamp;

use super::documents::DocumentEntry;
use super::editions::Editions;
use super::index::IndexEntry;
use super::indicators::IndicatorEntry;
use super::page_data::{DataContext, PageDataEntry, places};
use super::pages::{CheckedPage, LinksKey};
use super::settings::Settings;
use super::texts::{TextInputs, TextsEntry};
use super::theme::ThemeEntry;
use super::{catalogue, documents, index, indicators, page_data, settings, texts, theme};
use crate::build::cache::{Entry, Key, Revision};
use crate::chart::ChartData;
use crate::check::{self, SiteFiles};
use crate::data::Catalogue;
use crate::diagnostic::Diagnostic;
use crate::evidence::Lexicon;
use crate::inputs::{BuildOptions, Inputs};
use crate::language::english;
use crate::page::RenderCache;
use crate::site::Site;
use crate::source::{Hash, Hasher};
use crate::theme::Theme;

/// One state of a site. Entries that an edit did not affect are shared with the previous snapshot.
pub(crate) struct Snapshot {
    pub(crate) revision: Revision,
    pub(crate) settings: Arc<Entry<Settings>>,
    theme: Arc<ThemeEntry>,
    /// By path.
    documents: Vec<Arc<DocumentEntry>>,
    indicators: Vec<Arc<IndicatorEntry>>,
    pub(crate) index: Arc<IndexEntry>,
    pub(crate) catalogue: Arc<Entry<Catalogue>>,
    lexicon: Arc<Entry<Lexicon>>,
    /// What was published on other days.
    editions: Editions,
    /// The claims of texts outside pages.
    pub(crate) texts: Arc<TextsEntry>,
    pub(crate) now: Timestamp,
    pub(crate) options: BuildOptions,
    /// Diagnostics of the site's files together.
    file_diagnostics: Vec<Diagnostic>,
    shared: SharedKey,
    /// One for each page of the site, in site order.
    pages: Vec<PageSlot>,
    unpublished: Vec<Arc<DocumentEntry>>,
    citations: OnceLock<Hash>,
    /// What rendered pages share.
    pub(super) render_cache: RenderCache,
    /// Whether a later snapshot looks entries up here.
    is_reused: bool,
}

/// What all pages depend on besides their own text: while it is equal, pages of unchanged files need no keys of their own.
#[derive(PartialEq)]
struct SharedKey {
    /// The hash of settings, definitions and the theme's texts.
    data: Hash,
    catalogue: Revision,
    links: Revision,
    /// The hash of the theme's own fields.
    fields: Hash,
}

/// A page of the site, checked on request.
#[derive(Default)]
struct PageSlot {
    /// Its number among the documents.
    document: usize,
    page: OnceLock<Arc<CheckedPage>>,
    /// Its last result from an earlier snapshot; dropped when the page is checked.
    previous: Mutex<Option<Arc<CheckedPage>>>,
}

impl Snapshot {
    /// Runs the stages; `done` is called with the name of each that has ended. `Err` where the settings cannot be used at all.
    /// `is_reused`: whether a later snapshot will look entries up in this one.
    pub(crate) fn read(
        inputs: &Inputs,
        previous: Option<&Self>,
        revision: Revision,
        is_reused: bool,
        done: &mut dyn FnMut(&'static str),
    ) -> Result<Self, Vec<Diagnostic>> {
        let settings = settings::read(inputs, previous.map(|it| &it.settings), revision)?;
        let theme = theme::compile(inputs, &settings, previous.map(|it| &it.theme), revision);
        done("settings");
        let earlier = previous.map_or(&[][..], |it| &it.documents);
        let documents = documents::parse(inputs, &settings, earlier, revision);
        done("parse");
        let earlier = previous.map_or(&[][..], |it| &it.indicators);
        let indicators = indicators::load(inputs, &settings, earlier, revision);
        let mut file_diagnostics = Vec::new();
        let definitions = indicators
            .iter()
            .filter_map(|it| it.definition.value.as_deref());
        check::file_rules(inputs, definitions, &mut file_diagnostics);
        done("load");
        let earlier = previous.map(|it| (&it.index, &*it.documents));
        let index = index::index(
            inputs,
            &settings,
            &documents,
            &indicators,
            earlier,
            revision,
        );
        let earlier = previous.map(|it| &it.catalogue);
        let catalogue = catalogue::catalogue(&indicators, &index, earlier, revision);
        let earlier = previous.map(|it| &it.lexicon);
        let lexicon = catalogue::lexicon(&settings, &catalogue, earlier, revision);
        let editions = Editions::new(&catalogue, &index, &documents);
        let of = TextInputs {
            settings: &settings,
            catalogue: &catalogue,
            lexicon: &lexicon,
        };
        let texts = texts::read(inputs, &of, previous.map(|it| &it.texts), revision);
        let shared = SharedKey {
            data: data_hash(inputs, theme.value.as_ref()),
            catalogue: catalogue.revision(),
            links: index.links,
            fields: fields_hash(theme.value.as_ref()),
        };
        let mut snapshot = Self {
            revision,
            settings,
            theme,
            documents,
            indicators,
            index,
            catalogue,
            lexicon,
            editions,
            texts,
            now: inputs.now,
            options: inputs.options.clone(),
            file_diagnostics,
            shared,
            pages: Vec::new(),
            unpublished: Vec::new(),
            citations: OnceLock::new(),
            render_cache: RenderCache::default(),
            is_reused,
        };
        snapshot.add_pages(previous);
        done("index");
        Ok(snapshot)
    }

    /// Adds a slot for each page, with its previous result. Pages, documents and earlier pages are sorted by path.
    fn add_pages(&mut self, previous: Option<&Self>) {
        let site = &self.index.site;
        let mut pages = Vec::with_capacity(site.pages.len());
        let mut documents = self.documents.iter().enumerate().peekable();
        let mut earlier = previous.map_or(&[][..], |previous| &previous.pages);
        let same_shared = previous.is_some_and(|previous| previous.shared == self.shared);
        for page in &site.pages {
            // Pointers are compared first: most paths are not.
            let is_unpublished = |document: &DocumentEntry| {
                !Arc::ptr_eq(&document.summary, &page.summary)
                    && document.summary.path < page.summary.path
            };
            while let Some((_, document)) = documents.next_if(|(_, it)| is_unpublished(it)) {
                self.unpublished.push(document.clone());
            }
            let Some((number, document)) = documents.next() else {
                break;
            };
            let mut slot = PageSlot {
                document: number,
                ..PageSlot::default()
            };
            if let Some(previous) = previous {
                while let Some((first, others)) = earlier.split_first() {
                    let earlier_document = &previous.documents[first.document];
                    if Arc::ptr_eq(earlier_document, document) {
                        slot.look_up(first, same_shared);
                        earlier = others;
                        break;
                    }
                    if earlier_document.summary.path > page.summary.path {
                        break;
                    }
                    earlier = others;
                }
            }
            pages.push(slot);
        }
        self.unpublished.extend(documents.map(|(_, it)| it.clone()));
        self.pages = pages;
    }

    /// The number of every page.
    pub(crate) fn numbers(&self) -> std::ops::Range<usize> {
        0..self.pages.len()
    }

    /// A page, checked now unless it has been.
    pub(crate) fn page(&self, number: usize) -> &Arc<CheckedPage> {
        let slot = &self.pages[number];
        slot.page.get_or_init(|| self.check(number, slot))
    }

    /// A page, if it has been checked.
    pub(crate) fn checked(&self, number: usize) -> Option<&Arc<CheckedPage>> {
        self.pages[number].page.get()
    }

    fn check(&self, number: usize, slot: &PageSlot) -> Arc<CheckedPage> {
        let document = &self.documents[slot.document];
        let places = &self.site().pages[number].places;
        let previous = slot.previous().take();
        let data = self.with_context(|context| {
            let key = if self.is_reused {
                context.key(document, places)
            } else {
                Key::UNUSED
            };
            let earlier = previous.as_ref().map(|page| &page.data);
            page_data::read(document, places, context, key, earlier, self.revision)
        });
        let links = LinksKey::new(document, &self.index, self.shared.fields);
        let is_same =
            |page: &Arc<CheckedPage>| Arc::ptr_eq(&page.data, &data) && *page.links.key() == links;
        if let Some(page) = previous.filter(is_same) {
            return page;
        }
        Arc::new(CheckedPage::new(
            document.clone(),
            data,
            links,
            &self.index,
            self.theme(),
            self.revision,
        ))
    }

    /// The data of a page's charts and tables, each with the position of its fence in the file.
    pub(crate) fn charts(&self, number: usize) -> Vec<(u32, ChartData)> {
        let document = &self.documents[self.pages[number].document].document;
        let places = &self.site().pages[number].places;
        // Their diagnostics are those of the check.
        let select = |context: &DataContext<'_>| {
            page_data::charts(document, places, context, &mut Vec::new())
        };
        self.with_context(select)
    }

    /// The hash of all pages' citations.
    pub(crate) fn citations(&self) -> Hash {
        *self.citations.get_or_init(|| {
            let mut hasher = Hasher::new();
            for number in self.numbers() {
                hasher.hash(&self.page(number).data.cites);
            }
            hasher.finish()
        })
    }

    /// Checks the figures of unpublished pages too.
    pub(crate) fn check_unpublished(&self) -> Vec<Diagnostic> {
        let check = |document: &Arc<DocumentEntry>| {
            let places = places(document, &self.settings.areas);
            let data: Arc<PageDataEntry> = self.with_context(|context| {
                page_data::read(document, &places, context, Key::UNUSED, None, self.revision)
            });
            let of_text = document.diagnostics.iter();
            of_text
                .chain(&data.diagnostics)
                .cloned()
                .collect::<Vec<_>>()
        };
        self.unpublished.iter().flat_map(check).collect()
    }

    /// Applies the rules about files that pages refer to.
    pub(crate) fn check_files(&self, inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) {
        let pages = self
            .numbers()
            .map(|number| &self.page(number).links.targets);
        let files = SiteFiles::named_by(pages.chain([&self.site().brand]));
        check::site_rules(inputs, self.site(), &files, diagnostics);
    }

    /// Calls `then` with what checking a page against the data needs besides the page.
    pub(crate) fn with_context<T>(&self, then: impl FnOnce(&DataContext<'_>) -> T) -> T {
        let theme = self.theme();
        let strings = |language: &str| match theme {
            Some(theme) => theme.strings(language),
            None => english(),
        };
        then(&DataContext {
            settings: &self.settings,
            catalogue: &self.catalogue,
            lexicon: &self.lexicon,
            editions: &self.editions,
            strings: &strings,
            hash: self.shared.data,
        })
    }

    /// The theme, if it can render.
    pub(crate) fn theme(&self) -> Option<&Theme> {
        self.theme.value.as_ref()
    }

    pub(crate) fn site(&self) -> &Site {
        &self.index.site
    }

    /// The document at a path; of unpublished pages too.
    pub(crate) fn document(&self, path: &str) -> Option<&Arc<DocumentEntry>> {
        let by_path = |entry: &Arc<DocumentEntry>| (**entry.document.source.path()).cmp(path);
        let found = self.documents.binary_search_by(by_path);
        found.ok().map(|number| &self.documents[number])
    }

    /// Whether settings and theme are without errors, so that pages can be shown.
    pub(crate) fn is_showable(&self) -> bool {
        !self.settings.has_errors() && !self.theme.has_errors()
    }

    /// Diagnostics of all stages but those about single pages.
    pub(crate) fn stage_diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        let indicators = self.indicators.iter();
        let settings = self.settings.diagnostics.iter();
        settings
            .chain(&self.theme.diagnostics)
            .chain(indicators.flat_map(|entry| {
                let definition = entry.definition.diagnostics.iter();
                definition.chain(&entry.diagnostics)
            }))
            .chain(&self.lexicon.diagnostics)
            .chain(&self.file_diagnostics)
            .chain(&self.index.diagnostics)
            .chain(&self.texts.diagnostics)
    }

    /// How many documents were parsed for it, indicators loaded and pages checked.
    pub(crate) fn made(&self) -> (usize, usize, usize) {
        let revision = self.revision;
        let documents = self.documents.iter();
        let indicators = self.indicators.iter();
        let pages = self.numbers().filter_map(|number| self.checked(number));
        (
            documents.filter(|it| it.revision() == revision).count(),
            indicators.filter(|it| it.revision() == revision).count(),
            pages.filter(|it| it.data.revision() == revision).count(),
        )
    }
}

impl PageSlot {
    /// Takes over the page's earlier result; without comparing keys where nothing that pages depend on has changed.
    fn look_up(&mut self, earlier: &Self, same_shared: bool) {
        match earlier.page.get() {
            Some(page) if same_shared => self.page = OnceLock::from(page.clone()),
            Some(page) => *self.previous() = Some(page.clone()),
            None => {
                let previous = earlier.previous().clone();
                *self.previous() = previous;
            }
        }
    }

    fn previous(&self) -> MutexGuard<'_, Option<Arc<CheckedPage>>> {
        self.previous.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The hash of what every page's data depend on: settings, definitions without their data, the theme's texts.
fn data_hash(inputs: &Inputs, theme: Option<&Theme>) -> Hash {
    let mut hasher = Hasher::new();
    hasher.hash(&settings::files_hash(inputs));
    for source in check::definitions(inputs) {
        hasher.part(source.path().as_str()).hash(&source.hash());
    }
    if let Some(theme) = theme {
        hasher.hash(&theme.strings_hash());
    }
    hasher.finish()
}

fn fields_hash(theme: Option<&Theme>) -> Hash {
    let fields = theme.map(Theme::extra_fields);
    Hash::of(format!("{fields:?}").as_bytes())
}
