//! Settings that the whole site shares: site.yaml, sources.yaml, glossary.yaml, texts in languages.
//!
//! In: YAML trees. Out: typed settings with spans. Must not know: pages, data, themes' files.

mod brand;
mod decode;
mod disclosure;
mod glossary;
mod shape;
mod site;
mod sources;
mod text;

pub use brand::{Brand, BrandPicture};
pub use decode::is_id;
pub use disclosure::{DISCLOSURE, Disclosure};
pub use glossary::{GLOSSARY, GlossaryTerm, decode_glossary};
pub use shape::SITE;
pub use site::{
    Accessibility, Conformance, Evidence, Licence, MenuItem, MenuTarget, PercentStyle, RawHtml,
    SiteConfig, Taxonomy, Term, ThemeChoice,
};
pub(crate) use sources::read_sources;
pub use sources::{Fact, SOURCE, SOURCES, SourceEntry, SourceKind, Sources, decode_sources};
pub(crate) use text::language;
pub use text::{LocalText, ReaderTexts, normal_language};

#[cfg(test)]
mod tests;
