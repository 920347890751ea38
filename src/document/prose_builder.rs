//! Builds one run of prose from pieces of text.
//!
//! In: text with its ranges, in order. Out: a `Prose`. Must not know: Markdown's events.

use std::ops::Range;

use super::prose::{LinkForm, Piece, Prose, ProseLink, Surface};
use crate::source::{Source, Span, Spanned};

/// The placeholder in a run for code and pictures.
const OBJECT: &str = "\u{FFFC}";

/// A run that is being read.
pub(super) struct ProseBuilder {
    surface: Surface,
    text: String,
    pieces: Vec<Piece>,
    links: Vec<ProseLink>,
    /// Code in it that reads as words, each with the offset of its placeholder.
    code: Vec<(usize, String)>,
    /// The file's range from its first piece to its last.
    range: Option<Range<usize>>,
    /// The start of the last line in the text.
    last_line: usize,
    /// Whether the last piece is a placeholder, which nothing is joined to.
    sealed: bool,
}

impl ProseBuilder {
    pub(super) fn new(surface: Surface) -> Self {
        Self {
            surface,
            // Enough for most paragraphs; the finished run has no more than it needs.
            text: String::with_capacity(512),
            pieces: Vec::with_capacity(8),
            links: Vec::new(),
            code: Vec::new(),
            range: None,
            last_line: 0,
            sealed: false,
        }
    }

    /// Adds text whose range in the file is `file`.
    pub(super) fn push_words(&mut self, words: &str, file: Range<usize>) {
        self.push_piece(words, file);
    }

    /// Adds a line's end.
    pub(super) fn push_line_break(&mut self, file: Range<usize>) {
        self.push_piece(" ", file);
        self.last_line = self.text.len();
    }

    /// Adds a placeholder.
    pub(super) fn push_object(&mut self, file: Range<usize>) {
        self.sealed = true;
        self.push_piece(OBJECT, file);
        self.sealed = true;
    }

    /// Adds a placeholder for code.
    pub(super) fn push_code(&mut self, code: &str, file: Range<usize>) {
        if reads_as_words(code) {
            self.code.push((self.text.len(), code.to_owned()));
        }
        self.push_object(file);
    }

    fn push_piece(&mut self, text: &str, file: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.cover(file.clone());
        let sealed = std::mem::take(&mut self.sealed);
        if let Some(last) = self.pieces.last_mut().filter(|_| !sealed) {
            let linear = start - last.text as usize == last.len as usize;
            let follows = (last.file + last.len) as usize == file.start;
            if linear && follows && file.len() == text.len() {
                last.len += file.len() as u32;
                return;
            }
        }
        self.pieces.push(Piece {
            text: start as u32,
            file: file.start as u32,
            len: file.len() as u32,
        });
    }

    fn cover(&mut self, file: Range<usize>) {
        self.range = Some(match self.range.take() {
            Some(range) => range.start.min(file.start)..range.end.max(file.end),
            None => file,
        });
    }

    /// Opens a link; returns its number for `close_link`.
    pub(super) fn open_link(
        &mut self,
        form: LinkForm,
        destination: Spanned<String>,
        span: Span,
    ) -> usize {
        self.cover(span.range());
        let at = self.text.len();
        self.links.push(ProseLink {
            form,
            words: at..at,
            words_span: span.at_start(),
            span,
            destination,
        });
        self.links.len() - 1
    }

    /// Closes a link, now that its text has been read. `destination` is the range of an inline link's.
    pub(super) fn close_link(
        &mut self,
        number: usize,
        words: Range<usize>,
        destination: Option<Range<usize>>,
    ) {
        let Some(link) = self.links.get_mut(number) else {
            return;
        };
        link.words.end = self.text.len();
        link.words_span = Span::new(&link.span.file, words);
        if let Some(destination) = destination {
            link.destination.span = Span::new(&link.span.file, destination);
        }
    }

    /// Whether the last line is an attribution: a dash and text.
    pub(super) fn ends_with_attribution(&self) -> bool {
        self.text[self.last_line..]
            .trim_start()
            .strip_prefix(['—', '–', '―'])
            .is_some_and(|name| !name.trim().is_empty())
    }

    /// The run with the words that are in code, as readers see it; `None` where no code reads as words. It has no links.
    pub(super) fn with_code(&self, source: &Source, exact: bool) -> Option<Prose> {
        if self.code.is_empty() {
            return None;
        }
        let mut text = String::new();
        let mut pieces: Vec<Piece> = Vec::new();
        let mut code = self.code.iter().peekable();
        for (index, piece) in self.pieces.iter().enumerate() {
            let end = self.pieces.get(index + 1);
            let end = end.map_or(self.text.len(), |next| next.text as usize);
            let start = text.len() as u32;
            pieces.push(Piece {
                text: start,
                ..*piece
            });
            match code.next_if(|(at, _)| *at == piece.text as usize) {
                // A piece of its own: code is never as long in the file as in the text, since it has marks around it.
                Some((_, words)) => text.push_str(words),
                None => text.push_str(&self.text[piece.text as usize..end]),
            }
        }
        Some(Prose {
            surface: Surface::Code,
            speech: false,
            text,
            pieces: if exact { pieces } else { Vec::new() },
            span: source.span(self.range.clone()?),
            links: Vec::new(),
            cell: None,
        })
    }

    /// The run, unless it is empty. Without `exact` ranges, `span` is used for all of it.
    pub(super) fn finish(mut self, source: &Source, exact: bool) -> Option<Prose> {
        let range = self.range?;
        let text = self.text.as_str().to_owned();
        self.pieces.shrink_to_fit();
        self.links.shrink_to_fit();
        Some(Prose {
            surface: self.surface,
            speech: false,
            text,
            pieces: if exact { self.pieces } else { Vec::new() },
            span: source.span(range),
            links: self.links,
            cell: None,
        })
    }
}

/// Whether code is words and numbers, and not a program: `91.9`, but not `width: 50%;` or `[words](figure:imd)`.
pub(super) fn reads_as_words(code: &str) -> bool {
    const OF_PROGRAMS: &[char] = &[
        '{', '}', '(', ')', '[', ']', '<', '>', ';', '=', '\\', '_', '$', '|', '#', '*', '`',
    ];
    let digits = code.bytes().any(|byte| byte.is_ascii_digit());
    let letters = code.chars().any(char::is_alphabetic);
    (digits || letters)
        && !code.contains(OF_PROGRAMS)
        && !code.contains("--")
        && !code.contains(": ")
}
