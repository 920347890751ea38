//! Casebook: Markdown case studies and indicator data become a website in which every figure is checked.
//!
//! The rooms, in the order in which values flow: `source` and `diagnostic` are used by all others; `markup` reads foreign HTML and SVG; `inputs` holds
//! everything that a build may read; `yaml`, `config`, `document` and `data` decode it; `site` indexes the pages;
//! `evidence` and `check` compare text with data; `language`, `chart`, `theme` and `page` render; `output` describes what
//! is written; `build` is the pipeline. `disk`, `preview` and `cli` are the shell around them.
//!
//! Only the command and the integration tests use the library: what they need is re-exported here.

mod build;
mod chart;
mod check;
mod cli;
mod config;
mod data;
mod diagnostic;
mod disk;
mod document;
mod evidence;
mod inputs;
mod language;
mod markup;
mod output;
mod page;
mod preview;
mod schema;
mod site;
mod source;
mod theme;
mod yaml;

pub use build::{
    BuildCache, CheckedSite, Counts, Effect, Impact, ImpactItem, Progress, Session,
    check as check_site, impact,
};
pub use cli::run;
pub use diagnostic::{Code, Diagnostic, Severity};
pub use disk::read_site;
pub use evidence::{Basis, Claim, EvidenceStatus, TextEdit, Verdict};
pub use inputs::{Blob, BuildOptions, File, Inputs};
pub use language::built_in;
pub use output::{Content, OutputFile, Sink};
pub use source::{Hash, Location, SitePath, Source, Span};
