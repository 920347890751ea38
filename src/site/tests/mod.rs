mod addresses;
mod incremental;
mod links;
mod order;
mod terms;

use std::sync::Arc;

use jiff::Timestamp;

use super::*;
use crate::document::{Document, Kind};
use crate::inputs::Shown;
use crate::source::{Source, Span};

const SITE: &str = "
title: A site
base_url: https://example.org/
languages: [en, cy]
taxonomies:
  principles:
    terms:
      - {id: fair-work, title: Fair work}
      - {id: best-start, title: The best start}
  topics: {}
";

const AREAS: &str = "id,name,codes,type,parent
coventry,Coventry,E08000026,metropolitan district,
leeds,Leeds,E08000035,metropolitan district,
";

/// A site of test files below content/; a file without front matter gets one with a title.
struct TestSite {
    site: Site,
    documents: Vec<Document>,
    summaries: Vec<Arc<Summary>>,
    said: Vec<Diagnostic>,
}

fn site(files: &[(&str, &str)]) -> TestSite {
    site_at(SITE, files, "2026-06-01T00:00:00Z", false)
}

fn site_at(config: &str, files: &[(&str, &str)], now: &str, drafts: bool) -> TestSite {
    let mut said = Vec::new();
    let source = |path: &str, text: &str| {
        Arc::new(Source::new(format!("content/{path}").as_str().into(), text))
    };
    let config =
        SiteConfig::decode(&source("site.yaml", config), &mut said).expect("a valid site.yaml");
    let areas = Areas::read(&source("areas.csv", AREAS), &mut said);
    assert_eq!(said, []);
    let taxonomies: BTreeSet<String> = config
        .taxonomies
        .iter()
        .map(|(id, _)| id.value.clone())
        .collect();
    let mut files: Vec<_> = files.to_vec();
    files.sort_unstable();
    let documents: Vec<Document> = files
        .iter()
        .filter(|(path, _)| path.rsplit('.').next() == Some("md"))
        .map(|(path, text)| {
            let text = if text.starts_with("---") {
                (*text).to_owned()
            } else {
                format!("---\ntitle: {path}\nsummary: S\n{text}\n---\n")
            };
            Document::parse(&source(path, &text), "en", &taxonomies, &mut said)
        })
        .collect();
    let summaries: Vec<_> = documents
        .iter()
        .map(|document| Arc::new(Summary::of(document)))
        .collect();
    let paths: Vec<(SitePath, u64)> = files
        .iter()
        .map(|(path, text)| (format!("content/{path}").as_str().into(), text.len() as u64))
        .collect();
    let input = IndexInput {
        config: &config,
        areas: &areas,
        summaries: &summaries,
        definitions: &[],
        files: &paths,
        generated: &[("/compare/", "the comparison"), ("/feed.xml", "the feed")],
        now: now.parse::<Timestamp>().expect("a moment"),
        shown: if drafts {
            Shown::Drafts
        } else {
            Shown::Published
        },
        lifted: &crate::inputs::Lifted::None,
    };
    let site = Site::index(&input, &mut said);
    TestSite {
        site,
        documents,
        summaries,
        said,
    }
}

impl TestSite {
    fn page(&self, path: &str) -> &Page {
        self.site
            .page_of(&format!("content/{path}"))
            .unwrap_or_else(|| panic!("no page {path}"))
    }

    fn names(&self, numbers: &[usize]) -> Vec<&str> {
        let pages = numbers.iter().map(|&number| &self.site.pages[number]);
        pages
            .map(|page| page.summary.path.as_str().trim_start_matches("content/"))
            .collect()
    }

    /// `code: message`, one a line.
    fn messages(&self) -> Vec<String> {
        let said = self.said.iter();
        said.map(|said| format!("{}: {}", said.code, said.message()))
            .collect()
    }

    fn link(&self, from: &str, destination: &str) -> LinkTarget {
        let from = format!("content/{from}");
        let summary = self.summaries.iter().find(|summary| *summary.path == from);
        let summary = summary.unwrap_or_else(|| panic!("no page {from}"));
        self.site
            .resolve(&summary.path, &summary.anchors, destination)
    }
}
