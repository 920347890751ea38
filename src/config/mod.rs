//! What the whole site shares: site.yaml, sources.yaml, texts in languages.
//!
//! In: YAML trees. Out: typed settings with spans. Must not know: pages, data, themes' files.

mod site;
mod sources;
mod strings;
mod text;

pub use site::{
    Accessibility, Evidence, Licence, MenuItem, MenuTarget, PercentStyle, RawHtml, SiteConfig,
    Taxonomy, Term, ThemeChoice,
};
pub use sources::{Fact, SourceEntry, SourceKind, Sources};
pub use strings::Strings;
pub use text::LocalText;
