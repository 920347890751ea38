//! The pipeline: inputs are read, loaded, indexed, checked; then pages are rendered and handed to a sink.
//!
//! In: `Inputs`, a `Memo`, and `Progress` to be counted up. Out: diagnostics, coverage, claims; then the website, file by file; or, of a site that is open
//! for preview, the pages that are asked for. The only room of the core with threads. Must not know: a file system, a clock.

mod ask;
mod files;
mod gather;
mod indexed;
mod live;
mod memo;
mod on_site;
mod progress;
mod render;
mod settled;
mod stages;
mod whole;

use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

pub use live::{Live, PageView, Served};
pub use memo::{Made, Memo};
pub use progress::{Count, Progress};

use self::whole::Whole;
use crate::diagnostic::{Diagnostic, Severity, without_consequences};
use crate::evidence::Coverage;
use crate::inputs::Inputs;
use crate::source::SitePath;

/// What checking a site found. It renders what it found to be sound.
pub struct Checked {
    /// Every message, by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// How many statistics stand on what, on all pages that are not held back.
    pub coverage: Coverage,
    /// How many pages editors wrote that are not held back.
    pub pages: usize,
    /// Pages and indicators that are held back, with the reason in words.
    pub held_back: Vec<(SitePath, String)>,
    /// When a rebuild is needed: the first embargo to end.
    pub next_rebuild: Option<Timestamp>,
    whole: Option<Arc<Whole>>,
}

/// Where the settings stand.
pub const SITE_FILE: &str = "content/site.yaml";

/// Checks a site: everything that a build checks, without a page rendered. `done` hears of each stage that has ended.
pub fn check(
    inputs: &Inputs,
    memo: &mut Memo,
    progress: &Progress,
    done: &mut dyn FnMut(&'static str),
) -> Checked {
    memo.begin();
    let whole = match Whole::read(inputs, memo, done) {
        Ok(whole) => Arc::new(whole),
        Err(diagnostics) => {
            return Checked {
                diagnostics: told(inputs, diagnostics),
                coverage: Coverage::default(),
                pages: 0,
                held_back: Vec::new(),
                next_rebuild: None,
                whole: None,
            };
        }
    };
    memo.keep(&whole);
    let (coverage, diagnostics) = check_all(inputs, &whole, &progress.checked);
    done("check");
    let site = whole.site();
    let held_back = site.held.iter();
    Checked {
        diagnostics,
        coverage,
        pages: site.pages.len(),
        held_back: held_back
            .map(|(path, held)| (path.clone(), on_site::held_words(held)))
            .collect(),
        next_rebuild: site.next_moment,
        whole: whole.theme().is_some().then_some(whole),
    }
}

/// Checks every page, those that are held back too, and gathers all messages.
fn check_all(inputs: &Inputs, whole: &Whole, count: &Count) -> (Coverage, Vec<Diagnostic>) {
    count.begin(whole.numbers().len());
    whole.numbers().into_par_iter().for_each(|number| {
        whole.page(number);
        count.one_more();
    });
    let mut coverage = Coverage::default();
    let mut diagnostics: Vec<Diagnostic> = whole.of_stages().cloned().collect();
    for number in whole.numbers() {
        let page = whole.page(number);
        coverage += page.checked.evidence.coverage;
    }
    diagnostics.extend(whole.of_pages());
    files::drawings(inputs, whole, &mut diagnostics);
    for parsed in whole.held() {
        diagnostics.extend(whole.with_shared(|shared| on_site::check_held(parsed, shared)));
    }
    let held = &whole.site().held;
    for diagnostic in &mut diagnostics {
        if held.contains_key(&diagnostic.span.file) {
            diagnostic.severity = Severity::Advice;
        }
    }
    (coverage, told(inputs, diagnostics))
}

/// By file, place, code: the same order whatever the threads.
fn sorted(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|one, other| {
        (&one.span, one.code, &one.message).cmp(&(&other.span, other.code, &other.message))
    });
    diagnostics.dedup();
    diagnostics
}

/// The same without those that only follow from others.
fn told(inputs: &Inputs, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut diagnostics = sorted(diagnostics);
    without_consequences(&mut diagnostics, |path| {
        inputs.text(path).map(|source| source.text())
    });
    diagnostics
}
