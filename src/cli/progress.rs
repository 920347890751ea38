//! The progress of a large build: one line on stderr, rewritten in place and removed at the end. Nothing is shown where
//! stderr is no terminal or messages are machine-readable.

use std::fmt::Write as _;
use std::io::{IsTerminal as _, stderr};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use super::flags::MessageFormat;
use super::print;
use crate::build::Progress;

/// Builds of fewer pages show no progress.
const LARGE: usize = 10_000;
/// How often the line is rewritten.
const EVERY: Duration = Duration::from_millis(100);

/// The progress line, which is removed when this is dropped.
pub(super) struct ProgressLine(Option<(Sender<()>, JoinHandle<()>)>);

impl ProgressLine {
    /// Shows the progress of a build where stderr is a terminal.
    pub(super) fn show(progress: &Arc<Progress>, format: MessageFormat) -> Self {
        if format != MessageFormat::Human || !stderr().is_terminal() {
            return Self(None);
        }
        let (end, ended) = channel();
        let progress = progress.clone();
        let thread = Builder::new().spawn(move || rewrite(&progress, &ended));
        Self(thread.ok().map(|thread| (end, thread)))
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        if let Some((end, thread)) = self.0.take() {
            drop(end);
            // Wait for the thread, so that later output does not follow the line.
            let _ = thread.join();
        }
    }
}

/// Rewrites the line until the sender is dropped.
fn rewrite(progress: &Progress, ended: &Receiver<()>) {
    let mut shown = 0;
    let mut first: Option<(&str, Instant, usize)> = None;
    while ended.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
        let (verb, count) = match progress.made.all() {
            0 => ("checked", &progress.checked),
            _ => ("made", &progress.made),
        };
        let (done, all) = (count.done(), count.all());
        if all < LARGE {
            continue;
        }
        let (since, before) = match first {
            Some((of, since, before)) if of == verb => (since, before),
            _ => {
                let now = Instant::now();
                first = Some((verb, now, done));
                (now, done)
            }
        };
        let text = progress_text(verb, done, all, done - before, since.elapsed());
        print::rewrite_line(&format!("\r{text:shown$}"));
        shown = text.len();
    }
    if shown > 0 {
        print::rewrite_line(&format!("\r{:shown$}\r", ""));
    }
}

/// `made 3021 of 10123 pages, 5213 a second`; without a rate until there is one, and when only the end is awaited.
fn progress_text(verb: &str, done: usize, all: usize, lately: usize, within: Duration) -> String {
    let mut text = format!("{verb} {done} of {all} pages");
    if lately > 0 && done < all && within >= EVERY / 2 {
        let pace = lately as u128 * 1000 / within.as_millis();
        let _ = write!(text, ", {pace} a second");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_how_many_of_how_many_and_how_fast() {
        for (done, lately, milliseconds, expected) in [
            (0, 0, 0, "made 0 of 10123 pages"),
            (400, 0, 0, "made 400 of 10123 pages"),
            (900, 500, 100, "made 900 of 10123 pages, 5000 a second"),
            (3021, 2621, 503, "made 3021 of 10123 pages, 5210 a second"),
            (500, 100, 20_000, "made 500 of 10123 pages, 5 a second"),
            (10_123, 9_723, 2_000, "made 10123 of 10123 pages"),
        ] {
            let within = Duration::from_millis(milliseconds);
            assert_eq!(
                progress_text("made", done, 10_123, lately, within),
                expected
            );
        }
    }
}
