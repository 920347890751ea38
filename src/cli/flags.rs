//! The flags as they are typed, without their meaning.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Makes reports of case studies in which every figure is bound to its data.
#[derive(Debug, Parser)]
#[command(name = "casebook", version, about, max_term_width = 100)]
pub(super) struct Flags {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Makes a complete small site in a new folder
    Init(InitFlags),
    /// Makes a new page
    #[command(subcommand)]
    New(NewCommand),
    /// Checks everything and makes the website; on any error writes nothing and keeps the last one
    Build(BuildFlags),
    /// Checks everything and says what is bound to what; writes nothing
    Check(CheckFlags),
    /// Shows the website in the browser and keeps it up to date while you write
    Serve(ServeFlags),
    /// Proposes links for the unbound statistics of a page
    Bind(PageFlags),
    /// Writes values and periods into a page's empty links
    Fill(PageFlags),
    /// Lists every claim with its evidence
    Claims(ClaimsFlags),
    /// Shows what a publisher's file holds, and copies it into the site beside a definition that reads it
    Import(ImportFlags),
    /// Lists what a new file of an indicator's data would change, with a wording for each sentence where there is one
    Impact(ImpactFlags),
    /// Lists the figures, sentences and pages that differ from a published website
    Diff(DiffFlags),
    /// Prints the JSON Schema of every file and block, with the site's own taxonomies and theme fields
    Schema(SchemaFlags),
    /// Writes out files of the theme, to change them
    #[command(subcommand)]
    Theme(ThemeCommand),
}

/// Which site, as of when, with what in it.
#[derive(Args, Debug)]
pub(super) struct SiteFlags {
    /// The site's folder, which holds content/
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) site: PathBuf,
    /// Build as of this date (2026-01-31, 2026-01-31 09:30) and not today
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
    /// With drafts, whose errors count
    #[arg(long)]
    pub(super) drafts: bool,
}

#[derive(Args, Debug)]
pub(super) struct BuildFlags {
    #[command(flatten)]
    pub(super) site: SiteFlags,
    /// Where the website goes [default: output/ in the site's folder]
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    /// The address at which the website will be published, in place of site.yaml's
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// Write index.html out in links, so that the website opens from a folder
    #[arg(long)]
    pub(super) portable: bool,
    /// Make a copy for those who sign off: marked, closed to search engines, with every claim at the end of its page
    #[arg(long)]
    pub(super) review: bool,
    /// Say how long each stage took
    #[arg(long)]
    pub(super) timings: bool,
    /// How messages are written
    #[arg(long, value_enum, default_value_t = MessageFormat::Human)]
    pub(super) format: MessageFormat,
}

#[derive(Args, Debug)]
pub(super) struct CheckFlags {
    #[command(flatten)]
    pub(super) site: SiteFlags,
    /// Say how long each stage took
    #[arg(long)]
    pub(super) timings: bool,
    /// How messages are written
    #[arg(long, value_enum, default_value_t = MessageFormat::Human)]
    pub(super) format: MessageFormat,
}

/// How messages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    /// With the line underlined, for people
    Human,
    /// One object, for programs
    Json,
    /// Annotations of GitHub Actions
    Github,
}

#[derive(Args, Debug)]
pub(super) struct InitFlags {
    /// The folder, which must be empty or not there yet
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    /// Adds a workflow that checks and publishes the report
    #[arg(long, value_enum, requires = "from")]
    pub(super) ci: Option<CiHost>,
    /// Where the workflow gets Casebook from: the address of its Git repository, https://…
    #[arg(long, value_name = "URL", requires = "ci", value_parser = git_address)]
    pub(super) from: Option<String>,
}

/// An address of a repository: it becomes part of a command line, so nothing else passes.
fn git_address(text: &str) -> Result<String, String> {
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || "-._~/:@%".contains(sign);
    let host = text
        .strip_prefix("https://")
        .filter(|rest| !rest.is_empty());
    match host {
        Some(rest) if rest.chars().all(is_plain) => Ok(text.to_owned()),
        _ => Err(
            "write the address of Casebook's Git repository, beginning with https://".to_owned(),
        ),
    }
}

/// Where a workflow runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CiHost {
    /// GitHub Actions and Pages
    Github,
    /// GitLab CI and Pages
    Gitlab,
}

#[derive(Debug, Subcommand)]
pub(super) enum NewCommand {
    /// A case study with comments, in the only report or the one named
    CaseStudy(NewCaseStudyFlags),
}

#[derive(Args, Debug)]
pub(super) struct NewCaseStudyFlags {
    /// Its title, in quotation marks
    pub(super) title: String,
    /// The report's folder, such as content/marmot-places
    #[arg(long = "in", value_name = "FOLDER")]
    pub(super) folder: Option<PathBuf>,
    /// The site's folder, which holds content/
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) site: PathBuf,
}

#[derive(Args, Debug)]
pub(super) struct PageFlags {
    /// The page's file, such as content/marmot-places/02-coventry.md
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) site: SiteFlags,
}

#[derive(Args, Debug)]
pub(super) struct ImportFlags {
    /// The publisher's file: CSV, XLSX, ODS or JSON
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// The site's folder, which holds content/
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) site: PathBuf,
    /// The indicator's id [default: from the file's name]
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,
    /// The column of the values, where the file has several
    #[arg(long, value_name = "COLUMN")]
    pub(super) value: Option<String>,
    /// The period of every row, where no column has it
    #[arg(long, value_name = "PERIOD")]
    pub(super) period: Option<String>,
    /// The sheet of a workbook
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,
    /// What a sign in place of a value means: "-=not available"
    #[arg(
        long = "marker",
        value_name = "SIGN=MEANING",
        allow_hyphen_values = true
    )]
    pub(super) markers: Vec<String>,
    /// Adds the areas of the file to areas.csv
    #[arg(long)]
    pub(super) write_areas: bool,
}

#[derive(Args, Debug)]
pub(super) struct ClaimsFlags {
    #[command(flatten)]
    pub(super) site: SiteFlags,
    /// How claims are written
    #[arg(long, value_enum, default_value_t = ClaimsFormat::Csv)]
    pub(super) format: ClaimsFormat,
}

/// How claims are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ClaimsFormat {
    /// A table for spreadsheets
    Csv,
    /// A page to print
    Html,
    /// For programs
    Json,
}

#[derive(Args, Debug)]
pub(super) struct ImpactFlags {
    /// The new file, which takes the place of the indicator's own in memory only
    #[arg(
        value_name = "FILE",
        required_unless_present = "release",
        conflicts_with = "release"
    )]
    pub(super) file: Option<PathBuf>,
    #[command(flatten)]
    pub(super) site: SiteFlags,
    /// The indicator's id or short [default: from the file's name]
    #[arg(long, value_name = "ID", conflicts_with = "release")]
    pub(super) id: Option<String>,
    /// The releases under embargo, as if they were out: of this indicator, or of all
    #[arg(long, value_name = "ID", num_args = 0..=1, default_missing_value = "")]
    pub(super) release: Option<String>,
    /// How the list is written
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    pub(super) format: ListFormat,
}

#[derive(Args, Debug)]
pub(super) struct DiffFlags {
    /// The folder of the published website, with its claims.json and manifest.json
    #[arg(value_name = "OUTPUT")]
    pub(super) output: PathBuf,
    #[command(flatten)]
    pub(super) site: SiteFlags,
    /// The address at which it stands, as it was built with
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// It was built with --portable
    #[arg(long)]
    pub(super) portable: bool,
    /// How the list is written
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    pub(super) format: ListFormat,
}

/// How a list of changes is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// For people
    Human,
    /// One object, for programs
    Json,
    /// A page to print
    Html,
}

#[derive(Args, Debug)]
pub(super) struct SchemaFlags {
    #[command(flatten)]
    pub(super) site: SiteFlags,
    /// As a page for people, with every message too
    #[arg(long)]
    pub(super) markdown: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum ThemeCommand {
    /// Writes a file of the default theme into the site's own; without a name, lists the files
    Eject(EjectFlags),
}

#[derive(Args, Debug)]
pub(super) struct EjectFlags {
    /// The file, such as templates/home.html or assets/site.css
    #[arg(value_name = "FILE")]
    pub(super) file: Option<String>,
    #[command(flatten)]
    pub(super) site: SiteFlags,
}

#[derive(Args, Debug)]
pub(super) struct ServeFlags {
    /// The site's folder, which holds content/
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) site: PathBuf,
    /// Show it as of this date (2026-01-31, 2026-01-31 09:30) and not today
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
    /// The port; if it is taken, the next that is free
    #[arg(long, default_value_t = 4000)]
    pub(super) port: u16,
    /// Open it in the browser: the one that BROWSER names, or the system's
    #[arg(long)]
    pub(super) open: bool,
    /// Scan the files at intervals: for file systems that do not report changes
    #[arg(long)]
    pub(super) poll: bool,
    /// What opens files at a line: vscode, vscodium, cursor, zed, idea, sublime, none, or an address with {file}, {line}, {column}
    #[arg(long, value_name = "NAME", default_value = "vscode")]
    pub(super) editor: String,
    /// Listen at this address too, so that others on the network see the site
    #[arg(long, value_name = "ADDRESS")]
    pub(super) host: Option<String>,
}
