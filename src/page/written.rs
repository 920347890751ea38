//! Pages that editors wrote: reports, case studies, articles, others; the home page.
//!
//! In: a page's number. Out: its context. Must not know: how its body is walked, how its charts are drawn.

use std::collections::BTreeMap;

use super::builder::PageBuilder;
use super::renderer::{PageOutput, SiteRenderer, WrittenPage};
use super::{head, json_ld};
use crate::diagnostic::Diagnostic;
use crate::document::{Kind, plain_text};
use crate::evidence::{Claim, PageEvidence};
use crate::site::{LinkTarget, Page};
use crate::source::Span;
use crate::theme::Need;
use crate::theme::context::{
    self, Article, CaseStudy, Collections, Content, Correction, Image, Link, OutlineEntry, Report,
    Translation,
};

/// How many pages of each term and place `related` looks through.
const LOOKED_THROUGH: usize = 200;
/// How many pages are related at most.
const RELATED: usize = 6;

/// A written page whose text goes onto the page that is being made: its own, or one that it shows.
pub(super) struct EmbeddedPage<'a> {
    /// Its number in the site.
    pub(super) number: usize,
    /// What the site knows of it.
    pub(super) page: &'a Page,
    /// Its text and its claims.
    pub(super) written: WrittenPage<'a>,
    /// What stands before each anchor, so that no two on the page are alike.
    pub(super) prefix: String,
    /// By how many levels its headings are lowered.
    pub(super) lowered: u8,
    /// The names of its charts' files, without their endings.
    pub(super) stems: Vec<String>,
    /// Its claims, by the first byte of their links.
    claims: BTreeMap<u32, Vec<&'a Claim>>,
}

impl<'a> EmbeddedPage<'a> {
    /// A page's own text.
    pub(super) fn new<'b: 'a>(renderer: &'a SiteRenderer<'b>, number: usize) -> Self {
        let written = (renderer.parts.written)(number);
        let mut claims: BTreeMap<u32, Vec<&Claim>> = BTreeMap::new();
        let evidence: &'a PageEvidence = written.evidence;
        for claim in &evidence.claims {
            claims.entry(claim.span.start).or_default().push(claim);
        }
        let page = renderer.page(number);
        Self {
            number,
            page,
            prefix: String::new(),
            lowered: 0,
            stems: super::charts::stems(
                &renderer.parts.site.routes,
                &page.address,
                &written.charts,
            ),
            written,
            claims,
        }
    }

    /// The same, set into another page.
    pub(super) fn set_in(mut self, prefix: String, lowered: u8) -> Self {
        self.prefix = prefix;
        self.lowered = lowered;
        self
    }

    /// The claim of the link that begins at a byte; of several that a text with escapes puts there, the one of this number.
    pub(super) fn claim(&self, start: u32, nth: usize) -> Option<&'a Claim> {
        self.claims.get(&start)?.get(nth).copied()
    }

    /// The claim of a key figure.
    pub(super) fn key_figure(&self, item: &Span) -> Option<&'a Claim> {
        let claims = self.written.evidence.key_figures.iter();
        claims.into_iter().find(|claim| claim.span == *item)
    }
}

/// Makes a written page.
pub(super) fn make(
    renderer: &SiteRenderer<'_>,
    number: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> PageOutput {
    let of = renderer.page(number);
    let locale = renderer.locale_of(&of.summary.language);
    let mut builder = PageBuilder::at(renderer, locale, of.address.clone());
    builder.take_ids(&of.summary.anchors);
    let embedded = EmbeddedPage::new(renderer, number);
    let is_home = renderer
        .parts
        .site
        .home(&of.summary.language)
        .is_some_and(|home| home.address == of.address);
    // In the order in which readers meet them, since that is how figures are numbered.
    let title = builder.title(&embedded);
    let summary = builder.summary(&embedded);
    let front = &of.summary.front;
    let corrections = corrections(&mut builder, &embedded);
    let key_figures = builder.key_figures(&embedded, &front.key_figures);
    let image = image(&mut builder, &embedded);
    let pull_quote = builder.pull_quote(&embedded);
    let body = builder.body(&embedded, pull_quote.as_ref());
    let content = match of.kind {
        _ if is_home => Content::Home(super::home::home(&builder)),
        Kind::Report => {
            let contents = of.contents.iter().map(|&number| builder.entry(number));
            Content::Report(Report {
                contents: contents.collect(),
            })
        }
        Kind::CaseStudy => {
            let panel = builder.case_study_panel(of);
            Content::CaseStudy(CaseStudy { key_figures, panel })
        }
        Kind::Article => Content::Article(Article { key_figures }),
        Kind::Page => Content::Page,
    };
    let mut page = about(&builder, &embedded);
    page.title = title;
    page.summary = summary;
    page.corrections = corrections;
    page.image = image;
    page.pull_quote = pull_quote;
    page.body = (!body.0.is_empty()).then_some(body);
    if is_home {
        page.minutes = 0;
        page.breadcrumbs.clear();
    }
    page.sources = builder.quoted_sources(&embedded);
    page.json_ld = Some(json_ld::html(&json_ld::page(&builder, of)));
    let collections = collections(&builder, number, content.name());
    builder.made(page, content, collections, diagnostics)
}

/// What front matter and the site say of a page, in plain words.
fn about(builder: &PageBuilder<'_, '_>, embedded: &EmbeddedPage<'_>) -> context::Page {
    let renderer = builder.renderer;
    let site = renderer.parts.site;
    let of = embedded.page;
    let summary = &of.summary;
    let front = &summary.front;
    let text = |text: &crate::source::Spanned<String>| text.value.clone();
    let texts = |texts: &[crate::source::Spanned<String>]| texts.iter().map(text).collect();
    let translations = of.translations.iter().map(|&other| {
        let other = renderer.page(other);
        head::translation(renderer, &other.summary.language, &other.address)
    });
    let outline = summary.outline.iter().map(|entry| OutlineEntry {
        level: entry.level,
        id: entry.id.clone(),
        title: entry.text.clone(),
    });
    context::Page {
        path: renderer.path(&of.address),
        canonical: renderer.canonical(&of.address),
        language: summary.language.clone(),
        plain_title: summary.title.clone(),
        description: summary.summary.clone(),
        organisation: front.organisation.as_ref().map(text),
        partners: texts(&front.partners),
        authors: texts(&front.authors),
        contact: front.contact.as_ref().map(text),
        published: head::day(front.published.as_ref(), builder.locale),
        updated: head::day(front.updated.as_ref(), builder.locale),
        draft: of.draft,
        minutes: summary.minutes,
        places: builder.places_of(&of.places),
        terms: builder.terms_of(embedded.number),
        translations: translations.collect::<Vec<Translation>>(),
        breadcrumbs: site
            .breadcrumbs(of)
            .into_iter()
            .map(|number| renderer.crumb(number))
            .collect(),
        report: of.report.map(|report| renderer.page_link(report)),
        previous: of.previous.map(|number| builder.neighbour(number)),
        next: of.next.map(|number| builder.neighbour(number)),
        outline: outline.filter(|entry| entry.level <= 3).collect(),
        links: links(builder, embedded),
        robots: of.draft.then(|| "noindex".to_owned()),
        extra: embedded.written.extra.clone(),
        ..context::Page::default()
    }
}

/// Further reading.
fn links(builder: &PageBuilder<'_, '_>, embedded: &EmbeddedPage<'_>) -> Vec<Link> {
    let links = embedded.page.summary.front.links.iter();
    links
        .map(|link| Link {
            title: link.title.value.clone(),
            href: builder.href(embedded, &link.url.value),
        })
        .collect()
}

fn corrections(builder: &mut PageBuilder<'_, '_>, embedded: &EmbeddedPage<'_>) -> Vec<Correction> {
    let mut corrections: Vec<_> = embedded.page.summary.front.corrections.iter().collect();
    corrections.sort_by_key(|correction| std::cmp::Reverse(correction.on.value));
    corrections
        .into_iter()
        .map(|correction| Correction {
            on: super::words::day(correction.on.value, builder.locale.strings),
            text: builder.text(embedded, &correction.text),
        })
        .collect()
}

fn image(builder: &mut PageBuilder<'_, '_>, embedded: &EmbeddedPage<'_>) -> Option<Image> {
    let image = embedded.page.summary.front.image.as_ref()?;
    let LinkTarget::File { address, .. } = embedded.written.targets.get(&image.src.value)? else {
        return None;
    };
    let path = builder.renderer.path(address);
    Some(Image {
        path,
        alt: image
            .alt
            .as_ref()
            .map_or_else(String::new, |alt| plain_text(alt)),
        caption: image
            .caption
            .as_ref()
            .map(|caption| builder.text_with_sources(embedded, caption)),
        credit: image.credit.as_ref().map(|credit| credit.value.clone()),
        ..Image::default()
    })
}

/// What the page's template asked for, and nothing else.
fn collections(builder: &PageBuilder<'_, '_>, number: usize, kind: &str) -> Collections {
    let renderer = builder.renderer;
    let needs = renderer.parts.theme.needs(kind);
    let page = renderer.page(number);
    let mut collections = Collections::default();
    if needs.contains(&Need::Related) {
        collections.related = Some(builder.cards(&related(renderer, number)));
    }
    if needs.contains(&Need::Neighbours) {
        let report = page.report.map_or(page, |report| renderer.page(report));
        let contents = report.contents.iter().map(|&number| builder.entry(number));
        collections.neighbours = Some(contents.collect());
    }
    if needs.contains(&Need::Pages) {
        let all = [Kind::Report, Kind::CaseStudy, Kind::Article, Kind::Page];
        collections.pages = Some(builder.cards(&builder.pages_of(&all)));
    }
    collections
}

/// The case studies and articles that share most places and terms with a page.
fn related(renderer: &SiteRenderer<'_>, number: usize) -> Vec<usize> {
    let site = renderer.parts.site;
    let page = renderer.page(number);
    let places = page.places.iter().filter_map(|area| renderer.place(area));
    let places = places.map(|route| &route.pages);
    let terms = page.terms.iter().flat_map(|(id, terms)| {
        let taxonomy = site.taxonomies.iter().find(|taxonomy| taxonomy.id == *id);
        terms.iter().filter_map(move |term| taxonomy?.term(term))
    });
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for pages in places.chain(terms.map(|term| &term.pages)) {
        for &other in pages.iter().take(LOOKED_THROUGH) {
            let of = renderer.page(other);
            let fits = matches!(of.kind, Kind::CaseStudy | Kind::Article)
                && of.summary.language == page.summary.language;
            if other != number && fits {
                *shared.entry(other).or_default() += 1;
            }
        }
    }
    let mut related: Vec<(usize, usize)> = shared.into_iter().collect();
    related.sort_by_key(|&(number, count)| (std::cmp::Reverse(count), number));
    related
        .into_iter()
        .take(RELATED)
        .map(|(number, _)| number)
        .collect()
}
