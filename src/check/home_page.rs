//! The site has a home page: every page links to it.

use crate::diagnostic::{Code, Diagnostic};
use crate::site::{CONTENT, Site};
use crate::source::{SitePath, Span};

/// Checks that there is one. Whoever keeps it unpublished is told so at its file.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    if site.home(&site.main_language).is_some() {
        return;
    }
    let file = SitePath::new(format!("{CONTENT}/index.md"));
    let missing = |file: &SitePath, message: &str| {
        Diagnostic::error(Code::NoHomePage, Span::new(file, 0..0), message)
    };
    diagnostics.push(if site.unpublished.contains_key(&file) {
        missing(&file, "the home page is unpublished, and every page links to it")
            .help("publish it first, or together with the other pages")
    } else {
        let settings = SitePath::new(format!("{CONTENT}/site.yaml"));
        missing(&settings, "the site has no home page, and every page links to it")
            .help("make a file content/index.md with the lines `---`, `title: Home`, `summary: What this site is about.`, `---`, and a text below them")
    });
}
