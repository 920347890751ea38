//! Front matter, typed.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::block::KeyFigure;
use super::image::Image;
use super::order_number::OrderNumber;
use crate::config::Sources;
use crate::source::Spanned;

/// The front matter of a page. `None` and empty mean that a key is left out.
#[derive(Clone, Debug, Default)]
pub struct FrontMatter {
    /// The page's name; Markdown links in it may be figures.
    pub title: Option<Spanned<String>>,
    /// One or two sentences for lists; links in it may be figures.
    pub summary: Option<Spanned<String>>,
    pub kind: Option<Spanned<Kind>>,
    /// Default areas of its figures and charts, by id, name or code.
    pub place: Vec<Spanned<String>>,
    /// Who is behind it.
    pub organisation: Option<Spanned<String>>,
    /// With whom.
    pub partners: Vec<Spanned<String>>,
    /// Who wrote it.
    pub authors: Vec<Spanned<String>>,
    /// Whom to ask.
    pub contact: Option<Spanned<String>>,
    /// Further reading.
    pub links: Vec<Link>,
    /// When it was published.
    pub published: Option<Spanned<Date>>,
    /// When it was last changed.
    pub updated: Option<Spanned<Date>>,
    /// Whether it is a draft.
    pub draft: bool,
    /// Unpublished until then, as written.
    pub embargo: Option<Spanned<String>>,
    /// The day as of which its figures are right.
    pub as_at: Option<Spanned<Date>>,
    /// Who reviewed it, and when.
    pub reviewed: Vec<Review>,
    /// What was corrected, and when.
    pub corrections: Vec<Correction>,
    /// That it is withdrawn: of the page only its title is shown.
    pub withdrawn: Option<Withdrawal>,
    /// Its position among its neighbours.
    pub order: Option<Spanned<OrderNumber>>,
    /// Replaces the address's last part.
    pub slug: Option<Spanned<String>>,
    /// Former addresses.
    pub aliases: Vec<Spanned<String>>,
    /// Its picture.
    pub image: Option<Image>,
    /// A quotation set off from the text.
    pub pull_quote: Option<PullQuote>,
    /// The points that matter most; links in them may be figures.
    pub key_points: Vec<Spanned<String>>,
    /// Two to four large numbers at the head.
    pub key_figures: Vec<KeyFigure>,
    /// The indicators of the panel for its place, by id or short.
    pub indicators: Vec<Spanned<String>>,
    /// Terms by taxonomy.
    pub taxonomies: BTreeMap<String, Vec<Spanned<String>>>,
    /// Sources that only this page uses.
    pub sources: Sources,
    /// The page's language, where the file's name does not have it.
    pub language: Option<Spanned<String>>,
    /// The file of which it is a translation.
    pub translation_of: Option<Spanned<String>>,
    /// The theme's own fields, as plain YAML, not yet checked.
    pub extra: Option<crate::yaml::Node>,
}

/// The kind of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A folder's front page, with its contents in order.
    Report,
    /// One place's or body's story.
    CaseStudy,
    /// A chapter.
    Article,
    /// Anything else.
    Page,
}

/// A link for further reading.
#[derive(Clone, Debug)]
pub struct Link {
    pub title: Spanned<String>,
    pub url: Spanned<String>,
}

/// A quotation set off from the text.
#[derive(Clone, Debug)]
pub struct PullQuote {
    /// The quotation; links in it may be figures.
    pub text: Spanned<String>,
    /// Who said them.
    pub attribution: Option<Spanned<String>>,
    /// The id of the source they are from.
    pub source: Option<Spanned<String>>,
}

/// A correction of a page.
#[derive(Clone, Debug)]
pub struct Correction {
    pub on: Spanned<Date>,
    pub text: Spanned<String>,
    /// The anchor of the claim that was corrected, on this page.
    pub claim: Option<Spanned<String>>,
    /// What the claim said before.
    pub was: Option<Spanned<String>>,
}

/// A review of a page.
#[derive(Clone, Debug)]
pub struct Review {
    pub by: Spanned<String>,
    /// As what.
    pub role: Option<Spanned<String>>,
    pub on: Spanned<Date>,
}

/// The withdrawal of a page.
#[derive(Clone, Debug)]
pub struct Withdrawal {
    pub on: Spanned<Date>,
    pub reason: Spanned<String>,
    /// The page to read instead.
    pub see: Option<Spanned<String>>,
}

impl FrontMatter {
    /// What is left of it when the page is withdrawn: its name and address, and the reason in the place of its summary.
    #[must_use]
    pub(super) fn without_content(self) -> Self {
        let reason = self.withdrawn.as_ref().map(|own| own.reason.clone());
        Self {
            title: self.title,
            summary: reason,
            kind: self.kind,
            organisation: self.organisation,
            published: self.published,
            draft: self.draft,
            embargo: self.embargo,
            withdrawn: self.withdrawn,
            order: self.order,
            slug: self.slug,
            aliases: self.aliases,
            language: self.language,
            translation_of: self.translation_of,
            ..Self::default()
        }
    }
}
