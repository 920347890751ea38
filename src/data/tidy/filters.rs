//! The definition's filters, and the values of theirs that no row has.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::{SitePath, Spanned};

/// One filter of the definition.
pub(super) struct Filter {
    /// The column's index.
    pub(super) column: usize,
    /// Rows that have one of these are kept.
    values: Vec<Spanned<String>>,
    /// Which of them occurred.
    met: Vec<bool>,
    /// Other values of the column, as many as a message names.
    others: BTreeSet<String>,
}

/// The most values of a column that a message names.
const NAMED: usize = 12;

impl Filter {
    pub(super) fn new(column: usize, values: Vec<Spanned<String>>) -> Self {
        Self {
            column,
            met: vec![false; values.len()],
            values,
            others: BTreeSet::new(),
        }
    }

    /// Keeps rows with an empty cell; that there are none is no error.
    pub(super) fn for_headline(column: usize, name: &Spanned<String>) -> Self {
        let mut filter = Self::new(column, vec![Spanned::new(String::new(), name.span.clone())]);
        filter.met[0] = true;
        filter
    }

    /// Whether a row with this text in the column is kept.
    pub(super) fn keeps(&mut self, text: &str) -> bool {
        let position = self
            .values
            .iter()
            .position(|value| value.value.trim() == text);
        if let Some(index) = position {
            self.met[index] = true;
        } else if self.others.len() < NAMED && !self.others.contains(text) {
            self.others.insert(text.to_owned());
        }
        position.is_some()
    }

    /// Reports values that no row has.
    pub(super) fn report(&self, name: &str, file: &SitePath, diagnostics: &mut Vec<Diagnostic>) {
        for (value, _) in self.values.iter().zip(&self.met).filter(|(_, met)| !**met) {
            let error = Diagnostic::error(
                Code::UnmetFilter,
                value.span.clone(),
                match value.value.trim() {
                    "" => format!(
                        "no row of {} has an empty cell in the column {name}",
                        file.file_name()
                    ),
                    text => format!(
                        "no row of {} has {text} in the column {name}",
                        file.file_name()
                    ),
                },
            );
            let others = || {
                let others = self.others.iter().map(String::as_str);
                others.map(|text| if text.is_empty() { "empty" } else { text })
            };
            diagnostics.push(match did_you_mean(value, others()) {
                Some(near) => error.help(format!("did you mean {near}?")),
                None if self.others.is_empty() => error,
                None => error.help(format!(
                    "rows have {}",
                    others().collect::<Vec<_>>().join(", ")
                )),
            });
        }
    }
}
