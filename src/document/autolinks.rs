//! Addresses of websites and e-mail addresses in running text are links, as in GitHub's Markdown.
//!
//! In: Markdown events with their ranges. Out: the same, with links around addresses. Must not know: pages, where links lead.

use std::collections::VecDeque;
use std::ops::Range;

use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{BrokenLinkCallback, CowStr, Event, LinkType, OffsetIter, Tag, TagEnd};

/// An event with its range in the text.
type Placed<'t> = (Event<'t>, Range<usize>);

/// The events of a text, with links around addresses.
pub(super) struct LinkedEvents<'t, F: BrokenLinkCallback<'t>> {
    text: &'t str,
    pub(super) events: OffsetIter<'t, F>,
    /// Events that come before the next of `events`.
    pending: VecDeque<Placed<'t>>,
    /// How many links, pictures and code blocks are open: there are no links in them.
    inside: u32,
}

impl<'t, F: BrokenLinkCallback<'t>> LinkedEvents<'t, F> {
    pub(super) fn new(text: &'t str, events: OffsetIter<'t, F>) -> Self {
        Self {
            text,
            events,
            pending: VecDeque::new(),
            inside: 0,
        }
    }

    /// Takes the text events that follow the first directly: Markdown parts a text at characters that might be markup.
    fn link(&mut self, first: Placed<'t>) {
        let start = first.1.start;
        let mut end = first.1.end;
        let mut run = vec![first];
        let mut after = None;
        for placed in self.events.by_ref() {
            if matches!(placed.0, Event::Text(_)) && placed.1.start == end {
                end = placed.1.end;
                run.push(placed);
            } else {
                after = Some(placed);
                break;
            }
        }
        // An address with a backslash in it was not meant as it stands.
        let is_cut = self.text[end..].starts_with('\\');
        let written = &self.text[start..end];
        let mut done = start;
        for link in LinkFinder::new().links(written) {
            let range = start + link.start()..start + link.end();
            let is_mail = *link.kind() == LinkKind::Email;
            let lower = link.as_str().to_ascii_lowercase();
            let is_web = lower.starts_with("https://") || lower.starts_with("http://");
            if !is_mail && !is_web || is_cut && range.end == end {
                continue;
            }
            self.push_texts(&run, done..range.start);
            let shown = typed(self.text, &run, &range);
            let tag = Tag::Link {
                link_type: if is_mail {
                    LinkType::Email
                } else {
                    LinkType::Autolink
                },
                dest_url: CowStr::from(shown.clone()),
                title: CowStr::from(""),
                id: CowStr::from(""),
            };
            done = range.end;
            self.pending.extend([
                (Event::Start(tag), range.clone()),
                (Event::Text(CowStr::from(shown)), range.clone()),
                (Event::End(TagEnd::Link), range),
            ]);
        }
        self.push_texts(&run, done..end);
        if let Some((event, range)) = after {
            self.note(&event);
            self.pending.push_back((event, range));
        }
    }

    /// Adds the parts of text events within a range.
    fn push_texts(&mut self, run: &[Placed<'t>], wanted: Range<usize>) {
        for (event, range) in run {
            let part = range.start.max(wanted.start)..range.end.min(wanted.end);
            if part == *range {
                self.pending.push_back((event.clone(), part));
            } else if !part.is_empty() {
                // No address begins or ends inside an entity or a sign that is typographic.
                let words = CowStr::from(&self.text[part.clone()]);
                self.pending.push_back((Event::Text(words), part));
            }
        }
    }

    fn note(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => {
                self.inside += 1;
            }
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => self.inside -= 1,
            _ => {}
        }
    }
}

/// An address as it was typed: `--` and quotes are not typographic in it, and `&amp;` is one character.
fn typed(text: &str, run: &[Placed<'_>], range: &Range<usize>) -> String {
    let mut typed = String::new();
    for (event, of) in run {
        let part = of.start.max(range.start)..of.end.min(range.end);
        if part.is_empty() {
            continue;
        }
        match event {
            Event::Text(words) if text[of.clone()].starts_with('&') && part == *of => {
                typed.push_str(words);
            }
            _ => typed.push_str(&text[part]),
        }
    }
    typed
}

impl<'t, F: BrokenLinkCallback<'t>> Iterator for LinkedEvents<'t, F> {
    type Item = Placed<'t>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(placed) = self.pending.pop_front() {
            return Some(placed);
        }
        let (event, range) = self.events.next()?;
        self.note(&event);
        let may_link = match &event {
            Event::Text(words) => {
                self.inside == 0 && (words.contains("://") || words.contains('@'))
            }
            _ => false,
        };
        if !may_link {
            return Some((event, range));
        }
        self.link((event, range));
        self.pending.pop_front()
    }
}
