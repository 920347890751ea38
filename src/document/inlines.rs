//! The inline part of Markdown: text, links, pictures, code; in bodies and in front matter's texts alike.
//!
//! In: inline events with their ranges. Out: runs of prose, pictures, raw HTML, undefined references.
//! Must not know: blocks.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, RefDefs, Tag, TagEnd};

use super::links;
use super::prose::{LinkForm, Prose, Surface};
use super::prose_builder::{ProseBuilder, reads_as_words};
use super::source_map::SourceMap;
use crate::source::{Source, Spanned};

/// A reference whose definition is missing: `[words][id]`.
pub(super) struct UndefinedReference {
    /// The id, as typed.
    pub(super) id: String,
    /// Its range in the file.
    pub(super) range: Range<usize>,
}

/// A picture in the text.
#[derive(Clone, Debug)]
pub struct BodyImage {
    /// The file, as written.
    pub src: Spanned<String>,
    /// What it shows, as plain text.
    pub alt: String,
    /// Its title, as Markdown: the caption of a picture that stands alone.
    pub caption: Option<Spanned<String>>,
    /// Whether it stands alone in its paragraph.
    pub alone: bool,
    /// The whole `![…](…)`.
    pub span: crate::source::Span,
}

/// The title of a link or a picture: `[words](destination "title")`.
#[derive(Debug)]
pub(super) struct Title {
    pub(super) text: Spanned<String>,
    pub(super) surface: Surface,
}

/// A piece of raw HTML, or a comment.
#[derive(Clone, Debug)]
pub(super) struct RawHtml {
    pub(super) text: String,
    pub(super) range: Range<usize>,
    /// Whether it stands alone, and not in a paragraph.
    pub(super) is_block: bool,
}

/// Reads inline events into runs.
pub(super) struct Inlines<'a> {
    pub(super) source: &'a Source,
    /// The text that the parser was given.
    pub(super) parsed: &'a str,
    source_map: SourceMap,
    /// Open runs: the outermost first, a picture's alternative text inside it.
    runs: Vec<ProseBuilder>,
    /// The outermost run as readers see it: typographic quotes and dashes, with code, without pictures.
    shown: String,
    /// The alternative text of the picture that is open.
    alt: String,
    /// Links and pictures that are open, outermost first.
    open: Vec<OpenInline>,
    pub(super) prose: Vec<Prose>,
    pub(super) images: Vec<BodyImage>,
    /// Titles of links and pictures.
    pub(super) titles: Vec<Title>,
    pub(super) html: Vec<RawHtml>,
    /// Footnotes that are referred to, by label, with their range in the file.
    pub(super) footnotes: Vec<(String, Range<usize>)>,
    /// Definitions that are used, by their first byte in the parsed text.
    pub(super) used: BTreeSet<usize>,
}

struct OpenInline {
    /// In the parsed text.
    range: Range<usize>,
    /// Where its last child ended, in the parsed text.
    child_end: usize,
    form: LinkForm,
    kind: InlineKind,
}

enum InlineKind {
    Link(usize),
    Image(Spanned<String>, Option<Spanned<String>>),
}

impl<'a> Inlines<'a> {
    pub(super) fn new(source: &'a Source, parsed: &'a str, source_map: SourceMap) -> Self {
        Self {
            source,
            parsed,
            source_map,
            runs: Vec::new(),
            shown: String::new(),
            alt: String::new(),
            open: Vec::new(),
            prose: Vec::new(),
            images: Vec::new(),
            titles: Vec::new(),
            html: Vec::new(),
            footnotes: Vec::new(),
            used: BTreeSet::new(),
        }
    }

    /// The file's range of a range of the parsed text.
    pub(super) fn to_file(&self, parsed: Range<usize>) -> Range<usize> {
        self.source_map.to_file(parsed)
    }

    /// Processes one event; a run starts with the first, on `surface`. Events of blocks are ignored.
    pub(super) fn event(
        &mut self,
        event: &Event<'_>,
        range: &Range<usize>,
        surface: Surface,
        definitions: &RefDefs<'_>,
    ) {
        if self.runs.is_empty() {
            self.runs.push(ProseBuilder::new(surface));
            self.shown.clear();
        }
        match event {
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                id,
                title,
            }) => {
                self.title(title, id, range, Surface::LinkTitle, definitions);
                let destination = self.destination(*link_type, dest_url, id, range, definitions);
                let span = self.source.span(self.to_file(range.clone()));
                let form = form(*link_type);
                let number = self.run().open_link(form, destination, span);
                self.open(range, form, InlineKind::Link(number));
            }
            Event::Start(Tag::Image {
                link_type,
                dest_url,
                id,
                title,
            }) => {
                let caption = self.title(title, id, range, Surface::Caption, definitions);
                let src = self.destination(*link_type, dest_url, id, range, definitions);
                let file = self.to_file(range.clone());
                self.run().push_object(file);
                self.runs.push(ProseBuilder::new(Surface::ImageAlt));
                self.alt.clear();
                self.open(range, form(*link_type), InlineKind::Image(src, caption));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => self.close(),
            Event::Text(text) => self.text(text, range),
            Event::Code(code) => {
                self.show(code);
                let file = self.to_file(range.clone());
                self.run().push_code(code, file);
            }
            Event::SoftBreak | Event::HardBreak => {
                self.show(" ");
                let file = self.to_file(range.clone());
                self.run().push_line_break(file);
            }
            Event::InlineHtml(html) | Event::Html(html) => {
                let range = self.to_file(range.clone());
                let text = html.to_string();
                self.html.push(RawHtml {
                    text,
                    range,
                    is_block: false,
                });
            }
            Event::FootnoteReference(label) => {
                let file = self.to_file(range.clone());
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

    fn run(&mut self) -> &mut ProseBuilder {
        if self.runs.is_empty() {
            self.runs.push(ProseBuilder::new(Surface::Body));
        }
        let last = self.runs.len() - 1;
        &mut self.runs[last]
    }

    fn open(&mut self, range: &Range<usize>, form: LinkForm, kind: InlineKind) {
        let bracket = if matches!(kind, InlineKind::Image(..)) {
            2
        } else {
            1
        };
        self.open.push(OpenInline {
            child_end: (range.start + bracket).min(range.end),
            range: range.clone(),
            form,
            kind,
        });
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else {
            return;
        };
        let is_bare =
            open.form == LinkForm::Autolink && !self.parsed[open.range.clone()].starts_with('<');
        let words_end = if is_bare {
            open.range.end
        } else {
            links::words_end(self.parsed, open.child_end, &open.range, open.form)
        };
        let inline = (open.form == LinkForm::Inline).then(|| {
            self.to_file(links::inline_destination(
                self.parsed,
                words_end,
                open.range.end,
            ))
        });
        match open.kind {
            InlineKind::Link(number) => {
                let opening = usize::from(!is_bare);
                let words = self.to_file((open.range.start + opening).min(words_end)..words_end);
                let destination = match open.form {
                    LinkForm::Autolink => Some(words.clone()),
                    LinkForm::Inline | LinkForm::Reference => inline,
                };
                self.run().close_link(number, words, destination);
            }
            InlineKind::Image(mut src, caption) => {
                if let Some(inline) = inline {
                    src.span = self.source.span(inline);
                }
                let exact = self.source_map.is_exact();
                let alt = self.runs.pop();
                self.images.push(BodyImage {
                    src,
                    alt: std::mem::take(&mut self.alt),
                    caption,
                    alone: false,
                    span: self.source.span(self.to_file(open.range)),
                });
                self.prose
                    .extend(alt.and_then(|alt| alt.finish(self.source, exact)));
            }
        }
    }

    /// Keeps the title of a link or a picture, to be read after the text.
    fn title(
        &mut self,
        title: &CowStr<'_>,
        id: &CowStr<'_>,
        range: &Range<usize>,
        surface: Surface,
        definitions: &RefDefs<'_>,
    ) -> Option<Spanned<String>> {
        if title.trim().is_empty() {
            return None;
        }
        let defined = definitions
            .get(id)
            .map(|definition| definition.span.clone());
        let within = defined
            .filter(|_| !id.is_empty())
            .unwrap_or_else(|| range.clone());
        let place = links::title_range(self.parsed, within, title);
        let span = self.source.span(self.to_file(place));
        let text = Spanned::new(title.to_string(), span);
        self.titles.push(Title {
            text: text.clone(),
            surface,
        });
        Some(text)
    }

    fn text(&mut self, text: &CowStr<'_>, range: &Range<usize>) {
        self.show(text);
        let written = self.parsed.get(range.clone()).unwrap_or_default();
        // Evidence reads quotes and dots as they were typed: so do `phrases` and `not_statistics`. Dashes are typographic.
        let typed = matches!(written, "'" | "\"" | "...");
        if !typed && written != &**text {
            let file = self.to_file(range.clone());
            self.run().push_words(text, file);
            return;
        }
        for part in self.source_map.split(range.clone()) {
            let file = self.to_file(part.clone());
            let words = &self.parsed[part];
            self.run().push_words(words, file);
        }
    }

    /// Adds a line of a block of code, where it reads as words.
    pub(super) fn code_line(&mut self, line: &str, range: &Range<usize>) {
        if !reads_as_words(line) {
            return;
        }
        let mut run = ProseBuilder::new(Surface::Code);
        run.push_words(line.trim_end(), self.to_file(range.clone()));
        let exact = self.source_map.is_exact();
        self.prose.extend(run.finish(self.source, exact));
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
        // The position of an inline destination is known once the link's text has been read.
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
        Spanned::new(url, self.source.span(self.to_file(place)))
    }

    /// Whether the open run's last line is an attribution.
    pub(super) fn ends_with_attribution(&self) -> bool {
        self.runs
            .first()
            .is_some_and(ProseBuilder::ends_with_attribution)
    }

    /// Whether a run is open.
    pub(super) fn is_open(&self) -> bool {
        !self.runs.is_empty()
    }

    /// The open run as readers see it, or the last one.
    pub(super) fn shown(&self) -> &str {
        &self.shown
    }

    /// Ends the open run.
    pub(super) fn end_run(&mut self) {
        let exact = self.source_map.is_exact();
        // Pictures close before their paragraph does; if not, their content is read all the same.
        self.open.clear();
        for run in self.runs.drain(..) {
            // The run without code first: what is found in both is reported of it.
            let with_code = run.with_code(self.source, exact);
            self.prose.extend(run.finish(self.source, exact));
            self.prose.extend(with_code);
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
