//! Pages that editors wrote: reports, case studies, articles, others; the home page.
//!
//! In: a page's number. Out: its context. Must not know: how its body is walked, how its charts are drawn.

use super::case_study::case_study;
use super::home::home;
use super::report::report;
use crate::diagnostic::Diagnostic;
use crate::document::{Kind, plain_text};
use crate::page::builder::{PageBuilder, PageOutput};
use crate::page::embedded::EmbeddedPage;
use crate::page::lookup::SiteLookup;
use crate::page::parts::body::body;
use crate::page::parts::cards::{cards, neighbour, pages_of_kinds};
use crate::page::parts::elements::{href, image as image_of};
use crate::page::parts::history::{corrections, listed_claims, reviews, withdrawal};
use crate::page::parts::key_figures::key_figures;
use crate::page::parts::quotes::{pull_quote, quoted_sources};
use crate::page::parts::source_numbers::number_sources;
use crate::page::parts::text::{key_point, summary, title};
use crate::page::parts::{head, json_ld, terms};
use crate::source::{Span, Spanned};
use crate::theme::Collection;
use crate::theme::context::{self, Collections, Content, Crumb, Link, OutlineEntry, PageLink};

/// How many pages of each term and place are considered for `related`, on either side of the page.
const LOOKED_THROUGH: usize = 16;
/// How many pages are related at most.
const RELATED: usize = 3;

/// The written page with a number in the site.
pub(in crate::page) fn written(
    lookup: &SiteLookup<'_>,
    number: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> PageOutput {
    let page = EmbeddedPage::new(lookup, number);
    let of = page.page;
    let front = &of.summary.front;
    let locale = lookup.locale_of(&of.summary.language);
    let mut builder = PageBuilder::at(lookup, locale, of.address.clone());
    builder.reserve_ids(of.summary.anchors.iter().cloned());
    let home_page = lookup.inputs.site.home(&of.summary.language);
    let is_home = home_page.is_some_and(|home| home.address == of.address);
    builder
        .figures
        .saw_unbound(page.written.evidence.coverage.unbound);
    let head: Vec<&Span> = [&front.title, &front.summary]
        .into_iter()
        .flatten()
        .chain(front.corrections.iter().map(|correction| &correction.text))
        .chain(&front.key_points)
        .map(|text| &text.span)
        .collect();
    number_sources(&mut builder, &page, &head);
    // In reading order, in which figures are numbered.
    let title = title(&mut builder, &page);
    let summary = summary(&mut builder, &page);
    let corrections = corrections(&mut builder, &page);
    let key_figures = key_figures(&mut builder, &page, &front.key_figures);
    let points = front.key_points.iter();
    let key_points = points
        .map(|point| key_point(&mut builder, &page, point))
        .collect();
    let image = front.image.as_ref();
    let image = image.and_then(|picture| image_of(&mut builder, &page, picture));
    let pull_quote = pull_quote(&mut builder, &page);
    let body = body(&mut builder, &page, pull_quote.as_ref());
    let by_kind = match of.kind {
        _ if is_home => Content::Home(home(&builder)),
        Kind::Report => Content::Report(report(&builder, of)),
        Kind::CaseStudy => Content::CaseStudy(case_study(&builder, of)),
        Kind::Article => Content::Article,
        Kind::Page => Content::Page,
    };
    if let Some(day) = lookup.inputs.site.as_at(&of.summary) {
        builder.figures.is_right_as_at(day);
    }
    let mut context = context::Page {
        title,
        summary,
        corrections,
        reviewed: reviews(&builder, &page),
        withdrawn: withdrawal(&builder, &page),
        claims: listed_claims(&builder, &page),
        key_figures,
        key_points,
        image,
        pull_quote,
        body: (!body.0.is_empty()).then_some(body),
        sources: quoted_sources(&builder, &page),
        json_ld: Some(json_ld::written_page(&builder, of)),
        ..front_matter(&builder, &page)
    };
    if is_home {
        context.minutes = 0;
        context.breadcrumbs.clear();
    }
    let collections = collections(&builder, number, by_kind.name());
    builder.finish(context, by_kind, collections, diagnostics)
}

/// What front matter and the index of the site have of a page, as plain text.
fn front_matter(builder: &PageBuilder<'_, '_>, page: &EmbeddedPage<'_>) -> context::Page {
    let lookup = builder.lookup;
    let of = page.page;
    let summary = &of.summary;
    let front = &summary.front;
    let text = |text: &Spanned<String>| plain_text(text);
    let texts = |texts: &[Spanned<String>]| texts.iter().map(text).collect();
    let places = of.places.iter();
    let translations = of.translations.iter().map(|&other| {
        let other = lookup.page(other);
        head::translation(lookup, &other.summary.language, &other.address)
    });
    let breadcrumbs = lookup
        .inputs
        .site
        .breadcrumbs(of)
        .into_iter()
        .map(|number| {
            let PageLink { title, path } = builder.page_link(number);
            Crumb { title, path }
        });
    let outline = summary.outline.iter().filter(|entry| entry.level <= 3);
    let outline = outline.map(|entry| OutlineEntry {
        level: entry.level,
        id: entry.id.clone(),
        title: entry.text.clone(),
    });
    context::Page {
        path: lookup.path(&of.address),
        canonical: lookup.canonical(&of.address),
        language: summary.language.clone(),
        plain_title: summary.title.clone(),
        description: summary.description.clone(),
        organisation: front.organisation.as_ref().map(text),
        partners: texts(&front.partners),
        authors: texts(&front.authors),
        contact: front.contact.as_ref().map(text),
        published: head::day(front.published.as_ref(), builder.locale),
        updated: head::day(front.updated.as_ref(), builder.locale),
        draft: of.draft,
        minutes: summary.minutes,
        places: places.map(|area| builder.place_link(area)).collect(),
        terms: terms::terms_of(builder, of),
        translations: translations.collect(),
        breadcrumbs: breadcrumbs.collect(),
        report: of.report.map(|report| builder.page_link(report)),
        previous: of.previous.map(|number| neighbour(builder, number)),
        next: of.next.map(|number| neighbour(builder, number)),
        outline: outline.collect(),
        links: links(builder, page),
        robots: (of.draft || front.withdrawn.is_some()).then(|| "noindex".to_owned()),
        extra: page.written.extra.clone(),
        ..context::Page::default()
    }
}

/// Further reading.
fn links(builder: &PageBuilder<'_, '_>, page: &EmbeddedPage<'_>) -> Vec<Link> {
    let links = page.page.summary.front.links.iter();
    links
        .map(|link| Link {
            title: plain_text(&link.title),
            href: href(builder, page, &link.url.value),
        })
        .collect()
}

/// The collections that the page's template uses, and no others.
fn collections(builder: &PageBuilder<'_, '_>, number: usize, kind: &str) -> Collections {
    let lookup = builder.lookup;
    let needs = lookup.inputs.theme.collections(kind);
    let page = lookup.page(number);
    let mut collections = Collections::default();
    if needs.contains(&Collection::Related) {
        collections.related = Some(cards(builder, &related(lookup, number)));
    }
    if needs.contains(&Collection::Neighbours) {
        let report = page.report.map_or(page, |report| lookup.page(report));
        collections.neighbours = Some(super::report::report(builder, report).contents);
    }
    if needs.contains(&Collection::Pages) {
        let all = [Kind::Report, Kind::CaseStudy, Kind::Article, Kind::Page];
        collections.pages = Some(cards(builder, &pages_of_kinds(builder, &all)));
    }
    collections
}

/// The case studies and articles that share most places and terms with a page. Those before and after it are linked anyway.
fn related(lookup: &SiteLookup<'_>, number: usize) -> Vec<usize> {
    let site = lookup.inputs.site;
    let page = lookup.page(number);
    let places = page.places.iter().filter_map(|area| lookup.place(area));
    let places = places.map(|route| &route.pages);
    let terms = page.terms.iter().flat_map(|(id, terms)| {
        let taxonomy = site.taxonomies.iter().find(|taxonomy| taxonomy.id == *id);
        terms.iter().filter_map(move |term| taxonomy?.term(term))
    });
    // A page occurs once for each place and term that it shares.
    let mut shared: Vec<usize> = Vec::new();
    for pages in places.chain(terms.map(|term| &term.pages)) {
        let own = pages.partition_point(|&other| other < number);
        let near = own.saturating_sub(LOOKED_THROUGH)..pages.len().min(own + LOOKED_THROUGH + 1);
        shared.extend(&pages[near]);
    }
    #[expect(
        clippy::stable_sort_primitive,
        reason = "quicker for lists that are sorted one by one"
    )]
    shared.sort();
    // Most shared first; of those that share as much, in the site's order.
    let mut related: Vec<(usize, usize)> = Vec::new();
    for same in shared.chunk_by(PartialEq::eq) {
        let (other, count) = (same[0], same.len());
        let position = related.partition_point(|&(_, most)| most >= count);
        if position == RELATED {
            continue;
        }
        let of = lookup.page(other);
        let fits = matches!(of.kind, Kind::CaseStudy | Kind::Article)
            && of.summary.language == page.summary.language;
        let is_linked = [Some(number), page.previous, page.next].contains(&Some(other));
        if fits && !is_linked {
            related.insert(position, (other, count));
            related.truncate(RELATED);
        }
    }
    related.into_iter().map(|(number, _)| number).collect()
}
