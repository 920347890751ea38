//! The one thread that has the site: it takes changes in, answers whoever asks, and does in between what nobody waits for.
//!
//! In: `Ask`s, by a channel. Out: answers, and news to those who follow a page. Must not know: HTTP, the watch.
//! What a browser shows is always said as a whole state, never as a difference, so that one that has slept needs nothing else.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use tokio::sync::{oneshot, watch};

use super::editor::Editor;
use super::state::{Counts, Save, State};
use super::view;
use super::watch::Change;
use super::{News, Say};
use crate::build::{Live, Served};
use crate::diagnostic::Diagnostic;
use crate::disk::DiskError;
use crate::source::{Hash, SitePath};

#[cfg(test)]
mod tests;

/// While pages are looked at that nobody waits for, problems are told so often.
const NEWS: Duration = Duration::from_millis(250);
/// The clock is looked at so often. To sleep until the moment that counts would be to sleep longer where the
/// machine sleeps too.
const CLOCK: Duration = Duration::from_mins(1);
/// So many names of changed files are told.
const NAMED: usize = 3;

/// What is asked of the keeper.
pub(super) enum Ask {
    /// A page or file, by its address without the slash at its start; with it the hash of the stylesheets as they are.
    Get(String, oneshot::Sender<(Answer, Option<Hash>)>),
    /// Everything known of a page, as JSON.
    View(String, oneshot::Sender<String>),
    /// All problems, those of a page first, as JSON.
    Problems(String, oneshot::Sender<String>),
    /// Where a value of an indicator's page comes from, as a link's destination.
    Destination {
        /// The indicator's page.
        page: String,
        /// The value's anchor on it.
        anchor: String,
        /// The destination, if there is such a value.
        to: oneshot::Sender<Option<String>>,
    },
    /// The state of a page, now and whenever it changes.
    Follow(Follower),
    /// Files have changed.
    Changed(Change),
}

/// What there is at an address.
pub(super) enum Answer {
    /// A page or file, with its path from the output's root.
    Found(String, Served),
    /// A page with a slash at its end.
    Moved(String),
    /// Nothing; the site's own page that says so, if it has one.
    Missing(Option<Served>),
}

/// A browser's window that shows a page.
pub(super) struct Follower {
    /// The page's address, without the slash at its start.
    pub(super) page: String,
    /// What else it shows: styles, scripts, images.
    pub(super) files: Vec<String>,
    /// Where its state goes.
    pub(super) to: watch::Sender<Arc<str>>,
}

/// The thread's own.
pub(super) struct Keeper {
    live: Live,
    asks: Receiver<Ask>,
    editor: Editor,
    clock: Box<dyn Fn() -> Timestamp + Send>,
    /// How often the clock is looked at, and when it was last.
    every: Duration,
    looked: Instant,
    say: Arc<Say>,
    followers: Vec<Follower>,
    faults: Vec<(SitePath, DiskError)>,
    errors: Vec<Diagnostic>,
    version: Hash,
    save: Option<Save>,
    /// Whether pages are left that nobody waits for.
    busy: bool,
    told: Instant,
}

impl Keeper {
    pub(super) fn new(
        live: Live,
        asks: Receiver<Ask>,
        editor: Editor,
        faults: Vec<(SitePath, DiskError)>,
        clock: Box<dyn Fn() -> Timestamp + Send>,
        say: Arc<Say>,
    ) -> Self {
        let mut keeper = Self {
            clock,
            every: CLOCK,
            looked: Instant::now(),
            live,
            asks,
            editor,
            say,
            followers: Vec::new(),
            faults,
            errors: Vec::new(),
            version: Hash::of(b""),
            save: None,
            busy: true,
            told: Instant::now(),
        };
        keeper.look_at_problems();
        keeper
    }

    /// Until nobody is left who could ask.
    pub(super) fn run(mut self) {
        loop {
            let ask = match self.asks.try_recv() {
                Ok(ask) => ask,
                Err(TryRecvError::Empty) if self.busy => {
                    self.guarded(Self::work);
                    continue;
                }
                Err(TryRecvError::Empty) => match self.asks.recv_timeout(self.until_clock()) {
                    Ok(ask) => ask,
                    Err(RecvTimeoutError::Timeout) => {
                        self.guarded(Self::look_at_clock);
                        continue;
                    }
                    Err(RecvTimeoutError::Disconnected) => return,
                },
                Err(TryRecvError::Disconnected) => return,
            };
            self.guarded(|keeper| keeper.answer(ask));
        }
    }

    /// Whatever goes wrong in the core, the preview goes on: the next save may be one that it can read.
    fn guarded(&mut self, act: impl FnOnce(&mut Self)) {
        let acted = std::panic::catch_unwind(AssertUnwindSafe(|| act(self)));
        if acted.is_err() {
            self.busy = false;
            self.say(&News::Fault);
        }
    }

    /// A piece of what nobody waits for.
    fn work(&mut self) {
        self.busy = self.live.idle();
        if self.busy && self.told.elapsed() < NEWS {
            return;
        }
        self.told = Instant::now();
        let changed = self.look_at_problems();
        if changed || !self.busy {
            if let Some(save) = &mut self.save {
                save.pages = self.live.made().rendered;
            }
            self.tell();
        }
        if !self.busy {
            self.say(&News::Looked {
                errors: self.error_count(),
            });
        }
    }

    /// Whoever asks does not put it off.
    fn until_clock(&self) -> Duration {
        self.every.saturating_sub(self.looked.elapsed())
    }

    /// Embargoes end and days pass without a save.
    fn look_at_clock(&mut self) {
        self.looked = Instant::now();
        let now = (self.clock)();
        if self.live.is_overtaken(now) {
            self.live.apply(Vec::new(), now);
            self.busy = true;
            // What is made anew from here on is not the last save's doing.
            self.save = None;
            self.tell();
        }
    }

    fn answer(&mut self, ask: Ask) {
        // Who has asked may be gone: then nobody wants the answer.
        match ask {
            Ask::Get(path, to) => drop(to.send((self.get(&path), self.live.styles_hash()))),
            Ask::View(page, to) => drop(to.send(self.view(&page))),
            Ask::Problems(page, to) => drop(to.send(self.problems(&page))),
            Ask::Destination { page, anchor, to } => {
                let page = output_path(&page);
                drop(to.send(self.live.link_to(&page, &anchor)));
            }
            Ask::Follow(follower) => {
                self.followers.retain(|follower| !follower.to.is_closed());
                let state = self.state(&follower);
                follower.to.send_replace(state);
                self.followers.push(follower);
            }
            Ask::Changed(change) => self.change(change),
        }
    }

    fn get(&self, path: &str) -> Answer {
        let of_output = output_path(path);
        if let Some(served) = self.live.get(&of_output) {
            return Answer::Found(of_output, served);
        }
        let as_folder = format!("{path}/index.html");
        if !path.is_empty() && !path.ends_with('/') && self.live.get(&as_folder).is_some() {
            return Answer::Moved(format!("{path}/"));
        }
        Answer::Missing(self.live.get("404.html"))
    }

    /// Files have changed; perhaps more have in the meantime.
    fn change(&mut self, first: Change) {
        let since = first.since;
        let mut files = first.files;
        self.faults = first.faults;
        let mut waiting = Vec::new();
        while let Ok(ask) = self.asks.try_recv() {
            match ask {
                Ask::Changed(change) => {
                    files.extend(change.files);
                    self.faults = change.faults;
                }
                ask => waiting.push(ask),
            }
        }
        let mut names: Vec<String> = files.iter().map(|(path, _)| path.to_string()).collect();
        names.sort();
        names.dedup();
        if !files.is_empty() {
            self.live.apply(files, (self.clock)());
        }
        self.busy = true;
        self.told = Instant::now();
        let mut save = Save {
            number: self.save.as_ref().map_or(1, |save| save.number + 1),
            more: names.len().saturating_sub(NAMED),
            files: names,
            pages: 0,
            milliseconds: 0.0,
        };
        save.files.truncate(NAMED);
        // The pages that are open come first; rendering one may find errors of its own.
        self.followers.retain(|follower| !follower.to.is_closed());
        for follower in &self.followers {
            self.live.get(&output_path(&follower.page));
        }
        self.look_at_problems();
        save.pages = self.live.made().rendered;
        save.milliseconds = since.elapsed().as_secs_f64() * 1000.0;
        let shown = !self.followers.is_empty();
        let after = since.elapsed();
        self.save = Some(save.clone());
        self.tell();
        self.say(&News::Saved {
            files: &save.files,
            more: save.more,
            pages: save.pages,
            shown,
            after,
        });
        for ask in waiting {
            self.answer(ask);
        }
    }

    /// Tells everybody the state of what they show.
    fn tell(&mut self) {
        self.followers.retain(|follower| !follower.to.is_closed());
        for follower in &self.followers {
            let state = self.state(follower);
            if **follower.to.borrow() != *state {
                follower.to.send_replace(state);
            }
        }
    }

    fn state(&self, follower: &Follower) -> Arc<str> {
        let path = output_path(&follower.page);
        let served = self.live.get(&path);
        let view = self.live.page(&path);
        let own = view.as_ref().map_or(0, |view| view.diagnostics.len());
        let files = follower.files.iter().filter_map(|file| {
            let hash = self.live.shown_hash(file.trim_start_matches('/'))?;
            Some((file.as_str(), hash.short()))
        });
        let state = State {
            page: served.as_ref().map(|served| served.hash.short()),
            last_sound: served.is_some_and(|served| served.is_last_sound),
            held: view.and_then(|view| view.held),
            files: files.collect(),
            problems: Counts {
                version: self.version.short(),
                errors: self.error_count(),
                here: own,
                looking: self.busy,
            },
            save: self.save.as_ref(),
        };
        // Plain values of ours always have a JSON form.
        serde_json::to_string(&state).unwrap_or_default().into()
    }

    fn error_count(&self) -> usize {
        self.errors.len() + self.faults.len()
    }

    /// Looks whether the problems are others than before, and says so.
    fn look_at_problems(&mut self) -> bool {
        let errors = self.live.problems();
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
        let source = |path: &str| view::source(&self.live, path);
        (self.say)(&News::Problems {
            errors: &self.errors,
            faults: &self.faults,
            sources: &source,
        });
        true
    }

    fn say(&self, news: &News<'_>) {
        (self.say)(news);
    }

    /// All errors, and the advice of one page; what belongs to the page first.
    fn problems(&self, page: &str) -> String {
        let view = self.live.page(&output_path(page));
        let mut here = Vec::new();
        let mut elsewhere = Vec::new();
        for (_, fault) in &self.faults {
            elsewhere.push(view::of_fault(fault));
        }
        let own = view.map(|view| view.diagnostics).unwrap_or_default();
        for diagnostic in &own {
            here.push(view::of_diagnostic(diagnostic, &self.live, &self.editor));
        }
        for diagnostic in self.errors.iter().filter(|error| !own.contains(error)) {
            elsewhere.push(view::of_diagnostic(diagnostic, &self.live, &self.editor));
        }
        let is_error = |shown: &&view::Shown| shown.is_error();
        let errors = here.iter().chain(&elsewhere).filter(is_error).count();
        serde_json::json!({
            "version": self.version.short(),
            "errors": errors,
            "here": here,
            "elsewhere": elsewhere,
        })
        .to_string()
    }

    fn view(&self, page: &str) -> String {
        let path = output_path(page);
        let Some(view) = self.live.page(&path) else {
            return "null".to_owned();
        };
        let suggestions = self.live.bind(&path).unwrap_or_default();
        let view = view::of_page(&view, &suggestions, &self.live, &self.editor);
        serde_json::to_string(&view).unwrap_or_default()
    }
}

/// From an address to a path of the output: `marmot-places/` → `marmot-places/index.html`.
fn output_path(address: &str) -> String {
    if address.is_empty() || address.ends_with('/') {
        format!("{address}index.html")
    } else {
        address.to_owned()
    }
}
