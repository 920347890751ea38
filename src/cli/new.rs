//! `casebook new case-study "Title"`: a file with explanatory comments, a safe name and the next number, in a report.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use unicode_normalization::UnicodeNormalization as _;

use super::flags::NewCaseStudyFlags;
use super::site_folder::SiteFolder;
use super::{CommandError, CommandOutcome, print};
use crate::config::SiteConfig;
use crate::data::Areas;
use crate::disk::{DiskError, read_site};
use crate::document::{Document, Kind};
use crate::inputs::{BuildOptions, Inputs};
use crate::site::{part_of_name, slug};

/// The most characters of a file name, which is cut at the end of a word.
const MAX_NAME: usize = 60;

/// The most areas that the comments name.
const AREAS_NAMED: usize = 12;

pub(super) fn case_study(flags: &NewCaseStudyFlags) -> Result<CommandOutcome, CommandError> {
    if flags.title.trim().is_empty() {
        return Err(DiskError::new("a case study needs a title")
            .help("write it in quotation marks: casebook new case-study \"Warm homes in Dudley\"")
            .into());
    }
    let site = SiteFolder::find(&flags.site)?;
    let inputs = Inputs {
        files: read_site(&site.root)?,
        now: jiff::Timestamp::UNIX_EPOCH,
        options: BuildOptions::default(),
    };
    let report = report_folder(&inputs, flags.folder.as_deref(), &site)?;
    let names: Vec<&str> = inputs
        .below(&report)
        .filter_map(|(path, _)| path.strip_prefix(report.as_str())?.strip_prefix('/'))
        .filter(|name| !name.contains('/'))
        .collect();
    let path = format!("{report}/{}", file_name(&flags.title, &names));
    let place = site.root.join(&path);
    let fault = |error| DiskError::io("write", Path::new(&path), &error);
    let mut file = fs::File::create_new(&place).map_err(fault)?;
    file.write_all(page_template(&flags.title, &inputs).as_bytes())
        .map_err(fault)?;
    print::status(&format!(
        "{path} is there, as a draft. \"casebook check --drafts\" says what it lacks.\n"
    ));
    Ok(CommandOutcome::Success)
}

/// The report's folder, from the site's root: the one named, otherwise the only one.
fn report_folder(
    inputs: &Inputs,
    named: Option<&Path>,
    site: &SiteFolder,
) -> Result<String, DiskError> {
    let reports = report_folders(inputs);
    let list = reports.join(", ");
    if let Some(named) = named {
        // Shells may complete a folder to an absolute path.
        let root = site.here.join(&site.root);
        let named = named.strip_prefix(&root).unwrap_or(named);
        let named = named.to_string_lossy().replace('\\', "/");
        let named = named.trim_start_matches("./").trim_end_matches('/');
        let full = format!("content/{named}");
        let found = reports
            .iter()
            .find(|report| **report == named || **report == full);
        return found.cloned().ok_or_else(|| {
            let error = DiskError::new(format!("{named} is no report of this site"));
            if list.is_empty() {
                error.help("a report is a folder in content/ whose index.md says kind: report")
            } else {
                error.help(format!("the reports are: {list}"))
            }
        });
    }
    match reports.as_slice() {
        [report] => Ok(report.clone()),
        [] => Err(DiskError::new("this site has no report for a case study")
            .help("make a folder in content/ with an index.md that says kind: report")),
        [first, ..] => Err(
            DiskError::new(format!("this site has several reports: {list}"))
                .help(format!("say which, such as: --in {first}")),
        ),
    }
}

/// Every folder whose index.md has `kind: report`.
fn report_folders(inputs: &Inputs) -> Vec<String> {
    let indexes = inputs
        .below("content")
        .filter(|(path, _)| path.file_name() == "index.md");
    indexes
        .filter_map(|(path, _)| {
            let source = inputs.text(path)?;
            let document = Document::parse(source, "en", &taxonomies(inputs), &mut Vec::new());
            let is_report = document
                .front
                .kind
                .as_ref()
                .is_some_and(|kind| kind.value == Kind::Report);
            is_report.then(|| path.folder().to_owned())
        })
        .collect()
}

fn taxonomies(inputs: &Inputs) -> std::collections::BTreeSet<String> {
    config(inputs)
        .map(|config| {
            config
                .taxonomies
                .iter()
                .map(|(id, _)| id.value.clone())
                .collect()
        })
        .unwrap_or_default()
}

fn config(inputs: &Inputs) -> Option<SiteConfig> {
    SiteConfig::decode(inputs.text("content/site.yaml")?, &mut Vec::new())
}

/// `03-warm-homes-in-luton.md`: the folder's highest number plus one, then the title in ASCII.
fn file_name(title: &str, names: &[&str]) -> String {
    let number = |name: &&str| -> Option<u32> {
        let digits = name.split(|c: char| !c.is_ascii_digit()).next()?;
        digits.parse().ok()
    };
    let next = names
        .iter()
        .filter_map(number)
        .max()
        .unwrap_or(0)
        .saturating_add(1);
    let mut words = slug_words(title);
    // Compared without numbers, because addresses leave them out.
    let taken: Vec<String> = names
        .iter()
        .map(|name| part_of_name(name.split('.').next().unwrap_or(name)))
        .collect();
    let bare = words.clone();
    let mut count = 1;
    while taken.contains(&words) {
        count += 1;
        words = format!("{bare}-{count}");
    }
    format!("{next:02}-{words}.md")
}

/// A title in ASCII with hyphens between words, cut at the end of a word.
fn slug_words(title: &str) -> String {
    let plain: String = title
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c) && !['\'', '’'].contains(c))
        .collect::<String>()
        .to_lowercase()
        .replace('ß', "ss")
        .replace('æ', "ae")
        .replace('ø', "o")
        .replace('ł', "l");
    let mut words = String::new();
    let parts = plain.split(|c: char| !c.is_ascii_alphanumeric());
    for word in parts.filter(|word| !word.is_empty()) {
        if words.len() + word.len() > MAX_NAME && !words.is_empty() {
            break;
        }
        if !words.is_empty() {
            words.push('-');
        }
        words.extend(word.chars().take(MAX_NAME));
    }
    // An empty name makes no address, and Windows reserves some names.
    match slug(&words) {
        Ok(_) => words,
        Err(_) if words.is_empty() => "case-study".to_owned(),
        Err(_) => format!("{words}-case-study"),
    }
}

/// The file's text. It passes `check` as a draft.
fn page_template(title: &str, inputs: &Inputs) -> String {
    let areas = inputs.text("content/areas.csv");
    let areas = areas
        .map(|source| Areas::read(source, &mut Vec::new()))
        .unwrap_or_default();
    let mut ids: Vec<&str> = areas
        .by_id
        .keys()
        .take(AREAS_NAMED)
        .map(AsRef::as_ref)
        .collect();
    if areas.by_id.len() > AREAS_NAMED {
        ids.push("…");
    }
    let mut text = String::from("---\n# The page's name.\n");
    // A JSON string is also a YAML string. Control characters have no place in a title.
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title: String = title.chars().filter(|c| !c.is_control()).collect();
    let title = serde_json::Value::from(title);
    let _ = writeln!(text, "title: {title}");
    text.push_str(
        "# One or two sentences for lists and search engines.\n\
         summary: What was done here, and what came of it.\n\
         # Take this line out when the page is ready.\n\
         draft: true\n\
         # The area whose figures the page cites, by its id in areas.csv",
    );
    if !ids.is_empty() {
        let _ = write!(text, ": {}", ids.join(", "));
    }
    let _ = writeln!(text, ".\n# place: {}", ids.first().unwrap_or(&"ID"));
    for (id, taxonomy) in config(inputs).iter().flat_map(|config| &config.taxonomies) {
        let terms: Vec<&str> = taxonomy
            .terms
            .iter()
            .flatten()
            .map(|term| term.id.value.as_str())
            .collect();
        let _ = writeln!(text, "# {}: [{}]", id.value, terms.join(", "));
    }
    text.push_str(
        "# Large numbers at the head of the page.\n\
         # key_figures:\n\
         #   - figure: INDICATOR?PERIOD\n\
         #     label: what the number counts\n\
         ---\n\
         \n\
         <!--\n\
         Bind each figure to what it is based on: [words](figure:INDICATOR?PERIOD) for data in content/indicators/,\n\
         [words](source:ID) for what content/sources.yaml names. \"casebook bind FILE\" proposes links.\n\
         -->\n\
         \n\
         ## What was done\n\
         \n\
         ## What the figures say\n",
    );
    text
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_are_safe_and_take_the_next_number() {
        for (title, names, expected) in [
            (
                "Warm homes in Luton",
                &["index.md", "01-a.md", "09-gwent.cy.md"][..],
                "10-warm-homes-in-luton.md",
            ),
            (
                "  Tŷ'r Plant: y 1,000 diwrnod  ",
                &[],
                "01-tyr-plant-y-1-000-diwrnod.md",
            ),
            ("../../etc/passwd", &["2-b.md"], "03-etc-passwd.md"),
            ("CON", &["photo.jpg"], "01-con-case-study.md"),
            ("Straße ﬁve", &[], "01-strasse-five.md"),
            (
                "Warm homes!",
                &["01-warm-homes.md", "02-warm-homes-2.cy.md"],
                "03-warm-homes-3.md",
            ),
            (
                "Warm homes",
                &["warm-homes.md", "index.md"],
                "01-warm-homes-2.md",
            ),
            ("北京", &[], "01-case-study.md"),
            ("", &[], "01-case-study.md"),
        ] {
            assert_eq!(file_name(title, names), expected, "{title}");
        }
        let long = file_name(&"many words ".repeat(40), &[]);
        assert!(
            long.len() < 70 && long.ends_with("-many.md") | long.ends_with("-words.md"),
            "{long}"
        );
        assert!(file_name(&"a".repeat(500), &[]).len() < 70);
    }
}
