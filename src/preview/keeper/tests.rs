//! The keeper, asked as the server asks it: what a page is told when it comes, when styles are saved and when time passes.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{self, Sender};

use super::*;
use crate::inputs::{File, Inputs, Settings};
use crate::source::Source;

const FILES: [(&str, &str); 3] = [
    (
        "content/site.yaml",
        "title: Test\nbase_url: https://example.org/\n",
    ),
    (
        "content/index.md",
        "---\ntitle: Home\nsummary: The home page.\n---\n\nHello.\n",
    ),
    (
        "content/a.md",
        "---\ntitle: A\nsummary: A page.\nembargo: 2026-11-23 09:30\n---\n\nHello.\n",
    ),
];
const SHEET: &str = "/assets/site.css";

fn at(moment: &str) -> Timestamp {
    moment.parse().expect("a moment")
}

fn file(path: &str, text: &str) -> (SitePath, File) {
    let path = SitePath::new(path);
    let source = Source::new(path.clone(), text);
    (path, File::Text(Arc::new(source)))
}

/// A keeper in a thread of its own, at a moment that the test sets.
struct Kept {
    asks: Sender<Ask>,
    now: Arc<AtomicI64>,
}

impl Kept {
    /// It looks at the clock as often as this.
    fn new(now: &str, every: Duration) -> Self {
        let now = Arc::new(AtomicI64::new(at(now).as_second()));
        let clock = now.clone();
        let clock = move || Timestamp::from_second(clock.load(Ordering::SeqCst)).expect("a moment");
        let live = Live::open(Inputs {
            files: FILES.iter().map(|(path, text)| file(path, text)).collect(),
            now: clock(),
            settings: Settings::default(),
        });
        let (asks, asked) = mpsc::channel();
        let editor = Editor::new("none", std::path::Path::new("/")).expect("no editor");
        let mut keeper = Keeper::new(
            live,
            asked,
            editor,
            Vec::new(),
            Box::new(clock),
            Arc::new(|_: &News<'_>| {}),
        );
        keeper.every = every;
        std::thread::spawn(|| keeper.run());
        Self { asks, now }
    }

    fn set(&self, now: &str) {
        self.now.store(at(now).as_second(), Ordering::SeqCst);
    }

    fn ask<T>(&self, ask: impl FnOnce(oneshot::Sender<T>) -> Ask) -> T {
        let (to, answer) = oneshot::channel();
        self.asks.send(ask(to)).expect("it runs");
        answer.blocking_recv().expect("it answers")
    }

    /// The styles that a page comes with.
    fn styles(&self) -> String {
        let (answer, styles) = self.ask(|to| Ask::Get("a/".to_owned(), to));
        assert!(matches!(answer, Answer::Found(..)));
        styles.expect("there is a theme").short()
    }

    fn follow(&self) -> watch::Receiver<Arc<str>> {
        let (to, states) = watch::channel(Arc::from("null"));
        let follower = Follower {
            page: "a/".to_owned(),
            files: vec![SHEET.to_owned()],
            to,
        };
        self.asks.send(Ask::Follow(follower)).expect("it runs");
        states
    }

    fn save(&self, path: &str, text: &str) {
        let (path, file) = file(path, text);
        let change = Change {
            files: vec![(path, Some(file))],
            faults: Vec::new(),
            since: Instant::now(),
        };
        self.asks.send(Ask::Changed(change)).expect("it runs");
    }
}

/// Waits for a state that is so.
fn wait_for(
    states: &watch::Receiver<Arc<str>>,
    is_so: impl Fn(&serde_json::Value) -> bool,
) -> serde_json::Value {
    let start = Instant::now();
    loop {
        let state = states.borrow().clone();
        let state = serde_json::from_str(&state).expect("JSON");
        if is_so(&state) {
            return state;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "still {state}");
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn is_held(state: &serde_json::Value) -> bool {
    state["held"].is_string()
}

#[test]
fn an_embargo_ends_while_nobody_saves() {
    let kept = Kept::new("2026-11-23T09:29:00Z", Duration::from_millis(2));
    let states = kept.follow();
    let first = wait_for(&states, |state| {
        is_held(state) && state["problems"]["looking"] == false
    });
    // The clock goes on, and nothing is told that is no other.
    kept.set("2026-11-23T09:29:59Z");
    std::thread::sleep(Duration::from_millis(50));
    assert_eq!(wait_for(&states, |_| true), first);
    kept.set("2026-11-23T09:30:00Z");
    let ended = wait_for(&states, |state| state["held"].is_null());
    assert_eq!(ended["problems"]["errors"], 0);
    assert!(ended["save"].is_null(), "it was no save: {ended}");
}

#[test]
fn a_new_day_is_no_save() {
    let kept = Kept::new("2026-11-20T12:00:00Z", Duration::from_millis(2));
    kept.save(
        "content/index.md",
        "---\ntitle: Home\nsummary: The home.\n---\n\nHello.\n",
    );
    let states = kept.follow();
    let saved = wait_for(&states, |state| state["save"]["number"] == 1);
    kept.set("2026-11-21T12:00:00Z");
    let next = wait_for(&states, |state| state["save"].is_null());
    assert!(is_held(&next) && is_held(&saved), "{next}");
}

#[test]
fn whoever_asks_all_the_time_does_not_put_the_clock_off() {
    let kept = Kept::new("2026-11-23T09:29:00Z", Duration::from_millis(400));
    let states = kept.follow();
    wait_for(&states, is_held);
    kept.set("2026-11-23T09:30:00Z");
    wait_for(&states, |state| {
        kept.styles();
        state["held"].is_null()
    });
}

#[test]
fn a_page_comes_with_the_hash_that_its_stylesheets_have_in_its_state() {
    let kept = Kept::new("2026-11-20T12:00:00Z", CLOCK);
    let before = kept.styles();
    // Between the page's coming and its first word, a style is saved.
    kept.save("themes/default/assets/site.css", "a { color: red }");
    let state = wait_for(&kept.follow(), |state| state["files"][SHEET].is_string());
    assert_ne!(state["files"][SHEET], before, "so it is fetched anew");
    assert_eq!(state["files"][SHEET], kept.styles());
    kept.save(
        "content/index.md",
        "---\ntitle: Home\nsummary: The home.\n---\n\nHi.\n",
    );
    assert_eq!(state["files"][SHEET], kept.styles(), "a page is no style");
}
