//! The results that one build keeps for the next.
//!
//! In: a snapshot and what was rendered from it. Out: the same, for the next build to look entries up in. Must not know: what
//! the stages do.

use std::sync::Arc;

use super::cache::Revision;
use super::pipeline::{DrawingTable, HtmlTable, Snapshot, drawing_table, html_table};

/// Results of earlier builds. A filled cache gives the same bytes and messages as an empty one, sooner.
pub struct BuildCache {
    pub(super) revision: Revision,
    previous: Option<Arc<Snapshot>>,
    /// Whether a later build looks entries up in the current one.
    pub(super) is_reused: bool,
    pub(super) drawings: DrawingTable,
    pub(super) pages: HtmlTable,
}

/// How many results each stage has produced since the build began, without reused ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Documents parsed.
    pub parsed: usize,
    /// Indicators loaded.
    pub loaded: usize,
    /// Pages checked.
    pub checked: usize,
    /// Charts drawn.
    pub drawn: usize,
    /// Pages rendered.
    pub rendered: usize,
}

impl Default for BuildCache {
    fn default() -> Self {
        Self {
            revision: Revision::default(),
            previous: None,
            is_reused: true,
            drawings: drawing_table(true),
            pages: html_table(),
        }
    }
}

impl BuildCache {
    /// A cache for a single build: written pages are not kept in memory, drawings only if more than one page has them.
    pub fn for_one_build() -> Self {
        Self {
            is_reused: false,
            drawings: drawing_table(false),
            ..Self::default()
        }
    }

    /// Begins a build.
    pub(super) fn begin(&mut self) {
        self.revision = self.revision.next();
    }

    /// The snapshot to look entries up in.
    pub(super) fn previous(&self) -> Option<&Snapshot> {
        self.previous.as_deref()
    }

    /// Keeps a snapshot for the next build.
    pub(super) fn keep(&mut self, snapshot: &Arc<Snapshot>) {
        if self.is_reused {
            self.previous = Some(snapshot.clone());
        }
    }

    /// What the last build produced.
    pub fn counts(&self) -> Counts {
        let last = self.previous.as_deref();
        let last = last.filter(|snapshot| snapshot.revision == self.revision);
        let (parsed, loaded, checked) = last.map_or((0, 0, 0), Snapshot::made);
        Counts {
            parsed,
            loaded,
            checked,
            drawn: self.drawings.made_in(self.revision),
            rendered: self.pages.made_in(self.revision),
        }
    }
}

impl std::fmt::Debug for BuildCache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BuildCache")
            .field("revision", &self.revision)
            .finish_non_exhaustive()
    }
}
