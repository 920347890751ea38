//! Every address of the site with what claims it: no two claims may share an address, nor have addresses that a file
//! system confuses.
//!
//! In: claims. Out: the table, and messages that name both sides.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Bound;

use super::address::folded;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// An address with what claims it.
#[derive(Clone, Debug)]
pub struct Route {
    pub address: String,
    /// What claims it, for messages: `the page content/a.md`.
    pub owner: String,
    /// Where it is written; `None` for generated pages.
    pub span: Option<Span>,
}

/// The addresses that are taken.
#[derive(Clone, Debug, Default)]
pub struct Routes {
    /// By the file that is written, folded.
    by_path: BTreeMap<String, Route>,
}

impl Routes {
    /// Claims an address; reports an error where it is taken.
    pub fn claim(&mut self, route: Route, diagnostics: &mut Vec<Diagnostic>) {
        let key = folded(&route.address);
        if let Some(other) = self.above_or_below(&key) {
            let message = format!(
                "{} cannot have the address {}: {} has {}, and a file cannot be a folder",
                route.owner, route.address, other.owner, other.address
            );
            diagnostics.extend(address_taken(&route, other, message));
            return;
        }
        match self.by_path.entry(key) {
            Entry::Vacant(free) => {
                free.insert(route);
            }
            Entry::Occupied(taken) => {
                let other = taken.get();
                let same = if other.address == route.address {
                    String::new()
                } else {
                    format!(
                        ", written {}, which some computers take for the same",
                        other.address
                    )
                };
                let message = format!(
                    "{} and {} have the same address {}{same}",
                    route.owner, other.owner, route.address
                );
                diagnostics.extend(address_taken(&route, other, message));
            }
        }
    }

    /// What has claimed an address.
    pub fn get(&self, address: &str) -> Option<&Route> {
        self.by_path.get(&folded(address))
    }

    /// A claim to a file where this one needs a folder, or the other way round.
    fn above_or_below(&self, key: &str) -> Option<&Route> {
        for (slash, _) in key.match_indices('/') {
            if let Some(file) = self.by_path.get(&key[..slash]) {
                return Some(file);
            }
        }
        let folder = format!("{key}/");
        let range = (Bound::Excluded(folder.as_str()), Bound::Unbounded);
        let (found, route) = self.by_path.range::<str, _>(range).next()?;
        found.starts_with(&folder).then_some(route)
    }
}

/// The message about two claims of one address, at the one that can be changed.
fn address_taken(route: &Route, other: &Route, message: String) -> Option<Diagnostic> {
    let (span, label) = match (&route.span, &other.span) {
        (Some(span), other) => (span, other.as_ref().map(|span| (span, &route.address))),
        (None, Some(span)) => (span, None),
        (None, None) => return None,
    };
    let mut error = Diagnostic::error(Code::AddressTaken, span.clone(), message)
        .help("give one of the two another `slug`, id or file name");
    if let Some((span, _)) = label {
        error = error.label(span.clone(), format!("{} is here", other.owner));
    }
    Some(error)
}
