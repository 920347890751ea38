//! Claims against small data: for each row of the table of wordings, true ones accepted and false ones refused.

mod free_text;
mod wider;
mod wordings;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{EvidenceScope, Lexicon, PageEvidence, read_page};
use crate::config::{Evidence, LocalText, PercentStyle, Sources};
use crate::data::{
    Areas, Catalogue, Coverage, Definition, Indicator, Polarity, Publication, StableWithin, Unit,
};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Document;
use crate::source::{SitePath, Source, Span, Spanned};

/// A small world to bind to: areas, indicators, sources.
pub(super) struct World {
    pub(super) areas: Areas,
    pub(super) catalogue: Catalogue,
    pub(super) sources: Sources,
    pub(super) evidence: Evidence,
}

const AREAS: &str = "id,name,codes,type,parent
england,England,E92000001,country,
west-midlands,West Midlands,E12000005,region,england
coventry,Coventry,E08000026,metropolitan district,west-midlands
dudley,Dudley,E08000027,metropolitan district,west-midlands
solihull,Solihull,E08000029,metropolitan district,west-midlands
walsall,Walsall,E08000030,metropolitan district,west-midlands
luton,Luton,E06000032,unitary authority,england
";

impl World {
    pub(super) fn new() -> Self {
        let mut diagnostics = Vec::new();
        let source = Source::new(SitePath::new("content/areas.csv"), AREAS);
        let areas = Areas::read(&source, &mut diagnostics);
        assert_eq!(diagnostics, []);
        Self {
            areas,
            catalogue: Catalogue::default(),
            sources: Sources::new(),
            evidence: Evidence::Advise,
        }
    }

    /// Adds an indicator whose rows are `area,period,value[,lower,upper]`, one a line; an empty value is missing.
    pub(super) fn with(
        mut self,
        id: &str,
        unit: &str,
        rows: &str,
        change: impl FnOnce(&mut Definition),
    ) -> Self {
        let mut definition = definition(id, unit);
        change(&mut definition);
        let rows: String = rows
            .lines()
            .map(str::trim)
            .filter(|row| !row.is_empty())
            .fold(String::new(), |all, row| {
                let commas = 4 - row.matches(',').count();
                format!("{all}{row}{}\n", ",".repeat(commas))
            });
        let data = Source::new(
            SitePath::new(format!("content/indicators/{id}.csv")),
            format!("area,period,value,lower_ci,upper_ci\n{rows}"),
        );
        let source = Source::new(SitePath::new(format!("content/indicators/{id}.yaml")), "");
        let mut diagnostics = Vec::new();
        let indicator = Indicator::load(
            Arc::new(definition),
            &source,
            &data,
            &self.areas,
            &mut diagnostics,
        )
        .expect("a table");
        assert_eq!(diagnostics, []);
        if let Some(short) = &indicator.definition.short {
            self.catalogue
                .shorts
                .insert(short.value.clone(), id.to_owned());
        }
        self.catalogue
            .by_id
            .insert(id.to_owned(), Arc::new(indicator));
        self
    }

    /// Reads a body on Coventry's page.
    pub(super) fn read(&self, body: &str) -> (PageEvidence, Vec<Diagnostic>) {
        let text = format!("---\ntitle: A page\nsummary: About it.\n---\n\n{body}\n");
        let source = Arc::new(Source::new(SitePath::new("content/page.md"), text));
        let document = Document::parse(&source, "en", &BTreeSet::new(), &mut Vec::new());
        let places = [Arc::from("coventry")];
        let benchmark = Arc::from("england");
        let none = Sources::new();
        let lexicon = Lexicon::new(&self.catalogue, &self.areas, std::iter::empty());
        let scope = EvidenceScope {
            catalogue: &self.catalogue,
            areas: &self.areas,
            shared_sources: &self.sources,
            page_sources: &none,
            places: &places,
            benchmark: Some(&benchmark),
            evidence: self.evidence,
            percent: PercentStyle::Words,
            lexicon: &lexicon,
            language: "en",
        };
        let mut diagnostics = Vec::new();
        let evidence = read_page(&document, &scope, &mut diagnostics);
        (evidence, diagnostics)
    }

    /// The errors of a body.
    pub(super) fn errors(&self, body: &str) -> Vec<Diagnostic> {
        let (_, diagnostics) = self.read(body);
        diagnostics
            .into_iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
            .collect()
    }
}

fn text(text: &str) -> LocalText {
    LocalText::One(spanned(text))
}

fn spanned(text: &str) -> Spanned<String> {
    Spanned::new(
        text.to_owned(),
        Span::new(&SitePath::new("content/indicators/x.yaml"), 0..0),
    )
}

fn definition(id: &str, unit: &str) -> Definition {
    Definition {
        id: spanned(id),
        title: text("Share of something"),
        short: None,
        definition: None,
        notes: Vec::new(),
        phrases: Vec::new(),
        unit: Unit::from_text(unit),
        decimals: None,
        polarity: Some(Polarity::LowerIsBetter),
        relative: false,
        source: Publication {
            title: text("Statistics"),
            publisher: text("Office"),
            url: None,
            licence: text("Open"),
            published: None,
            next_update: None,
            retrieved: None,
            designation: None,
            attribution: None,
        },
        data: None,
        dimensions: Vec::new(),
        benchmark: None,
        confidence: None,
        numerator: None,
        denominator: None,
        coverage: Coverage::Complete,
        stable_within: None,
        breaks: Vec::new(),
        taxonomies: BTreeMap::new(),
        draft: false,
        embargo: None,
    }
}

pub(super) fn stable_within(value: &str) -> Option<StableWithin> {
    Some(StableWithin {
        value: value.parse().ok()?,
        reason: text("Sampling"),
    })
}
