//! Static files of the website: stylesheets, pictures, fonts.
//!
//! In: layers, and what precedes the stylesheet. Out: paths in the output with their contents. Must not know: pages.
//!
//! In builds a file's name contains a hash of its content, `assets/site.3f2a91c0de.css`, so that hosts may cache it for ever;
//! in previews it does not. `assets/site.css` begins with the tokens and the running titles. References in stylesheets are
//! rewritten to match.

use std::collections::{BTreeMap, BTreeSet};

use super::files::{Layer, ThemeFile};
use super::stylesheets;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Hash, SitePath, Span};

/// How assets are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssetNames {
    /// With a hash of their content, for builds.
    Hashed,
    /// As they are, for previews.
    Plain,
}

/// The static files of the website.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// By path from the output's root: `assets/site.3f2a91c0de.css`.
    pub files: BTreeMap<String, AssetContent>,
    /// The path of each asset, by its path within assets/: `site.css`.
    pub paths: BTreeMap<String, String>,
}

/// The content of an asset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssetContent {
    Bytes(Vec<u8>),
    /// A file of the site, copied as it is.
    Copy(SitePath),
}

/// All assets of all layers; a theme's replace those of the themes that it extends. `head` goes before the rules of `site.css`,
/// `own_rules`, those of site.yaml, behind them.
pub(super) fn collect(
    layers: &[Layer],
    (head, own_rules): (&str, &str),
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
    // Stylesheets last, imported ones first: they refer to the other assets by name.
    let known: BTreeSet<&str> = chosen.keys().copied().collect();
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
    let sheets = sheets.into_iter().filter_map(|(name, file)| match file {
        ThemeFile::Text(source) => Some((name, &**source)),
        ThemeFile::Embedded(_) | ThemeFile::Copy(..) => None,
    });
    for sheet in stylesheets::in_order(sheets, &known, diagnostics) {
        let is_main = sheet.name == "site.css";
        let head = if is_main { head } else { "" };
        let mut text = sheet.with_output_paths(head, &assets.paths);
        if is_main && !own_rules.is_empty() {
            text.push('\n');
            text.push_str(own_rules);
        }
        let bytes = text.into_bytes();
        assets.add(
            sheet.name,
            names,
            Hash::of(&bytes),
            AssetContent::Bytes(bytes),
        );
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

fn no_stylesheet(layers: &[Layer]) -> Diagnostic {
    let theme = layers.first().map_or("", |layer| layer.name.as_str());
    let file = SitePath::new(format!("themes/{theme}/theme.yaml"));
    Diagnostic::error(
        Code::MissingTemplate,
        Span::new(&file, 0..0),
        format!("the theme \"{theme}\" has no assets/site.css"),
    )
    .help("add a line such as: extends: default")
    .help("then the default theme's is used")
}
