//! Blocks of the walk: paragraphs, headings, quotations, code, raw HTML.
//!
//! In: their beginnings and ends. Out: HTML.

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind};

use super::markup::{Before, without_tags};
use super::quote::Quote;
use super::raw;
use super::walk::Walk;
use crate::config::RawHtml;
use crate::document::Block;

pub(super) struct Paragraph {
    /// Where it starts in the output, and where its contents do.
    pub(super) start: usize,
    pub(super) inside: usize,
    pub(super) pictures: u32,
    /// Whether there is anything besides pictures.
    pub(super) words: bool,
    pub(super) caption: String,
    /// Where the last line's end and the text behind it stand.
    pub(super) last_line: Option<(usize, usize)>,
    /// Whether that text begins with a dash.
    pub(super) dash: bool,
}

impl Walk<'_> {
    pub(super) fn start_paragraph(&mut self) {
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

    pub(super) fn end_paragraph(&mut self) {
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
        let output = self.out.len();
        // A footnote inside a quotation has an output of its own.
        if let Some(quote) = self
            .quotes
            .last_mut()
            .filter(|quote| quote.output == output)
        {
            let text = without_tags(&self.out[output - 1][paragraph.inside..]);
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

    pub(super) fn level(&self, level: u8) -> u8 {
        level.max(2).saturating_add(self.holes.lowered).min(6)
    }

    pub(super) fn start_heading(&mut self, level: u8) {
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

    pub(super) fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
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

    pub(super) fn end_quote(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if let Some(quote) = self.quotes.pop() {
            quote.write_end(self.top());
        }
    }

    pub(super) fn start_code(&mut self, kind: &CodeBlockKind<'_>, at: u32) {
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

    pub(super) fn end_code(&mut self) {
        if self.code.take() == Some(true) {
            self.push("</code></pre>\n");
        }
    }

    pub(super) fn end_html(&mut self) {
        let Some(html) = self.html.take() else { return };
        if self.holes.raw_html == RawHtml::Sanitised
            && let Some(clean) = raw::sanitised(&html)
            && !clean.trim().is_empty()
        {
            self.push(clean.trim());
            self.push("\n");
        }
    }
}
