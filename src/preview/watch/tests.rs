//! Saves as editors make them, folders that appear and vanish, bursts: the reported files end up equal to those on disk.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::debounce::FsEvent;
use super::{Change, WatchEvent, WatchMode, WatchThread};
use crate::disk::{ScanScope, SiteTree};
use crate::inputs::File;

/// A site that is watched, and what was reported of it.
struct Watched {
    folder: TempDir,
    told: Receiver<WatchEvent>,
    files: BTreeMap<String, String>,
    polling: Option<String>,
    /// Every reported content of each file, in order.
    history: Vec<(String, Option<String>)>,
}

impl Watched {
    fn start(files: &[(&str, &str)], how: WatchMode) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in files {
            write(folder.path(), path, text);
        }
        Self::watch(folder, how)
    }

    fn watch(folder: TempDir, how: WatchMode) -> Self {
        let mut tree = SiteTree::new(folder.path()).expect("a tree");
        let scan = tree.scan(ScanScope::Everything);
        let first = tree.accept(scan);
        let (to, told) = channel();
        WatchThread::start(tree, how, move |what| to.send(what).is_ok()).expect("a thread");
        let mut watched = Self {
            folder,
            told,
            files: BTreeMap::new(),
            polling: None,
            history: Vec::new(),
        };
        watched.take(first);
        watched.history.clear();
        watched
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn take(&mut self, files: Vec<(crate::source::SitePath, Option<File>)>) {
        for (path, file) in files {
            let text = file.map(|file| match file {
                File::Text(source) => source.text().to_owned(),
                File::Blob(blob) => format!("{} bytes", blob.size()),
            });
            self.history.push((path.to_string(), text.clone()));
            match text {
                Some(text) => self.files.insert(path.to_string(), text),
                None => self.files.remove(path.as_str()),
            };
        }
    }

    /// Takes events until the reported files equal those on disk.
    fn settle(&mut self) {
        let end = Instant::now() + Duration::from_secs(10);
        loop {
            let there = on_disk(self.root());
            if there == self.files {
                return;
            }
            let left = end.saturating_duration_since(Instant::now());
            match self.told.recv_timeout(left.min(Duration::from_millis(200))) {
                Ok(WatchEvent::Changed(Change { files, .. })) => self.take(files),
                Ok(WatchEvent::Polling(why)) => self.polling = Some(why),
                Err(_) => assert!(
                    Instant::now() < end,
                    "told {:?}, there is {there:?}",
                    self.files
                ),
            }
        }
    }

    /// All changes reported within a duration.
    fn listen(&mut self, for_so_long: Duration) -> Vec<Change> {
        let end = Instant::now() + for_so_long;
        let mut changes = Vec::new();
        while let Ok(told) = self
            .told
            .recv_timeout(end.saturating_duration_since(Instant::now()))
        {
            match told {
                WatchEvent::Changed(change) => changes.push(change),
                WatchEvent::Polling(why) => self.polling = Some(why),
            }
        }
        changes
    }
}

fn write(root: &Path, path: &str, text: &str) {
    let place = root.join(path);
    fs::create_dir_all(place.parent().expect("a parent")).expect("a folder");
    fs::write(place, text).expect("a file");
}

/// The files that a build would read.
fn on_disk(root: &Path) -> BTreeMap<String, String> {
    let files = crate::disk::read_site(root).unwrap_or_default();
    files
        .into_iter()
        .map(|(path, file)| {
            let text = match file {
                File::Text(source) => source.text().to_owned(),
                File::Blob(blob) => format!("{} bytes", blob.size()),
            };
            (path.to_string(), text)
        })
        .collect()
}

/// The ways in which editors save a file.
type SaveMethod = fn(&Path, &str);

const SAVES: &[(&str, SaveMethod)] = &[
    ("truncate and write", |place, text| {
        fs::write(place, text).expect("written");
    }),
    ("truncate, wait, write in two parts", |place, text| {
        let mut file = fs::File::create(place).expect("truncated");
        std::thread::sleep(Duration::from_millis(20));
        let (one, other) = text.split_at(text.len() / 2);
        file.write_all(one.as_bytes()).expect("written");
        std::thread::sleep(Duration::from_millis(20));
        file.write_all(other.as_bytes()).expect("written");
    }),
    ("write beside it and rename over it", |place, text| {
        let beside = place.with_file_name(".goutputstream-XYZ");
        fs::write(&beside, text).expect("written");
        fs::rename(&beside, place).expect("renamed");
    }),
    ("rename it to a backup and write anew", |place, text| {
        let backup = place.with_extension("md~");
        fs::rename(place, &backup).expect("renamed");
        fs::write(place, text).expect("written");
        fs::remove_file(&backup).expect("removed");
    }),
    ("copy to a backup, truncate and write", |place, text| {
        let backup = place.with_extension("md~");
        fs::copy(place, &backup).expect("copied");
        fs::write(place, text).expect("written");
        fs::remove_file(&backup).expect("removed");
    }),
    (
        "write beside it and exchange by two renames",
        |place, text| {
            let beside = |end: &str| place.with_extension(format!("md___jb_{end}___"));
            fs::write(beside("tmp"), text).expect("written");
            fs::rename(place, beside("old")).expect("renamed");
            fs::rename(beside("tmp"), place).expect("renamed");
            fs::remove_file(beside("old")).expect("removed");
        },
    ),
    ("remove and write, as a checkout does", |place, text| {
        fs::remove_file(place).expect("removed");
        fs::write(place, text).expect("written");
    }),
];

#[test]
fn every_way_of_saving_is_told_once_and_whole() {
    let mut watched = Watched::start(&[("content/a.md", "first")], WatchMode::Events);
    watched.listen(Duration::from_millis(100));
    let place = watched.root().join("content/a.md");
    for (round, (way, save)) in SAVES.iter().cycle().take(SAVES.len() * 3).enumerate() {
        watched.history.clear();
        let text = format!("text {round} in the way: {way}");
        save(&place, &text);
        watched.settle();
        let told = [("content/a.md".to_owned(), Some(text))];
        assert_eq!(watched.history, told, "{way}");
    }
    assert_eq!(watched.polling, None);
}

#[test]
fn folders_come_move_and_go() {
    let files = [
        ("content/a/one.md", "1"),
        ("content/b/two.md", "2"),
        ("themes/t/theme.yaml", "t"),
    ];
    let mut watched = Watched::start(&files, WatchMode::Events);
    let root = watched.root().to_owned();
    let steps: &[fn(&Path)] = &[
        |root| {
            write(root, "content/new/deep/down/page.md", "new");
        },
        |root| {
            write(
                root,
                "content/new/deep/down/other.md",
                "in a folder that is new",
            );
        },
        |root| fs::rename(root.join("content/new"), root.join("content/moved")).expect("moved"),
        |root| {
            write(root, "content/moved/deep/down/page.md", "after the move");
        },
        |root| fs::remove_dir_all(root.join("content/a")).expect("removed"),
        |root| {
            write(root, "content/a/one.md", "made again");
        },
        |root| {
            write(root, "content/a/one.md", "and changed");
        },
        |root| fs::rename(root.join("content/b"), root.join("outside")).expect("moved out"),
        |root| fs::rename(root.join("outside"), root.join("content/a/b")).expect("moved in"),
        |root| {
            write(root, "content/a/b/two.md", "elsewhere");
        },
        |root| fs::remove_dir_all(root.join("themes")).expect("removed"),
        |root| {
            write(root, "themes/u/theme.yaml", "another");
        },
        |root| {
            write(root, "themes/u/theme.yaml", "changed");
        },
        |root| fs::rename(root.join("content"), root.join("away")).expect("moved away"),
        |root| fs::rename(root.join("away"), root.join("content")).expect("and back"),
        |root| {
            write(root, "content/a/one.md", "still heard");
        },
    ];
    for step in steps {
        step(&root);
        watched.settle();
    }
    assert_eq!(watched.polling, None);
}

#[test]
fn what_is_no_part_of_the_site_is_not_told() {
    let mut watched = Watched::start(&[("content/a.md", "a")], WatchMode::Events);
    watched.listen(Duration::from_millis(400));
    let root = watched.root().to_owned();
    for path in [
        "content/.a.md.swp",
        "content/a.md~",
        "content/#a.md#",
        "output/index.html",
        ".git/index",
        "notes.md",
    ] {
        write(&root, path, "clutter");
    }
    fs::write(root.join("content/a.md"), "a").expect("the same again");
    let changes = watched.listen(Duration::from_millis(500));
    assert_eq!(changes.len(), 0);
}

#[test]
fn a_checkout_of_many_files_is_told_in_few_parts() {
    checkout(1500);
}

#[test]
#[ignore = "second tier: a checkout of five thousand files"]
fn a_checkout_of_five_thousand_files_is_told_in_few_parts() {
    checkout(5000);
}

/// Replaces or removes files individually; the final state of all is reported, few of them twice.
fn checkout(files: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |number: usize| format!("content/part-{}/page-{number}.md", number % 40);
    for number in 0..files {
        write(folder.path(), &path(number), "before");
    }
    let mut watched = Watched::watch(folder, WatchMode::Events);
    watched.listen(Duration::from_millis(300));
    let root = watched.root().to_owned();
    for number in 0..files {
        let place = root.join(path(number));
        fs::remove_file(&place).expect("removed");
        if number % 3 > 0 {
            fs::write(&place, format!("after {number}")).expect("written");
        }
    }
    watched.settle();
    assert!(
        watched.history.len() < files + files / 15,
        "{} files were told",
        watched.history.len()
    );
}

#[test]
fn where_nothing_is_heard_files_are_looked_at_again_and_again() {
    let mut watched = Watched::start(&[("content/a.md", "a")], WatchMode::Polling);
    let root = watched.root().to_owned();
    write(&root, "content/a.md", "b");
    watched.settle();
    write(&root, "content/new/b.md", "b");
    fs::remove_file(root.join("content/a.md")).expect("removed");
    watched.settle();
    assert!(watched.polling.is_some());
}

#[test]
fn what_was_not_told_is_found_and_a_limit_that_is_reached_begins_polling() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "content/a.md", "a");
    let mut tree = SiteTree::new(folder.path()).expect("a tree");
    let scan = tree.scan(ScanScope::Everything);
    tree.accept(scan);
    let (to, told) = channel();
    let mut watch = WatchThread::new(tree, move |what| to.send(what).is_ok());
    // No watcher runs here: the test sends all events itself.
    let says = watch.sender.clone();
    std::thread::spawn(move || watch.run());
    let next = || told.recv_timeout(Duration::from_secs(10)).expect("news");
    write(folder.path(), "content/new/b.md", "b");
    fs::write(folder.path().join("content/a.md"), "c").expect("written");
    says.send(FsEvent::Overflow).expect("it listens");
    match next() {
        WatchEvent::Changed(change) => assert_eq!(change.files.len(), 2),
        WatchEvent::Polling(why) => panic!("{why}"),
    }
    says.send(FsEvent::WatchLimit).expect("it listens");
    assert!(matches!(next(), WatchEvent::Polling(_)));
    write(folder.path(), "content/new/c.md", "c");
    match next() {
        WatchEvent::Changed(change) => assert_eq!(change.files.len(), 1),
        WatchEvent::Polling(why) => panic!("{why}"),
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_inside_and_refused_outside() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "content/shared/box.md", "shared");
    write(folder.path(), "secret.md", "secret");
    symlink("shared", folder.path().join("content/alias")).expect("a link");
    let mut watched = Watched::watch(folder, WatchMode::Events);
    let root = watched.root().to_owned();
    write(&root, "content/shared/box.md", "changed");
    watched.settle();
    assert_eq!(
        watched
            .files
            .get("content/alias/box.md")
            .map(String::as_str),
        Some("changed")
    );
    symlink(root.join("secret.md"), root.join("content/leak.md")).expect("a link");
    let mut faults = Vec::new();
    for change in watched.listen(Duration::from_secs(1)) {
        faults = change.faults;
        watched.take(change.files);
    }
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(!watched.files.contains_key("content/leak.md"));
    fs::remove_file(root.join("content/leak.md")).expect("removed");
    let last = watched
        .listen(Duration::from_secs(1))
        .pop()
        .expect("a change");
    assert_eq!(last.faults, []);
}
