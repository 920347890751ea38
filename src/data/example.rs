//! Values for this room's tests.

use std::collections::BTreeMap;

use super::{
    Areas, Coverage, DataFile, Definition, Dimension, Indicator, Publication, Unit, UnitKind,
};
use crate::config::LocalText;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span, Spanned};

/// A text at the start of the definition.
pub(super) fn spanned<T>(value: T) -> Spanned<T> {
    Spanned::new(
        value,
        Span::new(&"content/indicators/imd.yaml".into(), 0..3),
    )
}

pub(super) fn text(value: &str) -> Spanned<String> {
    spanned(value.to_owned())
}

fn local(value: &str) -> LocalText {
    LocalText::One(text(value))
}

/// A percentage called `imd`, with nothing that may be left out.
pub(super) fn definition() -> Definition {
    Definition {
        id: text("imd"),
        title: local("Deprivation"),
        short: None,
        meaning: None,
        notes: Vec::new(),
        phrases: Vec::new(),
        population: None,
        opposites: Vec::new(),
        unit: Unit {
            prefix: String::new(),
            suffix: "%".to_owned(),
            kind: UnitKind::Percentage,
            scale: rust_decimal::Decimal::ONE,
            text: "%".to_owned(),
        },
        decimals: None,
        polarity: None,
        relative: false,
        source: Publication {
            title: local("Indices of Deprivation"),
            publisher: local("A ministry"),
            url: None,
            licence: local("OGL"),
            next_update: None,
            retrieved: None,
            published: None,
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
        disclosure: None,
        stable_within: None,
        breaks: Vec::new(),
        taxonomies: BTreeMap::new(),
        draft: false,
        embargo: None,
    }
}

pub(super) fn data_file() -> DataFile {
    DataFile::default()
}

/// A dimension with its values, as `sex` with `female male`.
pub(super) fn dimension(
    id: &str,
    values: &str,
    total: Option<&str>,
) -> (Spanned<String>, Dimension) {
    let dimension = Dimension {
        title: None,
        values: values
            .split_whitespace()
            .map(|value| (text(value), local(value)))
            .collect(),
        total: total.map(text),
        ordered: false,
    };
    (text(id), dimension)
}

pub(super) const AREAS: &str = "id,name,codes,type,parent
england,England,E92000001,country,
west-midlands,West Midlands,E12000005,region,england
coventry,Coventry,E08000026,metropolitan district,west-midlands
barnsley,Barnsley,E08000038 E08000016,metropolitan district,england
";

pub(super) fn areas() -> Areas {
    let mut diagnostics = Vec::new();
    let areas = Areas::read(
        &Source::new("content/areas.csv".into(), AREAS),
        &mut diagnostics,
    );
    assert_eq!(diagnostics, []);
    areas
}

/// Loads a CSV with a definition.
pub(super) fn load(definition: Definition, csv: &str) -> (Option<Indicator>, Vec<Diagnostic>) {
    load_source(
        definition,
        &Source::new("content/indicators/imd.csv".into(), csv),
    )
}

pub(super) fn load_source(
    definition: Definition,
    csv: &Source,
) -> (Option<Indicator>, Vec<Diagnostic>) {
    let source = Source::new("content/indicators/imd.yaml".into(), "");
    let mut diagnostics = Vec::new();
    let indicator = Indicator::load(definition.into(), &source, csv, &areas(), &mut diagnostics);
    (indicator, diagnostics)
}

/// Loads a CSV that has nothing wrong with it.
pub(super) fn good(definition: Definition, csv: &str) -> Indicator {
    let (indicator, diagnostics) = load(definition, csv);
    assert_eq!(diagnostics, []);
    indicator.expect("a table")
}

/// The diagnostics, as `line:column message [code] | help | …`; of the definition, `yaml`.
pub(super) fn told(csv: &str, diagnostics: &[Diagnostic]) -> Vec<String> {
    let source = Source::new("content/indicators/imd.csv".into(), csv);
    let one = |d: &Diagnostic| {
        let span = d.location.span().filter(|span| span.file == *source.path());
        let place = span.map_or("yaml".to_owned(), |span| {
            let place = source.position(span.start);
            format!("{}:{}", place.line, place.column)
        });
        let what = format!("{place} {} [{}]", d.message(), d.code);
        [what]
            .iter()
            .chain(d.help_lines())
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" | ")
    };
    diagnostics.iter().map(one).collect()
}
