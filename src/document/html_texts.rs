//! The texts of a block of raw HTML that readers see or hear: its elements' and those of attributes that are read out.
//!
//! In: HTML as typed, with its place. Out: runs of prose. Must not know: which elements a sanitiser keeps.

use html5gum::{DefaultEmitter, HtmlString, Span, Spanned as Placed, Token, Tokenizer};

use super::inlines::RawHtml;
use super::prose::{Prose, Surface};
use super::prose_builder::ProseBuilder;
use crate::source::Source;

/// Elements within a run of text: any other starts a new one.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
];

/// Elements whose content is never shown.
const UNSEEN: &[&str] = &["script", "style", "template", "title"];

/// Attributes whose values are shown or read out.
const SPOKEN: &[&str] = &["alt", "aria-description", "aria-label", "summary", "title"];

/// The texts of a block of raw HTML, in order.
pub(super) fn html_texts(source: &Source, html: &RawHtml) -> Vec<Prose> {
    let mut reader = HtmlReader {
        source,
        html,
        // In a quotation or a list, the lines in the file begin with marks that the HTML lacks.
        exact: source.text().get(html.range.clone()) == Some(html.text.as_str()),
        open: None,
        unseen: 0,
        prose: Vec::new(),
    };
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let Ok(tokens) = Tokenizer::new_with_emitter(html.text.as_str(), emitter)
        .collect::<Result<Vec<Token<usize>>, _>>();
    for token in tokens {
        reader.token(&token);
    }
    reader.end_run();
    reader.prose
}

struct HtmlReader<'a> {
    source: &'a Source,
    html: &'a RawHtml,
    exact: bool,
    /// The run that is open.
    open: Option<ProseBuilder>,
    /// How many elements whose content is never shown are open.
    unseen: u32,
    prose: Vec<Prose>,
}

impl HtmlReader<'_> {
    fn token(&mut self, token: &Token<usize>) {
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                self.separate(&name, tag.span);
                if UNSEEN.contains(&&*name) && !tag.self_closing {
                    self.unseen += 1;
                }
                for (name, value) in &tag.attributes {
                    if SPOKEN.contains(&&*text(name)) {
                        let mut run = ProseBuilder::new(Surface::Html);
                        self.add(&mut run, value);
                        self.finish(run);
                    }
                }
            }
            Token::EndTag(tag) => {
                let name = text(&tag.name);
                self.separate(&name, tag.span);
                if UNSEEN.contains(&&*name) {
                    self.unseen = self.unseen.saturating_sub(1);
                }
            }
            Token::String(words) if self.unseen == 0 => {
                let mut run = self
                    .open
                    .take()
                    .unwrap_or_else(|| ProseBuilder::new(Surface::Html));
                self.add(&mut run, words);
                self.open = Some(run);
            }
            _ => {}
        }
    }

    /// Ends the run at an element that is no part of one; a line break is a space.
    fn separate(&mut self, element: &str, tag: Span<usize>) {
        if matches!(element, "br" | "wbr") {
            let range = self.in_file(tag);
            if let Some(run) = &mut self.open {
                run.push_line_break(range);
            }
        } else if !INLINE.contains(&element) {
            self.end_run();
        }
    }

    fn add(&self, run: &mut ProseBuilder, words: &Placed<HtmlString, usize>) {
        let range = self.in_file(words.span);
        run.push_words(&text(words).replace(['\n', '\r', '\t'], " "), range);
    }

    fn end_run(&mut self) {
        if let Some(run) = self.open.take() {
            self.finish(run);
        }
    }

    fn finish(&mut self, run: ProseBuilder) {
        let run = run.finish(self.source, self.exact);
        self.prose
            .extend(run.filter(|run| !run.text.trim().is_empty()));
    }

    fn in_file(&self, span: Span<usize>) -> std::ops::Range<usize> {
        let whole = &self.html.range;
        if !self.exact {
            return whole.clone();
        }
        let at = |offset: usize| (whole.start + offset).min(whole.end);
        at(span.start)..at(span.end)
    }
}

fn text(bytes: &HtmlString) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
