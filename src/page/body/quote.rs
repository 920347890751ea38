//! A quotation of the body: its attribution stands outside of what is quoted.
//!
//! In: where its paragraphs stand in the output. Out: the output, rearranged at its end.

/// A quotation that is being written.
pub(super) struct Quote {
    /// Where it starts in the output.
    start: usize,
    /// An alert is nobody's words.
    alert: bool,
    /// In which of the outputs that are open it stands.
    pub(super) output: usize,
    last: Option<Last>,
}

/// Its last paragraph.
struct Last {
    start: usize,
    inside: usize,
    end: usize,
    /// Whether all of it is an attribution.
    whole: bool,
    /// Whether its last line is one: where the line before ends, and where it starts.
    line: Option<(usize, usize)>,
}

impl Quote {
    pub(super) fn new(start: usize, alert: bool, output: usize) -> Self {
        Self {
            start,
            alert,
            output,
            last: None,
        }
    }

    /// Notes a paragraph that has been written.
    pub(super) fn paragraph(
        &mut self,
        start: usize,
        inside: usize,
        end: usize,
        whole: bool,
        line: Option<(usize, usize)>,
    ) {
        self.last = Some(Last {
            start,
            inside,
            end,
            whole,
            line,
        });
    }

    /// Ends the quotation in `out`. One with an attribution becomes a figure with a caption.
    pub(super) fn write_end(self, out: &mut String) {
        if self.alert {
            out.push_str("</div>\n");
            return;
        }
        let opening = "<blockquote>\n".len();
        let attribution = self
            .last
            .filter(|last| last.end == out.len())
            .and_then(|last| {
                if last.whole && last.start > self.start + opening {
                    let words = out[last.inside..].to_owned();
                    out.truncate(last.start);
                    Some(words)
                } else {
                    let (line_end, after) = last.line?;
                    let words = out[after..].to_owned();
                    out.truncate(line_end);
                    out.push_str("</p>\n");
                    Some(words)
                }
            });
        out.push_str("</blockquote>\n");
        if let Some(words) = attribution {
            let words = words.trim_end();
            let words = words.strip_suffix("</p>").unwrap_or(words);
            let name = words.trim_start_matches(['—', '–', '―', ' ', '\u{a0}']);
            out.insert_str(self.start, "<figure class=\"quote\">\n");
            out.push_str("<figcaption>");
            out.push_str(name);
            out.push_str("</figcaption>\n</figure>\n");
        }
    }
}
