//! Whether a sentence with a figure has a source too, which may say what the data do not.

use crate::document::ProseLink;
use crate::evidence::prose::TokenizedProse;

/// Whether the link's sentence has a source beside its figures.
pub(super) fn has_source(run: &TokenizedProse, link: &ProseLink) -> bool {
    let sentence = run.sentence(&link.words);
    run.prose.links.iter().any(|other| {
        other.destination.value.starts_with("source:")
            && sentence.start <= other.words.start
            && other.words.end <= sentence.end
    })
}
