//! Pages: what a template receives, filled from documents, evidence, charts and data.
//!
//! In: the checked site. Out: complete page contexts. Must not know: Tera, files, threads.

pub mod body;

/// Addresses that Casebook makes by itself, with what they are.
pub const GENERATED: &[(&str, &str)] = &[
    ("/sitemap.xml", "the sitemap"),
    ("/robots.txt", "the file for search engines"),
    ("/404.html", "the page for addresses that are not there"),
    ("/manifest.json", "the manifest"),
    ("/_headers", "the headers for the host"),
    ("/data/", "about the data"),
    ("/places/", "the list of places"),
    ("/indicators/", "the list of indicators"),
    ("/accessibility/", "the accessibility statement"),
];
