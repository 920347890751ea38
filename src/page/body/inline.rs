//! Inline elements of the walk: emphasis, links, figures, pictures, inline HTML. They are always closed in order, whatever
//! the text contains.
//!
//! In: their start and end events. Out: HTML.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::markup::{Before, running};
use super::open::OpenInline;
use super::pieces::{Gap, Slot};
use super::walk::Walk;
use crate::config::RawHtml;
use crate::markup::{self, InlineTag};
use crate::page::words::unbroken;
use crate::site::{LinkTarget, relative::relative};

impl Walk<'_> {
    pub(super) fn open_element(&mut self, open: &str, close: &'static str) {
        self.push(open);
        self.open.push(OpenInline::Markdown(close));
    }

    /// Closes the innermost Markdown element, and raw HTML left open inside it.
    pub(super) fn close_inline(&mut self) {
        while let Some(open) = self.open.pop() {
            let raw = matches!(open, OpenInline::Raw(_));
            self.close(open);
            if !raw {
                break;
            }
        }
    }

    /// Closes all inline elements at the end of their block.
    pub(super) fn close_inlines(&mut self) {
        while let Some(open) = self.open.pop() {
            self.close(open);
        }
        self.before = Before::Other;
    }

    fn close(&mut self, open: OpenInline) {
        match open {
            OpenInline::Markdown(close) => self.push(close),
            OpenInline::Raw(name) => self.push(&format!("</{name}>")),
            OpenInline::Figure { slot, start, words } => {
                if self.out.end() == start {
                    self.before = running(&mut self.out, &words, self.before);
                }
                self.out.push_gap(Gap::FigureEnd(slot));
            }
        }
    }

    pub(super) fn start_link(&mut self, destination: &str, at: u32) {
        self.mark_words();
        let scope = self.scope;
        let href = match scope.targets.get(destination) {
            Some(LinkTarget::Binding) => {
                self.start_figure(at);
                return;
            }
            Some(LinkTarget::Page { address, anchor }) => {
                self.page_href(address, anchor.as_deref())
            }
            Some(LinkTarget::File { address, .. }) => {
                relative(scope.address, address, scope.portable)
            }
            Some(LinkTarget::External(url)) => url.clone(),
            // The error was reported; the text remains.
            Some(LinkTarget::Broken(_)) | None => {
                self.open_element("", "");
                return;
            }
        };
        self.push("<a href=\"");
        let before = self.before;
        self.escaped(&href);
        self.before = before;
        self.open_element("\">", "</a>");
    }

    /// Starts the text of a link to data or a source. Without a claim it is plain text.
    fn start_figure(&mut self, at: u32) {
        let nth = match self.last_figure {
            Some((last, nth)) if last == at => nth + 1,
            _ => 0,
        };
        self.last_figure = Some((at, nth));
        let Some(number) = self.scope.claims.number(at, nth) else {
            self.open_element("", "");
            return;
        };
        let claim = self.scope.claims.get(number);
        let slot = self.slots.len();
        self.slots.push(Slot::Figure(number));
        self.out.push_gap(Gap::FigureStart(slot));
        self.open.push(OpenInline::Figure {
            slot,
            start: self.out.end(),
            words: claim.map_or_else(String::new, |claim| unbroken(&claim.words)),
        });
    }

    /// The link to a page, or to a heading of this one.
    fn page_href(&self, address: &str, anchor: Option<&str>) -> String {
        let scope = self.scope;
        match anchor {
            Some(anchor) if address == scope.own => format!("#{}{anchor}", scope.prefix),
            Some(anchor) if address == scope.address => format!("#{anchor}"),
            Some(anchor) => format!(
                "{}#{anchor}",
                relative(scope.address, address, scope.portable)
            ),
            None => relative(scope.address, address, scope.portable),
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

    fn end_picture(&mut self) {
        let Some(picture) = self.picture.take() else {
            return;
        };
        let scope = self.scope;
        let Some(LinkTarget::File { address, .. }) = scope.targets.get(&picture.src) else {
            // The error was reported; the alternative text is shown instead.
            self.escaped(&picture.alt);
            return;
        };
        let src = relative(scope.address, address, scope.portable);
        let in_link = !self.open.is_empty();
        self.push("<img src=\"");
        self.escaped(&src);
        self.push("\" alt=\"");
        self.escaped(&picture.alt);
        self.push("\" loading=\"lazy\">");
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.pictures += 1;
            paragraph.words |= in_link;
            paragraph.picture = Some(picture.at);
        }
    }

    pub(super) fn is_in_link(&self) -> bool {
        self.open.iter().any(|open| match open {
            OpenInline::Markdown(close) => *close == "</a>",
            OpenInline::Raw(name) => *name == "a",
            OpenInline::Figure { .. } => true,
        })
    }

    pub(super) fn inline_html(&mut self, html: &str) {
        if self.scope.raw_html != RawHtml::Sanitised {
            return;
        }
        match markup::inline(html) {
            // A link inside a link is none.
            Some(InlineTag::Link(_)) if self.is_in_link() => {}
            Some(InlineTag::Link(href)) => {
                self.mark_words();
                self.push("<a href=\"");
                self.escaped(&href);
                self.push("\">");
                self.open.push(OpenInline::Raw("a"));
            }
            Some(InlineTag::Open(name)) => {
                self.mark_words();
                self.push(&format!("<{name}>"));
                self.open.push(OpenInline::Raw(name));
            }
            // A tag that would close any other than the innermost element is dropped.
            Some(InlineTag::Close(name)) => {
                if matches!(self.open.last(), Some(OpenInline::Raw(open)) if *open == name) {
                    self.open.pop();
                    self.push(&format!("</{name}>"));
                }
            }
            Some(InlineTag::Void(name)) => self.push(&format!("<{name}>")),
            None => {}
        }
    }
}
