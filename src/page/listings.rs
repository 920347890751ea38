//! Files besides the pages: the theme's files, the files that pages show or link to, the sitemap, and files for hosts and
//! search engines.
//!
//! In: a renderer. Out: files. Must not know: contexts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::lookup::SiteLookup;
use super::page_id::PageId;
use super::renderer::SiteRenderer;
use crate::evidence::{ClaimRecord, Units};
use crate::output::{CLAIMS, Content, OutputFile, claims_json};
use crate::site::{LinkTarget, Page, Site};
use crate::source::SitePath;
use crate::theme::AssetContent;
use crate::theme::context::Html;

/// What a page of the site may load: nothing from anywhere else, and nothing inline.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The headers that hosts should send, unless site.yaml overrides them.
const HEADERS: [(&str, &str); 3] = [
    ("Content-Security-Policy", POLICY),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
];

/// The header that keeps a copy to be reviewed out of search engines.
const UNLISTED: (&str, &str) = ("X-Robots-Tag", "noindex");

/// Every file that is neither a page nor belongs to one.
pub fn listings(renderer: &SiteRenderer<'_>) -> Vec<OutputFile> {
    let lookup = &renderer.lookup;
    let inputs = &lookup.inputs;
    let mut files: Vec<OutputFile> = Vec::new();
    let assets = inputs.theme.assets().files.iter();
    files.extend(assets.map(|(path, content)| OutputFile {
        path: path.clone(),
        content: match content {
            AssetContent::Bytes(bytes) => Content::Bytes(bytes.clone()),
            AssetContent::Copy(path) => Content::Copy(path.clone()),
        },
    }));
    let used = used(lookup);
    files.extend(used.into_iter().map(|(address, path)| OutputFile {
        path: address.trim_start_matches('/').to_owned(),
        content: Content::Copy(path.clone()),
    }));
    // A copy to be reviewed is for those who have its address.
    let sitemap = (!inputs.review).then(|| ("sitemap.xml", sitemap(renderer)));
    let others = [
        ("robots.txt", robots(lookup)),
        ("_headers", headers(&inputs.config.headers, inputs.review)),
    ];
    let claims = Some((CLAIMS, claims(lookup)));
    for (path, text) in sitemap.into_iter().chain(claims).chain(others) {
        files.push(OutputFile {
            path: path.to_owned(),
            content: Content::Bytes(text.into_bytes()),
        });
    }
    files
}

/// The files that pages, the menu or site.yaml link to, by address. Others may belong to unpublished pages, and are not written.
fn used<'b>(lookup: &SiteLookup<'b>) -> BTreeMap<&'b str, &'b SitePath> {
    let inputs = &lookup.inputs;
    let site: &Site = inputs.site;
    let written = (0..site.pages.len()).map(|number| inputs.pages.written(number));
    let pages = written.flat_map(|written| written.targets.values());
    let menu = site.menu.iter().map(|item| &item.target);
    pages
        .chain(menu)
        .chain(site.brand.values())
        .filter_map(|target| match target {
            LinkTarget::File { path, address, .. } => Some((address.as_str(), path)),
            _ => None,
        })
        .collect()
}

/// Every page that is public, with the day of its last change where its front matter has it.
fn sitemap(renderer: &SiteRenderer<'_>) -> String {
    let lookup = &renderer.lookup;
    let site = lookup.inputs.site;
    let mut entries: BTreeSet<(String, Option<String>)> = BTreeSet::new();
    for id in renderer.page_ids() {
        match id {
            PageId::Written(number) if is_listed(lookup.page(number)) => {
                let page = lookup.page(number);
                let front = &page.summary.front;
                let day = front.updated.as_ref().or(front.published.as_ref());
                let day = day.map(|day| day.value.to_string());
                entries.insert((lookup.canonical(&page.address), day));
            }
            PageId::Generated(what, locale) => {
                let language = &lookup.locales[locale].language;
                let address = site.in_language(lookup.generated_address(what), language);
                entries.insert((lookup.canonical(&address), None));
            }
            PageId::Written(_) | PageId::Redirect(_) | PageId::NotFound => {}
        }
    }
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                    <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        .to_owned();
    for (address, day) in entries {
        let _ = write!(text, "<url><loc>{}</loc>", Html::text(&address).0);
        if let Some(day) = day {
            let _ = write!(text, "<lastmod>{day}</lastmod>");
        }
        text.push_str("</url>\n");
    }
    text.push_str("</urlset>\n");
    text
}

/// Every claim of the pages that editors wrote, in the order of pages and text.
fn claims(lookup: &SiteLookup<'_>) -> String {
    let inputs = &lookup.inputs;
    let units: Units = inputs.catalogue.units().collect();
    let pages = inputs.site.pages.iter().enumerate();
    claims_json(pages.flat_map(|(number, page)| {
        let evidence = inputs.pages.written(number).evidence;
        let claims = evidence.key_figures.iter().chain(&evidence.claims);
        claims.map(|claim| ClaimRecord::new(&page.address, claim, &units))
    }))
}

/// Whether search engines may list a page: drafts and withdrawn pages have an address, and nothing that should be found.
fn is_listed(page: &Page) -> bool {
    !page.draft && page.summary.front.withdrawn.is_none()
}

fn robots(lookup: &SiteLookup<'_>) -> String {
    if lookup.inputs.review {
        return "User-agent: *\nDisallow: /\n".to_owned();
    }
    format!(
        "User-agent: *\nAllow: /\nSitemap: {}\n",
        lookup.canonical("/sitemap.xml")
    )
}

/// `_headers`, which some hosts read: for every file, then for those whose names change with their content.
fn headers(own: &BTreeMap<String, String>, is_review: bool) -> String {
    let mut text = "/*\n".to_owned();
    let is_own = |name: &str| own.keys().any(|known| known.eq_ignore_ascii_case(name));
    let unlisted = is_review.then_some(&UNLISTED);
    let usual = HEADERS.iter().chain(unlisted);
    let usual = usual.filter(|(name, _)| !is_own(name));
    for (name, value) in usual {
        let _ = writeln!(text, "  {name}: {value}");
    }
    for (name, value) in own {
        // A line end would start another header.
        let line = |text: &str| text.split(['\r', '\n']).collect::<Vec<_>>().join(" ");
        let _ = writeln!(text, "  {}: {}", line(name), line(value));
    }
    text.push_str("/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n");
    text
}
