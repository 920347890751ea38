//! Figures in prose: the basis of each, whether its text agrees with it, and which statistics are unbound.
//!
//! In: a document and a scope of data. Out: claims with their verdicts, coverage, diagnostics, proposed wordings.
//! Must not know: HTML, templates, files.
//!
//! The order of work, each step knowing only those before it:
//!
//! 1. `prose`: tokens, sentences, numbers, names and the vocabulary of claims; `lexicon`: the names of the site's data.
//! 2. `destination`: the text of a link's destination → its parts.
//! 3. `resolve`: those parts → rows of the data.
//! 4. `reading`: the words of the link → values, periods and claim words, without looking at the data.
//! 5. `judge`: what the words state against what the data say; `wording`: words that pass.
//! 6. `link`, `key_figure`: one link or key figure → a claim with its diagnostics.
//! 7. `surroundings`: what the sentence around a link, or the texts above it, say that the link is of.
//! 8. `free_text`: statistics outside links, and claim words outside links; `exempt`: what is no statistic; `tables`, `columns`:
//!    links that stand for a column or a table.
//! 9. `page`: all of these for one page, with its `coverage`.
//! 10. `bind`: bindings offered, and empty links filled in, for the commands of the same names; `reword`: wordings where the data
//!     have changed; `record`: claims for programs.

mod anchors;
mod bind;
mod bind_clause;
mod chart_words;
mod claim;
mod columns;
mod coverage;
mod destination;
mod exempt;
mod free_text;
mod judge;
mod key_figure;
mod later_periods;
mod lexicon;
mod link;
mod page;
mod prose;
mod reading;
mod record;
mod resolve;
mod reword;
mod scope;
mod subject_words;
mod surroundings;
mod tables;
mod wording;

pub use bind::{Suggestion, TextEdit, destination_of_row, fill_links, suggest_bindings};
pub use claim::{Basis, CitedValue, Claim, EvidenceStatus, Verdict};
pub use coverage::EvidenceCoverage;
pub use lexicon::Lexicon;
pub use page::{PageEvidence, may_have_evidence, read_page, read_texts};
pub use record::{ClaimRecord, Units, ValueRecord, description};
pub use reword::{move_key_figure, move_to_period, reword, sentence_at};
pub use scope::EvidenceScope;
