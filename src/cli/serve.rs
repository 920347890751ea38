//! `casebook serve`: the site as it is now, in the browser. What happens is said on stderr; only Ctrl+C ends it.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::flags::ServeFlags;
use super::site::{Site, clock};
use super::{Failure, Outcome, print};
use crate::diagnostic::{Diagnostic, SourceOf, human, summary};
use crate::disk::{DiskError, Tree};
use crate::preview::{self, News, Options, Say};
use crate::source::SitePath;

/// So many errors are told in full; the browser shows all.
const TOLD: usize = 12;

pub(super) fn run(flags: &ServeFlags) -> Result<Outcome, Failure> {
    let site = Site::find(&flags.site)?;
    let tree = Tree::new(&site.root)?;
    let options = Options {
        port: flags.port,
        host: flags.host.clone(),
        open: flags
            .open
            .then(|| std::env::var("BROWSER").unwrap_or_default()),
        poll: flags.poll,
        editor: flags.editor.clone(),
        clock: clock(flags.date.as_deref())?,
    };
    // What was said of problems last: it is said once, when all pages have been looked at.
    let said = Mutex::new(Said::default());
    let say = move |news: &News<'_>| {
        let mut said = said.lock().unwrap_or_else(PoisonError::into_inner);
        print::aside(&words(news, &mut said));
    };
    let say: Arc<Say> = Arc::new(say);
    preview::run(tree, options, &say)?;
    Ok(Outcome::Well)
}

/// What is to be said of problems, and what was said.
#[derive(Default)]
struct Said {
    next: Option<String>,
    last: Option<String>,
}

fn words(news: &News<'_>, said: &mut Said) -> String {
    match news {
        News::Address { url, taken, public } => address(url, *taken, *public),
        News::NoBrowser => "no browser could be opened: open the address yourself\n".to_owned(),
        News::Polling(why) => format!("looking at the files again and again: {why}\n"),
        News::Opened { files, after } => format!("{files} files read in {}\n", time(*after)),
        News::Saved {
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
                ": {pages} {word} made anew{shown} after {}",
                time(*after)
            );
            text
        }
        News::Problems {
            errors,
            faults,
            sources,
        } => {
            said.next = Some(problems(errors, faults, *sources));
            String::new()
        }
        // A hundred saves that mend nothing say so once.
        News::Looked { .. } => match said.next.take() {
            Some(next) if said.last.as_ref() != Some(&next) => {
                said.last = Some(next.clone());
                next
            }
            _ => String::new(),
        },
        News::Fault => "Casebook ran into a fault of its own, which is no fault of yours. \
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
    text += &human::render(&errors[..errors.len().min(TOLD)], sources);
    if errors.len() > TOLD {
        let _ = writeln!(
            text,
            "and {} more: the browser shows all",
            errors.len() - TOLD
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
