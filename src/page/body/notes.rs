//! Footnotes of the walk: numbers in the text, and the notes at its end.
//!
//! In: references and definitions. Out: HTML.

use std::fmt::Write as _;

use super::footnotes::ReferenceAnchor;
use super::markup::escape;
use super::walk::Walk;

impl Walk<'_> {
    pub(super) fn footnote_reference(&mut self, label: &str) {
        self.mark_words();
        let Some(number) = self.footnotes.number(label) else {
            return;
        };
        let note = self.footnotes.notes.entry(number).or_default();
        note.references += 1;
        let anchor = ReferenceAnchor(number, note.references);
        let (prefix, strings) = (self.scope.prefix, self.scope.strings);
        let name = strings.fill("footnote", &[("n", &number.to_string())]);
        self.push("<sup class=\"footnote-reference\"><a id=\"");
        self.escaped(prefix);
        self.push(&anchor.to_string());
        self.push("\" href=\"#");
        self.escaped(prefix);
        self.push(&format!("fn-{number}\" aria-label=\""));
        self.escaped(&name);
        self.push(&format!("\">{number}</a></sup>"));
    }

    pub(super) fn start_footnote(&mut self, label: &str) {
        self.depth += 1;
        self.footnotes.open.push(label.to_owned());
        self.start_apart();
    }

    pub(super) fn end_footnote(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.close_inlines();
        self.name_sources();
        let markup = self.end_apart();
        let label = self.footnotes.open.pop().unwrap_or_default();
        // A note without references is not shown; of two with one label the first counts.
        if let Some(number) = self.footnotes.number(&label) {
            let note = self.footnotes.notes.entry(number).or_default();
            note.markup.get_or_insert(markup);
        }
    }

    pub(super) fn write_footnotes(&mut self) {
        let notes = std::mem::take(&mut self.footnotes.notes).into_iter();
        let notes =
            notes.filter_map(|(number, note)| Some((number, note.references, note.markup?)));
        let mut notes = notes.peekable();
        if notes.peek().is_none() {
            return;
        }
        let strings = self.scope.strings;
        self.push("<section class=\"footnotes\" aria-label=\"");
        self.escaped(strings.get("footnotes"));
        self.push("\">\n<ol>\n");
        for (number, references, mut note) in notes {
            self.push("<li id=\"");
            self.escaped(self.scope.prefix);
            self.push(&format!("fn-{number}\">"));
            note.trim_end();
            let back = self.back_links(number, references);
            if note.strip_suffix("</p>") {
                self.out.append(&note);
                self.push(&back);
            } else {
                self.out.append(&note);
                self.push("<p>");
                self.push(back.trim_start());
            }
            self.push("</p></li>\n");
        }
        self.push("</ol>\n</section>\n");
    }

    /// A link back to each reference to a footnote.
    fn back_links(&self, number: usize, references: u32) -> String {
        let (prefix, strings) = (self.scope.prefix, self.scope.strings);
        let name = strings.fill("footnote-back", &[("n", &number.to_string())]);
        let mut links = String::new();
        for reference in 1..=references {
            links.push_str(" <a class=\"footnote-backref\" href=\"#");
            escape(&mut links, prefix);
            let _ = write!(links, "{}", ReferenceAnchor(number, reference));
            links
                .push_str("\"><span aria-hidden=\"true\">↩</span><span class=\"visually-hidden\">");
            escape(&mut links, &name);
            links.push_str("</span></a>");
        }
        links
    }
}
