//! The walk: turns Markdown events into markup.
//!
//! In: Markdown events with their positions in the file. Out: HTML.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::fold::Fold;
use super::footnotes::Footnotes;
use super::markup::{Before, escape, running};
use super::open::{OpenInline, Paragraph, Picture};
use super::pieces::{Gap, Markup, Pieces, Slot};
use super::quote::Quote;
use super::scope::TextScope;
use super::table::Table;
use super::terms::first_use;
use crate::document::Document;

pub(super) struct Walk<'a> {
    pub(super) scope: &'a TextScope<'a>,
    pub(super) document: &'a Document,
    /// The markup so far: of the open footnote or table, otherwise of the text.
    pub(super) out: Markup,
    /// The buffers around it, outermost first.
    pub(super) outer: Vec<Markup>,
    /// What fills the gaps, in the order of the text.
    pub(super) slots: Vec<Slot>,
    /// Inline elements that are open.
    pub(super) open: Vec<OpenInline>,
    pub(super) before: Before,
    /// Open pictures: only their text is collected.
    pub(super) picture: Option<Picture>,
    pub(super) paragraph: Option<Paragraph>,
    pub(super) quotes: Vec<Quote>,
    pub(super) table: Option<Table>,
    /// Whether the next table has a caption, and is in a figure with it.
    pub(super) is_captioned: bool,
    /// Names of the tables so far, which must be unique.
    pub(super) tables: BTreeMap<String, u32>,
    /// How many headings were written.
    pub(super) headings: usize,
    /// Inside a fence: whether its text is shown as code.
    pub(super) code: Option<bool>,
    /// The block of raw HTML that is open.
    pub(super) html: Option<String>,
    pub(super) footnotes: Footnotes,
    /// The first slot since the last link to sources.
    pub(super) unsourced: usize,
    /// The first byte of the last link to data or a source, and how many links before it began there.
    pub(super) last_figure: Option<(u32, usize)>,
    /// Whether the first paragraph has been written.
    pub(super) opened: bool,
    /// How deep in lists, quotations and notes the walk is.
    pub(super) depth: u32,
    /// Where the text is folded.
    pub(super) fold: Fold,
    /// The terms that were used.
    used_terms: Vec<usize>,
    /// How many of them have had their note.
    explained_terms: usize,
}

impl<'a> Walk<'a> {
    pub(super) fn new(scope: &'a TextScope<'a>, document: &'a Document) -> Self {
        Self {
            scope,
            document,
            out: Markup::default(),
            outer: Vec::new(),
            slots: Vec::new(),
            open: Vec::new(),
            before: Before::Other,
            picture: None,
            paragraph: None,
            quotes: Vec::new(),
            table: None,
            is_captioned: false,
            tables: BTreeMap::new(),
            headings: 0,
            code: None,
            html: None,
            footnotes: Footnotes::default(),
            unsourced: 0,
            last_figure: None,
            opened: false,
            depth: 0,
            fold: Fold::default(),
            used_terms: Vec::new(),
            explained_terms: 0,
        }
    }

    /// Takes the next event, which starts at byte `at` of the file.
    pub(super) fn event(&mut self, event: Event<'_>, at: u32) {
        if self.picture.is_some() {
            self.in_picture(&event);
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(code) => {
                self.mark_words();
                self.push("<code>");
                self.escaped(&code);
                self.push("</code>");
            }
            Event::SoftBreak => self.line("\n"),
            Event::HardBreak => self.line("<br>\n"),
            Event::Rule => {
                self.close_inlines();
                self.push("<hr>\n");
            }
            Event::InlineHtml(html) => self.inline_html(&html),
            Event::Html(html) => {
                if let Some(block) = &mut self.html {
                    block.push_str(&html);
                }
            }
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, at: u32) {
        let inline = matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }
        );
        if !inline {
            // The text of a tight item has no end event when a block follows it.
            self.close_inlines();
        }
        match tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::Heading { level, .. } => self.start_heading(level as u8),
            Tag::BlockQuote(kind) => self.start_quote(kind),
            Tag::CodeBlock(kind) => self.start_code(&kind, at),
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::List(start) => {
                self.name_sources();
                self.depth += 1;
                match start {
                    None => self.push("<ul>\n"),
                    Some(1) => self.push("<ol>\n"),
                    Some(start) => self.push(&format!("<ol start=\"{start}\">\n")),
                }
            }
            Tag::Item => self.push("<li>"),
            Tag::FootnoteDefinition(label) => self.start_footnote(&label),
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.start_row();
                }
            }
            Tag::Emphasis => self.open_element("<em>", "</em>"),
            Tag::Strong => self.open_element("<strong>", "</strong>"),
            Tag::Link {
                link_type: LinkType::Email,
                dest_url,
                ..
            } => self.start_link(&format!("mailto:{dest_url}"), at),
            Tag::Link { dest_url, .. } => self.start_link(&dest_url, at),
            Tag::Image { dest_url, .. } => {
                self.picture = Some(Picture {
                    inside: 0,
                    alt: String::new(),
                    src: dest_url.to_string(),
                    at,
                });
            }
            // A cell starts where its text does; the others are not enabled in the parser.
            Tag::TableCell
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(level) => {
                self.close_inlines();
                let level = self.level(level as u8);
                self.push(&format!("</h{level}>\n"));
            }
            TagEnd::BlockQuote(_) => self.end_quote(),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::List(ordered) => {
                self.depth = self.depth.saturating_sub(1);
                self.push(if ordered { "</ol>\n" } else { "</ul>\n" });
            }
            TagEnd::Item => {
                self.close_inlines();
                self.name_sources();
                self.push("</li>\n");
            }
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::Table => self.end_table(),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => self.close_inline(),
            _ => {}
        }
    }

    pub(super) fn push(&mut self, markup: &str) {
        self.out.push(markup);
    }

    pub(super) fn escaped(&mut self, text: &str) {
        self.before = Before::Other;
        escape(&mut self.out.html, text);
    }

    /// Starts a buffer for content that is written elsewhere.
    pub(super) fn start_apart(&mut self) {
        self.before = Before::Other;
        self.outer.push(std::mem::take(&mut self.out));
    }

    /// Ends the buffer and returns it.
    pub(super) fn end_apart(&mut self) -> Markup {
        self.before = Before::Other;
        let outer = self.outer.pop().unwrap_or_default();
        std::mem::replace(&mut self.out, outer)
    }

    /// Names the sources of the figures since the last such note and explains the terms since, if there are any, in the text.
    pub(super) fn name_sources(&mut self) {
        self.push_sources(false);
    }

    /// Names them in a paragraph of their own.
    pub(super) fn name_sources_apart(&mut self) {
        self.push_sources(true);
    }

    fn push_sources(&mut self, apart: bool) {
        let unexplained = self.used_terms[self.explained_terms..].iter();
        let terms: String = unexplained
            .map(|&term| self.scope.terms[term].note.as_str())
            .collect();
        if self.has_unsourced() || !terms.is_empty() {
            let slots = self.unsourced..self.slots.len();
            self.out.push_gap(Gap::Sources {
                slots,
                apart,
                terms,
            });
        }
        self.unsourced = self.slots.len();
        self.explained_terms = self.used_terms.len();
    }

    /// Whether the sources of a figure are not named yet.
    pub(super) fn has_unsourced(&self) -> bool {
        let since = &self.slots[self.unsourced..];
        since.iter().any(|slot| matches!(slot, Slot::Figure(_)))
    }

    pub(super) fn text(&mut self, text: &str) {
        match self.code {
            Some(true) => self.escaped(text),
            Some(false) => {}
            None => {
                if !text.trim().is_empty() {
                    self.mark_words();
                }
                let end = self.out.end();
                if let Some(paragraph) = &mut self.paragraph
                    && paragraph.last_line.is_some_and(|(_, after)| after == end)
                {
                    paragraph.dash = text.starts_with(['—', '–', '―']);
                }
                self.running_with_terms(text);
            }
        }
    }

    /// Writes running text, with the terms marked that it is the first to use. Words of a link, of speech and of a heading are
    /// left alone.
    fn running_with_terms(&mut self, text: &str) {
        let mut rest = text;
        let may_explain = self.paragraph.is_some() && self.quotes.is_empty() && !self.is_in_link();
        while may_explain
            && let Some((term, range)) = first_use(rest, self.scope.terms, &self.used_terms)
        {
            self.used_terms.push(term);
            self.before = running(&mut self.out, &rest[..range.start], self.before);
            self.push("<dfn>");
            self.before = running(&mut self.out, &rest[range.clone()], self.before);
            self.push("</dfn>");
            rest = &rest[range.end..];
        }
        self.before = running(&mut self.out, rest, self.before);
    }

    pub(super) fn line(&mut self, markup: &str) {
        let end = self.out.end();
        if markup == "\n" {
            self.before = running(&mut self.out, markup, self.before);
        } else {
            self.before = Before::Other;
            self.push(markup);
        }
        let after = self.out.end();
        if self.open.is_empty()
            && let Some(paragraph) = &mut self.paragraph
        {
            paragraph.last_line = Some((end, after));
            paragraph.dash = false;
        }
    }

    /// Records that the paragraph has text, so that it is not a picture with a caption.
    pub(super) fn mark_words(&mut self) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.words = true;
        }
    }

    /// The pieces of a body.
    pub(super) fn finish(mut self) -> Pieces {
        self.close_inlines();
        self.name_sources_apart();
        if !self.opened
            && let Some(markup) = self.scope.after_opening
        {
            self.push(markup);
        }
        self.write_footnotes();
        if let Some((start, end)) = self.scope.fold
            && let Some(at) = self.fold.position()
        {
            self.out.insert(at, start);
            self.push(end);
        }
        self.pieces()
    }

    /// The pieces of a text of one line.
    pub(super) fn finish_text(mut self) -> Pieces {
        self.close_inlines();
        self.pieces()
    }

    fn pieces(mut self) -> Pieces {
        // Text after an unclosed buffer belongs to it.
        while let Some(mut outer) = self.outer.pop() {
            outer.append(&self.out);
            self.out = outer;
        }
        Pieces::new(self.out, self.slots)
    }
}
