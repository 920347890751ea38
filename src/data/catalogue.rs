//! All indicators of a site, by id and short, and those that are unpublished.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::Indicator;
use crate::diagnostic::{Code, Diagnostic, Subject, as_list, did_you_mean};
use crate::source::Spanned;
use crate::yaml::parse_date;

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
    /// The editions that are out, the newest last, of each indicator that lists its releases, by id.
    pub editions: BTreeMap<String, Vec<Edition>>,
}

/// An edition of an indicator's data.
#[derive(Clone, Debug)]
pub struct Edition {
    /// When it was published; `None` where nobody says, so that it counts as the first.
    pub published: Option<Date>,
    pub indicator: Arc<Indicator>,
}

impl Catalogue {
    /// The indicator of an id or a short.
    pub fn find(&self, name: &str) -> Option<&Arc<Indicator>> {
        self.by_id
            .get(name)
            .or_else(|| self.by_id.get(self.shorts.get(name)?))
    }

    /// The same indicators with the editions that were current on a day; before the first, with the first.
    #[must_use]
    pub fn as_at(&self, day: Date) -> Self {
        self.with_editions(|editions| {
            let is_out = |edition: &&Edition| edition.published.is_none_or(|on| on <= day);
            editions.iter().rfind(is_out).or(editions.first())
        })
    }

    /// The same indicators with the editions before the current ones; `None` where none has two.
    pub fn previous(&self) -> Option<Self> {
        let has_two = |editions: &Vec<Edition>| editions.len() > 1;
        self.editions.values().any(has_two).then(|| {
            self.with_editions(|editions| editions.iter().rev().nth(1).or(editions.last()))
        })
    }

    fn with_editions(&self, choose: impl Fn(&[Edition]) -> Option<&Edition>) -> Self {
        let mut other = self.clone();
        for (id, editions) in &self.editions {
            let chosen = choose(editions).filter(|_| other.by_id.contains_key(id));
            if let Some(edition) = chosen {
                other.by_id.insert(id.clone(), edition.indicator.clone());
            }
        }
        other
    }

    /// When the data of an indicator that are shown were published, where the site says: the edition's day, else the publication's,
    /// else the day on which they were taken from it.
    pub fn published_on(&self, id: &str) -> Option<Date> {
        let newest = self.editions.get(id).and_then(|editions| editions.last());
        let source = &self.by_id.get(id)?.definition.source;
        let written = source.published.as_ref().or(source.retrieved.as_ref());
        let of_source = || written.and_then(|written| parse_date(&written.value));
        newest
            .and_then(|edition| edition.published)
            .or_else(of_source)
    }

    /// The unit of each indicator, by its id.
    pub fn units(&self) -> impl Iterator<Item = (String, String)> {
        let indicators = self.by_id.iter();
        indicators.map(|(id, indicator)| (id.clone(), indicator.definition.unit.text.clone()))
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
