//! The files that go beside the pages: stylesheets, pictures, fonts.
//!
//! In: layers, and what goes in front of the stylesheet. Out: paths in the output with their contents. Must not know: pages.
//!
//! In builds a file is named by its content, `assets/site.3f2a91c0de.css`, so that hosts may keep it for ever; in previews
//! plainly. `assets/site.css` gets the tokens and the titles for paper in front of it. `url(…)` of an asset in a stylesheet follows its name.

use std::collections::BTreeMap;

use super::files::{Layer, ThemeFile};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Hash, SitePath, Span};

/// How assets are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssetNames {
    /// By their content, for builds.
    Hashed,
    /// As they are, for previews.
    Plain,
}

/// The files that go beside the pages.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// By path from the output's root: `assets/site.3f2a91c0de.css`.
    pub files: BTreeMap<String, AssetContent>,
    /// The path of each asset, by its path within assets/: `site.css`.
    pub paths: BTreeMap<String, String>,
}

/// What an asset holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssetContent {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A file of the site, copied as it is.
    Copy(SitePath),
}

/// All assets of all layers, a theme's over those that it extends.
pub(super) fn collect(
    layers: &[Layer],
    head: &str,
    names: AssetNames,
    diagnostics: &mut Vec<Diagnostic>,
) -> Assets {
    let mut chosen: BTreeMap<&str, &ThemeFile> = BTreeMap::new();
    for layer in layers.iter().rev() {
        for (path, file) in &layer.files {
            if let Some(name) = path.strip_prefix("assets/") {
                chosen.insert(name, file);
            }
        }
    }
    if !chosen.contains_key("site.css") {
        diagnostics.push(no_stylesheet(layers));
    }
    let mut assets = Assets::default();
    // Stylesheets last: they name the others.
    let (sheets, others): (Vec<_>, Vec<_>) = chosen.into_iter().partition(|(name, file)| {
        let extension = name.rsplit_once('.').map(|(_, extension)| extension);
        extension == Some("css") && matches!(file, ThemeFile::Text(_))
    });
    for (name, file) in others {
        let (hash, content) = match file {
            ThemeFile::Text(source) => {
                let bytes = source.text().as_bytes().to_vec();
                (Hash::of(&bytes), AssetContent::Bytes(bytes))
            }
            ThemeFile::Embedded(bytes) => (Hash::of(bytes), AssetContent::Bytes(bytes.to_vec())),
            ThemeFile::Copy(path, hash) => (*hash, AssetContent::Copy(path.clone())),
        };
        assets.add(name, names, hash, content);
    }
    for (name, file) in sheets {
        if let ThemeFile::Text(source) = file {
            let mut css = if name == "site.css" {
                head.to_owned()
            } else {
                String::new()
            };
            css.push_str(&with_asset_names(source.text(), name, &assets.paths));
            let bytes = css.into_bytes();
            assets.add(name, names, Hash::of(&bytes), AssetContent::Bytes(bytes));
        }
    }
    assets
}

impl Assets {
    fn add(&mut self, name: &str, names: AssetNames, hash: Hash, content: AssetContent) {
        let path = match (names, name.rsplit_once('.')) {
            (AssetNames::Plain, _) => format!("assets/{name}"),
            (AssetNames::Hashed, Some((stem, extension))) => {
                format!("assets/{stem}.{}.{extension}", hash.short())
            }
            (AssetNames::Hashed, None) => format!("assets/{name}.{}", hash.short()),
        };
        self.files.insert(path.clone(), content);
        self.paths.insert(name.to_owned(), path);
    }
}

/// The stylesheet with each `url(…)` of an asset as it is named in the output. Addresses count from the stylesheet.
fn with_asset_names(css: &str, sheet: &str, paths: &BTreeMap<String, String>) -> String {
    let folder = sheet.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut result = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find("url(") {
        let (before, after) = rest.split_at(at + 4);
        result.push_str(before);
        let end = after.find(')').unwrap_or(after.len());
        let (address, tail) = after.split_at(end);
        let plain = address.trim().trim_matches(['"', '\'']);
        let name = if folder.is_empty() {
            plain.to_owned()
        } else {
            format!("{folder}/{plain}")
        };
        match paths.get(&name) {
            Some(path) => {
                let up = "../".repeat(sheet.matches('/').count());
                result.push_str(&up);
                result.push_str(path.strip_prefix("assets/").unwrap_or(path));
            }
            None => result.push_str(address),
        }
        rest = tail;
    }
    result.push_str(rest);
    result
}

fn no_stylesheet(layers: &[Layer]) -> Diagnostic {
    let theme = layers.first().map_or("", |layer| layer.name.as_str());
    let file = SitePath::new(format!("themes/{theme}/theme.yaml"));
    Diagnostic::error(
        Code::MissingTemplate,
        Span::new(&file, 0..0),
        format!("the theme \"{theme}\" has no assets/site.css"),
    )
    .help("write \"extends: default\" to use the default theme's")
}
