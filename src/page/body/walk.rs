//! The walk: one event after another becomes markup.
//!
//! In: Markdown events with the file's places. Out: HTML.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd};

use super::Holes;
use super::markup::{Before, escape, running};
use super::quote::Quote;
use super::raw;
use super::table::{Cell, Table};
use crate::config::RawHtml;
use crate::document::{Block, Document};
use crate::site::{Target, relative::relative};

pub(super) struct Walk<'a> {
    holes: &'a Holes<'a>,
    document: &'a Document,
    /// The markup so far, with that of an open footnote or cell on top.
    out: Vec<String>,
    /// Inline elements that are open.
    open: Vec<Open>,
    before: Before,
    /// Pictures that are open: their text is gathered, and nothing else.
    picture: Option<Picture>,
    paragraph: Option<Paragraph>,
    quotes: Vec<Quote>,
    table: Option<Table>,
    /// Names of the tables so far, so that no two are the same.
    tables: BTreeMap<String, u32>,
    /// How many headings were written.
    headings: usize,
    /// What is open in a fence: whether its text is code to be shown.
    code: Option<bool>,
    /// A block of raw HTML.
    html: Option<String>,
    /// The labels of the footnotes that are open.
    open_footnotes: Vec<String>,
    /// Footnotes by their number from 1.
    footnotes: BTreeMap<usize, String>,
    /// How many times each footnote was referred to.
    references: BTreeMap<usize, u32>,
    /// Bindings since the last way to their sources, by the first bytes of their links.
    bindings: Vec<u32>,
    /// How many bindings start at a byte.
    seen: BTreeMap<u32, usize>,
    /// Whether the first paragraph has been written.
    opened: bool,
    /// How deep in lists, quotations and notes the walk is.
    depth: u32,
}

/// An inline element that is open.
enum Open {
    /// Markdown's, with what ends it.
    Markdown(String),
    /// Raw HTML's.
    Raw(&'static str),
    /// A binding: where its words start, what stands for them if there are none, what ends it.
    Binding {
        start: usize,
        words: String,
        close: String,
    },
}

struct Picture {
    /// Pictures in its alternative text.
    inside: u32,
    alt: String,
    src: String,
    caption: String,
}

struct Paragraph {
    /// Where it starts in the output, and where its contents do.
    start: usize,
    inside: usize,
    pictures: u32,
    /// Whether there is anything besides pictures.
    words: bool,
    caption: String,
    /// Where the last line's end and the text behind it stand.
    last_line: Option<(usize, usize)>,
    /// Whether that text begins with a dash.
    dash: bool,
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
            Event::Rule => self.push("<hr>\n"),
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
            TagEnd::CodeBlock => {
                if self.code.take() == Some(true) {
                    self.push("</code></pre>\n");
                }
            }
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
            TagEnd::TableHead | TagEnd::TableRow => {}
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

    // Output

    fn top(&mut self) -> &mut String {
        if self.out.is_empty() {
            self.out.push(String::new());
        }
        let last = self.out.len() - 1;
        &mut self.out[last]
    }

    fn push(&mut self, markup: &str) {
        self.top().push_str(markup);
    }

    fn escaped(&mut self, text: &str) {
        self.before = Before::Other;
        escape(self.top(), text);
    }

    fn push_buffer(&mut self) {
        self.before = Before::Other;
        self.out.push(String::new());
    }

    fn pop_buffer(&mut self) -> String {
        self.before = Before::Other;
        if self.out.len() > 1 {
            self.out.pop().unwrap_or_default()
        } else {
            std::mem::take(self.top())
        }
    }

    fn text(&mut self, text: &str) {
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

    fn line(&mut self, markup: &str) {
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
    fn mark_words(&mut self) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.words = true;
        }
    }

    // Paragraphs, headings, quotations

    fn start_paragraph(&mut self) {
        self.before = Before::Other;
        let start = self.top().len();
        self.push("<p>");
        let inside = self.top().len();
        self.paragraph = Some(Paragraph {
            start,
            inside,
            pictures: 0,
            words: false,
            caption: String::new(),
            last_line: None,
            dash: false,
        });
    }

    fn end_paragraph(&mut self) {
        self.close_inlines();
        let Some(paragraph) = self.paragraph.take() else {
            return;
        };
        if paragraph.pictures == 1 && !paragraph.words {
            let picture = self.top().split_off(paragraph.inside);
            self.top().truncate(paragraph.start);
            self.push("<figure class=\"picture\">");
            self.push(&picture);
            if !paragraph.caption.is_empty() {
                self.push("<figcaption>");
                self.escaped(&paragraph.caption);
                self.push("</figcaption>");
            }
            self.push("</figure>\n");
            return;
        }
        self.lead_to_sources();
        self.push("</p>\n");
        let end = self.top().len();
        let text = without_tags(&self.top()[paragraph.inside..]);
        let output = self.out.len();
        // A footnote inside a quotation has an output of its own.
        if let Some(quote) = self
            .quotes
            .last_mut()
            .filter(|quote| quote.output == output)
        {
            let whole = text.trim_start().starts_with(['—', '–', '―']);
            let line = paragraph.last_line.filter(|_| paragraph.dash);
            quote.paragraph(paragraph.start, paragraph.inside, end, whole, line);
        }
        if self.depth == 0 && !self.opened {
            self.opened = true;
            if let Some(markup) = self.holes.after_opening {
                self.push(markup);
            }
        }
    }

    fn level(&self, level: u8) -> u8 {
        level.max(2).saturating_add(self.holes.lowered).min(6)
    }

    fn start_heading(&mut self, level: u8) {
        self.before = Before::Other;
        let level = self.level(level);
        let id = self.document.headings.get(self.headings);
        self.headings += 1;
        match id {
            Some(heading) => {
                self.push(&format!("<h{level} id=\""));
                let (prefix, id) = (self.holes.prefix, &heading.id);
                self.escaped(&format!("{prefix}{id}"));
                self.push("\">");
            }
            None => self.push(&format!("<h{level}>")),
        }
    }

    fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
        self.depth += 1;
        let start = self.top().len();
        let alert = kind.map(|kind| match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        });
        match alert {
            Some(name) => {
                self.push(&format!(
                    "<div class=\"alert alert-{name}\" role=\"note\">\n<p class=\"alert-title\">"
                ));
                let strings = self.holes.strings;
                self.escaped(strings.get(&format!("alert-{name}")));
                self.push("</p>\n");
            }
            None => self.push("<blockquote>\n"),
        }
        let output = self.out.len();
        self.quotes.push(Quote::new(start, alert.is_some(), output));
    }

    fn end_quote(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if let Some(quote) = self.quotes.pop() {
            quote.write_end(self.top());
        }
    }

    // Code and raw HTML

    fn start_code(&mut self, kind: &CodeBlockKind<'_>, at: u32) {
        self.lead_to_sources();
        let word = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or(""),
            CodeBlockKind::Indented => "",
        };
        if Block::NAMES.contains(&word) {
            self.code = Some(false);
            if let Some(markup) = (self.holes.block)(at) {
                self.push(&markup);
                self.push("\n");
            }
            return;
        }
        self.code = Some(true);
        // It may be wider than the page: it scrolls, so it must be reached by keyboard.
        self.push("<pre tabindex=\"0\"><code>");
    }

    fn end_html(&mut self) {
        let Some(html) = self.html.take() else { return };
        if self.holes.raw_html == RawHtml::Sanitised
            && let Some(clean) = raw::sanitised(&html)
            && !clean.trim().is_empty()
        {
            self.push(clean.trim());
            self.push("\n");
        }
    }

    fn inline_html(&mut self, html: &str) {
        if self.holes.raw_html != RawHtml::Sanitised {
            return;
        }
        match raw::inline(html) {
            Some(raw::Tag::Open(name)) => {
                self.mark_words();
                self.push(&format!("<{name}>"));
                self.open.push(Open::Raw(name));
            }
            // A tag that would close something else than the innermost element is dropped.
            Some(raw::Tag::Close(name)) => {
                if matches!(self.open.last(), Some(Open::Raw(open)) if *open == name) {
                    self.open.pop();
                    self.push(&format!("</{name}>"));
                }
            }
            Some(raw::Tag::Void(name)) => self.push(&format!("<{name}>")),
            None => {}
        }
    }

    // Inline elements

    fn open_inline(&mut self, open: &str, close: &str) {
        self.push(open);
        self.open.push(Open::Markdown(close.to_owned()));
    }

    /// Closes the innermost Markdown element, and what raw HTML left open in it.
    fn close_inline(&mut self) {
        while let Some(open) = self.open.pop() {
            let raw = matches!(open, Open::Raw(_));
            self.close(open);
            if !raw {
                break;
            }
        }
    }

    /// Closes all inline elements, at the end of what holds them.
    fn close_inlines(&mut self) {
        while let Some(open) = self.open.pop() {
            self.close(open);
        }
        self.before = Before::Other;
    }

    fn close(&mut self, open: Open) {
        match open {
            Open::Markdown(close) => self.push(&close),
            Open::Raw(name) => self.push(&format!("</{name}>")),
            Open::Binding {
                start,
                words,
                close,
            } => {
                if self.top().len() == start {
                    let before = self.before;
                    self.before = running(self.top(), &words, before);
                }
                self.push(&close);
            }
        }
    }

    fn start_link(&mut self, destination: &str, at: u32) {
        self.mark_words();
        let holes = self.holes;
        let href = match holes.targets.get(destination) {
            Some(Target::Binding) => {
                self.start_binding(at);
                return;
            }
            Some(Target::Page { address, anchor }) => self.page_href(address, anchor.as_deref()),
            Some(Target::File { address, .. }) => relative(holes.address, address, holes.portable),
            Some(Target::Elsewhere(url)) => url.clone(),
            // An error that was said; the words stay.
            Some(Target::Wrong(_)) | None => {
                self.open_inline("", "");
                return;
            }
        };
        self.push("<a href=\"");
        let before = self.before;
        self.escaped(&href);
        self.before = before;
        self.open_inline("\">", "</a>");
    }

    fn start_binding(&mut self, at: u32) {
        self.bindings.push(at);
        let nth = self.seen.entry(at).or_default();
        let number = *nth;
        *nth += 1;
        let binding = (self.holes.binding)(at, number).unwrap_or_default();
        self.push(&binding.open);
        let start = self.top().len();
        self.open.push(Open::Binding {
            start,
            words: binding.words,
            close: binding.close,
        });
    }

    /// The link to a page, or to a place on this one.
    fn page_href(&self, address: &str, anchor: Option<&str>) -> String {
        let holes = self.holes;
        match anchor {
            Some(anchor) if address == holes.own => format!("#{}{anchor}", holes.prefix),
            Some(anchor) if address == holes.address => format!("#{anchor}"),
            Some(anchor) => format!(
                "{}#{anchor}",
                relative(holes.address, address, holes.portable)
            ),
            None => relative(holes.address, address, holes.portable),
        }
    }

    fn in_picture(&mut self, event: &Event<'_>) {
        let Some(picture) = &mut self.picture else {
            return;
        };
        match event {
            Event::Start(Tag::Image { .. }) => picture.inside += 1,
            Event::End(TagEnd::Image) if picture.inside > 0 => picture.inside -= 1,
            Event::End(TagEnd::Image) => self.end_picture(),
            Event::Text(text) | Event::Code(text) => picture.alt.push_str(text),
            Event::SoftBreak | Event::HardBreak => picture.alt.push(' '),
            _ => {}
        }
    }

    fn end_picture(&mut self) {
        let Some(picture) = self.picture.take() else {
            return;
        };
        let holes = self.holes;
        let Some(Target::File { address, .. }) = holes.targets.get(&picture.src) else {
            // An error that was said; its words stand for it.
            self.escaped(&picture.alt);
            return;
        };
        let src = relative(holes.address, address, holes.portable);
        let in_link = !self.open.is_empty();
        self.push("<img src=\"");
        self.escaped(&src);
        self.push("\" alt=\"");
        self.escaped(&picture.alt);
        self.push("\" loading=\"lazy\">");
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.pictures += 1;
            paragraph.words |= in_link;
            paragraph.caption = picture.caption;
        }
    }

    // Sources, footnotes, tables

    /// Writes the way to the sources of the bindings since the last one.
    fn lead_to_sources(&mut self) {
        if self.bindings.is_empty() {
            return;
        }
        let bindings = std::mem::take(&mut self.bindings);
        let markup = (self.holes.sources)(&bindings);
        self.push(&markup);
    }

    /// The footnote's number, if anything refers to it.
    fn number(&self, label: &str) -> Option<usize> {
        let label = label.to_lowercase();
        let labels = &self.document.footnotes;
        let place = labels
            .iter()
            .position(|known| known.to_lowercase() == label);
        place.map(|place| place + 1)
    }

    fn reference(&mut self, label: &str) {
        self.mark_words();
        let Some(number) = self.number(label) else {
            return;
        };
        let count = self.references.entry(number).or_default();
        *count += 1;
        let again = if *count > 1 {
            format!("-{count}")
        } else {
            String::new()
        };
        let (prefix, strings) = (self.holes.prefix, self.holes.strings);
        let name = strings.fill("footnote", &[("n", &number.to_string())]);
        self.push("<sup class=\"footnote-reference\"><a id=\"");
        self.escaped(&format!("{prefix}note-{number}-from{again}"));
        self.push("\" href=\"#");
        self.escaped(&format!("{prefix}note-{number}"));
        self.push("\" aria-label=\"");
        self.escaped(&name);
        self.push(&format!("\">{number}</a></sup>"));
    }

    fn end_footnote(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.close_inlines();
        self.lead_to_sources();
        let html = self.pop_buffer();
        let label = self.open_footnotes.pop().unwrap_or_default();
        // One that nothing refers to is not shown; of two with one label the first counts.
        if let Some(number) = self.number(&label) {
            self.footnotes.entry(number).or_insert(html);
        }
    }

    fn start_table(&mut self, alignments: Vec<Alignment>) {
        self.lead_to_sources();
        self.table = Some(Table {
            alignments,
            rows: Vec::new(),
        });
    }

    fn end_table(&mut self) {
        let Some(table) = self.table.take() else {
            return;
        };
        let name = table.name();
        let count = self.tables.entry(name.clone()).or_default();
        *count += 1;
        let name = if *count > 1 {
            format!("{name} ({count})")
        } else {
            name
        };
        let strings = self.holes.strings;
        let label = strings.fill("table-of", &[("name", &name)]);
        table.write(self.top(), &label);
        if !self.bindings.is_empty() {
            self.push("<p class=\"table-sources\">");
            self.lead_to_sources();
            self.push("</p>\n");
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

    fn write_footnotes(&mut self) {
        let notes = std::mem::take(&mut self.footnotes);
        if notes.is_empty() {
            return;
        }
        let (prefix, strings) = (self.holes.prefix, self.holes.strings);
        self.push("<section class=\"footnotes\" aria-label=\"");
        self.escaped(strings.get("footnotes"));
        self.push("\">\n<ol>\n");
        for (number, note) in notes {
            self.push("<li id=\"");
            self.escaped(&format!("{prefix}note-{number}"));
            self.push("\">");
            let mut back = String::new();
            for count in 1..=self.references.get(&number).copied().unwrap_or(0) {
                let again = if count > 1 {
                    format!("-{count}")
                } else {
                    String::new()
                };
                back.push_str(" <a class=\"footnote-backref\" href=\"#");
                escape(&mut back, &format!("{prefix}note-{number}-from{again}"));
                back.push_str("\" aria-label=\"");
                escape(
                    &mut back,
                    &strings.fill("footnote-back", &[("n", &number.to_string())]),
                );
                back.push_str("\">↩</a>");
            }
            let note = note.trim_end();
            match note.strip_suffix("</p>") {
                Some(inside) => {
                    let _ = write!(self.top(), "{inside}{back}</p>");
                }
                None => {
                    let _ = write!(self.top(), "{note}<p>{}</p>", back.trim_start());
                }
            }
            self.push("</li>\n");
        }
        self.push("</ol>\n</section>\n");
    }
}

/// The text of markup that this walk made: tags left out, escapes undone.
fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(tag) = rest.find('<') {
        text.push_str(&rest[..tag]);
        rest = rest[tag..]
            .find('>')
            .map_or("", |end| &rest[tag + end + 1..]);
    }
    text.push_str(rest);
    for (escaped, plain) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        if text.contains(escaped) {
            text = text.replace(escaped, plain);
        }
    }
    text
}
