//! Blocks of the walk: paragraphs, headings, quotations, code, raw HTML, tables.
//!
//! In: their beginnings and ends. Out: HTML.

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind};

use super::markup::{Before, without_tags};
use super::open::Paragraph;
use super::pieces::{Gap, Slot};
use super::quote::{DASHES, LastParagraph, Quote};
use super::table::Table;
use super::walk::Walk;
use crate::config::RawHtml;
use crate::document::{Block, ElementKind, text_events};
use crate::markup;

impl Walk<'_> {
    pub(super) fn start_paragraph(&mut self) {
        self.before = Before::Other;
        let start = self.out.end();
        self.push("<p>");
        let inside = self.out.end();
        self.paragraph = Some(Paragraph {
            start,
            inside,
            pictures: 0,
            words: false,
            picture: None,
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
            let picture = self.out.split_off(paragraph.inside);
            self.out.truncate(paragraph.start);
            self.push("<figure class=\"picture\">");
            self.out.append(&picture);
            self.caption(paragraph.picture);
            self.push("</figure>\n");
            return;
        }
        // Beside a paragraph of the page itself there is room; elsewhere the note belongs to the text.
        let apart = self.depth == 0 && self.outer.is_empty();
        if !apart {
            self.name_sources();
        }
        self.push("</p>\n");
        if apart {
            self.name_sources_apart();
        }
        let depth = self.outer.len();
        // A footnote inside a quotation is in a buffer of its own.
        if let Some(quote) = self.quotes.last_mut().filter(|quote| quote.depth == depth) {
            let text = without_tags(self.out.html_from(paragraph.inside));
            quote.end_paragraph(LastParagraph {
                start: paragraph.start,
                inside: paragraph.inside,
                end: self.out.end(),
                is_attribution: text.trim_start().starts_with(DASHES),
                attribution_line: paragraph.last_line.filter(|_| paragraph.dash),
            });
        }
        if self.depth == 0 && !self.opened {
            self.opened = true;
            if let Some(markup) = self.scope.after_opening {
                self.push(markup);
            }
        }
        if apart {
            self.fold.pass_paragraph(self.out.end());
        }
    }

    /// The caption of the picture that begins at a byte, with the link to its sources.
    fn caption(&mut self, picture: Option<u32>) {
        let document = self.document;
        let images = document.images.iter();
        let mut images = images.filter(|image| Some(image.span.start) == picture);
        let Some(caption) = images.next().and_then(|image| image.caption.as_ref()) else {
            return;
        };
        self.push("<figcaption>");
        text_events(&document.source, caption, |event, range| {
            self.event(event, range.start as u32);
        });
        self.close_inlines();
        self.name_sources();
        self.push("</figcaption>");
    }

    pub(super) fn level(&self, level: u8) -> u8 {
        level.max(2).saturating_add(self.scope.lowered).min(6)
    }

    pub(super) fn start_heading(&mut self, level: u8) {
        self.before = Before::Other;
        let level = self.level(level);
        let id = self.document.headings.get(self.headings);
        self.headings += 1;
        match id {
            Some(heading) => {
                self.push(&format!("<h{level} id=\""));
                self.escaped(self.scope.prefix);
                self.escaped(&heading.id);
                self.push("\">");
            }
            None => self.push(&format!("<h{level}>")),
        }
    }

    pub(super) fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
        self.depth += 1;
        let start = self.out.end();
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
                let strings = self.scope.strings;
                self.escaped(strings.get(&format!("alert-{name}")));
                self.push("</p>\n");
            }
            None => self.push("<blockquote>\n"),
        }
        let depth = self.outer.len();
        let quote = Quote::new(start, alert.is_some(), depth, self.out.end());
        self.quotes.push(quote);
    }

    pub(super) fn end_quote(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if let Some(quote) = self.quotes.pop() {
            quote.write_end(&mut self.out);
        }
    }

    pub(super) fn start_code(&mut self, kind: &CodeBlockKind<'_>, at: u32) {
        self.name_sources();
        let word = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or(""),
            CodeBlockKind::Indented => "",
        };
        if Block::NAMES.contains(&word) {
            self.code = Some(false);
            let blocks = &self.document.blocks;
            if let Ok(number) = blocks.binary_search_by_key(&at, |placed| placed.span.start) {
                if let Block::Element(element) = &blocks[number].block
                    && element.kind == ElementKind::TableCaption
                {
                    self.is_captioned = true;
                    self.push("<figure class=\"written-table\">\n");
                }
                self.out.push_gap(Gap::Block(self.slots.len()));
                self.slots.push(Slot::Block(number));
                if self.depth == 0 && matches!(blocks[number].block, Block::Chart(_)) {
                    self.fold.pass_chart(self.out.end());
                }
            }
            return;
        }
        self.code = Some(true);
        // Code may be wider than the page: it scrolls, so the keyboard must reach it.
        self.push("<pre tabindex=\"0\"><code>");
    }

    pub(super) fn end_code(&mut self) {
        if self.code.take() == Some(true) {
            self.push("</code></pre>\n");
        }
    }

    pub(super) fn end_html(&mut self) {
        let Some(html) = self.html.take() else { return };
        if self.scope.raw_html == RawHtml::Sanitised
            && let Some(clean) = markup::sanitised(&html)
            && !clean.trim().is_empty()
        {
            self.push(clean.trim());
            self.push("\n");
        }
    }

    pub(super) fn start_table(&mut self, alignments: Vec<Alignment>) {
        self.name_sources();
        self.table = Some(Table::new(alignments));
        self.start_apart();
    }

    pub(super) fn end_cell(&mut self) {
        self.close_inlines();
        let end = self.out.end();
        if let Some(table) = &mut self.table {
            table.end_cell(end);
        }
    }

    pub(super) fn end_table(&mut self) {
        let Some(table) = self.table.take() else {
            return;
        };
        let cells = self.end_apart();
        let name = table.name(&cells);
        let count = self.tables.entry(name.clone()).or_default();
        *count += 1;
        let name = if *count > 1 {
            format!("{name} ({count})")
        } else {
            name
        };
        let label = self.scope.strings.fill("table-of", &[("name", &name)]);
        table.write(&cells, &mut self.out, &label);
        self.name_sources_apart();
        // A caption has its table directly below it, or it is none.
        if std::mem::take(&mut self.is_captioned) {
            self.push("</figure>\n");
        }
    }
}
