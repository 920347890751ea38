//! `casebook diff OUTPUT`: which figures, sentences and pages of the site differ from a website that was published.

mod compare;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Mutex;

use self::compare::{FigureChange, PageChanges, WebsiteDiff, compare};
use super::flags::{DiffFlags, ListFormat};
use super::print::escape_html;
use super::site_folder::SiteFolder;
use super::{CommandError, CommandOutcome, print, report};
use crate::build::{self, BuildCache, Progress};
use crate::diagnostic::summary;
use crate::disk::DiskError;
use crate::evidence::ClaimRecord;
use crate::inputs::File;
use crate::output::{CLAIMS, Content, MANIFEST, Manifest, OutputFile, Sink, read_claims};
use crate::source::{Hash, SitePath};

pub(super) fn run(flags: &DiffFlags) -> Result<CommandOutcome, CommandError> {
    let site = SiteFolder::find(&flags.site.site)?;
    let published = Published::read(&flags.output)?;
    let mut inputs = site.read(&flags.site)?;
    inputs.options.portable = flags.portable;
    inputs.options.base_url.clone_from(&flags.base_url);
    let mut cache = BuildCache::for_one_build();
    let progress = Progress::default();
    let checked = build::check(&inputs, &mut cache, &progress, &mut |_| {});
    let mut diagnostics = checked.diagnostics.clone();
    // A site with errors has claims, and no pages that could be compared.
    let mut pages = None;
    if report::outcome(&diagnostics) == CommandOutcome::Success {
        let sink = HashingSink {
            files: Mutex::default(),
            inputs: &inputs.files,
        };
        diagnostics.extend(checked.render(&cache, &progress, &sink));
        pages = sink.files.into_inner().ok();
    }
    let now = checked.claim_records();
    let comparison = compare(&published.claims, &now, &published.pages, pages.as_ref());
    print::output(&match flags.format {
        ListFormat::Human => text(&comparison),
        ListFormat::Json => {
            let mut text = serde_json::to_string_pretty(&comparison).unwrap_or_default();
            text.push('\n');
            text
        }
        ListFormat::Html => html(&comparison),
    });
    print::status(&format!("{}\n", summary(&diagnostics)));
    Ok(report::outcome(&diagnostics))
}

/// What a published website says of itself.
struct Published {
    claims: Vec<ClaimRecord>,
    /// The hash of each page by its path.
    pages: BTreeMap<String, String>,
}

impl Published {
    fn read(folder: &Path) -> Result<Self, DiskError> {
        let read = |name: &str| {
            let place = folder.join(name);
            fs::read_to_string(&place).map_err(|error| DiskError::io("read", &place, &error).help(
                "name the folder of a website that Casebook has built, such as casebook diff output",
            ))
        };
        let manifest = Manifest::parse(&read(MANIFEST)?);
        let claims = read_claims(&read(CLAIMS)?);
        let (Ok(manifest), Some(claims)) = (manifest, claims) else {
            let shown = folder.display();
            let error = DiskError::new(format!(
                "{shown} has a {MANIFEST} or {CLAIMS} that this program did not write"
            ));
            return Err(error.help("build it again with this version of Casebook"));
        };
        let pages = manifest.files.into_iter();
        let pages = pages.filter(|(path, _)| path.ends_with("html"));
        Ok(Self {
            claims,
            pages: pages.map(|(path, entry)| (path, entry.hash)).collect(),
        })
    }
}

/// Keeps the hash of each page that a build would write.
struct HashingSink<'a> {
    files: Mutex<BTreeMap<String, String>>,
    inputs: &'a BTreeMap<SitePath, File>,
}

impl Sink for HashingSink<'_> {
    fn put(&self, file: OutputFile) {
        if !file.path.ends_with("html") {
            return;
        }
        let hash = match &file.content {
            Content::Bytes(bytes) => Some(Hash::of(bytes)),
            Content::Copy(path) => self.inputs.get(path).map(File::hash),
        };
        if let (Some(hash), Ok(mut files)) = (hash, self.files.lock()) {
            files.insert(file.path, hash.to_string());
        }
    }
}

fn text(comparison: &WebsiteDiff<'_>) -> String {
    let mut text = String::new();
    for change in &comparison.figures {
        let _ = writeln!(text, "{}: {}", change.address, change.effect);
        for (when, claim) in sides(change) {
            let _ = writeln!(text, "  {when}: {}", claim.sentence);
            let _ = writeln!(text, "    {}", in_words(claim));
        }
        text.push('\n');
    }
    for (effect, pages) in comparison.pages.iter().flat_map(PageChanges::groups) {
        if !pages.is_empty() {
            let _ = writeln!(text, "pages that are {effect}: {}", pages.join(" "));
        }
    }
    if text.is_empty() {
        text.push_str("nothing differs from what is published\n");
    }
    text
}

/// The claim as it was published, and as it is now.
fn sides<'a>(
    change: &'a FigureChange<'_>,
) -> impl Iterator<Item = (&'static str, &'a ClaimRecord)> {
    let sides = [("published", change.published), ("now", change.now)];
    sides
        .into_iter()
        .filter_map(|(when, claim)| Some((when, claim?)))
}

/// `17.7 per cent (Coventry, 2025: 17.73)`
fn in_words(claim: &ClaimRecord) -> String {
    let values = claim.values.iter().map(|value| {
        let own = value.value.as_deref().unwrap_or("no value");
        format!("{}: {own}", value.of)
    });
    let values: Vec<String> = values.collect();
    if values.is_empty() {
        claim.words.clone()
    } else {
        format!("{} ({})", claim.words, values.join("; "))
    }
}

fn html(comparison: &WebsiteDiff<'_>) -> String {
    let mut text = String::from(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>What differs</title>\n\
         <style>body{font:16px/1.4 sans-serif;margin:2rem}table{border-collapse:collapse}\
         th,td{border:1px solid #6f777b;padding:.3rem .5rem;text-align:left;vertical-align:top}</style>\n</head>\n<body>\n<main>\n\
         <h1>What differs from what is published</h1>\n<table>\n<caption>Each figure that differs</caption>\n<thead>\n<tr>\
         <th scope=\"col\">Where</th><th scope=\"col\">What</th><th scope=\"col\">Published</th><th scope=\"col\">Now</th></tr>\n</thead>\n<tbody>\n",
    );
    for change in &comparison.figures {
        let cell = |claim: Option<&ClaimRecord>| {
            claim.map_or(String::new(), |claim| {
                let words = format!("{} — {}", claim.sentence, in_words(claim));
                escape_html(&words)
            })
        };
        let _ = writeln!(
            text,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            escape_html(change.address),
            change.effect,
            cell(change.published),
            cell(change.now)
        );
    }
    text.push_str("</tbody>\n</table>\n");
    for (effect, pages) in comparison.pages.iter().flat_map(PageChanges::groups) {
        if !pages.is_empty() {
            let list = escape_html(&pages.join(" "));
            let _ = writeln!(text, "<p>Pages that are {effect}: {list}</p>");
        }
    }
    text.push_str("</main>\n</body>\n</html>\n");
    text
}
