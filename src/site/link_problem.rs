//! What is wrong with a destination, and how to correct it.
//!
//! In: a problem. Out: a broken target, or a message.

use super::link::LinkTarget;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span};

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
