//! Every address of the site with what claims it: no two things may stand at one address, nor at two that a file system
//! confuses.
//!
//! In: claims. Out: the table, and messages that name both sides.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Bound;

use super::address::folded;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// Who stands at an address.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The address as it will be written.
    pub address: String,
    /// What it is, for messages: `the page content/a.md`.
    pub what: String,
    /// Where it is said; nothing for what Casebook makes by itself.
    pub span: Option<Span>,
}

/// The addresses that are taken.
#[derive(Clone, Debug, Default)]
pub struct Routes {
    /// By the file that is written, folded.
    claims: BTreeMap<String, Claim>,
}

impl Routes {
    /// Takes an address; says so where something else has it.
    pub fn claim(&mut self, claim: Claim, diagnostics: &mut Vec<Diagnostic>) {
        let key = folded(&claim.address);
        if let Some(other) = self.above_or_below(&key) {
            let message = format!(
                "{} cannot have the address {}: {} has {}, and a file cannot be a folder",
                claim.what, claim.address, other.what, other.address
            );
            diagnostics.extend(report(&claim, other, message));
            return;
        }
        match self.claims.entry(key) {
            Entry::Vacant(free) => {
                free.insert(claim);
            }
            Entry::Occupied(taken) => {
                let other = taken.get();
                let same = if other.address == claim.address {
                    String::new()
                } else {
                    format!(
                        ", written {}, which some computers take for the same",
                        other.address
                    )
                };
                let message = format!(
                    "{} and {} have the same address {}{same}",
                    claim.what, other.what, claim.address
                );
                diagnostics.extend(report(&claim, other, message));
            }
        }
    }

    /// What stands at an address.
    pub fn get(&self, address: &str) -> Option<&Claim> {
        self.claims.get(&folded(address))
    }

    /// All claims, by address.
    pub fn all(&self) -> impl Iterator<Item = &Claim> {
        self.claims.values()
    }

    /// A claim to a file where this one has a folder, or the other way round.
    fn above_or_below(&self, key: &str) -> Option<&Claim> {
        for (slash, _) in key.match_indices('/') {
            if let Some(file) = self.claims.get(&key[..slash]) {
                return Some(file);
            }
        }
        let folder = format!("{key}/");
        let range = (Bound::Excluded(folder.as_str()), Bound::Unbounded);
        let (found, claim) = self.claims.range::<str, _>(range).next()?;
        found.starts_with(&folder).then_some(claim)
    }
}

/// The message about two claims, at the one that can be changed.
fn report(claim: &Claim, other: &Claim, message: String) -> Option<Diagnostic> {
    let (span, label) = match (&claim.span, &other.span) {
        (Some(span), other) => (span, other.as_ref().map(|span| (span, &claim.address))),
        (None, Some(span)) => (span, None),
        (None, None) => return None,
    };
    let mut error = Diagnostic::error(Code::AddressTaken, span.clone(), message)
        .help("give one of the two another `slug`, id or file name");
    if let Some((span, _)) = label {
        error = error.label(span.clone(), format!("{} is here", other.what));
    }
    Some(error)
}
