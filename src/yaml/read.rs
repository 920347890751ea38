//! The parser of `serde_yaml` as a stream of tokens with their byte ranges, or where and why a text is not YAML.
//!
//! The events of its parser are used, not its deserializer: they include how a scalar was written, where a list ends, and
//! exactly what is wrong, at a third of the cost. An alias is a token like any other and never expanded, so that no text
//! grows when it is parsed.

use std::borrow::Cow;
use std::ops::Range;

use serde_yaml::granit_parser::{
    ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, Span, StrInput, StructureStyle,
};

/// A token of YAML.
pub(super) enum Token<'t> {
    /// A scalar's text, escapes and folding resolved.
    Scalar {
        text: Cow<'t, str>,
        style: Style,
        property: bool,
    },
    /// The start of a list, or of a map, whose keys and values alternate. `property`: it has a tag or an anchor.
    Begin {
        list: bool,
        flow: bool,
        property: bool,
    },
    /// The end of the innermost list or map.
    End,
    /// `*name`
    Alias,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Quoted,
    /// After `|` or `>`.
    Block,
}

/// Why a text is not YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Lists and maps are nested too deeply, or there are too many values.
    TooMuch,
    /// A second document follows `---`.
    SecondDocument,
    /// An error of brackets.
    Bracket,
    /// An invalid backslash escape in a quoted text.
    Escape,
    /// A character that no text file contains.
    Character,
    /// Anything else.
    Other,
}

/// Where a text stops being YAML, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    /// The byte in the text.
    pub(super) at: usize,
    pub(super) fault: Fault,
}

/// The tokens of a text, up to its end or the first failure.
pub(super) struct Tokens<'t> {
    text: &'t str,
    parser: Parser<'t, StrInput<'t>>,
    documents: usize,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut options = Options::default();
        options.set_emit_comments(false);
        // `*name` is what an editor meant as text, whether or not there is an `&name`.
        options.emit_unresolved_aliases = true;
        Self {
            text,
            parser: Parser::new_from_str_with_options(text, options),
            documents: 0,
        }
    }

    fn range(&self, span: Span) -> Range<usize> {
        let at = |byte: Option<usize>, index| byte.unwrap_or_else(|| self.byte(index));
        let start = at(span.start.byte_offset(), span.start.index());
        let end = at(span.end.byte_offset(), span.end.index());
        start..end.max(start)
    }

    /// The byte of a character.
    fn byte(&self, index: usize) -> usize {
        self.text
            .char_indices()
            .nth(index)
            .map_or(self.text.len(), |(byte, _)| byte)
    }

    fn failure(&self, error: &ScanError) -> Failure {
        let marker = error.marker();
        let at = marker
            .byte_offset()
            .unwrap_or_else(|| self.byte(marker.index()));
        Failure {
            at: self.text.floor_char_boundary(at),
            fault: fault(error.kind()),
        }
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Result<(Token<'t>, Range<usize>), Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (event, span) = match self.parser.next_event()? {
                Ok(found) => found,
                Err(error) => return Some(Err(self.failure(&error))),
            };
            let range = self.range(span);
            let token = match event {
                Event::Scalar(text, style, anchor, tag) => Token::Scalar {
                    text,
                    style: match style {
                        ScalarStyle::Plain => Style::Plain,
                        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
                        ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
                    },
                    property: anchor > 0 || tag.is_some(),
                },
                Event::SequenceStart(style, anchor, tag) => Token::Begin {
                    list: true,
                    flow: style == StructureStyle::Flow,
                    property: anchor > 0 || tag.is_some(),
                },
                Event::MappingStart(style, anchor, tag) => Token::Begin {
                    list: false,
                    flow: style == StructureStyle::Flow,
                    property: anchor > 0 || tag.is_some(),
                },
                Event::SequenceEnd | Event::MappingEnd => Token::End,
                Event::Alias(_) | Event::UnresolvedAlias(_) => Token::Alias,
                Event::DocumentStart(..) => {
                    self.documents += 1;
                    if self.documents > 1 {
                        return Some(Err(Failure {
                            at: range.start,
                            fault: Fault::SecondDocument,
                        }));
                    }
                    continue;
                }
                _ => continue,
            };
            return Some(Ok((token, range)));
        }
    }
}

fn fault(kind: &ErrorKind) -> Fault {
    match kind {
        ErrorKind::RecursionLimitExceeded | ErrorKind::AnchorCountOverflow => Fault::TooMuch,
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::BlockEntryInFlowCollection
        | ErrorKind::FlowMappingValueAdjacentCollection
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::InvalidColonPlacement => Fault::Bracket,
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => Fault::Escape,
        ErrorKind::BomInsideDocument => Fault::Character,
        ErrorKind::UnexpectedCharacter { character }
            if !character.is_ascii_graphic() && *character != ' ' =>
        {
            Fault::Character
        }
        _ => Fault::Other,
    }
}
