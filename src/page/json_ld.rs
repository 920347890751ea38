//! What a page tells machines of itself: JSON-LD in schema.org's terms.
//!
//! In: contexts and documents. Out: JSON, safe inside a script element. Must not know: templates.

use serde_json::{Map, Value, json};

use super::builder::PageBuilder;
use super::renderer::SiteRenderer;
use crate::document::{FrontMatter, Kind};
use crate::site::Page;
use crate::theme::context::Html;

/// JSON as it may stand in a script element: nothing in it can end the element.
pub(super) fn html(value: &Value) -> Html {
    let text = value.to_string();
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => html.push_str("\\u003c"),
            '>' => html.push_str("\\u003e"),
            '&' => html.push_str("\\u0026"),
            '\u{2028}' => html.push_str("\\u2028"),
            '\u{2029}' => html.push_str("\\u2029"),
            other => html.push(other),
        }
    }
    Html(html)
}

/// A page that an editor wrote: a report, an article, a page.
pub(super) fn page(builder: &PageBuilder<'_, '_>, page: &Page) -> Value {
    let renderer = builder.renderer;
    let front: &FrontMatter = &page.summary.front;
    let kind = match page.kind {
        Kind::Report => "Report",
        Kind::CaseStudy | Kind::Article => "Article",
        Kind::Page => "WebPage",
    };
    let mut says = Map::new();
    let mut say = |key: &str, value: Value| {
        says.insert(key.to_owned(), value);
    };
    say("@context", json!("https://schema.org"));
    say("@type", json!(kind));
    say("headline", json!(page.summary.title));
    if let Some(summary) = &page.summary.summary {
        say("description", json!(summary));
    }
    say("url", json!(renderer.canonical(&page.address)));
    say("inLanguage", json!(page.summary.language));
    if let Some(published) = &front.published {
        say("datePublished", json!(published.value.to_string()));
    }
    if let Some(updated) = front.updated.as_ref().or(front.published.as_ref()) {
        say("dateModified", json!(updated.value.to_string()));
    }
    if !front.authors.is_empty() {
        let authors = front.authors.iter();
        let authors = authors.map(|name| json!({"@type": "Person", "name": name.value}));
        say("author", authors.collect());
    }
    let publisher = front.organisation.as_ref().map(|name| name.value.clone());
    let publisher = publisher.or_else(|| builder.locale.site.organisation.clone());
    if let Some(name) = publisher {
        say("publisher", json!({"@type": "Organization", "name": name}));
    }
    if let Some(report) = page.report {
        let link = whole(renderer, report);
        say(
            "isPartOf",
            json!({"@type": "Report", "name": link.0, "url": link.1}),
        );
    }
    if !page.places.is_empty() {
        let areas = page
            .places
            .iter()
            .filter_map(|area| renderer.parts.areas.by_id.get(area));
        let areas =
            areas.map(|area| json!({"@type": "Place", "name": area.name_in(builder.language())}));
        say("spatialCoverage", areas.collect());
    }
    if let Some(href) = builder
        .locale
        .site
        .licence
        .as_ref()
        .and_then(|licence| licence.href.as_ref())
    {
        say("license", json!(href));
    }
    Value::Object(says)
}

fn whole(renderer: &SiteRenderer<'_>, number: usize) -> (String, String) {
    let page = renderer.page(number);
    (
        page.summary.title.clone(),
        renderer.canonical(&page.address),
    )
}
