//! The pipeline: inputs are read, loaded, indexed, checked; then pages are rendered and handed to a sink.
//!
//! In: `Inputs`, a `BuildCache`, and `Progress` to be counted up. Out: diagnostics, coverage, claims; then the website, file by file; or, of a site that is open
//! for preview, the pages that are asked for. The only room of the core with threads. Must not know: a file system, a clock.

mod cache;
mod pipeline;
mod progress;
mod queries;
mod session;
mod snapshot;

use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

pub use cache::{BuildCache, Counts};
pub use progress::{Count, Progress};
pub use session::{PageView, Served, Session};

use self::pipeline::{files, on_site};
use self::snapshot::Snapshot;
use crate::diagnostic::{Diagnostic, Severity, sort, without_consequences};
use crate::evidence::EvidenceCoverage;
use crate::inputs::Inputs;
use crate::source::SitePath;

/// What checking a site found. It renders what it found to be sound.
pub struct CheckedSite {
    /// Every message, by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// How many statistics stand on what, on all pages that are not held back.
    pub coverage: EvidenceCoverage,
    /// How many pages editors wrote that are not held back.
    pub pages: usize,
    /// Pages and indicators that are held back, with the reason in words.
    pub held_back: Vec<(SitePath, String)>,
    /// When a rebuild is needed: the first embargo to end.
    pub next_rebuild: Option<Timestamp>,
    snapshot: Option<Arc<Snapshot>>,
}

/// Where the settings stand.
pub const SITE_FILE: &str = "content/site.yaml";

/// Checks a site: everything that a build checks, without a page rendered. `done` hears of each stage that has ended.
pub fn check(
    inputs: &Inputs,
    cache: &mut BuildCache,
    progress: &Progress,
    done: &mut dyn FnMut(&'static str),
) -> CheckedSite {
    cache.begin();
    let snapshot = match Snapshot::read(inputs, cache, done) {
        Ok(snapshot) => Arc::new(snapshot),
        Err(diagnostics) => {
            return CheckedSite {
                diagnostics: told(inputs, diagnostics),
                coverage: EvidenceCoverage::default(),
                pages: 0,
                held_back: Vec::new(),
                next_rebuild: None,
                snapshot: None,
            };
        }
    };
    cache.keep(&snapshot);
    let (coverage, diagnostics) = check_all(inputs, &snapshot, &progress.checked);
    done("check");
    let site = snapshot.site();
    let held_back = site.unpublished.iter();
    CheckedSite {
        diagnostics,
        coverage,
        pages: site.pages.len(),
        held_back: held_back
            .map(|(path, held)| (path.clone(), on_site::held_words(held)))
            .collect(),
        next_rebuild: site.next_moment,
        snapshot: snapshot.theme().is_some().then_some(snapshot),
    }
}

/// Checks every page, those that are held back too, and gathers all messages.
fn check_all(
    inputs: &Inputs,
    snapshot: &Snapshot,
    count: &Count,
) -> (EvidenceCoverage, Vec<Diagnostic>) {
    count.begin(snapshot.numbers().len());
    snapshot.numbers().into_par_iter().for_each(|number| {
        snapshot.page(number);
        count.one_more();
    });
    let mut coverage = EvidenceCoverage::default();
    let mut diagnostics: Vec<Diagnostic> = snapshot.of_stages().cloned().collect();
    for number in snapshot.numbers() {
        let page = snapshot.page(number);
        coverage += page.checked.evidence.coverage;
    }
    diagnostics.extend(snapshot.of_pages());
    files::drawings(inputs, snapshot, &mut diagnostics);
    for parsed in snapshot.held() {
        diagnostics.extend(snapshot.with_context(|context| on_site::check_held(parsed, context)));
    }
    let held = &snapshot.site().unpublished;
    for diagnostic in &mut diagnostics {
        if held.contains_key(diagnostic.location.file()) {
            diagnostic.severity = Severity::Advice;
        }
    }
    (coverage, told(inputs, diagnostics))
}

/// The same without those that only follow from others.
fn told(inputs: &Inputs, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    sort(&mut diagnostics);
    without_consequences(&mut diagnostics, |path| {
        inputs.text(path).map(|source| source.text())
    });
    diagnostics
}
