//! What a text rests on and adds: the way to the sources of its bindings, footnotes, tables.
//!
//! In: references, definitions, cells. Out: HTML.

use std::fmt::Write as _;

use pulldown_cmark::Alignment;

use super::markup::escape;
use super::table::Table;
use super::walk::Walk;

impl Walk<'_> {
    /// Writes the way to the sources of the bindings since the last one.
    pub(super) fn lead_to_sources(&mut self) {
        if self.bindings.is_empty() {
            return;
        }
        let bindings = std::mem::take(&mut self.bindings);
        let markup = (self.holes.sources)(&bindings);
        self.push(&markup);
    }

    /// The footnote's number, if anything refers to it.
    fn number(&self, label: &str) -> Option<usize> {
        self.numbers.get(&label.to_lowercase()).copied()
    }

    pub(super) fn reference(&mut self, label: &str) {
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
        self.escaped(&format!("{prefix}fnref-{number}{again}"));
        self.push("\" href=\"#");
        self.escaped(&format!("{prefix}fn-{number}"));
        self.push("\" aria-label=\"");
        self.escaped(&name);
        self.push(&format!("\">{number}</a></sup>"));
    }

    pub(super) fn end_footnote(&mut self) {
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

    pub(super) fn start_table(&mut self, alignments: Vec<Alignment>) {
        self.lead_to_sources();
        self.table = Some(Table {
            alignments,
            rows: Vec::new(),
        });
    }

    pub(super) fn end_table(&mut self) {
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

    pub(super) fn write_footnotes(&mut self) {
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
            self.escaped(&format!("{prefix}fn-{number}"));
            self.push("\">");
            let mut back = String::new();
            for count in 1..=self.references.get(&number).copied().unwrap_or(0) {
                let again = if count > 1 {
                    format!("-{count}")
                } else {
                    String::new()
                };
                back.push_str(" <a class=\"footnote-backref\" href=\"#");
                escape(&mut back, &format!("{prefix}fnref-{number}{again}"));
                back.push_str(
                    "\"><span aria-hidden=\"true\">↩</span><span class=\"visually-hidden\">",
                );
                escape(
                    &mut back,
                    &strings.fill("footnote-back", &[("n", &number.to_string())]),
                );
                back.push_str("</span></a>");
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
