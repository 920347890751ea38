//! Figures in prose: what each rests on, whether its words are true of it, and which statistics rest on nothing.
//!
//! In: a document and a scope of data. Out: claims with their verdicts, coverage, diagnostics, proposed wordings.
//! Must not know: HTML, templates, files.

mod advice;
mod bind;
mod claim;
mod counting;
mod coverage;
mod destination;
mod in_words;
mod judge;
mod key_figure;
mod lexicon;
mod link;
mod names;
mod never;
mod page;
mod population;
mod reading;
mod resolve;
mod scope;
mod sentence;
mod spoken;
mod statistics;
#[cfg(test)]
mod tests;
mod token;
mod unlinked;
mod vocabulary;
mod welsh;
mod wording;

pub use bind::{Edit, Suggestion, bind, fill, link_to};
pub use claim::{Basis, Cited, Claim, State, Verdict};
pub use coverage::Coverage;
pub use destination::{
    Destination, FigureDestination, When, is_evidence, parse as parse_destination,
};
pub use lexicon::Lexicon;
pub use page::{PageEvidence, concerns, read};
pub use scope::Scope;
