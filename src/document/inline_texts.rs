//! The texts of front matter and blocks in which inline links are allowed, as prose.
//!
//! In: typed front matter and blocks. Out: runs of prose. Must not know: the body's events.

use super::front_matter::{Correction, Review, Withdrawal};
use super::inlines::{RawHtml, UndefinedReference};
use super::one_line::{Text, read_text};
use super::prose::{Prose, Surface};
use super::{
    Block, ChartBlock, ChartEvent, Element, ElementItem, ElementKind, FrontMatter, Image,
    KeyFigure, Link, PullQuote, QuoteBlock, TableBlock,
};
use crate::config::{LocalText, SourceEntry};
use crate::source::{Source, Spanned};
use crate::yaml::{Node, Value};

/// The content of the texts of front matter or of a block.
#[derive(Default)]
pub(super) struct InlineTexts {
    pub(super) prose: Vec<Prose>,
    pub(super) html: Vec<RawHtml>,
    pub(super) undefined: Vec<UndefinedReference>,
}

/// The texts of a page's front matter in reading order.
///
/// Each map is taken apart by name here and below, so that a new key cannot be left unread without somebody saying why.
pub(super) fn front_matter_texts(
    source: &Source,
    front: &FrontMatter,
    language: &str,
) -> InlineTexts {
    let FrontMatter {
        title,
        summary,
        organisation,
        partners,
        authors,
        contact,
        links,
        reviewed,
        corrections,
        withdrawn,
        image,
        pull_quote,
        key_points,
        key_figures,
        sources,
        extra,
        // Words, dates and names of other entries, which are checked as such; what readers see of an area, a term or an
        // indicator is written elsewhere.
        kind: _,
        place: _,
        published: _,
        updated: _,
        draft: _,
        embargo: _,
        as_at: _,
        order: _,
        slug: _,
        aliases: _,
        indicators: _,
        taxonomies: _,
        language: _,
        translation_of: _,
    } = front;
    let mut reader = TextReader::new(source, language);
    reader.text(title.as_ref(), Surface::Title);
    reader.text(summary.as_ref(), Surface::Summary);
    for correction in corrections {
        // What was said before is no claim of the page any more.
        let Correction {
            text,
            on: _,
            claim: _,
            was: _,
        } = correction;
        reader.text(Some(text), Surface::Detail);
    }
    for review in reviewed {
        let Review { by, role, on: _ } = review;
        reader.text(Some(by), Surface::Detail);
        reader.text(role.as_ref(), Surface::Detail);
    }
    // The reason is the summary of a page that is withdrawn.
    if let Some(withdrawn) = withdrawn {
        let Withdrawal {
            on: _,
            reason: _,
            see: _,
        } = withdrawn;
    }
    if let Some(image) = image {
        reader.image(image);
    }
    for point in key_points {
        reader.text(Some(point), Surface::KeyPoint);
    }
    reader.key_figures(key_figures);
    if let Some(quote) = pull_quote {
        let PullQuote {
            text,
            attribution,
            source: _,
        } = quote;
        reader.quote(text, attribution.as_ref());
    }
    for text in authors.iter().chain(organisation).chain(partners) {
        reader.text(Some(text), Surface::Detail);
    }
    reader.text(contact.as_ref(), Surface::Detail);
    for link in links {
        let Link { title, url: _ } = link;
        reader.text(Some(title), Surface::Detail);
    }
    for text in sources.values().flat_map(SourceEntry::names) {
        reader.text(Some(text.get(language)), Surface::Detail);
    }
    if let Some(extra) = extra {
        reader.node(extra);
    }
    reader.texts
}

/// The texts of a block.
pub(super) fn block_texts(source: &Source, block: &Block, language: &str) -> InlineTexts {
    let mut reader = TextReader::new(source, language);
    match block {
        Block::Chart(chart) => {
            let ChartBlock {
                title,
                subtitle,
                alt,
                notes,
                events,
                // What is drawn comes from the data; `evidence` checks the target.
                kind: _,
                selection: _,
                limits: _,
                target: _,
                id: _,
                join: _,
            } = &**chart;
            reader.local(Some(title), Surface::ChartTitle);
            reader.local(subtitle.as_ref(), Surface::ChartSubtitle);
            reader.local(alt.as_ref(), Surface::ChartAlt);
            for note in notes {
                reader.local(Some(note), Surface::ChartNote);
            }
            for event in events {
                let ChartEvent {
                    text,
                    // Periods of the axis, not of a statistic.
                    from: _,
                    to: _,
                } = event;
                reader.local(Some(text), Surface::ChartEvent);
            }
        }
        Block::Table(table) => {
            let TableBlock {
                title,
                subtitle,
                notes,
                selection: _,
                columns: _,
                id: _,
                span: _,
            } = &**table;
            reader.local(Some(title), Surface::ChartTitle);
            reader.local(subtitle.as_ref(), Surface::ChartSubtitle);
            for note in notes {
                reader.local(Some(note), Surface::ChartNote);
            }
        }
        Block::KeyFigures(items) => reader.key_figures(items),
        Block::Quote(quote) => {
            let QuoteBlock {
                text,
                attribution,
                pulled,
                source: _,
            } = quote;
            // A quotation of its own is speech, whoever it is by; one that is set off may be the page's own words.
            reader.quote_by(text, attribution.as_ref(), !pulled || attribution.is_some());
        }
        Block::CaseStudy(_) => {}
        Block::Element(element) => reader.element(element),
    }
    reader.texts
}

struct TextReader<'a> {
    source: &'a Source,
    language: &'a str,
    texts: InlineTexts,
}

impl<'a> TextReader<'a> {
    fn new(source: &'a Source, language: &'a str) -> Self {
        Self {
            source,
            language,
            texts: InlineTexts::default(),
        }
    }

    fn text(&mut self, text: Option<&Spanned<String>>, surface: Surface) {
        if let Some(text) = text {
            let Text {
                prose,
                html,
                undefined,
            } = read_text(self.source, text, surface);
            self.texts.prose.extend(prose);
            self.texts.html.extend(html);
            self.texts.undefined.extend(undefined);
        }
    }

    fn local(&mut self, text: Option<&LocalText>, surface: Surface) {
        self.text(text.map(|text| text.get(self.language)), surface);
    }

    fn key_figures(&mut self, items: &[KeyFigure]) {
        for item in items {
            self.local(Some(&item.label), Surface::KeyFigureLabel);
        }
    }

    fn quote(&mut self, text: &Spanned<String>, attribution: Option<&Spanned<String>>) {
        self.quote_by(text, attribution, attribution.is_some());
    }

    fn quote_by(
        &mut self,
        text: &Spanned<String>,
        attribution: Option<&Spanned<String>>,
        speech: bool,
    ) {
        let first = self.texts.prose.len();
        self.text(Some(text), Surface::Quote);
        for run in &mut self.texts.prose[first..] {
            run.speech = speech;
        }
        self.text(attribution, Surface::Detail);
    }

    fn element(&mut self, element: &Element) {
        let Element {
            kind,
            title,
            text,
            pictures,
            items,
            roles,
            phone,
            // Addresses and files, which are checked as such, and the name of a source.
            url: _,
            file: _,
            email: _,
            source: _,
        } = element;
        let head = match kind {
            ElementKind::TableCaption => Surface::Caption,
            // The name of a person, the words of a link.
            ElementKind::Contact
            | ElementKind::CallToAction
            | ElementKind::Download
            | ElementKind::LinkCard => Surface::Detail,
            _ => Surface::Heading,
        };
        self.text(title.as_ref(), head);
        for paragraph in text {
            self.text(Some(paragraph), Surface::Body);
        }
        for image in pictures {
            self.image(image);
        }
        for item in items {
            let ElementItem {
                title,
                text,
                src,
                url: _,
            } = item;
            let head = if src.is_some() {
                Surface::ImageAlt
            } else {
                Surface::Heading
            };
            self.text(title.as_ref(), head);
            for paragraph in text {
                self.text(Some(paragraph), Surface::Body);
            }
        }
        for text in roles.iter().chain(phone) {
            self.text(Some(text), Surface::Detail);
        }
    }

    fn image(&mut self, image: &Image) {
        let Image {
            alt,
            credit,
            caption,
            src: _,
        } = image;
        self.text(alt.as_ref(), Surface::ImageAlt);
        self.text(caption.as_ref(), Surface::Caption);
        self.text(credit.as_ref(), Surface::Detail);
    }

    /// The texts of a theme's own fields: any may be shown.
    fn node(&mut self, node: &Node) {
        match &node.value {
            Value::Null => {}
            Value::Scalar { text, .. } => {
                let text = Spanned::new(text.clone(), node.span.clone());
                self.text(Some(&text), Surface::Detail);
            }
            Value::List(items) => items.iter().for_each(|item| self.node(item)),
            Value::Map(entries) => entries.iter().for_each(|(_, value)| self.node(value)),
        }
    }
}
