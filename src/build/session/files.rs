//! Files that are no pages: the theme's, those beside pages, listings.
//!
//! In: a path from the output's root. Out: the file there. Must not know: what was asked for before.

use super::Session;
use crate::output::{Content, OutputFile};
use crate::page::{SiteRenderer, listings};
use crate::source::{Hash, Hasher, SitePath};
use crate::theme::{AssetContent, Theme};

impl Session {
    /// Of what a file shows: its own hash; a stylesheet shows what all of them do.
    pub fn shown_hash(&self, path: &str) -> Option<Hash> {
        let own = self.get(path)?.hash;
        let is_sheet = SitePath::new(path).extension() == "css";
        let styles = self.styles_hash().filter(|_| is_sheet);
        Some(styles.unwrap_or(own))
    }

    /// Of what the theme's stylesheets show: of every asset, since any may be named by one, by way of others too.
    pub fn styles_hash(&self) -> Option<Hash> {
        let theme = self.shown.as_ref().and_then(|snapshot| snapshot.theme())?;
        let mut hasher = Hasher::new();
        for (name, asset) in &theme.assets().files {
            hasher.part(name).hash(&self.hash_of(&content(asset)));
        }
        Some(hasher.finish())
    }
}

/// A file that is no page.
pub(super) fn file(renderer: &SiteRenderer<'_>, theme: &Theme, path: &str) -> Option<Content> {
    if let Some(asset) = theme.assets().files.get(path) {
        return Some(content(asset));
    }
    let of_name = |files: Vec<OutputFile>| files.into_iter().find(|file| file.path == path);
    // It is beside the page that it belongs to, or is an indicator's data.
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = renderer.page_at(&format!("{folder}/index.html"));
    let found = beside
        .into_iter()
        .chain(renderer.page_of_data(path))
        .find_map(|id| of_name(renderer.build(id, &mut Vec::new()).files));
    found
        .or_else(|| of_name(listings(renderer)))
        .map(|file| file.content)
}

fn content(asset: &AssetContent) -> Content {
    match asset {
        AssetContent::Bytes(bytes) => Content::Bytes(bytes.clone()),
        AssetContent::Copy(path) => Content::Copy(path.clone()),
    }
}
