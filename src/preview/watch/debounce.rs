//! When to scan: how long events must have been quiet.
//!
//! In: events with their times. Out: when to scan, and which paths. Must not know: files, threads, a clock of its own.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// One file was written and closed: the save is complete. Editors that rename or rewrite at once get this time to do so;
/// slower ones cause two changes.
const CLOSED: Duration = Duration::from_millis(1);
/// One save, or a few.
const SHORT: Duration = Duration::from_millis(3);
/// A folder is being copied, or many files are replaced.
const BUSY: Duration = Duration::from_millis(25);
/// A version-control checkout.
const STORM: Duration = Duration::from_millis(100);
/// A file is being written: its closing will be reported; this limits the wait where it is not.
const WRITING: Duration = Duration::from_millis(150);
/// Longest wait where events never stop.
const LONGEST: Duration = Duration::from_secs(2);
/// Longest wait for a file that is being written.
const LONGEST_WRITING: Duration = Duration::from_secs(10);

/// An event of the file system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FsEvent {
    /// Something was created, removed, moved or otherwise changed.
    Touched(PathBuf),
    /// A file is being written.
    Writing(PathBuf),
    /// A file has been written and closed.
    Written(PathBuf),
    /// Events were lost.
    Overflow,
    /// The system's limit of watched folders is reached.
    WatchLimit,
}

/// Events since the last scan.
#[derive(Debug, Default)]
pub(super) struct Debouncer {
    paths: BTreeSet<PathBuf>,
    writing: BTreeSet<PathBuf>,
    missed: bool,
    /// The last event was a file's closing.
    closed: bool,
    first: Option<Instant>,
    last: Option<Instant>,
}

impl Debouncer {
    /// Records an event.
    pub(super) fn record(&mut self, event: FsEvent, now: Instant) {
        self.closed = matches!(event, FsEvent::Written(_));
        match event {
            FsEvent::Touched(path) | FsEvent::Written(path) => {
                self.writing.remove(&path);
                self.paths.insert(path);
            }
            FsEvent::Writing(path) => {
                self.writing.insert(path.clone());
                self.paths.insert(path);
            }
            FsEvent::Overflow | FsEvent::WatchLimit => self.missed = true,
        }
        self.first.get_or_insert(now);
        self.last = Some(now);
    }

    /// When to scan, if no further event arrives.
    pub(super) fn due(&self) -> Option<Instant> {
        let (first, last) = (self.first?, self.last?);
        let (quiet, longest) = if !self.writing.is_empty() {
            (WRITING, LONGEST_WRITING)
        } else if self.missed || self.paths.len() > 200 {
            (STORM, LONGEST)
        } else if self.paths.len() > 12 {
            (BUSY, LONGEST)
        } else if self.closed && self.paths.len() == 1 {
            (CLOSED, LONGEST)
        } else {
            (SHORT, LONGEST)
        };
        Some((last + quiet).min(first + longest))
    }

    /// When the first event arrived.
    pub(super) fn first_event(&self) -> Option<Instant> {
        self.first
    }

    /// Paths to scan; `None` for everything.
    pub(super) fn paths(&self) -> Option<&BTreeSet<PathBuf>> {
        (!self.missed).then_some(&self.paths)
    }

    /// Whether there were so many events that a second scan is worthwhile.
    pub(super) fn is_storm(&self) -> bool {
        self.missed || self.paths.len() > 200
    }

    /// Delays the scan of the same paths.
    pub(super) fn postpone(&mut self, until: Instant) {
        self.writing.clear();
        self.closed = false;
        self.last = until.checked_sub(SHORT);
        self.first = self.first.or(self.last);
    }

    /// Forgets all events: everything has been scanned.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touched(path: &str) -> FsEvent {
        FsEvent::Touched(path.into())
    }

    #[test]
    fn one_save_waits_for_a_moment_a_storm_for_longer_and_nothing_for_ever() {
        let start = Instant::now();
        let mut debouncer = Debouncer::default();
        assert_eq!(debouncer.due(), None);
        debouncer.record(touched("a"), start);
        assert_eq!(debouncer.due(), Some(start + SHORT));
        for number in 0..20 {
            debouncer.record(touched(&number.to_string()), start);
        }
        assert_eq!(debouncer.due(), Some(start + BUSY));
        for number in 0..1000 {
            debouncer.record(touched(&number.to_string()), start + SHORT);
        }
        assert_eq!(debouncer.due(), Some(start + SHORT + STORM));
        debouncer.record(touched("a"), start + LONGEST);
        assert_eq!(debouncer.due(), Some(start + LONGEST));
        debouncer.clear();
        assert_eq!(debouncer.due(), None);
        debouncer.record(FsEvent::Overflow, start);
        assert_eq!(
            (debouncer.due(), debouncer.paths()),
            (Some(start + STORM), None)
        );
    }

    #[test]
    fn a_file_that_is_being_written_is_waited_for_until_it_is_closed() {
        let start = Instant::now();
        let later = |ms| start + Duration::from_millis(ms);
        let mut debouncer = Debouncer::default();
        debouncer.record(FsEvent::Writing("a".into()), start);
        debouncer.record(touched("b"), later(1));
        assert_eq!(debouncer.due(), Some(later(1) + WRITING));
        debouncer.record(FsEvent::Written("a".into()), later(80));
        assert_eq!(debouncer.due(), Some(later(80) + SHORT));
        assert_eq!(debouncer.first_event(), Some(start));
        // Where it is the only file, its closing ends the save.
        debouncer.clear();
        debouncer.record(FsEvent::Writing("a".into()), start);
        debouncer.record(FsEvent::Written("a".into()), later(80));
        assert_eq!(debouncer.due(), Some(later(80) + CLOSED));
        debouncer.record(touched("a"), later(81));
        assert_eq!(debouncer.due(), Some(later(81) + SHORT));
    }
}
