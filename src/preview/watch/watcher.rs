//! File-system events, by notify.
//!
//! In: folders. Out: `FsEvent`s. Must not know: what is done with them.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, ModifyKind};
use notify::{ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::debounce::FsEvent;

/// Whether this system reports that a file was closed after writing.
const CLOSES: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// Watches a site's folders until it is dropped.
pub(super) struct Watcher {
    watcher: RecommendedWatcher,
    root: PathBuf,
}

/// Why folders cannot be watched, as text.
pub(super) type WatchError = String;

impl Watcher {
    /// Watches the site at `root`, which must be absolute and without symbolic links.
    pub(super) fn open(root: &Path, to: Sender<FsEvent>) -> Result<Self, WatchError> {
        let forward = move |event: notify::Result<Event>| {
            for event in fs_events(event) {
                // The receiver is gone when the command ends.
                let _ = to.send(event);
            }
        };
        let watcher = notify::recommended_watcher(forward).map_err(|error| error_text(&error))?;
        let mut watcher = Self {
            watcher,
            root: root.to_owned(),
        };
        // The root itself, for folders that are created or recreated later.
        watcher
            .watcher
            .watch(root, RecursiveMode::NonRecursive)
            .map_err(|error| error_text(&error))?;
        for folder in ["content", "themes"] {
            watcher.watch(&root.join(folder))?;
        }
        Ok(watcher)
    }

    /// Watches one of the two folders of a site, if it exists: at the start, and after it was recreated.
    pub(super) fn watch(&mut self, folder: &Path) -> Result<(), WatchError> {
        if folder.parent() != Some(&self.root) || !folder.is_dir() {
            return Ok(());
        }
        // The folder that was watched before may have been replaced.
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
        // Opening and reading change nothing, and a scan does both.
        EventKind::Access(_) => return Vec::new(),
        EventKind::Create(CreateKind::File) | EventKind::Modify(ModifyKind::Data(_)) if CLOSES => {
            FsEvent::Writing
        }
        _ => FsEvent::Touched,
    };
    event.paths.into_iter().map(kind).collect()
}
