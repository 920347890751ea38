//! All pages of a site, ready to be made one by one; what they share stands on a shelf.
//!
//! In: [`Parts`], a [`Shelf`]. Out: [`Job`]s, and for each its page. Must not know: what the single kinds of page hold.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::head;
use super::shelf::{Citations, OfLanguage, Shelf, Ways};
use crate::chart::{ChartData, Drawing};
use crate::config::{SiteConfig, Sources, Strings};
use crate::data::{AreaId, Areas, Catalogue};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Kind};
use crate::evidence::PageEvidence;
use crate::output::OutputFile;
use crate::site::{IndicatorRoute, Page, PlaceRoute, Site, Targets};
use crate::theme::context::{self, ExtraValue, PageContext};
use crate::theme::{Shared, Theme};

/// What pages are made from.
pub struct Parts<'a> {
    /// site.yaml.
    pub config: &'a SiteConfig,
    /// areas.csv.
    pub areas: &'a Areas,
    /// sources.yaml.
    pub sources: &'a Sources,
    /// The indicators that are not held back.
    pub catalogue: &'a Catalogue,
    /// The pages together.
    pub site: &'a Site,
    /// The theme.
    pub theme: &'a Theme,
    /// The area that others are compared with.
    pub benchmark: Option<&'a AreaId>,
    /// The build's moment.
    pub now: Timestamp,
    /// `index.html` is written out in links.
    pub portable: bool,
    /// What its editor wrote of each page of `site`, by its number.
    pub written: &'a (dyn Fn(usize) -> Written<'a> + Sync),
    /// Draws a chart.
    pub draw: &'a (dyn Fn(&ChartData, &Strings) -> Arc<Drawing> + Sync),
}

/// A page as its editor wrote it, with what was found of it.
pub struct Written<'a> {
    /// The text.
    pub document: &'a Document,
    /// Its claims.
    pub evidence: &'a PageEvidence,
    /// Its charts and tables, each by its fence's first byte in the file, in order.
    pub charts: Vec<(u32, &'a ChartData)>,
    /// Where its links lead.
    pub targets: &'a Targets,
    /// The theme's own fields.
    pub extra: &'a BTreeMap<String, ExtraValue>,
}

/// A page to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Job {
    /// The page of this number in the site.
    Written(usize),
    /// The redirect of this number.
    Redirect(usize),
    /// The page for addresses that are not there.
    NotFound,
    /// What Casebook makes by itself, in the language of this number.
    Generated(Generated, usize),
}

/// A page that nobody wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Generated {
    /// A taxonomy, by number.
    Taxonomy(usize),
    /// A taxonomy's term, by numbers.
    Term(usize, usize),
    /// The list of places.
    Places,
    /// A place, by number.
    Place(usize),
    /// The list of indicators.
    Indicators,
    /// An indicator, by number.
    Indicator(usize),
    /// Where the data come from.
    AboutData,
    /// The accessibility statement.
    Accessibility,
}

/// A page that was made.
pub struct Made {
    /// Where it goes, from the output's root: `marmot-places/coventry/index.html`.
    pub path: String,
    /// Everything that its template receives.
    pub context: PageContext,
    /// The files beside it: drawings, data.
    pub files: Vec<OutputFile>,
    /// The language of its words, as the number of a voice.
    pub voice: usize,
}

/// What all pages of one language share.
pub struct Voice<'a> {
    /// The language's code.
    pub language: String,
    /// The theme's words.
    pub strings: &'a Strings,
    /// The site, as templates see it.
    pub(super) site: &'a context::Site,
    /// The same, made into template values once.
    pub shared: &'a Shared,
}

/// All pages of a site, ready to be made.
pub struct Book<'a> {
    pub(super) parts: Parts<'a>,
    /// The main language's first.
    pub(super) voices: Vec<Voice<'a>>,
    pub(super) shelf: &'a Shelf,
    pub(super) ways: &'a Ways,
}

impl<'a> Book<'a> {
    /// Opens the book of a site's pages. What they share is worked out unless the shelf has it.
    pub fn new(parts: Parts<'a>, shelf: &'a Shelf) -> Self {
        let mut book = Self {
            voices: Vec::new(),
            ways: shelf.ways(&parts),
            shelf,
            parts,
        };
        let of_languages = shelf.languages.get_or_init(|| {
            let languages = book.languages();
            languages
                .map(|language| book.of_language(language))
                .collect()
        });
        book.voices = book
            .languages()
            .zip(of_languages)
            .map(|(language, of)| Voice {
                language: language.to_owned(),
                strings: book.strings(language),
                site: &of.site,
                shared: &of.shared,
            })
            .collect();
        book
    }

    /// Every page to be made.
    pub fn jobs(&self) -> Vec<Job> {
        let site = self.parts.site;
        let mut jobs: Vec<Job> = (0..site.pages.len()).map(Job::Written).collect();
        let generated = self.generated();
        for voice in 0..self.voices.len() {
            jobs.extend(generated.iter().map(|&what| Job::Generated(what, voice)));
        }
        jobs.extend((0..site.redirects.len()).map(Job::Redirect));
        jobs.push(Job::NotFound);
        jobs
    }

    /// What is made in each language.
    pub(super) fn generated(&self) -> Vec<Generated> {
        let site = self.parts.site;
        let mut generated = Vec::new();
        for (number, taxonomy) in site.taxonomies.iter().enumerate() {
            generated.push(Generated::Taxonomy(number));
            let terms = 0..taxonomy.terms.len();
            generated.extend(terms.map(|term| Generated::Term(number, term)));
        }
        if !site.places.is_empty() {
            generated.push(Generated::Places);
            generated.extend((0..site.places.len()).map(Generated::Place));
        }
        if !site.indicators.is_empty() {
            generated.push(Generated::Indicators);
            generated.extend((0..site.indicators.len()).map(Generated::Indicator));
        }
        generated.extend([Generated::AboutData, Generated::Accessibility]);
        generated
    }

    /// The address of what is made in each language.
    pub(super) fn generated_address(&self, what: Generated) -> &'a str {
        let site = self.parts.site;
        match what {
            Generated::Taxonomy(number) => &site.taxonomies[number].address,
            Generated::Term(number, term) => &site.taxonomies[number].terms[term].address,
            Generated::Places => super::PLACES,
            Generated::Place(number) => &site.places[number].address,
            Generated::Indicators => super::INDICATORS,
            Generated::Indicator(number) => &site.indicators[number].address,
            Generated::AboutData => super::DATA,
            Generated::Accessibility => super::ACCESSIBILITY,
        }
    }

    /// The page that goes to a path from the output's root.
    pub fn job_at(&self, path: &str) -> Option<Job> {
        let site = self.parts.site;
        if path == "404.html" {
            return Some(Job::NotFound);
        }
        let folder = path.strip_suffix("index.html")?;
        let address = format!("/{}", folder.trim_start_matches('/'));
        if let Some(number) = site.number_at(&address) {
            return Some(Job::Written(number));
        }
        let generated = self.generated();
        let languages = self.voices.iter().enumerate();
        let mut made = languages.flat_map(|(voice, of)| {
            let generated = generated.iter();
            generated.filter_map({
                let address = &address;
                move |&what| {
                    let own = self.generated_address(what);
                    let is_it = site.in_language(own, &of.language) == *address;
                    is_it.then_some(Job::Generated(what, voice))
                }
            })
        });
        made.next().or_else(|| {
            let mut redirects = site.redirects.iter();
            let found = redirects.position(|redirect| redirect.address == address);
            found.map(Job::Redirect)
        })
    }

    /// The page beside which an indicator's data at a path are made.
    pub fn job_of_data(&self, path: &str) -> Option<Job> {
        let (id, _) = path.strip_prefix("data/")?.rsplit_once('.')?;
        let mut indicators = self.parts.site.indicators.iter();
        let number = indicators.position(|route| route.id == id)?;
        Some(Job::Generated(Generated::Indicator(number), 0))
    }

    /// Where a page goes, from the output's root.
    pub fn output_path(&self, job: Job) -> String {
        let site = self.parts.site;
        let address = match job {
            Job::Written(number) => self.page(number).address.clone(),
            Job::Redirect(number) => site.redirects[number].address.clone(),
            Job::NotFound => return "404.html".to_owned(),
            Job::Generated(what, voice) => {
                site.in_language(self.generated_address(what), &self.voices[voice].language)
            }
        };
        format!("{}index.html", address.trim_start_matches('/'))
    }

    /// Makes a page.
    pub fn make(&self, job: Job, diagnostics: &mut Vec<Diagnostic>) -> Made {
        match job {
            Job::Written(number) => super::written::make(self, number, diagnostics),
            Job::Redirect(number) => super::redirect::make(self, number),
            Job::NotFound => super::not_found::make(self),
            Job::Generated(what, voice) => {
                let address = self.generated_address(what);
                let mut desk = super::desk::Desk::new(self, voice, address);
                let made = match what {
                    Generated::Taxonomy(number) => super::taxonomy::taxonomy(&desk, number),
                    Generated::Term(number, term) => super::taxonomy::term(&desk, number, term),
                    Generated::Places => super::places::make(&desk),
                    Generated::Place(number) => super::place::make(&mut desk, number),
                    Generated::Indicators => super::indicators::make(&desk),
                    Generated::Indicator(number) => super::indicator::make(&mut desk, number),
                    Generated::AboutData => super::about_data::make(&desk),
                    Generated::Accessibility => super::accessibility::make(&desk),
                };
                desk.finish(made, what, diagnostics)
            }
        }
    }

    /// What pages in a language share; the number is a made page's.
    pub fn shared(&self, voice: usize) -> &Shared {
        self.voices[voice].shared
    }

    /// The main language, then each that has a page.
    fn languages(&self) -> impl Iterator<Item = &'a str> {
        let others = self.parts.site.other_languages.iter();
        std::iter::once(self.parts.config.language.as_str()).chain(others.map(String::as_str))
    }

    fn strings(&self, language: &str) -> &'a Strings {
        static NONE: Strings = Strings {
            language: String::new(),
            texts: BTreeMap::new(),
        };
        self.parts.theme.strings(language).unwrap_or(&NONE)
    }

    fn of_language(&self, language: &str) -> OfLanguage {
        let site = head::site(self, language, self.strings(language));
        OfLanguage {
            shared: self.parts.theme.share(&site),
            site,
        }
    }

    /// The voice of a language; the main one where it has none.
    pub(super) fn voice_of(&self, language: &str) -> usize {
        let mut voices = self.voices.iter();
        voices
            .position(|voice| voice.language == language)
            .unwrap_or(0)
    }

    /// What the pages together cite.
    pub(super) fn citations(&self) -> &'a Citations {
        self.shelf.citations(&self.parts)
    }

    /// An area's page.
    pub(super) fn place(&self, area: &str) -> Option<&'a PlaceRoute> {
        let number = self.ways.places.get(area)?;
        self.parts.site.places.get(*number)
    }

    /// An indicator's page.
    pub(super) fn indicator(&self, id: &str) -> Option<&'a IndicatorRoute> {
        let number = self.ways.indicators.get(id)?;
        self.parts.site.indicators.get(*number)
    }

    /// A page of the site.
    pub(super) fn page(&self, number: usize) -> &'a Page {
        &self.parts.site.pages[number]
    }

    /// The name of a sort of page, as templates know it.
    pub(super) fn kind(kind: Kind) -> &'static str {
        match kind {
            Kind::Report => "report",
            Kind::CaseStudy => "case-study",
            Kind::Article => "article",
            Kind::Page => "page",
        }
    }
}
