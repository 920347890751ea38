//! What every page of one language shares.

use serde::Serialize;

use super::Image;

/// `site`: what every page of one language shares.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Site {
    /// The site's name.
    pub title: String,
    /// Who publishes it.
    pub organisation: Option<String>,
    /// One or two sentences on what it is.
    pub description: Option<String>,
    /// This language's code: `en`.
    pub language: String,
    /// The path of the home page in this language: empty for the main language, `cy/` for Welsh.
    pub home: String,
    /// Links at the head of every page.
    pub menu: Vec<MenuLink>,
    /// What others may do with the text.
    pub licence: Option<LicenceLink>,
    /// Path of "About the data", where the site has data.
    pub about_data: Option<String>,
    /// Path of the list of places, where there are any.
    pub places: Option<String>,
    /// Path of the list of indicators, where there are any.
    pub indicators: Option<String>,
    /// Path of the comparison of all places, where there is one.
    pub compare: Option<String>,
    /// Path of the accessibility statement.
    pub accessibility: Option<String>,
    /// The logo.
    pub logo: Option<Image>,
    /// Path of the icon of browser tabs, where the site has its own.
    pub favicon: Option<String>,
    /// The picture on the home page's cover.
    pub cover: Option<Image>,
    /// The publisher's own words at the foot of every page.
    pub footer: Option<String>,
    /// The e-mail address that readers tell of mistakes.
    pub contact: Option<String>,
    /// What becomes of readers' data.
    pub privacy: Option<String>,
    /// Whether it is a copy to be reviewed, and no publication.
    pub review: bool,
    /// The program that built it: `Casebook 0.1.0`.
    pub generator: String,
}

/// One link of the menu; it has either a `path` or an `href`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct MenuLink {
    /// Its text.
    pub title: String,
    /// A page of this site, from its root.
    pub path: Option<String>,
    /// An address elsewhere.
    pub href: Option<String>,
}

/// A licence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct LicenceLink {
    /// Its name.
    pub title: String,
    /// Where it can be read.
    pub href: Option<String>,
}
