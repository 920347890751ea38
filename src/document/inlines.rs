//! The inline part of Markdown: text, links, pictures, code; for bodies and for front matter's texts alike.
//!
//! In: inline events with their ranges. Out: runs of prose, pictures, raw HTML, what was left undefined.
//! Must not know: blocks.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, RefDefs, Tag, TagEnd};

use super::links;
use super::places::Places;
use super::prose::{LinkForm, Prose, Surface};
use super::run::Run;
use crate::source::{Source, Spanned};

/// A reference whose definition is missing: `[words][id]`.
pub(super) struct Undefined {
    /// The id, as typed.
    pub(super) id: String,
    /// Its place in the file.
    pub(super) range: Range<usize>,
}

/// A picture in the text.
#[derive(Clone, Debug)]
pub struct BodyImage {
    /// The file, as written.
    pub src: Spanned<String>,
    /// What it shows, as plain text.
    pub alt: String,
    /// The whole `![…](…)`.
    pub span: crate::source::Span,
}

/// A piece of raw HTML, or a comment.
#[derive(Clone, Debug)]
pub(super) struct Html {
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

/// Reads inline events into runs.
pub(super) struct Inlines<'a> {
    pub(super) source: &'a Source,
    /// The text that the parser was given.
    parsed: &'a str,
    places: Places,
    /// Runs that are open: the outermost first, a picture's alternative text inside it.
    runs: Vec<Run>,
    /// What readers see of the outermost run: quotes and dashes set, code kept, pictures left out.
    shown: String,
    /// What readers see of the picture that is open.
    alt: String,
    /// Links and pictures that are open, outermost first.
    open: Vec<Open>,
    pub(super) prose: Vec<Prose>,
    pub(super) images: Vec<BodyImage>,
    pub(super) html: Vec<Html>,
    /// Footnotes that are referred to, by label, with their place in the file.
    pub(super) footnotes: Vec<(String, Range<usize>)>,
    /// Definitions that are used, by their first byte in the parsed text.
    pub(super) used: BTreeSet<usize>,
}

struct Open {
    /// In the parsed text.
    range: Range<usize>,
    /// Where its last child ended, in the parsed text.
    child_end: usize,
    form: LinkForm,
    what: What,
}

enum What {
    Link(usize),
    Image(Spanned<String>),
}

impl<'a> Inlines<'a> {
    pub(super) fn new(source: &'a Source, parsed: &'a str, places: Places) -> Self {
        Self {
            source,
            parsed,
            places,
            runs: Vec::new(),
            shown: String::new(),
            alt: String::new(),
            open: Vec::new(),
            prose: Vec::new(),
            images: Vec::new(),
            html: Vec::new(),
            footnotes: Vec::new(),
            used: BTreeSet::new(),
        }
    }

    /// The file's range of a range of the parsed text.
    pub(super) fn file(&self, parsed: Range<usize>) -> Range<usize> {
        self.places.file(parsed)
    }

    /// Takes one event; a run starts with the first, on `surface`. Events of blocks are not taken.
    pub(super) fn event(
        &mut self,
        event: &Event<'_>,
        range: &Range<usize>,
        surface: Surface,
        definitions: &RefDefs<'_>,
    ) {
        if self.runs.is_empty() {
            self.runs.push(Run::new(surface));
            self.shown.clear();
        }
        match event {
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                id,
                ..
            }) => {
                let destination = self.destination(*link_type, dest_url, id, range, definitions);
                let span = self.source.span(self.file(range.clone()));
                let form = form(*link_type);
                let number = self.run().open_link(form, destination, span);
                self.open(range, form, What::Link(number));
            }
            Event::Start(Tag::Image {
                link_type,
                dest_url,
                id,
                ..
            }) => {
                let src = self.destination(*link_type, dest_url, id, range, definitions);
                let file = self.file(range.clone());
                self.run().object(file);
                self.runs.push(Run::new(Surface::ImageAlt));
                self.alt.clear();
                self.open(range, form(*link_type), What::Image(src));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => self.close(),
            Event::Text(text) => self.text(text, range),
            Event::Code(code) => {
                self.show(code);
                let file = self.file(range.clone());
                self.run().object(file);
            }
            Event::SoftBreak | Event::HardBreak => {
                self.show(" ");
                let file = self.file(range.clone());
                self.run().line_break(file);
            }
            Event::InlineHtml(html) | Event::Html(html) => {
                let range = self.file(range.clone());
                let text = html.to_string();
                self.html.push(Html { text, range });
            }
            Event::FootnoteReference(label) => {
                let file = self.file(range.clone());
                self.footnotes.push((label.to_string(), file));
            }
            _ => {}
        }
        if let Some(open) = self.open.last_mut()
            && !matches!(event, Event::Start(_))
        {
            open.child_end = open.child_end.max(range.end);
        }
    }

    fn run(&mut self) -> &mut Run {
        if self.runs.is_empty() {
            self.runs.push(Run::new(Surface::Body));
        }
        let last = self.runs.len() - 1;
        &mut self.runs[last]
    }

    fn open(&mut self, range: &Range<usize>, form: LinkForm, what: What) {
        let bracket = if matches!(what, What::Image(_)) { 2 } else { 1 };
        self.open.push(Open {
            child_end: (range.start + bracket).min(range.end),
            range: range.clone(),
            form,
            what,
        });
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else {
            return;
        };
        let words_end = links::words_end(self.parsed, open.child_end, &open.range, open.form);
        let inline = (open.form == LinkForm::Inline).then(|| {
            self.file(links::inline_destination(
                self.parsed,
                words_end,
                open.range.end,
            ))
        });
        match open.what {
            What::Link(number) => {
                let words = self.file((open.range.start + 1).min(words_end)..words_end);
                let destination = match open.form {
                    LinkForm::Autolink => Some(words.clone()),
                    LinkForm::Inline | LinkForm::Reference => inline,
                };
                self.run().close_link(number, words, destination);
            }
            What::Image(mut src) => {
                if let Some(inline) = inline {
                    src.span = self.source.span(inline);
                }
                let exact = self.places.is_exact();
                let alt = self.runs.pop();
                self.images.push(BodyImage {
                    src,
                    alt: std::mem::take(&mut self.alt),
                    span: self.source.span(self.file(open.range)),
                });
                self.prose
                    .extend(alt.and_then(|alt| alt.finish(self.source, exact)));
            }
        }
    }

    fn text(&mut self, text: &CowStr<'_>, range: &Range<usize>) {
        self.show(text);
        let written = self.parsed.get(range.clone()).unwrap_or_default();
        // Evidence reads quotes and dots as they were typed: so do `phrases` and `not_statistics`. Dashes are read as set.
        let typed = matches!(written, "'" | "\"" | "...");
        if !typed && written != &**text {
            let file = self.file(range.clone());
            self.run().words(text, file);
            return;
        }
        for part in self.places.cut(range.clone()) {
            let file = self.file(part.clone());
            let words = &self.parsed[part];
            self.run().words(words, file);
        }
    }

    fn show(&mut self, text: &str) {
        if self.runs.len() > 1 {
            self.alt.push_str(text);
        } else {
            self.shown.push_str(text);
        }
    }

    fn destination(
        &mut self,
        link_type: LinkType,
        url: &CowStr<'_>,
        id: &CowStr<'_>,
        range: &Range<usize>,
        definitions: &RefDefs<'_>,
    ) -> Spanned<String> {
        // An inline destination's place is known once the words have been read.
        let mut place = range.start..range.start;
        if matches!(
            link_type,
            LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
        ) && let Some(definition) = definitions.get(id)
        {
            self.used.insert(definition.span.start);
            place = links::defined_destination(self.parsed, &definition.span);
        }
        let url = if link_type == LinkType::Email {
            format!("mailto:{url}")
        } else {
            url.to_string()
        };
        Spanned::new(url, self.source.span(self.file(place)))
    }

    /// Whether the open run's last line is an attribution.
    pub(super) fn ends_with_attribution(&self) -> bool {
        self.runs.first().is_some_and(Run::ends_with_attribution)
    }

    /// Whether a run is open.
    pub(super) fn is_open(&self) -> bool {
        !self.runs.is_empty()
    }

    /// What readers see of the open run, or of the last one.
    pub(super) fn shown(&self) -> &str {
        &self.shown
    }

    /// Ends the open run.
    pub(super) fn end_run(&mut self) {
        let exact = self.places.is_exact();
        // Pictures close before their paragraph does; if not, what they hold is read all the same.
        self.open.clear();
        for run in std::mem::take(&mut self.runs) {
            self.prose.extend(run.finish(self.source, exact));
        }
    }
}

fn form(link_type: LinkType) -> LinkForm {
    match link_type {
        LinkType::Inline => LinkForm::Inline,
        LinkType::Autolink | LinkType::Email => LinkForm::Autolink,
        _ => LinkForm::Reference,
    }
}

/// Notes references without a definition; leaves them as text.
pub(super) fn note<'input>(
    undefined: &RefCell<Vec<(String, Range<usize>)>>,
) -> impl FnMut(BrokenLink<'input>) -> Option<(CowStr<'input>, CowStr<'input>)> {
    |link| {
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            undefined
                .borrow_mut()
                .push((link.reference.to_string(), link.span));
        }
        None
    }
}
