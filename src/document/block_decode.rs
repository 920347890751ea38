//! Fenced blocks: their decoder.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;

use super::block_shape::{BLOCKS, CHART_TYPES, EVENT, SORTS};
use super::element::element;
use super::key_figure::key_figures;
use super::page_texts::text;
use super::{
    BenchmarkChoice, Block, CaseStudyBlock, ChartBlock, ChartEvent, DimensionValues, ElementKind,
    QuoteBlock, Selection, TableBlock,
};
use crate::config::LocalText;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span, Spanned};
use crate::yaml::{self, Decoder, Node, Value};

impl Block {
    /// Decodes a block: `name` is the word after the fence, `yaml` its content, `fence` the whole. `None` where it is no block of
    /// this name, or lacks a required key, which is reported.
    pub fn decode(
        source: &Source,
        name: &str,
        yaml: Range<usize>,
        fence: Range<usize>,
        language: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let (_, shape) = BLOCKS.iter().find(|(block, _)| *block == name)?;
        let node = yaml::parse(source, yaml, diagnostics)?;
        let span = source.span(fence);
        let line = source.line_of(span.start as usize);
        let head = source.span(span.start as usize..line.end.max(span.start as usize));
        let mut decoder = Decoder::new(source, &node, shape, &head, None, diagnostics)?;
        match name {
            "chart" => chart(&mut decoder),
            "table" => table(&mut decoder, span),
            "key-figures" => Some(Self::KeyFigures(key_figures(&mut decoder, "items"))),
            "quote" | "pull-quote" => quote(&mut decoder, language, name == "pull-quote"),
            "case-study" => case_study(&mut decoder),
            _ => {
                let kinds = ElementKind::ALL.iter();
                let (_, kind) = kinds.copied().find(|(known, _)| *known == name)?;
                let element = element(&mut decoder, kind, &head, language)?;
                Some(Self::Element(Box::new(element)))
            }
        }
    }
}

fn chart(decoder: &mut Decoder<'_, '_>) -> Option<Block> {
    let kind = decoder.one_of("type", &CHART_TYPES);
    let (selection, title) = (selection(decoder), LocalText::of(decoder, "title"));
    let (subtitle, alt) = (
        LocalText::of(decoder, "subtitle"),
        LocalText::of(decoder, "alt"),
    );
    let (limits, target) = (limits(decoder), decoder.number("target"));
    let (id, notes) = (decoder.word("id"), LocalText::list(decoder, "notes"));
    let events = decoder.maps("events", &EVENT, event);
    let join = decoder.flag("join");
    let chart = ChartBlock {
        kind: kind?,
        selection: selection?,
        title: title?,
        subtitle,
        limits,
        target,
        id,
        alt,
        notes,
        events,
        join,
    };
    Some(Block::Chart(Box::new(chart)))
}

fn event(decoder: &mut Decoder<'_, '_>, _item: &Node) -> Option<ChartEvent> {
    let (from, to) = (decoder.word("from"), decoder.word("to"));
    let text = LocalText::of(decoder, "text");
    Some(ChartEvent {
        from: from?,
        to,
        text: text?,
    })
}

fn table(decoder: &mut Decoder<'_, '_>, span: Span) -> Option<Block> {
    let (selection, title) = (selection(decoder), LocalText::of(decoder, "title"));
    let subtitle = LocalText::of(decoder, "subtitle");
    // Keys of a chart that have no effect in a table: their advice is given, their values are checked.
    let _ = (
        limits(decoder),
        decoder.number("target"),
        LocalText::of(decoder, "alt"),
    );
    let columns = decoder.words("columns");
    let (id, notes) = (decoder.word("id"), LocalText::list(decoder, "notes"));
    let table = TableBlock {
        selection: selection?,
        title: title?,
        subtitle,
        columns,
        id,
        notes,
        span,
    };
    Some(Block::Table(Box::new(table)))
}

fn selection(decoder: &mut Decoder<'_, '_>) -> Option<Selection> {
    let mut indicators = decoder.words("indicator");
    indicators.extend(decoder.words("indicators"));
    let selection = Selection {
        areas: decoder.words("areas"),
        by: decoder.word("by"),
        from: decoder.word("from"),
        to: decoder.word("to"),
        periods: decoder.words("periods"),
        dimensions: dimensions(decoder),
        benchmark: match decoder.word("benchmark") {
            None => BenchmarkChoice::Default,
            Some(word) if word.value == "none" => BenchmarkChoice::None,
            Some(word) => BenchmarkChoice::Area(word),
        },
        confidence: decoder.flag("confidence").map(|flag| flag.value),
        sort: sort(decoder),
        highlight: decoder.words("highlight"),
        indicators,
    };
    (!selection.indicators.is_empty()).then_some(selection)
}

/// Chosen values of dimensions: every key that is not a chart's and does not resemble one.
fn dimensions(decoder: &mut Decoder<'_, '_>) -> BTreeMap<String, DimensionValues> {
    let mut found = BTreeMap::new();
    for (name, node) in decoder.others() {
        let Some(text) = name.text() else { continue };
        if !node.is_words() || decoder.is_misspelt(text) {
            continue;
        }
        let values = decoder.read_words(text, node);
        if !values.is_empty() {
            let key = name.span.clone();
            found.insert(text.to_owned(), DimensionValues { key, values });
        }
    }
    found
}

fn sort(decoder: &mut Decoder<'_, '_>) -> Option<Spanned<String>> {
    let word = decoder.one_of("sort", &SORTS)?;
    Some(word.map(str::to_owned))
}

/// The axis's ends: two numbers, the lower first.
fn limits(decoder: &mut Decoder<'_, '_>) -> Option<(Spanned<Decimal>, Spanned<Decimal>)> {
    let node = decoder.node("limits")?;
    let ends: &[Node] = match &node.value {
        Value::List(items) => items,
        _ => &[],
    };
    if let [low, high] = ends {
        let low = decoder.read_number("limits", low);
        let high = decoder.read_number("limits", high);
        let (low, high) = (low?, high?);
        if low.value < high.value {
            return Some((low, high));
        }
    }
    decoder.push(
        Diagnostic::error(
            Code::WrongValue,
            node.span.clone(),
            "limits are two numbers, the lower first",
        )
        .help("write: limits: [0, 100]"),
    );
    None
}

fn quote(decoder: &mut Decoder<'_, '_>, language: &str, pulled: bool) -> Option<Block> {
    let words = text(decoder, "text", language);
    let attribution = text(decoder, "attribution", language);
    let source = decoder.word("source");
    Some(Block::Quote(QuoteBlock {
        pulled,
        text: words?,
        attribution,
        source,
    }))
}

fn case_study(decoder: &mut Decoder<'_, '_>) -> Option<Block> {
    let whole = decoder.flag("whole").is_some_and(|flag| flag.value);
    let page = decoder.word("page")?;
    Some(Block::CaseStudy(CaseStudyBlock { page, whole }))
}
