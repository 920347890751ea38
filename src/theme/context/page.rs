//! What every page has, whatever its kind.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    ClaimDetails, Day, EvidenceCounts, EvidenceGroup, Html, KeyFigure, Link, NamedSource,
    PlaceLink, Quote,
};

/// `page`: what every page has, whatever its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Page {
    /// Its path from the site's root: `marmot-places/coventry/`.
    pub path: String,
    /// Its whole address where the site is published.
    pub canonical: String,
    /// Its language's code, for `lang`.
    pub language: String,
    /// Its name, with markup for bound figures.
    pub title: Html,
    /// Its name as plain text, for `<title>`.
    pub plain_title: String,
    /// One or two sentences below the title, with markup.
    pub summary: Option<Html>,
    /// The same as plain text, for `<meta name="description">`.
    pub description: Option<String>,
    /// The organisation behind it.
    pub organisation: Option<String>,
    /// With whom.
    pub partners: Vec<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// When it was published.
    pub published: Option<Day>,
    /// When it was last changed.
    pub updated: Option<Day>,
    /// Whether it is a draft, shown in previews only.
    pub draft: bool,
    /// How many minutes it takes to read; 0 where there is no text.
    pub minutes: u32,
    /// Its places, each with its page where it has one.
    pub places: Vec<PlaceLink>,
    /// Terms of taxonomies.
    pub terms: Vec<TermGroup>,
    /// The same page in other languages.
    pub translations: Vec<Translation>,
    /// The pages from the home page down to this page's parent.
    pub breadcrumbs: Vec<Crumb>,
    /// The report that it is part of.
    pub report: Option<PageLink>,
    /// What precedes it in its report.
    pub previous: Option<Neighbour>,
    /// What follows it in its report.
    pub next: Option<Neighbour>,
    /// Its own headings, of levels two and three, in order.
    pub outline: Vec<OutlineEntry>,
    /// Large numbers at its head.
    pub key_figures: Vec<KeyFigure>,
    /// The points that matter most, each a sentence with its figures.
    pub key_points: Vec<KeyPoint>,
    /// Its picture.
    pub image: Option<Image>,
    /// A quotation set off from the text. `body` already contains it, after its first paragraph.
    pub pull_quote: Option<Quote>,
    /// Its text.
    pub body: Option<Html>,
    /// "Where the figures come from": every claim of the page by what it is based on, in the order of the page.
    pub evidence: Vec<EvidenceGroup>,
    /// How many claims those are.
    pub evidence_counts: EvidenceCounts,
    /// The same by paragraph, for the popovers that buttons beside the text open.
    pub claim_details: Vec<ClaimDetails>,
    /// The named sources that it is based on.
    pub sources: Vec<NamedSource>,
    /// Further reading.
    pub links: Vec<Link>,
    /// Corrections, the newest first.
    pub corrections: Vec<Correction>,
    /// Reviews, the newest first.
    pub reviewed: Vec<Review>,
    /// That it is withdrawn: of the page only its title and the reason, its summary, are left.
    pub withdrawn: Option<Withdrawal>,
    /// Every claim with what it is based on, in a copy to be reviewed; empty in others.
    pub claims: Vec<ListedClaim>,
    /// JSON-LD, safe inside `<script type="application/ld+json">`.
    pub json_ld: Option<Html>,
    /// A `mailto:` address that tells the publisher of a mistake on this page, where site.yaml says whom to write to.
    pub tell_us: Option<String>,
    /// What search engines may do, where it is not everything: `noindex`.
    pub robots: Option<String>,
    /// The theme's own fields from the front matter's `extra`, checked against theme.yaml. One that is left out is empty: a text
    /// without letters, `false`, a list without items.
    pub extra: BTreeMap<String, ExtraValue>,
}

/// One of the points that matter most.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct KeyPoint {
    /// The sentence, with markup for bound figures.
    pub text: Html,
    /// The sources of its figures: a paragraph, where it has any.
    pub sources: Option<Html>,
}

/// A page by its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct PageLink {
    /// Its name.
    pub title: String,
    /// Its path from the site's root.
    pub path: String,
}

/// One breadcrumb.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Crumb {
    /// The page's name.
    pub title: String,
    /// Its path from the site's root.
    pub path: String,
}

/// The page before or after this one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Neighbour {
    /// Its name.
    pub title: String,
    /// Its path from the site's root.
    pub path: String,
    /// Its number in the report.
    pub number: Option<u32>,
    /// Its place's name.
    pub place: Option<String>,
}

/// One heading of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct OutlineEntry {
    /// 2 or 3.
    pub level: u8,
    /// Its anchor, without `#`.
    pub id: String,
    /// Its text.
    pub title: String,
}

/// The same page in another language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Translation {
    /// The language's code.
    pub language: String,
    /// The language's own name: `Cymraeg`.
    pub name: String,
    /// Its path from the site's root.
    pub path: String,
    /// Its whole address.
    pub canonical: String,
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Image {
    /// Its path from the site's root.
    pub path: String,
    /// What it shows; empty where it is decorative.
    pub alt: String,
    /// In pixels, where it is known.
    pub width: Option<u32>,
    /// In pixels, where it is known.
    pub height: Option<u32>,
    /// Its caption.
    pub caption: Option<Html>,
    /// Who made it.
    pub credit: Option<String>,
}

/// A taxonomy with the page's terms of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct TermGroup {
    /// The taxonomy's name.
    pub title: String,
    /// The taxonomy's path from the site's root.
    pub path: String,
    /// The terms.
    pub terms: Vec<PageLink>,
}

/// A correction.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Correction {
    /// Its anchor, without `#`: the notice beside the claim leads there.
    pub id: String,
    /// When.
    pub on: Day,
    /// What.
    pub text: Html,
    /// What the claim said before.
    pub was: Option<String>,
    /// Where the claim is: `#imd-coventry-2019`.
    pub claim: Option<String>,
}

/// A review.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Review {
    /// Who.
    pub by: String,
    /// As what.
    pub role: Option<String>,
    /// When.
    pub on: Day,
}

/// A withdrawal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Withdrawal {
    /// When.
    pub on: Day,
    /// The page to read instead.
    pub see: Option<PageLink>,
}

/// A claim in the list of a copy to be reviewed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct ListedClaim {
    /// The sentence that has it.
    pub sentence: String,
    /// Its words.
    pub words: String,
    /// Where it is on the page: `#imd-coventry-2019`.
    pub href: Option<String>,
    /// What it is based on, an entry a line; empty where it is nothing.
    pub rests_on: Vec<String>,
}

/// A value of the theme's own field.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum ExtraValue {
    /// A text, or a number as it was written.
    Text(String),
    /// Yes or no.
    Bool(bool),
    /// Several texts.
    List(Vec<String>),
}
