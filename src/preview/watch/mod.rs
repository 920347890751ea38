//! A site's folder, watched: whatever happens to its files comes out as changed files, once it is quiet.
//!
//! In: a tree of what is known. Out: `Change`s, to a function, from a thread of its own. Must not know: what files mean.
//! What was heard only says where to look; what is told is what was found there. Any doubt means a look at everything, which
//! opens nothing that has not changed, so that it is no news itself.

mod ear;
mod quiet;
#[cfg(test)]
mod tests;

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use self::ear::Ear;
use self::quiet::{Heard, Quiet};
use crate::disk::{DiskError, Look, Looked, Tree, silent_file_system};
use crate::inputs::File;
use crate::source::SitePath;

/// For so long a file may be gone, or empty, before it is believed: some editors save that way.
const GRACE: Duration = Duration::from_millis(60);
/// After a folder was made or moved, or a storm, everything is looked at once more: what happens in a folder before it is
/// watched is not heard.
const AGAIN: Duration = Duration::from_millis(300);
/// How often files are looked at where nothing is told of them; more seldom where a look takes long.
const POLL: Duration = Duration::from_millis(250);
/// How often they are looked at until something was heard for the first time: it may be that nothing ever will.
const PROVE: Duration = Duration::from_secs(2);
/// Looking takes at most one part in so many of the time.
const SHARE: u32 = 20;

/// What has changed.
pub(crate) struct Change {
    /// Files with their new content, `None` where they are gone.
    pub(crate) files: Vec<(SitePath, Option<File>)>,
    /// Everything that cannot be read, or is refused, now.
    pub(crate) faults: Vec<(SitePath, DiskError)>,
    /// When it was first heard of.
    pub(crate) since: Instant,
}

/// What the watch has to say.
pub(crate) enum Told {
    /// Files have changed.
    Changed(Change),
    /// From now on files are looked at again and again; why.
    Polling(String),
}

/// How to watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// By the file system's events, as long as they can be relied on.
    Events,
    /// By looking again and again.
    Polling,
}

/// A thread that watches.
pub(crate) struct Watch<T> {
    tree: Tree,
    tell: T,
    ear: Option<Ear>,
    heard: Receiver<Heard>,
    /// Kept, so that the channel stays open without an ear.
    to: Sender<Heard>,
    quiet: Quiet,
    /// Since when files are gone or empty that may come back.
    doubt: Option<Instant>,
    /// When to look at everything, whatever is heard.
    next: Option<Instant>,
    polling: bool,
    /// Something was heard, so that events can be relied on.
    proven: bool,
    /// There was a first look.
    looked: bool,
}

impl<T: FnMut(Told) -> bool + Send + 'static> Watch<T> {
    /// Watches until `tell` says that nobody listens (`false`). Nothing that happens from now on is missed, nor what happened
    /// since the tree was read.
    pub(crate) fn start(tree: Tree, how: How, tell: T) -> std::io::Result<()> {
        let mut watch = Self::new(tree, tell);
        std::thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || {
                if watch.listen(how) {
                    watch.run();
                }
            })?;
        Ok(())
    }

    fn new(tree: Tree, tell: T) -> Self {
        let (to, heard) = channel();
        Self {
            tree,
            tell,
            ear: None,
            heard,
            to,
            quiet: Quiet::default(),
            doubt: None,
            next: None,
            polling: false,
            proven: false,
            looked: false,
        }
    }

    fn listen(&mut self, how: How) -> bool {
        let root = self.tree.root().to_owned();
        // What happened between the first look and the first listening.
        self.next = Some(Instant::now());
        if how == How::Polling {
            return self.poll("as asked for".to_owned());
        }
        match Ear::open(&root, self.to.clone()) {
            Ok(ear) => self.ear = Some(ear),
            Err(why) => return self.poll(why),
        }
        let silent = ["content", "themes"].map(|folder| silent_file_system(&root.join(folder)));
        match silent.into_iter().flatten().next() {
            Some(kind) => self.poll(format!(
                "a file system of the kind {kind} does not tell of every change"
            )),
            None => true,
        }
    }

    fn poll(&mut self, why: String) -> bool {
        let first = !std::mem::replace(&mut self.polling, true);
        self.next.get_or_insert_with(Instant::now);
        !first || (self.tell)(Told::Polling(why))
    }

    fn run(&mut self) {
        loop {
            let wake = self.quiet.due().into_iter().chain(self.next).min();
            let heard = match wake {
                Some(wake) => self
                    .heard
                    .recv_timeout(wake.saturating_duration_since(Instant::now())),
                None => self.heard.recv().map_err(RecvTimeoutError::from),
            };
            let goes_on = match heard {
                Ok(heard) => self.hear(heard),
                Err(RecvTimeoutError::Timeout) => self.look(),
                Err(RecvTimeoutError::Disconnected) => false,
            };
            if !goes_on {
                return;
            }
        }
    }

    fn hear(&mut self, heard: Heard) -> bool {
        match &heard {
            Heard::Full => {
                let why = "this system's limit of watched folders is reached".to_owned();
                if !self.poll(why) {
                    return false;
                }
            }
            Heard::Missed | Heard::Written(_) => {}
            Heard::Touched(path) | Heard::Writing(path) => {
                let is_top = path.parent() == Some(self.tree.root());
                if is_top
                    && let Some(ear) = &mut self.ear
                    && self.tree.concerns(path)
                    && let Err(why) = ear.watch(path)
                    && !self.poll(why)
                {
                    return false;
                }
            }
        }
        if let Heard::Touched(path) | Heard::Writing(path) | Heard::Written(path) = &heard {
            if !self.tree.concerns(path) {
                return true;
            }
            if self.tree.has_folder(path) || path.is_dir() {
                self.look_again(AGAIN);
            }
        }
        self.proven = true;
        self.quiet.hear(heard, Instant::now());
        true
    }

    /// Looks at everything, at the latest after so long.
    fn look_again(&mut self, after: Duration) {
        let at = Instant::now() + after;
        self.next = Some(self.next.map_or(at, |next| next.min(at)));
    }

    /// It is time to look.
    fn look(&mut self) -> bool {
        let now = Instant::now();
        let by_clock = self.next.is_some_and(|next| next <= now);
        if let Some(due) = self.quiet.due().filter(|due| by_clock && *due > now) {
            // A file may be half written.
            self.next = Some(due);
            return true;
        }
        let since = self.quiet.since().unwrap_or(now);
        let everything = if self.polling {
            Look::Everything
        } else {
            Look::Known
        };
        let look = match self.quiet.paths() {
            Some(paths) if !by_clock => Look::At(paths),
            _ => everything,
        };
        let looked = self.tree.look(look);
        let cost = now.elapsed();
        // Where only looking tells, a change may be half of one.
        let is_doubtful = looked.is_doubtful() || (self.polling && looked.count() > 0);
        if is_doubtful && self.doubt.get_or_insert(now).elapsed() < GRACE {
            let until = now + GRACE;
            self.quiet.put_off(until);
            if by_clock {
                self.next = Some(until);
            }
            return true;
        }
        self.doubt = None;
        // What happened before the first look happened, perhaps, before there was somebody to hear it.
        let unheard = by_clock && !self.proven && self.looked && looked.count() > 0;
        self.looked = true;
        if by_clock {
            self.next = if self.polling {
                Some(now + POLL.max(cost * SHARE))
            } else {
                (!self.proven).then(|| now + PROVE.max(cost * SHARE))
            };
        }
        if self.quiet.is_storm() {
            self.look_again(AGAIN);
        }
        self.quiet.clear();
        if unheard
            && self.is_silent()
            && !self.poll("this file system did not tell of a change".to_owned())
        {
            return false;
        }
        self.tell(looked, since)
    }

    /// Whether nothing is heard of a change that was found. The word of it may be on its way.
    fn is_silent(&mut self) -> bool {
        match self.heard.recv_timeout(GRACE) {
            Ok(heard) => {
                self.hear(heard);
                !self.proven
            }
            Err(_) => true,
        }
    }

    fn tell(&mut self, looked: Looked, since: Instant) -> bool {
        let before = self.faults();
        let files = self.tree.accept(looked);
        let faults = self.faults();
        if files.is_empty() && faults == before {
            return true;
        }
        (self.tell)(Told::Changed(Change {
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
