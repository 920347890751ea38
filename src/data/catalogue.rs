//! All indicators of a site, by id and short, and those that are unpublished.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Indicator;
use crate::diagnostic::{Code, Diagnostic, Subject, as_list, did_you_mean};
use crate::source::Spanned;

/// The indicators of a site.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// By id.
    pub by_id: BTreeMap<String, Arc<Indicator>>,
    /// Ids by short.
    pub shorts: BTreeMap<String, String>,
    /// Ids and shorts of unpublished indicators, with the reason as text: `a draft`, `embargoed until …`.
    pub held_back: BTreeMap<String, String>,
    /// Ids and shorts of indicators whose definition or data have errors: citing them is no further error.
    pub broken: BTreeSet<String>,
}

impl Catalogue {
    /// The indicator of an id or a short.
    pub fn find(&self, name: &str) -> Option<&Arc<Indicator>> {
        self.by_id
            .get(name)
            .or_else(|| self.by_id.get(self.shorts.get(name)?))
    }

    /// Why an indicator is unpublished, if it is.
    pub fn held_back(&self, name: &str) -> Option<&str> {
        self.held_back.get(name).map(String::as_str)
    }

    /// The message for a name that finds nothing; `None` where the indicator has errors of its own.
    pub fn missing(&self, typed: &Spanned<String>) -> Option<Diagnostic> {
        let name = &typed.value;
        if self.broken.contains(name) {
            return None;
        }
        if let Some(reason) = self.held_back(name) {
            let message = format!("the indicator {name} is {reason}");
            let help = "publish the indicator first, or hold this page back too";
            return Some(
                Diagnostic::error(Code::HeldBackIndicator, typed.span.clone(), message).help(help),
            );
        }
        let message = format!("no indicator is called \"{name}\"");
        let unknown = Diagnostic::error(Code::UnknownIndicator, typed.span.clone(), message)
            .about(Subject::indicator(name));
        let known = self.names();
        Some(
            match did_you_mean(name, known.iter().map(String::as_str)) {
                Some(near) => unknown.help(format!("did you mean \"{near}\"?")),
                None if let Some(list) = as_list(name) => unknown.help(list),
                None => unknown.help(format!(
                    "write the id of a definition in content/indicators/, or its `short`: there is no indicators/{name}.yaml"
                )),
            },
        )
    }

    /// Every id and short, in order.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self
            .by_id
            .keys()
            .chain(self.shorts.keys())
            .cloned()
            .collect();
        names.sort();
        names
    }
}
