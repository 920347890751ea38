//! What a publisher says of an indicator in a file beside its data: the JSON of Explore Local Statistics, the front matter of
//! an Open SDG indicator.

use crate::source::Source;
use crate::yaml::{self, Node};

/// What a file beside the data says of one indicator.
#[derive(Clone, Debug, Default)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    /// What it measures.
    pub(super) meaning: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) decimals: Option<String>,
    /// The title of the publication.
    pub(super) source: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) published: Option<String>,
}

/// The key under which Explore Local Statistics describes indicators.
const STATISTICS: &str = "ess-beta-metadata";

/// What ends the front matter of a Markdown file.
const FRONT_MATTER_END: &str = "\n---";

impl Metadata {
    /// Reads a file; of several indicators in it the one of a title.
    pub(super) fn read(source: &Source, title: &str) -> Self {
        let text = source.text();
        let range = match text.strip_prefix("---").map(str::trim_start) {
            Some(rest) => {
                let start = text.len() - rest.len();
                let end = rest
                    .find(FRONT_MATTER_END)
                    .map_or(text.len(), |end| start + end);
                start..end
            }
            None => 0..text.len(),
        };
        let Some(node) = yaml::parse(source, range, &mut Vec::new()) else {
            return Self::default();
        };
        match node.get(STATISTICS) {
            Some(all) => Self::of_statistics(all, title),
            None => Self::of_goal(&node),
        }
    }

    /// Of Explore Local Statistics: an indicator, or what several share and each of them.
    fn of_statistics(all: &Node, title: &str) -> Self {
        let own = all.entries().iter().find_map(|(name, node)| {
            let name = name.text()?;
            name.eq_ignore_ascii_case(title).then_some(node)
        });
        let text = |key: &str| {
            let shared = all.get("shared");
            let mut maps = [own, shared, Some(all)].into_iter().flatten();
            maps.find_map(|map| stated(map, key))
        };
        let prefix = text("prefix").filter(|prefix| prefix == "£");
        Self {
            title: text("label"),
            meaning: text("subtitle"),
            unit: prefix.or_else(|| text("suffix")),
            decimals: text("decimalPlaces").filter(|text| text.parse::<u8>().is_ok()),
            source: None,
            publisher: text("sourceOrg"),
            url: text("sourceURL"),
            published: text("sourceDate"),
        }
    }

    /// Of an Open SDG site.
    fn of_goal(node: &Node) -> Self {
        let text = |key: &str| stated(node, key);
        Self {
            title: text("indicator_available").or_else(|| text("graph_title")),
            meaning: text("national_indicator_description").filter(|text| !text.contains('<')),
            unit: text("computation_units"),
            decimals: None,
            source: text("source_url_text_1"),
            publisher: text("source_organisation_1"),
            url: text("source_url_1"),
            published: text("source_release_date_1"),
        }
    }
}

/// A text that is stated and is no reference to another file.
fn stated(map: &Node, key: &str) -> Option<String> {
    let text = map.get(key)?.text()?.trim();
    let is_reference = !text.contains(' ') && text.contains('.') && !text.contains("://");
    let is_null = text.eq_ignore_ascii_case("null");
    (!text.is_empty() && !is_reference && !is_null).then(|| text.to_owned())
}
