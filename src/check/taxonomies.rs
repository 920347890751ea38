//! A taxonomy's id is a key of front matter and of definitions: it must differ from their other keys.

use crate::config::SiteConfig;
use crate::data::DEFINITION;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::FRONT_MATTER;

/// Checks the ids of site.yaml's taxonomies.
pub(super) fn check(config: &SiteConfig, diagnostics: &mut Vec<Diagnostic>) {
    for (id, _) in &config.taxonomies {
        let taken = [&FRONT_MATTER, &DEFINITION]
            .into_iter()
            .find(|shape| shape.key(id).is_some());
        if let Some(shape) = taken {
            let message = format!(
                "no taxonomy can be called \"{}\": {} has a key of this name",
                id.value, shape.name
            );
            diagnostics.push(
                Diagnostic::error(Code::WrongValue, id.span.clone(), message)
                    .help("give it another id; its title for readers may stay"),
            );
        }
    }
}
