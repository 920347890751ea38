//! `casebook schema`: the JSON Schema of every file and block; in a site, with its taxonomies and its theme's fields. Or the
//! reference of all of them, and of the messages, for people.

use super::flags::SchemaFlags;
use super::site_folder::SiteFolder;
use super::{CommandError, CommandOutcome, print};
use crate::config::SiteConfig;
use crate::inputs::Inputs;
use crate::schema::{SiteParts, reference, schema};
use crate::theme::{AssetNames, Theme};

pub(super) fn run(flags: &SchemaFlags) -> Result<CommandOutcome, CommandError> {
    if flags.markdown {
        print::output(&reference());
        return Ok(CommandOutcome::Success);
    }
    let found = SiteFolder::find(&flags.site.site);
    let parts = match found {
        Ok(site) => parts(&site.read(&flags.site)?).unwrap_or_default(),
        // The schema is useful before there is a site, too.
        Err(_) if flags.site.site.as_os_str() == "." => {
            print::status("no site here: the schema has no taxonomies and no theme's fields\n");
            SiteParts::default()
        }
        Err(failure) => return Err(failure),
    };
    let schema = schema(&parts);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    print::output(&text);
    Ok(CommandOutcome::Success)
}

/// What the site adds. Mistakes in its files are reported by `check`.
fn parts(inputs: &Inputs) -> Option<SiteParts> {
    let mut silent = Vec::new();
    let source = inputs.text(crate::build::SITE_FILE)?;
    let config = SiteConfig::decode(source, &mut silent)?;
    let theme = Theme::load(inputs, &config, AssetNames::Hashed, &mut silent);
    let taxonomies = config.taxonomies.iter().map(|(id, taxonomy)| {
        let terms = taxonomy.terms.as_ref();
        let terms = terms.map(|terms| terms.iter().map(|term| term.id.value.clone()).collect());
        (id.value.clone(), terms)
    });
    Some(SiteParts {
        taxonomies: taxonomies.collect(),
        extra: theme
            .map(|theme| theme.extra_fields().clone())
            .unwrap_or_default(),
    })
}
