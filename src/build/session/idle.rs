//! What nobody waits for, in small pieces: pages are checked, and looked at where a change may have made them others.
//!
//! In: a site that is open. Out: what is remembered of its pages. Must not know: who asks meanwhile.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use rayon::prelude::*;

use super::Session;
use crate::build::pipeline::render::{page_key, render, with_book};
use crate::build::snapshot::Snapshot;
use crate::page::{PageId, SiteRenderer};
use crate::theme::Theme;

/// How many pages that editors wrote one piece of idle work looks at: so few that nobody notices the wait for it.
const PIECE: usize = 8;
/// For how many of them another page counts: it may have several charts to draw, and rows and rows.
const GENERATED: usize = 4;
/// How many pages one piece goes over in search of those.
const WALK: usize = 1_000;

impl Session {
    /// Does a small piece of what nobody waits for: checks pages, looks at what else a change made other. `false` when nothing
    /// is left.
    pub fn idle(&self) -> bool {
        if self.gone().take().is_some() {
            return true;
        }
        let checked = self
            .snapshot
            .as_ref()
            .is_some_and(|snapshot| check_some(snapshot));
        checked
            || self
                .shown
                .as_ref()
                .is_some_and(|snapshot| self.look_at_some(snapshot))
    }

    /// Looks at pages that may be other than they were; `false` when there are no more.
    fn look_at_some(&self, snapshot: &Arc<Snapshot>) -> bool {
        let looked = with_book(snapshot, &self.cache, |book, theme| {
            let jobs = book.page_ids();
            let mut left = PIECE;
            let first = self.next.load(Ordering::Relaxed);
            let mut next = first;
            let mut due = Vec::new();
            while let Some(&job) = jobs.get(next)
                && left > 0
                && next < first + WALK
            {
                if self.is_due(snapshot, book, job) {
                    due.push(job);
                    left = left.saturating_sub(match job {
                        PageId::Generated(..) => GENERATED,
                        _ => 1,
                    });
                }
                next += 1;
            }
            due.into_par_iter().for_each(|job| {
                self.look(snapshot, book, theme, job);
            });
            // A change in between has set it back.
            let _ = self
                .next
                .compare_exchange(first, next, Ordering::Relaxed, Ordering::Relaxed);
            next < jobs.len()
        });
        looked.unwrap_or(false)
    }

    /// Whether a page may be other than when it was last looked at.
    fn is_due(&self, snapshot: &Arc<Snapshot>, book: &SiteRenderer<'_>, job: PageId) -> bool {
        let pages = self.pages();
        let Some(seen) = pages.seen.get(&book.output_path(job)) else {
            return true;
        };
        seen.stamp != self.stamp.number || !seen.own.is(&Self::own(snapshot, job))
    }

    /// Makes a page's context and compares it with the last one; renders it where it is other, since a template may fail on it.
    fn look(&self, snapshot: &Arc<Snapshot>, book: &SiteRenderer<'_>, theme: &Theme, job: PageId) {
        let own = Self::own(snapshot, job);
        let mut diagnostics = Vec::new();
        let made = book.make(job, &mut diagnostics);
        let key = page_key(theme, book, &made);
        let before = self.pages().seen.get(&made.path).map(|seen| seen.key);
        if before == Some(key) {
            if let Some(seen) = self.pages().seen.get_mut(&made.path) {
                seen.stamp = self.stamp.number;
                seen.own = own;
            }
            return;
        }
        diagnostics.extend(render(theme, book, &made).diagnostics);
        self.note(made.path, own, key, diagnostics);
    }
}

/// Checks pages that nobody asked for yet; `false` when there are no more.
fn check_some(snapshot: &Snapshot) -> bool {
    let unchecked = snapshot
        .numbers()
        .filter(|&number| snapshot.checked(number).is_none());
    let unchecked: Vec<usize> = unchecked.take(PIECE * 4).collect();
    let is_some = !unchecked.is_empty();
    unchecked.into_par_iter().for_each(|number| {
        snapshot.page(number);
    });
    is_some
}
