//! Requests as the server sends them: the state of a page when it is opened, when styles are saved and when time passes.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{self, Sender};

use tokio::sync::{oneshot, watch};

use super::*;
use crate::inputs::{BuildOptions, File, Inputs};
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
const STYLESHEET: &str = "/assets/site.css";

fn at(moment: &str) -> Timestamp {
    moment.parse().expect("a moment")
}

fn file(path: &str, text: &str) -> (SitePath, File) {
    let path = SitePath::new(path);
    let source = Source::new(path.clone(), text);
    (path, File::Text(Arc::new(source)))
}

/// A session thread whose clock the test sets.
struct TestSession {
    requests: Sender<SessionRequest>,
    now: Arc<AtomicI64>,
}

impl TestSession {
    /// `interval` is how often the clock is checked.
    fn new(now: &str, interval: Duration) -> Self {
        let now = Arc::new(AtomicI64::new(at(now).as_second()));
        let clock = now.clone();
        let clock = move || Timestamp::from_second(clock.load(Ordering::SeqCst)).expect("a moment");
        let session = Session::open(Inputs {
            files: FILES.iter().map(|(path, text)| file(path, text)).collect(),
            now: clock(),
            options: BuildOptions::default(),
        });
        let (requests, received) = mpsc::channel();
        let editor = Editor::new("none", std::path::Path::new("/")).expect("no editor");
        let mut thread = SessionThread::new(
            session,
            received,
            editor,
            Vec::new(),
            Box::new(clock),
            Arc::new(|_: &PreviewEvent<'_>| {}),
        );
        thread.clock_interval = interval;
        std::thread::spawn(|| thread.run());
        Self { requests, now }
    }

    fn set(&self, now: &str) {
        self.now.store(at(now).as_second(), Ordering::SeqCst);
    }

    fn request<T>(&self, request: impl FnOnce(oneshot::Sender<T>) -> SessionRequest) -> T {
        let (to, answer) = oneshot::channel();
        self.requests.send(request(to)).expect("it runs");
        answer.blocking_recv().expect("it answers")
    }

    /// The hash of the stylesheets that a page is served with.
    fn styles(&self) -> String {
        let (answer, styles) = self.request(|to| SessionRequest::Get("a/".to_owned(), to));
        assert!(matches!(answer, Lookup::Found(..)));
        styles.expect("there is a theme").short()
    }

    fn follow(&self) -> watch::Receiver<Arc<str>> {
        let (to, states) = watch::channel(Arc::from("null"));
        let subscriber = Subscriber {
            page: "a/".to_owned(),
            files: vec![STYLESHEET.to_owned()],
            to,
        };
        self.requests
            .send(SessionRequest::Follow(subscriber))
            .expect("it runs");
        states
    }

    fn save(&self, path: &str, text: &str) {
        let (path, file) = file(path, text);
        let change = Change {
            files: vec![(path, Some(file))],
            faults: Vec::new(),
            since: Instant::now(),
        };
        self.requests
            .send(SessionRequest::Changed(change))
            .expect("it runs");
    }
}

/// Waits for a state that fulfils a condition.
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

fn is_unpublished(state: &serde_json::Value) -> bool {
    state["held"].is_string()
}

#[test]
fn an_embargo_ends_while_nobody_saves() {
    let session = TestSession::new("2026-11-23T09:29:00Z", Duration::from_millis(2));
    let states = session.follow();
    let first = wait_for(&states, |state| {
        is_unpublished(state) && state["problems"]["looking"] == false
    });
    // Time passes, and an unchanged state is not sent again.
    session.set("2026-11-23T09:29:59Z");
    std::thread::sleep(Duration::from_millis(50));
    assert_eq!(wait_for(&states, |_| true), first);
    session.set("2026-11-23T09:30:00Z");
    let ended = wait_for(&states, |state| state["held"].is_null());
    assert_eq!(ended["problems"]["errors"], 0);
    assert!(ended["save"].is_null(), "it was no save: {ended}");
}

#[test]
fn a_new_day_is_no_save() {
    let session = TestSession::new("2026-11-20T12:00:00Z", Duration::from_millis(2));
    session.save(
        "content/index.md",
        "---\ntitle: Home\nsummary: The home.\n---\n\nHello.\n",
    );
    let states = session.follow();
    let saved = wait_for(&states, |state| state["save"]["number"] == 1);
    session.set("2026-11-21T12:00:00Z");
    let next = wait_for(&states, |state| state["save"].is_null());
    assert!(is_unpublished(&next) && is_unpublished(&saved), "{next}");
}

#[test]
fn whoever_asks_all_the_time_does_not_put_the_clock_off() {
    let session = TestSession::new("2026-11-23T09:29:00Z", Duration::from_millis(400));
    let states = session.follow();
    wait_for(&states, is_unpublished);
    session.set("2026-11-23T09:30:00Z");
    wait_for(&states, |state| {
        session.styles();
        state["held"].is_null()
    });
}

#[test]
fn a_page_comes_with_the_hash_that_its_stylesheets_have_in_its_state() {
    let session = TestSession::new("2026-11-20T12:00:00Z", CLOCK_INTERVAL);
    let before = session.styles();
    // A stylesheet is saved between serving the page and its first state.
    session.save("themes/default/assets/site.css", "a { color: red }");
    let state = wait_for(&session.follow(), |state| {
        state["files"][STYLESHEET].is_string()
    });
    assert_ne!(state["files"][STYLESHEET], before, "so it is fetched again");
    assert_eq!(state["files"][STYLESHEET], session.styles());
    session.save(
        "content/index.md",
        "---\ntitle: Home\nsummary: The home.\n---\n\nHi.\n",
    );
    assert_eq!(
        state["files"][STYLESHEET],
        session.styles(),
        "a page is no style"
    );
}
