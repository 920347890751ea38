//! The thread that owns the site: applies changes, answers requests, and checks the remaining pages when idle.
//!
//! In: `SessionRequest`s, by a channel. Out: replies, and page states to subscribers. Must not know: HTTP, the watcher.
//! Subscribers always get the complete state, never a difference, so that a window that slept needs nothing else.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::editor::Editor;
use super::state::SaveReport;
use super::view;
use super::watch::Change;
use super::{PreviewEvent, Reporter};
use crate::build::{SITE_FILE, Session};
use crate::diagnostic::Diagnostic;
use crate::disk::DiskError;
use crate::source::{Hash, SitePath};

mod query;
mod request;
#[cfg(test)]
mod tests;

use query::output_path;
pub(super) use request::{Lookup, SessionRequest, Subscriber};

/// Interval of reports while the remaining pages are checked.
const REPORT_INTERVAL: Duration = Duration::from_millis(250);
/// Interval at which the clock is checked. Sleeping until the next embargo ends would take too long where the
/// machine sleeps in between.
const CLOCK_INTERVAL: Duration = Duration::from_mins(1);
/// How long no file must have changed before other pages are checked: while somebody types, a large generated page that is being
/// rendered would delay the page that is open by a fifth of a second.
const PAUSE: Duration = Duration::from_millis(500);
/// Number of changed files that are named.
const FILES_NAMED: usize = 3;

/// The state of the session thread.
pub(super) struct SessionThread {
    session: Session,
    requests: Receiver<SessionRequest>,
    editor: Editor,
    clock: Box<dyn Fn() -> Timestamp + Send>,
    /// How often the clock is checked, and when it was last.
    clock_interval: Duration,
    clock_checked: Instant,
    report: Arc<Reporter>,
    subscribers: Vec<Subscriber>,
    faults: Vec<(SitePath, DiskError)>,
    errors: Vec<Diagnostic>,
    version: Hash,
    save: Option<SaveReport>,
    /// Whether pages remain to be checked.
    busy: bool,
    /// When files changed last.
    last_change: Option<Instant>,
    last_report: Instant,
}

impl SessionThread {
    pub(super) fn new(
        session: Session,
        requests: Receiver<SessionRequest>,
        editor: Editor,
        faults: Vec<(SitePath, DiskError)>,
        clock: Box<dyn Fn() -> Timestamp + Send>,
        report: Arc<Reporter>,
    ) -> Self {
        let mut thread = Self {
            clock,
            clock_interval: CLOCK_INTERVAL,
            clock_checked: Instant::now(),
            session,
            requests,
            editor,
            report,
            subscribers: Vec::new(),
            faults,
            errors: Vec::new(),
            version: Hash::of(b""),
            save: None,
            busy: true,
            last_change: None,
            last_report: Instant::now(),
        };
        thread.update_problems();
        thread
    }

    /// Runs until all senders of requests are gone.
    pub(super) fn run(mut self) {
        loop {
            let wait = if self.busy {
                self.until_pause()
            } else {
                self.until_clock_check()
            };
            match self.requests.recv_timeout(wait) {
                Ok(request) => self.guarded(|thread| thread.answer(request)),
                Err(RecvTimeoutError::Timeout) if self.busy => self.guarded(Self::work),
                Err(RecvTimeoutError::Timeout) => self.guarded(Self::check_clock),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Keeps the preview running after a panic in the core: the next save may avoid it.
    fn guarded(&mut self, act: impl FnOnce(&mut Self)) {
        let acted = std::panic::catch_unwind(AssertUnwindSafe(|| act(self)));
        if acted.is_err() {
            self.busy = false;
            self.report(&PreviewEvent::Fault);
        }
    }

    /// Checks some of the remaining pages.
    fn work(&mut self) {
        self.busy = self.session.idle();
        if self.busy && self.last_report.elapsed() < REPORT_INTERVAL {
            return;
        }
        self.last_report = Instant::now();
        let changed = self.update_problems();
        if changed || !self.busy {
            if let Some(save) = &mut self.save {
                save.pages = self.session.changed_pages();
            }
            self.notify_subscribers();
        }
        if !self.busy {
            self.report(&PreviewEvent::Checked);
        }
    }

    /// Time until files have not changed for a while.
    fn until_pause(&self) -> Duration {
        let since = self.last_change.map(|change| change.elapsed());
        since.map_or(Duration::ZERO, |since| PAUSE.saturating_sub(since))
    }

    /// Time until the next check of the clock; requests do not delay it.
    fn until_clock_check(&self) -> Duration {
        self.clock_interval
            .saturating_sub(self.clock_checked.elapsed())
    }

    /// Rebuilds where an embargo has ended or a day has passed.
    fn check_clock(&mut self) {
        self.clock_checked = Instant::now();
        let now = (self.clock)();
        if self.session.is_outdated(now) {
            self.session.apply(Vec::new(), now);
            self.busy = true;
            // Pages rebuilt from here on do not belong to the last save.
            self.save = None;
            self.notify_subscribers();
        }
    }

    fn answer(&mut self, request: SessionRequest) {
        // The client may be gone: a failed send is ignored.
        match request {
            SessionRequest::Get(path, to) => {
                drop(to.send((self.get(&path), self.session.styles_hash())));
            }
            SessionRequest::View(page, to) => drop(to.send(self.view(&page))),
            SessionRequest::Problems(page, to) => drop(to.send(self.problems(&page))),
            SessionRequest::Destination { page, anchor, to } => {
                let page = output_path(&page);
                drop(to.send(self.session.link_to(&page, &anchor)));
            }
            SessionRequest::Follow(subscriber) => {
                self.subscribers
                    .retain(|subscriber| !subscriber.to.is_closed());
                let state = self.state(&subscriber);
                subscriber.to.send_replace(state);
                self.subscribers.push(subscriber);
            }
            SessionRequest::Changed(change) => self.change(change),
        }
    }

    /// Applies a change, together with those that have arrived in the meantime.
    fn change(&mut self, first: Change) {
        let since = first.since;
        let mut files = first.files;
        self.faults = first.faults;
        let mut waiting = Vec::new();
        while let Ok(request) = self.requests.try_recv() {
            match request {
                SessionRequest::Changed(change) => {
                    files.extend(change.files);
                    self.faults = change.faults;
                }
                request => waiting.push(request),
            }
        }
        let mut names: Vec<String> = files.iter().map(|(path, _)| path.to_string()).collect();
        names.sort();
        names.dedup();
        if !files.is_empty() {
            self.session.apply(files, (self.clock)());
        }
        self.faults.extend(missing_settings(&self.session));
        self.busy = true;
        self.last_change = Some(Instant::now());
        self.last_report = Instant::now();
        let mut save = SaveReport {
            number: self.save.as_ref().map_or(1, |save| save.number + 1),
            more: names.len().saturating_sub(FILES_NAMED),
            files: names,
            pages: 0,
            milliseconds: 0.0,
        };
        save.files.truncate(FILES_NAMED);
        // Open pages come first; rendering one may find further errors.
        self.subscribers
            .retain(|subscriber| !subscriber.to.is_closed());
        for subscriber in &self.subscribers {
            self.session.get(&output_path(&subscriber.page));
        }
        self.update_problems();
        save.pages = self.session.changed_pages();
        save.milliseconds = since.elapsed().as_secs_f64() * 1000.0;
        let shown = !self.subscribers.is_empty();
        let after = since.elapsed();
        self.save = Some(save.clone());
        self.notify_subscribers();
        self.report(&PreviewEvent::Saved {
            files: &save.files,
            more: save.more,
            pages: save.pages,
            shown,
            after,
        });
        for request in waiting {
            self.answer(request);
        }
    }

    /// Sends every subscriber its page's state, where it has changed.
    fn notify_subscribers(&mut self) {
        self.subscribers
            .retain(|subscriber| !subscriber.to.is_closed());
        for subscriber in &self.subscribers {
            let state = self.state(subscriber);
            if **subscriber.to.borrow() != *state {
                subscriber.to.send_replace(state);
            }
        }
    }

    /// Reports the problems where they have changed; returns whether they have.
    fn update_problems(&mut self) -> bool {
        let errors = self.session.problems();
        let faults: Vec<String> = self
            .faults
            .iter()
            .map(|(_, fault)| fault.to_string())
            .collect();
        let version = Hash::of(format!("{errors:?}{faults:?}").as_bytes());
        if version == self.version {
            return false;
        }
        self.version = version;
        self.errors = errors;
        let source = |path: &str| view::source(&self.session, path);
        (self.report)(&PreviewEvent::Problems {
            errors: &self.errors,
            faults: &self.faults,
            sources: &source,
        });
        true
    }

    fn report(&self, news: &PreviewEvent<'_>) {
        (self.report)(news);
    }
}

/// What to say where the site's settings, or all of content/, are gone: the preview goes on showing what there was.
fn missing_settings(session: &Session) -> Option<(SitePath, DiskError)> {
    let files = &session.inputs().files;
    if files.contains_key(SITE_FILE) {
        return None;
    }
    let has_content = files.keys().any(|path| path.starts_with("content/"));
    let gone = if has_content {
        "content/site.yaml is gone"
    } else {
        "the folder content/ is gone, or empty"
    };
    let fault = DiskError::new(format!("{gone}: shown is the site as it was before"));
    let fault = fault.help("put it back; the preview goes on by itself");
    Some((SitePath::new(SITE_FILE), fault))
}
