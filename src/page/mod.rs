//! Pages: what a template receives, filled from documents, evidence, charts and data.
//!
//! In: the checked site, as [`RenderInputs`]. Out: complete page contexts with the files beside them, one [`PageId`] at a time.
//! Must not know: Tera, the file system, threads.

mod about_data;
mod accessibility;
mod alike;
mod blocks;
pub mod body;
mod builder;
mod cache;
mod cards;
mod charts;
mod figures;
mod head;
mod home;
mod indicator;
mod indicators;
mod json_ld;
mod key_figures;
mod listings;
mod not_found;
mod own_charts;
mod panel;
mod place;
mod places;
mod prose;
mod publication;
mod redirect;
mod renderer;
mod taxonomy;
mod values;
mod words;
mod written;

pub use cache::RenderCache;
pub use listings::listings;
pub use panel::anchor;
pub use renderer::{Locale, PageId, PageOutput, RenderInputs, SiteRenderer, WrittenPage};

/// Addresses that Casebook makes by itself, with what they are. Those of pages exist in every language of the site.
pub const GENERATED: &[(&str, &str)] = &[
    ("/sitemap.xml", "the sitemap"),
    ("/robots.txt", "the file for search engines"),
    ("/404.html", "the page for addresses that are not there"),
    ("/manifest.json", "the manifest"),
    ("/_headers", "the headers for the host"),
    (DATA, "about the data"),
    (PLACES, "the list of places"),
    (INDICATORS, "the list of indicators"),
    (ACCESSIBILITY, "the accessibility statement"),
];

const DATA: &str = "/data/";
const PLACES: &str = "/places/";
const INDICATORS: &str = "/indicators/";
const ACCESSIBILITY: &str = "/accessibility/";
