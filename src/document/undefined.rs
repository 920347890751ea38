//! References without a definition, `[words][id]`: they are left as text, and reported.
//!
//! In: the parser's calls. Out: ids with their ranges in the parsed text. Must not know: what they were meant to be.

use std::cell::RefCell;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, LinkType};

/// Records references without a definition; they are left as text.
pub(super) fn note_undefined<'input>(
    undefined: &RefCell<Vec<(String, Range<usize>)>>,
) -> impl FnMut(BrokenLink<'input>) -> Option<(CowStr<'input>, CowStr<'input>)> {
    |link| {
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            undefined
                .borrow_mut()
                .push((link.reference.to_string(), link.span));
        }
        None
    }
}
