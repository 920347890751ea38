//! Inline elements of the walk: emphasis, links, bindings, pictures, inline HTML. Whatever the text does, they are closed in
//! order.
//!
//! In: their beginnings and ends. Out: HTML.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::markup::{Before, running};
use super::raw;
use super::walk::Walk;
use crate::config::RawHtml;
use crate::site::{LinkTarget, relative::relative};

/// An inline element that is open.
pub(super) enum Open {
    /// Markdown's, with what ends it.
    Markdown(String),
    /// Raw HTML's.
    Raw(&'static str),
    /// A binding: where its words start, what stands for them if there are none, what ends it.
    Binding {
        start: usize,
        words: String,
        close: String,
    },
}

pub(super) struct Picture {
    /// Pictures in its alternative text.
    pub(super) inside: u32,
    pub(super) alt: String,
    pub(super) src: String,
    pub(super) caption: String,
}

impl Walk<'_> {
    pub(super) fn open_inline(&mut self, open: &str, close: &str) {
        self.push(open);
        self.open.push(Open::Markdown(close.to_owned()));
    }

    /// Closes the innermost Markdown element, and what raw HTML left open in it.
    pub(super) fn close_inline(&mut self) {
        while let Some(open) = self.open.pop() {
            let raw = matches!(open, Open::Raw(_));
            self.close(open);
            if !raw {
                break;
            }
        }
    }

    /// Closes all inline elements, at the end of what holds them.
    pub(super) fn close_inlines(&mut self) {
        while let Some(open) = self.open.pop() {
            self.close(open);
        }
        self.before = Before::Other;
    }

    pub(super) fn close(&mut self, open: Open) {
        match open {
            Open::Markdown(close) => self.push(&close),
            Open::Raw(name) => self.push(&format!("</{name}>")),
            Open::Binding {
                start,
                words,
                close,
            } => {
                if self.top().len() == start {
                    let before = self.before;
                    self.before = running(self.top(), &words, before);
                }
                self.push(&close);
            }
        }
    }

    pub(super) fn start_link(&mut self, destination: &str, at: u32) {
        self.mark_words();
        let holes = self.holes;
        let href = match holes.targets.get(destination) {
            Some(LinkTarget::Binding) => {
                self.start_binding(at);
                return;
            }
            Some(LinkTarget::Page { address, anchor }) => {
                self.page_href(address, anchor.as_deref())
            }
            Some(LinkTarget::File { address, .. }) => {
                relative(holes.address, address, holes.portable)
            }
            Some(LinkTarget::External(url)) => url.clone(),
            // An error that was said; the words stay.
            Some(LinkTarget::Broken(_)) | None => {
                self.open_inline("", "");
                return;
            }
        };
        self.push("<a href=\"");
        let before = self.before;
        self.escaped(&href);
        self.before = before;
        self.open_inline("\">", "</a>");
    }

    pub(super) fn start_binding(&mut self, at: u32) {
        self.bindings.push(at);
        let nth = self.seen.entry(at).or_default();
        let number = *nth;
        *nth += 1;
        let binding = (self.holes.binding)(at, number).unwrap_or_default();
        self.push(&binding.open);
        let start = self.top().len();
        self.open.push(Open::Binding {
            start,
            words: binding.words,
            close: binding.close,
        });
    }

    /// The link to a page, or to a place on this one.
    pub(super) fn page_href(&self, address: &str, anchor: Option<&str>) -> String {
        let holes = self.holes;
        match anchor {
            Some(anchor) if address == holes.own => format!("#{}{anchor}", holes.prefix),
            Some(anchor) if address == holes.address => format!("#{anchor}"),
            Some(anchor) => format!(
                "{}#{anchor}",
                relative(holes.address, address, holes.portable)
            ),
            None => relative(holes.address, address, holes.portable),
        }
    }

    pub(super) fn in_picture(&mut self, event: &Event<'_>) {
        let Some(picture) = &mut self.picture else {
            return;
        };
        match event {
            Event::Start(Tag::Image { .. }) => picture.inside += 1,
            Event::End(TagEnd::Image) if picture.inside > 0 => picture.inside -= 1,
            Event::End(TagEnd::Image) => self.end_picture(),
            Event::Text(text) | Event::Code(text) => picture.alt.push_str(text),
            Event::SoftBreak | Event::HardBreak => picture.alt.push(' '),
            _ => {}
        }
    }

    pub(super) fn end_picture(&mut self) {
        let Some(picture) = self.picture.take() else {
            return;
        };
        let holes = self.holes;
        let Some(LinkTarget::File { address, .. }) = holes.targets.get(&picture.src) else {
            // An error that was said; its words stand for it.
            self.escaped(&picture.alt);
            return;
        };
        let src = relative(holes.address, address, holes.portable);
        let in_link = !self.open.is_empty();
        self.push("<img src=\"");
        self.escaped(&src);
        self.push("\" alt=\"");
        self.escaped(&picture.alt);
        self.push("\" loading=\"lazy\">");
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.pictures += 1;
            paragraph.words |= in_link;
            paragraph.caption = picture.caption;
        }
    }

    pub(super) fn inline_html(&mut self, html: &str) {
        if self.holes.raw_html != RawHtml::Sanitised {
            return;
        }
        match raw::inline(html) {
            Some(raw::Tag::Open(name)) => {
                self.mark_words();
                self.push(&format!("<{name}>"));
                self.open.push(Open::Raw(name));
            }
            // A tag that would close something else than the innermost element is dropped.
            Some(raw::Tag::Close(name)) => {
                if matches!(self.open.last(), Some(Open::Raw(open)) if *open == name) {
                    self.open.pop();
                    self.push(&format!("</{name}>"));
                }
            }
            Some(raw::Tag::Void(name)) => self.push(&format!("<{name}>")),
            None => {}
        }
    }
}
