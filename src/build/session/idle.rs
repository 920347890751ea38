//! Idle work in small pieces: checks pages, and compares those that a change may have affected.
//!
//! In: an open site. Out: the recorded states of its pages. Must not know: what is requested meanwhile.

use std::sync::atomic::Ordering;

use rayon::prelude::*;

use super::Session;
use super::page_state::PageKey;
use crate::build::pipeline::{Snapshot, page_key, render_page, with_renderer};
use crate::page::{PageId, SiteRenderer};
use crate::theme::Theme;

/// How many written pages one piece of idle work compares: few enough not to delay requests noticeably.
const PIECE: usize = 8;
/// The weight of a generated page in a piece: it may have several charts and many rows.
const GENERATED: usize = 4;
/// How many pages one piece searches for those.
const WALK: usize = 1_000;

impl Session {
    /// Does a small piece of idle work: checks pages, or compares those that a change may have affected. Returns `false` when
    /// nothing is left.
    pub fn idle(&self) -> bool {
        if self.retired().take().is_some() {
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
                .is_some_and(|snapshot| self.compare_some(snapshot))
    }

    /// Compares pages that may have changed; returns `false` when none are left.
    fn compare_some(&self, snapshot: &Snapshot) -> bool {
        let has_more = with_renderer(
            snapshot,
            &self.cache.drawings,
            self.cache.revision,
            |renderer, theme| {
                let ids = renderer.page_ids();
                let mut left = PIECE;
                let first = self.next.load(Ordering::Relaxed);
                let mut next = first;
                let mut due = Vec::new();
                while let Some(&id) = ids.get(next)
                    && left > 0
                    && next < first + WALK
                {
                    if self.is_due(snapshot, renderer, id) {
                        due.push(id);
                        left = left.saturating_sub(match id {
                            PageId::Generated(..) => GENERATED,
                            _ => 1,
                        });
                    }
                    next += 1;
                }
                due.into_par_iter().for_each(|id| {
                    self.compare(snapshot, renderer, theme, id);
                });
                // A change in the meantime has reset it.
                let _ =
                    self.next
                        .compare_exchange(first, next, Ordering::Relaxed, Ordering::Relaxed);
                next < ids.len()
            },
        );
        has_more.unwrap_or(false)
    }

    /// Whether a page may have changed since it was last compared.
    fn is_due(&self, snapshot: &Snapshot, renderer: &SiteRenderer<'_>, id: PageId) -> bool {
        let pages = self.pages();
        let state = pages.get(&renderer.output_path(id));
        state.is_none_or(|state| *state.key() != PageKey::new(snapshot, id))
    }

    /// Builds a page's context and compares it with the last one; renders it where it has changed, since a template may fail on it.
    fn compare(&self, snapshot: &Snapshot, renderer: &SiteRenderer<'_>, theme: &Theme, id: PageId) {
        let key = PageKey::new(snapshot, id);
        let mut diagnostics = Vec::new();
        let page = renderer.build(id, &mut diagnostics);
        let context = page_key(theme, renderer, &page);
        if let Some(state) = self.pages().get_mut(&page.path)
            && state.value == context
        {
            state.set_key(key);
            return;
        }
        render_page(theme, renderer, &page, &mut diagnostics);
        self.remember(page.path, key, context, diagnostics);
    }
}

/// Checks pages that have not been requested yet; returns `false` when none are left.
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
