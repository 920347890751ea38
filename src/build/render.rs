//! The website of a checked site: every page a job, rendered in parallel and handed on as it is made.
//!
//! In: what checking found, the memo. Out: files in a sink, messages about templates. Must not know: what pages say.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::{Checked, Memo, Whole};
use crate::chart::{self, ChartData, Drawing};
use crate::config::Strings;
use crate::diagnostic::Diagnostic;
use crate::output::{Content, OutputFile, Sink};
use crate::page::{Book, Job, Parts, Written, listings};
use crate::source::{Hash, Hasher};

/// A page as its template made it; nothing where the template failed.
#[derive(Debug)]
pub(crate) struct Rendered {
    html: Option<String>,
    diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// Renders every page and hands it to `sink` with all other files, from several threads, in any order.
    pub fn render(&self, memo: &Memo, sink: &dyn Sink) -> Vec<Diagnostic> {
        let Some(whole) = &self.whole else {
            return Vec::new();
        };
        let draw =
            |data: &ChartData, strings: &Strings, id: &str| draw(whole, memo, data, strings, id);
        let book = Book::new(parts(whole, &draw));
        let failed: Mutex<BTreeSet<String>> = Mutex::default();
        let diagnostics: Vec<Diagnostic> = book
            .jobs()
            .into_par_iter()
            .flat_map_iter(|job| {
                let found = page(whole, memo, &book, job, sink);
                // What is wrong with a template is wrong with it on every page.
                let mut failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
                let is_new = |diagnostic: &Diagnostic| failed.insert(format!("{diagnostic:?}"));
                found.into_iter().filter(is_new).collect::<Vec<_>>()
            })
            .collect();
        for file in listings(&book) {
            sink.put(file);
        }
        super::sorted(diagnostics)
    }
}

fn parts<'a>(
    whole: &'a Whole,
    draw: &'a (dyn Fn(&ChartData, &Strings, &str) -> Arc<Drawing> + Sync),
) -> Parts<'a> {
    let written = whole.pages.iter().map(|page| Written {
        document: &page.parsed.document,
        evidence: &page.checked.evidence,
        charts: page
            .checked
            .charts
            .iter()
            .map(|chart| (chart.start, &chart.data))
            .collect(),
        targets: &page.targets,
        extra: &page.extra,
    });
    Parts {
        config: &whole.config,
        areas: &whole.areas,
        sources: &whole.sources,
        catalogue: &whole.catalogue,
        site: &whole.site,
        theme: &whole.theme,
        benchmark: whole.benchmark.as_ref(),
        now: whole.now,
        portable: whole.portable,
        written: written.collect(),
        draw,
    }
}

fn draw(whole: &Whole, memo: &Memo, data: &ChartData, strings: &Strings, id: &str) -> Arc<Drawing> {
    let key = || {
        let mut key = Hasher::new();
        key.hash(&data.hash())
            .hash(&whole.theme.hash)
            .part(&strings.language)
            .part(id);
        key.finish()
    };
    memo.draw
        .get(memo.at(), key, || chart::draw(data, strings, id))
}

/// Makes a page and hands it on with the files beside it.
fn page(whole: &Whole, memo: &Memo, book: &Book<'_>, job: Job, sink: &dyn Sink) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let made = book.make(job, &mut diagnostics);
    for file in made.files {
        sink.put(file);
    }
    let shared = book.shared(made.voice);
    let key = || {
        let mut key = Hasher::new();
        key.hash(&whole.theme.hash)
            .hash(&shared.hash)
            .hash(&Hash::of_value(&made.context));
        key.finish()
    };
    let rendered = memo.render.get(memo.at(), key, || {
        let mut diagnostics = Vec::new();
        let html = whole.theme.render(shared, &made.context, &mut diagnostics);
        Rendered { html, diagnostics }
    });
    // A memo that keeps nothing lets the only copy go.
    let rendered = Arc::try_unwrap(rendered).unwrap_or_else(|kept| Rendered {
        html: kept.html.clone(),
        diagnostics: kept.diagnostics.clone(),
    });
    diagnostics.extend(rendered.diagnostics);
    if let Some(html) = rendered.html {
        sink.put(OutputFile {
            path: made.path,
            content: Content::Bytes(html.into_bytes()),
        });
    }
    diagnostics
}
