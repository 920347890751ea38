//! What is wrong with a destination, and how it is mended.
//!
//! In: a problem. Out: a target that is none, or a message.

use super::link::Target;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span};

/// What is wrong with a destination.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Wrong {
    /// The kind of problem.
    pub code: Code,
    /// What to say.
    pub message: String,
    /// What to do.
    pub mend: Mend,
}

/// How a destination is mended.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Mend {
    /// This stands in its place.
    Write(String),
    /// This is to be done.
    Do(String),
}

impl Mend {
    /// The help for a destination at `span`: with its source, the whole mended line.
    pub fn help(&self, span: &Span, source: Option<&Source>) -> String {
        match (self, source) {
            (Self::Do(what), _) => what.clone(),
            (Self::Write(destination), None) => format!("write: {destination}"),
            (Self::Write(destination), Some(source)) => {
                // A space would end the address.
                let destination = destination.replace(' ', "%20");
                let line = source.mended(span.range(), &destination);
                format!("write: {}", line.trim())
            }
        }
    }
}

impl Wrong {
    /// A target that is wrong, with what is to be done.
    pub(super) fn target(
        code: Code,
        message: impl Into<String>,
        what: impl Into<String>,
    ) -> Target {
        Self::mended(code, message, Mend::Do(what.into()))
    }

    /// A target that is wrong.
    pub(super) fn mended(code: Code, message: impl Into<String>, mend: Mend) -> Target {
        Target::Wrong(Self {
            code,
            message: message.into(),
            mend,
        })
    }

    /// The message at a destination's place; with its source, the help is the whole mended line.
    pub fn at(&self, span: &Span, source: Option<&Source>) -> Diagnostic {
        Diagnostic::error(self.code, span.clone(), self.message.clone())
            .help(self.mend.help(span, source))
    }
}
