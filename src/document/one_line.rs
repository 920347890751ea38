//! Texts of front matter and blocks: inline Markdown only, on one line whatever the YAML's lines.
//!
//! In: a YAML text with its span. Out: its prose, its events, or its plain text.

use std::cell::RefCell;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::inlines::{Inlines, RawHtml, Title, UndefinedReference};
use super::prose::{Prose, Surface};
use super::source_map::SourceMap;
use super::undefined::note_undefined;
use crate::source::{Source, Spanned};

/// The content of one text of the front matter or of a block.
#[derive(Default)]
pub(super) struct Text {
    /// The run, with those of its pictures.
    pub(super) prose: Vec<Prose>,
    pub(super) html: Vec<RawHtml>,
    pub(super) undefined: Vec<UndefinedReference>,
}

/// Parses a text of the front matter or of a block, in which inline links are allowed. Line ends are spaces.
pub(super) fn read_text(source: &Source, text: &Spanned<String>, surface: Surface) -> Text {
    let parsed: String = text.value.replace(['\n', '\r'], " ");
    let heading = as_heading(&parsed);
    let undefined = RefCell::new(Vec::new());
    let source_map = SourceMap::of_scalar(source, text);
    let mut inlines = Inlines::new(source, &parsed, source_map);
    let mut events =
        Parser::new_with_broken_link_callback(&heading, TEXT, Some(note_undefined(&undefined)))
            .into_offset_iter();
    while let Some((event, range)) = events.next() {
        if !is_heading(&event) {
            let definitions = events.reference_definitions();
            inlines.event(&event, &inside(&range, &parsed), surface, definitions);
        }
    }
    drop(events);
    inlines.end_run();
    let undefined = undefined.into_inner().into_iter();
    let titles = std::mem::take(&mut inlines.titles);
    let mut text = Text {
        undefined: undefined
            .map(|(id, range)| UndefinedReference {
                id,
                range: inlines.to_file(inside(&range, &parsed)),
            })
            .collect(),
        prose: inlines.prose,
        html: inlines.html,
    };
    text.add_titles(source, &titles);
    text
}

impl Text {
    /// Adds the titles of links and pictures, which are texts of their own. Each is shorter than the text around it.
    pub(super) fn add_titles(&mut self, source: &Source, titles: &[Title]) {
        for title in titles {
            let read = read_text(source, &title.text, title.surface);
            self.prose.extend(read.prose);
            self.html.extend(read.html);
            self.undefined.extend(read.undefined);
        }
    }
}

/// A text outside pages (a definition's, a setting) as prose: with its links, like a text of front matter.
pub fn text_prose(source: &Source, text: &Spanned<String>, surface: Surface) -> Vec<Prose> {
    read_text(source, text, surface).prose
}

/// The plain text of a text with inline Markdown: links' text, typographic quotes and dashes.
pub fn plain_text(text: &str) -> String {
    let mut shown = String::new();
    let mut pictures = 0_u32;
    inline_events(text, |event| match event {
        Event::Start(Tag::Image { .. }) => pictures += 1,
        Event::End(TagEnd::Image) => pictures -= 1,
        Event::Text(text) | Event::Code(text) if pictures == 0 => shown.push_str(&text),
        _ => {}
    });
    shown
}

/// Passes the events of a text with inline Markdown to `take`, without places.
pub fn inline_events(text: &str, mut take: impl FnMut(Event<'_>)) {
    let heading = as_heading(&text.replace(['\n', '\r'], " "));
    let events = Parser::new_ext(&heading, TEXT);
    events
        .filter(|event| !is_heading(event))
        .for_each(&mut take);
}

/// Passes the events of a text of the front matter or of a block to `take`, each with its range in the file.
pub fn text_events(
    source: &Source,
    text: &Spanned<String>,
    mut take: impl FnMut(Event<'_>, Range<usize>),
) {
    let parsed: String = text.value.replace(['\n', '\r'], " ");
    let heading = as_heading(&parsed);
    let source_map = SourceMap::of_scalar(source, text);
    for (event, range) in Parser::new_ext(&heading, TEXT).into_offset_iter() {
        if !is_heading(&event) {
            take(event, source_map.to_file(inside(&range, &parsed)));
        }
    }
}

/// The range of a text in the heading that it was wrapped in.
fn inside(range: &Range<usize>, parsed: &str) -> Range<usize> {
    let at = |place: usize| place.saturating_sub(2).min(parsed.len());
    at(range.start)..at(range.end)
}

/// The syntax of front matter's texts.
const TEXT: Options = Options::ENABLE_SMART_PUNCTUATION;

/// Wraps a text in an ATX heading, which holds inline Markdown only: `1. Introduction` and `# 1` are no markup there. Its
/// closing mark keeps a `#` at the text's end.
fn as_heading(text: &str) -> String {
    format!("# {text} #")
}

fn is_heading(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Start(Tag::Heading { .. }) | Event::End(TagEnd::Heading(_))
    )
}
