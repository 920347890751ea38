//! `casebook check`: every check and what it found, on stdout; nothing is written.

use std::sync::Arc;

use super::flags::CheckFlags;
use super::progress::Line;
use super::site::Site;
use super::timings::Timings;
use super::{Failure, Outcome, print, report};
use crate::build::{self, BuildCache, Progress};
use crate::diagnostic::summary;
use crate::output::{OutputFile, Sink};

pub(super) fn run(flags: &CheckFlags) -> Result<Outcome, Failure> {
    let mut timings = Timings::start();
    let site = Site::find(&flags.site.site)?;
    let inputs = site.read(&flags.site)?;
    timings.end("read");
    let mut cache = BuildCache::for_one_build();
    let progress = Arc::<Progress>::default();
    let line = Line::show(&progress, flags.format);
    let mut checked = build::check(&inputs, &mut cache, &progress, &mut |stage| {
        timings.end(stage);
    });
    let mut diagnostics = std::mem::take(&mut checked.diagnostics);
    // The program's own templates are sound; what is wrong with a site's shows only when pages are made.
    if report::outcome(&diagnostics) == Outcome::Well && inputs.below("themes").next().is_some() {
        diagnostics.extend(checked.render(&cache, &progress, &Discard));
        timings.end("render");
    }
    drop(line);
    print::result(&report::text(
        flags.format,
        &diagnostics,
        &inputs,
        &checked,
        &site.root,
    ));
    print::aside(&report::statistics(&checked.coverage));
    print::aside(&format!("{}\n", summary(&diagnostics)));
    if flags.timings {
        print::aside(&timings.table());
    }
    Ok(report::outcome(&diagnostics))
}

/// A check keeps no page.
struct Discard;

impl Sink for Discard {
    fn put(&self, _: OutputFile) {}
}
