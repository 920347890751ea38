//! The live preview: watches a site's folder and serves its current pages to this machine's browser.
//!
//! In: a site's folder and options. Out: pages over HTTP, events for the terminal. Writes no file.
//! Three threads: one watches (`watch`), one owns the site (`session`), one serves (`server`). Must not know: how pages are checked or rendered.
#![expect(
    clippy::disallowed_methods,
    reason = "this room of the shell has threads, a clock and the network"
)]

mod browser;
mod editor;
mod inject;
mod server;
mod session;
mod state;
mod view;
mod watch;

use std::net::{IpAddr, ToSocketAddrs as _};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use self::editor::Editor;
use self::server::{AllowedHosts, Listener};
use self::session::{SessionRequest, SessionThread};
use self::watch::{WatchEvent, WatchMode, WatchThread};
use crate::build::Session;
use crate::diagnostic::{Diagnostic, SourceOf};
use crate::disk::{DiskError, ScanScope, SiteTree};
use crate::inputs::{BuildOptions, Inputs};
use crate::source::SitePath;

/// How a site is previewed.
pub struct PreviewOptions {
    /// The first port to try.
    pub port: u16,
    /// The address to listen at, in addition to loopback.
    pub host: Option<String>,
    /// Opens a browser where it is set: the value of `BROWSER`, or empty for the system's browser.
    pub open: Option<String>,
    /// Scans files at intervals instead of relying on file-system events.
    pub poll: bool,
    /// An editor's name, or a template of an address that opens one.
    pub editor: String,
    /// The moment of each rebuild.
    pub clock: Box<dyn Fn() -> Timestamp + Send>,
}

/// What is reported to the terminal.
pub enum PreviewEvent<'a> {
    /// The server listens.
    Address {
        /// The address.
        url: &'a str,
        /// The port that was asked for, where it is in use.
        taken: Option<u16>,
        /// Whether others on the network can see it.
        public: bool,
    },
    /// The browser could not be opened.
    NoBrowser,
    /// Files are polled from now on; the reason.
    Polling(&'a str),
    /// The site has been read.
    Opened {
        /// How many files it has.
        files: usize,
        /// Time since the start.
        after: Duration,
    },
    /// Files have changed, and pages were rebuilt.
    Saved {
        /// Names of the first few.
        files: &'a [String],
        /// How many further files there are.
        more: usize,
        /// How many pages have changed, of those that were rendered.
        pages: usize,
        /// Whether a window is open.
        shown: bool,
        /// Time since the first event.
        after: Duration,
    },
    /// The problems differ from those reported before.
    Problems {
        /// All errors.
        errors: &'a [Diagnostic],
        /// Files that cannot be read.
        faults: &'a [(SitePath, DiskError)],
        /// Looks up a file's text.
        sources: &'a SourceOf<'a>,
    },
    /// All pages have been checked since the last change.
    Checked,
    /// An internal fault: a request stays unanswered.
    Fault,
}

/// Reports to the terminal.
pub type Reporter = dyn Fn(&PreviewEvent<'_>) + Send + Sync;

/// Serves the site in a folder until the process ends.
pub fn run(
    mut tree: SiteTree,
    options: PreviewOptions,
    report: &Arc<Reporter>,
) -> Result<(), DiskError> {
    let started = Instant::now();
    let address = options.host.as_deref().map(parse_host).transpose()?;
    // Paths of this machine, and links that open an editor, are shown on this machine only.
    let is_public = address.is_some_and(|address| !address.is_loopback());
    let editor = if is_public { "none" } else { &options.editor };
    let editor = Editor::new(editor, tree.root())?;
    let listener = Listener::open(address, options.port)?;
    let port = listener.port();
    let name = options.host.as_deref().filter(|_| is_public);
    let name = name.map_or("127.0.0.1".to_owned(), |name| match name.parse() {
        Ok(IpAddr::V6(address)) => format!("[{address}]"),
        _ => name.to_owned(),
    });
    let url = format!("http://{name}:{port}/");

    let scan = tree.scan(ScanScope::Everything);
    let files = tree.accept(scan);
    let files = files
        .into_iter()
        .filter_map(|(path, file)| Some((path, file?)));
    let inputs = Inputs {
        files: files.collect(),
        now: (options.clock)(),
        options: BuildOptions {
            base_url: Some(url.clone()),
            ..BuildOptions::default()
        },
    };
    let count = inputs.files.len();
    let faults = tree.faults();
    let faults = faults
        .map(|(path, fault)| (path.clone(), fault.clone()))
        .collect();
    let root = tree.root().to_owned();

    let (requests, received) = mpsc::channel();
    report(&PreviewEvent::Address {
        url: &url,
        taken: (port != options.port && options.port != 0).then_some(options.port),
        public: is_public,
    });
    let mode = if options.poll {
        WatchMode::Polling
    } else {
        WatchMode::Events
    };
    let changes = requests.clone();
    let report_polling = report.clone();
    let watching = WatchThread::start(tree, mode, move |event| match event {
        WatchEvent::Changed(change) => changes.send(SessionRequest::Changed(change)).is_ok(),
        WatchEvent::Polling(why) => {
            report_polling(&PreviewEvent::Polling(&why));
            true
        }
    });
    let report_opened = report.clone();
    let session_thread = std::thread::Builder::new()
        .name("session".to_owned())
        .spawn(move || {
            let session = Session::open(inputs);
            report_opened(&PreviewEvent::Opened {
                files: count,
                after: started.elapsed(),
            });
            SessionThread::new(
                session,
                received,
                editor,
                faults,
                options.clock,
                report_opened,
            )
            .run();
        });
    let failed = |error: std::io::Error| DiskError::new(format!("cannot start: {error}"));
    watching.map_err(failed)?;
    session_thread.map_err(failed)?;
    if let Some(preferred) = &options.open
        && !browser::open(&url, preferred)
    {
        report(&PreviewEvent::NoBrowser);
    }
    server::serve(
        listener,
        AllowedHosts::new(port, options.host.as_deref()),
        root,
        requests,
    )
    .map_err(|error| DiskError::new(format!("cannot serve at {url}: {error}")))
}

/// Parses or resolves the value of `--host`.
fn parse_host(host: &str) -> Result<IpAddr, DiskError> {
    if let Ok(address) = host.parse() {
        return Ok(address);
    }
    let mut found = (host, 0).to_socket_addrs().into_iter().flatten();
    match found.next() {
        Some(address) => Ok(address.ip()),
        None => Err(DiskError::new(format!("{host:?} is no address of this machine"))
            .help("say --host 0.0.0.0 for all that it has, or leave it out to keep the preview to yourself")),
    }
}
