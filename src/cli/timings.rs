//! How long each stage took.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// Stages that have ended, in order.
pub(super) struct Timings {
    start: Instant,
    last: Instant,
    stages: Vec<(&'static str, Duration)>,
}

impl Timings {
    pub(super) fn start() -> Self {
        let start = Instant::now();
        Self {
            start,
            last: start,
            stages: Vec::new(),
        }
    }

    /// Records the end of the stage that began when the last one ended.
    pub(super) fn end(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.stages.push((stage, now - self.last));
        self.last = now;
    }

    /// All time since the start.
    pub(super) fn total(&self) -> Duration {
        self.last - self.start
    }

    /// A line a stage.
    pub(super) fn table(&self) -> String {
        let mut text = String::new();
        let total = ("total", self.total());
        for (stage, time) in self.stages.iter().chain([&total]) {
            let _ = writeln!(text, "{stage:<8} {:>9.1} ms", time.as_secs_f64() * 1000.0);
        }
        text
    }
}
