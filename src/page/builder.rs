//! One page while it is made: its locale, its address, and what gathers as its parts are filled in: figures, ids, files.
//!
//! In: a renderer and an address. Out: a made page. Must not know: which kind of page it is.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::{Ledger, Mark};
use super::renderer::{GeneratedKind, Locale, PageOutput, SiteRenderer};
use super::{head, json_ld};
use crate::diagnostic::Diagnostic;
use crate::output::{Content as Bytes, OutputFile};
use crate::site::relative;
use crate::theme::context::{Block, Collections, Content, Crumb, Html, Page, PageContext};

/// How many pages are set whole into one at most; those after are shown as cards.
const SET_IN: u32 = 50;

/// One page while it is made.
pub(super) struct PageBuilder<'b, 'a> {
    pub(super) renderer: &'b SiteRenderer<'a>,
    pub(super) locale: &'b Locale<'a>,
    locale_number: usize,
    /// The page's address.
    pub(super) address: String,
    /// From the page to the site's root.
    pub(super) root: String,
    /// Where its figures come from.
    pub(super) ledger: Ledger,
    /// The marks of claims that were met, by page and the first byte of their link.
    pub(super) marks: BTreeMap<(usize, u32), Vec<Mark>>,
    ids: BTreeSet<String>,
    charts: u32,
    tables: u32,
    set_in: u32,
    pub(super) files: Vec<OutputFile>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// What a page that nobody wrote says, beside what all pages say.
pub(super) struct GeneratedPage {
    pub(super) title: String,
    pub(super) description: Option<String>,
    /// The way down to it, after the home page.
    pub(super) crumbs: Vec<Crumb>,
    pub(super) content: Content,
    pub(super) json_ld: Option<serde_json::Value>,
}

impl<'b, 'a> PageBuilder<'b, 'a> {
    /// A builder for the page at `address`, which is the main language's where the page exists in each.
    pub(super) fn new(renderer: &'b SiteRenderer<'a>, locale: usize, address: &str) -> Self {
        let of = &renderer.locales[locale];
        let address = renderer.parts.site.in_language(address, &of.language);
        Self::at(renderer, locale, address)
    }

    /// A builder for the page at exactly this address.
    pub(super) fn at(renderer: &'b SiteRenderer<'a>, locale: usize, address: String) -> Self {
        Self {
            renderer,
            locale: &renderer.locales[locale],
            locale_number: locale,
            root: relative::root(&address),
            address,
            ledger: Ledger::default(),
            marks: BTreeMap::new(),
            ids: BTreeSet::new(),
            charts: 0,
            tables: 0,
            set_in: 0,
            files: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// A text of the theme.
    pub(super) fn say(&self, key: &'b str) -> String {
        self.locale.strings.get(key).to_owned()
    }

    /// A text of the theme with its names filled in.
    pub(super) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.locale.strings.fill(key, values)
    }

    /// The page's language.
    pub(super) fn language(&self) -> &'b str {
        &self.locale.language
    }

    /// The page's language, as the number of a locale.
    pub(super) fn locale_number(&self) -> usize {
        self.locale_number
    }

    /// Whether it is the page of the main language, whose files serve all.
    pub(super) fn is_main(&self) -> bool {
        self.locale_number == 0
    }

    /// An anchor that nothing else on the page has: `id`, or with a number behind it.
    pub(super) fn free_id(&mut self, id: &str) -> String {
        let mut free = id.to_owned();
        let mut number = 1;
        while !self.ids.insert(free.clone()) {
            number += 1;
            free = format!("{id}-{number}");
        }
        free
    }

    /// Takes anchors that are spoken for.
    pub(super) fn take_ids<'i>(&mut self, ids: impl IntoIterator<Item = &'i String>) {
        self.ids.extend(ids.into_iter().cloned());
    }

    /// The next "Figure 1".
    pub(super) fn next_chart(&mut self) -> u32 {
        self.charts += 1;
        self.charts
    }

    /// The next "Table 1".
    pub(super) fn next_table(&mut self) -> u32 {
        self.tables += 1;
        self.tables
    }

    /// Whether one more page may be set in whole. Pages that set in pages that set in pages would grow without end.
    pub(super) fn may_set_in(&mut self) -> bool {
        self.set_in += 1;
        self.set_in <= SET_IN
    }

    /// A block as its template renders it; nothing where that fails, which is said once for all pages.
    pub(super) fn block(&mut self, block: &Block) -> Html {
        let theme = self.renderer.parts.theme;
        let shared = &self.locale.shared;
        let rendered = theme.block(shared, &self.root, block, &mut self.diagnostics);
        rendered.unwrap_or_default()
    }

    /// Puts a file at an address.
    pub(super) fn put(&mut self, address: &str, bytes: Vec<u8>) {
        let path = address.trim_start_matches('/').to_owned();
        // Two charts of a page that show the same share their files.
        if !self.files.iter().any(|file| file.path == path) {
            let content = Bytes::Bytes(bytes);
            self.files.push(OutputFile { path, content });
        }
    }

    /// What all pages say, for one that nobody wrote.
    fn page(&self, generated: &mut GeneratedPage, what: GeneratedKind) -> Page {
        let renderer = self.renderer;
        let mut breadcrumbs = vec![head::home_crumb(renderer, self.locale)];
        breadcrumbs.append(&mut generated.crumbs);
        let address = renderer.generated_address(what);
        Page {
            path: renderer.path(&self.address),
            canonical: renderer.canonical(&self.address),
            language: self.language().to_owned(),
            title: Html::text(&generated.title),
            plain_title: generated.title.clone(),
            description: generated.description.clone(),
            translations: head::translations_of(renderer, address, self.locale_number),
            breadcrumbs,
            json_ld: generated.json_ld.as_ref().map(json_ld::html),
            ..Page::default()
        }
    }

    /// The page that a generated makes.
    pub(super) fn finish(
        self,
        mut generated: GeneratedPage,
        what: GeneratedKind,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> PageOutput {
        let page = self.page(&mut generated, what);
        self.made(page, generated.content, Collections::default(), diagnostics)
    }

    /// The made page.
    pub(super) fn made(
        mut self,
        mut page: Page,
        content: Content,
        collections: Collections,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> PageOutput {
        diagnostics.append(&mut self.diagnostics);
        page.figures = self.ledger.entries();
        PageOutput {
            path: output_path(&self.address),
            context: PageContext {
                root: self.root,
                page,
                content,
                collections,
            },
            files: self.files,
            locale: self.locale_number,
        }
    }
}

/// The file of an address: `/a/` is `a/index.html`.
pub(super) fn output_path(address: &str) -> String {
    let path = address.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    }
}
