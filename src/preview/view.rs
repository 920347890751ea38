//! What the browser shows with a page: problems, figures with their evidence, proposed bindings.
//!
//! In: diagnostics, claims, suggestions. Out: JSON values; the browser inserts them as text. Must not know: HTTP.

use std::fmt::Write as _;

use serde::Serialize;

use super::editor::Editor;
use crate::build::{PageView, Session};
use crate::diagnostic::overlay::{self, Problem};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::disk::DiskError;
use crate::evidence::{Basis, CitedValue, Claim, EvidenceStatus, Suggestion, Verdict};
use crate::source::{Source, Span};

/// A diagnostic, with the address that opens an editor at its location.
#[derive(Serialize)]
pub(super) struct ProblemView {
    #[serde(flatten)]
    problem: Problem,
    open: Option<String>,
}

impl ProblemView {
    pub(super) fn is_error(&self) -> bool {
        self.problem.severity == "error"
    }
}

/// Words of a page that are not bound to anything or that the data contradict, for the browser to mark; each text is [`comparable`].
#[derive(Serialize)]
pub(super) struct Mark {
    words: String,
    /// Where they stand.
    sentence: String,
}

/// A written page with its figures.
#[derive(Serialize)]
pub(super) struct FiguresView {
    source: String,
    open: Option<String>,
    held: Option<String>,
    figures: Vec<FigureView>,
}

/// A claim of the page.
#[derive(Serialize)]
struct FigureView {
    words: String,
    sentence: String,
    /// `bound`, `sourced and checked`, `sourced`, `quoted`, `unbound`, `not a statistic`.
    state: &'static str,
    /// Whether the data disagree with it.
    wrong: bool,
    /// What it is based on, one line each.
    rests: Vec<BasisView>,
    /// The message that the data have a later period.
    later: Option<String>,
    /// Texts to paste that would bind it.
    proposals: Vec<ProposalView>,
    line: u32,
    open: Option<String>,
}

#[derive(Serialize)]
struct BasisView {
    text: String,
    /// The cell's location.
    cell: Option<String>,
    open: Option<String>,
}

#[derive(Serialize)]
struct ProposalView {
    text: String,
    rests: String,
}

/// A diagnostic about a file of the site.
pub(super) fn diagnostic_view(
    diagnostic: &Diagnostic,
    site: &Session,
    editor: &Editor,
) -> ProblemView {
    let sources = |path: &str| source(site, path);
    let problem = overlay::problem(diagnostic, &sources);
    ProblemView {
        open: open(site, editor, &problem.file, problem.line, problem.column),
        problem,
    }
}

/// A file that cannot be read.
pub(super) fn fault_view(fault: &DiskError) -> ProblemView {
    ProblemView {
        problem: Problem {
            code: "",
            severity: "error",
            message: fault.message.clone(),
            file: String::new(),
            line: 1,
            column: 1,
            cell: None,
            excerpt: Vec::new(),
            here: Vec::new(),
            help: fault.help.iter().cloned().collect(),
            elsewhere: Vec::new(),
        },
        open: None,
    }
}

/// The text of a file, the theme's own included.
pub(super) fn source<'a>(site: &'a Session, path: &str) -> Option<&'a Source> {
    let own = site.inputs().text(path).map(AsRef::as_ref);
    own.or_else(|| site.source(path))
}

/// A link to a location in a file; `None` where the file is the embedded theme's.
fn open(site: &Session, editor: &Editor, file: &str, line: u32, column: u32) -> Option<String> {
    let is_file = site.inputs().files.contains_key(file);
    is_file.then(|| editor.link(file, line, column)).flatten()
}

/// What is to be marked on a page.
pub(super) fn marks(view: &PageView) -> Vec<Mark> {
    let has_error = |claim: &Claim| {
        let mut errors = view.diagnostics.iter();
        errors.any(|found| found.severity == Severity::Error && overlaps(found, claim))
    };
    let is_wrong = |claim: &&Claim| {
        claim.status == EvidenceStatus::Unbound
            || claim.verdict == Verdict::Disagrees
            || has_error(claim)
    };
    let wrong = view.claims.iter().filter(is_wrong);
    wrong
        .map(|claim| Mark {
            words: comparable(&claim.words),
            sentence: comparable(&claim.sentence),
        })
        .collect()
}

/// A text as the browser compares it, with a space in the place of each unit of UTF-16 that is no ASCII letter or digit: quotation
/// marks and spaces on the page are others than in the file.
fn comparable(text: &str) -> String {
    let part = |character: char| match character {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => (character, 1),
        other => (' ', other.len_utf16()),
    };
    text.chars()
        .map(part)
        .flat_map(|(character, times)| std::iter::repeat_n(character, times))
        .collect()
}

/// Whether a diagnostic is about words of a claim.
fn overlaps(diagnostic: &Diagnostic, claim: &Claim) -> bool {
    diagnostic.location.span().is_some_and(|span| {
        span.file == claim.span.file && span.start < claim.span.end && claim.span.start < span.end
    })
}

/// A page with its figures.
pub(super) fn figures_view(
    view: &PageView,
    suggestions: &[Suggestion],
    site: &Session,
    editor: &Editor,
) -> FiguresView {
    let figure = |claim: &Claim| figure_view(claim, view, suggestions, site, editor);
    FiguresView {
        source: view.source.to_string(),
        open: open(site, editor, &view.source, 1, 1),
        held: view.unpublished.clone(),
        figures: view.claims.iter().map(figure).collect(),
    }
}

fn figure_view(
    claim: &Claim,
    view: &PageView,
    suggestions: &[Suggestion],
    site: &Session,
    editor: &Editor,
) -> FigureView {
    let at = |span: &Span| {
        let position = source(site, &span.file).map(|source| source.position(span.start));
        position.map_or((1, 1), |position| (position.line, position.column))
    };
    let (line, column) = at(&claim.span);
    let rests = match &claim.basis {
        Basis::Nothing => Vec::new(),
        Basis::Figure { cited, .. } => {
            let rest = |cited: &CitedValue| {
                let location = cited.location.as_ref();
                BasisView {
                    text: citation(cited),
                    open: location.and_then(|location| {
                        let (line, column) = location.span().map_or((1, 1), at);
                        open(site, editor, location.file(), line, column)
                    }),
                    cell: cited.cell.as_ref().map(ToString::to_string),
                }
            };
            cited.iter().map(rest).collect()
        }
        Basis::Source { id, fact, value } => {
            let mut text = id.clone();
            for part in [fact.clone(), value.map(|value| value.to_string())] {
                text.extend(part.map(|part| format!(", {part}")));
            }
            vec![BasisView {
                text,
                cell: None,
                open: None,
            }]
        }
    };
    let is_later = |found: &&Diagnostic| found.code == Code::LaterPeriod && overlaps(found, claim);
    let later = view.diagnostics.iter().find(is_later);
    let offered = suggestions.iter().find(|suggestion| {
        claim.status == EvidenceStatus::Unbound && suggestion.span == claim.span
    });
    let offered = offered.map_or(&[][..], |suggestion| &suggestion.bindings);
    FigureView {
        words: claim.words.clone(),
        sentence: claim.sentence.clone(),
        state: claim.status.name(),
        wrong: claim.verdict == Verdict::Disagrees,
        rests,
        later: later.map(overlay::sentence),
        proposals: offered
            .iter()
            .map(|(text, rests)| ProposalView {
                text: text.clone(),
                rests: rests.clone(),
            })
            .collect(),
        line,
        open: open(site, editor, &claim.span.file, line, column),
    }
}

/// `imd-most-deprived-decile, Coventry, 2015, sex female: 18.4615`
fn citation(cited: &CitedValue) -> String {
    let mut text = format!("{}, {}, {}", cited.indicator, cited.area_name, cited.period);
    for (dimension, value) in &cited.dimensions {
        let _ = write!(text, ", {dimension} {value}");
    }
    match cited.value {
        Some(value) => text + &format!(": {value}"),
        None => text + ": no value",
    }
}
