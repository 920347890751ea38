//! Machine-readable metadata of a page: JSON-LD with schema.org terms.
//!
//! In: pages and data sets. Out: JSON, safe inside a script element. Must not know: templates.

use serde::Serialize;

use crate::document::Kind;
use crate::page::builder::PageBuilder;
use crate::site::Page;
use crate::theme::context::{Html, Publication};

const CONTEXT: &str = "https://schema.org";

/// A report, an article or another page.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CreativeWork<'a> {
    #[serde(rename = "@context")]
    context: &'a str,
    #[serde(rename = "@type")]
    kind: &'a str,
    headline: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    url: String,
    in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    spatial_coverage: Vec<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'a str>,
}

/// Something with a name.
#[derive(Serialize)]
struct Named<'a> {
    #[serde(rename = "@type")]
    kind: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// A data set.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dataset<'a> {
    #[serde(rename = "@context")]
    context: &'a str,
    #[serde(rename = "@type")]
    kind: &'a str,
    name: &'a str,
    description: &'a str,
    url: String,
    in_language: &'a str,
    creator: Named<'a>,
    license: &'a str,
    is_based_on: Option<&'a str>,
    distribution: Vec<DataDownload>,
}

/// A file of a data set.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DataDownload {
    #[serde(rename = "@type")]
    kind: &'static str,
    encoding_format: &'static str,
    content_url: String,
}

impl<'a> Named<'a> {
    fn new(kind: &'static str, name: &'a str) -> Self {
        Self {
            kind,
            name,
            url: None,
        }
    }
}

/// A written page.
pub(in crate::page) fn written_page(builder: &PageBuilder<'_, '_>, page: &Page) -> Html {
    let lookup = builder.lookup;
    let front = &page.summary.front;
    let site = builder.locale.site;
    let authors = front.authors.iter();
    let organisation = front.organisation.as_ref().map(|name| name.value.as_str());
    let publisher = organisation.or(site.organisation.as_deref());
    let areas = page.places.iter();
    let areas = areas.filter_map(|area| builder.inputs().areas.by_id.get(area));
    let modified = front.updated.as_ref().or(front.published.as_ref());
    let licence = site.licence.as_ref();
    script(&CreativeWork {
        context: CONTEXT,
        kind: match page.kind {
            Kind::Report => "Report",
            Kind::CaseStudy | Kind::Article => "Article",
            Kind::Page => "WebPage",
        },
        headline: &page.summary.title,
        description: page.summary.description.as_deref(),
        url: lookup.canonical(&page.address),
        in_language: &page.summary.language,
        date_published: front.published.as_ref().map(|day| day.value.to_string()),
        date_modified: modified.map(|day| day.value.to_string()),
        author: authors.map(|name| Named::new("Person", name)).collect(),
        publisher: publisher.map(|name| Named::new("Organization", name)),
        is_part_of: page.report.map(|report| {
            let report = lookup.page(report);
            Named {
                url: Some(lookup.canonical(&report.address)),
                ..Named::new("Report", &report.summary.title)
            }
        }),
        spatial_coverage: areas
            .map(|area| Named::new("Place", area.name_in(builder.language())))
            .collect(),
        license: licence.and_then(|licence| licence.href.as_deref()),
    })
}

/// An indicator's data, in files at these addresses.
pub(in crate::page) fn dataset(
    builder: &PageBuilder<'_, '_>,
    title: &str,
    description: Option<&str>,
    publication: &Publication,
    files: &[&str],
) -> Html {
    let lookup = builder.lookup;
    let files = files.iter().map(|address| DataDownload {
        kind: "DataDownload",
        encoding_format: "text/csv",
        content_url: lookup.canonical(address),
    });
    script(&Dataset {
        context: CONTEXT,
        kind: "Dataset",
        name: title,
        description: description.unwrap_or(title),
        url: lookup.canonical(&builder.address),
        in_language: builder.language(),
        creator: Named::new("Organization", &publication.publisher),
        license: &publication.licence,
        is_based_on: publication.href.as_deref(),
        distribution: files.collect(),
    })
}

/// JSON that is safe inside a script element: nothing in it can end the element.
fn script(value: &impl Serialize) -> Html {
    // Plain structs of strings always serialise.
    let json = serde_json::to_string(value).unwrap_or_default();
    let mut html = String::with_capacity(json.len() + 16);
    let mut rest = json.as_str();
    while let Some(at) = rest.find(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        let (plain, other) = rest.split_at(at);
        html.push_str(plain);
        let mut characters = other.chars();
        if let Some(character) = characters.next() {
            html.push_str(match character {
                '<' => "\\u003c",
                '>' => "\\u003e",
                '&' => "\\u0026",
                '\u{2028}' => "\\u2028",
                _ => "\\u2029",
            });
        }
        rest = characters.as_str();
    }
    html.push_str(rest);
    Html(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_cannot_end_its_script_element() {
        let html = script(&Named::new("Place", "</script>&\u{2028}é"));
        assert_eq!(
            html.as_str(),
            "{\"@type\":\"Place\",\"name\":\"\\u003c/script\\u003e\\u0026\\u2028é\"}"
        );
    }
}
