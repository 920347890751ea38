//! Files that pages may show or link to: pictures and documents next to them.
//!
//! In: the paths of `content`, with their sizes. Out: their addresses. Must not know: bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::names::address_of_folder;
use super::routes::Route;
use super::{CONTENT, IndexInput, Site, address};
use crate::diagnostic::Diagnostic;
use crate::source::{SitePath, Span};

/// Extensions of pictures that browsers show.
const PICTURES: &[&str] = &["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"];

/// Extensions of files that Casebook reads, or that a browser would run: never published.
const NEVER: &[&str] = &[
    "md", "yaml", "yml", "toml", "html", "htm", "xhtml", "xht", "xml", "js", "mjs", "css", "wasm",
    "php", "svgz", "xsl", "xslt", "xbl", "shtml", "mht", "mhtml", "hta", "htc", "swf",
];

/// A file that pages may show or link to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its address, decoded.
    pub address: String,
    /// How many bytes it has.
    pub size: u64,
}

/// Whether a file's name is that of a picture.
pub fn is_picture(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    PICTURES.contains(&extension.to_ascii_lowercase().as_str())
}

/// Whether a file may be published with the pages.
pub fn is_asset(path: &SitePath) -> bool {
    let Some(inside) = path
        .strip_prefix(CONTENT)
        .and_then(|rest| rest.strip_prefix('/'))
    else {
        return false;
    };
    let hidden = inside.split('/').any(|part| part.starts_with('.'));
    let extension = path.extension().to_ascii_lowercase();
    !hidden
        && !extension.is_empty()
        && !inside.starts_with("indicators/")
        && !matches!(inside, "areas.csv" | "tiles.csv")
        && !NEVER.contains(&extension.as_str())
}

impl Site {
    /// Adds every file that may be published, and claims its address.
    pub(super) fn add_assets(&mut self, input: &IndexInput<'_>, diagnostics: &mut Vec<Diagnostic>) {
        let mut folders: BTreeMap<&str, Option<String>> = BTreeMap::new();
        for (path, size) in input.files {
            let folder = path.folder();
            self.add_folder(folder);
            if !is_asset(path) {
                Arc::make_mut(&mut self.other_files).insert(path.clone());
                continue;
            }
            let inside = folder.strip_prefix(CONTENT).unwrap_or(folder);
            let base = folders
                .entry(folder)
                .or_insert_with(|| address_of_folder(inside));
            // A file without a safe address is an error only where a page refers to it.
            let name = path.file_name();
            let Some(base) = base
                .as_ref()
                .filter(|_| address::unsafe_part(name).is_none())
            else {
                Arc::make_mut(&mut self.other_files).insert(path.clone());
                continue;
            };
            let address = format!("{base}{name}");
            let route = Route {
                address: address.clone(),
                owner: format!("the file {path}"),
                span: Some(Span::new(path, 0..0)),
            };
            Arc::make_mut(&mut self.routes).claim(route, diagnostics);
            let asset = Asset {
                address,
                size: *size,
            };
            Arc::make_mut(&mut self.assets).insert(path.clone(), asset);
        }
    }

    fn add_folder(&mut self, folder: &str) {
        let mut folder = folder;
        while !folder.is_empty() && !self.folders.contains(folder) {
            self.folders.insert(folder.to_owned());
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        }
    }
}
