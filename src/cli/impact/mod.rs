//! `casebook impact FILE`: what a new release of data would change, sentence by sentence. Nothing is written.

mod html;
mod release;
mod rows;
mod text;

use self::rows::ImpactList;
use super::flags::{ImpactFlags, ListFormat};
use super::site_folder::SiteFolder;
use super::{CommandError, CommandOutcome, print, report};
use crate::build::{self, Progress};

pub(super) fn run(flags: &ImpactFlags) -> Result<CommandOutcome, CommandError> {
    let site = SiteFolder::find(&flags.site.site)?;
    let inputs = site.read(&flags.site)?;
    let changed = match (&flags.file, &flags.release) {
        (Some(file), _) => release::with_file(&inputs, file, flags.id.as_deref())?,
        (None, id) => release::released(&inputs, id.as_deref().unwrap_or_default())?,
    };
    let impact = build::impact(&inputs, &changed, &Progress::default());
    let sources = |path: &str| {
        let own = changed.text(path).map(AsRef::as_ref);
        own.or_else(|| impact.after.source(path))
    };
    let list = ImpactList::new(&impact, &sources);
    print::output(&match flags.format {
        ListFormat::Human => text::render(&list),
        ListFormat::Json => {
            let mut text = serde_json::to_string_pretty(&list).unwrap_or_default();
            text.push('\n');
            text
        }
        ListFormat::Html => html::render(&list),
    });
    print::status(&text::summary(&list));
    Ok(report::outcome(&impact.after.diagnostics))
}
