//! Invalid indentation: characters that YAML takes neither for spaces nor for a list's hyphen.

use super::lines::Line;
use super::mistakes::{Finder, Mistake};

impl Finder<'_> {
    /// A tab in the indentation.
    pub(super) fn tab(&self, line: &Line) -> Option<Mistake> {
        let margin = line.start..line.start + line.margin;
        let tab = self.text[margin.clone()].find('\t')?;
        let above = self.lines.iter().rev().find(|above| {
            above.start < line.start && !self.text[above.start..above.end].trim().is_empty()
        });
        // Below a key that has its value, a key cannot be indented further.
        let beside = above.filter(|above| {
            !self.text[above.start..above.start + above.margin].contains('\t')
                && line.value.is_some()
                && above.value.as_ref().is_some_and(|value| !value.is_empty())
        });
        let spaces = match beside {
            Some(above) => " ".repeat(above.indent),
            None => self.text[margin.clone()].replace('\t', "  "),
        };
        let range = margin.start + tab..margin.end;
        let words = &self.text[margin.end..line.end];
        let diagnostic = self
            .error(
                &range,
                "this line begins with a tab: only spaces are allowed here",
            )
            .help(format!("write: {spaces}{words}"));
        Some(Mistake::mended(diagnostic, margin, spaces))
    }

    /// A no-break space or another non-ASCII space in the indentation.
    pub(super) fn unseen(&self, line: &Line) -> Option<Mistake> {
        let written = &self.text[line.start..line.end];
        let margin = line.start..line.end - written.trim_start().len();
        if self.text[margin.clone()]
            .chars()
            .all(|letter| letter == ' ')
        {
            return None;
        }
        let spaces = " ".repeat(self.text[margin.clone()].chars().count());
        let message = "this line begins with a space that YAML does not take for one";
        let diagnostic = self
            .error(&margin, message)
            .help(format!("write: {spaces}{}", written.trim_start()));
        Some(Mistake::mended(diagnostic, margin, spaces))
    }

    /// `• Coventry`, a list item as word processors write it.
    pub(super) fn bullet(&self, line: &Line) -> Option<Mistake> {
        let words = &self.text[line.content.clone()];
        let sign = words
            .chars()
            .next()
            .filter(|sign| "•·‣▪–—".contains(*sign))?;
        let range = line.content.start..line.content.start + sign.len_utf8();
        if !words[sign.len_utf8()..].starts_with(' ') {
            return None;
        }
        let diagnostic = self
            .error(
                &range,
                format!("a list's item begins with a hyphen, not with {sign}"),
            )
            .help(self.written(&range, "-"));
        Some(Mistake::mended(diagnostic, range, "-"))
    }
}
