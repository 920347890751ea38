//! The site as it would be with a new file, or with releases that are under embargo.
//!
//! In: the inputs, what the command names. Out: the changed inputs. Nothing on disk changes.

use std::path::Path;
use std::sync::Arc;

use crate::build::data_files;
use crate::data::{Definition, Release, plain_id, release_path};
use crate::diagnostic::did_you_mean;
use crate::disk::{DiskError, is_text, read_file};
use crate::inputs::{Inputs, Lifted};
use crate::source::SitePath;

/// The inputs with `file` in the place of an indicator's data: of the one named, or of the one that the file's name says.
pub(super) fn with_file(
    inputs: &Inputs,
    file: &Path,
    id: Option<&str>,
) -> Result<Inputs, DiskError> {
    let known = data_files(inputs);
    let own = match id {
        Some(id) => known
            .iter()
            .find(|(_, definition)| is_called(definition, id)),
        None => of_name(&known, file),
    };
    let Some((old, definition)) = own else {
        return Err(unknown(&known, file, id));
    };
    let ending = file.extension().unwrap_or_default().to_string_lossy();
    let names_file = definition
        .data
        .as_ref()
        .is_some_and(|data| data.file.is_some() || !data.releases.is_empty());
    // Beside its definition, data are found by their stem, whatever their ending.
    let mut changed = inputs.clone();
    let new = if let Some(release) = release_of_name(definition, file) {
        changed.options.lifted = Lifted::Of(definition.id.value.clone());
        release_path(&definition.id.span.file, release)
    } else if names_file {
        old.clone()
    } else {
        SitePath::new(format!(
            "{}/{}.{}",
            old.folder(),
            old.stem(),
            ending.to_ascii_lowercase()
        ))
    };
    let given = SitePath::new(file.to_string_lossy().into_owned());
    if is_text(&given) != is_text(&new) {
        let error = DiskError::new(format!(
            "{} is not of the kind of {}, which the definition of {} names",
            file.display(),
            old.file_name(),
            definition.id.value
        ));
        return Err(
            error.help("save the new file in the same format, or name it in the definition")
        );
    }
    let read = read_file(&new, file).map_err(|error| DiskError::io("read", file, &error))?;
    if !names_file {
        changed.files.remove(old);
    }
    changed.files.insert(new, read);
    Ok(changed)
}

/// The inputs with the releases of an indicator that are under embargo, or of all where `id` is empty, as if they were out.
pub(super) fn released(inputs: &Inputs, id: &str) -> Result<Inputs, DiskError> {
    let known = data_files(inputs);
    let mut changed = inputs.clone();
    if id.is_empty() {
        changed.options.lifted = Lifted::All;
        return Ok(changed);
    }
    let Some((_, own)) = known
        .iter()
        .find(|(_, definition)| is_called(definition, id))
    else {
        return Err(no_indicator(&known, id));
    };
    let has_releases = own
        .data
        .as_ref()
        .is_some_and(|data| !data.releases.is_empty());
    if !has_releases {
        let error = DiskError::new(format!("the definition of {id} lists no releases"));
        return Err(error.help("name the new file: casebook impact FILE"));
    }
    changed.options.lifted = Lifted::Of(own.id.value.clone());
    Ok(changed)
}

/// An indicator with the path of its data.
type DataOf = (SitePath, Arc<Definition>);

/// The release that has a file of this name.
fn release_of_name<'a>(definition: &'a Definition, file: &Path) -> Option<&'a Release> {
    let name = file.file_name()?.to_string_lossy();
    let mut releases = definition.data.iter().flat_map(|data| &data.releases);
    releases.find(|release| release.file.rsplit('/').next() == Some(&*name))
}

fn is_called(definition: &Definition, name: &str) -> bool {
    let short = definition.short.as_ref();
    definition.id.value == name || short.is_some_and(|short| short.value == name)
}

/// The indicator that a file's name says: its data's own name, its id or short, or one of these at the beginning of the name.
fn of_name<'a>(known: &'a [DataOf], file: &Path) -> Option<&'a DataOf> {
    let name = file.file_name()?.to_string_lossy();
    let stem = plain_id(&file.file_stem()?.to_string_lossy());
    let is_data = |(path, definition): &&DataOf| {
        path.file_name() == name || release_of_name(definition, file).is_some()
    };
    let is_id = |(_, definition): &&DataOf| is_called(definition, &stem);
    let begins = |(_, definition): &&DataOf| {
        let short = definition.short.iter().map(|short| short.value.as_str());
        let names = std::iter::once(definition.id.value.as_str()).chain(short);
        let longest = names.filter(|name| {
            let rest = stem.strip_prefix(*name);
            rest.is_some_and(|rest| rest.starts_with('-'))
        });
        longest.map(str::len).max()
    };
    let by_data = known.iter().find(is_data);
    let by_id = || known.iter().find(is_id);
    let by_beginning = || {
        let candidates = known.iter().filter_map(|one| Some((begins(&one)?, one)));
        candidates.max_by_key(|(len, _)| *len).map(|(_, one)| one)
    };
    by_data.or_else(by_id).or_else(by_beginning)
}

fn unknown(known: &[DataOf], file: &Path, id: Option<&str>) -> DiskError {
    if let Some(id) = id {
        return no_indicator(known, id);
    }
    let error = DiskError::new(format!(
        "the name of {} does not say of which indicator it is a release",
        file.display()
    ));
    error.help(format!("say --id with one of: {}", ids(known)))
}

fn no_indicator(known: &[DataOf], id: &str) -> DiskError {
    let error = DiskError::new(format!("there is no indicator {id:?}"));
    let shorts = known.iter().filter_map(|(_, one)| one.short.as_ref());
    let names = known.iter().map(|(_, one)| one.id.value.as_str());
    let names = names.chain(shorts.map(|short| short.value.as_str()));
    match did_you_mean(id, names) {
        Some(near) => error.help(format!("did you mean {near}?")),
        None => error.help(format!("write one of: {}", ids(known))),
    }
}

fn ids(known: &[DataOf]) -> String {
    let ids: Vec<&str> = known.iter().map(|(_, one)| one.id.value.as_str()).collect();
    ids.join(", ")
}
