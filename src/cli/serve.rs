//! `casebook serve`: previews the site in the browser. Events are reported on stderr; runs until Ctrl+C.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::flags::ServeFlags;
use super::site_folder::{SiteFolder, clock};
use super::{CommandError, CommandOutcome, print};
use crate::diagnostic::{Diagnostic, SourceOf, human, summary};
use crate::disk::{DiskError, SiteTree};
use crate::preview::{self, PreviewEvent, PreviewOptions, Reporter};
use crate::source::SitePath;

/// The most errors that are printed; further ones are counted, and the browser lists them all.
const ERRORS_PRINTED: usize = 12;

pub(super) fn run(flags: &ServeFlags) -> Result<CommandOutcome, CommandError> {
    let site = SiteFolder::find(&flags.site)?;
    let tree = SiteTree::new(&site.root)?;
    let options = PreviewOptions {
        port: flags.port,
        host: flags.host.clone(),
        open: flags
            .open
            .then(|| std::env::var("BROWSER").unwrap_or_default()),
        poll: flags.poll,
        editor: flags.editor.clone(),
        clock: clock(flags.date.as_deref())?,
    };
    let log = Mutex::new(ProblemLog::default());
    let reporter = move |event: &PreviewEvent<'_>| {
        let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
        print::status(&event_text(event, &mut log));
    };
    let reporter: Arc<Reporter> = Arc::new(reporter);
    preview::run(tree, options, &reporter)?;
    Ok(CommandOutcome::Success)
}

/// Diagnostics are printed once all pages have been checked, and only when they differ from those printed before.
#[derive(Default)]
struct ProblemLog {
    pending: Option<String>,
    printed: Option<String>,
}

fn event_text(event: &PreviewEvent<'_>, log: &mut ProblemLog) -> String {
    match event {
        PreviewEvent::Address { url, taken, public } => address(url, *taken, *public),
        PreviewEvent::NoBrowser => {
            "no browser could be opened: open the address yourself\n".to_owned()
        }
        PreviewEvent::Polling(why) => format!("looking at the files again and again: {why}\n"),
        PreviewEvent::Opened { files, after } => {
            format!("{files} files read in {}\n", time(*after))
        }
        PreviewEvent::Saved {
            files,
            more,
            pages,
            shown,
            after,
        } => {
            let mut text = files.join(", ");
            if *more > 0 {
                let _ = write!(text, " and {more} more");
            }
            if files.is_empty() {
                text.push_str("files that cannot be read");
            }
            let word = if *pages == 1 { "page" } else { "pages" };
            let shown = if *shown { ", shown" } else { "" };
            let _ = writeln!(
                text,
                ": {pages} {word} rebuilt{shown} after {}",
                time(*after)
            );
            text
        }
        PreviewEvent::Problems {
            errors,
            faults,
            sources,
        } => {
            log.pending = Some(problems(errors, faults, *sources));
            String::new()
        }
        // Saves that leave the diagnostics as they are print nothing.
        PreviewEvent::Checked => match log.pending.take() {
            Some(next) if log.printed.as_ref() != Some(&next) => {
                log.printed = Some(next.clone());
                next
            }
            _ => String::new(),
        },
        PreviewEvent::Fault => "Casebook ran into a fault of its own, which is no fault of yours. \
                        It goes on; please report what was changed last.\n"
            .to_owned(),
    }
}

fn address(url: &str, taken: Option<u16>, public: bool) -> String {
    let mut text = String::new();
    if let Some(port) = taken {
        let _ = writeln!(text, "port {port} is taken, so another is used");
    }
    if public {
        text.push_str(
            "warning: everybody who can reach this machine sees this preview, with its drafts and embargoed pages\n",
        );
    }
    let _ = writeln!(text, "The site is shown at {url}  (Ctrl+C ends it)");
    text
}

fn problems<'a>(
    errors: &'a [Diagnostic],
    faults: &[(SitePath, DiskError)],
    sources: &'a SourceOf<'a>,
) -> String {
    let mut text = String::new();
    for (_, fault) in faults {
        let _ = writeln!(text, "error: {fault}");
        if let Some(help) = &fault.help {
            let _ = writeln!(text, "  = help: {help}");
        }
    }
    text += &human::render(&errors[..errors.len().min(ERRORS_PRINTED)], sources);
    if errors.len() > ERRORS_PRINTED {
        let _ = writeln!(
            text,
            "and {} more: the browser shows all",
            errors.len() - ERRORS_PRINTED
        );
    }
    match faults.len() {
        0 => {
            let _ = writeln!(text, "{}", summary(errors));
        }
        1 => {
            let _ = writeln!(text, "{}, 1 file that cannot be read", summary(errors));
        }
        count => {
            let _ = writeln!(
                text,
                "{}, {count} files that cannot be read",
                summary(errors)
            );
        }
    }
    text
}

/// `8 ms`, `1.3 s`
fn time(time: Duration) -> String {
    match time.as_millis() {
        short @ 0..1000 => format!("{short} ms"),
        _ => format!("{:.1} s", time.as_secs_f64()),
    }
}
