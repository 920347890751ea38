//! Elements of a body: what shows no data.

use serde::Serialize;

use super::{Download, Html, Image, Link};

/// `element`: a block that shows no data. What its kind does not have is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Element {
    /// The word of its fence: `note`, `call-to-action`, `download`, `picture`, `gallery`, `logos`, `columns`, `contact`,
    /// `link-card`, `table-caption`.
    pub kind: String,
    /// The level of its heading, below that of the text around it.
    pub level: u8,
    /// Its heading, the words of its link, the name of a person, a caption: with markup for bound figures.
    pub title: Option<Html>,
    /// Its paragraphs, with markup for bound figures.
    pub text: Vec<Html>,
    /// Where it leads, complete.
    pub href: Option<String>,
    /// The name of the other site that it leads to: `www.youtube.com`.
    pub host: Option<String>,
    /// The file to download; its title is the element's.
    pub file: Option<Download>,
    /// Its pictures.
    pub pictures: Vec<Image>,
    /// Its columns or logos.
    pub items: Vec<ElementItem>,
    /// A contact's role and organisation.
    pub roles: Vec<String>,
    /// A contact's e-mail address and telephone number, each with its link.
    pub details: Vec<Link>,
    /// The source of a table.
    pub source: Option<Link>,
}

/// A column or a logo.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct ElementItem {
    /// A column's heading.
    pub title: Option<Html>,
    /// A column's paragraphs.
    pub text: Vec<Html>,
    /// A logo; its `alt` says whose it is.
    pub picture: Option<Image>,
    /// Where a logo leads, complete.
    pub href: Option<String>,
}
