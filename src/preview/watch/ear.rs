//! The file system's own words, by notify.
//!
//! In: folders. Out: `Heard`. Must not know: what is done about it.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, ModifyKind};
use notify::{ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::quiet::Heard;

/// Whether a file's end of writing is heard.
const CLOSES: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// Listens to a site's folders until it is dropped.
pub(super) struct Ear {
    watcher: RecommendedWatcher,
    root: PathBuf,
}

/// Why a file system cannot be listened to, in words.
pub(super) type Deaf = String;

impl Ear {
    /// Listens to the site at `root`, which must be absolute and without symbolic links.
    pub(super) fn open(root: &Path, to: Sender<Heard>) -> Result<Self, Deaf> {
        let hear = move |event: notify::Result<Event>| {
            for heard in heard(event) {
                // Nobody listens any longer: the command ends.
                let _ = to.send(heard);
            }
        };
        let watcher = notify::recommended_watcher(hear).map_err(|error| words(&error))?;
        let mut ear = Self {
            watcher,
            root: root.to_owned(),
        };
        // The root itself, for folders that are made, or made again, later.
        ear.watcher
            .watch(root, RecursiveMode::NonRecursive)
            .map_err(|error| words(&error))?;
        for folder in ["content", "themes"] {
            ear.watch(&root.join(folder))?;
        }
        Ok(ear)
    }

    /// Listens to one of the two folders that hold a site, if it is there: at first, and when it was made again.
    pub(super) fn watch(&mut self, folder: &Path) -> Result<(), Deaf> {
        if folder.parent() != Some(&self.root) || !folder.is_dir() {
            return Ok(());
        }
        // One that was listened to before may be another now.
        let _ = self.watcher.unwatch(folder);
        match self.watcher.watch(folder, RecursiveMode::Recursive) {
            Err(error) if !matches!(error.kind, ErrorKind::PathNotFound) => Err(words(&error)),
            _ => Ok(()),
        }
    }
}

fn words(error: &notify::Error) -> Deaf {
    match &error.kind {
        ErrorKind::MaxFilesWatch => "this system's limit of watched folders is reached".to_owned(),
        ErrorKind::Io(error) => format!("this system cannot watch folders: {error}"),
        _ => format!("this system cannot watch folders: {error}"),
    }
}

fn heard(event: notify::Result<Event>) -> Vec<Heard> {
    let event = match event {
        Ok(event) => event,
        Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => return vec![Heard::Full],
        Err(_) => return vec![Heard::Missed],
    };
    if event.need_rescan() {
        return vec![Heard::Missed];
    }
    let kind: fn(PathBuf) -> Heard = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Heard::Written,
        // Opening and reading change nothing, and are what a look does itself.
        EventKind::Access(_) => return Vec::new(),
        EventKind::Create(CreateKind::File) | EventKind::Modify(ModifyKind::Data(_)) if CLOSES => {
            Heard::Writing
        }
        _ => Heard::Touched,
    };
    event.paths.into_iter().map(kind).collect()
}
