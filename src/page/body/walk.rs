//! The walk: one event after another becomes markup.
//!
//! In: Markdown events with the file's places. Out: HTML.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::Holes;
use super::blocks::Paragraph;
use super::inline::{Open, Picture};
use super::markup::{Before, escape, running, without_tags};
use super::quote::Quote;
use super::table::{Cell, Table};
use crate::document::Document;

pub(super) struct Walk<'a> {
    pub(super) holes: &'a Holes<'a>,
    pub(super) document: &'a Document,
    /// The markup so far, with that of an open footnote or cell on top.
    pub(super) out: Vec<String>,
    /// Inline elements that are open.
    pub(super) open: Vec<Open>,
    pub(super) before: Before,
    /// Pictures that are open: their text is gathered, and nothing else.
    pub(super) picture: Option<Picture>,
    pub(super) paragraph: Option<Paragraph>,
    pub(super) quotes: Vec<Quote>,
    pub(super) table: Option<Table>,
    /// Names of the tables so far, so that no two are the same.
    pub(super) tables: BTreeMap<String, u32>,
    /// How many headings were written.
    pub(super) headings: usize,
    /// What is open in a fence: whether its text is code to be shown.
    pub(super) code: Option<bool>,
    /// A block of raw HTML.
    pub(super) html: Option<String>,
    /// The labels of the footnotes that are open.
    pub(super) open_footnotes: Vec<String>,
    /// Footnotes by their number from 1.
    pub(super) footnotes: BTreeMap<usize, String>,
    /// The numbers of footnotes that are referred to, by label in lower case.
    pub(super) numbers: BTreeMap<String, usize>,
    /// How many times each footnote was referred to.
    pub(super) references: BTreeMap<usize, u32>,
    /// Bindings since the last way to their sources, by the first bytes of their links.
    pub(super) bindings: Vec<u32>,
    /// How many bindings start at a byte.
    pub(super) seen: BTreeMap<u32, usize>,
    /// Whether the first paragraph has been written.
    pub(super) opened: bool,
    /// How deep in lists, quotations and notes the walk is.
    pub(super) depth: u32,
}

impl<'a> Walk<'a> {
    pub(super) fn new(holes: &'a Holes<'a>, document: &'a Document) -> Self {
        Self {
            holes,
            document,
            out: vec![String::new()],
            open: Vec::new(),
            before: Before::Other,
            picture: None,
            paragraph: None,
            quotes: Vec::new(),
            table: None,
            tables: BTreeMap::new(),
            headings: 0,
            code: None,
            html: None,
            open_footnotes: Vec::new(),
            footnotes: BTreeMap::new(),
            numbers: numbers(document),
            references: BTreeMap::new(),
            bindings: Vec::new(),
            seen: BTreeMap::new(),
            opened: false,
            depth: 0,
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
            Event::FootnoteReference(label) => self.reference(&label),
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, at: u32) {
        let inline = matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }
        );
        if !inline {
            // A tight item's words have no end of their own when a block follows them.
            self.close_inlines();
        }
        match tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::Heading { level, .. } => self.start_heading(level as u8),
            Tag::BlockQuote(kind) => self.start_quote(kind),
            Tag::CodeBlock(kind) => self.start_code(&kind, at),
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::List(start) => {
                self.lead_to_sources();
                self.depth += 1;
                match start {
                    None => self.push("<ul>\n"),
                    Some(1) => self.push("<ol>\n"),
                    Some(start) => self.push(&format!("<ol start=\"{start}\">\n")),
                }
            }
            Tag::Item => self.push("<li>"),
            Tag::FootnoteDefinition(label) => {
                self.depth += 1;
                self.open_footnotes.push(label.to_string());
                self.push_buffer();
            }
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            Tag::TableCell => self.push_buffer(),
            Tag::Emphasis => self.open_inline("<em>", "</em>"),
            Tag::Strong => self.open_inline("<strong>", "</strong>"),
            Tag::Link {
                link_type: LinkType::Email,
                dest_url,
                ..
            } => self.start_link(&format!("mailto:{dest_url}"), at),
            Tag::Link { dest_url, .. } => self.start_link(&dest_url, at),
            Tag::Image {
                dest_url, title, ..
            } => {
                self.picture = Some(Picture {
                    inside: 0,
                    alt: String::new(),
                    src: dest_url.to_string(),
                    caption: title.to_string(),
                });
            }
            // Not asked of the parser.
            Tag::Strikethrough
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
                self.lead_to_sources();
                self.push("</li>\n");
            }
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::Table => self.end_table(),
            TagEnd::TableCell => {
                self.close_inlines();
                let html = self.pop_buffer();
                if let Some(row) = self.table.as_mut().and_then(|table| table.rows.last_mut()) {
                    let text = without_tags(&html);
                    row.push(Cell { html, text });
                }
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => self.close_inline(),
            _ => {}
        }
    }

    pub(super) fn top(&mut self) -> &mut String {
        if self.out.is_empty() {
            self.out.push(String::new());
        }
        let last = self.out.len() - 1;
        &mut self.out[last]
    }

    pub(super) fn push(&mut self, markup: &str) {
        self.top().push_str(markup);
    }

    pub(super) fn escaped(&mut self, text: &str) {
        self.before = Before::Other;
        escape(self.top(), text);
    }

    pub(super) fn push_buffer(&mut self) {
        self.before = Before::Other;
        self.out.push(String::new());
    }

    pub(super) fn pop_buffer(&mut self) -> String {
        self.before = Before::Other;
        if self.out.len() > 1 {
            self.out.pop().unwrap_or_default()
        } else {
            std::mem::take(self.top())
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        match self.code {
            Some(true) => self.escaped(text),
            Some(false) => {}
            None => {
                if !text.trim().is_empty() {
                    self.mark_words();
                }
                let place = self.top().len();
                if let Some(paragraph) = &mut self.paragraph
                    && paragraph.last_line.is_some_and(|(_, after)| after == place)
                {
                    paragraph.dash = text.starts_with(['—', '–', '―']);
                }
                let before = self.before;
                self.before = running(self.top(), text, before);
            }
        }
    }

    pub(super) fn line(&mut self, markup: &str) {
        let place = self.top().len();
        if markup == "\n" {
            let before = self.before;
            self.before = running(self.top(), markup, before);
        } else {
            self.before = Before::Other;
            self.push(markup);
        }
        let after = self.top().len();
        if self.open.is_empty()
            && let Some(paragraph) = &mut self.paragraph
        {
            paragraph.last_line = Some((place, after));
            paragraph.dash = false;
        }
    }

    /// The paragraph has words, so it is no picture with a caption.
    pub(super) fn mark_words(&mut self) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.words = true;
        }
    }

    /// The markup of a body.
    pub(super) fn finish(mut self) -> String {
        self.close_inlines();
        if !self.bindings.is_empty() {
            self.push("<p>");
            self.lead_to_sources();
            self.push("</p>\n");
        }
        if !self.opened
            && let Some(markup) = self.holes.after_opening
        {
            self.push(markup);
        }
        self.write_footnotes();
        self.out.concat()
    }

    /// The markup of a text of one line.
    pub(super) fn finish_text(mut self) -> String {
        self.close_inlines();
        self.out.concat()
    }
}

fn numbers(document: &Document) -> BTreeMap<String, usize> {
    let labels = document.footnotes.iter().enumerate();
    labels
        .map(|(place, label)| (label.to_lowercase(), place + 1))
        .collect()
}
