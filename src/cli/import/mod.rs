//! `casebook import FILE`: shows what was understood of a publisher's file, copies it into the site beside a definition that
//! reads it; with the next release, only the data.

mod findings;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use self::findings::{changes, understood};
use super::flags::ImportFlags;
use super::site_folder::SiteFolder;
use super::{CommandError, CommandOutcome, print};
use crate::data::import::{ImportRequest, ImportedIndicator, import};
use crate::data::{Areas, DataInput, Definition, Indicator, Status, data_path, plain_id};
use crate::diagnostic::{Diagnostic, Severity, human};
use crate::disk::{DiskError, read_site};
use crate::inputs::{BuildOptions, Inputs};
use crate::source::{Hash, SitePath, Source};

/// Where definitions and data stand.
const FOLDER: &str = "content/indicators";

pub(super) fn run(flags: &ImportFlags) -> Result<CommandOutcome, CommandError> {
    let site = SiteFolder::find(&flags.site)?;
    let root = site.here.join(&site.root);
    let inputs = Inputs {
        files: read_site(&root)?,
        now: jiff::Timestamp::UNIX_EPOCH,
        options: BuildOptions::default(),
    };
    let bytes =
        fs::read(&flags.file).map_err(|error| DiskError::io("read", &flags.file, &error))?;
    let areas_source = inputs.text("content/areas.csv").cloned();
    let areas = areas_source.as_ref().map_or_else(Areas::default, |source| {
        Areas::read(source, &mut Vec::new())
    });
    let stem = flags.file.file_stem().unwrap_or_default().to_string_lossy();
    let id = match (&flags.id, plain_id(&stem)) {
        (Some(id), _) if plain_id(id) != *id => return Err(wrong_id(id)),
        (Some(id), _) => id.clone(),
        (None, id) if id.is_empty() => "indicator".to_owned(),
        (None, id) => id,
    };
    let ending = flags.file.extension().unwrap_or_default();
    let ending = ending.to_string_lossy().to_ascii_lowercase();
    let path = SitePath::new(format!("{FOLDER}/{id}.{ending}"));
    let text = Source::from_bytes(path.clone(), &bytes);
    let data = if ["xlsx", "ods", "xls", "xlsb"].contains(&ending.as_str()) {
        DataInput::Workbook(&path, &bytes, Hash::of(&bytes))
    } else {
        DataInput::Text(&text)
    };
    let place = TargetSite {
        root: &root,
        inputs: &inputs,
        areas: &areas,
    };
    let known = place.definitions_of(&path, &id);
    if !known.is_empty() {
        return place.next_release(&known, data, &bytes);
    }
    let given = flags.file.to_string_lossy();
    let markers = markers(&flags.markers)?;
    let metadata = metadata_beside(&flags.file);
    let found = import(ImportRequest {
        data,
        given: &given,
        areas: &areas,
        id: &id,
        value: flags.value.as_deref(),
        period: flags.period.as_deref(),
        sheet: flags.sheet.as_deref(),
        markers: &markers,
        metadata: metadata.as_ref(),
    });
    print::output(&understood(&found, &path));
    let mut problems: Vec<Diagnostic> = found.diagnostics.clone();
    problems.extend(
        found
            .indicators
            .iter()
            .flat_map(|one| one.diagnostics.clone()),
    );
    place.print(&problems, &found.indicators, &text);
    if found.indicators.is_empty() || has_errors(&problems) {
        print::status("nothing was written\n");
        return Ok(CommandOutcome::ContentErrors);
    }
    let definitions = found.indicators.iter().map(|one| {
        let path = SitePath::new(format!("{FOLDER}/{}.yaml", one.id));
        (path, one.yaml.as_bytes())
    });
    let mut files = vec![(path, bytes.as_slice())];
    files.extend(definitions);
    place.write_all(&files)?;
    if flags.write_areas {
        place.write_areas(&found.indicators)?;
    }
    Ok(CommandOutcome::Success)
}

/// The signs that are said to mean something.
fn markers(given: &[String]) -> Result<Vec<(String, String)>, CommandError> {
    let marker = |text: &String| {
        let parts = text
            .split_once('=')
            .map(|(sign, meaning)| (sign.trim(), meaning.trim()));
        match parts {
            Some((sign, meaning)) if Status::parse(meaning).is_some() && !sign.is_empty() => {
                Ok((sign.to_owned(), meaning.to_owned()))
            }
            _ => {
                let words = Status::ALL.map(Status::words);
                let error =
                    DiskError::new(format!("--marker {text} does not say what a sign means"));
                Err(error
                    .help(format!(
                        "write the sign and one of {}: --marker \"-=not available\"",
                        words.join(", ")
                    ))
                    .into())
            }
        }
    };
    given.iter().map(marker).collect()
}

/// What the publisher says of the data in a file of the same name beside them: JSON, or Markdown with front matter, which
/// Open SDG keeps in a folder of its own.
fn metadata_beside(file: &Path) -> Option<Source> {
    let stem = file.file_stem()?.to_string_lossy();
    let folder = file.parent()?;
    let number = stem.strip_prefix("indicator_").unwrap_or(&stem);
    let places = [
        file.with_extension("json"),
        file.with_extension("md"),
        folder.join(format!("{number}.md")),
        folder.join("../meta").join(format!("{number}.md")),
    ];
    let place = places
        .iter()
        .find(|place| *place != file && place.is_file())?;
    let bytes = fs::read(place).ok()?;
    let name = place.file_name()?.to_string_lossy();
    Some(Source::from_bytes(SitePath::new(name.to_string()), &bytes))
}

fn wrong_id(id: &str) -> CommandError {
    let error = DiskError::new(format!("{id} cannot be an indicator's id"));
    let plain = plain_id(id);
    let example = if plain.is_empty() {
        "employment-rate"
    } else {
        &plain
    };
    error
        .help(format!(
            "an id has small letters, digits and hyphens: --id {example}"
        ))
        .into()
}

fn has_errors(problems: &[Diagnostic]) -> bool {
    problems
        .iter()
        .any(|problem| problem.severity == Severity::Error)
}

/// The site that a file comes into.
struct TargetSite<'a> {
    root: &'a Path,
    inputs: &'a Inputs,
    areas: &'a Areas,
}

impl TargetSite<'_> {
    /// The definitions that read the data file at a path, or have the id.
    fn definitions_of(&self, path: &SitePath, id: &str) -> Vec<(Arc<Source>, Definition)> {
        let mut found = Vec::new();
        for (file, _) in self.inputs.below(FOLDER) {
            if file.extension() != "yaml" {
                continue;
            }
            let Some(source) = self.inputs.text(file) else {
                continue;
            };
            let decoded = Definition::decode(source, &self.taxonomies(), &mut Vec::new());
            let Some(definition) = decoded else { continue };
            let exists = |path: &SitePath| self.inputs.files.contains_key(path);
            if file.stem() == id || data_path(file, &definition, exists) == *path {
                found.push((source.clone(), definition));
            }
        }
        found
    }

    fn taxonomies(&self) -> std::collections::BTreeSet<String> {
        let source = self.inputs.text("content/site.yaml");
        let config =
            source.and_then(|source| crate::config::SiteConfig::decode(source, &mut Vec::new()));
        let taxonomies = config.map(|config| config.taxonomies).unwrap_or_default();
        taxonomies.iter().map(|(id, _)| id.value.clone()).collect()
    }

    /// Replaces the data of definitions that are there, if these read it, and says what is new.
    fn next_release(
        &self,
        known: &[(Arc<Source>, Definition)],
        data: DataInput<'_>,
        bytes: &[u8],
    ) -> Result<CommandOutcome, CommandError> {
        let exists = |path: &SitePath| self.inputs.files.contains_key(path);
        let mut told = String::new();
        let mut problems = Vec::new();
        let mut sources: Vec<&Source> = Vec::new();
        let mut target = None;
        for (source, definition) in known {
            let path = data_path(source.path(), definition, exists);
            let mut silent = Vec::new();
            let definition = Arc::new(definition.clone());
            let load = |data: DataInput<'_>, into: &mut Vec<Diagnostic>| {
                Indicator::load(definition.clone(), source, data, self.areas, into)
            };
            let before = self
                .old(&path)
                .and_then(|old| load(old.input(), &mut silent));
            let after = load(data, &mut problems);
            if let Some(after) = after {
                told.push_str(&changes(source.path().stem(), before.as_ref(), &after));
            }
            sources.push(source);
            target = Some(path);
        }
        let text = match data {
            DataInput::Text(source) => Some(source),
            DataInput::Workbook(..) => None,
        };
        let of = |path: &str| -> Option<&Source> {
            let definition = sources.iter().find(|source| source.path().as_str() == path);
            definition.copied().or(text)
        };
        print::output(&told);
        print::output(&human::render(&problems, &of));
        let Some(path) = target.filter(|_| !has_errors(&problems)) else {
            print::status(
                "nothing was written: the definition that is there does not read this file\n",
            );
            return Ok(CommandOutcome::ContentErrors);
        };
        if path.extension() != data.path().extension() {
            return Err(DiskError::new(format!(
                "{path} is in another format than this file"
            ))
            .help("save the file in the format that the definition reads, or give it another --id")
            .into());
        }
        self.replace(&path, bytes)?;
        Ok(CommandOutcome::Success)
    }

    fn old(&self, path: &SitePath) -> Option<Old> {
        let bytes = fs::read(self.root.join(path.as_str())).ok()?;
        Some(Old {
            text: Source::from_bytes(path.clone(), &bytes),
            bytes,
        })
    }

    /// Writes files that are not there yet, all or none; those that are there with the same content may be.
    fn write_all(&self, files: &[(SitePath, &[u8])]) -> Result<(), CommandError> {
        let place = |path: &SitePath| self.root.join(path.as_str());
        let is_same = |(path, bytes): &&(SitePath, &[u8])| {
            fs::read(place(path)).is_ok_and(|there| there == *bytes)
        };
        let new: Vec<_> = files.iter().filter(|file| !is_same(file)).collect();
        if let Some((path, _)) = new.iter().find(|(path, _)| place(path).exists()) {
            return Err(DiskError::new(format!("{path} is there already"))
                .help("give the new indicator another name: --id NAME")
                .into());
        }
        for (number, (path, bytes)) in new.iter().enumerate() {
            if let Err(error) = self.replace(path, bytes) {
                for (path, _) in &new[..number] {
                    // What cannot be taken back either is named by the error of the next import.
                    let _ = fs::remove_file(place(path));
                }
                return Err(error);
            }
        }
        Ok(())
    }

    fn replace(&self, path: &SitePath, bytes: &[u8]) -> Result<(), CommandError> {
        let place = self.root.join(path.as_str());
        let fault = |error| DiskError::io("write", Path::new(path.as_str()), &error);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).map_err(fault)?;
        }
        // Beside it first, so that a full disk costs nothing that was there.
        let beside = place.with_extension("casebook-new");
        fs::write(&beside, bytes).map_err(fault)?;
        fs::rename(&beside, &place).map_err(fault)?;
        print::status(&format!("wrote {path}\n"));
        Ok(())
    }

    /// Adds the areas of the data that areas.csv does not list, below what it has.
    fn write_areas(&self, indicators: &[ImportedIndicator]) -> Result<(), CommandError> {
        let path = SitePath::from("content/areas.csv");
        let mut text = match fs::read_to_string(self.root.join(path.as_str())) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                "id,name,codes,type,parent\n".to_owned()
            }
            Err(error) => {
                return Err(DiskError::io("read", Path::new(path.as_str()), &error).into());
            }
        };
        let columns = text.lines().next().unwrap_or_default().split(',').count();
        let tables = indicators.iter().filter_map(|one| one.indicator.as_ref());
        let tables = tables.map(|indicator| indicator.table.as_ref());
        let rows = self.areas.rows_for(tables);
        if rows.is_empty() {
            return Ok(());
        }
        if !text.ends_with('\n') {
            text.push('\n');
        }
        for row in &rows {
            let more = ",".repeat(columns.saturating_sub(row.len()));
            let _ = writeln!(text, "{}{more}", row.join(","));
        }
        self.replace(&path, text.as_bytes())?;
        print::status(&format!(
            "{} areas were added: look at their types and what they are part of\n",
            rows.len()
        ));
        Ok(())
    }

    fn print(&self, problems: &[Diagnostic], made: &[ImportedIndicator], data: &Source) {
        let drafts: Vec<Source> = made
            .iter()
            .map(|one| {
                let path = SitePath::new(format!("{FOLDER}/{}.yaml", one.id));
                Source::new(path, one.yaml.as_str())
            })
            .collect();
        let of = |path: &str| -> Option<&Source> {
            let draft = drafts.iter().find(|draft| draft.path().as_str() == path);
            let own = self.inputs.text(path).map(AsRef::as_ref);
            draft
                .or((data.path().as_str() == path).then_some(data))
                .or(own)
        };
        print::output(&human::render(problems, &of));
    }
}

/// The data that a definition reads now.
struct Old {
    text: Source,
    bytes: Vec<u8>,
}

impl Old {
    fn input(&self) -> DataInput<'_> {
        let path = self.text.path();
        if ["xlsx", "ods"].contains(&path.extension()) {
            DataInput::Workbook(path, &self.bytes, Hash::of(&self.bytes))
        } else {
            DataInput::Text(&self.text)
        }
    }
}
