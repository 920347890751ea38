//! `casebook check`: every check and what it found, on stdout; nothing is written.

use super::flags::CheckFlags;
use super::site::Site;
use super::timings::Timings;
use super::{Failure, Outcome, print, report};
use crate::build::{self, Memo};
use crate::diagnostic::summary;

pub(super) fn run(flags: &CheckFlags) -> Result<Outcome, Failure> {
    let mut timings = Timings::start();
    let site = Site::find(&flags.site.site)?;
    let inputs = site.read(&flags.site)?;
    timings.end("read");
    let checked = build::check(&inputs, &mut Memo::default(), &mut |stage| {
        timings.end(stage);
    });
    print::result(&report::text(
        flags.format,
        &checked.diagnostics,
        &inputs,
        &checked,
        &site.root,
    ));
    print::aside(&report::statistics(&checked.coverage));
    print::aside(&format!("{}\n", summary(&checked.diagnostics)));
    if flags.timings {
        print::aside(&timings.table());
    }
    Ok(report::outcome(&checked.diagnostics))
}
