//! Parses a body in one pass: prose, headings, blocks, footnotes, raw HTML.
//!
//! In: a source and the body's range. Out: the body's parts of a `Document`. Must not know: what blocks' keys mean.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, RefDefs, Tag, TagEnd};

use super::autolinks::LinkedEvents;
use super::html_texts::html_texts;
use super::inlines::{BodyImage, Inlines, RawHtml, UndefinedReference};
use super::links;
use super::one_line::Text;
use super::prose::{Prose, Surface, TablePosition};
use super::source_map::SourceMap;
use super::undefined::note_undefined;
use crate::source::Source;

/// The syntax of a body: `CommonMark`, tables, footnotes, alerts, ids of headings; quotes and dashes are typographic.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_SMART_PUNCTUATION)
    .union(Options::ENABLE_GFM);

/// A heading before ids are assigned.
pub(super) struct RawHeading {
    pub(super) level: u8,
    pub(super) id: Option<String>,
    /// Its plain text.
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

/// A fence.
pub(super) struct Fence {
    /// The first word after the opening marks.
    pub(super) word: String,
    /// Its range in the file.
    pub(super) range: Range<usize>,
    /// The range of its content.
    pub(super) content: Range<usize>,
    /// Whether it is in a quotation, where each line begins with a mark.
    pub(super) quoted: bool,
}

/// A link definition.
pub(super) struct LinkDefinition {
    pub(super) label: String,
    pub(super) destination: String,
    pub(super) range: Range<usize>,
    pub(super) used: bool,
}

/// The result of the pass.
pub(super) struct ParsedBody {
    pub(super) prose: Vec<Prose>,
    pub(super) headings: Vec<RawHeading>,
    pub(super) images: Vec<BodyImage>,
    pub(super) html: Vec<RawHtml>,
    pub(super) fences: Vec<Fence>,
    /// The ranges of tables in the file.
    pub(super) tables: Vec<Range<usize>>,
    /// Numbered lists: their first number, and their range in the file.
    pub(super) lists: Vec<(u64, Range<usize>)>,
    /// Definitions of footnotes by label, in order, with their ranges.
    pub(super) footnotes: Vec<(String, Range<usize>)>,
    /// References to footnotes, in order.
    pub(super) footnote_references: Vec<(String, Range<usize>)>,
    pub(super) definitions: Vec<LinkDefinition>,
    pub(super) undefined: Vec<UndefinedReference>,
}

/// The events of a body.
pub(super) fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    LinkedEvents::new(text, Parser::new_ext(text, OPTIONS).into_offset_iter())
}

/// Parses the body at `range` of a source.
pub(super) fn read(source: &Source, range: Range<usize>) -> ParsedBody {
    let text = &source.text()[range.clone()];
    let undefined = RefCell::new(Vec::new());
    let events =
        Parser::new_with_broken_link_callback(text, OPTIONS, Some(note_undefined(&undefined)));
    let mut events = LinkedEvents::new(text, events.into_offset_iter());
    let mut walk = BodyReader {
        first: range.start,
        inlines: Inlines::new(source, text, SourceMap::Offset(range.start)),
        context: Vec::new(),
        quotes: Vec::new(),
        code: None,
        plain_code: false,
        html: None,
        paragraph: None,
        heading: None,
        headings: Vec::new(),
        fences: Vec::new(),
        tables: Vec::new(),
        lists: Vec::new(),
        footnotes: Vec::new(),
        cell: None,
    };
    while let Some((event, range)) = events.next() {
        walk.event(event, &range, events.events.reference_definitions());
    }
    walk.end_run();
    let definitions = definitions(events.events.reference_definitions(), &walk);
    drop(events);
    let BodyReader {
        inlines,
        headings,
        fences,
        tables,
        lists,
        footnotes,
        ..
    } = walk;
    let mut texts = Text {
        prose: inlines.prose,
        html: inlines.html,
        undefined: Vec::new(),
    };
    texts.add_titles(source, &inlines.titles);
    let of_body = undefined.into_inner().into_iter();
    texts
        .undefined
        .extend(of_body.map(|(id, found)| UndefinedReference {
            id,
            range: found.start + range.start..found.end + range.start,
        }));
    ParsedBody {
        prose: texts.prose,
        headings,
        images: inlines.images,
        html: texts.html,
        fences,
        tables,
        lists,
        footnotes,
        footnote_references: inlines.footnotes,
        definitions,
        undefined: texts.undefined,
    }
}

fn definitions(found: &RefDefs<'_>, walk: &BodyReader<'_>) -> Vec<LinkDefinition> {
    // Sorted, because the parser's order varies.
    let sorted: BTreeMap<usize, LinkDefinition> = found
        .iter()
        .map(|(label, definition)| {
            let range = definition.span.clone();
            let entry = LinkDefinition {
                label: label.to_owned(),
                destination: definition.dest.to_string(),
                used: walk.inlines.used.contains(&range.start),
                range: range.start + walk.first..range.end + walk.first,
            };
            (range.start, entry)
        })
        .collect();
    sorted.into_values().collect()
}

struct BodyReader<'a> {
    /// The body's first byte in the file.
    first: usize,
    inlines: Inlines<'a>,
    /// Surfaces of the open elements.
    context: Vec<Surface>,
    quotes: Vec<OpenQuote>,
    code: Option<Fence>,
    /// Whether a block of code is open that does not name a language.
    plain_code: bool,
    /// A block of raw HTML that is open.
    html: Option<RawHtml>,
    /// The range of the paragraph that is open.
    paragraph: Option<Range<usize>>,
    heading: Option<RawHeading>,
    headings: Vec<RawHeading>,
    fences: Vec<Fence>,
    tables: Vec<Range<usize>>,
    lists: Vec<(u64, Range<usize>)>,
    footnotes: Vec<(String, Range<usize>)>,
    /// The cell of a table that is open, or the next one of an open table.
    cell: Option<TablePosition>,
}

struct OpenQuote {
    /// The number of runs before it.
    first: usize,
    /// Whether its last run so far ended with an attribution.
    attributed: bool,
    /// Whether it is an alert, which is no speech.
    alert: bool,
}

impl BodyReader<'_> {
    fn event(&mut self, event: Event<'_>, range: &Range<usize>, definitions: &RefDefs<'_>) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                self.end_run();
                let (word, fenced) = match &kind {
                    CodeBlockKind::Fenced(info) => {
                        (info.split_whitespace().next().unwrap_or(""), true)
                    }
                    CodeBlockKind::Indented => ("", false),
                };
                self.plain_code = word.is_empty();
                let range = self.in_file(range);
                self.code = fenced.then(|| Fence {
                    word: word.to_owned(),
                    content: range.end..range.end,
                    range,
                    quoted: !self.quotes.is_empty(),
                });
            }
            Event::End(TagEnd::CodeBlock) => {
                self.plain_code = false;
                self.fences.extend(self.code.take());
            }
            Event::Text(text) if self.plain_code || self.code.is_some() => {
                if self.plain_code {
                    self.inlines.code_line(&text, range);
                }
                let range = self.in_file(range);
                if let Some(code) = &mut self.code {
                    code.content = if code.content.is_empty() {
                        range
                    } else {
                        code.content.start..range.end
                    };
                }
            }
            Event::Start(Tag::HtmlBlock) => {
                self.end_run();
                self.html = Some(RawHtml {
                    text: String::new(),
                    range: self.in_file(range),
                    is_block: true,
                });
            }
            Event::Html(text) if self.html.is_some() => {
                if let Some(html) = &mut self.html {
                    html.text.push_str(&text);
                }
            }
            Event::End(TagEnd::HtmlBlock) => {
                if let Some(html) = self.html.take() {
                    let texts = html_texts(self.inlines.source, &html);
                    self.inlines.prose.extend(texts);
                    self.inlines.html.push(html);
                }
            }
            Event::Start(tag) => match tag {
                Tag::Link { .. } | Tag::Image { .. } => {
                    self.inline(&Event::Start(tag), range, definitions);
                }
                Tag::Emphasis | Tag::Strong => {}
                tag => self.open(tag, range),
            },
            Event::End(end) => match end {
                TagEnd::Link => self.inline(&Event::End(end), range, definitions),
                TagEnd::Image => {
                    self.inline(&Event::End(end), range, definitions);
                    let alone = self.paragraph.as_ref() == Some(range);
                    if let Some(image) = self.inlines.images.last_mut() {
                        image.alone = alone;
                    }
                }
                TagEnd::Emphasis | TagEnd::Strong => {
                    self.inline(&Event::End(end), range, definitions);
                }
                end => self.close(end),
            },
            Event::Rule => self.end_run(),
            event => self.inline(&event, range, definitions),
        }
    }

    fn inline(&mut self, event: &Event<'_>, range: &Range<usize>, definitions: &RefDefs<'_>) {
        let surface = self.context.last().copied().unwrap_or(Surface::Body);
        self.inlines.event(event, range, surface, definitions);
    }

    fn open(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        self.end_run();
        let around = self.context.last().copied().unwrap_or(Surface::Body);
        match tag {
            Tag::Heading { level, id, .. } => {
                self.context.push(Surface::Heading);
                self.heading = Some(RawHeading {
                    level: number(level),
                    id: id.map(|id| id.to_string()),
                    text: String::new(),
                    range: self.in_file(range),
                });
            }
            Tag::BlockQuote(kind) => {
                self.context.push(around);
                self.quotes.push(OpenQuote {
                    first: self.inlines.prose.len(),
                    attributed: false,
                    alert: kind.is_some(),
                });
            }
            Tag::FootnoteDefinition(label) => {
                self.context.push(Surface::Footnote);
                let range = self.in_file(range);
                self.footnotes.push((label.to_string(), range));
            }
            Tag::Table(_) => {
                self.context.push(around);
                let range = self.in_file(range);
                self.cell = Some(TablePosition {
                    table: self.tables.len() as u32,
                    row: 0,
                    column: 0,
                });
                self.tables.push(range);
            }
            Tag::List(Some(number)) => {
                self.context.push(around);
                let range = self.in_file(range);
                self.lists.push((number, range));
            }
            Tag::TableCell => self.context.push(Surface::TableCell),
            Tag::Paragraph => self.paragraph = Some(links::trimmed(self.inlines.parsed, range)),
            _ => self.context.push(around),
        }
    }

    fn close(&mut self, end: TagEnd) {
        if matches!(end, TagEnd::Heading(_)) {
            // An empty heading opens no run, and has no words of the text before it.
            let text = if self.inlines.is_open() {
                self.inlines.shown().trim().to_owned()
            } else {
                String::new()
            };
            self.end_run();
            if let Some(mut heading) = self.heading.take() {
                heading.text = text;
                self.headings.push(heading);
            }
        } else {
            self.end_run();
        }
        if matches!(end, TagEnd::BlockQuote(_))
            && let Some(quote) = self.quotes.pop()
            && quote.attributed
            && !quote.alert
        {
            for run in &mut self.inlines.prose[quote.first..] {
                run.speech = true;
            }
        }
        match (end, &mut self.cell) {
            (TagEnd::TableCell, Some(cell)) => cell.column += 1,
            (TagEnd::TableHead | TagEnd::TableRow, Some(cell)) => {
                cell.row += 1;
                cell.column = 0;
            }
            (TagEnd::Table, cell) => *cell = None,
            _ => {}
        }
        if matches!(end, TagEnd::Paragraph) {
            self.paragraph = None;
        } else {
            self.context.pop();
        }
    }

    /// Ends the open run, if there is one.
    fn end_run(&mut self) {
        if !self.inlines.is_open() {
            return;
        }
        if let Some(quote) = self.quotes.last_mut() {
            quote.attributed = self.inlines.ends_with_attribution();
        }
        let first = self.inlines.prose.len();
        self.inlines.end_run();
        for run in &mut self.inlines.prose[first..] {
            run.cell = self.cell;
        }
    }

    fn in_file(&self, range: &Range<usize>) -> Range<usize> {
        range.start + self.first..range.end + self.first
    }
}

/// 1 for `#`, 2 for `##`.
pub(super) fn number(level: HeadingLevel) -> u8 {
    level as u8
}
