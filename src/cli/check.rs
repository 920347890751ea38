//! `casebook check`: runs every check and prints the diagnostics to stdout; writes nothing.

use std::sync::Arc;

use super::flags::CheckFlags;
use super::progress::ProgressLine;
use super::site_folder::SiteFolder;
use super::timings::Timings;
use super::{CommandError, CommandOutcome, print, report};
use crate::build::{self, BuildCache, Progress};
use crate::diagnostic::summary;
use crate::output::{OutputFile, Sink};

pub(super) fn run(flags: &CheckFlags) -> Result<CommandOutcome, CommandError> {
    let mut timings = Timings::start();
    let site = SiteFolder::find(&flags.site.site)?;
    let inputs = site.read(&flags.site)?;
    timings.end("read");
    let mut cache = BuildCache::for_one_build();
    let progress = Arc::<Progress>::default();
    let line = ProgressLine::show(&progress, flags.format);
    let mut checked = build::check(&inputs, &mut cache, &progress, &mut |stage| {
        timings.end(stage);
    });
    let mut diagnostics = std::mem::take(&mut checked.diagnostics);
    // The built-in templates are tested; errors of a site's own templates show only when pages are rendered.
    if report::outcome(&diagnostics) == CommandOutcome::Success
        && inputs.below("themes").next().is_some()
    {
        diagnostics.extend(checked.render(&cache, &progress, &DiscardSink));
        timings.end("render");
    }
    drop(line);
    print::output(&report::render(
        flags.format,
        &diagnostics,
        &inputs,
        &checked,
        &site.root,
    ));
    print::status(&report::coverage_line(&checked.coverage));
    print::status(&format!("{}\n", summary(&diagnostics)));
    if flags.timings {
        print::status(&timings.table());
    }
    Ok(report::outcome(&diagnostics))
}

/// Discards the pages that a check renders.
struct DiscardSink;

impl Sink for DiscardSink {
    fn put(&self, _: OutputFile) {}
}
