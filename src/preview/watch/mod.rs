//! Watches a site's folder and reports changed files once events have settled.
//!
//! In: a tree of known files. Out: `Change`s, to a callback, from a thread of its own. Must not know: what files mean.
//! Events only say where to scan; what is reported is what the scan found. Any doubt causes a full scan, which opens
//! no unchanged file and so causes no events itself.

mod debounce;
#[cfg(test)]
mod tests;
mod watcher;

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use self::debounce::{Debouncer, FsEvent};
use self::watcher::Watcher;
use crate::disk::{DiskError, Scan, ScanScope, SiteTree, unreliable_file_system};
use crate::inputs::File;
use crate::source::SitePath;

/// A file that is missing or empty is scanned again after this time before it is reported: some editors save that way.
const DOUBT_WAIT: Duration = Duration::from_millis(60);
/// After a folder was created or moved, or after a burst, a full scan follows: events in a folder before it is
/// watched are lost.
const RESCAN_DELAY: Duration = Duration::from_millis(300);
/// Scan interval when polling; longer where a scan takes long.
const POLL_INTERVAL: Duration = Duration::from_millis(250);
/// Scan interval until the first event arrives: some file systems never send any.
const PROOF_INTERVAL: Duration = Duration::from_secs(2);
/// Polling uses at most one part in this many of the time.
const SCAN_SHARE: u32 = 20;

/// What has changed.
pub(crate) struct Change {
    /// Files with their new content, `None` where they are gone.
    pub(crate) files: Vec<(SitePath, Option<File>)>,
    /// Everything that cannot be read, or is refused, now.
    pub(crate) faults: Vec<(SitePath, DiskError)>,
    /// When its first event arrived.
    pub(crate) since: Instant,
}

/// What the watching thread reports.
pub(crate) enum WatchEvent {
    /// Files have changed.
    Changed(Change),
    /// From now on files are polled; the reason.
    Polling(String),
}

/// How to watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WatchMode {
    /// By the file system's events, as long as they can be relied on.
    Events,
    /// By scanning at intervals.
    Polling,
}

/// The state of the watching thread.
pub(crate) struct WatchThread<T> {
    tree: SiteTree,
    on_event: T,
    watcher: Option<Watcher>,
    events: Receiver<FsEvent>,
    /// Keeps the channel open where there is no watcher.
    sender: Sender<FsEvent>,
    debouncer: Debouncer,
    /// Since when files have been missing or empty that may come back.
    doubtful_since: Option<Instant>,
    /// When to scan everything, whatever events arrive.
    next_scan: Option<Instant>,
    polling: bool,
    /// An event has arrived, so events can be relied on.
    events_proven: bool,
    /// The first scan is done.
    has_scanned: bool,
}

impl<T: FnMut(WatchEvent) -> bool + Send + 'static> WatchThread<T> {
    /// Watches until `on_event` returns `false`. No change is missed from now on, nor any
    /// since the tree was read.
    pub(crate) fn start(tree: SiteTree, mode: WatchMode, on_event: T) -> std::io::Result<()> {
        let mut watch = Self::new(tree, on_event);
        std::thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || {
                if watch.watch_events(mode) {
                    watch.run();
                }
            })?;
        Ok(())
    }

    fn new(tree: SiteTree, on_event: T) -> Self {
        let (sender, events) = channel();
        Self {
            tree,
            on_event,
            watcher: None,
            events,
            sender,
            debouncer: Debouncer::default(),
            doubtful_since: None,
            next_scan: None,
            polling: false,
            events_proven: false,
            has_scanned: false,
        }
    }

    fn watch_events(&mut self, mode: WatchMode) -> bool {
        let root = self.tree.root().to_owned();
        // Changes between reading the tree and watching it.
        self.next_scan = Some(Instant::now());
        if mode == WatchMode::Polling {
            return self.start_polling("as asked for".to_owned());
        }
        match Watcher::open(&root, self.sender.clone()) {
            Ok(watcher) => self.watcher = Some(watcher),
            Err(why) => return self.start_polling(why),
        }
        let silent = ["content", "themes"].map(|folder| unreliable_file_system(&root.join(folder)));
        match silent.into_iter().flatten().next() {
            Some(kind) => self.start_polling(format!(
                "a file system of the kind {kind} does not report every change"
            )),
            None => true,
        }
    }

    fn start_polling(&mut self, why: String) -> bool {
        let first = !std::mem::replace(&mut self.polling, true);
        self.next_scan.get_or_insert_with(Instant::now);
        !first || (self.on_event)(WatchEvent::Polling(why))
    }

    fn run(&mut self) {
        loop {
            let wake = self.debouncer.due().into_iter().chain(self.next_scan).min();
            let event = match wake {
                Some(wake) => self
                    .events
                    .recv_timeout(wake.saturating_duration_since(Instant::now())),
                None => self.events.recv().map_err(RecvTimeoutError::from),
            };
            let goes_on = match event {
                Ok(event) => self.handle_event(event),
                Err(RecvTimeoutError::Timeout) => self.scan(),
                Err(RecvTimeoutError::Disconnected) => false,
            };
            if !goes_on {
                return;
            }
        }
    }

    fn handle_event(&mut self, event: FsEvent) -> bool {
        match &event {
            FsEvent::WatchLimit => {
                let why = "this system's limit of watched folders is reached".to_owned();
                if !self.start_polling(why) {
                    return false;
                }
            }
            FsEvent::Overflow | FsEvent::Written(_) => {}
            FsEvent::Touched(path) | FsEvent::Writing(path) => {
                let is_top = path.parent() == Some(self.tree.root());
                if is_top
                    && let Some(watcher) = &mut self.watcher
                    && self.tree.concerns(path)
                    && let Err(why) = watcher.watch(path)
                    && !self.start_polling(why)
                {
                    return false;
                }
            }
        }
        if let FsEvent::Touched(path) | FsEvent::Writing(path) | FsEvent::Written(path) = &event {
            if !self.tree.concerns(path) {
                return true;
            }
            if self.tree.has_folder(path) || path.is_dir() {
                self.schedule_scan(RESCAN_DELAY);
            }
        }
        self.events_proven = true;
        self.debouncer.record(event, Instant::now());
        true
    }

    /// Schedules a full scan, at the latest after this time.
    fn schedule_scan(&mut self, after: Duration) {
        let at = Instant::now() + after;
        self.next_scan = Some(self.next_scan.map_or(at, |next| next.min(at)));
    }

    /// Scans, and reports what has changed.
    fn scan(&mut self) -> bool {
        let now = Instant::now();
        let by_clock = self.next_scan.is_some_and(|next| next <= now);
        if let Some(due) = self.debouncer.due().filter(|due| by_clock && *due > now) {
            // A file may be incomplete.
            self.next_scan = Some(due);
            return true;
        }
        let since = self.debouncer.first_event().unwrap_or(now);
        let everything = if self.polling {
            ScanScope::Everything
        } else {
            ScanScope::Known
        };
        let scope = match self.debouncer.paths() {
            Some(paths) if !by_clock => ScanScope::Paths(paths),
            _ => everything,
        };
        let scan = self.tree.scan(scope);
        let cost = now.elapsed();
        // When polling, a change may be incomplete.
        let is_doubtful = scan.is_doubtful() || (self.polling && scan.count() > 0);
        if is_doubtful && self.doubtful_since.get_or_insert(now).elapsed() < DOUBT_WAIT {
            let until = now + DOUBT_WAIT;
            self.debouncer.postpone(until);
            if by_clock {
                self.next_scan = Some(until);
            }
            return true;
        }
        self.doubtful_since = None;
        // Changes found by the first scan may have happened before the watcher started.
        let unheard = by_clock && !self.events_proven && self.has_scanned && scan.count() > 0;
        self.has_scanned = true;
        if by_clock {
            self.next_scan = if self.polling {
                Some(now + POLL_INTERVAL.max(cost * SCAN_SHARE))
            } else {
                (!self.events_proven).then(|| now + PROOF_INTERVAL.max(cost * SCAN_SHARE))
            };
        }
        if self.debouncer.is_storm() {
            self.schedule_scan(RESCAN_DELAY);
        }
        self.debouncer.clear();
        if unheard
            && self.has_missed_event()
            && !self.start_polling("this file system did not report a change".to_owned())
        {
            return false;
        }
        self.report_changes(scan, since)
    }

    /// Whether no event arrives for a change that a scan found; it may still be on its way.
    fn has_missed_event(&mut self) -> bool {
        match self.events.recv_timeout(DOUBT_WAIT) {
            Ok(event) => {
                self.handle_event(event);
                !self.events_proven
            }
            Err(_) => true,
        }
    }

    fn report_changes(&mut self, scan: Scan, since: Instant) -> bool {
        let before = self.faults();
        let files = self.tree.accept(scan);
        let faults = self.faults();
        if files.is_empty() && faults == before {
            return true;
        }
        (self.on_event)(WatchEvent::Changed(Change {
            files,
            faults,
            since,
        }))
    }

    fn faults(&self) -> Vec<(SitePath, DiskError)> {
        let faults = self.tree.faults();
        faults
            .map(|(path, fault)| (path.clone(), fault.clone()))
            .collect()
    }
}
