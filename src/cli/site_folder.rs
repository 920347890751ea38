//! From flags to inputs: which folder is the site, the time of the build, which files are read.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::CommandError;
use super::flags::SiteFlags;
use crate::build::SITE_FILE;
use crate::disk::{DiskError, OutputFolder, is_file, read_site};
use crate::inputs::{BuildOptions, Inputs};

/// The time zone of a `--date` that has none.
const ZONE: &str = "Europe/London";

pub(super) struct SiteFolder {
    /// As it was given on the command line.
    pub(super) root: PathBuf,
    /// The current folder.
    pub(super) here: PathBuf,
}

/// A misnamed settings file: `site.yml`, `Site.yaml`, `site.yaml.txt`.
fn settings_by_another_name(root: &Path) -> Option<String> {
    let entries = std::fs::read_dir(root.join("content")).ok()?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names
        .filter(|name| {
            let name = name.to_ascii_lowercase();
            ["site.yml", "site.yaml"]
                .iter()
                .any(|known| name.starts_with(known))
        })
        .min()
}

impl SiteFolder {
    /// The site in a folder, which must have content/ with site.yaml in it.
    pub(super) fn find(folder: &Path) -> Result<Self, CommandError> {
        let here = std::env::current_dir()
            .map_err(|error| DiskError::io("look at", Path::new("."), &error))?;
        let root = here.join(folder);
        if is_file(&root.join(SITE_FILE))? {
            return Ok(Self {
                root: folder.to_owned(),
                here,
            });
        }
        if root.join("content").is_dir() {
            let error = DiskError::new(format!(
                "{} has no settings: there is no file content/site.yaml",
                folder.display()
            ));
            return Err(match settings_by_another_name(&root) {
                Some(name) => error.help(format!("rename content/{name}: it must be site.yaml")),
                None => error.help(
                    "make it, with two lines: \"title: Our report\" and \"base_url: https://example.org/\"",
                ),
            }
            .into());
        }
        let error = DiskError::new(format!(
            "{} is not a site: it has no content/ folder",
            folder.display()
        ));
        let above = root
            .ancestors()
            .skip(1)
            .find(|above| above.join(SITE_FILE).is_file());
        Err(match above {
            Some(above) => error.help(format!("say --site {}", above.display())),
            None => error.help("run \"casebook init DIR\" to make one, or say --site DIR"),
        }
        .into())
    }

    /// The output folder: the one given, otherwise output/ in the site's folder.
    pub(super) fn output(&self, named: Option<&Path>) -> Result<OutputFolder, CommandError> {
        let folder = named.map_or_else(|| self.root.join("output"), Path::to_owned);
        let home = std::env::var_os("HOME").map(PathBuf::from);
        Ok(OutputFolder::open(
            &folder,
            &self.root,
            home.as_deref(),
            &self.here,
        )?)
    }

    /// Reads all inputs of a build.
    pub(super) fn read(&self, flags: &SiteFlags) -> Result<Inputs, CommandError> {
        let options = BuildOptions {
            drafts: flags.drafts,
            ..BuildOptions::default()
        };
        let now = now(flags.date.as_deref())?;
        let files = read_site(&self.root)?;
        // The file existed when the folder was found. Without it the site would have no pages, and no errors either.
        if !files.contains_key(SITE_FILE) {
            return Err(
                DiskError::new(format!("cannot read {SITE_FILE}: it has gone meanwhile")).into(),
            );
        }
        Ok(Inputs {
            files,
            now,
            options,
        })
    }
}

/// A clock for builds: a given date never advances.
pub(super) fn clock(date: Option<&str>) -> Result<Box<dyn Fn() -> Timestamp + Send>, DiskError> {
    let first = now(date)?;
    let is_named = date.is_some() || std::env::var_os("SOURCE_DATE_EPOCH").is_some();
    Ok(Box::new(move || if is_named { first } else { seconds() }))
}

/// The time of the build: `--date`, otherwise `SOURCE_DATE_EPOCH`, otherwise now, to the second.
fn now(date: Option<&str>) -> Result<Timestamp, DiskError> {
    if let Some(text) = date {
        return moment(text).ok_or_else(|| {
            DiskError::new(format!("{text:?} is not a date"))
                .help("write --date 2026-01-31 or --date \"2026-01-31 09:30\"")
        });
    }
    if let Ok(text) = std::env::var("SOURCE_DATE_EPOCH")
        && !text.trim().is_empty()
    {
        return text
            .trim()
            .parse()
            .ok()
            .and_then(|seconds| Timestamp::from_second(seconds).ok())
            .ok_or_else(|| {
                DiskError::new(format!(
                    "SOURCE_DATE_EPOCH is {text:?}, which is not a number of seconds since 1970"
                ))
            });
    }
    Ok(seconds())
}

/// Now, to the second.
fn seconds() -> Timestamp {
    Timestamp::from_second(Timestamp::now().as_second()).unwrap_or_default()
}

/// A time with its zone, or a date or local time in Europe/London, as embargoes are written.
fn moment(text: &str) -> Option<Timestamp> {
    crate::site::moment(text, &TimeZone::get(ZONE).ok()?)
}

#[cfg(test)]
mod tests {

    #[test]
    fn a_date_is_a_day_of_london_a_local_time_or_a_moment() {
        for (text, moment) in [
            ("2026-01-31", Some("2026-01-31T00:00:00Z")),
            ("2026-07-01", Some("2026-06-30T23:00:00Z")),
            ("2026-07-01 09:30", Some("2026-07-01T08:30:00Z")),
            ("2026-07-01T09:30", Some("2026-07-01T08:30:00Z")),
            ("2026-07-01T09:30:00+02:00", Some("2026-07-01T07:30:00Z")),
            ("2026-07-01T09:30:00Z", Some("2026-07-01T09:30:00Z")),
            ("2026-02-30", None),
            ("1 July 2026", Some("2026-06-30T23:00:00Z")),
            ("tomorrow", None),
            ("", None),
        ] {
            let expected = moment.map(|moment| moment.parse().expect("a moment"));
            assert_eq!(super::moment(text), expected, "{text}");
        }
    }
}
