//! The file system's own words, by notify.
//!
//! In: folders. Out: `FsEvent`. Must not know: what is done about it.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, ModifyKind};
use notify::{ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::debounce::FsEvent;

/// Whether a file's end of writing is heard.
const CLOSES: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// Listens to a site's folders until it is dropped.
pub(super) struct Watcher {
    watcher: RecommendedWatcher,
    root: PathBuf,
}

/// Why a file system cannot be listened to, in words.
pub(super) type WatchError = String;

impl Watcher {
    /// Listens to the site at `root`, which must be absolute and without symbolic links.
    pub(super) fn open(root: &Path, to: Sender<FsEvent>) -> Result<Self, WatchError> {
        let forward = move |event: notify::Result<Event>| {
            for event in fs_events(event) {
                // Nobody listens any longer: the command ends.
                let _ = to.send(event);
            }
        };
        let watcher = notify::recommended_watcher(forward).map_err(|error| error_text(&error))?;
        let mut watcher = Self {
            watcher,
            root: root.to_owned(),
        };
        // The root itself, for folders that are made, or made again, later.
        watcher
            .watcher
            .watch(root, RecursiveMode::NonRecursive)
            .map_err(|error| error_text(&error))?;
        for folder in ["content", "themes"] {
            watcher.watch(&root.join(folder))?;
        }
        Ok(watcher)
    }

    /// Listens to one of the two folders that hold a site, if it is there: at first, and when it was made again.
    pub(super) fn watch(&mut self, folder: &Path) -> Result<(), WatchError> {
        if folder.parent() != Some(&self.root) || !folder.is_dir() {
            return Ok(());
        }
        // One that was listened to before may be another now.
        let _ = self.watcher.unwatch(folder);
        match self.watcher.watch(folder, RecursiveMode::Recursive) {
            Err(error) if !matches!(error.kind, ErrorKind::PathNotFound) => Err(error_text(&error)),
            _ => Ok(()),
        }
    }
}

fn error_text(error: &notify::Error) -> WatchError {
    match &error.kind {
        ErrorKind::MaxFilesWatch => "this system's limit of watched folders is reached".to_owned(),
        ErrorKind::Io(error) => format!("this system cannot watch folders: {error}"),
        _ => format!("this system cannot watch folders: {error}"),
    }
}

fn fs_events(event: notify::Result<Event>) -> Vec<FsEvent> {
    let event = match event {
        Ok(event) => event,
        Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => {
            return vec![FsEvent::WatchLimit];
        }
        Err(_) => return vec![FsEvent::Overflow],
    };
    if event.need_rescan() {
        return vec![FsEvent::Overflow];
    }
    let kind: fn(PathBuf) -> FsEvent = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => FsEvent::Written,
        // Opening and reading change nothing, and are what a look does itself.
        EventKind::Access(_) => return Vec::new(),
        EventKind::Create(CreateKind::File) | EventKind::Modify(ModifyKind::Data(_)) if CLOSES => {
            FsEvent::Writing
        }
        _ => FsEvent::Touched,
    };
    event.paths.into_iter().map(kind).collect()
}
