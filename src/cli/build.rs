//! `casebook build`: runs every check, then writes the website. After any error nothing is written and the previous website remains.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use super::flags::{BuildFlags, MessageFormat};
use super::progress::ProgressLine;
use super::site_folder::SiteFolder;
use super::timings::Timings;
use super::{CommandError, CommandOutcome, print, report};
use crate::build::{self, BuildCache, CheckedSite, Progress, embargo_end};
use crate::diagnostic::{Diagnostic, Severity, summary};
use crate::disk::{DiskError, Staging, WriteSummary};
use crate::inputs::Inputs;
use crate::source::SitePath;
use crate::yaml::check_website;

/// The most pieces of advice that a build prints in full.
const ADVICE_SHOWN: usize = 100;

pub(super) fn run(flags: &BuildFlags) -> Result<CommandOutcome, CommandError> {
    let mut timings = Timings::start();
    let site = SiteFolder::find(&flags.site.site)?;
    let output = site.output(flags.output.as_deref())?;
    if let Some(url) = &flags.base_url {
        check_website(url)
            .map_err(|(wrong, help)| DiskError::new(format!("--base-url: {wrong}")).help(help))?;
    }
    let mut inputs = site.read(&flags.site)?;
    inputs.options.portable = flags.portable;
    inputs.options.review = flags.review;
    inputs.options.base_url.clone_from(&flags.base_url);
    timings.end("read");
    let mut cache = BuildCache::for_one_build();
    let progress = Arc::<Progress>::default();
    let line = ProgressLine::show(&progress, flags.format);
    let mut checked = build::check(&inputs, &mut cache, &progress, &mut |stage| {
        timings.end(stage);
    });
    let mut diagnostics = std::mem::take(&mut checked.diagnostics);
    diagnostics.extend(checked.publication_problems());
    let had_website = output.has_website();
    let written = if report::outcome(&diagnostics) == CommandOutcome::Success {
        render_and_write(
            Staging::begin(output, &site.root, &inputs.files)?,
            &checked,
            &cache,
            &progress,
            &mut diagnostics,
            &mut timings,
        )?
    } else {
        None
    };
    drop(line);
    let outcome = report::outcome(&diagnostics);
    let summary = summary(&diagnostics);
    print_diagnostics(flags.format, diagnostics, &inputs, &checked, &site);
    match &written {
        Some(written) => print::status(&summary_text(&checked, written, &timings)),
        None if had_website => {
            print::status("Nothing was written: the last website stays as it was.\n");
        }
        None => print::status("Nothing was written.\n"),
    }
    print::status(&report::coverage_line(&checked.coverage));
    print::status(&format!("{summary}\n"));
    if flags.timings {
        print::status(&timings.table());
    }
    Ok(outcome)
}

/// Renders the website and moves it into place, unless rendering reports errors.
fn render_and_write(
    staging: Staging<'_>,
    checked: &CheckedSite,
    cache: &BuildCache,
    progress: &Progress,
    diagnostics: &mut Vec<Diagnostic>,
    timings: &mut Timings,
) -> Result<Option<WriteSummary>, CommandError> {
    diagnostics.extend(checked.render(cache, progress, &staging));
    timings.end("render");
    if report::outcome(diagnostics) == CommandOutcome::ContentErrors {
        return Ok(None);
    }
    let written = staging.commit()?;
    timings.end("write");
    Ok(Some(written))
}

/// Prints diagnostics: human-readable ones to stderr, machine-readable ones to stdout as the command's result.
fn print_diagnostics(
    format: MessageFormat,
    mut diagnostics: Vec<Diagnostic>,
    inputs: &Inputs,
    checked: &CheckedSite,
    site: &SiteFolder,
) {
    let mut rest = String::new();
    if format == MessageFormat::Human {
        rest = fold_advice(&mut diagnostics);
    }
    let mut text = report::render(format, &diagnostics, inputs, checked, &site.root);
    text.push_str(&rest);
    match format {
        MessageFormat::Human => print::status(&text),
        MessageFormat::Json | MessageFormat::Github => print::output(&text),
    }
}

/// Replaces advice beyond [`ADVICE_SHOWN`] by its count of each kind.
fn fold_advice(diagnostics: &mut Vec<Diagnostic>) -> String {
    let is_advice = |diagnostic: &Diagnostic| diagnostic.severity == Severity::Advice;
    let advice = diagnostics.iter().filter(|d| is_advice(d)).count();
    if advice <= ADVICE_SHOWN {
        return String::new();
    }
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in diagnostics.iter().filter(|d| is_advice(d)) {
        *kinds.entry(diagnostic.code.name()).or_default() += 1;
    }
    let mut text = format!("{advice} pieces of advice (\"casebook check\" shows them):\n");
    for (kind, count) in kinds {
        let _ = writeln!(text, "  {kind}: {count}");
    }
    diagnostics.retain(|diagnostic| !is_advice(diagnostic));
    text.push('\n');
    text
}

/// What was written, what is unpublished and why, and when to build again.
fn summary_text(checked: &CheckedSite, written: &WriteSummary, timings: &Timings) -> String {
    let mut text = String::new();
    let _ = writeln!(
        text,
        "{} made in {:.1} s, {} of them from content/: {} written, {} unchanged, {} deleted",
        counted(written.pages, "page", "pages"),
        timings.total().as_secs_f64(),
        checked.pages,
        counted(written.changed, "file", "files"),
        written.unchanged,
        written.deleted,
    );
    if let Some(why) = &written.not_atomic {
        let _ = writeln!(
            text,
            "the files took their places one by one, so that for a moment old ones stood beside new ones: {why}"
        );
    }
    for path in &written.kept {
        let _ = writeln!(text, "not deleted, because it was changed by hand: {path}");
    }
    if !checked.unpublished.is_empty() {
        let of_pages = |(path, _): &&(SitePath, String)| path.extension() == "md";
        let pages = checked.unpublished.iter().filter(of_pages).count();
        let indicators = checked.unpublished.len() - pages;
        let parts = [
            (pages, "page", "pages"),
            (indicators, "indicator", "indicators"),
        ];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(number, ..)| *number > 0)
            .map(|(number, one, many)| counted(number, one, many))
            .collect();
        let _ = writeln!(text, "{} unpublished:", parts.join(" and "));
        for (path, why) in &checked.unpublished {
            let _ = writeln!(text, "  {path}: {why}");
        }
    }
    if let Some(moment) = checked.next_rebuild.as_ref().map(embargo_end) {
        let _ = writeln!(text, "build again at {moment}, when an embargo ends");
    }
    text
}

fn counted(number: usize, one: &str, many: &str) -> String {
    let word = if number == 1 { one } else { many };
    format!("{number} {word}")
}
