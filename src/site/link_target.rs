//! Where a link leads; what is wrong with a destination that leads nowhere, and how to correct it.
//!
//! Out: a broken target, or a message. Must not know: how a destination is resolved.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SitePath, Source, Span};

/// Where a link leads. Two builds in which all links of a page have equal targets render the same page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum LinkTarget {
    /// A page of the site or a heading of it: its address, and an anchor without `#`.
    Page {
        /// The address, decoded.
        address: String,
        /// The anchor.
        anchor: Option<String>,
    },
    /// A file that is published with the pages.
    File {
        path: SitePath,
        /// Its address, decoded.
        address: String,
        /// How many bytes it has.
        size: u64,
    },
    /// Another site, a mail or telephone number: as written.
    External(String),
    /// `figure:…` or `source:…`, which the evidence stage resolves.
    Binding,
    /// It leads nowhere.
    Broken(LinkProblem),
}

/// Where the links of a page lead, by destination as written.
pub type LinkTargets = BTreeMap<String, LinkTarget>;

/// What is wrong with a destination.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LinkProblem {
    /// The kind of problem.
    pub code: Code,
    pub message: String,
    pub fix: Fix,
}

/// How a destination is corrected.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fix {
    /// Write this instead.
    Replacement(String),
    /// Do this.
    Advice(String),
}

impl Fix {
    /// The help for a destination at `span`: given its source, the whole corrected line.
    pub fn help(&self, span: &Span, source: Option<&Source>) -> String {
        match (self, source) {
            (Self::Advice(what), _) => what.clone(),
            (Self::Replacement(destination), None) => format!("write: {destination}"),
            (Self::Replacement(destination), Some(source)) => {
                // A space would end the address.
                let destination = destination.replace(' ', "%20");
                let line = source.mended(span.range(), &destination);
                format!("write: {}", line.trim())
            }
        }
    }
}

impl LinkProblem {
    /// A broken target with advice.
    pub(super) fn with_advice(
        code: Code,
        message: impl Into<String>,
        what: impl Into<String>,
    ) -> LinkTarget {
        Self::with_fix(code, message, Fix::Advice(what.into()))
    }

    /// A broken target with its correction.
    pub(super) fn with_fix(code: Code, message: impl Into<String>, fix: Fix) -> LinkTarget {
        LinkTarget::Broken(Self {
            code,
            message: message.into(),
            fix,
        })
    }

    /// The message at a destination; given its source, the help is the whole corrected line.
    pub fn diagnostic(&self, span: &Span, source: Option<&Source>) -> Diagnostic {
        Diagnostic::error(self.code, span.clone(), self.message.clone())
            .help(self.fix.help(span, source))
    }
}
