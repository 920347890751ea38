//! A link's destination as the editor typed it: `figure:imd?2015..2019&vs=england`, `source:lga#job-shop-daily`.
//!
//! In: the destination's text. Out: its parts, each with its location in the file.
//! Must not know: which indicators, areas or sources exist.

use percent_encoding::percent_decode_str;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, Spanned};

/// What a link names as the basis of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::large_enum_variant,
    reason = "created and matched at once, never stored"
)]
pub enum Destination {
    /// `figure:none`: a definition or a name.
    NotAFigure,
    /// `figure:INDICATOR?…`
    Figure(FigureDestination),
    /// `source:ID`, `source:ID#fact`
    Source {
        /// The source's id.
        id: Spanned<String>,
        /// The fact's name.
        fact: Option<Spanned<String>>,
    },
}

/// The parts of `figure:INDICATOR?PERIOD&key=value…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureDestination {
    /// An id or a short.
    pub indicator: Spanned<String>,
    /// Which period or periods.
    pub when: PeriodChoice,
    /// The value of `area=`.
    pub area: Option<Spanned<String>>,
    /// The value of `vs=`.
    pub vs: Option<Spanned<String>>,
    /// The value of `among=`.
    pub among: Option<Spanned<String>>,
    /// The value of `show=`.
    pub show: Option<Spanned<Quantity>>,
    /// All other keys, each to be a dimension of the indicator.
    pub dimensions: Vec<(Spanned<String>, Spanned<String>)>,
    /// The whole destination.
    pub span: Span,
}

/// Which period or periods a destination names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeriodChoice {
    /// None.
    Unstated,
    /// One; `latest` is one too.
    One(Spanned<String>),
    /// From one to another.
    Change(Spanned<String>, Spanned<String>),
}

/// What a number in the words is, where the words are ambiguous.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// The value itself.
    Value,
    /// The difference of two periods.
    Change,
    /// The relative change, in per cent.
    PercentChange,
    /// The ratio.
    Ratio,
    /// The position in a rank.
    Rank,
    /// The difference from another area, group or indicator.
    Gap,
    /// The lower confidence limit.
    LowerCi,
    /// The upper confidence limit.
    UpperCi,
}

impl Quantity {
    /// By name, in the order in which the message lists them.
    pub const NAMES: &[(&str, Quantity)] = &[
        ("value", Self::Value),
        ("change", Self::Change),
        ("percent-change", Self::PercentChange),
        ("ratio", Self::Ratio),
        ("rank", Self::Rank),
        ("gap", Self::Gap),
        ("lower-ci", Self::LowerCi),
        ("upper-ci", Self::UpperCi),
    ];
}

/// Whether a destination has the scheme `figure` or `source`.
pub fn is_evidence(destination: &str) -> bool {
    let scheme = destination.split(':').next().unwrap_or_default();
    scheme.len() < destination.len()
        && (scheme.eq_ignore_ascii_case("figure") || scheme.eq_ignore_ascii_case("source"))
}

/// Reads a destination that `is_evidence`. `None` where an error leaves nothing to check.
pub fn parse_destination(
    typed: &Spanned<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Destination> {
    let (scheme, rest) = typed.value.split_once(':')?;
    let place = DestinationText {
        typed,
        offset: scheme.len() + 1,
    };
    if scheme.eq_ignore_ascii_case("source") {
        return parse_source(&place, rest, diagnostics);
    }
    if rest == "none" {
        return Some(Destination::NotAFigure);
    }
    parse_figure(&place, rest, diagnostics).map(Destination::Figure)
}

/// A key figure's destination, which has no scheme.
pub(super) fn parse_key_figure(
    typed: &Spanned<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<FigureDestination> {
    if let Some((_, link)) = typed.value.split_once("](figure:") {
        let help = format!("write: figure: {}", link.trim_end_matches(')'));
        let message = "a key figure takes what a link is based on, without words and brackets";
        diagnostics.push(
            Diagnostic::error(Code::FigureDestination, typed.span.clone(), message).help(help),
        );
        return None;
    }
    let rest = typed.value.strip_prefix("figure:").unwrap_or(&typed.value);
    parse_figure(
        &DestinationText {
            typed,
            offset: typed.value.len() - rest.len(),
        },
        rest,
        diagnostics,
    )
}

/// A key figure's fact, which has no scheme.
pub(super) fn parse_key_fact(
    typed: &Spanned<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Destination> {
    let rest = typed.value.strip_prefix("source:").unwrap_or(&typed.value);
    parse_source(
        &DestinationText {
            typed,
            offset: typed.value.len() - rest.len(),
        },
        rest,
        diagnostics,
    )
}

/// Locates the parts of a destination in the file.
struct DestinationText<'a> {
    typed: &'a Spanned<String>,
    offset: usize,
}

impl DestinationText<'_> {
    /// A decoded part with its span; where the file has the destination with escapes, the span of the whole.
    fn part(&self, start: usize, text: &str) -> Spanned<String> {
        let value = percent_decode_str(text)
            .decode_utf8_lossy()
            .trim()
            .to_owned();
        let exact = self.typed.span.range().len() == self.typed.value.len();
        let start = self.offset + start;
        let span = if exact {
            self.typed.span.part(start..start + text.len())
        } else {
            self.typed.span.clone()
        };
        Spanned::new(value, span)
    }
}

fn parse_source(
    place: &DestinationText,
    rest: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Destination> {
    let (id, fact) = rest
        .split_once('#')
        .map_or((rest, None), |(id, fact)| (id, Some(fact)));
    if id.trim().is_empty() {
        diagnostics.push(
            Diagnostic::error(
                Code::FigureDestination,
                place.typed.span.clone(),
                "the link names no source",
            )
            .help("write the source's id from sources.yaml: source:ID, or source:ID#fact"),
        );
        return None;
    }
    let fact = fact.map(|fact| place.part(id.len() + 1, fact));
    Some(Destination::Source {
        id: place.part(0, id),
        fact,
    })
}

#[expect(
    clippy::too_many_lines,
    reason = "one list of cases, read from top to bottom"
)]
fn parse_figure(
    place: &DestinationText,
    rest: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<FigureDestination> {
    let (indicator, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut error = |span: Span, message: String, help: &str| {
        diagnostics
            .push(Diagnostic::error(Code::FigureDestination, span, message).help(help.to_owned()));
    };
    if indicator.trim().is_empty() {
        let help = "write the indicator's id: figure:ID?2019, or figure:none for a name";
        error(
            place.typed.span.clone(),
            "the link names no indicator".to_owned(),
            help,
        );
        return None;
    }
    let mut figure = FigureDestination {
        indicator: place.part(0, indicator),
        when: PeriodChoice::Unstated,
        area: None,
        vs: None,
        among: None,
        show: None,
        dimensions: Vec::new(),
        span: place.typed.span.clone(),
    };
    let (mut from, mut to) = (None, None);
    let mut broken = false;
    let mut offset = indicator.len() + 1;
    for part in query.split('&').filter(|_| !query.is_empty()) {
        let start = offset;
        offset += part.len() + 1;
        let Some((key, text)) = part.split_once('=') else {
            if part.trim().is_empty() {
                continue;
            }
            let twice = !matches!(figure.when, PeriodChoice::Unstated);
            figure.when = match part.split_once("..") {
                Some((first, last)) => PeriodChoice::Change(
                    place.part(start, first),
                    place.part(start + first.len() + 2, last),
                ),
                None => PeriodChoice::One(place.part(start, part)),
            };
            if twice {
                let help = if part.bytes().any(|byte| byte.is_ascii_digit()) {
                    "write one period, or a change: 2015..2019".to_owned()
                } else {
                    format!(
                        "write one period, or a change: 2015..2019; an area is area={}",
                        part.trim()
                    )
                };
                error(
                    place.part(start, part).span,
                    "two periods are given".to_owned(),
                    &help,
                );
                broken = true;
            }
            continue;
        };
        let key = place.part(start, key);
        let value = place.part(start + part.len() - text.len(), text);
        if value.value.is_empty() {
            let help = format!("write {}=…, or leave the key out", key.value);
            error(
                key.span.clone(),
                format!("\"{}\" has no value", key.value),
                &help,
            );
            broken = true;
            continue;
        }
        let taken = match key.value.as_str() {
            "period" => {
                let twice = !matches!(figure.when, PeriodChoice::Unstated);
                figure.when = match value.value.split_once("..") {
                    Some((first, last)) => PeriodChoice::Change(
                        Spanned::new(first.to_owned(), value.span.clone()),
                        Spanned::new(last.to_owned(), value.span.clone()),
                    ),
                    None => PeriodChoice::One(value),
                };
                twice
            }
            "from" => from.replace(value).is_some(),
            "to" => to.replace(value).is_some(),
            "area" => figure.area.replace(value).is_some(),
            "vs" => figure.vs.replace(value).is_some(),
            "among" => figure.among.replace(value).is_some(),
            "show" => {
                let known = Quantity::NAMES
                    .iter()
                    .find(|(name, _)| *name == value.value);
                if let Some((_, show)) = known {
                    figure
                        .show
                        .replace(Spanned::new(*show, value.span))
                        .is_some()
                } else {
                    let names: Vec<&str> = Quantity::NAMES.iter().map(|(name, _)| *name).collect();
                    let near = crate::diagnostic::did_you_mean(&value.value, names.iter().copied());
                    let help = match near {
                        Some(near) => format!("did you mean show={near}?"),
                        None => format!("write one of {}", names.join(", ")),
                    };
                    error(
                        value.span,
                        format!("show={} is not known", value.value),
                        &help,
                    );
                    broken = true;
                    false
                }
            }
            _ => {
                let twice = figure
                    .dimensions
                    .iter()
                    .any(|(known, _)| known.value == key.value);
                figure.dimensions.push((key.clone(), value));
                twice
            }
        };
        if taken {
            let help = "keep one of them";
            error(
                key.span.clone(),
                format!("\"{}\" is given twice", key.value),
                help,
            );
            broken = true;
        }
    }
    match (from, to) {
        (None, None) => {}
        (Some(from), Some(to)) if matches!(figure.when, PeriodChoice::Unstated) => {
            figure.when = PeriodChoice::Change(from, to);
        }
        (Some(one), Some(_)) => {
            let help = "write one period, or a change: 2015..2019";
            error(
                one.span,
                "a period is given beside from= and to=".to_owned(),
                help,
            );
            broken = true;
        }
        (Some(one), None) | (None, Some(one)) => {
            let help = "a change has both: from=2015&to=2019, or 2015..2019 for short";
            error(
                one.span,
                "only one end of the change is given".to_owned(),
                help,
            );
            broken = true;
        }
    }
    if let PeriodChoice::Change(first, last) = &figure.when
        && (first.value.is_empty() || last.value.is_empty())
    {
        let help = "a change has both ends: 2015..2019";
        error(
            place.typed.span.clone(),
            "only one end of the change is given".to_owned(),
            help,
        );
        broken = true;
    }
    (!broken).then_some(figure)
}
