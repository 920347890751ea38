//! The demonstration site's own indicators and areas, read from the repository.
#![expect(
    clippy::disallowed_methods,
    reason = "tests read the repository's own content"
)]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::chart::ChartScope;
use crate::data::{AreaId, Areas, Catalogue, Definition, Indicator};
use crate::document::Document;
use crate::language::{Strings, english};
use crate::source::Source;

/// The scope of the charts.
pub(super) struct Site {
    pub areas: Areas,
    pub catalogue: Catalogue,
    pub strings: Strings,
}

impl Site {
    /// Reads it; errors in its files are left to other tests.
    pub(super) fn read() -> Self {
        let mut ignored = Vec::new();
        let taxonomies = BTreeSet::from(["principles".to_owned()]);
        let areas = Areas::read(&file("content/areas.csv"), &mut ignored);
        let mut catalogue = Catalogue::default();
        for path in files("content/indicators", "yaml") {
            let definition = file(&path);
            let data = file(&path.replace(".yaml", ".csv"));
            let decoded = Definition::decode(&definition, &taxonomies, &mut ignored)
                .expect("the demonstration's definitions are right");
            let id = decoded.id.value.clone();
            if let Some(short) = &decoded.short {
                catalogue.shorts.insert(short.value.clone(), id.clone());
            }
            let indicator =
                Indicator::load(Arc::new(decoded), &definition, &data, &areas, &mut ignored)
                    .expect("the demonstration's data are right");
            catalogue.by_id.insert(id, Arc::new(indicator));
        }
        Self {
            areas,
            catalogue,
            strings: english().clone(),
        }
    }

    pub(super) fn scope<'a>(&'a self, places: &'a [AreaId], language: &'a str) -> ChartScope<'a> {
        let england = self.areas.by_id.get("england").map(|area| &area.id);
        ChartScope {
            catalogue: &self.catalogue,
            areas: &self.areas,
            places,
            benchmark: england,
            language,
            strings: &self.strings,
        }
    }

    /// The places of a page.
    pub(super) fn places(&self, document: &Document) -> Vec<AreaId> {
        document
            .front
            .place
            .iter()
            .filter_map(|place| self.areas.find(place))
            .map(|area| area.id.clone())
            .collect()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn file(path: &str) -> Source {
    let text = std::fs::read_to_string(root().join(path)).expect(path);
    Source::new(path.into(), text)
}

fn files(folder: &str, extension: &str) -> Vec<String> {
    let mut paths: Vec<String> = std::fs::read_dir(root().join(folder))
        .expect(folder)
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(&format!(".{extension}")))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    paths.sort();
    paths
}
