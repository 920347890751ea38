//! A page under construction: its language, its address, and what its parts add: figures, ids, files.
//!
//! In: [`SiteLookup`], an address. Out: [`PageOutput`]. Must not know: which kind of page it is.

use std::collections::BTreeSet;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::figure_list::FigureList;
use super::inputs::RenderInputs;
use super::lookup::{Locale, SiteLookup};
use super::words;
use crate::data::AreaId;
use crate::diagnostic::Diagnostic;
use crate::output::{Content as Bytes, OutputFile};
use crate::site::relative;
use crate::theme::context::{
    Block, Collections, Content, Html, Page, PageContext, PageLink, PlaceLink,
};

/// The most pages that are embedded whole in one page; further ones are shown as cards.
const MOST_EMBEDDED: u32 = 50;

/// A page under construction.
pub(super) struct PageBuilder<'b, 'a> {
    pub(super) lookup: &'b SiteLookup<'a>,
    pub(super) locale: &'b Locale<'a>,
    pub(super) locale_number: usize,
    pub(super) address: String,
    /// The path from the page to the site's root.
    pub(super) root: String,
    pub(super) figures: FigureList,
    ids: BTreeSet<String>,
    charts: u32,
    tables: u32,
    embedded: u32,
    files: Vec<OutputFile>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// A page with everything that its template needs.
pub struct PageOutput {
    /// Its path in the output folder: `marmot-places/coventry/index.html`.
    pub path: String,
    /// Everything that its template receives.
    pub context: PageContext,
    /// The files that belong to it: drawings, data.
    pub files: Vec<OutputFile>,
    /// The number of its language in the site.
    pub locale: usize,
}

impl<'b, 'a> PageBuilder<'b, 'a> {
    /// A builder of the page at `address`, which is that of the main language where the page exists in each.
    pub(super) fn new(lookup: &'b SiteLookup<'a>, locale: usize, address: &str) -> Self {
        let language = &lookup.locales[locale].language;
        let address = lookup.inputs.site.in_language(address, language);
        Self::at(lookup, locale, address)
    }

    /// A builder of the page at exactly this address.
    pub(super) fn at(lookup: &'b SiteLookup<'a>, locale: usize, address: String) -> Self {
        Self {
            lookup,
            locale: &lookup.locales[locale],
            locale_number: locale,
            root: relative::root(&address),
            address,
            figures: FigureList::default(),
            ids: BTreeSet::new(),
            charts: 0,
            tables: 0,
            embedded: 0,
            files: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    pub(super) fn inputs(&self) -> &'b RenderInputs<'a> {
        &self.lookup.inputs
    }

    /// An interface text in the page's language.
    pub(super) fn string(&self, key: &'b str) -> String {
        self.locale.strings.get(key).to_owned()
    }

    /// An interface text in the page's language with its placeholders filled in.
    pub(super) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.locale.strings.fill(key, values)
    }

    /// The page's language.
    pub(super) fn language(&self) -> &'b str {
        &self.locale.language
    }

    /// Whether the page is in the main language, whose files all languages share.
    pub(super) fn is_main(&self) -> bool {
        self.locale_number == 0
    }

    /// An anchor that is unique on the page: `id`, or `id` with a number.
    pub(super) fn free_id(&mut self, id: &str) -> String {
        let mut free = id.to_owned();
        let mut number = 1;
        while !self.ids.insert(free.clone()) {
            number += 1;
            free = format!("{id}-{number}");
        }
        free
    }

    /// Reserves anchors of the page's text.
    pub(super) fn reserve_ids(&mut self, ids: impl IntoIterator<Item = String>) {
        self.ids.extend(ids);
    }

    /// The number of the next "Figure 1".
    pub(super) fn next_chart(&mut self) -> u32 {
        self.charts += 1;
        self.charts
    }

    /// The number of the next "Table 1".
    pub(super) fn next_table(&mut self) -> u32 {
        self.tables += 1;
        self.tables
    }

    /// Whether one more page may be embedded whole. Without a limit, nested embeddings would grow exponentially.
    pub(super) fn may_embed(&mut self) -> bool {
        self.embedded += 1;
        self.embedded <= MOST_EMBEDDED
    }

    /// A block rendered by its template; empty where that fails, which is reported once for all pages.
    pub(super) fn block(&mut self, block: &Block) -> Html {
        let theme = self.inputs().theme;
        let shared = self.locale.shared;
        let rendered = theme.block(shared, &self.root, block, &mut self.diagnostics);
        rendered.unwrap_or_default()
    }

    /// Adds a file at an address.
    pub(super) fn add_file(&mut self, address: &str, bytes: Vec<u8>) {
        let path = address.trim_start_matches('/').to_owned();
        // Equal charts of a page share their files.
        if !self.files.iter().any(|file| file.path == path) {
            let content = Bytes::Bytes(bytes);
            self.files.push(OutputFile { path, content });
        }
    }

    /// The path to an address that exists in each language.
    pub(super) fn local_path(&self, address: &str) -> String {
        let site = self.inputs().site;
        let address = site.in_language(address, self.language());
        self.lookup.path(&address)
    }

    /// The link to a page of the site.
    pub(super) fn page_link(&self, number: usize) -> PageLink {
        let page = self.lookup.page(number);
        PageLink {
            title: page.summary.title.clone(),
            path: self.lookup.path(&page.address),
        }
    }

    /// The link to an indicator's page.
    pub(super) fn indicator_link(&self, id: &str) -> PageLink {
        let language = self.language();
        let route = self.lookup.indicator(id);
        PageLink {
            title: route.map_or_else(
                || id.to_owned(),
                |route| route.definition.title.get(language).value.clone(),
            ),
            path: route.map_or_else(String::new, |route| self.local_path(&route.address)),
        }
    }

    /// A place with its page, where it has one.
    pub(super) fn place_link(&self, area: &AreaId) -> PlaceLink {
        let route = self.lookup.place(area);
        PlaceLink {
            name: self.place_name(area).to_owned(),
            path: route.map(|route| self.local_path(&route.address)),
        }
    }

    /// A place's name.
    pub(super) fn place_name<'n>(&self, area: &'n AreaId) -> &'n str
    where
        'b: 'n,
    {
        let known = self.inputs().areas.by_id.get(area);
        known.map_or(&**area, |known| known.name_in(self.language()))
    }

    /// Finishes the page.
    pub(super) fn finish(
        mut self,
        mut page: Page,
        content: Content,
        collections: Collections,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> PageOutput {
        diagnostics.append(&mut self.diagnostics);
        if let Some(contact) = &self.locale.site.contact {
            let subject = self.fill("tell-us-subject", &[("title", &page.plain_title)]);
            let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
            page.tell_us = Some(format!(
                "mailto:{contact}?subject={}&body={}",
                encoded(&subject),
                encoded(&page.canonical)
            ));
        }
        self.inputs().theme.fill_extra(&mut page.extra);
        if self.inputs().review {
            page.robots = Some("noindex".to_owned());
        }
        let as_at = self.figures.as_at();
        (page.evidence, page.evidence_counts, page.claim_details) = self.figures.finish();
        page.evidence_counts.as_at = as_at.map(|day| words::day(day, self.locale.strings));
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
