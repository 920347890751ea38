//! Files besides the pages: the theme's, those of pages, listings.
//!
//! In: a path in the output. Out: the file there. Must not know: what was requested before.

use super::Session;
use crate::output::{Content, OutputFile};
use crate::page::{SiteRenderer, listings};
use crate::source::{Hash, Hasher, SitePath};
use crate::theme::{AssetContent, Theme};

impl Session {
    /// The hash of a file's content; for a stylesheet, of all assets, which it may show.
    pub fn shown_hash(&self, path: &str) -> Option<Hash> {
        let own = self.get(path)?.hash;
        let is_sheet = SitePath::new(path).extension() == "css";
        let styles = self.styles_hash().filter(|_| is_sheet);
        Some(styles.unwrap_or(own))
    }

    /// The hash of every asset, since a stylesheet may refer to any, directly or through others.
    pub fn styles_hash(&self) -> Option<Hash> {
        let theme = self.shown.as_ref().and_then(|snapshot| snapshot.theme())?;
        let mut hasher = Hasher::new();
        for (name, asset) in &theme.assets().files {
            hasher.part(name).hash(&self.hash_of(&content(asset)));
        }
        Some(hasher.finish())
    }
}

/// A file besides the pages.
pub(super) fn file(renderer: &SiteRenderer<'_>, theme: &Theme, path: &str) -> Option<Content> {
    if let Some(asset) = theme.assets().files.get(path) {
        return Some(content(asset));
    }
    let of_name = |files: Vec<OutputFile>| files.into_iter().find(|file| file.path == path);
    // It belongs to the page in the same folder, or is an indicator's data.
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
