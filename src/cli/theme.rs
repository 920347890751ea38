//! `casebook theme eject FILE`: writes out one of the default theme's files, to be changed in the site's own theme.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use super::flags::EjectFlags;
use super::site_folder::SiteFolder;
use super::{CommandError, CommandOutcome, print};
use crate::build::SITE_FILE;
use crate::config::SiteConfig;
use crate::diagnostic::did_you_mean;
use crate::disk::DiskError;
use crate::theme::{embedded_file, embedded_files};

pub(super) fn eject(flags: &EjectFlags) -> Result<CommandOutcome, CommandError> {
    let site = SiteFolder::find(&flags.site.site)?;
    let inputs = site.read(&flags.site)?;
    let names = embedded_files();
    let Some(typed) = &flags.file else {
        print::output(&(names.join("\n") + "\n"));
        return Ok(CommandOutcome::Success);
    };
    let within = within_theme(typed, &names)?;
    let settings = inputs.text(SITE_FILE);
    let config = settings.and_then(|source| SiteConfig::decode(source, &mut Vec::new()));
    let theme = config.map_or_else(|| "default".to_owned(), |config| config.theme.name.value);
    let path = format!("themes/{theme}/{within}");
    write_new(&site.here.join(&site.root).join(&path), &path, &within)?;
    print::output(&format!("{path}\n"));
    print::status(
        "it takes the place of the file of its name that is part of the program: change it, or delete it to go back\n",
    );
    Ok(CommandOutcome::Success)
}

/// The file that is meant: `templates/home.html`, `home.html`, `themes/default/templates/home.html`.
fn within_theme(typed: &str, names: &[String]) -> Result<String, DiskError> {
    let plain = typed.replace('\\', "/");
    let plain = plain
        .trim_start_matches("./")
        .trim_start_matches("themes/default/");
    let ends = |name: &&String| name.as_str() == plain || name.ends_with(&format!("/{plain}"));
    let found: Vec<&String> = names.iter().filter(ends).collect();
    match found[..] {
        [name] => return Ok(name.clone()),
        // `templates/home.html` is named whole before it is the end of another name.
        [_, _, ..] if names.iter().any(|name| name == plain) => return Ok(plain.to_owned()),
        _ => {}
    }
    let error = |what: String| DiskError::new(what);
    if found.len() > 1 {
        let names: Vec<&str> = found.iter().map(|name| name.as_str()).collect();
        return Err(error(format!("the theme has several files called {plain}"))
            .help(format!("write one of: {}", names.join(", "))));
    }
    let last = |name: &str| name.rsplit('/').next().unwrap_or(name).to_owned();
    let short: Vec<String> = names.iter().map(|name| last(name)).collect();
    let near = did_you_mean(plain, names.iter().map(String::as_str)).map(str::to_owned);
    let near = near.or_else(|| {
        let alike = did_you_mean(&last(plain), short.iter().map(String::as_str))?;
        let at = short.iter().position(|name| name == alike)?;
        Some(names[at].clone())
    });
    let missing = error(format!("the theme has no file {plain}"));
    Err(match near {
        Some(near) => missing.help(format!("did you mean {near}?")),
        None => missing.help("casebook theme eject, without a name, lists its files"),
    })
}

fn write_new(place: &Path, path: &str, within: &str) -> Result<(), DiskError> {
    let fault = |error| DiskError::io("write", Path::new(path), &error);
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).map_err(fault)?;
    }
    let created = fs::File::create_new(place);
    if matches!(&created, Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists) {
        return Err(DiskError::new(format!("{path} is there already"))
            .help("change that file; or delete it and run this again, to begin anew"));
    }
    let bytes = embedded_file(within).unwrap_or_default();
    created
        .and_then(|mut file| file.write_all(bytes))
        .map_err(fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_by_its_name_or_by_any_end_of_its_path() {
        let names = embedded_files();
        let found = |typed: &str| within_theme(typed, &names).map_err(|error| error.to_string());
        for typed in [
            "home.html",
            "templates/home.html",
            "themes/default/templates/home.html",
            ".\\templates\\home.html",
        ] {
            assert_eq!(
                found(typed),
                Ok("templates/home.html".to_owned()),
                "{typed}"
            );
        }
        assert!(found("case-study.html").is_err_and(|said| said.contains("several files")));
        assert_eq!(
            found("templates/case-study.html"),
            Ok("templates/case-study.html".to_owned())
        );
        assert!(found("hoem.html").is_err());
        assert!(found("").is_err());
    }
}
